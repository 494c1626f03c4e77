"""What a chip must hold, computed a second time from the files alone: plain and slow, and nothing of the product."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pyproj
import rasterio
import rasterio.features
import shapely

PIXEL_M = 10


@dataclass(frozen=True)
class Square:
    """A square of 10 m pixels in a projected CRS: its west and north edges in metres, its side in pixels."""

    epsg: int
    west: float
    north: float
    side_px: int

    @property
    def transform(self) -> rasterio.Affine:
        return rasterio.Affine(PIXEL_M, 0, self.west, 0, -PIXEL_M, self.north)

    def grown(self, pixels: int) -> Square:
        reach = pixels * PIXEL_M
        return Square(self.epsg, self.west - reach, self.north + reach, self.side_px + 2 * pixels)

    def centres(self) -> tuple[np.ndarray, np.ndarray]:
        """Return x of each column and y of each row."""
        steps = np.arange(self.side_px) + 0.5
        return self.west + steps * PIXEL_M, self.north - steps * PIXEL_M


def square_of(image: Any) -> Square:
    """Return the square of an open chip; fails where its pixels are not whole 10 m."""
    t = image.transform
    assert (t.a, t.b, t.d, t.e) == (PIXEL_M, 0, 0, -PIXEL_M)
    assert image.width == image.height
    return Square(image.crs.to_epsg(), t.c, t.f, image.width)


def bilinear(path: Path, square: Square) -> np.ndarray:
    """Return a file of the square's own CRS at its pixel centres (float64): four neighbours, each nodata left out.

    NaN where the pixel that holds the centre is nodata or outside the file.
    """
    with rasterio.open(path) as file:
        assert file.crs.to_epsg() == square.epsg
        values = file.read(1).astype(np.float64)
        if file.nodata is not None:
            values[values == file.nodata] = np.nan
        t = file.transform
    xs, ys = square.centres()
    out = np.full((len(ys), len(xs)), np.nan)
    for i, y in enumerate(ys):
        for j, x in enumerate(xs):
            out[i, j] = bilinear_at(values, (y - t.f) / t.e - 0.5, (x - t.c) / t.a - 0.5)
    return out


def bilinear_at(values: np.ndarray, row: float, col: float) -> float:
    """Return the value at a fractional pixel (0, 0 is the centre of the first)."""

    def at(i: int, j: int) -> float:
        inside = 0 <= i < values.shape[0] and 0 <= j < values.shape[1]
        return float(values[i, j]) if inside else math.nan

    if math.isnan(at(math.floor(row + 0.5), math.floor(col + 0.5))):
        return math.nan
    top, left = math.floor(row), math.floor(col)
    down, right = row - top, col - left
    total = weights = 0.0
    for i, wi in ((top, 1 - down), (top + 1, down)):
        for j, wj in ((left, 1 - right), (left + 1, right)):
            value = at(i, j)
            if wi * wj > 0 and not math.isnan(value):
                total += wi * wj * value
                weights += wi * wj
    return total / weights


def bilinear_elsewhere(values: np.ndarray, transform: rasterio.Affine, crs: str, square: Square) -> np.ndarray:
    """Return an array of another CRS at the square's pixel centres, each centre transformed by itself."""
    xs, ys = square.centres()
    grid_x, grid_y = np.meshgrid(xs, ys)
    lon, lat = pyproj.Transformer.from_crs(square.epsg, crs, always_xy=True).transform(grid_x, grid_y)
    rows, cols = (lat - transform.f) / transform.e - 0.5, (lon - transform.c) / transform.a - 0.5
    flat = [bilinear_at(values, r, c) for r, c in zip(rows.ravel(), cols.ravel(), strict=True)]
    return np.array(flat).reshape(rows.shape)


def horn(z: np.ndarray) -> np.ndarray:
    """Return the slope in degrees of the inner pixels (Horn 1981)."""
    rows, cols = z.shape
    out = np.full((rows - 2, cols - 2), np.nan)
    for i in range(1, rows - 1):
        for j in range(1, cols - 1):
            (a, b, c), (d, _, f), (g, h, k) = z[i - 1 : i + 2, j - 1 : j + 2]
            dx = ((c + 2 * f + k) - (a + 2 * d + g)) / (8 * PIXEL_M)
            dy = ((g + 2 * h + k) - (a + 2 * b + c)) / (8 * PIXEL_M)
            if not math.isnan(z[i, j]):
                out[i - 1, j - 1] = math.degrees(math.atan(math.sqrt(dx * dx + dy * dy)))
    return out


def mask(path: Path, field: str, table: dict[Any, int], square: Square, *, last: bool = False) -> np.ndarray:
    """Return the class of the first (or last) feature of a layer that holds each pixel's centre; 0 where none does."""
    frame = geopandas.read_file(path).to_crs(square.epsg)
    shapes = [(shape, table[value]) for shape, value in zip(frame.geometry, frame[field], strict=True)]
    shape = (square.side_px, square.side_px)
    return rasterio.features.rasterize(
        shapes if last else shapes[::-1], shape, transform=square.transform, dtype="int32"
    )


def squares_over(aoi: Path, epsg: int, side_px: int) -> set[tuple[int, int]]:
    """Return (column, row) of each square on whole multiples of its side that shares a pixel's area with an AOI."""
    area = shapely.union_all(geopandas.read_file(aoi).to_crs(epsg).geometry.values)
    side = side_px * PIXEL_M
    west, south, east, north = area.bounds
    return {
        (col, row)
        for col in range(int(west // side), int(east // side) + 1)
        for row in range(int(south // side), int(north // side) + 1)
        if area.intersection(shapely.box(col * side, row * side, (col + 1) * side, (row + 1) * side)).area >= PIXEL_M**2
    }


def share_of(path: Path, values: Sequence[int], square: Square) -> float:
    """Return the share of the square's pixels that have one of ``values`` in the file's pixel at their centre."""
    xs, ys = square.centres()
    with rasterio.open(path) as file:
        pixels = file.read(1)
        count = 0
        for y in ys:
            for x in xs:
                row, col = file.index(x, y)
                inside = 0 <= row < file.height and 0 <= col < file.width
                count += bool(inside and pixels[row, col] in values)
    return count / square.side_px**2
