"""Do a Sentinel-2 scene's pixels carry the +1000 DN of 2022? Metadata proposes, pixels confirm or correct.

What is looked at belongs to the scene alone (``glimpse``), so that the decision is the same for every area, recipe,
thread and machine. Where pixels do not tell, or cannot be read, metadata stands.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .errors import CatalogueError, ReadError
from .executors import EXECUTORS
from .failures import IN_A_ROW, Failures
from .glimpse import ask_glimpse
from .output import Output
from .progress import Check, Progress
from .raster import RasterReadError
from .sources import place_of
from .types import Acquisition, Sample, Scene

ADDED_DN = 1000.0
GROUPS = (("blue", "coastal", "green"), ("red",), ("swir22", "swir16", "nir", "nir08"))
"""Of each group the first band that a scene has is looked at: what is dark in water, shade and forest differs."""
HAZY = GROUPS[0]
"""Bands of which the atmosphere is a large part: over-corrected, dark ground gets values clearly below 0."""
MIN_PIXELS = 1000
"""Fewer valid pixels of a band are no evidence."""
NEVER_DN = 500
"""With the offset this is a reflectance of -0.05. Over-correction reaches some -0.02; without the offset, vegetation,
water and shade lie below in red, and snow and water in short-wave infrared (real scenes: 3 to 84 % of the pixels)."""
NEVER_SHARE, HAZY_SHARE = 0.02, 0.10
"""So many pixels below ``NEVER_DN`` prove that there is no offset: more than artefacts, and, in the bands that haze
rules, more than a scene at low sun can have."""
FLOOR_SHARE = 0.005
"""The floor is the DN that so many pixels do not exceed."""
FLOOR_DN = (950, 1250)
"""Where the floors of all groups must lie to prove the offset (a real scene with it: 1110 to 1173). Without it, they
would have to be the same reflectance of about 0.1 from blue to short-wave infrared, which no ground has: desert and
rock rise with the wavelength, snow and clouds fall, haze and Rayleigh scattering (level 1C) fade."""
BELOW_DN, BELOW_SHARE = 900, 0.001
"""A floor has next to nothing below it: at most this share below this DN."""
TELLS = {"absent": 0.0, "present": -ADDED_DN}


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
        """``absent``, ``present``, or nothing where the pixels do not tell."""
        enough = [look for look in self.looks if look.pixels >= MIN_PIXELS]
        if any(look.never >= (HAZY_SHARE if look.band in HAZY else NEVER_SHARE) for look in enough):
            return "absent"
        floors = [FLOOR_DN[0] <= look.floor_dn <= FLOOR_DN[1] and look.below <= BELOW_SHARE for look in enough]
        return "present" if len(floors) == len(GROUPS) and all(floors) else ""

    def __str__(self) -> str:
        return self.trouble or "; ".join(str(look) for look in self.looks)


def look_at(band: str, dn: npt.NDArray[np.generic]) -> Look:
    """Return what the valid pixels of a band say."""
    if not dn.size:
        return Look(band, 0, 0, 0.0, 0.0)
    place = int(FLOOR_SHARE * (dn.size - 1))
    floor = int(np.partition(dn, place)[place])
    return Look(band, dn.size, floor, float((dn < NEVER_DN).mean()), float((dn < BELOW_DN).mean()))


def bands_to_look_at(scene: Scene) -> list[str]:
    """Return the first band of each group that the scene has."""
    return [found[0] for group in GROUPS if (found := [band for band in group if band in scene.assets])]


def examine(shared: None, scene: Scene, check: Check) -> Evidence:
    """Return the evidence in a scene's pixels; files that cannot be read are told in it."""
    bands = bands_to_look_at(scene)
    asked: dict[str, Future[npt.NDArray[np.generic]]] = {}
    for band in bands:
        asset = scene.assets[band]
        asked[band] = ask_glimpse(place_of(scene, asset), asset.band, asset.nodata)
    while wait(asked.values(), POLL_S).not_done:
        check()
    try:
        return Evidence(scene.id, tuple(look_at(band, future.result()) for band, future in asked.items()))
    except (RasterReadError, ReadError, CatalogueError) as error:
        return Evidence(scene.id, trouble=f"its pixels cannot be read ({error})")


def decide(scene: Scene, evidence: Evidence) -> Scene:
    """Return the scene with the offset that the pixels prove, else that of its metadata, and with the reason."""
    proposed, why = scene.offset_dn, scene.offset_reason
    decided = TELLS.get(evidence.verdict, proposed)
    if not evidence.verdict:
        reason = f"{why}; the pixels do not tell" if not evidence.trouble else f"{why}; {evidence.trouble}"
    elif decided == proposed:
        reason = f"{why}; the pixels confirm it"
    else:
        reason = f"the pixels {'have no offset' if decided == 0 else 'carry the offset'}, against {why}"
    seen = "" if evidence.trouble else str(evidence)
    return dataclasses.replace(
        scene, offset_dn=decided, offset_reason=reason, offset_metadata=proposed, offset_evidence=seen
    )
