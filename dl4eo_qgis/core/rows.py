"""Rows of the chips table: what a sample is, what was measured of it, and whether it is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from . import nearest_radar
from .recipe import Recipe
from .stages import label, qc, write
from .types import Row, Sample

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
            "clear": sample.clear,
            "cloud": sample.cloud,
            "labelled": labelled,
            **shares,
            "s2_items": ";".join(s.id for s in sample.optical.scenes),
            **_radar_columns(sample),
            "replaced": "",
            **dataclasses.asdict(written),
            "job": sample.job,
        }
    )


def _radar_columns(sample: Sample) -> dict[str, Any]:
    """Return what is told of the radar; of two passes both, with ";" between, and the larger time to the image."""
    passes = [p.acquisition for p in sample.radar]
    gaps = [(a.time - sample.optical.time).total_seconds() / 86400 for a in passes]
    orbits = [a.scenes[0].relative_orbit for a in passes]
    known = [orbit for orbit in orbits if orbit is not None]
    of_two = any(p.suffix for p in sample.radar)
    return {
        "s1_items": ";".join(s.id for a in passes for s in a.scenes),
        "s1_days": max(gaps, key=abs, default=None),
        "s1_orbit": ";".join(nearest_radar.direction_of(a.scenes[0]) for a in passes),
        "s1_relative_orbit": ";".join("" if o is None else str(o) for o in orbits) if of_two else next(iter(known), None),
    }


def judged(row: Row, sample: Sample, recipe: Recipe, masks: bool) -> Row:
    """Return a finished sample's row with its status by the recipe's rules, which may have changed since."""
    wants_labels = masks and recipe.chips.keep == "labelled"
    status, reason = qc.decide(row.values, recipe.qc, radar_gap=sample.radar_gap, wants_labels=wants_labels)
    return row.with_values(status=status, reason=reason, clear=sample.clear, cloud=sample.cloud)
