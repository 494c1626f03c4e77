"""What lies near a border between two values of a raster."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

OUTSIDE, INTERIOR, EDGE = 0, 1, 2

Pixels = npt.NDArray[Any]


def near_other(values: Pixels, reach_px: int) -> npt.NDArray[np.bool_]:
    """Return which pixels have another value within ``reach_px`` (from centre to centre), seen in this array alone.

    The outermost ``reach_px`` rows and columns do not know what lies beyond: give an array with such a margin.
    """
    least, most = values.copy(), values.copy()
    low, high, across = values, values, 0
    rows = values.shape[0]
    for down in range(min(reach_px, rows - 1), -1, -1):
        wider = math.isqrt(reach_px * reach_px - down * down)
        low, high, across = _along(low, across, wider, np.minimum), _along(high, across, wider, np.maximum), wider
        for here, there in ((slice(down, None), slice(0, rows - down)), (slice(0, rows - down), slice(down, None))):
            np.minimum(least[here], low[there], out=least[here])
            np.maximum(most[here], high[there], out=most[here])
    differs: npt.NDArray[np.bool_] = least != most
    return differs


def _along(values: Pixels, done: int, reach_px: int, pick: np.ufunc) -> Pixels:
    """Return the least or largest value of each row within ``reach_px`` to both sides, of those within ``done``.

    Each step looks ``done + 1`` further at most, so that nothing is passed over, at the ends of the rows either.
    """
    columns = values.shape[1]
    reach = min(reach_px, columns - 1)
    while done < reach:
        step = min(done + 1, reach - done)
        wider = values.copy()
        pick(wider[:, :-step], values[:, step:], out=wider[:, :-step])
        pick(wider[:, step:], values[:, :-step], out=wider[:, step:])
        values, done = wider, done + step
    return values


def boundary_classes(winners: Pixels, width_px: int) -> npt.NDArray[np.uint8]:
    """Return 0 where no feature has the pixel, 2 within ``width_px`` of another feature or none, 1 further inside."""
    inside = np.where(near_other(winners, width_px), EDGE, INTERIOR)
    return np.where(winners > 0, inside, OUTSIDE).astype(np.uint8)
