"""The only module that opens rasters: native windows in, GeoTIFFs out, polygons burnt.

Reads are always windows of a file's own pixels; aligning them is ``warp``'s work. GDAL's settings do not reach other
threads by themselves, so every call here enters its own ``rasterio.Env``.
"""

from __future__ import annotations

import threading
import warnings
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.features import rasterize
from rasterio.io import DatasetReader, MemoryFile
from rasterio.shutil import copy as copy_raster
from rasterio.windows import Window
from shapely.geometry.base import BaseGeometry

from .grid import GridWindow

GDAL_OPTIONS: Mapping[str, Any] = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "GDAL_HTTP_MERGE_CONSECUTIVE_RANGES": "YES",
    "GDAL_HTTP_MULTIPLEX": "YES",
    "GDAL_HTTP_CONNECTTIMEOUT": 20,
    "GDAL_HTTP_TIMEOUT": 120,
    "GDAL_HTTP_MAX_RETRY": 4,
    "GDAL_HTTP_RETRY_DELAY": 1,
    "GDAL_INGESTED_BYTES_AT_OPEN": 32768,
    "GDAL_CACHEMAX": 192 * 2**20,
    "CPL_VSIL_CURL_CACHE_SIZE": 32 * 2**20,
    "VSI_CACHE": "FALSE",
    "GDAL_PAM_ENABLED": "NO",
}
"""Windowed reads over HTTP: no directory listings, merged ranges, retries on 429 and 5xx; sizes are bytes.

The block cache must hold a row of the files' own tiles across some 50 km in all bands: then each is read once.
"""
OPEN_FILES = 128
COLORS = {"red": ColorInterp.red, "green": ColorInterp.green, "blue": ColorInterp.blue}
"""So that viewers show natural colours, whatever the order of the bands."""

# rasterize() warns of its own array, before it has given it a place on the ground. A filter for the whole process:
# catch_warnings() would be undone by other threads.
warnings.filterwarnings("ignore", category=NotGeoreferencedWarning, module=r"rasterio\.features")


class RasterReadError(Exception):
    """A file cannot be opened or read; ``align`` says which scene and band it was."""


@dataclass(frozen=True)
class RasterInfo:
    """What a file's header says."""

    crs: str
    """``EPSG:<code>`` where it has one, else WKT."""
    transform: tuple[float, float, float, float, float, float]
    """Affine coefficients a, b, c, d, e, f: x = a*col + b*row + c, y = d*col + e*row + f, at pixel corners."""
    width: int
    height: int
    nodata: float | None
    count: int


class _Handle:
    """One open file. GDAL reads a file from one thread at a time; its decoded blocks serve all of them."""

    def __init__(self, href: str) -> None:
        self.lock = threading.Lock()
        self.dataset: DatasetReader = rasterio.open(href, driver=_driver_of(href))


class _Handles:
    """The open files of this process, the least recently used closed first."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, _Handle] = OrderedDict()
        self._lock = threading.Lock()
        self._opening: dict[str, threading.Lock] = {}

    @contextmanager
    def using(self, href: str) -> Iterator[DatasetReader]:
        """Hold a file, opened if need be, for this thread alone."""
        handle = self._opened(href)
        with handle.lock:
            if self._open.get(href) is handle:
                yield handle.dataset
                return
        with self.using(href) as dataset:  # it was closed, or failed, while this thread waited for it
            yield dataset

    def _opened(self, href: str) -> _Handle:
        with self._lock:
            gate = self._opening.setdefault(href, threading.Lock())
        with gate:
            with self._lock:
                known = self._open.get(href)
                if known is not None:
                    self._open.move_to_end(href)
                    return known
            handle = _Handle(href)
            with self._lock:
                self._open[href] = handle
        self._close_surplus()
        return handle

    def _close_surplus(self) -> None:
        with self._lock:
            for href, handle in list(self._open.items())[: max(0, len(self._open) - OPEN_FILES)]:
                if handle.lock.acquire(blocking=False):
                    del self._open[href]
                    handle.dataset.close()
                    handle.lock.release()

    def close(self) -> None:
        """Close all files, each when nobody reads it."""
        while True:
            with self._lock:
                if not self._open:
                    return
                handle = self._open.popitem(last=False)[1]
            with handle.lock:
                handle.dataset.close()

    def drop(self, href: str) -> None:
        """Forget a file that failed: the next read opens it anew."""
        with self._lock:
            self._open.pop(href, None)


_handles = _Handles()


def close_files() -> None:
    """Close every file that was read: the next reader sees what is there then."""
    _handles.close()


def _driver_of(href: str) -> str | None:
    """Return the format that a file from elsewhere must have: one that holds pixels, not (as VRT) further addresses."""
    if not href.startswith("/vsi"):
        return None
    return "JP2OpenJPEG" if href.split("?", 1)[0].endswith(".jp2") else "GTiff"


def read_info(href: str) -> RasterInfo:
    """Return the header of a raster; raises RasterReadError."""
    try:
        with rasterio.Env(**GDAL_OPTIONS), _handles.using(href) as dataset:
            if dataset.crs is None:
                raise RasterReadError("the file has no CRS")
            epsg = dataset.crs.to_epsg()
            return RasterInfo(
                crs=f"EPSG:{epsg}" if epsg else dataset.crs.to_wkt(),
                transform=tuple(dataset.transform)[:6],
                width=dataset.width,
                height=dataset.height,
                nodata=dataset.nodata,
                count=dataset.count,
            )
    except (RasterioError, OSError) as error:
        _handles.drop(href)
        raise RasterReadError(_reason(error)) from error


def read_window(
    href: str, band: int, row: int, col: int, height: int, width: int
) -> tuple[npt.NDArray[Any], npt.NDArray[np.bool_] | None]:
    """Return the pixels [row, row+height) x [col, col+width) of one band, in the file's own type, and their validity.

    The validity comes from a mask inside the file (or an alpha band); None where it has none. Nodata values are the
    caller's. The window must lie inside the file. Raises RasterReadError.
    """
    window = Window(col, row, width, height)
    try:
        with rasterio.Env(**GDAL_OPTIONS), _handles.using(href) as dataset:
            pixels: npt.NDArray[Any] = dataset.read(band, window=window)
            masked = MaskFlags.per_dataset in dataset.mask_flag_enums[band - 1]
            return pixels, dataset.read_masks(band, window=window) > 0 if masked else None
    except (RasterioError, OSError, IndexError) as error:
        _handles.drop(href)
        raise RasterReadError(_reason(error)) from error


def _reason(error: BaseException) -> str:
    """Return the deepest message of a chain of errors, without query strings (they hold signatures)."""
    while error.__cause__ is not None:
        error = error.__cause__
    words = [word.split("?", 1)[0] if "://" in word else word for word in str(error).split()]
    return " ".join(words) or type(error).__name__


def rasterise(
    shapes: Iterable[tuple[BaseGeometry, int]], window: GridWindow, *, all_touched: bool = False
) -> npt.NDArray[np.int32]:
    """Return an int32 array of ``window``: 0, or the value of the last shape whose rule holds for the pixel.

    ``all_touched`` False burns the pixels whose centre lies inside a polygon.
    """
    items = [(shape, value) for shape, value in shapes if not shape.is_empty]
    if not items:
        return np.zeros(window.shape, np.int32)
    with rasterio.Env(**GDAL_OPTIONS):
        burnt: npt.NDArray[np.int32] = rasterize(
            items,
            out_shape=window.shape,
            transform=rasterio.Affine(*window.transform),
            all_touched=all_touched,
            dtype="int32",
        )
    return burnt


@dataclass(frozen=True)
class BandLabel:
    """What a GeoTIFF says of one of its bands."""

    name: str
    unit: str = ""


def encode_geotiff(
    pixels: npt.NDArray[Any],
    window: GridWindow,
    bands: Sequence[BandLabel],
    *,
    nodata: float | None,
    compress: str,
    tags: Mapping[str, str],
) -> bytes:
    """Return the bytes of a tiled GeoTIFF of ``pixels`` (bands x rows x columns) on ``window``."""
    count, height, width = pixels.shape
    block = min(256, -(-max(height, width) // 16) * 16)
    profile: dict[str, Any] = {
        "driver": "GTiff",
        "width": width,
        "height": height,
        "count": count,
        "dtype": pixels.dtype.name,
        "crs": f"EPSG:{window.epsg}",
        "transform": rasterio.Affine(*window.transform),
        "tiled": True,
        "blockxsize": block,
        "blockysize": block,
        "interleave": "band",
    }
    if nodata is not None:
        profile["nodata"] = nodata
    if compress != "none":
        profile["compress"] = compress.upper()
        profile["predictor"] = 3 if pixels.dtype.kind == "f" else 2
        profile["zstd_level" if compress == "zstd" else "zlevel"] = 1 if compress == "zstd" else 6
    with rasterio.Env(**GDAL_OPTIONS), MemoryFile() as memory:
        with memory.open(**profile) as dataset:
            dataset.write(np.ascontiguousarray(pixels))
            dataset.descriptions = tuple(b.name for b in bands)
            dataset.units = tuple(b.unit for b in bands)
            if any(b.name in COLORS for b in bands):
                dataset.colorinterp = [COLORS.get(b.name, ColorInterp.undefined) for b in bands]
            dataset.update_tags(**tags)
        return bytes(memory.getbuffer())


def write_cog(
    path: Path,
    pixels: npt.NDArray[Any],
    transform: tuple[float, float, float, float, float, float],
    epsg: int,
    *,
    nodata: float | None = None,
    block: int = 256,
    resampling: str = "average",
    tags: Mapping[str, str] | None = None,
) -> None:
    """Write one band (rows x columns) as a Cloud-Optimised GeoTIFF with overviews."""
    with rasterio.Env(**GDAL_OPTIONS), MemoryFile() as memory:
        profile = {
            "driver": "GTiff",
            "height": pixels.shape[0],
            "width": pixels.shape[1],
            "count": 1,
            "dtype": pixels.dtype.name,
            "crs": f"EPSG:{epsg}",
            "transform": rasterio.Affine(*transform),
        }
        with memory.open(**profile, **({} if nodata is None else {"nodata": nodata})) as dataset:
            dataset.write(pixels, 1)
            dataset.update_tags(**(tags or {}))
        copy_raster(
            memory.name,
            path,
            driver="COG",
            COMPRESS="DEFLATE",
            PREDICTOR="YES",
            BLOCKSIZE=block,
            OVERVIEW_RESAMPLING=resampling,
        )
