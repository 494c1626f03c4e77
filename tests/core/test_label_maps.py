"""Datasets whose labels come from a class map: a file, or a catalogue; masks against the map's own pixels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import Dl4eoError
from dl4eo_qgis.core.geometry.crs import transform_points
from dl4eo_qgis.core.pipeline import Summary, build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.raster import write_cog
from dl4eo_qgis.core.recipe import Recipe
from tests.core.demo_job import chips_of, read, recipe_of

ALONE: dict[str, Any] = {"radar": {"enabled": False}, "terrain": {"enabled": False}}


@pytest.fixture(scope="module")
def ground(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, int, int, int]:
    """Return the EPSG code of the world's chips, and left, top and side in pixels of 10 m that hold all of them."""
    folder = tmp_path_factory.mktemp("plain") / "set"
    made = chips_of(build(recipe_of(world, folder, **ALONE, chips={"keep": "all"}), Progress()).folder)
    left, bottom, right, top = made.total_bounds
    return int(made.epsg.iloc[0]), round(left / 10), round(top / 10), round(max(right - left, top - bottom) / 10)


@pytest.fixture(scope="module")
def values(ground: tuple[int, int, int, int]) -> np.ndarray:
    """Return a class map of the chips' ground: patches of 0, 1, 2, 7 and 9 (no data); its east half is all 0."""
    side = ground[3]
    rows, cols = np.mgrid[:side, :side]
    patches = np.array([1, 2, 0, 7, 9, 1], np.uint8)[(rows // 7 + cols // 5) % 6]
    return np.where(cols < side // 2, patches, 0).astype(np.uint8)


def write_map(path: Path, ground: tuple[int, int, int, int], pixels: np.ndarray, nodata: int | None = 9) -> Path:
    epsg, left, top, _ = ground
    transform = (10, 0, left * 10, 0, -10, top * 10)
    write_cog(path, pixels, transform, epsg, nodata=nodata, resampling="nearest")
    return path


def recipe_with(world: DemoWorld, folder: Path, labels: dict[str, Any], **sections: Any) -> Recipe:
    """Return the demo's recipe with other labels."""
    document = recipe_of(world, folder, **{**ALONE, **sections}).to_dict()
    document["labels"] = labels
    return Recipe.from_dict(document)


def header_of(made: Summary) -> dict[str, Any]:
    return dict(json.loads((made.folder / "dataset.json").read_text(encoding="utf-8")))


def under(row: Any, ground: tuple[int, int, int, int], values: np.ndarray) -> np.ndarray:
    """Return the map's pixels of a chip."""
    west, _, _, north = row.geometry.bounds
    top, left = ground[2] - round(north / 10), round(west / 10) - ground[1]
    return values[top : top + 64, left : left + 64]


def test_masks_are_the_map_s_pixels(
    world: DemoWorld, ground: tuple[int, int, int, int], values: np.ndarray, tmp_path: Path
) -> None:
    """7 is no class of the table: it is ignored and counted; chips without a class are rejected."""
    path = write_map(tmp_path / "map.tif", ground, values)
    labels = {
        "raster_path": str(path),
        "classes": [{"value": 1, "name": "wood", "color": "#008000"}, {"value": 2, "name": "lake"}],
    }
    made = build(recipe_with(world, tmp_path / "set", labels, qc={"min_valid": 0, "max_nodata": 1}), Progress())
    rows, header = chips_of(made.folder), header_of(made)
    lost = 0
    for row in rows.itertuples():
        wanted = under(row, ground, values)
        mask = read(made.folder / row.mask)[0]
        np.testing.assert_array_equal(mask, np.where((wanted == 7) | (wanted == 9), 255, wanted))
        assert row.class_wood == (wanted == 1).mean()
        assert row.ignored == pytest.approx((mask == 255).mean())
        lost += (wanted == 7).sum()
        if not ((wanted == 1) | (wanted == 2)).any():
            assert (row.status, row.reason) == ("rejected", "no labelled pixel")
        else:
            assert row.classes == "wood;lake"
    assert (rows.reason == "no labelled pixel").any()
    assert header["labels_report"] == {"unmapped": {"7": lost}}
    assert f"Values of the class map that are no class are ignored: 7 ({lost} pixels)." in header["warnings"]
    assert [(s["id"], s["role"]) for s in header["scenes"] if s["role"] == "labels"] == [("map.tif", "labels")]


def test_without_a_table_each_value_is_a_class(
    world: DemoWorld, ground: tuple[int, int, int, int], values: np.ndarray, tmp_path: Path
) -> None:
    path = write_map(tmp_path / "map.tif", ground, values)
    made = build(recipe_with(world, tmp_path / "set", {"raster_path": str(path)}), Progress())
    assert [(c["value"], c["name"]) for c in header_of(made)["classes"]] == [(1, "1"), (2, "2"), (7, "7")]


def test_remaps_finer_pixels_borders_and_labelled_ground(
    world: DemoWorld, ground: tuple[int, int, int, int], values: np.ndarray, tmp_path: Path
) -> None:
    """7 and 2 become 4, 1 is ignored; masks of 5 m; the west of a chip is outside of the labelled ground."""
    epsg, left, top, side = ground
    path = write_map(tmp_path / "map.tif", ground, values)
    middle = (left + 40) * 10
    extent = shapely.box(middle, (top - side) * 10, (left + side) * 10, top * 10)
    geopandas.GeoDataFrame(geometry=[extent], crs=epsg).to_file(tmp_path / "e.gpkg", layer="e", driver="GPKG")
    labels = {
        "raster_path": str(path),
        "remap": [{"source": "7", "value": 4}, {"source": "2", "value": 4}, {"source": "1", "value": -1}],
        "pixel_factor": 2, "extent_path": str(tmp_path / "e.gpkg"), "extent_layer": "e",
    }  # fmt: skip
    made = build(recipe_with(world, tmp_path / "set", labels), Progress())
    assert [(c["value"], c["name"]) for c in header_of(made)["classes"]] == [(4, "4")]
    for row in chips_of(made.folder).itertuples():
        wanted = under(row, ground, values).astype(int)
        wanted = np.select([(wanted == 7) | (wanted == 2), wanted == 0], [4, 0], 255)
        west = round(row.geometry.bounds[0] / 10) - left
        wanted[:, : max(0, 40 - west)] = 255
        mask = read(made.folder / row.mask)[0]
        assert mask.shape == (128, 128)
        np.testing.assert_array_equal(mask[::2, ::2], wanted)
        np.testing.assert_array_equal(mask[1::2, 1::2], wanted)
    labels = {"raster_path": str(path), "ignore_border_px": 1}
    made = build(recipe_with(world, tmp_path / "border", labels), Progress())
    row = next(chips_of(made.folder).itertuples())
    around, mask = under(row, ground, values), read(made.folder / row.mask)[0]
    same = np.ones((64, 64), bool)
    for down, right in ((0, 1), (0, -1), (1, 0), (-1, 0)):
        same &= np.roll(around, (down, right), (0, 1)) == around
    inner = (slice(1, -1), slice(1, -1))
    assert (mask[inner][~same[inner]] == 255).all()
    assert (mask[inner] == 1).any()


def test_a_map_in_degrees_gives_the_same_bytes_for_any_area(
    world: DemoWorld, ground: tuple[int, int, int, int], tmp_path: Path
) -> None:
    epsg, left, top, side = ground
    corners = np.array([left, left + side]) * 10.0, np.array([top, top - side]) * 10.0
    lon, lat = transform_points(f"EPSG:{epsg}", "EPSG:4326", *(v.ravel() for v in np.meshgrid(*corners)))
    size = 1 / 12000
    shape = int((lat.max() - lat.min()) / size) + 40, int((lon.max() - lon.min()) / size) + 40
    pixels = np.random.default_rng(1).integers(1, 4, shape).astype(np.uint8)
    transform = (size, 0, lon.min() - 20 * size, 0, -size, lat.max() + 20 * size)
    write_cog(tmp_path / "map.tif", pixels, transform, 4326, nodata=0, resampling="nearest")
    labels = {"raster_path": str(tmp_path / "map.tif"), "raster_method": "mode"}
    whole = build(recipe_with(world, tmp_path / "whole", labels), Progress())
    rows = chips_of(whole.folder).set_index("sample_id")
    one = rows.geometry.iloc[len(rows) // 2].centroid.buffer(330)
    geopandas.GeoDataFrame(geometry=[one], crs=epsg).to_file(tmp_path / "a.gpkg", layer="a", driver="GPKG")
    aoi = {"path": str(tmp_path / "a.gpkg"), "layer": "a"}
    part = chips_of(build(recipe_with(world, tmp_path / "part", labels, aoi=aoi), Progress()).folder)
    assert 1 < len(part) < len(rows)
    for row in part.itertuples():
        assert row.sha256 == rows.sha256[row.sample_id]
        assert set(np.unique(read(tmp_path / "part" / row.mask))) == {1, 2, 3}


def write_catalogue(
    folder: Path, ground: tuple[int, int, int, int], tiles: dict[str, tuple[int, Path]], collection: str
) -> Path:
    """Write an item collection of class maps, a file and a year each, and return its path."""
    items = []
    for name, (year, path) in tiles.items():
        with rasterio.open(path) as file:
            west, south, east, north = rasterio.warp.transform_bounds(file.crs, "EPSG:4326", *file.bounds)
        items.append(
            {
                "type": "Feature", "stac_version": "1.0.0", "id": name, "collection": collection, "links": [],
                "bbox": [west, south, east, north],
                "geometry": shapely.geometry.mapping(shapely.box(west, south, east, north)),
                "properties": {
                    "datetime": None, "start_datetime": f"{year}-01-01T00:00:00Z",
                    "end_datetime": f"{year}-12-31T23:59:59Z",
                },
                "assets": {"map": {"href": str(path), "type": "image/tiff", "roles": ["data"]}},
            }
        )  # fmt: skip
    path = folder / "items.json"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": items}), encoding="utf-8")
    return path


def test_the_map_of_the_image_s_year_from_a_catalogue(
    world: DemoWorld, ground: tuple[int, int, int, int], tmp_path: Path
) -> None:
    """Two tiles of the image's year beside each other, and a map of a later year that is not used."""
    year, side = int(world.start[:4]), ground[3]
    half = side // 2
    early = np.full((side, half), 10, np.uint8)
    late = np.full((side, side - half), 80, np.uint8)
    late[:, -5:] = 0
    west = write_map(tmp_path / "west.tif", ground, early, None)
    east = write_map(tmp_path / "east.tif", (ground[0], ground[1] + half, *ground[2:]), late, None)
    other = write_map(tmp_path / "other.tif", ground, np.full((side, side), 50, np.uint8), None)
    tiles = {"w": (year, west), "e": (year, east), "later": (year + 1, other)}
    catalogue = write_catalogue(tmp_path, ground, tiles, "esa-worldcover")
    made = build(recipe_with(world, tmp_path / "set", {"catalogue": str(catalogue)}), Progress())
    header, whole = header_of(made), np.hstack([early, late])
    assert len(header["classes"]) == 11
    assert header["classes"][0] == {"value": 10, "name": "Tree cover", "color": "#006400", "title": ""}
    assert {s["id"] for s in header["scenes"] if s["role"] == "labels"} == {"w", "e"}
    for row in chips_of(made.folder).itertuples():
        wanted = under(row, ground, whole)
        np.testing.assert_array_equal(read(made.folder / row.mask)[0], np.where(wanted == 0, 255, wanted))
    credit = next(c for c in header["licences"] if c["collection"] == "esa-worldcover")
    assert credit["licence"] == "CC-BY 4.0"
    assert "ESA WorldCover project" in credit["attribution"]


def test_a_map_whose_classes_nobody_tells(
    world: DemoWorld, ground: tuple[int, int, int, int], values: np.ndarray, tmp_path: Path
) -> None:
    path = write_map(tmp_path / "map.tif", ground, values)
    catalogue = write_catalogue(tmp_path, ground, {"m": (2020, path)}, "mine")
    labels = {"catalogue": str(catalogue), "collection": "mine"}
    with pytest.raises(Dl4eoError, match="what the values of mine mean is not known here"):
        build(recipe_with(world, tmp_path / "set", labels), Progress())
    changed = {**labels, "collection": "other", "classes": [{"value": 1, "name": "a"}]}
    with pytest.raises(Dl4eoError, match=r"^labels\.catalogue: .*has no collection 'other'"):
        build(recipe_with(world, tmp_path / "set", changed), Progress())
    with pytest.raises(Dl4eoError, match="earth-search has no class map that is known here"):
        build(recipe_with(world, tmp_path / "set", {"catalogue": "earth-search"}), Progress())
    assert not (tmp_path / "set").exists()


def test_another_file_of_the_same_name_and_one_that_is_gone(
    world: DemoWorld, ground: tuple[int, int, int, int], tmp_path: Path
) -> None:
    side = ground[3]
    pixels = np.full((side, side), 1, np.uint8)
    path = write_map(tmp_path / "map.tif", ground, pixels)
    labels = {"raster_path": str(path), "classes": [{"value": 1, "name": "a"}, {"value": 2, "name": "b"}]}
    recipe = recipe_with(world, tmp_path / "set", labels)
    build(recipe, Progress())
    write_map(path, ground, pixels + 1)
    made = build(recipe, Progress())
    rows = chips_of(made.folder)
    assert (rows.class_b == 1).all()
    catalogue = write_catalogue(tmp_path, ground, {"w": (2020, path)}, "esa-worldcover")
    path.unlink()
    with pytest.raises(Dl4eoError, match="scene w, band classes: cannot be read"):
        build(recipe_with(world, tmp_path / "gone", {"catalogue": str(catalogue)}), Progress())


def test_a_map_on_disk_has_a_name_and_no_date(
    world: DemoWorld, ground: tuple[int, int, int, int], values: np.ndarray, tmp_path: Path
) -> None:
    path = write_map(tmp_path / "cover.tif", ground, values)
    made = build(recipe_with(world, tmp_path / "set", {"raster_path": str(path)}), Progress())
    scenes = geopandas.read_file(made.folder / "dataset.gpkg", layer="scenes")
    row = scenes[scenes.role == "labels"].iloc[0]
    assert row.item_id == "cover.tif"
    assert row[["collection", "datetime", "date"]].isna().all()
    assert scenes[scenes.role == "optical"][["collection", "datetime", "date"]].notna().all(axis=None)
    assert [s["time"] for s in header_of(made)["scenes"] if s["role"] == "labels"] == [None]
    said = f"- cover.tif ({tmp_path}). Licence: as the owner of the files says."
    assert said in (made.folder / "README.md").read_text(encoding="utf-8").replace("&#95;", "_")


@pytest.mark.parametrize("keep", ["all", "labelled"])
def test_a_sample_beyond_the_map_has_no_labelled_pixel(
    world: DemoWorld, ground: tuple[int, int, int, int], tmp_path: Path, keep: str
) -> None:
    """The map has the chips' west half."""
    side = ground[3]
    path = write_map(tmp_path / "map.tif", ground, np.ones((side, side // 2), np.uint8), None)
    rules: dict[str, Any] = {"chips": {"keep": keep}, "qc": {"min_valid": 0, "max_nodata": 1}}
    made = build(recipe_with(world, tmp_path / "set", {"raster_path": str(path)}, **rules), Progress())
    rows = chips_of(made.folder)
    beyond = rows.ignored == 1
    assert 0 < beyond.sum() < len(rows)
    assert (rows.status.eq("rejected") == beyond).all()
    assert set(rows.reason[beyond]) == {"no labelled pixel"}


def test_a_map_elsewhere_is_an_error(world: DemoWorld, ground: tuple[int, int, int, int], tmp_path: Path) -> None:
    away = (ground[0], ground[1] + 20_000, *ground[2:])
    path = write_map(tmp_path / "map.tif", away, np.ones((50, 50), np.uint8), None)
    with pytest.raises(Dl4eoError, match=r"^labels\.raster_path: no chip of the AOI lies on the class map .*map\.tif"):
        build(recipe_with(world, tmp_path / "set", {"raster_path": str(path)}), Progress())
    assert not (tmp_path / "set").exists()
