"""A pixel's labels depend neither on the window that it is in, nor on the order of the features (but for ties)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dl4eo_qgis.core.labels.drawing import MANY_VERTICES
from dl4eo_qgis.core.recipe import LABEL_LAYERS
from dl4eo_qgis.core.stages import label
from tests.core.drawn import asked, label_set, window

SIDE = 12
LAYERS = ("share", "overlap", "instance", "boundary", "value", "distance")

numbers = st.integers(-300, 1500).map(lambda n: n / 10)


@st.composite
def shapes(draw: Any) -> Any:
    """Give a triangle, rectangle or ring around the window, with corners on a tenth of a pixel."""
    x, y, wide, high = draw(numbers), draw(numbers), draw(st.integers(1, 900)) / 10, draw(st.integers(1, 900)) / 10
    kind = draw(st.sampled_from(("box", "triangle", "ring")))
    if kind == "triangle":
        return shapely.Polygon([(x, y), (x + wide, y + high / 3), (x + wide / 2, y + high)])
    square = shapely.box(x, y, x + wide, y + high)
    return shapely.difference(square, shapely.buffer(square, -min(wide, high) / 4)) if kind == "ring" else square


layers = st.lists(st.tuples(shapes(), st.integers(1, 3), st.integers(1, 2)), min_size=1, max_size=9)
options = st.fixed_dictionaries(
    {
        "rule": st.sampled_from(("centre", "touched", "coverage")),
        "priority_field": st.sampled_from(("", "p")),
        "ignore_border_px": st.integers(0, 3),
        "ignore_doubly": st.booleans(),
        "boundary_px": st.integers(1, 3),
        "pixel_factor": st.integers(1, 3),
    }
)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def made_of(features: list[Any], chosen: dict[str, Any]) -> label.LabelSet:
    drawn, values, priority = zip(*features, strict=True)
    fields = {"priority": priority, "value": np.arange(len(drawn)).tolist()}
    return label_set(drawn, values, asked(layers=LAYERS, value_field="v", **chosen), fields)


def everything(made: label.LabelSet, where: Any) -> dict[str, np.ndarray]:
    drawn = label.draw(made, where)
    assert drawn.mask is not None
    return {"mask": drawn.mask[None], **drawn.extras}


def test_all_layers_are_looked_at() -> None:
    assert set(LAYERS) == set(LABEL_LAYERS)


@quick
@given(layers, options, st.integers(1, SIDE - 1), st.integers(1, SIDE - 1))
def test_a_window_cut_into_four_shows_the_same(
    features: list[Any], chosen: dict[str, Any], across: int, up: int
) -> None:
    made, k = made_of(features, chosen), chosen["pixel_factor"]
    whole = everything(made, window(SIDE, SIDE))
    for left, width in ((0, across), (across, SIDE - across)):
        for bottom, height in ((0, up), (up, SIDE - up)):
            part = everything(made, window(width, height, left=left, bottom=bottom))
            top = SIDE - bottom - height
            for name, pixels in whole.items():
                cut = pixels[:, top * k : (top + height) * k, left * k : (left + width) * k]
                np.testing.assert_array_equal(part[name], cut, err_msg=name)


@quick
@given(layers, options, st.randoms(use_true_random=False))
def test_no_order_of_disjoint_claims_matters(features: list[Any], chosen: dict[str, Any], random: Any) -> None:
    """Overlaps and shares never depend on the order; nor does the mask of features that have no tie."""
    turned = list(features)
    random.shuffle(turned)
    before, after = (everything(made_of(f, chosen), window(SIDE, SIDE)) for f in (features, turned))
    for name in ("overlaps",):
        np.testing.assert_array_equal(before[name], after[name])
    both = {v: i for i, v in enumerate(sorted({f[1] for f in features}))}
    assert len(both) == len(before["shares"])
    np.testing.assert_array_equal(before["shares"], after["shares"])


@quick
@given(layers, st.sampled_from(("centre", "touched", "coverage")), st.randoms(use_true_random=False))
def test_with_a_priority_each_no_order_matters(features: list[Any], rule: str, random: Any) -> None:
    ranked = [(shape, value, place) for place, (shape, value, _) in enumerate(features)]
    turned = list(ranked)
    random.shuffle(turned)
    one, other = (
        label.draw(made_of(f, {"rule": rule, "priority_field": "p"}), window(SIDE, SIDE)).mask for f in (ranked, turned)
    )
    np.testing.assert_array_equal(one, other)


@quick
@given(layers, st.randoms(use_true_random=False))
def test_a_larger_share_wins_in_any_order(features: list[Any], random: Any) -> None:
    """Under the rule of coverage the order counts only where two classes have the same share."""
    turned = list(features)
    random.shuffle(turned)
    one, other = (everything(made_of(f, {"rule": "coverage"}), window(SIDE, SIDE)) for f in (features, turned))
    two = np.sort(one["shares"], axis=0)[::-1][:2]
    tie = (two[0] == two[1]) if len(two) > 1 else np.zeros((SIDE, SIDE), bool)
    np.testing.assert_array_equal(one["mask"][0][~tie], other["mask"][0][~tie])


@pytest.mark.parametrize("layer", LAYERS)
def test_a_coast_of_many_vertices_is_the_same_in_every_window(layer: str) -> None:
    angle = np.linspace(0, 2 * np.pi, 5000, endpoint=False)
    radius = 300 + 40 * np.sin(37 * angle)
    coast = shapely.Polygon(np.column_stack((400 + radius * np.cos(angle), 380 + radius * np.sin(angle))))
    assert shapely.get_num_coordinates(coast) > MANY_VERTICES
    made = label_set([coast], (), asked(rule="coverage", layers=(layer,), **_needed(layer)), {"value": [2.5]})
    whole = everything(made, window(80, 80))
    for left, bottom in ((0, 0), (20, 13), (60, 61)):
        part = everything(made, window(16, 16, left=left, bottom=bottom))
        for name, pixels in whole.items():
            cut = pixels[:, 64 - bottom : 80 - bottom, left : left + 16]
            np.testing.assert_array_equal(part[name], cut)


def _needed(layer: str) -> dict[str, Any]:
    return {"value_field": "v"} if layer == "value" else {}


def test_threads_draw_the_same() -> None:
    rng = np.random.default_rng(5)
    corners = rng.uniform(0, 600, (80, 2))
    features = [(shapely.box(x, y, x + 70, y + 50), i % 5 + 1, 1) for i, (x, y) in enumerate(corners)]
    made = made_of(features, {"rule": "coverage", "ignore_border_px": 1})
    windows = [window(20, 20, left=x, bottom=y) for x in range(0, 60, 20) for y in range(0, 60, 20)]
    alone = [everything(made, w) for w in windows]
    with ThreadPoolExecutor(4) as pool:
        for one, other in zip(alone, pool.map(lambda w: everything(made, w), windows), strict=True):
            assert {k: v.tobytes() for k, v in one.items()} == {k: v.tobytes() for k, v in other.items()}


@quick
@given(layers, st.sampled_from((0.2, 0.5, 0.8)))
def test_coverage_and_overlaps_are_what_their_definitions_say(features: list[Any], least: float) -> None:
    where = window(SIDE, SIDE)
    row, col = np.divmod(np.arange(SIDE * SIDE), SIDE)
    pixels = shapely.box(10 * col, 10 * (SIDE - row - 1), 10 * col + 10, 10 * (SIDE - row))

    def share(shape: Any) -> np.ndarray:
        return shapely.area(shapely.intersection(shape, pixels)) / 100

    classes = sorted({value for _, value, _ in features})
    by_class = np.array([share(shapely.union_all([s for s, v, _ in features if v == value])) for value in classes])
    made = everything(made_of(features, {"rule": "coverage", "min_coverage": least}), where)
    np.testing.assert_allclose(made["shares"].reshape(len(classes), -1), by_class, rtol=0, atol=2e-6)
    best = np.sort(by_class, axis=0)[::-1]
    sure = np.abs(best[0] - least) > 1e-5
    if len(classes) > 1:
        sure &= best[0] - best[1] > 1e-5
    wanted = np.where(best[0] >= least, np.array(classes)[by_class.argmax(axis=0)], 0)
    np.testing.assert_array_equal(made["mask"].ravel()[sure], wanted[sure])
    claimed = (by_class > 1e-6).sum(axis=0)
    whole = np.any([share(shape) > 1 - 1e-6 for shape, _, _ in features], axis=0)
    np.testing.assert_array_equal(made["overlaps"].ravel(), np.where(claimed > 1, np.where(whole, 2, 1), 0))
