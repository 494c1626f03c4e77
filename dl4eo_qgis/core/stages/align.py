"""One read primitive: a band of several files, mosaicked and on a window of the target grid.

Files that share a lattice are mosaicked in their own pixels and resampled once, so that no seam is left between
them. Only the pixels that the window needs are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import raster, warp
from ..crs import same_crs
from ..errors import ReadError
from ..grid import GridWindow
from ..sources import readable_href
from ..types import Scene

READERS = 16
"""Bands that are read at once in a process; most of them wait for the network."""
PHASE_PX = 1e-3
"""Files whose origins differ by whole pixels to this accuracy share a lattice."""

FloatArray = npt.NDArray[np.float32]
FloatArray64 = npt.NDArray[np.float64]
Convert = Callable[[npt.NDArray[Any]], FloatArray]


@dataclass(frozen=True)
class Piece:
    """One file's band that may hold pixels of the window."""

    scene: str
    band: str
    href: Callable[[], str]
    """Gives the address to open, signed where that is needed."""
    index: int
    """1 is the file's first band."""
    nodata: tuple[float, ...]
    convert: Convert
    """Turns the file's values into physical ones (float32)."""


def pieces(scenes: Sequence[Scene], band: str, convert: Callable[[Scene], Convert]) -> list[Piece]:
    """Return one band of several scenes as pieces, in their order; ``convert`` gives each scene's conversion."""
    return [
        Piece(
            scene=scene.id,
            band=band,
            href=partial(readable_href, scene, scene.assets[band]),
            index=scene.assets[band].band,
            nodata=scene.assets[band].nodata,
            convert=convert(scene),
        )
        for scene in scenes
        if band in scene.assets
    ]


def unchanged(dn: npt.NDArray[Any]) -> FloatArray:
    """Return the file's values as float32."""
    return dn.astype(np.float32)


@dataclass(frozen=True)
class _Placed:
    """A piece, and where its pixels lie in the lattice of its group."""

    piece: Piece
    href: str
    info: raster.RasterInfo
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


def read_bands(wanted: Mapping[str, BandRead]) -> dict[str, FloatArray]:
    """Return several bands by name, read at the same time: while one waits for the network, another is decoded."""
    running = {
        name: _readers().submit(read_band, read.pieces, read.window, read.method) for name, read in wanted.items()
    }
    try:
        return {name: future.result() for name, future in running.items()}
    finally:
        for future in running.values():
            future.cancel()  # after an error: those that still wait for their turn


@lru_cache(maxsize=1)
def _readers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(READERS, thread_name_prefix="dl4eo-read")


def read_band(pieces: Sequence[Piece], window: GridWindow, method: str) -> FloatArray:
    """Return a float32 array of ``window``: the pieces' values, the first valid one winning; NaN where none has any.

    ``method`` is nearest, bilinear or cubic; pixels on the target's lattice are cropped, never resampled. Raises
    ReadError, naming scene and band.
    """
    out = np.full(window.shape, np.nan, np.float32)
    groups = _groups(pieces, window)
    if method == "bilinear" and len(groups) > 1:
        strips = _strips(groups, window)
        if strips is not None:
            return warp.sample_strips(*strips)
    for group in groups:
        gaps = np.isnan(out)
        if not gaps.any():
            break
        places = warp.places_of(window, group.lattice)
        row0, row1 = warp.needed_range(places.rows, places.scale_y, method)
        col0, col1 = warp.needed_range(places.cols, places.scale_x, method)
        native = _mosaic(group, row0, row1, col0, col1)
        if native is not None:
            out = np.where(gaps, warp.sample(native, row0, col0, places, method), out)
    return out


def _strips(groups: Sequence[_Group], window: GridWindow) -> tuple[list[warp.Strip], FloatArray64] | None:
    """Return the groups as strips of one row lattice, and the rows; None where they do not share one."""
    strips: list[warp.Strip] = []
    rows = warp.places_of(window, groups[0].lattice).rows
    shifts = [_row_shift(groups[0].lattice, group.lattice) for group in groups]
    if any(shift is None for shift in shifts):
        return None
    for group, shift in zip(groups, shifts, strict=True):
        places = warp.places_of(window, group.lattice)
        if shift is None or places.separable or places.scale_y > 1:
            return None
        row0, row1 = warp.needed_range(rows - shift, 1.0, "bilinear")
        col0, col1 = warp.needed_range(places.cols, 1.0, "bilinear")
        native = _mosaic(group, row0, row1, col0, col1)
        if native is not None:
            strips.append(warp.Strip(native, row0, col0, places.cols, shift))
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
        places = warp.places_of(window, group.lattice)
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
            href = piece.href()
            info = raster.read_info(href)
        except raster.RasterReadError as error:
            raise _read_error(piece, error) from error
        if not 1 <= piece.index <= info.count:
            raise ReadError(piece.scene, piece.band, f"the file has {info.count} bands, not band {piece.index}")
        for group in groups:
            offset = _offset(group.lattice, info)
            if offset is not None:
                group.placed.append(_Placed(piece, href, info, *offset))
                break
        else:
            groups.append(_Group(warp.Lattice(info.crs, info.transform), [_Placed(piece, href, info, 0, 0)]))
    target = f"EPSG:{window.epsg}"
    return sorted(groups, key=lambda g: not same_crs(g.lattice.crs, target))


def _offset(lattice: warp.Lattice, info: raster.RasterInfo) -> tuple[int, int] | None:
    """Return a file's first pixel (row, column) in a lattice, or None where it has another one."""
    a, b, c, d, e, f = lattice.transform
    if lattice.crs != info.crs or b or d or info.transform[1] or info.transform[3]:
        return (0, 0) if (lattice.crs, lattice.transform) == (info.crs, info.transform) else None
    if abs(info.transform[0] - a) > abs(a) * 1e-9 or abs(info.transform[4] - e) > abs(e) * 1e-9:
        return None
    col, row = (info.transform[2] - c) / a, (info.transform[5] - f) / e
    if abs(col - round(col)) > PHASE_PX or abs(row - round(row)) > PHASE_PX:
        return None
    return round(row), round(col)


def _mosaic(group: _Group, row0: int, row1: int, col0: int, col1: int) -> FloatArray | None:
    """Return the group's pixels [row0, row1) x [col0, col1), NaN where no file has a value; None where none reaches."""
    out: FloatArray | None = None
    for p in group.placed:
        top, bottom = max(row0, p.row), min(row1, p.row + p.info.height)
        left, right = max(col0, p.col), min(col1, p.col + p.info.width)
        if top >= bottom or left >= right:
            continue
        if out is None:
            out = np.full((row1 - row0, col1 - col0), np.nan, np.float32)
        target = out[top - row0 : bottom - row0, left - col0 : right - col0]
        gaps = np.isnan(target)
        if not gaps.any():
            continue
        try:
            dn, valid = raster.read_window(p.href, p.piece.index, top - p.row, left - p.col, bottom - top, right - left)
        except raster.RasterReadError as error:
            raise _read_error(p.piece, error, part=True) from error
        missing = _missing(dn, p) if valid is None else _missing(dn, p) | ~valid
        value = np.where(missing, np.float32(np.nan), p.piece.convert(dn))
        target[gaps] = value[gaps]
    return out


def _missing(dn: npt.NDArray[Any], placed: _Placed) -> npt.NDArray[np.bool_]:
    missing = np.isnan(dn) if dn.dtype.kind == "f" else np.zeros(dn.shape, bool)
    declared = () if placed.info.nodata is None else (placed.info.nodata,)
    for value in (*placed.piece.nodata, *declared):
        missing |= dn == value
    return missing


def _read_error(piece: Piece, error: Exception, part: bool = False) -> ReadError:
    return ReadError(
        piece.scene,
        piece.band,
        f"cannot be read ({error}).",
        "Check the connection, or that the file is whole; then run again: finished samples are kept.",
        part=part,
    )
