"""Runs that are killed (kill -9) at any moment: the same command again ends with the bytes of one that was not."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dl4eo_qgis.core.demo import DemoWorld
from tests.core.demo_job import hashes, recipe_of
from tests.paths import ROOT

MOMENTS = 20
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and files without names, are those of Linux")


class Nursery:
    """Runs of the command line in processes of their own, started quickly."""

    def __init__(self, process: subprocess.Popen[str], recipe: Any) -> None:
        self._process = process
        self._recipe = recipe

    def run(self, folder: Path, **how: Any) -> dict[str, Any]:
        """Build into a folder; ``at`` and ``after`` say when the run is killed, ``arguments`` what it is instead."""
        path = folder.with_suffix(".json")
        path.write_text(json.dumps(self._recipe(folder)), encoding="utf-8")
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"recipe": str(path), "folder": str(folder), **how}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def nursery(world: DemoWorld) -> Iterator[Nursery]:
    """Return what starts runs."""
    command = [sys.executable, "-m", "tests.core.nursery"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Nursery(process, lambda folder: recipe_of(world, folder).to_dict())
        process.kill()


@pytest.fixture(scope="module")
def whole(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the hashes of a run that nobody killed, and what it told."""
    folder = tmp_path_factory.mktemp("whole") / "dataset"
    told = nursery.run(folder)
    assert told["code"] == 0
    return hashes(folder), told


def check_then_complete(nursery: Nursery, folder: Path, wanted: dict[str, str]) -> None:
    """Check that a killed run left only whole files under their names, and that the next one completes them."""
    for name, digest in hashes(folder).items() if folder.exists() else ():
        if name.endswith(".tif"):
            assert digest == wanted[name]
    assert nursery.run(folder)["code"] == 0
    assert hashes(folder) == wanted


@pytest.mark.parametrize("number", range(MOMENTS // 2))
def test_killed_at_a_file_operation(
    nursery: Nursery, whole: tuple[dict[str, str], dict[str, Any]], tmp_path: Path, number: int
) -> None:
    """From the lock to the header's last renaming, a random one of each tenth; the first and the last two too."""
    wanted, told = whole
    last = told["operations"]
    share = (number + random.Random(number).random()) / (MOMENTS // 2)
    at = {0: 1, MOMENTS // 2 - 2: last - 8, MOMENTS // 2 - 1: last - 1}.get(number, 1 + int(share * (last - 2)))
    assert nursery.run(tmp_path / "a", at=at)["code"] == -signal.SIGKILL
    check_then_complete(nursery, tmp_path / "a", wanted)


@pytest.mark.parametrize("number", range(MOMENTS // 2))
def test_killed_after_a_time(
    nursery: Nursery, whole: tuple[dict[str, str], dict[str, Any]], tmp_path: Path, number: int
) -> None:
    """In planning, reading, writing and finishing: a random moment of each tenth of the time."""
    wanted, told = whole
    share = (number + random.Random(100 + number).random()) / (MOMENTS // 2)
    nursery.run(tmp_path / "a", after=share * told["seconds"])
    check_then_complete(nursery, tmp_path / "a", wanted)


def test_killed_again_and_again(nursery: Nursery, whole: tuple[dict[str, str], dict[str, Any]], tmp_path: Path) -> None:
    wanted, told = whole
    for _ in range(4):
        assert nursery.run(tmp_path / "a", at=told["operations"] // 3)["code"] in (-signal.SIGKILL, 0)
    check_then_complete(nursery, tmp_path / "a", wanted)


@pytest.fixture(scope="module")
def dealt(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], int]:
    """Return a dataset, the hashes that other rules give it, and how many file operations this takes."""
    folder = tmp_path_factory.mktemp("dealt")
    assert nursery.run(folder / "made")["code"] == 0
    shutil.copytree(folder / "made", folder / "other")
    told = nursery.run(folder / "other", arguments=["split", str(folder / "other"), *OTHER_RULES])
    assert told["code"] == 0
    return folder / "made", hashes(folder / "other"), told["operations"]


OTHER_RULES = ["--method", "blocks", "--block-m", "2500", "--fractions", "0.6,0,0.4", "--seed", "3"]


@pytest.mark.parametrize("number", range(MOMENTS // 2))
def test_killed_while_other_rules_are_written(
    nursery: Nursery, dealt: tuple[Path, dict[str, str], int], tmp_path: Path, number: int
) -> None:
    """At each tenth of its file operations, the last ones included: it is completed by the same command, or by none."""
    made, wanted, operations = dealt
    first = hashes(made)
    shutil.copytree(made, tmp_path / "a")
    command = ["split", str(tmp_path / "a"), *OTHER_RULES]
    at = operations - 1 if number == MOMENTS // 2 - 1 else 1 + number * operations // (MOMENTS // 2)
    assert nursery.run(tmp_path / "a", at=at, arguments=command)["code"] == -signal.SIGKILL
    state = json.loads((tmp_path / "a/dataset.json").read_text(encoding="utf-8"))["state"]
    assert state in ("complete", "deciding")
    if state == "deciding":
        command = command[:2]  # the header has the rules already
    if number % 3 == 2:
        assert nursery.run(tmp_path / "a")["code"] == 0  # the user's own recipe, with the rules of the beginning
        assert hashes(tmp_path / "a") == first
    else:
        assert nursery.run(tmp_path / "a", arguments=command)["code"] == 0
        assert hashes(tmp_path / "a") == wanted
