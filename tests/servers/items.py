"""Small made-up STAC items in the words of the Planetary Computer, and what to do with many of them."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

Item = dict[str, Any]
Box = tuple[float, float, float, float]
OPTICAL_KEYS = ("B02", "B03", "B04", "B08", "B11", "B12", "SCL")
FILES = "https://example.com/data"


def ring(box: Box) -> dict[str, Any]:
    west, south, east, north = box
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [corners]}


def item(
    name: str, collection: str, box: Box, properties: dict[str, Any], keys: Iterable[str], files: str = FILES
) -> Item:
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "stac_extensions": [],
        "id": name,
        "collection": collection,
        "bbox": list(box),
        "geometry": ring(box),
        "properties": properties,
        "links": [],
        "assets": {key: {"href": f"{files}/{name}/{key}.tif", "roles": ["data"]} for key in keys},
    }


def optical(name: str, time: str, box: Box, cloud: float | None = 0.0, **properties: Any) -> Item:
    told = {
        "datetime": time,
        "platform": "Sentinel-2A",
        "eo:cloud_cover": cloud,
        "proj:epsg": 32632,
        "s2:processing_baseline": "05.09",
        **properties,
    }
    known = {key: value for key, value in told.items() if value is not None or key == "datetime"}
    return item(name, "sentinel-2-l2a", box, known, OPTICAL_KEYS)


def radar(name: str, time: str, box: Box) -> Item:
    properties = {"datetime": time, "platform": "SENTINEL-1A", "proj:epsg": 32632, "s1:datatake_id": "425458"}
    return item(name, "sentinel-1-rtc", box, properties, ("vv", "vh"))


def terrain(name: str, box: Box) -> Item:
    properties = {"datetime": "2021-04-22T00:00:00Z", "platform": "TanDEM-X", "proj:epsg": 4326}
    return item(name, "cop-dem-glo-30", box, properties, ("data",))


AREA = "POLYGON ((29.2 47.2, 29.8 47.2, 29.8 47.8, 29.2 47.8, 29.2 47.2))"
INSIDE: Box = (29.0, 47.0, 30.0, 48.0)
TOUCHING: Box = (29.8, 47.0, 30.8, 48.0)
OUTSIDE: Box = (30.0, 47.0, 31.0, 48.0)
START, END = "2024-06-01", "2024-06-30"
CLOUD = 20.0

WORLD: tuple[Item, ...] = (
    optical("s2-first-moment", "2024-06-01T00:00:00Z", INSIDE, 19.999),
    optical("s2-last-moment", "2024-06-30T23:59:59.900000Z", INSIDE, 0),
    optical("s2-day-before", "2024-05-31T23:59:59.900000Z", INSIDE),
    optical("s2-day-after", "2024-07-01T00:00:00Z", INSIDE),
    optical("s2-at-the-limit", "2024-06-05T10:20:00Z", INSIDE, 20),
    optical("s2-cloudy", "2024-06-06T10:20:00Z", INSIDE, 87.3),
    optical("s2-cloud-untold", "2024-06-07T10:20:00Z", INSIDE, None),
    optical("s2-touching", "2024-06-08T10:20:00Z", TOUCHING, 3),
    optical("s2-outside", "2024-06-09T10:20:00Z", OUTSIDE, 3),
    optical("s2-same-time-b", "2024-06-10T10:20:00Z", INSIDE, 3),
    optical("s2-same-time-a", "2024-06-10T10:20:00Z", INSIDE, 3),
    optical("s2-zone-of-time", "2024-06-11T01:30:00+02:00", INSIDE, 1),
    *(optical(f"s2-day-{day}", f"2024-06-{day}T10:20:30.123000Z", INSIDE, day) for day in range(12, 20)),
    radar("s1-inside", "2024-06-02T05:30:00Z", INSIDE),
    radar("s1-later", "2024-09-02T05:30:00Z", INSIDE),
    terrain("dem-west", (29.0, 47.0, 29.5, 48.0)),
    terrain("dem-east", (29.5, 47.0, 30.0, 48.0)),
    terrain("dem-far", (40.0, 47.0, 41.0, 48.0)),
)
"""Every case of area, period and cloud, around the limits of the request above; far from the simulated world."""

OPTICAL_EXPECTED = (
    "s2-first-moment",
    "s2-touching",
    "s2-same-time-a",
    "s2-same-time-b",
    "s2-zone-of-time",
    *(f"s2-day-{day}" for day in range(12, 20)),
    "s2-last-moment",
)
"""By time, then id."""


def collections(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Return a collection document for each collection that the items name."""
    return [
        {
            "type": "Collection",
            "stac_version": "1.0.0",
            "id": name,
            "description": name,
            "license": "proprietary",
            "extent": {
                "spatial": {"bbox": [[-180, -90, 180, 90]]},
                "temporal": {"interval": [["2014-01-01T00:00:00Z", None]]},
            },
            "links": [],
        }
        for name in dict.fromkeys(item["collection"] for item in items)
    ]


def with_hrefs_under(items: Iterable[Item], start: Path, folder: Path, url: str) -> list[Item]:
    """Return the items with hrefs relative to file ``start`` turned into those of a server that serves ``folder``."""
    moved = copy.deepcopy(list(items))
    for asset in (asset for entry in moved for asset in entry["assets"].values()):
        if "://" not in asset["href"]:
            path = Path(os.path.normpath(start.parent / asset["href"]))
            asset["href"] = f"{url}/{quote(path.relative_to(folder).as_posix())}"
    return moved


def write_static(items: Iterable[Item], folder: Path) -> Path:
    """Write a static catalogue, a folder a collection and a file an item; return its catalog.json."""
    listed = list(items)
    folder.mkdir(parents=True, exist_ok=True)
    described = collections(listed)
    for collection in described:
        name = collection["id"]
        (folder / name).mkdir(exist_ok=True)
        members = [entry for entry in listed if entry["collection"] == name]
        for entry in members:
            _write(folder / name / f"{entry['id']}.json", entry)
        links = [{"rel": "item", "href": f"./{entry['id']}.json"} for entry in members]
        _write(folder / name / "collection.json", {**collection, "links": links})
    children = [{"rel": "child", "href": f"./{collection['id']}/collection.json"} for collection in described]
    catalog = {"type": "Catalog", "stac_version": "1.0.0", "id": "made-up", "description": "made up", "links": children}
    return _write(folder / "catalog.json", catalog)


def write_item_collection(items: Iterable[Any], path: Path) -> Path:
    """Write the items into one file."""
    return _write(path, {"type": "FeatureCollection", "features": list(items)})


def _write(path: Path, document: Any) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path
