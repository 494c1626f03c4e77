"""Files on disk against the table: each file has its row (the other way round is looked at with the samples)."""

from __future__ import annotations

import re
from pathlib import Path

from ..dataset import PARTS, files_of
from .problems import SAMPLE_ID, Problem
from .read import Read

RASTERS = (".tif", ".tiff", ".vrt", ".jp2", ".img")
"""Endings of files that a loader takes for samples; what else lies there is let be, but for side files."""
SIDE_FILES = {
    ".tif.msk": "which of its pixels count",
    ".tif.ovr": "its pixels at smaller scales",
    ".tfw": "where it lies",
    ".tifw": "where it lies",
    ".wld": "where it lies",
}
"""Endings of files that programs read together with a raster, and what they take from them."""
PAM = ".tif.aux.xml"
"""Ending of GDAL's own side file: viewers keep statistics in it, which is no harm."""
HARMLESS = {
    "PAMDataset", "PAMRasterBand", "Description", "UnitType", "Metadata", "MDI", "Histograms", "HistItem", "HistMin",
    "HistMax", "BucketCount",
    "IncludeOutOfRange", "Approximate", "HistCounts", "Minimum", "Maximum", "Mean", "StandardDeviation",
}  # fmt: skip
"""Elements of such a file that change nothing of a raster (GDAL's PAM data model); QGIS repeats the bands' names."""


def strays(dataset: Read) -> list[Problem]:
    """Return the rasters in the folders of samples that no row names, and files that change how samples are read."""
    folder = dataset.contents.folder
    named = {name for row in (*dataset.rows, *dataset.odd_rows) for name in files_of(row)}
    found = []
    for part in PARTS:
        for path in sorted((folder / part).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if name in named or path.name.startswith("."):
                continue
            told = _told(path, name, named)
            if told:
                stem = path.name.partition(".")[0]
                found.append(Problem("stray", told, stem if SAMPLE_ID.fullmatch(stem) else "", name))
    return found


def _told(path: Path, name: str, named: set[str]) -> str:
    """Return what is wrong with a file that no row names, or an empty text."""
    if path.suffix.lower() in RASTERS:
        return "No row of the table names this file."
    for ending, what in SIDE_FILES.items():
        if name.endswith(ending) and f"{name[: -len(ending)]}.tif" in named:
            return f"Programs that read the sample take from this file {what}."
    if name.endswith(PAM) and name.removesuffix(".aux.xml") in named:
        elements = set(re.findall(r"<([A-Za-z]\w*)", path.read_text(encoding="utf-8", errors="replace")))
        if elements - HARMLESS:
            return f"Programs that read the sample take from this file its {', '.join(sorted(elements - HARMLESS))}."
    return ""
