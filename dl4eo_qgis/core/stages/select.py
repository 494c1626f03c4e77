"""Which acquisitions become samples of which chips.

What a chip is made of must not depend on the area that was asked for: so each chip has its own list of scenes, those
whose footprint comes within ``NEAR_M`` of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from ..footprints import Footprints, Ground, covers, sets_of
from ..grid import Chip
from ..options import FloatArray, IntArray, Options, OptionsMaker, microseconds
from ..progress import Check, Progress, never
from ..recipe import Recipe
from ..shapes import by_crs
from ..types import Job, Sample, Scene

NEAR_M = 250.0
"""Reach of every resampling kernel (two pixels of 60 m), with room for the roundness of footprints."""
SAME_PASS = timedelta(minutes=10)
FULL_COVER = 1 - 1e-6
BLOCK_PX, BLOCK_M = 512, 40_960.0
"""Largest side of a job: bounds the memory, also where many pixels of a file make one of the grid."""
DAY_US = microseconds(timedelta(days=1))


def passes(scenes: Sequence[Scene]) -> list[tuple[Scene, ...]]:
    """Return the scenes by pass: the same platform and datatake, or less than ten minutes apart where none is told.

    Within a pass the newest processing baseline comes first, then the scene's id.
    """
    groups: list[list[Scene]] = []
    latest: dict[tuple[Any, ...], list[Scene]] = {}
    for scene in sorted(scenes, key=lambda s: (s.time, s.id)):
        key = (scene.platform, scene.orbit_state, scene.relative_orbit, scene.pass_id)
        group = latest.get(key)
        if group is None or (not scene.pass_id and scene.time - group[-1].time > SAME_PASS):
            group = latest[key] = []
            groups.append(group)
        group.append(scene)
    return [tuple(sorted(g, key=lambda s: (-_baseline(s), s.id))) for g in groups]


def _baseline(scene: Scene) -> float:
    try:
        return float(scene.baseline)
    except ValueError:
        return 0.0


def grounds_of(chips: Sequence[Chip]) -> list[Ground]:
    """Return the chips by their CRSs, to be asked for what lies near them."""
    return [Ground(mine, NEAR_M) for mine in by_crs(chips).values()]


def candidates(
    grounds: Sequence[Ground], scenes: Sequence[Scene], role: str, progress: Progress | None = None
) -> Options:
    """Return the passes that touch each chip, by time; the chips in the order of the grounds."""
    groups, made = passes(scenes), OptionsMaker(role)
    for zone, ground in enumerate(grounds):
        footprints = Footprints(ground, scenes)
        owner, which, cover = [], [], []
        for number, group in enumerate(groups):
            if progress:
                progress.report(zone + number / len(groups), len(grounds), "Finding the scenes of each chip")
            unders = footprints.under(group)
            numbers, sets = sets_of(unders, len(ground.chips))
            share = covers(ground, unders)
            seen = np.flatnonzero(share > 0)
            used, place = np.unique(numbers[seen], return_inverse=True)
            made_of = [made.acquisition([group[i] for i in sets[n]]) for n in used]
            owner.append(seen.astype(np.int32))
            which.append(np.array(made_of, np.int32)[place])
            cover.append(share[seen])
        made.add(ground.chips, _joined(owner, np.int32), _joined(which, np.int32), _joined(cover, np.float64))
    return made.made()


def _joined(parts: list[npt.NDArray[Any]], dtype: Any) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype), *parts])


def terrain_of(
    grounds: Sequence[Ground], scenes: Sequence[Scene], check: Check = never
) -> dict[str, tuple[Scene, ...]]:
    """Return for each chip id the DEM tiles near it, by id; chips with the same tiles share them."""
    found: dict[str, tuple[Scene, ...]] = {}
    ordered = sorted(scenes, key=lambda s: s.id)
    for ground in grounds:
        check()
        numbers, sets = sets_of(Footprints(ground, ordered).under(ordered), len(ground.chips))
        tiles = {int(n): tuple(ordered[i] for i in sets[n]) for n in np.unique(numbers)}
        found |= {chip.id: tiles[int(n)] for chip, n in zip(ground.chips, numbers, strict=True)}
    return found


def choose(options: Options, method: str) -> IntArray:
    """Return the entries that become samples, by chip and time: at most one a chip and date (the clearest)."""
    if not len(options.which):
        return np.zeros(0, np.int64)
    clearness = _clearness(options)
    days = options.times_us[options.which] // DAY_US
    best = _first_best(clearness, _changes(options.owner, days))
    return METHODS[method](options, clearness, best)


def _clearness(options: Options) -> FloatArray:
    """Return the share of the chip that is clear, in millionths: counted by the cloud layer, else guessed."""
    guess = options.cover * (1 - options.cloud_percent[options.which] / 100)
    return np.rint(np.where(np.isnan(options.clear), guess, options.clear) * 1e6)


def _changes(*columns: npt.NDArray[Any]) -> IntArray:
    """Return where runs of equal rows begin."""
    new = np.ones(len(columns[0]), bool)
    new[1:] = np.any([c[1:] != c[:-1] for c in columns], axis=0)
    return np.flatnonzero(new)


def _first_best(values: FloatArray, starts: IntArray) -> IntArray:
    """Return the place of the largest value of each run; the first of equal ones."""
    run = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(values))))
    hits = np.flatnonzero(values == np.maximum.reduceat(values, starts)[run])
    return hits[_changes(run[hits])]


def _clearest(options: Options, clearness: FloatArray, best: IntArray) -> IntArray:
    return best[_first_best(clearness[best], _changes(options.owner[best]))]


def _every(options: Options, clearness: FloatArray, best: IntArray) -> IntArray:
    return best


METHODS: dict[str, Callable[[Options, FloatArray, IntArray], IntArray]] = {"clearest": _clearest, "every": _every}
"""Takes the options, their clearness and the best entry of each chip and date; returns those to make."""


def samples(
    optical: Options, radar: Options, terrain: Mapping[str, tuple[Scene, ...]], recipe: Recipe, bands: Sequence[str]
) -> list[Sample]:
    """Return what is to be made of some chips (the same in both options), by chip and date; ``bands``: of the radar."""
    chosen = choose(optical, recipe.select.method)
    owner, when = optical.owner[chosen], optical.times_us[optical.which[chosen]]
    nearest = nearest_radar(radar, owner, when, recipe.radar.max_days, bands)
    gaps = radar_gaps(radar, owner, when, recipe.radar.max_days)
    made = []
    for entry, number, pair, gap in zip(chosen.tolist(), owner.tolist(), nearest.tolist(), gaps, strict=True):
        option, chip = optical.candidate(entry), optical.chips[number]
        found = radar.acquisitions[radar.which[pair]] if pair >= 0 else None
        why = gap if recipe.radar.enabled and found is None else ""
        made.append(Sample(chip, option.acquisition, found, why, terrain[chip.id], option.clear, option.cloud))
    return made


def nearest_radar(
    options: Options, owner: npt.NDArray[Any], when_us: IntArray, max_days: float, polarisations: Sequence[str]
) -> IntArray:
    """Return for chips (places) and times the entry of the pass nearest in time, or -1 where there is none.

    Only passes count that cover the whole chip in every polarisation; tie: earlier, then id.
    """
    offers = np.array([all(p in s.assets for s in a.scenes for p in polarisations) for a in options.acquisitions], bool)
    usable = np.flatnonzero((options.cover >= FULL_COVER) & offers[options.which])
    if not len(usable):
        return np.full(len(owner), -1)
    line = _TimeLine(options.owner[usable], options.times_us[options.which[usable]])
    after = line.first_from(owner, when_us)
    before = line.first_like(np.maximum(after - 1, 0))
    to_after, to_before = line.distance(after, owner, when_us), line.distance(before, owner, when_us)
    found = np.where(to_before <= to_after, before, after)
    near = np.minimum(to_before, to_after) <= microseconds(timedelta(days=max_days))
    return np.where(near, usable[np.minimum(found, len(usable) - 1)], -1)


def radar_gaps(options: Options, owner: npt.NDArray[Any], when_us: IntArray, max_days: float) -> list[str]:
    """Return why no pass was chosen, for chips (places) and times where none was."""
    line = _TimeLine(options.owner, options.times_us[options.which])
    reach = microseconds(timedelta(days=max_days))
    start, stop = line.first_from(owner, when_us - reach), line.first_from(owner, when_us + reach + 1)
    edges = np.column_stack([start, stop]).ravel()
    share = np.maximum.reduceat(np.append(options.cover, 0.0), edges)[::2] if len(edges) else np.zeros(0)
    share = np.where(stop > start, share, -1.0)
    texts = {value: _gap(value, max_days) for value in np.unique(share).tolist()}
    return [texts[value] for value in share.tolist()]


def _gap(share: float, max_days: float) -> str:
    """Return why there is no radar; ``share``: the largest share of the chip under a pass near in time, -1: no pass."""
    if share < 0:
        return f"no Sentinel-1 pass within {max_days:g} days"
    if share < FULL_COVER:
        return f"Sentinel-1 covers only part of the chip ({int(share * 100)} %)"
    return "Sentinel-1 lacks a polarisation there"


class _TimeLine:
    """Entries that are sorted by owner and time, to be found by both."""

    def __init__(self, owner: npt.NDArray[Any], times_us: IntArray) -> None:
        self._owner, self._times = owner, times_us
        self._ticks = np.unique(times_us)  # their numbers instead of microseconds: owner and time fit into one number
        self._keys = self._key(owner, times_us)

    def _key(self, owner: npt.NDArray[Any], times_us: IntArray) -> IntArray:
        return owner.astype(np.int64) * (len(self._ticks) + 1) + np.searchsorted(self._ticks, times_us)

    def first_from(self, owner: npt.NDArray[Any], times_us: IntArray) -> IntArray:
        """Return the first entry of each owner at or after a time; where it has none, that of the next owner."""
        return np.searchsorted(self._keys, self._key(owner, times_us))

    def first_like(self, entries: IntArray) -> IntArray:
        """Return the first entry of the same owner and time as each of ``entries``."""
        return np.searchsorted(self._keys, self._keys[entries])

    def distance(self, entries: IntArray, owner: npt.NDArray[Any], times_us: IntArray) -> IntArray:
        """Return the time between entries and times; endless where the entry is none or of another owner."""
        inside = np.minimum(entries, len(self._keys) - 1)
        mine = (entries < len(self._keys)) & (self._owner[inside] == owner)
        return np.where(mine, np.abs(self._times[inside] - times_us), np.iinfo(np.int64).max)


def radar_bands(scenes: Sequence[Scene]) -> tuple[str, ...]:
    """Return the polarisations that the radar scenes offer: VV and VH, else HH and HV, else the one there is."""
    for pair in (("vv", "vh"), ("hh", "hv"), ("vv",), ("hh",)):
        if any(all(p in s.assets for p in pair) for s in scenes):
            return pair
    return ("vv", "vh")


def chips_across(chip: Chip) -> int:
    """Return how many chips beside each other one job takes."""
    return max(1, int(min(BLOCK_PX, BLOCK_M / chip.pixel_size_m)) // chip.stride_px)


def jobs(samples: Sequence[Sample]) -> list[Job]:
    """Return the samples by blocks of neighbouring chips that are made from the same scenes.

    In rows from north to south, as files hold their pixels: what was read for one block serves the next.
    """
    groups: defaultdict[tuple[Any, ...], list[Sample]] = defaultdict(list)
    for sample in samples:
        chip = sample.chip
        across = chips_across(chip)
        radar = tuple(s.id for s in sample.radar.scenes) if sample.radar else ()
        place = (chip.epsg, sample.optical.date, -(chip.row // across), chip.col // across)
        others = tuple(s.id for s in (*sample.terrain, *sample.extra))
        scenes = (tuple(s.id for s in sample.optical.scenes), radar, others)
        groups[place + scenes].append(sample)
    return [Job(tuple(sorted(groups[key], key=lambda s: (s.chip.row, s.chip.col)))) for key in sorted(groups)]
