"""The seam to the worker: answers, progress, errors, crashes and cancel reach QGIS as they should."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from dl4eo_qgis import paths
from dl4eo_qgis.processing import worker
from dl4eo_qgis.processing.feedback import Reporter
from dl4eo_qgis.processing.recipe_keys import Names


@pytest.fixture(autouse=True)
def test_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DL4EO_TEST_COMMANDS", "1")


def selftest(do: str, feedback: Any, seconds: float = 0) -> dict[str, Any]:
    return worker.call("selftest", {"do": do, "seconds": seconds}, feedback)


def failure(do: str, feedback: Any, seconds: float = 0) -> str:
    with pytest.raises(QgsProcessingException) as error:
        selftest(do, feedback, seconds)
    return str(error.value)


def test_versions(feedback: Any) -> None:
    value = worker.call("versions", {}, feedback)
    assert value["dl4eo"] == paths.version()
    assert {"rasterio", "geopandas", "pystac-client"} <= set(value["packages"])


def test_answer_and_progress(feedback: Any) -> None:
    value = selftest("echo", feedback)
    assert value["echo"] == {"do": "echo", "seconds": 0}
    assert feedback.texts == ["selftest echo", "done"]
    assert feedback.progress() == 100


def test_stray_output_does_no_harm(feedback: Any) -> None:
    assert selftest("print", feedback)["do"] == "print"
    assert "a stray line" in feedback.infos


def test_error_is_one_line(feedback: Any) -> None:
    assert failure("error", feedback) == "Nothing was found. Look elsewhere."


def test_unforeseen_error_keeps_its_traceback(feedback: Any) -> None:
    said = failure("raise", feedback)
    assert said.startswith("The worker failed, which is a fault of the plugin: ValueError: selftest\n")
    assert 'raise ValueError("selftest")' in said


def test_crash_names_the_signal_and_the_last_words(feedback: Any) -> None:
    said = failure("segfault", feedback)
    assert "SIGSEGV" in said
    assert "about to crash" in said
    assert "\n" not in said


@pytest.mark.parametrize("do", ["sleep", "hang"])
def test_cancel_ends_in_time(do: str, feedback: Any) -> None:
    feedback.cancel()
    start = time.monotonic()
    assert failure(do, feedback, 60) == "Cancelled."
    assert time.monotonic() - start < 5


def test_unknown_command(feedback: Any) -> None:
    with pytest.raises(QgsProcessingException, match="The worker knows no command 'nonsense'"):
        worker.call("nonsense", {}, feedback)


def test_misleading_variables_are_stripped(feedback: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    assert selftest("echo", feedback)["do"] == "echo"


def test_files_of_parameters_are_named(feedback: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    line = '{"type": "error", "kind": "LabelError", "message": "/tmp/x.gpkg: labels.class_field is odd", "hint": ""}'
    fake_python(monkeypatch, tmp_path, f"echo '{line}'; exit 1")
    with pytest.raises(QgsProcessingException) as error:
        worker.call("build", {}, feedback, Names(files={"/tmp/x.gpkg": "LABELS"}))
    assert str(error.value) == "LABELS: CLASS_FIELD is odd"


def test_a_worker_that_does_not_start_is_told_with_the_way_out(
    feedback: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As an environment whose Python was removed: its launcher on Windows says so."""
    fake_python(monkeypatch, tmp_path, "echo No Python at C:/gone >&2; exit 103")
    with pytest.raises(QgsProcessingException) as error:
        worker.call("versions", {}, feedback)
    said = str(error.value)
    assert said.startswith(f"{tmp_path / 'python'} cannot be started (exit code 103; No Python at C:/gone). Run ")
    assert '"Set up environment"' in said


@pytest.mark.parametrize("line", ["hello", '{"type":"resu', "[1,2]", '{"a":1}', '{"type":"result"}'])
def test_a_program_that_is_no_worker(line: str, feedback: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_python(monkeypatch, tmp_path, f"echo '{line}'; exit 0")
    with pytest.raises(QgsProcessingException, match="ended without an answer") as caught:
        worker.call("versions", {}, feedback)
    assert line in str(caught.value)


def test_a_banner_before_the_answer_does_no_harm(
    feedback: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_python(monkeypatch, tmp_path, """echo Activating; echo '{"type":"result","value":{"a":1}}'""")
    assert worker.call("versions", {}, feedback) == {"a": 1}


def test_lines_that_only_count_on_are_shown_seldom(feedback: Any) -> None:
    reporter = Reporter(feedback)
    for done in range(200):
        reporter.show({"type": "progress", "fraction": done / 200, "text": f"{done} of 200 samples"})
    reporter.show({"type": "progress", "fraction": 1, "text": "Done"})
    assert feedback.texts == ["0 of 200 samples", "Done"]


def test_messages_have_the_names_of_parameters(feedback: Any) -> None:
    reporter = Reporter(feedback, Names(places={"/world": "CATALOGUE"}, keys={"index.date": "DATE"}))
    for level, text in (
        ("warning", "Scene a: 0 DN is added; optical.offset can decide otherwise."),
        ("warning", "/x/a.tif is passed over: give one (index.date)."),
        ("info", "/world: 3 scenes"),
    ):
        reporter.show({"type": "message", "level": level, "text": text})
    assert feedback.warnings == [
        "Scene a: 0 DN is added; OFFSET can decide otherwise.",
        "/x/a.tif is passed over: give one (DATE).",
    ]
    assert feedback.infos == ["CATALOGUE: /world: 3 scenes"]


def fake_python(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Stand a shell script in for the worker's Python."""
    path = folder / "python"
    path.write_text(f"#!/bin/sh\nread request\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setitem(os.environ, "DL4EO_PYTHON", str(path))
