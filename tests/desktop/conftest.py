"""One session of the real QGIS desktop under Xvfb, played once; the tests look at its record and its pictures."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.paths import CORE_PYTHON, ROOT

OUT = ROOT / "build" / "desktop"
SCREEN = "1280x800x24"
TIMEOUT_S = 240
"""The steps' own limits are shorter; this ends a QGIS that hangs."""
STRANGE = ("QGIS_PLUGINPATH", "QGIS_CUSTOM_CONFIG_PATH", "QT_QPA_PLATFORM", "PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY")
"""Variables of this checkout and of the caller's screen."""
END_S = 5
MARK = "DL4EO_DESKTOP_RUN"


@dataclass(frozen=True)
class Session:
    """What came of it."""

    code: int
    errors: str
    record: dict[str, Any]
    home: Path
    """Where the steps worked."""
    left: list[str]
    """Command lines of the processes that outlived QGIS."""

    def step(self, name: str) -> dict[str, Any]:
        """Return the facts of a step; fails where it or one before it failed."""
        failed = self.record["failed"]
        assert failed is None or name in self.record["steps"], f"step {failed['step']!r}: {failed['traceback']}"
        return dict(self.record["steps"][name])


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    """Play the session once, at home in a new folder with a short name: it is seen in the pictures."""
    home = Path(tempfile.mkdtemp(prefix="dl4eo-"))
    played = _play(home)
    for report in home.glob("*/report.html"):
        shutil.copy(report, OUT)
    yield played
    shutil.rmtree(home)


def _play(home: Path) -> Session:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    package = OUT / "dl4eo_qgis.zip"
    subprocess.run([sys.executable, str(ROOT / "tools" / "package.py"), "zip", str(package)], check=True, timeout=60)
    mark = uuid.uuid4().hex
    program = shutil.which("qgis.bin") or shutil.which("qgis") or "qgis"
    process = subprocess.Popen(
        ["xvfb-run", "-a", "-s", f"-screen 0 {SCREEN}", program, "--nologo", "--noversioncheck",
         "--profiles-path", str(home / "profile"), "--code", str(Path(__file__).with_name("startup.py"))],
        env=_environment(home, package, mark), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        _, errors = process.communicate(timeout=TIMEOUT_S)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    end = time.monotonic() + END_S
    while (left := _processes(mark)) and time.monotonic() < end:
        time.sleep(0.1)  # Xvfb has just been told to end
    (OUT / "stderr.txt").write_text(errors, encoding="utf-8")
    path = OUT / "record.json"
    assert path.is_file(), f"QGIS ended with {process.returncode} before the first step: {errors[-2000:]}"
    return Session(process.returncode, errors, json.loads(path.read_text(encoding="utf-8")), home, left)


def _environment(home: Path, package: Path, mark: str) -> dict[str, str]:
    """Return the environment of a user who knows nothing of this checkout but the worker's Python."""
    kept = {name: value for name, value in os.environ.items() if name not in STRANGE}
    (home / "runtime").mkdir(mode=0o700)
    (home / "tmp").mkdir()
    return {
        **kept, MARK: mark, "DL4EO_DESKTOP_ZIP": str(package), "DL4EO_DESKTOP_OUT": str(OUT),
        "DL4EO_DESKTOP_STEPS": str(Path(__file__).parent), "DL4EO_PYTHON": kept.get("DL4EO_PYTHON", str(CORE_PYTHON)),
        "HOME": str(home), "TMPDIR": str(home / "tmp"), "XDG_RUNTIME_DIR": str(home / "runtime"), "LC_ALL": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip


def _processes(mark: str) -> list[str]:
    """Return the command lines of the processes that carry a mark in their environment."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and f"{MARK}={mark}".encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip())
        except OSError:  # it has ended, or is another user's
            continue
    return found
