"""Reasons that differ only in a measure are told as one, with the measure's range."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

MEASURE = re.compile(r"(?:(?<=share )|(?<=contrast ))\d+(?:\.\d+)?(?:e-?\d+)?|(?<=\()\d+(?= %)")
"""What was measured in a reason of the chips table: ``valid share 0.512 below 0.8``, ``(62 %)``."""


def grouped(reasons: Iterable[str]) -> list[tuple[str, int]]:
    """Return the reasons without the empty ones, those alike as one, and how many each is: the most frequent first.

    Where measures differ the text has the range: ``valid share 0.512 to 0.79 below 0.8``.
    """
    groups: dict[str, Counter[str]] = {}
    for reason, count in Counter(filter(None, reasons)).items():
        groups.setdefault(MEASURE.sub("#", reason), Counter())[reason] = count
    told = [(_ranged(list(group)), group.total()) for group in groups.values()]
    return sorted(told, key=lambda pair: (-pair[1], pair[0]))


def _ranged(reasons: list[str]) -> str:
    """Return one text for reasons that differ only in measures."""
    columns = zip(*(MEASURE.findall(reason) for reason in reasons), strict=True)
    ranges = iter([_range(sorted(set(column), key=float)) for column in columns])
    return MEASURE.sub(lambda _: next(ranges), reasons[0])


def _range(numbers: list[str]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
