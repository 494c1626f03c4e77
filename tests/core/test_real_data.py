"""Reading, choosing dates and drawing labels on real data, against values computed from the files by another hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core import label_inputs
from dl4eo_qgis.core.grid import Chip, GridWindow
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Labels, Recipe
from dl4eo_qgis.core.stages import align, derive, label, search
from dl4eo_qgis.core.types import Scene
from dl4eo_qgis.core.vector import read_polygons
from tests import referee

pytestmark = pytest.mark.real

CLEAR, CLOUD = (4, 5, 6, 7), (8, 9, 10)
CORNER = (-118.0, 34.0)
"""Where the four elevation tiles meet."""


def scenes(data: Path, style: str, role: str, collection: str, around: tuple[float, float]) -> tuple[Scene, ...]:
    address = str(data / "catalogs" / f"{style}-style" / "catalog.json")
    area = shapely.Point(around).buffer(0.02).wkt
    return search.search(address, role, collection, area, None, None, None, Progress()).scenes


def window_of(square: referee.Square) -> GridWindow:
    return GridWindow(
        square.epsg, 10.0, round(square.west / 10), round(square.north / 10), square.side_px, square.side_px
    )


# Four elevation tiles in degrees, which meet in one corner.


@pytest.fixture(scope="module")
def corner() -> referee.Square:
    """Return 3 km around the corner."""
    point = geopandas.GeoSeries.from_xy([CORNER[0]], [CORNER[1]], crs=4326).to_crs(32611)[0]
    return referee.Square(32611, point.x // 10 * 10 - 1500, point.y // 10 * 10 + 1500, 300)


@pytest.fixture(scope="module")
def tiles(shared_data: Path) -> list[align.Piece]:
    found = scenes(shared_data, "planetary-computer", "terrain", "cop-dem-glo-30", CORNER)
    assert len(found) == 4
    return align.pieces(found, "elevation", lambda scene: align.unchanged)


@pytest.fixture(scope="module")
def published(shared_data: Path, corner: referee.Square) -> np.ndarray:
    """Return the published mosaic of the tiles, at the pixels' centres and one more all around."""
    with rasterio.open(shared_data / "sites" / "los_angeles_dem" / "expected_mosaic_geoid.tif") as file:
        return referee.bilinear_elsewhere(file.read(1).astype(float), file.transform, "EPSG:4326", corner.grown(1))


def test_elevation_across_four_tiles(tiles: list[align.Piece], corner: referee.Square, published: np.ndarray) -> None:
    found = align.read_band(tiles, window_of(corner), "bilinear")
    np.testing.assert_allclose(found, published[1:-1, 1:-1], rtol=0, atol=0.01)


def test_elevation_is_as_gdal_warps_the_published_mosaic(
    shared_data: Path, tiles: list[align.Piece], corner: referee.Square
) -> None:
    """GDAL without its approximation (tolerance 1e-6 px)."""
    target = {"crs": "EPSG:32611", "transform": corner.transform, "width": corner.side_px, "height": corner.side_px}
    path = shared_data / "sites" / "los_angeles_dem" / "expected_mosaic_geoid.tif"
    with (
        rasterio.open(path) as file,
        rasterio.vrt.WarpedVRT(file, **target, resampling=rasterio.enums.Resampling.bilinear, tolerance=1e-6) as vrt,
    ):
        wanted = vrt.read(1)
    np.testing.assert_allclose(align.read_band(tiles, window_of(corner), "bilinear"), wanted, rtol=0, atol=0.01)


def test_no_seam_in_the_slope(tiles: list[align.Piece], corner: referee.Square, published: np.ndarray) -> None:
    slope = derive.slope_degrees(align.read_band(tiles, window_of(corner).grown(1), "bilinear"), 10.0)
    np.testing.assert_allclose(slope, referee.horn(published), rtol=0, atol=0.05)


def test_shared_ground_has_the_same_bytes_in_any_window(tiles: list[align.Piece], corner: referee.Square) -> None:
    whole = window_of(corner)
    inner = GridWindow(32611, 10.0, whole.left_px + 137, whole.top_px - 91, 64, 130)
    apart = GridWindow(32611, 10.0, inner.left_px - 40, inner.top_px + 23, 200, 177)
    one, other, alone = (align.read_band(tiles, w, "bilinear") for w in (whole, apart, inner))
    assert one[whole.slices_of(inner)].tobytes() == alone.tobytes() == other[apart.slices_of(inner)].tobytes()


def test_slope_and_aspect_of_neighbours_agree_at_the_seam(tiles: list[align.Piece], corner: referee.Square) -> None:
    """Windows cut at random over the corner: what two of them share agrees to 1e-3."""
    rng, whole = np.random.default_rng(4), window_of(corner)
    elevation = align.read_band(tiles, whole.grown(1), "bilinear")
    slope, aspect = derive.slope_degrees(elevation, 10.0), derive.aspect_degrees(elevation)
    for _ in range(12):
        left, top, width, height = (int(v) for v in rng.integers([0, 0, 20, 20], [200, 200, 100, 100]))
        part = GridWindow(32611, 10.0, whole.left_px + left, whole.top_px - top, width, height)
        alone = align.read_band(tiles, part.grown(1), "bilinear")
        place = whole.slices_of(part)
        np.testing.assert_allclose(derive.slope_degrees(alone, 10.0), slope[place], rtol=0, atol=1e-3)
        np.testing.assert_allclose(derive.aspect_degrees(alone), aspect[place], rtol=0, atol=1e-3)
    assert 0 <= np.nanmin(aspect) <= np.nanmax(aspect) < 360


def test_the_order_of_the_tiles_does_not_matter(tiles: list[align.Piece], corner: referee.Square) -> None:
    window = window_of(corner)
    forth, back = (align.read_band(pieces, window, "bilinear") for pieces in (tiles, tiles[::-1]))
    np.testing.assert_allclose(forth, back, rtol=0, atol=1e-3)


# JPEG 2000 at three resolutions, and polygons that overlap.

BRANDENBURG = (12.6, 52.49)
NATIVE = {"blue": ("B02", 10), "nir": ("B08", 10), "swir16": ("B11", 20), "coastal": ("B01", 60)}


@pytest.mark.parametrize("band", NATIVE)
def test_pixels_of_a_jp2_are_cropped_unchanged(shared_data: Path, band: str) -> None:
    (scene,) = scenes(shared_data, "cdse", "optical", "sentinel-2-l1c", BRANDENBURG)
    name, pixel = NATIVE[band]
    window = GridWindow(32633, float(pixel), 336000 // pixel, 5820000 // pixel, 40, 30)
    found = align.read_band(align.pieces([scene], band, lambda s: align.unchanged), window, "bilinear")
    path = shared_data / "sites" / "brandenburg" / "s2_l1c" / f"T33UUU_20170216T102101_{name}.jp2"
    with rasterio.open(path) as file:
        wanted = file.read(1, window=rasterio.windows.from_bounds(*window.bounds, transform=file.transform))
    assert wanted.shape == (30, 40)
    assert np.array_equal(found, wanted)
    assert scene.offset_dn == 0


def test_overlapping_polygons_the_first_feature_wins(shared_data: Path) -> None:
    """All 604 are used; a pixel has the class of the first one that holds its centre."""
    path = shared_data / "sites" / "brandenburg" / "labels" / "osm_landuse_water.gpkg"
    frame = geopandas.read_file(path)
    polygons = read_polygons(str(path), "", "labels", "fclass")
    invalid = int((~frame.geometry.is_valid).sum())
    empty = int((frame.geometry.is_empty | frame.geometry.isna()).sum())
    assert (len(polygons.geometries), polygons.repaired, polygons.dropped) == (604, invalid, empty)
    classes = label.class_table(polygons.values)
    table = {name: number for number, name in enumerate(sorted(frame["fclass"].unique()), 1)}
    assert {c.name: c.value for c in classes} == table

    labels = label.prepare(polygons, classes, 32633, Labels())
    assert len(labels.shapes) == 604
    square = referee.Square(32633, 330000, 5822040, 768)
    mask = label.draw(labels, window_of(square)).mask
    assert np.array_equal(mask, referee.mask(path, "fclass", table, square))

    xs, ys = square.centres()
    contested = np.argwhere(mask != referee.mask(path, "fclass", table, square, last=True))
    assert len(contested) > 50
    for row, col in contested[:: len(contested) // 50]:
        first = frame["fclass"][frame.contains(shapely.Point(xs[col], ys[row]))].iloc[0]
        assert mask[row, col] == table[first]


def test_a_mask_does_not_depend_on_its_window(shared_data: Path) -> None:
    path = shared_data / "sites" / "brandenburg" / "labels" / "osm_landuse_water.gpkg"
    polygons = read_polygons(str(path), "", "labels", "fclass")
    labels = label.prepare(polygons, label.class_table(polygons.values), 32633, Labels())
    whole = GridWindow(32633, 10.0, 33000, 582204, 1536, 768)
    mask = label.draw(labels, whole).mask
    for col in range(33024, 34500, 64 * 3):
        chip = Chip(32633, col // 64, 581504 // 64, 64, 64, 10.0).window
        assert np.array_equal(label.draw(labels, chip).mask, mask[whole.slices_of(chip)])


# Twelve dates, two of them clear.

Build = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def belgium(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a builder of the whole Belgian site in chips of 160 m; gives the rows of its table."""
    with rasterio.open(shared_data / "sites" / "belgium_series" / "s2_l2a" / "20230405" / "SCL.tif") as file:
        ground = geopandas.GeoSeries([shapely.box(*file.bounds)], crs=file.crs)
    area = tmp_path_factory.mktemp("belgium") / "aoi.gpkg"
    ground.to_file(area)

    def made(catalogue: Path, method: str) -> list[dict[str, Any]]:
        folder = tmp_path_factory.mktemp(method) / "dataset"
        document = {
            "dl4eo": 1,
            "aoi": {"path": str(area)},
            "time": {"start": "2023-04-01", "end": "2023-04-30"},
            "catalogue": {"optical": str(catalogue)},
            "optical": {"bands": ["red", "nir"], "indices": ["ndvi"], "max_cloud_percent": 100.0},
            "radar": {"enabled": False},
            "terrain": {"enabled": False},
            "chips": {"size_px": 16},
            "select": {"method": method},
            "output": {"folder": str(folder)},
        }
        build(Recipe.from_dict(document), Progress())
        frame = geopandas.read_file(folder / "dataset.gpkg", layer="chips", ignore_geometry=True)
        return [row | {"image": folder / row["image"]} for row in frame.to_dict("records")]

    return made


def chip_square(row: dict[str, Any]) -> referee.Square:
    return referee.Square(row["epsg"], row["col"] * 160, (row["row"] + 1) * 160, 16)


def shares(data: Path, date: str, square: referee.Square) -> tuple[float, float]:
    path = data / "sites" / "belgium_series" / "s2_l2a" / date.replace("-", "") / "SCL.tif"
    return referee.share_of(path, CLEAR, square), referee.share_of(path, CLOUD, square)


def test_clearest_is_counted_over_the_chip(shared_data: Path, belgium: Build) -> None:
    """The scene with the least cloud (15 April) loses where the other has more clear pixels in the chip."""
    catalogue = shared_data / "catalogs" / "planetary-computer-style" / "catalog.json"
    rows = belgium(catalogue, "clearest")
    better = []
    for row in rows:
        of_date = {date: shares(shared_data, date, chip_square(row)) for date in ("2023-04-05", "2023-04-15")}
        assert (row["clear"], row["cloud"]) == pytest.approx(of_date[row["date"]], abs=1e-9)
        best = max(clear for clear, _ in of_date.values())
        assert of_date[row["date"]][0] == best
        better += [date for date, (clear, _) in of_date.items() if min(of_date.values())[0] < best == clear]
    assert set(better) == {"2023-04-05", "2023-04-15"}


def test_every_gives_a_sample_for_each_date_with_its_own_shares(
    shared_data: Path, belgium: Build, tmp_path: Path
) -> None:
    """The ten dates that are all cloud are said to have 99 % here: 100 % is not below any limit."""
    style = shared_data / "catalogs" / "planetary-computer-style"
    document = json.loads((style / "all_items.json").read_text(encoding="utf-8"))
    for item in document["features"]:
        item["properties"]["eo:cloud_cover"] = min(99, item["properties"].get("eo:cloud_cover") or 0)
        for asset in item["assets"].values():
            asset["href"] = str((style / asset["href"]).resolve())
    (tmp_path / "items.json").write_text(json.dumps(document), encoding="utf-8")

    rows = belgium(tmp_path / "items.json", "every")
    dates = sorted(path.name for path in (shared_data / "sites" / "belgium_series" / "s2_l2a").iterdir())
    assert len(dates) == 12
    chips = sorted({row["chip_id"] for row in rows})
    assert sorted(row["sample_id"] for row in rows) == [f"{chip}_{date}" for chip in chips for date in dates]
    for row in rows:
        assert (row["clear"], row["cloud"]) == pytest.approx(
            shares(shared_data, row["date"], chip_square(row)), abs=1e-9
        )


def test_bands_on_the_lattice_are_the_files_own(shared_data: Path, belgium: Build) -> None:
    rows = belgium(shared_data / "catalogs" / "planetary-computer-style" / "catalog.json", "clearest")
    for row in rows:
        folder = shared_data / "sites" / "belgium_series" / "s2_l2a" / row["date"].replace("-", "")
        square = chip_square(row)
        red, nir = (referee.bilinear(folder / f"{name}.tif", square) for name in ("B04", "B08"))
        with rasterio.open(row["image"]) as file:
            assert file.descriptions == ("red", "nir", "ndvi")
            found = file.read()
        wanted = np.stack([red / 10000, nir / 10000, (nir - red) / (nir + red)])
        assert np.array_equal(found[:2], wanted[:2].astype(np.float32), equal_nan=True)
        np.testing.assert_allclose(found[2], wanted[2], rtol=0, atol=1e-6)


# Label rules on the overlapping polygons, against shapely pixel by pixel.


@pytest.fixture(scope="module")
def overlapping(shared_data: Path) -> tuple[referee.Square, geopandas.GeoDataFrame, dict[int, np.ndarray]]:
    """Return a window of 600 m, the polygons, and of each that touches it the share of every pixel."""
    path = shared_data / "sites" / "brandenburg" / "labels" / "osm_landuse_water.gpkg"
    frame = geopandas.read_file(path).to_crs(32633)
    tree = frame.sindex
    one, other = tree.query(frame.geometry, predicate="overlaps")
    crossing = [(i, j) for i, j in zip(one, other, strict=True) if frame["fclass"][i] != frame["fclass"][j]]
    common = [shapely.intersection(frame.geometry[i], frame.geometry[j]) for i, j in crossing]
    place = max(common, key=shapely.area).centroid
    square = referee.Square(32633, place.x // 10 * 10 - 300, place.y // 10 * 10 + 300, 60)
    row, col = np.indices((60, 60))
    left, top = square.west + 10 * col, square.north - 10 * row
    pixels = shapely.box(left, top - 10, left + 10, top)
    hits = tree.query(shapely.box(square.west, square.north - 600, square.west + 600, square.north))
    shares = {
        int(i): shapely.area(shapely.intersection(shapely.make_valid(frame.geometry[i]), pixels)) / 100
        for i in sorted(hits)
    }
    return square, frame, {i: share for i, share in shares.items() if share.any()}


def test_shares_overlaps_and_coverage_are_those_of_shapely(
    shared_data: Path, overlapping: tuple[referee.Square, geopandas.GeoDataFrame, dict[int, np.ndarray]]
) -> None:
    square, frame, shares = overlapping
    path = shared_data / "sites" / "brandenburg" / "labels" / "osm_landuse_water.gpkg"
    options = Labels(path=str(path), class_field="fclass", rule="coverage", layers=("share", "overlap", "instance"))
    polygons, classes = label_inputs.read_labels(options)
    drawn = label.draw(label.prepare(polygons, classes, 32633, options), window_of(square))
    row, col = np.indices((60, 60))
    left, top = square.west + 10 * col, square.north - 10 * row
    pixels = shapely.box(left, top - 10, left + 10, top)
    wanted = np.zeros((len(classes), 60, 60))
    for place, one in enumerate(classes):
        mine = [frame.geometry[i] for i in shares if frame["fclass"][i] == one.name]
        if mine:
            wanted[place] = shapely.area(shapely.intersection(shapely.union_all(mine), pixels)) / 100
    np.testing.assert_allclose(drawn.extras["shares"], wanted, rtol=0, atol=2e-6)
    claimed = (wanted > 2e-6).sum(axis=0)
    whole = np.any([share > 1 - 1e-6 for share in shares.values()], axis=0)
    overlap = np.where(claimed > 1, np.where(whole, 2, 1), 0)
    assert {0, 1, 2} == set(np.unique(overlap))
    np.testing.assert_array_equal(drawn.extras["overlaps"][0], overlap)
    largest = wanted.max(axis=0)
    clear = np.abs(largest - 0.5) > 1e-5
    clear &= np.sort(wanted, axis=0)[-1] - np.sort(wanted, axis=0)[-2] > 1e-5
    values = np.array([c.value for c in classes])[wanted.argmax(axis=0)]
    assert drawn.mask is not None
    np.testing.assert_array_equal(drawn.mask[clear], np.where(largest >= 0.5, values, 0)[clear])
    assert clear.mean() > 0.5  # elsewhere two classes cover the whole pixel


@pytest.mark.parametrize("order", ["turned", "shuffled"])
def test_the_order_of_real_polygons_changes_no_overlap(shared_data: Path, order: str) -> None:
    path = shared_data / "sites" / "brandenburg" / "labels" / "osm_landuse_water.gpkg"
    options = Labels(path=str(path), class_field="fclass", layers=("share", "overlap"))
    polygons, classes = label_inputs.read_labels(options)
    places = np.arange(len(polygons.geometries))
    other = polygons.subset(places[::-1] if order == "turned" else np.random.default_rng(3).permutation(places))
    window = GridWindow(32633, 10.0, 33400, 581900, 256, 256)
    one, two = (label.draw(label.prepare(p, classes, 32633, options), window).extras for p in (polygons, other))
    assert one["overlaps"].any()
    for name in ("overlaps", "shares"):
        np.testing.assert_array_equal(one[name], two[name])


@pytest.mark.parametrize("site", ["chile", "denmark"])
@pytest.mark.parametrize("rule", ["centre", "coverage"])
def test_land_cover_polygons_become_the_map_that_they_were_made_of(shared_data: Path, site: str, rule: str) -> None:
    """Their lattice is less than half a pixel from ours."""
    folder = shared_data / "sites" / site / "labels"
    with rasterio.open(folder / "lulc.tif") as file:
        wanted, place, epsg = file.read(1), file.transform, file.crs.to_epsg()
    options = Labels(path=str(folder / "land_cover.gpkg"), class_field="class_id", rule=rule)
    polygons, classes = label_inputs.read_labels(options)
    rows, columns = wanted.shape
    where = GridWindow(epsg, place.a, round(place.c / place.a), round(place.f / place.a), columns, rows)
    inner = (slice(1, -1), slice(1, -1))
    found = label.draw(label.prepare(polygons, classes, epsg, options), where).mask
    assert found is not None
    np.testing.assert_array_equal(found[inner], wanted[inner])
