"""Plain tiled GeoTIFFs read tile by tile: neighbouring tiles fetched at once, decoded by libdeflate, kept for a while.

GDAL decodes the same bytes two to four times slower, one tile after the other of a file. What is read here is equal to
the bit; what is not plain (``TileGrid.of`` says) is left to GDAL.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
import numpy.typing as npt

from ..web import CONNECTIONS, Place, WebError, fetch, is_web
from . import codecs
from .scratch import Scratch

KEPT_BYTES = 128 * 2**20
"""Decoded tiles that stay in memory; those that lie across two rows of blocks, over 100 km in all bands, are 280 MB."""
SCRATCH_BYTES = 2 * 2**30
"""Tiles that will be wanted again go to a temporary file of at most this size."""
LAG = 16
"""So many requests may overtake each other: blocks are made several at a time."""
MERGE_GAP, MERGE_MAX = 16 * 1024, 8 * 2**20
"""Tiles nearer than this in their file are fetched at once, up to so many bytes."""
MAX_TILE_BYTES = 64 * 2**20
DTYPES = ("uint8", "uint16", "int16", "uint32", "int32", "float32", "float64")
CUT_SHORT = "the file is shorter than its own header says"
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

    @staticmethod
    def of(dataset: Any, start: bytes) -> TileGrid | None:
        """Return the tiles of an open file (rasterio's) that begins with ``start``; None where they are not simple."""
        if start != b"II" or dataset.driver != "GTiff":
            return None
        height, width = dataset.block_shapes[0]
        structure = dataset.tags(ns="IMAGE_STRUCTURE")
        simple = (
            dataset.profile.get("tiled")
            and (dataset.count == 1 or structure.get("INTERLEAVE") == "BAND")
            and len(set(dataset.dtypes)) == 1
            and all([flag.name for flag in flags] in (["all_valid"], ["nodata"]) for flags in dataset.mask_flag_enums)
            and "NBITS" not in dataset.tags(1, ns="IMAGE_STRUCTURE")
        )
        grid = TileGrid(
            dataset.width, dataset.height, width, height, dataset.dtypes[0], structure.get("COMPRESSION", "NONE"),
            int(structure.get("PREDICTOR", 1)), dataset.nodata or 0,
        )  # fmt: skip
        return grid if simple else None

    @property
    def is_plain(self) -> bool:
        """Say whether tiles can be decoded here."""
        return (
            (self.compression in codecs.COMPRESSIONS if codecs.AVAILABLE else self.compression == "NONE")
            and self.dtype in DTYPES
            and self.predictor in ((1, 2, 3) if self.dtype.startswith("float") else (1, 2))
            and not (self.predictor == 2 and self.dtype.startswith("float"))
            and self.tile_bytes <= MAX_TILE_BYTES
            and (self.dtype.startswith("float") or self.fill == int(self.fill))
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
        try:
            raw = codecs.unpack(data, self.compression, self.tile_bytes)
        except codecs.CodecError as error:
            raise TileError(f"a tile cannot be decoded ({error})") from error
        if len(raw) < self.tile_bytes:
            raise TileError(f"a tile has {len(raw)} bytes, not {self.tile_bytes}")
        pixels = np.frombuffer(raw, self.dtype, self.tile_width * self.tile_height)
        return codecs.unpredict(pixels.reshape(self.tile_height, self.tile_width), self.predictor)


Locate = Callable[[Sequence[tuple[int, int]]], list[tuple[int, int]]]
"""From (row, column) of tiles to (offset, bytes) in the file; 0 bytes: the file leaves the tile out."""
Key = tuple[str, int, int, int]
"""The file's key, the band, row and column of the tile."""
Rectangle = tuple[int, int, int, int]


class TileStore:
    """The tiles of this process: each is fetched and decoded once for all who want it, and kept while there is room."""

    def __init__(self, kept_bytes: int = KEPT_BYTES, scratch_bytes: int = SCRATCH_BYTES) -> None:
        self._tiles: OrderedDict[Key, tuple[Future[Array], TileGrid]] = OrderedDict()
        self._bytes = 0
        self._kept_bytes = kept_bytes
        self._scratch = Scratch(scratch_bytes)
        self._windows: defaultdict[tuple[str, int], deque[Rectangle]] = defaultdict(lambda: deque(maxlen=LAG))
        """The last windows that were asked of each file and band."""
        self._lock = threading.Lock()

    def request(
        self, place: Place, band: int, grid: TileGrid, window: Rectangle, locate: Locate
    ) -> dict[tuple[int, int], Future[Array]]:
        """Return each tile of a window (row, column, height, width) as a future; the new ones are fetched now."""
        found: dict[tuple[int, int], Future[Array]] = {}
        new: dict[tuple[int, int], Future[Array]] = {}
        aside: dict[tuple[int, int], Future[Array]] = {}
        with self._lock:
            self._windows[place.key, band].append(window)
            for tile in grid.tiles_of(*window):
                key = (place.key, band, *tile)
                if key not in self._tiles:
                    future: Future[Array] = Future()
                    self._tiles[key] = future, grid
                    self._bytes += grid.tile_bytes
                    if self._scratch.has(key):
                        aside[tile] = future
                    else:
                        new[tile] = future
                self._tiles.move_to_end(key)
                found[tile] = self._tiles[key][0]
            self._make_room()
        fetch_them = partial(
            self._fetch, place, grid, locate=locate, forget=lambda tile: self._forget((place.key, band, *tile))
        )
        for tile, future in aside.items():
            key = (place.key, band, *tile)
            back = partial(self._take_back, key, future, partial(fetch_them, {tile: future}))
            _decoders().submit(back).add_done_callback(partial(self._fail_too, key, future))
        if new:
            fetch_them(new)
        return found

    def _take_back(self, key: Key, future: Future[Array], fetch_it: Callable[[], None]) -> None:
        pixels = self._scratch.take(key)
        if pixels is None:
            fetch_it()
        else:
            future.set_result(pixels)

    def _fail_too(self, key: Key, future: Future[Array], done: Future[None]) -> None:
        """Let a tile fail with the work that should have brought it back."""
        error = done.exception()
        if error is not None and not future.done():
            self._forget(key)
            future.set_exception(TileError(str(error) or type(error).__name__))

    def _make_room(self) -> None:
        """Put tiles aside that were not used for long, and drop those that blocks have passed."""
        if self._bytes <= self._kept_bytes:
            return
        done = [key for key, (future, _) in self._tiles.items() if future.done()]
        for key in done:
            if self._bytes <= self._kept_bytes:
                return
            future = self._tiles[key][0]
            if not self._is_passed(key) and future.exception() is None:
                self._scratch.put(key, future.result())
            self._drop(key)

    def _is_passed(self, key: Key) -> bool:
        """Say whether blocks, made in rows from north-west to south-east, have left a tile behind.

        Rows of another reference system lie askew: hence the margin.
        """
        windows, (_, grid) = self._windows[key[:2]], self._tiles[key]
        row, col, height, _ = windows[0]
        bottom, right = (key[2] + 1) * grid.tile_height, (key[3] + 1) * grid.tile_width
        margin = grid.tile_height // 4
        return len(windows) == LAG and (bottom <= row or (bottom <= row + height - margin and right <= col))

    def _drop(self, key: Key) -> None:
        if key in self._tiles:
            self._bytes -= self._tiles.pop(key)[1].tile_bytes

    def _forget(self, key: Key) -> None:
        """Drop a tile that failed: the next who wants it tries again."""
        with self._lock:
            self._drop(key)

    def clear(self) -> None:
        """Drop everything."""
        with self._lock:
            self._tiles.clear()
            self._windows.clear()
            self._scratch.clear()
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

        def fail(tiles: Iterable[tuple[int, int]], error: BaseException | None) -> None:
            """Let nobody wait for ever, whatever it was."""
            told = error
            if not isinstance(told, TileError):
                told = TileError(str(error) or type(error).__name__)
                told.__cause__ = error
            for tile in tiles:
                if not futures[tile].done():
                    forget(tile)
                    futures[tile].set_exception(told)

        def post(pool: ThreadPoolExecutor, tiles: list[tuple[int, int]], work: Callable[[], None]) -> None:
            pool.submit(work).add_done_callback(
                lambda done: fail(tiles, done.exception()) if done.exception() else None
            )

        def decode(tile: tuple[int, int], data: memoryview) -> None:
            futures[tile].set_result(grid.decode(data))

        def load(start: int, stop: int, parts: list[tuple[int, int, tuple[int, int]]]) -> None:
            data = memoryview(_bytes_of(place, start, stop - start))
            for offset, size, tile in parts:
                post(_decoders(), [tile], partial(decode, tile, data[offset - start : offset - start + size]))

        with ExitStack() as unless_posted:
            unless_posted.callback(fail, list(futures), TileError("the file's table of tiles cannot be read"))
            located = []
            for tile, (offset, size) in zip(futures, locate(list(futures)), strict=True):
                if size:
                    located.append((offset, size, tile))
                else:
                    empty = np.full((grid.tile_height, grid.tile_width), grid.fill, grid.dtype)
                    futures[tile].set_result(empty)
            for start, stop, parts in merged(located):
                post(_fetchers(), [tile for _, _, tile in parts], partial(load, start, stop, parts))
            unless_posted.pop_all()


def located(dataset: Any, band: int, tiles: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return offset and size of tiles (row, column) in an open GeoTIFF; 0, 0 for those that it leaves out."""
    found = []
    for row, col in tiles:
        offset = dataset.get_tag_item(f"BLOCK_OFFSET_{col}_{row}", "TIFF", bidx=band)
        size = dataset.get_tag_item(f"BLOCK_SIZE_{col}_{row}", "TIFF", bidx=band)
        found.append((int(offset), int(size)) if offset and size else (0, 0))
    return found


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
        raise TileError(CUT_SHORT)
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
