"""Other data through qgis_process: rasters on disk, another sensor, further rasters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import rasterio.shutil

from tests.core.own_rasters import LEFT, TOP, box_of, landsat, write_items, write_raster
from tests.headless.conftest import World, fail, run

MakePolygon = Callable[..., Path]
PLAIN = {"RADAR": "no", "TERRAIN": "no", "INDICES": "", "KEEP": "all", "CHIP_SIZE": 16}


def header_of(answer: dict[str, Any]) -> dict[str, Any]:
    return json.loads(Path(answer["DATASET"]).read_text(encoding="utf-8"))


def values_at(answer: dict[str, Any], x: float, y: float) -> list[float]:
    """Return the bands' values at a point."""
    for path in Path(answer["FOLDER"]).glob("images/*.tif"):
        with rasterio.open(path) as file:
            left, bottom, right, top = file.bounds
            if left <= x < right and bottom < y <= top:
                return list(map(float, next(file.sample([(x, y)]))))
    raise AssertionError("no chip there")


@pytest.fixture
def drone(tmp_path: Path) -> Path:
    """Return a folder with a drone image of 0.5 m: bands of 10, 20, 30 and 40, nodata in row 0."""
    pixels = np.broadcast_to(10 * np.arange(1, 5)[:, None, None], (4, 64, 64)).astype(np.uint8).copy()
    pixels[:, 0] = 255
    return write_raster(tmp_path / "drone" / "uav_20240630.tif", pixels, 0.5, nodata=255).parent


def test_rasters_on_disk_become_a_catalogue_and_a_dataset(drone: Path, polygon: MakePolygon, tmp_path: Path) -> None:
    """INPUT, BANDS, VALUE_SCALE; then BANDS, INDICES, EXTRA and EXTRA_RESAMPLING of makedataset."""
    index = run(
        "indexlocalrasters", INPUT=drone, BANDS="red,green,blue,nir", VALUE_SCALE=0.01, OUTPUT=tmp_path / "index.json"
    )
    assert (index["COUNT"], index["NAMES"], index["START"]) == (1, "red,green,blue,nir", "2024-06-30")
    soil = write_raster(tmp_path / "soil.tif", np.full((2, 16, 16), 5, np.int16), 2.0, names=("clay", ""))
    answer = run(
        "makedataset",
        **{**PLAIN, "INDICES": "NDVI"}, AOI=polygon("area", box_of(32, 32, 1)), CATALOGUE=index["OUTPUT"],
        START=index["START"], END=index["END"], BANDS="nir,red", PIXEL_SIZE=0.5, EXTRA=soil,
        EXTRA_RESAMPLING="nearest", REJECT_CONSTANT="no", FOLDER=tmp_path / "out",
    )  # fmt: skip
    header = header_of(answer)
    assert [(b["name"], b["unit"], b["source"], b["resampling"]) for b in header["bands"]] == [
        ("nir", "reflectance", "optical", "bilinear"),
        ("red", "reflectance", "optical", "bilinear"),
        ("ndvi", "", "index", "none"),
        ("clay", "", "extra", "nearest"),
        ("soil_2", "", "extra", "nearest"),
    ]
    assert values_at(answer, LEFT + 9.25, TOP - 9.25) == pytest.approx([0.4, 0.1, 0.6, 5, 5])
    assert answer["COUNT"] == 16


def test_a_list_of_rasters_with_patterns(drone: Path, tmp_path: Path) -> None:
    """RASTERS, DATE, DATE_PATTERN, BAND_PATTERN, VALUE_OFFSET and NODATA."""
    for band in ("G", "N"):
        write_raster(tmp_path / f"x_{band}_y2021.tif", np.ones((1, 4, 4), np.uint8), 1.0)
    asked = {"RASTERS": [tmp_path / "x_G_y2021.tif", tmp_path / "x_N_y2021.tif"], "BAND_PATTERN": "_([GN])_"}
    answer = run(
        "indexlocalrasters", **asked, BANDS="g=green,n=nir", DATE_PATTERN=r"_y(\d{4})", VALUE_OFFSET=1, NODATA=0,
        OUTPUT=tmp_path / "one.json",
    )  # fmt: skip
    assert (answer["COUNT"], answer["NAMES"], answer["START"]) == (1, "green,nir", "2021-01-01")
    [item] = json.loads(Path(answer["OUTPUT"]).read_text(encoding="utf-8"))["features"]
    band = item["assets"]["x_G_y2021"]["bands"][0]
    assert (band["raster:offset"], band["nodata"]) == (1, 0)
    dated = run("indexlocalrasters", INPUT=drone, DATE="2020-02-03", OUTPUT=tmp_path / "two.json")
    assert (dated["START"], dated["NAMES"]) == ("2020-02-03", "b1,b2,b3,b4")


def test_another_sensor(polygon: MakePolygon, tmp_path: Path) -> None:
    """COLLECTION."""
    catalogue = write_items(tmp_path / "items.json", landsat(tmp_path))
    asked = {
        **PLAIN, "AOI": polygon("area", box_of(1200, 1200, 20)), "CATALOGUE": catalogue, "START": "2023-06-01",
        "END": "2023-06-30", "PIXEL_SIZE": 30, "COLLECTION": "landsat-c2-l2", "FOLDER": tmp_path / "out",
    }  # fmt: skip
    answer = run("makedataset", **{**asked, "INDICES": "NDWI"})
    assert [b["name"] for b in header_of(answer)["bands"]] == [
        "blue", "green", "red", "nir", "swir16", "swir22", "ndwi"
    ]  # fmt: skip
    assert values_at(answer, LEFT + 315, TOP - 315)[0] == pytest.approx(9000 * 2.75e-5 - 0.2)
    said = fail("makedataset", **{**asked, "BANDS": "red", "INDICES": "NDRE", "FOLDER": tmp_path / "other"})
    assert said.startswith("BANDS: Landsat data have no band 'rededge1', which the index NDRE needs. It has coastal,")


def test_what_cannot_be_indexed(drone: Path, world: World, tmp_path: Path) -> None:
    said = fail("indexlocalrasters", INPUT=tmp_path / "none", OUTPUT=tmp_path / "x.json")
    assert said == f"INPUT: {tmp_path / 'none'}: is not a folder. Give the folder that holds the rasters."
    said = fail("indexlocalrasters", INPUT=drone, BANDS="red,nir", OUTPUT=tmp_path / "x.json")
    assert "it has 4 bands, and 2 names are given" in said
    virtual = tmp_path / "virtual.vrt"
    rasterio.shutil.copy(next(drone.glob("*.tif")), virtual, driver="VRT")
    said = fail("makedataset", **world.parameters, EXTRA=virtual, FOLDER=tmp_path / "out")
    assert said == (
        f"EXTRA: layer 1: {virtual} names further files, whose changes nobody would see. Give a GeoTIFF or JPEG 2000 "
        "file; gdal_translate makes a GeoTIFF of others."
    )
    assert not (tmp_path / "out").exists()
