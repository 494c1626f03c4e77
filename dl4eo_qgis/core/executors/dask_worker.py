"""What a worker of a Dask cluster does for a run: plain functions, which know nothing of Dask.

What all jobs of a run share lies in one file in the dataset's folder, which every worker reads once. It stays there as
long as the run goes on: a worker that no longer finds it stops before it writes the next sample.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import pickle
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from ... import paths
from ..errors import ClusterError, DatasetError, Dl4eoError
from ..files import check_writable
from ..memory import use_few_arenas
from ..progress import Check
from ..raster import close_files

J = TypeVar("J")
R = TypeVar("R")
LOOK_EVERY_S = 0.5
"""How long a worker may go on without looking for the run's file."""
KEPT = 3
"""Other runs whose shared values stay in memory while none of their jobs is under way."""
PACKAGES = ("imagecodecs", "numpy", "pyproj", "rasterio", "shapely")
"""Their versions decide the bytes of a dataset."""
CODE_HINT = (
    "Every worker needs the same dl4eo (pip install --no-deps . in a clone), and the packages of its requirements.txt."
)
FOLDER_HINT = (
    "It must lie on a file system that all workers share, under the same path, and they must be able to write."
)


@dataclass(frozen=True)
class Run:
    """What every job carries of its run; small."""

    id: str
    folder: str
    """Where the dataset is written."""
    file: str
    """The run's file; empty where its jobs share nothing and write nothing."""
    sha256: str
    """Of that file."""
    versions: tuple[tuple[str, str], ...]
    """What the client runs."""


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """Return name and version of what decides the bytes of a dataset; of dl4eo a hash of the core's sources too."""
    state = hashlib.sha256()
    core = Path(paths.__file__).parent / "core"
    for path in sorted(core.rglob("*.py"), key=lambda p: p.relative_to(core).as_posix()):
        state.update(path.relative_to(core).as_posix().encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    ours = f"{paths.version() or 'unknown'} (sources {state.hexdigest()[:8]})"
    return ("dl4eo", ours), *((name, _version(name)) for name in PACKAGES)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "of unknown version"


def fault(run: Run) -> tuple[str, str]:
    """Return why this worker cannot do a run's jobs: "code" or "folder", and the reason; empty texts where it can."""
    here = dict(versions())
    other = [
        f"{name} {here.get(name)} instead of {wanted}" for name, wanted in run.versions if here.get(name) != wanted
    ]
    if other:
        return "code", f"has {', '.join(other)}"
    try:
        if run.file and hashlib.sha256(Path(run.file).read_bytes()).hexdigest() != run.sha256:
            return "folder", "sees another folder there"
        check_writable(Path(run.folder))
    except OSError as error:
        return "folder", f"does not see it ({error.strerror or error})"
    except DatasetError as error:
        return "folder", f"cannot write there ({error.message})"
    return "", ""


def do(run: Run, task: Callable[[Any, J, Check], R], job: J) -> R | Dl4eoError:
    """Return what a job gives on this worker, or its error: what caused it may be of a kind that cannot travel."""
    try:
        with _runs.entered(run) as shared:
            return task(shared, job, partial(_runs.check, run))
    except Dl4eoError as error:
        error.__cause__ = error.__context__ = error.__traceback__ = None
        return error


def _read(run: Run) -> Any:
    """Return what the jobs of a run share; raises ClusterError or DatasetError where this worker cannot do them."""
    use_few_arenas()
    kind, reason = fault(run)
    name = f"the worker on {socket.gethostname()} (process {os.getpid()})"
    if kind == "code":
        raise ClusterError(name, f"{reason}.", CODE_HINT)
    if kind == "folder":
        raise DatasetError(run.folder, f"{name} {reason}.", FOLDER_HINT)
    return pickle.loads(Path(run.file).read_bytes()) if run.file else None


def leave(run_id: str) -> int:
    """Return how many jobs of a run this worker still has under way; with none, it forgets the run and closes files."""
    return _runs.leave(run_id)


class _Runs:
    """What this process knows of the runs that it works for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._gates: dict[str, threading.Lock] = {}
        self._shared: dict[str, Any] = {}
        self._under_way: Counter[str] = Counter()
        self._looked: dict[str, float] = {}

    @contextmanager
    def entered(self, run: Run) -> Iterator[Any]:
        """Hold what the jobs of a run share, read on the first job."""
        with self._lock:
            for other in [known for known in self._shared if known != run.id and not self._under_way[known]][:-KEPT]:
                self._forget(other)  # its client died, or it reads it again
            self._under_way[run.id] += 1
            gate = self._gates.setdefault(run.id, threading.Lock())
        try:
            with gate:
                if run.id not in self._shared:
                    self._shared[run.id] = _read(run)
                shared = self._shared[run.id]
            yield shared
        finally:
            with self._lock:
                self._under_way[run.id] -= 1

    def check(self, run: Run) -> None:
        """Raise DatasetError where the run has ended, as its file says."""
        now = time.monotonic()
        if not run.file or now - self._looked.get(run.id, float("-inf")) < LOOK_EVERY_S:
            return
        try:
            with Path(run.file).open("rb"):  # a shared file system may tell old news of a file that nobody opens
                self._looked[run.id] = now
        except OSError as error:
            raise DatasetError(run.folder, "the run has ended, or its hidden file was removed.") from error

    def leave(self, run_id: str) -> int:
        """See the function of this name."""
        with self._lock:
            if self._under_way[run_id] > 0:
                return self._under_way[run_id]
            self._forget(run_id)
        threading.Thread(target=close_files, daemon=True).start()  # another run's reads may take their time
        return 0

    def _forget(self, run_id: str) -> None:
        for known in (self._gates, self._shared, self._under_way, self._looked):
            known.pop(run_id, None)


_runs = _Runs()
