"""The static STAC catalogue of the simulated world: every document says that it is simulated."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ..files import write_whole
from ..geometry.crs import reproject
from .places import DECIMALS, GEOGRAPHIC, UTM

CATALOGUE_ID = "dl4eo-demo"
NOTICE = "Simulated by dl4eo: not measurements, and not a real place."
LICENCE = "CC0-1.0"
COG = "image/tiff; application=geotiff; profile=cloud-optimized"
COLLECTIONS = {
    "sentinel-2-l2a": "Sentinel-2 Level-2A (simulated)",
    "sentinel-1-rtc": "Sentinel-1 Radiometrically Terrain Corrected (simulated)",
    "cop-dem-glo-30": "Copernicus DEM GLO-30 (simulated)",
}


def with_hrefs(item: Mapping[str, Any], home: str) -> dict[str, Any]:
    """Return an item whose assets lie in the folder ``home``."""
    copied = copy.deepcopy(dict(item))
    for name, asset in copied["assets"].items():
        asset["href"] = f"{home}/{name}.tif"
    return copied


def write_tables_of_contents(folder: Path, items: Sequence[Mapping[str, Any]]) -> None:
    """Write the collections, ``all_items.json`` and, last, ``catalog.json``."""
    for collection in COLLECTIONS:
        members = [item for item in items if item["collection"] == collection]
        write_json(folder / collection / "collection.json", _collection(collection, members))
    features = [{**with_hrefs(i, f"./{i['collection']}/{i['id']}"), "links": []} for i in items]
    write_json(folder / "all_items.json", {"type": "FeatureCollection", "features": features})
    write_json(folder / "catalog.json", _catalogue())


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    """Write a JSON file, whole or not at all."""
    write_whole(path, (json.dumps(document, indent=1) + "\n").encode())


def make_item(
    collection: str,
    name: str,
    footprint: Any,
    properties: Mapping[str, Any],
    assets: Mapping[str, Mapping[str, Any]],
    crs: str = UTM,
) -> dict[str, Any]:
    """Return a STAC item of a footprint in ``crs``; its assets get their addresses by ``with_hrefs``."""
    outline = shapely.transform(reproject([footprint], crs, GEOGRAPHIC)[0], lambda points: np.round(points, DECIMALS))
    links = {"root": "../../catalog.json", "parent": "../collection.json", "collection": "../collection.json"}
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "stac_extensions": [
            "https://stac-extensions.github.io/eo/v1.1.0/schema.json",
            "https://stac-extensions.github.io/sat/v1.0.0/schema.json",
            "https://stac-extensions.github.io/projection/v1.1.0/schema.json",
        ],
        "id": name,
        "collection": collection,
        "bbox": list(outline.bounds),
        "geometry": json.loads(shapely.to_geojson(outline)),
        "properties": {**properties, "description": NOTICE, "dl4eo:simulated": True},
        "links": [{"rel": rel, "href": href, "type": "application/json"} for rel, href in links.items()],
        "assets": {key: {"href": "", "type": COG, "roles": ["data"], **asset} for key, asset in assets.items()},
    }


def _collection(name: str, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    boxes = np.array([item["bbox"] for item in items])
    times = sorted(item["properties"]["datetime"] for item in items)
    links = [{"rel": rel, "href": "../catalog.json", "type": "application/json"} for rel in ("root", "parent")]
    links += [{"rel": "item", "href": f"./items/{i['id']}.json", "type": "application/geo+json"} for i in items]
    return {
        "type": "Collection",
        "stac_version": "1.0.0",
        "id": name,
        "title": COLLECTIONS[name],
        "description": f"{NOTICE} In the style of the Planetary Computer's {name}.",
        "license": LICENCE,
        "extent": {
            "spatial": {"bbox": [[*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()]]},
            "temporal": {"interval": [[times[0], times[-1]]]},
        },
        "links": links,
    }


def _catalogue() -> dict[str, Any]:
    links = [{"rel": "root", "href": "./catalog.json", "type": "application/json"}]
    links += [
        {"rel": "child", "href": f"./{name}/collection.json", "type": "application/json", "title": title}
        for name, title in COLLECTIONS.items()
    ]
    return {
        "type": "Catalog",
        "stac_version": "1.0.0",
        "id": CATALOGUE_ID,
        "title": "dl4eo demo (simulated)",
        "description": NOTICE,
        "links": links,
    }
