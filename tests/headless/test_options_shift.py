"""The alignment of a dataset, as a user of qgis_process meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import pytest

from tests.headless.conftest import World, call, written


def test_labels_off_by_a_pixel_are_warned_of(world: World, finished: dict[str, Any], tmp_path: Path) -> None:
    frame = geopandas.read_file(world.parameters["LABELS"])
    moved = frame.to_crs(32632)
    moved["geometry"] = moved.translate(0, -10)
    moved.to_crs(frame.crs).to_file(tmp_path / "moved.gpkg")
    changes = {"LABELS": tmp_path / "moved.gpkg", "FOLDER": tmp_path / "dataset"}
    answer = call("run", "dl4eo:makedataset", "--", *written({**world.parameters, **changes}))
    assert answer.code == 0, answer.errors
    assert "Alignment: labels: 0.0 px (0 m)" in answer.output + answer.errors

    right, wrong = (
        json.loads(Path(path).read_text(encoding="utf-8"))["alignment"]["layers"]["labels"]
        for path in (finished["DATASET"], tmp_path / "dataset" / "dataset.json")
    )
    assert (right["dx_px"], right["dy_px"]) == (pytest.approx(0, abs=0.05), pytest.approx(0, abs=0.05))
    assert (wrong["dx_px"], wrong["dy_px"]) == (pytest.approx(0, abs=0.1), pytest.approx(-1, abs=0.1))
    chips = geopandas.read_file(tmp_path / "dataset" / "dataset.gpkg", layer="chips")
    assert chips["labels_dy_px"].median() == pytest.approx(-1, abs=0.1)
