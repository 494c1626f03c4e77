"""Splits that the chips alone show to be impossible: said before a scene is searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..geometry.polygons import Polygons
from ..grid import Chip
from ..recipe import Split
from .areas import by_polygons
from .groups import require_groups
from .material import Material
from .places import blocks_of, by_bands, by_rings


def _blocks(material: Material) -> None:
    names, _, length = blocks_of(material)
    require_groups(material, names, f"blocks of {length.metres:.10g} m", length.way_out)


CHECKS: dict[str, Callable[[Material], object]] = {
    "blocks": _blocks,
    "bands": by_bands,
    "rings": by_rings,
    "polygons": by_polygons,
}
"""By ``split.method``: what raises SplitError where chips cannot be dealt. Those of other methods are known later."""


def check_chips(chips: Sequence[Chip], rules: Split, areas: Polygons | None) -> None:
    """Raise SplitError where no choice of these chips fills the splits that are asked for; it says what would work."""
    material = Material(
        rules, (), chips, np.zeros(0, np.int64), np.zeros((0, 0), np.int64), (), np.arange(len(chips)), areas
    )
    if rules.method in CHECKS and (len(chips) >= len(material.wanted) or rules.method == "polygons"):
        CHECKS[rules.method](material)
