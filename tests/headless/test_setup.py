"""Set up environment makes one in the profile, whole or not at all, through pip's own configuration."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.headless.conftest import call, start, written
from tests.headless.small_index import VERSION, Index, make_index

LIMIT_S = 5.0
MARK = "DL4EO_TEST_MARK"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return make_index(tmp_path_factory.mktemp("index"))


class Profile:
    """A fresh profile, and a configuration of pip that names an index."""

    def __init__(self, folder: Path, index: Index, url: str = "") -> None:
        self.folder = folder
        settings = folder / "profiles" / "default" / "QGIS" / "QGIS3.ini"
        settings.parent.mkdir(parents=True)
        settings.write_text("[PythonPlugins]\ndl4eo_qgis=true\n", encoding="utf-8")
        self.own = folder / "profiles" / "default" / "dl4eo_qgis"
        self.python = self.own / "venv" / "bin" / "python"
        self.changes = {
            "PIP_CONFIG_FILE": str(folder / "pip.conf"),
            "PIP_RETRIES": "0",
            "QGIS_CUSTOM_CONFIG_PATH": str(folder),
            "DL4EO_PYTHON": "",
            "DL4EO_TEST_COMMANDS": "1",
            MARK: folder.name,
        }
        self.use(index, url)

    def use(self, index: Index, url: str = "") -> None:
        """Have pip ask an index."""
        config = f"[global]\nindex-url = {url or index.url}\nuser = true\n"
        (self.folder / "pip.conf").write_text(config, encoding="utf-8")
        self.changes["DL4EO_TEST_REQUIREMENTS"] = str(index.requirements)

    def run(self, **parameters: Any) -> dict[str, Any]:
        """Run the algorithm; returns its outputs."""
        answer = call("--json", "run", "dl4eo:setupenvironment", "--", *written(parameters), **self.changes)
        assert answer.code == 0, answer.errors
        return dict(json.loads(answer.output)["results"])

    def fail(self, **parameters: Any) -> str:
        """Run the algorithm, which has to fail; returns its one error."""
        answer = call("run", "dl4eo:setupenvironment", "--", *written(parameters), **self.changes)
        assert answer.code == 1, answer.output
        return answer.error

    def left(self) -> list[str]:
        """Return what lies in the plugin's folder of the profile."""
        return sorted(path.name for path in self.own.iterdir())


@pytest.fixture(autouse=True)
def nothing_of_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start without pip's variables of this machine."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)


def processes(mark: str) -> list[int]:
    """Return the living processes that a run started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"{MARK}={mark}".encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return found


@pytest.fixture
def deaf_server() -> Iterator[str]:
    """Yield the address of an index that takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/simple"


def wait_until(true: Callable[[], bool], limit_s: float) -> bool:
    end = time.monotonic() + limit_s
    while time.monotonic() < end and not true():
        time.sleep(0.1)
    return true()


def system_runs_the_core() -> bool:
    """Say whether the system's own Python has the core's packages, as on Debian 13; the plugin then finds it."""
    command = ["/usr/bin/python3", "-E", "-s", "-c", "import rasterio, geopandas, pystac_client"]
    return subprocess.run(command, capture_output=True).returncode == 0


def test_an_environment_is_made_or_nothing_changes(index: Index, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile", index, "http://127.0.0.1:9/simple")
    told = profile.run(ONLY_TELL="yes")
    assert told["PYTHON"] == ("/usr/bin/python3" if system_runs_the_core() else "")
    assert bool(told["COUNT"]) == bool(told["VERSIONS"]) == bool(told["PYTHON"])
    assert not profile.own.exists()

    profile.python.parent.mkdir(parents=True)  # one that does not work, and an index that is not there
    profile.python.touch()
    said = profile.fail()
    assert said.startswith("pip could not install the packages (exit code 1). The last words were: ")
    assert "No matching distribution found for rasterio==" in said
    assert "Is there a network" in said
    assert profile.left() == ["venv"]
    assert profile.python.stat().st_size == 0

    profile.use(index)
    elsewhere = tmp_path / "elsewhere"
    with (profile.folder / "pip.conf").open("a", encoding="utf-8") as config:
        config.write(f"target = {elsewhere}\n")
    profile.changes["PIP_PREFIX"] = str(elsewhere)
    (profile.own / "venv-old-link").symlink_to(tmp_path)  # as of a user whose environment lay elsewhere
    made = profile.run()
    assert not elsewhere.exists()
    assert made["PYTHON"] == str(profile.python)
    assert made["VERSIONS"].endswith(f"rasterio {VERSION}, geopandas {VERSION}, pystac-client {VERSION}")
    listed = subprocess.run([profile.python.with_name("pip"), "list"], capture_output=True, text=True, check=True)
    assert made["COUNT"] == len(listed.stdout.splitlines()) - 2
    assert made["COUNT"] in (4, 5)  # and pip; before Python 3.12 setuptools too
    assert profile.left() == ["venv"]

    before = profile.python.lstat().st_mtime_ns
    assert profile.run() == made
    assert profile.python.lstat().st_mtime_ns == before

    profile.use(make_index(tmp_path / "broken", "raise ImportError('planted')"))
    said = profile.fail(REBUILD="yes")
    assert said.startswith("The packages were installed but do not work (exit code 1).")
    assert "ImportError: planted" in said
    assert profile.left() == ["venv"]
    assert profile.run(ONLY_TELL="yes") == made


def test_a_cancel_ends_pip_and_leaves_nothing(index: Index, deaf_server: str, tmp_path: Path) -> None:
    profile = Profile(tmp_path, index, deaf_server)
    process = start("run", "dl4eo:setupenvironment", "--", **profile.changes)
    part = profile.own
    assert wait_until(lambda: bool(list(part.glob("venv-part-*/bin/pip"))), 30)
    time.sleep(1)  # pip is asking the index
    process.send_signal(signal.SIGINT)
    begin = time.monotonic()
    _, errors = process.communicate(timeout=20)
    assert process.returncode != 0
    assert time.monotonic() - begin < LIMIT_S
    assert "Cancelled." in errors
    assert processes(profile.folder.name) == []
    assert profile.left() == []


def test_what_cannot_be_done_is_said(index: Index, tmp_path: Path) -> None:
    profile = Profile(tmp_path, index)
    assert "Tried: /bin/true (does not start, or lacks venv and ensurepip)" in profile.fail(BASE_PYTHON="/bin/true")
    profile.own.write_text("a file where a folder should be", encoding="utf-8")
    assert profile.fail() == f"The folder {profile.own} of your profile cannot be made: File exists."
