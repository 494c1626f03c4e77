"""What labels cover of chips: ground of each class in square metres, by the layer of features alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry.polygons import Polygons
from ..geometry.shapes import by_crs, chip_squares, near_chips, squares_of
from ..grid import Chip
from ..progress import Check, never

MANY_VERTICES = 512
"""A shape of more is cut into pieces before it is laid over chips: a lake meets thousands of them."""
PAIRS_AT_ONCE = 50_000
WHOLE = 1 - 1e-9
"""Share of a chip that is all of it, but for rounding."""
Shapes = npt.NDArray[Any]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Grounds:
    """The classes of chips: an entry for each class that covers ground of a chip, by chip and value."""

    chip: Places
    """Place of the chip."""
    value: Places
    """Of the class."""
    area_m2: npt.NDArray[np.float64]
    """In the plane of the chip's CRS; ground that several features of a class cover counts once."""
    free: npt.NDArray[np.bool_]
    """Of each chip: nothing is drawn on it, and all of its ground was labelled."""


def measure(
    chips: Sequence[Chip],
    labels: Polygons,
    values: npt.NDArray[np.int32],
    ignore: int,
    known: Mapping[int, Any],
    check: Check = never,
) -> Grounds:
    """Return what the classes cover of chips.

    ``values``: the masks' value of each feature, 0 where it is not drawn, ``ignore`` where it is no label at all.
    ``known``: by EPSG code, the ground outside of which masks are ignored; all of it where there is no entry. Ground
    that two classes claim counts for both; all features count, whatever the time that they are valid.
    """
    place = {chip: i for i, chip in enumerate(chips)}
    free = np.ones(len(chips), bool)
    found = [(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))]
    bounds = shapely.bounds(labels.geometries)
    for epsg, mine in by_crs(chips).items():
        check()
        places = np.array([place[chip] for chip in mine], np.int64)
        squares = chip_squares(mine)
        near = near_chips(bounds, labels.crs, mine, labels.buffer_m)
        near = near[values[near] > 0]
        shapes = labels.in_crs(f"EPSG:{epsg}", near)
        drawn = np.isfinite(shapely.bounds(shapes)).all(axis=1)
        shapes, drawn_values = _valid(shapes[drawn]), values[near][drawn].astype(np.int64)
        free[places[np.unique(shapely.STRtree(squares).query(shapes, predicate="intersects")[1])]] = False
        classed = drawn_values != ignore
        shapes, drawn_values = shapes[classed], drawn_values[classed]
        parts = [_Parts.none()]
        for owner, chip, ground in _laid(shapes, squares, check):
            parts.append(_Parts(chip, drawn_values[owner], owner, ground))
        clipped = _joined(parts)
        if epsg in known:
            unknown, clipped = _within(clipped, known[epsg], squares, check)
            free[places[unknown]] = False
        chip, value, area = _areas(clipped, check)
        found.append((places[chip], value, area))
    chip, value, area = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((value, chip))
    return Grounds(chip[order], value[order], area[order], free)


@dataclass(frozen=True)
class _Parts:
    """Pieces of features on chips of one CRS: an entry each."""

    chip: Places
    value: Places
    feature: Places
    ground: Shapes

    @staticmethod
    def none() -> _Parts:
        empty = np.zeros(0, np.int64)
        return _Parts(empty, empty, empty, np.zeros(0, object))

    def __getitem__(self, index: Any) -> _Parts:
        return _Parts(self.chip[index], self.value[index], self.feature[index], self.ground[index])


def _joined(parts: Sequence[_Parts]) -> _Parts:
    names = ("chip", "value", "feature", "ground")
    return _Parts(*(np.concatenate([getattr(p, name) for p in parts]) for name in names))


def _valid(shapes: Shapes) -> Shapes:
    """Return shapes repaired where a reprojection made one invalid."""
    wrong = ~shapely.is_valid(shapes)
    shapes = shapes.copy()
    shapes[wrong] = _polygonal(shapely.make_valid(shapes[wrong]))
    return shapes


def _polygonal(shapes: Shapes) -> Shapes:
    """Return the polygons of shapes: lines and points where they meet have no area, and no overlay of mixed kinds."""
    mixed = shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION
    shapes = shapes.copy()
    for i in np.flatnonzero(mixed).tolist():
        parts = shapely.get_parts(shapely.get_parts(shapes[i]))
        shapes[i] = shapely.multipolygons(parts[shapely.get_dimensions(parts) == 2])
    return shapes


def _laid(shapes: Shapes, squares: Shapes, check: Check) -> Iterator[tuple[Places, Places, Shapes]]:
    """Yield the place of the shape, that of the chip, and the ground that they share, of all that share some."""
    side = float(np.sqrt(shapely.area(squares[0])))
    pieces, owners = _cut(shapes, side, check)
    which, chip = shapely.STRtree(squares).query(pieces, predicate="intersects")
    inner, outer = shapely.bounds(pieces)[which], shapely.bounds(squares)[chip]
    crosses = (inner[:, :2] < outer[:, :2]).any(axis=1) | (inner[:, 2:] > outer[:, 2:]).any(axis=1)
    for start in range(0, len(which), PAIRS_AT_ONCE):
        check()
        here = slice(start, start + PAIRS_AT_ONCE)
        ground, cut = pieces[which[here]], crosses[here]
        ground[cut] = _polygonal(shapely.intersection(ground[cut], squares[chip[here]][cut]))
        some = shapely.area(ground) > 0
        yield owners[which[here]][some], chip[here][some], ground[some]


def _cut(shapes: Shapes, side_m: float, check: Check) -> tuple[Shapes, Places]:
    """Return pieces of few vertices (or no larger than a chip), and the place of the shape that each is of."""
    owners = np.arange(len(shapes))
    done: list[tuple[Shapes, Places]] = []
    while len(shapes):
        check()
        left, bottom, right, top = shapely.bounds(shapes).T
        wide = right - left >= top - bottom
        large = (shapely.get_num_coordinates(shapes) > MANY_VERTICES) & (
            np.maximum(right - left, top - bottom) > side_m
        )
        done.append((shapes[~large], owners[~large]))
        x, y = np.where(wide, (left + right) / 2, right), np.where(wide, top, (bottom + top) / 2)
        first = squares_of(np.column_stack([left, bottom, x, y])[large])
        x, y = np.where(wide, x, left), np.where(wide, bottom, y)
        second = squares_of(np.column_stack([x, y, right, top])[large])
        halves = [_polygonal(shapely.intersection(shapes[large], half)) for half in (first, second)]
        shapes, owners = np.concatenate(halves), np.tile(owners[large], 2)
        some = shapely.area(shapes) > 0
        shapes, owners = shapes[some], owners[some]
    if not done:
        return shapes, owners
    return np.concatenate([s for s, _ in done]), np.concatenate([o for _, o in done])


def _within(parts: _Parts, known: Any, squares: Shapes, check: Check) -> tuple[Places, _Parts]:
    """Return the places of the chips that are not wholly known ground, and what lies on it of the parts."""
    laid = list(_laid(np.array([known], object), squares, check))
    chips = np.concatenate([np.zeros(0, np.int64), *(chip for _, chip, _ in laid)])
    pieces = np.concatenate([np.zeros(0, object), *(ground for _, _, ground in laid)])
    area = np.bincount(chips, shapely.area(pieces), len(squares))
    unknown = np.flatnonzero(area < WHOLE * shapely.area(squares))
    inside = np.full(len(squares), shapely.Polygon(), object)
    for i in np.intersect1d(unknown, parts.chip).tolist():
        check()
        inside[i] = shapely.union_all(pieces[chips == i])
    cut = np.isin(parts.chip, unknown)
    ground = parts.ground.copy()
    ground[cut] = _polygonal(shapely.intersection(ground[cut], inside[parts.chip[cut]]))
    kept = _Parts(parts.chip, parts.value, parts.feature, ground)
    return unknown, kept[shapely.area(ground) > 0]


def _areas(parts: _Parts, check: Check) -> tuple[Places, Places, npt.NDArray[np.float64]]:
    """Return chip, class and ground of each chip and class."""
    if not len(parts.chip):
        return parts.chip, parts.value, np.zeros(0)
    parts = parts[np.lexsort((parts.feature, parts.value, parts.chip))]
    keys = np.column_stack([parts.chip, parts.value])
    starts = np.flatnonzero(np.r_[True, (keys[1:] != keys[:-1]).any(axis=1)])
    ends = np.r_[starts[1:], len(keys)]
    areas = np.add.reduceat(shapely.area(parts.ground), starts)
    several = parts.feature[starts] != parts.feature[ends - 1]
    for number, i in enumerate(np.flatnonzero(several).tolist()):
        if number % 1000 == 0:
            check()
        areas[i] = shapely.area(shapely.union_all(parts.ground[starts[i] : ends[i]]))
    return parts.chip[starts], parts.value[starts], areas
