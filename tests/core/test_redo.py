"""Other rules for a finished dataset: its end is that of a new one with these rules, whatever happens on the way."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from dl4eo_qgis.core import dataset, redo
from dl4eo_qgis.core.__main__ import main
from dl4eo_qgis.core.commands import COMMANDS
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.described import describe_dataset
from dl4eo_qgis.core.errors import DatasetError, RecipeError, SplitError
from dl4eo_qgis.core.files import take_lock
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Qc, Split
from dl4eo_qgis.core.redo import decide
from dl4eo_qgis.core.rule_arguments import RANGES, docs_of
from tests.core.demo_job import chips_of, hashes, recipe_of
from tests.core.test_rebuild import written_at

Rules = dict[str, Any]


CHANGES: dict[str, tuple[Rules, Rules]] = {
    "nothing": ({}, {}),
    "valid share": ({"min_valid": 0.999}, {}),
    "nothing is kept": ({"max_shadow": 0.0, "min_valid": 1.0, "max_unlabelled": 0.001}, {}),
    "unlabelled": ({"max_unlabelled": 0.95}, {}),
    "contrast": ({"min_contrast": 0.05, "max_nodata": 0.0}, {}),
    "seed": ({}, {"seed": 7}),
    "shares": ({}, {"fractions": [0.5, 0.5, 0.0]}),
    "no split": ({}, {"method": "none"}),
    "blocks": ({}, {"method": "blocks", "block_m": 2000.0, "buffer_m": 100.0}),
    "bands": ({}, {"method": "bands", "angle": 30.0, "block_m": 4000.0, "stratify": False}),
    "folds": ({}, {"folds": 4}),
    "date": ({}, {"method": "date", "fractions": [0.5, 0.0, 0.5]}),
    "column": ({}, {"method": "column", "column": "row"}),
    "both": ({"min_valid": 0.5}, {"seed": 3, "fractions": [0.6, 0.2, 0.2]}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_end_is_that_of_a_new_dataset_to_the_byte(world: DemoWorld, copy: Path, tmp_path: Path, what: str) -> None:
    qc, split = CHANGES[what]
    before, first = written_at(copy), hashes(copy)
    decide(copy, qc, split, Progress())
    build(recipe_of(world, tmp_path / "b", chips={"keep": "all"}, qc=qc, split=split), Progress())
    assert hashes(copy) == hashes(tmp_path / "b")
    assert written_at(copy) == before
    assert (hashes(copy) == first) == (what == "nothing")


def test_many_changes_one_after_the_other_and_back_again(copy: Path) -> None:
    first = hashes(copy)
    for qc, split in CHANGES.values():
        decide(copy / "dataset.json", qc, {"method": "random", "folds": 0, "buffer_m": 0.0, **split}, Progress())
    usual = {"min_valid": 0.8, "max_unlabelled": 1.0, "max_shadow": 1.0, "min_contrast": 0.0, "max_nodata": 0.2}
    split = {"method": "random", "seed": 42, "fractions": [0.7, 0.15, 0.15], "folds": 0, "stratify": True}
    decide(copy, usual, {**split, "buffer_m": 0.0}, Progress())
    assert hashes(copy) == first


def two_areas(world: DemoWorld, path: Path, **columns: list[Any]) -> Path:
    """Write the west and the east of the AOI as two polygons, and one that is none."""
    west, south, east, north = gpd.read_file(world.aoi).to_crs("EPSG:32632").total_bounds
    middle = (west + east) / 2
    shapes = [shapely.Polygon(), shapely.box(west, south, middle, north), shapely.box(middle, south, east, north)]
    gpd.GeoDataFrame({"name": [None, "train", "test"], **columns}, geometry=shapes, crs="EPSG:32632").to_file(path)
    return path


@pytest.mark.parametrize("field", ["name", ""])
def test_polygons_become_a_layer_of_the_dataset_and_go_again(
    world: DemoWorld, copy: Path, tmp_path: Path, field: str
) -> None:
    first = hashes(copy)
    areas = two_areas(world, tmp_path / "areas.gpkg")
    split = {"method": "polygons", "path": str(areas), "field": field, "fractions": [0.5, 0.0, 0.5]}
    decide(copy, {}, split, Progress())
    build(recipe_of(world, tmp_path / "b", chips={"keep": "all"}, split=split), Progress())
    assert hashes(copy) == hashes(tmp_path / "b")
    areas.unlink()
    with pytest.raises(RecipeError, match=r"split.field: 'kind' is not in the dataset.*Give the file .* --path"):
        decide(copy, {}, {"field": "kind"}, Progress())
    for changed in ({}, {"seed": 9}, {"seed": 42}):
        decide(copy, {}, changed, Progress())
    assert hashes(copy) == hashes(tmp_path / "b")
    decide(copy, {}, {"method": "random", "fractions": [0.7, 0.15, 0.15]}, Progress())
    assert hashes(copy) == first


def test_other_polygons_are_named_and_the_same_ones_are_not(world: DemoWorld, copy: Path, tmp_path: Path) -> None:
    areas = two_areas(world, tmp_path / "areas.gpkg")
    split = {"method": "polygons", "path": str(areas), "fractions": [0.5, 0.0, 0.5]}
    changed = decide(copy, {}, split, Progress()).changed
    assert 'split.method ("random", now "polygons")' in changed
    assert f"split.path (none, now 2 polygons of {areas})" in changed
    assert decide(copy, {}, split, Progress()).changed == ""
    shutil.copy(areas, tmp_path / "same.gpkg")
    assert decide(copy, {}, {"path": str(tmp_path / "same.gpkg")}, Progress()).changed == ""
    named = {"path": str(areas), "layer": "areas", "field": "name"}
    told = f"split.path (2 polygons, now 2 polygons of {areas}), split.layer (now areas), "
    told += "split.field (empty before, now name)"
    assert decide(copy, {}, named, Progress()).changed == told
    assert decide(copy, {}, named, Progress()).changed == ""
    frame = gpd.read_file(areas)
    frame.geometry = frame.geometry.buffer(-1)
    frame.to_file(tmp_path / "smaller.gpkg")
    changed = decide(copy, {}, {**named, "path": str(tmp_path / "smaller.gpkg"), "layer": ""}, Progress()).changed
    assert changed.startswith("split.path (2 polygons, now 2 polygons of ")
    assert changed.endswith("smaller.gpkg), split.field (given before, now name)")


def test_what_is_decided_is_said_when_it_is_and_numbers_have_no_noise(copy: Path) -> None:
    said: list[str] = []
    progress = Progress(lambda kind, fraction, text: said.append(text))
    with pytest.raises(SplitError):
        decide(copy, {}, {"method": "column", "column": "epsg"}, progress)
    assert not any("Decided anew" in text for text in said)
    assert decide(copy, {"max_snow": 0.9 / 100}, {}, progress).changed == "qc.max_snow (1, now 0.009)"
    assert "Decided anew: qc.max_snow (1, now 0.009)." in said
    decide(copy, {}, {"folds": 3}, progress)
    assert not any("stays as it was" in text for text in said)
    decide(copy, {}, {"method": "blocks", "block_m": 640.0}, progress)
    assert "split.folds (3) stays as it was: fold 1 is the validation. 0: no folds." in said


@pytest.mark.parametrize("stopped_at", ["dataset.gpkg", "README.md", "recipe.json"])
def test_a_stop_with_new_polygons_is_repaired_with_these(
    world: DemoWorld, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped_at: str
) -> None:
    """Before and after the table has changed: the polygons of the next run are the user's, not those of the table."""
    shutil.copytree(copy, tmp_path / "b")
    old = {"method": "polygons", "path": str(two_areas(world, tmp_path / "old.gpkg")), "fractions": [0.5, 0.0, 0.5]}
    new = {"path": str(two_areas(world, tmp_path / "new.gpkg", other=[1, 2, 3])), "field": "name"}
    for folder in (copy, tmp_path / "b"):
        decide(folder, {}, old, Progress())
    decide(tmp_path / "b", {}, new, Progress())
    with monkeypatch.context() as patch:
        for name in ("write_layers", "write_whole"):
            patch.setattr(dataset, name, or_fail(getattr(dataset, name), stopped_at))
        with pytest.raises(DatasetError, match="the disk is full"):
            decide(copy, {}, new, Progress())
    decide(copy, {}, {}, Progress())
    assert hashes(copy) == hashes(tmp_path / "b")


@pytest.mark.parametrize("stopped_at", ["dataset.gpkg", "README.md"])
def test_a_stop_where_the_new_rules_leak_is_repaired(
    world: DemoWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped_at: str
) -> None:
    """Of several dates a chip, dealt by date, the table gets a layer that the old header does not know."""
    build(recipe_of(world, tmp_path / "a", select={"method": "every"}), Progress())
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    rules = {"method": "date", "fractions": [0.5, 0.0, 0.5]}
    decide(tmp_path / "b", {}, rules, Progress())
    header = json.loads((tmp_path / "b/dataset.json").read_text(encoding="utf-8"))
    assert "leaks" in header["settled"]["layers"]
    assert header["leaks"]["pairs"][0]["same_chips"] > 0
    with monkeypatch.context() as patch:
        for name in ("write_layers", "write_whole"):
            patch.setattr(dataset, name, or_fail(getattr(dataset, name), stopped_at))
        with pytest.raises(DatasetError, match="the disk is full"):
            decide(tmp_path / "a", {}, rules, Progress())
    decide(tmp_path / "a", {}, {}, Progress())
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def or_fail(write: Callable[..., None], stopped_at: str) -> Callable[..., None]:
    """Return what writes files, but for one."""
    return lambda path, *data: _fail() if path.name == stopped_at else write(path, *data)


def _fail() -> None:
    raise DatasetError("a", "the disk is full.")


def test_samples_are_not_hashed_again(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset.Dataset, "_is_whole", lambda self, row: pytest.fail("a sample was hashed"))
    decide(copy, {"min_valid": 0.999}, {}, Progress())


def test_a_build_with_other_rules_decides_anew_and_says_which(world: DemoWorld, copy: Path, tmp_path: Path) -> None:
    said: list[str] = []
    before = written_at(copy)
    rules: dict[str, Any] = {"qc": {"min_valid": 0.9}, "split": {"seed": 7}}
    progress = Progress(lambda kind, fraction, text: said.append(text))
    build(recipe_of(world, copy, chips={"keep": "all"}, **rules), progress)
    keys = "qc.min_valid (0.8, now 0.9), split.seed (42, now 7)"
    assert f"The samples that were there are decided anew: {keys}." in said
    assert written_at(copy) == before
    build(recipe_of(world, tmp_path / "b", chips={"keep": "all"}, **rules), Progress())
    assert hashes(copy) == hashes(tmp_path / "b")


def test_warnings_are_those_of_the_new_rules(copy: Path) -> None:
    def warnings() -> list[str]:
        found: list[str] = json.loads((copy / "dataset.json").read_text(encoding="utf-8"))["warnings"]
        return found

    before = warnings()
    decide(copy, {"max_unlabelled": 0.001}, {}, Progress())
    assert any("No sample was kept" in text for text in warnings())
    decide(copy, {"max_unlabelled": 1.0}, {}, Progress())
    assert warnings() == before


def test_what_people_wrote_into_the_table_stays(copy: Path) -> None:
    with sqlite3.connect(copy / "dataset.gpkg") as file:
        for trigger in [n for (n,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
            file.execute(f'DROP TRIGGER "{trigger}"')  # they call functions of GDAL
        file.execute("ALTER TABLE chips ADD COLUMN mine INTEGER")
        file.execute("UPDATE chips SET review = 'flag', mine = fid")
    file.close()
    decide(copy, {}, {"seed": 7}, Progress())
    chips = chips_of(copy)
    assert set(chips["review"]) == {"flag"}
    assert list(chips["mine"]) == list(range(1, len(chips) + 1))


def test_a_stop_while_it_writes_is_repaired_by_the_next_run(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The header says the new rules and ``deciding`` from before the table changes until all is written."""
    shutil.copytree(copy, tmp_path / "b")
    decide(tmp_path / "b", {}, {"seed": 7}, Progress())

    with monkeypatch.context() as patch:
        patch.setattr(redo, "write_concluded", lambda *args: _fail())
        with pytest.raises(DatasetError, match="the disk is full"):
            decide(copy, {}, {"seed": 7}, Progress())
    header = json.loads((copy / "dataset.json").read_text(encoding="utf-8"))
    assert (header["state"], header["recipe"]["split"]["seed"]) == ("deciding", 7)
    decide(copy, {}, {}, Progress())
    assert hashes(copy) == hashes(tmp_path / "b")


def test_a_dataset_that_is_not_finished_is_refused(copy: Path) -> None:
    header = json.loads((copy / "dataset.json").read_text(encoding="utf-8"))
    (copy / "dataset.json").write_text(json.dumps({**header, "state": "building"}), encoding="utf-8")
    before = hashes(copy)
    with pytest.raises(DatasetError, match=r"says 'building': some samples are not made yet\. Run its recipe again"):
        decide(copy, {}, {}, Progress())
    assert hashes(copy) == before


def test_the_journal_of_a_build_that_was_killed_at_its_very_end_goes(copy: Path) -> None:
    before = hashes(copy)
    (copy / ".rows.jsonl").write_bytes(b"{}\n")
    decide(copy, {}, {}, Progress())
    assert hashes(copy) == before


def test_a_dataset_of_an_older_version_is_refused(copy: Path) -> None:
    header = json.loads((copy / "dataset.json").read_text(encoding="utf-8"))
    del header["settled"]
    (copy / "dataset.json").write_text(json.dumps(header), encoding="utf-8")
    with pytest.raises(DatasetError, match=r"is of an older version.*output.existing 'rebuild'"):
        decide(copy, {}, {}, Progress())


def test_a_folder_at_work_or_without_a_dataset_is_refused(copy: Path, tmp_path: Path) -> None:
    lock = take_lock(copy / ".lock")
    try:
        with pytest.raises(DatasetError, match="another run is at work there"):
            decide(copy, {}, {}, Progress())
    finally:
        lock.release()
    (tmp_path / "empty").mkdir()
    with pytest.raises(DatasetError, match=r"dataset.json: cannot be read"):
        decide(tmp_path / "empty", {}, {}, Progress())
    assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.parametrize(
    ("qc", "split", "said"),
    [
        ({"min_vald": 0.5}, {}, r"qc.min_vald: unknown key. Did you mean min_valid"),
        ({"min_valid": "a"}, {}, r"qc.min_valid: must be a number, got 'a'"),
        ({"max_cloud": 0.5}, {}, r"qc.max_cloud: decides which dates are made, and cannot change afterwards"),
        ({"max_failed": 0.5}, {}, r"qc.max_failed: decides whether a run has failed"),
        ({}, {"block_m": 5000.0}, r"split.block_m: 5000.0 has no effect without split.method 'blocks'"),
        ({}, {"method": "chance"}, r"split.method: must be one of random, date"),
    ],
)
def test_rules_that_cannot_be_are_named_and_nothing_changes(copy: Path, qc: Rules, split: Rules, said: str) -> None:
    before = hashes(copy)
    with pytest.raises(RecipeError, match=said):
        decide(copy, qc, split, Progress())
    assert hashes(copy) == before


def test_the_command_line_and_the_worker_do_the_same(copy: Path, tmp_path: Path) -> None:
    for name in ("b", "c"):
        shutil.copytree(copy, tmp_path / name)
    args = {"qc": {"min_valid": 0.9, "reject_constant": False}, "split": {"fractions": [0.6, 0.4, 0], "seed": 5}}
    answer = COMMANDS["decide"]({"dataset": str(copy / "dataset.json"), **args}, Progress())
    assert main(["check", str(tmp_path / "b"), "--min-valid", ".9", "--no-reject-constant"]) == 0
    assert main(["split", str(tmp_path / "b"), "--fractions", "0.6, 0.4,0", "--seed", "5"]) == 0
    assert hashes(copy) == hashes(tmp_path / "b") != hashes(tmp_path / "c")
    assert answer["splits"] == {k: n for k, n in chips_of(copy)["split"].value_counts().items() if k}
    assert answer["counts"]["kept"] == sum(answer["splits"].values())
    assert Path(answer["gpkg"]).is_file()
    assert {"folder", "dataset", "report", "changed", "leaks", "warnings"} <= set(answer)


def test_the_command_line_takes_percents_and_tells_the_end_in_short(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(copy, tmp_path / "b")
    assert main(["split", str(copy), "--fractions", "60,20,20"]) == 0
    answer = json.loads(capsys.readouterr().out)
    decide(tmp_path / "b", {}, {"fractions": [0.6, 0.2, 0.2]}, Progress())
    assert hashes(copy) == hashes(tmp_path / "b")
    assert "about" not in answer["leaks"]
    assert answer["leaks"]["pairs"]
    kept = sum(answer["splits"].values())
    told = f"Splits of {kept} kept samples: test {answer['splits']['test']} ("
    assert told in caplog.text
    assert "Leaks: no two splits share ground; the nearest lie 0 m apart." in caplog.text
    assert main(["split", str(copy), "--fractions", "60,20,10"]) == 1
    assert "split.fractions: must add up to 100 (or to 1), got 90" in caplog.text


@pytest.mark.parametrize(("command", "section"), [("check", Qc), ("split", Split)])
def test_the_help_says_what_each_rule_is_and_can_be(
    command: str, section: type, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    text = " ".join(capsys.readouterr().out.split())
    docs = docs_of(section)
    assert set(docs) == {f.name for f in dataclasses.fields(section)}
    assert set(RANGES) <= {f"{n}.{f.name}" for n, s in (("qc", Qc), ("split", Split)) for f in dataclasses.fields(s)}
    shown = {
        "check": "A share, 0 to 1: 0.2 is 20 percent. Usually 0.8 (qc.min_valid).",
        "split": "0.7,0.15,0.15 or 70,15",
    }
    assert shown[command] in text
    if command == "split":
        assert "random, date, tile, column, polygons, blocks, bands, rings, none" in text
        assert "Chips nearer than this to a chip of another split are left out. Metres, 0 to 10000000." in text


def test_a_number_that_is_none_is_named(copy: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert main(["check", str(copy), "--min-valid", "a lot"]) == 1
    assert "qc.min_valid: must be a number, got 'a lot'" in caplog.text
    assert main(["split", str(copy), "--seed", "1.5"]) == 1
    assert "split.seed: must be a whole number, got '1.5'" in caplog.text


READERS: dict[str, Callable[[Path], object]] = {
    "split": lambda folder: decide(folder, {}, {"seed": 5}, Progress()),
    "describe": lambda folder: describe_dataset({"dataset": str(folder)}, Progress()),
}
"""The proof of alignment reads some samples at each split; the statistics read all of them."""


@pytest.mark.parametrize("what", ["missing", "damaged"])
@pytest.mark.parametrize("reader", READERS)
def test_a_file_that_is_gone_or_damaged_is_told_as_what_it_is(copy: Path, what: str, reader: str) -> None:
    before = (copy / "dataset.json").read_bytes()
    for path in (copy / "images").glob("*.tif"):
        path.unlink() if what == "missing" else path.write_bytes(path.read_bytes()[:3000])
    (copy / "stats.json").unlink()
    said = r"images/\S+\.tif is (missing|not as it was made: .+)\. Run the dataset's recipe again"
    with pytest.raises(DatasetError, match=said) as caught:
        READERS[reader](copy)
    assert "during the run" not in str(caught.value)
    assert ("is missing" in str(caught.value)) == (what == "missing")
    assert (copy / "dataset.json").read_bytes() == before


@pytest.mark.parametrize("rules", [{}, {"seed": 5}])
@pytest.mark.parametrize("what", ["missing", "longer"])
def test_a_mask_that_is_gone_or_of_another_size_is_named(copy: Path, what: str, rules: Rules) -> None:
    """No mask is read where the table has the classes' shares."""
    before = (copy / "dataset.json").read_bytes()
    mask = sorted((copy / "masks").glob("*.tif"))[-1]
    mask.unlink() if what == "missing" else mask.write_bytes(mask.read_bytes() + b"1")
    with pytest.raises(DatasetError, match=rf"{mask.stem}\.tif is (missing|not as it was made)"):
        decide(copy, {}, rules, Progress())
    assert (copy / "dataset.json").read_bytes() == before
