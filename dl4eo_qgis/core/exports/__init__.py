"""A finished dataset in other forms. To add one: one module with a ``write``, one entry in EXPORTS."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from ..dataset import COMPLETE, HEADER, TABLE, read_header
from ..errors import DatasetError, RecipeError
from ..files import check_writable, existing_part
from ..progress import Progress
from ..typed import one_of
from ..types import Row
from ..vector import read_records
from . import lists, table, webdataset

EXPORTS: dict[str, Callable[[Path, list[Row], Path, Progress], list[Path]]] = {
    "table": table.write,
    "lists": lists.write,
    "webdataset": webdataset.write,
}
"""Functions of the dataset's folder, its kept rows by sample id, and a new folder; they return the files in it."""
ALSO = (HEADER, "stats.json")
"""Files that go with every export: what the bands and classes are."""


def export(folder: Path, kind: str, output: Path, progress: Progress) -> list[Path]:
    """Write a dataset's kept samples in another form into a new or empty folder; returns the files.

    Raises RecipeError for an unknown kind, DatasetError where the dataset is not complete or the folder is not empty.
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
    rows = [Row(values) for values in read_records(folder / TABLE, "chips") if values["status"] == "kept"]
    if not rows:
        raise DatasetError(folder, "has no kept sample.", "Its chips table says why of each.")
    output.mkdir(parents=True, exist_ok=True)
    written = EXPORTS[kind](folder, sorted(rows, key=lambda r: r.sample_id), output, progress)
    for name in ALSO:
        if (folder / name).exists():
            shutil.copyfile(folder / name, output / name)
            written.append(output / name)
    return written
