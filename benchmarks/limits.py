"""The least that can be fetched: the compressed internal tiles that the windows of a plan touch, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .scenes import S1, S2

Bounds = tuple[float, float, float, float]
PIXEL_M = 10.0
DEM_HALO_PX = 1
"""The slope needs a neighbour on each side."""


@dataclass(frozen=True)
class Limit:
    """Tiles of all files and their compressed size."""

    files: int
    tiles: int
    size_mb: float


def limit_of(data: Path, windows: Sequence[Bounds], epsg: int, *, cloud: bool = True) -> Limit:
    """Return what must be fetched for windows of the 10 m lattice: bands, cloud layer and DEM."""
    names = [f"s2/{band}.tif" for band in S2] + [f"s1/{band}.tif" for band in S1]
    jobs = [(name, "bilinear") for name in names] + ([("s2/scl.tif", "nearest")] if cloud else [])
    jobs += [(f"dem/{path.name}", "bilinear") for path in sorted((data / "dem").glob("*.tif"))]
    sizes = [tile_sizes(data / name, windows, epsg, method) for name, method in jobs]
    touched = [found for found in sizes if found]
    return Limit(len(touched), sum(map(len, touched)), sum(sum(found.values()) for found in touched) / 1e6)


def tile_sizes(path: Path, windows: Sequence[Bounds], epsg: int, method: str) -> dict[tuple[int, int], int]:
    """Return the compressed bytes of the internal tiles (row, column) of a file that the windows need."""
    import rasterio

    with rasterio.open(path) as file:
        height, width = file.block_shapes[0]
        found: dict[tuple[int, int], int] = {}
        for window in windows:
            rows, cols = _pixels_needed(file, window, epsg, method)
            row0, row1 = max(rows[0], 0), min(rows[1], file.height - 1)
            col0, col1 = max(cols[0], 0), min(cols[1], file.width - 1)
            for row in range(row0 // height, row1 // height + 1):
                for col in range(col0 // width, col1 // width + 1):
                    if (row, col) not in found:
                        size = file.get_tag_item(f"BLOCK_SIZE_{col}_{row}", "TIFF", bidx=1)
                        found[row, col] = int(size or 0)
        return found


def _pixels_needed(file: Any, window: Bounds, epsg: int, method: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return first and last row and column of a file that a window's pixel centres are made from."""
    from pyproj import Transformer

    own_crs = file.crs.to_epsg() == epsg
    grow = 0 if own_crs else DEM_HALO_PX * PIXEL_M
    left, bottom, right, top = window[0] - grow, window[1] - grow, window[2] + grow, window[3] + grow
    xs = np.arange(left + PIXEL_M / 2, right, PIXEL_M)
    ys = np.arange(bottom + PIXEL_M / 2, top, PIXEL_M)
    x = np.concatenate([xs, xs, np.full(len(ys), xs[0]), np.full(len(ys), xs[-1])])
    y = np.concatenate([np.full(len(xs), ys[0]), np.full(len(xs), ys[-1]), ys, ys])
    if not own_crs:
        x, y = Transformer.from_crs(epsg, file.crs.to_epsg(), always_xy=True).transform(x, y)
    place = file.transform
    return _span((y - place.f) / place.e, method), _span((x - place.c) / place.a, method)


def _span(edges: Any, method: str) -> tuple[int, int]:
    """Return first and last pixel for places counted from a file's edge (a pixel's centre lies at its number + 0.5)."""
    if method == "nearest":
        return int(np.floor(edges.min() + 1e-6)), int(np.floor(edges.max() + 1e-6))
    centres = edges - 0.5
    return int(np.floor(centres.min() + 1e-6)), int(np.ceil(centres.max() - 1e-6))
