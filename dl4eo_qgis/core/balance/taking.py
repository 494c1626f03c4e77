"""Chips taken for classes: the rarest first, seeded, the same whatever the order of the chips."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
NOT_TAKEN = -1
MARK = "chips"
"""Other draws of the same seed (the split's) have another order."""


def ranks(names: Sequence[str], seed: int) -> Places:
    """Return the place of each name in an order that the seed alone makes of it."""
    hashes = [hashlib.sha256(f"{MARK}:{seed}:{name}".encode()).digest() for name in names]
    order = sorted(range(len(names)), key=hashes.__getitem__)
    found = np.empty(len(names), np.int64)
    found[order] = np.arange(len(names))
    return found


@dataclass(frozen=True)
class Presence:
    """Which of the candidate chips have which class: an entry each, by chip and class."""

    chip: Places
    kind: Places
    """Place of the class in the table."""
    rank: Places
    """Of each chip: its turn."""
    kinds: int
    """Classes of the table."""

    @cached_property
    def counts(self) -> list[int]:
        """Chips that have each class."""
        return [int(n) for n in np.bincount(self.kind, minlength=self.kinds)]

    @cached_property
    def chips(self) -> Places:
        """The chips that have any."""
        return np.unique(self.chip)

    @cached_property
    def members(self) -> list[Places]:
        """The chips that have each class."""
        order = np.argsort(self.kind, kind="stable")
        return np.split(self.chip[order], np.cumsum(self.counts)[:-1]) if self.kinds else []

    @cached_property
    def rarest_first(self) -> list[int]:
        """The classes that a chip has, by the number of chips that have it; of equal ones the first of the table."""
        return sorted((k for k, n in enumerate(self.counts) if n), key=lambda k: (self.counts[k], k))

    @cached_property
    def _starts(self) -> Places:
        return np.searchsorted(self.chip, np.arange(len(self.rank) + 1))

    def kinds_of(self, chips: Places) -> tuple[Places, Places]:
        """Return the classes of some chips, and of each the place of its chip among these."""
        first, count = self._starts[chips], self._starts[chips + 1] - self._starts[chips]
        owner = np.repeat(np.arange(len(chips)), count)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        return self.kind[first[owner] + within], owner

    def take(self, wanted: Sequence[int | None], most: int) -> Places:
        """Return for each chip the class that it is taken for, or -1; at most so many are taken.

        ``wanted`` is how many chips are to have each class, None: any number. A chip counts for all of its classes. The
        rarest class takes first what it lacks; of its chips those with the fewest classes that have enough already, of
        equal ones by their rank.
        """
        taken_for = np.full(len(self.rank), NOT_TAKEN, np.int64)
        lack = np.array([np.iinfo(np.int64).max if n is None else n for n in wanted], np.int64)
        for kind in self.rarest_first:
            number = 0 if wanted[kind] is None else min(int(lack[kind]), most)
            if number <= 0:
                continue
            open_chips = self.members[kind][taken_for[self.members[kind]] == NOT_TAKEN]
            kinds, owner = self.kinds_of(open_chips)
            too_many = np.bincount(owner, lack[kinds] <= 0, len(open_chips))
            picked = open_chips[np.lexsort((self.rank[open_chips], too_many))[:number]]
            taken_for[picked] = kind
            most -= len(picked)
            np.subtract.at(lack, self.kinds_of(picked)[0], 1)
        return taken_for

    def have(self, taken: npt.NDArray[np.bool_]) -> list[int]:
        """Return how many of the chips that are taken have each class."""
        return [int(n) for n in np.bincount(self.kind[taken[self.chip]], minlength=self.kinds)]


def first_of(chips: Places, rank: Places, number: int) -> Places:
    """Return so many of some chips, those whose turn comes first."""
    return chips[np.argsort(rank[chips], kind="stable")[: max(0, number)]]
