"""How this process keeps memory that it no longer uses."""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache

M_ARENA_MAX = -8
"""From glibc's malloc.h."""
ARENAS = 2


@lru_cache(maxsize=1)
def use_few_arenas() -> bool:
    """Have all threads share two heaps, where glibc would give each its own: they never give back what they once held.

    Measured on 50 km with two cores: 0.48 GB instead of 0.55. Returns whether the C library knows how; others need not.
    """
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(M_ARENA_MAX, ARENAS))
