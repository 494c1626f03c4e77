"""A small catalogue of hand-written scenes: 64 x 64 pixels of 10 m, any number of dates, each with its own sky."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import rasterio
import shapely

from dl4eo_qgis.core.recipe import Recipe
from tests.servers import items

EPSG, PIXEL_M, SIDE_PX = 32632, 10.0, 64
LEFT, TOP = 500_480.0, 5_120_640.0
"""A corner of the lattice of chips of 64 pixels, and so of 32 and 16."""
KEYS = {"red": "B04", "nir": "B08", "green": "B03"}


@dataclass(frozen=True)
class Day:
    """One acquisition: reflectance by band, what the cloud layer says, and whether 1000 was added to its DN."""

    time: str
    bands: Mapping[str, np.ndarray]
    """Reflectance; NaN: no data."""
    scl: np.ndarray | None = None
    added: bool = False
    mask: np.ndarray | None = None
    """A binary cloud mask instead of a scene classification."""
    cloud: float = 1.0


def write_sky(folder: Path, days: Sequence[Day]) -> Path:
    """Write the scenes and their catalogue; returns its address."""
    documents = []
    left, bottom, right, top = gpd.GeoSeries([ground()], crs=EPSG).to_crs(4326).total_bounds
    for day in days:
        name = f"day-{day.time[:10]}"
        item = items.optical(name, day.time, (left, bottom, right, top), day.cloud)
        item["properties"]["s2:processing_baseline"] = "05.09" if day.added else "02.12"
        assets: dict[str, Any] = {}
        for band, values in day.bands.items():
            dn = np.where(np.isnan(values), 0, np.rint(values * 10000) + 1000 * day.added)
            assets[KEYS[band]] = write(folder / name / f"{KEYS[band]}.tif", dn.astype(np.uint16))
        for key, layer in (("SCL", day.scl), ("cloud_mask", day.mask)):
            if layer is not None:
                assets[key] = write(folder / name / f"{key}.tif", layer.astype(np.uint8))
        documents.append({**item, "assets": assets})
    return items.write_item_collection(documents, folder / "items.json")


def write(path: Path, pixels: np.ndarray) -> dict[str, Any]:
    """Write one file over the whole ground; returns its asset."""
    path.parent.mkdir(parents=True, exist_ok=True)
    size = SIDE_PX * PIXEL_M / pixels.shape[0]
    profile = {
        "driver": "GTiff", "width": pixels.shape[1], "height": pixels.shape[0], "count": 1, "dtype": pixels.dtype,
        "crs": f"EPSG:{EPSG}", "transform": rasterio.Affine(size, 0, LEFT, 0, -size, TOP),
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as file:
        file.write(pixels, 1)
    return {"href": str(path), "roles": ["data"]}


def ground() -> shapely.Polygon:
    """Return the ground that the scenes cover."""
    side = SIDE_PX * PIXEL_M
    return shapely.box(LEFT, TOP - side, LEFT + side, TOP)


def sky_recipe(catalogue: Path, folder: Path, start: str, end: str, **sections: dict[str, Any]) -> Recipe:
    """Return the recipe of a dataset of red and NIR in chips of 32 pixels, with some sections changed."""
    area = catalogue.parent / "aoi.gpkg"
    if not area.exists():
        gpd.GeoDataFrame(geometry=[ground().buffer(-1)], crs=EPSG).to_file(area)
    document: dict[str, Any] = {
        "dl4eo": 1,
        "aoi": {"path": str(area)},
        "time": {"start": start, "end": end},
        "catalogue": {"optical": str(catalogue)},
        "optical": {"bands": ["red", "nir"], "indices": ["ndvi"], "max_cloud_percent": 100, "offset": "metadata"},
        "radar": {"enabled": False},
        "terrain": {"enabled": False},
        "chips": {"size_px": 32},
        "output": {"folder": str(folder)},
    }
    for name, changes in sections.items():
        document[name] = {**document.get(name, {}), **changes}
    return Recipe.from_dict(document)


def mosaic(folder: Path, part: str, date: str) -> np.ndarray:
    """Return one kind of raster of a date over the whole ground (bands x 64 x 64), from the chips that hold it."""
    whole: np.ndarray | None = None
    for path in (folder / part).glob(f"*_{date}.tif"):
        with rasterio.open(path) as file:
            pixels, transform = file.read(), file.transform
        if whole is None:
            empty = np.nan if pixels.dtype.kind == "f" else 255
            whole = np.full((len(pixels), SIDE_PX, SIDE_PX), empty, pixels.dtype)
        row, col = round((TOP - transform.f) / PIXEL_M), round((transform.c - LEFT) / PIXEL_M)
        whole[:, row : row + pixels.shape[1], col : col + pixels.shape[2]] = pixels
    assert whole is not None
    return whole


def header(folder: Path) -> dict[str, Any]:
    """Return dataset.json."""
    return json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
