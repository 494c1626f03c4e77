"""Datasets of other sensors, of rasters on disk, and with further rasters: small files, expected pixels by hand."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core import extra
from dl4eo_qgis.core.catalogues.local_index import write_index
from dl4eo_qgis.core.catalogues.reading import RawItem
from dl4eo_qgis.core.errors import CatalogueError, Dl4eoError, NoScenesError, RecipeError
from dl4eo_qgis.core.local_request import LocalRequest
from dl4eo_qgis.core.pipeline import Summary, build
from dl4eo_qgis.core.products import HLS_S30, LANDSAT, PRODUCTS, SENTINEL_2, product_of
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import ExtraLayer, Recipe
from dl4eo_qgis.core.sources.item import scene_of
from dl4eo_qgis.core.sources.source import ItemError
from tests.core.demo_job import chips_of, hashes
from tests.core.own_rasters import (
    HLS_S30_KEYS,
    LANDSAT_KEYS,
    LEFT,
    TOP,
    box_of,
    hls,
    landsat,
    sensor_item,
    write_area,
    write_items,
    write_raster,
)  # fmt: skip
from tests.core.test_sources import JUNK, paths, put

SIZE = 16
"""Of the chips, in pixels."""
FINE = {"pixel_size_m": 0.5}


def recipe_of(tmp_path: Path, catalogue: Path, side_m: float, **sections: dict[str, Any]) -> Recipe:
    """Return a recipe of optical data alone, of the ground of ``side_m`` from LEFT, TOP on."""
    area = write_area(tmp_path / "area.geojson", box_of(side_m, side_m, side_m / 50))
    document: dict[str, Any] = {
        "dl4eo": 1,
        "aoi": {"path": str(area)},
        "time": {"start": "2023-01-01", "end": "2024-12-31"},
        "catalogue": {"optical": str(catalogue)},
        "optical": {"indices": []},
        "radar": {"enabled": False},
        "terrain": {"enabled": False},
        "chips": {"size_px": SIZE, "keep": "all"},
        "output": {"folder": str(tmp_path / "out")},
    }
    for name, changes in sections.items():
        document[name] = {**document.get(name, {}), **changes}
    return Recipe.from_dict(document)


def made(recipe: Recipe) -> Summary:
    return build(recipe, Progress())


def bands_at(summary: Summary, x: float, y: float) -> dict[str, float]:
    """Return the value of each band at a point, by name."""
    for path in sorted(summary.folder.glob("images/*.tif")):
        with rasterio.open(path) as file:
            left, bottom, right, top = file.bounds
            if left <= x < right and bottom < y <= top:
                pixel = next(file.sample([(x, y)]))
                return dict(zip(file.descriptions, map(float, pixel), strict=True))
    raise AssertionError("no chip there")


def header_of(summary: Summary) -> dict[str, Any]:
    return json.loads((summary.folder / "dataset.json").read_text(encoding="utf-8"))


# -- other sensors -------------------------------------------------------------------------------------------------


def test_landsat_numbers_units_and_credit(tmp_path: Path) -> None:
    catalogue = write_items(tmp_path / "items.json", landsat(tmp_path))
    optical = {
        "collection": "landsat-c2-l2", "bands": ["coastal", "green", "nir", "nir08", "lwir11"], "indices": ["ndwi"]
    }  # fmt: skip
    summary = made(recipe_of(tmp_path, catalogue, 1200, optical=optical, grid={"pixel_size_m": 30}))
    at = bands_at(summary, LEFT + 315, TOP - 315)
    dn = {key: 8000 + 1000 * i for i, key in enumerate(LANDSAT_KEYS)}
    green, nir = dn["green"] * 2.75e-5 - 0.2, dn["nir08"] * 2.75e-5 - 0.2
    assert at == pytest.approx(
        {
            "coastal": 8000 * 2.75e-5 - 0.2, "green": green, "nir": nir, "nir08": nir,
            "lwir11": dn["lwir11"] * 0.00341802 + 149, "ndwi": (green - nir) / (green + nir),
        },
        rel=1e-6,
    )  # fmt: skip
    assert np.isnan(bands_at(summary, LEFT + 315, TOP - 15)["green"])  # row 0 is fill
    header = header_of(summary)
    assert [band["unit"] for band in header["bands"]] == ["reflectance"] * 4 + ["kelvin", ""]
    assert (
        header["licences"][0]["attribution"]
        == "Landsat Collection 2 Level-2 courtesy of the U.S. Geological Survey 2023"
    )
    chips = chips_of(summary.folder)
    assert set(chips["s2_items"]) == {"LC08_L2SP_193027"}
    assert chips["clear"].max() == 1  # counted in qa_pixel
    assert 0 < chips["clear"].min() < 1


def test_hls_keeps_negative_reflectance_and_leaves_fill_out(tmp_path: Path) -> None:
    catalogue = write_items(tmp_path / "items.json", hls(tmp_path))
    optical = {"collection": "hls2-s30", "bands": ["coastal", "rededge3", "nir", "nir08"]}
    summary = made(recipe_of(tmp_path, catalogue, 1200, optical=optical, grid={"pixel_size_m": 30}))
    at = bands_at(summary, LEFT + 315, TOP - 315)
    dn = {key: 100 * i - 50 for i, key in enumerate(HLS_S30_KEYS)}
    expected = {"coastal": -50, "rededge3": dn["B07"], "nir": dn["B08"], "nir08": dn["B8A"]}
    assert at == pytest.approx({band: value * 1e-4 for band, value in expected.items()}, rel=1e-6)
    assert np.isnan(bands_at(summary, LEFT + 315, TOP - 15)["coastal"])
    assert chips_of(summary.folder)["clear"].max() == 1  # counted in Fmask


@pytest.mark.parametrize(
    ("optical", "text"),
    [
        ({"bands": ["rededge1"]}, "optical.bands: Landsat data have no band 'rededge1'. It has coastal, blue, green,"),
        (
            {"bands": ["red"], "indices": ["ndre"]},
            "optical.bands: Landsat data have no band 'rededge1', which the index NDRE needs. It has coastal, blue,",
        ),
    ],
)
def test_a_band_that_a_sensor_lacks_is_refused_before_any_pixel(
    tmp_path: Path, optical: dict[str, Any], text: str
) -> None:
    catalogue = write_items(tmp_path / "items.json", landsat(tmp_path))
    for path in tmp_path.glob("*.tif"):
        path.unlink()
    with pytest.raises(RecipeError) as error:
        made(recipe_of(tmp_path, catalogue, 1200, optical={"collection": "landsat-c2-l2", **optical}))
    assert str(error.value).startswith(text)


@pytest.mark.parametrize("collection", ["landsat-c2-l2", ""])
def test_the_offset_of_sentinel_2_is_not_forced_on_others(tmp_path: Path, collection: str) -> None:
    catalogue = flight(tmp_path) if not collection else write_items(tmp_path / "items.json", landsat(tmp_path))
    text = r"optical.offset: 'always' is about Sentinel-2; (Landsat|local) data have an offset of their own\. Possible"
    with pytest.raises(RecipeError, match=text):
        made(
            recipe_of(
                tmp_path,
                catalogue,
                32,
                grid=FINE,
                optical={"collection": collection, "bands": ["red"], "offset": "always"},
            )
        )


def test_clouds_of_landsat_are_masked_and_composed(tmp_path: Path) -> None:
    """A pixel of cloud (bit 3 of qa_pixel) has no value; the median of two dates takes the other's."""
    items = []
    for day, add in (("01", 0), ("17", 1000)):
        item = landsat(tmp_path / day)
        item["id"], item["properties"]["datetime"] = f"LC08_{day}", f"2023-06-{day}T10:05:00Z"
        with rasterio.open(item["assets"]["red"]["href"], "r+") as file:
            file.write(file.read() + np.uint16(add))
        items.append(item)
    with rasterio.open(items[0]["assets"]["qa_pixel"]["href"], "r+") as file:
        qa = file.read()
        qa[0, 10, 10] = 1 << 3
        file.write(qa)
    catalogue = write_items(tmp_path / "items.json", *items)
    optical = {"collection": "landsat-c2-l2", "bands": ["red"], "mask": "nodata"}
    grid, x, y = {"pixel_size_m": 30}, LEFT + 315, TOP - 315  # row and column 10
    dn = 8000 + 1000 * LANDSAT_KEYS.index("red")
    document = recipe_of(tmp_path, write_items(tmp_path / "one.json", items[0]), 1200, optical=optical, grid=grid)
    assert np.isnan(bands_at(made(document), x, y)["red"])
    both = recipe_of(
        tmp_path, catalogue, 1200, optical=optical, grid=grid, select={"method": "median"},
        output={"folder": str(tmp_path / "median")},
    )  # fmt: skip
    summary = made(both)
    assert bands_at(summary, x, y)["red"] == pytest.approx((dn + 1000) * 2.75e-5 - 0.2, rel=1e-6)
    assert bands_at(summary, x + 30, y)["red"] == pytest.approx((dn + 500) * 2.75e-5 - 0.2, rel=1e-6)


def test_bands_of_a_file_of_items_are_checked_when_it_is_known_what_it_holds(tmp_path: Path) -> None:
    item = sensor_item(
        "S2", "sentinel-2-l2a", "sentinel-2a", "2023-06-01T10:00:00Z", {"B03": tmp_path / "x.tif"}, box_of(1200, 1200)
    )
    catalogue = write_items(tmp_path / "items.json", item)
    with pytest.raises(RecipeError, match=r"optical.bands: unknown band 'gren'\. Did you mean green"):
        made(recipe_of(tmp_path, catalogue, 1200, optical={"bands": ["gren"]}))
    with pytest.raises(NoScenesError, match=r"the first lacks red \(it has green\)"):
        made(recipe_of(tmp_path, catalogue, 1200, optical={"bands": ["red"]}))


def test_items_of_another_mission_are_passed_over(tmp_path: Path) -> None:
    wrong = landsat(tmp_path, platform="sentinel-2a")
    catalogue = write_items(tmp_path / "items.json", wrong)
    with pytest.raises(NoScenesError, match="it is of sentinel-2a, not of Landsat"):
        made(recipe_of(tmp_path, catalogue, 1200, optical={"collection": "landsat-c2-l2"}))


def test_items_in_azure_are_signed_wherever_they_are_listed(tmp_path: Path) -> None:
    item = landsat(tmp_path)
    item["assets"]["red"]["href"] = "https://landsateuwest.blob.core.windows.net/landsat-c2/a_SR_B4.TIF"
    assert scene_of(item, "/items.json", "optical", "x", trusted=True).source == "planetary-computer"


@pytest.mark.parametrize(
    ("collection", "product"),
    [("", SENTINEL_2), ("sentinel-2-c1-l2a", SENTINEL_2), ("HLSS30_2.0", HLS_S30), ("Landsat-C2-L2", LANDSAT)],
)
def test_the_collection_tells_the_product(collection: str, product: Any) -> None:
    assert product_of(collection) is product


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=PRODUCTS)
def test_every_product_is_whole(product: Any) -> None:
    assert product.title
    assert product.collections == tuple(name.lower() for name in product.collections)
    if product is not SENTINEL_2:
        assert product.licence
        assert product.attribution
    for channel in (*product.channels.values(), *product.cloud_layers.values()):
        assert channel.scale > 0
        assert channel.keys or product is SENTINEL_2


# -- rasters on disk -----------------------------------------------------------------------------------------------


def indexed(tmp_path: Path, **asked: Any) -> Path:
    output = tmp_path / "index.json"
    write_index(LocalRequest(**{"folder": str(tmp_path / "rasters"), "output": str(output), **asked}), Progress())
    return output


def flight(tmp_path: Path) -> Path:
    """Write two drone images that lie beside each other, 0.5 m, 4 bands: pixel = 10 x band + image, row 0 nodata."""
    for i, left in enumerate((LEFT, LEFT + 16)):
        pixels = np.broadcast_to(10 * np.arange(1, 5)[:, None, None] + i, (4, 64, 32)).astype(np.uint8)
        pixels = pixels.copy()
        pixels[:, 0] = 255
        write_raster(tmp_path / "rasters" / f"uav{i}_20240630.tif", pixels, 0.5, left=left, nodata=255)
    return indexed(tmp_path, bands=("red", "green", "blue", "nir"))


def test_a_drone_flight_is_mosaicked(tmp_path: Path) -> None:
    optical = {"bands": ["nir", "red"], "indices": ["ndvi"]}
    summary = made(recipe_of(tmp_path, flight(tmp_path), 32, optical=optical, grid=FINE))
    assert bands_at(summary, LEFT + 4.25, TOP - 4.25) == {"nir": 40, "red": 10, "ndvi": pytest.approx(30 / 50)}
    assert bands_at(summary, LEFT + 20.25, TOP - 4.25) == {"nir": 41, "red": 11, "ndvi": pytest.approx(30 / 52)}
    assert np.isnan(bands_at(summary, LEFT + 4.25, TOP - 0.25)["nir"])
    assert [band["unit"] for band in header_of(summary)["bands"]] == ["", "", ""]
    assert summary.counts["chips"] == 16
    assert header_of(summary)["licences"][0]["licence"] == "as the owner of the files says"


def test_a_band_that_no_file_has_is_refused_and_those_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(NoScenesError, match=r"the first lacks swir16 \(it has red, green, blue, nir\)"):
        made(recipe_of(tmp_path, flight(tmp_path), 32, optical={"bands": ["swir16"]}, grid=FINE))
    with pytest.raises(RecipeError, match=r"local data have no band 'b-1'\. Names are a-z, 0-9 and _"):
        made(recipe_of(tmp_path, flight(tmp_path), 32, optical={"bands": ["b-1"]}, grid=FINE))


def test_radar_beside_a_drone_flight_needs_a_catalogue_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="RADAR_CATALOGUE"):
        made(recipe_of(tmp_path, flight(tmp_path), 32, optical={"bands": ["red"]}, radar={"enabled": True}, grid=FINE))


@pytest.mark.parametrize("interleave", ["band", "pixel"])
def test_a_hyperspectral_image(tmp_path: Path, interleave: str) -> None:
    dn = np.broadcast_to(np.arange(100, dtype=np.int16)[:, None, None] * 100, (100, 32, 32)).copy()
    dn[:, :, 0] = -1
    write_raster(
        tmp_path / "rasters" / "cube_20240630.tif", dn, 4.0, epsg=25832, nodata=-1, scales=(1e-4,) * 100,
        offsets=(0.05,) * 100, interleave=interleave,
    )  # fmt: skip
    names = [f"b{i}" for i in range(1, 101)]
    summary = made(recipe_of(tmp_path, indexed(tmp_path), 128, optical={"bands": names}, grid={"pixel_size_m": 4}))
    at = bands_at(summary, LEFT + 66, TOP - 66)
    assert list(at) == names
    assert at == pytest.approx({f"b{i}": (i - 1) * 0.01 + 0.05 for i in range(1, 101)}, rel=1e-6)
    assert np.isnan(bands_at(summary, LEFT + 2, TOP - 66)["b7"])
    assert {band["unit"] for band in header_of(summary)["bands"]} == {"reflectance"}


def test_a_replaced_file_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    recipe = recipe_of(tmp_path, flight(tmp_path), 32, optical={"bands": ["red"]}, grid=FINE)
    before = hashes(made(recipe).folder)
    assert images_of(hashes(made(recipe).folder)) == images_of(before)
    path = tmp_path / "rasters" / "uav0_20240630.tif"
    write_raster(path, np.full((4, 64, 32), 99, np.uint8), 0.5, nodata=255)
    again = made(recipe)
    assert bands_at(again, LEFT + 4.25, TOP - 4.25) == {"red": 99}
    assert bands_at(again, LEFT + 20.25, TOP - 4.25) == {"red": 11}


def images_of(found: dict[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in found.items() if name.startswith("images")}


@pytest.mark.real
def test_real_jp2_bands_make_chips(shared_data: Path, tmp_path: Path) -> None:
    """Three of the bands at 10 and 20 m, read where they lie: equal to the file's own pixels."""
    folder = shared_data / "sites/brandenburg/s2_l1c"
    catalogue = indexed(
        tmp_path, folder=str(folder), band_pattern=r"_(B\w\w)\.", bands=("b03=green", "b08=nir", "b11=swir16"),
        scale=(0.0001,), nodata=(0.0,),
    )  # fmt: skip
    with rasterio.open(folder / "T33UUU_20170216T102101_B08.jp2") as file:
        left, top = file.transform.c, file.transform.f
        x, y = left + 3005, top - 3005
        dn = next(file.sample([(x, y)]))[0]
        west, south, east, north = rasterio.warp.transform_bounds(
            file.crs, "EPSG:4326", x - 500, y - 500, x + 500, y + 500
        )
    document = recipe_of(tmp_path, catalogue, 100, optical={"bands": ["green", "nir", "swir16"], "indices": ["ndwi"]})
    write_area(tmp_path / "area.geojson", (west, south, east, north))
    changed = {
        **document.to_dict(),
        "time": {"start": "2017-02-01", "end": "2017-02-28"},
        "chips": {"size_px": 64, "keep": "all"},
    }
    summary = made(Recipe.from_dict(changed))
    assert bands_at(summary, x, y)["nir"] == pytest.approx(dn * 0.0001, rel=1e-6)
    assert summary.counts["kept"] == summary.counts["samples"] > 0


# -- further rasters -----------------------------------------------------------------------------------------------


def with_extra(tmp_path: Path, *layers: dict[str, Any], **sections: Any) -> Recipe:
    catalogue = flight(tmp_path) if not (tmp_path / "index.json").exists() else tmp_path / "index.json"
    given = {
        "optical": {"bands": ["red"]},
        "grid": FINE,
        "extra": {"layers": list(layers)},
        **sections,
    }
    return recipe_of(tmp_path, catalogue, 32, **given)


def test_further_rasters_are_the_last_bands(tmp_path: Path) -> None:
    """A ramp of 2 m in two bands, one scaled; a class map in another CRS, nearest."""
    ramp = np.stack([np.tile(np.arange(16), (16, 1)), np.full((16, 16), 7)]).astype(np.int16)
    one = write_raster(tmp_path / "a" / "Soil Map.tif", ramp, 2.0, scales=(0.5, 1.0), offsets=(1.0, 0.0), nodata=-1)
    classes = np.full((1, 40, 40), 3, np.uint8)
    other = write_raster(tmp_path / "classes.tif", classes, 2.0, left=LEFT - 20, top=TOP + 20, epsg=25832)
    recipe = with_extra(tmp_path, {"path": str(one)}, {"path": str(other), "name": "cover", "resampling": "nearest"})
    summary = made(recipe)
    assert summary.bands == ("red", "soil_map_1", "soil_map_2", "cover")
    at = bands_at(summary, LEFT + 9.25, TOP - 9.25)  # 9.25 m lie at pixel 4.125 from the first one's centre
    assert at == {"red": 10, "soil_map_1": pytest.approx(4.125 * 0.5 + 1), "soil_map_2": 7, "cover": 3}
    listed = header_of(summary)["bands"][1:]
    assert [(b["source"], b["resampling"]) for b in listed] == [("extra", "bilinear")] * 2 + [("extra", "nearest")]
    assert [s["id"] for s in header_of(summary)["scenes"] if s["role"] == "extra"] == ["Soil Map.tif", "classes.tif"]


@pytest.mark.parametrize("resampling", ["nearest", "bilinear", "cubic"])
def test_no_image_holds_infinite_numbers(tmp_path: Path, resampling: str) -> None:
    """Neither those of the file, nor the sum of a kernel over the largest ones."""
    largest = np.finfo(np.float32).max
    pixels = np.full((1, 80, 80), largest, np.float64)
    pixels[0, ::2], pixels[0, :, ::3], pixels[0, ::9], pixels[0, :, ::11] = -largest, 0, np.inf, -1e300
    write_raster(tmp_path / "x.tif", pixels, 1.0)
    summary = made(with_extra(tmp_path, {"path": str(tmp_path / "x.tif"), "resampling": resampling}))
    images = [rasterio.open(path).read() for path in sorted((summary.folder / "images").glob("*.tif"))]
    assert images
    for image in images:
        assert not np.isinf(image).any()
        assert np.isnan(image[-1]).any()


def test_ground_outside_of_a_further_raster_is_not_valid(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "half.tif", np.ones((1, 32, 16), np.float32), 1.0)
    summary = made(with_extra(tmp_path, {"path": str(path)}, qc={"min_valid": 0.5}))
    assert np.isnan(bands_at(summary, LEFT + 20.25, TOP - 4.25)["half"])
    chips = chips_of(summary.folder)
    assert sorted(set(chips["valid"].round(3))) == [0.0, 0.938, 1.0]
    assert (chips[chips["valid"] == 0]["status"] == "rejected").all()


def test_two_areas_that_share_ground_have_the_same_samples(tmp_path: Path) -> None:
    """Of rasters on disk, with a further raster of many files."""
    items = []
    for k in range(4):
        value = np.full((1, 10, 10), k, np.float32)
        path = write_raster(
            tmp_path / f"t{k}.tif", value, 1.0, left=LEFT + 10 * (k % 2) + 6, top=TOP - 10 * (k // 2) - 6
        )
        items.append(sensor_item(f"t{k}", "cover", "none", "2020-01-01T00:00:00Z", {"map": path}, box_of(32, 32)))
    layer = {"catalogue": str(write_items(tmp_path / "cover.json", *items)), "collection": "cover", "asset": "map"}
    whole = made(with_extra(tmp_path, layer))
    part = with_extra(tmp_path, layer, output={"folder": str(tmp_path / "part"), "threads": 1})
    west, south, east, north = box_of(32, 32, 1)
    write_area(tmp_path / "area.geojson", (west, south, (west + east) / 2, (south + north) / 2))
    shared = images_of(hashes(made(part).folder))
    assert 0 < len(shared) < len(images_of(hashes(whole.folder)))
    assert shared.items() <= images_of(hashes(whole.folder)).items()


@pytest.mark.parametrize("first_degree", [-180, 0])
def test_a_raster_of_the_whole_earth(tmp_path: Path, first_degree: int) -> None:
    """One value a degree of longitude, counted from 180 W or from 0: at 97.7 W both say -98."""
    degrees = np.arange(first_degree, first_degree + 360)
    values = np.tile(np.where(degrees >= 180, degrees - 360, degrees).astype(np.int16), (1, 180, 1))
    climate = write_raster(tmp_path / "climate.tif", values, 1.0, left=first_degree, top=90, epsg=4326)
    ground = {"left": LEFT, "top": TOP, "epsg": 32614}
    write_raster(tmp_path / "rasters" / "a_20240630.tif", np.ones((1, 64, 64), np.uint8), 0.5, **ground)
    recipe = recipe_of(
        tmp_path, indexed(tmp_path), 32, grid=FINE, optical={"bands": ["b1"]},
        extra={"layers": [{"path": str(climate), "resampling": "nearest"}]},
    )  # fmt: skip
    write_area(tmp_path / "area.geojson", box_of(32, 32, 1, epsg=32614))
    assert bands_at(made(recipe), LEFT + 4.25, TOP - 4.25) == {"b1": 1, "climate": -98}


def test_a_further_raster_of_other_ground_is_said_so(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "far.tif", np.ones((1, 8, 8), np.float32), 1.0, left=LEFT + 5000)
    summary = made(with_extra(tmp_path, {"path": str(path)}))
    assert "16 of 16 samples lie outside of the further raster of band far: nodata." in summary.warnings


def test_the_default_bands_do_not_change_with_further_rasters(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "x.tif", np.ones((1, 32, 32), np.float32), 1.0)
    without = made(with_extra(tmp_path))
    plain = {p.name: rasterio.open(p).read() for p in (without.folder / "images").iterdir()}
    together = made(with_extra(tmp_path, {"path": str(path)}, output={"folder": str(tmp_path / "both")}))
    for p in (together.folder / "images").iterdir():
        with rasterio.open(p) as file:
            np.testing.assert_array_equal(file.read()[:1], plain[p.name])


def test_a_further_raster_that_is_replaced_makes_its_samples_anew(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "x.tif", np.full((1, 32, 32), 1, np.float32), 1.0)
    recipe = with_extra(tmp_path, {"path": str(path)})
    made(recipe)
    write_raster(path, np.full((1, 32, 32), 2, np.float32), 1.0)
    assert bands_at(made(recipe), LEFT + 4.25, TOP - 4.25)["x"] == 2


def test_a_collection_of_a_catalogue_is_a_further_raster(tmp_path: Path) -> None:
    """Two tiles and an older one below them; the newest wins; scale from the item."""
    items = []
    for name, year, left, value in (("old", 2020, LEFT, 5), ("west", 2021, LEFT, 7), ("east", 2021, LEFT + 16, 9)):
        width = 32 if name == "old" else 16
        path = write_raster(tmp_path / f"{name}.tif", np.full((1, 32, width), value, np.uint8), 1.0, left=left)
        item = sensor_item(name, "cover", "none", f"{year}-01-01T00:00:00Z", {"map": path}, box_of(40, 40))
        item["assets"]["map"]["raster:bands"] = [{"scale": 0.5, "offset": 1.0}]
        items.append(item)
    catalogue = write_items(tmp_path / "cover.json", *items)
    layer = {"catalogue": str(catalogue), "collection": "cover", "asset": "map", "resampling": "nearest"}
    summary = made(with_extra(tmp_path, layer))
    assert bands_at(summary, LEFT + 4.25, TOP - 4.25)["map"] == 7 * 0.5 + 1
    assert bands_at(summary, LEFT + 20.25, TOP - 4.25)["map"] == 9 * 0.5 + 1
    assert [entry["collection"] for entry in header_of(summary)["licences"]] == ["cover", "local"]


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"path": "{folder}/none.tif"}, "extra.layers: layer 1: {folder}/none.tif cannot be read (there is no such file)."),
    ({"path": "{folder}/text.tif"}, "extra.layers: layer 1: {folder}/text.tif cannot be read ("),
    ({"path": "{folder}/radar.tif"}, "extra.layers: layer 1: the pixels of {folder}/radar.tif are complex numbers."),
    ({"path": "{folder}/x.tif", "name": "red"}, "extra.layers: two bands are called 'red' (optical and extra)"),
    (
        {"path": "{folder}/x.tif", "name": "nir"},
        "extra.layers: two bands are called 'nir' (extra and read for another)",
    ),
    (
        {"catalogue": "{folder}/index.json", "collection": "cover", "asset": "map"},
        "{folder}/index.json: has no collection 'cover'; it has local. Check extra.layers.",
    ),
    (
        {"catalogue": "{folder}/index.json", "collection": "local", "asset": "map"},
        "{folder}/index.json: has no item of local with an asset 'map' near the chips (uav0_20240630: it has no asset",
    ),
]


@pytest.mark.parametrize(("layer", "text"), WRONG, ids=[text[:40] for _, text in WRONG])
def test_a_further_raster_that_cannot_be_used_is_refused(tmp_path: Path, layer: dict[str, Any], text: str) -> None:
    flight(tmp_path)
    write_raster(tmp_path / "x.tif", np.ones((1, 4, 4), np.uint8), 1.0)
    write_raster(tmp_path / "radar.tif", np.ones((1, 4, 4), np.complex64), 1.0)
    (tmp_path / "text.tif").write_text("no raster", encoding="utf-8")
    given = {key: value.format(folder=tmp_path) for key, value in layer.items()}
    with pytest.raises(Dl4eoError) as error:
        made(with_extra(tmp_path, given, optical={"bands": ["red"], "indices": ["ndvi"]}))
    assert str(error.value).startswith(text.format(folder=tmp_path))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("layer", "text"),
    [
        ({}, "extra.layers: give either a path or a catalogue"),
        ({"path": "a.tif", "catalogue": "b"}, "extra.layers: give either a path or a catalogue"),
        ({"catalogue": "b"}, "extra.layers: catalogue 'b' needs a collection and an asset"),
        ({"path": "a.tif", "scale": 0}, "extra.layers.scale: must not be 0"),
        ({"path": "a.tif", "resampling": "mode"}, "extra.layers.resampling: must be one of bilinear, cubic, nearest"),
        ({"path": "a.tif", "name": "No Name"}, "extra.layers.name: 'No Name' cannot be a band's name"),
    ],
)
def test_a_layer_that_says_nothing_useful_is_refused(layer: dict[str, Any], text: str) -> None:
    with pytest.raises(RecipeError) as error:
        Recipe.from_dict({"dl4eo": 1, "extra": {"layers": [layer]}})
    assert str(error.value).startswith(text)


LOCAL_ITEM: dict[str, Any] = {
    "type": "Feature", "stac_version": "1.1.0", "id": "x", "collection": "local", "links": [],
    "geometry": {"type": "Polygon", "coordinates": [[[10, 46], [11, 46], [11, 47], [10, 46]]]},
    "properties": {"datetime": "2024-06-30T00:00:00Z", "eo:cloud_cover": 0, "dl4eo:pass": "2024-06-30"},
    "assets": {"data": {"href": "a.tif", "roles": ["data"], "bands": [
        {"name": "red", "unit": "reflectance", "raster:scale": 0.1, "raster:offset": 1, "nodata": 0},
        {"name": "nir"},
    ]}},
}  # fmt: skip


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_whatever_stands_in_an_item_of_rasters_it_is_read_or_has_a_reason(junk: Any) -> None:
    layer = ExtraLayer(catalogue="c.json", collection="local", asset="data")
    for path in paths(LOCAL_ITEM):
        item = json.loads(json.dumps(LOCAL_ITEM))
        put(item, path, junk)
        with contextlib.suppress(ItemError):
            scene_of(item, "/a.json", "optical", "c", trusted=True)
        with contextlib.suppress(ItemError):
            extra._of_item(RawItem(item, "/a.json", trusted=True), layer)
