"""Tiles read directly are those that GDAL reads, to the bit; what is not plain is left to GDAL."""

from __future__ import annotations

import itertools
import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
import rasterio
from rasterio.windows import Window

from dl4eo_qgis.core import raster
from dl4eo_qgis.core.pixels.raster_header import RasterReadError, reason_of
from dl4eo_qgis.core.pixels.scratch import Scratch
from dl4eo_qgis.core.pixels.tiles import CUT_SHORT, LAG, MERGE_GAP, MERGE_MAX, TileError, TileGrid, TileStore, merged
from dl4eo_qgis.core.raster import close_files, read_info, read_window
from dl4eo_qgis.core.web import Place
from tests.servers.files import GONE, Fault, serve_files

SHAPE = (150, 210)
WINDOWS = [(0, 0, 150, 210), (0, 0, 1, 1), (149, 209, 1, 1), (60, 70, 50, 100), (64, 64, 64, 64)]


def write(path: Path, dtype: str = "uint16", count: int = 1, **profile: Any) -> np.ndarray:
    """Write a tiled file of smooth pixels with some chance in them; returns the pixels."""
    rng = np.random.default_rng(7)
    pixels = np.cumsum(rng.integers(0, 5, (count, *SHAPE)), axis=2) + rng.integers(0, 9, (count, *SHAPE))
    pixels = (pixels % 251).astype(dtype)
    if np.dtype(dtype).kind == "f":
        pixels = np.where(pixels % 17 == 0, np.nan, pixels / 3).astype(dtype)
    settings = {
        "driver": "GTiff", "width": SHAPE[1], "height": SHAPE[0], "count": count, "dtype": dtype, "crs": "EPSG:32632",
        "transform": rasterio.Affine(10, 0, 600000, 0, -10, 5300000), "tiled": True, "blockxsize": 64,
        "blockysize": 64, "interleave": "band", **profile,
    }  # fmt: skip
    with rasterio.open(path, "w", **settings) as target:
        target.write(pixels)
    close_files()
    return pixels


def check(path: Path, band: int = 1) -> None:
    """Compare windows of a file with what GDAL reads."""
    for row, col, height, width in WINDOWS:
        pixels, valid = read_window(Place.of(str(path)), band, row, col, height, width)
        with rasterio.open(path) as file:
            expected = file.read(band, window=Window(col, row, width, height))
        assert pixels.dtype == expected.dtype
        np.testing.assert_array_equal(pixels, expected)
        assert valid is None


PACKED = [
    (dtype, compress, predictor)
    for dtype, compress, predictor in itertools.product(
        ("uint8", "uint16", "int16", "uint32", "int32", "float32", "float64"),
        ("none", "deflate", "zstd", "lzw"),
        (1, 2, 3),
    )
    if (predictor == 1 or compress != "none") and not (predictor == 3 and not dtype.startswith("float"))
    and not (predictor == 2 and dtype.startswith("float"))
]  # fmt: skip


@pytest.mark.parametrize(("dtype", "compress", "predictor"), PACKED)
def test_plain_tiles_are_read_directly(tmp_path: Path, dtype: str, compress: str, predictor: int) -> None:
    write(tmp_path / "a.tif", dtype, compress=compress, predictor=predictor)
    grid = read_info(Place.of(str(tmp_path / "a.tif"))).tiles
    assert grid is not None
    assert (grid.predictor, grid.compression) == (predictor, compress.upper())
    check(tmp_path / "a.tif")


@pytest.mark.parametrize("band", [1, 2, 3])
def test_each_band_has_tiles_of_its_own(tmp_path: Path, band: int) -> None:
    write(tmp_path / "a.tif", count=3, compress="deflate")
    assert read_info(Place.of(str(tmp_path / "a.tif"))).tiles is not None
    check(tmp_path / "a.tif", band)


@pytest.mark.parametrize("nodata", [None, 7])
def test_tiles_that_a_file_leaves_out_are_filled(tmp_path: Path, nodata: int | None) -> None:
    path = tmp_path / "a.tif"
    with rasterio.open(
        path, "w", driver="GTiff", width=210, height=150, count=1, dtype="int16", crs="EPSG:32632", tiled=True,
        blockxsize=64, blockysize=64, sparse_ok=True, nodata=nodata, compress="deflate",
        transform=rasterio.Affine(10, 0, 0, 0, -10, 0),
    ) as target:  # fmt: skip
        target.write(np.full((1, 64, 64), 5, np.int16), window=Window(64, 64, 64, 64))
    check(path)


OTHERS: dict[str, dict[str, Any]] = {
    "strips": {"tiled": False, "blockysize": 16},
    "pixels side by side": {"count": 3, "interleave": "pixel"},
    "JPEG": {"dtype": "uint8", "compress": "jpeg"},
    "LERC": {"dtype": "float32", "compress": "lerc"},
    "big endian": {"endianness": "big"},
    "12 bits": {"nbits": 12},
    "half floats": {"dtype": "float32", "nbits": 16},
    "predicted floats of another kind": {"dtype": "float32", "compress": "deflate", "predictor": 2},
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_read_by_gdal(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a.tif", **OTHERS[name])
    assert read_info(Place.of(str(tmp_path / "a.tif"))).tiles is None
    check(tmp_path / "a.tif")


@pytest.mark.parametrize("name", ["JPEG", "strips", "12 bits"])
def test_other_files_are_read_by_gdal_over_http(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a.tif", **OTHERS[name])
    with serve_files(tmp_path) as server:
        pixels, _ = read_window(Place.of(f"{server.url}/a.tif"), 1, 60, 70, 50, 100)
        close_files()
    with rasterio.open(tmp_path / "a.tif") as file:
        np.testing.assert_array_equal(pixels, file.read(1, window=Window(70, 60, 100, 50)))


def test_a_mask_inside_the_file_is_read_by_gdal(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    with rasterio.open(
        path, "w", driver="GTiff", width=64, height=64, count=1, dtype="uint8", crs="EPSG:32632", tiled=True,
        blockxsize=64, blockysize=64, transform=rasterio.Affine(10, 0, 0, 0, -10, 0),
    ) as target, rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True):  # fmt: skip
        target.write(np.ones((1, 64, 64), np.uint8))
        target.write_mask(np.arange(64 * 64).reshape(64, 64) % 2 == 0)
    assert read_info(Place.of(str(path))).tiles is None
    _, valid = read_window(Place.of(str(path)), 1, 0, 0, 64, 64)
    assert valid is not None
    np.testing.assert_array_equal(valid.ravel(), np.arange(64 * 64) % 2 == 0)


def test_each_tile_is_fetched_once_however_many_want_it(tmp_path: Path) -> None:
    write(tmp_path / "a.tif", "float64")
    with serve_files(tmp_path) as server:
        there = Place.of(f"{server.url}/a.tif")
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda i: read_window(there, 1, i, i, 100, 100), range(50)))
        ranges = server.ranges("/a.tif")[1:]
        close_files()
    starts = [start for start, _ in ranges]
    assert len(set(starts)) == len(starts)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(sorted(ranges)))


def test_neighbouring_tiles_are_fetched_at_once(tmp_path: Path) -> None:
    write(tmp_path / "a.tif", compress="deflate", driver="COG", blocksize=64, blockxsize=None, blockysize=None)
    with serve_files(tmp_path) as server:
        read_window(Place.of(f"{server.url}/a.tif"), 1, 0, 0, 150, 210)
        assert len(server.log) == 2
        close_files()


def test_a_file_that_is_cut_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a.tif", "float64")
    path = tmp_path / "a.tif"
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(RasterReadError, match="shorter than its own header says"):
        read_window(Place.of(str(path)), 1, 100, 150, 50, 60)
    close_files()


def test_a_tile_that_failed_is_asked_for_again(tmp_path: Path) -> None:
    write(tmp_path / "a.tif", "float64")
    with serve_files(tmp_path) as server:
        there = Place.of(f"{server.url}/a.tif")
        read_info(there)
        server.fail("/a.tif", GONE, times=1)
        with pytest.raises(RasterReadError, match="404") as caught:
            read_window(there, 1, 100, 150, 20, 20)
        assert caught.value.status == 404
        pixels, _ = read_window(there, 1, 100, 150, 20, 20)
        close_files()
    with rasterio.open(tmp_path / "a.tif") as file:
        np.testing.assert_array_equal(pixels, file.read(1, window=Window(150, 100, 20, 20)))


def test_whatever_goes_wrong_in_fetching_nobody_waits_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.tif", "float64")
    there = Place.of(str(tmp_path / "a.tif"))
    with monkeypatch.context() as broken:
        broken.setattr("dl4eo_qgis.core.pixels.tiles._bytes_of", lambda *args: 1 / 0)
        with pytest.raises(RasterReadError, match="division by zero"):
            read_window(there, 1, 0, 0, 10, 10)
    assert read_window(there, 1, 0, 0, 10, 10)[0].shape == (10, 10)
    close_files()


def test_whatever_goes_wrong_in_planning_a_fetch_nobody_waits_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.tif", "float64")
    there = Place.of(str(tmp_path / "a.tif"))
    with monkeypatch.context() as broken:
        broken.setattr("dl4eo_qgis.core.pixels.tiles.merged", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            read_window(there, 1, 0, 0, 10, 10)
    assert read_window(there, 1, 0, 0, 10, 10)[0].shape == (10, 10)
    close_files()


def test_whatever_goes_wrong_in_scratch_nobody_waits_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = write(tmp_path / "a.tif", "float64")
    store = TileStore(kept_bytes=0)
    monkeypatch.setattr(raster, "_store", store)
    there = Place.of(str(tmp_path / "a.tif"))
    for col in (0, 64, 128):
        read_window(there, 1, 0, col, 10, 10)
    assert store._scratch.has((there.key, 1, 0, 0))
    with monkeypatch.context() as broken:
        broken.setattr(store._scratch, "take", lambda key: 1 / 0)
        with pytest.raises(RasterReadError, match="division by zero"):
            read_window(there, 1, 0, 0, 10, 10)
    np.testing.assert_array_equal(read_window(there, 1, 0, 0, 10, 10)[0], pixels[0, :10, :10])
    close_files()


NO_PLACE = """
import sys
from dl4eo_qgis.core.raster import RasterReadError, read_info
from dl4eo_qgis.core.web import Place
for _ in range(3):
    try:
        read_info(Place.of(sys.argv[1]))
    except RasterReadError as error:
        print(error)
"""


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_a_header_that_cannot_be_used_does_not_end_the_process(tmp_path: Path) -> None:
    with rasterio.open(
        tmp_path / "a.tif", "w", driver="GTiff", width=64, height=64, count=1, dtype="uint8", tiled=True,
        blockxsize=64, blockysize=64,
    ) as target:  # fmt: skip
        target.write(np.ones((1, 64, 64), np.uint8))
    with serve_files(tmp_path) as server:
        done = subprocess.run(
            [sys.executable, "-c", NO_PLACE, f"{server.url}/a.tif"], capture_output=True, text=True, check=False
        )
    assert done.stdout == "the file has no CRS\n" * 3
    assert done.returncode == 0


def test_half_a_header_is_no_header(tmp_path: Path) -> None:
    """GDAL goes on without a tag whose value it cannot read, as nodata."""
    write(tmp_path / "a.tif", "float64", nodata=-1.0)
    data = bytearray((tmp_path / "a.tif").read_bytes())
    fields = {struct.unpack_from("<H", data, e)[0]: e for e in range(struct.unpack_from("<I", data, 4)[0] + 2, 400, 12)}
    struct.pack_into("<2I", data, fields[42113] + 4, 12, len(data) + 70_000)  # GDAL_NODATA, on a page of its own
    (tmp_path / "a.tif").write_bytes(data + bytes(70_000) + b"-1         \0" + bytes(70_000))
    with serve_files(tmp_path) as server:
        there = Place.of(f"{server.url}/a.tif")
        assert read_info(there).nodata == -1
        close_files()
        server.fail("/a.tif", Fault(), times=1)
        server.fail("/a.tif", GONE)
        with pytest.raises(RasterReadError, match="404") as caught:
            read_info(there)
        assert caught.value.status == 404
        server.heal()
        assert read_info(there).nodata == -1
        close_files()


GRID = TileGrid(64, 64, 64, 64, "uint16", "DEFLATE", 1, 0)


@pytest.mark.parametrize("compression", ["DEFLATE", "ZSTD"])
def test_a_tile_that_unpacks_to_more_than_a_tile_is_refused(compression: str) -> None:
    bomb = bytes(50_000_000)
    packed = imagecodecs.zstd_encode(bomb) if compression == "ZSTD" else imagecodecs.deflate_encode(bomb)
    grid = TileGrid(64, 64, 64, 64, "uint16", compression, 1, 0)
    with pytest.raises(TileError, match="cannot be decoded"):
        grid.decode(packed)


def test_damaged_and_short_tiles_are_refused() -> None:
    with pytest.raises(TileError, match="cannot be decoded"):
        GRID.decode(b"not deflate at all")
    with pytest.raises(TileError, match="has 10 bytes, not 8192"):
        GRID.decode(imagecodecs.deflate_encode(bytes(10)))


def test_tiles_that_claim_too_much_are_not_plain() -> None:
    assert not TileGrid(10**6, 10**6, 10**6, 10**6, "float64", "DEFLATE", 1, 0).is_plain


def test_ranges_are_merged_over_small_gaps_up_to_a_size() -> None:
    near = [(0, 100, (0, 0)), (104, 100, (0, 1))]
    assert merged(near) == [(0, 204, near)]
    far = [(0, 100, (0, 0)), (101 + MERGE_GAP, 100, (0, 1))]
    assert [r[:2] for r in merged(far)] == [(0, 100), (101 + MERGE_GAP, 201 + MERGE_GAP)]
    large = [(0, MERGE_MAX, (0, 0)), (MERGE_MAX, 1, (0, 1))]
    assert len(merged(large)) == 2
    assert merged([(104, 100, (0, 1)), (0, 100, (0, 0))]) == [(0, 204, near)]


def test_only_so_many_decoded_tiles_stay_and_the_others_are_not_fetched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pixels = write(tmp_path / "a.tif", "float64")
    store = TileStore(kept_bytes=3 * 64 * 64 * 8)
    monkeypatch.setattr(raster, "_store", store)
    with serve_files(tmp_path) as server:
        there = Place.of(f"{server.url}/a.tif")
        for row, col in [*itertools.product((0, 64, 128), (0, 64, 128, 192))] * 2:
            found, _ = read_window(there, 1, row, col, 10, 10)
            np.testing.assert_array_equal(found, pixels[0, row : row + 10, col : col + 10])
            assert len(store._tiles) <= 4
        starts = [start for start, _ in server.ranges("/a.tif")]
        close_files()
    assert len(starts) == len(set(starts)) == 13


def test_tiles_that_blocks_have_passed_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.tif", "uint16")
    store = TileStore(kept_bytes=2 * 64 * 64 * 2)
    monkeypatch.setattr(raster, "_store", store)
    there = Place.of(str(tmp_path / "a.tif"))
    read_window(there, 1, 0, 0, 10, 10)
    for _ in range(LAG):
        read_window(there, 1, 100, 100, 10, 10)
    read_window(there, 1, 140, 200, 10, 10)
    assert [key[2:] for key in store._tiles] == [(1, 1), (2, 3)]
    assert not store._scratch.has((there.key, 1, 0, 0))
    close_files()


def test_without_room_for_them_tiles_are_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = write(tmp_path / "a.tif", "uint16")
    monkeypatch.setattr(raster, "_store", TileStore(kept_bytes=0, scratch_bytes=0))
    for row, col in [(0, 0), (64, 64), (0, 0)]:
        found, _ = read_window(Place.of(str(tmp_path / "a.tif")), 1, row, col, 10, 10)
        np.testing.assert_array_equal(found, pixels[0, row : row + 10, col : col + 10])
    close_files()


def test_scratch_gives_back_what_it_took_and_uses_room_again() -> None:
    scratch = Scratch(most_bytes=200)
    first, second = np.arange(25, dtype=np.float32).reshape(5, 5), np.ones((10, 10), np.uint8)
    assert scratch.put("a", first)
    assert scratch.put("b", second)
    assert not scratch.put("c", second + 1)
    np.testing.assert_array_equal(scratch.take("a"), first)
    assert scratch.take("a") is None
    assert scratch.put("c", second + 1)
    np.testing.assert_array_equal(scratch.take("c"), second + 1)
    np.testing.assert_array_equal(scratch.take("b"), second)
    scratch.clear()
    assert not scratch.has("b")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("TIFFFillTile:Read error at row 256, col 256, tile 4; got 0 bytes, expected 79468", CUT_SHORT),
        ("TIFFFillStrip:Read error at scanline 8; got 12 bytes, expected 512", CUT_SHORT),
        ("ZIPDecode:Decoding error at scanline 0", "ZIPDecode:Decoding error at scanline 0"),
    ],
)
def test_gdal_s_words_for_a_file_cut_short_are_ours(said: str, told: str) -> None:
    assert reason_of(OSError(said)) == told
