"""Chips on the edge of an AOI: kept, dropped, padded, moved inside."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.errors import GridError
from dl4eo_qgis.core.geometry import edge
from dl4eo_qgis.core.grid import Chip, GridWindow
from dl4eo_qgis.core.recipe import Chips, Grid
from dl4eo_qgis.core.stages import tile
from tests.core.test_tile import polygons

ORIGIN = (576000.0, 5280000.0)
"""A corner of the lattice of 32 pixels of 10 m."""


def area(*corners: float) -> Any:
    """Return a rectangle in pixels from the origin."""
    left, bottom, right, top = corners
    x, y = ORIGIN
    return polygons(shapely.box(x + left * 10, y + bottom * 10, x + right * 10, y + top * 10))


def places(chips: tuple[Chip, ...]) -> list[tuple[int, int]]:
    """Return west and south edges of chips in pixels from the origin."""
    return sorted(
        (c.window.left_px - 57600, c.window.top_px - c.size_px - 528000) for c in chips
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "starts"),
    [("drop", [0, 32, 64]), ("keep", [0, 32, 64, 96]), ("pad", [0, 32, 64, 96]), ("shift", [0, 32, 64, 68])],
)
def test_100_pixels_in_chips_of_32(rule: str, starts: list[int]) -> None:
    chips = tile.make_chips(area(0, 0, 100, 32), Grid(), Chips(size_px=32, edge=rule))
    assert places(chips) == [(start, 0) for start in starts]


def test_a_moved_chip_says_where_it_lies() -> None:
    chips = tile.make_chips(area(0, 0, 100, 100), Grid(), Chips(size_px=32, edge="shift"))
    assert len(chips) == 16
    assert [c.id for c in chips if c.col == 1802 and c.row == 16500] == ["32632_1802_16500", "32632_1802_16500_4_0"]
    corner = next(c for c in chips if c.dx_px and c.dy_px)
    assert corner.id == "32632_1802_16502_4_4"
    assert corner.bounds == (576680.0, 5280680.0, 577000.0, 5281000.0)
    assert tile.chip_edges([corner]).tolist() == [list(corner.bounds)]


def test_every_place_has_one_id() -> None:
    rng = np.random.default_rng(1)
    places = {(int(x), int(y)) for x, y in rng.integers(-5000, 5000, (4000, 2))}
    chips = [Chip.at(32632, x, y, 32, 24, 10.0) for x, y in places]
    assert len({c.id for c in chips}) == len(places)
    assert {(c.window.left_px, c.window.top_px - 32) for c in chips} == places
    assert Chip.at(32632, 48, -24, 32, 24, 10.0).id == "32632_2_-1"
    with pytest.raises(ValueError, match="less than a stride"):
        Chip(32632, 0, 0, 32, 24, 10.0, 24, 0)


def test_chips_are_moved_by_the_least_number_of_pixels_on_each_side() -> None:
    chips = tile.make_chips(area(5, -7, 95, 95), Grid(), Chips(size_px=32, edge="shift"))
    assert places(chips) == [(x, y) for x in (5, 32, 63) for y in (-7, 0, 32, 63)]


def test_in_an_outline_without_right_angles_chips_lie_inside_by_the_centres_of_their_pixels() -> None:
    x, y = ORIGIN
    outline = shapely.Point(x + 1000, y + 1000).buffer(1000)
    told: list[str] = []
    chips = tile.make_chips(polygons(outline), Grid(), Chips(size_px=32, edge="shift"), warn=told.append)
    assert len(chips) > len(tile.make_chips(polygons(outline), Grid(), Chips(size_px=32, edge="drop")))
    for chip in chips:
        assert edge.inside(outline, chip.window).all()
    assert told == []


@pytest.mark.parametrize("rule", ["drop", "shift"])
def test_a_chip_lies_inside_where_the_centres_of_its_pixels_do(rule: str) -> None:
    """A notch of half a pixel's area that holds one centre leaves a chip out; a strip of 13 without any does not."""
    chip = Chip(32632, 0, 0, 32, 32, 10.0)
    square = shapely.box(*chip.bounds)
    notched = square.difference(shapely.box(0, 0, 7, 7))
    for ground, is_inside in ((notched, False), (square.difference(shapely.box(0, 0, 320, 4)), True)):
        wide = ground.union(shapely.box(320, 0, 700, 320))
        made = tile.make_chips(polygons(wide), Grid(crs="EPSG:32632"), Chips(size_px=32, edge=rule))
        assert (chip in made) == is_inside
        for each in made:
            assert edge.inside(wide, each.window).all()


def test_the_least_move_is_found_among_all() -> None:
    rng = np.random.default_rng(2)
    for _ in range(20):
        hull = shapely.convex_hull(shapely.multipoints(rng.uniform(0, 300, (7, 2))))
        chip = Chip(32632, int(rng.integers(0, 30)), int(rng.integers(0, 30)), 8, 1, 10.0)
        found = edge.moved_inside(hull, chip)
        fits = [
            dx * dx + dy * dy
            for dx in range(-7, 8)
            for dy in range(-7, 8)
            if edge.inside(hull, Chip(32632, chip.col + dx, chip.row + dy, 8, 1, 10.0).window).all()
        ]
        if found is None:
            assert not fits
        else:
            assert (found.col - chip.col) ** 2 + (found.row - chip.row) ** 2 == min(fits)


def test_chips_that_fit_nowhere_are_counted() -> None:
    x, y = ORIGIN
    wedge = shapely.Polygon([(x, y), (x + 3000, y), (x, y + 640)])
    told: list[str] = []
    chips = tile.make_chips(polygons(wedge), Grid(), Chips(size_px=32, edge="shift"), warn=told.append)
    assert chips
    assert len(told) == 1
    assert "fit nowhere inside" in told[0]


def test_an_aoi_narrower_than_a_chip_has_none_that_was_moved_inside() -> None:
    with pytest.raises(GridError, match="nowhere wide enough"):
        tile.make_chips(area(0, 0, 100, 20), Grid(), Chips(size_px=32, edge="shift"))


def test_chips_that_overlap_are_of_one_group() -> None:
    chips = tile.make_chips(area(0, 0, 100, 100), Grid(), Chips(size_px=32, edge="shift"))
    groups = tile.shared_ground(chips)
    squares = {c.id: shapely.box(*c.bounds) for c in chips}
    for one in chips:
        for other in chips:
            if squares[one.id].intersection(squares[other.id]).area > 0:
                assert groups[one.id] == groups[other.id]
    assert len(set(groups.values())) == 9, "each moved chip overlaps the one it was moved towards, and no other"


def test_pixels_of_which_the_centre_lies_outside() -> None:
    window = GridWindow(32632, 10.0, 0, 4, 4, 4)
    ground = shapely.box(5.1, 0, 34.9, 25)
    np.testing.assert_array_equal(
        edge.inside(ground, window), [[0, 0, 0, 0], [0, 1, 1, 0], [0, 1, 1, 0], [0, 1, 1, 0]]
    )  # fmt: skip
    assert not edge.inside(shapely.box(1000, 0, 1010, 10), window).any()
