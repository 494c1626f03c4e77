"""Runs that are stopped, repeated, hindered or cannot be: what they leave behind."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import Cancelled, DatasetError, Dl4eoError, GridError, LabelError, NoScenesError, ReadError
from dl4eo_qgis.core.files import take_lock
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from tests.core.demo_job import BANDS, chips_of, hashes, read, recipe_of


def test_a_dataset_runs_again_from_its_own_recipe(world: DemoWorld, tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "a"), Progress())
    before = hashes(tmp_path / "a")
    moved = shutil.move(str(tmp_path / "a"), str(tmp_path / "moved"))
    said: list[str] = []
    build(Recipe.from_file(Path(moved) / "recipe.json"), Progress(lambda kind, fraction, text: said.append(text)))
    assert "30 of 30 samples are finished already." in said
    assert hashes(Path(moved)) == before


def test_a_class_field_of_any_name_and_type_is_kept(world: DemoWorld, tmp_path: Path) -> None:
    """Names that a GeoPackage keeps for itself, and whole numbers in a column of fractions."""
    lakes = gpd.read_file(world.labels)
    lakes["geom"] = [2.0 if i % 2 else 3.0 for i in range(len(lakes))]
    lakes[["geom", "geometry"]].to_file(tmp_path / "lakes.geojson")
    asked = recipe_of(world, tmp_path / "a", labels={"path": str(tmp_path / "lakes.geojson"), "class_field": "geom"})
    build(asked, Progress())
    before = hashes(tmp_path / "a")
    build(Recipe.from_file(tmp_path / "a/recipe.json"), Progress())
    build(asked, Progress())
    assert hashes(tmp_path / "a") == before
    header = json.loads((tmp_path / "a/dataset.json").read_text(encoding="utf-8"))
    assert [c["name"] for c in header["classes"]] == ["2", "3"]


def damage(folder: Path) -> None:
    """Delete one file, cut one, change one byte of one."""
    images = sorted((folder / "images").glob("*.tif"))
    images[0].unlink()
    images[1].write_bytes(images[1].read_bytes()[:-100])
    data = bytearray(images[2].read_bytes())
    data[len(data) // 2] ^= 1
    images[2].write_bytes(bytes(data))


def test_what_is_missing_or_damaged_is_made_again_and_nothing_else(world: DemoWorld, tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "a"), Progress())
    before = hashes(tmp_path / "a")
    damage(tmp_path / "a")
    said: list[str] = []
    build(recipe_of(world, tmp_path / "a"), Progress(lambda kind, fraction, text: said.append(text)))
    assert "27 of 30 samples are finished already." in said
    assert hashes(tmp_path / "a") == before


@pytest.mark.parametrize("after", [1, 4, 20])
def test_a_cancelled_run_is_completed_by_the_next(world: DemoWorld, tmp_path: Path, after: int) -> None:
    progress = Progress()

    def stop(kind: str, fraction: float, text: str) -> None:
        if text.endswith("of 30 samples") and int(text.split()[0]) >= after:
            progress.cancelled.set()

    progress = Progress(stop)
    with pytest.raises(Cancelled):
        build(recipe_of(world, tmp_path / "a"), progress)
    assert json.loads((tmp_path / "a/dataset.json").read_text(encoding="utf-8"))["state"] == "building"
    with (tmp_path / "a/.rows.jsonl").open("ab") as journal:
        journal.write(b'{"sample_id": "torn')
    build(recipe_of(world, tmp_path / "a"), Progress())
    build(recipe_of(world, tmp_path / "b"), Progress())
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def test_another_recipe_in_the_same_folder_is_refused_with_what_differs(world: DemoWorld, tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "a"), Progress())
    before = hashes(tmp_path / "a")
    with pytest.raises(DatasetError, match=r"recipe differs in chips.size_px \(64, now 128\)"):
        build(recipe_of(world, tmp_path / "a", chips={"size_px": 128}), Progress())
    assert hashes(tmp_path / "a") == before


@pytest.mark.parametrize("name", ["README.md", "recipe.json", "images"])
def test_a_folder_with_files_of_others_is_refused(world: DemoWorld, tmp_path: Path, name: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / name).write_text("mine", encoding="utf-8")
    with pytest.raises(DatasetError, match=f"already holds {name}, but no dataset"):
        build(recipe_of(world, tmp_path / "a"), Progress())
    assert hashes(tmp_path / "a") == {name: hashlib.sha256(b"mine").hexdigest()}


def test_a_corrected_catalogue_makes_its_samples_anew(world: DemoWorld, tmp_path: Path) -> None:
    by_metadata = {"offset": "metadata"}
    shutil.copytree(world.catalogue.parent, tmp_path / "world")
    copy = dataclasses.replace(world, catalogue=tmp_path / "world" / world.catalogue.name)
    build(recipe_of(copy, tmp_path / "a", optical=by_metadata), Progress())
    (tmp_path / "a/images/mine.tif").write_bytes(b"of the user")
    for path in (tmp_path / "world" / "sentinel-2-l2a").rglob("*.json"):
        path.write_text(path.read_text(encoding="utf-8").replace('"03.01"', '"04.00"'), encoding="utf-8")
    build(recipe_of(copy, tmp_path / "a", optical=by_metadata), Progress())
    assert (tmp_path / "a/images/mine.tif").exists()
    (tmp_path / "a/images/mine.tif").unlink()
    build(recipe_of(copy, tmp_path / "b", optical=by_metadata), Progress())
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


HOLDER = """
import sys, time
from pathlib import Path
from dl4eo_qgis.core.files import take_lock
lock = take_lock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_run_in_one_folder_is_refused_with_the_firsts_process(world: DemoWorld, tmp_path: Path) -> None:
    lock = tmp_path / "a/.lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(lock)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(DatasetError, match=f"another run is at work there .process {holder.pid} on"):
        build(recipe_of(world, tmp_path / "a"), Progress())
    assert [p.name for p in (tmp_path / "a").iterdir()] == [".lock"]
    holder.kill()
    holder.communicate()
    build(recipe_of(world, tmp_path / "a"), Progress())
    assert not lock.exists()


def test_two_runs_of_one_process_exclude_each_other(tmp_path: Path) -> None:
    first = take_lock(tmp_path / ".lock")
    with pytest.raises(DatasetError, match="another run is at work"):
        take_lock(tmp_path / ".lock")
    first.release()
    take_lock(tmp_path / ".lock").release()
    assert not list(tmp_path.iterdir())


def stopping(at: str) -> Progress:
    """Return a progress whose run is cancelled when it tells a text that begins so."""
    made: list[Progress] = []

    def stop(kind: str, fraction: float, text: str) -> None:
        if text.startswith(at):
            made[0].cancelled.set()

    made.append(Progress(stop))
    return made[0]


def test_a_rerun_that_is_cancelled_says_what_it_left(world: DemoWorld, tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "a"), Progress())
    before = hashes(tmp_path / "a")
    with pytest.raises(Cancelled):
        build(recipe_of(world, tmp_path / "a"), stopping("Cloud layer"))
    assert hashes(tmp_path / "a") == before
    next((tmp_path / "a/images").iterdir()).unlink()
    with pytest.raises(Cancelled):
        build(recipe_of(world, tmp_path / "a"), stopping("29 of 30"))
    header = json.loads((tmp_path / "a/dataset.json").read_text(encoding="utf-8"))
    assert header["state"] == "building"
    assert [b["name"] for b in header["bands"]] == list(BANDS)
    build(recipe_of(world, tmp_path / "a"), Progress())
    assert hashes(tmp_path / "a") == before


def test_a_file_that_was_replaced_is_read_anew(world: DemoWorld, tmp_path: Path) -> None:
    shutil.copytree(world.catalogue.parent, tmp_path / "world")
    copy = dataclasses.replace(world, catalogue=tmp_path / "world" / world.catalogue.name)
    build(recipe_of(copy, tmp_path / "a"), Progress())
    for path in (tmp_path / "world").rglob("*B02*.tif"):
        with rasterio.open(path) as old:
            profile, pixels = old.profile, old.read()
        path.unlink()
        with rasterio.open(path, "w", **{**profile, "driver": "GTiff"}) as new:
            new.write(np.where(pixels > 0, 9000, 0).astype(np.uint16))
    made = build(recipe_of(copy, tmp_path / "b"), Progress())
    row = chips_of(made.folder).iloc[0]
    assert float(np.nanmean(read(made.folder / row.image)[0])) > 0.7


def test_files_that_vanish_during_the_run_are_missed(world: DemoWorld, tmp_path: Path) -> None:
    def vanish(kind: str, fraction: float, text: str) -> None:
        if text.startswith("30 of 30"):
            next((tmp_path / "a/images").iterdir()).unlink()

    with pytest.raises(DatasetError, match=r"is missing. Run the dataset.s recipe again"):
        build(recipe_of(world, tmp_path / "a"), Progress(vanish))
    build(recipe_of(world, tmp_path / "a"), Progress())
    build(recipe_of(world, tmp_path / "b"), Progress())
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def spoil_scene(catalogue: Path) -> None:
    """Cut one band of the demo's catalogue short."""
    for path in sorted(catalogue.parent.rglob("*B03*.tif")):
        path.write_bytes(path.read_bytes()[:100])


def no_dates(world: DemoWorld, tmp_path: Path) -> Recipe:
    """Ask for dates without scenes."""
    return recipe_of(world, tmp_path / "out", time={"start": "2020-01-01", "end": "2020-02-01"})


def labels_elsewhere(world: DemoWorld, tmp_path: Path) -> Recipe:
    """Ask with labels far away."""
    gpd.GeoDataFrame(geometry=[shapely.box(0, 0, 1, 1)], crs="EPSG:4326").to_file(tmp_path / "far.gpkg")
    return recipe_of(world, tmp_path / "out", labels={"path": str(tmp_path / "far.gpkg")})


def aoi_elsewhere(world: DemoWorld, tmp_path: Path) -> Recipe:
    """Ask for a place without scenes."""
    gpd.GeoDataFrame(geometry=[shapely.box(0, 0, 1, 1)], crs="EPSG:4326").to_file(tmp_path / "far.gpkg")
    return recipe_of(world, tmp_path / "out", aoi={"path": str(tmp_path / "far.gpkg")}, labels={"path": ""})


def truncated(world: DemoWorld, tmp_path: Path) -> Recipe:
    """Ask for scenes whose files are cut."""
    shutil.copytree(world.catalogue.parent, tmp_path / "world")
    copy = dataclasses.replace(world, catalogue=tmp_path / "world" / world.catalogue.name)
    spoil_scene(copy.catalogue)
    return recipe_of(copy, tmp_path / "out")


def large_chips(world: DemoWorld, tmp_path: Path) -> Recipe:
    """Ask for chips larger than the AOI."""
    return recipe_of(world, tmp_path / "out", chips={"size_px": 4096})


@pytest.mark.parametrize(
    ("ask", "error", "text"),
    [
        (no_dates, NoScenesError, "No Sentinel-2 scene"),
        (labels_elsewhere, LabelError, r"no feature \(of 1\) touches a chip"),
        (aoi_elsewhere, NoScenesError, "No Sentinel-2 scene"),
        (truncated, ReadError, "band green: cannot be read"),
        (large_chips, GridError, "larger than the AOI"),
    ],
)
def test_a_run_that_cannot_be_leaves_nothing_behind(
    world: DemoWorld, tmp_path: Path, ask: Callable[[DemoWorld, Path], Recipe], error: type[Dl4eoError], text: str
) -> None:
    with pytest.raises(error, match=text):
        build(ask(world, tmp_path), Progress())
    assert not (tmp_path / "out").exists()
