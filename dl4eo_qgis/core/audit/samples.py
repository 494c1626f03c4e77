"""Each sample's files: there, whole, on the chip's pixels, with the bands of the header and the table's measures."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..contents import Contents
from ..dataset import files_of
from ..grid import GridWindow
from ..pixels.raster_header import RasterReadError
from ..progress import Progress
from ..types import Row
from .measured import measures_of
from .problems import Problem
from .rasters import RasterFile, read_file, same_number
from .read import Read

NAN = float("nan")
CLOSE_PX = 1e-6
"""Pixels by which a file's edges may differ from its chip's: numbers are written as decimals."""


@dataclass(frozen=True)
class Wanted:
    """What one file of a sample has to be."""

    file: str
    bands: tuple[str, ...]
    dtype: str
    """Empty: any."""
    nodata: float | None
    factors: tuple[int, ...]
    """Pixels along one of the image."""


@dataclass(frozen=True)
class Looked:
    """What was seen of one sample."""

    sample_id: str
    problems: Sequence[Problem] = ()
    files: int = 0
    owners: Mapping[str, str] = field(default_factory=dict)
    """The sample that a file says it is of, by file, where that is another one."""
    measures: Mapping[str, Any] = field(default_factory=dict)
    """Measured again; empty where the files do not allow it."""

    @property
    def is_whole(self) -> bool:
        """Say whether all files could be read, and lie where they should."""
        return not any(p.kind in ("missing", "unreadable", "grid", "bands", "swapped") for p in self.problems)


def look_at_all(dataset: Read, threads: int, progress: Progress) -> list[Looked]:
    """Return what is seen of each sample that has files, by sample id."""
    rows = [r for r in dataset.rows if r.values["image"]]
    done = []
    with ThreadPoolExecutor(threads or os.cpu_count() or 1, thread_name_prefix="dl4eo-audit") as pool:

        def look(row: Row) -> Looked:
            progress.check()
            return look_at(dataset.contents, row)

        for looked in pool.map(look, rows):
            done.append(looked)
            progress.report(len(done), len(rows), f"Reading the samples: {len(done)} of {len(rows)}")
    return done


def look_at(contents: Contents, row: Row) -> Looked:
    """Return what is wrong with one sample's files."""
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    read: dict[str, RasterFile] = {}
    state, size, there = hashlib.sha256(), 0, True
    files = files_of(row)
    wanted = {w.file: w for w in wanted_of(contents, row)}
    for name in files:
        try:
            data = (contents.folder / name).read_bytes()
        except OSError as error:
            there = False
            reason = "" if isinstance(error, FileNotFoundError) else f": {error.strerror}"
            problems.append(Problem("missing", f"The file is not there{reason}.", row.sample_id, name))
            continue
        state.update(data)
        size += len(data)
        try:
            found = read_file(contents.folder / name)
        except RasterReadError as error:
            problems.append(Problem("unreadable", f"It cannot be read to its end: {error}.", row.sample_id, name))
            continue
        owner = found.tags.get("sample_id", row.sample_id)
        if owner != row.sample_id:
            owners[name] = owner
            continue
        faults = _faults(wanted[name], found, contents, row) if name in wanted else []
        problems += faults
        if not faults:
            read[name] = found
    pixels = {kind: read[name].pixels for kind in ("image", "mask") if (name := str(row.values[kind] or "")) in read}
    mask = pixels["mask"][0] if "mask" in pixels else None
    measures, faulty = measures_of(contents, row, pixels.get("image"), mask)
    problems += [Problem("values", text, row.sample_id, str(row.values[kind])) for kind, text in faulty]
    same = size == row.values["bytes"] and state.hexdigest() == row.values["sha256"]
    if there and not same and not problems and not owners:
        problems.append(Problem("changed", _changed(row, size, files), row.sample_id, files[0]))
    return Looked(row.sample_id, problems, len(files), owners, measures)


def wanted_of(contents: Contents, row: Row) -> list[Wanted]:
    """Return what a sample's files have to be, by the header."""
    factor = contents.recipe.labels.pixel_factor
    bands = tuple(b.name for b in contents.bands)
    found = [Wanted(str(row.values["image"]), bands, "float32", NAN, (1,))]
    if row.values["mask"]:
        dtype = "uint16" if contents.ignore is not None and contents.ignore > 255 else "uint8"
        found.append(Wanted(str(row.values["mask"]), ("mask",), dtype, None, (factor,)))
    for layer in contents.layers:
        name = f"{layer.folder}/{row.sample_id}.tif"
        found.append(Wanted(name, layer.bands, "", layer.nodata, (1, factor)))
    return found


def _faults(wanted: Wanted, found: RasterFile, contents: Contents, row: Row) -> list[Problem]:
    """Return what is wrong with a file's grid and bands."""
    grid = _grid_fault(wanted, found, contents.chip_of(row).window)
    bands = _bands_fault(wanted, found)
    kinds = (("grid", grid), ("bands", bands))
    return [Problem(kind, text, row.sample_id, wanted.file) for kind, text in kinds if text]


def _grid_fault(wanted: Wanted, found: RasterFile, window: GridWindow) -> str:
    """Return how a file's grid differs from its chip's, or an empty text."""
    _, height, width = found.pixels.shape
    sizes = [(window.height_px * f, window.width_px * f) for f in wanted.factors]
    if (height, width) not in sizes:
        right = " or ".join(f"{w} x {h}" for h, w in dict.fromkeys(sizes))
        return f"It has {width} x {height} pixels; its chip has {right}."
    if found.crs != f"EPSG:{window.epsg}":
        return f"It is in {found.crs[:60] or 'no CRS'}; its chip is in EPSG:{window.epsg}."
    finer = window.finer(height // window.height_px)
    a, b, c, d, e, f = found.transform
    right_a, _, right_c, _, right_e, right_f = finer.transform
    pixel_m = finer.pixel_size_m
    if max(abs(a - right_a), abs(b), abs(d), abs(e - right_e)) > CLOSE_PX * pixel_m / width:
        return f"Its pixels are {a:g} x {-e:g} m, turned by {b:g} and {d:g}; those of its chip are {pixel_m:g} m."
    if max(abs(c - right_c), abs(f - right_f)) > CLOSE_PX * pixel_m:
        return f"It lies {_beside(c - right_c, f - right_f, pixel_m)} of its chip."
    return ""


def _beside(east_m: float, north_m: float, pixel_m: float) -> str:
    ways = ((east_m, ("east", "west")), (north_m, ("north", "south")))
    return " and ".join(
        f"{abs(m):g} m ({abs(m) / pixel_m:g} px) {names[m < 0]}" for m, names in ways if abs(m) > CLOSE_PX * pixel_m
    )


def _bands_fault(wanted: Wanted, found: RasterFile) -> str:
    """Return how a file's bands differ from those that the header lists, or an empty text."""
    if len(found.names) != len(wanted.bands):
        return f"It has {len(found.names)} bands; the header lists {len(wanted.bands)}."
    for number, (name, right) in enumerate(zip(found.names, wanted.bands, strict=True), 1):
        if name != right:
            return f"Its band {number} is {name or 'nameless'!r}; the header says {right!r}."
    other = next((dtype for dtype in found.dtypes if wanted.dtype and dtype != wanted.dtype), "")
    if other:
        return f"Its pixels are of type {other}, not {wanted.dtype}."
    for name, nodata in zip(found.names, found.nodata, strict=True):
        if not same_number(nodata, wanted.nodata):
            return f"Nodata of its band {name!r} is {nodata}, not {wanted.nodata}."
    return ""


def _changed(row: Row, size: int, files: Sequence[str]) -> str:
    """Return how a sample's files differ from those that were written."""
    if size != row.values["bytes"]:
        return f"Its {len(files)} files have {size} bytes; {row.values['bytes']} were written."
    return f"Some of its {size} bytes (in {len(files)} files) are not those that were written (SHA-256)."


def close_to(one: Any, other: Any) -> bool:
    """Say whether two measures are the same, but for the last digits."""
    if isinstance(one, float) and isinstance(other, (int, float)) and not isinstance(other, bool):
        return bool(np.isclose(one, other, rtol=1e-9, atol=1e-12, equal_nan=True))
    return bool(one == other)
