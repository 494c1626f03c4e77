"""Which samples train, validate and test: seeded, the same whatever the input's order, and without shared ground."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..errors import SplitError
from ..recipe import BUFFER
from ..splitting.apart import cleared
from ..splitting.areas import by_polygons
from ..splitting.groups import by_column, by_tile
from ..splitting.material import BUFFERED, LEFT_OUT, Ints, Material, Placed, too_few
from ..splitting.places import by_bands, by_blocks, by_rings
from ..splitting.shares import share_out
from ..splitting.strata import by_chance
from ..splitting.telling import document_of, shortcomings
from ..splitting.times import by_date
from ..wording import counted

METHODS: dict[str, Callable[[Material], Placed]] = {
    "random": by_chance,
    "date": by_date,
    "tile": by_tile,
    "column": by_column,
    "polygons": by_polygons,
    "blocks": by_blocks,
    "bands": by_bands,
    "rings": by_rings,
}
"""By ``split.method``; ``none`` deals nothing."""
FINER = 4
"""So often the advice for a smaller buffer is halved towards the largest that works."""
BY_VALUE = ("column", "polygons")
"""Methods of which values may name splits: few chips are no reason to train with all then."""


@dataclass(frozen=True)
class Dealt:
    """The splits of samples, in the order in which these were given."""

    splits: list[str]
    """train, validation, test; ``buffer`` of chips that are left out; '' of those that were not dealt."""
    folds: list[int | None]
    """From 1; None of samples of no fold."""
    document: dict[str, Any]
    """What the dataset's header says of it."""
    warnings: list[str] = field(default_factory=list)


def deal(material: Material) -> Dealt:
    """Return the split of each sample; all dates of a chip are of one, but where the split is by date.

    With fewer chips than splits all of them train, and a warning says so. Raises SplitError where a split that was
    asked for would be empty, with what would work.
    """
    rules = material.rules
    if rules.method == "none" or not material.rows:
        return Dealt([""] * len(material.rows), [None] * len(material.rows), {"method": rules.method})
    few = "" if rules.method in BY_VALUE else too_few(material)
    if few:
        placed = Placed(np.zeros(len(material.chips), np.int64), {"fallback": few}, (few,))
        train = ["train"] * len(material.rows)
        return Dealt(train, [None] * len(material.rows), document_of(material, placed, placed.part), [few])
    placed = METHODS[rules.method](material)
    part = placed.part if placed.by_row else cleared(material, placed)
    _check(material, placed, part)
    of_row = part if placed.by_row else part[material.chip_of]
    names = {LEFT_OUT: "", BUFFERED: BUFFER} | {i: p.split for i, p in enumerate(material.parts)}
    folds = {i: p.fold for i, p in enumerate(material.parts)}
    document = document_of(material, placed, part)
    return Dealt(
        [names[i] for i in of_row.tolist()],
        [folds.get(i) for i in of_row.tolist()],
        document,
        [*placed.warnings, *shortcomings(document)],
    )


def _check(material: Material, placed: Placed, part: Ints) -> None:
    """Raise SplitError where a part that was asked for has no chip, with what would work."""
    had = np.bincount(placed.part[placed.part >= 0], minlength=len(material.parts))
    has = np.bincount(part[part >= 0], minlength=len(material.parts))
    asked = [had[i] > 0 or (p.share > 0 and not placed.named) for i, p in enumerate(material.parts)]
    lacking = [p.name for i, p in enumerate(material.parts) if asked[i] and not has[i]]
    if not lacking:
        return
    rules = material.rules
    left = int((part == BUFFERED).sum())
    near = f"lie nearer than {rules.buffer_m:g} m to another split or share its ground"
    why = f"{left} of {len(part)} kept chips {near if rules.buffer_m else 'share ground with another split'}"
    raise SplitError(
        f"split.method {rules.method!r}: {', '.join(lacking)} would be empty" + (f": {why}." if left else "."),
        (_less_buffer(material, placed) if left else "")
        or "Choose another method (SPLIT), or give a split that cannot be filled the share 0 (FRACTIONS).",
    )


def _less_buffer(material: Material, placed: Placed) -> str:
    """Return the largest of some smaller buffers that leaves each split a chip, as advice; '' where none does."""
    full = material.rules.buffer_m
    had = set(placed.part[placed.part >= 0].tolist())

    def left(buffer_m: float) -> int:
        part = cleared(material, placed, buffer_m)
        return int((part >= 0).sum()) if had <= set(part.tolist()) else 0

    for eighths in range(7, -1, -1):
        if full and left(full * eighths / 8):
            low, high = full * eighths / 8, full * (eighths + 1) / 8
            for _ in range(FINER):
                middle = (low + high) / 2
                low, high = (middle, high) if left(middle) else (low, middle)
            whole = float(math.floor(low))
            buffer_m = whole if left(whole) else low
            chips = f"{left(buffer_m)} of {counted(len(placed.part), 'chip')}"
            return (
                f"SPLIT_BUFFER={buffer_m:.10g} (split.buffer_m) leaves each split a chip at least, {chips} in all; "
                "so may larger blocks (BLOCK_SIZE) with more of them."
            )
    return ""


__all__ = ["METHODS", "Dealt", "deal", "share_out"]
