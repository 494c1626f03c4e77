"""Measures of a finished sample, and whether it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..recipe import LabelClass, Qc

KEPT, REJECTED = "kept", "rejected"


def valid_share(image: npt.NDArray[np.float32]) -> float:
    """Return the share of pixels that have a value in every band (bands x rows x columns); 0 is a value."""
    return float(np.isfinite(image).all(axis=0).mean())


def labelled_shares(mask: npt.NDArray[Any], ignore: int) -> dict[str, float]:
    """Return the shares of pixels that have a class, that have none, and that are no label at all, by column name."""
    count = int(np.count_nonzero((mask > 0) & (mask != ignore)))
    ignored = int(np.count_nonzero(mask == ignore))
    return {
        "labelled": count / mask.size,
        "unlabelled": (mask.size - count) / mask.size,
        "ignored": ignored / mask.size,
    }


def class_shares(mask: npt.NDArray[Any], columns: Mapping[int, str]) -> dict[str, float]:
    """Return the share of pixels of each class, by column name."""
    counts = np.bincount(mask.ravel(), minlength=max(columns, default=0) + 1)
    return {name: float(counts[value] / mask.size) for value, name in columns.items()}


def classes_present(
    values: Mapping[str, Any], classes: Sequence[LabelClass], columns: Mapping[int, str], pixels: int, least_px: int
) -> str:
    """Return the names of the classes with at least ``least_px`` pixels, in the table's order, with semicolons between.

    Counted back from a row's class shares of ``pixels`` in all, so that another limit needs no pixel again. A
    semicolon in a name becomes a comma.
    """
    shares = {c.value: values.get(columns[c.value]) for c in classes if c.value in columns}
    counts = {value: round(share * pixels) for value, share in shares.items() if share is not None}
    return ";".join(c.name.replace(";", ",") for c in classes if counts.get(c.value, 0) >= least_px)


def decide(values: Mapping[str, Any], rules: Qc, *, wants_labels: bool) -> tuple[str, str]:
    """Return (status, reason): kept and '', or rejected and why. ``values`` are the columns of a row."""
    if values.get("s1_gap"):
        return REJECTED, str(values["s1_gap"])
    if values["valid"] < rules.min_valid:
        return REJECTED, f"valid share {values['valid']:.3f} below {rules.min_valid:g}"
    if rules.max_cloud < 1 and values["cloud"] is None:
        return REJECTED, "cloud share not known: no cloud layer"
    if rules.max_cloud < 1 and values["cloud"] > rules.max_cloud:
        return REJECTED, f"cloud share {values['cloud']:.3f} above {rules.max_cloud:g}"
    if (wants_labels and not values["labelled"]) or values.get("ignored") == 1:
        return REJECTED, "no labelled pixel"
    unlabelled = values.get("unlabelled")
    if rules.max_unlabelled < 1 and unlabelled is not None and unlabelled >= rules.max_unlabelled:
        return REJECTED, f"unlabelled share {unlabelled:.4g} not below {rules.max_unlabelled:g}"
    return KEPT, ""
