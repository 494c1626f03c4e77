"""Small shapes that more than one stage needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..grid import Chip
from .crs import is_geographic, transform_points

PAIRS_AT_ONCE = 4_000_000
OUTLINE_MARGIN_M, OUTLINE_STEP_M = 5_000.0, 10_000.0
UTM_CODES = (*range(32601, 32661), *range(32701, 32761))


def by_crs(chips: Sequence[Chip]) -> dict[int, list[Chip]]:
    """Return the chips of each EPSG code, in the codes' order."""
    groups: defaultdict[int, list[Chip]] = defaultdict(list)
    for chip in chips:
        groups[chip.epsg].append(chip)
    return {epsg: groups[epsg] for epsg in sorted(groups)}


def chip_squares(chips: Sequence[Chip], margin_m: float = 0.0) -> npt.NDArray[Any]:
    """Return the chips' squares as polygons in their own CRS, grown by ``margin_m``."""
    return squares_of(chip_edges(chips), margin_m)


def squares_of(edges: npt.NDArray[np.float64], margin_m: float = 0.0) -> npt.NDArray[Any]:
    """Return rectangles as polygons, grown by ``margin_m``."""
    left, bottom, right, top = edges.T
    squares: npt.NDArray[Any] = shapely.box(left - margin_m, bottom - margin_m, right + margin_m, top + margin_m)
    return squares


def chip_edges(chips: Sequence[Chip]) -> npt.NDArray[np.float64]:
    """Return left, bottom, right, top of each chip in metres: ``Chip.bounds`` of very many at once."""
    counts = np.array([(c.col, c.row, c.dx_px, c.dy_px, c.stride_px, c.size_px) for c in chips], np.int64).reshape(
        -1, 6
    )
    pixel = np.array([c.pixel_size_m for c in chips], np.float64)
    low = counts[:, :2] * counts[:, 4:5] + counts[:, 2:4]
    return np.column_stack([low, low + counts[:, 5:]]) * pixel[:, None]


def merged(shapes: Sequence[Any] | npt.NDArray[Any]) -> Any:
    """Return the union of polygons, repaired where a reprojection made one invalid."""
    return shapely.union_all([s if shapely.is_valid(s) else shapely.make_valid(s) for s in shapes])


def near_chips(
    bounds: npt.NDArray[np.float64], crs: str, chips: Sequence[Chip], reach_m: float = 0.0
) -> npt.NDArray[np.int64]:
    """Return the places of those bounds (n x left, bottom, right, top in ``crs``) that may lie near chips of one CRS.

    Near is what reaches a chip with ``reach_m`` of ground around it.

    Only a first sieve, so that what lies clear of the chips need not be reprojected; where the chips' outline has no
    sure place in ``crs``, everything passes.
    """
    outline = _outline(chips, crs, OUTLINE_MARGIN_M + reach_m)
    if outline is None:
        return np.arange(len(bounds))
    low, high = outline
    apart = np.ones(len(bounds), bool)
    for turn in (-360.0, 0.0, 360.0) if is_geographic(crs) else (0.0,):
        shift = np.array([turn, 0.0])
        apart &= ((bounds[:, :2] + shift > high) | (bounds[:, 2:] + shift < low)).any(axis=1)
    return np.flatnonzero(~apart)


def _outline(
    chips: Sequence[Chip], crs: str, margin_m: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]] | None:
    """Return the least and the largest x and y in ``crs`` of the ground around chips; None: not to be told.

    A UTM zone never holds a pole, so that a rectangle's edge tells where its inside lies.
    """
    epsg, edges = chips[0].epsg, chip_edges(chips)
    if epsg not in UTM_CODES:
        return None
    low, high = edges[:, :2].min(axis=0) - margin_m, edges[:, 2:].max(axis=0) + margin_m
    ring = shapely.get_coordinates(shapely.segmentize(shapely.box(*low, *high), OUTLINE_STEP_M))
    moved = np.column_stack(transform_points(f"EPSG:{epsg}", crs, ring[:, 0], ring[:, 1]))
    back = np.column_stack(transform_points(crs, f"EPSG:{epsg}", moved[:, 0], moved[:, 1]))
    if not (np.abs(back - ring) < 1.0).all():  # infinite, or beyond what the other CRS is made for
        return None
    least, most = moved.min(axis=0), moved.max(axis=0)
    return None if is_geographic(crs) and most[0] - least[0] > 180 else (least, most)


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
