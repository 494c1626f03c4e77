"""Physical values, by numbers written out by hand."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from dl4eo_qgis.core.errors import RecipeError
from dl4eo_qgis.core.indices import find_index
from dl4eo_qgis.core.stages import derive


def test_reflectance_takes_the_offset_off() -> None:
    np.testing.assert_allclose(derive.reflectance(np.array([1000, 1600, 11000], np.uint16), -1000), [0, 0.06, 1.0])
    np.testing.assert_allclose(derive.reflectance(np.array([600, 0], np.uint16), 0), [0.06, 0], rtol=1e-6)
    np.testing.assert_allclose(derive.reflectance(np.array([950], np.uint16), -1000), [-0.005], rtol=1e-5)


def test_decibels() -> None:
    out = derive.decibels(np.array([0.1, 1, 0.01, np.nan], np.float32))
    np.testing.assert_allclose(out, [-10, 0, -20, np.nan], atol=1e-5)
    assert out.dtype == np.float32


def test_slope_of_a_plane() -> None:
    x, y = np.meshgrid(np.arange(6) * 10.0, np.arange(5) * -10.0)
    slope = derive.slope_degrees((0.3 * x - 0.4 * y).astype(np.float32), 10)
    assert slope.shape == (3, 4)
    np.testing.assert_allclose(slope, np.degrees(np.arctan(0.5)), atol=1e-3)
    np.testing.assert_allclose(slope, 26.565, atol=1e-3)


NAN = float("nan")


@pytest.mark.parametrize(
    ("east", "north", "faces"),
    [
        (0.3, -0.4, 323.1301),  # downhill is (-3, 4): 36.87 degrees west of north
        (0.0, -1.0, 0.0),
        (-1.0, 0.0, 90.0),
        (0.0, 1.0, 180.0),
        (1.0, 0.0, 270.0),
        (-1.0, -1.0, 45.0),
        (0.0, 0.0, NAN),
    ],
)
def test_aspect_is_the_direction_downhill_clockwise_from_north(east: float, north: float, faces: float) -> None:
    x, y = np.meshgrid(np.arange(6) * 10.0, np.arange(5) * -10.0)
    aspect = derive.aspect_degrees((east * x + north * y).astype(np.float32))
    assert aspect.shape == (3, 4)
    np.testing.assert_allclose(aspect, faces, atol=1e-3)


def test_aspect_beside_a_gap_is_unknown_and_stays_below_360() -> None:
    rng = np.random.default_rng(3)
    ground = rng.random((200, 90)).astype(np.float32) * 100
    ground[0, 0] = NAN
    aspect = derive.aspect_degrees(ground)
    assert np.isnan(aspect[0, 0])
    assert np.isfinite(aspect[2:, 2:]).all()
    assert 0 <= np.nanmin(aspect) <= np.nanmax(aspect) < 360
    hair = np.zeros((3, 3), np.float32)
    hair[0], hair[:, 2] = -1, np.array([-1, 1e-7, 1e-7])
    assert 0 <= derive.aspect_degrees(hair)[0, 0] < 360
    np.testing.assert_array_equal(aspect[:, 20:], derive.aspect_degrees(ground[:, 20:]))


def test_slope_at_sea_level_is_zero_and_unknown_beside_a_gap() -> None:
    flat = np.zeros((5, 5), np.float32)
    assert (derive.slope_degrees(flat, 10) == 0).all()
    flat[0, 0] = np.nan
    out = derive.slope_degrees(flat, 10)
    assert np.isnan(out[0, 0])
    assert np.isfinite(out[2, 2])


def test_neighbours_agree_at_the_seam() -> None:
    rng = np.random.default_rng(1)
    ground = rng.random((20, 30)).astype(np.float32) * 100
    whole = derive.slope_degrees(ground, 10)
    east = derive.slope_degrees(ground[:, 10:], 10)
    np.testing.assert_array_equal(whole[:, 10:], east)


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("NDWI", {"green": 0.3, "nir": 0.1}, 0.5),
        ("NDVI", {"nir": 0.4, "red": 0.1}, 0.6),
        ("MNDWI", {"green": 0.3, "swir16": 0.1}, 0.5),
        ("NDSI", {"green": 0.3, "swir16": 0.1}, 0.5),
        ("NDRE", {"nir": 0.3, "rededge1": 0.1}, 0.5),
        ("EVI", {"nir": 0.4, "red": 0.1, "blue": 0.05}, 0.4615),
        ("SAVI", {"nir": 0.4, "red": 0.1}, 0.45),
    ],
)
def test_index(name: str, values: dict[str, float], expected: float) -> None:
    index = find_index(name)
    out = index.compute({b: np.array([[v]], np.float32) for b, v in values.items()})
    np.testing.assert_allclose(out, [[expected]], atol=5e-5)
    assert out.dtype == np.float32


def test_an_index_of_nothing_is_nothing() -> None:
    green, nir = np.array([0.0, np.nan, 0.2], np.float32), np.array([0.0, 0.1, np.nan], np.float32)
    assert np.isnan(find_index("ndwi").compute({"green": green, "nir": nir})).all()


def test_an_unknown_index_names_the_nearest() -> None:
    with pytest.raises(RecipeError, match="unknown index 'ndwy'") as caught:
        find_index("NDWY")
    assert "ndwi" in caught.value.hint


def test_an_index_that_only_spyndex_knows_is_refused_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spyndex", None)
    with pytest.raises(RecipeError, match=r"optical\.indices: unknown index 'gndvi'\. The package spyndex") as caught:
        find_index("GNDVI")
    assert "ndwi" in caught.value.hint
    assert find_index("NDVI").bands == ("nir", "red")


def test_what_is_no_number_has_the_same_bits_always() -> None:
    """Beside a gap the aspect is a NaN with a sign, on some processors: files would differ."""
    ground = np.tile(np.arange(5, dtype=np.float32), (5, 1))
    ground[0, 0] = np.nan
    image = np.stack([derive.aspect_degrees(ground), -np.full((3, 3), np.inf, np.float32)])
    image[1, 0, 0], image[1, 0, 1] = -np.float32(np.nan), 2
    derive.drop_infinite(image)
    assert np.isnan(image).sum() == 1 + 8
    assert set(image.view(np.uint32)[np.isnan(image)].tolist()) == {0x7FC00000}
    assert image[1, 0, 1] == 2
