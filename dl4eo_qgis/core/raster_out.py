"""GeoTIFFs of any size, written block by block: what is held in memory is one block."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from .errors import DatasetError
from .pixels.raster_header import RasterInfo, RasterLook
from .raster import RASTER_ERRORS, create, gdal_settings

TILE_PX = 256


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
        reason = " ".join(str(error).split())[:300]
        return DatasetError(self._path, f"cannot be written ({reason}).", "Check the folder and the free disk space.")
