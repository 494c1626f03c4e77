"""A request of 100,000 chips: an area the size of a large country, its scenes of ten dates, a label in every chip.

There is no image behind it: planning opens none where scenes have no cloud layer.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from .items import Item, dates_between, optical_item, polygon, radar_item, terrain_item, write_collection
from .runners import write_recipe
from .scenes import S1, S2

AREA_EPSG = 3035
WEST_M, SOUTH_M, SIDE_M = 3_800_000, 2_500_000, 812_000
"""A square of 812 km in Europe, over three UTM zones: about 100,000 chips of 2.56 km."""
DATES = 10
LABEL_EVERY_M, LABEL_M = 2000, 100
TILE_M, TILE_STEP_M = 109_800, 100_000
SWATH_M, SWATH_STEP_M = 260_000, 240_000
HOST = "http://127.0.0.1:9"
"""Nothing listens there: a read would fail."""


def planning_recipe(folder: Path) -> Path:
    """Write area, labels, catalogue and recipe; returns the recipe's path."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "labels.gpkg").exists():
        _write_area(folder)
    catalogue = write_collection(folder / "items.json", country_items())
    start, end = dates_between(DATES)
    return write_recipe(
        folder,
        {
            "aoi": {"path": str(folder / "area.gpkg")},
            "labels": {"path": str(folder / "labels.gpkg")},
            "time": {"start": start, "end": end},
            "catalogue": {"optical": str(catalogue)},
        },
    )


def _write_area(folder: Path) -> None:
    import geopandas
    import shapely

    east, north = WEST_M + SIDE_M, SOUTH_M + SIDE_M
    area = geopandas.GeoDataFrame(geometry=[shapely.box(WEST_M, SOUTH_M, east, north)], crs=f"EPSG:{AREA_EPSG}")
    area.to_file(folder / "area.gpkg")
    x, y = np.meshgrid(np.arange(WEST_M, east, LABEL_EVERY_M), np.arange(SOUTH_M, north, LABEL_EVERY_M))
    fields = shapely.box(x.ravel(), y.ravel(), x.ravel() + LABEL_M, y.ravel() + LABEL_M)
    geopandas.GeoDataFrame(geometry=fields, crs=f"EPSG:{AREA_EPSG}").to_file(folder / "labels.gpkg")


def country_items() -> Iterator[Item]:
    """Yield Sentinel-2 tiles and Sentinel-1 frames of ten dates, and DEM tiles, over the area."""
    west, south, east, north = _degrees((WEST_M, SOUTH_M, WEST_M + SIDE_M, SOUTH_M + SIDE_M), AREA_EPSG)
    tiles = [tile for zone in range(int(west // 6) + 31, int(east // 6) + 32) for tile in _tiles(zone)]
    frames = list(_boxes((WEST_M, SOUTH_M, WEST_M + SIDE_M, SOUTH_M + SIDE_M), SWATH_M, SWATH_STEP_M, AREA_EPSG))
    for day in range(DATES):
        for place, ring in enumerate(tiles):
            number = day * len(tiles) + place
            yield optical_item(number, ring, {band: f"{HOST}/{number}/{band}.tif" for band in S2}, day)
        for place, ring in enumerate(frames):
            number = day * len(frames) + place
            yield radar_item(number, ring, {band: f"{HOST}/s1/{number}/{band}.tif" for band in S1}, day)
    for lat in range(int(south), int(north) + 1):
        for lon in range(int(west), int(east) + 1):
            yield terrain_item(f"dem_{lat}_{lon}", lat, lon, f"{HOST}/dem/{lat}_{lon}.tif")


def _tiles(zone: int) -> Iterator[dict[str, Any]]:
    """Yield the footprints of a UTM zone's tiles that touch the area."""
    epsg, middle = 32600 + zone, 6 * zone - 183
    west, south, east, north = _degrees((WEST_M, SOUTH_M, WEST_M + SIDE_M, SOUTH_M + SIDE_M), AREA_EPSG)
    part = (max(west, middle - 3), south, min(east, middle + 3), north)
    yield from _boxes(_metres(part, epsg), TILE_M, TILE_STEP_M, epsg)


def _boxes(bounds: tuple[float, ...], side: int, step: int, epsg: int) -> Iterator[dict[str, Any]]:
    """Yield squares in steps over some bounds, as footprints in degrees."""
    from pyproj import Transformer

    to_degrees = Transformer.from_crs(epsg, 4326, always_xy=True)
    west, south, east, north = bounds
    for x in np.arange(west - (side - step) / 2, east, step):
        for y in np.arange(south - (side - step) / 2, north, step):
            lon, lat = to_degrees.transform([x, x + side, x + side, x, x], [y, y, y + side, y + side, y])
            ring = polygon(0, 0, 0, 0)
            ring["coordinates"] = [[list(pair) for pair in zip(lon, lat, strict=True)]]
            yield ring


def _degrees(bounds: tuple[float, ...], epsg: int) -> tuple[float, ...]:
    from pyproj import Transformer

    return tuple(Transformer.from_crs(epsg, 4326, always_xy=True).transform_bounds(*bounds))


def _metres(bounds: tuple[float, ...], epsg: int) -> tuple[float, ...]:
    from pyproj import Transformer

    return tuple(Transformer.from_crs(4326, epsg, always_xy=True).transform_bounds(*bounds))
