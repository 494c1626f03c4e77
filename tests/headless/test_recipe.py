"""Plans and recipes through qgis_process, and rules of makedataset that no other test shows here."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import rasterio

from tests.headless.conftest import World, call, fail, run, written
from tests.paths import CORE_PYTHON, ROOT

RULES: dict[str, Any] = {
    "BANDS": "green,swir16", "INDICES": "", "TERRAIN": "no", "RESAMPLING": "nearest", "RADAR_UNIT": "linear",
    "CLASS_FIELD": "kind", "BALANCE": 0, "SPLIT": "rings", "FRACTIONS": "50,0,50", "SEED": 7, "MIN_VALID": 0,
}  # fmt: skip
"""Rules that many jobs leave at their default."""


@pytest.fixture(scope="module")
def given(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the demo's job with those rules; the first two lakes are ponds."""
    lakes = gpd.read_file(world.parameters["LABELS"])
    lakes["kind"] = ["pond" if i < 2 else "lake" for i in range(len(lakes))]
    path = tmp_path_factory.mktemp("kinds") / "kinds.gpkg"
    lakes.to_file(path)
    return {**world.parameters, **RULES, "LABELS": path}


@pytest.fixture(scope="module")
def made(given: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return run("makedataset", **given, FOLDER=tmp_path_factory.mktemp("made") / "set")


def pictures(folder: Path) -> dict[str, str]:
    paths = [*folder.glob("images/*"), *folder.glob("masks/*")]
    return {f"{p.parent.name}/{p.name}": hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}


def test_a_plan_tells_what_the_run_then_makes(given: dict[str, Any], made: dict[str, Any], tmp_path: Path) -> None:
    plan, table, folder = tmp_path / "plan.gpkg", tmp_path / "table.csv", tmp_path / "set"
    told = run("makedataset", **given, PLAN_ONLY="yes", PLAN=plan, PLAN_TABLE=table, FOLDER=folder)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["plan.gpkg", "table.csv"]
    chips = gpd.read_file(made["CHIPS"].partition("|")[0], layer="chips")
    rows = gpd.read_file(plan)
    assert told["SAMPLES"] == len(rows) == len(chips)
    assert set(rows["chip_id"]) == set(chips["chip_id"])
    assert {"class_lake", "class_pond", "s1_days", "cloud_percent", "samples"} <= set(rows.columns)
    lines = table.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "quantity,value,unit,known"
    assert any(line.startswith(f"bytes to read,{told['BYTES']:.0f}") for line in lines)
    written = sum(p.stat().st_size for p in Path(made["FOLDER"]).rglob("*") if p.is_file())
    assert 0.5 < told["DISK"] / written < 2


def test_radar_in_power_and_pixels_of_the_nearest(made: dict[str, Any], finished: dict[str, Any]) -> None:
    """The same radar as in decibels, and of 20 m pixels every second one repeated."""
    shared = {p.name for p in Path(made["FOLDER"]).glob("images/*")}
    name = sorted(shared & {p.name for p in Path(finished["FOLDER"]).glob("images/*")})[0]
    with rasterio.open(Path(made["FOLDER"]) / "images" / name) as file:
        one = dict(zip(file.descriptions, file.read(), strict=True))
        assert file.units == ("reflectance", "reflectance", "gamma0", "gamma0")
    with rasterio.open(Path(finished["FOLDER"]) / "images" / name) as file:
        other = dict(zip(file.descriptions, file.read(), strict=True))
    np.testing.assert_allclose(10 * np.log10(one["vv"]), other["vv"], atol=1e-3)
    blocks = one["swir16"].reshape(32, 2, 32, 2)
    assert np.array_equal(blocks[:, 0, :, 0], blocks[:, 1, :, 1], equal_nan=True)
    assert not np.array_equal(one["swir16"], other["swir16"])
    np.testing.assert_array_equal(one["green"], other["green"])  # its pixels are the chips' own


def test_classes_alike_in_rings_by_a_seed(made: dict[str, Any]) -> None:
    header = json.loads(Path(made["DATASET"]).read_text(encoding="utf-8"))
    assert (header["recipe"]["split"]["seed"], header["recipe"]["chips"]["seed"]) == (7, 7)
    assert (header["balance"]["method"], header["balance"]["power"]) == ("power", 0)
    lake, pond = header["balance"]["classes"]
    assert lake["wanted"] == pond["wanted"] > 0
    chips = gpd.read_file(Path(made["FOLDER"]) / "dataset.gpkg", layer="chips")
    chips = chips[chips["split"].isin(["train", "test"])]
    places = np.column_stack([chips.centroid.x, chips.centroid.y]) % header["split"]["block_m"]
    inside = np.minimum(places, header["split"]["block_m"] - places).min(axis=1)  # to the edge of its square
    assert set(chips["split"]) == {"train", "test"}
    assert inside[chips["split"] == "train"].max() < inside[chips["split"] == "test"].min()
    dealt = run("splitchips", DATASET=made["DATASET"], SPLIT="tile")
    again = gpd.read_file(Path(made["FOLDER"]) / "dataset.gpkg", layer="chips")
    scenes = gpd.read_file(Path(made["FOLDER"]) / "dataset.gpkg", layer="scenes")
    tiles = dict(zip(scenes["item_id"], scenes["tile"], strict=True))
    assert dealt["CHANGED"].startswith("SPLIT")
    kept = again[again["split"] != ""]
    splits = {(tiles[row.s2_items.split(";")[0]], row.split) for row in kept.itertuples()}
    assert len({tile for tile, _ in splits}) >= len({split for _, split in splits})


def test_a_recipe_runs_as_the_command_line_does(made: dict[str, Any], tmp_path: Path) -> None:
    recipe = Path(made["FOLDER"]) / "recipe.json"
    out = run("runrecipe", RECIPE=recipe, FOLDER=tmp_path / "again", MAX_THREADS=1)
    assert pictures(tmp_path / "again") == pictures(Path(made["FOLDER"])) != {}
    assert out["COUNT"] == made["COUNT"]
    planned = run("runrecipe", RECIPE=recipe, FOLDER=tmp_path / "not", PLAN_ONLY="yes")
    command = [CORE_PYTHON, "-m", "dl4eo_qgis.core", "plan", recipe]
    told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    assert (planned["SCENES_COUNT"], told["numbers"]["samples"]) == (told["numbers"]["scenes"], 0)
    assert planned["SAMPLES"] > 0
    assert not (tmp_path / "not").exists()


def test_a_wrong_recipe_is_one_line_with_file_and_key(tmp_path: Path) -> None:
    path = tmp_path / "recipe.json"
    path.write_text('{"dl4eo": 1, "split": {"fractions": [0.9, 0.2, 0.1]}}', encoding="utf-8")
    said = fail("runrecipe", RECIPE=path)
    assert said.startswith(f"RECIPE: {path}: split.fractions: must add up to 1, got 1.2")


def test_an_error_is_told_once_by_us(world: World, tmp_path: Path) -> None:
    """One exception; QGIS itself shows any algorithm's as often: by its log, its feedback, and the feedback's log."""
    asked = {**world.parameters, "START": "1990-01-01", "END": "1990-01-31", "FOLDER": tmp_path / "out"}
    ours = call("run", "dl4eo:makedataset", "--", *written(asked))
    theirs = call("run", "native:raiseexception", "--", "MESSAGE=it is so")
    assert (ours.code, theirs.code) == (1, 1)
    usual = [line for line in theirs.errors.splitlines() if "it is so" in line]
    lines = [line for line in ours.errors.splitlines() if ours.error in line]
    assert len(lines) == len(usual)
    assert sum(line.startswith("ERROR:") for line in lines) == 1
