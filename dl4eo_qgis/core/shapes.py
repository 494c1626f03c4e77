"""Small shapes that more than one stage needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .grid import Chip


def chip_squares(chips: Sequence[Chip], margin_m: float = 0.0) -> npt.NDArray[Any]:
    """Return the chips' squares as polygons in their own CRS, grown by ``margin_m``."""
    edges = np.array([c.bounds for c in chips], np.float64).reshape(-1, 4)
    squares: npt.NDArray[Any] = shapely.box(
        edges[:, 0] - margin_m, edges[:, 1] - margin_m, edges[:, 2] + margin_m, edges[:, 3] + margin_m
    )
    return squares


def merged(shapes: Sequence[Any] | npt.NDArray[Any]) -> Any:
    """Return the union of polygons, repaired where a reprojection made one invalid."""
    return shapely.union_all([s if shapely.is_valid(s) else shapely.make_valid(s) for s in shapes])
