"""Finding and running the servers' programs, so that none of them outlives the tests."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.paths import SERVERS_BIN

START_S = 60
STOP_S = 10


class NotInstalledError(RuntimeError):
    """A server's program is not there; the text says which, and what to do."""


def program(name: str) -> str:
    """Return a program of the servers' environment ($DL4EO_SERVERS_VENV or .venv-servers)."""
    named = os.environ.get("DL4EO_SERVERS_VENV")
    path = (Path(named) / "bin" if named else SERVERS_BIN) / name
    if not path.is_file():
        raise NotInstalledError(f"{path} is missing: run `make setup`")
    return str(path)


def postgres_program(name: str) -> str:
    """Return a program of the newest PostgreSQL of Debian's layout that has PostGIS, or the one on PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    for folder in versions:
        extension = Path("/usr/share/postgresql", folder.parent.name, "extension", "postgis.control")
        if (folder / name).is_file() and extension.is_file():
            return str(folder / name)
    found = shutil.which(name)
    if not found:
        raise NotInstalledError(f"PostgreSQL with PostGIS is missing ({name} not found): run `make setup`")
    return found


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str], log: Path, env: Mapping[str, str] | None = None, folder: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the block ends; it is told to stop when this process dies, too."""
    setpriv = shutil.which("setpriv")
    guarded = [setpriv, "--pdeathsig", "INT", *command] if setpriv and command[0] != setpriv else list(command)
    with log.open("wb") as out:
        process = subprocess.Popen(
            guarded,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
            cwd=folder,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def wait_for_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when something listens on the port; raises RuntimeError with the log where nothing does."""

    def listens() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    _wait(listens, process, log)


def wait_for_answer(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the URL answers 200; raises RuntimeError with the log where it does not."""

    def answers() -> bool:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    _wait(answers, process, log)


def _wait(ready: object, process: subprocess.Popen[bytes], log: Path) -> None:
    assert callable(ready)
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        if ready():
            return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args!r} did not start:\n{log.read_text(errors='replace')[-2000:]}")
