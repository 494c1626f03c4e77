"""Whole builds with chips on the edge of the AOI padded or moved inside, on the simulated world."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.dataset import OUR_FILE
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.geometry import edge
from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import chips_of, hashes, read, recipe_of


@pytest.fixture(scope="module")
def built(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a dataset of each rule."""
    made = {}
    for rule in ("keep", "drop", "pad", "shift"):
        made[rule] = tmp_path_factory.mktemp(rule) / "out"
        sections = {"chips": {"edge": rule, "keep": "all"}, "qc": {"min_valid": 0.5}}
        build(recipe_of(world, made[rule], **sections), Progress())
    return made


def ground_of(world: DemoWorld) -> Any:
    """Return the AOI in UTM."""
    return reproject(gpd.read_file(world.aoi).geometry.to_numpy(), "EPSG:4326", "EPSG:32632")[0]


def window_of(row: Any) -> GridWindow:
    """Return a row's pixels by its columns."""
    return GridWindow(row.epsg, 10.0, row.col * 64 + row.dx, row.row * 64 + row.dy + 64, 64, 64)


def test_a_padded_chip_has_values_inside_the_aoi_only(world: DemoWorld, built: dict[str, Path]) -> None:
    ground = ground_of(world)
    kept, padded = (chips_of(built[rule]).set_index("sample_id") for rule in ("keep", "pad"))
    assert list(kept.index) == list(padded.index)
    crossed = 0
    for row in padded.itertuples():
        inside = edge.inside(ground, window_of(row))
        whole, image = (read(built[rule] / f"images/{row.Index}.tif") for rule in ("keep", "pad"))
        usual, mask = (read(built[rule] / f"masks/{row.Index}.tif")[0] for rule in ("keep", "pad"))
        np.testing.assert_array_equal(image[:, inside], whole[:, inside])
        assert np.isnan(image[:, ~inside]).all()
        np.testing.assert_array_equal(mask[inside], usual[inside])
        assert (mask[~inside] == 255).all()
        assert row.valid == pytest.approx((np.isfinite(whole).all(axis=0) & inside).mean(), abs=1e-6)
        assert row.labelled == pytest.approx((usual[inside] == 1).sum() / 4096, abs=1e-6)
        assert (row.job == kept.loc[row.Index, "job"]) == inside.all()
        crossed += not inside.all()
    assert crossed > 20
    thin = padded[padded.reason.str.contains("valid share")]
    assert len(thin) > len(kept[kept.reason.str.contains("valid share")])


def test_moved_chips_lie_inside_the_aoi_and_say_where(world: DemoWorld, built: dict[str, Path]) -> None:
    ground = ground_of(world)
    table = chips_of(built["shift"])
    moved = table[(table.dx > 0) | (table.dy > 0)]
    assert len(moved) > 20
    assert table.chip_id.is_unique
    for row in table.itertuples():
        window = window_of(row)
        assert edge.inside(ground, window).mean() > 0.999
        assert row.geometry.equals(shapely.box(*window.bounds))
        suffix = f"_{row.dx}_{row.dy}" if row.dx or row.dy else ""
        assert row.chip_id == f"32632_{row.col}_{row.row}{suffix}"
        assert row.sample_id == f"{row.chip_id}_{row.date.replace('-', '')[:8]}"
        assert OUR_FILE.fullmatch(f"{row.sample_id}.tif")
        with rasterio.open(built["shift"] / row.image) as image, rasterio.open(built["shift"] / row.mask) as mask:
            assert image.bounds == mask.bounds == rasterio.coords.BoundingBox(*window.bounds)
            assert (image.crs, image.shape, image.transform) == (mask.crs, mask.shape, mask.transform)


def test_moved_chips_hold_the_values_of_those_on_the_lattice(built: dict[str, Path]) -> None:
    """Every pixel of a moved chip has the value that the lattice's chips, made of the same scenes, have there."""
    ground: dict[tuple[int, int, str], np.ndarray] = {}
    for row in chips_of(built["keep"]).itertuples():
        ground[row.col, row.row, row.date + row.s1_items] = np.concatenate(
            [read(built["keep"] / f) for f in (row.image, row.mask)]
        )
    compared = 0
    for row in chips_of(built["shift"]).itertuples():
        four = [[ground.get((row.col + c, row.row + r, row.date + row.s1_items)) for c in (0, 1)] for r in (1, 0)]
        if any(part is None for pair in four for part in pair):
            continue
        around = np.concatenate([np.concatenate(pair, axis=2) for pair in four], axis=1)
        mine = np.concatenate([read(built["shift"] / f) for f in (row.image, row.mask)])
        top = 64 - row.dy
        np.testing.assert_array_equal(mine, around[:, top : top + 64, row.dx : row.dx + 64])
        compared += 1
    assert compared > 20


def test_chips_that_share_ground_are_in_one_split(built: dict[str, Path]) -> None:
    table = chips_of(built["shift"])
    table = table[table.status == "kept"]
    assert table.split.nunique() == 3
    pairs = gpd.sjoin(table, table.assign(geometry=table.buffer(-1)), predicate="intersects")
    pairs = pairs[pairs.chip_id_left != pairs.chip_id_right]
    assert len(pairs) > 20
    assert (pairs.split_left == pairs.split_right).all()


def test_two_aois_that_share_ground_give_the_same_moved_chips(
    world: DemoWorld, built: dict[str, Path], tmp_path: Path
) -> None:
    """A second AOI that shares the western edge: the chips that were moved there are the same, byte by byte."""
    aoi = gpd.read_file(world.aoi)
    west, south, east, north = aoi.total_bounds
    part = aoi.geometry[0].intersection(shapely.box(west, south, west + (east - west) * 0.6, north))
    gpd.GeoDataFrame(geometry=[part], crs=aoi.crs).to_file(tmp_path / "part.gpkg")
    sections = {"aoi": {"path": str(tmp_path / "part.gpkg")}, "chips": {"edge": "shift", "keep": "all"}}
    build(recipe_of(world, tmp_path / "out", **sections), Progress())
    one, two = hashes(built["shift"]), hashes(tmp_path / "out")
    shared = [n for n in one.keys() & two.keys() if n.endswith(".tif")]
    assert {n: one[n] for n in shared} == {n: two[n] for n in shared}
    moved = [n for n in shared if n.count("_") == 5]
    assert len(moved) > 10
    assert len([n for n in shared if n.startswith("masks/")]) > 30


def test_a_dataset_of_moved_chips_is_found_whole_again(world: DemoWorld, built: dict[str, Path]) -> None:
    before = hashes(built["shift"])
    sections = {"chips": {"edge": "shift", "keep": "all"}, "qc": {"min_valid": 0.5}}
    build(recipe_of(world, built["shift"], **sections), Progress())
    assert hashes(built["shift"]) == before


def test_another_rule_in_the_same_folder_keeps_what_is_the_same(
    world: DemoWorld, built: dict[str, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    for rule in ("pad", "shift"):
        sections = {
            "chips": {"edge": rule, "keep": "all"},
            "qc": {"min_valid": 0.5},
            "output": {"folder": str(folder), "existing": "rebuild"},
        }
        build(recipe_of(world, folder, **sections), Progress())
    one, two = ({n: h for n, h in hashes(f).items() if n.endswith(".tif")} for f in (folder, built["shift"]))
    assert one == two
    assert json.loads((folder / "dataset.json").read_text(encoding="utf-8"))["recipe"]["chips"]["edge"] == "shift"


LAYERS = ("share", "overlap", "instance", "distance", "boundary", "value")


def with_layers(world: DemoWorld, folder: Path, **sections: Any) -> Path:
    """Build with every label layer in half pixels, clouds and aspect; returns the folder."""
    labels = {"layers": list(LAYERS), "pixel_factor": 2, "value_field": "kind_id", "class_field": "kind"}
    changed = {"labels": labels, "terrain": {"aspect": True}, "optical": {"max_cloud_percent": 60, "cloud_layer": True}}
    build(recipe_of(world, folder, **changed, **sections), Progress())
    return folder


def test_every_layer_of_a_padded_chip_says_nothing_outside(world: DemoWorld, tmp_path: Path) -> None:
    ground = ground_of(world)
    one, two = (
        with_layers(world, tmp_path / rule, chips={"edge": rule, "keep": "all"}, qc={"min_valid": 0})
        for rule in ("keep", "pad")
    )
    crossed = 0
    for row in chips_of(two).itertuples():
        inside = edge.inside(ground, window_of(row))
        for folder in ["images", "masks", *row.layers.split(";")]:
            usual, padded = (read(f / folder / f"{row.sample_id}.tif") for f in (one, two))
            factor = padded.shape[-1] // 64
            place = inside.repeat(factor, 0).repeat(factor, 1)
            np.testing.assert_array_equal(padded[:, place], usual[:, place])
            beyond = padded[:, ~place]
            nothing = {"f": np.isnan(beyond)}.get(beyond.dtype.kind)
            if folder == "clouds":
                with rasterio.open(two / folder / f"{row.sample_id}.tif") as file:
                    nothing = beyond == file.nodata
            assert (beyond == np.iinfo(beyond.dtype).max if nothing is None else nothing).all(), folder
        crossed += not inside.all()
    assert crossed > 20


def test_every_layer_of_shared_chips_is_the_same_whatever_the_aoi(world: DemoWorld, tmp_path: Path) -> None:
    aoi = gpd.read_file(world.aoi)
    west, south, east, north = aoi.total_bounds
    part = aoi.geometry[0].intersection(shapely.box(west, south, west + (east - west) * 0.6, north))
    gpd.GeoDataFrame(geometry=[part], crs=aoi.crs).to_file(tmp_path / "part.gpkg")
    chips = {"edge": "shift", "keep": "all"}
    one = hashes(with_layers(world, tmp_path / "one", chips=chips))
    two = hashes(with_layers(world, tmp_path / "two", chips=chips, aoi={"path": str(tmp_path / "part.gpkg")}))
    shared = [n for n in one.keys() & two.keys() if n.endswith(".tif")]
    assert {n.split("/")[0] for n in shared} == {
        "images", "masks", "clouds", "shares", "overlaps", "instances", "distances", "boundaries", "values",
    }  # fmt: skip
    assert {n: one[n] for n in shared} == {n: two[n] for n in shared}
    assert len(shared) > 9 * 20
