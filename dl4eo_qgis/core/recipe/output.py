"""The recipe's section on where the dataset goes, how its files are packed, and what does the work.

Standard library only, so that QGIS' Python can import it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..typed import one_of, require

COMPRESSION = ("zstd", "deflate", "none")
EXISTING = ("refuse", "rebuild")
EXECUTORS = ("threads", "dask")
SCHEDULER = re.compile(r"((tcp|tls|ucx|wss?)://)?[^\s/]+:\d{1,5}")


@dataclass(frozen=True)
class Output:
    """Where the dataset goes, how its files are packed, and what does the work."""

    folder: str = ""
    compress: str = "zstd"
    threads: int = 0
    """0: one a processor core. Like executor and scheduler it has no influence on the bytes."""
    existing: str = "refuse"
    """A dataset of another recipe in the folder: ``refuse``, or ``rebuild`` it, keeping what would be the same."""
    executor: str = "threads"
    """``threads`` of this machine, or the workers of a ``dask`` cluster, who all see ``folder``."""
    scheduler: str = ""
    """The address of the Dask cluster's scheduler, like ``tcp://host:8786``."""

    def __post_init__(self) -> None:
        one_of("output.compress", self.compress, COMPRESSION)
        require(0 <= self.threads <= 256, "output.threads", f"must be 0 to 256, got {self.threads}")
        one_of("output.existing", self.existing, EXISTING)
        one_of("output.executor", self.executor, EXECUTORS)
        require(
            not self.scheduler or SCHEDULER.fullmatch(self.scheduler) is not None,
            "output.scheduler",
            f"must be an address like tcp://host:8786, got {self.scheduler!r}",
            "It is the scheduler's own address, not that of its web page.",
        )
        require(
            bool(self.scheduler) or self.executor != "dask",
            "output.scheduler",
            "is missing: output.executor 'dask' needs the address of a scheduler, like tcp://host:8786",
        )
        require(
            not self.scheduler or self.executor == "dask",
            "output.scheduler",
            f"{self.scheduler} is given, but output.executor is {self.executor!r}",
            "Set output.executor to 'dask' to use the cluster, or leave the scheduler out.",
        )
