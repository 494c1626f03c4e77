"""A finished dataset in other forms. To add one: one module with a ``write``, one entry in EXPORTS."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..dataset import COMPLETE, HEADER, STATISTICS, TABLE, read_header
from ..errors import DatasetError, RecipeError
from ..files import check_writable, existing_part
from ..lost import require_files
from ..progress import Progress
from ..table import read_layer
from ..typed import one_of
from ..types import Row
from ..vector import Layer
from . import lists, table, webdataset

EXPORTS: dict[str, Callable[[list[Row], Layer, Path, Path, Progress], list[Path]]] = {
    "table": table.write,
    "lists": lists.write,
    "webdataset": webdataset.write,
}
"""Functions of the kept rows by sample id, these as a layer, the dataset's folder and a new one; they return files."""
ALSO = (HEADER, STATISTICS)
"""Files that go with every export: what the bands and classes are."""


def export(folder: Path, kind: str, output: Path, progress: Progress) -> list[Path]:
    """Write a dataset's kept samples in another form into a new or empty folder; returns the files.

    Raises RecipeError for an unknown kind, DatasetError where the dataset is not complete, a sample's file is gone or
    has another size, or the folder is not empty.
    """
    one_of("format", kind, tuple(EXPORTS))
    header = read_header(folder)
    if header.get("state") != COMPLETE:
        raise DatasetError(folder, "is not complete.", "Run its recipe again: it makes what is missing.")
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise DatasetError(output, "is not empty: nothing is overwritten.", "Choose a new folder.")
    if existing_part(output).resolve().is_relative_to(folder.resolve()):
        raise RecipeError("output", f"{output} lies in the dataset itself", "Choose a folder beside it.")
    check_writable(output)
    (table,) = read_layer(folder / TABLE, "chips")
    kept = _exported(table.columns, progress)
    if not kept:
        raise DatasetError(folder, "has no kept sample.", "Its chips table says why of each.")
    columns = {name: [values[i] for i in kept] for name, values in table.columns.items()}
    squares = replace(table, geometries=[table.geometries[i] for i in kept], columns=columns)
    rows = [Row(dict(zip(columns, values, strict=True))) for values in zip(*columns.values(), strict=True)]
    require_files(folder, rows)
    output.mkdir(parents=True, exist_ok=True)
    written = EXPORTS[kind](rows, squares, folder, output, progress)
    for name in ALSO:
        if (folder / name).exists():
            shutil.copyfile(folder / name, output / name)
            written.append(output / name)
    return written


def _exported(columns: Mapping[str, Sequence[Any]], progress: Progress) -> list[int]:
    """Return the numbers of the kept rows; where there are splits, those of no split are left out, and that is told."""
    kept = [i for i, status in enumerate(columns["status"]) if status == "kept"]
    dealt = [i for i in kept if columns["split"][i]]
    if not dealt:
        return kept
    if len(dealt) < len(kept):
        progress.info(f"Left out, as they are of no split: {len(kept) - len(dealt)} of {len(kept)} kept samples.")
    return dealt
