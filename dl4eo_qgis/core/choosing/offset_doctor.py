"""Do a Sentinel-2 scene's pixels carry the +1000 DN of 2022? Metadata proposes, pixels confirm or correct.

What is looked at belongs to the scene alone (``glimpse``), so that the decision is the same for every area, recipe,
thread and machine. Where pixels do not tell, disagree, or cannot be read, metadata stands.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import wait
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import CatalogueError, ReadError
from ..executors import EXECUTORS
from ..failures import IN_A_ROW, Failures
from ..pixels.raster_header import RasterReadError
from ..progress import Check, Progress
from ..raster import READERS, read_info
from ..recipe.output import Output
from ..sources import place_of
from ..sources.offset import ADDED_DN
from ..sources.scale import is_usual
from ..types import Acquisition, Sample, Scene
from .glimpse import ask_glimpse

GROUPS = (("blue", "coastal", "green"), ("red",), ("swir22", "swir16", "nir", "nir08"))
"""Of each group the first band that a scene has is looked at: what is dark in water, shade and forest differs."""
MIN_PIXELS = 1000
"""Fewer valid pixels of a band are no evidence."""
NEVER_DN = 500
"""With the offset this is a reflectance of -0.05. Over-correction reaches some -0.02; without the offset, vegetation,
water and shade lie below in red, and snow and water in short-wave infrared (real scenes: 3 to 84 % of the pixels)."""
NEVER_SHARES = (0.10, 0.05, 0.02)
"""Of each group: so many pixels below ``NEVER_DN`` prove that there is no offset, unless the band's other pixels, or
both other bands, have the offset's floor: then the dark ones may be faults of the file. They are more than artefacts of
overviews, and, the shorter the wavelength and so the larger the part of the atmosphere, than a low sun can spoil."""
FLOOR_SHARE = 0.005
"""The floor is the DN that so many pixels do not exceed."""
FLOOR_DN = (950, 1250)
"""Where the floors of all groups must lie to prove the offset (a real scene with it: 1110 to 1173). Without it, they
would have to be the same reflectance of about 0.1 from blue to short-wave infrared, which no ground has: desert and
rock rise with the wavelength, snow and clouds fall, haze and Rayleigh scattering (level 1C) fade."""
BELOW_DN, BELOW_SHARE = 900, 0.001
"""A floor has next to nothing below it: at most this share below this DN."""
TELLS = {"absent": 0.0, "present": -ADDED_DN}
FORCED = {"none": 0.0, "always": -ADDED_DN}
"""Values of optical.offset that decide without looking."""
POLL_S = 0.25


@dataclass(frozen=True)
class Look:
    """What the pixels of one band say."""

    band: str
    pixels: int
    floor_dn: int
    never: float
    """Share below ``NEVER_DN``."""
    below: float
    """Share below ``BELOW_DN``."""
    has_floor_above: bool = False
    """The pixels from ``NEVER_DN`` on have the floor of the offset: those below are faults of the file."""

    @property
    def tells(self) -> str:
        """``absent``, ``present`` (if the other bands say so too), ``both``, or nothing."""
        if self.pixels < MIN_PIXELS:
            return ""
        if self.never >= next(share for group, share in zip(GROUPS, NEVER_SHARES, strict=True) if self.band in group):
            return "both" if self.has_floor_above else "absent"
        return "present" if is_floor(self.floor_dn, self.below) else ""

    def __str__(self) -> str:
        return f"{self.band}: floor {self.floor_dn}, {100 * self.never:.1f} % below {NEVER_DN}, of {self.pixels}"


@dataclass(frozen=True)
class Evidence:
    """What was seen of a scene, or why nothing was."""

    scene: str
    looks: tuple[Look, ...] = ()
    trouble: str = ""

    @property
    def verdict(self) -> str:
        """``absent``, ``present``, or nothing where the pixels do not tell, or contradict each other."""
        told = [look.tells for look in self.looks]
        if told == ["present"] * len(GROUPS):
            return "present"
        return "absent" if "absent" in told and not self.quarrel else ""

    @property
    def quarrel(self) -> str:
        """Say which bands have both the offset's floor and pixels too dark for it, or which differ from two others."""
        told = {kind: [s.band for s in self.looks if s.tells == kind] for kind in ("both", "absent", "present")}
        if told["both"]:
            return f"{', '.join(told['both'])}: the offset's floor, and dark pixels far below it"
        if told["absent"] and len(told["present"]) == len(GROUPS) - 1:
            return f"{', '.join(told['absent'])}: no offset, {', '.join(told['present'])}: the offset"
        return ""

    @property
    def silence(self) -> str:
        """Say why there is no verdict."""
        return f"the pixels disagree ({self.quarrel})" if self.quarrel else self.trouble or "the pixels do not tell"


def look_at(band: str, dn: npt.NDArray[Any]) -> Look:
    """Return what the valid pixels of a band say."""
    if not dn.size:
        return Look(band, 0, 0, 0.0, 0.0)
    above = dn[dn >= NEVER_DN]
    has_floor_above = above.size >= MIN_PIXELS and is_floor(*_floor_of(above))
    floor, below = _floor_of(dn)
    return Look(band, dn.size, floor, float((dn < NEVER_DN).mean()), below, has_floor_above)


def is_floor(floor_dn: int, below: float) -> bool:
    """Say whether a floor, and the share below ``BELOW_DN``, are those of a band with the offset."""
    return FLOOR_DN[0] <= floor_dn <= FLOOR_DN[1] and below <= BELOW_SHARE


def _floor_of(dn: npt.NDArray[Any]) -> tuple[int, float]:
    """Return the floor of some pixels, and the share of them below ``BELOW_DN``."""
    place = int(FLOOR_SHARE * (dn.size - 1))
    return int(np.partition(dn, place)[place]), float((dn < BELOW_DN).mean())


def bands_to_look_at(scene: Scene) -> list[str]:
    """Return the first band of each group that the scene has as DN; one with a scale of its own has a unit."""
    in_dn = [band for band, asset in scene.assets.items() if not asset.unit]
    return [found[0] for group in GROUPS if (found := [band for band in group if band in in_dn])]


def examine(shared: None, scene: Scene, check: Check) -> Evidence:
    """Return the evidence in a scene's pixels; files that cannot be read are told in it."""
    files = {band: (place_of(scene, scene.assets[band]), scene.assets[band]) for band in bands_to_look_at(scene)}
    asked = {band: ask_glimpse(place, asset.band, asset.nodata) for band, (place, asset) in files.items()}
    while wait(asked.values(), POLL_S).not_done:
        check()
    try:
        looks = tuple(look_at(band, future.result()) for band, future in asked.items())
        for place, asset in files.values():
            scale, _ = read_info(place).scale_of(asset.band)
            if scale != 1 and not is_usual(scale):
                return Evidence(scene.id, trouble=f"a file's header tells a scale of its own ({scale:g})")
        return Evidence(scene.id, looks)
    except (RasterReadError, ReadError, CatalogueError) as error:
        return Evidence(scene.id, trouble=f"its pixels cannot be read ({error})")


def decide(scene: Scene, evidence: Evidence) -> Scene:
    """Return the scene with the offset that the pixels prove, else that of its metadata, and with the reason."""
    proposed, why = scene.offset_dn, scene.offset_reason
    decided = TELLS.get(evidence.verdict, proposed)
    if not evidence.verdict:
        reason = f"{why}; {evidence.silence}"
    elif decided == proposed:
        reason = f"{why}; the pixels confirm it"
    else:
        reason = f"the pixels {'have no offset' if decided == 0 else 'carry the offset'}, against {why}"
    seen = "; ".join(str(look) for look in evidence.looks)
    return dataclasses.replace(
        scene, offset_dn=decided, offset_reason=reason, offset_metadata=proposed, offset_evidence=seen
    )


def force(scene: Scene, offset: str) -> Scene:
    """Return the scene with the offset that the user wants, whatever it was."""
    proposed, reason = scene.offset_dn, f"as the recipe says: {offset}"
    return dataclasses.replace(scene, offset_dn=FORCED[offset], offset_reason=reason, offset_metadata=proposed)


def is_asked(scene: Scene) -> bool:
    """Say whether the question is one of this scene: its source knows the offset, and metadata tells no other one."""
    return scene.role == "optical" and bool(scene.offset_reason) and scene.offset_dn in TELLS.values()


def contradictions(samples: Iterable[Sample]) -> Iterator[str]:
    """Yield a sentence for each scene whose pixels said something else than its metadata, by its id."""
    scenes = {s.id: s for sample in samples for a in sample.passes for s in a.scenes}
    for _, scene in sorted(scenes.items()):
        if scene.offset_evidence and scene.offset_metadata != scene.offset_dn:
            yield (
                f"Scene {scene.id}: {scene.offset_reason} ({scene.offset_evidence}). So {scene.offset_dn:g} DN is "
                f"added, not {scene.offset_metadata:g}; optical.offset can decide otherwise."
            )


class Doctor:
    """Decides the offset of the scenes that samples are made of, each once."""

    def __init__(self, offset: str, output: Output, failures: Failures, progress: Progress) -> None:
        """``offset`` is the recipe's optical.offset; scenes among ``failures`` are not looked at."""
        self._offset = offset
        self._output = output
        self._failures = failures
        self._progress = progress
        self._decided: dict[str, Scene] = {}
        self._acquisitions: dict[tuple[str, ...], Acquisition] = {}

    def decided(self, samples: Sequence[Sample]) -> list[Sample]:
        """Return the samples with the offsets of their scenes decided."""
        if self._offset == "metadata":
            return list(samples)
        asked = {s.id: s for sample in samples for a in sample.passes for s in a.scenes if s.id not in self._decided}
        self._decided |= {s.id: s for s in asked.values()}
        if self._offset in FORCED:
            self._decided |= {s.id: force(s, self._offset) for s in asked.values() if s.offset_reason}
        else:
            self._look([s for _, s in sorted(asked.items()) if is_asked(s) and not self._failures.of_scenes([s])])
        return [self._with_decisions(s) for s in samples]

    def _look(self, scenes: Sequence[Scene]) -> None:
        """Decide by the pixels; where nothing can be reached any more, metadata stands for the rest."""
        run, in_a_row = EXECUTORS[self._output.executor], 0
        output = dataclasses.replace(self._output, threads=READERS)  # they do little more than wait
        with closing(run(examine, None, scenes, output, self._progress.check)) as done:
            for number, evidence in enumerate(done, 1):
                self._decided[evidence.scene] = decide(self._decided[evidence.scene], evidence)
                self._progress.report(0, 1, f"Offset of Sentinel-2: scene {number} of {len(scenes)}")
                in_a_row = in_a_row + 1 if evidence.trouble else 0
                if in_a_row == IN_A_ROW:
                    return

    def _with_decisions(self, sample: Sample) -> Sample:
        passes = [self._acquisition(a) for a in sample.passes]
        return dataclasses.replace(sample, optical=passes[0], others=tuple(passes[1:]))

    def _acquisition(self, acquisition: Acquisition) -> Acquisition:
        key = tuple(s.id for s in acquisition.scenes)
        if key not in self._acquisitions:
            scenes = tuple(self._decided[name] for name in key)
            self._acquisitions[key] = dataclasses.replace(acquisition, scenes=scenes)
        return self._acquisitions[key]
