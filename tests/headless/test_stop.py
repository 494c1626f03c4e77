"""A run that is stopped leaves what is finished whole; the same command again completes it, byte for byte."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.headless.conftest import World, run, start, written

LIMIT_S = 5.0
MANY = {"CHIP_SIZE": 32, "KEEP": "all", "SELECT": "every", "MAX_CLOUD": 100, "MAX_THREADS": 1}
"""Enough samples to be stopped among them."""


def finished_samples(folder: Path) -> int:
    """Return how many samples the journal of a run in progress names."""
    journal = folder / ".rows.jsonl"
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.glob("*/*.tif"))}


@pytest.fixture(scope="module")
def whole(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a run that nobody stopped."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    run("makedataset", **{**world.parameters, **MANY}, FOLDER=folder)
    return bytes_of(folder)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_run_is_completed(how: signal.Signals, world: World, whole: dict[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    asked: dict[str, Any] = {**world.parameters, **MANY, "FOLDER": folder}
    process = start("run", "dl4eo:makedataset", "--", *written(asked))
    end = time.monotonic() + 60
    while not finished_samples(folder):
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.01)
    process.send_signal(how)
    stopped = time.monotonic()
    _, errors = process.communicate(timeout=20)
    assert process.returncode != 0
    assert time.monotonic() - stopped < LIMIT_S
    if how == signal.SIGINT:
        assert "Cancelled." in errors
    time.sleep(LIMIT_S if how == signal.SIGKILL else 0)  # the worker's time to go
    assert not (folder / "dataset.gpkg").exists()
    done = finished_samples(folder)
    times = {p: p.stat().st_mtime_ns for p in folder.glob("images/*.tif")}
    assert 0 < done <= len(times) < len([name for name in whole if name.startswith("images")])
    run("makedataset", **asked)
    assert bytes_of(folder) == whole
    assert sum(p.stat().st_mtime_ns == time_ns for p, time_ns in times.items()) >= done
    assert not list(folder.glob("**/*.part"))
