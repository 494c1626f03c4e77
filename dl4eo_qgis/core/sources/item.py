"""From a STAC item, as a catalogue gives it, to a ``Scene`` in the words of this project."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any, Optional

from pystac.utils import str_to_datetime

from ..clouds import CLOUD_LAYERS
from ..products import LOCAL, SENTINEL_2, Product
from ..types import Asset, Scene
from . import SOURCES, bands_of, layers_of, product_of_item, source_of
from .footprint import footprint_of
from .href import asset_href
from .local import LOCAL_FILES
from .offset import baseline_of
from .planetary_computer import PLANETARY_COMPUTER
from .source import UNUSABLE, ItemError, Json, Source
from .stac import STAC

PASS_KEYS = ("s2:datatake_id", "eopf:datatake_id", "s1:datatake_id", "sat:absolute_orbit", "dl4eo:pass")
MISSIONS: Mapping[str, tuple[str, ...]] = {"radar": ("sentinel-1",)}
"""What platform or constellation must say, where an item has them: other sensors have other units."""
MASKS = frozenset(CLOUD_LAYERS)
UNUSABLE_ID = re.compile(r"[;\x00-\x1f\x7f\ud800-\udfff]")
"""Ids are listed in tables and tags, with semicolons between them."""
MAX_TEXT = 1000
MAX_EPSG = 999_999


def scene_of(
    item: Json, base: str, role: str, catalogue: str, source: Optional[Source] = None, trusted: bool = False
) -> Scene:
    """Return the scene that ``item`` describes; raises ItemError with the reason where it cannot be used.

    ``base`` is the file or URL that the item came from: relative addresses start there. Without ``source``, the
    asset names tell it. ``trusted``: the catalogue is local, so that files may lie on this machine or in its network.
    """
    properties = item.get("properties")
    if not isinstance(properties, Mapping):
        raise ItemError("it has no properties")
    name = _text(item.get("id"), "id") or base
    if UNUSABLE_ID.search(name):
        raise ItemError("its id holds a semicolon or a control character")
    product = product_of_item(item, role)
    source = _fitting_source(item, role, source, product)
    _require_mission(properties, role, source, product)
    layers = layers_of(source, role, product, item)
    documents = {band: item["assets"][layer.key] for band, layer in layers.items()}
    offset_dn, offset_reason = 0.0, ""
    if role == "optical" and product is SENTINEL_2:
        in_dn = (documents[band] for band, layer in layers.items() if band not in MASKS and not layer.unit)
        offset_dn, offset_reason = next((source.offset(item, asset) for asset in in_dn), (0.0, ""))
    return Scene(
        id=name,
        collection=_text(item.get("collection"), "collection"),
        catalogue=catalogue,
        source=source.name,
        role=role,
        time=time_of(properties),
        footprint=footprint_of(item).wkt,
        assets={
            band: Asset(
                asset_href(documents[band], layer.key, base, item, trusted),
                layer.number, layer.scale, layer.offset, layer.nodata, layer.unit,
            )
            for band, layer in layers.items()
        },
        epsg=_epsg(properties, *documents.values()),
        cloud_percent=_percent(properties.get("eo:cloud_cover")),
        platform=_text(properties.get("platform"), "platform").lower(),
        orbit_state=_text(properties.get("sat:orbit_state"), "sat:orbit_state"),
        relative_orbit=_whole(properties.get("sat:relative_orbit")),
        pass_id=next((_text(properties[key], key) for key in PASS_KEYS if properties.get(key)), ""),
        tile=_text(_tile(properties), "tile"),
        baseline=_text(baseline_of(properties), "baseline"),
        offset_dn=offset_dn,
        offset_reason=_text(offset_reason, "offset"),
        simulated=properties.get("dl4eo:simulated") is True,
        trusted=trusted,
        product=product.name,
    )  # fmt: skip


def _text(value: Any, what: str) -> str:
    """Return a property as a text; raises ItemError where no table could hold it."""
    text = value if isinstance(value, str) else "" if value is None else reprlib.repr(value)
    if len(text) > MAX_TEXT:
        raise ItemError(f"its {what} has {len(text)} characters; at most {MAX_TEXT} are kept")
    if UNUSABLE.search(text):
        raise ItemError(f"its {what} holds a control character")
    return text


def _require_mission(properties: Json, role: str, source: Source, product: Product) -> None:
    """Raise ItemError where the item is of another mission, or of any that has only common names in common."""
    told = " ".join(_text(properties[key], key) for key in ("platform", "constellation") if properties.get(key))
    missions = product.missions if role == "optical" else MISSIONS.get(role, ())
    must_tell = role == "optical" and source is STAC
    plain = told.lower().replace(" ", "-").replace("_", "-")
    if (told or must_tell) and missions and not any(mission in plain for mission in missions):
        raise ItemError(f"it is of {told or 'no named platform'}, not of {missions[0].title()}")


def _fitting_source(item: Json, role: str, source: Optional[Source], product: Product) -> Source:
    """Return ``source``, or the one that the asset names tell; raises ItemError where no band is found."""
    assets = item.get("assets")
    if not isinstance(assets, Mapping) or not assets:
        raise ItemError("it has no assets")
    if product is SENTINEL_2:
        fitting = source if source is not None and set(bands_of(source, role, item)) - MASKS else None
        fitting = fitting or source_of(item, role)
    else:
        # Whatever the catalogue: the Planetary Computer's signature goes to its own addresses only.
        fitting = LOCAL_FILES if product is LOCAL else source or PLANETARY_COMPUTER
    if not set(layers_of(fitting, role, product, item)) - MASKS:
        raise ItemError(
            f"none of its assets is {role} data (it has {', '.join(str(key)[:40] for key in sorted(assets)[:12])})"
        )
    return fitting


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
    if not isinstance(text, str) or len(text) > 100:
        raise ItemError(f"its {key} {reprlib.repr(text)} is not a time")
    try:
        moment = str_to_datetime(text)
        return moment.replace(tzinfo=timezone.utc) if moment.tzinfo is None else moment.astimezone(timezone.utc)
    except (ValueError, OverflowError) as error:
        raise ItemError(f"its {key} {text!r} is not a time") from error


def _epsg(*documents: Json) -> Optional[int]:
    """Return the first EPSG code that the properties or an asset tell (``proj:epsg``, or ``proj:code`` since 1.2)."""
    for document in documents:
        code = document.get("proj:epsg")
        if code is None and str(document.get("proj:code") or "").upper().startswith("EPSG:"):
            code = str(document["proj:code"])[5:]
        whole = _whole(code)
        if whole is not None and whole > 0:
            return whole
    return None


def _percent(value: Any) -> Optional[float]:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 100:
        return None
    return float(value)


def _whole(value: Any) -> Optional[int]:
    """Return a number of at most six digits; None of anything else."""
    try:
        number = None if value is None or isinstance(value, bool) else int(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if number is not None and abs(number) <= MAX_EPSG else None


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
            if set(bands_of(source, role, item)) - MASKS:
                return collection
    return ""
