"""The area of interest: one file of polygons or several, whatever their CRSs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .geometry.dateline import to_degrees
from .progress import Progress
from .recipe import Aoi
from .vector import Polygons, read_polygons

WGS84 = "EPSG:4326"
COUNTED = {
    "repaired": "invalid polygons were repaired",
    "dropped": "features without a polygon were left out",
    "no_numbers": "features with coordinates that are no numbers were left out",
    "tangled": "features that cross themselves too often to be repaired were left out",
}
"""What is told of the polygons."""


def read_area(aoi: Aoi, progress: Progress) -> Polygons:
    """Return the polygons of all files of an area, in their CRS; in EPSG:4326 where they have several.

    Raises GridError where a file cannot be used.
    """
    parts = [read_polygons(source.path, source.layer, "AOI") for source in (aoi, *aoi.others)]
    for key, text in COUNTED.items():
        if count := sum(getattr(part, key) for part in parts):
            progress.warn(f"AOI: {count} {text}.")
    if len(parts) == 1:
        return parts[0]
    same = len({part.crs for part in parts}) == 1
    shapes = [part.geometries if same else to_degrees(part.geometries, part.crs) for part in parts]
    joined = np.concatenate(shapes)
    return replace(
        parts[0],
        geometries=joined,
        ids=np.arange(len(joined), dtype=np.int64),
        crs=parts[0].crs if same else WGS84,
        own_ids=None,
        flaws={},
    )
