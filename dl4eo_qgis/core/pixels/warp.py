"""Resampling on lattices: exact, and independent of the window that is asked for.

GDAL's default warp approximates coordinates by up to 0.125 px, differently for each window, so that a chip would
depend on how the area was cut. Here a target pixel's place in the source comes from its own absolute index alone:
by arithmetic in the same CRS, else by interpolation between nodes 160 m apart, counted from the CRS origin (error
below 0.01 m). Nodata is NaN and never blended in: weights are renormalised over the valid pixels, and a target pixel
is valid only where its nearest source pixel is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pyproj.exceptions import CRSError

from ..geometry.crs import METRES_PER_DEGREE, is_geographic, same_crs, transform_points
from ..grid import GridWindow

NODE_SPACING_M = 160.0
TURN = 360.0
CUBIC_A = -0.5
"""Keys' cubic convolution, as GDAL uses it."""
RADIUS = {"nearest": 0.5, "mode": 0.5, "bilinear": 1.0, "cubic": 2.0}
STRIP_ROWS = 64
"""Rows that are sampled at once: so much stays in a processor's cache."""
SNAP_PX = 1e-6
"""Coordinates this near to a pixel's centre are on it."""

FloatArray = npt.NDArray[np.float32]
FloatArray64 = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lattice:
    """The pixel lattice of a source: CRS and the affine coefficients of pixel (0, 0)'s corner."""

    crs: str
    transform: tuple[float, float, float, float, float, float]
    around: float | None = None
    """Of a source in degrees, the longitude of its middle: others are counted the short way from there, across 180."""

    @property
    def is_upright(self) -> bool:
        """True without rotation or shear."""
        return self.transform[1] == 0.0 and self.transform[3] == 0.0


def lattice_of(
    crs: str, transform: tuple[float, float, float, float, float, float], width: int, height: int
) -> Lattice:
    """Return the lattice of a file of so many pixels."""
    a, b, c, _, _, _ = transform
    try:
        return Lattice(crs, transform, c + a * width / 2 + b * height / 2 if is_geographic(crs) else None)
    except CRSError:
        return Lattice(crs, transform)  # refused where its places are computed


@dataclass(frozen=True)
class Places:
    """Where the target's pixel centres lie in the source, in pixels from the centre of its pixel (0, 0).

    ``separable``: ``cols`` has one value a target column and ``rows`` one a target row; else both are 2-D.
    ``scale_x``, ``scale_y``: source pixels a target pixel, at least 1.
    """

    cols: FloatArray64
    rows: FloatArray64
    separable: bool
    scale_x: float
    scale_y: float


def places_of(window: GridWindow, source: Lattice) -> Places:
    """Return where the pixel centres of ``window`` lie in a source lattice."""
    a, b, c, _, e, f = source.transform
    pixel = window.pixel_size_m
    left = np.arange(window.left_px, window.left_px + window.width_px, dtype=np.float64)
    down = np.arange(window.height_px, dtype=np.float64)
    target = f"EPSG:{window.epsg}"
    if same_crs(source.crs, target) and source.is_upright:
        cols = ((left + 0.5) * pixel - c) / a - 0.5
        rows = ((window.top_px - down - 0.5) * pixel - f) / e - 0.5
        return Places(_snapped(cols), _snapped(rows), True, max(1.0, pixel / abs(a)), max(1.0, pixel / abs(e)))
    cols2, rows2 = _through_nodes(window, source)
    if same_crs(source.crs, target):
        cols2, rows2 = _snapped(cols2), _snapped(rows2)
    metres = METRES_PER_DEGREE if is_geographic(source.crs) else 1.0
    height_m = float(np.hypot(b, e)) * metres
    scale = max(1.0, pixel / height_m)
    return Places(cols2, rows2, False, scale, scale)


def _snapped(values: FloatArray64) -> FloatArray64:
    near = np.round(values)
    snapped: FloatArray64 = np.where(np.abs(values - near) < SNAP_PX, near, values)
    return snapped


def _through_nodes(window: GridWindow, source: Lattice) -> tuple[FloatArray64, FloatArray64]:
    """Return columns and rows in a source of the window's pixel centres, linear between nodes of the global lattice."""
    step = max(1, int(NODE_SPACING_M / window.pixel_size_m))
    col = np.arange(window.left_px, window.left_px + window.width_px) + 0.5
    row = window.top_px - np.arange(window.height_px) - 0.5
    cell_x, cell_y = np.floor(col / step).astype(np.int64), np.floor(row / step).astype(np.int64)
    node_x = np.arange(cell_x.min(), cell_x.max() + 2)
    node_y = np.arange(cell_y.min(), cell_y.max() + 2)
    grid_x, grid_y = np.meshgrid(node_x * step * window.pixel_size_m, node_y * step * window.pixel_size_m)
    x, y = transform_points(f"EPSG:{window.epsg}", source.crs, grid_x, grid_y)
    if source.around is not None:
        x = x - TURN * np.round((x - source.around) / TURN)
    a, b, c, d, e, f = source.transform
    det = a * e - b * d
    node_cols = (e * (x - c) - b * (y - f)) / det - 0.5
    node_rows = (a * (y - f) - d * (x - c)) / det - 0.5
    tx, ty = col / step - cell_x, (row / step - cell_y)[:, None]
    i, j = cell_y - node_y[0], cell_x - node_x[0]

    def between(nodes: FloatArray64) -> FloatArray64:
        across = nodes[:, j] * (1 - tx) + nodes[:, j + 1] * tx
        value: FloatArray64 = across[i] * (1 - ty)
        value += across[i + 1] * ty
        return value

    return between(node_cols), between(node_rows)


def needed_range(values: FloatArray64, scale: float, method: str) -> tuple[int, int]:
    """Return the half-open range of source indices that resampling at ``values`` touches."""
    reach = RADIUS[method] * scale + 1.0
    return int(np.floor(values.min() - reach)), int(np.ceil(values.max() + reach)) + 1


def sample(source: FloatArray, row0: int, col0: int, places: Places, method: str) -> FloatArray:
    """Return ``source`` (NaN = nodata; its pixel [0, 0] is (row0, col0) of the lattice) resampled at ``places``."""
    if places.separable:
        return _sample_separable(source, row0, col0, places, method)
    if places.scale_x > 1.0 and method != "nearest":
        return _sample_average(source, row0, col0, places, method)
    return _sample_points(source, places.rows, places.cols, row0, col0, method)


@dataclass(frozen=True)
class Strip:
    """Source pixels on one lattice, beside those of another whose rows run on but whose columns are wider."""

    source: FloatArray
    row0: int
    col0: int
    cols: FloatArray64
    """Where the target's pixel centres lie, in this lattice's columns."""
    row_shift: int
    """This lattice's row 0, in rows of the first strip's lattice."""


def sample_strips(strips: Sequence[Strip], rows: FloatArray64) -> FloatArray:
    """Return strips of one row lattice resampled as one picture, bilinearly; ``rows`` are in the first one's lattice.

    Elevation tiles get wider pixels towards the poles: beside such a seam the two rows that a target pixel lies
    between belong to two lattices. Each row is interpolated in its own columns first, then between the rows.
    """
    first = np.floor(rows).astype(np.int64)
    upper, lower = (_row_values(strips, first + k) for k in (0, 1))
    share = (rows - first).astype(np.float32)
    return _between(upper, lower, share)


def _row_values(strips: Sequence[Strip], rows: IntArray) -> FloatArray:
    """Return each target pixel's value on one source row, from the first strip that has it."""
    out = np.full(rows.shape, np.nan, np.float32)
    for strip in strips:
        i, first = rows - strip.row_shift - strip.row0, np.floor(strip.cols).astype(np.int64)
        inside = (i >= 0) & (i < strip.source.shape[0])
        i = np.where(inside, i, 0)
        left, right = strip.source[i, first - strip.col0], strip.source[i, first + 1 - strip.col0]
        value = _between(left, right, (strip.cols - first).astype(np.float32))
        out = np.where(np.isnan(out) & inside, value, out)
    return out


def _between(low: FloatArray, high: FloatArray, share: FloatArray) -> FloatArray:
    """Return values between two neighbours; the nearer one where the other is missing, NaN where the nearer is."""
    nearest = np.where(share < 0.5, low, high)
    both = low * (1 - share) + high * share
    return np.where(np.isnan(nearest), np.float32(np.nan), np.where(np.isnan(both), nearest, both))


def _kernel(distance: FloatArray64, method: str) -> FloatArray64:
    t = np.abs(distance)
    if method == "bilinear":
        return np.maximum(0.0, 1.0 - t)
    near = ((CUBIC_A + 2) * t - (CUBIC_A + 3)) * t * t + 1
    far = ((CUBIC_A * t - 5 * CUBIC_A) * t + 8 * CUBIC_A) * t - 4 * CUBIC_A
    return np.where(t <= 1, near, np.where(t < 2, far, 0.0))


def _taps(values: FloatArray64, scale: float, method: str) -> tuple[IntArray, FloatArray]:
    """Return source indices and weights (n x taps) for each value; the weights of a value add up to 1."""
    radius = RADIUS[method] * scale
    count = int(np.ceil(2 * radius))
    first = np.floor(values - radius).astype(np.int64) + 1
    index = first[:, None] + np.arange(count)[None, :]
    weight = _kernel((index - values[:, None]) / scale, method)
    return index, (weight / weight.sum(axis=1, keepdims=True)).astype(np.float32)


def _nearest(values: FloatArray64) -> IntArray:
    return np.floor(values + 0.5).astype(np.int64)


def _sample_separable(source: FloatArray, row0: int, col0: int, places: Places, method: str) -> FloatArray:
    rows, cols = _nearest(places.rows) - row0, _nearest(places.cols) - col0
    on_lattice = bool(np.all(places.rows == np.round(places.rows)) and np.all(places.cols == np.round(places.cols)))
    if method == "nearest" or (on_lattice and places.scale_x == 1.0 and places.scale_y == 1.0):
        return _picked(source, rows, cols)
    bad = np.isnan(source)
    if not bad.any():
        return _weighted(source, places, row0, col0, method)
    value = _weighted(np.where(bad, np.float32(0), source), places, row0, col0, method)
    touched = _weighted(bad.astype(np.float32), places, row0, col0, method, absolute=True) > 0
    if method == "cubic":
        near_gap = _sample_separable(source, row0, col0, places, "bilinear")
    else:
        weight = _weighted((~bad).astype(np.float32), places, row0, col0, method)
        nearest = _picked(source, rows, cols)
        with np.errstate(invalid="ignore", divide="ignore"):
            near_gap = np.where(np.isnan(nearest), np.float32(np.nan), value / weight)
    return np.where(touched, near_gap, value)


def _picked(source: FloatArray, rows: IntArray, cols: IntArray) -> FloatArray:
    """Return some rows and columns of an array; a view where they follow each other."""
    if np.all(np.diff(rows) == 1) and np.all(np.diff(cols) == 1):
        return source[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    picked: FloatArray = np.take(np.take(source, rows, axis=0), cols, axis=1)
    return picked


def _weighted(
    source: FloatArray, places: Places, row0: int, col0: int, method: str, absolute: bool = False
) -> FloatArray:
    """Return the separable weighted sum; ``absolute`` sums the weights' sizes (to see whether a pixel is touched)."""
    out = source
    for axis, values, scale, start in (
        (0, places.rows, places.scale_y, row0),
        (1, places.cols, places.scale_x, col0),
    ):
        index, weight = _taps(values, scale, method)
        weight = np.abs(weight) if absolute else weight
        total: FloatArray | None = None
        for k in range(index.shape[1]):
            part = np.take(out, index[:, k] - start, axis=axis)
            part = part * (weight[:, k][:, None] if axis == 0 else weight[:, k][None, :])
            total = part if total is None else total + part
        assert total is not None
        out = total
    return out


def _sample_average(source: FloatArray, row0: int, col0: int, places: Places, method: str) -> FloatArray:
    """Return the mean of samples spread over each target pixel (the target is coarser than the source)."""
    parts = int(np.ceil(places.scale_x))
    offsets = (np.arange(parts) + 0.5) / parts - 0.5
    total = np.zeros(places.rows.shape, np.float32)
    count = np.zeros(places.rows.shape, np.float32)
    for dy in offsets * places.scale_y:
        for dx in offsets * places.scale_x:
            value = _sample_points(source, places.rows + dy, places.cols + dx, row0, col0, method)
            valid = ~np.isnan(value)
            total += np.where(valid, value, np.float32(0))
            count += valid
    centre = _sample_points(source, places.rows, places.cols, row0, col0, "nearest")
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(np.isnan(centre), np.float32(np.nan), total / count)


def _sample_points(
    source: FloatArray, rows: FloatArray64, cols: FloatArray64, row0: int, col0: int, method: str
) -> FloatArray:
    if method == "bilinear":
        return _bilinear_points(source, rows, cols, row0, col0)
    nearest: FloatArray = source[_nearest(rows) - row0, _nearest(cols) - col0]
    if method == "nearest":
        return nearest
    radius = int(RADIUS[method])
    i0, j0 = np.floor(rows).astype(np.int64), np.floor(cols).astype(np.int64)
    value = np.zeros(rows.shape, np.float32)
    weight = np.zeros(rows.shape, np.float32)
    touched = np.zeros(rows.shape, bool)
    for di in range(1 - radius, radius + 1):
        wy = _kernel(i0 + di - rows, method)
        for dj in range(1 - radius, radius + 1):
            w = (wy * _kernel(j0 + dj - cols, method)).astype(np.float32)
            v = source[i0 + di - row0, j0 + dj - col0]
            bad = np.isnan(v)
            touched |= bad & (w != 0)
            value += np.where(bad, np.float32(0), v * w)
            weight += np.where(bad, np.float32(0), w)
    with np.errstate(invalid="ignore", divide="ignore"):
        out = np.where(np.isnan(nearest), np.float32(np.nan), value / weight)
    if method == "cubic" and touched.any():
        linear = _sample_points(source, rows, cols, row0, col0, "bilinear")
        return np.where(touched, linear, out)
    return out


def _bilinear_points(source: FloatArray, rows: FloatArray64, cols: FloatArray64, row0: int, col0: int) -> FloatArray:
    """Return bilinear values; beside gaps the weights are renormalised over the valid pixels."""
    out = np.empty(rows.shape, np.float32)
    width = source.shape[1]
    flat = np.ravel(source)
    for top in range(0, rows.shape[0], STRIP_ROWS):
        part = slice(top, top + STRIP_ROWS)
        first_row, first_col = np.floor(rows[part]), np.floor(cols[part])
        down = (rows[part] - first_row).astype(np.float32)
        right = (cols[part] - first_col).astype(np.float32)
        index = ((first_row - row0) * width + (first_col - col0)).astype(np.int64)
        nw, ne = np.take(flat, index), np.take(flat, index + 1)
        index += width
        sw, se = np.take(flat, index), np.take(flat, index + 1)
        upper = nw + (ne - nw) * right
        lower = sw + (se - sw) * right
        value = upper + (lower - upper) * down
        gaps = np.isnan(value)
        if gaps.any():
            taps = np.stack([nw[gaps], ne[gaps], sw[gaps], se[gaps]])
            value[gaps] = _renormalised(taps, right[gaps], down[gaps])
        out[part] = value
    return out


def _renormalised(taps: FloatArray, right: FloatArray, down: FloatArray) -> FloatArray:
    """Return bilinear values of four pixels (nw, ne, sw, se), some missing; NaN where the nearest of them is."""
    one = np.float32(1)
    weights = np.stack([(one - right) * (one - down), right * (one - down), (one - right) * down, right * down])
    valid = ~np.isnan(taps)
    nearest = taps[(right >= 0.5) + 2 * (down >= 0.5), np.arange(right.size)]
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.where(valid, taps * weights, 0).sum(axis=0) / np.where(valid, weights, 0).sum(axis=0)
    out: FloatArray = np.where(np.isnan(nearest), np.float32(np.nan), value).astype(np.float32)
    return out
