"""Alignment, measured again: of every sample, not only of those that a build looks at."""

from __future__ import annotations

import math
from collections.abc import Collection

from .. import alignment, shift
from ..progress import Progress
from .problems import Problem
from .read import Read

SURELY_PX = 2.0
"""A sample alone is told to be off by more than this: trees and slopes lean, and its own peak may err by 0.75."""


def shifts(dataset: Read, whole: Collection[str], threads: int, progress: Progress) -> list[Problem]:
    """Return the layers that lie beside the optical images: of the dataset, and of single samples.

    ``whole``: the samples whose files can be read.
    """
    rows = [r for r in dataset.rows if r.sample_id in whole]
    content = dataset.contents.for_alignment
    progress.report(0, 1, "Measuring the alignment")
    found = alignment.measure(content, rows, threads, progress.check, every=True)
    problems = [Problem("shifted", text) for text in found.warnings]
    for row in found.rows:
        for name in content.layers:
            east, north = (row.values.get(f"{name}_{axis}_px") for axis in ("dx", "dy"))
            if east is not None and north is not None and math.hypot(east, north) > SURELY_PX:
                where = alignment.where(shift.Shift(east, north, 0.0), content.pixel_size_m)
                problems.append(Problem("shifted", f"{alignment.title(name)}: {where}.", row.sample_id))
    return problems
