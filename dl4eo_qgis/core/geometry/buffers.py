"""Ground within metres of features, drawn where each lies: for rasters whose CRS has no true metres."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..grid import utm_epsg
from .crs import is_geographic, reproject
from .dateline import TURN, WGS84, around_180, to_degrees
from .polygons import BUFFER_SEGMENTS, Polygons

ZONE_DEGREES = 6.0
SOUTH, NORTH = (-90.0, 0.0), (0.0, 90.0)


def buffered(polygons: Polygons, crs: str) -> npt.NDArray[Any]:
    """Return the ground within ``buffer_m`` of each feature, in a CRS.

    It is drawn in metres of the feature's own UTM zone; a feature wider than one is drawn in parts.
    """
    degrees = reproject(polygons.geometries, polygons.crs, WGS84)
    parts, owner, zones = _in_zones(degrees)
    ground = np.empty(len(parts), object)
    for zone in np.unique(zones).tolist():
        mine, metric = np.flatnonzero(zones == zone), f"EPSG:{zone}"
        metres = shapely.buffer(reproject(parts[mine], WGS84, metric), polygons.buffer_m, quad_segs=BUFFER_SEGMENTS)
        ground[mine] = to_degrees(metres, metric)
    found = np.full(len(degrees), shapely.Polygon(), object)
    found[owner] = ground
    counts = np.bincount(owner, minlength=len(degrees))
    for place in np.flatnonzero(counts > 1).tolist():
        found[place] = shapely.union_all(ground[owner == place])
    if is_geographic(crs):  # such a raster may go on beyond 180
        found = np.array([around_180(shape, 0.0) for shape in found], object)
    return reproject(found, WGS84, crs)


def _in_zones(shapes: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return parts of shapes in degrees, none much wider than a UTM zone, the place of each one's shape, and its zone.

    Of shapes that are empty or lie at no finite place there is no part.
    """
    parts: list[Any] = []
    owner: list[int] = []
    for place in np.flatnonzero(np.isfinite(shapely.bounds(shapes)).all(axis=1)).tolist():
        made = _cut(_short_way(shapes[place]))
        parts += made
        owner += [place] * len(made)
    bounds = shapely.bounds(np.array(parts, object)).reshape(-1, 4)
    middles = zip((bounds[:, 0] + bounds[:, 2]) / 2, (bounds[:, 1] + bounds[:, 3]) / 2, strict=True)
    zones = [utm_epsg(float(lon), float(lat)) for lon, lat in middles]
    return np.array(parts, object), np.array(owner, np.int64), np.array(zones, np.int64)


def _short_way(shape: Any) -> Any:
    """Return a shape on both sides of 180 as one beyond it, where it is narrower so."""
    west, _, east, _ = shapely.bounds(shape)
    if east - west <= TURN / 2:
        return shape
    turned = shapely.transform(shape, lambda xy: np.column_stack([xy[:, 0] % TURN, xy[:, 1]]))
    west, _, east, _ = shapely.bounds(turned)
    return turned if east - west <= TURN / 2 else shape


def _cut(shape: Any) -> list[Any]:
    """Return the parts of a shape in each UTM zone; the shape alone where it is no wider and on one hemisphere."""
    west, south, east, north = shapely.bounds(shape)
    if east - west <= ZONE_DEGREES and (south >= 0 or north <= 0):
        return [shape]
    whole = shapely.make_valid(shape)
    columns = np.arange(np.floor(west / ZONE_DEGREES), np.floor(east / ZONE_DEGREES) + 1) * ZONE_DEGREES
    cells = [shapely.box(lon, low, lon + ZONE_DEGREES, high) for lon in columns for low, high in (SOUTH, NORTH)]
    return [part for part in shapely.intersection(whole, cells) if not part.is_empty]
