"""Jobs on threads of this process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

J = TypeVar("J")
R = TypeVar("R")
POLL_S = 0.25
AHEAD = 2
"""Jobs beyond one a core: while they wait for the network, the others compute."""


def run_threads(
    task: Callable[[J], R], jobs: Sequence[J], workers: int = 0, check: Callable[[], None] = lambda: None
) -> Iterator[R]:
    """Yield ``task(job)`` as jobs finish, at most ``workers`` + ``AHEAD`` of them under way (0: one a processor core).

    The first error ends the run; ``check`` is called about four times a second and may raise.
    """
    count = (workers or os.cpu_count() or 1) + AHEAD
    waiting = iter(jobs)
    running: set[Future[R]] = set()
    pool = ThreadPoolExecutor(count, thread_name_prefix="dl4eo")
    try:
        while True:
            while len(running) < count and (job := next(waiting, None)) is not None:
                running.add(pool.submit(task, job))
            if not running:
                return
            done, running = wait(running, timeout=POLL_S, return_when=FIRST_COMPLETED)
            check()
            for future in done:
                yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
