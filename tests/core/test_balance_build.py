"""Whole jobs whose chips are chosen: what is made, what is said of it, what the dataset's own recipe chooses."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import DatasetError, RecipeError
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.redo import decide
from tests.core.demo_job import chips_of, hashes, recipe_of

SIDE = 320.0
COLUMNS, ROWS = 6, 4
CLASSES = {"water": [0, 1, 2, 3, 4, 5, 6, 7], "forest": [6, 7, 8], "rock": [9], "city": [10]}
"""The cells (column by column) that hold a square of each class; that of the rock is smaller than a pixel."""


def squares(epsg_x_y: tuple[int, float, float]) -> gpd.GeoDataFrame:
    epsg, x, y = epsg_x_y
    shapes, names = [], []
    for place, (name, cells) in enumerate(CLASSES.items()):
        for cell in cells:
            left, bottom = x + cell // ROWS * SIDE + 60 * place + 20, y + cell % ROWS * SIDE + 50
            side = 5 if name == "rock" else 40
            shapes.append(shapely.box(left, bottom, left + side, bottom + side))
            names.append(name)
    return gpd.GeoDataFrame({"cover": names}, geometry=shapes, crs=epsg)


@pytest.fixture(scope="module")
def files(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return an AOI of 6 x 4 chips and labels in some of them."""
    aoi = gpd.read_file(world.aoi)
    epsg = int(aoi.estimate_utm_crs().to_epsg())
    centre = aoi.to_crs(epsg).union_all().centroid
    x, y = centre.x // SIDE * SIDE, centre.y // SIDE * SIDE
    folder = tmp_path_factory.mktemp("balance")
    area = gpd.GeoDataFrame(geometry=[shapely.box(x + 1, y + 1, x + COLUMNS * SIDE - 1, y + ROWS * SIDE - 1)], crs=epsg)
    area.to_file(folder / "area.gpkg")
    squares((epsg, x, y)).to_file(folder / "labels.gpkg")
    return folder / "area.gpkg", folder / "labels.gpkg"


def asked(world: DemoWorld, files: tuple[Path, Path], folder: Path, **sections: dict[str, Any]) -> Recipe:
    document: dict[str, dict[str, Any]] = {
        "radar": {"enabled": False},
        "terrain": {"enabled": False},
        "optical": {"bands": ["green", "nir"], "indices": [], "max_cloud_percent": 60},
        "aoi": {"path": str(files[0])},
        "labels": {"path": str(files[1]), "class_field": "cover"},
        "qc": {"min_valid": 0, "max_unlabelled": 0.999},
    }
    for name, changes in sections.items():
        document[name] = {**document.get(name, {}), **changes}
    document["chips"] = {"size_px": 32, **sections.get("chips", {})}
    return recipe_of(world, folder, **document)


QUOTAS: dict[str, Any] = {
    "balance": "quotas",
    "quotas": [{"name": "water", "chips": 5}, {"name": "forest", "chips": 2}, {"name": "city", "chips": 2}],
    "background": 0.25,
}


@pytest.fixture(scope="module")
def made(world: DemoWorld, files: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dataset with quotas and background."""
    folder = tmp_path_factory.mktemp("made") / "data"
    build(asked(world, files, folder, chips=QUOTAS), Progress())
    return folder


def header_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "dataset.json").read_text(encoding="utf-8"))


def test_the_chips_are_those_of_the_quotas(made: Path) -> None:
    table = chips_of(made)
    names = [set(text.split(";")) - {""} for text in table["classes"]]
    counts = Counter(name for one in names for name in one)
    assert {name: counts[name] for name in ("water", "forest", "city")} == {"water": 5, "forest": 2, "city": 1}
    strata = Counter(table["stratum"])
    assert strata["city"] == 1
    assert strata["forest"] == 2
    assert strata["background"] == round(sum(n for s, n in strata.items() if s != "background") / 3)
    assert set(table["status"]) == {"kept"}
    assert set(table.loc[table["stratum"] == "background", "labelled"]) == {0.0}


def test_the_header_and_the_layer_say_what_was_wanted_and_chosen(made: Path) -> None:
    balance = header_of(made)["balance"]
    told = {c["name"]: (c["candidates"], c["wanted"], c["chosen"], c["kept"], c["reached"]) for c in balance["classes"]}
    assert told["city"] == (1, 2, 1, 1, False)
    assert told["forest"] == (3, 2, 2, 2, True)
    assert told["water"] == (8, 5, 5, 5, True)
    assert told["rock"][:2] == (0, None)
    assert {c["name"]: c["ground_m2"] for c in balance["classes"]} == {
        "water": 8 * 1600.0, "forest": 3 * 1600.0, "city": 1600.0, "rock": 25.0
    }  # fmt: skip
    assert (balance["method"], balance["seed"], balance["candidates"]) == ("quotas", 42, COLUMNS * ROWS)
    assert balance["background"]["candidates"] == COLUMNS * ROWS - 11
    assert any("city 1 of 2 (it is on 1)" in text for text in header_of(made)["warnings"])
    layer = gpd.read_file(made / "dataset.gpkg", layer="candidates")
    assert len(layer) == COLUMNS * ROWS
    assert set(layer.loc[layer["chosen"] == 1, "chip_id"]) == set(chips_of(made)["chip_id"])
    assert set(layer["class_water"]) == {0.0, 1600 / SIDE**2}
    assert layer.area.round(3).unique().tolist() == [SIDE**2]


def test_its_own_recipe_chooses_the_same_chips(made: Path, tmp_path: Path) -> None:
    document = json.loads((made / "recipe.json").read_text(encoding="utf-8"))
    assert document["chips"]["seed"] == 42
    document["output"]["folder"] = str(tmp_path / "again")
    recipe = Recipe.from_dict(document).resolved(made)
    build(recipe, Progress())
    columns = ["sample_id", "stratum", "split", "sha256"]
    assert chips_of(tmp_path / "again")[columns].values.tolist() == chips_of(made)[columns].values.tolist()
    assert header_of(tmp_path / "again")["balance"] == header_of(made)["balance"]


def test_another_seed_of_the_split_is_another_choice_unless_the_chips_have_their_own(
    world: DemoWorld, files: tuple[Path, Path], made: Path
) -> None:
    before = set(chips_of(made)["chip_id"])
    with pytest.raises(DatasetError, match=r"chips.seed \(42, now 7\)"):
        build(asked(world, files, made, chips=QUOTAS, split={"seed": 7}), Progress())
    build(asked(world, files, made, chips={**QUOTAS, "seed": 42}, split={"seed": 7}), Progress())
    assert set(chips_of(made)["chip_id"]) == before
    assert header_of(made)["recipe"]["split"]["seed"] == 7
    build(asked(world, files, made, chips=QUOTAS), Progress())


def test_samples_outlive_another_choice(world: DemoWorld, files: tuple[Path, Path], tmp_path: Path) -> None:
    folder = tmp_path / "data"
    build(asked(world, files, folder), Progress())
    plain = chips_of(folder)
    assert set(plain["stratum"]) == {""} or plain["stratum"].isna().all()
    assert "balance" not in header_of(folder)
    times = {p.name: p.stat().st_mtime_ns for p in (folder / "images").iterdir()}
    chosen = {"balance": "power", "balance_power": 0, "max_chips": 4}
    build(asked(world, files, folder, chips=chosen, output={"existing": "rebuild"}), Progress())
    table = chips_of(folder)
    assert len(table) == 4
    assert {"city", "forest"} <= set(table["stratum"])
    assert all(p.stat().st_mtime_ns == times[p.name] for p in (folder / "images").iterdir())


def test_a_class_that_is_not_there_ends_before_a_pixel_is_read(
    world: DemoWorld, files: tuple[Path, Path], tmp_path: Path
) -> None:
    chips = {"balance": "quotas", "quotas": [{"name": "watr", "chips": 5}]}
    with pytest.raises(RecipeError) as caught:
        build(asked(world, files, tmp_path / "data", chips=chips), Progress())
    assert str(caught.value) == "chips.quotas: the labels have no class 'watr'. Did you mean water?"
    assert not (tmp_path / "data").exists()


def test_another_split_of_a_finished_dataset_leaves_its_chips(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(made, folder)
    decide(folder, {}, {"seed": 8}, Progress())
    header, before = header_of(folder), header_of(made)
    assert (header["recipe"]["split"]["seed"], header["recipe"]["chips"]["seed"]) == (8, 42)
    assert header["balance"] == before["balance"]
    document = json.loads((folder / "recipe.json").read_text(encoding="utf-8"))
    document["output"]["folder"] = str(tmp_path / "again")
    build(Recipe.from_dict(document).resolved(folder), Progress())
    assert hashes(tmp_path / "again") == hashes(folder)


def test_what_is_reached_counts_the_chips_that_are_kept_also_after_other_rules(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(made, folder)
    decide(folder, {"min_contrast": 1e6}, {}, Progress())
    header = header_of(folder)
    told = {c["name"]: (c["wanted"], c["chosen"], c["kept"], c["reached"]) for c in header["balance"]["classes"]}
    assert (told["water"], told["city"]) == ((5, 5, 0, False), (2, 1, 0, False))
    assert header["balance"]["background"]["kept"] == 0
    said = [text for text in header["warnings"] if "fewer chips with a class than wanted" in text]
    assert len(said) == 1
    assert "water 0 of 5 (5 chosen)" in said[0]
    decide(folder, {"min_contrast": 0}, {}, Progress())
    assert hashes(folder) == hashes(made)
