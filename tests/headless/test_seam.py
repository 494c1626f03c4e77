"""A worker that crashes, hangs or cannot start harms no QGIS, and none outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.headless.conftest import Answer, call, start

LIMIT_S = 5.0
MARK = "DL4EO_TEST_MARK"
BAD_PYTHON = "/usr/bin/python3"


def workers(mark: str) -> list[int]:
    """Return the living worker processes whose environment has the mark."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            is_worker = b"worker_start.py" in (folder / "cmdline").read_bytes()
            if is_worker and f"{MARK}={mark}".encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue  # ended while we looked, or another user's
    return found


def wait_until(true: Callable[[], bool], limit_s: float) -> bool:
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return true()


@pytest.fixture
def mark() -> Iterator[str]:
    """Return a text that only this test's workers have in their environment."""
    text = uuid.uuid4().hex
    yield text
    for pid in workers(text):
        os.kill(pid, signal.SIGKILL)


def selftest(do: str) -> Answer:
    return call("run", "dl4eo:selftest", "--", f"DO={do}", DL4EO_TEST_COMMANDS="1")


def started(do: str, mark: str) -> subprocess.Popen[str]:
    """Start a run whose worker is busy for a minute, and wait for the worker."""
    arguments = ("run", "dl4eo:selftest", "--", f"DO={do}", "SECONDS=60")
    process = start(*arguments, DL4EO_TEST_COMMANDS="1", **{MARK: mark})
    assert wait_until(lambda: bool(workers(mark)), 20)
    time.sleep(0.5)  # let it get to work
    return process


def test_segfault_is_a_clear_error() -> None:
    answer = selftest("segfault")
    assert answer.code == 1
    assert "SIGSEGV" in answer.error
    assert "about to crash" in answer.error


def test_error_is_one_line() -> None:
    answer = selftest("error")
    assert answer.code == 1
    assert answer.error == "Nothing was found. Look elsewhere."


def test_unforeseen_error_keeps_its_traceback() -> None:
    answer = selftest("raise")
    assert answer.code == 1
    assert 'raise ValueError("selftest")' in answer.errors


@pytest.mark.parametrize("do", ["sleep", "hang"])
def test_ctrl_c_ends_both(do: str, mark: str) -> None:
    process = started(do, mark)
    begin = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert time.monotonic() - begin < LIMIT_S
    assert process.returncode != 0
    assert "Cancelled." in errors
    assert workers(mark) == []


@pytest.mark.parametrize("do", ["sleep", "hang"])
def test_the_worker_dies_with_qgis(do: str, mark: str) -> None:
    process = started(do, mark)
    process.kill()
    process.communicate(timeout=20)
    assert wait_until(lambda: not workers(mark), LIMIT_S)


def test_a_python_without_rasterio_is_one_message(tmp_path: Path) -> None:
    empty = tmp_path / "venv"
    subprocess.run([BAD_PYTHON, "-m", "venv", "--without-pip", empty], check=True)
    folder = tmp_path / "out"
    answer = call("run", "dl4eo:demodata", "--", f"FOLDER={folder}", DL4EO_PYTHON=str(empty / "bin" / "python"))
    assert answer.code == 1
    assert "lacks rasterio, geopandas, pystac_client." in answer.error
    assert "pip" in answer.error
    assert "requirements.txt" in answer.error
    assert not folder.exists()


def test_a_python_that_is_not_there_is_one_message(tmp_path: Path) -> None:
    answer = call("run", "dl4eo:demodata", "--", f"FOLDER={tmp_path / 'out'}", DL4EO_PYTHON="/nowhere/python")
    assert answer.code == 1
    assert "names /nowhere/python, which is no program" in answer.error
