"""The only module that opens rasters: native windows in, GeoTIFFs out, polygons burnt.

Reads are always windows of a file's own pixels; aligning them is ``warp``'s work. GDAL's settings do not reach other
threads by themselves, so every call that opens or reads a file enters its own ``rasterio.Env``.
"""

from __future__ import annotations

import contextvars
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
import rasterio
from rasterio._err import CPLE_BaseError
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.features import rasterize
from rasterio.io import DatasetReader, MemoryFile
from rasterio.shutil import copy as copy_raster
from rasterio.windows import Window
from shapely.geometry.base import BaseGeometry

from .grid import GridWindow
from .pixels import codecs
from .pixels.asked import Asked as Asked
from .pixels.asked import Pixels
from .pixels.open_files import OpenFiles
from .pixels.raster_header import BandLabel as BandLabel
from .pixels.raster_header import (
    RasterAbout,
    RasterInfo,
    RasterLook,
    RasterReadError,
    WholeFile,
    driver_of,
    info_of,
    part_of,
    reason_of,
    size_here,
)
from .pixels.tiles import TileError, TileStore, located, window_of
from .pixels.together import Together, bands_beside
from .web import Place, WebError, WebFile, WebStream, is_web

GDAL_OPTIONS: Mapping[str, Any] = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "GDAL_HTTP_CONNECTTIMEOUT": 20,
    "GDAL_HTTP_TIMEOUT": 120,
    "GDAL_HTTP_MAX_RETRY": 4,
    "GDAL_HTTP_RETRY_DELAY": 1,
    "GDAL_CACHEMAX": 128 * 2**20,
    "CPL_VSIL_CURL_CACHE_SIZE": 16 * 2**20,
    "VSI_CACHE": "FALSE",
    "GDAL_PAM_ENABLED": "NO",
}
"""No directory listings, no side files; GDAL asks a server by itself only in S3 (CDSE). Sizes are bytes."""
READERS = 16
"""Files that are opened, or read by GDAL, at once in a process; most of them wait for the network."""
TOO_SHORT = 416  # HTTP's answer to a range that lies behind the file's end
COLORS = {"red": ColorInterp.red, "green": ColorInterp.green, "blue": ColorInterp.blue}
"""So that viewers show natural colours, whatever the order of the bands."""

RASTER_ERRORS = (RasterioError, OSError, CPLE_BaseError)
"""What reading and writing may raise; copying raises GDAL's own errors as they are."""

# rasterize() warns of its own array. A filter for the whole process: other threads would undo catch_warnings().
warnings.filterwarnings("ignore", category=NotGeoreferencedWarning, module=r"rasterio\.features")


class _Handle:
    """One open file. GDAL reads a file from one thread at a time; its decoded blocks serve all of them."""

    def __init__(self, place: Place) -> None:
        self.lock = threading.Lock()
        self.web: WebFile | None = None
        # rasterio keeps what it opened for GDAL in a variable of this context, and must find it there to close it.
        self._context = contextvars.copy_context()
        address = place.address(False)
        if is_web(address):
            self.web = WebFile(place)
            name = "/" + PurePosixPath(urlsplit(address).path).name
            self._open(name, self.web.part(0, 2), driver=driver_of(name), opener=self._open_web)
            return
        driver = driver_of(address) if address.startswith("/vsi") else None
        if driver is None and not Path(address).is_file():
            raise RasterReadError("there is no such file")  # opening a pipe would wait for ever
        self._open(address, b"" if driver else part_of(Path(address), 0, 2), driver=driver)

    def _open(self, name: str, start: bytes, **options: Any) -> None:
        """Open the file and read its header; ``start`` is its byte order mark."""
        self._again = partial(rasterio.open, name, **options)
        with self.told():
            self.dataset: DatasetReader = self._run(rasterio.open, name, **options)
            with ExitStack() as unless_fit:
                unless_fit.callback(self.close)  # one that is left to Python's collector ends the process
                self.info = info_of(self.dataset, start, self.web.size if self.web else size_here(name))
                if self.web is None or self.web.trouble is None:
                    unless_fit.pop_all()

    def _run(self, function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        with rasterio.Env(**GDAL_OPTIONS):
            return self._context.run(partial(function, *args, **named))

    @contextmanager
    def coarsest(self) -> Iterator[DatasetReader]:
        """Hold the coarsest overview as a dataset of its own; the file itself where it has none."""
        factors = self.dataset.overviews(1)
        if not factors:
            yield self.dataset
            return
        level = self._run(self._again, overview_level=factors.index(max(factors)))
        try:
            yield level
        finally:
            self._run(level.close)

    def close(self) -> None:
        """Close the file; nobody may be reading it."""
        self._run(self.dataset.close)

    def _open_web(self, name: str, mode: str = "rb") -> WebStream:
        assert self.web is not None
        return WebStream(self.web)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Raise an error of the web as itself, whatever GDAL makes of it: it may go on with half a header."""
        if self.web is not None:
            self.web.trouble = None
        try:
            yield
        except (RasterioError, OSError, RasterReadError) as error:
            if self.web is not None and self.web.trouble is not None:
                raise self.web.trouble from error
            raise
        if self.web is not None and self.web.trouble is not None:
            raise self.web.trouble


_handles = OpenFiles(_Handle)
_store = TileStore()
_together = Together()


def close_files() -> None:
    """Close every file that was read, and forget its pixels: the next reader sees what is there then."""
    _handles.close()
    _store.clear()
    _together.clear()


@contextmanager
def _reading(place: Place) -> Iterator[_Handle]:
    """Hold a file; raises RasterReadError."""
    try:
        with _handles.using(place) as handle:
            yield handle
    except (RasterioError, OSError, IndexError, WebError) as error:
        _handles.drop(place.key)
        raise RasterReadError(reason_of(error), getattr(error, "status", None), _is_damage(error)) from error


def _is_damage(error: BaseException | None) -> bool:
    """Say whether an error is one of a file's bytes, not of the way to them."""
    return not isinstance(error, WebError) or error.status == TOO_SHORT


def read_info(place: Place) -> RasterInfo:
    """Return the header of a raster; raises RasterReadError."""
    known = _handles.known(place.key)
    if known is not None:
        return known.info
    with _reading(place) as handle:
        return handle.info


def read_about(place: Place) -> RasterAbout:
    """Return what a raster's header says of its bands, and when it was taken; raises RasterReadError."""
    with rasterio.Env(**GDAL_OPTIONS), _reading(place) as handle:
        data = handle.dataset
        return RasterAbout(
            tuple(name or "" for name in data.descriptions), tuple(data.dtypes), tuple(data.scales),
            tuple(data.offsets), tuple(data.nodatavals), tuple(unit or "" for unit in data.units),
            tuple(color == ColorInterp.alpha for color in data.colorinterp), data.tags().get("TIFFTAG_DATETIME", ""),
        )  # fmt: skip


def open_files(places: Iterable[Place]) -> Sequence[Future[RasterInfo]]:
    """Have files opened at the same time, so that their headers are at hand; ``read_info`` tells what fails."""
    return [_readers().submit(read_info, place) for place in places if _handles.known(place.key) is None]


Part = Callable[[int, int], bytes]
"""Gives bytes of a file from their first one and their number."""
R = TypeVar("R")


def ask_window(place: Place, band: int, row: int, col: int, height: int, width: int) -> Asked:
    """Have a window of one band fetched, as for ``read_window``; raises RasterReadError where the file is not there."""
    info = read_info(place)
    grid = info.tiles
    if grid is None:
        bands = bands_beside(band, info.count, height * width) if info.interleaved else range(band, band + 1)
        key = (place.key, bands, row, col, height, width)
        future = _together.share(
            key, lambda: _readers().submit(_read_by_gdal, place, bands, Window(col, row, width, height))
        )
        return Asked([future], lambda: (future.result()[0][band - bands[0]], future.result()[1][band - bands[0]]))
    tiles = _store.request(place, band, grid, (row, col, height, width), partial(locate, place, band))

    def assemble() -> Pixels:
        try:
            return window_of(tiles, grid, row, col, height, width), None
        except TileError as error:
            raise RasterReadError(str(error), error.status, _is_damage(error.__cause__)) from error

    return Asked(list(tiles.values()), assemble)


def look(place: Place, eye: Callable[[DatasetReader, Part], R]) -> Future[R]:
    """Have ``eye`` look at a file's coarsest overview and at parts of its bytes; the future raises RasterReadError."""

    def look_now() -> R:
        with rasterio.Env(**GDAL_OPTIONS), _reading(place) as handle, handle.coarsest() as level:
            return eye(level, handle.web.part if handle.web else partial(part_of, Path(place.address(False))))

    return _readers().submit(look_now)


def read_window(place: Place, band: int, row: int, col: int, height: int, width: int) -> Pixels:
    """Return the pixels [row, row+height) x [col, col+width) of one band, in the file's own type, and their validity.

    The validity comes from a mask inside the file (or an alpha band); None where it has none. Nodata values are the
    caller's. The window must lie inside the file. Raises RasterReadError.
    """
    return ask_window(place, band, row, col, height, width).pixels()


def locate(place: Place, band: int, tiles: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return offset and size of tiles in their file; 0, 0 for those that it leaves out. Raises RasterReadError."""
    with _reading(place) as handle:
        return located(handle.dataset, band, tiles)


def _read_by_gdal(place: Place, bands: range, window: Window) -> tuple[Any, list[npt.NDArray[np.bool_] | None]]:
    """Return bands of a window, and of each its validity as ``read_window`` gives it."""
    with rasterio.Env(**GDAL_OPTIONS), _reading(place) as handle:
        pixels: npt.NDArray[Any] = handle.dataset.read(list(bands), window=window)
        masked = [MaskFlags.per_dataset in handle.dataset.mask_flag_enums[band - 1] for band in bands]
        valid = handle.dataset.read_masks(bands[masked.index(True)], window=window) > 0 if any(masked) else None
        return pixels, [valid if own else None for own in masked]


def read_file(path: Path) -> npt.NDArray[Any]:
    """Return all pixels (bands x rows x columns) of a GeoTIFF on this machine; raises RasterReadError."""
    return read_whole(path).pixels


def read_whole(path: Path, bands: Sequence[int] | None = None) -> WholeFile:
    """Return bands (by number from 1; all) of a GeoTIFF on this machine, and where it lies. Nothing stays open, so that
    processes may fork. Raises RasterReadError.
    """
    try:
        with rasterio.Env(**GDAL_OPTIONS), open_geotiff(path) as data:
            epsg = _epsg_of(data.crs.to_wkt()) if data.crs else None
            return WholeFile(data.read(bands and list(bands)), data.descriptions, tuple(data.bounds), epsg, data.tags())
    except (*RASTER_ERRORS, IndexError) as error:  # a band that the file lacks
        raise RasterReadError(reason_of(error), damaged=True) from error


@lru_cache
def _epsg_of(wkt: str) -> Any:
    """Return the number of a CRS, None where it has none: looking it up takes longer than reading a header."""
    return rasterio.crs.CRS.from_wkt(wkt).to_epsg()


@lru_cache(maxsize=1)
def _readers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(READERS, thread_name_prefix="dl4eo-read")


def rasterise(shapes: Iterable[tuple[BaseGeometry, int]], window: GridWindow) -> npt.NDArray[np.int32]:
    """Return an int32 array of ``window``: 0, or the value of the last polygon that holds the pixel's centre."""
    items = [(shape, value) for shape, value in shapes if not shape.is_empty]
    if not items:
        return np.zeros(window.shape, np.int32)
    place = rasterio.Affine(*window.transform)
    burnt: npt.NDArray[np.int32] = rasterize(items, out_shape=window.shape, transform=place, dtype="int32")
    return burnt


def geotiff(
    window: GridWindow,
    dtype: str,
    bands: Sequence[BandLabel],
    *,
    tile: int,
    nodata: float | None,
    compress: str,
    big: bool,
    pixels: npt.NDArray[Any] | None = None,
    tags: Mapping[str, str] | None = None,
) -> bytes:
    """Return a GeoTIFF on ``window`` in tiles of ``tile`` pixels; ``big``: a BigTIFF.

    Without ``pixels`` (bands x rows x columns) its tiles are still to come.
    """
    profile: dict[str, Any] = {
        "driver": "GTiff", "width": window.width_px, "height": window.height_px, "count": len(bands), "dtype": dtype,
        "crs": f"EPSG:{window.epsg}", "transform": rasterio.Affine(*window.transform), "tiled": True,
        "blockxsize": tile, "blockysize": tile, "interleave": "band", "sparse_ok": True,
        "bigtiff": "YES" if big else "NO",
    }  # fmt: skip
    if nodata is not None:
        profile["nodata"] = nodata
    if compress != "none":
        profile["compress"] = compress.upper()
        profile["predictor"] = codecs.FLOATING if np.dtype(dtype).kind == "f" else codecs.HORIZONTAL
        profile |= {"zstd_level": codecs.ZSTD_LEVEL} if compress == "zstd" else {"zlevel": codecs.DEFLATE_LEVEL}
    with rasterio.Env(**GDAL_OPTIONS), MemoryFile() as memory:
        with memory.open(**profile) as dataset:
            dataset.descriptions = tuple(b.name for b in bands)
            dataset.units = tuple(b.unit for b in bands)
            if any(b.name in COLORS for b in bands):
                dataset.colorinterp = [COLORS.get(b.name, ColorInterp.undefined) for b in bands]
            dataset.update_tags(**(tags or {}))
            if pixels is not None:
                dataset.write(pixels)
        return bytes(memory.getbuffer())


def gdal_settings() -> Any:
    """Return GDAL's settings for one ``with`` block."""
    return rasterio.Env(**GDAL_OPTIONS)


def open_geotiff(path: Path) -> Any:
    """Return a GeoTIFF on this machine, open to be read in one ``with`` block; raises RASTER_ERRORS."""
    return rasterio.open(path, driver="GTiff")


def create(path: Path, grid: RasterInfo, look: RasterLook, tile: int) -> Any:
    """Return a new GeoTIFF, open to be written block by block, in tiles of ``tile`` pixels; raises RASTER_ERRORS."""
    made = rasterio.open(
        path, "w", driver="GTiff", width=grid.width, height=grid.height, count=len(look.bands), dtype=look.dtype,
        crs=grid.crs, transform=rasterio.Affine(*grid.transform), nodata=look.nodata, tiled=True, blockxsize=tile,
        blockysize=tile, compress=look.compress, interleave="band", bigtiff="IF_SAFER",
        sparse_ok=look.compress == "none",
    )  # fmt: skip
    made.descriptions = look.bands
    if look.units:
        made.units = look.units
    if not COLORS.keys().isdisjoint(look.bands):
        made.colorinterp = [COLORS.get(name, ColorInterp.undefined) for name in look.bands]
    made.update_tags(**look.tags)
    if look.colors:
        made.write_colormap(1, dict(look.colors))
    return made


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
            "driver": "GTiff", "height": pixels.shape[0], "width": pixels.shape[1], "count": 1,
            "dtype": pixels.dtype.name, "crs": f"EPSG:{epsg}", "transform": rasterio.Affine(*transform),
        }  # fmt: skip
        with memory.open(**profile, **({} if nodata is None else {"nodata": nodata})) as dataset:
            dataset.write(pixels, 1)
            dataset.update_tags(**(tags or {}))
        copy_as_cog(memory.name, path, block, resampling)


def copy_as_cog(source: str | Path, path: Path, block: int, resampling: str, **options: str) -> None:
    """Write a raster once more as a Cloud-Optimised GeoTIFF with overviews; raises RASTER_ERRORS."""
    copy_raster(
        source, path, driver="COG", COMPRESS="DEFLATE", PREDICTOR="YES", BLOCKSIZE=block,
        OVERVIEW_RESAMPLING=resampling, **options,
    )  # fmt: skip
