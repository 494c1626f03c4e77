"""Splits by date: training first, the test last."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..errors import SplitError
from .groups import require_groups
from .material import Ints, Material, Part, Placed, numbered


def by_date(material: Material) -> Placed:
    """Return samples dealt by their date: all of a day go together, in the order of time.

    Without ``split.dates`` the splits' shares of samples say where time is cut. Raises SplitError where a split gets
    no date.
    """
    days, place = numbered([str(row["date"]) for row in material.rows])
    if material.rules.dates:
        return _at_days(material, days, place)
    require_groups(material, days, "dates", "Choose a longer period (START, END), more dates of a chip (SELECT).")
    part = cut(np.bincount(place), [p.share for p in material.parts])
    return Placed(part[place], {"groups": len(days), "dates": _ranges(days, part, material.parts)}, (), None, True)


def _at_days(material: Material, days: Sequence[str], place: Ints) -> Placed:
    """Return samples dealt by the first days of validation and test."""
    starts = material.rules.dates
    if material.rules.folds:
        raise SplitError(
            "split.dates: cannot be cut by given days and into folds at once.",
            "Leave out FOLDS (split.folds) or SPLIT_DATES (split.dates).",
        )
    parts = (0, 1, 2) if len(starts) == 2 else (0, 2)
    chosen = np.searchsorted(np.array(starts), np.array(days), side="right")
    part = np.array(parts, np.int64)[chosen]
    for i, number in enumerate(parts):
        if i not in chosen:
            since = f"from {starts[i - 1]}" if i else f"before {starts[0]}"
            until = f" to before {starts[i]}" if 0 < i < len(starts) else ""
            raise SplitError(
                f"split.dates: no kept sample is {since}{until}: {material.parts[number].split} would be empty.",
                f"The kept samples are from {days[0]} to {days[-1]} ({len(days)} dates).",
            )
    facts = {"groups": len(days), "dates": _ranges(days, part, material.parts)}
    return Placed(part[place], facts, (), None, True, named=True)


def cut(counts: Ints, shares: Sequence[float]) -> Ints:
    """Return the part of each of a row of groups, cut where sums of ``counts`` come nearest to the shares.

    Parts without a share get nothing, each other one group at least.
    """
    used = [i for i, share in enumerate(shares) if share > 0]
    ends = np.concatenate([[0], np.cumsum(counts)])
    part = np.zeros(len(counts), np.int64)
    start, share = 0, 0.0
    for i, number in enumerate(used):
        share += shares[number]
        last = len(counts) - (len(used) - 1 - i)
        reach = np.abs(ends[start + 1 : last + 1] - share * ends[-1])
        stop = last if i == len(used) - 1 else start + 1 + int(np.round(reach, 6).argmin())
        part[start:stop] = number
        start = stop
    return part


def _ranges(days: Sequence[str], part: Ints, parts: Sequence[Part]) -> dict[str, list[str]]:
    """Return the first and the last day of each part that has one."""
    names = [days[i] for i in range(len(days))]
    found: dict[str, list[str]] = {}
    for number, one in enumerate(parts):
        mine = [names[i] for i in np.flatnonzero(part == number)]
        if mine:
            found[one.name] = [mine[0], mine[-1]]
    return found
