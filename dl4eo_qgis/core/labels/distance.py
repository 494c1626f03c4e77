"""Distances from pixel centres to the outlines of features."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..grid import GridWindow

REACH_PX = 100
"""Distances are told to so many pixels of the image; what is farther has that distance."""
ROUNDED = 3
"""Decimals of a metre: what lies below is rounding."""


def distances(
    shapes: npt.NDArray[Any], winners: npt.NDArray[np.int32], window: GridWindow, reach_m: float
) -> npt.NDArray[np.float32]:
    """Return metres from each pixel's centre to an outline, at most ``reach_m`` (rows x columns).

    Positive, where a feature has the pixel (``winners``, from 1): to that feature's own outline. Negative elsewhere: to
    the nearest outline of any. ``shapes`` are those within ``reach_m`` of the window, uncut.
    """
    around = window.grown(int(np.ceil(reach_m / window.pixel_size_m)) + 2)
    lines = shapely.clip_by_rect(shapely.boundary(shapes), *around.bounds)
    left, _, _, top = window.bounds
    x = left + window.pixel_size_m * (np.arange(window.width_px) + 0.5)
    y = top - window.pixel_size_m * (np.arange(window.height_px) + 0.5)
    centres = shapely.points(*(a.ravel() for a in np.meshgrid(x, y)))
    won = winners.ravel()
    found = np.full(len(won), reach_m)
    for place in np.unique(won).tolist():
        mine = np.flatnonzero(won == place)
        outline = lines[place - 1 : place] if place else lines
        found[mine] = _to_nearest(outline, centres[mine], reach_m)
    found = np.round(np.minimum(found, reach_m), ROUNDED)
    signed: npt.NDArray[np.float32] = np.where(won > 0, found, -found).reshape(winners.shape).astype(np.float32)
    return signed


def _to_nearest(lines: npt.NDArray[Any], points: npt.NDArray[Any], reach_m: float) -> npt.NDArray[np.float64]:
    """Return the distance of each point to the nearest of some lines, or ``reach_m``."""
    xy, owner = shapely.get_coordinates(shapely.get_parts(shapely.get_parts(lines)), return_index=True)
    joined = owner[1:] == owner[:-1]
    found = np.full(len(points), reach_m)
    if joined.any():
        edges: Any = shapely.linestrings(np.stack([xy[:-1][joined], xy[1:][joined]], axis=1))
        (which, _), metres = shapely.STRtree(edges).query_nearest(
            points, max_distance=reach_m, return_distance=True, all_matches=False
        )
        found[which] = metres
    return found
