"""A table that other programs have open: what they saved is seen, and they see what is written."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dl4eo_qgis.core import in_place, redo
from dl4eo_qgis.core.conclude import conclude
from dl4eo_qgis.core.errors import DatasetError
from dl4eo_qgis.core.in_place import put_in_place
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.redo import decide
from dl4eo_qgis.core.table import read_records
from tests.core.demo_job import hashes
from tests.core.test_review import rows_of, some

SIDES = ("dataset.gpkg-wal", "dataset.gpkg-shm", "dataset.gpkg-journal")


PROGRAM = """
import json, sqlite3, sys
file = sqlite3.connect(sys.argv[1], timeout=0.1, isolation_level=None)
for line in sys.stdin:
    print(json.dumps(file.execute(*json.loads(line)).fetchall()), flush=True)
"""
"""SQLite's locks hold between processes only, where a process has two copies of it (Python's and GDAL's)."""


class Editor:
    """Another program that has a table open, until its input ends."""

    def __init__(self, table: Path) -> None:
        command = [sys.executable, "-c", PROGRAM, str(table)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def execute(self, sql: str, *values: str) -> list[list[Any]]:
        """Return the rows that a statement gives."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([sql, values]) + "\n")
        self.process.stdin.flush()
        rows: list[list[Any]] = json.loads(self.process.stdout.readline())
        return rows

    def reject(self, name: str) -> None:
        """Write a verdict as QGIS saves it: in write-ahead mode, not yet in the file itself."""
        self.execute("PRAGMA journal_mode = WAL")
        self.execute("PRAGMA wal_autocheckpoint = 0")
        for (trigger,) in self.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            self.execute(f'DROP TRIGGER "{trigger}"')  # they call functions of GDAL
        self.execute("UPDATE chips SET review = 'reject' WHERE sample_id = ?", name)

    def close(self) -> None:
        """Have the program end as it should."""
        self.process.communicate()


@pytest.fixture
def editor(copy: Path) -> Iterator[Editor]:
    """Return a program that has the table open."""
    program = Editor(copy / "dataset.gpkg")
    yield program
    if program.process.poll() is None:
        program.close()


@pytest.fixture
def wanted(copy: Path, tmp_path: Path) -> dict[str, str]:
    """Return the hashes of the dataset with one sample rejected by hand."""
    shutil.copytree(copy, tmp_path / "wanted")
    decide(tmp_path / "wanted", {}, {}, Progress(), [{"sample_id": some(copy, "kept", 1)[0], "review": "reject"}])
    return hashes(tmp_path / "wanted")


def test_one_table_is_written_while_another_program_has_it_open(
    copy: Path,
    editor: Editor,
    wanted: dict[str, str],
) -> None:
    """Its edits count, it reads the new table through its old handle, and what it saves then is not lost."""
    one, other = some(copy, "kept", 2)
    editor.reject(one)
    assert (copy / "dataset.gpkg-wal").stat().st_size > 0
    decide(copy, {}, {}, Progress())
    told = "SELECT status FROM chips WHERE sample_id = ?"
    assert editor.execute(told, one) == [["rejected"]]
    editor.reject(other)
    assert {n: rows_of(copy)[n]["review"] for n in (one, other)} == {one: "reject", other: "reject"}
    editor.execute("UPDATE chips SET review = '' WHERE sample_id = ?", other)
    assert editor.execute("PRAGMA integrity_check") == [["ok"]]
    editor.close()
    decide(copy, {}, {}, Progress())
    assert hashes(copy) == wanted


def test_what_a_killed_program_left_beside_the_table_counts_and_goes(
    copy: Path,
    editor: Editor,
    tmp_path: Path,
    wanted: dict[str, str],
) -> None:
    editor.reject(some(copy, "kept", 1)[0])
    shutil.copytree(copy, tmp_path / "killed")
    assert (
        read_records(tmp_path / "killed/dataset.gpkg", "chips")[0].keys()
        == read_records(copy / "dataset.gpkg", "chips")[0].keys()
    )
    decide(tmp_path / "killed", {}, {}, Progress())
    assert hashes(tmp_path / "killed") == wanted
    assert not any((tmp_path / "killed" / name).exists() for name in SIDES)


def test_a_program_that_is_writing_is_waited_for_and_told(
    copy: Path,
    editor: Editor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(in_place, "PATIENCE_S", 0.2)
    editor.reject(some(copy, "kept", 1)[0])
    editor.execute("BEGIN IMMEDIATE")
    header = (copy / "dataset.json").read_bytes()
    with pytest.raises(DatasetError, match=r"another program is writing into it\. Save or stop editing there"):
        decide(copy, {}, {}, Progress())
    shutil.copy(copy / "dataset.gpkg", copy / "part.gpkg")
    with pytest.raises(DatasetError, match="another program is writing into it"):
        put_in_place(copy / "part.gpkg", copy / "dataset.gpkg")
    assert (copy / "dataset.json").read_bytes() == header
    editor.execute("ROLLBACK")
    (copy / "part.gpkg").unlink()
    decide(copy, {}, {}, Progress())


def test_a_table_that_changed_meanwhile_is_not_written_over(
    copy: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verdict is saved while samples are dealt."""
    (one,), header = some(copy, "kept", 1), (copy / "dataset.json").read_bytes()

    def saved_meanwhile(*args: Any) -> Any:
        editor.reject(one)
        return conclude(*args)

    monkeypatch.setattr(redo, "conclude", saved_meanwhile)
    with pytest.raises(DatasetError, match=r"was changed by another program meanwhile\. Run it again"):
        decide(copy, {}, {}, Progress())
    assert (copy / "dataset.json").read_bytes() == header
    assert rows_of(copy)[one]["review"] == "reject"


def test_a_table_in_write_ahead_mode_is_read_where_nothing_can_be_written(
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """SQLite refuses it without its side files: tests may run as a user who may write anywhere."""
    with closing(sqlite3.connect(copy / "dataset.gpkg", isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode = WAL")
    there, connect = len(read_records(copy / "dataset.gpkg", "chips")), sqlite3.connect

    def refusing(address: str, *args: object, **options: object) -> sqlite3.Connection:
        return connect("file:/nowhere/a?mode=ro" if "mode=ro" in str(address) else address, *args, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(in_place.sqlite3, "connect", refusing)
    assert len(read_records(copy / "dataset.gpkg", "chips")) == there > 0
