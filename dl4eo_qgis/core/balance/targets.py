"""How many chips each class is to have: by a power of its frequency, or by quotas."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..errors import LabelError, RecipeError, suggest
from ..recipe import Chips, LabelClass
from ..remainder import PLACES, largest_remainder
from .taking import Places, Presence, first_of

Wanted = list["int | None"]
"""Of each class of the table; None: any number."""
TINY = 1e-9
REST = -1
"""Stands for the chips with none of the classes that have a quota."""
_NONE: Places = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Aim:
    """What is taken of the chips with labels."""

    wanted: Wanted
    taken_for: Places
    """Of each candidate: place of the class, or -1."""
    rest: Places
    """Chips that are taken beside, for none of the classes with a quota."""
    limited_by: int | None = None
    """The class that has too few chips for more, or ``REST``, where that alone says how many are taken."""

    @property
    def number(self) -> int:
        """Chips that are taken."""
        return int((self.taken_for >= 0).sum()) + len(self.rest)


def with_labels(total: int, background: float) -> int:
    """Return how many of all chips have labels, by the share of background (largest remainder); one at least."""
    return max(min(total, 1), largest_remainder(total, (1 - background, background))[0])


def by_power(presence: Presence, rules: Chips) -> Aim:
    """Return the chips by which classes come in proportion to (chips that have it) ^ power.

    The wanted numbers are the largest remainders of a sum. With ``max_chips`` it is the largest that does not take more
    chips with labels than that; else the largest for which every class has enough chips.
    """
    present = [k for k, n in enumerate(presence.counts) if n]
    weights = [presence.counts[k] ** rules.balance_power for k in present]

    def wanted_of(total: int) -> Wanted:
        dealt = dict(zip(present, largest_remainder(total, weights), strict=True))
        return [dealt.get(k, 0) for k in range(presence.kinds)]

    shares = {k: weight / math.fsum(weights) for k, weight in zip(present, weights, strict=True)}
    if not rules.max_chips:
        total, scarcest = _most(shares, presence)
        wanted = wanted_of(total)
        limited_by = None if wanted == presence.counts else scarcest
        return Aim(wanted, presence.take(wanted, len(presence.rank)), _NONE, limited_by)
    most = with_labels(rules.max_chips, rules.background)
    if len(presence.chips) <= most:
        return Aim(wanted_of(most), presence.take(_all(presence), most), _NONE)
    bound = max(math.ceil(presence.counts[k] / share) for k, share in shares.items())

    def fits(total: int) -> bool:
        return int((presence.take(wanted_of(total), len(presence.rank)) >= 0).sum()) <= most

    wanted = wanted_of(_largest(fits, bound + len(present)))
    return Aim(wanted, presence.take(wanted, most), _NONE)


def by_quotas(presence: Presence, rules: Chips, classes: Sequence[LabelClass]) -> Aim:
    """Return the chips by which classes have their quotas: numbers, or shares of all chips that are chosen.

    With ``max_chips`` that is the number of all: what the quotas leave is filled with chips that have none of their
    classes. Without it: of numbers (and shares beside them) as many as they make together; of shares alone the largest
    number for which every class, and the rest, has enough chips. Raises RecipeError where a class is not in the
    table, LabelError where shares cannot be met at all.
    """
    named = [_place_of(quota.name, classes) for quota in rules.quotas]
    for place in named:
        if named.count(place) > 1:
            raise RecipeError("chips.quotas", f"the class {classes[place].name!r} stands twice, by name and by value")
    numbers = {place: quota.chips for place, quota in zip(named, rules.quotas, strict=True) if quota.chips}
    shares = {place: quota.share for place, quota in zip(named, rules.quotas, strict=True) if quota.share}
    rest = np.setdiff1d(presence.chips, np.concatenate([presence.members[k] for k in named]))
    asked = _Quotas(presence, numbers, shares, rest, rules.background)
    if rules.max_chips:
        return asked.aim(rules.max_chips, with_labels(rules.max_chips, rules.background))
    return asked.together() if numbers else asked.as_many()


@dataclass(frozen=True)
class _Quotas:
    """Quotas by the place of the class."""

    presence: Presence
    numbers: dict[int, int]
    shares: dict[int, float]
    rest: Places
    """Chips with none of their classes."""
    background: float

    def aim(self, total: int, most: int, filled: bool = True) -> Aim:
        """Return what is taken for a number of all chips; at most so many with labels, filled up with the rest."""
        wanted: Wanted = [None] * self.presence.kinds
        for place, number in (self.numbers | _dealt(self.shares, total)).items():
            wanted[place] = number
        taken_for = self.presence.take(wanted, most)
        lacking = most - int((taken_for >= 0).sum()) if filled else 0
        return Aim(wanted, taken_for, first_of(self.rest, self.presence.rank, lacking))

    def together(self) -> Aim:
        """Return the chips of numbers, and of shares of the number that comes of both."""
        every = len(self.presence.rank)

        def closed(total: int) -> bool:
            return whole(self.aim(total, every, filled=False).number, self.background) <= total

        total = _smallest(closed, whole(len(self.presence.chips), self.background))
        return self.aim(total, every, filled=False)

    def as_many(self) -> Aim:
        """Return the chips of shares of the largest number that can be."""
        possible = {k: share for k, share in self.shares.items() if self.presence.counts[k]}
        if not possible:
            return self.aim(0, 0)
        bound, scarcest = _most(possible, self.presence)

        def met(total: int) -> bool:
            most = with_labels(total, self.background)
            made = self.aim(total, most)
            short = any(0 < n < (made.wanted[k] or 0) for k, n in enumerate(self.presence.counts))
            return made.number == most and not short

        total = _largest(met, bound)
        left = 1 - self.background - math.fsum(self.shares.values())
        if not total or (not len(self.rest) and left > TINY):
            raise LabelError(
                f"chips.quotas: {len(self.rest)} chips have labels and none of these classes, but the shares leave "
                f"{100 * max(left, 0):.3g} % to such.",
                "Give numbers of chips (water=200) instead of shares, or other shares.",
            )
        made = self.aim(total, with_labels(total, self.background))
        return replace(made, limited_by=scarcest if total == bound else REST)


def _most(shares: dict[int, float], presence: Presence) -> tuple[int, int]:
    """Return the largest number of which every class has enough chips for its share, and the class that sets it."""
    each = {k: math.floor(round(presence.counts[k] / share, PLACES)) for k, share in shares.items()}
    scarcest = min(each, key=lambda k: (each[k], k))
    return each[scarcest], scarcest


def whole(labelled: int, background: float) -> int:
    """Return how many chips there are in all, background included, to so many with labels."""
    return labelled + math.floor(round(labelled * background / (1 - background) + 0.5, 6))


def _all(presence: Presence) -> Wanted:
    return list(presence.counts)


def _dealt(shares: dict[int, float], total: int) -> dict[int, int]:
    """Return the numbers of chips that are shares of ``total``."""
    if not shares:
        return {}
    together = math.floor(round(total * math.fsum(shares.values()) + 0.5, 6))
    return dict(zip(shares, largest_remainder(together, list(shares.values())), strict=True))


def _place_of(name: str, classes: Sequence[LabelClass]) -> int:
    """Return the place of a class in the table by its name, or by its value; raises RecipeError."""
    for place, one in enumerate(classes):
        if one.name == name:
            return place
    for place, one in enumerate(classes):
        if str(one.value) == name:
            return place
    raise RecipeError(
        "chips.quotas", f"the labels have no class {name!r}.", suggest(name, [one.name for one in classes])
    )


def _largest(holds: Callable[[int], bool], most: int) -> int:
    """Return the largest number up to ``most`` for which something holds that holds of 0, and ends to hold once."""
    low, high = 0, most + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _smallest(holds: Callable[[int], bool], most: int) -> int:
    """Return the smallest number from 0 for which something holds that holds of ``most``, and of all from there on."""
    return most - _largest(lambda back: holds(most - back), most)
