"""The class with the largest share of each pixel's ground, from a class map of any lattice.

A target pixel is looked at in ``k x k`` points, the centres of its equal parts, and each point has the class of the
source pixel that it lies in. ``k`` is at least ``LEAST_POINTS``, and a multiple of the source pixels that make one of
the target: where both lattices nest, each source pixel counts the same, and the shares are exact. Else a share is off
by at most ``1 / k`` a side. The points' places come from their own absolute index alone (``warp.places_of``), so that
the result does not depend on the window.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from ..crs import METRES_PER_DEGREE, is_geographic
from ..grid import GridWindow
from ..pixels.warp import FloatArray, Lattice, places_of

LEAST_POINTS, MOST_POINTS = 8, 64
"""Along a side of a target pixel."""
POINTS_AT_ONCE = 2**20


def points_along(pixel_size_m: float, lattice: Lattice) -> int:
    """Return into how many parts a target pixel's side is cut for a source lattice."""
    _, b, _, _, e, _ = lattice.transform
    height_m = math.hypot(b, e) * (METRES_PER_DEGREE if is_geographic(lattice.crs) else 1.0)
    across = max(1, math.ceil(pixel_size_m / height_m - 1e-6))
    return min(MOST_POINTS, across * math.ceil(LEAST_POINTS / across))


def resample(source: FloatArray, row0: int, col0: int, window: GridWindow, lattice: Lattice) -> FloatArray:
    """Return the commonest value of each pixel of ``window``; the least of equally common ones.

    ``source`` holds the lattice's pixels from (row0, col0) on, NaN where it has no data. "No data" is a value like any
    other, but loses a tie: a pixel that is mostly without data is NaN.
    """
    k = points_along(window.pixel_size_m, lattice)
    out = np.empty(window.shape, np.float32)
    step = max(1, POINTS_AT_ONCE // (window.width_px * k * k))
    for top in range(0, window.height_px, step):
        rows = min(step, window.height_px - top)
        parts = GridWindow(
            window.epsg,
            window.pixel_size_m / k,
            window.left_px * k,
            (window.top_px - top) * k,
            window.width_px * k,
            rows * k,
        )
        places = places_of(parts, lattice)
        row, col = (np.floor(v + 0.5).astype(np.int64) for v in (places.rows - row0, places.cols - col0))
        picked = source[row[:, None], col[None, :]] if places.separable else source[row, col]
        cells = picked.reshape(rows, k, window.width_px, k).transpose(0, 2, 1, 3)
        out[top : top + rows] = _commonest(cells.reshape(rows * window.width_px, k * k)).reshape(rows, -1)
    return out


def _commonest(values: FloatArray) -> FloatArray:
    """Return the commonest value of each row; the least of equally common ones, NaN only where nothing ties it."""
    values = np.where(np.isnan(values), np.float32(np.inf), values)
    first: FloatArray = values[:, 0].copy()
    mixed = np.flatnonzero((values != first[:, None]).any(axis=1))
    ordered = np.sort(values[mixed], axis=1)
    best, best_run = ordered[:, 0].copy(), np.ones(len(mixed), np.int32)
    run = best_run.copy()
    for j in range(1, ordered.shape[1]):
        run = np.where(ordered[:, j] == ordered[:, j - 1], run + 1, 1)
        longer: npt.NDArray[np.bool_] = run > best_run
        best, best_run = np.where(longer, ordered[:, j], best), np.maximum(run, best_run)
    first[mixed] = best
    first[np.isinf(first)] = np.nan
    return first
