"""Clouds and composites on real data: twelve dates with Sen2Cor's classes, and cloud masks of s2cloudless."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from tests.core.demo_job import chips_of

pytestmark = pytest.mark.real

EPSG, LEFT, TOP, ROWS, COLS = 32631, 643260, 5676480, 66, 64
"""The ground of the Belgian files, on the 10 m lattice."""
SIDE = 16
FILES = {"coastal": "B01", "red": "B04", "nir": "B08", "swir16": "B11"}
CLASSES = {"clear": (4, 5, 6, 7), "cloud": (8, 9, 10), "shadow": (3,), "snow": (11,), "nodata": (0, 1)}


@pytest.fixture(scope="module")
def site(shared_data: Path) -> Path:
    return shared_data / "sites" / "belgium_series" / "s2_l2a"


@pytest.fixture(scope="module")
def dates(site: Path) -> list[str]:
    found = sorted(path.name for path in site.iterdir())
    assert len(found) == 12
    return found


@pytest.fixture(scope="module")
def items(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site's items with at most 99 % of cloud: those that are all cloud lie below no limit."""
    style = shared_data / "catalogs" / "planetary-computer-style"
    document = json.loads((style / "all_items.json").read_text(encoding="utf-8"))
    for item in document["features"]:
        item["properties"]["eo:cloud_cover"] = min(99, item["properties"].get("eo:cloud_cover") or 0)
        for asset in item["assets"].values():
            asset["href"] = str((style / asset["href"]).resolve())
    path = tmp_path_factory.mktemp("belgium") / "items.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def built(items: Path, folder: Path, **sections: dict[str, Any]) -> Path:
    """Return the folder of a dataset of the whole site in chips of 160 m."""
    area = items.parent / "aoi.gpkg"
    if not area.exists():
        ground = shapely.box(LEFT, TOP - 10 * ROWS, LEFT + 10 * COLS, TOP)
        geopandas.GeoSeries([ground], crs=EPSG).to_file(area)
    document: dict[str, Any] = {
        "dl4eo": 1,
        "aoi": {"path": str(area)},
        "time": {"start": "2023-04-01", "end": "2023-04-30"},
        "catalogue": {"optical": str(items)},
        "optical": {"bands": list(FILES), "indices": ["ndvi"], "max_cloud_percent": 100.0},
        "radar": {"enabled": False},
        "terrain": {"enabled": False},
        "chips": {"size_px": SIDE},
        "output": {"folder": str(folder)},
        "qc": {"min_valid": 0.0},
    }
    for name, changes in sections.items():
        document[name] = {**document.get(name, {}), **changes}
    build(Recipe.from_dict(document), Progress())
    return folder


def whole(path: Path) -> np.ndarray:
    """Return a file's pixels with a border of nothing, so that chips over the edge can be cut out."""
    with rasterio.open(path) as file:
        return np.pad(file.read(1), SIDE)


def cut(pixels: np.ndarray, row: Any) -> np.ndarray:
    """Return the chip of a row from pixels with a border."""
    top = (TOP - (row.row + 1) * SIDE * 10) // 10 + SIDE
    left = (row.col * SIDE * 10 - LEFT) // 10 + SIDE
    return pixels[top : top + SIDE, left : left + SIDE]


def read(folder: Path, part: str, row: Any) -> np.ndarray:
    with rasterio.open(folder / part / f"{row.sample_id}.tif") as file:
        return file.read()


def test_shares_masks_and_classes_of_every_date(site: Path, dates: list[str], items: Path, tmp_path: Path) -> None:
    made = built(items, tmp_path / "a", select={"method": "every"}, optical={"mask": "nodata", "cloud_layer": True})
    table = chips_of(made)
    codes = np.array([0, 0, 5, 3, 1, 1, 1, 1, 2, 2, 2, 4], np.uint8)
    scl = {date: whole(site / date / "SCL.tif") for date in dates}
    files = {(date, band): whole(site / date / f"{file}.tif") for date in dates for band, file in FILES.items()}
    assert set(table.sample_id.str[-8:]) == set(dates)
    for row in table.itertuples():
        date = row.sample_id[-8:]
        classes = cut(scl[date], row)
        for name, values in CLASSES.items():
            assert getattr(row, name) == np.isin(classes, values).sum() / SIDE**2
        np.testing.assert_array_equal(read(made, "clouds", row)[0], codes[classes])
        image = read(made, "images", row)
        for band, found in zip(FILES, image, strict=False):
            dn = cut(files[date, band], row)
            wanted = np.where(np.isin(classes, CLASSES["clear"]) & (dn > 0), dn / 10000, np.nan)
            np.testing.assert_allclose(found, wanted, atol=1e-7)


@pytest.mark.parametrize("period_days", [0, 10])
def test_the_median_is_that_of_numpy(
    site: Path, dates: list[str], items: Path, tmp_path: Path, period_days: int
) -> None:
    made = built(items, tmp_path / "a", select={"method": "median", "period_days": period_days})
    table = chips_of(made)
    first = {date: "01" if not period_days else f"{(int(date[-2:]) - 1) // 10 * 10 + 1:02}" for date in dates}
    assert set(table.sample_id.str[-2:]) == set(first.values())
    clear = {date: np.isin(whole(site / date / "SCL.tif"), CLASSES["clear"]) for date in dates}
    for row in table.itertuples():
        mine = [date for date in dates if first[date] == row.sample_id[-2:]]
        assert row.s2_items.count(";") == len(mine) - 1
        image = read(made, "images", row)
        given = np.ones((len(mine), SIDE, SIDE), bool)
        for band, file, found in zip(FILES, FILES.values(), image, strict=False):
            stack = np.stack([cut(whole(site / d / f"{file}.tif"), row).astype(np.float32) / 10000 for d in mine])
            seen = np.stack([cut(clear[d], row) for d in mine]) & (stack > 0)
            given &= seen
            wanted = np.ma.median(np.ma.masked_array(stack, ~seen), axis=0).filled(np.nan)
            np.testing.assert_allclose(found, wanted, atol=1e-6, err_msg=band)
        red, nir = image[1], image[2]
        np.testing.assert_allclose(image[4], (nir - red) / (nir + red), atol=1e-6)
        np.testing.assert_array_equal(read(made, "counts", row)[0], given.sum(axis=0))


def test_without_classes_all_twelve_dates_make_the_composite(
    site: Path, dates: list[str], items: Path, tmp_path: Path
) -> None:
    document = json.loads(items.read_text(encoding="utf-8"))
    for item in document["features"]:
        item["assets"].pop("SCL", None)
    (tmp_path / "items.json").write_text(json.dumps(document), encoding="utf-8")
    middle = built(tmp_path / "items.json", tmp_path / "a", select={"method": "median"})
    mean = built(tmp_path / "items.json", tmp_path / "b", select={"method": "mean"})
    stack = {b: np.stack([whole(site / d / f"{f}.tif") for d in dates]).astype(float) for b, f in FILES.items()}
    for row in chips_of(middle).itertuples():
        assert read(middle, "counts", row).max() == 12
        for number, band in enumerate(FILES):
            values = np.stack([cut(pixels, row) for pixels in stack[band]])
            values = np.ma.masked_equal(values, 0) / 10000
            for folder, wanted in ((middle, np.ma.median(values, axis=0)), (mean, values.mean(axis=0))):
                np.testing.assert_allclose(read(folder, "images", row)[number], wanted.filled(np.nan), atol=1e-6)


def test_a_dilation_of_a_real_cloud_is_that_of_all_distances(site: Path, items: Path, tmp_path: Path) -> None:
    """Thin cirrus over a part of 5 April; chips agree over their seams."""
    options = {"mask": "nodata", "mask_dilation_m": 35.0}
    made = built(items, tmp_path / "a", time={"start": "2023-04-05", "end": "2023-04-05"}, optical=options)
    scl = whole(site / "20230405" / "SCL.tif")
    rows, cols = np.nonzero(np.isin(scl, (*CLASSES["cloud"], *CLASSES["shadow"], *CLASSES["snow"])))
    y, x = np.mgrid[: scl.shape[0], : scl.shape[1]]
    near = ((y[..., None] - rows) ** 2 + (x[..., None] - cols) ** 2 <= 3.5**2).any(axis=-1)
    assert 52 < near.sum() < 1000
    for row in chips_of(made).itertuples():
        wanted = cut(~near & np.isin(scl, CLASSES["clear"]), row)
        np.testing.assert_array_equal(np.isfinite(read(made, "images", row)[1]), wanted)


@pytest.mark.parametrize(("name", "epsg", "cloudy"), [("chile", 32718, False), ("denmark", 32632, True)])
def test_cloud_masks_of_s2cloudless_are_cloud_layers(
    shared_data: Path, tmp_path: Path, name: str, epsg: int, cloudy: bool
) -> None:
    """Their files lie at fractions of the lattice: a pixel has the class of the one that holds its centre."""
    place = shared_data / "sites" / name
    document = {
        "dl4eo": 1,
        "aoi": {"path": str(place / "aoi.geojson")},
        "time": {"start": "2017-01-01", "end": "2020-12-31"},
        "catalogue": {"optical": str(shared_data / "catalogs" / "planetary-computer-style" / "catalog.json")},
        "optical": {"bands": ["red"], "indices": [], "cloud_layer": True},
        "radar": {"enabled": False},
        "terrain": {"enabled": False},
        "chips": {"size_px": 64, "keep": "all"},
        "output": {"folder": str(tmp_path / "a")},
    }
    build(Recipe.from_dict(document), Progress())
    table = chips_of(tmp_path / "a")
    assert set(table.epsg) == {epsg}
    assert bool((table.cloud > 0).any()) == cloudy
    with rasterio.open(place / "cloud" / "cloud_mask.tif") as file:
        mask, transform = file.read(1), file.transform
    for row in table.itertuples():
        with rasterio.open(tmp_path / "a" / "clouds" / f"{row.sample_id}.tif") as file:
            codes, here = file.read(1), file.transform
        y, x = np.mgrid[:64, :64] + 0.5
        r = np.floor((here.f - 10 * y - transform.f) / transform.e).astype(int)
        c = np.floor((here.c + 10 * x - transform.c) / transform.a).astype(int)
        inside = (r >= 0) & (r < mask.shape[0]) & (c >= 0) & (c < mask.shape[1])
        wanted = np.where(inside, 1 + mask[r.clip(0, 223), c.clip(0, 223)], 0)
        np.testing.assert_array_equal(codes, wanted)
        assert row.cloud == (wanted == 2).mean()
        assert row.clear == (wanted == 1).mean()
