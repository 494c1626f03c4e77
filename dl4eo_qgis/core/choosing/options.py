"""The passes that could make each chip, as arrays: a large job has millions of pairs of chip and pass."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import clouds
from ..grid import Chip
from ..types import Acquisition, Scene, Shares

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
ARRAYS = ("which", "cover", "counts")
"""Fields of ``Options`` that have a row for each entry."""
PART_PAIRS = 500_000
"""Pairs that are worked on at once: bounds the memory of what is computed of them."""


def microseconds(span: timedelta) -> int:
    """Return a time span as a whole number, so that comparisons are exact."""
    return span // timedelta(microseconds=1)


@dataclass(frozen=True)
class Candidate:
    """An acquisition, cut down to the scenes near one chip, and the share of the chip that their footprints cover."""

    acquisition: Acquisition
    cover: float
    shares: Shares | None = None
    """Of the chip's pixels by the cloud layer, where it was read."""

    @property
    def key(self) -> tuple[str, ...]:
        """The ids of its scenes."""
        return tuple(s.id for s in self.acquisition.scenes)


@dataclass(frozen=True)
class Options:
    """The candidates of many chips: one entry a pair of chip and acquisition, by chip, time and acquisition id."""

    chips: tuple[Chip, ...]
    acquisitions: tuple[Acquisition, ...]
    """Each once, in no order."""
    first: IntArray
    """Each chip's first entry; at the end the number of entries."""
    which: npt.NDArray[np.int32]
    """Each entry's place in ``acquisitions``."""
    cover: FloatArray
    counts: npt.NDArray[np.int32]
    """Pixels of each of ``clouds.CODES`` (entries x codes); 0 where no cloud layer was read."""
    snow_clear: bool = False
    """Snow counts as clear."""

    @cached_property
    def owner(self) -> npt.NDArray[np.int32]:
        """The chip of each entry."""
        return np.repeat(np.arange(len(self.chips), dtype=np.int32), np.diff(self.first))

    @cached_property
    def clear(self) -> FloatArray:
        """The share of each entry's chip that is clear, nodata counted as not; NaN where no cloud layer was read."""
        clear = self.counts[:, clouds.CLEAR]
        return self._share(clear + self.counts[:, clouds.SNOW] if self.snow_clear else clear)

    @cached_property
    def cloud(self) -> FloatArray:
        """The share that is cloud."""
        return self._share(self.counts[:, clouds.CLOUD])

    @cached_property
    def hidden(self) -> FloatArray:
        """The share that is cloud or has no data."""
        return self._share(self.counts[:, clouds.CLOUD] + self.counts[:, clouds.NODATA])

    def _share(self, counts: npt.NDArray[Any]) -> FloatArray:
        with np.errstate(invalid="ignore"):
            share: FloatArray = counts / self.counts.sum(axis=1)
        return share

    @cached_property
    def times_us(self) -> IntArray:
        """The time of each acquisition, in microseconds since 1970."""
        return np.array([microseconds(a.time - EPOCH) for a in self.acquisitions], np.int64)

    @cached_property
    def cloud_percent(self) -> FloatArray:
        """The cloud of each acquisition's scenes; 0 where they tell none."""
        return np.array([a.cloud_percent or 0.0 for a in self.acquisitions], np.float64)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {chip.id: number for number, chip in enumerate(self.chips)}

    def number(self, chip_id: str) -> int:
        """Return the place of a chip in ``chips``."""
        return self._numbers[chip_id]

    def of_chip(self, number: int) -> list[Candidate]:
        """Return a chip's candidates, by time."""
        return [self.candidate(int(e)) for e in range(self.first[number], self.first[number + 1])]

    def candidate(self, entry: int) -> Candidate:
        """Return one entry as a value."""
        shares = clouds.shares_of(self.counts[entry], self.snow_clear)
        return Candidate(self.acquisitions[self.which[entry]], float(self.cover[entry]), shares)

    def part(self, start: int, stop: int) -> Options:
        """Return the options of the chips from ``start`` to before ``stop``."""
        entries = slice(self.first[start], self.first[stop])
        arrays = {name: getattr(self, name)[entries] for name in ARRAYS}
        first = self.first[start : stop + 1] - self.first[start]
        part = dataclasses.replace(self, chips=self.chips[start:stop], first=first, **arrays)
        # The same acquisitions: what is computed of them is computed once for all parts.
        part.__dict__.update(times_us=self.times_us, cloud_percent=self.cloud_percent)
        return part

    def parts(self) -> Iterator[tuple[int, int]]:
        """Yield the first and one past the last chip of parts of bounded size."""
        start = 0
        while start < len(self.chips):
            full = int(np.searchsorted(self.first, self.first[start] + PART_PAIRS, side="right")) - 1
            stop = min(max(start + 1, full), start + PART_PAIRS, len(self.chips))
            yield start, stop
            start = stop

    def without(self, bad: Callable[[str], bool]) -> Options:
        """Return the options without the acquisitions that hold a scene whose id is ``bad``."""
        good = np.ones(len(self.acquisitions), bool)
        for number in np.unique(self.which):
            good[number] = not any(bad(s.id) for s in self.acquisitions[number].scenes)
        return self.only(good[self.which])

    def only(self, wanted: npt.NDArray[np.bool_]) -> Options:
        """Return the options of some entries."""
        arrays = {name: getattr(self, name)[wanted] for name in ARRAYS}
        first = np.concatenate([[0], np.cumsum(wanted)])[self.first]
        return dataclasses.replace(self, first=first, **arrays)


class OptionsMaker:
    """Gathers pairs of chip and acquisition, CRS by CRS, and gives them as Options."""

    def __init__(self, role: str) -> None:
        self._role = role
        self._numbers: dict[tuple[str, ...], int] = {}
        self._acquisitions: list[Acquisition] = []
        self._chips: list[Chip] = []
        self._counts: list[IntArray] = []
        self._which: list[npt.NDArray[np.int32]] = []
        self._cover: list[FloatArray] = []

    def acquisition(self, scenes: Sequence[Scene]) -> int:
        """Return the number of the acquisition of these scenes."""
        key = tuple(s.id for s in scenes)
        if key not in self._numbers:
            self._numbers[key] = len(self._acquisitions)
            self._acquisitions.append(Acquisition(self._role, tuple(scenes)))
        return self._numbers[key]

    def add(self, chips: Sequence[Chip], owner: IntArray, which: npt.NDArray[np.int32], cover: FloatArray) -> None:
        """Take the entries of some chips, in any order; ``owner`` is the place in ``chips``."""
        order = sorted(
            range(len(self._acquisitions)), key=lambda i: (self._acquisitions[i].time, self._acquisitions[i].id)
        )
        rank = np.argsort(np.array(order, np.int64))
        place = np.argsort(owner.astype(np.int64) * max(1, len(rank)) + rank[which])
        self._chips += chips
        self._counts.append(np.bincount(owner, minlength=len(chips)))
        self._which.append(which[place])
        self._cover.append(cover[place])

    def made(self) -> Options:
        """Return all that was added."""
        counts = np.concatenate(self._counts) if self._counts else np.zeros(0, np.int64)
        which = np.concatenate(self._which) if self._which else np.zeros(0, np.int32)
        cover = np.concatenate(self._cover) if self._cover else np.zeros(0)
        first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        unknown = np.broadcast_to(np.zeros(1, np.int32), (len(cover), len(clouds.CODES)))
        return Options(tuple(self._chips), tuple(self._acquisitions), first, which, cover, unknown)
