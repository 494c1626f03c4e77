"""Which feature has a pixel: every rule on pixels written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import rasterio.features
import shapely
from shapely.geometry import LineString, Point, Polygon, box

from dl4eo_qgis.core.recipe import Labels
from dl4eo_qgis.core.stages import label
from dl4eo_qgis.core.vector import Polygons
from tests.core.drawn import asked, label_set, window

ROW = window(4, 1)
"""Four pixels of 10 m from x = 0."""
COVERAGE = asked(rule="coverage")


def row(shapes: Sequence[Any], values: Sequence[Any], options: Labels, **fields: Sequence[Any]) -> list[int]:
    """Return the mask of the four pixels."""
    mask = label.draw(label_set(shapes, values, options, fields), ROW).mask
    assert mask is not None
    return mask[0].tolist()


def upright(left: float, right: float) -> Any:
    """Return a parcel from ``left`` to ``right`` that covers the pixels' whole height."""
    return box(left, 0, right, 10)


def test_centre_touched_and_coverage_of_one_square() -> None:
    """22..46 x 28..46: of the upper row (.48 .6 .36) and the lower one (.16 .2 .12) one pixel is half covered."""
    square = window(5, 5)
    found = {}
    for rule in ("centre", "touched", "coverage"):
        mask = label.draw(label_set([box(22, 28, 46, 46)], (), asked(rule=rule)), square).mask
        assert mask is not None
        found[rule] = mask.tolist()
    assert found["centre"] == [
        [0, 0, 1, 1, 1],
        [0, 0, 1, 1, 1],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
    ]
    assert found["touched"] == [
        [0, 0, 1, 1, 1],
        [0, 0, 1, 1, 1],
        [0, 0, 1, 1, 1],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
    ]
    assert found["coverage"] == [
        [0, 0, 0, 1, 0],
        [0, 0, 1, 1, 1],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
    ]


def test_the_least_share_counts() -> None:
    shapes = [upright(4, 13)]
    assert row(shapes, [7], asked(rule="coverage", min_coverage=0.6)) == [7, 0, 0, 0]
    assert row(shapes, [7], asked(rule="coverage", min_coverage=0.61)) == [0, 0, 0, 0]
    assert row(shapes, [7], asked(rule="coverage", min_coverage=0.3)) == [7, 7, 0, 0]


def test_of_two_classes_the_larger_share_wins_and_of_equal_ones_the_first() -> None:
    """Parcels 14..30 (class 1) and 10..30 (class 2)."""
    shapes = [upright(14, 30), upright(10, 30)]
    assert row(shapes, [1, 2], COVERAGE) == [0, 2, 1, 0]
    assert row(shapes[::-1], [2, 1], COVERAGE) == [0, 2, 2, 0]


def test_two_parcels_of_a_class_make_a_pixel_together() -> None:
    shapes = [upright(0, 4), upright(4, 7), upright(7, 10)]
    assert row(shapes, [1, 1, 1], COVERAGE) == [1, 0, 0, 0]
    assert row(shapes, [1, 2, 1], COVERAGE) == [1, 0, 0, 0]


def test_ground_that_two_features_of_a_class_cover_counts_once() -> None:
    shapes = [upright(0, 4), upright(0, 4), upright(1, 4)]
    assert row(shapes, [1, 1, 1], COVERAGE) == [0, 0, 0, 0]
    assert row([*shapes, upright(3, 6)], [1, 1, 1, 1], COVERAGE) == [1, 0, 0, 0]
    assert row([*shapes, upright(5, 10)], [1, 1, 1, 2], COVERAGE) == [2, 0, 0, 0]


def test_a_touched_pixel_belongs_to_the_first() -> None:
    shapes = [upright(1, 12), upright(8, 25)]
    touched = asked(rule="touched")
    assert row(shapes, [1, 2], touched) == [1, 1, 2, 0]
    assert row(shapes[::-1], [2, 1], touched) == [2, 2, 2, 0]


@pytest.mark.parametrize("all_touched", [False, True])
def test_one_feature_is_drawn_as_rasterio_draws_it(all_touched: bool) -> None:
    star = Polygon([(3, 2), (60, 7), (71, 66), (35, 41), (12, 77)], [[(30, 20), (50, 22), (40, 33)]])
    square = window(8, 8)
    mask = label.draw(label_set([star], (), asked(rule="touched" if all_touched else "centre")), square).mask
    expected = rasterio.features.rasterize(
        [star], square.shape, transform=rasterio.Affine(*square.transform), all_touched=all_touched
    )
    np.testing.assert_array_equal(mask, expected)


def test_touches_do_not_depend_on_the_window() -> None:
    """Corners on round coordinates: a pixel that shares a corner or an edge alone, GDAL burns here and not there."""
    rng = np.random.default_rng(1)
    x0, y0 = 501_500, 5_201_600
    touched = asked(rule="touched", layers=("instance",))
    for _ in range(12):
        shapes: list[Any] = []
        while len(shapes) < 20:
            angles = np.sort(rng.uniform(0, 2 * np.pi, rng.integers(3, 9)))
            reach = rng.uniform(20, 300) * rng.uniform(0.3, 1, len(angles))
            x, y = rng.uniform(0, 960, 2)
            blob = Polygon(np.round(np.c_[x + reach * np.cos(angles), y + reach * np.sin(angles)] / 10) * 10 + [x0, y0])
            if blob.is_valid and blob.area:
                shapes.append(blob)
        labels = label_set(shapes, (), touched)
        corner = {"left": x0 // 10 + int(rng.integers(40)), "bottom": y0 // 10 + int(rng.integers(40))}
        large = window(96, 96, **corner)
        found = label.draw(labels, large).extras["instances"][0]
        for size in (16, 31, 50):
            across, up = (int(n) for n in rng.integers(0, 96 - size, 2))
            small = window(size, size, left=corner["left"] + across, bottom=corner["bottom"] + up)
            np.testing.assert_array_equal(
                label.draw(labels, small).extras["instances"][0], found[large.slices_of(small)]
            )
        rows, columns = (n.ravel() for n in np.indices(large.shape))
        west, north = (large.left_px + columns) * 10.0, (large.top_px - rows) * 10.0
        pixels = shapely.box(west, north - 10, west + 10, north)
        expected = np.zeros(len(pixels), np.int64)
        for place in range(len(shapes), 0, -1):
            expected[shapely.area(shapely.intersection(pixels, shapes[place - 1])) > 1e-3] = place
        np.testing.assert_array_equal(found.ravel(), expected)


def test_a_touched_pixel_that_gdal_misses() -> None:
    """A sixth of the pixel at (501980, 5202500) lies in this feature; GDAL leaves it out of this raster."""
    kite = Polygon([(502040, 5202500), (502020, 5202520), (501980, 5202500), (502090, 5202350)])
    square = window(96, 96, left=50150, bottom=520160)
    mask = label.draw(label_set([kite], (), asked(rule="touched")), square).mask
    gdal = rasterio.features.rasterize(
        [kite], square.shape, transform=rasterio.Affine(*square.transform), all_touched=True
    )
    assert mask is not None
    assert mask[18, 58] == 1
    for row, col in np.argwhere(mask != gdal):
        west, north = (square.left_px + col) * 10, (square.top_px - row) * 10
        assert (kite.intersection(box(west, north - 10, west + 10, north)).area > 0) == bool(mask[row, col])


@pytest.mark.parametrize("rule", ["centre", "touched", "coverage"])
def test_the_largest_priority_wins_before_all_else(rule: str) -> None:
    shapes, values = [upright(0, 20), upright(0, 40), upright(0, 30)], [1, 2, 3]
    options = asked(rule=rule, priority_field="p")
    assert row(shapes, values, options, priority=[1, 2, 3]) == [3, 3, 3, 2]
    assert row(shapes, values, options, priority=[5, None, 5]) == [1, 1, 3, 2]


def test_a_priority_without_enough_coverage_gives_way() -> None:
    options = asked(rule="coverage", priority_field="p")
    assert row([upright(0, 4), upright(0, 10)], [1, 2], options, priority=[9, 1]) == [2, 0, 0, 0]
    assert row([upright(0, 4), upright(4, 9)], [1, 1], options, priority=[9, 1]) == [1, 0, 0, 0]
    assert row([upright(0, 3), upright(3, 6)], [1, 1], options, priority=[9, 1]) == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (Point(15, 5), [0, 1, 0, 0]),
        (LineString([(5, 5), (25, 5)]), [1, 1, 1, 0]),
        (box(12, 2, 18, 8), [0, 1, 0, 0]),
    ],
)
def test_points_and_lines_have_a_reach(shape: Any, expected: list[int]) -> None:
    read = label_set([box(0, 0, 1, 1)]).classes
    buffered = Polygons(np.array([shape], object), np.arange(1), (), "EPSG:32632", buffer_m=4.0)
    mask = label.draw(label.prepare(buffered, read, 32632, asked(buffer_m=4.0)), ROW).mask
    assert mask is not None
    assert mask[0].tolist() == expected


def test_a_buffer_is_in_metres_of_the_grid() -> None:
    place = Polygons(np.array([Point(9.0, 47.0)], object), np.arange(1), (), "EPSG:4326", buffer_m=100.0)
    made = label.prepare(place, label.class_table(()), 32632, asked(buffer_m=100.0))
    assert shapely.area(made.shapes[0]) == pytest.approx(np.pi * 100**2, rel=2e-3)


def test_finer_pixels_have_the_same_ground() -> None:
    made = label_set([box(0, 0, 12.5, 10)], (), asked(pixel_factor=4))
    mask = label.draw(made, window(2, 1)).mask
    assert mask is not None
    assert mask.tolist() == [[1, 1, 1, 1, 1, 0, 0, 0]] * 4
