"""The rules by which polygons become pixels. To add one: one function here or in a file beside, one entry in RULES."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..grid import GridWindow
from .centre import burn_centre

Rule = Callable[[Sequence[tuple[Any, int]], GridWindow], npt.NDArray[np.int32]]
"""Takes (polygon in the window's CRS, class value) in the layer's order; gives int32 rows x columns, 0 = background."""

RULES: dict[str, Rule] = {"centre": burn_centre}
