"""Coordinate reference systems: which one a grid may use, and moving points and shapes between them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from .errors import GridError

SEGMENT_M = 250.0
"""Longest edge before a reprojection: a straight edge of 250 m bends by less than a centimetre between usual CRSs."""
METRES_PER_DEGREE = 111320.0

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


def transform_points(source: str, target: str, x: FloatArray64, y: FloatArray64) -> tuple[FloatArray64, FloatArray64]:
    """Return points in another CRS; places outside its reach become infinite."""
    if source == target:
        return x, y
    tx, ty = transformer(source, target).transform(x, y)
    return np.asarray(tx, np.float64), np.asarray(ty, np.float64)


def is_geographic(crs: str) -> bool:
    """Say whether coordinates are degrees."""
    return bool(CRS.from_user_input(crs).is_geographic)


def reproject(geometries: Sequence[Any] | npt.NDArray[Any], source: str, target: str) -> npt.NDArray[Any]:
    """Return shapes in another CRS, long edges cut first so that they stay where they were (error below 0.1 px)."""
    shapes = np.asarray(geometries, dtype=object)
    if source == target or not len(shapes):
        return shapes
    longest = SEGMENT_M / METRES_PER_DEGREE if is_geographic(source) else SEGMENT_M

    def move(points: FloatArray64) -> FloatArray64:
        return np.column_stack(transform_points(source, target, points[:, 0], points[:, 1]))

    moved: npt.NDArray[Any] = shapely.transform(shapely.segmentize(shapes, longest), move)
    return moved


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
