"""What follows from the rows of finished samples alone: status, splits, leaks, doubles. No pixel is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .contents import Contents
from .progress import Progress
from .reasons import grouped
from .rows import judged
from .splitting.gather import gather
from .stages import qc, split
from .types import Row
from .vector import Layer


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
    given = {r.sample_id: one for r, *one in zip(kept, dealt.splits, dealt.folds, strict=True)}
    nothing = ("", None)
    rows = [r.with_values(**dict(zip(("split", "fold"), given.get(r.sample_id, nothing), strict=True))) for r in rows]
    warnings = list(dealt.warnings)
    if not kept:
        warnings.append("No sample was kept; the chips table says why of each.")
    reasons = grouped(str(r.values["reason"] or "") for r in rows)
    why = "".join(f"; {count} {reason}" for reason, count in reasons)
    progress.info(f"{len(kept)} of {len(rows)} samples kept, {len(rows) - len(kept)} rejected{why}.")
    header = {
        "counts": {
            "chips": len({r.values["chip_id"] for r in rows}),
            "samples": len(rows),
            "kept": len(kept),
            "rejected": len(rows) - len(kept),
        },
        "split": dealt.document,
        "splits": dict(sorted(Counter(str(r.values["split"]) for r in rows if r.values["split"]).items())),
    }
    return Settled(rows, header, [], warnings)
