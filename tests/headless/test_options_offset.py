"""OFFSET as a user sets it: what is added to the pixels, and what the dataset says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio

from tests.headless.conftest import World, fail, run

LITTLE = {"BANDS": "red", "INDICES": "", "RADAR": "no", "TERRAIN": "no", "SELECT": "every", "MAX_CLOUD": 60}


def scenes(made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the rows of the scenes table, by date; those of a date say the same."""
    frame = geopandas.read_file(Path(made["FOLDER"]) / "dataset.gpkg", layer="scenes", ignore_geometry=True)
    return {row["date"]: row for row in frame.to_dict("records")}


def darkest(made: dict[str, Any], date: str) -> float:
    values = []
    for path in (Path(made["FOLDER"]) / "images").glob(f"*_{date.replace('-', '')}.tif"):
        with rasterio.open(path) as data:
            values.append(float(np.nanmin(data.read(1))))
    return min(values)


def test_auto_is_confirmed_by_the_pixels(world: World, tmp_path: Path) -> None:
    made = run("makedataset", **world.parameters, **LITTLE, FOLDER=tmp_path / "a")
    rows = scenes(made)
    for date, added in (("2022-01-23", 0), ("2022-01-28", -1000)):
        assert (rows[date]["offset_dn"], rows[date]["offset_metadata"]) == (added, added)
        assert rows[date]["offset_reason"].endswith("the pixels confirm it")
        assert "red: floor" in rows[date]["offset_evidence"]
        assert -0.01 < darkest(made, date) < 0.04
    header = json.loads(Path(made["DATASET"]).read_text(encoding="utf-8"))
    assert {s["offset_dn"] for s in header["scenes"]} == {0, -1000}


@pytest.mark.parametrize(("offset", "added"), [("none", (0, 0)), ("always", (-1000, -1000)), ("metadata", (0, -1000))])
def test_the_others_look_at_no_pixel(world: World, tmp_path: Path, offset: str, added: tuple[int, int]) -> None:
    made = run("makedataset", **world.parameters, **LITTLE, OFFSET=offset, FOLDER=tmp_path / "a")
    rows = scenes(made)
    for date, proposed, used in zip(("2022-01-23", "2022-01-28"), (0, -1000), added, strict=True):
        assert (rows[date]["offset_dn"], rows[date]["offset_metadata"]) == (used, proposed)
        assert not rows[date]["offset_evidence"]
        wrong = (used - proposed) / 10000
        assert wrong - 0.01 < darkest(made, date) < wrong + 0.04


def test_another_word_is_refused(world: World, tmp_path: Path) -> None:
    text = fail("makedataset", **world.parameters, **LITTLE, OFFSET="maybe", FOLDER=tmp_path / "a")
    assert "OFFSET" in text or "Offset" in text


def test_a_search_proposes(world: World, tmp_path: Path) -> None:
    wanted = {name: world.parameters[name] for name in ("AOI", "CATALOGUE", "START", "END")}
    made = run("searchscenes", **wanted, MAX_CLOUD=100, OUTPUT=tmp_path / "scenes.gpkg")
    frame = geopandas.read_file(made["OUTPUT"], ignore_geometry=True)
    assert set(frame["offset_metadata"]) == {0, -1000}
    assert "offset_dn" not in frame.columns
