"""Files on disk against the table: each file has its row (the other way round is looked at with the samples)."""

from __future__ import annotations

from ..dataset import PARTS, files_of
from .problems import SAMPLE_ID, Problem
from .read import Read

RASTERS = (".tif", ".tiff")
"""Endings of files that a loader takes for samples; what else lies there (as side files of viewers) is let be."""


def strays(dataset: Read) -> list[Problem]:
    """Return the rasters in the folders of samples that no row names."""
    folder = dataset.contents.folder
    named = {name for row in (*dataset.rows, *dataset.odd_rows) for name in files_of(row)}
    found = []
    for part in PARTS:
        for path in sorted((folder / part).glob("*")):
            name = f"{part}/{path.name}"
            if path.suffix.lower() in RASTERS and not path.name.startswith(".") and name not in named:
                sample_id = path.stem if SAMPLE_ID.fullmatch(path.stem) else ""
                found.append(Problem("stray", "No row of the table names this file.", sample_id, name))
    return found
