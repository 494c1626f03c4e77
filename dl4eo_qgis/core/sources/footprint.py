"""The footprint of an item: polygons on the Earth, valid, and cut where they cross 180 degrees."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from ..shapes import crosses_itself
from .source import ItemError, Json

MAX_VERTICES = 20_000
"""Of a footprint."""
MAX_CROSSINGS = 50
FLAT = ("Polygon", "MultiPolygon")
EARTH = (-360.0, -91.0, 540.0, 91.0)
"""West, south, east, north of what can be a place in degrees, once more around included."""


UNREADABLE = (
    ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError, shapely.errors.ShapelyError
)  # fmt: skip
"""What shapely raises of a geometry that is none."""


def footprint_of(item: Json) -> BaseGeometry:
    """Return the item's geometry in EPSG:4326, valid, in two parts where it crosses 180 degrees."""
    if not item.get("geometry"):
        raise ItemError("it has no geometry")
    try:
        with np.errstate(all="ignore"):
            geometry = shapely.force_2d(shape(item["geometry"]))
    except UNREADABLE as error:
        raise ItemError(f"its geometry cannot be read ({' '.join(str(error).split())[:200]})") from error
    _require_place(geometry)
    if not geometry.is_valid:
        if crosses_itself(geometry, MAX_CROSSINGS):
            raise ItemError(f"its geometry crosses itself more than {MAX_CROSSINGS} times")
        geometry = shapely.make_valid(geometry)
    if geometry.geom_type not in FLAT:
        geometry = _flat(geometry)
    whole = list(shapely.get_parts(geometry))
    parts = [_cut_at_180(part) for part in whole]
    return geometry if parts == whole else _flat(shapely.union_all(parts))


def _require_place(geometry: BaseGeometry) -> None:
    """Raise ItemError unless a geometry can be a footprint: polygons on the Earth, of not too many vertices."""
    count = shapely.get_num_coordinates(geometry)
    if count > MAX_VERTICES:
        raise ItemError(f"its geometry has {count} vertices; at most {MAX_VERTICES} are read")
    if geometry.is_empty:
        raise ItemError("its geometry is empty")
    if geometry.geom_type not in (*FLAT, "GeometryCollection"):
        raise ItemError(f"its geometry is a {geometry.geom_type}, not a polygon")
    if not np.isfinite(shapely.get_coordinates(geometry)).all():
        raise ItemError("its geometry has coordinates that are no numbers")
    west, south, east, north = geometry.bounds
    if west < EARTH[0] or south < EARTH[1] or east > EARTH[2] or north > EARTH[3]:
        raise ItemError(f"its geometry lies outside of the Earth ({west:g} {south:g} {east:g} {north:g} degrees)")


def _flat(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a geometry; raises ItemError where none is left after a repair."""
    parts = [p for p in shapely.get_parts(shapely.get_parts(geometry)) if p.geom_type == "Polygon"]
    if not parts:
        raise ItemError("its geometry has no area")
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)


def _cut_at_180(part: BaseGeometry) -> BaseGeometry:
    """Return a polygon that was written across 180 degrees as its two halves; any other unchanged.

    Such a polygon seems to span the whole world; counted in 0-360 degrees it is narrow.
    """
    west, _, east, _ = part.bounds
    if east - west <= 180:
        return part
    turned = shapely.transform(part, lambda xy: xy + (xy[:, :1] < 0) * [[360.0, 0.0]])
    if not 0 < turned.bounds[2] - turned.bounds[0] < 180:
        return part
    turned = shapely.make_valid(turned)
    eastern = turned.intersection(box(0, -90, 180, 90))
    western = translate(turned.intersection(box(180, -90, 360, 90)), xoff=-360)
    return shapely.union_all([eastern, western])
