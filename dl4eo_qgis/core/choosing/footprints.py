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

from ..geometry.crs import reproject
from ..geometry.shapes import chip_edges, near_chips, squares_of
from ..grid import Chip
from ..types import Scene

BLOCK_CHIPS = 4
"""Chips along a block's side: few blocks to ask, and few chips in those that an edge crosses."""
CUT_CHIPS = 16
"""The same of the pieces that footprints of many points are cut into, before single chips are cut."""
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
    """The chips of one CRS, in blocks: what holds of a block need not be asked of each of its chips."""

    def __init__(self, chips: Sequence[Chip], near_m: float) -> None:
        self.chips = tuple(chips)
        edges = chip_edges(chips)
        self.squares = squares_of(edges)
        self._around = squares_of(edges, near_m)
        side_m = max(chips[0].size_px, chips[0].stride_px) * chips[0].pixel_size_m
        block, self._blocks = _blocks(edges, BLOCK_CHIPS * side_m, near_m)
        self._order = np.argsort(block, kind="stable")
        self._starts = np.searchsorted(block[self._order], np.arange(len(self._blocks) + 1))
        self._tree = shapely.STRtree(self._blocks)
        self._place, self._places = _blocks(edges, CUT_CHIPS * side_m, near_m)

    def look(self, shape: Any) -> Under:
        """Return which chips lie near a footprint, and which of them inside."""
        shapely.prepare(shape)
        blocks = np.sort(self._tree.query(shape, predicate="intersects"))
        inside = shapely.contains(shape, self._blocks[blocks])
        sure, asked = self._members(blocks[inside]), self._members(blocks[~inside])
        whole = shapely.contains(shape, self.squares[asked])
        near = whole | shapely.intersects(shape, self._around[asked])
        shapely.destroy_prepared(shape)
        places = np.concatenate([sure, asked[near]])
        return Under(shape, places, np.concatenate([np.ones(len(sure), bool), whole[near]]))

    def _members(self, blocks: IntArray) -> IntArray:
        parts = [self._order[self._starts[b] : self._starts[b + 1]] for b in blocks]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)

    def cut(self, shape: Any, chips: IntArray) -> npt.NDArray[Any]:
        """Return the parts of chips under a footprint; its part around several chips is cut out first."""
        places, which = np.unique(self._place[chips], return_inverse=True)
        local = _areal(shapely.intersection(self._places[places], shape))
        return _areal(shapely.intersection(self.squares[chips], local[which]))


def _blocks(edges: npt.NDArray[np.float64], side_m: float, near_m: float) -> tuple[IntArray, npt.NDArray[Any]]:
    """Return the block of each chip, and the blocks as rectangles that hold the ground near their chips."""
    _, block = np.unique(np.floor(edges[:, :2] / side_m), axis=0, return_inverse=True)
    block = block.ravel()
    order = np.argsort(block, kind="stable")
    starts = np.searchsorted(block[order], np.arange(block.max() + 1))
    low = np.minimum.reduceat(edges[order, :2], starts)
    high = np.maximum.reduceat(edges[order, 2:], starts)
    return block, squares_of(np.column_stack([low, high]), near_m)


class Footprints:
    """Scenes over the chips of one CRS; those whose bounds lie clear of the chips cost nothing more."""

    def __init__(self, ground: Ground, scenes: Sequence[Scene]) -> None:
        """``scenes`` are all that will be asked."""
        self._ground = ground
        counts = Counter(s.footprint for s in scenes)
        texts = list(counts)
        near = near_chips(shapely.bounds(shapely.from_wkt(texts)).reshape(-1, 4), WGS84, ground.chips)
        self._reached = {texts[i] for i in near}
        self._recurring = {text for text in self._reached if counts[text] > 1}
        self._known: dict[str, Under] = {}

    def under(self, scenes: Sequence[Scene]) -> list[Under]:
        """Return where each scene's footprint lies on the chips."""
        wanted = dict.fromkeys(s.footprint for s in scenes if s.footprint in self._reached)
        fresh = [text for text in wanted if text not in self._known]
        shapes = in_crs(fresh, self._ground.chips[0].epsg)
        found = {text: self._ground.look(shape) for text, shape in zip(fresh, shapes, strict=True)}
        self._known |= {text: under for text, under in found.items() if text in self._recurring}
        return [found.get(s.footprint) or self._known.get(s.footprint, NOWHERE) for s in scenes]


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
        if not len(cut):
            continue
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
