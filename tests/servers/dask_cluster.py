"""A Dask cluster on loopback: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.paths import ROOT
from tests.servers.programs import free_port, running, wait_for_port

HERE = ("--host", "127.0.0.1", "--no-dashboard")
START_S = 60


class DaskCluster:
    """A running scheduler, and the workers that were started for it."""

    def __init__(self, address: str, scheduler: subprocess.Popen[bytes], folder: Path, stack: ExitStack) -> None:
        self.address = address
        self.scheduler = scheduler
        self.workers: list[subprocess.Popen[bytes]] = []
        self._folder = folder
        self._stack = stack

    def add_worker(self, before: Sequence[str] = (), *, core: Path | None = ROOT) -> None:
        """Start a worker of one thread. ``before``: a program that starts it; ``core``: where it finds the package."""
        command = [*before, sys.executable, "-m", "distributed.cli.dask_worker", self.address, *HERE]
        log = self._folder / f"worker{len(self.workers)}.log"
        env = {"PYTHONPATH": str(core or "")}
        process = running([*command, "--nthreads", "1", "--no-nanny"], log, env, self._folder)
        self.workers.append(self._stack.enter_context(process))

    def wait_for_workers(self) -> None:
        """Return when the scheduler knows all workers."""
        with self.client() as client:
            client.wait_for_workers(len(self.workers), timeout=START_S)

    @contextmanager
    def client(self) -> Iterator[Any]:
        """Hold a client of the scheduler."""
        from distributed import Client

        with Client(self.address, timeout=START_S, set_as_default=False, name="test") as client:
            yield client

    def left(self) -> list[str]:
        """Return the names of clients and tasks that the scheduler knows, but for the asking one's."""

        def names(dask_scheduler: Any) -> list[str]:
            return [c for c in dask_scheduler.clients if not c.startswith("Client-test")] + list(dask_scheduler.tasks)

        with self.client() as client:
            return [name for name in client.run_on_scheduler(names) if name != "fire-and-forget"]


@contextmanager
def dask_cluster(folder: Path, workers: int = 2, **settings: str) -> Iterator[DaskCluster]:
    """Run a scheduler, which lacks the core, and workers; ``settings`` are the scheduler's environment variables."""
    pytest.importorskip("distributed", reason="a Dask cluster needs distributed, which this Python lacks")
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    log = folder / "scheduler.log"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", str(port), *HERE, "--no-show"]
    with ExitStack() as stack:
        scheduler = stack.enter_context(running(command, log, {"PYTHONPATH": "", **settings}, folder))
        wait_for_port(port, scheduler, log)
        cluster = DaskCluster(f"tcp://127.0.0.1:{port}", scheduler, folder, stack)
        for _ in range(workers):
            cluster.add_worker()
        cluster.wait_for_workers()
        yield cluster
