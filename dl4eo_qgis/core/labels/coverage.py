"""The rule of coverage: a pixel belongs to the class that covers most of it, where that is enough.

What counts is a class' share: ground that several features of one class cover counts once, and two parcels of a class
with half a pixel each give the whole pixel. Within the class, the feature with the largest share has the pixel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..grid import GridWindow
from .drawing import Drawing
from .shares import SLIVER, WHOLE, Claim, in_pixels, settled

Units = npt.NDArray[np.int64]


@dataclass(frozen=True)
class ClassClaim:
    """What one class covers: arrays with a value for each pixel that it claims."""

    value: int
    cells: Units
    """Pixels, counted row by row from the upper left."""
    units: Units
    """Share of the pixel that the class' features cover together."""
    first: Units
    """The first of its features with a share, by the layer's order."""
    best: Units
    """The one with the largest share; of equal ones the first."""
    whole: npt.NDArray[np.bool_]
    """Whether one feature alone covers the whole pixel."""


def cover(drawing: Drawing) -> npt.NDArray[np.int32]:
    """Return which feature has each pixel: of the class with the largest share, if that is enough (``least``).

    Of equal shares, the class whose feature comes first in the layer wins. Priorities are looked at one after the
    other, the largest first: the first at which a class covers enough decides. Where none does, all count together.
    """
    priority = drawing.features.priority
    members = [np.flatnonzero(priority == level) for level in np.unique(priority)[::-1]]
    if len(members) > 1:
        members.append(np.arange(len(priority)))
    won = np.zeros(drawing.window.shape, np.int32)
    for among in members:
        won = np.where(won > 0, won, _largest(drawing, among))
    return won


def _largest(drawing: Drawing, among: Units) -> npt.NDArray[np.int32]:
    enough = max(1, round(drawing.least * WHOLE) - SLIVER)
    rows, columns = drawing.window.shape
    units, first, won = (np.zeros(rows * columns, np.int64) for _ in range(3))
    for claim in class_claims(drawing, among, enough):
        cells = claim.cells
        more = (claim.units > units[cells]) | ((claim.units == units[cells]) & (claim.first < first[cells]))
        more &= claim.units >= enough
        units[cells[more]], first[cells[more]] = claim.units[more], claim.first[more]
        won[cells[more]] = claim.best[more] + 1
    return won.reshape(rows, columns).astype(np.int32)


def class_claims(drawing: Drawing, among: Units, enough: int = 0) -> Iterator[ClassClaim]:
    """Yield what each class of some features (their places, in order) covers, by class value.

    Where the largest ``units`` of at least ``enough`` are all that is asked, ground that features cover twice need not
    be measured everywhere: units below may be too large, and of a single class those above.
    """
    classes = drawing.features.classes[among]
    alone = bool(enough) and len(np.unique(classes)) == 1
    board = _Board(drawing.window, enough, enough if alone else WHOLE)
    for value in np.unique(classes).tolist():
        mine = among[classes == value]
        if len(mine) == 1:
            cells, units = drawing.claims[mine[0]]
            place = np.full(len(cells), mine[0])
            yield ClassClaim(value, cells, units, place, place, units == WHOLE)
        else:
            yield board.together(value, mine, drawing.shapes, drawing.claims)


class _Board:
    """Arrays of a window's pixels to add up the features of one class after the other."""

    def __init__(self, window: GridWindow, least: int, most: int) -> None:
        """``least``: smaller sums need not be exact; ``most``: nor sums where one feature alone has so much."""
        self._window = window
        self._least, self._most = least, most
        pixels = window.width_px * window.height_px
        self._sum, self._top, self._first, self._best = (np.zeros(pixels, np.int64) for _ in range(4))

    def together(self, value: int, mine: Units, shapes: npt.NDArray[Any], claims: Sequence[Claim]) -> ClassClaim:
        """Return what several features of a class cover together."""
        new: list[Units] = []
        for place in mine.tolist():
            cells, units = claims[place]
            fresh = cells[self._sum[cells] == 0]
            new.append(fresh)
            self._first[fresh] = place
            self._sum[cells] += units
            larger = units > self._top[cells]
            self._top[cells[larger]], self._best[cells[larger]] = units[larger], place
        cells = np.sort(np.concatenate(new))
        units, top, first, best = self._sum[cells], self._top[cells], self._first[cells], self._best[cells]
        self._sum[cells] = self._top[cells] = 0
        several = cells[(units > top) & (units >= self._least) & (top < self._most)]
        doubled = mine[overlapping(shapes[mine])] if len(several) else several
        if len(doubled):
            where, twice = counted_twice(doubled, shapes, claims, several, self._window)
            units[np.searchsorted(cells, where)] -= twice
        units = np.where(top == WHOLE, WHOLE, settled(np.minimum(units, WHOLE)))
        return ClassClaim(value, cells, units, first, best, top == WHOLE)


def counted_twice(
    places: Units, shapes: npt.NDArray[Any], claims: Sequence[Claim], cells: Units, window: GridWindow
) -> tuple[Units, Units]:
    """Return those of some pixels in which features meet, and the sum of their shares less the share of their union."""
    here = [np.intersect1d(claims[place][0], cells) for place in places.tolist()]
    cell, place = np.concatenate(here), np.repeat(places, [len(each) for each in here])
    order = np.lexsort((place, cell))
    names, group, counts = np.unique(cell[order], return_inverse=True, return_counts=True)
    several = counts[group] > 1
    cell, place = cell[order][several], place[order][several]
    names = names[counts > 1]
    row, col = np.divmod(cell, window.width_px)
    left, top = window.left_px + col, window.top_px - row
    kinds, which = np.unique(place, return_inverse=True)
    sound = shapely.make_valid(in_pixels(shapes[kinds], window))
    pieces = shapely.intersection(sound[which], shapely.box(left, top - 1, left + 1, top))
    starts = np.searchsorted(cell, names)
    if not len(names):
        return names, names
    union = [shapely.area(shapely.union_all(part)) for part in np.split(pieces, starts[1:])]
    excess = np.maximum(np.add.reduceat(shapely.area(pieces), starts) - union, 0.0)
    return names, np.rint(excess * WHOLE).astype(np.int64)


def overlapping(shapes: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Return the places of the shapes whose ground another one shares; a common border is no common ground."""
    tree = shapely.STRtree(shapes)
    one, other = tree.query(shapes, predicate="intersects")
    pair = one < other
    one, other = one[pair], other[pair]
    ground = ~shapely.touches(shapes[one], shapes[other])
    return np.unique(np.concatenate([one[ground], other[ground]]))
