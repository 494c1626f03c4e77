"""A whole job from a catalogue and labels that mean harm: it is made, and nothing is written outside of its folder."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from dl4eo_qgis.core.demo import DemoWorld, write_world
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import SEED, chips_of, recipe_of

EVIL = "<script>alert(1)</script>|`x`"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> DemoWorld:
    made = write_world(tmp_path_factory.mktemp("hostile") / "world", SEED, Progress())
    items = made.catalogue.with_name("all_items.json")
    document = json.loads(items.read_text())
    for number, item in enumerate(document["features"]):
        item["id"] = f"../../../{number}/{EVIL}"
        item["properties"]["platform"] = f"{item['properties'].get('platform', '')} {EVIL}"
    items.write_text(json.dumps(document))
    lakes = gpd.read_file(made.labels)
    lakes["kind"] = [f"../{EVIL}"] * len(lakes)
    lakes.loc[len(lakes)] = {"geometry": shapely.box(0, 0, 0, 0), "kind": "x"}
    lakes.to_file(made.labels, driver="GPKG")
    return replace(made, catalogue=items)


def files_in(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_ids_and_names_lead_nowhere(world: DemoWorld, tmp_path: Path) -> None:
    around = world.catalogue.parent.parent
    folder = around / "a" / "b" / "dataset"
    folder.parent.mkdir(parents=True)
    before = files_in(around)
    recipe: Any = recipe_of(world, folder, labels={"path": str(world.labels), "class_field": "kind"})
    build(recipe, Progress())
    after = files_in(around)
    assert {path for path in after if before.get(path) != after[path] and not path.is_relative_to(folder)} == set()
    kept = chips_of(folder)
    assert (kept.status == "kept").any()
    assert kept.s2_items.str.contains("../../../", regex=False).all()
    card = (folder / "README.md").read_text()
    assert "<script>" not in card
    assert "&#60;script&#62;" in card
