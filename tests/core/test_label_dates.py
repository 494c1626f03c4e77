"""The whole job with the dates of labels: each chip is made of the images nearest to the days of its own labels."""

from __future__ import annotations

import dataclasses
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import pytest
import shapely

from dl4eo_qgis.core.demo import DemoWorld, write_world
from dl4eo_qgis.core.errors import LabelError, NoScenesError
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from tests.core.demo_job import SEED, chips_of, hashes, recipe_of

DAYS = ["2022-01-20", "2022-01-30", None]
"""Dealt to the lakes in turn: nearest to the first image, to the second, to none."""
NEAREST = {"method": "nearest", "date_field": "seen", "cloud_weight": 0}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> DemoWorld:
    """Return the simulated world with a date for each lake."""
    made = write_world(tmp_path_factory.mktemp("world"), SEED, Progress())
    lakes = geopandas.read_file(made.labels)
    lakes = pd.concat([lakes, lakes.iloc[1:2]], ignore_index=True)  # one lake on two days
    lakes["seen"] = pd.to_datetime([DAYS[i % 3] for i in range(len(lakes))])
    lakes["told"] = [f"{DAYS[i % 3]}T12:00:00Z" if DAYS[i % 3] else None for i in range(len(lakes))]
    path = made.labels.with_name("dated.gpkg")
    lakes.to_file(path)
    return dataclasses.replace(made, labels=path)


@pytest.fixture(scope="module")
def made(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder, said = tmp_path_factory.mktemp("made") / "dataset", []
    progress = Progress(lambda kind, fraction, text: said.append(text))
    build(recipe_of(world, folder, select=NEAREST), progress)
    return folder, said


def test_each_chip_has_the_dates_of_its_labels(world: DemoWorld, made: tuple[Path, list[str]]) -> None:
    folder, said = made
    lakes = geopandas.read_file(world.labels).to_crs(32632)
    wanted: dict[str, set[str]] = defaultdict(set)
    for chip in chips_of(folder).itertuples():
        left, bottom = chip.col * 640, chip.row * 640
        touching = lakes[lakes.intersects(shapely.box(left, bottom, left + 640, bottom + 640))]
        days = {"2022-01-23" if day < pd.Timestamp("2022-01-26") else "2022-01-28" for day in touching.seen.dropna()}
        wanted[chip.chip_id] = days
    found: dict[str, set[str]] = defaultdict(set)
    for chip in chips_of(folder).itertuples():
        found[chip.chip_id].add(str(chip.date)[:10])
    assert found == wanted
    assert {len(days) for days in found.values()} == {1, 2}
    assert set().union(*found.values()) == {"2022-01-23", "2022-01-28"}
    undated = sum(lakes.seen.isna())
    assert any(f"{undated} features without a date (seen) choose no date" in text for text in said)


def test_texts_give_what_dates_give(world: DemoWorld, made: tuple[Path, list[str]], tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "a", select={**NEAREST, "date_field": "told"}), Progress())
    images = {name: code for name, code in hashes(tmp_path / "a").items() if name.endswith(".tif")}
    assert images == {name: code for name, code in hashes(made[0]).items() if name.endswith(".tif")}


def test_the_kept_recipe_gives_the_same_dataset(made: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder = tmp_path / "moved"
    shutil.copytree(made[0], folder)
    before = hashes(folder)
    build(Recipe.from_file(folder / "recipe.json"), Progress())
    assert hashes(folder) == before


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("nothing", "no attribute 'nothing'"),
        ("number", "holds '1' in feature 1, which is no date"),
        ("empty", "is empty in every"),
    ],
)
def test_a_field_that_tells_no_dates(world: DemoWorld, tmp_path: Path, field: str, said: str) -> None:
    lakes = geopandas.read_file(world.labels)
    lakes["number"], lakes["empty"] = 1, pd.Series([None] * len(lakes), dtype=object)
    lakes.to_file(tmp_path / "odd.gpkg")
    odd: Any = dataclasses.replace(world, labels=tmp_path / "odd.gpkg")
    with pytest.raises(LabelError, match=said):
        build(recipe_of(odd, tmp_path / "a", select={**NEAREST, "date_field": field}), Progress())


def test_a_day_with_nothing_near_to_it(world: DemoWorld, tmp_path: Path) -> None:
    select = {"method": "nearest", "date": "2022-02-20", "max_days": 2}
    with pytest.raises(NoScenesError, match="chips have no date within 2 days that covers the whole chip"):
        build(recipe_of(world, tmp_path / "a", select=select), Progress())
    assert not (tmp_path / "a").exists()
