"""Footprints on the chips' ground: which chips lie near each, and how much of a chip a pass covers.

A footprint is reprojected once for each CRS whose chips it may touch, not once a chip; blocks of chips that lie wholly
inside it are not looked at one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .crs import reproject
from .grid import Chip
from .shapes import chip_edges, chip_squares, near_chips
from .types import Scene

BLOCK_CHIPS = 4
"""Chips along a block's side: few blocks to ask, and few chips in those that an edge crosses."""
SNAP = 1e-9
"""Arithmetic's noise in a share of ground: a seam between two slices is no gap."""
POLYGON_TYPES = (3, 6)
"""Polygon and multipolygon, as GEOS numbers them."""
WGS84 = "EPSG:4326"
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Under:
    """A footprint in the chips' CRS, and the chips near it."""

    shape: Any
    near: IntArray
    """Places of the chips that it comes near."""
    whole: npt.NDArray[np.bool_]
    """Of each of these, whether it lies wholly inside."""


NOWHERE = Under(shapely.Polygon(), np.zeros(0, np.int64), np.zeros(0, bool))


class Ground:
    """The chips of one CRS, to be asked which of them lie near scenes."""

    def __init__(self, chips: Sequence[Chip], near_m: float, scenes: Sequence[Scene]) -> None:
        """``scenes`` are all that will be asked; those whose bounds lie clear of the chips cost nothing more."""
        self.chips = tuple(chips)
        self.squares = chip_squares(chips)
        self._around = chip_squares(chips, near_m)
        self._make_blocks(near_m)
        counts = Counter(s.footprint for s in scenes)
        texts = list(counts)
        places = near_chips(shapely.bounds(shapely.from_wkt(texts)).reshape(-1, 4), WGS84, chips)
        self._reached = {texts[i] for i in places}
        self._recurring = {text for text in self._reached if counts[text] > 1}
        self._known: dict[str, Under] = {}

    def _make_blocks(self, near_m: float) -> None:
        edges, chip = chip_edges(self.chips), self.chips[0]
        side_m = BLOCK_CHIPS * max(chip.size_px, chip.stride_px) * chip.pixel_size_m
        _, block = np.unique(np.floor(edges[:, :2] / side_m), axis=0, return_inverse=True)
        self._block = block.ravel()
        self._order = np.argsort(self._block, kind="stable")
        self._starts = np.searchsorted(self._block[self._order], np.arange(self._block.max() + 2))
        low = np.minimum.reduceat(edges[self._order, :2], self._starts[:-1]) - near_m
        high = np.maximum.reduceat(edges[self._order, 2:], self._starts[:-1]) + near_m
        self._blocks = shapely.box(*low.T, *high.T)
        self._tree = shapely.STRtree(self._blocks)

    def under(self, scenes: Sequence[Scene]) -> list[Under]:
        """Return where each scene's footprint lies on the chips."""
        wanted = dict.fromkeys(s.footprint for s in scenes if s.footprint in self._reached)
        fresh = [text for text in wanted if text not in self._known]
        shapes = in_crs(fresh, self.chips[0].epsg)
        found = {text: self._look(shape) for text, shape in zip(fresh, shapes, strict=True)}
        self._known |= {text: under for text, under in found.items() if text in self._recurring}
        return [found.get(s.footprint) or self._known.get(s.footprint, NOWHERE) for s in scenes]

    def _look(self, shape: Any) -> Under:
        shapely.prepare(shape)
        blocks = np.sort(self._tree.query(shape, predicate="intersects"))
        inside = shapely.contains(shape, self._blocks[blocks])
        sure, asked = self._members(blocks[inside]), self._members(blocks[~inside])
        whole = shapely.contains(shape, self.squares[asked])
        near = whole | shapely.intersects(shape, self._around[asked])
        shapely.destroy_prepared(shape)
        places = np.concatenate([sure, asked[near]])
        return Under(shape, places, np.concatenate([np.ones(len(sure), bool), whole[near]]))

    def cut(self, shape: Any, places: IntArray) -> npt.NDArray[Any]:
        """Return the parts of chips (places) under a footprint; of a block at first, whose edge has few points."""
        blocks, which = np.unique(self._block[places], return_inverse=True)
        local = _areal(shapely.intersection(self._blocks[blocks], shape))
        return _areal(shapely.intersection(self.squares[places], local[which]))

    def _members(self, blocks: IntArray) -> IntArray:
        parts = [self._order[self._starts[b] : self._starts[b + 1]] for b in blocks]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def in_crs(footprints: Sequence[str], epsg: int) -> npt.NDArray[Any]:
    """Return footprints (WKT, EPSG:4326) as valid polygons in a CRS; ground outside its reach is left out."""
    moved = reproject(_valid(shapely.from_wkt(list(footprints))), WGS84, f"EPSG:{epsg}")
    finite = np.isfinite(shapely.bounds(moved)).all(axis=1) if len(moved) else np.zeros(0, bool)
    shapes = np.full(len(moved), shapely.Polygon(), object)
    shapes[finite] = _valid(moved[finite])
    return shapes


def _valid(shapes: npt.NDArray[Any]) -> npt.NDArray[Any]:
    bad = np.flatnonzero(~shapely.is_valid(shapes))
    shapes[bad] = shapely.make_valid(shapes[bad])
    return shapes


def sets_of(unders: Sequence[Under], count: int) -> tuple[IntArray, list[tuple[int, ...]]]:
    """Return the number of each of ``count`` chips' set of footprints, and the sets: places in ``unders``.

    Number 0 is the empty set. Chips near the same footprints share a number.
    """
    numbers, made = np.zeros(count, np.int64), list[tuple[int, ...]]([()])
    for place, under in enumerate(unders):
        old, which = np.unique(numbers[under.near], return_inverse=True)
        numbers[under.near] = len(made) + which
        made += [(*made[number], place) for number in old]
    return numbers, made


def covers(ground: Ground, unders: Sequence[Under]) -> npt.NDArray[np.float64]:
    """Return the share of each chip that footprints cover together."""
    share = np.zeros(len(ground.chips))
    for under in unders:
        share[under.near[under.whole]] = 1.0
    pieces = np.full(len(share), None, object)
    for under in unders:
        cut = under.near[share[under.near] < 1]
        piece = ground.cut(under.shape, cut)
        pieces[cut] = np.where(shapely.is_missing(pieces[cut]), piece, shapely.union(pieces[cut], piece))
    partly = np.flatnonzero(~shapely.is_missing(pieces))
    part = shapely.area(pieces[partly]) / shapely.area(ground.squares[partly])
    share[partly] = np.where(part > 1 - SNAP, 1.0, part)
    return share


def _areal(shapes: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return shapes without their lines and points."""
    for i in np.flatnonzero(~np.isin(shapely.get_type_id(shapes), POLYGON_TYPES)):
        parts = shapely.get_parts(shapes[i])
        shapes[i] = shapely.multipolygons(parts[np.isin(shapely.get_type_id(parts), POLYGON_TYPES[:1])])
    return shapes
