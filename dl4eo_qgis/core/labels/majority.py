"""The class with the largest share of each pixel's ground, from a class map of any lattice.

Where the map's pixels are upright in the same CRS, a source pixel's share of a target pixel is the product of two
overlaps, one along each axis: shares are exact. Else a target pixel is looked at in ``k x k`` points, the centres of
its equal parts, and each point has the class of the source pixel that it lies in: a share is off by at most ``1 / k``
a side. All places come from a pixel's own absolute index, so that the result does not depend on the window.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from ..crs import METRES_PER_DEGREE, is_geographic, same_crs
from ..grid import GridWindow
from ..pixels.warp import SNAP_PX, FloatArray, FloatArray64, IntArray, Lattice, places_of

LEAST_POINTS, MOST_POINTS = 8, 64
"""Along a side of a target pixel."""
POINTS_AT_ONCE = 2**20
SAME_SHARE = 1e-9
"""Shares of a pixel that differ by less are equal."""


def points_along(pixel_size_m: float, lattice: Lattice) -> int:
    """Return into how many parts a target pixel's side is cut for a source lattice that is turned or in another CRS."""
    _, b, _, _, e, _ = lattice.transform
    height_m = math.hypot(b, e) * (METRES_PER_DEGREE if is_geographic(lattice.crs) else 1.0)
    across = max(1, math.ceil(pixel_size_m / height_m - 1e-6))
    return min(MOST_POINTS, across * math.ceil(LEAST_POINTS / across))


def resample(source: FloatArray, row0: int, col0: int, window: GridWindow, lattice: Lattice) -> FloatArray:
    """Return the commonest value of each pixel of ``window``; the least of equally common ones.

    ``source`` holds the lattice's pixels from (row0, col0) on, NaN where it has no data. "No data" is a value like any
    other, but loses a tie: a pixel that is mostly without data is NaN.
    """
    if lattice.is_upright and same_crs(lattice.crs, f"EPSG:{window.epsg}"):
        return _by_overlaps(source, row0, col0, window, lattice)
    return _by_points(source, row0, col0, window, lattice)


def _by_overlaps(source: FloatArray, row0: int, col0: int, window: GridWindow, lattice: Lattice) -> FloatArray:
    a, _, c, _, e, f = lattice.transform
    size = window.pixel_size_m
    cols, widths = _overlaps(((window.left_px + np.arange(window.width_px + 1)) * size - c) / a)
    rows, heights = _overlaps(((window.top_px - np.arange(window.height_px + 1)) * size - f) / e)
    cols, rows = (np.clip(v, 0, n - 1) for v, n in ((cols - col0, source.shape[1]), (rows - row0, source.shape[0])))
    out = np.empty(window.shape, np.float32)
    for here in _parts(window, cols.shape[1] * rows.shape[1]):
        row, height, col, width = rows[here[0]], heights[here[0]], cols[here[1]], widths[here[1]]
        values = source[row[:, None, :, None], col[None, :, None, :]]
        shares = height[:, None, :, None] * width[None, :, None, :]
        count = len(row) * len(col)
        found = _commonest(values.reshape(count, -1), shares.reshape(count, -1))
        out[here] = found.reshape(len(row), len(col))
    return out


def _overlaps(edges: npt.NDArray[np.floating[Any]]) -> tuple[IntArray, FloatArray64]:
    """Return for each target pixel along an axis the source pixels below it, and which part of it each has.

    ``edges`` are the target's edges in source pixels, from the edge of pixel 0. All targets have as many places: those
    that are not needed have the part 0.
    """
    near = np.round(edges)
    edges = np.where(np.abs(edges - near) < SNAP_PX, near, edges)
    low, high = np.minimum(edges[:-1], edges[1:])[:, None], np.maximum(edges[:-1], edges[1:])[:, None]
    first = np.floor(low).astype(np.int64)
    places = first + np.arange(int((np.ceil(high) - first).max()))
    parts = (np.minimum(high, places + 1) - np.maximum(low, places)) / (high - low)
    return places, np.maximum(parts, 0.0)


def _parts(window: GridWindow, each: int) -> Iterator[tuple[slice, slice]]:
    """Yield the window in parts that have not too many source pixels, of which a pixel has ``each``."""
    cols = max(1, min(window.width_px, POINTS_AT_ONCE // each))
    rows = max(1, POINTS_AT_ONCE // (cols * each))
    for top in range(0, window.height_px, rows):
        for left in range(0, window.width_px, cols):
            yield slice(top, top + rows), slice(left, left + cols)


def _by_points(source: FloatArray, row0: int, col0: int, window: GridWindow, lattice: Lattice) -> FloatArray:
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


def _commonest(values: FloatArray, shares: FloatArray64 | None = None) -> FloatArray:
    """Return the value of each row with the largest share (without ``shares`` each counts the same).

    The least of those with equal shares; NaN only where nothing ties it.
    """
    values = np.where(np.isnan(values), np.float32(np.inf), values)
    first: FloatArray = values[:, 0].copy()
    mixed = np.flatnonzero((values != first[:, None]).any(axis=1))
    if shares is None:
        ordered, weights = np.sort(values[mixed], axis=1), np.ones((1, values.shape[1]))
    else:
        order = np.argsort(values[mixed], axis=1, kind="stable")
        ordered = np.take_along_axis(values[mixed], order, axis=1)
        weights = np.take_along_axis(shares[mixed], order, axis=1)
    best = ordered[:, 0].copy()
    best_run: FloatArray64 = np.broadcast_to(weights[:, 0], best.shape).copy()
    run = best_run.copy()
    for j in range(1, ordered.shape[1]):
        run = np.where(ordered[:, j] == ordered[:, j - 1], run, 0.0) + weights[:, j]
        longer: npt.NDArray[np.bool_] = run > best_run + SAME_SHARE
        best, best_run = np.where(longer, ordered[:, j], best), np.maximum(run, best_run)
    first[mixed] = best
    first[np.isinf(first)] = np.nan
    return first
