"""What is wrong with labels: every feature that is not drawn as it stands is named, and stays named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.dataset import read_header
from dl4eo_qgis.core.demo import DemoWorld, write_world
from dl4eo_qgis.core.geometry.polygons import numbers_of
from dl4eo_qgis.core.labels.repairs import report_of
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.vector import read_polygons
from tests.core.demo_job import SEED, chips_of, hashes, read, recipe_of

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
    drawn = np.array([value is not None for value in polygons.values])
    report = report_of(polygons, near, drawn, ["EPSG:32632"], 10.0)
    found = {p.kind: p.features.tolist() for p in report.problems}
    assert found == {
        "invalid": [names[3]], "empty": [names[4]], "no_class": [names[6]], "duplicate": [names[1]],
        "sliver": [names[5]],
    }  # fmt: skip
    assert (report.features, report.used) == (7, 5)


def test_slivers_are_measured_on_the_ground(tmp_path: Path) -> None:
    """At 60 N a degree is half as wide: 0.00016 x 0.00009 degrees are 8.9 x 10 m, less than a pixel; twice is more."""
    shapes = [shapely.box(9, 60, 9 + width, 60.00009) for width in (0.00016, 0.00032)]
    path = written(tmp_path / "f.gpkg", *((shape, "a") for shape in shapes), crs=4326)
    report = report_of(read_polygons(path, "labels", "labels", "kind"), *2 * (np.ones(2, bool),), ["EPSG:32632"], 10.0)
    assert {p.kind: p.features.tolist() for p in report.problems} == {"sliver": [1]}


def test_the_report_outlives_a_run_on_the_dataset_s_own_labels(tmp_path: Path) -> None:
    world: DemoWorld = write_world(tmp_path / "world", SEED, Progress())
    lakes = geopandas.read_file(world.labels)
    doubled = geopandas.GeoDataFrame(geometry=[*lakes.geometry, lakes.geometry.iloc[0], None], crs=lakes.crs)
    doubled.to_file(tmp_path / "labels.gpkg", driver="GPKG")
    alone = {"radar": {"enabled": False}, "terrain": {"enabled": False}}
    build(recipe_of(world, tmp_path / "set", labels={"path": str(tmp_path / "labels.gpkg")}, **alone), Progress())
    before = hashes(tmp_path / "set")
    assert (
        len(
            geopandas.read_file(tmp_path / "set" / "dataset.gpkg", layer="label_problems").query("problem != 'outside'")
        )
        == 2
    )
    build(Recipe.from_file(tmp_path / "set" / "recipe.json"), Progress())
    assert hashes(tmp_path / "set") == before


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> tuple[DemoWorld, Path]:
    """Nine features with numbers of their own: six to draw, one without a class, one without a shape, one elsewhere."""
    folder = tmp_path_factory.mktemp("nine")
    world: DemoWorld = write_world(folder / "world", SEED, Progress())
    lakes = geopandas.read_file(world.labels)
    x, y = geopandas.read_file(world.aoi).union_all().representative_point().coords[0]
    away = shapely.box(0, 0, 0.1, 0.1)
    blank = shapely.box(x, y, x + 0.0005, y + 0.0005)
    near = [shapely.box(x + 0.002 * i, y, x + 0.002 * i + 0.001, y + 0.001) for i in range(6)]
    columns = {"kind": ["a"] * 3 + [None, "a", "a"] + ["b"] * 3, "dl4eo_id": [3 * i + 2 for i in range(9)]}
    shapes = [*near[:3], blank, None, away, *near[3:]]
    geopandas.GeoDataFrame(columns, geometry=shapes, crs=lakes.crs).to_file(folder / "labels.gpkg", driver="GPKG")
    labels = {"path": str(folder / "labels.gpkg"), "class_field": "kind", "layers": ["instance"]}
    alone = {"radar": {"enabled": False}, "terrain": {"enabled": False}, "chips": {"size_px": 16, "keep": "labelled"}}
    build(recipe_of(world, folder / "set", labels=labels, **alone), Progress())
    return world, folder / "set"


def test_all_features_are_counted_and_those_without_a_class_are_not_used(nine: tuple[DemoWorld, Path]) -> None:
    report = read_header(nine[1])["labels_report"]
    assert (report["features"], report["used"]) == (9, 6)
    assert {p["problem"]: p["features"] for p in report["problems"]} == {
        "empty": [14],
        "no_class": [11],
        "outside": [17],
    }
    assert report["problems"][1]["meaning"] == "1 feature has no class and was left out"
    shown = geopandas.read_file(nine[1] / "dataset.gpkg", layer="label_problems")
    assert dict(zip(shown.problem, shown.feature, strict=True)) == {"empty": 14, "no_class": 11, "outside": 17}
    assert "- 1 feature lies outside of all chips and was not used." in (nine[1] / "README.md").read_text("utf-8")


def test_features_have_one_number_everywhere(nine: tuple[DemoWorld, Path]) -> None:
    used = [2, 5, 8, 20, 23, 26]
    labels = geopandas.read_file(nine[1] / "dataset.gpkg", layer="labels")
    assert labels.label_id.tolist() == labels.instance.tolist() == used
    assert labels["class"].tolist() == list("aaabbb")
    drawn = {int(v) for path in (nine[1] / "instances").glob("*.tif") for v in np.unique(read(path))}
    assert drawn <= {0, *used}
    assert len(drawn) > 4


def test_a_feature_without_a_class_makes_no_chip(nine: tuple[DemoWorld, Path]) -> None:
    chips = chips_of(nine[1])
    labels = geopandas.read_file(nine[1] / "dataset.gpkg", layer="labels").to_crs(chips.crs)
    assert all(chips.geometry.intersects(labels.union_all()))


def test_numbers_outlive_a_run_on_the_dataset_s_own_labels(nine: tuple[DemoWorld, Path]) -> None:
    before = hashes(nine[1])
    build(Recipe.from_file(nine[1] / "recipe.json"), Progress())
    assert hashes(nine[1]) == before


@pytest.mark.parametrize(
    ("own", "numbers"), [([4, 9], [4, 9]), ([0, 1, 5], [1, 2, 6]), ([-3, 2], [1, 2]), ([1, 2**32], [1, 2]), ([], [])]
)
def test_numbers_are_the_features_own_from_1(own: list[int], numbers: list[int]) -> None:
    assert numbers_of(np.array(own, np.int64)).tolist() == numbers
