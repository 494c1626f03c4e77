"""Options and messages that a user of qgis_process met: a part of a radar pass, any cloud, enums by number, names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import geopandas
import numpy as np
import pytest
import rasterio
from shapely.geometry import box

from tests.core.own_rasters import write_raster
from tests.headless.conftest import World, call, fail, run, written

LEAN = {"TERRAIN": "no", "BANDS": "red", "INDICES": "", "KEEP": "all"}


@pytest.fixture(scope="module")
def cloudy(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the world's items, whose images say that they are all cloud."""
    folder = tmp_path_factory.mktemp("cloudy")
    items = [json.loads(p.read_text()) | {"at": p.parent} for p in world.catalogue.parent.rglob("*.json")]
    items = [item for item in items if item.get("type") == "Feature"]
    for item in items:
        at = item.pop("at")
        for asset in item["assets"].values():
            asset["href"] = str((at / asset["href"]).resolve())
        if "eo:cloud_cover" in item["properties"]:
            item["properties"]["eo:cloud_cover"] = 100
    path = folder / "items.json"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": items}), encoding="utf-8")
    return path


def test_part_of_a_chip_under_the_radar_and_any_cloud(world: World, cloudy: Path, tmp_path: Path) -> None:
    asked = {**world.parameters, **LEAN, "CATALOGUE": cloudy, "RADAR_RELATIVE_ORBIT": 46, "MIN_VALID": 0.1}
    said = fail("makedataset", **asked, MAX_CLOUD=100, FOLDER=tmp_path / "no")
    assert "0 have cloud below 100 % (the least: 100 %)" in said
    found = {}
    for cover in (100, 25):
        answer = run("makedataset", **asked, MAX_CLOUD=101, RADAR_COVER=cover, FOLDER=tmp_path / str(cover))
        header = json.loads(Path(answer["DATASET"]).read_text(encoding="utf-8"))
        assert header["recipe"]["radar"]["min_cover"] == pytest.approx(cover / 100)
        assert header["recipe"]["optical"]["max_cloud_percent"] == 101
        found[cover] = geopandas.read_file(tmp_path / str(cover) / "dataset.gpkg", layer="chips").set_index("chip_id")
        partial = [text for text in header["warnings"] if "covers only part of the chip" in text]
        assert len(partial) <= 1
        if cover == 100:
            assert " to " in partial[0]
            assert "RADAR_COVER wants 100" in partial[0]
    gained = found[25][(found[25].s1_items != "") & (found[100].s1_items.fillna("") == "")]
    assert len(gained) > 0
    assert set(found[100].loc[gained.index].status) == {"rejected"}
    assert all("covers only part of the chip (" in reason for reason in found[100].loc[gained.index].reason)
    assert not any("Sentinel-1" in (reason or "") for reason in gained.reason)
    for row in gained.itertuples():
        with rasterio.open(tmp_path / "25" / row.image) as file:
            share = np.isfinite(file.read(2)).mean()
        told = float(re.search(r"\((\d+) %", found[100].loc[row.Index].reason)[1]) / 100
        assert 0.25 <= told <= share + 0.02 <= told + 0.05


def test_radar_that_is_missing_names_the_ways_out(world: World, tmp_path: Path) -> None:
    asked = {**world.parameters, **LEAN}
    answer = call(
        "run", "dl4eo:makedataset", "--",
        *written({**asked, "RADAR_RELATIVE_ORBIT": 83, "RADAR_DAYS": 0.1, "FOLDER": tmp_path / "a"}),
    )  # fmt: skip
    assert "no Sentinel-1 pass of relative orbit 83 within 0.1 days" in answer.output + answer.errors
    empty = tmp_path / "optical.json"
    items = [json.loads(p.read_text()) for p in world.catalogue.parent.rglob("*.json")]
    radar = [i for i in items if i.get("type") == "Feature" and i["collection"].startswith("sentinel-1")]
    for item in radar:
        item |= {"geometry": box(100, 0, 101, 1).__geo_interface__, "bbox": [100, 0, 101, 1]}
    empty.write_text(json.dumps({"type": "FeatureCollection", "features": radar}), encoding="utf-8")
    said = fail("makedataset", **asked, RADAR_CATALOGUE=empty, FOLDER=tmp_path / "b")
    assert said.endswith("Choose another RADAR_CATALOGUE or more RADAR_DAYS, or leave radar out with RADAR=no.")


def test_enums_by_number_and_the_user_s_names(world: World, tmp_path: Path) -> None:
    asked = {**world.parameters, **LEAN, "RADAR": "no", "MAX_CLOUD": 60}
    answer = call(
        "run", "dl4eo:makedataset", "--", *written({**asked, "RULE": 1, "OFFSET": 3, "FOLDER": tmp_path / "a"})
    )
    assert answer.code == 0, answer.errors
    assert "optical.offset" not in answer.output + answer.errors
    header = json.loads((tmp_path / "a" / "dataset.json").read_text(encoding="utf-8"))
    assert header["recipe"]["labels"]["rule"] == "touched"
    assert {scene["offset_reason"] for scene in header["scenes"]} == {"as the recipe says: always"}


def test_a_field_that_is_left_away_is_told_without_its_copy_s_name(world: World, tmp_path: Path) -> None:
    lakes = geopandas.read_file(world.parameters["LABELS"])
    lakes["oid"] = range(11, 11 + len(lakes))
    lakes.to_file(tmp_path / "lakes.gpkg")
    asked = {**world.parameters, **LEAN, "RADAR": "no", "MAX_CLOUD": 60, "LABELS": tmp_path / "lakes.gpkg"}
    run("makedataset", **asked, LABEL_LAYERS="instance,value", ID_FIELD="oid", VALUE_FIELD="oid", FOLDER=tmp_path / "a")
    said = fail("makedataset", **asked, LABEL_LAYERS="instance", FOLDER=tmp_path / "a")
    assert 'LABEL_LAYERS (["instance", "value"], now ["instance"])' in said
    assert "VALUE_FIELD (given before, now empty)" in said


def test_label_catalogue_without_its_collection(world: World, tmp_path: Path) -> None:
    asked = {**world.parameters, **LEAN, "RADAR": "no"}
    del asked["LABELS"]
    said = fail("makedataset", **asked, LABEL_CATALOGUE=world.catalogue, FOLDER=tmp_path / "a")
    assert said.startswith("LABEL_CATALOGUE: ")
    assert "esa-worldcover" in said


def test_an_index_of_rasters_says_the_user_s_names(tmp_path: Path) -> None:
    said = fail("indexlocalrasters", INPUT=tmp_path / "nosuch", OUTPUT=tmp_path / "x.json")
    assert said.startswith(f"INPUT: {tmp_path}/nosuch: is not a folder.")
    write_raster(tmp_path / "x.tif", np.ones((1, 4, 4), np.uint8), 0.5)
    said = fail("indexlocalrasters", INPUT=tmp_path, OUTPUT=tmp_path / "x.json")
    assert "tells a day; give one (DATE)" in said
    said = fail("indexlocalrasters", INPUT=tmp_path, DATE="2024-06-30", BANDS="zz=blue", OUTPUT=tmp_path / "x.json")
    assert said.startswith("BANDS: no file has a band 'zz'. Known: b1.")
    answer = call(
        "run", "dl4eo:indexlocalrasters", "--",
        *written({"INPUT": tmp_path, "DATE": "2024-06-30", "OUTPUT": tmp_path / "x.json"}),
    )  # fmt: skip
    assert any(line.startswith("1 items of 1 files") for line in answer.output.splitlines())
