"""Scenes that cannot be read, and folders that hold another dataset, as users of qgis_process meet them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.headless.conftest import World, fail, run


@pytest.fixture
def damaged(world: World, tmp_path: Path) -> dict[str, Any]:
    """Return the parameters of a world that lacks the elevation of its east."""
    shutil.copytree(world.catalogue.parent, tmp_path / "world")
    (tile,) = (tmp_path / "world/cop-dem-glo-30").glob("*E010*/*.tif")
    tile.unlink()
    return {**world.parameters, "CATALOGUE": tmp_path / "world" / world.catalogue.name}


def test_unreadable_samples_fail_the_run_unless_they_are_accepted(damaged: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    said = fail("makedataset", **damaged, FOLDER=folder)
    assert said.startswith("FOLDER: ")
    assert "could not be made: scene SIM_Copernicus_DSM_COG_10_N47_00_E010_00_DEM, band elevation" in said
    assert said.endswith("those made of another date, are tried again. Or allow more with MAX_FAILED.")
    assert json.loads((folder / "dataset.json").read_text(encoding="utf-8"))["state"] == "building"
    made = run("makedataset", **damaged, FOLDER=folder, MAX_FAILED=99)
    assert made["COUNT"] > 0
    loaded = run("loaddataset", DATASET=folder / "dataset.json")
    assert loaded["COUNT"] == made["COUNT"]


def test_another_recipe_is_refused_or_rebuilt(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    first = run("makedataset", **world.parameters, FOLDER=folder)
    images = {p.name: p.stat().st_mtime_ns for p in folder.glob("images/*")}
    other = {**world.parameters, "MAX_CLOUD": 21}
    said = fail("makedataset", **other, FOLDER=folder)
    assert "its recipe differs in MAX_CLOUD (20, now 21)" in said
    assert "EXISTING to 'rebuild'" in said
    again = run("makedataset", **other, FOLDER=folder, EXISTING="rebuild")
    assert again["COUNT"] == first["COUNT"]
    decided = run("makedataset", **other, FOLDER=folder, MIN_VALID=1)  # another rule is no other dataset
    assert decided["COUNT"] <= first["COUNT"]
    assert {p.name: p.stat().st_mtime_ns for p in folder.glob("images/*")} == images
