"""The footprint of an item: polygons on the Earth, valid, and cut where they cross 180 degrees."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from ..geometry.dateline import on_earth
from ..geometry.shapes import crosses_itself
from .source import ItemError, Json

MAX_VERTICES = 20_000
"""Of a footprint."""
MAX_CROSSINGS = 50
FLAT = ("Polygon", "MultiPolygon")
EARTH = (-360.0, -91.0, 540.0, 91.0)
"""West, south, east, north of what can be a place in degrees, once more around included."""
OVERSHOOT = 0.01
"""Degrees beyond 180 that are no ground on the other side: tiles of elevation reach half a pixel over."""

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
    west, _, east, _ = geometry.bounds
    if west >= -180 - OVERSHOOT and east <= 180 + OVERSHOOT and east - west <= 180:
        return geometry
    placed: BaseGeometry = on_earth(np.array([geometry], object))[0]
    return placed


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
