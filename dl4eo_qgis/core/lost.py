"""Files of samples that are gone or damaged since they were made: one error, with the way out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .dataset import files_of
from .errors import DatasetError
from .types import Row

WAY_OUT = "Run the dataset's recipe again: it makes the sample anew, and leaves the others as they are."


def lost(folder: Path, name: str, why: object) -> DatasetError:
    """Return the error that a sample's file (its name from the dataset's folder) cannot be used, and why."""
    if not (folder / name).exists():
        return DatasetError(folder, f"{name} is missing.", WAY_OUT)
    return DatasetError(folder, f"{name} is not as it was made: {str(why).rstrip('.')}.", WAY_OUT)


def require_files(folder: Path, rows: Iterable[Row]) -> None:
    """Raise DatasetError where a file that a row names is gone, or a sample's files have another size."""
    for row in rows:
        names = files_of(row)
        gone = next((name for name in names if not (folder / name).is_file()), "")
        if gone:
            raise lost(folder, gone, "it is no file")
        size = sum((folder / name).stat().st_size for name in names)
        if names and size != row.values["bytes"]:
            count = f"its sample's {len(names)} files have" if len(names) > 1 else "it has"
            raise lost(folder, names[0], f"{count} {size} bytes, {row.values['bytes']} were written")
