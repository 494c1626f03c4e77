"""Further rasters of a recipe: what their files are, what their bands are called, and which lie near each chip."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import shapely

from .catalogues import Catalogue
from .catalogues.reading import Query, RawItem
from .errors import CatalogueError, RecipeError
from .pixels.extents import NowhereError, extent_of
from .pixels.raster_header import RasterAbout, RasterInfo, RasterReadError
from .products import plain_name
from .progress import Progress
from .raster import read_about, read_info
from .recipe import ExtraLayer, Recipe
from .sources import place_of, provider_of
from .sources.footprint import footprint_of
from .sources.href import asset_href
from .sources.item import time_of
from .sources.local import number_of
from .sources.source import ItemError, Json, mappings
from .types import ALWAYS, Asset, Band, Sample, Scene
from .web import Place

MAX_BANDS = 1000
"""Of all further rasters together."""
MAX_ITEMS = 20_000
TOLD = 5
"""Items that cannot be used are named up to this number."""
TRANSLATE = "Give a GeoTIFF or JPEG 2000 file; gdal_translate makes a GeoTIFF of others."
Opener = Callable[[str], Catalogue]


@dataclass(frozen=True)
class Extras:
    """The bands of further rasters, and their files in the order in which they are mosaicked."""

    bands: tuple[Band, ...] = ()
    scenes: tuple[Scene, ...] = ()


@dataclass(frozen=True)
class _File:
    """A file of a layer: all that becomes a scene once its bands have names."""

    id: str
    place: Place
    href: str
    footprint: str
    time: datetime = ALWAYS
    collection: str = ""
    source: str = "stac"
    trusted: bool = True
    simulated: bool = False
    numbers: tuple[tuple[float, float], ...] = ()
    """Scale and offset of each band, where the item tells them."""


def find_extras(recipe: Recipe, area_wkt: str, opener: Opener, progress: Progress) -> Extras:
    """Return the further rasters of a recipe; raises RecipeError or CatalogueError where one cannot be used."""
    bands: list[Band] = []
    scenes: list[Scene] = []
    for number, layer in enumerate(recipe.extra.layers):
        progress.check()
        files = _of_catalogue(layer, area_wkt, opener, progress) if layer.catalogue else [_of_path(layer, number)]
        info, about = _header(files[0].place, files[0].id, number)
        names = _names(layer, about, [b.name for b in bands], number)
        if len(bands) + len(names) > MAX_BANDS:
            raise _unusable(number, f"{len(bands) + len(names)} bands; at most {MAX_BANDS} are added")
        units = about.units if layer.path else ("",) * info.count
        bands += [Band(name, units[i], "extra", layer.resampling) for i, name in names.items()]
        used = {s.id for s in scenes}
        scenes += [
            _scene(layer, replace(f, id=f"{f.id} ({number + 1})") if f.id in used else f, about, names) for f in files
        ]
        progress.info(f"{layer.collection or layer.path}: {len(files)} files give {', '.join(names.values())}.")
    return Extras(tuple(bands), tuple(scenes))


def far_from(extras: Extras, samples: Iterable[Sample]) -> Iterator[str]:
    """Yield what is said of samples that a further raster does not reach."""
    sets: Counter[tuple[str, ...]] = Counter(tuple(s.id for s in sample.extra) for sample in samples)
    has = {scene.id: scene.assets for scene in extras.scenes}
    for band in extras.bands:
        dry = sum(n for ids, n in sets.items() if not any(band.name in has[name] for name in ids))
        if dry:
            yield f"{dry} of {sets.total()} samples lie outside of the further raster of band {band.name}: nodata."


def _unusable(number: int, message: str, hint: str = "") -> RecipeError:
    return RecipeError("extra.layers", f"layer {number + 1}: {message}", hint)


def _header(place: Place, name: str, number: int) -> tuple[RasterInfo, RasterAbout]:
    try:
        info, about = read_info(place), read_about(place)
    except RasterReadError as error:
        raise _unusable(number, f"{name} cannot be read ({error}).", TRANSLATE) from error
    if about.is_complex:
        raise _unusable(number, f"the pixels of {name} are complex numbers.", "Give their amplitude, or another file.")
    return info, about


def _of_path(layer: ExtraLayer, number: int) -> _File:
    """Return the file at a path; raises RecipeError."""
    if Path(layer.path).suffix.lower() == ".vrt":
        raise _unusable(number, f"{layer.path} names further files, whose changes nobody would see.", TRANSLATE)
    if not Path(layer.path).is_file():  # GDAL's own names (/vsicurl/...) are none either
        raise _unusable(number, f"{layer.path} cannot be read (there is no such file).", TRANSLATE)
    place = Place.of(layer.path)
    info, _ = _header(place, layer.path, number)
    try:
        footprint = extent_of(info).wkt
    except NowhereError as error:
        raise _unusable(number, f"{layer.path} cannot be used: {error}.") from error
    name = re.sub(r"[;\x00-\x1f]", "_", Path(layer.path).name)
    return _File(name, place, layer.path, footprint)


def _of_catalogue(layer: ExtraLayer, area_wkt: str, opener: Opener, progress: Progress) -> list[_File]:
    """Return the files of a collection's asset near the chips, the newest first; raises CatalogueError."""
    area = shapely.from_wkt(area_wkt)
    catalogue = opener(layer.catalogue)
    files: dict[str, _File] = {}
    bad: list[str] = []
    for raw in islice(_items(catalogue, layer, area), MAX_ITEMS + 1):
        progress.check()
        try:
            file = _of_item(raw, layer)
        except ItemError as error:
            bad.append(f"{(raw.document or {}).get('id') or raw.base}: {error}")
            continue
        if shapely.from_wkt(file.footprint).intersects(area):
            files.setdefault(file.id, file)
    for reason in bad[:TOLD]:
        progress.warn(f"extra item passed over: {reason}.")
    if len(files) > MAX_ITEMS:
        raise CatalogueError(layer.catalogue, f"has more than {MAX_ITEMS} items of {layer.collection} there.")
    if not files:
        has = catalogue.collections()
        why = (
            f"has no item of {layer.collection} with an asset {layer.asset!r} near the chips"
            if layer.collection in has
            else f"has no collection {layer.collection!r}; it has {', '.join(sorted(has)[:40]) or 'none'}"
        )
        raise CatalogueError(layer.catalogue, why + (f" ({bad[0]})." if bad else "."), "Check extra.layers.")
    return sorted(files.values(), key=lambda f: (-f.time.timestamp(), f.id))


def _items(catalogue: Catalogue, layer: ExtraLayer, area: Any) -> Iterator[RawItem]:
    """Yield the items of a collection; nothing where the server does not know it."""
    try:
        yield from catalogue.items(Query(layer.collection, area))
    except CatalogueError as error:
        if error.status not in (400, 404, 422):
            raise


def _of_item(raw: RawItem, layer: ExtraLayer) -> _File:
    """Return the file of an item's asset; raises ItemError with the reason where it has none."""
    item = raw.document
    if item is None:
        raise ItemError(raw.problem)
    properties, assets = item.get("properties"), item.get("assets")
    if not isinstance(properties, Mapping) or not isinstance(assets, Mapping):
        raise ItemError("it has no properties or no assets")
    asset = assets.get(layer.asset)
    if not isinstance(asset, Mapping):
        raise ItemError(
            f"it has no asset {layer.asset!r} (it has {', '.join(str(k)[:40] for k in sorted(assets)[:12])})"
        )
    provider = provider_of(layer.catalogue)
    source = provider.name if provider else "planetary-computer"  # signs its own addresses only
    href = asset_href(asset, layer.asset, raw.base, item, raw.trusted)
    name = re.sub(r"[;\x00-\x1f\x7f]", "_", str(item.get("id") or raw.base))[:500]
    try:
        time = time_of(properties)
    except ItemError:
        time = ALWAYS  # maps have no moment
    footprint = footprint_of(item).wkt
    scene = Scene(name, layer.collection, layer.catalogue, source, "extra", time, footprint, {}, trusted=raw.trusted)
    return _File(
        name, place_of(scene, Asset(href)), href, footprint, time, layer.collection, source, raw.trusted,
        properties.get("dl4eo:simulated") is True, _numbers(asset),
    )  # fmt: skip


def _numbers(asset: Json) -> tuple[tuple[float, float], ...]:
    """Return scale and offset of each band as an item tells them (``raster:bands``, or ``bands`` of STAC 1.1)."""
    old = [(band.get("scale"), band.get("offset")) for band in mappings(asset.get("raster:bands"))]
    new = [(band.get("raster:scale"), band.get("raster:offset")) for band in mappings(asset.get("bands"))]
    told = old if any(pair != (None, None) for pair in old) else new
    whole = (asset.get("raster:scale"), asset.get("raster:offset"))
    if whole != (None, None):
        told = [whole] * max(1, len(told))
    numbers = tuple((number_of(scale, 1.0), number_of(offset, 0.0)) for scale, offset in told)
    return numbers if any(pair != (1.0, 0.0) for pair in numbers) else ()


def _names(layer: ExtraLayer, about: RasterAbout, taken: list[str], number: int) -> dict[int, str]:
    """Return the names of a layer's bands by their place in the file: as asked, as described, or as the file."""
    wanted = [i for i, alpha in enumerate(about.alpha) if not alpha] or [0]
    if layer.name:
        names = [layer.name] if len(wanted) == 1 else [f"{layer.name}_{k}" for k in range(1, len(wanted) + 1)]
        double = [name for name in names if name in taken]
        if double:
            raise _unusable(number, f"another further raster has a band {double[0]!r} already.", "Give another name.")
        return dict(zip(wanted, names, strict=True))
    stem = plain_name(layer.asset if layer.catalogue else Path(layer.path).stem) or f"extra_{number + 1}"
    found: dict[int, str] = {}
    for k, i in enumerate(wanted, start=1):
        described = about.names[i] if layer.path else ""  # which file comes first depends on the area
        name = plain_name(described) or (stem if len(wanted) == 1 else f"{stem}_{k}")
        unique, again = name, 2
        while unique in taken or unique in found.values():
            unique, again = f"{name}_{again}", again + 1
        found[i] = unique
    return found


def _scene(layer: ExtraLayer, file: _File, about: RasterAbout, names: Mapping[int, str]) -> Scene:
    """Return a file as a scene; the recipe's numbers come before those of the item, or of the header of a file here."""
    assets = {}
    for i, name in names.items():
        scale, offset = layer.scale, layer.offset
        if (scale, offset) == (1.0, 0.0) and file.numbers:
            scale, offset = file.numbers[min(i, len(file.numbers) - 1)]
        elif (scale, offset) == (1.0, 0.0) and layer.path:
            scale, offset = about.scales[i], about.offsets[i]
        assets[name] = Asset(file.href, i + 1, scale, offset, layer.nodata)
    return Scene(
        file.id, file.collection, layer.catalogue or str(Path(layer.path).parent), file.source, "extra",
        file.time, file.footprint, assets, simulated=file.simulated, trusted=file.trusted,
    )  # fmt: skip
