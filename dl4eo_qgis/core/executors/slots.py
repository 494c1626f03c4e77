"""Who computes: many jobs of a process may wait for the network, but only as many as it has processors compute."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from ..progress import Check

POLL_S = 0.25


@contextmanager
def computing(threads: int, check: Check) -> Iterator[None]:
    """Hold one of ``threads`` places (0: one a processor core); ``check`` may end the waiting by raising."""
    places = _places(threads or os.cpu_count() or 1)
    while not places.acquire(timeout=POLL_S):
        check()
    try:
        yield
    finally:
        places.release()


@lru_cache(maxsize=8)
def _places(count: int) -> threading.BoundedSemaphore:
    return threading.BoundedSemaphore(count)
