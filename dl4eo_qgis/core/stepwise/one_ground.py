"""An area as one ground: what its chips see of each pass becomes one number, to be chosen by as of one chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ..choosing import dates
from ..choosing.footprints import Footprints, Ground, covers
from ..choosing.options import Options
from ..clouds import CODES
from ..grid import Chip
from ..stages import select
from ..types import Acquisition, Scene

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Area:
    """The passes over an area's chips."""

    grounds: Sequence[Ground]
    options: Options
    """Of the chips, in the order of the grounds."""
    scenes: tuple[Scene, ...]

    @cached_property
    def passes(self) -> tuple[Acquisition, ...]:
        """The passes that touch a chip, by time and id, each with the scenes near one, as they are mosaicked."""
        near = {s.id for number in np.unique(self.options.which) for s in self._acquisition(int(number)).scenes}
        groups = (tuple(s for s in group if s.id in near) for group in select.passes(self.scenes))
        made = [Acquisition("optical", group) for group in groups if group]
        return tuple(sorted(made, key=lambda a: (a.time, a.id)))

    @cached_property
    def pass_of(self) -> npt.NDArray[np.int64]:
        """The pass of each entry of the options."""
        place = {s.id: number for number, one in enumerate(self.passes) for s in one.scenes}
        firsts = [place.get(a.scenes[0].id, -1) for a in self.options.acquisitions]
        return np.array(firsts, np.int64)[self.options.which]

    def _acquisition(self, number: int) -> Acquisition:
        return self.options.acquisitions[number]

    def _mean(self, values: FloatArray, elsewhere: float = 0.0) -> FloatArray:
        """Return the mean over all chips of a value of each entry, by pass; ``elsewhere``: of chips beside the pass."""
        count, chips = len(self.passes), len(self.options.chips)
        seen = np.bincount(self.pass_of, minlength=count)
        total = np.bincount(self.pass_of, values, count) + (chips - seen) * elsewhere
        mean: FloatArray = total / chips
        return mean

    @cached_property
    def cover(self) -> FloatArray:
        """The share of the chips' ground under each pass."""
        return self._mean(self.options.cover)

    @cached_property
    def clear(self) -> FloatArray:
        """The share of the chips' ground that is clear under each pass."""
        return self._mean(dates.clearness(self.options) / dates.FINE)

    @cached_property
    def hidden(self) -> FloatArray:
        """The share of the chips' ground that is cloud, or has no data, under each pass."""
        return self._mean(dates.cloud_percent(self.options) / 100, elsewhere=1.0)

    @property
    def as_one(self) -> Options:
        """The passes as the options of one chip; a pass that covers as much as the best covers all."""
        count = len(self.passes)
        most = self.cover.max(initial=0.0)
        whole = np.where(self.cover >= most * dates.FULL_COVER, 1.0, self.cover)
        unknown = np.zeros((count, len(CODES)), np.int32)
        one = Options(
            (self.options.chips[0],), self.passes, np.array([0, count], np.int64), np.arange(count, dtype=np.int32),
            whole, unknown,
        )  # fmt: skip
        one.__dict__.update(clear=self.clear, hidden=self.hidden, cloud=np.zeros(count))  # as counted of all chips
        return one

    def times_of(self, number: int) -> npt.NDArray[np.int64]:
        """Return for each chip the time of its scenes of a pass, in microseconds; of chips beside it the pass' own."""
        times = np.full(len(self.options.chips), self.as_one.times_us[number])
        mine = self.pass_of == number
        times[self.options.owner[mine]] = self.options.times_us[self.options.which[mine]]
        return times

    def covered_by(self, scenes: Sequence[Scene]) -> float:
        """Return the share of the chips' ground that footprints cover together."""
        shares = [covers(ground, Footprints(ground, scenes).under(scenes)) for ground in self.grounds]
        return float(np.concatenate(shares).mean())


def area_of(chips: Sequence[Chip], scenes: Sequence[Scene], near_m: float) -> Area:
    """Return the passes over the chips of an area, before a pixel is looked at."""
    grounds = select.grounds_of(chips, near_m)
    return Area(grounds, select.candidates(grounds, scenes, "optical"), tuple(scenes))
