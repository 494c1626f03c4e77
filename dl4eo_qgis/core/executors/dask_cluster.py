"""Jobs on an existing Dask cluster. The only module that imports distributed, and only when it is asked for.

The workers (``dask_worker``) read, compute and write files themselves; jobs go out a few at a time, rows come back.
"""

from __future__ import annotations

import asyncio
import dataclasses
import hashlib
import logging
import pickle
import queue
import secrets
import shlex
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ... import paths
from ..errors import ClusterError, DatasetError, Dl4eoError, MissingPackageError
from ..files import RUN_FILE, existing_part, write_whole
from ..progress import Check
from ..recipe import Output
from . import dask_worker
from .dask_worker import LOOK_EVERY_S, Run

if TYPE_CHECKING:
    from distributed import Client, Future

S = TypeVar("S")
J = TypeVar("J")
R = TypeVar("R")
CONNECT_S = 10.0
ANSWER_S = 60.0
"""For what all workers are asked before the first job: they may have to load the core first."""
POLL_S = 0.25
AHEAD = 2
"""Jobs a thread of the cluster that are sent out: one under way, one waiting."""
COUNT_EVERY_S = 3.0
WITHOUT_WORKERS_S = 120.0
SEEN_WITHIN_S = 3.0
"""A shared file system may show a new file a little later elsewhere."""
FETCH_S = 2.0
LEAVE_S = 1.5
GONE = (OSError, asyncio.TimeoutError)
"""What Dask raises where a scheduler does not answer; until Python 3.11 a time-out is no OSError."""
_log = logging.getLogger("dl4eo")
GO_ON = "Run the same again to go on: what is finished is kept."


def run_dask(
    task: Callable[[S, J, Check], R], shared: S, jobs: Sequence[J], output: Output, check: Check
) -> Generator[R, None, None]:
    """Yield ``task(shared, job, check)`` as workers of ``output.scheduler`` finish jobs, ``AHEAD`` of them a thread.

    A job whose worker is lost is done by another one. Raises MissingPackageError, ClusterError where the cluster cannot
    be used or is lost, DatasetError where a worker does not see the folder, and what the task raises.
    """
    if not jobs:
        return
    run_id = secrets.token_hex(8)
    with _connected(output.scheduler, check) as client:
        try:
            with _announced(run_id, shared, Path(output.folder).absolute()) as run:
                _check_workers(client, run, output.scheduler)
                if shared is None:
                    Path(run.file).unlink()
                    run = dataclasses.replace(run, file="")
                yield from _Sender(client, run, output.scheduler).results(task, jobs, check)
        finally:
            _leave(client, run_id)


def reach(output: Output, check: Check) -> str:
    """Return a sentence on the cluster that a recipe names; raises ClusterError where it cannot be reached."""
    with _connected(output.scheduler, check) as client:
        threads = _asked(client, client.nthreads, ANSWER_S, output.scheduler)
    count = f"{len(threads)} workers, {sum(threads.values())} threads" if threads else "no worker yet"
    return f"The Dask cluster at {output.scheduler} has {count}; a run waits {WITHOUT_WORKERS_S:g} s for the first."


@contextmanager
def _connected(address: str, check: Check) -> Iterator[Client]:
    """Hold a client of the scheduler; raises ClusterError where none answers."""
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingPackageError(
            "A Dask cluster was asked for, but the package distributed is not installed.",
            f"Install it: {shlex.quote(sys.executable)} -m pip install {_requirement()}",
        ) from error
    for name in [n for n in logging.root.manager.loggerDict if n.split(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters is told as an error, once
    try:
        _greet(address, check)
        client = Client(address, timeout=CONNECT_S, set_as_default=False, name="dl4eo")
    except (*GONE, ValueError, TypeError, RuntimeError) as error:  # an odd address, or TLS without its settings
        raise ClusterError(
            address,
            f"no Dask scheduler answers ({' '.join(str(error).split()) or f'nothing came within {CONNECT_S:g} s'}).",
            "Check that the scheduler runs, and that this is the address that it tells when it starts.",
        ) from error
    try:
        yield client
    finally:
        with suppress(*GONE):
            client.close(timeout=LEAVE_S)


def _requirement() -> str:
    """Return what pip is to install: the pinned packages, where they are named beside the code."""
    pinned = paths.shipped("requirements-dask.txt")
    return f"--require-hashes -r {shlex.quote(str(pinned))}" if pinned.is_file() else "distributed"


def _greet(address: str, check: Check) -> None:
    """Wait for an answer, which Client itself would do for ever where something listens that is no scheduler."""
    from distributed import Security, rpc

    async def ask() -> None:
        async with rpc(address, connection_args=Security().get_connection_args("client")) as scheduler:
            await asyncio.wait_for(scheduler.identity(), CONNECT_S)

    pool = ThreadPoolExecutor(1)  # this thread may have an event loop of its own, as in a notebook
    answer = pool.submit(lambda: asyncio.run(ask()))
    pool.shutdown(wait=False)
    while not wait([answer], POLL_S).done:
        check()
    answer.result()


@contextmanager
def _announced(run_id: str, shared: object, folder: Path) -> Iterator[Run]:
    """Hold the run's file, with what all jobs share, in the folder (or where it will be made)."""
    data = pickle.dumps(shared)
    file = existing_part(folder) / RUN_FILE.format(run_id)
    write_whole(file, data)
    try:
        yield Run(run_id, str(folder), str(file), hashlib.sha256(data).hexdigest(), dask_worker.versions())
    finally:
        with suppress(OSError):  # Windows, where a worker looks at it just now; the next run removes it
            file.unlink(missing_ok=True)


def _check_workers(client: Client, run: Run, address: str) -> None:
    """Raise ClusterError or DatasetError, which name the workers that cannot do the run's jobs.

    Without workers there is nothing to say: some clusters start them when jobs wait. Late ones are checked by a job.
    """
    faults = _faults(client, run, address)
    known, until = len(faults), time.monotonic() + SEEN_WITHIN_S
    while time.monotonic() < until and (blind := [name for name, (kind, _) in faults.items() if kind == "folder"]):
        time.sleep(POLL_S)
        faults |= _faults(client, run, address, blind)
    for kind in ("code", "folder"):
        named = [f"{name} {reason}" for name, (what, reason) in faults.items() if what == kind]
        said = f"{len(named)} of {known} workers of the cluster cannot do the work: {'; '.join(named)}."
        if named and kind == "code":
            raise ClusterError(address, said, dask_worker.CODE_HINT)
        if named:
            raise DatasetError(run.folder, said, dask_worker.FOLDER_HINT)


def _faults(client: Client, run: Run, address: str, workers: list[str] | None = None) -> dict[str, tuple[str, str]]:
    """Return by worker what ``dask_worker.fault`` says, and where it cannot even be asked, why."""
    ask = partial(client.run, dask_worker.fault, run, workers=workers, on_error="return")
    answers = _asked(client, ask, ANSWER_S, address)
    return {
        name: answer if isinstance(answer, tuple) else ("code", f"cannot load dl4eo_qgis ({answer})")
        for name, answer in answers.items()
    }


def _asked(client: Client, ask: Callable[[], Any], seconds: float, address: str) -> Any:
    """Return what a question to the cluster gives in some seconds; raises ClusterError where the scheduler is lost."""
    try:
        return client.sync(ask, callback_timeout=seconds)
    except GONE as error:
        raise _lost(address) from error


def _lost(address: str) -> ClusterError:
    return ClusterError(address, "the connection to the scheduler was lost.", GO_ON)


class _Call:
    """A job that is done where this is unpickled: schedulers look into tasks, and need not have the core."""

    def __init__(self, *arguments: Any) -> None:
        self._arguments = arguments

    def __reduce__(self) -> tuple[Any, ...]:
        return dask_worker.do, self._arguments


class _Sender:
    """Sends jobs out, a few for each thread of the cluster, and takes what comes back."""

    def __init__(self, client: Client, run: Run, address: str) -> None:
        self._client = client
        self._run = run
        self._address = address
        self._sent: dict[str, Future] = {}
        self._ended: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._threads = 0
        self._counted = float("-inf")
        self._had_workers = time.monotonic()

    def results(self, task: Callable[[S, J, Check], R], jobs: Sequence[J], check: Check) -> Iterator[R]:
        """Yield what the jobs give."""
        waiting = enumerate(jobs)
        while True:
            check()
            self._count()
            while len(self._sent) < AHEAD * max(1, self._threads) and (entry := next(waiting, None)) is not None:
                self._send(task, *entry)
            if not self._sent:
                return
            with suppress(queue.Empty):
                yield from self._come(self._ended.get(timeout=POLL_S))

    def _send(self, task: Callable[[S, J, Check], R], number: int, job: J) -> None:
        data = pickle.dumps(_Call(self._run, task, job))
        key = f"dl4eo-{self._run.id}-{number}"
        future = self._client.submit(pickle.loads, data, key=key, pure=False)
        self._sent[key] = future
        future.add_done_callback(self._ended.put)

    def _come(self, future: Future) -> list[Any]:
        """Return a job's result as the one entry of a list; an empty list where it was lost and is made again.

        Raises a job's error as what it was.
        """
        if future.status == "cancelled":
            raise _lost(self._address)
        if future.status == "error":
            raise self._told(future.exception())
        found = self._fetched(future) if future.status == "finished" else []
        if not found:
            future.add_done_callback(self._ended.put)
            return []
        if isinstance(found[0], Dl4eoError):
            raise found[0]
        del self._sent[future.key]
        return found

    def _fetched(self, future: Future) -> list[Any]:
        """Return the result that a worker holds, or nothing where it has not come in time: its worker may have died."""
        try:
            return [future.result(timeout=FETCH_S)]
        except (CancelledError, asyncio.CancelledError) as error:
            raise _lost(self._address) from error
        except GONE:
            return []

    def _told(self, error: BaseException) -> BaseException:
        """Return the error of a job in the words of this project, where it is the cluster's and not its own."""
        from distributed import KilledWorker

        if isinstance(error, KilledWorker):
            return ClusterError(
                self._address,
                f"one job ended {error.allowed_failures + 1} workers, one after the other.",
                f"Their logs say why; often it is too little memory. {GO_ON}",
            )
        if isinstance(error, ImportError):
            return ClusterError(self._address, f"a worker cannot load dl4eo_qgis ({error}).", dask_worker.CODE_HINT)
        return error

    def _count(self) -> None:
        """Look how many threads the cluster has now; raises ClusterError where it is lost, or stays without workers."""
        if self._client.status != "running":
            raise _lost(self._address)
        now = time.monotonic()
        if now - self._counted < COUNT_EVERY_S:
            return
        self._threads = sum(_asked(self._client, self._client.nthreads, ANSWER_S, self._address).values())
        self._counted = now
        if self._threads:
            self._had_workers = now
        elif now - self._had_workers > WITHOUT_WORKERS_S:
            raise ClusterError(
                self._address, f"has had no worker for {WITHOUT_WORKERS_S:g} seconds.", f"Start some. {GO_ON}"
            )


def _leave(client: Client, run_id: str) -> None:
    """Wait a little until no worker does a job of the run any more: they see that its file is gone."""
    until = time.monotonic() + LEAVE_S
    try:
        while client.status == "running":
            left = client.sync(
                partial(client.run, dask_worker.leave, run_id, on_error="ignore"), callback_timeout=LEAVE_S
            )
            if not any(left.values()) or time.monotonic() > until:
                return
            time.sleep(POLL_S)
    except GONE:
        _log.info("the scheduler is gone")
    time.sleep(2 * LOOK_EVERY_S)  # nobody can be asked: until all have looked
