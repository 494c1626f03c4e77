"""The whole job on the simulated world, whose truth is known."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.demo import DemoWorld, Truth, make_truth
from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.pipeline import Summary, build
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import BANDS, SEED, chips_of, hashes, read, recipe_of


@pytest.fixture(scope="module")
def truth() -> Truth:
    """Return what the world was made from."""
    return make_truth(SEED)


@pytest.fixture(scope="module")
def built(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """Return the demo's dataset: every chip, every date."""
    folder = tmp_path_factory.mktemp("built") / "dataset"
    return build(recipe_of(world, folder, chips={"keep": "all"}, select={"method": "every"}), Progress())


def window_of(row: Any) -> GridWindow:
    """Return the pixels of a row of the chips table."""
    left, _, _, top = row.geometry.bounds
    return GridWindow(int(row.epsg), 10.0, round(left / 10), round(top / 10), 64, 64)


def test_images_have_the_bands_of_the_contract(built: Summary) -> None:
    assert built.bands == BANDS
    row = chips_of(built.folder).iloc[0]
    with rasterio.open(built.folder / row.image) as image, rasterio.open(built.folder / row["mask"]) as mask:
        assert image.descriptions == BANDS
        assert set(image.dtypes) == {"float32"}
        assert np.isnan(image.nodata)
        assert image.units[:1] + image.units[7:10] == ("reflectance", "degree", "metre", "dB")
        assert (image.shape, mask.shape) == ((64, 64), (64, 64))
        assert image.transform == mask.transform
        assert image.crs == mask.crs
        assert image.tags()["sample_id"] == row.sample_id
        assert image.transform.c % 640 == 0
        assert image.transform.f % 640 == 0


def test_every_mask_equals_the_lakes(built: Summary, truth: Truth) -> None:
    wet = 0
    for row in chips_of(built.folder).itertuples():
        window = window_of(row)
        water = truth.water[truth.window.slices_of(window)] if inside(truth, window) else None
        mask = read(built.folder / row.mask)[0]
        if water is not None:
            np.testing.assert_array_equal(mask, water.astype(np.uint8))
            wet += int(water.sum())
            assert row.labelled == pytest.approx(water.mean(), abs=1e-6)
    assert wet > 3000


def inside(truth: Truth, window: GridWindow) -> bool:
    """Say whether the truth holds a window."""
    try:
        truth.window.slices_of(window)
    except ValueError:
        return False
    return True


def test_the_values_are_those_of_the_ground(built: Summary, truth: Truth) -> None:
    """Water: NDWI above 0, VV low, flat; everywhere: reflectance, elevation and backscatter as the truth has them."""
    seen = 0
    for row in chips_of(built.folder).itertuples():
        window = window_of(row)
        if not inside(truth, window) or row.valid < 1:
            continue
        date = str(row.date).replace("-", "")[:8]
        place = truth.window.slices_of(window)
        image = dict(zip(BANDS, read(built.folder / row.image), strict=True))
        clear, water = truth.clear[date][place], truth.water[place]
        deep = eroded(water) & clear
        seen += int(deep.sum())
        for band in ("blue", "green", "red", "nir"):
            error = image[band][clear] - truth.reflectance[band][place][clear]
            if clear.any():
                assert abs(float(error.mean())) < 1e-3
                assert float(error.std()) < 0.004
        assert np.abs(image["elevation"] - truth.elevation[place]).max() < 6
        assert (image["ndwi"][deep] > 0).all()
        assert (image["slope"][eroded(eroded(eroded(eroded(water))))] < 0.5).all()
        if deep.sum() > 50:
            assert image["vv"][deep].mean() < -18
            assert image["vv"][~water].mean() > -13
    assert seen > 2000


def eroded(mask: np.ndarray) -> np.ndarray:
    """Return a mask without its outermost pixels."""
    padded = np.pad(mask, 1)
    return mask & padded[:-2, 1:-1] & padded[2:, 1:-1] & padded[1:-1, :-2] & padded[1:-1, 2:]


def test_the_two_dates_agree_across_the_change_of_baseline(built: Summary, truth: Truth) -> None:
    table = chips_of(built.folder)
    compared = 0
    for _, pair in table[table.valid == 1].groupby("chip_id"):
        if len(pair) != 2 or not inside(truth, window_of(next(pair.itertuples()))):
            continue
        place = truth.window.slices_of(window_of(next(pair.itertuples())))
        both = np.logical_and.reduce([truth.clear[d][place] for d in truth.clear])
        if both.sum() > 1000:
            a, b = (read(built.folder / f)[1] for f in pair.image)
            assert abs(float((a - b)[both].mean())) < 5e-4
            compared += 1
    assert compared > 10


def test_table_and_header_say_what_is_there(built: Summary) -> None:
    table = chips_of(built.folder)
    header = json.loads((built.folder / "dataset.json").read_text(encoding="utf-8"))
    assert header["state"] == "complete"
    assert header["counts"] == built.counts
    assert [b["name"] for b in header["bands"]] == list(BANDS)
    assert header["counts"]["samples"] == len(table) == table.sample_id.nunique()
    assert {"chip_id", "split", "status", "reason", "review", "clear", "cloud", "class_label", "s1_days"} <= set(table)
    for row in table.itertuples():
        files = [built.folder / row.image, built.folder / row.mask]
        assert row.bytes == sum(f.stat().st_size for f in files)
        assert row.sha256 == hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()
    assert (table[table.status == "kept"].split != "").all()
    assert (table[table.status == "rejected"].reason != "").all()
    assert table.groupby("chip_id").split.apply(lambda s: len(set(s) - {"", None})).max() == 1
    names = gpd.list_layers(built.folder / "dataset.gpkg").name.tolist()
    assert names == ["chips", "scenes", "aoi", "labels"]  # two dates of a chip are no duplicates
    assert "no measurement: simulated pixels" in (built.folder / "README.md").read_text(encoding="utf-8")
    assert not list(built.folder.rglob("*.part"))
    assert not (built.folder / ".rows.jsonl").exists()


@pytest.mark.parametrize("threads", [1, 2, 8])
def test_any_number_of_threads_gives_the_same_bytes(world: DemoWorld, tmp_path: Path, threads: int) -> None:
    build(recipe_of(world, tmp_path / "a", output={"folder": str(tmp_path / "a"), "threads": threads}), Progress())
    build(recipe_of(world, tmp_path / "b"), Progress())
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def test_two_aois_that_share_ground_give_the_same_bytes(world: DemoWorld, built: Summary, tmp_path: Path) -> None:
    aoi = gpd.read_file(world.aoi)
    west, south, east, north = aoi.total_bounds
    part = shapely.box(west + (east - west) * 0.37, south, east + 0.01, north - (north - south) * 0.41)
    gpd.GeoDataFrame(geometry=[part], crs=aoi.crs).to_file(tmp_path / "part.gpkg")
    sections: dict[str, dict[str, Any]] = {
        "aoi": {"path": str(tmp_path / "part.gpkg")},
        "chips": {"keep": "all"},
        "select": {"method": "every"},
    }
    build(recipe_of(world, tmp_path / "d", **sections), Progress())
    one, two = hashes(built.folder), hashes(tmp_path / "d")
    shared = [n for n in one.keys() & two.keys() if n.endswith(".tif")]
    assert len(shared) > 60
    assert {n: one[n] for n in shared} == {n: two[n] for n in shared}


def test_without_labels_there_are_images_and_no_masks(world: DemoWorld, tmp_path: Path) -> None:
    made = build(recipe_of(world, tmp_path / "a", labels={"path": ""}, chips={"size_px": 256}), Progress())
    assert made.counts["kept"] > 0
    assert not (tmp_path / "a/masks").exists()
    assert set(chips_of(tmp_path / "a")["mask"]) <= {"", None}


def test_bands_and_indices_as_asked(world: DemoWorld, tmp_path: Path) -> None:
    sections: dict[str, dict[str, Any]] = {
        "optical": {"bands": ["red"], "indices": ["ndvi", "gndvi"]},
        "radar": {"enabled": False},
        "terrain": {"enabled": False},
    }
    assert build(recipe_of(world, tmp_path / "a", **sections), Progress()).bands == ("red", "ndvi", "gndvi")


def test_linear_radar_is_the_power_of_the_decibels(world: DemoWorld, tmp_path: Path) -> None:
    for unit in ("db", "linear"):
        build(recipe_of(world, tmp_path / unit, radar={"unit": unit}, optical={"bands": ["red"]}), Progress())
    name = sorted(p.name for p in (tmp_path / "db/images").iterdir())[0]
    decibels, power = (read(tmp_path / unit / "images" / name)[-2:] for unit in ("db", "linear"))
    np.testing.assert_allclose(10 * np.log10(power), decibels, atol=1e-4)


def test_classes_by_text(world: DemoWorld, tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "a", labels={"class_field": "kind"}), Progress())
    header = json.loads((tmp_path / "a/dataset.json").read_text(encoding="utf-8"))
    assert [(c["value"], c["name"]) for c in header["classes"]] == [(1, "lake"), (2, "pond")]
    table = chips_of(tmp_path / "a")
    np.testing.assert_allclose(table.class_lake + table.class_pond, table.labelled, atol=1e-6)


def test_no_ground_under_a_dem_is_nodata_or_the_sea_by_choice(world: DemoWorld, tmp_path: Path) -> None:
    for missing in ("nodata", "sea"):
        shutil.copytree(world.catalogue.parent, tmp_path / missing / "world")
        copy = dataclasses.replace(world, catalogue=tmp_path / missing / "world" / world.catalogue.name)
        drop_tile(copy.catalogue)
        made = build(recipe_of(copy, tmp_path / missing / "out", terrain={"missing": missing}), Progress())
        assert any("no DEM tile" in w for w in made.warnings)
        table = chips_of(made.folder)
        low = [read(made.folder / f)[8] for f in table.image]
        if missing == "sea":
            assert all(np.isfinite(e).all() for e in low)
            assert any((e == 0).all() for e in low)
        else:
            assert any(np.isnan(e).all() for e in low)
            assert (table[table.status == "rejected"].reason.str.contains("valid share")).any()


def drop_tile(catalogue: Path) -> None:
    """Take the western DEM tile out of the demo's catalogue."""
    collection = catalogue.parent / "cop-dem-glo-30" / "collection.json"
    document = json.loads(collection.read_text(encoding="utf-8"))
    document["links"] = [x for x in document["links"] if not (x["rel"] == "item" and "E009" in x["href"])]
    collection.write_text(json.dumps(document), encoding="utf-8")
