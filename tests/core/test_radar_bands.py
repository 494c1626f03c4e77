"""Radar in the whole job: directions, orbits, polarisations, slices, units."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import chips_of, copy_of, hashes, read, recipe_of

DESCENDING, ASCENDING = (
    "SIM_S1A_IW_GRDH_1SDV_20220124T052610_041593_rtc",
    "SIM_S1A_IW_GRDH_1SDV_20220126T170730_041630_rtc",
)
"""The first covers the west only; the second all."""
NO_IMAGES = {"terrain": {"enabled": False}, "optical": {"bands": ["red"], "indices": [], "max_cloud_percent": 60}}


def made(world: DemoWorld, folder: Path, **sections: Any) -> tuple[Any, dict[str, dict[str, np.ndarray]]]:
    """Build; returns the chips table and the bands of each sample by name."""
    summary = build(recipe_of(world, folder, **{**NO_IMAGES, **sections}), Progress())
    chips = chips_of(folder)
    images = {
        row.sample_id: dict(zip(summary.bands, read(folder / row.image), strict=True)) for row in chips.itertuples()
    }
    return chips, images


@pytest.fixture(scope="module")
def alone(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the datasets of each direction alone."""
    return {
        direction: made(world, tmp_path_factory.mktemp(direction) / "a", radar={"orbit": direction})
        for direction in ("ascending", "descending")
    }


def test_one_direction_alone(alone: dict[str, Any]) -> None:
    chips, images = alone["ascending"]
    assert set(chips.s1_items) == {ASCENDING}
    assert set(chips.s1_orbit) == {"ascending"}
    assert set(chips.s1_relative_orbit) == {83}
    assert all(list(bands) == ["red", "vv", "vh"] for bands in images.values())
    chips, images = alone["descending"]
    none = chips.s1_items == ""
    assert set(chips.s1_items[~none]) == {DESCENDING}
    assert set(chips.s1_relative_orbit[~none]) == {46}
    assert 0 < none.sum() < len(chips)
    assert set(chips.status[none]) == {"rejected"}
    assert all("descending Sentinel-1" in reason for reason in chips.reason[none])
    assert all(np.isnan(images[name]["vv"]).all() for name in chips.sample_id[none])


def test_both_directions_are_the_two_alone_side_by_side(
    world: DemoWorld, alone: dict[str, Any], tmp_path: Path
) -> None:
    chips, images = made(world, tmp_path / "a", radar={"orbit": "both"})
    header = json.loads((tmp_path / "a" / "dataset.json").read_text())
    assert [b["name"] for b in header["bands"]] == ["red", "vv_asc", "vh_asc", "vv_desc", "vh_desc"]
    for name, bands in images.items():
        for suffix, direction in (("asc", "ascending"), ("desc", "descending")):
            for polarisation in ("vv", "vh"):
                one = alone[direction][1][name][polarisation]
                assert np.array_equal(bands[f"{polarisation}_{suffix}"], one, equal_nan=True)
    rows = chips.set_index("sample_id")
    single = {direction: found[0].set_index("sample_id") for direction, found in alone.items()}
    for name, row in rows.iterrows():
        lacks = single["descending"].s1_items[name] == ""
        assert row.s1_items == (ASCENDING if lacks else f"{ASCENDING};{DESCENDING}")
        assert row.s1_orbit == ("ascending" if lacks else "ascending;descending")
        assert row.s1_relative_orbit == ("83" if lacks else "83;46")
        gaps = [s.s1_days[name] for s in single.values() if not math.isnan(s.s1_days[name])]
        assert row.s1_days == max(gaps, key=abs)
        assert row.reason == single["descending"].reason[name]
    again = hashes(tmp_path / "a")
    build(recipe_of(world, tmp_path / "a", **NO_IMAGES, radar={"orbit": "both"}), Progress())
    assert hashes(tmp_path / "a") == again


def test_a_relative_orbit_gives_what_its_direction_gives(
    world: DemoWorld, alone: dict[str, Any], tmp_path: Path
) -> None:
    chips, images = made(world, tmp_path / "a", radar={"relative_orbit": 83})
    assert set(chips.s1_items) == {ASCENDING}
    for name, bands in images.items():
        assert np.array_equal(bands["vv"], alone["ascending"][1][name]["vv"], equal_nan=True)


def test_named_polarisations_are_the_bands(world: DemoWorld, alone: dict[str, Any], tmp_path: Path) -> None:
    _, images = made(world, tmp_path / "a", radar={"bands": ["vh"], "orbit": "ascending"})
    for name, bands in images.items():
        assert list(bands) == ["red", "vh"]
        assert np.array_equal(bands["vh"], alone["ascending"][1][name]["vh"], equal_nan=True)


def test_horizontal_polarisations_are_taken_where_vertical_ones_are_missing(
    world: DemoWorld, alone: dict[str, Any], tmp_path: Path
) -> None:
    """The same pixels, called HH and HV by the catalogue."""
    copy = copy_of(world, tmp_path / "world")
    for path in copy.catalogue.parent.rglob("*_rtc.json"):
        item = json.loads(path.read_text())
        item["assets"] = {key.replace("v", "h", 1): asset for key, asset in item["assets"].items()}
        if "hh" in item["assets"]:
            item["assets"] = {"hh": item["assets"]["hv"], "hv": item["assets"]["hh"]}
        path.write_text(json.dumps(item))
    _, images = made(copy, tmp_path / "a", radar={"orbit": "ascending"})
    for name, bands in images.items():
        assert list(bands) == ["red", "hh", "hv"]
        assert np.array_equal(bands["hh"], alone["ascending"][1][name]["vv"], equal_nan=True)
        assert np.array_equal(bands["hv"], alone["ascending"][1][name]["vh"], equal_nan=True)


def test_a_pass_cut_into_slices_gives_the_same_pixels(world: DemoWorld, alone: dict[str, Any], tmp_path: Path) -> None:
    """The ascending pass as two files and footprints that overlap by 40 rows; the second is taken 25 s later."""
    copy = copy_of(world, tmp_path / "world")
    listing = json.loads((copy.catalogue.parent / "all_items.json").read_text())
    (whole,) = (item for item in listing["features"] if item["id"] == ASCENDING)
    listing["features"].remove(whole)
    shape = reproject([shapely.geometry.shape(whole["geometry"])], "EPSG:4326", "EPSG:32632")[0]
    for number, (low, high) in enumerate(((0, 460), (420, None))):
        part = json.loads(json.dumps(whole))
        part["id"] = f"{ASCENDING}_{number}"
        part["properties"]["datetime"] = f"2022-01-26T17:07:{30 + 25 * number}Z"
        for key in ("vv", "vh"):
            target = f"sentinel-1-rtc/{key}_{number}.tif"
            with rasterio.open(copy.catalogue.parent / whole["assets"][key]["href"]) as file:
                data, (left, _, _, top) = file.read(1)[low:high], file.bounds
                place = rasterio.Affine(10, 0, left, 0, -10, top - 10 * low)
                cut = {**file.profile, "height": data.shape[0], "transform": place}
            with rasterio.open(copy.catalogue.parent / target, "w", **cut) as file:
                file.write(data, 1)
            part["assets"][key] = {"href": target}
        edge = shapely.box(left, top - 10 * (high or 1000), left + 20_000, top - 10 * low)
        footprint = reproject([shape.intersection(edge)], "EPSG:32632", "EPSG:4326")[0]
        part["geometry"] = json.loads(shapely.to_geojson(footprint))
        part["bbox"] = list(footprint.bounds)
        listing["features"].append(part)
    (copy.catalogue.parent / "sliced.json").write_text(json.dumps(listing))
    sliced = dataclasses.replace(copy, catalogue=copy.catalogue.parent / "sliced.json")
    chips, images = made(sliced, tmp_path / "a", radar={"orbit": "ascending"})
    items = set(chips.s1_items)
    assert items == {f"{ASCENDING}_0", f"{ASCENDING}_1", f"{ASCENDING}_0;{ASCENDING}_1"}
    for name, bands in images.items():
        for polarisation in ("vv", "vh"):
            assert np.array_equal(bands[polarisation], alone["ascending"][1][name][polarisation], equal_nan=True)


@pytest.mark.parametrize("unit", ["db", "linear"])
def test_nodata_stays_nodata_and_power_becomes_decibels(world: DemoWorld, tmp_path: Path, unit: str) -> None:
    """Hand-written pixels in the file: 0.1, -32768, 0 and 1."""
    copy = copy_of(world, tmp_path / "world")
    for path in copy.catalogue.parent.rglob("*_rtc*/vv.tif"):
        with rasterio.open(path) as file:
            profile, data = file.profile, np.full(file.shape, 0.1, np.float32)
        data[1::4], data[2::4], data[3::4] = -32768, 0, 1
        with rasterio.open(path, "w", **profile) as file:
            file.write(data, 1)
    _, images = made(copy, tmp_path / "a", radar={"orbit": "ascending", "unit": unit}, qc={"min_valid": 0})
    found = np.concatenate([bands["vv"] for bands in images.values()])
    values = {"db": [-10.0, 0.0], "linear": [0.1, 1.0]}[unit]
    assert np.unique(found[~np.isnan(found)]) == pytest.approx(values, abs=1e-6)
    assert np.isnan(found).mean() == pytest.approx(0.5, abs=0.01)
