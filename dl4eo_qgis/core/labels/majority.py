"""The class with the largest share of each pixel's ground, from a class map of any lattice.

Where both lattices are upright in one CRS, the ground that a pixel of the map shares with one of the target is the
product of two overlaps, across and down: shares are exact. Else a target pixel is looked at in ``POINTS`` points that
fill it evenly, and each has the class of the map's pixel that it lies in. All comes from a pixel's own absolute index,
so that the result does not depend on the window.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..geometry.crs import same_crs
from ..grid import GridWindow
from ..pixels.warp import SNAP_PX, FloatArray, FloatArray64, IntArray, Lattice, places_of

POINTS = 128
POINTS_STEP = 49
"""Point i lies in column i of ``POINTS`` and row ``POINTS_STEP`` x i: no two share a column or a row. Of pixels cut
by a corner of the map's a share is off by .005 (root mean square), .02 at most: about as by 32 x 32 points in rows,
while 8 x 8 have .024 and .10."""
AT_ONCE = 2**19
"""Values that are compared at once."""
TIE = 1e-6
"""Shares that differ by less are equal: they differ by what numbers are rounded."""

BoolArray = npt.NDArray[np.bool_]


def resample(source: FloatArray, row0: int, col0: int, window: GridWindow, lattice: Lattice) -> FloatArray:
    """Return the value with the largest share of each pixel of ``window``; the least of those with equal shares.

    ``source`` holds the lattice's pixels from (row0, col0) on, NaN where it has no data. "No data" is a value like any
    other, but loses a tie: a pixel that is mostly without data is NaN.
    """
    source = np.where(np.isnan(source), np.float32(np.inf), source)
    if same_crs(lattice.crs, f"EPSG:{window.epsg}") and lattice.is_upright:
        out = _by_areas(source, row0, col0, window, lattice)
    else:
        out = _by_points(source, row0, col0, window, lattice)
    out[np.isinf(out)] = np.nan
    return out


def _by_areas(source: FloatArray, row0: int, col0: int, window: GridWindow, lattice: Lattice) -> FloatArray:
    """Return the values by the exact areas of upright pixels."""
    a, _, c, _, e, f = lattice.transform
    pixel = window.pixel_size_m
    across: FloatArray64 = ((window.left_px + np.arange(window.width_px + 1, dtype=np.float64)) * pixel - c) / a
    down: FloatArray64 = ((window.top_px - np.arange(window.height_px + 1, dtype=np.float64)) * pixel - f) / e
    cols, shares_x = _overlaps(across, col0, source.shape[1])
    rows, shares_y = _overlaps(down, row0, source.shape[0])
    out = np.empty(window.shape, np.float32)
    count = rows.shape[1] * cols.shape[1]
    step = max(1, AT_ONCE // (window.width_px * count))
    for top in range(0, window.height_px, step):
        part = slice(top, top + step)
        values = source[rows[part, None, :, None], cols[None, :, None, :]].reshape(-1, count)
        first = values[:, 0].copy()
        mixed = np.flatnonzero((values != first[:, None]).any(axis=1))
        i, j = np.divmod(mixed, window.width_px)
        shares = (shares_y[part][i, :, None] * shares_x[j, None, :]).reshape(-1, count)
        order = np.argsort(values[mixed], axis=1, kind="stable")
        first[mixed] = _largest(
            np.take_along_axis(values[mixed], order, axis=1), np.take_along_axis(shares, order, axis=1)
        )
        out[part] = first.reshape(-1, window.width_px)
    return out


def _overlaps(edges: FloatArray64, start: int, length: int) -> tuple[IntArray, FloatArray64]:
    """Return for each pixel between two edges the source's pixels that it lies on, and its shares that lie there.

    Edges are in the source's pixels; indices count from ``start``. Those of shares of 0 are only kept inside.
    """
    near = np.round(edges)
    edges = np.where(np.abs(edges - near) < SNAP_PX, near, edges)
    low, high = np.minimum(edges[:-1], edges[1:]), np.maximum(edges[:-1], edges[1:])
    first = np.floor(low).astype(np.int64)
    index = first[:, None] + np.arange(int((np.ceil(high) - first).max()))
    shared = np.minimum(index + 1, high[:, None]) - np.maximum(index, low[:, None])
    return np.clip(index - start, 0, length - 1), np.maximum(shared, 0.0) / (high - low)[:, None]


def _by_points(source: FloatArray, row0: int, col0: int, window: GridWindow, lattice: Lattice) -> FloatArray:
    """Return the values by points; where a pixel's surroundings are of one value, there is no need of any."""
    out = np.empty(window.shape, np.float32)
    x, y = _points()
    step = max(1, AT_ONCE // (window.width_px * POINTS))
    for top in range(0, window.height_px, step):
        rows = min(step, window.height_px - top)
        part = GridWindow(window.epsg, window.pixel_size_m, window.left_px, window.top_px - top, window.width_px, rows)
        places = places_of(part.finer(2), lattice)
        down, across = _Plane(places.rows - row0), _Plane(places.cols - col0)
        first, is_mixed = _surroundings(source, down, across)
        mixed = np.flatnonzero(is_mixed)
        at = (plane.of(mixed, x, y) for plane in (down, across))
        row, col = (np.floor(v + 0.5).astype(np.int64) for v in at)
        values = np.sort(np.take(source, row * source.shape[1] + col), axis=1)
        first[mixed] = _largest(values)
        out[top : top + rows] = first.reshape(rows, -1)
    return out


def _points() -> tuple[FloatArray64, FloatArray64]:
    """Return where the points lie in a pixel, to the east and south of its middle; turned by half they are the same."""
    i = np.arange(POINTS)
    j = (i * POINTS_STEP + (POINTS_STEP - 1) // 2) % POINTS
    return (i + 0.5) / POINTS - 0.5, (j + 0.5) / POINTS - 0.5


class _Plane:
    """A coordinate within pixels, linear in each, from its values in the middles of their quarters."""

    def __init__(self, quarters: FloatArray64) -> None:
        nw, ne, sw, se = (quarters[i::2, j::2].ravel() for i in (0, 1) for j in (0, 1))
        self.middle = (nw + ne + sw + se) / 4
        self.east, self.south = ne - nw + se - sw, sw - nw + se - ne

    def of(self, pixels: IntArray, x: FloatArray64, y: FloatArray64) -> FloatArray64:
        """Return the coordinate of some pixels at points (in pixels from their middles)."""
        middle, east, south = (v[pixels, None] for v in (self.middle, self.east, self.south))
        values: FloatArray64 = middle + east * x + south * y
        return values

    def around(self) -> tuple[IntArray, IntArray]:
        """Return the first and the last whole number that the coordinate is nearest to in each pixel."""
        reach = (np.abs(self.east) + np.abs(self.south)) / 2
        first, last = (np.floor(v + 0.5).astype(np.int64) for v in (self.middle - reach, self.middle + reach))
        return first, last


def _surroundings(source: FloatArray, down: _Plane, across: _Plane) -> tuple[FloatArray, BoolArray]:
    """Return a value from each pixel's ground, and whether there may be others."""
    (row0, row1), (col0, col1) = down.around(), across.around()
    first: FloatArray = source[row0, col0]
    is_mixed = np.zeros(first.shape, bool)
    for i in range(int((row1 - row0).max()) + 1):
        for j in range(int((col1 - col0).max()) + 1):
            is_mixed |= source[np.minimum(row0 + i, row1), np.minimum(col0 + j, col1)] != first
    return first, is_mixed


def _largest(values: FloatArray, shares: FloatArray64 | None = None) -> FloatArray:
    """Return the value with the largest sum of shares in each row of ascending values; the least of equal ones.

    Without shares, those of a row's values are the same.
    """
    count = values.shape[1]
    is_first = np.ones(values.shape, bool)
    is_first[:, 1:] = values[:, 1:] != values[:, :-1]
    starts = np.flatnonzero(is_first)
    if shares is None:
        sums = np.diff(starts, append=values.size) / count
    else:
        sums = np.add.reduceat(shares.ravel(), starts) if starts.size else np.zeros(0)
    row, col = np.divmod(starts, count)
    most = np.maximum.reduceat(sums, np.flatnonzero(col == 0)) if starts.size else sums
    largest = np.flatnonzero(sums > most[row] - TIE)
    _, least = np.unique(row[largest], return_index=True)
    best: FloatArray = values.ravel()[starts[largest[least]]]
    return best
