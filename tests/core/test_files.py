"""Files that are whole or not there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dl4eo_qgis.core.errors import DatasetError
from dl4eo_qgis.core.files import check_writable, take_lock, write_whole


def test_a_folder_that_can_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    check_writable(tmp_path / "new" / "folder")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a\0b", "a\udc80b", "x" * 300])
def test_a_path_that_no_file_system_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(DatasetError, match="cannot be written to"):
        check_writable(tmp_path / name / "out")


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(DatasetError, match="cannot be written to"):
        check_writable(tmp_path / "file" / "out")
    with pytest.raises(DatasetError, match="cannot be written"):
        write_whole(tmp_path / "file" / "out.tif", b"1")


def test_a_write_leaves_the_whole_file_and_no_other(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.tif", b"123")
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["b.tif"]
    assert (tmp_path / "a" / "b.tif").read_bytes() == b"123"


def test_a_lock_on_a_full_disk_is_refused_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk makes an empty file, and holds not a byte in it."""

    def full(_number: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(DatasetError, match=r"cannot be written \(No space left on device\)"):
            take_lock(tmp_path / ".lock")
    assert not list(tmp_path.iterdir())
    lock = take_lock(tmp_path / ".lock")
    assert (tmp_path / ".lock").read_text(encoding="utf-8").startswith(f"process {os.getpid()} on ")
    lock.release()
