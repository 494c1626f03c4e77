"""A dry run says what a run then reads and writes; itself it reads headers alone and writes nothing."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest

from dl4eo_qgis.core import raster
from dl4eo_qgis.core.__main__ import main
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import DatasetError
from dl4eo_qgis.core.estimate import Estimate, fetching, plan_only
from dl4eo_qgis.core.estimate.shown import minutes_of, size_of
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.pixels.tiles import TileStore
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.web import PAGE
from tests.core.demo_job import chips_of, recipe_of
from tests.core.own_rasters import box_of, write_area, write_raster
from tests.servers.files import FileServer, serve_files

BYTES, DISK = (0.8, 1.25), (0.5, 2.0)
"""Factors within which an estimate has to lie."""


@pytest.fixture(scope="module")
def server(world: DemoWorld) -> Iterator[FileServer]:
    with serve_files(world.catalogue.parent) as running:
        yield running


def served(world: DemoWorld, server: FileServer, folder: Path, **sections: dict[str, Any]) -> Recipe:
    return recipe_of(world, folder, catalogue={"optical": f"{server.url}/catalog.json"}, **sections)


def sent(server: FileServer) -> int:
    """Return the bytes of rasters that were sent since the log was cleared, and clear it."""
    found = sum(r.sent for r in server.log if r.path.endswith(".tif"))
    server.log.clear()
    return found


def value(made: Estimate, quantity: str) -> float:
    (row,) = [row for row in made.table if row["quantity"] == quantity]
    return float(row["value"])


def written(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def test_a_plan_tells_what_the_run_then_does(world: DemoWorld, server: FileServer, tmp_path: Path) -> None:
    recipe = served(world, server, tmp_path / "lakes")
    server.log.clear()
    made = plan_only(recipe, Progress())
    opened = {r.path for r in server.log if r.path.endswith(".tif")}
    assert sent(server) <= len(opened) * PAGE  # each header, and nothing behind it
    assert list(tmp_path.iterdir()) == []

    build(recipe, Progress())
    chips = chips_of(tmp_path / "lakes")
    assert BYTES[0] < made.numbers["bytes"] / sent(server) < BYTES[1]
    assert DISK[0] < made.numbers["disk"] / written(tmp_path / "lakes") < DISK[1]
    assert made.numbers["samples"] == len(chips) == value(made, "chips") == value(made, "chips with label")
    assert value(made, "bytes from the network") == made.numbers["bytes"]
    columns = made.layer.columns
    dates = dict(zip(columns["chip_id"], columns["date"], strict=True))
    assert set(dates) == set(chips["chip_id"])
    same = [dates[row.chip_id] == row.date for row in chips.itertuples()]
    assert sum(same) > len(same) / 2  # the others were chosen by pixels of their cloud layers
    # Ground covered by the labels' polygons is what the masks then show, to the roughness of pixels.
    share = dict(zip(columns["chip_id"], columns["class_label"], strict=True))
    assert [share[row.chip_id] for row in chips.itertuples()] == pytest.approx(list(chips["labelled"]), abs=0.01)

    again = plan_only(recipe, Progress())
    assert (again.numbers["samples"], value(again, "samples finished")) == (0, len(chips))
    assert set(again.layer.columns["state"]) == {"finished"}
    assert value(again, "bytes to read, clouds") == again.numbers["bytes"] < made.numbers["bytes"] / 10

    missing = chips["image"].iloc[0]
    (tmp_path / "lakes" / missing).unlink()
    assert plan_only(recipe, Progress()).numbers["samples"] == 1


def test_without_choice_by_clouds_date_pass_and_split_are_those_of_the_run(world: DemoWorld, tmp_path: Path) -> None:
    """All samples are kept, so that the split of the plan is that of the dataset."""
    recipe = recipe_of(world, tmp_path / "every", select={"method": "every"}, qc={"min_valid": 0, "min_labelled": 0})
    made = plan_only(recipe, Progress())
    build(recipe, Progress())
    chips = chips_of(tmp_path / "every")
    rows = dict(zip(made.layer.columns["sample_id"], zip(*made.layer.columns.values(), strict=True), strict=True))
    names = list(made.layer.columns)
    assert set(rows) == set(chips["sample_id"])
    kept = chips[chips["status"] == "kept"]
    for row in chips.itertuples():
        told = dict(zip(names, rows[row.sample_id], strict=True))
        assert (told["date"], told["s2_items"], told["s1_items"]) == (row.date, row.s2_items, row.s1_items)
        assert told["s1_days"] == pytest.approx(row.s1_days)
        assert told["samples"] == 2
    if len(kept) == len(chips):
        assert {row.sample_id: row.split for row in chips.itertuples()} == dict(
            zip(made.layer.columns["sample_id"], made.layer.columns["split"], strict=True)
        )
    assert value(made, "bytes from the network") == 0 < made.numbers["bytes"]


@pytest.mark.parametrize("method", ["median", "every"])
def test_many_files_are_judged_by_some(
    world: DemoWorld, server: FileServer, tmp_path: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = served(world, server, tmp_path / "out", select={"method": method}, chips={"size_px": 32})
    server.log.clear()
    whole = plan_only(recipe, Progress())
    headers = sent(server)
    monkeypatch.setattr(fetching, "MAX_STACKS", 2)
    monkeypatch.setattr(fetching, "MAX_JOBS", 1000)
    some = plan_only(recipe, Progress())
    assert sent(server) <= headers
    assert any("the others alike" in row["known"] for row in some.table)
    assert 0.5 < some.numbers["bytes"] / whole.numbers["bytes"] < 2
    assert plan_only(recipe, Progress()).numbers == some.numbers


def test_no_pixel_is_read(world: DemoWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **named: Any) -> Any:
        raise AssertionError("a pixel was asked for")

    monkeypatch.setattr(TileStore, "request", refuse)
    monkeypatch.setattr(raster, "_read_by_gdal", refuse)
    monkeypatch.setattr(raster, "look", refuse)
    assert plan_only(recipe_of(world, tmp_path / "out"), Progress()).numbers["samples"] == 30
    assert not (tmp_path / "out").exists()


def test_a_folder_that_a_run_would_refuse_is_told(world: DemoWorld, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("notes")
    recipe = recipe_of(world, tmp_path, radar={"enabled": False}, terrain={"enabled": False})
    made = plan_only(recipe, Progress())
    assert made.warnings == (f"{tmp_path} holds other files: a run would refuse to write a dataset there.",)
    with pytest.raises(DatasetError, match=r"already holds mine\.txt"):
        build(recipe, Progress())
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
    file = tmp_path / "mine.txt"
    made = plan_only(
        dataclasses.replace(recipe, output=dataclasses.replace(recipe.output, folder=str(file))), Progress()
    )
    assert made.warnings == (f"{file} is a file: a run would refuse to write a dataset there.",)


def test_another_dataset_in_the_folder_is_told(world: DemoWorld, tmp_path: Path) -> None:
    quick: dict[str, Any] = {"radar": {"enabled": False}, "terrain": {"enabled": False}, "optical": {"bands": ["green"], "indices": []}}  # fmt: skip  # noqa: E501
    build(recipe_of(world, tmp_path / "one", **quick), Progress())
    other = {**quick, "labels": {"rule": "touched"}}
    refused = plan_only(recipe_of(world, tmp_path / "one", **other), Progress())
    assert "holds another dataset: a run would refuse to go on" in refused.warnings[0]
    assert refused.numbers["samples"] == 30
    rebuilt = plan_only(recipe_of(world, tmp_path / "one", **other, output={"existing": "rebuild"}), Progress())
    assert "would be rebuilt" in rebuilt.warnings[0]


def test_a_split_that_cannot_be_is_told(world: DemoWorld, tmp_path: Path) -> None:
    by_column = recipe_of(world, tmp_path / "a", split={"method": "column", "column": "cloud"})
    assert plan_only(by_column, Progress()).warnings == ("split: the column is known only when the samples are made",)


def test_a_file_that_is_gone_is_guessed(world: DemoWorld, server: FileServer, tmp_path: Path) -> None:
    """A scene without its files is no reason to tell nothing."""
    from tests.servers.files import GONE

    whole = plan_only(served(world, server, tmp_path / "out"), Progress())
    server.fail("*vv*", GONE)
    try:
        made = plan_only(served(world, server, tmp_path / "out"), Progress())
    finally:
        server.heal()
    (row,) = [row for row in made.table if row["quantity"] == "bytes to read, radar"]
    assert "could not be read" in row["known"]
    assert 0.2 < made.numbers["bytes"] / whole.numbers["bytes"] < 5


def test_the_command_line_prints_it(world: DemoWorld, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = recipe_of(world, tmp_path / "out", select={"method": "every"}).to_dict()
    path = tmp_path / "recipe.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert main(["plan", str(path), "-o", str(tmp_path / "plan.gpkg")]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["numbers"]["samples"] == 60 == len(gpd.read_file(tmp_path / "plan.gpkg", layer="plan"))
    assert {"quantity", "value", "unit", "known"} == set(said["table"][0])
    assert not (tmp_path / "out").exists()


def test_sizes_and_times_read_well() -> None:
    assert [size_of(n) for n in (900, 15_300_000, 2.5e12)] == ["900 bytes", "15.3 MB", "2.5 TB"]
    assert minutes_of(0.2, 0.9) == "less than a minute"
    assert minutes_of(0.4, 3.2) == "about 1 to 3 minutes"
    assert minutes_of(180, 1200) == "about 3 to 20 hours"


def test_own_rasters_whose_tiles_gdal_reads_and_a_class_map(tmp_path: Path) -> None:
    """Bands that lie in each other, in strips: read by GDAL, judged by the file's size. Masks come from a map."""
    rng = np.random.default_rng(3)
    folder = tmp_path / "files"
    write_raster(folder / "a_20240601.tif", rng.integers(1, 9000, (3, 1200, 1200), np.uint16), 10, interleave="pixel")
    classes = write_raster(tmp_path / "map.tif", rng.integers(0, 3, (1, 1200, 1200), np.uint8), 10)
    with serve_files(folder) as server:
        index = tmp_path / "index.json"
        assert main(["index", str(folder), "-o", str(index), "--bands", "blue,green,red"]) == 0
        items = json.loads(index.read_text(encoding="utf-8"))
        for asset in items["features"][0]["assets"].values():
            asset["href"] = f"{server.url}/a_20240601.tif"
        index.write_text(json.dumps(items), encoding="utf-8")
        document = {
            "dl4eo": 1,
            "aoi": {"path": str(write_area(tmp_path / "aoi.geojson", box_of(12_000, 12_000, 700)))},
            "time": {"start": "2024-06-01", "end": "2024-06-01"},
            "catalogue": {"optical": str(index)},
            "optical": {"collection": "local", "bands": ["blue", "red"], "indices": []},
            "radar": {"enabled": False},
            "terrain": {"enabled": False},
            "chips": {"size_px": 256, "keep": "all"},
            "labels": {"raster_path": str(classes)},
            "output": {"folder": str(tmp_path / "out"), "compress": "none"},
        }
        recipe = Recipe.from_dict(document)
        made = plan_only(recipe, Progress())
        server.log.clear()
        build(recipe, Progress())
        (told,) = [row for row in made.table if row["quantity"] == "bytes to read, optical"]
        assert told["known"].endswith("of 1 file by average")
        assert DISK[0] < told["value"] / sent(server) < DISK[1]
        assert value(made, "bytes from the network") == told["value"]
        assert value(made, "bytes to read, labels") > 0
        assert value(made, "scenes, labels") == 1
        images = sum(p.stat().st_size for p in (tmp_path / "out").glob("images/*"))
        assert value(made, "disk, images") == pytest.approx(images, rel=0.02)
