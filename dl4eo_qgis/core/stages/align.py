"""One read primitive: a band of several files, mosaicked and on a window of the target grid.

Files that share a lattice are mosaicked in their own pixels and resampled once, so that no seam is left between
them. Only the pixels that the window needs are read. Reading comes in two steps: ``ask_bands`` has everything fetched
and gives at once what waits for it, so that one block is fetched while another is computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from pyproj.exceptions import CRSError, ProjError

from .. import raster
from ..errors import ReadError
from ..geometry.crs import same_crs
from ..grid import GridWindow
from ..labels import majority
from ..piece import ByHeader as ByHeader
from ..piece import Convert as Convert
from ..piece import FloatArray as FloatArray
from ..piece import Piece as Piece
from ..piece import unchanged as unchanged
from ..pixels import warp
from ..pixels.raster_header import RasterInfo, RasterReadError
from ..progress import Check, never
from ..sources import place_of
from ..types import Scene

POLL_S = 0.25
MAX_NATIVE_PX = 2**28
"""Pixels of a lattice that are held for one window: 1 GiB, where a file of 10 m needs 2**27 at most."""
PHASE_PX = 1e-3
"""Files whose origins differ by whole pixels to this accuracy share a lattice."""

FloatArray64 = npt.NDArray[np.float64]


def pieces(
    scenes: Sequence[Scene], band: str, convert: Callable[[Scene], Convert], by_header: ByHeader | None = None
) -> list[Piece]:
    """Return one band of several scenes as pieces, in their order; ``convert`` gives each scene's conversion."""
    return [
        Piece(
            scene.id, band, place_of(scene, asset), asset.band, asset.nodata, convert(scene),
            by_header if (asset.scale, asset.offset) == (1.0, 0.0) else None,
        )
        for scene in scenes
        if (asset := scene.assets.get(band)) is not None
    ]  # fmt: skip


@dataclass(frozen=True)
class _Placed:
    """A piece, and where its pixels lie in the lattice of its group."""

    piece: Piece
    info: RasterInfo
    row: int
    col: int


@dataclass
class _Group:
    lattice: warp.Lattice
    placed: list[_Placed]


@dataclass(frozen=True)
class BandRead:
    """One band to be read: its pieces, the window, how it is resampled."""

    pieces: Sequence[Piece]
    window: GridWindow
    method: str


_Part = tuple[int, int, int, int]
"""Rows [top, bottom) and columns [left, right) of a lattice, as top, bottom, left, right."""


@dataclass(frozen=True)
class _Native:
    """The pixels of a group that a window needs, [row0, row1) x [col0, col1) of its lattice."""

    group: _Group
    places: warp.Places
    row0: int
    row1: int
    col0: int
    col1: int
    asked: dict[tuple[int, _Part], raster.Asked]
    """By the number and part of the piece; the others are read only where these leave gaps."""


class Bands:
    """Bands that were asked for."""

    def __init__(self, wanted: Mapping[str, BandRead], check: Check) -> None:
        places = {p.place.key: p.place for read in wanted.values() for p in read.pieces}
        opening = raster.open_files(places.values())
        while wait(opening, POLL_S).not_done:
            check()
        self._bands = {name: (read, _ask(read)) for name, read in wanted.items()}

    def wait(self, check: Check) -> None:
        """Return when everything has come, or failed; ``check`` may end the waiting by raising."""
        for _, natives in self._bands.values():
            for native in natives:
                for asked in native.asked.values():
                    while not asked.has_come(POLL_S):
                        check()

    def read(self) -> dict[str, FloatArray]:
        """Return the bands by name, as ``read_band`` gives them, once; raises ReadError."""
        with np.errstate(over="ignore", invalid="ignore"):  # what does not fit into 32 bits becomes infinite
            return {name: _read(*self._bands.pop(name)) for name in list(self._bands)}


def ask_bands(wanted: Mapping[str, BandRead], check: Check) -> Bands:
    """Have several bands fetched, all at the same time; raises ReadError where a file cannot be opened.

    ``check`` may end the waiting for their headers by raising.
    """
    return Bands(wanted, check)


def read_band(pieces: Sequence[Piece], window: GridWindow, method: str, check: Check = never) -> FloatArray:
    """Return a float32 array of ``window``: the pieces' values, the first valid one winning; NaN where none has any.

    ``method`` is nearest, bilinear, cubic, or mode for classes; pixels on the target's lattice are cropped, never
    resampled. Raises ReadError, naming scene and band.
    """
    bands = ask_bands({"": BandRead(pieces, window, method)}, check)
    bands.wait(check)
    return bands.read()[""]


def asked_of(read: BandRead) -> Iterator[tuple[Piece, RasterInfo, _Part]]:
    """Yield what would be fetched of a band: piece, header, and rows and columns of the file; reads headers only."""
    for native, parts in _wanted(read):
        for placed, (top, bottom, left, right) in ((native.group.placed[n], part) for n, part in parts):
            yield (
                placed.piece,
                placed.info,
                (top - placed.row, bottom - placed.row, left - placed.col, right - placed.col),
            )


def _ask(read: BandRead) -> list[_Native]:
    """Have fetched what a band surely needs."""
    natives = []
    for native, parts in _wanted(read):
        native.asked.update({(n, part): _ask_part(native.group.placed[n], part) for n, part in parts})
        natives.append(native)
    return natives


def _wanted(read: BandRead) -> Iterator[tuple[_Native, list[tuple[int, _Part]]]]:
    """Yield what a band surely needs of each group: pieces (number and part) up to one that holds the whole window."""
    whole = False
    for group in _groups(read.pieces, read.window):
        # Of a pixel's ground, not only its centre: the centres all around lie beyond its edges.
        places = _places(read.window.grown(1) if read.method == "mode" else read.window, group)
        row0, row1 = warp.needed_range(places.rows, places.scale_y, read.method)
        col0, col1 = warp.needed_range(places.cols, places.scale_x, read.method)
        if (row1 - row0) * (col1 - col0) > MAX_NATIVE_PX:
            raise _unusable(group.placed[0].piece, f"{row1 - row0} x {col1 - col0} of its pixels are needed at once")
        native, parts = _Native(group, places, row0, row1, col0, col1, {}), []
        for number, placed in enumerate(group.placed):
            part = _part_of(native, placed)
            if part is not None and not whole:
                parts.append((number, part))
                whole = part == (row0, row1, col0, col1)
        yield native, parts


def _read(read: BandRead, natives: Sequence[_Native]) -> FloatArray:
    """Return a band from its groups."""
    if read.method == "bilinear" and len(natives) > 1:
        strips = _strips(natives)
        if strips is not None:
            return warp.sample_strips(*strips)
    out: FloatArray | None = None
    for native in natives:
        if out is not None and not (gaps := np.isnan(out)).any():
            break
        mosaic = _mosaic(native)
        if mosaic is not None:
            value = _sample(mosaic, native, read)
            out = value if out is None else np.where(gaps, value, out)
    return np.full(read.window.shape, np.nan, np.float32) if out is None else out


def _sample(mosaic: FloatArray, native: _Native, read: BandRead) -> FloatArray:
    if read.method == "mode":
        return majority.resample(mosaic, native.row0, native.col0, read.window, native.group.lattice)
    return warp.sample(mosaic, native.row0, native.col0, native.places, read.method)


def _strips(natives: Sequence[_Native]) -> tuple[list[warp.Strip], FloatArray64] | None:
    """Return the groups as strips of one row lattice, and the rows; None where they do not share one."""
    first = natives[0]
    rows = first.places.rows
    shifts = [_row_shift(first.group.lattice, native.group.lattice) for native in natives]
    if any(shift is None for shift in shifts):
        return None
    strips: list[warp.Strip] = []
    for native, shift in zip(natives, shifts, strict=True):
        if shift is None or native.places.separable or native.places.scale_y > 1:
            return None
        row0, row1 = warp.needed_range(rows - shift, 1.0, "bilinear")
        source = _mosaic(
            replace(native, row0=row0, row1=row1) if (row0, row1) != (native.row0, native.row1) else native
        )
        if source is not None:
            strips.append(warp.Strip(source, row0, native.col0, native.places.cols, shift))
    return strips, rows


def _row_shift(one: warp.Lattice, other: warp.Lattice) -> int | None:
    """Return the other lattice's first row in rows of the one, or None where their rows do not run on."""
    height = one.transform[4]
    shift = (other.transform[5] - one.transform[5]) / height
    same = one.crs == other.crs and one.is_upright and other.is_upright
    if not same or abs(other.transform[4] - height) > abs(height) * 1e-9 or abs(shift - round(shift)) > PHASE_PX:
        return None
    return round(shift)


def covered(pieces: Sequence[Piece], window: GridWindow) -> npt.NDArray[np.bool_]:
    """Return where a pixel's centre lies inside any piece's file, whatever its value."""
    inside = np.zeros(window.shape, bool)
    for group in _groups(pieces, window):
        places = _places(window, group)
        rows = places.rows[:, None] if places.separable else places.rows
        cols = places.cols[None, :] if places.separable else places.cols
        for p in group.placed:
            inside |= (
                (rows >= p.row - 0.5)
                & (rows <= p.row + p.info.height - 0.5)
                & (cols >= p.col - 0.5)
                & (cols <= p.col + p.info.width - 0.5)
            )
    return inside


def _groups(pieces: Sequence[Piece], window: GridWindow) -> list[_Group]:
    """Return the pieces by lattice; those in the window's own CRS come first, else in the order given."""
    groups: list[_Group] = []
    for piece in pieces:
        try:
            info = raster.read_info(piece.place)
        except RasterReadError as error:
            raise _read_error(piece, error) from error
        if not 1 <= piece.index <= info.count:
            raise ReadError(piece.scene, piece.band, f"the file has {info.count} bands, not band {piece.index}")
        if not info.is_placed:
            raise _unusable(piece, "its header tells no place for its pixels")
        for group in groups:
            offset = _offset(group.lattice, info)
            if offset is not None:
                group.placed.append(_Placed(piece, info, *offset))
                break
        else:
            groups.append(
                _Group(warp.lattice_of(info.crs, info.transform, info.width, info.height), [_Placed(piece, info, 0, 0)])
            )
    target = f"EPSG:{window.epsg}"
    return sorted(groups, key=lambda g: not same_crs(g.lattice.crs, target))


def _places(window: GridWindow, group: _Group) -> warp.Places:
    """Return where a window's pixels lie in a group's lattice; raises ReadError where they lie nowhere in its CRS."""
    piece = group.placed[0].piece
    try:
        with np.errstate(all="ignore"):
            places = warp.places_of(window, group.lattice)
    except (CRSError, ProjError) as error:
        raise _unusable(piece, f"its CRS has no place on the Earth ({' '.join(str(error).split())[:100]})") from error
    if not (np.isfinite(places.rows).all() and np.isfinite(places.cols).all()):
        raise _unusable(piece, f"the ground asked for (EPSG:{window.epsg}) has no place in its CRS")
    return places


def _unusable(piece: Piece, reason: str) -> ReadError:
    return ReadError(piece.scene, piece.band, f"cannot be used: {reason}.", "Leave the scene out, or report it.")


def _offset(lattice: warp.Lattice, info: RasterInfo) -> tuple[int, int] | None:
    """Return a file's first pixel (row, column) in a lattice, or None where it has another one."""
    a, b, c, d, e, f = lattice.transform
    if lattice.crs != info.crs or b or d or info.transform[1] or info.transform[3]:
        return (0, 0) if (lattice.crs, lattice.transform) == (info.crs, info.transform) else None
    if abs(info.transform[0] - a) > abs(a) * 1e-9 or abs(info.transform[4] - e) > abs(e) * 1e-9:
        return None
    east = info.transform[2] - c
    if lattice.around is not None:  # tiles on both sides of 180 degrees lie beside each other
        east -= warp.TURN * round(east / warp.TURN)
    col, row = east / a, (info.transform[5] - f) / e
    if abs(col - round(col)) > PHASE_PX or abs(row - round(row)) > PHASE_PX:
        return None
    return round(row), round(col)


def _part_of(native: _Native, placed: _Placed) -> _Part | None:
    """Return the part of the needed pixels that a file holds."""
    top, bottom = max(native.row0, placed.row), min(native.row1, placed.row + placed.info.height)
    left, right = max(native.col0, placed.col), min(native.col1, placed.col + placed.info.width)
    return (top, bottom, left, right) if top < bottom and left < right else None


def _ask_part(placed: _Placed, part: _Part) -> raster.Asked:
    top, bottom, left, right = part
    try:
        return raster.ask_window(
            placed.piece.place, placed.piece.index, top - placed.row, left - placed.col, bottom - top, right - left
        )
    except RasterReadError as error:
        raise _read_error(placed.piece, error) from error


def _mosaic(native: _Native) -> FloatArray | None:
    """Return the group's pixels that are needed, NaN where no file has a value; None where none reaches."""
    whole = (native.row0, native.row1, native.col0, native.col1)
    out: FloatArray | None = None
    for number, placed in enumerate(native.group.placed):
        part = _part_of(native, placed)
        if part is None:
            continue
        top, bottom, left, right = part
        if out is None:
            if part == whole:
                out = _values(native, number, part)
                continue
            out = np.full((native.row1 - native.row0, native.col1 - native.col0), np.nan, np.float32)
        target = out[top - native.row0 : bottom - native.row0, left - native.col0 : right - native.col0]
        gaps = np.isnan(target)
        if gaps.all():
            target[...] = _values(native, number, part)
        elif gaps.any():
            np.copyto(target, _values(native, number, part), where=gaps)
    return out


def _values(native: _Native, number: int, part: _Part) -> FloatArray:
    """Return a piece's values, NaN where it has none."""
    placed = native.group.placed[number]
    asked = native.asked.get((number, part)) or _ask_part(placed, part)
    try:
        dn, valid = asked.pixels()
    except RasterReadError as error:
        raise _read_error(placed.piece, error, part=error.damaged) from error
    if dn.dtype.kind == "c":
        raise _unusable(placed.piece, "its pixels are complex numbers")
    value = _conversion(placed)(dn)
    missing = ~np.isfinite(value) if valid is None else ~(np.isfinite(value) & valid)
    declared = () if placed.info.nodata is None else (placed.info.nodata,)
    for void in {*placed.piece.nodata, *declared}:
        missing |= dn == void
    if missing.any():
        value[missing] = np.nan
    return value


def _conversion(placed: _Placed) -> Convert:
    """Return what turns a file's values into physical ones; raises ReadError where its header makes no sense."""
    piece, told = placed.piece, placed.info.scale_of(placed.piece.index)
    if piece.by_header is None or told == (1.0, 0.0):
        return piece.convert
    try:
        return piece.by_header(piece.convert, *told)
    except ValueError as error:
        raise _unusable(piece, str(error)) from error


def _read_error(piece: Piece, error: RasterReadError, part: bool = False) -> ReadError:
    return ReadError(
        piece.scene,
        piece.band,
        f"cannot be read ({error}).",
        "Check the connection, or that the file is whole; then run again: finished samples are kept.",
        error.status,
        part,
    )
