"""Which Python runs the core: the named one, the plugin's own, the system's; none is one message with what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException, QgsSettings

from dl4eo_qgis.processing.runtime import environment

SYSTEM = "/usr/bin/python3"


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Start from a machine where no Python is named and the profile has none."""
    monkeypatch.delenv("DL4EO_PYTHON", raising=False)
    monkeypatch.setattr(environment, "own_folder", lambda: tmp_path / "venv")
    monkeypatch.setattr(environment, "can_run_core", lambda python: False)
    QgsSettings().remove(environment.SETTING)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the Python of the plugin's environment, made."""
    path = tmp_path / "venv" / "bin" / "python"
    path.parent.mkdir(parents=True)
    path.touch(mode=0o755)
    return path


def test_variable_comes_first(monkeypatch: pytest.MonkeyPatch, own: Path) -> None:
    monkeypatch.setenv("DL4EO_PYTHON", SYSTEM)
    assert environment.worker_python() == SYSTEM


def test_option_comes_before_the_own_environment(own: Path) -> None:
    QgsSettings().setValue(environment.SETTING, SYSTEM)
    assert environment.worker_python() == SYSTEM
    QgsSettings().remove(environment.SETTING)
    assert environment.worker_python() == str(own)


def test_system_python_where_the_packages_import(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "can_run_core", lambda python: python == SYSTEM)
    assert environment.worker_python() == SYSTEM


def test_none_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException) as error:
        environment.worker_python()
    said = str(error.value)
    assert said.startswith("No Python with rasterio, geopandas and pystac-client was found")
    assert f'python3 -m venv "{tmp_path / "venv"}"' in said
    assert "requirements.txt" in said
    assert "DL4EO_PYTHON" in said


def test_named_but_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DL4EO_PYTHON", "/nowhere/python")
    with pytest.raises(QgsProcessingException, match="names /nowhere/python, which is no program"):
        environment.worker_python()


def test_algorithms_say_so_before_they_run(provider: Any, context: Any) -> None:
    by_name = {a.name(): a for a in provider.algorithms()}
    ok, message = by_name["makedataset"].canExecute()
    assert not ok
    assert "No Python" in message
    assert by_name["loaddataset"].canExecute()[0]


def test_probe_imports_the_packages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    for name, code in (("good", 0), ("bad", 1)):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
        path.chmod(0o755)
    assert environment.can_run_core(str(tmp_path / "good"))
    assert not environment.can_run_core(str(tmp_path / "bad"))
    assert not environment.can_run_core(str(tmp_path / "absent"))
