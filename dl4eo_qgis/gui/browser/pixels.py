"""Pixels of a chip's files, by GDAL of QGIS: north up, NaN where there is no value. Safe in any thread."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Dict, Iterator, Sequence, Tuple

import numpy as np
from osgeo import gdal

from ...processing.tr import tr

MOST_PX = 1024
"""Rows and columns that are read at most: a dock shows no more."""


class Unreadable(Exception):
    """A file that cannot be shown; the text says why, for people."""


@dataclass(frozen=True)
class Image:
    """Some bands of an image."""

    bands: Tuple[str, ...]
    """The names of all bands of the file."""
    values: Dict[str, Any]
    """float32, rows x columns, of the bands that were asked for and are there."""


def file_of(folder: Path, name: str) -> Path:
    """Return a file that the table names; raises Unreadable where it is missing, or lies outside the dataset."""
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in name:
        raise Unreadable(tr("The table names a file outside the dataset: {name}").format(name=name))
    path = folder / name
    if not path.is_file():
        raise Unreadable(tr("{name} is missing.").format(name=name))
    return path


def band_names(path: Path) -> Tuple[str, ...]:
    """Return the names of an image's bands; raises Unreadable."""
    with _opened(path) as raster:
        return _names(raster, ())


def read_image(path: Path, wanted: Sequence[str], usual: Sequence[str]) -> Image:
    """Return bands of an image by name; ``usual`` are the names where the file has none. Raises Unreadable."""
    with _opened(path) as raster:
        names = _names(raster, usual)
        values = {
            name: _north_up(_read(raster, names.index(name) + 1, gdal.GDT_Float32, np.float32, path), raster)
            for name in dict.fromkeys(wanted)
            if name in names
        }
    return Image(names, values)


def read_mask(path: Path) -> Any:
    """Return a mask's values, uint16, rows x columns; raises Unreadable."""
    with _opened(path) as raster:
        return _north_up(_read(raster, 1, gdal.GDT_UInt16, np.uint16, path, nodata=False), raster)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Give a GeoTIFF that is open; what GDAL says of it, in whichever way it is set to, becomes Unreadable."""
    strict = gdal.ExceptionMgr(useExceptions=True) if hasattr(gdal, "ExceptionMgr") else nullcontext()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        with strict:
            raster = gdal.OpenEx(str(path), gdal.OF_RASTER, allowed_drivers=["GTiff"])
            if raster is None or not raster.RasterCount:
                raise Unreadable(_told(path, gdal.GetLastErrorMsg()))
            yield raster
    except RuntimeError as error:
        raise Unreadable(_told(path, str(error))) from error
    finally:
        gdal.PopErrorHandler()


def _told(path: Path, reason: str) -> str:
    reason = " ".join(reason.replace(str(path), path.name).split())[:200] or tr("no raster")
    return tr("{name} cannot be read ({reason}).").format(name=path.name, reason=reason)


def _names(raster: Any, usual: Sequence[str]) -> Tuple[str, ...]:
    """Return the names of bands: the file's own, else the usual ones, else numbers."""
    own = tuple(raster.GetRasterBand(i).GetDescription() for i in range(1, raster.RasterCount + 1))
    if all(own):
        return own
    if len(usual) == raster.RasterCount:
        return tuple(usual)
    return tuple(str(i) for i in range(1, raster.RasterCount + 1))


def _read(raster: Any, number: int, kind: int, dtype: Any, path: Path, nodata: bool = True) -> Any:
    band = raster.GetRasterBand(number)
    step = max(1, -(-max(raster.RasterXSize, raster.RasterYSize) // MOST_PX))
    width, height = max(raster.RasterXSize // step, 1), max(raster.RasterYSize // step, 1)
    data = band.ReadRaster(buf_xsize=width, buf_ysize=height, buf_type=kind)
    if data is None:
        raise Unreadable(_told(path, gdal.GetLastErrorMsg()))
    values = np.frombuffer(bytes(data), dtype=dtype).reshape(height, width)
    empty = band.GetNoDataValue()
    if not nodata or empty is None or np.isnan(empty):
        return values
    return np.where(values == dtype(empty), dtype("nan"), values)


def _north_up(values: Any, raster: Any) -> Any:
    """Return rows from the north, columns from the west."""
    shift = raster.GetGeoTransform()
    return values[:: -1 if shift[5] > 0 else 1, :: -1 if shift[1] < 0 else 1]
