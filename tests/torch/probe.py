"""A transform that workers of a DataLoader import afresh: so it brings nothing itself."""

from __future__ import annotations

import sys
from typing import Any

HEAVY = frozenset({"geopandas", "pandas", "torchgeo"})


def with_modules(sample: dict[str, Any]) -> dict[str, Any]:
    """Return a sample with what the process that read it has imported."""
    return {**sample, "imported": ",".join(sorted(HEAVY & set(sys.modules)))}
