"""Ground across 180 degrees, and over the equator: chips of both sides, data of both sides, nothing twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.errors import GridError, NoScenesError
from dl4eo_qgis.core.explore import write_scenes
from dl4eo_qgis.core.geometry import dateline
from dl4eo_qgis.core.geometry.crs import reproject, transform_points
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.pipeline import Summary, build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Chips, Grid, Recipe
from dl4eo_qgis.core.stages import tile
from dl4eo_qgis.core.vector import read_polygons
from tests.core import dateline_world as world
from tests.core.demo_job import BANDS, chips_of, hashes, read
from tests.core.test_tile import polygons

FORMS = world.aoi_shapes()
AT_EQUATOR = shapely.box(30.1, -0.1, 30.3, 0.1)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the catalogue across 180 degrees."""
    return world.write_world(tmp_path_factory.mktemp("fiji"))


def recipe_of(catalogue: Path, folder: Path, aoi: Path, labels: str = "", **chips: Any) -> Recipe:
    """Return a job across 180 degrees."""
    return Recipe.from_dict(
        {
            "dl4eo": 1,
            "aoi": {"path": str(aoi)},
            "time": {"start": world.START, "end": world.END},
            "catalogue": {"optical": str(catalogue), "radar": str(catalogue), "terrain": str(catalogue)},
            "labels": {"path": labels},
            "chips": {"size_px": 64, "keep": "all", **chips},
            "output": {"folder": str(folder)},
        }
    )


def pond() -> Any:
    """Return a round pond on 180 degrees as a ring that seems to span the world."""
    circle = shapely.Point(180, world.LAT).buffer(0.004)
    return shapely.transform(circle, lambda p: np.column_stack([(p[:, 0] + 180) % 360 - 180, p[:, 1]]))


@pytest.fixture(scope="module")
def built(catalogue: Path, tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """Return the dataset across 180 degrees."""
    folder = tmp_path_factory.mktemp("built")
    aoi = world.write_area(folder / "aoi.gpkg", *FORMS["beyond"])
    ponds = world.write_area(folder / "ponds.gpkg", [pond()], "EPSG:4326")
    return build(recipe_of(catalogue, folder / "out", aoi, str(ponds)), Progress())


def ids_of(form: str, folder: Path) -> list[str]:
    """Return the chips of the AOI written in one way, read from a file."""
    path = world.write_area(folder / f"{form.replace(':', '')}.gpkg", *FORMS[form])
    return [c.id for c in tile.make_chips(read_polygons(str(path), "", "AOI"), Grid(), Chips(size_px=64))]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_an_aoi_across_180_degrees_gives_the_same_chips_however_it_is_written(form: str, tmp_path: Path) -> None:
    ids = ids_of(form, tmp_path)
    assert {name[:5] for name in ids} == {str(world.EAST), str(world.WEST)}
    assert 45 < len(ids) < 85
    assert ids == ids_of("beyond", tmp_path)


def test_the_search_area_is_cut_at_180_degrees(tmp_path: Path) -> None:
    path = world.write_area(tmp_path / "a.gpkg", *FORMS["ring"])
    chips = tile.make_chips(read_polygons(str(path), "", "AOI"), Grid(), Chips(size_px=64))
    area = shapely.from_wkt(tile.search_area(chips, 250))
    assert area.geom_type == "MultiPolygon"
    assert shapely.bounds(area)[[0, 2]].tolist() == [-180, 180]
    assert area.area < 0.005
    for chip in chips:
        square = dateline.to_degrees([shapely.box(*chip.bounds)], f"EPSG:{chip.epsg}")[0]
        assert area.buffer(1e-9).contains(square)


def test_every_value_across_180_degrees_is_that_of_its_ground(built: Summary) -> None:
    table = chips_of(built.folder)
    assert set(table.epsg) == {world.EAST, world.WEST}
    assert (table.status == "kept").all(), table.reason.tolist()
    crossing = 0
    for row in table.itertuples():
        image = dict(zip(BANDS, read(built.folder / row.image), strict=True))
        left, top = row.col * 640, (row.row + 1) * 640
        x, y = np.meshgrid(left + (np.arange(64) + 0.5) * 10, top - (np.arange(64) + 0.5) * 10)
        plane = world.plane(row.epsg, x, y)
        np.testing.assert_allclose(image["elevation"], plane, atol=0.02)
        np.testing.assert_allclose(image["slope"], 26.565, atol=0.12)
        np.testing.assert_allclose(image["blue"], plane / 2 / 1e4 - 0.1, atol=1.1e-4)
        np.testing.assert_allclose(10 ** (image["vv"] / 10), plane / 1e5, atol=2e-5)
        lon, _ = transform_points(f"EPSG:{row.epsg}", "EPSG:4326", x, y)
        crossing += bool((lon > 0).any() and (lon < 0).any())
    assert crossing > 5


def test_a_label_across_180_degrees_is_burnt_on_both_sides(built: Summary) -> None:
    table = chips_of(built.folder)
    circle = shapely.Point(180, world.LAT).buffer(0.004)
    wet = {}
    for row in table.itertuples():
        mask = read(built.folder / row.mask)[0]
        x, y = np.meshgrid(row.col * 640 + np.arange(5, 640, 10), (row.row + 1) * 640 - np.arange(5, 640, 10))
        lon, lat = transform_points(f"EPSG:{row.epsg}", "EPSG:4326", x, y)
        expected = shapely.contains_xy(circle, lon % 360, lat)
        assert (mask != expected).mean() < 1e-3
        wet[row.epsg] = wet.get(row.epsg, 0) + int(mask.sum())
    assert min(wet.values()) > 500


def test_two_ways_to_write_an_aoi_give_the_same_bytes(catalogue: Path, built: Summary, tmp_path: Path) -> None:
    aoi = world.write_area(tmp_path / "ring.gpkg", *FORMS["ring"])
    ponds = world.write_area(tmp_path / "ponds.gpkg", [pond()], "EPSG:4326")
    build(recipe_of(catalogue, tmp_path / "out", aoi, str(ponds)), Progress())
    one, two = (
        {n: h for n, h in hashes(folder).items() if n.endswith(".tif")} for folder in (built.folder, tmp_path / "out")
    )
    assert len(one) > 80
    assert one == two


def test_chips_of_two_zones_are_drawn_whole(built: Summary) -> None:
    table = chips_of(built.folder)
    bounds = table.geometry.bounds
    assert (bounds.maxx - bounds.minx < 0.01).all()
    assert (table.geometry.geom_type == "Polygon").all()


def test_a_crs_that_ends_at_180_degrees_is_refused(tmp_path: Path) -> None:
    aoi = read_polygons(str(world.write_area(tmp_path / "a.gpkg", *FORMS["beyond"])), "", "AOI")
    with pytest.raises(GridError, match="crosses 180 degrees, where EPSG:3857 ends"):
        tile.make_chips(aoi, Grid(crs="EPSG:3857"), Chips(size_px=64))
    assert {c.epsg for c in tile.make_chips(aoi, Grid(crs="EPSG:3832"), Chips(size_px=64))} == {3832}


RING = [[179.9, 0], [-179.9, 0], [-179.9, 1], [179.9, 1]]
HOLED = shapely.Polygon(RING, [[[179.95, 0.4], [-179.95, 0.4], [-179.95, 0.6], [179.95, 0.6]]])


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (shapely.Polygon(RING), [shapely.box(179.9, 0, 180, 1), shapely.box(-180, 0, -179.9, 1)]),
        (shapely.box(179.9, 0, 180.1, 1), [shapely.box(179.9, 0, 180, 1), shapely.box(-180, 0, -179.9, 1)]),
        (shapely.box(-180.1, 0, -179.9, 1), [shapely.box(179.9, 0, 180, 1), shapely.box(-180, 0, -179.9, 1)]),
        (shapely.box(190, 0, 200, 1), [shapely.box(-170, 0, -160, 1)]),
        (shapely.box(-180, -60, 180, 60), [shapely.box(-180, -60, 180, 60)]),
        (shapely.box(-20, 0, 20, 1), [shapely.box(-20, 0, 20, 1)]),
    ],
)
def test_polygons_in_degrees_are_brought_back_to_the_earth(shape: Any, expected: list[Any]) -> None:
    found = dateline.on_earth(np.array([shape], object))[0]
    assert found.is_valid
    assert shapely.symmetric_difference(found, shapely.union_all(expected)).area < 1e-12


def test_holes_across_180_degrees_stay_holes() -> None:
    found = dateline.on_earth(np.array([HOLED], object))[0]
    assert found.area == pytest.approx(0.2 - 0.02)
    assert not found.contains(shapely.Point(179.97, 0.5))


def test_ground_around_a_pole() -> None:
    square = shapely.box(-1e6, -1e6, 1e6, 1e6)
    found = dateline.to_degrees([square], "EPSG:3031")[0]
    assert found.is_valid
    west, south, east, north = found.bounds
    assert (west, south, east) == (-180, -90, 180)
    assert -82 < north < -76
    grid = Grid(crs="EPSG:3031", pixel_size_m=100)
    chips = tile.make_chips(polygons(square, crs="EPSG:3031"), grid, Chips(size_px=256))
    area = shapely.from_wkt(tile.search_area(chips, 250))
    assert area.contains(shapely.Point(10, -89))
    assert area.contains(shapely.Point(-170, -85))


def share_of(area: Any, chips: tuple[Chip, ...]) -> tuple[float, float]:
    """Return the shares of an area (degrees) that chips cover, and that they cover twice."""
    squares = [reproject([shapely.box(*c.bounds)], f"EPSG:{c.epsg}", "EPSG:4326")[0] for c in chips]
    if area.bounds[2] > 180:
        squares = [shapely.transform(s, lambda p: np.column_stack([p[:, 0] % 360, p[:, 1]])) for s in squares]
    parts = shapely.intersection(np.array(squares, object), area)
    once = shapely.union_all(parts).area
    return once / area.area, (float(shapely.area(parts).sum()) - once) / area.area


@pytest.mark.parametrize(("lon", "codes"), [(12.0, {32632, 32633}), (180.0, {32660, 32601})])
def test_chips_over_the_border_of_two_zones_cover_the_area_once(lon: float, codes: set[int]) -> None:
    """Each cell belongs to the zone of its centre: area / cell area of them, but for the ragged border of the zones.

    There the two lattices meet at an angle: of a strip 60 km wide 0.14 % is covered twice, 0.12 % not at all.
    """
    area = shapely.box(lon - 0.4, 47.0, lon + 0.4, 47.6)
    chips = tile.make_chips(polygons(area, crs="EPSG:4326"), Grid(), Chips(size_px=64))
    assert {c.epsg for c in chips} == codes
    assert len({c.id for c in chips}) == len(chips)
    covered, twice = share_of(area, chips)
    assert covered > 0.998
    assert twice < 0.002
    centres = [shapely.box(*c.bounds).centroid for c in chips]
    lon_lat = [transform_points(f"EPSG:{c.epsg}", "EPSG:4326", p.x, p.y) for c, p in zip(chips, centres, strict=True)]
    inside = sum(area.contains(shapely.Point(float(x) % 360, float(y))) for x, y in lon_lat)
    ground = reproject([shapely.box(11.6, 47.0, 12.4, 47.6)], "EPSG:4326", "EPSG:3035")[0]
    assert inside == pytest.approx(ground.area / 640**2, rel=0.01)


def test_both_hemispheres_meet_at_the_equator() -> None:
    chips = tile.make_chips(polygons(AT_EQUATOR, crs="EPSG:4326"), Grid(), Chips(size_px=64))
    assert {c.epsg for c in chips} == {32636, 32736}
    covered, twice = share_of(AT_EQUATOR, chips)
    assert covered == pytest.approx(1, abs=1e-3)
    assert twice < 0.001


def test_scenes_across_180_degrees_are_found_by_area(catalogue: Path, tmp_path: Path) -> None:
    aoi = world.write_area(tmp_path / "aoi.gpkg", *FORMS["ring"])
    args = {
        "aoi": {"path": str(aoi)}, "catalogue": str(catalogue), "collection": "cop-dem-glo-30", "start": world.START,
        "end": world.END, "max_cloud_percent": 20, "output": str(tmp_path / "scenes.gpkg"),
    }  # fmt: skip
    assert write_scenes(args, Progress())["count"] == 4
    elsewhere = world.write_area(tmp_path / "far.gpkg", shapely.box(20, world.LAT, 20.1, world.LAT + 0.1), "EPSG:4326")
    with pytest.raises(NoScenesError):
        write_scenes({**args, "aoi": {"path": str(elsewhere)}}, Progress())


def test_a_server_is_asked_for_both_sides_of_180_degrees_and_not_for_the_world() -> None:
    area = shapely.union_all([shapely.Point(lon, 0).buffer(0.5, 200) for lon in (-179.5, -178.8, 178.8, 179.5)])
    hull = dateline.rough(area)
    assert hull.area < 5
    assert hull.covers(area)
    assert not hull.intersects(shapely.Point(0, 0))
    assert dateline.rough(shapely.box(0, 0, 10, 1)).equals(shapely.box(0, 0, 10, 1))
