"""Whole builds that are split by place, and what their headers say of it, on the simulated world."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from dl4eo_qgis.core import pipeline
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import DatasetError, SplitError
from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.redo import decide
from tests.core.demo_job import chips_of, hashes, recipe_of

SIDE_M = 640.0


@pytest.fixture(scope="module")
def areas(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return two halves of the AOI, the west to train and the east to test, in degrees."""
    west, south, east, north = gpd.read_file(world.aoi).to_crs(32632).total_bounds
    middle = (west + east) / 2
    ends = ((west - 2000, middle), (middle, east + 2000))
    halves = [shapely.box(left, south - 2000, right, north + 2000) for left, right in ends]
    path = tmp_path_factory.mktemp("areas") / "areas.gpkg"
    frame = {"role": ["train", "test"], "geometry": list(reproject(halves, "EPSG:32632", "EPSG:4326"))}
    gpd.GeoDataFrame(frame, crs="EPSG:4326").to_file(path)
    return path


@pytest.fixture(scope="module")
def folder(world: DemoWorld, areas: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dataset split by these areas, its chips 700 m apart."""
    made = tmp_path_factory.mktemp("made") / "dataset"
    rules = {"method": "polygons", "path": str(areas), "field": "role", "buffer_m": 700}
    build(recipe_of(world, made, chips={"keep": "all"}, split=rules), Progress())
    return made


def header_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "dataset.json").read_text())


def test_chips_are_of_the_half_they_lie_in_and_keep_their_distance(folder: Path) -> None:
    table = chips_of(folder)
    kept = table[table.status == "kept"]
    train, test = (kept[kept.split == name] for name in ("train", "test"))
    assert train.geometry.union_all().bounds[2] < test.geometry.union_all().bounds[0]
    assert train.geometry.union_all().distance(test.geometry.union_all()) >= 700
    told = header_of(folder)["split"]
    assert told["chips"]["buffer"] == kept[kept.split == "buffer"].chip_id.nunique() > 0
    assert told["chips"]["train"] == train.chip_id.nunique()
    assert told["realised"]["train"] + told["realised"]["test"] == pytest.approx(1, abs=1e-5)
    assert header_of(folder)["splits"] == {n: int((kept.split == n).sum()) for n in ("buffer", "test", "train")}


def test_the_datasets_own_recipe_gives_the_same_split_without_the_users_layer(folder: Path, tmp_path: Path) -> None:
    recipe = header_of(folder)["recipe"]
    assert recipe["split"]["path"] == "dataset.gpkg"
    text = tmp_path / "recipe.json"
    recipe["output"]["folder"] = str(tmp_path / "again")
    for section, key in (("aoi", "path"), ("labels", "path"), ("split", "path")):
        recipe[section][key] = str(folder / recipe[section][key])
    text.write_text(json.dumps(recipe))
    build(Recipe.from_file(text), Progress())
    assert list(chips_of(tmp_path / "again").split) == list(chips_of(folder).split)
    assert header_of(tmp_path / "again")["split"] == header_of(folder)["split"]


@pytest.mark.parametrize("method", ["blocks", "bands", "rings", "tile", "column", "date"])
def test_each_method_decides_anew_from_the_table(world: DemoWorld, folder: Path, tmp_path: Path, method: str) -> None:
    rules: dict[str, Any] = {"method": method, "fractions": [0.5, 0.0, 0.5]}
    rules |= {"column": {"column": "row"}, "blocks": {"block_m": 2 * SIDE_M}}.get(method, {})
    before = {name: one for name, one in hashes(folder).items() if name.startswith(("images", "masks"))}
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    build(recipe_of(world, folder, chips={"keep": "all"}, split=rules), Progress())
    decide(copy, {}, {"buffer_m": 0.0, "block_m": 0.0, **rules}, Progress())
    assert hashes(copy) == hashes(folder)
    table = chips_of(folder)
    assert set(table[table.status == "kept"].split) == {"train", "test"}
    assert header_of(folder)["split"]["method"] == method
    assert before == {name: one for name, one in hashes(folder).items() if name.startswith(("images", "masks"))}


def test_blocks_that_are_too_large_end_before_anything_is_made(world: DemoWorld, tmp_path: Path) -> None:
    with pytest.raises(SplitError, match=r"number of blocks of 1000000 m is 1 .*BLOCK_SIZE=\d+"):
        build(recipe_of(world, tmp_path / "a", split={"method": "blocks", "block_m": 1e6}), Progress())
    assert not (tmp_path / "a").exists()


def test_a_split_that_cannot_be_dealt_in_the_end_loses_nothing(world: DemoWorld, tmp_path: Path) -> None:
    """All chips are of one CRS: that column has one group, which is known when all is made."""
    bad = {"method": "column", "column": "epsg"}
    with pytest.raises(SplitError, match=r"All \d+ samples are made: run it again .*SPLIT.* nothing is made again\."):
        build(recipe_of(world, tmp_path / "a", split=bad), Progress())
    made = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "a/images").iterdir()}
    text = r"says 'building': its samples are made, but could not be dealt: .*is 1 .* with another split \(SPLIT"
    with pytest.raises(DatasetError, match=text):
        decide(tmp_path / "a", {}, {"method": "random"}, Progress())
    with pytest.raises(SplitError, match="nothing is made again"):
        build(recipe_of(world, tmp_path / "a", split=bad), Progress())
    build(recipe_of(world, tmp_path / "a"), Progress())
    assert {p.name: p.stat().st_mtime_ns for p in (tmp_path / "a/images").iterdir()} == made
    build(recipe_of(world, tmp_path / "b"), Progress())
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def test_by_date_says_that_it_is_other_times_where_ground_is_shared(world: DemoWorld, tmp_path: Path) -> None:
    rules = {"method": "date", "fractions": [0.5, 0.0, 0.5]}
    build(recipe_of(world, tmp_path / "a", select={"method": "every"}, split=rules), Progress())
    assert any("not other places" in text for text in header_of(tmp_path / "a")["warnings"])
    build(recipe_of(world, tmp_path / "b", split=rules), Progress())
    one_date = header_of(tmp_path / "b")
    assert [pair["shared_px"] for pair in one_date["leaks"]["pairs"]] == [0]
    assert not any("not other places" in text for text in one_date["warnings"])


def test_a_column_that_there_will_not_be_ends_before_a_pixel_is_read(
    world: DemoWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "make_samples", lambda *_: pytest.fail("samples were made"))
    with pytest.raises(SplitError, match=r"no column 'stratm'. Did you mean stratum"):
        build(recipe_of(world, tmp_path / "a", split={"method": "column", "column": "stratm"}), Progress())
