"""The demo's job, and what tests look at of its dataset."""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import rasterio

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.recipe import Recipe

SEED = 42
BANDS = ("blue", "green", "red", "nir", "swir16", "swir22", "ndwi", "slope", "elevation", "vv", "vh")


def recipe_of(world: DemoWorld, folder: Path, **sections: dict[str, Any]) -> Recipe:
    """Return the recipe of the demo with some sections changed."""
    document: dict[str, Any] = {
        "dl4eo": 1,
        "aoi": {"path": str(world.aoi)},
        "labels": {"path": str(world.labels)},
        "time": {"start": world.start, "end": world.end},
        "catalogue": {"optical": str(world.catalogue)},
        "optical": {"max_cloud_percent": 60},
        "chips": {"size_px": 64},
        "output": {"folder": str(folder)},
    }
    for name, changes in sections.items():
        document[name] = {**document.get(name, {}), **changes}
    return Recipe.from_dict(document)


def copy_of(world: DemoWorld, folder: Path) -> DemoWorld:
    """Return a copy of a world whose scenes may be damaged; AOI and labels are the same files."""
    shutil.copytree(world.catalogue.parent, folder)
    return dataclasses.replace(world, catalogue=folder / world.catalogue.name)


def chips_of(folder: Path) -> gpd.GeoDataFrame:
    """Return the chips table."""
    return gpd.read_file(folder / "dataset.gpkg", layer="chips")


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a dataset."""
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()
    }


def read(path: Path) -> np.ndarray:
    """Return all bands of a file."""
    with rasterio.open(path) as data:
        return data.read()
