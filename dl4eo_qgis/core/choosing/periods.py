"""Which acquisitions make one sample: one alone, or all of a period where the recipe wants composites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

import numpy as np

from ..recipe import COMPOSITES, Recipe
from ..types import Acquisition
from .dates import DAY_US, Anchors, Wanted, below_limit, changes, choose, day_of, days_of
from .options import EPOCH, IntArray, Options

TOLD = 3
"""Empty periods that a warning names."""


@dataclass(frozen=True)
class Picks:
    """The samples of some chips, by chip and time: the entries of each, and the time that it stands for."""

    entries: IntArray
    """Those of one sample after each other, by time."""
    starts: IntArray
    """Each sample's first place in ``entries``."""
    when_us: IntArray
    """Of one acquisition its time; of a composite the middle of its period."""
    days: IntArray | None = None
    """Of composites: the first day of each one's period."""

    def __len__(self) -> int:
        return len(self.starts)

    def passes_of(self, options: Options) -> list[tuple[Acquisition, tuple[Acquisition, ...]]]:
        """Return the first and the other acquisitions of each sample; samples of the same ones share them."""
        which = options.which[self.entries]
        known: dict[bytes, tuple[Acquisition, tuple[Acquisition, ...]]] = {}
        found = []
        for start, stop in pairwise([*self.starts.tolist(), len(which)]):
            key = which[start:stop].tobytes()
            if key not in known:
                first, *others = (options.acquisitions[i] for i in which[start:stop])
                known[key] = first, tuple(others)
            found.append(known[key])
        return found

    def day_of(self, place: int) -> str:
        """Return the first day of a composite's period, YYYYMMDD; empty of one acquisition."""
        if self.days is None:
            return ""
        return _written(int(self.days[place]))

    def middle_of(self, place: int) -> datetime | None:
        """Return the middle of a composite's period; None of one acquisition."""
        return None if self.days is None else EPOCH + timedelta(microseconds=int(self.when_us[place]))


def picks_of(options: Options, recipe: Recipe, anchors: Anchors | None = None) -> Picks:
    """Return what is to be made of some chips."""
    if recipe.select.method in COMPOSITES:
        return _periods(options, recipe)
    chosen = choose(options, Wanted.of(recipe, anchors or Anchors.none(len(options.chips))))
    return Picks(chosen, np.arange(len(chosen)), options.times_us[options.which[chosen]])


def gaps(recipe: Recipe, chips: int, days: Iterable[str]) -> Iterator[str]:
    """Yield what is said of periods without a scene; ``days``: of the composites of ``chips`` chips that have any."""
    if recipe.select.method not in COMPOSITES:
        return
    begin, end, length = _span(recipe)
    firsts = [_written(day) for day in range(begin, end, length)]
    made = Counter(days)
    empty = [day for day in firsts if not made[day]]
    if empty:
        some = ", ".join(f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in empty[:TOLD])
        more = f" and {len(empty) - TOLD} more" if len(empty) > TOLD else ""
        yield f"{len(empty)} of {len(firsts)} periods have no scene and give no sample: those from {some}{more}."
    fewer = chips * (len(firsts) - len(empty)) - made.total()
    if fewer:
        yield f"{fewer} samples fewer than chips in the other periods: no scene of the period lies over their chips."


def _span(recipe: Recipe) -> tuple[int, int, int]:
    """Return the first day, the day after the last, and the days of a period."""
    begin, end = day_of(recipe.time.start), day_of(recipe.time.end) + 1
    return begin, end, recipe.select.period_days or end - begin


def _written(day: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=day)).strftime("%Y%m%d")


def _periods(options: Options, recipe: Recipe) -> Picks:
    """Return a composite for each chip and period that has acquisitions; periods are counted from the first day.

    The last period ends with the time that was asked for. Acquisitions with more cloud over the chip than allowed are
    left out where the period has others.
    """
    begin, end, length = _span(recipe)
    number = (days_of(options) - begin) // length
    entries = np.flatnonzero(below_limit(options, recipe.qc.max_cloud, options.owner, number))
    number = number[entries]
    starts = changes(options.owner[entries], number) if len(entries) else np.zeros(0, np.int64)
    first = begin + number[starts] * length
    last = np.minimum(first + length, end)
    return Picks(entries, starts, (first + last) * (DAY_US // 2), first)
