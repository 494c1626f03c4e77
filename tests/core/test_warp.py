"""Resampling, by pixels written out by hand, and its independence of the window."""

from __future__ import annotations

import numpy as np
import pytest

from dl4eo_qgis.core.geometry.crs import transform_points
from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.pixels import warp

UTM = "EPSG:32632"
NAN = np.float32(np.nan)


def resample(source: list[list[float]], pixel_m: float, window: GridWindow, method: str) -> np.ndarray:
    """Return a source whose north-west corner is (0, 0), resampled on a window."""
    array = np.array(source, np.float32)
    lattice = warp.Lattice(UTM, (pixel_m, 0, 0, 0, -pixel_m, 0))
    places = warp.places_of(window, lattice)
    row0, row1 = warp.needed_range(places.rows, places.scale_y, method)
    col0, col1 = warp.needed_range(places.cols, places.scale_x, method)
    padded = np.full((row1 - row0, col1 - col0), NAN)
    for r in range(array.shape[0]):
        for c in range(array.shape[1]):
            if row0 <= r < row1 and col0 <= c < col1:
                padded[r - row0, c - col0] = array[r, c]
    return warp.sample(padded, row0, col0, places, method)


def test_pixels_on_the_lattice_are_cropped_bit_by_bit() -> None:
    source = np.random.default_rng(1).random((6, 6)).astype(np.float32)
    for method in ("nearest", "bilinear", "cubic"):
        out = resample(source.tolist(), 10, GridWindow(32632, 10, 2, -1, 3, 2), method)
        np.testing.assert_array_equal(out, source[1:3, 2:5])


def test_20_m_to_10_m_has_weights_of_three_quarters() -> None:
    out = resample([[0, 4, 8], [0, 4, 8], [0, 4, 8]], 20, GridWindow(32632, 10, 1, -2, 4, 1), "bilinear")
    np.testing.assert_array_equal(out, [[1, 3, 5, 7]])


def test_a_shift_of_half_a_pixel_is_the_mean_of_two() -> None:
    lattice = warp.Lattice(UTM, (10, 0, 5, 0, -10, 0))
    places = warp.places_of(GridWindow(32632, 10, 1, 0, 2, 1), lattice)
    out = warp.sample(np.array([[1, 3, 5]], np.float32).repeat(3, 0), -1, 0, places, "bilinear")
    np.testing.assert_array_equal(out, [[2, 4]])


def test_classes_are_never_blended() -> None:
    out = resample([[4, 8], [4, 8]], 20, GridWindow(32632, 10, 0, 0, 4, 4), "nearest")
    np.testing.assert_array_equal(out, [[4, 4, 8, 8]] * 4)


@pytest.mark.parametrize("method", ["bilinear", "cubic"])
def test_nodata_is_never_blended_in(method: str) -> None:
    checkerboard = [[7 if (r + c) % 2 else NAN for c in range(6)] for r in range(6)]
    out = resample(checkerboard, 20, GridWindow(32632, 10, 2, -2, 8, 8), method)
    valid = ~np.isnan(out)
    np.testing.assert_allclose(out[valid], 7, rtol=1e-6)
    expected = ~np.isnan(np.array(checkerboard, np.float32)).repeat(2, 0).repeat(2, 1)[2:10, 2:10]
    np.testing.assert_array_equal(valid, expected)


@pytest.mark.parametrize("method", ["bilinear", "cubic"])
@pytest.mark.parametrize("pixel_m", [10, 40])
def test_nodata_is_never_blended_in_from_degrees(method: str, pixel_m: int) -> None:
    """A checkerboard of 7 and nothing with a border of nothing, in degrees: every value that comes out is 7."""
    lattice = warp.Lattice("EPSG:4326", (1 / 3600, 0, 9.0, 0, -1 / 3600, 47.0))
    board = np.where(np.add.outer(np.arange(60), np.arange(60)) % 2, np.float32(7), NAN)
    board[:5], board[-5:], board[:, :5], board[:, -5:] = NAN, NAN, NAN, NAN
    x, y = transform_points("EPSG:4326", UTM, np.array([9.0 + 1 / 120]), np.array([47.0 - 1 / 120]))
    window = GridWindow(32632, pixel_m, round(x[0] / pixel_m) - 8, round(y[0] / pixel_m) + 8, 16, 16)
    places = warp.places_of(window, lattice)
    row0, row1 = warp.needed_range(places.rows, places.scale_y, method)
    col0, col1 = warp.needed_range(places.cols, places.scale_x, method)
    source = np.full((row1 - row0, col1 - col0), NAN)
    top, left = max(row0, 0), max(col0, 0)
    part = board[top : min(row1, 60), left : min(col1, 60)]
    source[top - row0 : top - row0 + part.shape[0], left - col0 : left - col0 + part.shape[1]] = part
    out = warp.sample(source, row0, col0, places, method)
    assert 0.2 < np.isfinite(out).mean() < 0.8
    np.testing.assert_allclose(out[np.isfinite(out)], 7, rtol=1e-6)


def test_a_gap_changes_no_pixel_beyond_its_reach() -> None:
    rng = np.random.default_rng(2)
    whole = rng.random((12, 12)).astype(np.float32)
    holed = whole.copy()
    holed[0, 0] = NAN
    window = GridWindow(32632, 10, 8, -8, 12, 12)
    for method in ("bilinear", "cubic"):
        a, b = (resample(s.tolist(), 20, window, method) for s in (whole, holed))
        assert a.tobytes() == b.tobytes()


def test_coarser_pixels_weigh_all_that_they_cover() -> None:
    out = resample([[0, 0, 8, 0, 0, 0, 0, 0]] * 8, 10, GridWindow(32632, 20, 1, -1, 2, 1), "bilinear")
    np.testing.assert_allclose(out, [[3, 0 + 1 * 0.0]], atol=1e-6)


def test_cubic_keeps_a_ramp_and_passes_through_its_pixels() -> None:
    ramp = [[float(c) for c in range(8)] for _ in range(8)]
    out = resample(ramp, 20, GridWindow(32632, 10, 6, -6, 4, 1), "cubic")
    np.testing.assert_allclose(out, [[2.75, 3.25, 3.75, 4.25]], atol=1e-5)


@pytest.mark.parametrize("north_px", [20_000, 520_000, 925_000])
def test_places_in_degrees_are_exact_to_a_centimetre(north_px: int) -> None:
    window = GridWindow(32632, 10, 60_000, north_px, 300, 200)
    lattice = warp.Lattice("EPSG:4326", (1 / 3600, 0, 5.0, 0, -1 / 3600, 85.0))
    places = warp.places_of(window, lattice)
    x = (window.left_px + np.arange(300) + 0.5) * 10
    y = (window.top_px - np.arange(200) - 0.5) * 10
    lon, lat = transform_points(UTM, "EPSG:4326", *np.meshgrid(x, y))
    metres = np.hypot(
        (places.cols - ((lon - 5) * 3600 - 0.5)) * np.cos(np.radians(lat)), places.rows - ((85 - lat) * 3600 - 0.5)
    )
    assert float(metres.max()) * 30.9 < 0.01


def test_the_same_ground_gives_the_same_bytes_whatever_the_window() -> None:
    rng = np.random.default_rng(3)
    native = rng.random((300, 260)).astype(np.float32)
    native[220:223, 70:80] = NAN
    lattice = warp.Lattice("EPSG:4326", (1 / 3600, 0, 8.99, 0, -1 / 3600, 46.03))
    whole = GridWindow(32632, 10, 50_100, 509_200, 256, 256)

    def sampled(window: GridWindow, method: str) -> np.ndarray:
        places = warp.places_of(window, lattice)
        row0, row1 = warp.needed_range(places.rows, places.scale_y, method)
        col0, col1 = warp.needed_range(places.cols, places.scale_x, method)
        return warp.sample(np.ascontiguousarray(native[row0:row1, col0:col1]), row0, col0, places, method)

    for method in ("bilinear", "cubic"):
        reference = sampled(whole, method)
        for _ in range(8):
            w, h = (int(v) for v in rng.integers(3, 90, 2))
            left, down = int(rng.integers(0, 256 - w)), int(rng.integers(0, 256 - h))
            part = GridWindow(32632, 10, whole.left_px + left, whole.top_px - down, w, h)
            rows, cols = whole.slices_of(part)
            assert sampled(part, method).tobytes() == np.ascontiguousarray(reference[rows, cols]).tobytes()
