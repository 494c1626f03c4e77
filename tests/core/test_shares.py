"""Exact shares of pixels, against shapely and exactextract."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.labels.shares import WHOLE, claims_of
from tests.core.drawn import window
from tests.core.test_label_property import shapes


def shares(shape: Any, where: GridWindow) -> np.ndarray:
    """Return the share of each pixel, row by row."""
    ((cells, units),) = claims_of(np.array([shape], object), where)
    found = np.zeros(where.width_px * where.height_px)
    found[cells] = units / WHOLE
    return found


def by_shapely(shape: Any, where: GridWindow) -> np.ndarray:
    row, col = np.divmod(np.arange(where.width_px * where.height_px), where.width_px)
    pixel, left, top = where.pixel_size_m, where.bounds[0], where.bounds[3]
    x, y = left + pixel * col, top - pixel * row
    return shapely.area(shapely.intersection(shape, shapely.box(x, y - pixel, x + pixel, y))) / pixel**2


@settings(max_examples=200, deadline=None)
@given(shapes(), st.sampled_from((10.0, 5.0, 10 / 3, 2.5)), st.integers(-4, 4), st.integers(-4, 4))
def test_shares_are_the_areas_in_the_pixels(shape: Any, pixel: float, left: int, bottom: int) -> None:
    where = window(9, 7, pixel, left, bottom)
    np.testing.assert_allclose(shares(shape, where), by_shapely(shape, where), rtol=0, atol=1e-6)


@pytest.mark.parametrize("turned", [False, True])
def test_rings_may_run_either_way(turned: bool) -> None:
    outer, hole = [(2, 2), (38, 2), (38, 18), (2, 18)], [(10, 5), (10, 15), (20, 15), (20, 5)]
    shape = shapely.Polygon(outer[::-1] if turned else outer, [hole if turned else hole[::-1]])
    where = window(4, 2)
    np.testing.assert_allclose(shares(shape, where), by_shapely(shape, where), rtol=0, atol=1e-6)


def test_a_polygon_around_the_window_covers_all_of_it() -> None:
    assert (shares(shapely.box(-1e6, -1e6, 1e6, 1e6), window(5, 5)) == 1).all()
    assert (shares(shapely.box(200, 200, 300, 300), window(5, 5)) == 0).all()


def test_far_from_the_origin() -> None:
    shape = shapely.box(25, 25, 45, 45)
    far = shapely.transform(shape, lambda p: p + np.array([600_000, 9_990_000]))
    found = shares(far, window(3, 3, left=60_002, bottom=999_002))
    np.testing.assert_allclose(found, [0.25, 0.5, 0.25, 0.5, 1, 0.5, 0.25, 0.5, 0.25], rtol=0, atol=1e-6)


@pytest.mark.real
def test_real_polygons_have_the_shares_that_exactextract_gives(shared_data: Path) -> None:
    exactextract = pytest.importorskip("exactextract", reason="no wheels for this platform")
    path = shared_data / "sites" / "brandenburg" / "labels" / "osm_landuse_water.gpkg"
    frame = geopandas.read_file(path).to_crs(32633)
    where = GridWindow(32633, 10.0, 33667, 581888, 256, 256)
    frame = frame[frame.intersects(shapely.box(*where.bounds))].reset_index(drop=True)
    assert len(frame) > 20
    raster = exactextract.raster.NumPyRasterSource(np.zeros(where.shape), *where.bounds, srs_wkt=frame.crs.to_wkt())
    wanted = exactextract.exact_extract(raster, frame, ["cell_id", "coverage"], output="pandas")
    for shape, cells, coverage in zip(frame.geometry, wanted["cell_id"], wanted["coverage"], strict=True):
        expected = np.zeros(256 * 256)
        expected[np.asarray(cells, int)] = coverage
        np.testing.assert_allclose(shares(shape, where), expected, rtol=0, atol=1e-6)
