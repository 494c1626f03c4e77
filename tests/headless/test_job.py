"""The whole job as a user runs it: simulated data, dataset, layers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas
import pytest
import rasterio

from tests.headless.conftest import World, fail, run

BANDS = ["blue", "green", "red", "nir", "swir16", "swir22", "ndwi", "slope", "elevation", "vv", "vh"]


def table(address: str) -> geopandas.GeoDataFrame:
    path, layer = address.split("|layername=")
    return geopandas.read_file(path, layer=layer)


def test_demodata_says_what_to_pass_on(world: World) -> None:
    assert world.catalogue.is_file()
    assert (world.parameters["START"], world.parameters["END"]) == ("2022-01-01", "2022-02-28")
    assert len(geopandas.read_file(world.parameters["LABELS"])) > 0


def test_makedataset_makes_the_eleven_bands(finished: dict[str, Any]) -> None:
    header = json.loads(Path(finished["DATASET"]).read_text(encoding="utf-8"))
    assert [band["name"] for band in header["bands"]] == BANDS
    assert header["state"] == "complete"
    chips = table(finished["CHIPS"])
    assert finished["COUNT"] == (chips["status"] == "kept").sum() > 0
    for row in chips.itertuples():
        folder = Path(finished["FOLDER"])
        with rasterio.open(folder / row.image) as image, rasterio.open(folder / row.mask) as mask:
            assert image.descriptions == tuple(BANDS)
            assert image.transform == mask.transform
            assert (image.shape, image.crs) == (mask.shape, mask.crs)
            assert (mask.read(1) > 0).mean() == pytest.approx(row.labelled, abs=1e-6)


def test_lakes_look_like_lakes(finished: dict[str, Any]) -> None:
    """Water: NDWI above 0, little VV, flat."""
    chips = table(finished["CHIPS"])
    water: dict[str, list[np.ndarray]] = {name: [] for name in ("ndwi", "vv", "slope")}
    for row in chips[chips["status"] == "kept"].itertuples():
        folder = Path(finished["FOLDER"])
        with rasterio.open(folder / row.image) as image, rasterio.open(folder / row.mask) as mask:
            inside = mask.read(1) == 1
            for name in water:
                water[name].append(image.read(BANDS.index(name) + 1)[inside])
    median = {name: float(np.nanmedian(np.concatenate(parts))) for name, parts in water.items()}
    assert median["ndwi"] > 0
    assert median["vv"] < -15
    assert median["slope"] < 1


def test_the_layers_are_where_the_outputs_say(finished: dict[str, Any], tmp_path: Path) -> None:
    copy = str(shutil.copytree(finished["FOLDER"], tmp_path / "copy"))  # mosaics are written beside it
    loaded = run("loaddataset", DATASET=f"{copy}/dataset.json")
    for name in ("CHIPS", "SCENES"):
        assert loaded[name] == finished[name].replace(finished["FOLDER"], copy)
    assert loaded["COUNT"] == finished["COUNT"]
    assert len(table(loaded["AOI"])) == 1


def test_applyreview(finished: dict[str, Any], tmp_path: Path) -> None:
    """Verdicts of a CSV file decide; a word that is none is one line."""
    folder = Path(shutil.copytree(finished["FOLDER"], tmp_path / "copy"))
    kept = table(finished["CHIPS"]).query("status == 'kept'")["sample_id"].tolist()
    (tmp_path / "v.csv").write_text(f"sample_id,review,note\n{kept[0]},reject,haze\n", encoding="utf-8")
    answer = run("applyreview", DATASET=folder / "dataset.json", CHIPS=tmp_path / "v.csv")
    assert (answer["REJECTED"], answer["CHANGED"], answer["COUNT"]) == (1, 1, finished["COUNT"] - 1)
    chips = table(answer["CHIPS"]).set_index("sample_id")
    assert tuple(chips.loc[kept[0], ["status", "reason", "review"]]) == ("rejected", "review: haze", "reject")
    (tmp_path / "v.csv").write_text(f"sample_id,review\n{kept[1]},rejcet\n", encoding="utf-8")
    said = fail("applyreview", DATASET=folder / "dataset.json", CHIPS=tmp_path / "v.csv")
    assert f"the review of the sample {kept[1]} is 'rejcet', which is no verdict. Did you mean reject?" in said


def test_describedataset(finished: dict[str, Any], tmp_path: Path) -> None:
    answer = run("describedataset", DATASET=finished["DATASET"], OUTPUT=tmp_path / "bands.csv")
    told = json.loads(Path(answer["STATISTICS"]).read_text(encoding="utf-8"))
    bands = pandas.read_csv(answer["OUTPUT"])
    train = bands[bands["split"] == "train"]
    assert list(train["band"]) == BANDS == told["bands"]
    assert list(train["mean"]) == pytest.approx([told["statistics"][b]["mean"] for b in BANDS], rel=1e-9)
    assert answer["COUNT"] == told["samples"] == train["samples"].iloc[0]
    assert (table(finished["CHIPS"])["split"] == "train").sum() == answer["COUNT"]
    said = fail("describedataset", DATASET=finished["DATASET"], OUTPUT=tmp_path / "no.csv", SPLIT_NAME="trian")
    assert said == "SPLIT_NAME: no kept sample is of a split 'trian'. Did you mean train?"


def test_searchscenes(world: World, finished: dict[str, Any], tmp_path: Path) -> None:
    asked = {name: world.parameters[name] for name in ("AOI", "CATALOGUE", "START", "END")}
    answer = run("searchscenes", **asked, OUTPUT=tmp_path / "scenes.gpkg")
    found = geopandas.read_file(answer["OUTPUT"])
    assert answer["COUNT"] == len(found) > 0
    scenes = table(finished["SCENES"])
    assert set(scenes[scenes["role"] == "optical"]["item_id"]) <= set(found["item_id"])
    assert found.crs.to_epsg() == 4326


def test_makechipgrid(world: World, finished: dict[str, Any], tmp_path: Path) -> None:
    answer = run("makechipgrid", AOI=world.parameters["AOI"], CHIP_SIZE=64, OUTPUT=tmp_path / "chips.gpkg")
    grid = geopandas.read_file(answer["OUTPUT"]).set_index("chip_id")
    assert answer["COUNT"] == len(grid)
    chips = table(finished["CHIPS"]).set_index("chip_id")
    assert chips.geometry.geom_equals_exact(grid.loc[chips.index].geometry, 1e-6).all()


def test_words_of_the_command_line(world: World, tmp_path: Path) -> None:
    """SELECT=every and RADAR=no read as they are written."""
    changed = {"SELECT": "every", "RADAR": "no", "TERRAIN": "no", "BANDS": "green,nir", "FOLDER": tmp_path / "out"}
    answer = run("makedataset", **{**world.parameters, **changed})
    header = json.loads(Path(answer["DATASET"]).read_text(encoding="utf-8"))
    assert [band["name"] for band in header["bands"]] == ["green", "nir", "ndwi"]
    assert header["recipe"]["select"]["method"] == "every"
    chips = table(answer["CHIPS"])
    assert chips["chip_id"].duplicated().any()


def test_the_kept_recipe_runs_again(finished: dict[str, Any], world: World) -> None:
    """The same command on the same folder changes no byte of the images."""
    folder = Path(finished["FOLDER"])
    before = {p: p.read_bytes() for p in sorted(folder.glob("*/*.tif"))}
    answer = run("makedataset", **world.parameters, FOLDER=folder)
    assert answer == finished
    assert {p: p.read_bytes() for p in sorted(folder.glob("*/*.tif"))} == before
