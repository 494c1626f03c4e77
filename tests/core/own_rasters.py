"""Small rasters of any bands, and items of other sensors, for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from rasterio.enums import ColorInterp

from dl4eo_qgis.core.geometry.crs import transform_points
from tests.servers.items import ring

LEFT, TOP, EPSG = 600_000.0, 5_200_000.0, 32632
"""A place near Innsbruck: on the lattice of 30 m and of 64 pixels of 0.5 m."""


def write_raster(
    path: Path,
    pixels: Any,
    pixel: float,
    *,
    left: float = LEFT,
    top: float = TOP,
    epsg: int = EPSG,
    names: tuple[str, ...] = (),
    scales: tuple[float, ...] = (),
    offsets: tuple[float, ...] = (),
    nodata: float | None = None,
    time: str = "",
    alpha: bool = False,
    interleave: str = "band",
) -> Path:
    """Write bands x rows x columns as a GeoTIFF; returns its path."""
    pixels = np.asarray(pixels)
    count, height, width = pixels.shape
    path.parent.mkdir(parents=True, exist_ok=True)
    profile: dict[str, Any] = {
        "driver": "GTiff", "count": count, "height": height, "width": width, "dtype": pixels.dtype.name,
        "crs": f"EPSG:{epsg}", "transform": rasterio.Affine(pixel, 0, left, 0, -pixel, top), "interleave": interleave,
    }  # fmt: skip
    if nodata is not None:
        profile["nodata"] = nodata
    if not alpha:
        profile["photometric"] = "MINISBLACK"  # else GDAL takes the fourth of four bytes for alpha
    with rasterio.open(path, "w", **profile) as file:
        file.write(pixels)
        if names:
            file.descriptions = names
        if scales:
            file.scales = scales
        if offsets:
            file.offsets = offsets
        if time:
            file.update_tags(TIFFTAG_DATETIME=time)
        if alpha:
            file.colorinterp = [*[ColorInterp.undefined] * (count - 1), ColorInterp.alpha]
    return path


def box_of(width_m: float, height_m: float, margin_m: float = 0.0, epsg: int = EPSG) -> tuple[float, ...]:
    """Return west, south, east, north of the ground from LEFT, TOP on, shrunk by a margin."""
    x = np.array([LEFT + margin_m, LEFT + width_m - margin_m])
    y = np.array([TOP - height_m + margin_m, TOP - margin_m])
    grid_x, grid_y = np.meshgrid(x, y)
    lon, lat = transform_points(f"EPSG:{epsg}", "EPSG:4326", grid_x, grid_y)
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


def write_area(path: Path, box: tuple[float, ...]) -> Path:
    """Write a rectangle in degrees as GeoJSON; returns its path."""
    feature = {"type": "Feature", "properties": {}, "geometry": ring(box)}  # type: ignore[arg-type]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    return path


def sensor_item(
    name: str, collection: str, platform: str, time: str, files: dict[str, Path], box: tuple[float, ...]
) -> dict[str, Any]:
    """Return an item of another sensor, its assets named as the producer names them."""
    return {
        "type": "Feature",
        "stac_version": "1.0.0",
        "stac_extensions": [],
        "id": name,
        "collection": collection,
        "bbox": list(box),
        "geometry": ring(box),  # type: ignore[arg-type]
        "properties": {"datetime": time, "platform": platform, "eo:cloud_cover": 3.0, "proj:epsg": EPSG},
        "links": [],
        "assets": {key: {"href": str(path), "roles": ["data"]} for key, path in files.items()},
    }


def write_items(path: Path, *items: dict[str, Any]) -> Path:
    """Write an item collection; returns its path."""
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(items)}), encoding="utf-8")
    return path


LANDSAT_KEYS = ("coastal", "blue", "green", "red", "nir08", "swir16", "swir22", "lwir11", "qa_pixel")
HLS_S30_KEYS = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12", "Fmask")


def landsat(folder: Path, size: int = 40, **changes: Any) -> dict[str, Any]:
    """Return a simulated Landsat item of ``size`` pixels: band number i has DN 8000 + 1000 i, its row 0 fill."""
    files = {}
    for i, key in enumerate(LANDSAT_KEYS):
        dn = np.full((1, size, size), 21824 if key == "qa_pixel" else 8000 + 1000 * i, np.uint16)
        dn[0, 0] = 1 if key == "qa_pixel" else 0
        files[key] = write_raster(folder / f"LC08_{key}.tif", dn, 30.0)
    given = {"collection": "landsat-c2-l2", "platform": "landsat-8", **changes}
    box = box_of(30.0 * size, 30.0 * size)
    return sensor_item("LC08_L2SP_193027", time="2023-06-01T10:05:00Z", files=files, box=box, **given)


def hls(folder: Path, size: int = 40) -> dict[str, Any]:
    """Return a simulated HLS S30 item: band number i has DN 100 i - 50 (the first is negative), its row 0 fill."""
    files = {}
    for i, key in enumerate(HLS_S30_KEYS):
        if key == "Fmask":
            dn = np.full((1, size, size), 64, np.uint8)
            dn[0, 0] = 255
        else:
            dn = np.full((1, size, size), 100 * i - 50, np.int16)
            dn[0, 0] = -9999
        files[key] = write_raster(folder / f"HLS_{key}.tif", dn, 30.0)
    box = box_of(30.0 * size, 30.0 * size)
    return sensor_item(
        "HLS.S30.T32TPT.2023152T101559.v2.0", "hls2-s30", "sentinel-2b", "2023-06-01T10:15:59Z", files, box
    )
