"""Options of quality, splits and balance, and the doors to a finished dataset, each through qgis_process."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from tests.headless.conftest import World, call, fail, run

QUICK = {"RADAR": "no", "TERRAIN": "no", "BANDS": "green", "INDICES": ""}


def header_of(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "dataset.json").read_text(encoding="utf-8")))


def chips_of(folder: Path) -> Any:
    """Return the table, by sample."""
    return geopandas.read_file(folder / "dataset.gpkg", layer="chips").set_index("sample_id")


def built(world: World, folder: Path, **options: Any) -> tuple[dict[str, Any], Any, dict[str, Any]]:
    """Run makedataset; returns its outputs, the chips table and the recipe that the dataset keeps."""
    made = run("makedataset", **{**world.parameters, **QUICK, "FOLDER": folder, **options})
    return made, chips_of(folder), header_of(folder)["recipe"]


@pytest.fixture(scope="module")
def sound(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small dataset of all chips, to be copied."""
    folder = tmp_path_factory.mktemp("sound") / "set"
    built(world, folder, KEEP="all")
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "set"))


@pytest.fixture
def halves(world: World, tmp_path: Path) -> tuple[Path, float]:
    """Return a layer of the area's halves, whose field says train (west) and test (east), and where they meet."""
    aoi = geopandas.read_file(world.parameters["AOI"])
    west, south, east, north = aoi.total_bounds
    middle = (west + east) / 2
    boxes = [shapely.box(west - 1, south - 1, middle, north + 1), shapely.box(middle, south - 1, east + 1, north + 1)]
    frame = geopandas.GeoDataFrame({"use": ["train", "test"]}, geometry=boxes, crs=aoi.crs)
    frame.to_file(tmp_path / "halves.gpkg")
    return tmp_path / "halves.gpkg", middle


def sides(folder: Path, middle: float) -> tuple[set[str], set[str]]:
    """Return the splits of the kept samples to the west and to the east of a meridian."""
    chips = chips_of(folder)
    chips = chips[chips.status == "kept"]
    x = chips.geometry.centroid.to_crs(4326).x
    return set(chips.split[x < middle]), set(chips.split[x > middle])


def test_every_rule_of_quality_reaches_the_recipe(world: World, tmp_path: Path) -> None:
    _, _, recipe = built(
        world, tmp_path / "set", MIN_VALID=0.5, MAX_NODATA=0.3, MIN_LABELLED=0.00001, MIN_CLEAR=1, MAX_CHIP_CLOUD=99,
        MAX_SHADOW=98, MAX_SNOW=97, MAX_UNLABELLED=99.5, MIN_CONTRAST=0.00001, REJECT_CONSTANT="no",
        FRACTIONS="0.6 0.2 0.2", SEED=7, STRATIFY="no", OVERLAP="allow", FOLDS=3, SPLIT_BUFFER=1,
    )  # fmt: skip
    qc = recipe["qc"]
    assert (qc["min_valid"], qc["max_nodata"], qc["min_labelled"], qc["min_clear"]) == (
        0.5,
        0.3,
        1e-5,
        0.01,
    )
    assert (qc["max_cloud"], qc["max_shadow"], qc["max_snow"]) == (0.99, 0.98, 0.97)
    assert (qc["max_unlabelled"], qc["min_contrast"], qc["reject_constant"]) == (0.995, 1e-5, False)
    split = recipe["split"]
    assert (split["fractions"], split["seed"], split["stratify"]) == ([0.6, 0.2, 0.2], 7, False)
    assert (split["overlap"], split["folds"], split["buffer_m"]) == ("allow", 3, 1.0)


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({"SPLIT": "blocks", "BLOCK_SIZE": 1500}, {"method": "blocks", "block_m": 1500.0}),
        ({"SPLIT": "bands", "BLOCK_SIZE": 3000, "ANGLE": 30}, {"method": "bands", "block_m": 3000.0, "angle": 30.0}),
        ({"SPLIT": "column", "SPLIT_COLUMN": "row"}, {"method": "column", "column": "row"}),
        ({"SPLIT": "random", "FRACTIONS": "50,0,50"}, {"fractions": [0.5, 0.0, 0.5]}),
        ({"SPLIT": "none"}, {"method": "none"}),
    ],
    ids=["blocks", "bands", "column", "random", "none"],
)
def test_other_splits_of_a_dataset(folder: Path, options: dict[str, Any], kept: dict[str, Any]) -> None:
    """The door says what the table holds; what shares a group shares its split."""
    before = {p: p.stat().st_mtime_ns for p in folder.glob("*/*.tif")}
    made = run("splitchips", DATASET=folder / "dataset.json", **options)
    split = header_of(folder)["recipe"]["split"]
    assert {key: split[key] for key in kept} == kept
    chips = chips_of(folder)
    counts = Counter(chips.split[chips.status == "kept"])
    names = {"TRAIN": "train", "VALIDATION": "validation", "TEST": "test", "LEFT_OUT": "buffer"}
    assert {name: made[name] for name in names} == {name: counts[split] for name, split in names.items()}
    assert {p: p.stat().st_mtime_ns for p in folder.glob("*/*.tif")} == before
    if options["SPLIT"] == "column":
        assert all(n == 1 for n in chips[chips.status == "kept"].groupby("row").split.nunique())
    if options["SPLIT"] != "none":
        assert made["TRAIN"] > 0 < made["TEST"]


def test_split_by_polygons_while_it_is_made(world: World, halves: tuple[Path, float], tmp_path: Path) -> None:
    path, middle = halves
    _, _, recipe = built(
        world, tmp_path / "set", SPLIT="polygons", SPLIT_LAYER=path, SPLIT_FIELD="use", FRACTIONS="50,0,50"
    )
    assert recipe["split"]["path"] == "dataset.gpkg"
    assert sides(tmp_path / "set", middle) == ({"train"}, {"test"})


def test_split_by_polygons_afterwards(folder: Path, halves: tuple[Path, float]) -> None:
    path, middle = halves
    made = run(
        "splitchips", DATASET=folder / "dataset.json", SPLIT="polygons", SPLIT_LAYER=path, SPLIT_FIELD="use",
        FRACTIONS="50,0,50",
    )  # fmt: skip
    assert sides(folder, middle) == ({"train"}, {"test"})
    assert made["VALIDATION"] == made["LEFT_OUT"] == 0
    again = run("splitchips", DATASET=folder / "dataset.json", SEED=43)
    assert sides(folder, middle) == ({"train"}, {"test"})
    assert again["CHANGED"].startswith("SEED (42, now 43)")
    said = fail("splitchips", DATASET=folder / "dataset.json", SPLIT_LAYER=path, SPLIT_FIELD="uze")
    assert said == "SPLIT_FIELD: layer 'halves' has no field 'uze'. Did you mean use?"


def test_split_by_dates(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    built(world, folder, KEEP="all", SELECT="every", SPLIT="date", MAX_CLOUD=100, FRACTIONS="50,0,50")
    days = sorted(set(chips_of(folder).date.astype(str)))
    made = run("splitchips", DATASET=folder / "dataset.json", SPLIT_DATES=days[-1], FRACTIONS="70,0,30")
    chips = chips_of(folder)
    chips = chips[chips.status == "kept"]
    assert set(chips.split[chips.date.astype(str) == days[-1]]) == {"test"}
    assert set(chips.split[chips.date.astype(str) != days[-1]]) == {"train"}
    assert made["TEST"] == (chips.split == "test").sum()


def test_other_rules_of_quality(folder: Path) -> None:
    """Samples fall as soon as the limit passes their measure, with the number in the reason; and come back."""
    before = chips_of(folder)
    files = {p: p.stat().st_mtime_ns for p in folder.glob("*/*.tif")}
    limit = round(float(before.contrast[before.status == "kept"].median()), 5)
    made = run("checkchips", DATASET=folder / "dataset.json", MIN_CONTRAST=limit, REJECT_CONSTANT="no")
    after = chips_of(folder)
    fallen = after[(after.status == "rejected") & (before.status == "kept")]
    assert len(fallen) > 0
    assert (fallen.contrast < limit).all()
    assert (after.contrast[after.status == "kept"] >= limit).all()
    assert made["COUNT"] == (after.status == "kept").sum()
    assert made["REJECTED"] == (after.status == "rejected").sum()
    assert made["CHANGED"].startswith(f"MIN_CONTRAST (0, now {limit:g}), REJECT_CONSTANT (true, now false)")
    assert Path(made["DATASET"]) == folder / "dataset.json"
    assert Path(made["REPORT"]) == folder / "report.html"
    again = run("checkchips", DATASET=folder / "dataset.json", MIN_CONTRAST=0, REJECT_CONSTANT="yes")
    assert again["COUNT"] == (before.status == "kept").sum()
    assert {p: p.stat().st_mtime_ns for p in folder.glob("*/*.tif")} == files


def test_rules_that_cannot_be_followed_change_nothing(folder: Path) -> None:
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    said = fail("splitchips", DATASET=folder / "dataset.json", SPLIT="polygons")
    assert said.startswith("SPLIT_LAYER: is missing: method 'polygons' needs it")
    said = fail("splitchips", DATASET=folder / "dataset.json", BLOCK_SIZE=500)
    assert said.startswith("BLOCK_SIZE: 500.0 has no effect without SPLIT 'blocks', 'bands' or 'rings'")
    said = fail("checkchips", DATASET=folder / "dataset.json", MIN_LABELLED=2)
    assert said == "MIN_LABELLED: must be 0 to 1, got 2"
    said = fail("splitchips", DATASET=folder / "dataset.gpkg")
    assert said.startswith("DATASET: ")
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_a_sound_dataset_and_a_damaged_one(folder: Path, tmp_path: Path) -> None:
    dataset = folder / "dataset.json"
    assert run("validatedataset", DATASET=dataset, STRICT="yes", PROBLEMS=tmp_path / "none.gpkg")["COUNT"] == 0
    run("splitchips", DATASET=dataset, SPLIT="blocks", BLOCK_SIZE=1500)
    assert run("validatedataset", DATASET=dataset, PROBLEMS=tmp_path / "again.gpkg")["COUNT"] == 0
    assert "OUTPUT" not in run("describedataset", DATASET=dataset)
    mask = sorted((folder / "masks").glob("*.tif"))[0]
    mask.unlink()
    assert f"masks/{mask.name} is missing. Run the dataset's recipe again" in fail("describedataset", DATASET=dataset)
    made = run("validatedataset", DATASET=dataset, PROBLEMS=tmp_path / "one.gpkg")
    assert made["COUNT"] == 1
    problems = geopandas.read_file(made["PROBLEMS"])
    assert list(problems.kind) == ["missing"]
    assert list(problems.file) == [f"masks/{mask.name}"]
    assert problems.geometry.iloc[0].equals(chips_of(folder).geometry[mask.stem])
    said = fail("validatedataset", DATASET=dataset, STRICT="yes", PROBLEMS=tmp_path / "two.gpkg")
    assert said == f"1 problem (1 missing). The first: missing: masks/{mask.name}: The file is not there."
    assert run("validatedataset", DATASET=dataset) == {"COUNT": 1}
    assert run("validatedataset", DATASET=dataset, STRICT="yes", IGNORE="missing") == {"COUNT": 0}


def test_chips_by_quota_and_background(world: World, tmp_path: Path) -> None:
    made, chips, recipe = built(world, tmp_path / "set", BALANCE="1=6", BACKGROUND=25, MAX_CHIPS=8)
    assert recipe["chips"]["quotas"] == [{"name": "1", "chips": 6, "share": 0.0}]
    assert (recipe["chips"]["background"], recipe["chips"]["max_chips"]) == (0.25, 8)
    assert len(chips) == 8
    assert (chips.stratum == "background").sum() == 2
    assert made["COUNT"] == (chips.status == "kept").sum()


def test_what_splits_share_is_a_layer_of_its_own(world: World, tmp_path: Path) -> None:
    """Chips that overlap by half, dealt one by one as was insisted; loaded again, and gone with another split."""
    made, chips, _ = built(world, tmp_path / "set", STRIDE=32, SPLIT="random", OVERLAP="allow")
    leaks = geopandas.read_file(tmp_path / "set/dataset.gpkg", layer="leaks")
    assert made["LEAKS"].endswith("dataset.gpkg|layername=leaks")
    assert set(leaks["chip_id"]) == set(chips.loc[chips["leak_px"] > 0, "chip_id"]) != set()
    again = run("loaddataset", DATASET=made["DATASET"])
    assert again["LEAKS"] == made["LEAKS"]
    apart = run("splitchips", DATASET=made["DATASET"], SPLIT="blocks", OVERLAP="refuse")
    assert "LEAKS" not in apart
    assert set(header_of(tmp_path / "set")["leaks"]["pairs"][0]) >= {"shared_px", "min_distance_m"}
    assert all(pair["shared_px"] == 0 for pair in header_of(tmp_path / "set")["leaks"]["pairs"])


def test_a_parameter_that_is_none_is_refused(world: World, tmp_path: Path) -> None:
    """QGIS itself takes no notice of it: a dataset without the balance that was asked for."""
    said = fail("makedataset", **world.parameters, FOLDER=tmp_path / "no", BALENCE="0.5")
    assert said.startswith("BALENCE: makedataset has no such parameter. Did you mean BALANCE")
    assert not (tmp_path / "no").exists()
    answer = call("run", "dl4eo:demodata", "--distance_units=meters", "--", f"FOLDER={tmp_path / 'world'}")
    assert answer.code == 0, answer.errors
