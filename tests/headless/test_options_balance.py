"""Chips chosen for balance through qgis_process: shown by makechipgrid, made by makedataset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

from .conftest import World, fail, run

QUICK = {"RADAR": "no", "TERRAIN": "no", "BANDS": "green", "INDICES": "", "CLASS_FIELD": "kind", "MIN_VALID": 0}


@pytest.fixture(scope="module")
def kinds(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo's lakes, the first two of which are ponds."""
    lakes = gpd.read_file(world.parameters["LABELS"])
    lakes["kind"] = ["pond" if i < 2 else "lake" for i in range(len(lakes))]
    path = tmp_path_factory.mktemp("kinds") / "kinds.gpkg"
    lakes.to_file(path)
    return path


def test_the_grid_shows_what_the_dataset_then_has(world: World, kinds: Path, tmp_path: Path) -> None:
    rules: dict[str, Any] = {"BALANCE": "pond=2;lake=50%", "MAX_CHIPS": 8, "BACKGROUND": 25, "SEED": 5}
    shown = run(
        "makechipgrid", AOI=world.parameters["AOI"], LABELS=kinds, CLASS_FIELD="kind", CHIP_SIZE=64, **rules,
        OUTPUT=tmp_path / "grid.gpkg", CLASSES=tmp_path / "classes.gpkg",
    )  # fmt: skip
    made = run("makedataset", **{**world.parameters, **QUICK, **rules, "LABELS": kinds, "FOLDER": tmp_path / "data"})
    grid = gpd.read_file(shown["OUTPUT"])
    chips = gpd.read_file(tmp_path / "data" / "dataset.gpkg", layer="chips")
    chosen = grid[grid["chosen"] == 1]
    assert shown["CHOSEN"] == len(chosen) == 8
    assert dict(zip(chosen["chip_id"], chosen["stratum"], strict=True)) == dict(
        zip(chips["chip_id"], chips["stratum"], strict=True)
    )
    table = gpd.read_file(shown["CLASSES"])
    assert table["name"].tolist() == ["lake", "pond", "background"]
    assert table["wanted"].tolist() == [4, 2, 2]
    header = json.loads(Path(made["DATASET"]).read_text(encoding="utf-8"))
    told = [*header["balance"]["classes"], header["balance"]["background"]]
    assert table["chosen"].tolist() == [c["chosen"] for c in told]
    assert header["recipe"]["chips"]["seed"] == 5


def test_a_power_and_a_class_that_is_not_there(world: World, kinds: Path, tmp_path: Path) -> None:
    asked = {"AOI": world.parameters["AOI"], "LABELS": kinds, "CLASS_FIELD": "kind", "CHIP_SIZE": 64}
    equal = run("makechipgrid", **asked, BALANCE=0, CLASSES=tmp_path / "c.gpkg", OUTPUT=tmp_path / "grid.gpkg")
    wanted = gpd.read_file(equal["CLASSES"])["wanted"].tolist()
    assert wanted[0] == wanted[1] > 0
    said = fail("makechipgrid", **asked, BALANCE="lak=3", OUTPUT=tmp_path / "none.gpkg")
    assert "BALANCE: the labels have no class 'lak'. Did you mean lake?" in said
