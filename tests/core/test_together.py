"""Bands that lie in each other are read at once, with the pixels and masks that they have one by one."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core import raster
from dl4eo_qgis.core.pixels import together
from dl4eo_qgis.core.pixels.raster_header import RasterReadError
from dl4eo_qgis.core.pixels.together import MAX_VALUES, Together, bands_beside
from dl4eo_qgis.core.web import Place
from tests.core.own_rasters import write_raster


@pytest.mark.parametrize(
    ("band", "count", "pixels", "beside"),
    [
        (1, 4, 100, range(1, 5)),
        (4, 4, 100, range(1, 5)),
        (3, 5, MAX_VALUES // 2, range(3, 5)),
        (5, 5, MAX_VALUES // 2, range(5, 6)),
        (2, 3, 2 * MAX_VALUES, range(2, 3)),
        (1, 1, 0, range(1, 2)),
    ],
)
def test_bands_beside_one(band: int, count: int, pixels: int, beside: range) -> None:
    assert bands_beside(band, count, pixels) == beside


def test_a_read_is_shared_as_long_as_somebody_holds_it() -> None:
    reads, begun = Together(), []

    def begin() -> Future[int]:
        begun.append(Future())
        return begun[-1]

    first = reads.share(("a", 1), begin)
    assert reads.share(("a", 1), begin) is first
    assert reads.share(("a", 2), begin) is not first
    reads.clear()
    assert reads.share(("a", 1), begin) is not first
    assert len(begun) == 3


@pytest.mark.parametrize("limit", [MAX_VALUES, 40])
def test_pixels_and_masks_are_those_of_each_band(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(together, "MAX_VALUES", limit)
    pixels = np.random.default_rng(1).integers(0, 3, (4, 9, 8)).astype(np.uint8)
    path = write_raster(tmp_path / "rgba.tif", pixels, 1.0, alpha=True, interleave="pixel")
    place = Place.of(str(path))
    asked = [raster.ask_window(place, band, 2, 3, 4, 5) for band in (1, 2, 3, 4)]
    assert len({id(a.futures[0]) for a in asked}) == (1 if limit == MAX_VALUES else 2)
    for band, found in enumerate(asked, start=1):
        got, valid = found.pixels()
        np.testing.assert_array_equal(got, pixels[band - 1, 2:6, 3:8])
        if band == 4:
            assert valid is None
        else:
            np.testing.assert_array_equal(valid, pixels[3, 2:6, 3:8] > 0)
    raster.close_files()


def test_a_file_that_cannot_be_read_fails_for_each_band(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "x.tif", np.ones((3, 64, 64), np.uint16), 1.0, interleave="pixel")
    with rasterio.open(path) as file:
        assert file.profile["interleave"] == "pixel"
    path.write_bytes(path.read_bytes()[:2000])
    for band in (1, 3):
        with pytest.raises(RasterReadError):
            raster.read_window(Place.of(str(path)), band, 40, 0, 20, 20)
    raster.close_files()
