"""Which chips are made, from the layer of labels alone: before a pixel of an image is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import LabelError
from ..geometry.polygons import Polygons
from ..grid import Chip
from ..progress import Check, never
from ..recipe import Chips, LabelClass, Recipe
from ..types import BACKGROUND
from .ground import Grounds, measure
from .taking import Places, Presence, first_of, ranks
from .targets import Aim, Wanted, by_power, by_quotas, whole, with_labels

ALMOST = 1 - 1e-9
"""Ground that is as much as a limit, but for rounding."""


@dataclass(frozen=True)
class Candidates:
    """The chips of an area, and what the labels say of them."""

    chips: tuple[Chip, ...]
    touched: npt.NDArray[np.bool_]
    """Of each chip: a feature with a class touches it."""
    grounds: Grounds
    classes: tuple[LabelClass, ...]
    presence: Presence
    """Classes with at least ``labels.min_class_px`` pixels' worth of ground."""


@dataclass(frozen=True)
class Choice:
    """What is made of the candidates."""

    rules: Chips
    candidates: Candidates
    strata: npt.NDArray[Any]
    """Of each candidate that is chosen the class that it is for, ``background``, or an empty text; else None."""
    wanted: Wanted
    """Chips that are to have each class; None: any number."""
    wanted_background: int
    limited_by: int | None
    """The class that has too few chips for more (``targets.REST``: the others), where no number was asked for."""

    @property
    def chosen(self) -> npt.NDArray[np.bool_]:
        """Of each candidate: whether it is made."""
        return np.array([s is not None for s in self.strata], bool)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Those that are made, in the candidates' order."""
        return tuple(c for c, s in zip(self.candidates.chips, self.strata, strict=True) if s is not None)

    @property
    def stratum_of(self) -> dict[str, str]:
        """The stratum of each chip that is made, by its id."""
        return {c.id: s for c, s in zip(self.candidates.chips, self.strata, strict=True) if s is not None}


def candidates_of(
    chips: tuple[Chip, ...],
    touched: Sequence[Chip],
    labels: Polygons,
    values: npt.NDArray[np.int32],
    ignore: int,
    recipe: Recipe,
    known: Mapping[int, Any],
    check: Check = never,
) -> Candidates:
    """Return the chips with the ground that each class has on them.

    ``recipe`` has its table of classes and the seed of chips; ``values``, ``ignore`` and ``known`` as in
    ``ground.measure``.
    """
    grounds = measure(chips, labels, values, ignore, known, check)
    classes = recipe.labels.classes
    place = {c.value: i for i, c in enumerate(classes)}
    pixel_m = recipe.grid.pixel_size_m / recipe.labels.pixel_factor
    enough = grounds.area_m2 >= ALMOST * recipe.labels.min_class_px * pixel_m**2
    kinds = np.array([place[value] for value in grounds.value[enough].tolist()], np.int64)
    order = np.lexsort((kinds, grounds.chip[enough]))
    rank = ranks([c.id for c in chips], recipe.chips.seed)
    presence = Presence(grounds.chip[enough][order], kinds[order], rank, len(classes))
    hit = set(touched)
    return Candidates(chips, np.array([c in hit for c in chips], bool), grounds, classes, presence)


def choose(candidates: Candidates, rules: Chips) -> Choice:
    """Return which of the candidates are made.

    Chips with labels first: by a power of the classes' frequency, by quotas, or all that a label touches; then of those
    that no label touches as many as make the share of background. The choice hangs on the seed and on the chips' ids,
    not on their order. Raises RecipeError or LabelError where there is nothing to choose.
    """
    presence = candidates.presence
    if rules.balance == "power" and len(presence.chips):
        aim = by_power(presence, rules)
    elif rules.balance == "quotas":
        aim = by_quotas(presence, rules, candidates.classes)
    else:
        aim = _all_touched(candidates, rules)
    if not aim.number or (rules.balance != "none" and not len(presence.chips)):
        raise _no_class(rules)
    strata = np.full(len(candidates.chips), None, object)
    names = strata_names(candidates.classes)
    for place in np.flatnonzero(aim.taken_for >= 0).tolist():
        strata[place] = names[aim.taken_for[place]]
    strata[aim.rest] = ""
    free = np.flatnonzero(candidates.grounds.free & ~candidates.touched)
    wanted = whole(aim.number, rules.background) - aim.number
    if rules.max_chips:
        wanted = min(wanted, rules.max_chips - aim.number)
    strata[first_of(free, presence.rank, wanted)] = BACKGROUND
    return Choice(rules, candidates, strata, aim.wanted, wanted, aim.limited_by)


def strata_names(classes: Sequence[LabelClass]) -> list[str]:
    """Return what the stratum of each class is called: its name, or its value where that reads ``background``."""
    return [str(c.value) if c.name == BACKGROUND else c.name for c in classes]


def _all_touched(candidates: Candidates, rules: Chips) -> Aim:
    chips: Places = np.flatnonzero(candidates.touched)
    if rules.max_chips:
        chips = first_of(chips, candidates.presence.rank, with_labels(rules.max_chips, rules.background))
    none = np.full(len(candidates.chips), -1, np.int64)
    return Aim([None] * len(candidates.classes), none, chips)


def _no_class(rules: Chips) -> LabelError:
    what = "the classes with quotas cover" if rules.balance == "quotas" else "the labels cover"
    return LabelError(
        f"chips.balance: on no chip {what} labels.min_class_px pixels of ground: there is nothing to choose.",
        "Check that labels and AOI show the same place, or choose a smaller labels.min_class_px (MIN_CLASS_PIXELS).",
    )


__all__ = ["Candidates", "Choice", "Grounds", "candidates_of", "choose", "strata_names"]
