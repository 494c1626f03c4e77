"""Chips of the global lattice."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.errors import GridError
from dl4eo_qgis.core.grid import Chip, GridWindow, cells_touching, union_window, utm_epsg
from dl4eo_qgis.core.recipe import Chips, Grid
from dl4eo_qgis.core.stages import tile
from dl4eo_qgis.core.vector import Polygons


def polygons(*shapes: Any, crs: str = "EPSG:32632") -> Polygons:
    """Return shapes as a read layer."""
    return Polygons(np.array(shapes, object), np.arange(len(shapes)), (), crs)


def test_a_chip_is_counted_from_the_origin_of_its_crs() -> None:
    chip = Chip(32632, 195, 2008, 256, 256, 10.0)
    assert chip.id == "32632_195_2008"
    assert chip.bounds == (499200.0, 5140480.0, 501760.0, 5143040.0)
    assert chip.window == GridWindow(32632, 10.0, 49920, 514304, 256, 256)
    assert chip.window.transform == (10.0, 0.0, 499200.0, 0.0, -10.0, 5143040.0)


def test_overlapping_chips_step_by_the_stride() -> None:
    chip = Chip(32632, 390, 4016, 256, 128, 10.0)
    assert chip.bounds == (499200.0, 5140480.0, 501760.0, 5143040.0)


def test_cells() -> None:
    assert list(cells_touching(0, 20, 10, 10)) == [0, 1]
    assert list(cells_touching(0.1, 20.1, 10, 10)) == [0, 1, 2]
    assert list(cells_touching(-1, 1, 10, 5)) == [-2, -1, 0]


def test_windows() -> None:
    whole = union_window((GridWindow(1, 10, 0, 10, 4, 4), GridWindow(1, 10, 6, 12, 2, 2)))
    assert whole == GridWindow(1, 10, 0, 12, 8, 6)
    assert whole.slices_of(GridWindow(1, 10, 6, 12, 2, 2)) == (slice(0, 2), slice(6, 8))
    with pytest.raises(ValueError, match="not inside"):
        whole.slices_of(GridWindow(1, 10, 7, 12, 2, 2))


@pytest.mark.parametrize(
    ("lon", "lat", "epsg"),
    [(9, 47, 32632), (11.999, 1, 32632), (12, 1, 32633), (-180, 5, 32601), (179.9, -5, 32760), (-72.5, -38.8, 32718)],
)
def test_utm_zone(lon: float, lat: float, epsg: int) -> None:
    assert utm_epsg(lon, lat) == epsg


def test_an_aoi_on_the_lattice_gives_its_own_chips_and_no_more() -> None:
    chips = tile.make_chips(polygons(shapely.box(499200, 5140480, 504320, 5143040)), Grid(), Chips())
    assert [c.id for c in chips] == ["32632_195_2008", "32632_196_2008"]


def test_chips_that_cross_the_edge_are_kept_or_dropped() -> None:
    aoi = polygons(shapely.box(499200, 5140480, 504330, 5143040))
    assert len(tile.make_chips(aoi, Grid(), Chips(edge="keep"))) == 3
    assert len(tile.make_chips(aoi, Grid(), Chips(edge="drop"))) == 2


def test_a_corner_touched_by_less_than_a_pixel_gives_no_chip() -> None:
    aoi = polygons(shapely.box(499200, 5140480, 504320 + 0.01, 5143040 + 0.001))
    assert len(tile.make_chips(aoi, Grid(), Chips())) == 2


def test_the_same_ground_has_the_same_id_whatever_the_aoi() -> None:
    one = tile.make_chips(polygons(shapely.box(500000, 5140000, 510000, 5150000)), Grid(), Chips())
    two = tile.make_chips(polygons(shapely.box(505000, 5145000, 515000, 5155000)), Grid(), Chips())
    shared = {c.id: c for c in one}.keys() & {c.id: c for c in two}.keys()
    assert shared
    assert {c.id: c.bounds for c in one if c.id in shared} == {c.id: c.bounds for c in two if c.id in shared}


def test_an_aoi_over_two_zones_gives_chips_in_both_none_twice() -> None:
    aoi = polygons(shapely.box(11.7, 47.0, 12.3, 47.3), crs="EPSG:4326")
    chips = tile.make_chips(aoi, Grid(), Chips())
    assert {c.epsg for c in chips} == {32632, 32633}
    assert len({c.id for c in chips}) == len(chips)
    for chip in chips:
        west, _, east, _ = shapely.bounds(
            tile.reproject([shapely.box(*chip.bounds)], f"EPSG:{chip.epsg}", "EPSG:4326")[0]
        )
        centre = (west + east) / 2
        assert centre < 12.0001 if chip.epsg == 32632 else centre > 11.9999
    area_m2 = len(chips) * 2560.0**2
    assert area_m2 == pytest.approx(45_560 * 33_360, rel=0.25)


def test_chips_of_two_zones_that_share_ground_are_one_group() -> None:
    aoi = polygons(shapely.box(11.9, 47.0, 12.1, 47.1), crs="EPSG:4326")
    chips = tile.make_chips(aoi, Grid(), Chips())
    groups = tile.shared_ground(chips)
    squares = {c.id: tile.reproject([shapely.box(*c.bounds)], f"EPSG:{c.epsg}", "EPSG:4326")[0] for c in chips}
    met = 0
    for one in chips:
        for other in chips:
            if one.epsg != other.epsg and squares[one.id].intersection(squares[other.id]).area > 1e-9:
                met += 1
                assert groups[one.id] == groups[other.id]
    assert met > 3
    assert len(set(groups.values())) > len(chips) / 3


def test_an_aoi_over_the_equator_has_chips_of_both_hemispheres() -> None:
    chips = tile.make_chips(polygons(shapely.box(30.1, -0.1, 30.3, 0.1), crs="EPSG:4326"), Grid(), Chips())
    assert {c.epsg for c in chips} == {32636, 32736}


def test_a_crs_of_the_users_own() -> None:
    chips = tile.make_chips(polygons(shapely.box(9, 47, 9.2, 47.1), crs="EPSG:4326"), Grid(crs="EPSG:3035"), Chips())
    assert {c.epsg for c in chips} == {3035}
    assert all(c.bounds[0] % 2560 == 0 for c in chips)


@pytest.mark.parametrize(("crs", "text"), [("EPSG:4326", "metres"), ("EPSG:999999", "not a known CRS")])
def test_a_crs_that_carries_no_metric_grid(crs: str, text: str) -> None:
    with pytest.raises(GridError, match=text):
        tile.make_chips(polygons(shapely.box(9, 47, 9.2, 47.1), crs="EPSG:4326"), Grid(crs=crs), Chips())


def test_a_chip_larger_than_the_aoi_is_an_error_that_names_what_fits() -> None:
    with pytest.raises(GridError, match=r"2560 m, larger than the AOI \(1000 x 900 m\)") as caught:
        tile.make_chips(polygons(shapely.box(500000, 5140000, 501000, 5140900)), Grid(), Chips())
    assert "at most 100 px" in caught.value.hint


def test_sites_far_apart_are_each_measured_where_they_lie() -> None:
    aoi = polygons(shapely.box(9, 0, 9.1, 0.1), shapely.box(99, 1, 99.1, 1.1), crs="EPSG:4326")
    assert {c.epsg for c in tile.make_chips(aoi, Grid(), Chips())} == {32632, 32647}


def test_a_crs_whose_metre_is_none_is_refused() -> None:
    aoi = polygons(shapely.box(9, 47, 9.2, 47.1), crs="EPSG:4326")
    with pytest.raises(GridError, match=r"A metre of EPSG:3857 is 0.68 m on the ground"):
        tile.make_chips(aoi, Grid(crs="EPSG:3857"), Chips())


def test_polygons_beyond_the_date_line_stay_in_their_zones() -> None:
    east, west = shapely.box(179.9, -17, 180, -16), shapely.box(-180, -17, -179.9, -16)
    for epsg in (32701, 32760):
        moved = tile.reproject([east, west], "EPSG:4326", f"EPSG:{epsg}")
        assert (shapely.area(moved) > 1e9).all()


def test_an_aoi_in_the_wrong_crs() -> None:
    with pytest.raises(GridError, match="outside the Earth"):
        tile.make_chips(polygons(shapely.box(500000, 5140000, 501000, 5140900), crs="EPSG:4326"), Grid(), Chips())


def test_chips_that_labels_touch() -> None:
    chips = tile.make_chips(polygons(shapely.box(499200, 5140480, 506880, 5143040)), Grid(), Chips())
    labels = polygons(shapely.box(0, 0, 1, 1), shapely.box(501000, 5141000, 502000, 5141100))
    kept, used = tile.touching(chips, labels)
    assert [c.col for c in kept] == [195, 196]
    assert used.tolist() == [1]


def test_the_search_area_holds_every_chip() -> None:
    chips = tile.make_chips(polygons(shapely.box(11.7, 47.0, 12.3, 47.3), crs="EPSG:4326"), Grid(), Chips())
    area = shapely.from_wkt(tile.search_area(chips, 250))
    for chip in chips:
        assert area.contains(tile.reproject([shapely.box(*chip.bounds)], f"EPSG:{chip.epsg}", "EPSG:4326")[0])
