"""GeoTIFFs of any size, written block by block: what is held in memory is one block."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
from rasterio.errors import RasterioError
from rasterio.windows import Window

from .errors import DatasetError
from .raster import GDAL_OPTIONS
from .raster_header import RasterInfo

TILE_PX = 256
Color = tuple[int, int, int, int]


@dataclass(frozen=True)
class RasterLook:
    """What a GeoTIFF says of itself beside its pixels."""

    dtype: str
    bands: tuple[str, ...]
    nodata: float | None = None
    colors: Mapping[int, Color] = field(default_factory=dict)
    """Red, green, blue, alpha of each value; for one band of 8 or 16 bits without sign."""
    tags: Mapping[str, str] = field(default_factory=dict)


class RasterWriter:
    """A GeoTIFF that is written under another name, and gets its own when it is whole."""

    def __init__(self, path: Path, grid: RasterInfo, look: RasterLook) -> None:
        """``grid`` says where it lies. Raises DatasetError where it cannot be written; so do all other calls."""
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        self._env = rasterio.Env(**GDAL_OPTIONS)
        try:
            with self._env:
                self._dataset = rasterio.open(
                    self._part, "w", driver="GTiff", width=grid.width, height=grid.height, count=len(look.bands),
                    dtype=look.dtype, crs=grid.crs, transform=rasterio.Affine(*grid.transform), nodata=look.nodata,
                    tiled=True, blockxsize=TILE_PX, blockysize=TILE_PX, compress="deflate", interleave="band",
                    bigtiff="IF_SAFER",
                )  # fmt: skip
                self._dataset.descriptions = look.bands
                self._dataset.update_tags(**look.tags)
                if look.colors:
                    self._dataset.write_colormap(1, dict(look.colors))
        except (RasterioError, OSError) as error:
            raise self._failed(error) from error

    def __enter__(self) -> RasterWriter:
        return self

    def write(self, pixels: npt.NDArray[Any], row: int, col: int) -> None:
        """Write a block (bands x rows x columns) at a place."""
        _, height, width = pixels.shape
        try:
            with self._env:
                self._dataset.write(np.ascontiguousarray(pixels), window=Window(col, row, width, height))
        except (RasterioError, OSError) as error:
            raise self._failed(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the file its name, or remove it where something went wrong."""
        try:
            with self._env:
                self._dataset.close()
            if kind is None:
                self._part.replace(self._path)
        except (RasterioError, OSError) as failure:
            raise self._failed(failure) from failure
        finally:
            with suppress(OSError):
                self._part.unlink(missing_ok=True)

    def _failed(self, error: Exception) -> DatasetError:
        reason = " ".join(str(error).split())[:300]
        return DatasetError(self._path, f"cannot be written ({reason}).", "Check the folder and the free disk space.")
