"""The whole job on measured data: two sites, three providers' ways of saying the same, physically right values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
import shapely

from tests.headless.conftest import fail, run

pytestmark = pytest.mark.real

BANDS = ["blue", "green", "red", "nir", "swir16", "swir22", "ndwi", "slope", "elevation", "vv", "vh"]
OPTICAL = 7
IGNORE = 255
DATES = {"chile": ("2020-04-01", "2020-04-30"), "denmark": ("2017-10-15", "2017-11-15")}
STYLES = {
    "planetary-computer": {},
    "earth-search": {"RADAR": "no"},
    "cdse": {"RADAR": "no", "TERRAIN": "no"},
}
"""What each catalogue lacks."""
OFFSETS = {"chile": -1000, "denmark": 0}


@dataclass(frozen=True)
class Sample:
    """One kept sample, read."""

    name: str
    image: dict[str, np.ndarray]
    mask: np.ndarray
    transform: rasterio.Affine
    epsg: int


@dataclass(frozen=True)
class Made:
    """A dataset, read."""

    outputs: dict[str, Any]
    header: dict[str, Any]
    samples: list[Sample]

    def band(self, name: str) -> np.ndarray:
        return np.concatenate([s.image[name].ravel() for s in self.samples])

    @property
    def labels(self) -> np.ndarray:
        return np.concatenate([s.mask.ravel() for s in self.samples])


def parameters(data: Path, site: str, style: str, folder: Path) -> dict[str, Any]:
    start, end = DATES[site]
    return {
        "AOI": data / "sites" / site / "aoi.geojson",
        "LABELS": data / "sites" / site / "labels" / "land_cover.gpkg",
        "CLASS_FIELD": "class_id",
        "CATALOGUE": data / "catalogs" / f"{style}-style" / "catalog.json",
        "START": start,
        "END": end,
        "CHIP_SIZE": 64,
        "FOLDER": folder,
    }


def read(outputs: dict[str, Any]) -> Made:
    folder = Path(outputs["FOLDER"])
    header = json.loads(Path(outputs["DATASET"]).read_text(encoding="utf-8"))
    names = [band["name"] for band in header["bands"]]
    chips = geopandas.read_file(folder / "dataset.gpkg", layer="chips")
    samples = []
    for row in chips[chips["status"] == "kept"].itertuples():
        with rasterio.open(folder / row.image) as image, rasterio.open(folder / row.mask) as mask:
            bands = dict(zip(names, image.read(), strict=True))
            samples.append(Sample(row.sample_id, bands, mask.read(1), image.transform, image.crs.to_epsg()))
    return Made(outputs, header, samples)


@pytest.fixture(scope="module")
def made(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Made]:
    """Return the dataset of each site from each provider's catalogue."""
    found = {}
    for site in DATES:
        for style, lacks in STYLES.items():
            folder = tmp_path_factory.mktemp(f"{site}-{style}") / "out"
            found[site, style] = read(run("makedataset", **parameters(shared_data, site, style, folder), **lacks))
    return found


@pytest.mark.parametrize("site", DATES)
def test_exactly_the_eleven_bands(made: dict[tuple[str, str], Made], site: str) -> None:
    dataset = made[site, "planetary-computer"]
    assert [band["name"] for band in dataset.header["bands"]] == BANDS
    assert dataset.outputs["COUNT"] == len(dataset.samples) > 0
    for name in BANDS:
        assert np.isfinite(dataset.band(name)).mean() > 0.8


@pytest.mark.parametrize("site", DATES)
@pytest.mark.parametrize("style", ["earth-search", "cdse"])
def test_other_providers_give_the_same_reflectance(made: dict[tuple[str, str], Made], site: str, style: str) -> None:
    reference, other = made[site, "planetary-computer"], made[site, style]
    by_name = {s.name: s for s in other.samples}
    assert by_name
    for sample in reference.samples:
        for band in BANDS[:OPTICAL]:
            np.testing.assert_array_equal(sample.image[band], by_name[sample.name].image[band])


@pytest.mark.parametrize("site", DATES)
@pytest.mark.parametrize("style", STYLES)
def test_the_offset_is_the_pixels_own(
    made: dict[tuple[str, str], Made], site: str, style: str, shared_data: Path
) -> None:
    dataset = made[site, style]
    scenes = geopandas.read_file(Path(dataset.outputs["FOLDER"]) / "dataset.gpkg", layer="scenes")
    assert set(scenes[scenes["role"] == "optical"]["offset_dn"]) == {OFFSETS[site]}
    with rasterio.open(shared_data / "sites" / site / "s2_l2a" / "B02.tif") as raw:
        digital = raw.read(1)
    wanted = (float(np.median(digital[digital > 0])) + OFFSETS[site]) / 10000
    assert float(np.nanmedian(dataset.band("blue"))) == pytest.approx(wanted, abs=0.01)


def test_water_is_dark_to_radar_and_bright_to_ndwi(made: dict[tuple[str, str], Made], shared_data: Path) -> None:
    table = geopandas.read_file(shared_data / "sites" / "chile" / "labels" / "land_cover.gpkg")
    (water,) = set(table[table["class_name"].str.lower() == "water"]["class_id"])
    dataset = made["chile", "planetary-computer"]
    is_water = dataset.labels == water
    is_land = (dataset.labels > 0) & (dataset.labels != IGNORE) & ~is_water
    assert is_water.sum() > 100
    for band, sign in (("vv", -1), ("vh", -1), ("ndwi", 1)):
        values = dataset.band(band)
        assert sign * (np.nanmedian(values[is_water]) - np.nanmedian(values[is_land])) > 0
    assert np.nanmedian(dataset.band("vv")[is_water]) < -12


@pytest.mark.parametrize("site", DATES)
def test_elevation_is_the_model_s(made: dict[tuple[str, str], Made], site: str, shared_data: Path) -> None:
    with rasterio.open(shared_data / "sites" / site / "dem" / "dem.tif") as model:
        low, high = np.percentile(model.read(1), [0, 100])
    elevation = made[site, "planetary-computer"].band("elevation")
    assert low - 0.01 <= np.nanmin(elevation) <= np.nanmax(elevation) <= high + 0.01
    slope = made[site, "planetary-computer"].band("slope")
    assert 0 <= np.nanmin(slope) <= np.nanmax(slope) < 60


@pytest.mark.parametrize("site", DATES)
def test_masks_are_the_polygons(made: dict[tuple[str, str], Made], site: str, shared_data: Path) -> None:
    """By another way than the core's: is the centre of each pixel inside a polygon?"""
    polygons = geopandas.read_file(shared_data / "sites" / site / "labels" / "land_cover.gpkg")
    for sample in made[site, "planetary-computer"].samples:
        drawn = polygons.to_crs(sample.epsg)
        rows, cols = np.indices(sample.mask.shape) + 0.5
        t = sample.transform
        x, y = t.c + t.a * cols, t.f + t.e * rows
        expected = np.zeros(sample.mask.shape, int)
        for polygon, value in zip(drawn.geometry, drawn["class_id"], strict=True):
            expected[shapely.contains_xy(polygon, x, y)] = value
        np.testing.assert_array_equal(sample.mask, expected)


@pytest.mark.parametrize(
    ("style", "lacks", "collection", "way_out"),
    [
        ("earth-search", {}, "sentinel-1", "RADAR=no"),
        ("cdse", {"RADAR": "no"}, "dem", "TERRAIN=no"),
    ],
)
def test_what_a_catalogue_lacks_is_one_error(
    style: str, lacks: dict[str, str], collection: str, way_out: str, shared_data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    said = fail("makedataset", **parameters(shared_data, "chile", style, folder), **lacks)
    assert collection in said.lower()
    assert way_out in said
    assert not folder.exists()
