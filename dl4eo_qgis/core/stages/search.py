"""Search: from a catalogue, an area and dates to the scenes that match, in one order whatever the catalogue."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import islice
from typing import Any, Optional

import shapely
from shapely.geometry.base import BaseGeometry

from ..catalogues import Catalogue, open_catalogue
from ..catalogues.reading import Query, RawItem
from ..errors import CatalogueError, NoScenesError
from ..products import product_of
from ..progress import Progress
from ..recipe import Catalogue as CatalogueNames
from ..sources import PROVIDERS, SOURCES, provider_of
from ..sources.item import period_of, scene_of
from ..sources.source import ItemError, Source
from ..types import ALWAYS, Scene, SearchResult

FALL_BACK = "planetary-computer"
"""Has every role, and needs no credentials."""
WORDS = {"radar": "Sentinel-1", "terrain": "elevation", "labels": "class map"}
ENOUGH_ITEMS = 1000
"""So many are counted at most, to explain an empty search."""
WARNINGS_SHOWN = 20
"""Items that cannot be used are named up to this number; the rest are counted."""


Opener = Callable[[str], Catalogue]
"""``open_catalogue``, or one that opens each catalogue once: a file of items is large."""


@dataclass(frozen=True)
class _Request:
    """A query, and what is needed to read its answer."""

    address: str
    role: str
    provider: Optional[Source]
    query: Query


def closed_interval(start: str, end: str) -> tuple[datetime, datetime]:
    """Return the first and the last moment (to the millisecond) of the days ``start`` to ``end``, in UTC."""
    first = datetime.combine(date.fromisoformat(start), time(), timezone.utc)
    after = datetime.combine(date.fromisoformat(end), time(), timezone.utc) + timedelta(days=1)
    return first, after - timedelta(milliseconds=1)


def catalogue_for(
    role: str, catalogues: CatalogueNames, collection: str = "", opener: Opener = open_catalogue
) -> tuple[str, str]:
    """Return the catalogue and the collection in which ``role`` is searched.

    Each role may name a catalogue. Else it is the optical one where that has the collection; a provider that lacks it
    is stood in for by the Planetary Computer, any other catalogue is an error that names the ways out.
    """
    asked = str(getattr(catalogues, role))
    address = asked or catalogues.optical
    provider = provider_of(address)
    if provider is None:
        return address, _collection_in(opener(address).collections(), address, role, collection)
    if asked or provider.collections.get(role):
        return address, collection or _collection_of(provider, address, role)
    return FALL_BACK, collection or PROVIDERS[FALL_BACK].collections[role]


def search(
    catalogue: str,
    role: str,
    collection: str,
    area_wkt: str,
    start: Optional[datetime],
    end: Optional[datetime],
    max_cloud_percent: Optional[float],
    progress: Progress,
    opener: Optional[Opener] = None,
) -> SearchResult:
    """Return the scenes that touch the area, lie in the closed interval and have less cloud than the limit.

    ``area_wkt`` is in EPSG:4326; an empty ``collection`` is the catalogue's usual one for the role. Terrain has
    neither dates nor clouds, radar no clouds: there these limits are not looked at. Items that cannot be used are
    reported and passed over. Raises CatalogueError where the catalogue fails or lacks the collection; an empty
    result is no error here (``no_scenes`` makes one).
    """
    opened = opener(catalogue) if opener else open_catalogue(catalogue, progress.check)
    provider = provider_of(catalogue)
    if provider:
        collection = collection or _collection_of(provider, catalogue, role)
    else:
        collection = _collection_in(opened.collections(), catalogue, role, collection)
    at_any_time = role == "terrain"
    query = Query(
        collection,
        shapely.from_wkt(area_wkt),
        None if at_any_time else start,
        None if at_any_time else end,
        max_cloud_percent if role == "optical" else None,
    )
    request = _Request(catalogue, role, provider, query)
    result = _filtered(request, _asked(opened, request, query, progress))
    for wider in opened.wider(query):
        if result.in_time:
            break
        # Nothing came: ask for more, so that the message can count what each limit left out.
        items = list(islice(_asked(opened, request, wider, progress), ENOUGH_ITEMS))
        result = dataclasses.replace(_filtered(request, items), more=len(items) == ENOUGH_ITEMS)
    _say(result, progress)
    return result


def no_scenes(result: SearchResult, ways: str = "") -> NoScenesError:
    """Return the error that says how many items an empty search had before each filter, and what to change.

    ``ways``: what to change instead of area, period and cloud.
    """
    steps = [
        f"{result.found} {'or more ' if result.more else ''}items given by the catalogue",
        f"{result.usable} of them usable",
        f"{result.in_area} touch the AOI",
    ]
    hint = "Move or enlarge the AOI, or use another catalogue." if not result.in_area else ""
    if result.found and not result.usable:
        hint = "See why its items cannot be used, or choose another catalogue."
    if result.start and result.end:
        steps.append(f"{result.in_time} lie in {result.start:%Y-%m-%d} to {result.end:%Y-%m-%d}")
        hint = hint or ("Use a longer period (START, END)." if not result.in_time else "")
    if result.max_cloud_percent is not None:
        least = result.least_cloud_percent
        steps.append(
            f"{result.below_cloud} have cloud below {result.max_cloud_percent:g} %"
            + ("" if least is None else f" (the least: {least:.4g} %)")
            + (f", {result.without_cloud} do not tell it" if result.without_cloud else "")
        )
        hint = hint or "Allow more cloud (MAX_CLOUD) or use a longer period."
    reason = f" First item passed over: {': '.join(result.bad[0])}." if result.bad else ""
    return NoScenesError(
        f"No {word_of(result.role, result.collection)} scene in collection {result.collection} of {result.catalogue}: "
        f"{', '.join(steps)}.{reason}",
        ways or hint,
    )


def word_of(role: str, collection: str = "") -> str:
    """Return what is searched, as messages call it."""
    return WORDS.get(role) or product_of(collection).title


def scene_record(scene: Scene) -> dict[str, Any]:
    """Return the columns of a layer of scenes that were found (without geometry, ``scene.footprint``).

    ``offset_metadata`` is what metadata proposes: no pixel was looked at. Files of no time in particular have no date.
    """
    time = None if scene.time == ALWAYS else scene.time
    return {
        "item_id": scene.id,
        "collection": scene.collection or None,
        "catalogue": scene.catalogue,
        "role": scene.role,
        "datetime": time and time.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "date": time and time.strftime("%Y-%m-%d"),
        "cloud": scene.cloud_percent,
        "platform": scene.platform,
        "orbit_state": scene.orbit_state,
        "relative_orbit": scene.relative_orbit,
        "tile": scene.tile,
        "baseline": scene.baseline,
        "offset_metadata": scene.offset_dn if scene.offset_metadata is None else scene.offset_metadata,
        "offset_reason": scene.offset_reason,
        "epsg": scene.epsg,
        "assets": json.dumps({band: asset.href for band, asset in scene.assets.items()}, sort_keys=True),
    }


def _collection_of(provider: Source, address: str, role: str) -> str:
    """Return the provider's collection for a role; raises CatalogueError where it has none."""
    if role not in provider.collections:
        others = " and ".join(p.name for p in PROVIDERS.values() if role in p.collections)
        raise CatalogueError(
            address, f"has no {word_of(role)} collection that is ready for use as {role}; {others} can.", _way_out(role)
        )
    return provider.collections[role]


def _collection_in(has: tuple[str, ...], address: str, role: str, collection: str) -> str:
    """Return ``collection``, or the role's usual one; raises CatalogueError where the catalogue lacks it."""
    usual = dict.fromkeys(source.collections[role] for source in SOURCES.values() if role in source.collections)
    wanted = [collection] if collection else list(usual)
    present = next((name for name in wanted if name in has), None)
    if present is None:
        raise _lacks(address, role, wanted[0], has)
    return present


def _lacks(address: str, role: str, collection: str, has: tuple[str, ...]) -> CatalogueError:
    listed = f"it has {', '.join(sorted(has)[:40])}" if has else "it has none"
    what = f"{role} ({word_of(role, collection)})"
    return CatalogueError(address, f"has no collection {collection!r}, which {what} needs; {listed}.", _way_out(role))


def _way_out(role: str) -> str:
    if role == "optical":
        return "Name a collection of a known product (COLLECTION, optical.collection), or another catalogue."
    if role == "labels":
        return "Name a collection of class maps that it has (LABEL_COLLECTION, labels.collection)."
    return (
        f"Set {role.upper()}_CATALOGUE (catalogue.{role}) to one that has it, for example {FALL_BACK}, "
        f"or do without: {role.upper()}=no ({role}.enabled: false)."
    )


def _asked(opened: Catalogue, request: _Request, query: Query, progress: Progress) -> Iterator[RawItem]:
    """Yield what the catalogue gives, each item once; raises CatalogueError where it lacks the collection."""
    seen: dict[str, object] = {}
    failure: Optional[CatalogueError] = None
    try:
        for raw in opened.items(query):
            progress.check()
            key = _name(raw) + raw.problem
            if key in seen and seen[key] != raw.document:
                progress.warn(f"{request.role}: the id {key} stands twice in the catalogue; the first item is used.")
            if key not in seen:
                seen[key] = raw.document
                # How many come is not known before: the bar nears its end the more slowly, the more have come.
                progress.report(len(seen), len(seen) + 100, f"Reading items of {query.collection}")
                yield raw
    except CatalogueError as error:
        if error.status not in (400, 404, 422):
            raise
        failure = error  # some servers answer so where the collection is unknown
    if failure or not seen:
        has = opened.collections()
        if query.collection not in has:
            raise _lacks(request.address, request.role, query.collection, has) from failure
    if failure:
        raise failure


def _name(raw: RawItem) -> str:
    return str(raw.document["id"]) if raw.document and raw.document.get("id") else raw.base


def _filtered(request: _Request, items: Iterable[RawItem]) -> SearchResult:
    """Return the scenes among ``items`` that the request asks for, counted before each filter."""
    query = request.query
    read = [(_name(raw), _read(raw, request)) for raw in items]
    usable = [entry for _, entry in read if not isinstance(entry, str)]
    bad = [(name, reason) for name, reason in read if isinstance(reason, str)]
    in_area = [entry for entry in usable if entry[2].intersects(query.area)]
    in_time = [scene for scene, period, _ in in_area if _in_time(period, query)]
    clouds = [scene.cloud_percent for scene in in_time if scene.cloud_percent is not None]
    limit = query.max_cloud_percent
    below = [s for s in in_time if limit is None or (s.cloud_percent is not None and s.cloud_percent < limit)]
    return SearchResult(
        catalogue=request.address,
        role=request.role,
        collection=query.collection,
        scenes=tuple(sorted(below, key=lambda scene: (scene.time, scene.id))),
        start=query.start,
        end=query.end,
        max_cloud_percent=limit,
        found=len(read),
        usable=len(usable),
        in_area=len(in_area),
        in_time=len(in_time),
        below_cloud=len(below),
        without_cloud=0 if limit is None else len(in_time) - len(clouds),
        least_cloud_percent=min(clouds, default=None),
        bad=tuple(sorted(bad)),
    )


def _read(raw: RawItem, request: _Request) -> tuple[Scene, tuple[datetime, datetime], BaseGeometry] | str:
    """Return scene, period and footprint of an item, or the reason why it cannot be used."""
    if raw.document is None:
        return raw.problem
    try:
        scene = scene_of(raw.document, raw.base, request.role, request.address, request.provider, raw.trusted)
        return scene, period_of(raw.document["properties"]), shapely.from_wkt(scene.footprint)
    except ItemError as error:
        return str(error)


def _in_time(period: tuple[datetime, datetime], query: Query) -> bool:
    """Return whether an item's moment lies in the closed interval, or its period shares a moment with it."""
    return query.start is None or query.end is None or (period[0] <= query.end and period[1] >= query.start)


def _say(result: SearchResult, progress: Progress) -> None:
    """Report what was passed over, and the count."""
    for name, reason in result.bad[:WARNINGS_SHOWN]:
        progress.warn(f"{result.role} item {name} passed over: {reason}.")
    if len(result.bad) > WARNINGS_SHOWN:
        progress.warn(f"{len(result.bad) - WARNINGS_SHOWN} more {result.role} items were passed over.")
    if result.without_cloud:
        progress.warn(
            f"{result.without_cloud} {result.role} items do not tell their cloud share (eo:cloud_cover) and are left "
            f"out: they cannot be shown to be below {result.max_cloud_percent:g} %."
        )
    what = word_of(result.role, result.collection)
    progress.info(f"{len(result.scenes)} {what} scenes from {result.catalogue} ({result.collection}).")
