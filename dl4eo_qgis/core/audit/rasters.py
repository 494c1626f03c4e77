"""One GeoTIFF of a sample, read whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..pixels.raster_header import RasterReadError, reason_of
from ..raster import RASTER_ERRORS, gdal_settings, open_geotiff


@dataclass(frozen=True)
class RasterFile:
    """What a file says of itself, and all of its pixels."""

    crs: str
    """``EPSG:<code>`` where it has one, else WKT; empty without any."""
    transform: tuple[float, ...]
    """Affine coefficients a, b, c, d, e, f."""
    names: tuple[str, ...]
    """Of the bands; empty where a band has none."""
    dtypes: tuple[str, ...]
    nodata: tuple[float | None, ...]
    tags: Mapping[str, str]
    pixels: npt.NDArray[Any]
    """Bands x rows x columns."""


def read_file(path: Path) -> RasterFile:
    """Return a GeoTIFF, every tile of every band decoded; raises RasterReadError."""
    try:
        with gdal_settings(), open_geotiff(path) as file:
            epsg = file.crs.to_epsg() if file.crs else None
            return RasterFile(
                f"EPSG:{epsg}" if epsg else file.crs.to_wkt() if file.crs else "",
                tuple(file.transform)[:6],
                tuple(name or "" for name in file.descriptions),
                tuple(file.dtypes),
                tuple(file.nodatavals),
                file.tags(),
                file.read(),
            )
    except RASTER_ERRORS as error:
        raise RasterReadError(reason_of(error)) from error


def same_number(one: float | None, other: float | None) -> bool:
    """Say whether two nodata values are the same; NaN is the same as NaN."""
    if one is None or other is None:
        return one is other
    return one == other or bool(np.isnan(one) and np.isnan(other))
