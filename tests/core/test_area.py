"""An area of several files, each in a CRS of its own."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

from dl4eo_qgis.core.area import read_area
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import GridError
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Aoi, Chips, Grid, Recipe, VectorSource
from dl4eo_qgis.core.stages import tile
from tests.core.demo_job import chips_of, hashes, recipe_of

WEST = box(500_000, 5_140_000, 505_000, 5_145_000)
EAST = box(504_000, 5_141_000, 512_000, 5_144_000)


def written(path: Path, shape: object, epsg: int) -> str:
    """Write ground of EPSG:32632 as a layer in a CRS."""
    gpd.GeoDataFrame(geometry=[shape], crs="EPSG:32632").to_crs(epsg).to_file(path)
    return str(path)


def ids(aoi: Aoi) -> set[str]:
    """Return the chips of an area."""
    return {c.id for c in tile.make_chips(read_area(aoi, Progress()), Grid(), Chips(size_px=64))}


@pytest.mark.parametrize("epsg", [4326, 3035, 32633, 2056])
def test_two_files_of_two_crss_give_the_chips_of_both(epsg: int, tmp_path: Path) -> None:
    one = written(tmp_path / "one.gpkg", WEST, 32632)
    two = written(tmp_path / "two.gpkg", EAST, epsg)
    both = ids(Aoi(one, others=(VectorSource(two),)))
    assert both == ids(Aoi(one)) | ids(Aoi(two))
    assert both == ids(Aoi(two, others=(VectorSource(one),)))
    assert len(both) > max(len(ids(Aoi(one))), len(ids(Aoi(two))))


def test_files_of_one_crs_keep_it(tmp_path: Path) -> None:
    one = written(tmp_path / "one.gpkg", WEST, 32632)
    two = written(tmp_path / "two.gpkg", EAST, 32632)
    area = read_area(Aoi(one, others=(VectorSource(two),)), Progress())
    assert area.crs == "EPSG:32632"
    assert [shape.equals(ground) for shape, ground in zip(area.geometries, (WEST, EAST), strict=True)] == [True, True]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    one = written(tmp_path / "one.gpkg", WEST, 32632)
    with pytest.raises(GridError, match=r"nowhere\.gpkg cannot be opened"):
        read_area(Aoi(one, others=(VectorSource(str(tmp_path / "nowhere.gpkg")),)), Progress())


def test_a_dataset_of_two_files_runs_again_from_its_own_recipe(world: DemoWorld, tmp_path: Path) -> None:
    west, south, east, north = gpd.read_file(world.aoi).to_crs(4326).total_bounds
    middle = (west + east) / 2
    for name, part, epsg in (("a", (west, middle), 4326), ("b", (middle, east), 3035)):
        ground = gpd.GeoDataFrame(geometry=[box(part[0], south, part[1], north)], crs=4326).to_crs(epsg)
        ground.to_file(tmp_path / f"{name}.gpkg")
    aoi = {"path": str(tmp_path / "a.gpkg"), "others": [{"path": str(tmp_path / "b.gpkg")}]}
    folder = tmp_path / "made"
    build(recipe_of(world, folder, aoi=aoi), Progress())
    assert len(chips_of(folder)) > 1
    before = {name: found for name, found in hashes(folder).items() if name.endswith(".tif")}
    build(Recipe.from_file(folder / "recipe.json"), Progress())
    assert {name: found for name, found in hashes(folder).items() if name.endswith(".tif")} == before
