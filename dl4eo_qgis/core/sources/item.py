"""From a STAC item, as a catalogue gives it, to a ``Scene`` in the words of this project."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any, Optional
from urllib.parse import urlparse
from urllib.request import url2pathname

import shapely
from pystac.utils import make_absolute_href, str_to_datetime
from shapely.affinity import translate
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from ..types import Asset, Scene
from . import SOURCES, bands_of, source_of
from .offset import baseline_of
from .source import NODATA, Json, Source, mappings
from .stac import STAC

PASS_KEYS = ("s2:datatake_id", "eopf:datatake_id", "s1:datatake_id", "sat:absolute_orbit")
MISSIONS: Mapping[str, str] = {"optical": "sentinel-2", "radar": "sentinel-1"}
"""What platform or constellation must say, where an item has them: other sensors have other units."""
REMOTE_SCHEMES = ("http", "https", "s3")


UNUSABLE_ID = re.compile(r"[;\x00-\x1f\x7f]")
"""Ids are listed in tables and tags, with semicolons between them."""


class ItemError(ValueError):
    """An item cannot be used; the text is the reason."""


def scene_of(item: Json, base: str, role: str, catalogue: str, source: Optional[Source] = None) -> Scene:
    """Return the scene that ``item`` describes; raises ItemError with the reason where it cannot be used.

    ``base`` is the file or URL that the item came from: relative addresses start there. Without ``source``, the
    asset names tell it.
    """
    properties = item.get("properties")
    if not isinstance(properties, Mapping):
        raise ItemError("it has no properties")
    if UNUSABLE_ID.search(str(item.get("id") or "")):
        raise ItemError("its id holds a semicolon or a control character")
    source = _fitting_source(item, role, source)
    _require_mission(properties, role, source)
    bands = bands_of(source, role, item)
    documents = {band: item["assets"][key] for band, (key, _) in bands.items()}
    offset_dn, offset_reason = 0.0, ""
    if role == "optical":
        offset_dn, offset_reason = source.offset(item, next(doc for band, doc in documents.items() if band != "scl"))
    return Scene(
        id=str(item.get("id") or base),
        collection=str(item.get("collection") or ""),
        catalogue=catalogue,
        source=source.name,
        role=role,
        time=time_of(properties),
        footprint=footprint_of(item).wkt,
        assets={
            band: Asset(_href(documents[band], key, base, item), number, nodata=NODATA[role])
            for band, (key, number) in bands.items()
        },
        epsg=_epsg(properties, *documents.values()),
        cloud_percent=_number(properties.get("eo:cloud_cover")),
        platform=str(properties.get("platform") or "").lower(),
        orbit_state=str(properties.get("sat:orbit_state") or ""),
        relative_orbit=_whole(properties.get("sat:relative_orbit")),
        pass_id=next((str(properties[key]) for key in PASS_KEYS if properties.get(key)), ""),
        tile=_tile(properties),
        baseline=baseline_of(properties),
        offset_dn=offset_dn,
        offset_reason=offset_reason,
        simulated=properties.get("dl4eo:simulated") is True,
    )


def _require_mission(properties: Json, role: str, source: Source) -> None:
    """Raise ItemError where the item is of another mission, or of any that has only common names in common."""
    told = " ".join(str(properties[key]) for key in ("platform", "constellation") if properties.get(key))
    mission = MISSIONS.get(role, "")
    must_tell = role == "optical" and source is STAC
    if (told or must_tell) and mission not in told.lower().replace(" ", "-").replace("_", "-"):
        raise ItemError(f"it is of {told or 'no named platform'}, not of {mission.title()}")


def _fitting_source(item: Json, role: str, source: Optional[Source]) -> Source:
    """Return ``source``, or the one that the asset names tell; raises ItemError where no band is found."""
    assets = item.get("assets")
    if not isinstance(assets, Mapping) or not assets:
        raise ItemError("it has no assets")
    fitting = source if source is not None and set(bands_of(source, role, item)) - {"scl"} else source_of(item, role)
    if not set(bands_of(fitting, role, item)) - {"scl"}:
        raise ItemError(f"none of its assets is {role} data (it has {', '.join(sorted(map(str, assets))[:12])})")
    return fitting


def _href(asset: Json, key: str, base: str, item: Json) -> str:
    """Return the asset's address made absolute; raises ItemError where a remote item points into this machine."""
    href = asset.get("href")
    if not isinstance(href, str) or not href:
        raise ItemError(f"asset {key} has no href")
    start = base
    for link in mappings(item.get("links")):
        own = link.get("href") if link.get("rel") == "self" else None
        if isinstance(own, str) and is_remote(own) and is_remote(base):
            start = own
    try:
        absolute = make_absolute_href(href, start)
    except ValueError as error:
        raise ItemError(f"asset {key} has an href that is no address ({href})") from error
    scheme = absolute.split("://", 1)[0].lower() if "://" in absolute and not absolute.startswith("/") else ""
    if scheme in REMOTE_SCHEMES:
        return absolute
    if is_remote(base) or scheme not in ("", "file"):
        raise ItemError(f"asset {key} lies at {href}, which is not read from there")
    return local_path(absolute)


def is_remote(address: str) -> bool:
    """Return whether an address is a web address."""
    return address.lower().startswith(("http://", "https://"))


def local_path(address: str) -> str:
    """Return the path that a ``file://`` address means; any other address unchanged."""
    return url2pathname(urlparse(address).path) if address.startswith("file://") else address


def time_of(properties: Json) -> datetime:
    """Return the item's time in UTC: its datetime, else the middle of its start and end."""
    if properties.get("datetime"):
        return _parsed(properties["datetime"], "datetime")
    start, end = period_of(properties)
    return start + (end - start) / 2


def period_of(properties: Json) -> tuple[datetime, datetime]:
    """Return first and last moment of the item, in UTC; both are its datetime, where it has one."""
    if properties.get("datetime"):
        moment = _parsed(properties["datetime"], "datetime")
        return moment, moment
    if not (properties.get("start_datetime") and properties.get("end_datetime")):
        raise ItemError("it has neither a datetime nor both start_datetime and end_datetime")
    start = _parsed(properties["start_datetime"], "start_datetime")
    end = _parsed(properties["end_datetime"], "end_datetime")
    if end < start:
        raise ItemError(f"its end_datetime {end.isoformat()} lies before its start_datetime {start.isoformat()}")
    return start, end


def _parsed(text: Any, key: str) -> datetime:
    try:
        moment = str_to_datetime(str(text))
        return moment.replace(tzinfo=timezone.utc) if moment.tzinfo is None else moment.astimezone(timezone.utc)
    except (ValueError, OverflowError) as error:
        raise ItemError(f"its {key} {text!r} is not a time") from error


def footprint_of(item: Json) -> BaseGeometry:
    """Return the item's geometry in EPSG:4326, valid, in two parts where it crosses 180 degrees."""
    if not item.get("geometry"):
        raise ItemError("it has no geometry")
    try:
        geometry = shapely.force_2d(shape(item["geometry"]))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError) as error:
        raise ItemError(f"its geometry cannot be read ({error})") from error
    if geometry.is_empty or not all(math.isfinite(value) for value in geometry.bounds):
        raise ItemError("its geometry is empty")
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry)
    whole = list(shapely.get_parts(geometry))
    parts = [_cut_at_180(part) for part in whole]
    return geometry if parts == whole else shapely.union_all(parts)


def _cut_at_180(part: BaseGeometry) -> BaseGeometry:
    """Return a polygon that was written across 180 degrees as its two halves; any other unchanged.

    Such a polygon seems to span the whole world; counted in 0-360 degrees it is narrow.
    """
    west, _, east, _ = part.bounds
    if east - west <= 180:
        return part
    turned = shapely.transform(part, lambda xy: xy + (xy[:, :1] < 0) * [[360.0, 0.0]])
    if not 0 < turned.bounds[2] - turned.bounds[0] < 180:
        return part
    turned = shapely.make_valid(turned)
    eastern = turned.intersection(box(0, -90, 180, 90))
    western = translate(turned.intersection(box(180, -90, 360, 90)), xoff=-360)
    return shapely.union_all([eastern, western])


def _epsg(*documents: Json) -> Optional[int]:
    """Return the first EPSG code that the properties or an asset tell (``proj:epsg``, or ``proj:code`` since 1.2)."""
    for document in documents:
        code = document.get("proj:epsg")
        if code is None and str(document.get("proj:code") or "").upper().startswith("EPSG:"):
            code = str(document["proj:code"])[5:]
        if _whole(code) is not None:
            return _whole(code)
    return None


def _number(value: Any) -> Optional[float]:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return float(value)


def _whole(value: Any) -> Optional[int]:
    try:
        return None if value is None or isinstance(value, bool) else int(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _tile(properties: Json) -> str:
    """Return the MGRS tile (``32TNT``) or the grid's own code of another grid; empty where the item tells none."""
    if properties.get("s2:mgrs_tile"):
        return str(properties["s2:mgrs_tile"])
    return str(properties.get("grid:code") or "").replace("MGRS-", "", 1)


def collection_of(item: Json) -> str:
    """Return the item's collection; where it names none, that of the first source and role that its assets fit."""
    if item.get("collection"):
        return str(item["collection"])
    assets = item.get("assets")
    if not isinstance(assets, Mapping):
        return ""
    for source in SOURCES.values():
        for role, collection in source.collections.items():
            if set(bands_of(source, role, item)) - {"scl"}:
                return collection
    return ""
