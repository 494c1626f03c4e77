"""What a raster's header says, and what a file may be, before a pixel of it is read."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy.typing as npt

from ..geometry.crs import ground_and_datum
from ..web import WebError
from .tiles import CUT_SHORT, TileError, TileGrid

LARGEST, SMALLEST_AREA = 1e12, 1e-18
"""Of a transform's coefficients, and of a pixel, in its CRS' units: degrees or metres."""


Color = tuple[int, int, int, int]


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
    tiles: TileGrid | None = None
    """Where its tiles can be read directly."""
    interleaved: bool = False
    """Each of its blocks holds all bands."""
    datum: str = ""
    """The vertical datum, where its CRS tells one."""
    scales: tuple[tuple[float, float], ...] = ()
    """Scale and offset of each band, where the header tells any; 1 and 0 else."""
    size: int = 0
    """Bytes of the file; 0 where that is not known."""

    @property
    def is_placed(self) -> bool:
        """Say whether the transform can be that of an image of the ground: a hostile file may say anything."""
        a, b, _, d, e, _ = self.transform
        finite = all(map(math.isfinite, self.transform)) and max(map(abs, self.transform)) < LARGEST
        return finite and abs(a * e - b * d) > SMALLEST_AREA

    def scale_of(self, band: int) -> tuple[float, float]:
        """Return scale and offset of a band (1 is the first); 1 and 0 where the header tells none."""
        return self.scales[band - 1] if self.scales else (1.0, 0.0)


@dataclass(frozen=True)
class RasterAbout:
    """What a header says of a file's bands, in their order, and of its time."""

    names: tuple[str, ...]
    """Empty where a band has no description."""
    dtypes: tuple[str, ...]
    scales: tuple[float, ...]
    offsets: tuple[float, ...]
    nodata: tuple[float | None, ...]
    units: tuple[str, ...]
    alpha: tuple[bool, ...]
    """True of a band that only says where the others are valid."""
    time: str = ""
    """As TIFF writes it: ``YYYY:MM:DD HH:MM:SS``."""

    @property
    def is_complex(self) -> bool:
        """Say whether pixels of a band are complex numbers, which no image holds."""
        return any(dtype.startswith("complex") for dtype in self.dtypes)


@dataclass(frozen=True)
class BandLabel:
    """What a GeoTIFF says of one of its bands."""

    name: str
    unit: str = ""


@dataclass(frozen=True)
class RasterLook:
    """What a GeoTIFF says of itself beside its pixels."""

    dtype: str
    bands: tuple[str, ...]
    nodata: float | None = None
    colors: Mapping[int, Color] = field(default_factory=dict)
    """Red, green, blue, alpha of each value; for one band of 8 or 16 bits without sign."""
    tags: Mapping[str, str] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    """Of the bands; empty: none is told."""
    compress: str = "deflate"


@dataclass(frozen=True)
class WholeFile:
    """A small raster, read at once."""

    pixels: npt.NDArray[Any]
    """Bands x rows x columns, in the file's own type."""
    names: tuple[str | None, ...]
    """Of all bands of the file."""
    bounds: tuple[float, float, float, float]
    """Left, bottom, right and top, in the file's CRS."""
    epsg: int | None
    """Of the CRS; None where it has no number, or the file no CRS."""
    tags: Mapping[str, str]


class RasterReadError(Exception):
    """A file cannot be opened or read; ``align`` says which scene and band it was. ``status`` is the server's.

    ``damaged``: the file's bytes came, but not what they should be; other pixels of it may be whole.
    """

    def __init__(self, message: str, status: int | None = None, damaged: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.damaged = damaged


def info_of(dataset: Any, start: bytes, size: int = 0) -> RasterInfo:
    """Return what a header says (``dataset`` as rasterio opened it); ``start`` is the file's byte order mark."""
    if dataset.crs is None:
        raise RasterReadError("the file has no CRS")
    grid = TileGrid.of(dataset, start)
    return RasterInfo(
        **ground_and_datum(dataset.crs.to_epsg(), dataset.crs.to_wkt()),
        transform=tuple(dataset.transform)[:6],
        width=dataset.width,
        height=dataset.height,
        nodata=dataset.nodata,
        count=dataset.count,
        tiles=grid if grid is not None and grid.is_plain else None,
        scales=tuple(zip(dataset.scales, dataset.offsets, strict=True)),
        interleaved=dataset.driver == "GTiff" and dataset.profile.get("interleave") == "pixel",
        size=size,
    )


def driver_of(name: str) -> str:
    """Return the format that a file from elsewhere must have: one that holds pixels, not (as VRT) further addresses."""
    return "JP2OpenJPEG" if name.split("?", 1)[0].lower().endswith((".jp2", ".j2k")) else "GTiff"


def size_here(name: str) -> int:
    """Return the bytes of a file on this machine; 0 of what is none."""
    path = Path(name)
    return path.stat().st_size if path.is_file() else 0


def part_of(path: Path, start: int, length: int) -> bytes:
    """Return some bytes of a file here, fewer at its end; nothing where there is no such file."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        file.seek(start)
        return file.read(length)


GDAL_CUT_SHORT = re.compile(r"[Rr]ead error at (row|scanline) .*got \d+ bytes, expected \d+")


def reason_of(error: BaseException) -> str:
    """Return the deepest message of a chain of errors, without query strings (they hold signatures).

    What GDAL says of a file that was cut short is said in the words that our own reading has for it.
    """
    while error.__cause__ is not None and not isinstance(error, (WebError, TileError)):
        error = error.__cause__
    words = [word.split("?", 1)[0] if "://" in word else word for word in str(error).split()]
    text = " ".join(words) or type(error).__name__
    return CUT_SHORT if GDAL_CUT_SHORT.search(text) else text
