"""Alignment, measured again: of every sample, not only of those that a build looks at."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Any

from ..dataset import HEADER, TABLE
from ..progress import Progress
from ..quality import alignment, shift
from .problems import Problem
from .read import Read

SURELY_PX = 2.0
"""The labels of a sample alone are told to be off by more than this: its own peak may err by 0.75."""
CLOSE_PX = 0.05
"""By which a shift may differ from the one that was told."""
COLUMNS = ("_dx_px", "_dy_px")
LABELS = "labels"
"""The only layer that is told of single samples: slopes and trees lean towards the radar (2.1 px seen in real data)."""


def told_again(dataset: Read, threads: int, progress: Progress) -> list[Problem]:
    """Return where header and table tell another alignment than the samples that a build looks at."""
    again = alignment.measure(dataset.contents.for_alignment, dataset.rows, threads, progress.check)
    problems = []
    if not _alike(dataset.header.get("alignment"), again.document):
        problems.append(Problem("header", "Its 'alignment' is not what the samples give.", file=HEADER))
    for row, now in zip(dataset.rows, again.rows, strict=True):
        wrong = [
            f"{name} is {now.values[name]}, the table says {row.values.get(name)}"
            for name in now.values
            if name.endswith(COLUMNS) and not _near(row.values.get(name), now.values[name])
        ]
        if wrong:
            problems.append(Problem("measures", f"{'; '.join(wrong)}.", row.sample_id, TABLE))
    return problems


def _alike(told: Any, found: Mapping[str, Any]) -> bool:
    """Say whether two documents tell the same layers, in the same way."""
    if not isinstance(told, dict) or not found or told.get("samples") != found.get("samples"):
        return bool(told == found)
    layers, others = told.get("layers"), found["layers"]
    if not isinstance(layers, dict) or set(layers) != set(others):
        return False
    pairs = [(layers[name], others[name]) for name in others]
    return all(
        isinstance(one, dict) and all(_near(one.get(key), other[key]) for key in ("dx_px", "dy_px"))
        for one, other in pairs
    )


def _near(one: Any, other: Any) -> bool:
    """Say whether two shifts are the same, but for how a machine adds up."""
    numbers = [v for v in (one, other) if isinstance(v, (int, float))]
    return abs(numbers[0] - numbers[1]) <= CLOSE_PX if len(numbers) == 2 else one == other


def shifts(dataset: Read, whole: Collection[str], threads: int, progress: Progress) -> list[Problem]:
    """Return the layers of the dataset that lie beside the optical images, and the samples whose labels do.

    ``whole``: the samples whose files can be read.
    """
    rows = [r for r in dataset.rows if r.sample_id in whole]
    content = dataset.contents.for_alignment
    progress.report(0, 1, "Measuring the alignment")
    found = alignment.measure(content, rows, threads, progress.check, every=True)
    problems = [Problem("shifted", text) for text in found.warnings]
    for row in found.rows if LABELS in content.layers else ():
        east, north = (row.values[f"{LABELS}_{axis}_px"] for axis in ("dx", "dy"))
        if east is not None and north is not None and math.hypot(east, north) > SURELY_PX:
            where = alignment.where(shift.Shift(east, north, 0.0), content.pixel_size_m)
            problems.append(Problem("shifted", f"Its labels lie {where}.", row.sample_id, str(row.values["mask"])))
    return problems
