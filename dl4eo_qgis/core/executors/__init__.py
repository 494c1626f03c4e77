"""Where jobs run. To add one: one function with ``run_threads``' signature, one entry in EXECUTORS."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from ..progress import Check
from ..recipe import Output
from .dask_cluster import reach, run_dask
from .threads import run_threads

EXECUTORS: dict[str, Callable[..., Generator[Any, None, None]]] = {"threads": run_threads, "dask": run_dask}
"""``run(task, shared, jobs, output, check)`` yields ``task(shared, job, check)`` as jobs finish, in any order.

``task`` is a function of a module; ``shared`` (what all jobs need) and the jobs are picklable; ``output`` is the
recipe's section. ``check`` raises to stop; a task gets a check of its own where it runs elsewhere.
"""

REACH: dict[str, Callable[[Output, Check], str]] = {"dask": reach}
"""By executor: what is looked at before any other work, and told; for those that lie elsewhere."""
