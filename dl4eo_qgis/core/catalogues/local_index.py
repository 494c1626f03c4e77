"""Rasters on disk as a static STAC item collection, so that a folder is a catalogue like any other.

Each raster (or each set of one-band files that belong together) becomes an item of the collection ``local``: footprint
of its extent, day, bands with scale, offset, nodata and unit. Pixels are not read.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping

from ..errors import CatalogueError, suggest
from ..files import check_writable, write_whole
from ..local_request import LocalRequest
from ..pixels.extents import NowhereError, extent_of
from ..pixels.raster_header import RasterAbout, RasterInfo, RasterReadError
from ..products import LOCAL, REFLECTANCE, plain_name
from ..progress import Progress
from ..raster import close_files, read_about, read_info
from ..typed import require, shown
from ..web import Place

SUFFIXES = (".tif", ".tiff", ".jp2", ".j2k")
TOLD = 20
"""Files that are passed over are named up to this number."""
MAX_FILES = 300_000
UNUSABLE_ID = re.compile(r"[;\x00-\x1f\x7f\ud800-\udfff]")


class UnfitError(Exception):
    """A file cannot be indexed; the text is the reason."""


@dataclass(frozen=True)
class LocalRaster:
    """One file's header, and what its name says."""

    path: Path
    info: RasterInfo
    about: RasterAbout
    time: datetime
    item: str
    """Files of the same one become one item."""
    names: tuple[str, ...]
    """Of its bands; empty for one that is none."""
    own_names: tuple[str, ...]
    """Those that its file gives."""
    footprint: Any


def write_index(request: LocalRequest, progress: Progress) -> dict[str, Any]:
    """Write the item collection of local rasters; return its path, the number of items, the bands and the days.

    Files that cannot be used are reported and passed over. Raises CatalogueError where none is left.
    """
    output = Path(request.output).absolute()
    check_writable(output.parent)
    place, paths = _files_of(request)
    rasters: list[LocalRaster] = []
    reasons: list[str] = []
    try:
        for number, path in enumerate(paths):
            progress.check()
            progress.report(number, len(paths), f"{number} of {len(paths)} files")
            try:
                rasters.append(raster_of(path, request))
            except UnfitError as error:
                reasons.append(f"{path}: {error}")
                if len(reasons) <= TOLD:
                    progress.warn(f"{path} is passed over: {error}.")
    finally:
        close_files()
    if len(reasons) > TOLD:
        progress.warn(f"{len(reasons) - TOLD} more files are passed over.")
    if not rasters:
        first = f"; the first: {reasons[0]}" if reasons else ""
        raise CatalogueError(place, f"none of its {len(paths)} rasters can be indexed{first}.")
    _require_renamed(request, rasters)
    if masking := sum(any(r.names[i] for i, alpha in enumerate(r.about.alpha) if alpha) for r in rasters):
        progress.warn(
            f"{masking} files mark a band that has a name as alpha: their other bands have no value where it is 0."
        )
    items = [_item(name, own, output.parent, request) for name, own in _grouped(rasters)]
    document = {"type": "FeatureCollection", "features": items}
    write_whole(output, (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode())
    bands = dict.fromkeys(name for raster in rasters for name in raster.names if name)
    days = sorted({raster.time.strftime("%Y-%m-%d") for raster in rasters})
    progress.report(1, 1, "")
    progress.info(f"{len(items)} items of {len(rasters)} files, {days[0]} to {days[-1]}; bands: {', '.join(bands)}.")
    return {
        "path": str(output),
        "count": len(items),
        "files": len(rasters),
        "passed_over": len(reasons),
        "bands": list(bands),
        "start": days[0],
        "end": days[-1],
    }


def _require_renamed(request: LocalRequest, rasters: Sequence[LocalRaster]) -> None:
    """Raise RecipeError where a band that gets a new name is in no file."""
    found = {name for raster in rasters for name in raster.own_names}
    for old, _ in request.renamed:
        require(old in found, "index.bands", f"no file has a band {shown(old)}.", suggest(old, sorted(found)))


def _files_of(request: LocalRequest) -> tuple[str, list[Path]]:
    """Return what an error names, and the files in a fixed order; raises CatalogueError where there are none."""
    if request.files:
        return "files", [Path(os.path.abspath(file)) for file in dict.fromkeys(request.files)]
    folder = Path(request.folder).absolute()
    if not folder.is_dir():
        raise CatalogueError(str(folder), "is not a folder.", "Give the folder that holds the rasters.")
    found = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and not p.name.startswith("."))
    if not found:
        raise CatalogueError(
            str(folder),
            f"holds no raster that can be read ({', '.join(SUFFIXES)}).",
            "Turn other formats into GeoTIFF first, for example with gdal_translate.",
        )
    if len(found) > MAX_FILES:
        raise CatalogueError(str(folder), f"holds {len(found)} rasters; at most {MAX_FILES} are indexed.")
    return str(folder), found


def raster_of(path: Path, request: LocalRequest) -> LocalRaster:
    """Return what a file's header and name say; raises UnfitError."""
    if path.suffix.lower() not in SUFFIXES:
        raise UnfitError(
            f"only {', '.join(SUFFIXES)} are read; turn it into a GeoTIFF, for example with gdal_translate"
        )
    if not path.is_file():  # GDAL's own names (/vsicurl/...) are none either
        raise UnfitError("there is no such file")
    place = Place.of(str(path))
    try:
        info, about = read_info(place), read_about(place)
    except RasterReadError as error:
        raise UnfitError(str(error)) from error
    if about.is_complex:
        raise UnfitError("its pixels are complex numbers")
    time = _time_of(path, about, request)
    item, names = path.name.rsplit(".", 1)[0], _names_of(about, request)
    own_names = tuple(_own_name(about, i) for i, alpha in enumerate(about.alpha) if not alpha)
    if request.band_pattern:
        found = re.search(request.band_pattern, path.name)
        if found is None:
            raise UnfitError(f"its name does not match {request.band_pattern!r}")
        if sum(not alpha for alpha in about.alpha) != 1:
            raise UnfitError(f"it has {info.count} bands; with a pattern for the band's name it may have one")
        own = dict(request.renamed)
        told = plain_name(found.group(1) or "")
        names, own_names = tuple("" if alpha else own.get(told, told) for alpha in about.alpha), (told,)
        rest = f"{path.name[: found.start(1)]}{path.name[found.end(1) :]}".rsplit(".", 1)[0]
        item = f"{path.parent}/{rest}" if request.folder else rest
    if not any(names):
        raise UnfitError("it has no band that can be named")
    name = item if request.band_pattern else str(path)
    return LocalRaster(path, info, about, time, name, names, own_names, _extent(info))


def _names_of(about: RasterAbout, request: LocalRequest) -> tuple[str, ...]:
    """Return the bands' names, empty for those that only mask others; raises UnfitError."""
    wanted = [i for i, alpha in enumerate(about.alpha) if not alpha]
    names = [""] * len(about.alpha)
    if len(request.bands) == len(about.alpha) and not request.renamed:
        wanted = list(range(len(about.alpha)))  # GDAL marks the fourth of four bytes as alpha, whatever it is
    if request.bands and not request.renamed:
        if len(request.bands) != len(wanted) and not request.band_pattern:
            raise UnfitError(f"it has {len(wanted)} bands, and {len(request.bands)} names are given")
        given: Sequence[str] = request.bands
    else:
        renamed = dict(request.renamed)
        given = [renamed.get(name, name) for name in (_own_name(about, i) for i in wanted)]
    for i, name in zip(wanted, given):  # noqa: B905 - fewer names are told above
        names[i] = name if name not in names else f"{name}_{i + 1}"
    return tuple(names)


def _own_name(about: RasterAbout, index: int) -> str:
    return plain_name(about.names[index]) or f"b{index + 1}"


def _time_of(path: Path, about: RasterAbout, request: LocalRequest) -> datetime:
    """Return when a file was taken, in UTC: as asked, else by its name, else by its header; raises UnfitError."""
    if request.date:
        return datetime.fromisoformat(request.date).replace(tzinfo=timezone.utc)
    found = re.search(request.date_pattern, path.name) if request.date_pattern else None
    if found:
        text = "".join(group or "" for group in found.groups()) or found.group()
        digits = re.sub(r"\D", "", text)
        for form in ("%Y%m%d", "%Y"):
            try:
                return datetime.strptime(digits, form).replace(tzinfo=timezone.utc)
            except ValueError:
                continue
        raise UnfitError(f"{text!r} in its name is no day (YYYYMMDD) and no year")
    try:
        return datetime.strptime(about.time[:19], "%Y:%m:%d %H:%M:%S").replace(tzinfo=timezone.utc)
    except ValueError:
        raise UnfitError(
            "neither its name nor its header (TIFFTAG_DATETIME) tells a day; give one (index.date)"
        ) from None


def _grouped(rasters: Sequence[LocalRaster]) -> Iterator[tuple[str, list[LocalRaster]]]:
    """Yield the id and the files of each item; ids are the files' names, with their folders where two are alike."""
    groups: dict[tuple[str, datetime], list[LocalRaster]] = {}
    for raster in rasters:
        groups.setdefault((raster.item, raster.time), []).append(raster)
    used: dict[str, int] = {}
    for own in groups.values():
        name = UNUSABLE_ID.sub("_", Path(own[0].path.name if len(own) == 1 else own[0].item).name)
        name = (name.rsplit(".", 1)[0] if len(own) == 1 else name).strip("_-. ") or "item"
        used[name] = used.get(name, 0) + 1
        yield (name if used[name] == 1 else f"{name}_{used[name]}"), own


def _item(name: str, rasters: Sequence[LocalRaster], folder: Path, request: LocalRequest) -> dict[str, Any]:
    """Return one item of the collection; its first file of a band counts."""
    footprint = shapely.union_all([raster.footprint for raster in rasters])
    footprint = shapely.set_precision(footprint, 1e-9)
    first = rasters[0]
    assets = {
        (raster.path.name.rsplit(".", 1)[0] if len(rasters) > 1 else "data"): _asset(raster, folder, request)
        for raster in rasters
    }
    return {
        "type": "Feature",
        "stac_version": "1.1.0",
        "stac_extensions": [],
        "id": name,
        "collection": LOCAL.collections[0],
        "bbox": list(footprint.bounds),
        "geometry": mapping(footprint),
        "properties": {
            "datetime": first.time.isoformat().replace("+00:00", "Z"),
            "eo:cloud_cover": 0,
            "dl4eo:pass": first.time.strftime("%Y-%m-%d"),
            **({"proj:code": first.info.crs} if first.info.crs.startswith("EPSG:") else {}),
        },
        "links": [],
        "assets": assets,
    }


def _asset(raster: LocalRaster, folder: Path, request: LocalRequest) -> dict[str, Any]:
    about = raster.about
    bands: list[dict[str, Any]] = []
    for i, name in enumerate(raster.names):
        scale = request.scale[0] if request.scale else about.scales[i]
        offset = request.offset[0] if request.offset else about.offsets[i]
        nodata = request.nodata[0] if request.nodata else about.nodata[i]
        scaled = (scale, offset) != (1.0, 0.0)
        facts: Mapping[str, Any] = {
            "name": name,
            "data_type": about.dtypes[i],
            "unit": about.units[i] or (REFLECTANCE if scaled else ""),
            **({"raster:scale": scale, "raster:offset": offset} if scaled else {}),
            **({"nodata": nodata} if nodata is not None and np.isfinite(nodata) else {}),
        }
        bands.append({key: value for key, value in facts.items() if value != ""})
    return {"href": _href(raster.path, folder), "roles": ["data"], "bands": bands}


def _href(path: Path, folder: Path) -> str:
    """Return a file's address: from the index's own folder where it lies below it, so that both can be moved."""
    if path.is_relative_to(folder) and re.fullmatch(r"[\w./ -]+", path.relative_to(folder).as_posix()):
        return f"./{path.relative_to(folder).as_posix()}"
    return path.as_uri()


def _extent(info: RasterInfo) -> Any:
    try:
        return extent_of(info)
    except NowhereError as error:
        raise UnfitError(str(error)) from error
