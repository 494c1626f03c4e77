"""The simulated world: the same for a seed, said to be simulated, and as its truth says."""

from __future__ import annotations

import hashlib
import itertools
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pystac
import pytest
import rasterio
import shapely
from pyproj import Transformer
from shapely.geometry import shape

from dl4eo_qgis.core.demo import DemoWorld, Truth, make_truth, write_world
from dl4eo_qgis.core.demo.places import CORNER
from dl4eo_qgis.core.demo.products import OPTICAL
from dl4eo_qgis.core.demo.scenes import make_sky
from dl4eo_qgis.core.demo.world import SHORE_M, make_world
from dl4eo_qgis.core.errors import Cancelled, DatasetError, Dl4eoError
from dl4eo_qgis.core.grid import Chip, cells_touching
from dl4eo_qgis.core.progress import Progress

SEED = 42
EARLY, LATE = "20220123", "20220128"
TILES = ("32TNT", "32TPT")
NOISE = 0.002
TO_UTM = Transformer.from_crs(4326, 32632, always_xy=True)


@dataclass(frozen=True)
class Made:
    """A written world and how long it took."""

    folder: Path
    world: DemoWorld
    cpu_s: float

    def items(self, collection: str) -> list[pystac.Item]:
        catalog = pystac.Catalog.from_file(str(self.world.catalogue))
        child = catalog.get_child(collection)
        assert child is not None
        return list(child.get_items())

    def optical(self, date: str, tile: str) -> pystac.Item:
        return next(
            i
            for i in self.items("sentinel-2-l2a")
            if i.properties["s2:mgrs_tile"] == tile and f"{i.datetime:%Y%m%d}" == date
        )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("demo") / "world"
    begun = time.process_time()
    world = write_world(folder, SEED, Progress())
    return Made(folder, world, time.process_time() - begun)


@pytest.fixture(scope="module")
def truth() -> Truth:
    return make_truth(SEED)


@pytest.fixture(scope="module")
def lakes(made: Made) -> gpd.GeoDataFrame:
    return gpd.read_file(made.world.labels, layer="lakes")


def digests(folder: Path) -> dict[str, str]:
    files = [p for p in folder.rglob("*") if p.is_file()]
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def read(item: pystac.Item, asset: str) -> tuple[np.ndarray, Any]:
    href = item.assets[asset].get_absolute_href()
    assert href is not None
    with rasterio.open(href) as dataset:
        return dataset.read(1), dataset.transform


def truth_slices(truth: Truth, transform: Any, shape_px: tuple[int, int]) -> tuple[slice, slice]:
    """Return the place of a raster in the truth's 10 m arrays."""
    left, top, factor = transform.c, transform.f, round(transform.a / 10)
    row, col = round(truth.window.top_px - top / 10), round(left / 10 - truth.window.left_px)
    return slice(row, row + shape_px[0] * factor), slice(col, col + shape_px[1] * factor)


def coarse(pixels: np.ndarray, factor: int) -> np.ndarray:
    rows, cols = pixels.shape
    return pixels.reshape(rows // factor, factor, cols // factor, factor).mean(axis=(1, 3))


def block_chips(size_px: int) -> list[Chip]:
    """Return the chips of the block of whole cells around the AOI."""
    side = size_px * 10
    cols, rows = (cells_touching(start, start + 7680, side, side) for start in CORNER)
    return [Chip(32632, c, r, size_px, size_px, 10.0) for c in cols for r in rows]


def test_same_seed_same_bytes_and_other_seed_other_world(made: Made, tmp_path: Path) -> None:
    write_world(tmp_path, SEED + 1, Progress())
    ours, other = digests(made.folder), digests(tmp_path)
    assert set(ours) == set(other)
    same = {name for name in ours if ours[name] == other[name]}
    assert not any(name.endswith(".tif") or name == "lakes.gpkg" for name in same)
    for remembered in (make_world, make_truth, make_sky):
        remembered.cache_clear()
    write_world(tmp_path, SEED, Progress())
    assert digests(tmp_path) == ours


def test_is_quick_and_small(made: Made) -> None:
    assert made.cpu_s < 15
    assert sum(p.stat().st_size for p in made.folder.rglob("*") if p.is_file()) < 40e6


def test_files_and_dates(made: Made) -> None:
    assert made.world == DemoWorld(
        made.folder / "catalog.json", made.folder / "aoi.gpkg", made.folder / "lakes.gpkg", "2022-01-01", "2022-02-28"
    )
    names = {p.name for p in made.folder.iterdir()}
    assert names == {
        "catalog.json", "all_items.json", "aoi.gpkg", "lakes.gpkg", "README.md",
        "sentinel-2-l2a", "sentinel-1-rtc", "cop-dem-glo-30",
    }  # fmt: skip


def test_pystac_reads_everything(made: Made) -> None:
    catalog = pystac.Catalog.from_file(str(made.world.catalogue))
    items = list(catalog.get_items(recursive=True))
    assert {c.id: len(list(c.get_items())) for c in catalog.get_children()} == {
        "sentinel-2-l2a": 4,
        "sentinel-1-rtc": 2,
        "cop-dem-glo-30": 2,
    }
    for item in items:
        assert shape(item.geometry).is_valid
        assert item.bbox == pytest.approx(shape(item.geometry).bounds)
        for asset in item.assets.values():
            assert Path(asset.get_absolute_href() or "").is_file()


def documents(made: Made) -> dict[str, dict[str, Any]]:
    """Return the item files by id, as they are (pystac renames old properties)."""
    found = [json.loads(p.read_text(encoding="utf-8")) for p in made.folder.glob("*/items/*.json")]
    return {document["id"]: document for document in found}


def test_item_collection_has_the_same_items(made: Made) -> None:
    features = json.loads((made.folder / "all_items.json").read_text(encoding="utf-8"))["features"]
    items = documents(made)
    assert {f["id"] for f in features} == set(items)
    for feature in features:
        item = items[feature["id"]]
        assert {k: feature[k] for k in ("properties", "geometry", "bbox", "collection")} == {
            k: item[k] for k in ("properties", "geometry", "bbox", "collection")
        }
        folder = made.folder / item["collection"] / "items"
        for name, asset in item["assets"].items():
            assert (made.folder / feature["assets"][name]["href"]).resolve() == (folder / asset["href"]).resolve()


def test_everything_says_that_it_is_simulated(made: Made, lakes: gpd.GeoDataFrame) -> None:
    for path in made.folder.rglob("*.json"):
        assert "imulated" in path.read_text(encoding="utf-8"), path
    for path in made.folder.rglob("*.tif"):
        with rasterio.open(path) as dataset:
            assert "Simulated" in dataset.tags()["TIFFTAG_IMAGEDESCRIPTION"]
    catalog = pystac.Catalog.from_file(str(made.world.catalogue))
    assert "simulated" in (catalog.title or "")
    assert all("simulated" in (c.title or "") for c in catalog.get_collections())
    for item in catalog.get_items(recursive=True):
        assert item.properties["dl4eo:simulated"] is True
        assert item.id.startswith("SIM_")
    assert "Everything in this folder is simulated" in (made.folder / "README.md").read_text(encoding="utf-8")
    assert set(lakes["simulated"]) == {"yes"}


def test_headers_agree_with_the_items(made: Made) -> None:
    for item in documents(made).values():
        for asset in item["assets"].values():
            told = {**item["properties"], **asset}
            with rasterio.open(made.folder / item["collection"] / "items" / asset["href"]) as dataset:
                assert dataset.crs.to_epsg() == told["proj:epsg"]
                assert list(dataset.shape) == told["proj:shape"]
                assert list(dataset.transform)[:6] == pytest.approx(told["proj:transform"], abs=1e-12)
                assert dataset.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"


def test_optical_files_are_as_the_real_ones(made: Made) -> None:
    item = made.optical(EARLY, "32TPT")
    assert set(item.assets) == {*OPTICAL, "SCL"}
    sizes = {name: read(item, name)[1].a for name in item.assets}
    assert {name for name, size in sizes.items() if size == 10} == {"B02", "B03", "B04", "B08"}
    assert {name for name, size in sizes.items() if size == 60} == {"B01", "B09"}
    for name, asset in item.assets.items():
        with rasterio.open(asset.get_absolute_href()) as dataset:
            assert (dataset.dtypes[0], dataset.nodata) == ("uint8" if name == "SCL" else "uint16", 0)
            assert (dataset.transform.c % 60, dataset.transform.f % 60) == (0, 0)


@pytest.mark.parametrize(("date", "baseline", "offset"), [(EARLY, "03.01", 0), (LATE, "04.00", 1000)])
@pytest.mark.parametrize("tile", TILES)
def test_baseline_and_offset(made: Made, truth: Truth, date: str, baseline: str, offset: int, tile: str) -> None:
    item = made.optical(date, tile)
    assert item.properties["s2:processing_baseline"] == baseline
    for asset, (band, size, _) in OPTICAL.items():
        numbers, transform = read(item, asset)
        place = truth_slices(truth, transform, numbers.shape)
        clear = coarse(truth.clear[date][place], size // 10) == 1
        seen = clear & (numbers > 0)
        error = (numbers.astype(float) - offset) / 10000 - coarse(truth.reflectance[band][place], size // 10)
        assert abs(error[seen].mean()) < 5e-4, asset
        assert error[seen].std() == pytest.approx(NOISE, rel=0.15), asset
        assert numbers[seen].min() < 400 + offset, asset


def test_two_dates_show_the_same_ground(made: Made, truth: Truth) -> None:
    for asset in ("B03", "B08"):
        early, transform = read(made.optical(EARLY, "32TNT"), asset)
        late, _ = read(made.optical(LATE, "32TNT"), asset)
        place = truth_slices(truth, transform, early.shape)
        clear = truth.clear[EARLY][place] & truth.clear[LATE][place]
        change = (late.astype(int) - 1000 - early)[clear] / 10000
        assert np.abs(change).max() < 8 * NOISE
        assert abs(change.mean()) < NOISE / 20


@pytest.mark.parametrize("date", [EARLY, LATE])
def test_tiles_of_a_pass_agree_where_they_overlap(made: Made, date: str) -> None:
    west, east = (made.optical(date, tile) for tile in TILES)
    assert west.properties["s2:datatake_id"] == east.properties["s2:datatake_id"]
    for asset in west.assets:
        (left, at_left), (right, at_right) = read(west, asset), read(east, asset)
        first = round((at_right.c - at_left.c) / at_left.a)
        shared = left[:, first:]
        assert shared.shape[1] * at_left.a == 540
        assert (shared == right[:, : shared.shape[1]]).all()


def test_orbit_edge_is_slanted_and_only_in_the_east(made: Made) -> None:
    west, east = (read(made.optical(EARLY, tile), "B02")[0] for tile in TILES)
    assert (west > 0).all()
    valid = (east > 0).sum(axis=1)
    assert valid[0] == east.shape[1]
    assert 250 < valid[-1] < 300
    assert (np.diff(valid) <= 0).all()


def test_footprints_hold_the_valid_pixels(made: Made) -> None:
    for collection, asset, nodata in (("sentinel-2-l2a", "B02", 0), ("sentinel-1-rtc", "vv", -32768)):
        for item in made.items(collection):
            pixels, transform = read(item, asset)
            ground = shapely.transform(
                shape(item.geometry), lambda p: np.column_stack(TO_UTM.transform(p[:, 0], p[:, 1]))
            )
            col, row = np.meshgrid(np.arange(pixels.shape[1]) + 0.5, np.arange(pixels.shape[0]) + 0.5)
            x, y = transform @ (col, row)
            wrong = shapely.contains_xy(ground, x, y) != (pixels != nodata)
            assert (shapely.distance(ground.boundary, shapely.points(x[wrong], y[wrong])) < 0.01).all()


def test_scl_says_cloud_cover(made: Made) -> None:
    cover = {}
    for date, tile in itertools.product((EARLY, LATE), TILES):
        item = made.optical(date, tile)
        classes, _ = read(item, "SCL")
        cover[date, tile] = item.properties["eo:cloud_cover"]
        share = np.isin(classes, (8, 9, 10)).sum() / (classes > 0).sum()
        assert cover[date, tile] == pytest.approx(100 * share, abs=1e-5)
        assert {0 if tile == "32TPT" else 4, 3, 4, 5, 6, 8, 9, 10} == set(np.unique(classes).tolist())
    assert max(cover.values()) < 60
    assert cover[EARLY, "32TNT"] > 20
    assert max(cover[LATE, tile] for tile in TILES) < 20


@pytest.mark.parametrize("date", [EARLY, LATE])
def test_clouds_are_bright_and_shadows_dark(made: Made, truth: Truth, date: str) -> None:
    item = made.optical(date, "32TNT")
    classes, transform = read(item, "SCL")
    blue = coarse(read(item, "B02")[0] / 10000 - (0.1 if date == LATE else 0), 2)
    ground = coarse(truth.reflectance["blue"][truth_slices(truth, transform, classes.shape)], 2)
    assert blue[classes == 9].min() > 0.35
    assert (blue[classes == 3] / ground[classes == 3]).mean() < 0.7
    clear = coarse(truth.clear[date][truth_slices(truth, transform, classes.shape)], 2) == 1
    assert (clear == np.isin(classes, (4, 5, 6))).all()


@pytest.mark.parametrize("size_px", [64, 256])
def test_the_clearest_date_differs_from_chip_to_chip(truth: Truth, size_px: int) -> None:
    better = [
        np.sign(truth.clear[EARLY][place].mean() - truth.clear[LATE][place].mean())
        for place in (truth.window.slices_of(chip.window) for chip in block_chips(size_px))
    ]
    assert better.count(1) >= 2
    assert better.count(-1) >= 2


def test_water_and_land_in_the_images(made: Made, truth: Truth) -> None:
    for tile in TILES:
        item = made.optical(EARLY, tile)
        green, transform = read(item, "B03")
        nir = read(item, "B08")[0].astype(float)
        place = truth_slices(truth, transform, green.shape)
        clear, water = truth.clear[EARLY][place] & (green > 0), truth.water[place]
        ndwi = (green - nir) / np.maximum(green + nir, 1)
        assert ndwi[clear & water].min() > 0.2
        assert ndwi[clear & ~water].max() < 0


def test_lakes_are_dark_in_the_radar(made: Made, truth: Truth) -> None:
    for item in made.items("sentinel-1-rtc"):
        for asset, water_db, land_db in (("vv", -22, -9), ("vh", -28, -15)):
            pixels, transform = read(item, asset)
            assert pixels.dtype == np.float32
            place = truth_slices(truth, transform, pixels.shape)
            valid, water = pixels != -32768, truth.water[place]
            assert 10 * np.log10(pixels[valid & water].mean()) == pytest.approx(water_db, abs=0.3)
            assert 10 * np.log10(pixels[valid & ~water].mean()) == pytest.approx(land_db, abs=1.0)


def test_only_the_second_radar_pass_covers_all(made: Made) -> None:
    first, second = sorted(made.items("sentinel-1-rtc"), key=lambda item: item.datetime)
    assert (first.properties["sat:orbit_state"], second.properties["sat:orbit_state"]) == ("descending", "ascending")
    aoi = gpd.read_file(made.world.aoi).geometry[0]
    assert shape(second.geometry).contains(aoi)
    assert not shape(first.geometry).contains(aoi)
    covered = shape(first.geometry).intersection(aoi).area / aoi.area
    assert 0.3 < covered < 0.7
    for item in made.items("sentinel-2-l2a"):
        days = [abs((radar.datetime - item.datetime).total_seconds()) / 86400 for radar in (first, second)]
        assert max(days) < 5
        assert (days[0] < days[1]) == (item.properties["s2:processing_baseline"] == "03.01")


def test_elevation_is_the_truth_and_level_in_lakes(made: Made, lakes: gpd.GeoDataFrame) -> None:
    world = make_world(SEED)
    levels: dict[str, set[float]] = {name: set() for name in lakes["name"]}
    for item in made.items("cop-dem-glo-30"):
        height, transform = read(item, "data")
        col, row = np.meshgrid(np.arange(height.shape[1]) + 0.5, np.arange(height.shape[0]) + 0.5)
        lon, lat = transform @ (col, row)
        x, y = TO_UTM.transform(lon, lat)
        np.testing.assert_allclose(height, world.elevation(x, y), atol=1e-3)
        for lake in lakes.itertuples():
            levels[lake.name] |= set(height[shapely.contains_xy(lake.geometry, lon, lat)].tolist())
    assert {name: len(found) for name, found in levels.items()} == dict.fromkeys(levels, 1)


def test_elevation_tiles_meet_inside_the_aoi(made: Made, truth: Truth) -> None:
    west, east = sorted(made.items("cop-dem-glo-30"), key=lambda item: item.bbox[0])
    seam = west.bbox[2]
    assert seam == pytest.approx(10 - 0.5 / 3600, abs=1e-9)
    assert seam == pytest.approx(east.bbox[0], abs=1e-9)
    left, _, right, _ = gpd.read_file(made.world.aoi).total_bounds
    assert left < seam < right
    with rasterio.open(west.assets["data"].get_absolute_href()) as dataset:
        assert (dataset.dtypes[0], dataset.nodata) == ("float32", None)
    edges = np.array(truth.window.bounds)[[[0, 1], [2, 3], [0, 3], [2, 1]]]
    both = shapely.union(shape(west.geometry), shape(east.geometry)).buffer(1e-8)
    assert shapely.contains_xy(both, *TO_UTM.transform(edges[:, 0], edges[:, 1], direction="INVERSE")).all()


def test_the_mask_of_the_polygons_is_the_water(lakes: gpd.GeoDataFrame, truth: Truth) -> None:
    burnt = rasterio.features.rasterize(
        lakes.to_crs(32632).geometry, out_shape=truth.window.shape, transform=rasterio.Affine(*truth.window.transform)
    )
    assert (burnt.astype(bool) == truth.water).all()


def test_lake_polygons(lakes: gpd.GeoDataFrame, made: Made) -> None:
    assert lakes.crs.to_epsg() == 4326
    assert lakes.geometry.is_valid.all()
    assert set(zip(lakes["kind"], lakes["kind_id"], strict=True)) == {("lake", 1), ("pond", 2)}
    assert lakes["name"].is_unique
    parts = lakes.set_index("name").geometry
    assert len(parts["Twin Lakes"].geoms) == 2
    assert len(parts["Island Lake"].geoms[0].interiors) == 1
    ground = lakes.to_crs(32632).geometry
    assert min(a.distance(b) for a, b in itertools.combinations(ground, 2)) > SHORE_M
    aoi = gpd.read_file(made.world.aoi, layer="aoi")
    assert aoi.crs.to_epsg() == 4326
    assert aoi.geometry.is_valid.all()
    assert lakes.intersects(aoi.geometry[0]).all()
    assert 25e6 < aoi.to_crs(32632).area[0] < 45e6


@pytest.mark.parametrize(("size_px", "least"), [(64, 12), (256, 4)])
def test_there_are_chips_with_lakes(truth: Truth, size_px: int, least: int) -> None:
    wet = [chip for chip in block_chips(size_px) if truth.water[truth.window.slices_of(chip.window)].any()]
    assert len(wet) >= least


def test_a_column_of_small_chips_needs_both_tiles(made: Made) -> None:
    chip = shapely.box(*Chip(32632, 898, 8256, 64, 64, 10.0).bounds)
    boxes = [shapely.box(*made.optical(EARLY, tile).assets["B02"].extra_fields["proj:bbox"]) for tile in TILES]
    assert not any(tile.contains(chip) for tile in boxes)
    assert shapely.union_all(boxes).contains(chip)


def test_a_cancelled_world_has_no_catalogue_and_can_be_finished(made: Made, tmp_path: Path) -> None:
    progress = Progress(lambda kind, fraction, text: progress.cancelled.set() if fraction > 0.2 else None)
    with pytest.raises(Cancelled):
        write_world(tmp_path, SEED, progress)
    assert not (tmp_path / "catalog.json").exists()
    seen: list[float] = []
    write_world(tmp_path, SEED, Progress(lambda kind, fraction, text: seen.append(fraction)))
    assert digests(tmp_path) == digests(made.folder)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DatasetError, match="is not empty and holds no simulated world"):
        write_world(tmp_path, SEED, Progress())
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DatasetError):
        write_world(tmp_path / "file", SEED, Progress())


def test_a_negative_seed_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Dl4eoError, match="seed: must be 0 or more, got -1"):
        write_world(tmp_path / "world", -1, Progress())
    assert not (tmp_path / "world").exists()
