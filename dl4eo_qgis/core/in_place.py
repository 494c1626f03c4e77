"""A whole GeoPackage takes the place of one that other programs may have open.

QGIS keeps edited files in SQLite's write-ahead mode: what was saved last may lie in ``-wal`` beside the file. A new
file at the old name would be read together with that, and a program that still has the old one open would save into
nothing. So where others have it open, the new content goes into the very file, as one transaction of theirs.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from .errors import DatasetError

SIDE_FILES = ("-journal", "-wal", "-shm")
"""Endings of SQLite's own files beside a GeoPackage."""
PATIENCE_S = 5.0
"""How long another program may write before it is told to be at work."""
BUSY = (5, 6)
"""SQLite's codes of a file, or a table, that another program writes."""
WRITING = "another program is writing into it."
SAVE_FIRST = "Save or stop editing there (QGIS: Layer > Toggle Editing), then run it again."
Stamp = tuple[tuple[int, int], ...]


def put_in_place(part: Path, path: Path) -> None:
    """Make ``path`` what ``part`` is; ``part`` may still be there afterwards.

    Raises DatasetError where another program holds the file, sqlite3.Error and OSError.
    """
    if not (path.exists() and held_by_others(path)):
        try:
            part.replace(path)
            return
        except PermissionError:  # Windows: another program has it open
            if not path.exists():
                raise
    _write_into(part, path)


def held_by_others(path: Path) -> bool:
    """Say whether another program has a GeoPackage open for writing; side files that nobody holds are worked in."""
    if not any(_side(path, ending).exists() for ending in SIDE_FILES):
        return False
    try:
        with closing(sqlite3.connect(path, timeout=0.2, isolation_level=None)) as file:
            file.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            return "locked" in str(error)
        for ending in SIDE_FILES:  # it is no database: what lies beside it belongs to nothing
            _side(path, ending).unlink(missing_ok=True)
    return False


def require_free(path: Path) -> None:
    """Raise DatasetError where another program is writing into a GeoPackage."""
    if held_by_others(path):
        with closing(sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)) as file:
            try:
                file.execute("BEGIN IMMEDIATE").execute("ROLLBACK")
            except sqlite3.OperationalError as error:
                raise DatasetError(path, WRITING, SAVE_FIRST) from error


def stamp_of(path: Path) -> Stamp:
    """Return what tells whether a GeoPackage may have been written: size and time of it and of what was saved last."""
    places = [place for place in (path, _side(path, "-wal")) if _size(place)]
    return tuple((place.stat().st_size, place.stat().st_mtime_ns) for place in places)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a GeoPackage for reading with what was saved last; raises sqlite3.Error."""
    address = path.resolve().as_uri()
    try:
        with closing(sqlite3.connect(f"{address}?mode=ro", uri=True)) as file:
            file.execute("PRAGMA schema_version").fetchone()
        file = sqlite3.connect(f"{address}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        if not path.is_file() or any(_size(_side(path, ending)) for ending in SIDE_FILES[:2]):
            raise
        file = sqlite3.connect(f"{address}?immutable=1", uri=True)  # write-ahead mode, in a folder that is read-only
    with closing(file):
        yield file


def _write_into(part: Path, path: Path) -> None:
    """Write the pages of one GeoPackage into another as one transaction."""
    until = time.monotonic() + PATIENCE_S

    def look(status: int, remaining: int, total: int) -> None:
        if status in BUSY and time.monotonic() > until:
            raise DatasetError(path, WRITING, SAVE_FIRST)

    with closing(sqlite3.connect(part)) as new, closing(sqlite3.connect(path, timeout=0.2)) as there:
        new.backup(there, pages=-1, progress=look, sleep=0.1)
        with suppress(sqlite3.OperationalError):  # others read: SQLite does it later
            there.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _size(path: Path) -> int:
    """Return the bytes of a file; 0 where it is not there."""
    return path.stat().st_size if path.exists() else 0


def _side(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
