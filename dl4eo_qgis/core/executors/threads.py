"""Jobs on threads of this process."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from ..progress import Check
from ..recipe import Output

S = TypeVar("S")
J = TypeVar("J")
R = TypeVar("R")
POLL_S = 0.25
AHEAD = 4
"""Jobs beyond one a core: they wait for the network while the others compute (``slots``)."""


def run_threads(
    task: Callable[[S, J, Check], R], shared: S, jobs: Sequence[J], output: Output, check: Check
) -> Generator[R, None, None]:
    """Yield ``task(shared, job, check)`` as jobs finish: ``output.threads`` + ``AHEAD`` at a time (0: one a core).

    The first error ends the run; ``check`` is called about four times a second, and by the task, and may raise.
    """
    count = (output.threads or os.cpu_count() or 1) + AHEAD
    waiting = iter(jobs)
    running: set[Future[R]] = set()
    pool = ThreadPoolExecutor(count, thread_name_prefix="dl4eo")
    try:
        while True:
            while len(running) < count and (job := next(waiting, None)) is not None:
                running.add(pool.submit(task, shared, job, check))
            if not running:
                return
            done, running = wait(running, timeout=POLL_S, return_when=FIRST_COMPLETED)
            check()
            for future in done:
                yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
