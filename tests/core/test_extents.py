"""Where a raster lies, in degrees: also across 180, around the Earth, and counted from 0 to 360."""

from __future__ import annotations

import pytest
import shapely

from dl4eo_qgis.core.pixels.extents import NowhereError, extent_of
from dl4eo_qgis.core.pixels.raster_header import RasterInfo


def info(crs: str, left: float, top: float, pixel: float, width: int, height: int) -> RasterInfo:
    return RasterInfo(crs, (pixel, 0.0, left, 0.0, -pixel, top), width, height, None, 1)


def test_a_raster_in_degrees_keeps_its_corners() -> None:
    assert extent_of(info("EPSG:4326", 10, 47, 0.01, 1, 1)).equals(shapely.box(10, 46.99, 10.01, 47))


@pytest.mark.parametrize(
    ("raster", "inside", "outside"),
    [
        (info("EPSG:32660", 800_000, 100_000, 100, 1000, 500), [(179.9, 0.5), (-179.9, 0.5)], [(0, 0.5), (178, 0.5)]),
        (info("EPSG:4326", -180, 90, 1, 360, 180), [(179.9, 0), (-179.9, 0), (0, 80)], []),
        (info("EPSG:4326", 0, 90, 1, 360, 180), [(179.9, 0), (-179.9, 0), (-90, 45)], []),
        (info("EPSG:4326", 170, 10, 1, 30, 20), [(175, 0), (-170, 0)], [(165, 0), (-155, 0), (0, 0)]),
    ],
    ids=["UTM across 180", "the Earth", "the Earth from 0 to 360", "degrees beyond 180"],
)
def test_across_180(raster: RasterInfo, inside: list[tuple[float, float]], outside: list[tuple[float, float]]) -> None:
    extent = extent_of(raster)
    assert extent.is_valid
    assert extent.bounds[0] >= -180
    assert extent.bounds[2] <= 180
    assert [place for place in inside if not extent.intersects(shapely.Point(place))] == []
    assert [place for place in outside if extent.intersects(shapely.Point(place))] == []


@pytest.mark.parametrize("raster", [info("EPSG:4326", 0, 0, 1, 10, 10), info("EPSG:32632", 1e12, 1e12, 1, 10, 10)])
def test_nowhere(raster: RasterInfo) -> None:
    with pytest.raises(NowhereError):
        extent_of(raster)
