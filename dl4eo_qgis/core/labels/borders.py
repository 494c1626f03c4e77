"""What lies near a border between two values of a raster."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

OUTSIDE, INTERIOR, EDGE = 0, 1, 2

Pixels = npt.NDArray[Any]
Pick = Callable[[Pixels, Pixels], Pixels]


def near_other(values: Pixels, reach_px: int) -> npt.NDArray[np.bool_]:
    """Return which pixels have another value within ``reach_px`` (from centre to centre), seen in this array alone.

    The outermost ``reach_px`` rows and columns do not know what lies beyond: give an array with such a margin.
    """
    least, most = values.copy(), values.copy()
    rows = values.shape[0]
    for down in range(min(reach_px, rows - 1) + 1):
        across = math.isqrt(reach_px * reach_px - down * down)
        low, high = _along(values, across, np.minimum), _along(values, across, np.maximum)
        for here, there in ((slice(down, None), slice(0, rows - down)), (slice(0, rows - down), slice(down, None))):
            least[here] = np.minimum(least[here], low[there])
            most[here] = np.maximum(most[here], high[there])
    differs: npt.NDArray[np.bool_] = least != most
    return differs


def _along(values: Pixels, reach_px: int, pick: Pick) -> Pixels:
    """Return the least or largest value of each row within ``reach_px`` to both sides, in steps that double."""
    columns = values.shape[1]
    reach = min(reach_px, columns - 1)
    right, left, done = values.copy(), values.copy(), 0
    while done < reach:
        step = min(done + 1, reach - done)
        right[:, : columns - step] = pick(right[:, : columns - step], right[:, step:].copy())
        left[:, step:] = pick(left[:, step:], left[:, : columns - step].copy())
        done += step
    return pick(left, right)


def boundary_classes(winners: Pixels, width_px: int) -> npt.NDArray[np.uint8]:
    """Return 0 where no feature has the pixel, 2 within ``width_px`` of another feature or none, 1 further inside."""
    inside = np.where(near_other(winners, width_px), EDGE, INTERIOR)
    return np.where(winners > 0, inside, OUTSIDE).astype(np.uint8)
