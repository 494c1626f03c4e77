"""The statistics of a dataset that is there: stats.json anew, or of another split, and its numbers as rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from .dataset import DECIDING, HEADER, JOURNAL, LOCK, STATISTICS, TABLE, read_header
from .errors import DatasetError, RecipeError, suggest
from .files import check_writable, take_lock, write_whole
from .lost import require_files
from .progress import Progress
from .recipe import LabelClass, Output, Recipe
from .statistics import Subject, as_text, describe, described_rows
from .table import read_records
from .types import Row

HINT = "Run its recipe again to complete it."


def describe_dataset(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Write stats.json of a dataset; return its path, the samples at its top, and its numbers as rows.

    ``args``: dataset (the folder, or dataset.json in it), split (the one at the top; '' = train), output ('' = the
    dataset's own stats.json), threads (0 = one a core). Raises DatasetError where the dataset is not complete
    or a sample's files are not as they were made, RecipeError where no sample is of the split.
    """
    place = Path(args["dataset"]).absolute()
    folder = place if place.is_dir() else place.parent
    header = read_header(folder)
    output = Path(args.get("output") or folder / STATISTICS).absolute()
    check_writable(output.parent)
    with ExitStack() as until_done:
        if output.parent == folder:
            until_done.callback(take_lock(folder / LOCK).release)
            header = read_header(folder)
        _require_finished(folder, header)
        rows = [Row(r) for r in read_records(folder / TABLE, "chips")]
        split, known = str(args.get("split") or ""), described_rows(rows)
        if split and split not in known:
            raise RecipeError("describe.split", f"no kept sample is of a split {split!r}.", suggest(split, known))
        require_files(folder, rows)
        told = describe(
            subject_of(folder, header), rows, Output(threads=int(args.get("threads") or 0)), progress, split
        )
        write_whole(output, as_text(told))
    return {
        "path": str(output),
        "split": told["split"],
        "samples": told["samples"],
        "bands": list(_bands(told)),
        "classes": list(_classes(told)),
    }


def _require_finished(folder: Path, header: Mapping[str, Any]) -> None:
    if header["state"] == DECIDING:
        raise DatasetError(folder / HEADER, f"says {DECIDING!r}: a change of its rules was stopped.", "Repeat it.")
    if (folder / JOURNAL).exists() or not (folder / TABLE).exists():
        raise DatasetError(folder / HEADER, f"says {header['state']!r}: some samples are not made yet.", HINT)


def subject_of(folder: Path, header: Mapping[str, Any]) -> Subject:
    """Return what is described of a dataset with this header."""
    classes = [LabelClass(**c) for c in header["classes"]]
    return Subject.of(folder, Recipe.from_dict(header["recipe"]), [str(b["name"]) for b in header["bands"]], classes)


def _bands(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a row a split and band."""
    for split, of_split in told["splits"].items():
        for band, numbers in of_split["statistics"].items():
            yield {"split": split, "samples": of_split["samples"], "band": band, **numbers}


def _classes(told: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a row a split and class."""
    for split, of_split in told["splits"].items():
        for numbers in of_split["classes"]:
            yield {"split": split, **numbers}
