"""Pixels and weights of classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ..types import Row
from .subject import Subject

BACKGROUND = "background"


def counted(subject: Subject, rows: Sequence[Row]) -> Counter[int]:
    """Return the pixels of each value of the masks, but the ignored ones, from the shares in the table."""
    pixels: Counter[int] = Counter()
    for row in rows:
        values = row.values
        if values["mask"]:
            shares = {0: (values["unlabelled"] or 0) - (values["ignored"] or 0)}
            shares |= {value: values[column] for value, column in subject.columns.items()}
            pixels.update({value: round(share * subject.mask_px) for value, share in shares.items() if share})
    return pixels


def weighed(subject: Subject, pixels: Mapping[int, int]) -> list[dict[str, Any]]:
    """Return the document's classes, background first: pixels, and the weight that makes all classes count alike.

    The weight is N / (C n), so that its mean over all pixels is 1: inverse frequency, scikit-learn's ``balanced``
    (after King and Zeng, Logistic regression in rare events data, 2001). Of a class without pixels it is 0.
    """
    if not subject.classes:
        return []
    names = {0: BACKGROUND, **{c.value: c.name for c in subject.classes}}
    present = {value: pixels[value] for value in names if pixels.get(value)}
    total = sum(present.values())
    return [
        {
            "value": value,
            "name": name,
            "pixels": present.get(value, 0),
            "weight": float(f"{total / (len(present) * present[value]):.9g}") if value in present else 0.0,
        }
        for value, name in names.items()
    ]
