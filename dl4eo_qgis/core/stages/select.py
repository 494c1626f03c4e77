"""Which acquisitions become samples of which chips.

What a chip is made of must not depend on the area that was asked for: so each chip has its own list of scenes, those
whose footprint comes within ``reach_m`` of it.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import clouds
from ..choosing import nearest_radar
from ..choosing.dates import Anchors
from ..choosing.footprints import Footprints, Ground, covers, sets_of
from ..choosing.options import IntArray, Options, OptionsMaker
from ..choosing.periods import picks_of
from ..geometry.shapes import by_crs
from ..grid import Chip
from ..progress import Check, Progress, never
from ..recipe import Radar, Recipe
from ..types import Job, RadarPass, Sample, Scene

NEAR_M = 250.0
"""Reach of every resampling kernel (two pixels of 60 m), with room for the roundness of footprints."""
KERNEL_PX = 4
"""Reach of a kernel that makes coarser pixels (two of them), of a halo, and as much room."""
SAME_PASS = timedelta(minutes=10)
BLOCK_PX, BLOCK_M = 512, 40_960.0
"""Largest side of a job: bounds the memory, also where many pixels of a file make one of the grid."""
STACK_PX = 2**23
"""Pixels of one band that a composite may hold of all its acquisitions: 32 MiB, unless a chip alone has more."""


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


def reach_m(recipe: Recipe) -> float:
    """Return how far around a chip its pixels may depend on: kernels, halos, grown clouds, borders of a class map."""
    border = 0 if recipe.labels.path else -(-recipe.labels.ignore_border_px // recipe.labels.pixel_factor)
    around = recipe.grid.pixel_size_m * (KERNEL_PX + border)
    grown = recipe.optical.mask_dilation_m
    return max(NEAR_M, around, around + grown if grown else 0.0)


def grounds_of(chips: Sequence[Chip], near_m: float = NEAR_M) -> list[Ground]:
    """Return the chips by their CRSs, to be asked for what lies near them."""
    return [Ground(mine, near_m) for mine in by_crs(chips).values()]


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
    return near_of(grounds, sorted(scenes, key=lambda s: s.id), check)


def near_of(grounds: Sequence[Ground], scenes: Sequence[Scene], check: Check = never) -> dict[str, tuple[Scene, ...]]:
    """Return for each chip id the scenes near it, in their order; chips with the same scenes share them."""
    found: dict[str, tuple[Scene, ...]] = {}
    for ground in grounds:
        check()
        numbers, sets = sets_of(Footprints(ground, scenes).under(scenes), len(ground.chips))
        near = {int(n): tuple(scenes[i] for i in sets[n]) for n in np.unique(numbers)}
        found |= {chip.id: near[int(n)] for chip, n in zip(ground.chips, numbers, strict=True)}
    return found


def samples(
    optical: Options,
    radar: Options,
    terrain: Mapping[str, tuple[Scene, ...]],
    recipe: Recipe,
    bands: Sequence[str],
    anchors: Anchors | None = None,
) -> list[Sample]:
    """Return what is to be made of some chips (the same in both options), by chip and date.

    ``bands``: the polarisations of the radar; ``anchors``: of the chips, for ``nearest``.
    """
    picks = picks_of(optical, recipe, anchors)
    owner = optical.owner[picks.entries[picks.starts]]
    radars = radar_of(radar, owner, picks.when_us, recipe.radar, bands)
    seen = picks.passes_of(optical)
    shares = clouds.mean_shares(optical.counts[picks.entries], picks.starts, optical.snow_clear)
    made = []
    for place, (number, (found, why)) in enumerate(zip(owner.tolist(), radars, strict=True)):
        chip, (first, others) = optical.chips[number], seen[place]
        sample = Sample(chip, first, found, why, terrain[chip.id], shares[place], others)
        if picks.days is not None:
            sample = dataclasses.replace(sample, day=picks.day_of(place), middle=picks.middle_of(place))
        made.append(sample)
    return made


def radar_of(
    options: Options, owner: npt.NDArray[np.int32], when_us: IntArray, radar: Radar, bands: Sequence[str]
) -> list[tuple[tuple[RadarPass, ...], str]]:
    """Return for chips (places) and times the pass of each look that there is, and why the others are missing."""
    found: list[tuple[tuple[RadarPass, ...], str]] = [((), "")] * len(owner)
    for look in nearest_radar.looks_of(radar):
        entries = nearest_radar.nearest(options, owner, when_us, radar, bands, look)
        gaps = nearest_radar.gaps(options, owner, when_us, radar, look)
        for place, (entry, gap) in enumerate(zip(entries.tolist(), gaps, strict=True)):
            passes, why = found[place]
            if entry >= 0:
                found[place] = (*passes, RadarPass(options.acquisitions[options.which[entry]], look.suffix)), why
            else:
                found[place] = passes, f"{why}; {gap}" if why else gap
    return found


def chips_across(chip: Chip, passes: int = 1) -> int:
    """Return how many chips beside each other one job takes that reads so many optical passes."""
    side_px = min(BLOCK_PX, BLOCK_M / chip.pixel_size_m, (STACK_PX / passes) ** 0.5)
    return max(1, int(side_px) // chip.stride_px)


def jobs(samples: Sequence[Sample]) -> list[Job]:
    """Return the samples by blocks of neighbouring chips that are made from the same scenes.

    In rows from north to south, as files hold their pixels: what was read for one block serves the next.
    """
    groups: defaultdict[tuple[Any, ...], list[Sample]] = defaultdict(list)
    for sample in samples:
        chip = sample.chip
        across = chips_across(chip, len(sample.passes))
        radar = tuple((p.suffix, *(s.id for s in p.acquisition.scenes)) for p in sample.radar)
        place = (chip.epsg, sample.date, -(chip.row // across), chip.col // across)
        others = tuple(s.id for s in sample.fixed)
        scenes = (tuple(s.id for a in sample.passes for s in a.scenes), radar, others)
        groups[place + scenes].append(sample)
    return [Job(tuple(sorted(groups[key], key=lambda s: (s.chip.row, s.chip.col)))) for key in sorted(groups)]
