"""Rows of the chips table: what a sample is, what was measured of it, and whether it is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from .recipe import Recipe
from .stages import qc, write
from .types import Row, Sample

NO_FILES = write.Written("", "", "", 0, "")


def made_row(sample: Sample, measures: Mapping[str, Any], columns: Iterable[str], written: write.Written) -> Row:
    """Return the row of a sample; it is judged at the end, by ``judged``.

    ``measures`` are columns by name; ``columns`` are those of the classes, which every row has.
    """
    gap = sample.radar.time - sample.optical.time if sample.radar else None
    classes = {name: measures.get(name) for name in columns}
    return Row(
        {
            "chip_id": sample.chip.id,
            "sample_id": sample.id,
            "date": f"{sample.date[:4]}-{sample.date[4:6]}-{sample.date[6:]}",
            "epsg": sample.chip.epsg,
            "col": sample.chip.col,
            "row": sample.chip.row,
            "split": "",
            "status": "",
            "reason": "",
            "review": "",
            "valid": measures.get("valid"),
            "clear": sample.clear,
            "cloud": sample.cloud,
            "labelled": measures.get("labelled"),
            **classes,
            "s2_items": ";".join(s.id for a in sample.passes for s in a.scenes),
            "s1_items": ";".join(s.id for s in sample.radar.scenes) if sample.radar else "",
            "s1_days": gap.total_seconds() / 86400 if gap is not None else None,
            **dataclasses.asdict(written),
            "job": sample.job,
        }
    )


def unread_row(sample: Sample, reason: str, columns: Iterable[str]) -> Row:
    """Return the row of a sample that cannot be read: rejected, without files and measures."""
    return made_row(sample, {}, columns, NO_FILES).with_values(status=qc.REJECTED, reason=reason)


def judged(row: Row, sample: Sample, recipe: Recipe, masks: bool) -> Row:
    """Return a finished sample's row with its status by the recipe's rules, which may have changed since."""
    wants_labels = masks and recipe.chips.keep == "labelled"
    status, reason = qc.decide(row.values, recipe.qc, radar_gap=sample.radar_gap, wants_labels=wants_labels)
    return row.with_values(status=status, reason=reason, clear=sample.clear, cloud=sample.cloud)
