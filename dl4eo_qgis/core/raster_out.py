"""GeoTIFFs of any size, written block by block: what is held in memory is one block."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from .errors import DatasetError
from .pixels.raster_header import RasterInfo, RasterLook
from .progress import Check, never
from .raster import RASTER_ERRORS, copy_as_cog, create, gdal_settings

TILE_PX = 256
COG_TILE_PX = 256
POLL_S = 0.1


class RasterWriter:
    """A GeoTIFF that is written under another name, and gets its own when it is whole."""

    def __init__(self, path: Path, grid: RasterInfo, look: RasterLook) -> None:
        """``grid`` says where it lies. Raises DatasetError where it cannot be written; so do all other calls."""
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        self._settings = gdal_settings()
        try:
            with self._settings:
                self._dataset = create(self._part, grid, look, TILE_PX)
        except RASTER_ERRORS as error:
            raise self._failed(error) from error

    def __enter__(self) -> RasterWriter:
        return self

    def write(self, pixels: npt.NDArray[Any], row: int, col: int) -> None:
        """Write a block (bands x rows x columns) at a place."""
        _, height, width = pixels.shape
        try:
            with self._settings:
                self._dataset.write(np.ascontiguousarray(pixels), window=((row, row + height), (col, col + width)))
        except RASTER_ERRORS as error:
            raise self._failed(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the file its name, or remove it where something went wrong."""
        try:
            with self._settings:
                self._dataset.close()
            if kind is None:
                self._part.replace(self._path)
        except RASTER_ERRORS as failure:
            raise self._failed(failure) from failure
        finally:
            with suppress(OSError):
                self._part.unlink(missing_ok=True)

    def _failed(self, error: Exception) -> DatasetError:
        return _cannot_write(self._path, error)


class CogWriter:
    """A Cloud-Optimised GeoTIFF: its blocks are gathered in a file beside it, which it is made from when all are in."""

    def __init__(self, path: Path, grid: RasterInfo, look: RasterLook, resampling: str, check: Check = never) -> None:
        """``resampling`` makes the overviews; ``check`` may end their making by raising.

        Raises DatasetError where the file cannot be written; so do all other calls.
        """
        self._path, self._resampling, self._check = path, resampling, check
        self._blocks = path.with_name(f".{path.name}.blocks.part")
        self._part = path.with_name(f".{path.name}.part")
        self._writer = RasterWriter(self._blocks, grid, replace(look, compress="none"))

    def __enter__(self) -> CogWriter:
        return self

    def write(self, pixels: npt.NDArray[Any], row: int, col: int) -> None:
        """Write a block (bands x rows x columns) at a place."""
        self._writer.write(pixels, row, col)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Make the file and give it its name, or remove everything where something went wrong."""
        try:
            self._writer.__exit__(kind, error, trace)
            if kind is None:
                self._copy()
                self._part.replace(self._path)
        except RASTER_ERRORS as failure:
            raise _cannot_write(self._path, failure) from failure
        finally:
            for left in self._path.parent.iterdir():
                if left.name.startswith((self._part.name, self._blocks.name)):  # GDAL has files of its own beside them
                    with suppress(OSError):
                        left.unlink(missing_ok=True)

    def _copy(self) -> None:
        """Make the file: in a thread that nobody waits for after a cancel, as GDAL cannot be stopped."""
        failures: list[Exception] = []

        def copy() -> None:
            try:
                with gdal_settings():
                    copy_as_cog(
                        self._blocks, self._part, COG_TILE_PX, self._resampling, LEVEL="1", NUM_THREADS="ALL_CPUS",
                        BIGTIFF="IF_SAFER",
                    )  # fmt: skip
            except (*RASTER_ERRORS, SystemError) as error:  # rasterio's, where GDAL does not say what failed
                failures.append(error)

        thread = Thread(target=copy, daemon=True)
        thread.start()
        while thread.is_alive():
            self._check()
            thread.join(POLL_S)
        if failures:
            raise _cannot_write(self._path, failures[0]) from failures[0]


def _cannot_write(path: Path, error: Exception) -> DatasetError:
    reason = " ".join(str(error).split())[:300]
    return DatasetError(path, f"cannot be written ({reason}).", "Check the folder and the free disk space.")
