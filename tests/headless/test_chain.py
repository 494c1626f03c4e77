"""The chain of small algorithms through qgis_process: the shipped model makes the chips of makedataset."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import geopandas
import pytest

from tests.headless.conftest import World, call, fail, run, written
from tests.headless.test_options_rules import Place
from tests.paths import ROOT

MODEL = ROOT / "resources" / "models" / "training_chips.model3"


@pytest.fixture(scope="module")
def place(world: World, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(world, tmp_path_factory.mktemp("chain"))


def run_model(name: str, parameters: dict[str, Any]) -> None:
    answer = call("run", name, "--", *written(parameters))
    assert answer.code == 0, answer.errors
    assert "Traceback" not in answer.output + answer.errors


def pixels(folder: Path) -> dict[str, str]:
    """Return a hash of each image and mask."""
    files = [*folder.glob("images/*.tif"), *folder.glob("masks/*.tif")]
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_the_shipped_model_makes_the_chips_of_makedataset(place: Place) -> None:
    """By its id, then by its file on the same folder: what is there stays."""
    parcels = place.save(
        "fields", [place.box(5, 5, 300, 300), place.box(345, 15, 600, 625)], crop=["rye", "Straße; 'A' & \"b\""]
    )
    names = ("AOI", "CATALOGUE", "START", "END")
    asked = {name: place.parameters[name] for name in names} | {"LABELS": parcels, "CLASS_FIELD": "crop"}
    folder = place.folder / "model"
    given = {**asked, "MAX_CLOUD": 100, "CHIP_SIZE": 32, "SPLIT": "blocks", "FOLDER": folder}
    run_model("dl4eo:trainingchips", given)
    header = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    assert header["state"] == "complete"
    assert header["recipe"]["split"]["method"] == "blocks"
    day = header["recipe"]["time"]["start"]
    made = run(
        "makedataset", **{**asked, "START": day, "END": day}, MAX_CLOUD=100, CHIP_SIZE=32, SPLIT="blocks",
        FOLDER=place.folder / "direct",
    )  # fmt: skip
    direct = json.loads(Path(made["DATASET"]).read_text(encoding="utf-8"))
    assert pixels(folder) == pixels(place.folder / "direct")
    assert len(pixels(folder)) == 2 * 3
    for key in ("bands", "classes", "ignore", "splits", "split", "leaks", "duplicates"):
        assert header[key] == direct[key], key
    tables = [geopandas.read_file(p / "dataset.gpkg", layer="chips") for p in (folder, place.folder / "direct")]
    rows = [table.drop(columns=["job"]).astype(str).to_dict("records") for table in tables]
    assert rows[0] == rows[1]
    times = {p: p.stat().st_mtime_ns for p in folder.glob("*s/*.tif")}
    run_model(str(MODEL), given)
    assert {p: p.stat().st_mtime_ns for p in folder.glob("*s/*.tif")} == times
    assert run("validatedataset", DATASET=folder / "dataset.json")["COUNT"] == 0


def test_each_small_algorithm_once(place: Place, finished: dict[str, Any]) -> None:
    """Any raster with a date: an image of a dataset, and its mask."""
    image = sorted(Path(finished["FOLDER"]).glob("images/*.tif"))[0]
    mask = image.parent.with_name("masks") / image.name
    out = place.folder
    grid = run("makechipgrid", LIKE=image, CHIP_SIZE=16, OUTPUT=out / "grid.gpkg")["OUTPUT"]
    rasters = {"RASTERS": image, "MASK": mask}
    checked = run("checkchips", INPUT=grid, **rasters, MIN_LABELLED=0, OUTPUT=out / "checked.gpkg")
    assert checked["COUNT"] + checked["REJECTED"] == 16
    split = run("splitchips", INPUT=checked["OUTPUT"], SPLIT="none", OUTPUT=out / "split.gpkg")
    assert split["TRAIN"] == 0
    made = run("exportchips", INPUT=split["OUTPUT"], **rasters, FOLDER=out / "cut")
    assert made["COUNT"] == checked["COUNT"]
    error = fail("exportchips", INPUT=grid, RASTERS=image, FOLDER=out / "cut")
    assert error.startswith("FOLDER: ")
    assert "already holds another dataset" in error
    error = fail("checkchips", INPUT=place.parameters["AOI"], **rasters, OUTPUT=out / "no.gpkg")
    assert error.startswith("INPUT: the layer lacks the columns epsg, col, row")
