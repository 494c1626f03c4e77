"""The few pixels that tell of an offset: which they are, what they cost, and that they are the file's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from rasterio.shutil import copy

from dl4eo_qgis.core.choosing import glimpse
from dl4eo_qgis.core.choosing.glimpse import ask_glimpse
from dl4eo_qgis.core.pixels.raster_header import RasterReadError
from dl4eo_qgis.core.raster import close_files
from dl4eo_qgis.core.web import PAGE, Place
from tests.servers.files import FileServer

NOISE = np.random.default_rng(3).integers(1, 12000, (2200, 1800)).astype(np.uint16)
"""So that packed bytes are hardly fewer than pixels."""


@pytest.fixture(autouse=True)
def _forget_files() -> Any:
    yield
    close_files()


def write(path: Path, pixels: np.ndarray, driver: str = "COG", **options: Any) -> Path:
    profile = {
        "driver": "GTiff", "height": pixels.shape[0], "width": pixels.shape[1], "count": 1, "dtype": pixels.dtype,
        "crs": "EPSG:32632", "transform": rasterio.Affine(10, 0, 600000, 0, -10, 5300000), "nodata": 0,
    }  # fmt: skip
    with rasterio.MemoryFile() as memory:
        with memory.open(**profile) as data:
            data.write(pixels, 1)
        copy(memory.name, path, driver=driver, **options)
    return path


def seen(path: Path | str, nodata: tuple[float, ...] = (0.0,), band: int = 1) -> np.ndarray:
    return ask_glimpse(Place.of(str(path)), band, nodata).result()


def coarsest(path: Path) -> np.ndarray:
    with rasterio.open(path) as data:
        level = len(data.overviews(1)) - 1
    with rasterio.open(path, **({"overview_level": level} if level >= 0 else {})) as data:
        return data.read(1)


@pytest.mark.parametrize("predictor", ["YES", "NO"])
def test_it_is_the_beginning_of_the_coarsest_overview(tmp_path: Path, predictor: str) -> None:
    path = write(tmp_path / "a.tif", NOISE, COMPRESS="DEFLATE", PREDICTOR=predictor, BLOCKSIZE=512)
    whole = coarsest(path)
    assert whole.shape == (275, 225)
    found = seen(path)
    rows = len(found) // 225
    assert 50 < rows < 275
    assert np.array_equal(found, whole[:rows].ravel())


def test_it_costs_nothing_beside_the_page_that_opening_fetches(tmp_path: Path, file_server: FileServer) -> None:
    path = write(tmp_path / "a.tif", NOISE, COMPRESS="DEFLATE", PREDICTOR="YES", BLOCKSIZE=512)
    file_server.folder = tmp_path
    found = seen(f"{file_server.url}/a.tif")
    assert np.array_equal(found, seen(path))
    assert file_server.ranges("/a.tif") == [(0, PAGE)]


def test_a_file_without_overviews_is_looked_at_in_its_middle(tmp_path: Path, file_server: FileServer) -> None:
    write(tmp_path / "a.tif", NOISE, "GTiff", COMPRESS="DEFLATE", TILED="YES", BLOCKXSIZE=256, BLOCKYSIZE=256)
    file_server.folder = tmp_path
    found = seen(f"{file_server.url}/a.tif")
    rows = found.size // 256
    assert 80 < rows < 256
    assert np.array_equal(found, NOISE[1024 : 1024 + rows, 768:1024].ravel())
    assert file_server.bytes_sent < 4 * PAGE


def test_tiles_without_data_are_passed_over(tmp_path: Path) -> None:
    pixels = NOISE.copy()
    pixels[:, :1200] = 0
    path = write(tmp_path / "a.tif", pixels, "GTiff", TILED="YES", BLOCKXSIZE=256, BLOCKYSIZE=256, SPARSE_OK="TRUE")
    found = seen(path)
    assert found.size > 5000
    assert (found > 0).all()


def test_pixels_beside_nodata_are_left_out(tmp_path: Path) -> None:
    pixels = np.full((64, 64), 1500, np.uint16)
    pixels[:, :20] = 0
    pixels[:, 20] = 700  # mixed of both, as some overviews are
    pixels[40, 50] = 65535
    path = write(tmp_path / "a.tif", pixels)
    assert seen(path, (0.0, 65535.0)).tolist() == [1500] * (64 * 43 - 5)


@pytest.mark.parametrize(
    ("driver", "options"),
    [
        ("COG", {"COMPRESS": "ZSTD"}),
        ("COG", {"COMPRESS": "LZW"}),
        ("COG", {"COMPRESS": "DEFLATE", "NBITS": "15"}),
        ("GTiff", {"COMPRESS": "DEFLATE"}),
        ("GTiff", {"TILED": "YES", "ENDIANNESS": "BIG"}),
        ("JP2OpenJPEG", {"QUALITY": "100", "REVERSIBLE": "YES"}),
    ],
)
def test_gdal_reads_what_cannot_be_cut(tmp_path: Path, driver: str, options: dict[str, str]) -> None:
    path = write(tmp_path / ("a.jp2" if driver.startswith("JP2") else "a.tif"), NOISE, driver, **options)
    found = seen(path)
    assert 10_000 < found.size <= glimpse.WINDOW_PX
    assert np.isin(found, coarsest(path)).all()


def test_a_small_file_is_seen_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tif", NOISE[:80, :90], COMPRESS="DEFLATE")
    assert np.array_equal(seen(path), NOISE[:80, :90].ravel())


def test_what_is_no_data_gives_nothing(tmp_path: Path) -> None:
    assert seen(write(tmp_path / "a.tif", np.zeros((300, 300), np.uint16))).size == 0


def test_a_header_of_countless_tiles_is_no_trap(tmp_path: Path) -> None:
    with rasterio.open(
        tmp_path / "a.tif", "w", driver="GTiff", width=2**20, height=2**20, count=1, dtype="uint16", tiled=True,
        blockxsize=256, blockysize=256, sparse_ok=True, bigtiff="YES", crs="EPSG:32632",
        transform=rasterio.Affine(10, 0, 0, 0, -10, 0),
    ):  # fmt: skip
        pass
    assert seen(tmp_path / "a.tif").size == 0


def test_troubles_are_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tif", NOISE, COMPRESS="DEFLATE", PREDICTOR="YES", BLOCKSIZE=512)
    with pytest.raises(RasterReadError, match="the file has 1 bands, not band 3"):
        seen(path, band=3)
    with pytest.raises(RasterReadError, match="there is no such file"):
        seen(tmp_path / "none.tif")
    with rasterio.open(path, overview_level=2) as data:
        offset = int(data.get_tag_item("BLOCK_OFFSET_0_0", "TIFF", bidx=1))
    damaged = bytearray(path.read_bytes())
    damaged[offset : offset + 64] = b"x" * 64
    (tmp_path / "b.tif").write_bytes(damaged)
    with pytest.raises(RasterReadError, match="a tile cannot be decoded"):
        seen(tmp_path / "b.tif")
    (tmp_path / "c.tif").write_bytes(path.read_bytes()[: offset + 1000])
    with pytest.raises(RasterReadError, match="shorter than its own header says"):
        seen(tmp_path / "c.tif")
