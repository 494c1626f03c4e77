"""Whole numbers in given proportions: the method of the largest remainder (Hamilton)."""

from __future__ import annotations

import math
from collections.abc import Sequence

PLACES = 9
"""Decimals of a remainder that count: what lies below is rounding, the same on every machine."""


def largest_remainder(total: int, weights: Sequence[float]) -> list[int]:
    """Return whole numbers in the proportions of ``weights`` (none negative, one above 0) that add up to ``total``.

    Each is its exact share rounded down; those with the largest remainders get one more, of equal ones the first.
    """
    whole = math.fsum(weights)
    exact = [total * weight / whole for weight in weights]
    counts = [math.floor(round(share, PLACES)) for share in exact]
    order = sorted(range(len(exact)), key=lambda i: (-round(exact[i] - counts[i], PLACES), i))
    for i in order[: total - sum(counts)]:
        counts[i] += 1
    return counts
