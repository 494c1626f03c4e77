"""Bands that lie in each other in a file are read together: unpacked once, not once a band."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any
from weakref import WeakValueDictionary

MAX_VALUES = 2**25
"""Of the bands that are read at once: 64 MB of 16 bits."""
Key = tuple[Any, ...]


def bands_beside(band: int, count: int, pixels: int) -> range:
    """Return the bands of a file that are read together with one of them, in a window of so many pixels."""
    size = max(1, min(count, MAX_VALUES // max(1, pixels)))
    first = (band - 1) // size * size + 1
    return range(first, min(count, first + size - 1) + 1)


class Together:
    """Reads that go on, or whose pixels somebody still holds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reads: WeakValueDictionary[Key, Future[Any]] = WeakValueDictionary()

    def share(self, key: Key, begin: Callable[[], Future[Any]]) -> Future[Any]:
        """Return the read of a key; ``begin`` starts it where there is none."""
        with self._lock:
            found = self._reads.get(key)
            if found is None:
                found = self._reads[key] = begin()
            return found

    def clear(self) -> None:
        """Forget all reads: the next one sees what is there then."""
        with self._lock:
            self._reads.clear()
