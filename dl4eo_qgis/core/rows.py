"""Rows of the chips table: what a sample is, what was measured of it, and whether it is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from .recipe import Recipe
from .stages import label, qc, write
from .types import Row, Sample, Shares

NO_FILES = write.Written("", "", 0, "")


def made_row(
    sample: Sample,
    image: npt.NDArray[np.float32],
    mask: npt.NDArray[Any] | None,
    labels: label.LabelSet | None,
    columns: Mapping[int, str],
    written: write.Written,
) -> Row:
    """Return the row of a sample; it is judged at the end, by ``judged``."""
    shares = dict.fromkeys(columns.values())
    if mask is not None:
        shares |= qc.class_shares(mask, columns)
    labelled = None if mask is None or labels is None else qc.labelled_share(mask, labels.ignore)
    return _row(sample, qc.valid_share(image), labelled, shares, written)


def unread_row(sample: Sample, reason: str, columns: Iterable[str]) -> Row:
    """Return the row of a sample that cannot be read: rejected, without files and measures."""
    row = _row(sample, None, None, dict.fromkeys(columns), NO_FILES)
    return row.with_values(status=qc.REJECTED, reason=reason)


def _row(
    sample: Sample,
    valid: float | None,
    labelled: float | None,
    shares: Mapping[str, float | None],
    written: write.Written,
) -> Row:
    """Return a row in the order of the table's columns, not judged yet."""
    gap = sample.radar.time - sample.optical.time if sample.radar else None
    return Row(
        {
            "chip_id": sample.chip.id,
            "sample_id": sample.id,
            "date": sample.optical.time.strftime("%Y-%m-%d"),
            "epsg": sample.chip.epsg,
            "col": sample.chip.col,
            "row": sample.chip.row,
            "split": "",
            "status": "",
            "reason": "",
            "review": "",
            "valid": valid,
            **shares_of(sample),
            "labelled": labelled,
            **shares,
            "s2_items": ";".join(s.id for s in sample.optical.scenes),
            "s1_items": ";".join(s.id for s in sample.radar.scenes) if sample.radar else "",
            "s1_days": gap.total_seconds() / 86400 if gap is not None else None,
            **dataclasses.asdict(written),
            "job": sample.job,
        }
    )


def shares_of(sample: Sample) -> dict[str, float | None]:
    """Return the columns of a sample's cloud shares; None where no cloud layer was read."""
    return dict.fromkeys(Shares._fields) if sample.shares is None else sample.shares._asdict()


def judged(row: Row, sample: Sample, recipe: Recipe, masks: bool) -> Row:
    """Return a finished sample's row with its status by the recipe's rules, which may have changed since."""
    wants_labels = masks and recipe.chips.keep == "labelled"
    status, reason = qc.decide(row.values, recipe.qc, radar_gap=sample.radar_gap, wants_labels=wants_labels)
    return row.with_values(status=status, reason=reason, **shares_of(sample))
