"""Small shapes that more than one stage needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .grid import Chip

PAIRS_AT_ONCE = 4_000_000


def chip_squares(chips: Sequence[Chip], margin_m: float = 0.0) -> npt.NDArray[Any]:
    """Return the chips' squares as polygons in their own CRS, grown by ``margin_m``."""
    edges = np.array([c.bounds for c in chips], np.float64).reshape(-1, 4)
    squares: npt.NDArray[Any] = shapely.box(
        edges[:, 0] - margin_m, edges[:, 1] - margin_m, edges[:, 2] + margin_m, edges[:, 3] + margin_m
    )
    return squares


def merged(shapes: Sequence[Any] | npt.NDArray[Any]) -> Any:
    """Return the union of polygons, repaired where a reprojection made one invalid."""
    return shapely.union_all([s if shapely.is_valid(s) else shapely.make_valid(s) for s in shapes])


def crosses_itself(shape: Any, most: int) -> bool:
    """Return whether the edges of a polygon meet more than ``most`` times beside at its corners.

    A repair cuts a polygon at each such place: 5000 of them take seconds, and every tenfold thirty times as long.
    """
    rings = shapely.get_rings(shapely.get_parts(shape))
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    real = (ring[:-1] == ring[1:]) & (xy[:-1] != xy[1:]).any(axis=1)
    edges: Any = shapely.linestrings(np.stack([xy[:-1][real], xy[1:][real]], axis=1))
    tree = shapely.STRtree(edges)
    step = max(16, PAIRS_AT_ONCE // max(1, len(edges)))
    met = 0
    for start in range(0, len(edges), step):
        part = edges[start : start + step]
        met += tree.query(part, predicate="intersects").shape[1] - 3 * len(part)  # itself and its two neighbours
        if met > 2 * most:  # each is met from both sides
            return True
    return False
