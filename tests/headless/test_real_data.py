"""The whole job through qgis_process on real data, against values computed from the files by another hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio

from tests import referee
from tests.headless.conftest import fail, run
from tests.headless.real_sites import SITES, Made, Site, catalogue, parameters, read_back

pytestmark = pytest.mark.real

BANDS = ["blue", "green", "red", "nir", "swir16", "swir22", "ndwi", "slope", "elevation", "vv", "vh"]
FILES = {"blue": "B02", "green": "B03", "red": "B04", "nir": "B08", "swir16": "B11", "swir22": "B12"}
WAYS = {"earth-search": {"RADAR": "no"}, "cdse": {"RADAR": "no", "TERRAIN": "no"}}
"""What the catalogues lack, and how to do without."""

Make = Callable[..., Made]


@pytest.fixture(scope="session")
def make(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Return a maker of a site's dataset from a style of catalogue, each made once."""

    @cache
    def made(name: str, style: str, **more: Any) -> Made:
        folder = tmp_path_factory.mktemp(f"{name}-{style}") / "dataset"
        outputs = run("makedataset", **parameters(shared_data, name, style), **more, FOLDER=folder)
        return read_back(shared_data / "sites" / name, SITES[name], outputs)

    return made


@pytest.fixture(scope="module", params=SITES)
def made(request: pytest.FixtureRequest, make: Make) -> Made:
    """Return the dataset of a site from the catalogue that has everything."""
    return make(request.param, "planetary-computer")


@cache
def sampled(path: Path, square: referee.Square) -> np.ndarray:
    return referee.bilinear(path, square)


def reflectance(place: Path, site: Site, band: str, square: referee.Square) -> np.ndarray:
    return (sampled(place / "s2_l2a" / f"{FILES[band]}.tif", square) + site.offset_dn) / 10000


def same(found: np.ndarray, wanted: np.ndarray, tolerance: float) -> None:
    """Fail where two arrays differ, or one has a value and the other none."""
    assert np.array_equal(np.isnan(found), np.isnan(wanted))
    np.testing.assert_allclose(found, wanted, rtol=0, atol=tolerance)


def test_the_referee_samples_as_gdal_does(shared_data: Path) -> None:
    """Inside a file, where no neighbour is missing, GDAL's warp gives the referee's values."""
    square = referee.Square(32718, 1122 * 640, 8905 * 640, 64)
    for name in ("B04", "B11"):
        path = shared_data / "sites" / "chile" / "s2_l2a" / f"{name}.tif"
        found = np.zeros((64, 64))
        with rasterio.open(path) as file:
            rasterio.warp.reproject(
                file.read(1).astype(float), found, src_transform=file.transform, src_crs=file.crs,
                dst_transform=square.transform, dst_crs=file.crs, resampling=rasterio.warp.Resampling.bilinear,
            )  # fmt: skip
        same(found, referee.bilinear(path, square), 1e-6)


def test_eleven_bands_in_their_order_on_the_lattice(made: Made) -> None:
    assert [band["name"] for band in made.header["bands"]] == BANDS
    for row in made.rows:
        with rasterio.open(made.folder / row["image"]) as image, rasterio.open(made.folder / row["mask"]) as mask:
            assert image.descriptions == tuple(BANDS)
            assert set(image.dtypes) == {"float32"}
            assert all(np.isnan(value) for value in image.nodatavals)
            assert image.crs.to_epsg() == mask.crs.to_epsg() == made.site.epsg
            assert image.bounds == mask.bounds == (
                row["col"] * 640, row["row"] * 640, (row["col"] + 1) * 640, (row["row"] + 1) * 640,
            )  # fmt: skip
        assert row["chip_id"] == f"{made.site.epsg}_{row['col']}_{row['row']}"


def test_the_chips_are_those_of_the_aoi_and_the_labels(made: Made) -> None:
    wanted = referee.squares_over(made.place / "aoi.geojson", made.site.epsg, 64)
    with rasterio.open(made.place / "labels" / "lulc.tif") as labels:  # the polygons fill it without a gap
        west, south, east, north = labels.bounds
    touched = {
        (c, r)
        for c, r in wanted
        if c * 640 <= east and (c + 1) * 640 >= west and r * 640 <= north and r * 640 + 640 >= south
    }
    assert {(row["col"], row["row"]) for row in made.rows} == touched


def test_a_chip_is_kept_where_the_radar_pass_covers_all_of_it(made: Made) -> None:
    with rasterio.open(made.place / "s1_rtc" / "vv.tif") as file:
        west, south, east, north = file.bounds
    kept = [
        row["chip_id"]
        for row in made.rows
        if row["col"] * 640 >= west
        and row["col"] * 640 + 640 <= east
        and row["row"] * 640 >= south
        and row["row"] * 640 + 640 <= north
    ]
    assert [row["chip_id"] for row in made.rows if row["status"] == "kept"] == kept
    assert kept
    for row in made.rows:
        if row["status"] == "kept":
            assert row["s1_days"] == pytest.approx(made.site.radar_days, abs=1e-9)
            assert row["valid"] == row["labelled"] == 1
        else:
            assert "Sentinel-1" in row["reason"]


def test_reflectance_is_the_sampled_dn_with_the_right_offset(made: Made) -> None:
    for row in made.rows:
        square, bands = made.image(row)
        for band in FILES:
            same(bands[band], reflectance(made.place, made.site, band, square), 1e-5)


def test_reflectance_is_physically_right(made: Made) -> None:
    """Dark ground is near 0 and nothing is far below: chile's offset is taken off, denmark has none."""
    red = np.concatenate([made.image(row)[1]["red"].ravel() for row in made.rows])
    red = red[~np.isnan(red)]
    assert red.min() > -0.02
    assert np.percentile(red, 1) < 0.04
    assert red.max() < 1


def test_ndwi_is_that_of_green_and_nir(made: Made) -> None:
    for row in made.rows:
        square, bands = made.image(row)
        green, nir = (reflectance(made.place, made.site, name, square) for name in ("green", "nir"))
        same(bands["ndwi"], (green - nir) / (green + nir), 1e-4)


def test_elevation_and_slope(made: Made) -> None:
    with rasterio.open(made.place / "dem" / "dem.tif") as file:
        low, high = int(file.read(1).min()), int(file.read(1).max())
    for row in made.rows:
        square, bands = made.image(row)
        around = sampled(made.place / "dem" / "dem.tif", square.grown(1))
        same(bands["elevation"], around[1:-1, 1:-1], 1e-3)
        same(bands["slope"], referee.horn(around), 1e-3)
        assert low <= np.nanmin(bands["elevation"]) <= np.nanmax(bands["elevation"]) <= high
        assert 0 <= np.nanmin(bands["slope"]) <= np.nanmax(bands["slope"]) < 60


def test_backscatter_is_decibels_of_the_sampled_power(made: Made) -> None:
    for row in made.rows:
        square, bands = made.image(row)
        for name in ("vv", "vh"):
            power = sampled(made.place / "s1_rtc" / f"{name}.tif", square)
            wanted = 10 * np.log10(power) if row["status"] == "kept" else np.full((64, 64), np.nan)
            same(bands[name], wanted, 1e-4)


def test_water_is_dark_and_wet(make: Make) -> None:
    """The label's river is half gravel on that day: where it is open water (NDWI > 0), VV is below that of any land."""
    made = make("chile", "planetary-computer")
    values = {entry["name"]: entry["value"] for entry in made.header["classes"]}
    assert list(values) == ["built_area", "crops", "flooded_vegetation", "rangeland", "trees", "water"]
    kept = [row for row in made.rows if row["status"] == "kept"]
    mask = np.concatenate([made.mask(row) for row in kept])
    vv, ndwi = (np.concatenate([made.image(row)[1][band] for row in kept]) for band in ("vv", "ndwi"))
    land = [mask == value for name, value in values.items() if name != "water" and (mask == value).sum() > 50]
    water = mask == values["water"]
    assert len(land) >= 4
    assert np.median(ndwi[water]) > max(np.median(ndwi[one]) for one in land) + 0.05
    is_open = water & (ndwi > 0)
    assert is_open.sum() > 50
    assert np.median(vv[is_open]) < min(np.median(vv[one]) for one in land) - 1


def test_masks_equal_another_rasterisation(made: Made) -> None:
    """Texts are numbered by name, integers are the pixel values; both as dataset.json's table says."""
    classes = made.header["classes"]
    table = {c["name"] if made.site.field == "class_name" else int(c["name"]): c["value"] for c in classes}
    if made.site.field == "class_id":
        assert table == {2: 2, 4: 4, 5: 5, 9: 9}
    for row in made.rows:
        square, _ = made.image(row)
        mask = made.mask(row)
        assert mask.dtype == np.uint8
        wanted = referee.mask(made.place / "labels" / made.site.labels, made.site.field, table, square)
        assert np.array_equal(mask, wanted)
        shares = {c["name"]: row[f"class_{c['name']}"] for c in classes}
        assert shares == {str(name): (wanted == value).mean() for name, value in table.items()}


@pytest.mark.parametrize("style", WAYS)
@pytest.mark.parametrize("name", SITES)
def test_every_catalogue_gives_the_same_reflectance(make: Make, name: str, style: str) -> None:
    whole, other = make(name, "planetary-computer"), make(name, style, **WAYS[style])
    terrain = ["slope", "elevation"] if style == "earth-search" else []
    assert [band["name"] for band in other.header["bands"]] == [*BANDS[:7], *terrain]
    assert [row["sample_id"] for row in other.rows] == [row["sample_id"] for row in whole.rows]
    for dataset in (whole, other):
        scenes = geopandas.read_file(dataset.folder / "dataset.gpkg", layer="scenes", ignore_geometry=True)
        assert set(scenes["offset_dn"][scenes["role"] == "optical"]) == {whole.site.offset_dn}
    for mine, theirs in zip(other.rows, whole.rows, strict=True):
        square, bands = other.image(mine)
        for band in FILES:
            same(bands[band], whole.image(theirs)[1][band], 1e-4)
            same(bands[band], reflectance(whole.place, whole.site, band, square), 1e-5)
        assert np.array_equal(other.mask(mine), whole.mask(theirs))


@pytest.mark.parametrize(
    ("style", "role", "collection", "more"),
    [
        ("earth-search", "RADAR", "sentinel-1-rtc", {}),
        ("cdse", "RADAR", "sentinel-1-rtc", {"TERRAIN": "no"}),
        ("cdse", "TERRAIN", "cop-dem-glo-30", {"RADAR": "no"}),
    ],
)
def test_a_missing_collection_is_one_error_with_the_way_out(
    shared_data: Path, tmp_path: Path, style: str, role: str, collection: str, more: dict[str, str]
) -> None:
    folder = tmp_path / "made" / "dataset"
    text = fail("makedataset", **parameters(shared_data, "chile", style), **{role: "yes"}, **more, FOLDER=folder)
    assert f"'{collection}'" in text
    assert str(catalogue(shared_data, style)) in text
    assert f"Set {role}_CATALOGUE to one that has it" in text
    assert text.endswith(f"or do without: {role}=no.")
    assert not (tmp_path / "made").exists()


def test_another_catalogue_may_fill_the_gap(make: Make, shared_data: Path) -> None:
    """All eleven bands, the same bytes but for the names of the scenes' catalogue."""
    spare = catalogue(shared_data, "planetary-computer")
    filled = make("chile", "cdse", RADAR_CATALOGUE=spare, TERRAIN_CATALOGUE=spare)
    whole = make("chile", "planetary-computer")
    assert [band["name"] for band in filled.header["bands"]] == BANDS
    assert [row["status"] for row in filled.rows] == [row["status"] for row in whole.rows]
    for mine, theirs in zip(filled.rows, whole.rows, strict=True):
        for band, pixels in filled.image(mine)[1].items():
            assert pixels.tobytes() == whole.image(theirs)[1][band].tobytes()


def test_the_same_request_gives_the_same_bytes_anywhere(make: Make, shared_data: Path, tmp_path: Path) -> None:
    made = make("denmark", "planetary-computer")
    again = tmp_path / "elsewhere"
    run("makedataset", **parameters(shared_data, "denmark", "planetary-computer"), MAX_THREADS=1, FOLDER=again)
    names = sorted(str(path.relative_to(made.folder)) for path in made.folder.rglob("*.tif"))
    assert len(names) == 2 * len(made.rows)
    assert all((again / name).read_bytes() == (made.folder / name).read_bytes() for name in names)
    shutil.rmtree(again)
