"""Splits by polygons: a chip is of the area that holds most of its ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..errors import SplitError
from ..geometry.polygons import Polygons
from ..geometry.shapes import by_crs, chip_squares, near_chips
from ..grid import Chip
from .groups import by_values, text_of
from .material import Ints, Material, Placed


def by_polygons(material: Material) -> Placed:
    """Return chips dealt by the areas they lie in; values that are names of splits are used as such.

    Raises SplitError where no chip lies in an area.
    """
    assert material.areas is not None, "the recipe asks for a layer of polygons"
    rules = material.rules
    found = values_of(material.chips, material.areas)
    if material.areas.values and not any(map(text_of, material.areas.values)):
        raise SplitError(
            f"split.field {rules.field}: none of the {len(material.areas.geometries)} polygons has a value.",
            "Choose another field (SPLIT_FIELD), or none: each polygon is a group then.",
        )
    if not any(found):
        raise SplitError(
            f"split.path {rules.path}: none of {len(found)} chips lies in one of its "
            f"{len(material.areas.geometries)} polygons.",
            "Check that the layer (SPLIT_LAYER) and the AOI show the same place (and have the right CRS).",
        )
    what = f"areas of field {rules.field!r}" if rules.field else "areas"
    return by_values(material, [{value} for value in found], what, "Choose another layer or field (SPLIT_FIELD).")


def values_of(chips: Sequence[Chip], areas: Polygons) -> list[str]:
    """Return the value of the area that holds most of each chip's ground (without a field its number); '': none does.

    Polygons of one value are one area, and ground that two of them share counts once. Ties go to the first value.
    """
    values = [text_of(v) for v in areas.values] if areas.values else [str(int(i)) for i in areas.ids]
    names = sorted(set(values))
    place = {name: i for i, name in enumerate(names)} | {"": -1}
    number = np.array([place[v] for v in values], np.int64)
    bounds = shapely.bounds(areas.geometries)
    found: dict[str, str] = {}
    for epsg, mine in by_crs(chips).items():
        near = near_chips(bounds, areas.crs, mine)
        near = near[number[near] >= 0]
        if not len(near):
            continue
        squares = chip_squares(mine)
        grounds = areas.in_crs(f"EPSG:{epsg}", near)
        tree = shapely.STRtree(squares)
        area, chip = tree.query(grounds, predicate="intersects")
        inside = np.isin(area * len(mine) + chip, np.array([len(mine), 1]) @ tree.query(grounds, predicate="covers"))
        shared = squares[chip]
        shared[~inside] = shapely.intersection(shared[~inside], grounds[area[~inside]])
        best = _most(chip, number[near[area]], shared, len(mine))
        found |= {mine[i].id: names[n] for i, n in enumerate(best.tolist()) if n >= 0}
    return [found.get(chip.id, "") for chip in chips]


def _most(chip: Ints, value: Ints, shared: npt.NDArray[Any], count: int) -> Ints:
    """Return the value with the largest ground of each chip, -1 without any."""
    order = np.lexsort((value, chip))
    chip, value, shared = chip[order], value[order], shared[order]
    first = np.flatnonzero(np.r_[True, (np.diff(chip) != 0) | (np.diff(value) != 0)]) if len(chip) else order
    ends = np.r_[first[1:], len(chip)]
    area = shapely.area(shared)
    for start, end in zip(first.tolist(), ends.tolist(), strict=True):
        if end - start > 1:
            area[start] = shapely.area(shapely.union_all(shared[start:end]))
    best = np.full(count, -1, np.int64)
    most = np.zeros(count)
    for start in first.tolist():
        ground = round(float(area[start]), 3)
        if ground > most[chip[start]]:
            most[chip[start]], best[chip[start]] = ground, value[start]
    return best
