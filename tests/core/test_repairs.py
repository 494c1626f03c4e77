"""What is wrong with labels: every feature that is not drawn as it stands is named, and stays named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.demo import DemoWorld, write_world
from dl4eo_qgis.core.labels.repairs import report_of
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.vector import read_polygons
from tests.core.demo_job import SEED, hashes, recipe_of

BOW_TIE = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])


def written(path: Path, *rows: tuple[Any, Any], crs: int = 32632, own_ids: bool = False) -> str:
    columns: dict[str, Any] = {"kind": [kind for _, kind in rows]}
    if own_ids:
        columns["dl4eo_id"] = [100 + 10 * i for i in range(len(rows))]
    frame = geopandas.GeoDataFrame(columns, geometry=[shape for shape, _ in rows], crs=crs)
    frame.to_file(path, driver="GPKG", layer="labels")
    return str(path)


@pytest.mark.parametrize(
    ("own_ids", "names"), [(False, [1, 2, 3, 4, 5, 6, 7]), (True, [100, 110, 120, 130, 140, 150, 160])]
)
def test_each_kind_of_problem_by_the_features_ids(tmp_path: Path, own_ids: bool, names: list[int]) -> None:
    square = shapely.box(0, 0, 100, 100)
    rows = [
        (square, "a"), (square, "a"), (square, "b"), (BOW_TIE, "a"), (None, "a"), (shapely.box(0, 0, 9, 11), "a"),
        (shapely.box(5000, 0, 5100, 100), None),
    ]  # fmt: skip
    path = written(tmp_path / "f.gpkg", *rows, own_ids=own_ids)
    polygons = read_polygons(path, "labels", "labels", "kind")
    near = shapely.bounds(polygons.geometries)[:, 0] < 1000
    report = report_of(polygons, near, ["EPSG:32632"], 10.0)
    found = {p.kind: p.features.tolist() for p in report.problems}
    assert found == {
        "invalid": [names[3]], "empty": [names[4]], "no_class": [names[6]], "duplicate": [names[1]],
        "sliver": [names[5]], "outside": [names[6]],
    }  # fmt: skip
    assert (report.features, report.used) == (6, 5)


def test_slivers_are_measured_on_the_ground(tmp_path: Path) -> None:
    """At 60 N a degree is half as wide: 0.00016 x 0.00009 degrees are 8.9 x 10 m, less than a pixel; twice is more."""
    shapes = [shapely.box(9, 60, 9 + width, 60.00009) for width in (0.00016, 0.00032)]
    path = written(tmp_path / "f.gpkg", *((shape, "a") for shape in shapes), crs=4326)
    report = report_of(read_polygons(path, "labels", "labels", "kind"), np.ones(2, bool), ["EPSG:32632"], 10.0)
    assert {p.kind: p.features.tolist() for p in report.problems} == {"sliver": [1]}


def test_the_report_outlives_a_run_on_the_dataset_s_own_labels(tmp_path: Path) -> None:
    world: DemoWorld = write_world(tmp_path / "world", SEED, Progress())
    lakes = geopandas.read_file(world.labels)
    doubled = geopandas.GeoDataFrame(geometry=[*lakes.geometry, lakes.geometry.iloc[0], None], crs=lakes.crs)
    doubled.to_file(tmp_path / "labels.gpkg", driver="GPKG")
    alone = {"radar": {"enabled": False}, "terrain": {"enabled": False}}
    build(recipe_of(world, tmp_path / "set", labels={"path": str(tmp_path / "labels.gpkg")}, **alone), Progress())
    before = hashes(tmp_path / "set")
    assert len(geopandas.read_file(tmp_path / "set" / "dataset.gpkg", layer="label_problems")) == 2
    build(Recipe.from_file(tmp_path / "set" / "recipe.json"), Progress())
    assert hashes(tmp_path / "set") == before
