"""Scenes as texts: the column ``scene`` of a layer of scenes, so that later steps need no second search."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import shapely

from ..errors import RecipeError
from ..products import PRODUCTS
from ..sources import SOURCES, provider_of
from ..sources.href import asset_href
from ..sources.source import ItemError
from ..table import read_records
from ..typed import build, require, shown
from ..types import Asset, Scene
from ..web.addresses import is_local

COLUMN = "scene"
KEY = "scenes.path"
"""What errors name: the layer."""
VERSION = 1
ROLES = ("optical", "radar", "terrain", "extra", "labels")
AGAIN = "Give a layer of Search scenes or Select scenes; formats that cut long texts (Shapefile) cannot hold one."
PLAIN = (
    "id", "collection", "catalogue", "source", "role", "epsg", "cloud_percent", "platform", "orbit_state",
    "relative_orbit", "pass_id", "tile", "baseline", "offset_dn", "offset_reason", "offset_metadata", "offset_evidence",
    "simulated", "product",
)  # fmt: skip
"""Fields of a scene that JSON holds as they are."""


@dataclass(frozen=True)
class _Told:
    """What a text tells of a scene beside its footprint and files; what it leaves out is at its default."""

    id: str
    source: str
    role: str
    time: str
    collection: str = ""
    catalogue: str = ""
    epsg: int = -1
    cloud_percent: float = math.nan
    platform: str = ""
    orbit_state: str = ""
    relative_orbit: int = -1
    pass_id: str = ""
    tile: str = ""
    baseline: str = ""
    offset_dn: float = 0.0
    offset_reason: str = ""
    offset_metadata: float = math.nan
    offset_evidence: str = ""
    simulated: bool = False
    product: str = "sentinel-2-l2a"


@dataclass(frozen=True)
class _File:
    """What a text tells of a band."""

    href: str
    band: int = 1
    scale: float = 1.0
    offset: float = 0.0
    nodata: tuple[str, ...] = ()
    """As texts: a number may be no number, or endless."""
    unit: str = ""


USUAL = Scene("", "", "", "", "", datetime(1970, 1, 1, tzinfo=timezone.utc), "", {})


def scene_document(scene: Scene) -> dict[str, Any]:
    """Return the whole scene as JSON values, but for ``trusted``: that is decided again where it is read."""
    document: dict[str, Any] = {"version": VERSION, "time": scene.time.isoformat()}
    needed = ("id", "source", "role")
    for name in PLAIN:
        value = getattr(scene, name)
        if name in needed or value != getattr(USUAL, name):
            document[name] = value
    document["footprint"] = scene.footprint
    document["assets"] = {band: _file_document(asset) for band, asset in scene.assets.items()}
    return document


def _file_document(asset: Asset) -> dict[str, Any]:
    usual = Asset("")
    found = {f.name: getattr(asset, f.name) for f in dataclasses.fields(asset)}
    document = {name: value for name, value in found.items() if name == "href" or value != getattr(usual, name)}
    return document | ({"nodata": [repr(value) for value in asset.nodata]} if asset.nodata else {})


def scene_text(scene: Scene) -> str:
    """Return the whole scene as a text in JSON, but for ``trusted``."""
    return json.dumps(scene_document(scene), ensure_ascii=False, separators=(",", ":"))


def scene_of(text: str, key: str = KEY) -> Scene:
    """Return the scene of a text; raises RecipeError, naming ``key``, where it is none."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecipeError(key, f"{shown(text)} is no scene: the text is not whole", AGAIN) from error
    return scene_of_document(document, key)


def scene_of_document(document: Any, key: str = KEY) -> Scene:
    """Return the scene of JSON values; raises RecipeError, naming ``key``, where they are none."""
    require(isinstance(document, Mapping), key, f"{shown(document)} is no scene", AGAIN)
    rest = dict(document)
    version, footprint, assets = (rest.pop(name, None) for name in ("version", "footprint", "assets"))
    known = type(version) is int and version == VERSION
    require(known, key, f"a scene has version {shown(version)}, {VERSION} is known", "Search the scenes again.")
    require(isinstance(assets, Mapping), f"{key}.assets", f"must be a JSON object, got {shown(assets)}")
    told = build(_Told, rest, key)
    files = {str(band): build(_File, file, f"{key}.assets") for band, file in (assets or {}).items()}
    for name, value, table in (("source", told.source, SOURCES), ("product", told.product, PRODUCTS)):
        require(value in table, f"{key}.{name}", f"must be one of {', '.join(table)}, got {shown(value)}")
    require(told.role in ROLES, f"{key}.role", f"must be one of {', '.join(ROLES)}, got {shown(told.role)}")
    trusted = provider_of(told.catalogue) is None and is_local(told.catalogue)
    changes = {
        "time": _time(told.time, key),
        "epsg": None if told.epsg < 0 else told.epsg,
        "relative_orbit": None if told.relative_orbit < 0 else told.relative_orbit,
        "cloud_percent": None if math.isnan(told.cloud_percent) else told.cloud_percent,
        "offset_metadata": None if math.isnan(told.offset_metadata) else told.offset_metadata,
    }
    plain = {name: getattr(told, name) for name in PLAIN} | changes
    return Scene(
        **plain,
        footprint=_footprint(footprint, key),
        assets={band: _asset(band, file, told, trusted, key) for band, file in files.items()},
        trusted=trusted,
    )


def _time(text: str, key: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise RecipeError(f"{key}.time", f"{shown(text)} is no time", AGAIN) from error
    require(time.tzinfo is not None, f"{key}.time", f"{shown(text)} has no time zone", AGAIN)
    return time


def _footprint(text: Any, key: str) -> str:
    try:
        shape = shapely.from_wkt(text if isinstance(text, str) else "")
    except shapely.GEOSException as error:
        raise RecipeError(f"{key}.footprint", f"{shown(text)} is no polygon in WKT", AGAIN) from error
    fine = shape is not None and shape.geom_type in ("Polygon", "MultiPolygon") and not shape.is_empty
    require(fine, f"{key}.footprint", f"{shown(text)} is no polygon in WKT", AGAIN)
    return str(text)


def _asset(band: str, file: _File, told: _Told, trusted: bool, key: str) -> Asset:
    """Return a band's file; raises RecipeError where its catalogue may not point there."""
    try:
        provider = provider_of(told.catalogue)
        base = provider.api_url if provider else told.catalogue
        href = asset_href({"href": file.href}, band, base, {}, trusted)
        nodata = tuple(float(value) for value in file.nodata)
    except ItemError as error:
        raise RecipeError(f"{key}.assets", f"scene {told.id}: {error}.", "Search the scenes again.") from error
    except ValueError as error:
        raise RecipeError(f"{key}.assets", f"scene {told.id}: a nodata value of {band} is no number", AGAIN) from error
    return Asset(href, file.band, file.scale, file.offset, nodata, file.unit)


@dataclass(frozen=True)
class SceneRow:
    """A row of a layer of scenes."""

    scene: Scene
    values: Mapping[str, Any]
    """Its other columns."""


def read_scene_rows(path: Path, layer: str = "") -> tuple[SceneRow, ...]:
    """Return the rows of a layer of scenes in a GeoPackage, in their order.

    Raises RecipeError where it has no scene or no such column, or a text is none; DatasetError where it cannot be read.
    """
    records: Sequence[dict[str, Any]] = read_records(path, layer)
    require(bool(records), KEY, "the layer has no scene", "Is its selection or filter the right one?")
    if COLUMN not in records[0]:
        known = ", ".join(list(records[0])[:20])
        raise RecipeError(KEY, f"the layer has no field {COLUMN!r}, which holds the scenes (it has {known}).", AGAIN)
    rows = []
    for record in records:
        text = record.pop(COLUMN)
        require(isinstance(text, str) and bool(text), KEY, f"a row has no text in its field {COLUMN!r}", AGAIN)
        rows.append(SceneRow(scene_of(text), record))
    return tuple(rows)


def read_scenes(path: Path, layer: str) -> tuple[Scene, ...]:
    """Return the scenes of a layer in a GeoPackage, each once, in its order; raises as ``read_scene_rows``."""
    found: dict[tuple[str, str], Scene] = {}
    for row in read_scene_rows(path, layer):
        found.setdefault((row.scene.role, row.scene.id), row.scene)
    return tuple(found.values())
