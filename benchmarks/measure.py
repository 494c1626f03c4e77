"""Runs commands and measures them from outside: wall time, CPU, memory of the process tree, bytes from the server."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from .places import BUILD, DATA, HARNESS, ROOT, SHARED

SAMPLE_S = 0.1
LIMIT_S = 1800.0
LARGE_MB = 4000.0
"""A run of this size may have pushed the scenes out of the page cache."""


class Server:
    """The range server, with its settings and counters."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"

    def ask(self, what: str) -> dict[str, Any]:
        """Ask a control address."""
        with urllib.request.urlopen(f"{self.base}/__{what}", timeout=30) as answer:
            found: dict[str, Any] = json.loads(answer.read() or b"{}")
        return found

    def behave(self, latency_ms: float, mbps: float) -> None:
        """Set delay and bandwidth (MB/s, 0: no cap)."""
        self.ask(f"set?latency_ms={latency_ms}&mbps={mbps}")


@contextmanager
def running_server() -> Iterator[Server]:
    """Run the range server on a free port until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = [str(HARNESS / "range_server.py"), "--ttl", "86400"] if SHARED.is_dir() else ["-m", "benchmarks.server"]
    command = [sys.executable, *program, "--root", str(DATA), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
    try:
        server = Server(port)
        _wait_for(server, process)
        yield server
    finally:
        process.terminate()
        process.wait()


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        try:
            server.ask("stats")
        except OSError:
            if process.poll() is not None:
                raise RuntimeError("the range server ended at once") from None
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the range server does not answer")


@dataclass(frozen=True)
class Entry:
    """One command that is measured."""

    name: str
    command: Sequence[str]
    cwd: Path = ROOT
    env: Mapping[str, str] = field(default_factory=dict)
    out: Path | None = None
    """A folder that it writes: removed before each run."""


@dataclass(frozen=True)
class Run:
    """What one run of a command took."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    requests: int
    fetched_mb: float
    said: dict[str, Any]
    """The last line of its output that is JSON."""

    @property
    def inner_s(self) -> float:
        """Its own lap without imports, where it tells one; else the wall time."""
        laps = [self.said[key] for key in ("inner", "read") if isinstance(self.said.get(key), (int, float))]
        return float(laps[0]) if laps else self.wall_s


class FailedError(RuntimeError):
    """A measured command failed."""


def run(entry: Entry, server: Server) -> Run:
    """Run a command once; raises FailedError where it fails or takes too long."""
    if entry.out:
        shutil.rmtree(entry.out, ignore_errors=True)
    server.ask("reset")
    log = BUILD / "log.txt"
    begun = time.perf_counter()
    with log.open("ab") as errors:
        process = subprocess.Popen(
            entry.command, stdout=subprocess.PIPE, stderr=errors, cwd=entry.cwd, start_new_session=True,
            env={**os.environ, **entry.env},
        )  # fmt: skip
    watch = _Watch(process.pid)
    killer = threading.Timer(LIMIT_S, os.killpg, (process.pid, signal.SIGKILL))
    killer.start()
    assert process.stdout is not None
    with process.stdout as stream:
        output = stream.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    killer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = watch.stop()
    if process.returncode:
        raise FailedError(f"{entry.name} ended with {process.returncode}: see {log.relative_to(ROOT)}")
    stats = server.ask("stats")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(wall, cpu, peak / 1e6, int(stats["requests"]), stats["bytes"] / 1e6, _last_json(output))


def _last_json(output: str) -> dict[str, Any]:
    """Return the last line that is JSON, or the whole output where that is."""
    for text in (*reversed(output.splitlines()), output.strip()):
        if text.startswith("{") and text.endswith("}"):
            found: dict[str, Any] = json.loads(text)
            return found
    return {}


class _Watch:
    """Samples the resident memory of a process and its children.

    Not ``ru_maxrss``: a child's counts what its parent held when it was started.
    """

    def __init__(self, pid: int) -> None:
        self._peak, self._ended = 0, threading.Event()
        self._thread = threading.Thread(target=self._sample, args=(psutil.Process(pid),), daemon=True)
        self._thread.start()

    def _sample(self, process: psutil.Process) -> None:
        while not self._ended.wait(SAMPLE_S):
            self._peak = max(self._peak, tree_bytes(process), high_water_bytes(process.pid))

    def stop(self) -> int:
        """Return the peak in bytes."""
        self._ended.set()
        self._thread.join()
        return self._peak


def high_water_bytes(pid: int) -> int:
    """Return the largest resident memory that one process has had, where the system keeps it (Linux), else 0."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def tree_bytes(process: psutil.Process) -> int:
    """Return the resident memory of a process and its children; pages that they share count for each."""
    total = 0
    try:
        family = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for member in family:
        try:
            total += member.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def interleaved(entries: Sequence[Entry], rounds: int, server: Server, say: Any) -> dict[str, list[Run]]:
    """Run every entry once a round, each round in another order; returns the runs by entry.

    An entry that fails is named and left out from then on.
    """
    runs: dict[str, list[Run]] = {entry.name: [] for entry in entries}
    failed: set[str] = set()
    for number in range(rounds):
        turn = number % len(entries) if entries else 0
        for entry in (*entries[turn:], *entries[:turn]):
            if entry.name in failed:
                continue
            try:
                done = run(entry, server)
            except FailedError as error:
                say(str(error))
                failed.add(entry.name)
                continue
            runs[entry.name].append(done)
            _settle(entry, done)
            say(f"{entry.name}: {done.wall_s:.1f} s, {done.peak_mb:.0f} MB, {done.fetched_mb:.0f} MB fetched")
    return {name: [] if name in failed else done for name, done in runs.items()}


def _settle(entry: Entry, done: Run) -> None:
    """Leave the machine to the next run as it was: nothing to be written out, the scenes in the page cache."""
    if entry.out:
        shutil.rmtree(entry.out, ignore_errors=True)
    os.sync()
    if max(done.peak_mb, done.fetched_mb) > LARGE_MB:
        for path in DATA.rglob("*.tif"):
            with path.open("rb", buffering=0) as file:
                while file.read(1 << 24):
                    continue


def middle(runs: Sequence[Run], what: str) -> float:
    """Return the median of a measure."""
    return statistics.median(getattr(each, what) for each in runs)
