"""Which Sentinel-1 pass goes with an optical acquisition: the nearest in time that covers enough of the chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import NoScenesError
from ..recipe import Radar
from ..types import Acquisition, Scene
from .dates import FULL_COVER
from .options import IntArray, Options, microseconds

DIRECTIONS = {"ascending": "asc", "descending": "desc"}
"""Orbit direction, and what it adds to a band's name where both are wanted."""
PAIRS = (("vv", "vh"), ("hh", "hv"), ("vv",), ("hh",))
"""Polarisations in the order in which they are looked for."""


@dataclass(frozen=True)
class Look:
    """One set of radar bands: its passes may be of one direction only."""

    direction: str = ""
    """Empty: any."""
    suffix: str = ""
    """Of the bands' names, and of the acquisitions of samples."""

    def holds(self, acquisition: Acquisition) -> bool:
        """Say whether a pass is of its direction."""
        return not self.direction or direction_of(acquisition.scenes[0]) == self.direction


def looks_of(radar: Radar) -> tuple[Look, ...]:
    """Return the sets of radar bands that a recipe wants: one, or with ``both`` one a direction."""
    if not radar.enabled:
        return ()
    if radar.orbit == "both":
        return tuple(Look(direction, suffix) for direction, suffix in DIRECTIONS.items())
    return (Look("" if radar.orbit == "any" else radar.orbit),)


def band_name(polarisation: str, suffix: str) -> str:
    """Return the name of a radar band: ``vv``, or ``vv_asc`` where both directions are wanted."""
    return f"{polarisation}_{suffix}" if suffix else polarisation


def direction_of(scene: Scene) -> str:
    """Return ascending, descending, or what else a scene says; empty where it says nothing."""
    return scene.orbit_state.strip().lower()


def fitting(scenes: Sequence[Scene], radar: Radar) -> tuple[tuple[Scene, ...], str]:
    """Return the scenes of the orbits that a recipe wants, and a sentence on those that do not tell theirs.

    Raises NoScenesError where none is left, or none has the polarisations that the recipe names.
    """
    directions = () if radar.orbit == "any" else tuple(DIRECTIONS) if radar.orbit == "both" else (radar.orbit,)
    told = [
        s
        for s in scenes
        if not (directions and direction_of(s) not in DIRECTIONS)
        and not (radar.relative_orbit and s.relative_orbit is None)
    ]
    kept = tuple(
        s
        for s in told
        if (not directions or direction_of(s) in directions) and radar.relative_orbit in (0, s.relative_orbit)
    )
    what = " and ".join(["orbit direction"] * bool(directions) + ["relative orbit"] * bool(radar.relative_orbit))
    silent = len(scenes) - len(told)
    if not kept:
        wanted = f"{radar.orbit} orbit" + (f" {radar.relative_orbit}" if radar.relative_orbit else "")
        found = sorted({f"{direction_of(s) or 'any'} {s.relative_orbit or ''}".strip() for s in told})
        raise NoScenesError(
            f"radar: none of the {len(scenes)} Sentinel-1 scenes is of {wanted}; they are of "
            + ", ".join([*found, *([f"no known one: {silent} do not tell their {what}"] if silent else [])])
            + ".",
            "Choose another RADAR_ORBIT or RADAR_RELATIVE_ORBIT (radar.orbit, radar.relative_orbit).",
        )
    if radar.bands and not any(all(b in s.assets for b in radar.bands) for s in kept):
        offers = sorted({",".join(sorted(s.assets, reverse=True)) for s in kept})
        raise NoScenesError(
            f"radar.bands: none of the {len(kept)} Sentinel-1 scenes has {','.join(radar.bands)}; they have "
            f"{' or '.join(offers)}.",
            "Name one of these (RADAR_BANDS), or leave it empty.",
        )
    return kept, f"{silent} Sentinel-1 scenes do not tell their {what} and are left out." if silent else ""


def polarisations_of(scenes: Sequence[Scene], wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """Return ``wanted``, or what the scenes offer: VV and VH, else HH and HV, else the one there is."""
    if wanted:
        return tuple(wanted)
    for pair in PAIRS:
        if any(all(p in s.assets for p in pair) for s in scenes):
            return pair
    return PAIRS[0]


def nearest(
    options: Options, owner: npt.NDArray[np.integer], when_us: IntArray, rules: Radar, bands: Sequence[str],
    look: Look = Look(),
) -> IntArray:  # fmt: skip
    """Return for chips (places) and times the entry of the pass nearest in time, or -1 where there is none.

    ``when_us`` may be any time: of an acquisition, or the middle of a period. Only passes of the look count that cover
    enough of the chip in every polarisation (``bands``); tie: earlier, then id.
    """
    offers = np.array([look.holds(a) and _has(a, bands) for a in options.acquisitions], bool)
    usable = np.flatnonzero((options.cover >= _least(rules)) & offers[options.which])
    if not len(usable):
        return np.full(len(owner), -1)
    line = _TimeLine(options.owner[usable], options.times_us[options.which[usable]])
    after = line.first_from(owner, when_us)
    before = line.first_like(np.maximum(after - 1, 0))
    to_after, to_before = line.distance(after, owner, when_us), line.distance(before, owner, when_us)
    found = np.where(to_before <= to_after, before, after)
    near = np.minimum(to_before, to_after) <= microseconds(timedelta(days=rules.max_days))
    return np.where(near, usable[np.minimum(found, len(usable) - 1)], -1)


def _least(rules: Radar) -> float:
    """Return the share of a chip that a pass has to cover; a whole one may lack what rounding takes."""
    return min(rules.min_cover, FULL_COVER)


def _has(acquisition: Acquisition, bands: Sequence[str]) -> bool:
    return all(p in s.assets for s in acquisition.scenes for p in bands)


def gaps(
    options: Options, owner: npt.NDArray[np.integer], when_us: IntArray, rules: Radar, look: Look = Look()
) -> list[str]:
    """Return why no pass was chosen, for chips (places) and times where none was."""
    mine = options.only(np.array([look.holds(a) for a in options.acquisitions], bool)[options.which])
    line = _TimeLine(mine.owner, mine.times_us[mine.which])
    reach = microseconds(timedelta(days=rules.max_days))
    start, stop = line.first_from(owner, when_us - reach), line.first_from(owner, when_us + reach + 1)
    edges = np.column_stack([start, stop]).ravel()
    share = np.maximum.reduceat(np.append(mine.cover, 0.0), edges)[::2] if len(edges) else np.zeros(0)
    share = np.where(stop > start, share, -1.0)
    texts = {value: _gap(value, rules, look) for value in np.unique(share).tolist()}
    return [texts[value] for value in share.tolist()]


def _gap(share: float, rules: Radar, look: Look) -> str:
    """Return why there is no radar; ``share``: the largest share of the chip under a pass near in time, -1: no pass."""
    name = f"{look.direction} Sentinel-1" if look.direction else "Sentinel-1"
    if share < 0:
        orbit = f" of relative orbit {rules.relative_orbit}" if rules.relative_orbit else ""
        return f"no {name} pass{orbit} within {rules.max_days:g} days"
    if share < _least(rules):
        wanted = f"RADAR_COVER wants {100 * rules.min_cover:.4g}"
        return f"{name} covers only part of the chip ({int(share * 100)} %, {wanted})"
    return f"{name} lacks a polarisation there"


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
