"""Whole numbers in given proportions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..remainder import largest_remainder
from .material import Ints


def share_out(total: int, fractions: Sequence[float]) -> list[int]:
    """Return whole numbers in the given proportions that add up to ``total`` (largest remainder, ties to the first).

    No positive fraction gets 0 while ``total`` allows it.
    """
    counts = largest_remainder(total, fractions)
    for i, fraction in enumerate(fractions):
        if fraction > 0 and counts[i] == 0:
            largest = max(range(len(counts)), key=lambda k: counts[k])
            if counts[largest] > 1:
                counts[largest] -= 1
                counts[i] += 1
    return counts


def table_of(strata: Ints, wanted: Sequence[int]) -> Ints:
    """Return how many of each stratum go to each part (strata x parts): the exact share, rounded up or down.

    Rows add up to the strata's sizes and columns to ``wanted``, whose sum is that of the strata. Controlled rounding
    (Bacharach 1966): remainders are carried from stratum to stratum, then what is left over is exchanged.
    """
    total = int(strata.sum())
    exact = strata[:, None] * np.array(wanted, np.int64)
    cells, remainder = exact // max(total, 1), exact % max(total, 1)
    extra = np.zeros_like(cells)
    need = np.zeros(len(wanted), np.int64)
    for row, left in enumerate((strata - cells.sum(axis=1)).tolist()):
        need += remainder[row]
        order = sorted(np.flatnonzero(remainder[row] > 0).tolist(), key=lambda j: (-need[j], j))
        for j in order[:left]:
            extra[row, j] = 1
            need[j] -= total
    cells = cells + extra
    return _exchanged(cells, extra, remainder, np.array(wanted, np.int64))


def _exchanged(cells: Ints, extra: Ints, remainder: Ints, wanted: Ints) -> Ints:
    """Return the table with its columns' sums as wanted: what is one too many here goes where one lacks."""
    while True:
        over = cells.sum(axis=0) - wanted
        if not over.any():
            return cells
        high, low = int(over.argmax()), int(over.argmin())
        free = np.flatnonzero((extra[:, high] == 1) & (extra[:, low] == 0) & (remainder[:, low] > 0))
        loose = free if len(free) else np.flatnonzero(cells[:, high] > 0)
        row = int(loose[0])
        cells[row, high] -= 1
        cells[row, low] += 1
        extra[row, high], extra[row, low] = 0, 1


def spread(counts: Sequence[int]) -> Ints:
    """Return a part for each of ``sum(counts)`` places so that any run of places has about its share of each part."""
    part = np.repeat(np.arange(len(counts)), counts)
    rank = np.concatenate([np.arange(n) for n in counts]) if len(part) else part
    order = np.lexsort((part, (2 * rank + 1) / (2 * np.array(counts, np.int64)[part])))
    return part[order].astype(np.int64)
