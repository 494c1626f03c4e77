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
AT_ONCE = 2**17
"""Pixels whose centres are points at once: bounds the memory."""


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
    edges: dict[int, shapely.STRtree] = {}
    signed = np.empty(winners.shape, np.float32)
    rows = max(1, AT_ONCE // window.width_px)
    for start in range(0, window.height_px, rows):
        strip = slice(start, start + rows)
        won = winners[strip].ravel()
        centres = shapely.points(*(a.ravel() for a in np.meshgrid(x, y[strip])))
        found = np.full(len(won), reach_m)
        for place in np.unique(won).tolist():
            if place not in edges:
                edges[place] = _edges(lines[place - 1 : place] if place else lines)
            mine = np.flatnonzero(won == place)
            (which, _), metres = edges[place].query_nearest(
                centres[mine], max_distance=reach_m, return_distance=True, all_matches=False
            )
            found[mine[which]] = metres
        found = np.round(np.minimum(found, reach_m), ROUNDED)
        signed[strip] = np.where(won > 0, found, -found).reshape(-1, window.width_px)
    return signed


def _edges(lines: npt.NDArray[Any]) -> shapely.STRtree:
    """Return the spatial index of the edges of some lines."""
    xy, owner = shapely.get_coordinates(shapely.get_parts(shapely.get_parts(lines)), return_index=True)
    joined = owner[1:] == owner[:-1]
    found: Any = shapely.linestrings(np.stack([xy[:-1][joined], xy[1:][joined]], axis=1)) if joined.any() else []
    return shapely.STRtree(found)
