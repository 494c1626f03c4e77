"""Plain tiled GeoTIFFs read tile by tile: neighbouring tiles fetched at once, decoded by libdeflate, kept for a while.

GDAL decodes the same bytes two to four times slower, one tile after the other of a file. What is read here is equal to
the bit; what is not plain (``TileGrid.of`` says) is left to GDAL.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import imagecodecs
import numpy as np
import numpy.typing as npt

from .web import CONNECTIONS, Place, WebError, fetch, is_web

KEPT_BYTES = 192 * 2**20
"""Decoded tiles that are kept: those that lie across two rows of blocks, over 100 km in all bands, are 170 MB."""
MERGE_GAP, MERGE_MAX = 16 * 1024, 8 * 2**20
"""Tiles nearer than this in their file are fetched at once, up to so many bytes."""
MAX_TILE_BYTES = 64 * 2**20
COMPRESSIONS = ("NONE", "DEFLATE", "ZSTD", "LZW")
DTYPES = ("uint8", "uint16", "int16", "uint32", "int32", "float32", "float64")
Array = npt.NDArray[Any]


class TileError(Exception):
    """A tile cannot be fetched or decoded; ``status`` is the server's, where it answered at all."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class TileGrid:
    """How one file's pixels lie in tiles."""

    width: int
    height: int
    tile_width: int
    tile_height: int
    dtype: str
    compression: str
    predictor: int
    fill: float
    """Value of tiles that the file leaves out."""

    @property
    def is_plain(self) -> bool:
        """Say whether tiles can be decoded here."""
        return (
            self.compression in COMPRESSIONS
            and self.dtype in DTYPES
            and self.predictor in ((1, 2, 3) if self.dtype.startswith("float") else (1, 2))
            and not (self.predictor == 2 and self.dtype.startswith("float"))
            and self.tile_bytes <= MAX_TILE_BYTES
        )

    @property
    def tile_bytes(self) -> int:
        """The size of a decoded tile."""
        return self.tile_width * self.tile_height * np.dtype(self.dtype).itemsize

    def tiles_of(self, row: int, col: int, height: int, width: int) -> list[tuple[int, int]]:
        """Return the (row, column) of each tile that a window of pixels touches."""
        rows = range(row // self.tile_height, (row + height - 1) // self.tile_height + 1)
        cols = range(col // self.tile_width, (col + width - 1) // self.tile_width + 1)
        return [(r, c) for r in rows for c in cols]

    def decode(self, data: bytes | memoryview) -> Array:
        """Return a tile's pixels (rows x columns); raises TileError where the bytes are not what they should be."""
        dtype = np.dtype(self.dtype)
        try:
            raw = _inflate(data, self.compression, self.tile_bytes)
        except (RuntimeError, ValueError, MemoryError) as error:  # imagecodecs' errors are RuntimeErrors
            raise TileError(f"a tile cannot be decoded ({str(error)[:100]})") from error
        if len(raw) < self.tile_bytes:
            raise TileError(f"a tile has {len(raw)} bytes, not {self.tile_bytes}")
        pixels = np.frombuffer(raw, dtype, self.tile_width * self.tile_height).reshape(
            self.tile_height, self.tile_width
        )
        if self.predictor == 2:
            return np.asarray(imagecodecs.delta_decode(pixels, axis=-1))
        if self.predictor == 3:
            return np.asarray(imagecodecs.floatpred_decode(pixels, axis=-1))
        return pixels


def _inflate(data: Any, compression: str, size: int) -> Any:
    """Return the decompressed bytes; more than ``size`` of them are an error, and never held."""
    if compression == "DEFLATE":
        return imagecodecs.deflate_decode(data, out=size)
    if compression == "ZSTD":
        return imagecodecs.zstd_decode(data, out=size)
    if compression == "LZW":
        return imagecodecs.lzw_decode(data, out=size)
    return data


Locate = Callable[[Sequence[tuple[int, int]]], list[tuple[int, int]]]
"""From (row, column) of tiles to (offset, bytes) in the file; 0 bytes: the file leaves the tile out."""
Key = tuple[str, int, int, int]


class TileStore:
    """The tiles of this process: each is fetched and decoded once for all who want it, and kept while there is room."""

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self._tiles: OrderedDict[Key, tuple[Future[Array], int]] = OrderedDict()
        self._bytes = 0
        self._kept_bytes = kept_bytes
        self._lock = threading.Lock()

    def request(
        self, place: Place, band: int, grid: TileGrid, wanted: Sequence[tuple[int, int]], locate: Locate
    ) -> dict[tuple[int, int], Future[Array]]:
        """Return each wanted tile as a future; those that nobody asked for yet are fetched now."""
        found: dict[tuple[int, int], Future[Array]] = {}
        new: dict[tuple[int, int], Future[Array]] = {}
        with self._lock:
            for tile in wanted:
                key = (place.key, band, *tile)
                if key not in self._tiles:
                    new[tile] = Future()
                    self._tiles[key] = new[tile], grid.tile_bytes
                    self._bytes += grid.tile_bytes
                self._tiles.move_to_end(key)
                found[tile] = self._tiles[key][0]
            self._drop_oldest()
        if new:
            self._fetch(place, grid, new, locate, lambda tile: self._forget((place.key, band, *tile)))
        return found

    def _drop_oldest(self) -> None:
        for key in [k for k, (future, _) in self._tiles.items() if future.done()]:
            if self._bytes <= self._kept_bytes:
                return
            self._bytes -= self._tiles.pop(key)[1]

    def _forget(self, key: Key) -> None:
        """Drop a tile that failed: the next who wants it tries again."""
        with self._lock:
            self._bytes -= self._tiles.pop(key, (None, 0))[1]

    def clear(self) -> None:
        """Drop everything."""
        with self._lock:
            self._tiles.clear()
            self._bytes = 0

    @staticmethod
    def _fetch(
        place: Place,
        grid: TileGrid,
        futures: dict[tuple[int, int], Future[Array]],
        locate: Locate,
        forget: Callable[[tuple[int, int]], None],
    ) -> None:
        """Post the fetching of tiles, neighbours together."""

        def fail(tiles: Iterable[tuple[int, int]], error: TileError) -> None:
            for tile in tiles:
                forget(tile)
                futures[tile].set_exception(error)

        def decode(tile: tuple[int, int], data: memoryview) -> None:
            try:
                pixels = grid.decode(data)
            except TileError as error:
                fail([tile], error)
            else:
                futures[tile].set_result(pixels)

        def load(start: int, stop: int, parts: list[tuple[int, int, tuple[int, int]]]) -> None:
            try:
                data = memoryview(_bytes_of(place, start, stop - start))
            except TileError as error:
                fail([tile for _, _, tile in parts], error)
                return
            for offset, size, tile in parts:
                _decoders().submit(decode, tile, data[offset - start : offset - start + size])

        located = []
        for tile, (offset, size) in zip(futures, locate(list(futures)), strict=True):
            if size:
                located.append((offset, size, tile))
            else:
                empty = np.full((grid.tile_height, grid.tile_width), grid.fill, grid.dtype)
                futures[tile].set_result(empty)
        for start, stop, parts in merged(located):
            _fetchers().submit(load, start, stop, parts)


def merged(
    located: Iterable[tuple[int, int, tuple[int, int]]],
) -> list[tuple[int, int, list[tuple[int, int, tuple[int, int]]]]]:
    """Return (start, stop, parts) of the ranges to fetch for parts (offset, size, tile)."""
    ranges: list[tuple[int, int, list[tuple[int, int, tuple[int, int]]]]] = []
    for offset, size, tile in sorted(located):
        if ranges:
            start, stop, parts = ranges[-1]
            if 0 <= offset - stop <= MERGE_GAP and offset + size - start <= MERGE_MAX:
                ranges[-1] = (start, offset + size, [*parts, (offset, size, tile)])
                continue
        ranges.append((offset, offset + size, [(offset, size, tile)]))
    return ranges


def _bytes_of(place: Place, start: int, length: int) -> bytes:
    """Return bytes of a file, on the web or here; raises TileError."""
    try:
        address = place.address(False)
        if is_web(address):
            data = fetch(place, start, length).data
        else:
            with open(address, "rb") as file:
                file.seek(start)
                data = file.read(length)
    except WebError as error:
        raise TileError(str(error), error.status) from error
    except OSError as error:
        raise TileError(error.strerror or str(error)) from error
    if len(data) != length:
        raise TileError("the file is shorter than its own header says")
    return data


def window_of(
    tiles: dict[tuple[int, int], Future[Array]], grid: TileGrid, row: int, col: int, height: int, width: int
) -> Array:
    """Return a window of pixels from its tiles, waiting for them; raises TileError."""
    out = np.empty((height, width), grid.dtype)
    for (r, c), future in tiles.items():
        top, left = r * grid.tile_height, c * grid.tile_width
        r0, r1 = max(row, top), min(row + height, top + grid.tile_height)
        c0, c1 = max(col, left), min(col + width, left + grid.tile_width)
        out[r0 - row : r1 - row, c0 - col : c1 - col] = future.result()[r0 - top : r1 - top, c0 - left : c1 - left]
    return out


@lru_cache(maxsize=1)
def _fetchers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="dl4eo-fetch")


@lru_cache(maxsize=1)
def _decoders() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="dl4eo-decode")
