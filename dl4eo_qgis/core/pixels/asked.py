"""Windows of files that are on their way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Pixels = tuple[npt.NDArray[Any], npt.NDArray[np.bool_] | None]
"""A window in its file's own type, and where it is valid; None: nothing says so."""


@dataclass(frozen=True)
class Asked:
    """A window that is being fetched."""

    futures: Sequence[Future[Any]]
    pixels: Callable[[], Pixels]
    """Waits for it, and gives what ``read_window`` gives; raises RasterReadError."""

    def has_come(self, timeout_s: float) -> bool:
        """Wait for a while; return whether it has come, or failed."""
        return not wait(self.futures, timeout_s).not_done
