"""Measures of a finished sample, and whether it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from ..recipe import Qc

KEPT, REJECTED = "kept", "rejected"


def valid_share(image: npt.NDArray[np.float32]) -> float:
    """Return the share of pixels that have a value in every band (bands x rows x columns); 0 is a value."""
    return float(np.isfinite(image).all(axis=0).mean())


def labelled_share(mask: npt.NDArray[Any], ignore: int) -> float:
    """Return the share of pixels that have a class."""
    return float(((mask > 0) & (mask != ignore)).mean())


def class_shares(mask: npt.NDArray[Any], columns: Mapping[int, str]) -> dict[str, float]:
    """Return the share of pixels of each class, by column name."""
    counts = np.bincount(mask.ravel(), minlength=max(columns, default=0) + 1)
    return {name: float(counts[value] / mask.size) for value, name in columns.items()}


def decide(values: Mapping[str, Any], rules: Qc, *, radar_gap: str, wants_labels: bool) -> tuple[str, str]:
    """Return (status, reason): kept and '', or rejected and why."""
    if radar_gap:
        return REJECTED, radar_gap
    if values["valid"] < rules.min_valid:
        return REJECTED, f"valid share {values['valid']:.3f} below {rules.min_valid:g}"
    if rules.max_cloud < 1 and values["cloud"] is None:
        return REJECTED, "cloud share not known: no cloud layer"
    if rules.max_cloud < 1 and values["cloud"] > rules.max_cloud:
        return REJECTED, f"cloud share {values['cloud']:.3f} above {rules.max_cloud:g}"
    if wants_labels and not values["labelled"]:
        return REJECTED, "no labelled pixel"
    return KEPT, ""
