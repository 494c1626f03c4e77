"""What a raster's header says, and what a file may be, before a pixel of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .tiles import TileError, TileGrid
from .web import WebError


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


def driver_of(name: str) -> str:
    """Return the format that a file from elsewhere must have: one that holds pixels, not (as VRT) further addresses."""
    return "JP2OpenJPEG" if name.split("?", 1)[0].lower().endswith((".jp2", ".j2k")) else "GTiff"


def part_of(path: Path, start: int, length: int) -> bytes:
    """Return some bytes of a file here, fewer at its end; nothing where there is no such file."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        file.seek(start)
        return file.read(length)


def reason_of(error: BaseException) -> str:
    """Return the deepest message of a chain of errors, without query strings (they hold signatures)."""
    while error.__cause__ is not None and not isinstance(error, (WebError, TileError)):
        error = error.__cause__
    words = [word.split("?", 1)[0] if "://" in word else word for word in str(error).split()]
    return " ".join(words) or type(error).__name__
