"""Small shapes that more than one stage needs."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.geometry.shapes import chip_edges, near_chips
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.vector import Polygons


def test_edges_of_many_chips_are_those_of_each() -> None:
    chips = [Chip(32632, 195, 2008, 256, 256, 10.0), Chip(32632, -3, 7, 64, 32, 2.5), Chip(32732, 9, 10_001, 3, 5, 0.7)]
    assert [tuple(e) for e in chip_edges(chips).tolist()] == [c.bounds for c in chips]


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:25832", "EPSG:3035", "EPSG:32631", "EPSG:3413"])
def test_the_sieve_lets_through_all_that_touches_a_chip(crs: str) -> None:
    chips = [Chip(32632, col, row, 256, 256, 10.0) for col in range(60, 300, 80) for row in (1995, 2030)]
    rng = np.random.default_rng(3)
    x, y = rng.uniform(-200_000, 1_200_000, 3000), rng.uniform(4_700_000, 5_700_000, 3000)
    side = rng.choice([10, 5_000, 100_000], 3000)
    shapes = reproject(shapely.box(x, y, x + side, y + side), "EPSG:32632", crs)
    tree = shapely.STRtree([shapely.box(*c.bounds) for c in chips])
    touching = np.unique(tree.query(reproject(shapes, crs, "EPSG:32632"), predicate="intersects")[0])
    near = near_chips(shapely.bounds(shapes), crs, chips)
    assert set(touching) <= set(near)
    assert len(touching) < len(near) < 2000


@pytest.mark.parametrize(("epsg", "lon"), [(32660, 179.99), (32660, 177.0), (32601, -179.99), (32601, -177.0)])
@pytest.mark.parametrize("turn", [-360, 0, 360])
def test_the_sieve_knows_longitudes_on_both_sides_of_180_degrees(epsg: int, lon: float, turn: float) -> None:
    place = reproject([shapely.box(lon, 10, lon + 0.001, 10.001)], "EPSG:4326", f"EPSG:{epsg}")[0]
    chip = Chip(epsg, int(place.centroid.x // 2560), int(place.centroid.y // 2560), 256, 256, 10.0)
    assert near_chips(np.array([[lon + turn, 10, lon + turn + 0.001, 10.001]]), "EPSG:4326", [chip]).tolist() == [0]


def test_a_grid_that_may_hold_a_pole_sieves_nothing_out() -> None:
    chip = Chip(3413, 0, 0, 256, 256, 10.0)
    assert near_chips(np.array([[100.0, 89.99, 101.0, 90.0]]), "EPSG:4326", [chip]).tolist() == [0]


def test_the_digest_of_polygons_tells_their_content_alone() -> None:
    """Datasets on disk hold it: it is the hash of CRS, each shape as a multipolygon, and the attributes."""
    shapes = [
        shapely.box(i, 0, i + 1, 1) if i % 3 else shapely.MultiPolygon([shapely.box(i, 0, i + 1, 2)]) for i in range(7)
    ]
    hole = shapely.box(0, 0, 9, 9).difference(shapely.box(2, 2, 3, 3))
    two = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)])
    layer = Polygons(np.array([*shapes, hole, two], object), np.arange(9), tuple("abcdefghi"), "EPSG:32632")
    state = hashlib.sha256(b"EPSG:32632")
    for shape in layer.geometries:
        parts = list(shape.geoms) if shape.geom_type == "MultiPolygon" else [shape]
        state.update(shapely.to_wkb(shapely.MultiPolygon(parts), byte_order=1))
    state.update(repr(layer.values).encode())
    assert layer.digest() == state.hexdigest()
