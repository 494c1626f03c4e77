"""Reading bands of files onto the grid: small files, expected pixels written out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core.errors import ReadError
from dl4eo_qgis.core.geometry.crs import transform_points
from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.raster import write_cog
from dl4eo_qgis.core.stages import align, derive
from dl4eo_qgis.core.web import Place

NAN = np.nan


def piece(
    path: Path, nodata: tuple[float, ...] = (), name: str = "scene", convert: Any = align.unchanged
) -> align.Piece:
    """Return a file as a piece."""
    return align.Piece(name, "blue", Place.of(str(path)), 1, nodata, convert)


def cog(
    path: Path, pixels: Any, left: float, top: float, pixel: float = 10, epsg: int = 32632, nodata: Any = None
) -> Path:
    """Write a small file and return its path."""
    write_cog(path, np.array(pixels), (pixel, 0, left, 0, -pixel, top), epsg, nodata=nodata, block=128)
    return path


def test_scenes_of_one_pass_fill_each_others_gaps(tmp_path: Path) -> None:
    west = cog(tmp_path / "w.tif", np.array([[1, 2, 0], [1, 2, 0]], np.uint16), 100, 220, nodata=0)
    east = cog(tmp_path / "e.tif", np.array([[7, 8, 9], [7, 0, 9]], np.uint16), 110, 220, nodata=0)
    out = align.read_band([piece(west), piece(east)], GridWindow(32632, 10, 9, 23, 6, 4), "bilinear")
    np.testing.assert_array_equal(
        out,
        [[NAN] * 6, [NAN, 1, 2, 8, 9, NAN], [NAN, 1, 2, NAN, 9, NAN], [NAN] * 6],
    )


def test_each_scene_keeps_its_own_offset(tmp_path: Path) -> None:
    old = cog(tmp_path / "a.tif", np.array([[600, 0]], np.uint16), 0, 10, nodata=0)
    new = cog(tmp_path / "b.tif", np.array([[0, 1600]], np.uint16), 0, 10, nodata=0)
    out = align.read_band(
        [
            piece(old, convert=lambda dn: derive.reflectance(dn, 0)),
            piece(new, convert=lambda dn: derive.reflectance(dn, -1000)),
        ],
        GridWindow(32632, 10, 0, 1, 2, 1),
        "bilinear",
    )
    np.testing.assert_allclose(out, [[0.06, 0.06]], rtol=1e-6)


def test_tiles_are_mosaicked_before_they_are_resampled(tmp_path: Path) -> None:
    west = cog(tmp_path / "w.tif", np.full((4, 4), 0, np.float32), 0, 80, pixel=20)
    east = cog(tmp_path / "e.tif", np.full((4, 4), 8, np.float32), 80, 80, pixel=20)
    out = align.read_band([piece(west), piece(east)], GridWindow(32632, 10, 6, 5, 4, 1), "bilinear")
    np.testing.assert_array_equal(out, [[0, 2, 6, 8]])


@pytest.mark.parametrize("reverse", [False, True])
def test_elevation_tiles_of_two_widths_meet_without_a_seam(tmp_path: Path, reverse: bool) -> None:
    """GLO-30's pixels are 1 arc-second wide below 50 N and 1.5 above: a plane over the seam stays a plane."""

    def write(name: str, top: float, width: float, rows: int) -> Path:
        columns = int(0.06 * 3600 / width)
        res = (width / 3600, 1 / 3600)
        lon = 9.0 - res[0] / 2 + (np.arange(columns) + 0.5) * res[0]
        lat = top + res[1] / 2 - (np.arange(rows) + 0.5) * res[1]
        x, y = transform_points("EPSG:4326", "EPSG:32632", *np.meshgrid(lon, lat))
        plane = (0.3 * (x - 500000) - 0.4 * (y - 5538000)).astype(np.float32)
        path = tmp_path / name
        write_cog(path, plane, (res[0], 0, 9.0 - res[0] / 2, 0, -res[1], top + res[1] / 2), 4326, block=128)
        return path

    pieces = [piece(write("n.tif", 50.03, 1.5, 108)), piece(write("s.tif", 50.0, 1.0, 108))]
    window = GridWindow(32632, 10, 50_060, 553_900, 120, 160)
    elevation = align.read_band(pieces[::-1] if reverse else pieces, window, "bilinear")
    x = (window.left_px + np.arange(120) + 0.5) * 10
    y = (window.top_px - np.arange(160) - 0.5) * 10
    expected = 0.3 * (x[None, :] - 500000) - 0.4 * (y[:, None] - 5538000)
    assert float(np.abs(elevation - expected).max()) < 0.01
    slope = derive.slope_degrees(elevation, 10)
    np.testing.assert_allclose(slope, 26.565, atol=0.05)


def test_a_file_at_an_odd_origin_lands_where_it_lies(tmp_path: Path) -> None:
    ramp = np.tile(np.arange(8, dtype=np.float32), (8, 1))
    path = cog(tmp_path / "odd.tif", ramp, 2.5, 80)
    out = align.read_band([piece(path)], GridWindow(32632, 10, 2, 5, 3, 1), "bilinear")
    np.testing.assert_allclose(out, [[1.75, 2.75, 3.75]], rtol=1e-6)


def test_values_that_mean_nothing_are_left_out_and_zero_is_a_value(tmp_path: Path) -> None:
    path = cog(tmp_path / "a.tif", np.array([[0, -32768, 5, NAN]], np.float32), 0, 10)
    window = GridWindow(32632, 10, 0, 1, 4, 1)
    np.testing.assert_array_equal(align.read_band([piece(path, (-32768.0,))], window, "nearest"), [[0, NAN, 5, NAN]])
    np.testing.assert_array_equal(
        align.read_band([piece(path, (-32768.0, 0.0))], window, "nearest"), [[NAN, NAN, 5, NAN]]
    )


def test_a_mask_inside_the_file_counts(tmp_path: Path) -> None:
    with rasterio.open(
        tmp_path / "m.tif", "w", driver="GTiff", width=3, height=1, count=1, dtype="uint8", crs="EPSG:32632",
        transform=rasterio.Affine(10, 0, 0, 0, -10, 10),
    ) as target:  # fmt: skip
        target.write(np.array([[[1, 2, 3]]], np.uint8))
        target.write_mask(np.array([[True, False, True]]))
    out = align.read_band([piece(tmp_path / "m.tif")], GridWindow(32632, 10, 0, 1, 3, 1), "nearest")
    np.testing.assert_array_equal(out, [[1, NAN, 3]])


def test_only_the_window_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = cog(tmp_path / "big.tif", np.ones((600, 600), np.float32), 0, 6000)
    seen: list[tuple[int, int]] = []
    ask = align.raster.ask_window

    def counted(place: Place, band: int, row: int, col: int, height: int, width: int) -> Any:
        seen.append((height, width))
        return ask(place, band, row, col, height, width)

    monkeypatch.setattr(align.raster, "ask_window", counted)
    align.read_band([piece(path)], GridWindow(32632, 10, 100, 500, 64, 64), "bilinear")
    assert seen == [(68, 68)]


def test_ground_under_a_file_is_covered_even_where_it_says_nothing(tmp_path: Path) -> None:
    path = cog(tmp_path / "a.tif", np.array([[NAN, 1.0]], np.float32), 0, 10)
    inside = align.covered([piece(path)], GridWindow(32632, 10, -1, 1, 4, 1))
    np.testing.assert_array_equal(inside, [[False, True, True, False]])


def test_a_truncated_file_is_an_error_that_names_scene_and_band(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    path = cog(tmp_path / "cut.tif", rng.integers(1, 60000, (512, 512)).astype(np.uint16), 0, 5120, nodata=0)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    with pytest.raises(ReadError, match=r"scene S2_X, band blue: cannot be read") as caught:
        align.read_band([piece(path, name="S2_X")], GridWindow(32632, 10, 400, 100, 100, 90), "bilinear")
    assert "run again" in caught.value.hint


def test_a_missing_file_is_an_error_that_names_scene_and_band(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="scene S2_Y, band blue"):
        align.read_band([piece(tmp_path / "no.tif", name="S2_Y")], GridWindow(32632, 10, 0, 1, 1, 1), "nearest")


def test_what_is_no_finite_number_is_no_value(tmp_path: Path) -> None:
    """Of 32 bits, of 64 bits that are too large for an image, and after scaling."""
    window = GridWindow(32632, 10, 0, 1, 4, 1)
    few = cog(tmp_path / "a.tif", np.array([[1, np.inf, -np.inf, NAN]], np.float32), 0, 10)
    large = cog(tmp_path / "b.tif", np.array([[1, 3.5e38, -1e300, 3e38]], np.float64), 0, 10)
    whole = cog(tmp_path / "c.tif", np.array([[1, 2, 3, 200]], np.uint8), 0, 10)
    for method in ("nearest", "bilinear", "cubic"):
        np.testing.assert_array_equal(align.read_band([piece(few)], window, method), [[1, NAN, NAN, NAN]])
        read = align.read_band([piece(large)], window, method)
        np.testing.assert_array_equal(read, np.array([[1, NAN, NAN, 3e38]], np.float32))
        scaled = align.read_band([piece(whole, convert=lambda dn: derive.scaled(dn, 1e37, 0))], window, method)
        np.testing.assert_array_equal(scaled, np.array([[1e37, 2e37, 3e37, NAN]], np.float32))


def test_complex_numbers_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    profile = {"driver": "GTiff", "width": 2, "height": 1, "count": 1, "dtype": "complex64", "crs": "EPSG:32632"}
    with rasterio.open(path, "w", transform=rasterio.Affine(10, 0, 0, 0, -10, 10), **profile) as data:
        data.write(np.ones((1, 1, 2), np.complex64))
    with pytest.raises(ReadError, match=r"complex numbers"):
        align.read_band([piece(path)], GridWindow(32632, 10, 0, 1, 2, 1), "nearest")
