"""Chips chosen for balance, as a recipe says it: what the build and the grid to look at share."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .balance import Choice, candidates_of, choose
from .errors import LabelError
from .geometry.crs import reproject
from .geometry.polygons import Polygons
from .geometry.shapes import merged
from .grid import Chip
from .label_inputs import read_extent, read_labels
from .progress import Check
from .recipe import LabelClass, Recipe
from .stages import label, tile

SEEDS = 2**62
"""A seed below 0 of a split becomes one of chips that is not."""


def with_seed(recipe: Recipe) -> Recipe:
    """Return the recipe with the seed of its chips filled in, where chips are chosen by one."""
    chips = recipe.chips
    if not chips.chosen or chips.seed >= 0:
        return recipe
    return dataclasses.replace(recipe, chips=dataclasses.replace(chips, seed=recipe.split.seed % SEEDS))


def read_and_choose(recipe: Recipe, aoi: Polygons, chips: tuple[Chip, ...], check: Check) -> Choice:
    """Return which chips of the AOI a recipe's labels and rules choose: what a build makes, without one.

    Raises RecipeError or LabelError where the labels cannot be used or there is nothing to choose.
    """
    labels, classes = read_labels(recipe.labels)
    full = with_seed(dataclasses.replace(recipe, labels=dataclasses.replace(recipe.labels, classes=classes)))
    values = label.values_of(labels, classes, recipe.labels)
    classed = is_class(values, classes)
    touched, _ = tile.touching(chips, labels, check, 0.0, classed)
    if not touched:
        raise nothing_touched(full, labels, classed)
    return choose_chips(full, aoi, chips, touched, labels, values, read_extent(recipe.labels), check)


def is_class(values: npt.NDArray[np.int32], classes: Sequence[LabelClass]) -> npt.NDArray[np.bool_]:
    """Return which of the masks' values are a class."""
    found: npt.NDArray[np.bool_] = (values > 0) & (values != label.ignore_value(classes))
    return found


def nothing_touched(recipe: Recipe, labels: Polygons, classed: npt.NDArray[np.bool_]) -> LabelError:
    """Return the error that no chip has a label."""
    return LabelError(
        f"labels {recipe.labels.path}: no feature{'' if classed.all() else ' with a class'} (of {labels.count_read}) "
        "touches a chip of the AOI.",
        "Check that labels and AOI show the same place (and have the right CRS).",
    )


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
