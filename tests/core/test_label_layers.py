"""The further layers of labels and what is ignored, on pixels written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import Polygon, box

from dl4eo_qgis.core.errors import LabelError
from dl4eo_qgis.core.labels import distance
from dl4eo_qgis.core.labels.borders import near_other
from dl4eo_qgis.core.labels.layers import LAYERS, sample_layers
from dl4eo_qgis.core.recipe import LABEL_LAYERS, LabelClass, Remap
from dl4eo_qgis.core.stages import label, qc
from dl4eo_qgis.core.types import LAYER_FOLDERS
from tests.core.drawn import asked, label_set, window
from tests.core.test_label_rules import ROW, upright


def layer(
    name: str,
    shapes: Sequence[Any],
    values: Sequence[Any] = (),
    where: Any = ROW,
    fields: Mapping[str, Sequence[Any]] | None = None,
    **options: Any,
) -> np.ndarray:
    made = label_set(shapes, values, asked(layers=(name,), **options), fields)
    return label.draw(made, where).extras[LAYERS[name].folder]


def test_every_layer_of_the_recipe_has_its_folder() -> None:
    assert tuple(LAYERS) == LABEL_LAYERS
    assert {kind.folder for kind in LAYERS.values()} <= set(LAYER_FOLDERS)


def test_the_exact_shares_of_a_square() -> None:
    found = layer("share", [box(25, 25, 45, 45)], where=window(3, 3, left=2, bottom=2))
    expected = [[[0.25, 0.5, 0.25], [0.5, 1, 0.5], [0.25, 0.5, 0.25]]]
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-6)
    assert found.dtype == np.float32


def test_shares_of_a_triangle() -> None:
    found = layer("share", [Polygon([(0, 0), (30, 0), (30, 10)])])
    np.testing.assert_allclose(found[0, 0], [1 / 6, 1 / 2, 5 / 6, 0], rtol=0, atol=1e-6)


def test_a_hole_that_lies_on_the_windows_edge() -> None:
    """Here exactextract 0.3.0 ends the process."""
    ring = Polygon([(-25, 0), (5, 0), (5, 10), (-25, 10)], [[(0, 8), (-20, 8), (-20, 2), (0, 2)]])
    assert layer("share", [ring]).tolist() == [[[0.5, 0, 0, 0]]]
    wider = layer("share", [ring], where=window(4, 1, left=-3))
    np.testing.assert_allclose(wider, [[[0.5, 0.4, 0.4, 0.5]]], rtol=0, atol=1e-6)


def test_a_class_has_a_band_and_its_features_share_it() -> None:
    shapes = [upright(0, 5), upright(10, 18), upright(3, 7), upright(10, 20)]
    found = layer("share", shapes, ["a", "b", "a", "a"])
    np.testing.assert_allclose(found[:, 0], [[0.7, 1, 0, 0], [0, 0.8, 0, 0]], rtol=0, atol=1e-6)


def test_shares_have_at_most_64_bands() -> None:
    classes = [LabelClass(i, str(i)) for i in range(1, 66)]
    with pytest.raises(LabelError, match="65 classes; at most 64") as caught:
        sample_layers(("share",), classes)
    assert "REMAP" in caught.value.hint
    assert sample_layers(("share",), classes[:64])[0].bands[63] == "64"


@pytest.mark.parametrize("turned", [False, True])
def test_claimed_twice(turned: bool) -> None:
    """Parcels 14..30 (class 1) and 10..30 (class 2): the whole pixels 1 and 2 are class 2's; pixel 3 is shared."""
    parcels = [(upright(14, 30), 1), (upright(10, 30), 2), (upright(30, 34), 1), (upright(33, 37), 2)]
    shapes, values = zip(*(parcels[::-1] if turned else parcels), strict=True)
    assert layer("overlap", shapes, values).tolist() == [[[0, 2, 2, 1]]]


def test_features_of_one_class_do_not_dispute() -> None:
    assert layer("overlap", [upright(0, 15), upright(5, 25)], [3, 3]).tolist() == [[[0, 0, 0, 0]]]


def test_a_pixel_that_two_features_of_a_class_fill_is_no_whole_one() -> None:
    shapes = [upright(0, 5), upright(5, 10), upright(2, 4)]
    assert layer("overlap", shapes, [1, 1, 2]).tolist() == [[[1, 0, 0, 0]]]


def test_a_common_border_on_the_lattice_is_no_claim() -> None:
    assert layer("overlap", [upright(0, 20), upright(20, 40)], [1, 2]).tolist() == [[[0, 0, 0, 0]]]


def test_instances_are_the_features_numbers() -> None:
    shapes = [upright(0, 10), upright(10, 30), upright(20, 40)]
    assert layer("instance", shapes).tolist() == [[[1, 2, 2, 3]]]
    numbers = {"instance": [2**31, 7, 2**32 - 1]}
    found = layer("instance", shapes, fields=numbers, id_field="n")
    assert found.tolist() == [[[2**31, 7, 7, 2**32 - 1]]]
    assert found.dtype == np.uint32


def test_the_instance_is_the_one_with_the_largest_share_of_the_winning_class() -> None:
    shapes, values = [upright(0, 4), upright(4, 10), upright(0, 7)], [1, 1, 2]
    assert layer("instance", shapes, values, rule="coverage").tolist() == [[[2, 0, 0, 0]]]


def test_values_of_a_regression() -> None:
    fields = {"value": [0.5, -3, None]}
    found = layer("value", [upright(0, 10), upright(10, 20), upright(20, 30)], fields=fields, value_field="v")
    np.testing.assert_array_equal(found, np.array([[[0.5, -3, np.nan, np.nan]]], np.float32))


def test_boundary_classes_of_a_square() -> None:
    where, square = window(6, 6), box(10, 10, 50, 50)
    found = layer("boundary", [square], where=where)
    expected = np.zeros((6, 6), np.uint8)
    expected[1:5, 1:5] = 2
    expected[2:4, 2:4] = 1
    np.testing.assert_array_equal(found[0], expected)
    wide = layer("boundary", [square], where=where, boundary_px=2)
    np.testing.assert_array_equal(wide[0], np.where(expected > 0, 2, 0))


def test_two_instances_have_an_edge_between_them_also_at_the_chips_side() -> None:
    shapes = [box(-500, -500, 20, 500), box(20, -500, 500, 500)]
    assert layer("boundary", shapes).tolist() == [[[1, 2, 2, 1]]]
    assert layer("boundary", shapes, where=window(2, 1)).tolist() == [[[1, 2]]]


def test_distances_to_the_outline() -> None:
    shapes = [upright(10, 30), box(1000, 0, 1010, 10)]
    found = layer("distance", [box(-300, -300, 20, 300), *shapes[1:]], where=window(4, 1))
    np.testing.assert_allclose(found[0], [[15, 5, -5, -15]], rtol=0, atol=1e-3)


def test_distances_of_a_square_in_both_directions() -> None:
    found = layer("distance", [box(10, 10, 50, 50)], where=window(6, 6))[0]
    np.testing.assert_allclose(found[2], [-5, 5, 15, 15, 5, -5], rtol=0, atol=1e-3)
    np.testing.assert_allclose(found[0, 0], -np.hypot(5, 5), rtol=0, atol=1e-3)


def test_distances_end_at_a_hundred_pixels() -> None:
    found = layer("distance", [box(0, 0, 10, 10)], where=window(300, 1))[0, 0]
    assert found[99] == pytest.approx(-985)
    assert (found[101:] == -1000).all()
    inside = layer("distance", [box(-5000, -5000, 5000, 5000)], where=ROW)[0, 0]
    assert (inside == 1000).all()


def test_distances_are_the_same_strip_by_strip(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few points at a time, whatever the size: 2048 pixels square took a gigabyte."""
    shapes = [box(10, 10, 50, 50), box(45, 20, 90, 140)]
    whole = layer("distance", shapes, where=window(16, 16))
    sizes: list[int] = []
    made = shapely.points
    monkeypatch.setattr(distance, "AT_ONCE", 40)
    monkeypatch.setattr(shapely, "points", lambda x, y: sizes.append(len(x)) or made(x, y))
    np.testing.assert_array_equal(layer("distance", shapes, where=window(16, 16)), whole)
    assert sizes == [32] * 8


def test_a_distance_knows_features_beyond_the_chip() -> None:
    assert layer("distance", [box(100, -500, 200, 500)])[0, 0].tolist() == [-95, -85, -75, -65]


# Three states


def mask(made: label.LabelSet, where: Any = ROW) -> list[list[int]]:
    drawn = label.draw(made, where)
    assert drawn.mask is not None
    assert qc.labelled_shares(drawn.mask, made.ignore)["ignored"] == (drawn.mask == made.ignore).mean()
    return drawn.mask.tolist()


def test_outside_the_labelled_ground_nothing_is_known() -> None:
    made = label_set([upright(4, 16)], (), asked(extent_path="x"), extent=[upright(0, 20), upright(20, 30)])
    assert mask(made) == [[1, 1, 0, 255]]
    assert mask(label_set([upright(0, 40)], [300], asked(extent_path="x"), extent=[upright(0, 12)])) == [
        [300, 65535, 65535, 65535]
    ]
    assert mask(label_set([upright(0, 40)], (), asked(extent_path="x"), extent=[upright(90, 99)])) == [[255] * 4]


def test_a_border_of_n_pixels_is_ignored_on_both_sides() -> None:
    where, line = window(8, 1), [box(-99, -99, 40, 99)]
    assert mask(label_set(line, (), asked(ignore_border_px=1)), where) == [[1, 1, 1, 255, 255, 0, 0, 0]]
    assert mask(label_set(line, (), asked(ignore_border_px=2)), where) == [[1, 1, 255, 255, 255, 255, 0, 0]]


def test_a_border_beyond_the_chip_is_seen() -> None:
    made = label_set([box(-99, -100, 40, 500)], (), asked(ignore_border_px=2))
    assert mask(made, window(3, 1)) == [[1, 1, 255]]


def test_two_features_of_a_class_have_no_border() -> None:
    made = label_set([box(0, -99, 20, 99), box(20, -99, 80, 99)], (), asked(ignore_border_px=1))
    assert mask(made, window(4, 1, left=1)) == [[1, 1, 1, 1]]


def test_what_two_classes_claim_is_ignored() -> None:
    shapes = [upright(0, 12), upright(10, 30), upright(15, 30)]
    assert mask(label_set(shapes, [1, 2, 2], asked(ignore_doubly=True))) == [[1, 255, 2, 0]]


def test_ignored_features_of_a_remap_table() -> None:
    remap = (Remap("10", 1), Remap("20", 1), Remap("95", 0), Remap("99", -1))
    shapes = [upright(0, 10), upright(10, 20), upright(20, 30), upright(30, 40)]
    made = label_set(shapes, [10, 20, 95, 99], asked(remap=remap))
    assert mask(made) == [[1, 1, 0, 255]]
    assert [(c.value, c.name) for c in made.classes] == [(1, "1")]


# Borders


@pytest.mark.parametrize("reach", [1, 2, 3, 5, 8, 15, 30])
def test_near_other_is_what_a_search_of_every_pixel_finds(reach: int) -> None:
    values = np.random.default_rng(reach).integers(0, 40, (14, 17)) // 38
    rows, columns = np.indices(values.shape)
    expected = np.zeros(values.shape, bool)
    for r, c in np.ndindex(values.shape):
        around = (rows - r) ** 2 + (columns - c) ** 2 <= reach**2
        expected[r, c] = (values[around] != values[r, c]).any()
    np.testing.assert_array_equal(near_other(values, reach), expected)
