"""What follows from the rows of finished samples alone: status, splits, leaks, doubles. No pixel is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import review
from .contents import Contents
from .leaks.measure import measure, touching
from .progress import Progress
from .quality import twins
from .reasons import grouped
from .rows import judged
from .splitting.gather import gather
from .stages import qc, split
from .types import Row
from .vector import Layer

UNDECIDED = {"split": "", "fold": None, "leak_px": None}
"""What is said of samples that are not kept."""
DECIDED = tuple(UNDECIDED)


@dataclass(frozen=True)
class Settled:
    """What was decided."""

    rows: list[Row]
    """By sample id, with status, reason, classes and split."""
    header: dict[str, Any]
    """Keys of dataset.json."""
    layers: list[Layer]
    """Of dataset.gpkg."""
    warnings: list[str]

    @property
    def kept(self) -> list[Row]:
        """The rows of samples that are kept."""
        return [r for r in self.rows if r.values["status"] == qc.KEPT]


def settle(contents: Contents, rows: Sequence[Row], progress: Progress) -> Settled:
    """Judge samples by their measures and deal the kept ones to splits; the same whatever the rows' order."""
    rows = sorted((judged(r, contents) for r in rows), key=lambda r: r.sample_id)
    kept = [r for r in rows if r.values["status"] == qc.KEPT]
    dealt = split.deal(gather(contents, kept))
    leaks = measure(contents, kept, dealt.splits, dealt.folds, progress.check)
    decided = zip(dealt.splits, dealt.folds, leaks.leak_px, strict=True)
    given = {r.sample_id: dict(zip(DECIDED, one, strict=True)) for r, one in zip(kept, decided, strict=True)}
    rows = [r.with_values(**given.get(r.sample_id, UNDECIDED)) for r in rows]
    kept = [r for r in rows if r.values["status"] == qc.KEPT]
    doubles = twins.find(kept, {str(r.values["chip_id"]): contents.chip_of(r) for r in kept})
    warnings = [*dealt.warnings, *leaks.warnings, *doubles.warnings]
    if lacking := review.without_files(rows):
        warnings.append(lacking)
    if not kept:
        warnings.append("No sample was kept; the chips table says why of each.")
    reasons = grouped(str(r.values["reason"] or "") for r in rows)
    why = "".join(f"; {count} {reason}" for reason, count in reasons)
    progress.info(f"{len(kept)} of {len(rows)} samples kept, {len(rows) - len(kept)} rejected{why}.")
    if touch := touching(leaks.document, contents.recipe.split.method):
        progress.info(touch)
    header = {
        "counts": {
            "chips": len({r.values["chip_id"] for r in rows}),
            "samples": len(rows),
            "kept": len(kept),
            "rejected": len(rows) - len(kept),
        },
        "split": dealt.document,
        "leaks": leaks.document,
        "splits": dict(sorted(Counter(str(r.values["split"]) for r in rows if r.values["split"]).items())),
        "duplicates": doubles.document,
    }
    if by_hand := review.counts_of(rows):
        header["review"] = by_hand
    return Settled(rows, header, [*leaks.layers, *doubles.layers], warnings)
