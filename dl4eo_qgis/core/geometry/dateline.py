"""Polygons in degrees across 180: written in any way, they are read the short way round and cut where they cross.

An edge that is longer than half the Earth goes the other way round: from 179.9 to -179.9 are 0.2 degrees. So a ring
that seems to span the world is narrow. Of ground that was reprojected, one that does not close then holds a pole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .crs import is_geographic, reproject

WGS84 = "EPSG:4326"
TURN = 360.0
FLAT = (3, 6)
"""Polygon and multipolygon, as GEOS numbers them."""
AROUND = (-360.0, 0.0, 360.0)

FloatArray = npt.NDArray[np.float64]


def to_degrees(shapes: Sequence[Any] | npt.NDArray[Any], crs: str) -> npt.NDArray[Any]:
    """Return polygons of a CRS as valid ones in EPSG:4326 between 180 W and 180 E, cut where they cross 180."""
    return on_earth(reproject(shapes, crs, WGS84), reprojected=not is_geographic(crs))


def on_earth(shapes: npt.NDArray[Any], reprojected: bool = False) -> npt.NDArray[Any]:
    """Return polygons in degrees as parts between 180 W and 180 E; those that lie there already as they are.

    ``reprojected``: their edges are short, so that a long one crosses 180 for sure, and a pole may lie inside.
    """
    west, _, east, _ = shapely.bounds(shapes).reshape(-1, 4).T
    with np.errstate(invalid="ignore"):
        beyond = np.isfinite(east - west) & ((west < -180) | (east > 180) | (east - west > 180))
    if not beyond.any():
        return shapes
    cut: npt.NDArray[Any] = shapes.copy()
    cut[beyond] = [_cut(shape) for shape in unwrapped(shapes[beyond], reprojected)]
    return cut


def unwrapped(shapes: npt.NDArray[Any], reprojected: bool = False) -> npt.NDArray[Any]:
    """Return polygons in degrees without edges longer than half the Earth: they run on beyond 180 instead.

    One that is not narrow then (an outline of the whole Earth, say) stays what it is.
    """
    west, _, east, _ = shapely.bounds(shapes).reshape(-1, 4).T
    with np.errstate(invalid="ignore"):
        wide = np.flatnonzero(np.isin(shapely.get_type_id(shapes), FLAT) & (east - west > 180))
    if not len(wide):
        return shapes
    made: npt.NDArray[Any] = shapes.copy()
    for i in wide:
        parts = shapely.get_parts(shapes[i])
        turned = [_turned(part, reprojected) for part in parts]
        if any(one is not other for one, other in zip(parts, turned, strict=True)):
            made[i] = turned[0] if shapes[i].geom_type == "Polygon" else shapely.multipolygons(turned)
    return made


def around_180(area: Any, margin: float) -> Any:
    """Return ground in degrees with what lies across 180 from it added beyond 180, where it comes that near."""
    west, _, east, _ = shapely.bounds(area)
    if west - margin > -180 and east + margin < 180:
        return area
    return shapely.union_all([_moved(area, turn) for turn in AROUND])


def rough(area: Any) -> Any:
    """Return the hull of ground in degrees; one each side of 180 where it lies on both."""
    west, _, east, _ = shapely.bounds(area)
    if east - west <= 180:
        return shapely.convex_hull(area)
    sides = (shapely.intersection(area, shapely.box(*half)) for half in ((-180, -90, 0, 90), (0, -90, 180, 90)))
    return shapely.union_all([shapely.convex_hull(side) for side in sides])


def _turned(polygon: Any, reprojected: bool) -> Any:
    """Return a polygon with its rings run on beyond 180; itself where that is not what it means."""
    rings = [shapely.get_coordinates(ring) for ring in (polygon.exterior, *polygon.interiors)]
    if not any((np.abs(np.diff(ring[:, 0])) > 180).any() for ring in rings):
        return polygon
    outer, *holes = (_short_way(ring) for ring in rings)
    low, high = outer[:, 0].min(), outer[:, 0].max()
    closed = abs(outer[-1, 0] - outer[0, 0]) < 180
    if not reprojected and not (closed and high - low < 180):
        return polygon
    if not closed:
        pole = 90.0 if outer[:, 1].mean() > 0 else -90.0
        outer = np.vstack([outer, [[outer[-1, 0], pole], [outer[0, 0], pole], outer[0]]])
    for hole in holes:
        hole[:, 0] += TURN * np.round((low + high - hole[:, 0].min() - hole[:, 0].max()) / 2 / TURN)
    made = shapely.Polygon(outer, [hole for hole in holes if abs(hole[-1, 0] - hole[0, 0]) < 180])
    return made if shapely.area(made) > 0 else polygon


def _short_way(ring: FloatArray) -> FloatArray:
    turned: FloatArray = ring.copy()
    turned[1:, 0] -= TURN * np.cumsum(np.round(np.diff(ring[:, 0]) / TURN))
    return turned


def _cut(shape: Any) -> Any:
    """Return the parts of a polygon between 180 W and 180 E, what lies beyond brought back."""
    whole = shape if shapely.is_valid(shape) else shapely.make_valid(shape)
    west, south, east, north = shapely.bounds(whole)
    parts = []
    for turn in range(int(np.floor((west + 180) / TURN)), int(np.floor((east + 180) / TURN)) + 1):
        start = -180 + TURN * turn
        piece = shapely.intersection(whole, shapely.box(start, south - 1, start + TURN, north + 1))
        parts += [_moved(p, -TURN * turn) for p in shapely.get_parts(piece) if shapely.area(p) > 0]
    return shapely.union_all(parts)


def _moved(shape: Any, east: float) -> Any:
    return shapely.transform(shape, lambda xy: xy + np.array([east, 0.0])) if east else shape
