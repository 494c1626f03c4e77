"""Alignment, measured again: of every sample, not only of those that a build looks at."""

from __future__ import annotations

import math
from collections.abc import Collection

from ..progress import Progress
from ..quality import alignment, shift
from .problems import Problem
from .read import Read

SURELY_PX = 2.0
"""The labels of a sample alone are told to be off by more than this: its own peak may err by 0.75."""
LABELS = "labels"
"""The only layer that is told of single samples: slopes and trees lean towards the radar (2.1 px seen in real data)."""


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
