"""The worker's chip grid with labels: what a build would choose, as a layer and a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from dl4eo_qgis.core.commands import COMMANDS
from dl4eo_qgis.core.errors import LabelError, RecipeError
from dl4eo_qgis.core.progress import Progress

SIDE = 320.0
X, Y = 1600 * SIDE, 16000 * SIDE


@pytest.fixture
def asked(tmp_path: Path) -> dict[str, Any]:
    """Return the arguments of a grid of 4 x 1 chips with points of three classes in the first three."""
    area = gpd.GeoDataFrame(geometry=[shapely.box(X + 1, Y + 1, X + 4 * SIDE - 1, Y + SIDE - 1)], crs=32632)
    area.to_file(tmp_path / "area.gpkg")
    cells = [(0, "a"), (1, "a"), (1, "b"), (2, "c")]
    points = [shapely.Point(X + (i + 0.3) * SIDE, Y + (100 if kind == "b" else 200)) for i, kind in cells]
    gpd.GeoDataFrame({"kind": [k for _, k in cells]}, geometry=points, crs=32632).to_file(tmp_path / "labels.gpkg")
    return {
        "aoi": {"path": str(tmp_path / "area.gpkg")},
        "chips": {"size_px": 32, "balance": "quotas", "quotas": [{"name": "b", "chips": 1}], "background": 0.5},
        "grid": {},
        "labels": {"path": str(tmp_path / "labels.gpkg"), "class_field": "kind", "buffer_m": 20.0},
        "seed": 3,
        "output": str(tmp_path / "chips.gpkg"),
    }


def test_layer_and_table(asked: dict[str, Any]) -> None:
    said = COMMANDS["grid"](asked, Progress())
    layer = gpd.read_file(said["path"], layer=said["layer"]).sort_values("col")
    assert layer["chosen"].tolist() == [0, 1, 0, 1]
    assert layer["stratum"].tolist() == ["", "b", "", "background"]
    assert layer["classes"].tolist() == ["a", "a;b", "c", ""]
    circle = shapely.Point(0, 0).buffer(20, quad_segs=16).area
    assert layer["class_a"].tolist() == pytest.approx([circle / SIDE**2] * 2 + [0, 0])
    assert (said["count"], said["chosen"]) == (4, 2)
    assert [(c["name"], c["candidates"], c["wanted"], c["chosen"], c["reached"]) for c in said["classes"]] == [
        ("a", 2, None, 1, None), ("b", 1, 1, 1, True), ("c", 1, None, 0, None), ("", 1, 1, 1, True)
    ]  # fmt: skip


def test_without_labels_there_are_squares_alone(asked: dict[str, Any]) -> None:
    said = COMMANDS["grid"]({**asked, "chips": {"size_px": 32}, "labels": None}, Progress())
    assert said["count"] == 4
    assert "classes" not in said
    assert "chosen" not in gpd.read_file(said["path"]).columns


def test_every_label_counts_without_a_balance(asked: dict[str, Any]) -> None:
    said = COMMANDS["grid"]({**asked, "chips": {"size_px": 32}}, Progress())
    assert gpd.read_file(said["path"]).sort_values("col")["chosen"].tolist() == [1, 1, 1, 0]


def test_ground_that_was_not_labelled_is_no_background(asked: dict[str, Any], tmp_path: Path) -> None:
    known = gpd.GeoDataFrame(geometry=[shapely.box(X, Y, X + 3.9 * SIDE, Y + SIDE)], crs=32632)
    known.to_file(tmp_path / "known.gpkg")
    said = COMMANDS["grid"](
        {**asked, "labels": {**asked["labels"], "extent_path": str(tmp_path / "known.gpkg")}}, Progress()
    )
    assert said["classes"][-1]["candidates"] == 0
    assert said["chosen"] == 1


def test_what_is_padded_has_no_class(asked: dict[str, Any]) -> None:
    """The AOI ends in the middle of the first chip's circle: a half of it is beyond."""
    area = shapely.box(X + 0.3 * SIDE, Y, X + 4 * SIDE, Y + SIDE)
    gpd.GeoDataFrame(geometry=[area], crs=32632).to_file(asked["aoi"]["path"])
    said = COMMANDS["grid"]({**asked, "chips": {**asked["chips"], "edge": "pad"}}, Progress())
    shares = gpd.read_file(said["path"]).sort_values("col")["class_a"]
    assert shares.iloc[0] == pytest.approx(shares.iloc[1] / 2)


def test_what_cannot_be_chosen(asked: dict[str, Any]) -> None:
    chips = {"size_px": 32, "balance": "quotas", "quotas": [{"name": "d", "chips": 1}]}
    with pytest.raises(RecipeError, match="the labels have no class 'd'"):
        COMMANDS["grid"]({**asked, "chips": chips}, Progress())
    away = gpd.GeoDataFrame(geometry=[shapely.box(X + 9e4, Y, X + 9e4 + 999, Y + 999)], crs=32632)
    away.to_file(asked["aoi"]["path"])
    with pytest.raises(LabelError, match="touches a chip of the AOI"):
        COMMANDS["grid"](asked, Progress())
