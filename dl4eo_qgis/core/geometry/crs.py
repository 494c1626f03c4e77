"""Coordinate reference systems: which one a grid may use, and moving points and shapes between them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Proj, Transformer
from pyproj.exceptions import CRSError

from ..errors import GridError

SEGMENT_M = 250.0
"""Longest edge before a reprojection: a straight edge of 250 m bends by less than a centimetre between usual CRSs."""
METRES_PER_DEGREE = 111320.0
REACH_DEGREES, MAX_WIDTH_DEGREES = 10.0, 120.0
MAX_SCALE_ERROR = 0.05

FloatArray64 = npt.NDArray[np.float64]
_local = threading.local()


def transformer(source: str, target: str) -> Transformer:
    """Return the transformer between two CRSs (``EPSG:n`` or WKT), x before y; one a thread."""
    made: dict[tuple[str, str], Transformer] = _local.__dict__.setdefault("made", {})
    key = (source, target)
    if key not in made:
        made[key] = Transformer.from_crs(CRS.from_user_input(source), CRS.from_user_input(target), always_xy=True)
    return made[key]


def same_crs(one: str, other: str) -> bool:
    """Say whether two CRSs have the same axes on the ground."""
    return one == other or bool(CRS.from_user_input(one) == CRS.from_user_input(other))


@lru_cache(maxsize=256)
def ground_and_datum(epsg: int | None, wkt: str) -> dict[str, str]:
    """Return of a raster's CRS the one of the ground (``EPSG:n`` where it has a code) and the datum of its heights.

    The datum is '' where the CRS tells none.
    """
    named = f"EPSG:{epsg}" if epsg else wkt
    try:
        crs = CRS.from_user_input(named)
    except CRSError:
        return {"crs": named}  # told where its coordinates are needed
    if len(crs.axis_info) < 3:
        return {"crs": named}
    flat = crs.to_2d()
    code = flat.to_epsg()
    datum = str(crs.sub_crs_list[1].name).removesuffix(" height") if crs.is_compound else "ellipsoid"
    return {"crs": f"EPSG:{code}" if code else flat.to_wkt(), "datum": datum}


def transform_points(source: str, target: str, x: FloatArray64, y: FloatArray64) -> tuple[FloatArray64, FloatArray64]:
    """Return points in another CRS; places outside its reach become infinite."""
    if source == target:
        return x, y
    tx, ty = transformer(source, target).transform(x, y)
    return np.asarray(tx, np.float64), np.asarray(ty, np.float64)


@lru_cache(maxsize=256)
def is_geographic(crs: str) -> bool:
    """Say whether coordinates are degrees."""
    return bool(CRS.from_user_input(crs).is_geographic)


def reproject(geometries: Sequence[Any] | npt.NDArray[Any], source: str, target: str) -> npt.NDArray[Any]:
    """Return polygons in another CRS, long edges cut first so that they stay where they were (error below 0.1 px).

    Ground far outside the area that the target CRS is made for is cut off: its coordinates would be nonsense or
    infinite. What is cut depends on the two CRSs alone.
    """
    shapes = np.asarray(geometries, dtype=object)
    if source == target or not len(shapes):
        return shapes
    shapes = _within_reach(shapes, source, target)
    longest = SEGMENT_M / METRES_PER_DEGREE if is_geographic(source) else SEGMENT_M

    def move(points: FloatArray64) -> FloatArray64:
        return np.column_stack(transform_points(source, target, points[:, 0], points[:, 1]))

    moved: npt.NDArray[Any] = shapely.transform(_with_short_edges(shapes, longest), move)
    return moved


def _with_short_edges(shapes: npt.NDArray[Any], longest: float) -> npt.NDArray[Any]:
    """Return shapes with long edges cut; most of a layer of small ones have none, and stay what they are."""
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    edges = np.hypot(*np.diff(points, axis=0).T)
    long = np.unique(owner[1:][~(edges <= longest) & (owner[1:] == owner[:-1])])
    cut: npt.NDArray[Any] = shapes.copy()
    cut[long] = shapely.segmentize(shapes[long], longest)
    return cut


def _within_reach(shapes: npt.NDArray[Any], source: str, target: str) -> npt.NDArray[Any]:
    """Return shapes without what lies outside the target CRS' reach; most lie inside and are left as they are."""
    reach = _reach(source, target)
    if reach is None or shapely.covered_by(shapely.box(*shapely.total_bounds(shapes)), reach):
        return shapes
    outside = np.flatnonzero(~shapely.covered_by(shapes, reach))
    if not len(outside):
        return shapes
    cut: npt.NDArray[Any] = shapes.copy()
    cut[outside] = [_polygons_of(shapely.intersection(shape, reach)) for shape in shapes[outside]]
    return cut


def _polygons_of(shape: Any) -> Any:
    if shapely.get_dimensions(shape) < 2:
        return shape
    parts = [p for p in shapely.get_parts(shape) if p.geom_type in ("Polygon", "MultiPolygon")]
    return shape if len(parts) == len(shapely.get_parts(shape)) else shapely.union_all(parts)


@lru_cache(maxsize=256)
def _reach(source: str, target: str) -> Any:
    """Return, in the source CRS, the area that the target CRS is made for with a wide margin; None: everywhere."""
    wanted = CRS.from_user_input(target)
    if wanted.is_geographic or wanted.area_of_use is None:
        return None
    west, south, east, north = wanted.area_of_use.bounds
    if east < west or east - west > MAX_WIDTH_DEGREES:
        return None
    south, north = max(south - REACH_DEGREES, -89.0), min(north + REACH_DEGREES, 89.0)
    west, east = west - REACH_DEGREES, east + REACH_DEGREES
    area = shapely.segmentize(shapely.box(west, south, east, north), 1.0)
    if CRS.from_user_input(source).is_geographic:  # longitudes beyond the date line are also written the other way
        return shapely.union_all([area, *(shapely.box(west + d, south, east + d, north) for d in (-360, 360))])
    if west < -180 or east > 180:
        return None
    points = np.column_stack(transform_points("EPSG:4326", source, *shapely.get_coordinates(area).T))
    moved = shapely.Polygon(points) if np.isfinite(points).all() else shapely.Polygon()
    return moved if moved.is_valid and not moved.is_empty else None


def check_grid_crs(epsg: int) -> None:
    """Raise GridError where a CRS cannot carry a metric grid."""
    try:
        crs = CRS.from_epsg(epsg)
    except CRSError as error:
        raise GridError(f"EPSG:{epsg} is not a known CRS.", "Leave the CRS empty for the UTM zone.") from error
    units = {axis.unit_name for axis in crs.axis_info}
    if not crs.is_projected or units != {"metre"}:
        raise GridError(
            f"EPSG:{epsg} ({crs.name}) is no projected CRS in metres: its unit is {', '.join(sorted(units))}.",
            "Choose a projected CRS in metres, or leave it empty for the UTM zone of each chip.",
        )


def scale_at(crs: str, lon: float, lat: float) -> float:
    """Return how many metres of a projected CRS a metre on the ground of a place (degrees) is, one of the axes' worst.

    It is infinite outside of the CRS' reach.
    """
    factors = Proj(CRS.from_user_input(crs)).get_factors(lon, lat)
    return max((float(factors.meridional_scale), float(factors.parallel_scale)), key=lambda k: abs(k - 1))


def is_true(scale: float) -> bool:
    """Say whether metres of a CRS can be taken for metres on the ground."""
    return abs(scale - 1) <= MAX_SCALE_ERROR


def check_scale(epsg: int, lon: float, lat: float) -> None:
    """Raise GridError where a metre of the CRS is not about a metre on the ground of a place (degrees)."""
    worst = scale_at(f"EPSG:{epsg}", lon, lat)
    if not is_true(worst):
        raise GridError(
            f"A metre of EPSG:{epsg} is {1 / worst:.2f} m on the ground of the AOI: pixels and slopes would be wrong.",
            "Choose a CRS made for the place, or leave it empty for the UTM zone.",
        )
