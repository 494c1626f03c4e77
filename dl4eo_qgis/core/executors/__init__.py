"""Where jobs run. To add one: one function with ``run_threads``' signature, one entry in EXECUTORS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .threads import run_threads

EXECUTORS: dict[str, Callable[..., Iterator[Any]]] = {"threads": run_threads}
"""``run(task, jobs, workers, check)`` yields ``task(job)`` as jobs finish; ``check`` raises to stop."""
