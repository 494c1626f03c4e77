"""Exact shares: how much of each pixel a polygon covers, in whole numbers.

Every edge is cut at the lines of the lattice. A piece, which lies in one pixel, adds to it the area to its own right,
and its height to every pixel further right: down the polygon's left side with a plus, down its right side with a minus
(the signed areas of exact scan conversion, as in font rasterisers). Cuts are rounded to ``1 / FINE`` of a pixel and
added as integers. So a pixel's share depends on nothing but the polygon's edges in its row: not on the window that it
is seen in, nor on the order of edges and parts.

exactextract gives the same numbers; but its release 0.3.0 ends the whole process (a segmentation fault) where the edge
of a hole lies on the edge of the raster, which parcels on round coordinates do, and it has no wheels for Linux on ARM.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..grid import GridWindow

FINE = 2**24
"""Parts of a pixel that cuts are rounded to."""
WHOLE = 2**22
"""Units of a pixel that is wholly covered: one is 2.4e-7."""
PER_UNIT = 2 * FINE * FINE // WHOLE
SLIVER = 2
"""So few units (5e-7 of a pixel) are rounding: they count as nothing, and as much below the whole as the whole."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Claim = tuple[Ints, Ints]
"""The pixels that one feature claims, counted row by row from the upper left, and their shares in units."""


@dataclass(frozen=True)
class Edges:
    """Edges of polygons, downwards: from (u0, v0) to (u1, v1), in pixels to the east and to the south."""

    u0: Floats
    v0: Floats
    u1: Floats
    v1: Floats
    sign: Ints
    """1: the polygon lies to the right (east) of it; -1: to the left."""
    owner: Ints
    """Place of its polygon."""

    def __getitem__(self, index: Any) -> Edges:
        """Return some of them."""
        return Edges(
            self.u0[index], self.v0[index], self.u1[index], self.v1[index], self.sign[index], self.owner[index]
        )

    def u_at(self, v: Floats) -> Floats:
        """Return where each crosses a level line of the lattice."""
        inner = self.u0 + (v - self.v0) * ((self.u1 - self.u0) / (self.v1 - self.v0))
        return np.where(v <= self.v0, self.u0, np.where(v >= self.v1, self.u1, inner))

    def v_at(self, u: Floats) -> Floats:
        """Return where each crosses an upright line of the lattice; upright edges do not."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.v0 + (u - self.u0) * ((self.v1 - self.v0) / (self.u1 - self.u0))


def claims_of(shapes: npt.NDArray[Any], window: GridWindow) -> list[Claim]:
    """Return what each polygon covers of a window's pixels."""
    left, top = window.left_px, -window.top_px
    edges = _edges(in_pixels(shapes, window))
    near = (edges.v1 > top) & (edges.v0 < top + window.height_px)
    near &= np.minimum(edges.u0, edges.u1) < left + window.width_px
    row, col, cover, area, owner = _pieces(edges[near], window)
    starts = np.searchsorted(owner, np.arange(len(shapes) + 1))
    found = []
    for start, stop in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        part = slice(start, stop)
        found.append(_summed(row[part], col[part], cover[part], area[part], window))
    return found


def in_pixels(shapes: npt.NDArray[Any], window: GridWindow) -> npt.NDArray[Any]:
    """Return shapes in pixels of the lattice, counted from the CRS' origin to the east and north."""
    moved: npt.NDArray[Any] = shapely.transform(shapes, lambda xy: xy / window.pixel_size_m)
    return moved


def settled(units: Ints) -> Ints:
    """Return units with slivers taken for nothing, and what lacks a sliver for the whole."""
    return np.where(units <= SLIVER, 0, np.where(units >= WHOLE - SLIVER, WHOLE, units))


def _edges(shapes: npt.NDArray[Any]) -> Edges:
    """Return the edges of polygons that are not level."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    inner = np.concatenate([[False], part[1:] == part[:-1]]) if len(part) else np.zeros(0, bool)
    xy, owners = shapely.get_coordinates(rings, return_index=True)
    joined = owners[1:] == owners[:-1]
    (x0, y0), (x1, y1), ring = xy[:-1][joined].T, xy[1:][joined].T, owners[1:][joined]
    x, y = xy[np.searchsorted(owners, ring)].T
    doubled = np.bincount(ring, (x0 - x) * (y1 - y) - (x1 - x) * (y0 - y), minlength=len(rings))
    turn = np.sign(doubled).astype(np.int64) * np.where(inner, -1, 1)
    down = y1 < y0
    level = y1 == y0
    edges = Edges(
        np.where(down, x0, x1),
        -np.where(down, y0, y1),
        np.where(down, x1, x0),
        -np.where(down, y1, y0),
        turn[ring] * np.where(down, 1, -1),
        owner[part[ring]],
    )
    return edges[~level]


def _repeated(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Return for each whole number from ``first`` to ``last`` its place in these arrays, and the number."""
    count = np.maximum(last - first + 1, 0)
    which = np.repeat(np.arange(len(count)), count)
    steps = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    return which, first[which] + steps


def _pieces(edges: Edges, window: GridWindow) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Return row, column, signed height, twice the signed area to the right of it, and owner of each edge's pieces.

    Rows count from the window's upper edge. Column 0 is all that lies left of the window, 1 its first; what lies right
    of the window is left out.
    """
    left, top, right = window.left_px, -window.top_px, window.left_px + window.width_px
    first = np.maximum(np.floor(edges.v0), top).astype(np.int64)
    last = np.minimum(np.ceil(edges.v1) - 1, top + window.height_px - 1).astype(np.int64)
    which, row = _repeated(first, last)
    edges = edges[which]
    over, under = np.maximum(edges.v0, row), np.minimum(edges.v1, row + 1)
    ends = edges.u_at(over), edges.u_at(under)
    west, east = np.minimum(*ends), np.maximum(*ends)
    first = np.clip(np.floor(west), left - 1, right).astype(np.int64)
    last = np.clip(np.maximum(np.ceil(east) - 1, np.floor(west)), left - 1, right - 1).astype(np.int64)
    which, col = _repeated(first, last)
    edges = edges[which]
    row, over, under, west, east = (a[which] for a in (row, over, under, west, east))
    rightwards = (ends[1] >= ends[0])[which]
    low = np.where(col < left, west, np.maximum(west, col))
    high = np.minimum(east, col + 1)
    at_low = np.where(low <= west, np.where(rightwards, over, under), np.clip(edges.v_at(low), over, under))
    at_high = np.where(high >= east, np.where(rightwards, under, over), np.clip(edges.v_at(high), over, under))
    height = np.abs(_fine(at_high - row) - _fine(at_low - row)) * edges.sign
    beside = 2 * FINE - _fine(np.maximum(low - col, 0.0)) - _fine(high - col)
    return row - top, col - left + 1, height, height * beside, edges.owner


def _fine(parts: Floats) -> Ints:
    return np.rint(parts * FINE).astype(np.int64)


def _summed(row: Ints, col: Ints, height: Ints, area: Ints, window: GridWindow) -> Claim:
    """Return the pixels that one polygon's pieces enclose, and how much of each."""
    if not len(row):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    top, rows = int(row.min()), int(row.max() - row.min()) + 1
    west = max(int(col.min()), 1)
    columns = max(int(col.max()) - west + 2, 2) if _closed(row, height) else window.width_px - west + 2
    place = (row - top) * columns + np.maximum(col - west + 1, 0)
    heights, areas = np.zeros(rows * columns, np.int64), np.zeros(rows * columns, np.int64)
    np.add.at(heights, place, height)
    np.add.at(areas, place, area)
    before = np.cumsum(heights.reshape(rows, columns), axis=1)[:, :-1]
    twice = 2 * FINE * before + areas.reshape(rows, columns)[:, 1:]
    units = settled(np.clip((twice + PER_UNIT // 2) // PER_UNIT, 0, WHOLE))
    r, c = np.nonzero(units)
    return (r + top) * window.width_px + c + west - 1, units[r, c]


def _closed(row: Ints, height: Ints) -> bool:
    """Say whether all of a polygon's right edges are among its pieces: it ends within the window."""
    return not np.bincount(row, height).any()
