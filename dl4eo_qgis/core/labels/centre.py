"""A pixel belongs to a polygon when its centre lies inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..grid import GridWindow
from ..raster import rasterise


def burn_centre(shapes: Sequence[tuple[Any, int]], window: GridWindow) -> npt.NDArray[np.int32]:
    """Return the class of the first polygon that holds each pixel's centre."""
    return rasterise(reversed(shapes), window)
