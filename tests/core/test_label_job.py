"""Whole jobs with every option of labels: layers on disk, columns, the dataset's own copy, what a rerun makes anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from tests.core.demo_job import chips_of, hashes, read, recipe_of

PLAIN: dict[str, dict[str, Any]] = {
    "radar": {"enabled": False},
    "terrain": {"enabled": False},
    "optical": {"bands": ["green", "nir"], "indices": [], "max_cloud_percent": 60},
    "chips": {"size_px": 32},
}
"""Few bands, so that a job is quick."""


@pytest.fixture(scope="module")
def corner(world: DemoWorld) -> tuple[int, float, float]:
    """Return the UTM zone of the AOI and a place inside it, on the lattice of the chips."""
    aoi = gpd.read_file(world.aoi)
    epsg = int(aoi.estimate_utm_crs().to_epsg())
    centre = aoi.to_crs(epsg).union_all().centroid
    return epsg, centre.x // 640 * 640, centre.y // 640 * 640


def save(path: Path, epsg: int, shapes: Sequence[Any], **columns: Sequence[Any]) -> str:
    gpd.GeoDataFrame(columns, geometry=list(shapes), crs=epsg).to_file(path)
    return str(path)


@pytest.fixture(scope="module")
def parcels(world: DemoWorld, corner: tuple[int, float, float], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return fields that overlap, of two classes, with numbers, values, priorities and years."""
    epsg, x, y = corner
    shapes = [shapely.box(x + 7 + 150 * i, y + 13, x + 187 + 150 * i, y + 313) for i in range(5)]
    return save(
        tmp_path_factory.mktemp("parcels") / "parcels.gpkg", epsg, shapes, crop=["rye", "oat", "rye", "oat", "rye"],
        number=[2**31, 11, 12, 13, 14], height=[0.5, 1.5, None, 3.5, 4.5], rank=[1, 2, 3, 4, 5],
        year=[None, 2022, 2022, 2019, 2022],
    )  # fmt: skip


@pytest.fixture(scope="module")
def area(corner: tuple[int, float, float], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return an AOI of four chips around the parcels' western end."""
    epsg, x, y = corner
    path = tmp_path_factory.mktemp("area") / "area.gpkg"
    return save(path, epsg, [shapely.box(x + 1, y + 1, x + 639, y + 639)])


def asked(world: DemoWorld, folder: Path, parcels: str, area: str, **labels: Any) -> Recipe:
    sections = {**PLAIN, "aoi": {"path": area}, "labels": {"path": parcels, "class_field": "crop", **labels}}
    return recipe_of(world, folder, **sections)


EVERYTHING: dict[str, Any] = {
    "rule": "coverage",
    "layers": ["share", "overlap", "instance", "distance", "boundary", "value"],
    "id_field": "number",
    "value_field": "height",
    "priority_field": "rank",
    "year_field": "year",
    "pixel_factor": 2,
    "ignore_border_px": 1,
}


def test_every_layer_lies_on_disk_and_is_listed(world: DemoWorld, parcels: str, area: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    build(asked(world, folder, parcels, area, **EVERYTHING), Progress())
    header = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    layers = {one["folder"]: one for one in header["layers"]}
    assert list(layers) == ["shares", "overlaps", "instances", "distances", "boundaries", "values"]
    assert layers["shares"]["bands"] == ["oat", "rye"]
    assert all(one["meaning"] for one in layers.values())
    numbers: set[int] = set()
    for row in chips_of(folder).itertuples():
        with rasterio.open(folder / row.image) as image, rasterio.open(folder / row.mask) as mask:
            assert (image.shape, mask.shape) == ((32, 32), (64, 64))
            assert image.bounds == mask.bounds
            assert mask.res == (5, 5)
            assert row.ignored == pytest.approx((mask.read(1) == 255).mean(), abs=1e-6)
        for name, kind in (
            ("shares", "float32"), ("overlaps", "uint8"), ("instances", "uint32"), ("distances", "float32"),
            ("boundaries", "uint8"), ("values", "float32"),
        ):  # fmt: skip
            with rasterio.open(folder / name / f"{row.sample_id}.tif") as file:
                assert (file.dtypes[0], file.shape) == (kind, (64, 64))
        numbers |= set(np.unique(read(folder / "instances" / f"{row.sample_id}.tif")).tolist())
    assert numbers == {0, 2**31, 11, 12, 14}  # not the one of 2019
    with rasterio.open(next((folder / "values").iterdir())) as file:
        assert np.isnan(file.nodata)


def test_a_dataset_runs_again_from_its_own_copy_of_the_labels(
    world: DemoWorld, parcels: str, area: str, tmp_path: Path
) -> None:
    first, again = tmp_path / "first", tmp_path / "again"
    build(asked(world, first, parcels, area, **EVERYTHING), Progress())
    kept = json.loads((first / "recipe.json").read_text(encoding="utf-8"))
    assert {kept["labels"][key] for key in ("id_field", "value_field", "priority_field", "year_field")} == {
        "instance", "value", "priority", "year",
    }  # fmt: skip
    before = hashes(first)
    build(Recipe.from_file(first / "recipe.json"), Progress())  # nothing to do
    assert hashes(first) == before
    kept["output"] = {"folder": str(again), "threads": 1}
    (first / "other.json").write_text(json.dumps(kept), encoding="utf-8")
    build(Recipe.from_file(first / "other.json"), Progress())
    for name, digest in hashes(again).items():
        if name.endswith(".tif"):
            assert before[name] == digest, name


def test_the_own_numbers_of_features_stay_theirs(
    world: DemoWorld, parcels: str, area: str, corner: tuple[int, float, float], tmp_path: Path
) -> None:
    """The dataset keeps the labels near its chips only; numbers are those of the whole layer."""
    epsg, x, y = corner
    frame = gpd.read_file(parcels)
    shapes = [shapely.box(x - 90_000, y, x - 89_000, y + 9), *frame.geometry]
    longer = save(tmp_path / "longer.gpkg", epsg, shapes, crop=["rye", *frame["crop"]])
    options = {"layers": ["instance"]}
    build(asked(world, tmp_path / "a", longer, area, **options), Progress())
    instances = {p.name: read(p) for p in (tmp_path / "a" / "instances").iterdir()}
    assert {int(v) for pixels in instances.values() for v in np.unique(pixels)} == {0, 2, 3, 4, 5}
    kept = json.loads((tmp_path / "a" / "recipe.json").read_text(encoding="utf-8"))
    kept["output"] = {"folder": str(tmp_path / "b")}
    (tmp_path / "a" / "other.json").write_text(json.dumps(kept), encoding="utf-8")
    build(Recipe.from_file(tmp_path / "a" / "other.json"), Progress())
    for path in (tmp_path / "b" / "instances").iterdir():
        np.testing.assert_array_equal(read(path), instances[path.name])


def test_two_areas_make_the_same_samples_of_shared_ground(
    world: DemoWorld, parcels: str, area: str, corner: tuple[int, float, float], tmp_path: Path
) -> None:
    """Also where a label that no chip of one area touches lies within the reach of its distances."""
    epsg, x, y = corner
    small = save(tmp_path / "small.gpkg", epsg, [shapely.box(x + 325, y + 1, x + 959, y + 319)])
    for name, aoi in (("large", area), ("small", small)):
        recipe = asked(world, tmp_path / name, parcels, aoi, layers=["distance", "boundary"], ignore_border_px=3)
        document = recipe.to_dict()
        document["chips"]["keep"] = "all"
        build(Recipe.from_dict(document), Progress())
    large, few = hashes(tmp_path / "large"), hashes(tmp_path / "small")
    shared = [name for name in few if name.endswith(".tif") and name in large]
    assert shared
    assert all(few[name] == large[name] for name in shared)


def test_points_and_the_labelled_ground_are_kept(
    world: DemoWorld, area: str, corner: tuple[int, float, float], tmp_path: Path
) -> None:
    epsg, x, y = corner
    points = save(tmp_path / "wells.gpkg", epsg, [shapely.Point(x + 160, y + 160), shapely.Point(x + 500, y + 500)])
    ground = save(tmp_path / "ground.gpkg", epsg, [shapely.box(x, y, x + 320, y + 320)])
    options = {"class_field": "", "buffer_m": 50, "extent_path": ground}
    build(asked(world, tmp_path / "a", points, area, **options), Progress())
    rows = {row.chip_id: row for row in chips_of(tmp_path / "a").itertuples()}
    assert len(rows) == 2
    inside = [row for row in rows.values() if row.ignored == 0]
    assert len(inside) == 1
    assert inside[0].labelled * 32 * 32 * 100 == pytest.approx(np.pi * 50**2, rel=0.03)
    beyond = next(row for row in rows.values() if row.ignored == 1)
    assert (beyond.status, beyond.reason) == ("rejected", "no labelled pixel")
    kept = json.loads((tmp_path / "a" / "recipe.json").read_text(encoding="utf-8"))
    assert (kept["labels"]["extent_path"], kept["labels"]["extent_layer"]) == ("dataset.gpkg", "extent")
    before = hashes(tmp_path / "a")
    build(Recipe.from_file(tmp_path / "a" / "recipe.json"), Progress())
    assert hashes(tmp_path / "a") == before


def test_a_sample_is_made_again_where_what_it_is_made_of_changed(
    world: DemoWorld, parcels: str, area: str, tmp_path: Path
) -> None:
    def jobs(**labels: Any) -> dict[str, str]:
        document = asked(world, tmp_path / "out", parcels, area, **labels).to_dict()
        document["output"]["existing"] = "rebuild"
        build(Recipe.from_dict(document), Progress())
        return dict(chips_of(tmp_path / "out").set_index("sample_id")["job"])

    plain = jobs()
    seen = [plain]
    for options in (
        {"rule": "coverage"},
        {"rule": "coverage", "min_coverage": 0.3},
        {"priority_field": "rank"},
        {"year_field": "year"},
        {"ignore_border_px": 2},
        {"ignore_doubly": True},
        {"pixel_factor": 2},
        {"layers": ["instance"]},
        {"layers": ["instance"], "id_field": "number"},
        {"remap": [{"source": "rye", "value": 1}, {"source": "oat", "value": 0}]},
    ):
        found = jobs(**options)
        assert all(found[name] != other[name] for other in seen for name in found), options
        seen.append(found)
    assert jobs() == plain


def test_labels_out_of_date_leave_a_chip_without_labels(
    world: DemoWorld, parcels: str, area: str, tmp_path: Path
) -> None:
    frame = gpd.read_file(parcels).assign(year=2001)
    old = tmp_path / "old.gpkg"
    frame.to_file(old)
    build(asked(world, tmp_path / "a", str(old), area, year_field="year"), Progress())
    chips = chips_of(tmp_path / "a")
    assert (chips["labelled"] == 0).all()
    assert set(chips["reason"]) == {"no labelled pixel"}
