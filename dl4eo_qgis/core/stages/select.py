"""Which acquisitions become samples of which chips.

What a chip is made of must not depend on the area that was asked for: so each chip has its own list of scenes, those
whose footprint comes within ``NEAR_M`` of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import shapely

from ..crs import reproject
from ..grid import Chip
from ..shapes import chip_squares, merged
from ..types import Acquisition, Job, Sample, Scene

NEAR_M = 250.0
"""Reach of every resampling kernel (two pixels of 60 m), with room for the roundness of footprints."""
SAME_PASS = timedelta(minutes=10)
FULL_COVER = 1 - 1e-6
BLOCK_PX, BLOCK_M = 512, 40_960.0
"""Largest side of a job: bounds the memory, also where many pixels of a file make one of the grid."""
WGS84 = "EPSG:4326"


@dataclass(frozen=True)
class Candidate:
    """An acquisition, cut down to the scenes near one chip, and the share of the chip that their footprints cover."""

    acquisition: Acquisition
    cover: float

    @property
    def key(self) -> tuple[str, ...]:
        """The ids of its scenes."""
        return tuple(s.id for s in self.acquisition.scenes)


@dataclass(frozen=True)
class CloudShares:
    """Shares of a chip's pixels by the scene classification; ``clear`` counts nodata as not clear."""

    clear: float
    cloud: float


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


def candidates(chips: Sequence[Chip], scenes: Sequence[Scene], role: str) -> dict[str, list[Candidate]]:
    """Return for each chip id the passes that touch it, by time."""
    found: dict[str, list[Candidate]] = {c.id: [] for c in chips}
    made: dict[tuple[str, ...], Acquisition] = {}
    for epsg in sorted({c.epsg for c in chips}):
        mine = [c for c in chips if c.epsg == epsg]
        squares, near = chip_squares(mine), shapely.STRtree(chip_squares(mine, NEAR_M))
        for group in passes(scenes):
            shapes = _footprints(group, epsg)
            lists: defaultdict[int, list[Scene]] = defaultdict(list)
            for scene, shape in zip(group, shapes, strict=True):
                for i in near.query(shape, predicate="intersects"):
                    lists[int(i)].append(scene)
            cover = _cover(squares, sorted(lists), merged(shapes))
            for i in sorted(lists):
                if cover[i] > 0:
                    key = tuple(s.id for s in lists[i])
                    acquisition = made.setdefault(key, Acquisition(role, tuple(lists[i])))
                    found[mine[i].id].append(Candidate(acquisition, cover[i]))
    for chip_candidates in found.values():
        chip_candidates.sort(key=lambda c: (c.acquisition.time, c.acquisition.id))
    return found


def terrain_of(chips: Sequence[Chip], scenes: Sequence[Scene]) -> dict[str, tuple[Scene, ...]]:
    """Return for each chip id the DEM tiles near it, by id."""
    found: dict[str, list[Scene]] = {c.id: [] for c in chips}
    ordered = sorted(scenes, key=lambda s: s.id)
    for epsg in sorted({c.epsg for c in chips}):
        mine = [c for c in chips if c.epsg == epsg]
        near = shapely.STRtree(chip_squares(mine, NEAR_M))
        for scene, shape in zip(ordered, _footprints(ordered, epsg), strict=True):
            for i in near.query(shape, predicate="intersects"):
                found[mine[int(i)].id].append(scene)
    return {chip: tuple(tiles) for chip, tiles in found.items()}


def _footprints(scenes: Sequence[Scene], epsg: int) -> list[Any]:
    """Return footprints in a CRS; ground outside its reach is left out."""
    shapes = []
    for scene in scenes:
        shape = shapely.from_wkt(scene.footprint)
        moved = reproject([shape if shapely.is_valid(shape) else shapely.make_valid(shape)], WGS84, f"EPSG:{epsg}")[0]
        finite = bool(np.isfinite(shapely.bounds(moved)).all())
        valid = moved if finite and shapely.is_valid(moved) else (shapely.make_valid(moved) if finite else None)
        shapes.append(valid if valid is not None else shapely.Polygon())
    return shapes


def _cover(squares: Any, wanted: Sequence[int], shape: Any) -> dict[int, float]:
    """Return the share of each wanted square that a shape covers."""
    if not wanted:
        return {}
    shapely.prepare(shape)
    boxes = squares[list(wanted)]
    share = np.where(shapely.contains(shape, boxes), 1.0, 0.0)
    edge = np.flatnonzero(share == 0)
    share[edge] = shapely.area(shapely.intersection(boxes[edge], shape)) / shapely.area(boxes[edge])
    return {i: float(s) for i, s in zip(wanted, share, strict=True)}


Shares = Mapping[tuple[str, tuple[str, ...]], CloudShares]
"""Cloud shares by (chip id, candidate key), for the candidates that have a cloud layer."""


def choose(
    chip: Chip, options: Sequence[Candidate], shares: Shares, method: str
) -> list[tuple[Candidate, CloudShares | None]]:
    """Return the acquisitions that become samples of a chip, by time: at most one a date (the clearest)."""
    best: dict[str, tuple[Candidate, CloudShares | None]] = {}
    for option in options:
        pair = (option, shares.get((chip.id, option.key)))
        date = option.acquisition.date
        if date not in best or _clearness(*pair) > _clearness(*best[date]):
            best[date] = pair
    return METHODS[method](list(best.values()))


def _clearness(option: Candidate, shares: CloudShares | None) -> float:
    """Return the share of the chip that is clear: counted where a cloud layer was, else guessed from the scene's."""
    if shares is not None:
        return round(shares.clear, 6)
    return round(option.cover * (1 - (option.acquisition.cloud_percent or 0.0) / 100), 6)


Pairs = list[tuple[Candidate, "CloudShares | None"]]


def _clearest(pairs: Pairs) -> Pairs:
    return [max(pairs, key=lambda p: _clearness(*p))] if pairs else []


def _every(pairs: Pairs) -> Pairs:
    return pairs


METHODS: dict[str, Callable[[Pairs], Pairs]] = {"clearest": _clearest, "every": _every}


def nearest_radar(
    options: Sequence[Candidate], when: datetime, max_days: float, polarisations: Sequence[str]
) -> Acquisition | None:
    """Return the pass nearest in time that covers the whole chip in every polarisation; tie: earlier, then id."""
    usable = [
        o.acquisition
        for o in options
        if o.cover >= FULL_COVER
        and abs(o.acquisition.time - when) <= timedelta(days=max_days)
        and all(p in s.assets for s in o.acquisition.scenes for p in polarisations)
    ]
    return min(usable, key=lambda a: (abs(a.time - when), a.time, a.id), default=None)


def radar_gap(options: Sequence[Candidate], when: datetime, max_days: float) -> str:
    """Return why no pass was chosen."""
    near = [o for o in options if abs(o.acquisition.time - when) <= timedelta(days=max_days)]
    if not near:
        return f"no Sentinel-1 pass within {max_days:g} days"
    share = max(o.cover for o in near)
    if share < FULL_COVER:
        return f"Sentinel-1 covers only part of the chip ({int(share * 100)} %)"
    return "Sentinel-1 lacks a polarisation there"


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
        scenes = (tuple(s.id for s in sample.optical.scenes), radar, tuple(s.id for s in sample.terrain))
        groups[place + scenes].append(sample)
    return [Job(tuple(sorted(groups[key], key=lambda s: (s.chip.row, s.chip.col)))) for key in sorted(groups)]
