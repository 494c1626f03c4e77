"""The rules that look at one feature at a time: its pixels are burnt, those of the winning feature last."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import shapely

from ..grid import GridWindow
from ..raster import rasterise
from .drawing import Drawing, near_part

TILE_PX = 256
"""Side of the lattice's own tiles that touches are burnt in."""


def burn_centre(drawing: Drawing) -> npt.NDArray[np.int32]:
    """Return which feature holds each pixel's centre."""
    losers_first = drawing.ranked[::-1].tolist()
    return rasterise([(drawing.shapes[i], i + 1) for i in losers_first], drawing.window)


def burn_touched(drawing: Drawing) -> npt.NDArray[np.int32]:
    """Return which feature touches each pixel, by GDAL's rule (``all_touched``).

    Whether a feature touches a pixel that it shares no area with (at a corner, along an edge) is a matter of GDAL's
    rounding, which differs with the raster's corner. So the lattice's own tiles are burnt whole, whatever the window.
    """
    window, losers_first = drawing.window, drawing.ranked[::-1]
    shapes = drawing.features.shapes
    tree = shapely.STRtree(shapes)
    found = np.zeros(window.shape, np.int32)
    for tile in _tiles(window):
        near = np.isin(losers_first, tree.query(shapely.box(*tile.grown(1).bounds)))
        items = [(near_part(shapes[i], tile), i + 1) for i in losers_first[near].tolist()]
        if items:
            _copy(rasterise(items, tile, all_touched=True), tile, found, window)
    return found


def _tiles(window: GridWindow) -> Iterator[GridWindow]:
    """Yield the tiles of the lattice that share pixels with a window."""
    left, top = window.left_px, -window.top_px
    for row in range(top // TILE_PX, -(-(top + window.height_px) // TILE_PX)):
        for col in range(left // TILE_PX, -(-(left + window.width_px) // TILE_PX)):
            yield GridWindow(window.epsg, window.pixel_size_m, col * TILE_PX, -row * TILE_PX, TILE_PX, TILE_PX)


def _copy(pixels: npt.NDArray[np.int32], tile: GridWindow, into: npt.NDArray[np.int32], window: GridWindow) -> None:
    """Put the pixels of a tile where they lie in an array of a window."""
    row, col = window.top_px - tile.top_px, tile.left_px - window.left_px
    rows = slice(max(row, 0), min(row + TILE_PX, window.height_px))
    columns = slice(max(col, 0), min(col + TILE_PX, window.width_px))
    into[rows, columns] = pixels[rows.start - row : rows.stop - row, columns.start - col : columns.stop - col]
