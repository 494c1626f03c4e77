"""Tasks that workers of the tests' cluster can import."""

from __future__ import annotations

import os
import time
from collections.abc import Callable


def end_the_worker(shared: object, job: int, check: Callable[[], None]) -> int:
    """End the process that does it."""
    os._exit(3)


def wait_for_check(shared: object, job: int, check: Callable[[], None]) -> int:
    """Work until the check raises."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        check()
        time.sleep(0.05)
    return job
