"""Cloud layers: codes, shares, dilation and masks, by pixels written out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dl4eo_qgis.core import clouds
from dl4eo_qgis.core.clouds import CLEAR, CLOUD, DARK, NODATA, SHADOW, SNOW
from dl4eo_qgis.core.types import Asset


def decoded(band: str, values: list[float], dtype: str) -> list[int]:
    """Return the codes of a file's values."""
    return clouds.CLOUD_LAYERS[band].decode(np.array(values, dtype)).tolist()


@pytest.mark.parametrize("dtype", ["uint8", "int16", "uint16", "float32"])
def test_scene_classes_of_sen2cor(dtype: str) -> None:
    expected = [NODATA, NODATA, DARK, SHADOW, CLEAR, CLEAR, CLEAR, CLEAR, CLOUD, CLOUD, CLOUD, SNOW, NODATA]
    assert decoded("scl", list(range(13)), dtype) == expected


def test_values_outside_of_the_table_are_no_data() -> None:
    assert decoded("scl", [-1, 300, 4], "int16") == [NODATA, NODATA, CLEAR]
    assert decoded("scl", [np.nan, np.inf, 9], "float32") == [NODATA, NODATA, CLOUD]
    assert decoded("cloud_mask", [0, 1, 2, 255], "uint8") == [CLEAR, CLOUD, NODATA, NODATA]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1, NODATA),  # fill
        (0b0101010101000000, CLEAR),  # 21824: clear, all confidences low
        (0b0101010111000000, CLEAR),  # 21952: clear water
        (0b0101010101000010, CLOUD),  # 21826: dilated cloud
        (0b0101011001000000, CLEAR),  # 22080: cloud of medium confidence, no cloud bit
        (0b0101011100001000, CLOUD),  # 22280: cloud
        (0b0101110101010000, SHADOW),  # 23888: cloud shadow
        (0b0101111100011000, CLOUD),  # 24344: cloud over a shadow
        (0b0111010101100000, SNOW),  # 30048: snow
        (0b1101010101000100, CLOUD),  # 54596: cirrus
    ],
)
def test_landsat_pixel_quality(value: int, code: int) -> None:
    assert decoded("qa_pixel", [value], "uint16") == [code]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0b00000000, CLEAR),
        (0b01100000, CLEAR),  # water, low aerosol
        (0b11000000, CLEAR),  # much aerosol
        (0b00000010, CLOUD),
        (0b00000100, CLOUD),  # beside a cloud
        (0b00001000, SHADOW),
        (0b00001100, CLOUD),  # shadow beside a cloud
        (0b00010000, SNOW),
        (0b00010010, CLOUD),  # cloud over snow
        (0b11111111, NODATA),  # fill
    ],
)
def test_hls_fmask(value: int, code: int) -> None:
    assert decoded("fmask", [value], "uint8") == [code]


def test_a_scene_has_the_richest_layer() -> None:
    def layer(*bands: str) -> str | None:
        return clouds.layer_of({b: Asset(b) for b in bands})

    assert layer("red", "cloud_mask", "scl") == "scl"
    assert layer("red", "cloud_mask") == "cloud_mask"
    assert layer("red") is None


def test_what_is_read_has_no_code_where_there_is_no_data() -> None:
    read = clouds.as_read("scl", np.array([[0, 4], [9, 11]], np.uint8))
    np.testing.assert_array_equal(read, np.array([[np.nan, 1], [2, 4]], np.float32))
    assert clouds.codes_of(read).tolist() == [[NODATA, CLEAR], [CLOUD, SNOW]]
    assert clouds.codes_of(read).dtype == np.uint8


def test_shares_of_a_chip() -> None:
    scl = np.array([[4, 5, 6, 7], [8, 9, 10, 3], [0, 1, 11, 2], [4, 4, 4, 4]], np.uint8)
    counts = clouds.counts_of(clouds.CLOUD_LAYERS["scl"].decode(scl))
    assert counts.tolist() == [2, 8, 3, 1, 1, 1]
    shares = clouds.shares_of(counts, snow_clear=False)
    assert shares == (8 / 16, 3 / 16, 1 / 16, 1 / 16, 2 / 16)
    assert shares._fields == ("clear", "cloud", "shadow", "snow", "nodata")
    assert clouds.shares_of(counts, snow_clear=True) == (9 / 16, 3 / 16, 1 / 16, 1 / 16, 2 / 16)
    assert clouds.shares_of(np.zeros(6, np.int32), snow_clear=False) is None


def test_mean_shares_of_runs() -> None:
    counts = np.array([[2, 8, 3, 1, 1, 1], [0] * 6, [0, 16, 0, 0, 0, 0], [0] * 6, [0, 0, 4, 0, 12, 0]], np.int32)
    means = clouds.mean_shares(counts, np.array([0, 1, 3, 4]), snow_clear=False)
    assert means[0] == clouds.shares_of(counts[0], snow_clear=False)
    assert means[1:] == [(1.0, 0.0, 0.0, 0.0, 0.0), None, (0.0, 0.25, 0.0, 0.75, 0.0)]
    (both,) = clouds.mean_shares(counts, np.array([0]), snow_clear=True)
    assert both == pytest.approx(((9 / 16 + 1 + 12 / 16) / 3, (3 / 16 + 4 / 16) / 3, 1 / 48, 13 / 48, 2 / 48))
    assert clouds.mean_shares(counts[:0], np.zeros(0, np.int64), snow_clear=False) == []


DISC = """
.........
....#....
..#####..
..#####..
.#######.
..#####..
..#####..
....#....
.........
"""
"""Centres within 3 pixels of the middle one: 9 = 3^2 + 0, 8 = 2^2 + 2^2."""


def test_a_disc_is_euclidean() -> None:
    mask = np.zeros((15, 15), bool)
    mask[7, 7] = True
    drawn = "\n".join("".join("#" if v else "." for v in row) for row in clouds.dilated(mask, 3.0))
    assert drawn == DISC.strip()


@pytest.mark.parametrize("radius", [0.5, 1.0, 1.5, 2.0, 2.3, 5.0, 7.07])
def test_a_dilation_is_that_of_all_distances(radius: float) -> None:
    rng = np.random.default_rng(int(radius * 100))
    halo = clouds.halo_px(radius)
    mask = rng.random((30 + 2 * halo, 20 + 2 * halo)) < 0.01
    rows, cols = np.nonzero(mask)
    y, x = np.mgrid[halo : 30 + halo, halo : 20 + halo]
    near = (y[..., None] - rows) ** 2 + (x[..., None] - cols) ** 2 <= radius**2 + 1e-9
    np.testing.assert_array_equal(clouds.dilated(mask, radius), near.any(axis=-1))


def test_what_hides_the_ground_grows_into_clear_pixels_only() -> None:
    codes = np.full((5, 9), CLEAR, np.uint8)
    codes[2, 2], codes[2, 3], codes[2, 4], codes[2, 6] = CLOUD, NODATA, SNOW, SHADOW
    expected = [
        [CLEAR, CLOUD, CLEAR, SNOW, CLEAR, SHADOW, CLEAR],
        [CLOUD, CLOUD, NODATA, SNOW, SHADOW, SHADOW, SHADOW],
        [CLEAR, CLOUD, CLEAR, SNOW, CLEAR, SHADOW, CLEAR],
    ]
    assert clouds.grown(codes, 1.0, snow_clear=False).tolist() == expected
    melted = clouds.grown(codes, 1.0, snow_clear=True)
    assert melted[1].tolist() == [CLOUD, CLOUD, NODATA, SNOW, SHADOW, SHADOW, SHADOW]
    assert melted[0].tolist() == [CLEAR, CLOUD, CLEAR, CLEAR, CLEAR, SHADOW, CLEAR]
    assert clouds.grown(codes, 0.0, snow_clear=False) is not None
    np.testing.assert_array_equal(clouds.grown(codes, 0.9, snow_clear=False), codes)


def test_cloud_wins_over_shadow_where_both_grow() -> None:
    codes = np.full((3, 5), CLEAR, np.uint8)
    codes[1, 1], codes[1, 3] = SHADOW, CLOUD
    assert clouds.grown(codes, 1.0, snow_clear=False).tolist() == [[SHADOW, CLOUD, CLOUD]]


def test_neighbours_agree_at_the_seam() -> None:
    rng = np.random.default_rng(7)
    codes = rng.choice([CLEAR] * 20 + [CLOUD, SHADOW, SNOW, NODATA], (40, 60)).astype(np.uint8)
    halo = clouds.halo_px(3.7)
    whole = clouds.grown(codes, 3.7, snow_clear=False)
    east = clouds.grown(codes[:, 20:], 3.7, snow_clear=False)
    np.testing.assert_array_equal(whole[:, 20:], east)
    assert whole.shape == (40 - 2 * halo, 60 - 2 * halo)
