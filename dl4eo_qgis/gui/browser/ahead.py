"""Makes pictures in the background, those of the next chips before they are asked for, and keeps the latest."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import Any, Callable, Dict, Hashable, Iterable, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from .pictures import Shot

KEPT = 48
"""Chips whose pictures are kept."""
THREADS = 2
PATIENCE_S = 0.1
"""How long the desktop waits for a chip's pictures, before it goes on without them."""


class Ahead(QObject):
    """A cache of pictures by key, filled by threads."""

    ready = pyqtSignal(object)
    """Pictures are made that ``get`` did not wait for: their key. Arrives in the thread of this object."""

    def __init__(self, make: Callable[[Any], Shot], parent: Optional[QObject] = None) -> None:
        """``make`` gives the pictures for a key; it is called in threads and raises nothing."""
        super().__init__(parent)
        self._make = make
        self._threads = ThreadPoolExecutor(THREADS, "dl4eo-chips")
        self._jobs: Dict[Hashable, Future[Shot]] = {}
        self._kept: OrderedDict[Hashable, Shot] = OrderedDict()
        self._ended = False

    def get(self, key: Hashable, patience_s: float = PATIENCE_S) -> Optional[Shot]:
        """Return a chip's pictures; None where they take longer: ``ready`` follows."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        job = self._start(key)
        if job is None:
            return None
        try:
            shot = job.result(patience_s)
        except NotYet:
            job.add_done_callback(lambda _: None if self._ended else self.ready.emit(key))
            return None
        self._keep(key, shot)
        return shot

    def prepare(self, keys: Iterable[Hashable]) -> None:
        """Make pictures that will be wanted, the first first; what waits still, and is not among them, is dropped."""
        keys = list(keys)
        for key, job in list(self._jobs.items()):
            if job.done() and not job.cancelled():
                self._keep(key, job.result())
            elif key not in keys and job.cancel():
                del self._jobs[key]
        for key in keys:
            if key not in self._kept:
                self._start(key)

    def forget(self) -> None:
        """Drop all pictures: files or wishes have changed."""
        for job in self._jobs.values():
            job.cancel()
        self._jobs.clear()
        self._kept.clear()

    def end(self) -> None:
        """Stop; waits for what is being read."""
        self._ended = True
        self.forget()
        self._threads.shutdown(wait=True)

    def _start(self, key: Hashable) -> Optional[Future[Shot]]:
        if self._ended:
            return None
        if key not in self._jobs or self._jobs[key].cancelled():
            self._jobs[key] = self._threads.submit(self._make, key)
        return self._jobs[key]

    def _keep(self, key: Hashable, shot: Shot) -> None:
        self._jobs.pop(key, None)
        self._kept[key] = shot
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
