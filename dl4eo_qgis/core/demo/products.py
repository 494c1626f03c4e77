"""The items of the simulated catalogue with their pixels, as the Planetary Computer has them.

Asset names and properties follow the answers of https://planetarycomputer.microsoft.com/api/stac/v1 for
sentinel-2-l2a, sentinel-1-rtc and cop-dem-glo-30. Names begin with SIM_, so that nobody takes one for a real scene.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry.crs import reproject, transform_points
from . import scenes
from .catalog import make_item
from .places import EPSG, GEOGRAPHIC, GROUND, UTM
from .world import make_world

OPTICAL = {
    "B01": ("coastal", 60, 0.443), "B02": ("blue", 10, 0.49), "B03": ("green", 10, 0.56), "B04": ("red", 10, 0.665),
    "B05": ("rededge1", 20, 0.704), "B06": ("rededge2", 20, 0.74), "B07": ("rededge3", 20, 0.783),
    "B08": ("nir", 10, 0.842), "B8A": ("nir08", 20, 0.865), "B09": ("nir09", 60, 0.945),
    "B11": ("swir16", 20, 1.61), "B12": ("swir22", 20, 2.19),
}  # fmt: skip
"""Asset: our band name, pixel size in metres, wavelength in micrometres."""
PC_COMMON_NAMES = {"rededge1": "rededge", "rededge2": "rededge", "rededge3": "rededge", "nir08": "rededge"}
SCL_PERCENTAGES = {
    "s2:cloud_shadow_percentage": 3, "s2:vegetation_percentage": 4, "s2:not_vegetated_percentage": 5,
    "s2:water_percentage": 6, "s2:medium_proba_clouds_percentage": 8, "s2:high_proba_clouds_percentage": 9,
    "s2:thin_cirrus_percentage": 10,
}  # fmt: skip
ARC_SECOND = 1 / 3600
RADAR_NODATA = -32768.0


@dataclass(frozen=True)
class Take:
    """One Sentinel-2 pass."""

    time: str
    platform: str
    absolute_orbit: int
    baseline: str
    offset: int
    """Added to the DN by the processing."""

    @property
    def date(self) -> str:
        """YYYYMMDD."""
        return self.time[:10].replace("-", "")


TAKES = (
    Take("2022-01-23T10:23:01Z", "Sentinel-2A", 34404, "03.01", 0),
    Take("2022-01-28T10:22:49Z", "Sentinel-2B", 25567, "04.00", 1000),
)
TILES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "32TNT": ((570540, 5281080), (575340, 5281080), (575340, 5289180), (570540, 5289180)),
    "32TPT": ((574800, 5281080), (577656, 5281080), (578940, 5286916), (578940, 5289180), (574800, 5289180)),
}
"""Outline of each tile's data; they share 540 m, less than a chip of 64 pixels. The second ends at the orbit's edge."""


@dataclass(frozen=True)
class RadarPass:
    """One Sentinel-1 pass."""

    time: str
    orbit_state: str
    extent: str
    """In words."""
    absolute_orbit: int
    outline: tuple[tuple[float, float], ...]


PASSES = (
    RadarPass(
        "2022-01-24T05:26:10Z",
        "descending",
        "the west only",
        41593,
        ((570310, 5280680), (574710, 5280650), (573910, 5289610), (570050, 5289580)),
    ),
    RadarPass(
        "2022-01-26T17:07:30Z",
        "ascending",
        "all",
        41630,
        ((570050, 5280700), (579100, 5280650), (579430, 5289550), (570380, 5289610)),
    ),
)
"""The first covers the west only; the second all, later. Both lie within 5 days of both Sentinel-2 passes."""
ELEVATION_TILES: Mapping[str, tuple[int, int]] = {
    "Copernicus_DSM_COG_10_N47_00_E009_00_DEM": (9, 47),
    "Copernicus_DSM_COG_10_N47_00_E010_00_DEM": (10, 47),
}
"""The degree square of each; only the part near the ground is written, on the grid of the real tiles."""


@dataclass(frozen=True)
class Raster:
    """One file to be: pixels on a grid."""

    pixels: npt.NDArray[Any]
    transform: tuple[float, float, float, float, float, float]
    epsg: int
    nodata: float | None
    resampling: str = "average"

    @property
    def projection(self) -> dict[str, Any]:
        """The ``proj:`` fields of an asset."""
        size_x, _, left, _, size_y, top = self.transform
        rows, cols = self.pixels.shape
        return {
            "proj:bbox": [left, top + rows * size_y, left + cols * size_x, top],
            "proj:shape": [rows, cols],
            "proj:transform": list(self.transform),
        }


@dataclass(frozen=True)
class Product:
    """One item and its files, by asset name."""

    item: dict[str, Any]
    rasters: Mapping[str, Raster]


def make_products(seed: int) -> Iterator[Product]:
    """Give the items of the world one by one, with their pixels."""
    for take in TAKES:
        for tile, outline in TILES.items():
            yield _optical(seed, take, tile, outline)
    for radar in PASSES:
        yield _radar(seed, radar)
    for name, (lon, lat) in ELEVATION_TILES.items():
        yield _elevation(seed, name, lon, lat)


def _optical(seed: int, take: Take, tile: str, outline: Sequence[tuple[float, float]]) -> Product:
    footprint = shapely.Polygon(outline)
    rasters = {
        name: _cut(scenes.digital_numbers(seed, take.date, band, size, take.offset), footprint, size, 0)
        for name, (band, size, _) in OPTICAL.items()
    }
    rasters["SCL"] = _cut(scenes.scene_classes(seed, take.date), footprint, 20, 0, "nearest")
    stamp = take.time.replace("-", "").replace(":", "")[:15]
    number = take.baseline.replace(".", "")
    mission = f"S2{take.platform[-1]}"
    properties = {
        "datetime": take.time,
        "platform": take.platform,
        "constellation": "Sentinel 2",
        "instruments": ["msi"],
        "proj:epsg": EPSG,
        "sat:orbit_state": "descending",
        "sat:relative_orbit": 65,
        "s2:mgrs_tile": tile,
        "s2:datatake_id": f"GS2{take.platform[-1]}_{stamp}_{take.absolute_orbit:06d}_N{take.baseline}",
        "s2:product_type": "S2MSI2A",
        "s2:product_uri": f"SIM_{mission}_MSIL2A_{stamp}_N{number}_R065_T{tile}_{stamp}.SAFE",
        "s2:processing_baseline": take.baseline,
        **_percentages(rasters["SCL"].pixels),
    }
    assets = {name: _optical_asset(name, rasters[name]) for name in OPTICAL}
    assets["SCL"] = {"title": "Scene classification map (SCL)", "gsd": 20, **rasters["SCL"].projection}
    return Product(
        make_item("sentinel-2-l2a", f"SIM_{mission}_MSIL2A_{stamp}_R065_T{tile}", footprint, properties, assets),
        rasters,
    )


def _optical_asset(name: str, raster: Raster) -> dict[str, Any]:
    band, size, wavelength = OPTICAL[name]
    described: dict[str, Any] = {"name": name, "center_wavelength": wavelength}
    if band != "nir09":
        described["common_name"] = PC_COMMON_NAMES.get(band, band)
    return {"title": f"Band {name[1:]} - {size}m", "gsd": size, **raster.projection, "eo:bands": [described]}


def _percentages(classes: npt.NDArray[Any]) -> dict[str, float]:
    """Return the cloud cover and the shares of the classes among the pixels with data, in percent."""
    counts = np.bincount(classes.ravel(), minlength=12)
    valid = int(counts[1:].sum())
    shares = {key: round(100 * float(counts[value]) / valid, 6) for key, value in SCL_PERCENTAGES.items()}
    return {
        "eo:cloud_cover": round(100 * float(counts[8:11].sum()) / valid, 6),
        "s2:nodata_pixel_percentage": round(100 * float(counts[0]) / classes.size, 6),
        **shares,
    }


def _radar(seed: int, radar: RadarPass) -> Product:
    footprint = shapely.Polygon(radar.outline)
    stamp = radar.time.replace("-", "").replace(":", "")[:15]
    rasters = {name: _cut(scenes.gamma0(seed, stamp[:8], name), footprint, 10, RADAR_NODATA) for name in ("vh", "vv")}
    properties = {
        "datetime": radar.time,
        "platform": "SENTINEL-1A",
        "constellation": "Sentinel-1",
        "proj:epsg": EPSG,
        **rasters["vv"].projection,
        "s1:datatake_id": str(radar.absolute_orbit * 8),
        "s1:processing_level": "1",
        "sar:instrument_mode": "IW",
        "sar:frequency_band": "C",
        "sar:center_frequency": 5.405,
        "sar:product_type": "GRD",
        "sar:polarizations": ["VV", "VH"],
        "sar:looks_equivalent_number": scenes.LOOKS,
        "sat:orbit_state": radar.orbit_state,
        "sat:absolute_orbit": radar.absolute_orbit,
        "sat:relative_orbit": (radar.absolute_orbit - 73) % 175 + 1,
    }
    band = {"nodata": RADAR_NODATA, "data_type": "float32", "spatial_resolution": 10.0}
    assets = {name: {"title": f"{name.upper()}: gamma0, linear power", "raster:bands": [band]} for name in rasters}
    name = f"SIM_S1A_IW_GRDH_1SDV_{stamp}_{radar.absolute_orbit:06d}_rtc"
    return Product(make_item("sentinel-1-rtc", name, footprint, properties, assets), rasters)


def _elevation(seed: int, name: str, lon: int, lat: int) -> Product:
    """Return the part of a one-degree tile near the ground: 1 arc second, pixel centres on whole arc seconds."""
    left, bottom, right, top = reproject([shapely.box(*GROUND.bounds)], UTM, GEOGRAPHIC)[0].bounds
    first = max(math.floor(left * 3600) - 2, lon * 3600)
    last = min(math.ceil(right * 3600) + 2, (lon + 1) * 3600 - 1)
    north, south = math.ceil(top * 3600) + 2, math.floor(bottom * 3600) - 2
    lons, lats = np.meshgrid(np.arange(first, last + 1) / 3600, np.arange(north, south - 1, -1) / 3600)
    height = make_world(seed).elevation(*transform_points(GEOGRAPHIC, UTM, lons, lats)).astype(np.float32)
    west, up = (first - 0.5) * ARC_SECOND, (north + 0.5) * ARC_SECOND
    raster = Raster(height, (ARC_SECOND, 0.0, west, 0.0, -ARC_SECOND, up), 4326, None)
    box = raster.projection["proj:bbox"]
    properties = {
        "datetime": "2021-04-22T00:00:00Z",
        "platform": "TanDEM-X",
        "gsd": 30,
        "proj:epsg": 4326,
        "proj:shape": raster.projection["proj:shape"],
        "proj:transform": raster.projection["proj:transform"],
    }
    item = make_item(
        "cop-dem-glo-30", f"SIM_{name}", shapely.box(*box), properties, {"data": {"title": name}}, GEOGRAPHIC
    )
    return Product(item, {"data": raster})


def _cut(pixels: npt.NDArray[Any], footprint: Any, size_m: int, nodata: float, resampling: str = "average") -> Raster:
    """Return the part of a band of ``GROUND`` that a footprint's box holds; centres outside the footprint are nodata.

    The box grows to whole pixels of 60 m, as Sentinel-2's tiles are.
    """
    origin_x, _, _, origin_y = GROUND.bounds
    left, bottom, right, top = footprint.bounds
    west, east = math.floor(left / 60) * 60, math.ceil(right / 60) * 60
    south, north = math.floor(bottom / 60) * 60, math.ceil(top / 60) * 60
    rows = slice(round((origin_y - north) / size_m), round((origin_y - south) / size_m))
    cols = slice(round((west - origin_x) / size_m), round((east - origin_x) / size_m))
    part = pixels[rows, cols].copy()
    x, y = np.meshgrid(
        west + (np.arange(part.shape[1]) + 0.5) * size_m, north - (np.arange(part.shape[0]) + 0.5) * size_m
    )
    part[~shapely.contains_xy(footprint, x, y)] = nodata
    return Raster(part, (size_m, 0.0, west, 0.0, -size_m, north), EPSG, nodata, resampling)
