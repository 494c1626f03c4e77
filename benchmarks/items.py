"""The scenes as an item collection, once or as many dates of the same pixels."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from .scenes import S1, S2

FIRST_DAY = datetime(2021, 1, 2, 10, tzinfo=timezone.utc)
DAYS_APART = 3
OPTICAL_BOX, RADAR_BOX = (7.6, 45.9, 9.2, 47.0), (6.5, 45.5, 9.9, 47.3)
"""West, south, east, north of footprints: a little more than the scenes', so that every square lies inside."""

Item = dict[str, Any]


def polygon(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """Return a rectangle as GeoJSON."""
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def item(
    name: str, collection: str, when: datetime, footprint: dict[str, Any], assets: dict[str, str], **properties: Any
) -> Item:
    """Return a STAC item."""
    ring = footprint["coordinates"][0]
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return {
        "type": "Feature", "stac_version": "1.0.0", "id": name, "collection": collection, "geometry": footprint,
        "bbox": [min(xs), min(ys), max(xs), max(ys)], "links": [],
        "properties": {"datetime": when.strftime("%Y-%m-%dT%H:%M:%SZ"), **properties},
        "assets": {key: {"href": href} for key, href in assets.items()},
    }  # fmt: skip


def optical_item(number: int, footprint: dict[str, Any], assets: dict[str, str], day: int | None = None) -> Item:
    """Return a Sentinel-2 item."""
    when = FIRST_DAY + timedelta(days=DAYS_APART * (number if day is None else day))
    return item(
        f"S2A_{number:04d}", "sentinel-2-l2a", when, footprint, assets,
        **{"platform": "sentinel-2a", "eo:cloud_cover": 5, "s2:processing_baseline": "03.01", "proj:epsg": 32632},
    )  # fmt: skip


def radar_item(number: int, footprint: dict[str, Any], assets: dict[str, str], day: int | None = None) -> Item:
    """Return a Sentinel-1 item of the day after the Sentinel-2 item of the same number."""
    when = FIRST_DAY + timedelta(days=DAYS_APART * (number if day is None else day) + 1)
    orbit = {"platform": "sentinel-1a", "sat:orbit_state": "ascending", "sat:relative_orbit": 88}
    return item(f"S1A_{number:04d}", "sentinel-1-rtc", when, footprint, assets, **orbit)


def terrain_item(name: str, lat: int, lon: int, href: str) -> Item:
    """Return a tile of the DEM."""
    when, west = datetime(2021, 4, 22, tzinfo=timezone.utc), lon - 0.5 / 3600
    footprint = polygon(west, lat + 0.5 / 3600, west + 1, lat + 1 + 0.5 / 3600)
    return item(name, "cop-dem-glo-30", when, footprint, {"data": href}, **{"proj:epsg": 4326})


def dates_between(dates: int) -> tuple[str, str]:
    """Return the first and last day that hold so many dates."""
    last = FIRST_DAY + timedelta(days=DAYS_APART * (dates - 1))
    return FIRST_DAY.strftime("%Y-%m-%d"), last.strftime("%Y-%m-%d")


def scene_items(data: Path, base: str, dates: int = 1) -> Iterator[Item]:
    """Yield the items of the scenes under an address.

    Each date has addresses of its own (links to the same files), so that nothing can be kept from one for the next.
    """
    for number in range(dates):
        root = base
        if dates > 1:
            root = f"{base}/dates/{number:03d}"
            link = data / "dates" / f"{number:03d}"
            link.parent.mkdir(exist_ok=True)
            if not link.is_symlink():
                os.symlink("..", link)
        optical = {band: f"{root}/s2/{band}.tif" for band in (*S2, "scl")}
        yield optical_item(number, polygon(*OPTICAL_BOX), optical)
        yield radar_item(number, polygon(*RADAR_BOX), {band: f"{root}/s1/{band}.tif" for band in S1})
    for path in sorted((data / "dem").glob("*.tif")):
        place = re.search(r"_N(\d+)_00_E(\d+)_", path.name)
        if place:
            yield terrain_item(path.stem, int(place[1]), int(place[2]), f"{base}/dem/{path.name}")


def write_collection(path: Path, items: Iterator[Item]) -> Path:
    """Write an item collection."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(items)}), encoding="utf-8")
    return path
