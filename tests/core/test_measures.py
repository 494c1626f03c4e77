"""What is measured of an image: every number written out by hand, or told by numpy otherwise."""

from __future__ import annotations

import time

import numpy as np
import pytest

from dl4eo_qgis.core.quality.columns import nodata_columns
from dl4eo_qgis.core.quality.measures import of_image
from dl4eo_qgis.core.types import Band

NAN = np.nan
RED = Band("red", "reflectance", "optical", "bilinear")
NIR = Band("nir", "reflectance", "optical", "bilinear")
HEAT = Band("lwir11", "kelvin", "optical", "bilinear")
VV = Band("vv", "dB", "radar", "bilinear")
SLOPE, ELEVATION = Band("slope", "degree", "terrain", "none"), Band("elevation", "metre", "terrain", "bilinear")
ASPECT = Band("aspect", "degree", "terrain", "none")


def image(*bands: list[list[float]]) -> np.ndarray:
    return np.array(bands, np.float32)


def test_shares_without_a_value_of_each_band_and_of_any() -> None:
    """One pixel lacks red, one red and radar, one the radar: 5 of 8 have all."""
    found = of_image(image([[NAN, NAN, 0, 1], [1, 2, 3, 4]], [[0, NAN, NAN, 1], [-20, 0, 0, 5]]), [RED, VV])
    assert (found["valid"], found["nodata_red"], found["nodata_vv"]) == (5 / 8, 2 / 8, 2 / 8)


def test_zero_is_a_value() -> None:
    found = of_image(np.zeros((2, 3, 3), np.float32), [RED, VV])
    assert (found["valid"], found["nodata_red"], found["nodata_vv"]) == (1, 0, 0)


def test_an_image_without_any_value() -> None:
    found = of_image(np.full((2, 2, 2), NAN, np.float32), [RED, VV])
    assert found == {
        "valid": 0.0, "contrast": 0.0, "constant": "", "fingerprint": "", "nodata_red": 1.0, "nodata_vv": 1.0
    }  # fmt: skip


def test_flat_ground_has_no_aspect_and_lacks_nothing() -> None:
    """The first pixel is flat, the last has no height: only that one is missing."""
    pixels = image([[0, 3, 5, NAN]], [[7, 7, 8, NAN]], [[NAN, 90, 180, NAN]])
    found = of_image(pixels, [SLOPE, ELEVATION, ASPECT])
    assert [found[f"nodata_{name}"] for name in ("slope", "elevation", "aspect")] == [0.25, 0.25, 0.25]
    assert found["valid"] == 0.75
    flat = of_image(image([[0, 0]], [[7, 7]], [[NAN, NAN]]), [SLOPE, ELEVATION, ASPECT])
    assert (flat["valid"], flat["nodata_aspect"]) == (1, 0)


@pytest.mark.parametrize(
    ("pixels", "constant"),
    [
        ([[3, 3], [3, 3]], "red"),
        ([[0, 0], [-0.0, 0]], "red"),
        ([[3, NAN], [NAN, 3]], "red"),
        ([[3, NAN], [NAN, NAN]], ""),  # one pixel always has one value
        ([[NAN, NAN], [NAN, NAN]], ""),  # none: that is nodata
        ([[3, 3], [3, np.nextafter(np.float32(3), np.float32(4))]], ""),
    ],
)
def test_a_band_of_one_value(pixels: list[list[float]], constant: str) -> None:
    assert of_image(image(pixels), [RED])["constant"] == constant


def test_all_bands_of_one_value_are_named() -> None:
    pixels = image([[1, 1]], [[1, 2]], [[0, 0]])
    assert of_image(pixels, [RED, NIR, ELEVATION])["constant"] == "red;elevation"


def test_a_chip_of_one_pixel_is_not_constant() -> None:
    assert of_image(image([[5]]), [RED])["constant"] == ""


def test_the_contrast_is_that_of_the_band_with_the_most() -> None:
    """Values 0 and 2 (twice each) spread by 1; the heat and the heights spread more, in other units."""
    bands = [RED, NIR, HEAT, ELEVATION]
    pixels = image([[0, 0, 2, 2]], [[0, 0, 1, 1]], [[280, 290, 300, 310]], [[0, 500, 1000, 1500]])
    assert of_image(pixels, bands)["contrast"] == 1.0
    assert of_image(pixels[2:], bands[2:])["contrast"] == pytest.approx(125**0.5, rel=1e-5)
    assert of_image(pixels[3:], bands[3:])["contrast"] is None


def test_the_contrast_leaves_out_what_has_no_value() -> None:
    assert of_image(image([[0, NAN, 2, NAN]]), [RED])["contrast"] == 1.0


def test_the_contrast_is_the_deviation_that_numpy_gives() -> None:
    pixels = np.random.default_rng(5).normal(0.2, 0.01, (2, 64, 64)).astype(np.float32)
    pixels[1, :9] = NAN
    expected = np.nanstd(pixels.astype(np.float64), axis=(1, 2)).max()
    assert of_image(pixels, [RED, NIR])["contrast"] == pytest.approx(expected, rel=1e-5)


def test_a_fingerprint_tells_images_apart() -> None:
    """One pixel off by the least step, two bands exchanged, a row moved, a gap, another shape: all differ."""
    plain = np.arange(32, dtype=np.float32).reshape(2, 4, 4)
    least, gap = plain.copy(), plain.copy()
    least[0, 1, 1] = np.nextafter(least[0, 1, 1], np.float32(99))
    gap[1, 3, 0] = NAN
    others = [least, gap, plain[::-1], plain[:, ::-1], plain.reshape(2, 2, 8), plain + np.float32(1)]
    prints = [of_image(one, [RED, NIR])["fingerprint"] for one in (plain, *others)]
    assert len(set(prints)) == 7
    assert all(len(text) == 16 for text in prints)
    assert of_image(plain.copy(order="F"), [RED, NIR])["fingerprint"] == prints[0]


def test_columns_of_bands() -> None:
    assert nodata_columns([RED, VV]) == {"red": "nodata_red", "vv": "nodata_vv"}
    assert set(of_image(np.ones((2, 1, 2), np.float32), [RED, VV])) >= {"nodata_red", "nodata_vv"}


@pytest.mark.parametrize("gaps", [0.0, 0.05])
def test_measuring_is_quick(gaps: float) -> None:
    """Well below the millisecond that is allowed for 256 x 256 x 11; ten times that here, for a busy machine."""
    chance = np.random.default_rng(1)
    pixels = chance.random((11, 256, 256), np.float32)
    pixels[:, chance.random((256, 256)) < gaps] = NAN
    bands = [Band(f"b{i}", "reflectance", "optical" if i < 6 else "index", "none") for i in range(11)]
    took = []
    for _ in range(10):
        start = time.perf_counter()
        of_image(pixels, bands)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.01
