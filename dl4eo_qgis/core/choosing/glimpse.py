"""A small part of a file's pixels, always the same of the same file, at hardly more cost than opening it.

It is the beginning of the coarsest overview, which a Cloud-Optimised GeoTIFF keeps right behind its header.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import raster
from ..pixels.codecs import HORIZONTAL
from ..pixels.raster_header import RasterReadError
from ..pixels.tiles import CUT_SHORT, TileGrid, located
from ..web import Place

BYTES = 48 * 1024
"""Packed bytes of a band that are looked at, some 35,000 pixels; with the header often the file's first 64 kB."""
WINDOW_PX = 2**18
"""Pixels that are read where only GDAL can: in JPEG 2000, part of one tile."""
FEW_TILES = 4
"""An overview of no more tiles is looked at from its first one on: it lies next to the header."""

MAX_TILES = 1000
"""No more are looked for, whatever a header says; a file of 10,980 pixels in tiles of 512 has 484."""
MAX_BLOCK_PX = 2**28
"""A larger block, which would be read whole, is not asked for."""

Array = npt.NDArray[Any]


def ask_glimpse(place: Place, band: int, nodata: Sequence[float]) -> Future[Array]:
    """Have some valid pixels of a band fetched, in the file's own type; the future raises RasterReadError.

    ``nodata`` are values that are no data beside the file's own. Pixels beside them are left out too: an overview may
    have mixed both.
    """
    return raster.look(place, partial(_look, band=band, nodata=nodata))


def _look(level: Any, part: raster.Part, band: int, nodata: Sequence[float]) -> Array:
    if not 1 <= band <= level.count:
        raise RasterReadError(f"the file has {level.count} bands, not band {band}")
    grid = TileGrid.of(level, part(0, 2))
    values = {*nodata, *(() if level.nodata is None else (level.nodata,))}
    blocks = _by_gdal(level, band) if grid is None or not _is_packed_simply(grid) else _heads(level, part, band, grid)
    found = [pixels[_inside(missing | np.isin(pixels, list(values)))] for pixels, missing in blocks]
    return np.concatenate([np.zeros(0, level.dtypes[band - 1]), *found])


def _is_packed_simply(grid: TileGrid) -> bool:
    """Say whether the beginning of a tile can be unpacked without its end, by the standard library alone."""
    whole_numbers = np.dtype(grid.dtype).kind in "iu"
    return whole_numbers and grid.compression in ("NONE", "DEFLATE") and grid.predictor in (1, HORIZONTAL)


def _heads(level: Any, part: raster.Part, band: int, grid: TileGrid) -> Iterator[tuple[Array, Array]]:
    """Yield the beginnings of tiles, from the first or the middle one on, until enough bytes were unpacked."""
    down, across = -(-grid.height // grid.tile_height), -(-grid.width // grid.tile_width)
    middle = grid.height // 2 // grid.tile_height * across + grid.width // 2 // grid.tile_width
    first = 0 if down * across <= FEW_TILES else middle
    left = BYTES
    for number in range(min(down * across, MAX_TILES)):
        row, col = divmod((first + number) % (down * across), across)
        offset, size = located(level, band, [(row, col)])[0]
        if size:
            data = part(offset, min(size, left))
            if len(data) < min(size, left):
                raise RasterReadError(CUT_SHORT, damaged=True)
            pixels = head_of(grid, data)
            pixels = pixels[: grid.height - row * grid.tile_height, : grid.width - col * grid.tile_width]
            yield pixels, np.zeros(pixels.shape, bool)
        left -= size
        if left <= 0:
            return


def head_of(grid: TileGrid, data: bytes) -> Array:
    """Return the first whole rows of a tile from the first bytes of it; raises RasterReadError."""
    try:
        raw = zlib.decompressobj().decompress(data, grid.tile_bytes) if grid.compression == "DEFLATE" else data
    except zlib.error as error:
        raise RasterReadError(f"a tile cannot be decoded ({error})", damaged=True) from error
    rows = min(len(raw) // (grid.tile_bytes // grid.tile_height), grid.tile_height)
    pixels = np.frombuffer(raw, grid.dtype, rows * grid.tile_width).reshape(rows, grid.tile_width)
    return np.asarray(np.cumsum(pixels, axis=1, dtype=pixels.dtype)) if grid.predictor == HORIZONTAL else pixels


def _by_gdal(level: Any, band: int) -> Iterator[tuple[Array, Array]]:
    """Yield one window that begins with the block in the middle."""
    block_rows, block_cols = level.block_shapes[band - 1]
    if block_rows * block_cols > MAX_BLOCK_PX:
        raise RasterReadError(f"it has blocks of {block_rows} x {block_cols} pixels")
    top, left = level.height // 2 // block_rows * block_rows, level.width // 2 // block_cols * block_cols
    cols = min(level.width - left, max(block_cols, int(WINDOW_PX**0.5)))
    rows = min(level.height - top, max(1, WINDOW_PX // cols))
    read = level.read(band, window=((top, top + rows), (left, left + cols)), masked=True)
    yield np.ma.getdata(read), np.ma.getmaskarray(read)


def _inside(missing: Array) -> Array:
    """Return where neither a pixel nor one beside it is missing."""
    near = missing.copy()
    near[1:] |= missing[:-1]
    near[:-1] |= missing[1:]
    near[:, 1:] |= missing[:, :-1]
    near[:, :-1] |= missing[:, 1:]
    return np.asarray(~near)
