"""How many pixels of ground places share, and how far they lie from each other, over all CRSs of a dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry.crs import reproject
from ..geometry.shapes import near_chips, squares_of
from ..grid import Chip
from ..progress import Check

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Shapes = npt.NDArray[Any]
TOUCH_PX = 0.25
"""Squares are shrunk by it where shared ground is sought: those that only touch share none."""
AT_ONCE = 2048
"""Places whose neighbours are looked for at once: there may be hundreds of each."""
FARTHER = 8
"""How much farther the nearest place is looked for where none is near."""
REACH_M, ACROSS_M = 2e7, 1e5
"""Nobody looks farther within a CRS; nor across the border of two, where coordinates would lose their sense."""


@dataclass(frozen=True)
class Places:
    """Squares of ground of one size on the pixel lattices of several CRSs, each once; arrays of one length."""

    epsg: Ints
    left: Ints
    """West edge in pixels."""
    bottom: Ints
    """South edge in pixels."""
    size_px: int
    pixel_m: float

    def __len__(self) -> int:
        return len(self.epsg)

    def at(self, which: Ints | npt.NDArray[np.bool_]) -> Places:
        """Return some of them."""
        return Places(self.epsg[which], self.left[which], self.bottom[which], self.size_px, self.pixel_m)

    @property
    def edges(self) -> Floats:
        """Left, bottom, right, top of each in metres."""
        low = np.column_stack([self.left, self.bottom])
        edges: Floats = np.column_stack([low, low + self.size_px]).astype(np.float64) * self.pixel_m
        return edges

    def squares(self, margin_m: float = 0.0) -> Shapes:
        """Return them as polygons in their own CRSs."""
        return squares_of(self.edges, margin_m)

    def by_crs(self) -> Iterator[tuple[int, Ints]]:
        """Yield each EPSG code with the places of those that it has."""
        for epsg in np.unique(self.epsg).tolist():
            yield epsg, np.flatnonzero(self.epsg == epsg)


def together(parts: Sequence[Places]) -> Places:
    """Return the places of all parts, each once."""
    columns = np.concatenate([np.column_stack([p.epsg, p.left, p.bottom]) for p in parts])
    epsg, left, bottom = np.unique(columns, axis=0).T
    return Places(epsg, left, bottom, parts[0].size_px, parts[0].pixel_m)


def shared_px(mine: Places, theirs: Places, check: Check, *, once: bool = False) -> Ints:
    """Return of each place how many of its pixels are ground of one of the others too, however many these are.

    Exact within a CRS; across two, areas are rounded to whole pixels. ``once``: without the ground that an earlier one
    of ``mine`` has, so that the sum counts each pixel of ground once.
    """
    found = np.zeros(len(mine), np.int64)
    for epsg, at in mine.by_crs():
        own = mine.at(at)
        near = dict(_neighbours(own, theirs.at(theirs.epsg == epsg), check))
        abroad = _touching(own, _moved(own, theirs.at(theirs.epsg != epsg)))
        before = dict(_neighbours(own, own, check, before=True)) if once and (near or abroad) else {}
        for i, offsets in near.items():
            found[at[i]] = _covered(own.size_px, offsets, before.get(i, b""))
        hidden = _touching(own, _moved(own, mine.at(mine.epsg < epsg))) if once and (near or abroad) else {}
        for i in sorted({*abroad, *(hidden.keys() & near.keys())}):
            check()
            plus = [*_boxes(own, i, near.get(i, b"")), *abroad.get(i, ())]
            minus = [*_boxes(own, i, before.get(i, b"")), *hidden.get(i, ())]
            found[at[i]] = _covered_across(own.at(np.array([i])), plus, minus)
    return found


def distances(mine: Places, theirs: Places, buffer_m: float, check: Check) -> Floats:
    """Return of each place the distance in metres to the nearest of the others; infinite where that is not near.

    The least of all is always among them (across CRSs, up to ``ACROSS_M``), and each that is below ``buffer_m``.
    """
    found = np.full(len(mine), np.inf)
    for epsg, at in mine.by_crs():
        own = mine.at(at)
        there = theirs.at(theirs.epsg == epsg)
        if len(there):
            check()
            found[at] = _nearest(own.squares(), there.squares(), max(buffer_m, own.size_px * own.pixel_m))
    least = float(found.min(initial=np.inf))
    for epsg, at in mine.by_crs():
        own = mine.at(at)
        reach_m = max(buffer_m, min(least, ACROSS_M))
        abroad = _moved(own, theirs.at(theirs.epsg != epsg), reach_m) if reach_m else []
        if len(abroad):
            check()
            found[at] = np.minimum(found[at], _within(own.squares(), np.array(abroad, object), reach_m))
    return found


def _neighbours(mine: Places, theirs: Places, check: Check, *, before: bool = False) -> Iterator[tuple[int, bytes]]:
    """Yield each place of one CRS that shares ground with others: its number, and where they lie from it.

    ``before``: of the same places, only those with a smaller number count.
    """
    if not len(theirs):
        return
    tree = shapely.STRtree(theirs.squares())
    shrunk = mine.squares(-TOUCH_PX * mine.pixel_m)
    for start in range(0, len(mine), AT_ONCE):
        check()
        one, other = tree.query(shrunk[start : start + AT_ONCE])
        one = one + start
        if before:
            one, other = one[other < one], other[other < one]
        offsets = np.column_stack([theirs.left[other] - mine.left[one], theirs.bottom[other] - mine.bottom[one]])
        order = np.lexsort((offsets[:, 1], offsets[:, 0], one))
        one, offsets = one[order], offsets[order].astype(np.int32)
        firsts = np.flatnonzero(np.diff(one, prepend=-1)).tolist()
        ends = [*firsts, len(one)]
        for k, low in enumerate(firsts):
            yield int(one[low]), offsets[low : ends[k + 1]].tobytes()


def _offsets(offsets: bytes) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in np.frombuffer(offsets, np.int32).reshape(-1, 2)]


@lru_cache(maxsize=100_000)
def _covered(size: int, plus: bytes, minus: bytes) -> int:
    """Return how many pixels of a square the squares at ``plus`` cover and those at ``minus`` do not.

    Neighbours on a lattice lie in few ways around a square, so that most are counted once for many.
    """
    on, off = _offsets(plus), _offsets(minus)
    xs, ys = (
        np.unique(np.clip([0, size, *(o[k] for o in (*on, *off)), *(o[k] + size for o in (*on, *off))], 0, size))
        for k in (0, 1)
    )
    grid = np.zeros((len(xs) - 1, len(ys) - 1), np.int64)
    for places, value in ((on, 1), (off, 0)):
        for x, y in places:
            (left, right), (low, high) = (
                np.searchsorted(edges, np.clip([at, at + size], 0, size)) for edges, at in ((xs, x), (ys, y))
            )
            grid[left:right, low:high] = value
    return int(np.diff(xs) @ grid @ np.diff(ys))


def _boxes(mine: Places, i: int, offsets: bytes) -> list[Any]:
    low = np.array([mine.left[i], mine.bottom[i]])
    return [
        shapely.box(*(low + o) * mine.pixel_m, *(low + o + mine.size_px) * mine.pixel_m)
        for o in np.array(_offsets(offsets)).reshape(-1, 2)
    ]


def _covered_across(place: Places, plus: Sequence[Any], minus: Sequence[Any]) -> int:
    ground = shapely.intersection(shapely.union_all(plus), place.squares()[0])
    if minus:
        ground = shapely.difference(ground, shapely.union_all(minus))
    return round(float(shapely.area(ground)) / place.pixel_m**2)


def _moved(mine: Places, theirs: Places, reach_m: float = 0.0) -> list[Any]:
    """Return the squares of places of other CRSs that may lie near those of one, in the CRS of these."""
    found: list[Any] = []
    for epsg, at in theirs.by_crs() if len(mine) else ():
        edges = theirs.at(at).edges
        near = near_chips(edges, f"EPSG:{epsg}", _outermost(mine), reach_m)
        found += list(reproject(squares_of(edges[near]), f"EPSG:{epsg}", f"EPSG:{mine.epsg[0]}"))
    return found


def _outermost(mine: Places) -> list[Chip]:
    """Return those of the places of one CRS that tell its outline."""
    ends = {int(pick(edge)) for pick in (np.argmin, np.argmax) for edge in (mine.left, mine.bottom)}
    facts = (mine.size_px, mine.size_px, mine.pixel_m)
    return [Chip.at(int(mine.epsg[i]), int(mine.left[i]), int(mine.bottom[i]), *facts) for i in sorted(ends)]


def _touching(mine: Places, shapes: Sequence[Any]) -> dict[int, list[Any]]:
    """Return those of the shapes that share ground with each place, by its number."""
    found: dict[int, list[Any]] = {}
    if shapes:
        shrunk = mine.squares(-TOUCH_PX * mine.pixel_m)
        for i, j in shapely.STRtree(shapes).query(shrunk, predicate="intersects").T.tolist():
            found.setdefault(i, []).append(shapes[j])
    return found


def _nearest(squares: Shapes, others: Shapes, reach_m: float) -> Floats:
    """Return the distance of each square to the nearest of the others, looking farther only until one is found."""
    while True:
        found = _within(squares, others, reach_m)
        if np.isfinite(found).any() or reach_m > REACH_M:
            return found
        reach_m *= FARTHER


def _within(squares: Shapes, others: Shapes, reach_m: float) -> Floats:
    found = np.full(len(squares), np.inf)
    tree = shapely.STRtree(others)
    (which, _), metres = tree.query_nearest(squares, max_distance=reach_m, return_distance=True, all_matches=False)
    found[which] = metres
    return found
