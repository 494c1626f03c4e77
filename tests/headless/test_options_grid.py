"""Options of grid and terrain through qgis_process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import rasterio

from .conftest import World, fail, run


def rows_of(made: dict[str, Any]) -> gpd.GeoDataFrame:
    """Return the chips table of a dataset."""
    return gpd.read_file(Path(made["FOLDER"]) / "dataset.gpkg", layer="chips")


def test_chips_are_moved_inside_and_aspect_is_added(world: World, tmp_path: Path) -> None:
    made = run(
        "makedataset", **world.parameters, KEEP="all", EDGE="shift", ASPECT="true", TERRAIN_MISSING="sea",
        FOLDER=tmp_path / "out",
    )  # fmt: skip
    table = rows_of(made)
    moved = table[(table.dx > 0) | (table.dy > 0)]
    assert len(moved) > 5
    assert (moved.chip_id == [f"{r.epsg}_{r.col}_{r.row}_{r.dx}_{r.dy}" for r in moved.itertuples()]).all()
    assert (table.no_dem == 0).all()
    bands = json.loads(Path(made["DATASET"]).read_text(encoding="utf-8"))["bands"]
    assert [b["name"] for b in bands][7:10] == ["slope", "elevation", "aspect"]
    assert bands[8]["datum"] == "EGM2008"
    with rasterio.open(Path(made["FOLDER"]) / moved.image.iloc[0]) as image:
        aspect = image.read(10)
    assert np.nanmin(aspect) >= 0
    assert np.nanmax(aspect) < 360


def test_chips_are_padded(world: World, tmp_path: Path) -> None:
    made = run("makedataset", **world.parameters, KEEP="all", EDGE="pad", MIN_VALID=0, FOLDER=tmp_path / "out")
    table = rows_of(made)
    thin = table[table.valid < 0.3].iloc[0]
    with (
        rasterio.open(Path(made["FOLDER"]) / thin.image) as image,
        rasterio.open(Path(made["FOLDER"]) / thin["mask"]) as mask,
    ):
        valid = np.isfinite(image.read()).all(axis=0)
        assert (mask.read(1)[~valid] == 255).mean() > 0.9
    assert abs(valid.mean() - thin.valid) < 1e-6


def test_the_chip_grid_knows_every_edge_rule(polygon: Callable[..., Path], tmp_path: Path) -> None:
    area = polygon("area", (9.1, 47.1, 9.14, 47.13))
    counts = {
        rule: run("makechipgrid", AOI=area, CHIP_SIZE=64, EDGE=rule, OUTPUT=tmp_path / f"{rule}.gpkg")["COUNT"]
        for rule in ("keep", "drop", "pad", "shift")
    }
    assert counts["keep"] == counts["pad"] >= counts["shift"] > counts["drop"]
    moved = gpd.read_file(tmp_path / "shift.gpkg")
    assert {"dx", "dy"} <= set(moved)
    assert (moved.dx > 0).any()
    assert "EDGE: must be one of keep, drop, pad, shift" in fail(
        "makechipgrid", AOI=area, EDGE="move", OUTPUT="TEMPORARY_OUTPUT"
    )


def test_a_chip_grid_across_180_degrees(polygon: Callable[..., Path], tmp_path: Path) -> None:
    area = polygon("fiji", (179.98, -17.02, 180.02, -16.98))
    made = run("makechipgrid", AOI=area, CHIP_SIZE=64, OUTPUT=tmp_path / "chips.gpkg")
    chips = gpd.read_file(tmp_path / "chips.gpkg")
    assert set(chips.epsg) == {32760, 32701}
    assert made["COUNT"] == len(chips)


def test_aspect_without_terrain_is_refused(world: World, tmp_path: Path) -> None:
    error = fail("makedataset", **world.parameters, TERRAIN="false", ASPECT="true", FOLDER=tmp_path / "out")
    assert "ASPECT" in error
    assert "has no effect without" in error
