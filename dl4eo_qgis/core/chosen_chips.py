"""Chips chosen for balance, as a recipe says it: what the build and the grid to look at share."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .balance import Choice, candidates_of, choose
from .crs import reproject
from .grid import Chip
from .polygons import Polygons
from .progress import Check
from .recipe import Recipe
from .shapes import merged
from .stages import label, tile

SEEDS = 2**62
"""A seed below 0 of a split becomes one of chips that is not."""


def with_seed(recipe: Recipe) -> Recipe:
    """Return the recipe with the seed of its chips filled in, where chips are chosen by one."""
    chips = recipe.chips
    if not chips.chosen or chips.seed >= 0:
        return recipe
    return dataclasses.replace(recipe, chips=dataclasses.replace(chips, seed=recipe.split.seed % SEEDS))


def choose_chips(
    recipe: Recipe,
    aoi: Polygons,
    chips: tuple[Chip, ...],
    touched: Sequence[Chip],
    labels: Polygons,
    values: npt.NDArray[np.int32],
    extent: Polygons | None,
    check: Check,
) -> Choice:
    """Return which chips of the AOI are made; ``recipe`` has its classes and the seed of its chips.

    ``touched``: those that a feature with a class touches; ``values``: the masks' value of each feature. Raises
    RecipeError or LabelError where there is nothing to choose.
    """
    known = _known(recipe, aoi, extent, sorted({c.epsg for c in chips}))
    ignore = label.ignore_value(recipe.labels.classes)
    found = candidates_of(chips, touched, labels, values, ignore, recipe, known, check)
    return choose(found, recipe.chips)


def _known(recipe: Recipe, aoi: Polygons, extent: Polygons | None, codes: Sequence[int]) -> dict[int, Any]:
    """Return by EPSG code the ground outside of which masks are ignored; nothing where there is none such."""
    known: dict[int, Any] = {}
    if extent is not None:
        known = {epsg: merged(reproject(extent.geometries, extent.crs, f"EPSG:{epsg}")) for epsg in codes}
    if recipe.chips.edge == "pad":
        grounds = tile.grounds_of(aoi, recipe.grid, recipe.chips)
        known = {e: shapely.intersection(known[e], grounds[e]) if e in known else grounds[e] for e in codes}
    return known
