"""How images and masks are packed into files. To add one: one function, one entry in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy.typing as npt

from ..grid import GridWindow
from ..raster import BandLabel, encode_geotiff

Encoder = Callable[..., bytes]


def geotiff(
    pixels: npt.NDArray[Any],
    window: GridWindow,
    bands: Sequence[BandLabel],
    *,
    nodata: float | None,
    compress: str,
    tags: Mapping[str, str],
) -> bytes:
    """Return a tiled GeoTIFF (bands x rows x columns)."""
    return encode_geotiff(pixels, window, bands, nodata=nodata, compress=compress, tags=tags)


FORMATS: dict[str, Encoder] = {"geotiff": geotiff}
