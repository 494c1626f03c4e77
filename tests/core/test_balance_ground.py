"""Ground of classes on chips: by hand on squares, and against shapely one by one on shapes by chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.balance import ground
from dl4eo_qgis.core.balance.ground import Grounds, measure
from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.grid import Chip
from tests.core.drawn import EPSG, polygons

SIDE = 640.0
IGNORE = 255


def chips_of(columns: int, rows: int, epsg: int = EPSG) -> tuple[Chip, ...]:
    return tuple(Chip(epsg, 800 + c, 8000 + r, 64, 64, 10.0) for c in range(columns) for r in range(rows))


def at(left: float, bottom: float, right: float, top: float) -> Any:
    """Return a rectangle in metres from the first chip's corner."""
    return shapely.box(800 * SIDE + left, 8000 * SIDE + bottom, 800 * SIDE + right, 8000 * SIDE + top)


def measured(chips: tuple[Chip, ...], shapes: Sequence[Any], values: Sequence[int], known: Any = None) -> Grounds:
    return measure(chips, polygons(shapes), np.array(values, np.int32), IGNORE, {} if known is None else {EPSG: known})


def table(found: Grounds) -> dict[tuple[int, int], float]:
    return {
        (c, v): round(a, 6)
        for c, v, a in zip(found.chip.tolist(), found.value.tolist(), found.area_m2.tolist(), strict=True)
    }


def test_squares_by_hand() -> None:
    found = measured(chips_of(3, 1), [at(600, 0, 700, 50), at(0, 0, 10, 10), at(100, 100, 110, 110)], [1, 2, 1])
    assert table(found) == {(0, 1): 2100.0, (0, 2): 100.0, (1, 1): 3000.0}
    assert found.free.tolist() == [False, False, True]


def test_ground_of_a_class_counts_once_and_that_of_two_for_both() -> None:
    found = measured(chips_of(1, 1), [at(0, 0, 20, 10), at(10, 0, 30, 10), at(0, 0, 5, 10)], [1, 1, 2])
    assert table(found) == {(0, 1): 300.0, (0, 2): 50.0}


def test_a_border_alone_is_no_ground() -> None:
    found = measured(chips_of(2, 1), [at(600, 0, 640, 40)], [1])
    assert table(found) == {(0, 1): 1600.0}
    assert found.free.tolist() == [False, False]  # it touches the second


def test_what_is_ignored_is_no_class_and_no_background() -> None:
    found = measured(chips_of(3, 1), [at(0, 0, 10, 10), at(700, 0, 710, 10)], [IGNORE, 0])
    assert table(found) == {}
    assert found.free.tolist() == [False, True, True]


def test_ground_that_was_not_labelled_does_not_count() -> None:
    shapes = [at(0, 0, 100, 100), at(700, 0, 800, 100)]
    found = measured(chips_of(4, 1), shapes, [1, 1], at(50, 0, 2000, 640))
    assert table(found) == {(0, 1): 5000.0, (1, 1): 10000.0}
    assert found.free.tolist() == [False, False, True, False]


def test_a_hole_has_no_ground() -> None:
    ring = shapely.difference(at(0, 0, 100, 100), at(20, 20, 40, 40))
    assert table(measured(chips_of(1, 1), [ring], [7])) == {(0, 7): 9600.0}


def test_chips_of_two_zones_in_their_own_order() -> None:
    chips = (Chip(32633, 312, 8000, 64, 64, 10.0), *chips_of(1, 1))
    other = reproject(np.array([shapely.box(312 * SIDE, 8000 * SIDE, 312 * SIDE + 64, 8000 * SIDE + 10)], object),
                      "EPSG:32633", f"EPSG:{EPSG}")  # fmt: skip
    found = measured(chips, [at(0, 0, 30, 30), *other], [1, 2])
    assert list(table(found)) == [(0, 2), (1, 1)]
    assert found.area_m2 == pytest.approx([640.0, 900.0], rel=1e-6)


def test_a_buffer_is_ground() -> None:
    labels = polygons([shapely.Point(800 * SIDE + 320, 8000 * SIDE + 320)])
    labels = ground.Polygons(labels.geometries, labels.ids, (), labels.crs, buffer_m=100.0)
    found = measure(chips_of(1, 1), labels, np.array([1], np.int32), IGNORE, {})
    assert found.area_m2[0] == pytest.approx(np.pi * 1e4, rel=0.002)


@pytest.mark.parametrize("most", [8, 10**6])
def test_against_shapely_one_by_one(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(ground, "MANY_VERTICES", most)
    random = np.random.default_rng(5)
    chips = chips_of(6, 5)
    x, y = random.uniform(0, 6 * SIDE, 80), random.uniform(0, 5 * SIDE, 80)
    points = shapely.points(800 * SIDE + x, 8000 * SIDE + y)
    shapes = shapely.buffer(points, random.uniform(20, 700, 80))
    values = random.integers(0, 4, 80)
    found = measured(chips, shapes, values.tolist())
    wanted = {}
    for i, chip in enumerate(chips):
        for value in (1, 2, 3):
            area = shapely.intersection(shapely.union_all(shapes[values == value]), shapely.box(*chip.bounds)).area
            if area > 0:
                wanted[i, value] = area
    assert list(table(found)) == sorted(wanted)
    assert found.area_m2 == pytest.approx([wanted[key] for key in sorted(wanted)], rel=1e-9)


def test_a_shape_of_many_corners_is_cut() -> None:
    circle = shapely.buffer(shapely.Point(800 * SIDE + 3000, 8000 * SIDE + 3000), 2900, quad_segs=2000)
    pieces, owners = ground._cut(np.array([circle, at(0, 0, 10, 10)], object), SIDE, ground.never)
    assert sorted(set(owners.tolist())) == [0, 1]
    assert max(shapely.get_num_coordinates(pieces)) <= ground.MANY_VERTICES
    assert shapely.area(pieces[owners == 0]).sum() == pytest.approx(circle.area, rel=1e-12)
