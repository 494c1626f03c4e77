"""Composites, by a stack of three dates that is written out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dl4eo_qgis.core import composite

NAN = np.nan
RED = np.array(
    [
        # one clear thrice, twice, once, never | NaN in one date
        [[0.10, 0.20, 0.30, 0.40, 0.50]],
        [[0.30, 0.10, 0.10, 0.40, NAN]],
        [[0.20, 0.40, 0.20, 0.40, 0.10]],
    ],
    np.float32,
)
NIR = np.array(
    [
        [[0.30, 0.20, 0.30, 0.40, 0.60]],
        [[0.50, 0.70, 0.40, 0.40, 0.70]],
        [[0.80, 0.60, 0.30, 0.40, 0.20]],
    ],
    np.float32,
)
CLEAR = np.array(
    [
        [[True, False, False, False, True]],
        [[True, True, False, False, True]],
        [[True, True, True, False, True]],
    ]
)


def images() -> list[dict[str, np.ndarray]]:
    """Return the three dates, what is not clear taken out."""
    made = []
    for red, nir, clear in zip(RED, NIR, CLEAR, strict=True):
        image = {"red": red.copy(), "nir": nir.copy()}
        composite.hide(image, clear)
        made.append(image)
    return made


def made(method: str) -> dict[str, np.ndarray]:
    """Return the composite of the three dates."""
    if method == "median":
        return {name: composite.median([image[name] for image in images()]) for name in ("red", "nir")}
    reducer = composite.REDUCERS[method]()
    for image in images():
        reducer.add(image)
    return reducer.result()


@pytest.mark.parametrize(
    ("method", "red", "nir"),
    [
        ("median", [0.20, 0.25, 0.20, NAN, 0.30], [0.50, 0.65, 0.30, NAN, 0.60]),
        ("mean", [0.20, 0.25, 0.20, NAN, 0.30], [1.6 / 3, 0.65, 0.30, NAN, 0.50]),
        # NDVI: .5 .25 .6 | - .75 .2 | - - .2 | - | .0909 (no red) .3333
        ("maxndvi", [0.20, 0.10, 0.20, NAN, 0.10], [0.80, 0.70, 0.30, NAN, 0.20]),
        ("first", [0.10, 0.10, 0.20, NAN, 0.50], [0.30, 0.70, 0.30, NAN, 0.60]),
    ],
)
def test_three_dates(method: str, red: list[float], nir: list[float]) -> None:
    out = made(method)
    for name, expected in (("red", red), ("nir", nir)):
        assert out[name].dtype == np.float32
        np.testing.assert_allclose(out[name], [expected], atol=1e-7)


def test_counts() -> None:
    counts = np.sum([composite.given(image) for image in images()], axis=0)
    assert counts.tolist() == [[3, 2, 1, 0, 2]]


def test_the_greenest_of_equal_ones_is_the_earliest_and_water_without_light_is_none() -> None:
    reducer = composite.Greenest()
    for value in (0.1, 0.2):
        band = np.array([[value, 0.0]], np.float32)
        reducer.add({"red": band, "nir": band, "blue": np.array([[value, value]], np.float32)})
    np.testing.assert_array_equal(reducer.result()["blue"], np.array([[0.1, NAN]], np.float32))


def test_without_a_cloud_layer_every_pixel_counts() -> None:
    image = {"red": np.array([[0.1, NAN]], np.float32)}
    composite.hide(image, None)
    np.testing.assert_array_equal(image["red"], np.array([[0.1, NAN]], np.float32))


@pytest.mark.parametrize("dates", [1, 2, 5, 8])
def test_median_and_mean_are_those_of_numpy(dates: int) -> None:
    rng = np.random.default_rng(dates)
    stack = rng.random((dates, 150, 40)).astype(np.float32)
    stack[rng.random(stack.shape) < 0.4] = NAN
    mean = composite.Mean()
    for band in stack:
        mean.add({"red": band})
    with pytest.warns(RuntimeWarning):
        middle, average = np.nanmedian(stack, axis=0), np.nanmean(stack, axis=0)
    np.testing.assert_allclose(composite.median(stack), middle, rtol=1e-6)
    np.testing.assert_allclose(mean.result()["red"], average, rtol=1e-6)
