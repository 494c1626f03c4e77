"""Disk and minutes of a plan, from what was measured: a range, not a promise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..bands.kit import Kit
from ..stages import label
from .fetching import Fetched

RATIOS: Mapping[str, float] = {"optical": 0.79, "index": 0.77, "radar": 0.77, "terrain": 0.4, "extra": 0.7}
"""Bytes of a packed band by those of its float32 pixels, by what it is made of: ten real chips in Chile and Denmark
(terrain: 0.14 on flat ground, 0.8 on slopes; further rasters: between the others)."""
LAYER_RATIO = 0.06
"""Of masks and of the other rasters of a sample: the same chips' masks."""
FILE_BYTES, SAMPLE_BYTES, DATASET_BYTES = 900, 2_000, 450_000
"""Of each file's header; of a sample in the table; of report, card and table themselves."""
SOURCE = "packed as ten real chips were"

MB_S = (4.0, 40.0)
"""Network: a line of 32 Mbit/s; what the plugin reads of a server that gives 50 MB/s (benchmarks/results.md,
Reading)."""
USUAL_MB_S = 12.0
DISK_MB_S = 400.0
CPU_S_PIXEL = 47e-9
"""Of one pixel of one band, from fetched bytes to the written chip: 53.8 s for 1,600 chips of 256 pixels and 11 bands
(benchmarks/results.md, Bytes fetched, 100 km)."""
START_S = (3.0, 20.0)
"""Start, search and end."""
CORES = (1.0, 0.35)
"""Share of the cores that is put to use, at best and where the machine has other things to do."""


@dataclass(frozen=True)
class Costs:
    """What a plan costs."""

    disk: dict[str, float]
    """Bytes: images, masks, layers, others."""
    minutes: tuple[float, float, float]
    """At best, about, at worst."""


def costs_of(kit: Kit, samples: int, fetched: Mapping[str, Fetched]) -> Costs:
    """Return disk and minutes of so many samples that are still to be made."""
    return Costs(_disk(kit, samples), _minutes(kit, samples, fetched))


def _disk(kit: Kit, samples: int) -> dict[str, float]:
    recipe = kit.recipe
    pixels = recipe.chips.size_px**2
    packed = recipe.output.compress != "none"
    bands = sum(RATIOS[band.source] if packed else 1.0 for band in kit.bands)
    disk = {"images": samples * (FILE_BYTES + 100 * len(kit.bands) + 4 * pixels * bands)}
    fine = pixels * recipe.labels.pixel_factor**2
    if kit.labels:
        ignore = max(label.ignore_value(labels.classes) for labels in kit.labels.values())
        width = np.min_scalar_type(ignore).itemsize
        disk["masks"] = samples * (FILE_BYTES + width * fine * (LAYER_RATIO if packed else 1.0))
    if kit.layers:
        size = sum(FILE_BYTES + 2 * fine * len(one.bands) * (LAYER_RATIO if packed else 1.0) for one in kit.layers)
        disk["layers"] = samples * size
    return disk | {"others": DATASET_BYTES + samples * SAMPLE_BYTES if samples else 0.0}


def _minutes(kit: Kit, samples: int, fetched: Mapping[str, Fetched]) -> tuple[float, float, float]:
    """Return minutes: fetching and computing go on at the same time, so the slower of the two counts."""
    web = sum(f.from_web for f in fetched.values()) / 1e6
    here = sum(f.size for f in fetched.values()) / 1e6 - web
    compute = samples * kit.recipe.chips.size_px**2 * len(kit.bands) * CPU_S_PIXEL
    cores = kit.recipe.output.threads or os.cpu_count() or 1
    best = START_S[0] + max(web / MB_S[1] + here / DISK_MB_S, compute / (cores * CORES[0]))
    worst = START_S[1] + web / MB_S[0] + here / DISK_MB_S + compute / (max(1, cores) * CORES[1])
    usual = sum(START_S) / 2 + max(web / USUAL_MB_S + here / DISK_MB_S, compute / (cores * CORES[0])) * 1.3
    return best / 60, min(max(usual, best), worst) / 60, worst / 60
