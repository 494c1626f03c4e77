"""Which chips train, validate and test: seeded, the same whatever the input's order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from ..recipe import Split

NAMES = ("train", "validation", "test")


def assign(groups: Mapping[str, str], split: Split) -> tuple[dict[str, str], str]:
    """Return the split of each chip, and a warning ('' without one); ``groups`` is chip id -> group.

    A group stays together, as all dates of a chip do. A split that was asked for is never left empty: with fewer
    groups than splits all of them train, and the warning says so.
    """
    dealt, warning = METHODS[split.method](sorted(set(groups.values())), split)
    return {chip: dealt[group] for chip, group in groups.items()}, warning


def _random(chips: Sequence[str], split: Split) -> tuple[dict[str, str], str]:
    wanted = sum(f > 0 for f in split.fractions)
    if len(chips) < wanted:
        plural = "s" if len(chips) != 1 else ""
        return dict.fromkeys(chips, "train"), (
            f"{len(chips)} kept chip{plural} cannot fill {wanted} splits: all of them are train."
        )
    order = sorted(chips, key=lambda c: hashlib.sha256(f"{split.seed}:{c}".encode()).digest())
    counts = share_out(len(chips), split.fractions)
    names = np.repeat(np.array(NAMES), counts)
    return {chip: str(name) for chip, name in zip(order, names, strict=True)}, ""


def _none(chips: Sequence[str], split: Split) -> tuple[dict[str, str], str]:
    return dict.fromkeys(chips, ""), ""


METHODS: dict[str, Callable[[Sequence[str], Split], tuple[dict[str, str], str]]] = {"random": _random, "none": _none}


def share_out(total: int, fractions: Sequence[float]) -> list[int]:
    """Return whole numbers in the given proportions that add up to ``total`` (largest remainder, ties to the first).

    No positive fraction gets 0 while ``total`` allows it.
    """
    exact = [total * f for f in fractions]
    counts = [int(x) for x in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (-(round(exact[i] - counts[i], 9)), i))
    for i in by_remainder[: total - sum(counts)]:
        counts[i] += 1
    for i, fraction in enumerate(fractions):
        if fraction > 0 and counts[i] == 0:
            largest = max(range(len(counts)), key=lambda k: counts[k])
            if counts[largest] > 1:
                counts[largest] -= 1
                counts[i] += 1
    return counts
