"""Files are the same to the pixel with and without the package that packs them outside GDAL."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core.formats import FORMATS
from dl4eo_qgis.core.formats.geotiff import encode_geotiff
from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.memory import use_few_arenas
from dl4eo_qgis.core.pixels import codecs
from dl4eo_qgis.core.raster import BandLabel, close_files, read_info, read_window
from dl4eo_qgis.core.web import Place

SIZES = [(1, 1), (64, 64), (100, 64), (256, 256), (300, 513)]
TAGS = {"chip_id": "a", "odd": 'é <&> "b";c'}


def encoded(size: tuple[int, int], count: int, dtype: str, compress: str) -> tuple[np.ndarray, bytes]:
    """Return pixels and the bytes of their file."""
    rng = np.random.default_rng(3)
    pixels = (rng.random((count, *size)) * 200).astype(dtype)
    nodata = None
    if dtype == "float32":
        pixels[:, 0] = nodata = np.nan
    window = GridWindow(32632, 10, 123, 456, size[1], size[0])
    bands = [BandLabel(f"b{i}", "m") for i in range(count)]
    return pixels, b"".join(encode_geotiff(pixels, window, bands, nodata=nodata, compress=compress, tags=TAGS))


def check(path: Path, pixels: np.ndarray, data: bytes) -> None:
    """Compare a file with what was written."""
    path.write_bytes(data)
    with rasterio.open(path) as file:
        np.testing.assert_array_equal(file.read(), pixels)
        assert file.crs.to_epsg() == 32632
        assert (file.transform.c, file.transform.f) == (1230, 4560)
        assert file.descriptions == tuple(f"b{i}" for i in range(len(pixels)))
        assert set(file.units) == {"m"}
        assert TAGS.items() <= file.tags().items()
        assert file.nodata is None or np.isnan(file.nodata)


CASES = list(itertools.product(SIZES, (1, 2, 11), ("float32", "uint8", "uint16"), ("zstd", "deflate", "none")))


@pytest.mark.parametrize(("size", "count", "dtype", "compress"), CASES)
def test_a_chip_is_read_as_it_was_written(
    tmp_path: Path, size: tuple[int, int], count: int, dtype: str, compress: str
) -> None:
    check(tmp_path / "a.tif", *encoded(size, count, dtype, compress))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_chip_too_large_for_the_classic_form_is_read_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr("dl4eo_qgis.core.formats.geotiff.CLASSIC_BYTES", 0)
    pixels, data = encoded((300, 513), count, "float32", "zstd")
    assert data[:4] == b"II+\0"
    check(tmp_path / "a.tif", pixels, data)


@pytest.mark.parametrize("compress", ["zstd", "deflate", "none"])
def test_without_imagecodecs_gdal_writes_the_same_pixels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compress: str
) -> None:
    monkeypatch.setattr(codecs, "AVAILABLE", False)
    monkeypatch.setattr(codecs, "imagecodecs", None)
    check(tmp_path / "a.tif", *encoded((300, 513), 3, "float32", compress))


def test_without_imagecodecs_gdal_reads_the_same_pixels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pixels, data = encoded((256, 300), 2, "uint16", "zstd")
    path = tmp_path / "a.tif"
    path.write_bytes(data)
    place = Place.of(str(path))
    assert read_info(place).tiles is not None
    close_files()
    monkeypatch.setattr(codecs, "AVAILABLE", False)
    monkeypatch.setattr(codecs, "imagecodecs", None)
    assert read_info(place).tiles is None
    found, _ = read_window(place, 2, 10, 20, 100, 200)
    np.testing.assert_array_equal(found, pixels[1, 10:110, 20:220])
    close_files()


def test_one_chip_has_one_form() -> None:
    first, second = (encoded((64, 64), 3, "float32", "zstd")[1] for _ in range(2))
    assert first == second
    assert FORMATS["geotiff"] is encode_geotiff


def test_the_c_library_is_asked_for_few_heaps_once() -> None:
    assert use_few_arenas() == use_few_arenas()
