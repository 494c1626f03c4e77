"""The commonest class of each pixel: small class maps, expected pixels written out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dl4eo_qgis.core.geometry.crs import transform_points
from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.labels import majority
from dl4eo_qgis.core.pixels.warp import Lattice
from dl4eo_qgis.core.raster import write_cog
from dl4eo_qgis.core.stages import align
from dl4eo_qgis.core.web import Place

NAN = np.nan


def cog(path: Path, pixels: Any, left: float, top: float, pixel: float = 10, epsg: int = 32632) -> align.Piece:
    """Write a class map, 0 where it has no data, and return it as a piece."""
    transform = (pixel, 0, left, 0, -pixel, top)
    write_cog(path, np.array(pixels, np.uint8), transform, epsg, nodata=0, block=128, resampling="nearest")
    return align.Piece("map", "classes", Place.of(str(path)), 1, (), align.unchanged)


def read(pieces: list[align.Piece], window: GridWindow) -> Any:
    return align.read_band(pieces, window, "mode")


def test_the_largest_share_wins_where_pixels_nest(tmp_path: Path) -> None:
    piece = cog(tmp_path / "a.tif", [[1, 1, 2, 2, 5, 5], [1, 2, 2, 3, 5, 6], [4, 4, 4, 3, 6, 6]], 0, 30)
    # Left: 1, 2 and 4, each three times. Right: 2 once, 3 twice, 5 and 6 three times.
    np.testing.assert_array_equal(read([piece], GridWindow(32632, 30, 0, 1, 2, 1)), [[1, 5]])


def test_a_tie_gives_the_smallest_value(tmp_path: Path) -> None:
    piece = cog(tmp_path / "a.tif", [[7, 3], [3, 7]], 0, 20)
    np.testing.assert_array_equal(read([piece], GridWindow(32632, 20, 0, 1, 1, 1)), [[3]])


def test_the_same_lattice_is_cropped(tmp_path: Path) -> None:
    piece = cog(tmp_path / "a.tif", [[1, 2, 3], [4, 5, 6]], 100, 220)
    found = read([piece], GridWindow(32632, 10, 9, 23, 5, 4))
    np.testing.assert_array_equal(found, [[NAN] * 5, [NAN, 1, 2, 3, NAN], [NAN, 4, 5, 6, NAN], [NAN] * 5])


def test_a_shifted_lattice_gives_the_pixel_that_covers_most(tmp_path: Path) -> None:
    """The map lies 3 m to the east and 2 m to the south: 56 % of each target pixel is one of the map's."""
    piece = cog(tmp_path / "a.tif", [[1, 2, 3], [4, 5, 6]], 3, 18)
    np.testing.assert_array_equal(read([piece], GridWindow(32632, 10, 0, 2, 3, 2)), [[1, 2, 3], [4, 5, 6]])


def test_mostly_without_data_is_no_data(tmp_path: Path) -> None:
    piece = cog(tmp_path / "a.tif", [[0, 0, 1, 0], [0, 1, 2, 1]], 0, 20)
    # Left: three of four have no data. Right: no data 1, class 1 twice.
    np.testing.assert_array_equal(read([piece], GridWindow(32632, 20, 0, 1, 2, 1)), [[NAN, 1]])


def test_no_data_loses_a_tie(tmp_path: Path) -> None:
    piece = cog(tmp_path / "a.tif", [[0, 9], [9, 0]], 0, 20)
    np.testing.assert_array_equal(read([piece], GridWindow(32632, 20, 0, 1, 1, 1)), [[9]])


def test_tiles_beside_each_other_are_one_map(tmp_path: Path) -> None:
    west = cog(tmp_path / "w.tif", [[1], [1], [2]], 0, 30)
    east = cog(tmp_path / "e.tif", [[2, 2], [2, 1], [1, 2]], 10, 30)
    np.testing.assert_array_equal(read([west, east], GridWindow(32632, 30, 0, 1, 1, 1)), [[2]])


@pytest.fixture
def degrees(tmp_path: Path) -> align.Piece:
    """Return a map in degrees (1/12000 as WorldCover) of large squares of three classes, and one odd pixel in each."""
    rows, cols = np.mgrid[:240, :240]
    pixels = (1 + (rows // 60 + cols // 60) % 3).astype(np.uint8)
    pixels[30::60, 30::60] = 9
    path = tmp_path / "degrees.tif"
    size = 1 / 12000
    write_cog(path, pixels, (size, 0, 9.0, 0, -size, 46.02), 4326, nodata=0, block=128, resampling="nearest")
    return align.Piece("map", "classes", Place.of(str(path)), 1, (), align.unchanged)


def test_the_window_makes_no_difference(degrees: align.Piece) -> None:
    x, y = transform_points("EPSG:4326", "EPSG:32632", np.array([9.002]), np.array([46.018]))
    whole = GridWindow(32632, 20, int(x[0] // 20), int(y[0] // 20), 60, 60)
    part = GridWindow(32632, 20, whole.left_px + 7, whole.top_px - 11, 21, 17)
    found = read([degrees], whole)
    np.testing.assert_array_equal(read([degrees], part), found[whole.slices_of(part)])
    assert set(np.unique(found)) == {1, 2, 3}  # the odd pixels (9) are never the most of 20 m


def test_the_commonest_of_a_map_in_degrees_is_counted(degrees: align.Piece) -> None:
    """Another hand: 40 x 40 points of one target pixel, each reprojected by itself."""
    x, y = transform_points("EPSG:4326", "EPSG:32632", np.array([9.005]), np.array([46.015]))
    left, top = int(x[0] // 50), int(y[0] // 50)
    found = read([degrees], GridWindow(32632, 50, left, top, 8, 8))
    offsets = (np.arange(40) + 0.5) / 40
    for i, j in ((0, 0), (3, 5), (7, 7)):
        px, py = np.meshgrid((left + j + offsets) * 50, (top - i - offsets) * 50)
        lon, lat = transform_points("EPSG:32632", "EPSG:4326", px, py)
        row, col = np.floor((46.02 - lat) * 12000).astype(int), np.floor((lon - 9.0) * 12000).astype(int)
        inside = 1 + (row // 60 + col // 60) % 3
        inside = np.where((row % 60 == 30) & (col % 60 == 30), 9, inside)
        values, counts = np.unique(inside, return_counts=True)
        assert found[i, j] == values[np.argmax(counts)]


def test_shares_of_upright_lattices_are_exact(tmp_path: Path) -> None:
    """Half of a map's pixels of 30 m: 15 m squares on a map shifted by 1 m; a point of 8 x 8 cannot tell 1 m."""
    piece = cog(tmp_path / "a.tif", [[1, 2], [1, 2]], -8, 31, pixel=15)
    # The edge of 1 and 2 lies at x = 7: of the pixel 0 to 15, 7/15 are 1 and 8/15 are 2; then 2, and beyond no data.
    np.testing.assert_array_equal(read([piece], GridWindow(32632, 15, 0, 2, 1, 1)), [[2]])
    piece = cog(tmp_path / "b.tif", [[1, 2], [1, 2]], -7.4, 31, pixel=15)
    np.testing.assert_array_equal(read([piece], GridWindow(32632, 15, 0, 2, 1, 1)), [[1]])


def test_the_larger_area_wins_however_small_the_difference(tmp_path: Path) -> None:
    """15 m squares of 20 m pixels that are shifted by 5 m: each source pixel has 225, 75 or 25 of 225 square metres."""
    pixels = np.random.default_rng(5).integers(1, 4, (40, 40))
    piece = cog(tmp_path / "a.tif", pixels, 5, 805, pixel=20)
    found = read([piece], GridWindow(32632, 15, 1, 53, 50, 50))
    fine = np.full((200, 200), 0)
    fine[:160, :160] = pixels.repeat(4, 0).repeat(4, 1)  # 5 m squares: the shares counted in whole numbers
    for i in range(50):
        for j in range(50):
            rows, cols = slice(2 + 3 * i, 5 + 3 * i), slice(2 + 3 * j, 5 + 3 * j)
            counts = np.bincount(fine[rows, cols].ravel(), minlength=4)
            assert found[i, j] == counts.argmax(), (i, j)


@pytest.mark.parametrize("size", [15.0, 20.0, 30.0, 25.0, 100.0])
def test_exact_shares_against_all_areas_by_hand(tmp_path: Path, size: float) -> None:
    """Another hand: every class' area in a pixel, as a product of matrices of overlaps; ties go to the smallest."""
    pixels = np.random.default_rng(7).integers(0, 5, (90, 90)).astype(np.uint8)
    left, top = 1003.3, 3001.7
    piece = cog(tmp_path / "a.tif", pixels, left, top, pixel=10)
    window = GridWindow(32632, size, int(1100 // size), int(2900 // size), 7, 6)
    found = read([piece], window)

    def part(target: np.ndarray, source: np.ndarray) -> np.ndarray:
        return np.clip(np.minimum(target[:, None] + size, source + 10) - np.maximum(target[:, None], source), 0, None)

    across = part(window.left_px * size + size * np.arange(7), left + 10 * np.arange(90))
    down = part(window.top_px * size - size * np.arange(1, 7), top - 10 * np.arange(1, 91))
    areas = np.array([down @ (pixels == value) @ across.T for value in (1, 2, 3, 4, 0)]).round(6)
    np.testing.assert_array_equal(found, np.array([1, 2, 3, 4, NAN])[areas.argmax(axis=0)])
    whole = read([piece], GridWindow(32632, size, window.left_px - 1, window.top_px + 1, 9, 8))
    np.testing.assert_array_equal(whole[1:-1, 1:-1], found)


@pytest.mark.parametrize("classes", [(9, 4), (4, 9)])
def test_equal_areas_of_other_parts_are_a_tie(classes: tuple[int, int]) -> None:
    """The map lies a third of a metre to the east: of 12 m one class has 6 in one piece, the other 1/3 and 5 2/3."""
    source = np.tile(np.array(classes, np.float32), (4, 30))
    lattice = Lattice("EPSG:32632", (6, 0, 1 / 3, 0, -6, 12))
    found = majority.resample(source, -1, -10, GridWindow(32632, 12, 0, 1, 20, 1), lattice)
    np.testing.assert_array_equal(found, [[4] * 20])


def test_points_fill_a_pixel_evenly() -> None:
    """Any rectangle from a corner has its share of them, to 2 %; turned by half they are the same."""
    x, y = majority._points()
    for east in np.linspace(-0.5, 0.5, 41):
        for south in np.linspace(-0.5, 0.5, 41):
            share = np.mean((x < east) & (y < south))
            assert share == pytest.approx((east + 0.5) * (south + 0.5), abs=0.02)
    assert {*zip(x, y, strict=True)} == {*zip(-x, -y, strict=True)}
