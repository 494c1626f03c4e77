"""The ground that a raster covers, by its header."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from pyproj.exceptions import CRSError, ProjError

from ..geometry.crs import METRES_PER_DEGREE, is_geographic, transform_points
from ..geometry.dateline import on_earth
from .raster_header import RasterInfo

WGS84 = "EPSG:4326"
EDGE_M, EDGE_PARTS = 1000.0, 64
"""An edge of a footprint is cut into pieces of this length (it bends by centimetres), but at most so many."""


class NowhereError(ValueError):
    """A raster has no place on the Earth; the text is the reason."""


def extent_of(info: RasterInfo) -> Any:
    """Return a raster's extent in EPSG:4326, in two parts across 180 degrees; raises NowhereError.

    Its edges are cut so that they stay where they were.
    """
    a, b, c, d, e, f = info.transform
    if (a, b, c, d, f) == (1.0, 0.0, 0.0, 0.0, 0.0) and e in (1.0, -1.0):
        raise NowhereError("its header tells no place for its pixels")
    corners = [(0, 0), (info.width, 0), (info.width, info.height), (0, info.height)]
    ring = shapely.Polygon([(a * col + b * row + c, d * col + e * row + f) for col, row in corners])
    try:
        metres = METRES_PER_DEGREE if is_geographic(info.crs) else 1.0
        longest = max(shapely.length(ring.exterior) / 4 / EDGE_PARTS, EDGE_M / metres)
        points = shapely.get_coordinates(shapely.segmentize(ring, longest))
        moved = np.column_stack(transform_points(info.crs, WGS84, points[:, 0], points[:, 1]))
    except (CRSError, ProjError) as error:
        raise NowhereError(f"its CRS has no place on the Earth ({' '.join(str(error).split())[:100]})") from error
    if not np.isfinite(moved).all():
        raise NowhereError("its extent has no place on the Earth")
    return on_earth(np.array([shapely.Polygon(moved)]), reprojected=not is_geographic(info.crs))[0]
