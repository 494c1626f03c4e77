"""Chips that are left out because they lie too near to another split, or on its ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry.crs import reproject
from ..geometry.shapes import by_crs, chip_edges, chip_squares, near_chips
from ..grid import Chip
from .material import BUFFERED, Ints, Material, Placed

TOUCH_PX = 0.125
"""Squares are shrunk by this on each side where shared ground is sought: chips that only touch share none."""
OTHER_CRS = 1.002
"""Lengths in two UTM zones differ by up to 0.1 percent where they overlap: chips there are kept this much farther."""


def cleared(material: Material, placed: Placed, buffer_m: float | None = None) -> Ints:
    """Return the parts with ``BUFFERED`` for each chip that lies nearer than the buffer to a chip of another part.

    So do chips that share ground with another part, unless the rules allow it. The chip of the larger part (by the
    shares that are asked for, else by its chips) gives way: the smallest part keeps all of its chips, the next ones
    what does not come near to those before. Of two alike the test keeps, then the validation.
    """
    rules, part = material.rules, placed.part
    reach_m = rules.buffer_m if buffer_m is None else buffer_m
    strict = rules.overlap != "allow"
    if not reach_m and not strict:
        return part
    sizes: Ints = np.bincount(part[part >= 0], minlength=len(material.parts))
    size = sizes.tolist() if placed.named else [p.share for p in material.parts]
    by_size = sorted(np.flatnonzero(sizes).tolist(), key=lambda i: (size[i], -i))
    kept = np.zeros(0, np.int64)
    result: Ints = part.copy()
    for number in by_size:
        mine = np.flatnonzero(part == number)
        if len(kept):
            close = _near(_chips(material, mine), _chips(material, kept), reach_m, strict)
            result[mine[close]] = BUFFERED
            mine = mine[~close]
        kept = np.concatenate([kept, mine])
    return result


def _chips(material: Material, places: Ints) -> list[Chip]:
    return [material.chips[i] for i in places.tolist()]


def _near(chips: Sequence[Chip], others: Sequence[Chip], reach_m: float, strict: bool) -> npt.NDArray[np.bool_]:
    """Return which chips lie nearer than ``reach_m`` to one of the others, or share ground with it."""
    result = np.zeros(len(chips), bool)
    place = {chip.id: i for i, chip in enumerate(chips)}
    far = by_crs(others)
    for epsg, mine in by_crs(chips).items():
        at = np.array([place[chip.id] for chip in mine])
        for code, theirs in far.items():
            if code == epsg:
                found = _close(mine, theirs, reach_m, strict)
            else:
                found = _close_across(mine, theirs, reach_m, strict)
            result[at[found]] = True
    return result


def _close(mine: Sequence[Chip], theirs: Sequence[Chip], reach_m: float, strict: bool) -> Ints:
    found = np.zeros(0, np.int64)
    if strict:
        margin = -TOUCH_PX * mine[0].pixel_size_m
        tree = shapely.STRtree(chip_squares(theirs, margin))
        (found, _), apart = tree.query_nearest(
            chip_squares(mine, margin), max_distance=1e-3, return_distance=True, all_matches=False
        )
        found = np.asarray(found[apart == 0], np.int64)
    return np.asarray(np.append(found, _within(chip_squares(mine), chip_squares(theirs), reach_m)), np.int64)


def _close_across(mine: Sequence[Chip], theirs: Sequence[Chip], reach_m: float, strict: bool) -> Ints:
    """Return the places of the chips that lie near to chips of another CRS."""
    one, other = f"EPSG:{mine[0].epsg}", f"EPSG:{theirs[0].epsg}"
    near = near_chips(chip_edges(theirs), other, mine, reach_m * OTHER_CRS)
    if not len(near):
        return near
    moved = reproject(chip_squares([theirs[i] for i in near]), other, one)
    return _within(chip_squares(mine), moved, max(reach_m * OTHER_CRS, 1e-3 if strict else 0.0))


def _within(squares: npt.NDArray[np.object_], others: npt.NDArray[np.object_], reach_m: float) -> Ints:
    """Return the places of the squares that lie nearer than this to one of the others."""
    if not reach_m:
        return np.zeros(0, np.int64)
    (found, _), apart = shapely.STRtree(others).query_nearest(
        squares, max_distance=reach_m, return_distance=True, all_matches=False
    )
    return np.asarray(found[apart < reach_m], np.int64)
