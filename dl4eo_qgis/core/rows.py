"""Rows of the chips table: what a sample is, what was measured of it, and whether it is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from . import review
from .choosing import nearest_radar
from .contents import Contents
from .stages import qc, write
from .types import BACKGROUND, Row, Sample, Shares

NO_FILES = write.Written("", "", "", 0, "")


def made_row(sample: Sample, measures: Mapping[str, Any], columns: Iterable[str], written: write.Written) -> Row:
    """Return the row of a sample; it is judged at the end, by ``judged``.

    ``measures`` are columns by name; ``columns`` are those of classes and bands, which every row has.
    """
    return Row(
        {
            "chip_id": sample.chip.id,
            "sample_id": sample.id,
            "date": f"{sample.date[:4]}-{sample.date[4:6]}-{sample.date[6:]}",
            "epsg": sample.chip.epsg,
            "col": sample.chip.col,
            "row": sample.chip.row,
            "dx": sample.chip.dx_px,
            "dy": sample.chip.dy_px,
            "stratum": sample.stratum,
            "split": "",
            "fold": None,
            "leak_px": None,
            "status": "",
            "reason": "",
            "review": "",
            "note": "",
            "valid": measures.get("valid"),
            "contrast": measures.get("contrast"),
            "constant": measures.get("constant", ""),
            **shares_of(sample),
            "no_dem": measures.get("no_dem"),
            "labelled": measures.get("labelled"),
            "ignored": measures.get("ignored"),
            "unlabelled": measures.get("unlabelled"),
            "classes": "",
            "unmapped": measures.get("unmapped"),
            **{name: measures.get(name) for name in columns},
            "s2_items": ";".join(s.id for a in sample.passes for s in a.scenes),
            **_radar_columns(sample),
            "replaced": "",
            "fingerprint": measures.get("fingerprint", ""),
            **dataclasses.asdict(written),
            "job": sample.job,
        }
    )


def shares_of(sample: Sample) -> dict[str, float | None]:
    """Return the columns of a sample's cloud shares; None where no cloud layer was read."""
    return dict.fromkeys(Shares._fields) if sample.shares is None else sample.shares._asdict()


def _radar_columns(sample: Sample) -> dict[str, Any]:
    """Return what is told of the radar; of two passes both, with ";" between, and the larger time to the image."""
    passes = [p.acquisition for p in sample.radar]
    gaps = [(a.time - sample.when).total_seconds() / 86400 for a in passes]
    orbits = [a.scenes[0].relative_orbit for a in passes]
    told = ";".join("" if orbit is None else str(orbit) for orbit in orbits)
    return {
        "s1_items": ";".join(s.id for a in passes for s in a.scenes),
        "s1_days": max(gaps, key=abs, default=None),
        "s1_orbit": ";".join(nearest_radar.direction_of(a.scenes[0]) for a in passes),
        "s1_relative_orbit": told if any(p.suffix for p in sample.radar) else next(iter(orbits), None),
        "s1_gap": sample.radar_gap,
    }


def unread_row(sample: Sample, reason: str, columns: Iterable[str]) -> Row:
    """Return the row of a sample that cannot be read: rejected, without files and measures."""
    return made_row(sample, {}, columns, NO_FILES).with_values(status=qc.REJECTED, reason=reason)


def refreshed(row: Row, sample: Sample) -> Row:
    """Return a finished sample's row with what is told of its scenes and its choice: they may have changed since."""
    return row.with_values(stratum=sample.stratum, **shares_of(sample), **_radar_columns(sample))


def judged(row: Row, contents: Contents) -> Row:
    """Return a row with its status and classes by the recipe's rules and people's verdicts.

    One without files stays rejected as it is.
    """
    if not row.values["image"]:
        return row
    recipe, classes, columns = contents.recipe, contents.classes, contents.columns
    wants_labels = bool(classes) and recipe.chips.keep == "labelled" and row.values["stratum"] != BACKGROUND
    by_hand = review.status_by_hand(row.values, qc.KEPT, qc.REJECTED)
    status, reason = by_hand or contents.judge.decide(row.values, wants_labels=wants_labels)
    present = qc.classes_present(row.values, classes, columns, contents.mask_px, recipe.labels.min_class_px)
    return row.with_values(status=status, reason=reason, classes=present)
