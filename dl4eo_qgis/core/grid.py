"""The global lattice: pure arithmetic from a CRS' origin, so that the same ground always has the same id.

x grows to the east and y to the north. A pixel's column is its west edge over the pixel size; its row (``top``)
counts from its *north* edge, in pixels above the origin. Chips are counted by their west and south edges; a chip that
was moved off the lattice of strides says by how many pixels.
Source: MGRS/UTM zones are 6 degrees wide from 180 W (NGA.SIG.0012).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Tuple

Bounds = Tuple[float, float, float, float]
"""left, bottom, right, top in CRS units."""


@dataclass(frozen=True)
class GridWindow:
    """A rectangle of whole pixels of a CRS' lattice."""

    epsg: int
    pixel_size_m: float
    left_px: int
    """West edge over the pixel size."""
    top_px: int
    """North edge over the pixel size."""
    width_px: int
    height_px: int

    def __post_init__(self) -> None:
        if self.width_px <= 0 or self.height_px <= 0:
            raise ValueError(f"a window has pixels, got {self.width_px} x {self.height_px}")

    @property
    def shape(self) -> Tuple[int, int]:
        """Rows, columns."""
        return self.height_px, self.width_px

    @property
    def bounds(self) -> Bounds:
        """left, bottom, right, top in metres."""
        p = self.pixel_size_m
        return (
            self.left_px * p,
            (self.top_px - self.height_px) * p,
            (self.left_px + self.width_px) * p,
            self.top_px * p,
        )

    @property
    def transform(self) -> Tuple[float, float, float, float, float, float]:
        """Affine coefficients a, b, c, d, e, f as rasterio orders them."""
        p = self.pixel_size_m
        return (p, 0.0, self.left_px * p, 0.0, -p, self.top_px * p)

    def grown(self, pixels: int) -> GridWindow:
        """Return this window with a border of ``pixels`` on each side."""
        return GridWindow(
            self.epsg,
            self.pixel_size_m,
            self.left_px - pixels,
            self.top_px + pixels,
            self.width_px + 2 * pixels,
            self.height_px + 2 * pixels,
        )

    def finer(self, factor: int) -> GridWindow:
        """Return the same ground in pixels of which ``factor`` lie along one of these."""
        if factor == 1:
            return self
        edges = (self.left_px, self.top_px, self.width_px, self.height_px)
        return GridWindow(self.epsg, self.pixel_size_m / factor, *(factor * e for e in edges))

    def slices_of(self, inner: GridWindow) -> Tuple[slice, slice]:
        """Return the row and column slices of ``inner`` in an array of this window."""
        row = self.top_px - inner.top_px
        col = inner.left_px - self.left_px
        if row < 0 or col < 0 or row + inner.height_px > self.height_px or col + inner.width_px > self.width_px:
            raise ValueError(f"{inner} is not inside {self}")
        return slice(row, row + inner.height_px), slice(col, col + inner.width_px)


@dataclass(frozen=True)
class Chip:
    """One square of ground on the lattice."""

    epsg: int
    col: int
    """West edge over the stride in metres."""
    row: int
    """South edge over the stride in metres."""
    size_px: int
    stride_px: int
    pixel_size_m: float
    dx_px: int = 0
    """Pixels from the west edge that ``col`` counts to the chip's own: 0 unless it was moved inside an AOI."""
    dy_px: int = 0
    """The same from the south edge that ``row`` counts, to the north."""

    def __post_init__(self) -> None:
        if not (0 <= self.dx_px < self.stride_px and 0 <= self.dy_px < self.stride_px):
            raise ValueError(f"a chip lies less than a stride from its cell, got {self.dx_px}, {self.dy_px}")

    @staticmethod
    def at(epsg: int, left_px: int, bottom_px: int, size_px: int, stride_px: int, pixel_size_m: float) -> Chip:
        """Return the chip with this west and south edge, in pixels from the CRS' origin: every place has one id."""
        (col, dx), (row, dy) = divmod(left_px, stride_px), divmod(bottom_px, stride_px)
        return Chip(epsg, col, row, size_px, stride_px, pixel_size_m, dx, dy)

    @property
    def id(self) -> str:
        """``<EPSG>_<col>_<row>``; of a chip that was moved ``<EPSG>_<col>_<row>_<dx>_<dy>``."""
        cell = f"{self.epsg}_{self.col}_{self.row}"
        return f"{cell}_{self.dx_px}_{self.dy_px}" if self.is_moved else cell

    @property
    def is_moved(self) -> bool:
        """Whether it lies off the lattice of strides."""
        return bool(self.dx_px or self.dy_px)

    @property
    def window(self) -> GridWindow:
        """The chip's pixels."""
        return GridWindow(
            self.epsg,
            self.pixel_size_m,
            self.col * self.stride_px + self.dx_px,
            self.row * self.stride_px + self.dy_px + self.size_px,
            self.size_px,
            self.size_px,
        )

    @property
    def bounds(self) -> Bounds:
        """left, bottom, right, top in metres."""
        return self.window.bounds


def union_window(windows: Tuple[GridWindow, ...]) -> GridWindow:
    """Return the smallest window of one lattice that holds all ``windows``."""
    first = windows[0]
    if any((w.epsg, w.pixel_size_m) != (first.epsg, first.pixel_size_m) for w in windows):
        raise ValueError("windows of two lattices have no union")
    left = min(w.left_px for w in windows)
    top = max(w.top_px for w in windows)
    right = max(w.left_px + w.width_px for w in windows)
    bottom = min(w.top_px - w.height_px for w in windows)
    return GridWindow(first.epsg, first.pixel_size_m, left, top, right - left, top - bottom)


def cells_touching(low: float, high: float, size_m: float, stride_m: float) -> range:
    """Return the indices k of the cells [k*stride, k*stride + size) that share length with (low, high)."""
    first = math.floor((low - size_m) / stride_m) + 1
    last = math.ceil(high / stride_m) - 1
    return range(first, last + 1)


def utm_epsg(lon: float, lat: float) -> int:
    """Return the EPSG code of the UTM zone (WGS 84) of a place in degrees; zones are half-open, [west, east)."""
    zone = math.floor((lon + 180.0) / 6.0) % 60 + 1
    return (32700 if lat < 0 else 32600) + zone
