"""Set up environment: where a Python is looked for, and what is said before anything is fetched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QLockFile

from dl4eo_qgis.processing.runtime import base_python, environment, installing


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Return the place of the plugin's own environment."""
    monkeypatch.delenv("DL4EO_PYTHON", raising=False)
    monkeypatch.setattr(environment, "own_folder", lambda: tmp_path / "profile" / "venv")
    monkeypatch.setattr(environment, "_system_pythons", list)
    return tmp_path / "profile" / "venv"


@pytest.fixture
def plan() -> installing.Plan:
    return installing.Plan("/no/python", installing.lists(False))


def test_a_full_disk_is_said_before_anything_is_made(
    own: Path, plan: installing.Plan, feedback: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=999 * 10**6))
    said = f"needs about 1000 MB in {own.parent}, of which 999 MB are free"
    with pytest.raises(QgsProcessingException, match=said):
        installing.make(plan, feedback)
    assert [p.name for p in own.parent.iterdir()] == []


def test_two_do_not_make_it_at_once(own: Path, plan: installing.Plan, feedback: Any) -> None:
    own.parent.mkdir()
    lock = QLockFile(str(own.parent / "setup.lock"))
    assert lock.tryLock(0)
    with pytest.raises(QgsProcessingException, match="is being made by another QGIS"):
        installing.make(plan, feedback)
    lock.unlock()


def test_what_a_killed_run_left_is_cleared_away(own: Path, plan: installing.Plan, feedback: Any) -> None:
    (own.parent / "venv-part-abc" / "bin").mkdir(parents=True)
    with pytest.raises(QgsProcessingException, match=r"cannot be made in .*: No such file or directory"):
        installing.make(plan, feedback)
    assert [p.name for p in own.parent.iterdir()] == []


def test_the_packages_are_those_of_the_list() -> None:
    plain, dask = (installing.Plan("", installing.lists(with_dask)) for with_dask in (False, True))
    assert [path.name for path in dask.lists] == ["requirements.txt", "requirements-dask.txt"]
    assert 50 < plain.packages() < dask.packages()
    assert plain.stamp() != dask.stamp()


@pytest.mark.parametrize(
    ("platform", "there", "found"),
    [
        ("linux", ["/usr/bin/python3", "/path/python3", "/path/python3.12"], "/usr/bin/python3"),
        ("linux", ["/path/python3.12"], "/path/python3.12"),
        ("win32", ["/prefix/python.exe", "/path/python.exe"], "/prefix/python.exe"),
        ("win32", ["/program/python3.exe", "/path/py.exe"], "/program/python3.exe"),
        ("darwin", ["/usr/bin/python3", "/opt/homebrew/bin/python3"], "/opt/homebrew/bin/python3"),
        ("darwin", ["/prefix/bin/python3", "/usr/local/bin/python3"], "/prefix/bin/python3"),
        ("freebsd14", ["/path/python3.11"], "/path/python3.11"),
    ],
)
def test_where_a_python_is_looked_for(
    platform: str, there: list[str], found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base_python.sys, "base_prefix", "/prefix")
    monkeypatch.setattr(base_python, "QgsApplication", SimpleNamespace(applicationDirPath=lambda: "/program"))
    monkeypatch.setattr(base_python.os.path, "exists", lambda path: path in there)
    monkeypatch.setattr(shutil, "which", lambda name: f"/path/{name}" if f"/path/{name}" in there else None)
    assert base_python.candidates(platform)[0] == found


def test_an_old_python_will_not_do(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\necho 3.9.18\n", encoding="utf-8")
    old.chmod(0o755)
    with pytest.raises(QgsProcessingException, match=r"version 3\.10 or newer .* Tried: .*python3 \(3\.9\.18\)\.$"):
        base_python.base_python(str(old))


def test_only_telling_is_no_error_where_there_is_none(own: Path, provider: Any, feedback: Any) -> None:
    import processing

    out = processing.run("dl4eo:setupenvironment", {"ONLY_TELL": True}, feedback=feedback)
    assert out == {"PYTHON": "", "VERSIONS": "", "COUNT": 0}
    assert any(text.startswith("No Python with rasterio") for text in feedback.warnings)
    assert not own.parent.exists()
