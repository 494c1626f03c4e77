"""A small made-up catalogue across 180 degrees near Fiji: every band is a plane of known slope, on both sides.

Two Sentinel-2 tiles (zones 60 and 1), a radar scene in zone 60, elevation tiles E179 and W180.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from dl4eo_qgis.core.geometry.crs import transform_points
from dl4eo_qgis.core.raster import write_cog
from tests.servers import items

EAST, WEST = 32760, 32701
"""EPSG codes of the zones on either side."""
LAT = -17.0
SPAN, NEAR = 0.06, 0.02
"""Degrees from the middle that the data and the AOI reach."""
START, END = "2024-06-01", "2024-06-30"
Float = npt.NDArray[np.float64]


def plane(epsg: int, x: Float, y: Float) -> Float:
    """Return .3 x - .4 y of ground of any CRS, in metres of zone 60 from where the middle lies."""
    middle = transform_points("EPSG:4326", f"EPSG:{EAST}", np.array([180.0]), np.array([LAT]))
    east, north = transform_points(f"EPSG:{epsg}", f"EPSG:{EAST}", x, y)
    return 0.3 * (east - middle[0]) - 0.4 * (north - middle[1]) + 5000.0


def wrapped(low: float, high: float, south: float, north: float) -> dict[str, Any]:
    """Return a ring across 180 as many write it: from 179 to -179."""
    west, east = 180 + low, high - 180
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [corners]}


def aoi_shapes() -> dict[str, tuple[Any, str]]:
    """Return the same ground across 180 written in five ways, each with its CRS."""
    south, north = LAT - NEAR, LAT + NEAR
    beyond = shapely.box(180 - NEAR, south, 180 + NEAR, north)
    halves = shapely.MultiPolygon(
        [shapely.box(180 - NEAR, south, 180, north), shapely.box(-180, south, NEAR - 180, north)]
    )
    ring = shapely.from_geojson(json.dumps(wrapped(-NEAR, NEAR, south, north)))
    shapes = {"beyond": (beyond, "EPSG:4326"), "halves": (halves, "EPSG:4326"), "ring": (ring, "EPSG:4326")}
    for epsg in (3832, EAST):
        fine = shapely.segmentize(beyond, 0.001)
        moved = shapely.transform(
            fine, lambda p, epsg=epsg: np.column_stack(transform_points("EPSG:4326", f"EPSG:{epsg}", p[:, 0], p[:, 1]))
        )
        shapes[f"EPSG:{epsg}"] = (moved, f"EPSG:{epsg}")
    return shapes


def write_area(path: Path, shape: Any, crs: str) -> Path:
    """Write shapes as a layer and return its path."""
    gpd.GeoDataFrame(geometry=np.atleast_1d(np.asarray(shape, object)), crs=crs).to_file(path)
    return path


def write_world(folder: Path) -> Path:
    """Write items and files; returns the item collection."""
    footprint = wrapped(-SPAN, SPAN, LAT - SPAN, LAT + SPAN)
    cut = {
        "type": "MultiPolygon",
        "coordinates": [items.ring(b)["coordinates"] for b in _halves(SPAN)],
    }
    made = []
    for tile, epsg in (("T60KZE", EAST), ("T01KAB", WEST)):
        item = items.optical(f"S2A_{tile}", "2024-06-10T22:30:00Z", (0, 0, 1, 1), **{"proj:epsg": epsg})
        made.append(item | {"geometry": footprint})
        for key in items.OPTICAL_KEYS:
            size = 20 if key in ("B11", "B12", "SCL") else 10
            _write(folder, item, key, epsg, size, (lambda v: np.full(v.shape, 4, np.uint8)) if key == "SCL" else _dn)
    radar = items.radar("S1A_60", "2024-06-11T17:00:00Z", (0, 0, 1, 1))
    radar["properties"]["proj:epsg"] = EAST
    made.append(radar | {"geometry": cut})
    for key in ("vv", "vh"):
        _write(folder, radar, key, EAST, 10, lambda v: (v / 1e5).astype(np.float32))
    half = 0.5 / 3600
    for lon, word in ((179, "E179"), (-180, "W180")):
        for south in (-18, -17):
            box = (lon - half, south + half, lon + 1 - half, south + 1 + half)
            item = items.terrain(f"Copernicus_DSM_COG_10_S{-south}_00_{word}_00_DEM", box)
            made.append(item)
            _write_dem(folder, item, lon, south)
    document = {"type": "FeatureCollection", "features": [_local(item) for item in made]}
    path = folder / "items.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def _dn(values: Float) -> npt.NDArray[np.uint16]:
    return np.rint(values / 2).astype(np.uint16)


def _halves(reach: float) -> tuple[items.Box, items.Box]:
    return (180 - reach, LAT - reach, 180, LAT + reach), (-180, LAT - reach, reach - 180, LAT + reach)


def _local(item: dict[str, Any]) -> dict[str, Any]:
    assets = {key: {**asset, "href": f"./{item['id']}/{key}.tif"} for key, asset in item["assets"].items()}
    return {**item, "assets": assets}


def _write(folder: Path, item: dict[str, Any], key: str, epsg: int, size: int, made: Any) -> None:
    """Write a band of a plane over the whole data's ground in a zone."""
    lon, lat = np.meshgrid(180 + np.array([-SPAN, 0, SPAN]), LAT + np.array([-SPAN, 0, SPAN]))
    x, y = transform_points("EPSG:4326", f"EPSG:{epsg}", lon, lat)
    left, top = np.floor(x.min() / 60) * 60, np.ceil(y.max() / 60) * 60
    cols, rows = int((x.max() - left) / size), int((top - y.min()) / size)
    east, north = np.meshgrid(left + (np.arange(cols) + 0.5) * size, top - (np.arange(rows) + 0.5) * size)
    home = folder / item["id"]
    home.mkdir(parents=True, exist_ok=True)
    nodata = 0 if made is _dn else None
    write_cog(
        home / f"{key}.tif", made(plane(epsg, east, north)), (size, 0, left, 0, -size, top), epsg, nodata=nodata,
        resampling="nearest",
    )  # fmt: skip


def _write_dem(folder: Path, item: dict[str, Any], lon: int, south: int) -> None:
    """Write the part of a degree tile near the middle, on the lattice of the whole one."""
    second = 1 / 3600
    reach = round(SPAN * 3600)
    first = 3600 - reach if lon == 179 else 0
    top = 3600 - reach if south == -17 else 0
    rows, cols = np.arange(reach) + top, np.arange(reach) + first
    grid_lon, grid_lat = np.meshgrid(lon + cols * second, south + 1 - rows * second)
    x, y = transform_points("EPSG:4326", f"EPSG:{EAST}", grid_lon, grid_lat)
    home = folder / item["id"]
    home.mkdir(parents=True, exist_ok=True)
    origin = (lon + (first - 0.5) * second, south + 1 - (top - 0.5) * second)
    write_cog(
        home / "data.tif", plane(EAST, x, y).astype(np.float32), (second, 0, origin[0], 0, -second, origin[1]), 4326,
        resampling="nearest",
    )  # fmt: skip
