"""Which dates of a chip become samples: the methods of ``select.method``, for many chips at once.

Days are calendar days in UTC, counted from 1970. Of each chip and day only the clearest pass counts, so that a sample's
id is never given twice. Wherever two dates are equally good, the earlier one wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from ..recipe import Recipe, Select
from .options import FloatArray, IntArray, Options, microseconds

FULL_COVER = 1 - 1e-6
DAY_US = microseconds(timedelta(days=1))
FINE = 1e6
"""Shares and costs are compared in millionths, so that the noise of footprints decides nothing."""


def day_of(text: str) -> int:
    """Return the number of a day (YYYY-MM-DD)."""
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


@dataclass(frozen=True)
class Anchors:
    """The days that each chip's samples are to be near to."""

    first: IntArray
    """Each chip's first entry in ``days``; at the end the number of entries."""
    days: IntArray
    """Of each chip in rising order, each once."""

    @staticmethod
    def none(chips: int) -> Anchors:
        """Return no anchors at all."""
        return Anchors(np.zeros(chips + 1, np.int64), np.zeros(0, np.int64))

    @staticmethod
    def same(chips: int, day: int) -> Anchors:
        """Return one anchor for all chips."""
        return Anchors(np.arange(chips + 1, dtype=np.int64), np.full(chips, day, np.int64))

    @staticmethod
    def of_pairs(chips: int, owner: npt.NDArray[np.integer], days: npt.NDArray[np.integer]) -> Anchors:
        """Return the days of pairs of chip (its place) and day, in any order."""
        pairs = np.unique(np.column_stack([owner, days]).astype(np.int64), axis=0).reshape(-1, 2)
        counts = np.bincount(pairs[:, 0], minlength=chips)
        return Anchors(np.concatenate([[0], np.cumsum(counts)]).astype(np.int64), pairs[:, 1])

    @property
    def counts(self) -> IntArray:
        """How many each chip has."""
        return np.diff(self.first)

    def part(self, start: int, stop: int) -> Anchors:
        """Return the anchors of the chips from ``start`` to before ``stop``."""
        first = self.first[start : stop + 1]
        return Anchors(first - first[0], self.days[first[0] : first[-1]])


@dataclass(frozen=True)
class Wanted:
    """What dates are wanted of some chips."""

    select: Select
    targets: tuple[int, ...] = ()
    """Of ``spread``: the days, in their order."""
    anchors: Anchors = field(default_factory=lambda: Anchors.none(0))
    """Of ``nearest``."""
    max_cloud: float = 1.0
    """Largest cloud share of a chip's pixels where there is a choice."""

    @staticmethod
    def of(recipe: Recipe, anchors: Anchors) -> Wanted:
        """Return what a recipe wants."""
        select, time = recipe.select, recipe.time
        targets: tuple[int, ...] = ()
        if select.method == "spread":
            targets = target_days(day_of(time.start), day_of(time.end), select.count)
        return Wanted(select, targets, anchors, recipe.qc.max_cloud)


def target_days(first: int, last: int, count: int) -> tuple[int, ...]:
    """Return ``count`` equally spaced days of a closed period: those that hold the centres of so many equal parts."""
    span = last - first + 1
    return tuple(first + (2 * number + 1) * span // (2 * count) for number in range(count))


def choose(options: Options, wanted: Wanted) -> IntArray:
    """Return the entries that become samples, by chip and time: at most one a chip and date."""
    if not len(options.which):
        return np.zeros(0, np.int64)
    rivals = (options.owner, days_of(options)) if wanted.select.method == "every" else (options.owner,)
    marks = below_limit(options, wanted.max_cloud, *rivals)
    if marks.all():
        return METHODS[wanted.select.method](options, wanted)
    return np.flatnonzero(marks)[METHODS[wanted.select.method](options.only(marks), wanted)]


def below_limit(options: Options, max_cloud: float, *rivals: npt.NDArray[np.integer]) -> npt.NDArray[np.bool_]:
    """Return the entries that may be chosen: not those with more cloud than allowed where a rival has less.

    Rivals are entries that are equal in all of ``rivals`` (columns, sorted as the entries are).
    """
    if max_cloud >= 1 or not len(options.which):
        return np.ones(len(options.which), bool)
    fine = options.cloud <= max_cloud
    starts = changes(*rivals)
    run = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(fine))))
    some: npt.NDArray[np.bool_] = fine | ~np.logical_or.reduceat(fine, starts)[run]
    return some


def clearness(options: Options) -> FloatArray:
    """Return the share of the chip that is clear, in millionths: counted by the cloud layer, else guessed."""
    guess = options.cover * (1 - options.cloud_percent[options.which] / 100)
    return np.rint(np.where(np.isnan(options.clear), guess, options.clear) * FINE)


def cloud_percent(options: Options) -> FloatArray:
    """Return how much of the chip is cloud or has no data, in percent, to a ten-thousandth.

    Counted by the cloud layer where it was read, else the cloud of the scenes on what their footprints cover. So a pass
    that misses half of a chip is no better than one with clouds over that half.
    """
    guess = 1 - options.cover * (1 - options.cloud_percent[options.which] / 100)
    return np.rint(np.where(np.isnan(options.hidden), guess, options.hidden) * FINE) / 1e4


def changes(*columns: npt.NDArray[np.generic]) -> IntArray:
    """Return where runs of equal rows begin."""
    new = np.ones(len(columns[0]), bool)
    new[1:] = np.any([c[1:] != c[:-1] for c in columns], axis=0)
    return np.flatnonzero(new)


def first_best(values: FloatArray, starts: IntArray) -> IntArray:
    """Return the place of the largest value of each run; the first of equal ones."""
    run = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(values))))
    hits = np.flatnonzero(values == np.maximum.reduceat(values, starts)[run])
    return hits[changes(run[hits])]


def average_ranks(values: FloatArray, run: IntArray) -> FloatArray:
    """Return each value's rank (from 1) within its run; equal ones share their average. ``run`` rises."""
    order = np.lexsort((values, run))
    starts = changes(run[order], values[order])
    stops = np.append(starts, len(order))[1:]
    mean = (starts + 1 + stops) / 2  # of the places starts + 1 ... stops among all
    before = np.searchsorted(run, run[order][starts])
    ranks = np.empty(len(values))
    ranks[order] = np.repeat(mean - before, stops - starts)
    return ranks


def smallest(values: FloatArray, run: IntArray, count: int) -> IntArray:
    """Return the places of the ``count`` smallest values of each run (the first of equal ones). ``run`` rises."""
    order = np.lexsort((values, run))
    place = np.arange(len(order)) - np.searchsorted(run, run[order])
    return np.sort(order[place < count])


def days_of(options: Options) -> IntArray:
    """Return the day of each entry."""
    return options.times_us[options.which] // DAY_US


def _one_a_day(options: Options) -> IntArray:
    """Return the clearest entry of each chip and date."""
    return first_best(clearness(options), changes(options.owner, days_of(options)))


def _every(options: Options, wanted: Wanted) -> IntArray:
    return _one_a_day(options)


def _clearest(options: Options, wanted: Wanted) -> IntArray:
    best = _one_a_day(options)
    return best[first_best(clearness(options)[best], changes(options.owner[best]))]


def _spread(options: Options, wanted: Wanted) -> IntArray:
    """For each target day in order: the unused date with the least days from it + weight x percent of cloud."""
    best = _one_a_day(options)
    days = days_of(options)[best]
    cloud = cloud_percent(options)[best] * wanted.select.cloud_weight
    starts = changes(options.owner[best])
    used = np.zeros(len(best), bool)
    for target in wanted.targets:
        cost = np.rint((np.abs(days - target) + cloud) * FINE)
        cost[used] = np.inf
        used[first_best(-cost, starts)] = True  # of a chip whose dates are all used: its first, once more
        if used.all():
            break
    return best[used]


def _nearest(options: Options, wanted: Wanted) -> IntArray:
    """For each anchor of a chip: the dates with the smallest weighted sum of ranks by days from it and by cloud.

    Only passes that cover the whole chip count, and those within the limit of days. A date that is chosen for two
    anchors of a chip makes one sample.
    """
    rules = wanted.select
    whole = np.flatnonzero(options.cover >= FULL_COVER)
    if not len(whole):
        return whole
    owner, days = options.owner[whole].astype(np.int64), days_of(options)[whole]
    best = first_best(clearness(options)[whole], changes(owner, days))
    entries, owner, days, cloud = whole[best], owner[best], days[best], cloud_percent(options)[whole][best]
    found: list[IntArray] = [np.zeros(0, np.int64)]
    for turn in range(int(wanted.anchors.counts.max(initial=0))):
        mine = np.flatnonzero(wanted.anchors.counts[owner] > turn)
        away = np.abs(days[mine] - wanted.anchors.days[wanted.anchors.first[owner[mine]] + turn])
        if rules.max_days:
            mine, away = mine[away <= rules.max_days], away[away <= rules.max_days]
        by_days = average_ranks(away.astype(np.float64), owner[mine])
        by_cloud = average_ranks(cloud[mine], owner[mine])
        score = np.rint((by_days * rules.days_weight + by_cloud * rules.cloud_weight) * FINE)
        found.append(entries[mine[smallest(score, owner[mine], rules.count)]])
    return np.unique(np.concatenate(found))


METHODS: dict[str, Callable[[Options, Wanted], IntArray]] = {
    "clearest": _clearest,
    "every": _every,
    "spread": _spread,
    "nearest": _nearest,
}
"""Takes the options of some chips and what is wanted of them; returns the entries to make, by chip and time."""
