"""The files of this process that are open: each once, read by one thread at a time."""

from __future__ import annotations

import atexit
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Generic, Protocol, TypeVar

from ..web import Place

OPEN_FILES = 128
CLOSE_S = 1.0


class Handle(Protocol):
    """One open file."""

    lock: threading.Lock

    def told(self) -> AbstractContextManager[None]:
        """Hold the file while it is read; tells its errors as what they are."""

    def close(self) -> None:
        """Close the file; nobody may be reading it."""


H = TypeVar("H", bound=Handle)


class OpenFiles(Generic[H]):
    """The open files of this process, the least recently used closed first."""

    def __init__(self, open_file: Callable[[Place], H]) -> None:
        self._open_file = open_file
        self._open: OrderedDict[str, H] = OrderedDict()
        self._lock = threading.Lock()
        self._opening: dict[str, threading.Lock] = {}
        self._at_exit = False

    def known(self, key: str) -> H | None:
        """Return a file that is open, for what never changes of it; it may be closed at any time."""
        return self._open.get(key)

    @contextmanager
    def using(self, place: Place) -> Iterator[H]:
        """Hold a file, opened if need be, for this thread alone."""
        handle = self._opened(place)
        with handle.lock:
            if self._open.get(place.key) is handle:
                try:
                    with handle.told():
                        yield handle
                finally:
                    if self._open.get(place.key) is not handle:  # nobody waited for it
                        handle.close()
                return
        with self.using(place) as opened:  # it was closed, or failed, while this thread waited for it
            yield opened

    def _opened(self, place: Place) -> H:
        with self._lock:
            gate = self._opening.setdefault(place.key, threading.Lock())
        with gate:
            with self._lock:
                known = self._open.get(place.key)
                if known is not None:
                    self._open.move_to_end(place.key)
                    return known
            handle = self._open_file(place)
            self._close_at_exit()
            with self._lock:
                self._open[place.key] = handle
        self._close_surplus()
        return handle

    def _close_at_exit(self) -> None:
        """Have files closed before Python ends: GDAL would ask a Python that is gone for the rest of one on the web."""
        with self._lock:
            if not self._at_exit:
                self._at_exit = True
                atexit.register(self.close)

    def _close_surplus(self) -> None:
        with self._lock:
            for href, handle in list(self._open.items())[: max(0, len(self._open) - OPEN_FILES)]:
                if handle.lock.acquire(blocking=False):
                    del self._open[href]
                    handle.close()
                    handle.lock.release()

    def close(self) -> None:
        """Close all files; who still reads one, as after a cancel, closes it in the end."""
        while True:
            with self._lock:
                if not self._open:
                    self._opening.clear()
                    return
                handle = self._open.popitem(last=False)[1]
            if handle.lock.acquire(timeout=CLOSE_S):
                handle.close()
                handle.lock.release()

    def drop(self, key: str) -> None:
        """Forget a file that failed: the next read opens it anew."""
        with self._lock:
            handle = self._open.pop(key, None)
        if handle is not None:
            with handle.lock:
                handle.close()
