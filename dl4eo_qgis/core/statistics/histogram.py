"""Histograms of float32 values that are merged exactly: percentiles in one pass and bounded memory.

A value's key is its bit pattern in an order that follows the values (a sign's bit turned round). A histogram of level s
counts keys without their last s bits: at level 0 each value has a bin of its own, at level 13 a bin is 2**-10 of its
value wide. It has the finest level at which it has at most ``MAX_BINS`` bins, and never more than ``COARSEST``. That
level depends on the values alone: those of a part are never coarser than those of the whole. So any parts, merged in
any order, give the very histogram of all values at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MAX_BINS = 2**14
"""Unless the coarsest level has more. Reflectances of 10 000 and more DN have a bin each."""
COARSEST = 13
"""Ten bits of the mantissa are left: a bin is less than 0.1 % of its values wide."""
SIGN = np.uint32(2**31)
SMALLEST = float(np.finfo(np.float32).tiny)
"""Of less, float32 keeps no more than a few bits: it is taken for 0."""

Keys = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Histogram:
    """How often values occur."""

    level: int
    keys: Keys
    """Of the bins that hold something, ascending, without the last ``level`` bits."""
    counts: npt.NDArray[np.int64]

    @property
    def count(self) -> int:
        """The number of values."""
        return int(self.counts.sum())

    def bounds(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Return the least and the largest value that each bin can hold."""
        low = self.keys.astype(np.uint64) << np.uint64(self.level)
        high = low + np.uint64(2**self.level - 1)
        return _values(low.astype(np.uint32)), _values(high.astype(np.uint32))

    def ranked(self, ranks: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Return the values at places (from 0) of all values in their order.

        Within a bin they are taken to lie evenly: exact at level 0, else off by less than a bin.
        """
        ends = np.cumsum(self.counts)
        which = np.searchsorted(ends, ranks, side="right")
        low, high = (edge[which] for edge in self.bounds())
        inside = (ranks - (ends - self.counts)[which] + 0.5) / self.counts[which]
        values: npt.NDArray[np.float64] = np.where(low == high, low, low + (high - low) * inside)
        values[np.abs(values) < SMALLEST] = 0.0
        return values

    def percentiles(self, wanted: Sequence[float]) -> list[float]:
        """Return percentiles (0 to 100) as numpy's method ``linear`` does: between the two nearest ranks.

        ``wanted`` of no value at all are not a number.
        """
        if not len(self.keys):
            return [float("nan")] * len(wanted)
        places = np.asarray(wanted, np.float64) / 100 * (self.count - 1)
        below = np.floor(places).astype(np.int64)
        low, high = self.ranked(below), self.ranked(np.minimum(below + 1, self.count - 1))
        return [float(v) for v in low + (high - low) * (places - below)]

    def binned(self, edges: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """Return how many values lie below the first edge, between each two, and above the last, by bins' middles."""
        low, high = self.bounds()
        which = np.searchsorted(edges, (low + high) / 2, side="right")
        which[(low + high) / 2 == edges[-1]] = len(edges) - 1
        return np.bincount(which, self.counts, len(edges) + 1).astype(np.int64)


EMPTY = Histogram(0, np.zeros(0, np.uint32), np.zeros(0, np.int64))


def histogram_of(*values: Floats) -> Histogram:
    """Return the histogram of the finite values of some arrays."""
    keys = np.concatenate([_keys(v) for v in values]) if values else EMPTY.keys
    keys.sort()
    return _settled(keys, None, 0)


def merged(parts: Sequence[Histogram]) -> Histogram:
    """Return the histogram of the values of all parts."""
    parts = [p for p in parts if len(p.keys)]
    if len(parts) < 2:
        return parts[0] if parts else EMPTY
    level = max(p.level for p in parts)
    keys = np.concatenate([p.keys >> np.uint32(level - p.level) for p in parts])
    # Key and place in one number: numpy sorts those far faster than it finds an order.
    both = (keys.astype(np.uint64) << np.uint64(32)) | np.arange(len(keys), dtype=np.uint64)
    both.sort()
    counts = np.concatenate([p.counts for p in parts])[(both & np.uint64(2**32 - 1)).astype(np.int64)]
    return _settled((both >> np.uint64(32)).astype(np.uint32), counts, level)


def _settled(keys: Keys, counts: npt.NDArray[np.int64] | None, level: int) -> Histogram:
    """Return the histogram of sorted keys of a level, which may repeat; ``counts``: of each, where not 1."""
    if not len(keys):
        return EMPTY
    steps = keys[1:] ^ keys[:-1]
    """2**s or more where keys without their last s bits differ from the ones before."""

    def is_enough(coarser: int) -> bool:
        return int(np.count_nonzero(steps >= np.uint32(2**coarser))) < MAX_BINS

    coarser = bisect_left(range(COARSEST - level), True, key=is_enough)
    firsts = np.concatenate([[0], np.flatnonzero(steps >= np.uint32(2**coarser)) + 1])
    totals = np.diff(firsts, append=len(keys)) if counts is None else np.add.reduceat(counts, firsts)
    return Histogram(level + coarser, keys[firsts] >> np.uint32(coarser), totals.astype(np.int64))


def _keys(values: Floats) -> Keys:
    """Return the keys of values."""
    bits = np.ascontiguousarray(values, np.float32).ravel().view(np.uint32)
    negative = (bits.view(np.int32) >> 31).view(np.uint32)
    keys: Keys = bits ^ (negative | SIGN)
    return keys


def _values(keys: Keys) -> npt.NDArray[np.float64]:
    """Return the values of keys."""
    bits = np.where(keys & SIGN, keys ^ SIGN, ~keys)
    return bits.astype(np.uint32).view(np.float32).astype(np.float64)
