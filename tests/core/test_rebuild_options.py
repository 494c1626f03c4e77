"""Whatever option is changed: a rebuilt dataset has the bytes of a fresh one, and runs again from its own recipe."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from tests.core.demo_job import chips_of, hashes, read, recipe_of

Sections = dict[str, dict[str, Any]]
MEDIAN: Sections = {"select": {"method": "median"}}
DATED = {"from_field": "first", "to_field": "last"}
NO_RADAR = {"enabled": False}
LAYERS = {
    "layers": ["share", "overlap", "instance", "distance", "boundary", "value"], "value_field": "size", "id_field": "no"
}  # fmt: skip
MANY = [{"value": v, "name": str(v)} for v in range(1, 301)]
FEWER = [c for c in MANY if c["value"] != 150]
CHANGES: dict[str, tuple[Sections, Sections]] = {
    "composite": ({}, MEDIAN),
    "reducer": (MEDIAN, {"select": {"method": "mean"}}),
    "end of a composite's period": (
        {**MEDIAN, "radar": NO_RADAR, "labels": DATED},
        {**MEDIAN, "radar": NO_RADAR, "labels": DATED, "time": {"end": "2022-03-30"}},
    ),
    "days to the radar of a composite": (MEDIAN, {**MEDIAN, "time": {"end": "2022-03-02"}}),
    "period": (
        {"select": {"method": "median", "period_days": 59}, "radar": NO_RADAR, "labels": DATED},
        {"select": {"method": "median", "period_days": 40}, "radar": NO_RADAR, "labels": DATED},
    ),
    "spread": ({}, {"select": {"method": "spread", "count": 2}}),
    "offset": ({}, {"optical": {"offset": "always"}}),
    "mask": ({}, {"optical": {"mask": "nodata", "mask_dilation_m": 45.0, "cloud_layer": True}}),
    "radar both": ({}, {"radar": {"orbit": "both"}}),
    "one polarisation": ({}, {"radar": {"bands": ["vv"], "unit": "linear"}}),
    "aspect": ({}, {"terrain": {"aspect": True}}),
    "sea": ({}, {"terrain": {"missing": "sea"}}),
    "pad": ({}, {"chips": {"edge": "pad"}}),
    "shift": ({}, {"chips": {"edge": "shift"}, "split": {"overlap": "allow"}}),
    "touched": ({}, {"labels": {"rule": "touched"}}),
    "coverage": ({"labels": {"rule": "coverage"}}, {"labels": {"rule": "coverage", "min_coverage": 0.9}}),
    "layers": ({}, {"labels": LAYERS}),
    "own numbers": ({}, {"labels": {"layers": ["instance"]}}),
    "priority": ({}, {"labels": {"priority_field": "no"}}),
    "factor": ({}, {"labels": {"pixel_factor": 2, "ignore_border_px": 2, "ignore_doubly": True}}),
    "remap": ({}, {"labels": {"remap": [{"source": str(v), "value": v % 2} for v in (1, 2, 3)]}}),
    "validity": ({}, {"labels": DATED}),
    "classes above 254": ({"labels": {"classes": MANY[:254]}}, {"labels": {"classes": MANY}}),
    "class map": ({}, {"labels": {"path": "", "class_field": "", "raster_path": "map.tif"}}),
    "class map, another table": (
        {"labels": {"path": "", "class_field": "", "raster_path": "map.tif", "classes": MANY}},
        {"labels": {"path": "", "class_field": "", "raster_path": "map.tif", "classes": FEWER}},
    ),
    "class map, padded": (
        {"labels": {"path": "", "class_field": "", "raster_path": "map.tif"}},
        {"labels": {"path": "", "class_field": "", "raster_path": "map.tif"}, "chips": {"edge": "pad"}},
    ),
    "further raster": ({}, {"extra": {"layers": [{"path": "map.tif", "name": "map"}]}}),
}
"""What is built first, and what in its place."""


@dataclass(frozen=True)
class Ground:
    """A few chips of the simulated world, with labels and a class map of their own."""

    world: DemoWorld
    folder: Path

    def recipe(self, folder: Path, sections: Sections, existing: str = "refuse") -> Recipe:
        """Return the recipe of some sections."""
        base: Sections = {
            "aoi": {"path": str(self.folder / "aoi.gpkg")},
            "labels": {"path": str(self.folder / "labels.gpkg"), "class_field": "class"},
            "chips": {"keep": "all"},
            "output": {"existing": existing},
        }
        for name, changes in sections.items():
            base[name] = {**base.get(name, {}), **changes}
        if base["labels"].get("raster_path"):
            base["labels"]["raster_path"] = str(self.folder / base["labels"]["raster_path"])
        for layer in base.get("extra", {}).get("layers", []):
            base["extra"] = {"layers": [{**layer, "path": str(self.folder / Path(layer["path"]).name)}]}
        return recipe_of(self.world, folder, **base)


@pytest.fixture(scope="module")
def ground(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """Return a place with labels that overlap, and a map of 300 classes on a lattice of 7 m."""
    folder = tmp_path_factory.mktemp("ground")
    lake = gpd.read_file(world.labels).to_crs(32632).geometry.iloc[0].centroid
    x, y = round(lake.x / 640) * 640, round(lake.y / 640) * 640
    gpd.GeoDataFrame(geometry=[shapely.Point(x + 100, y + 50).buffer(700)], crs=32632).to_file(folder / "aoi.gpkg")
    rng = np.random.default_rng(1)
    corners = rng.uniform([-900, -900, 60, 60], [800, 800, 400, 400], (14, 4))
    count = len(corners)
    columns = {
        "class": [1 + i % 3 for i in range(count)],
        "no": [100 + i * 7 % 5 for i in range(count)],
        "size": rng.normal(size=count),
        "first": pd.to_datetime([["2022-01-01", "2022-01-25", "2022-02-10"][i % 3] for i in range(count)]),
        "last": pd.to_datetime([["2022-01-24", "2022-02-05", "2022-03-10"][i % 3] for i in range(count)]),
    }
    shapes = [shapely.box(x + a, y + b, x + a + w, y + b + h) for a, b, w, h in corners]
    gpd.GeoDataFrame(columns, geometry=shapes, crs=32632).to_file(folder / "labels.gpkg")
    profile = {"driver": "GTiff", "height": 430, "width": 430, "count": 1, "dtype": "uint16", "crs": "EPSG:32632"}
    place = rasterio.Affine(7.0, 0.0, x - 1500, 0.0, -7.0, y + 1500)
    with rasterio.open(folder / "map.tif", "w", transform=place, **profile) as file:
        file.write(rng.integers(1, 301, (1, 430, 430)).astype("uint16"))
    return Ground(world, folder)


@pytest.mark.parametrize("name", CHANGES)
def test_a_rebuilt_dataset_is_a_fresh_one(ground: Ground, name: str, tmp_path: Path) -> None:
    before, after = CHANGES[name]
    rebuilt, fresh, moved = tmp_path / "rebuilt", tmp_path / "fresh", tmp_path / "moved"
    build(ground.recipe(rebuilt, before), Progress())
    first = hashes(rebuilt)
    build(ground.recipe(rebuilt, after, "rebuild"), Progress())
    build(ground.recipe(fresh, after), Progress())
    assert hashes(rebuilt) == hashes(fresh) != first
    shutil.copytree(fresh, moved)
    build(Recipe.from_file(moved / "recipe.json"), Progress())
    assert hashes(moved) == hashes(fresh)


def test_the_ignored_share_of_a_padded_class_map_is_that_of_its_mask(ground: Ground, tmp_path: Path) -> None:
    build(ground.recipe(tmp_path / "made", CHANGES["class map, padded"][1]), Progress())
    table = chips_of(tmp_path / "made")
    shares = [float((read(tmp_path / "made" / row.mask) == 65535).mean()) for row in table.itertuples()]
    assert table.ignored.tolist() == shares
    assert max(shares) > 0.5
