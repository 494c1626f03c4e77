"""The days that samples are to be near to: one date for all chips, or those of the labels that touch each chip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..errors import LabelError
from ..geometry.crs import reproject
from ..geometry.shapes import by_crs, chip_squares, near_chips
from ..grid import Chip
from ..labels.fields import day_told
from ..progress import Check, never
from ..vector import Polygons
from .dates import Anchors, day_of

COLUMN = "anchor"
"""The attribute that holds the day in a dataset's own copy of the labels."""


def days_told(values: Sequence[Any], field: str, ids: Sequence[int] | npt.NDArray[np.int64]) -> tuple[str | None, ...]:
    """Return the day (YYYY-MM-DD) of each value of an attribute, None where it is empty.

    Dates, times (their day in UTC) and ISO texts are read; ``ids`` name the features. Raises LabelError that names the
    first value that is none of these, or where all are empty.
    """
    found: list[str | None] = []
    for feature, value in zip(ids, values, strict=True):
        try:
            found.append(None if value is None or str(value).strip() == "" else day_told(value))
        except ValueError as error:
            raise LabelError(
                f"select.date_field: the label attribute {field!r} holds {str(value)[:40]!r} in feature {feature}, "
                f"which {error}.",
                "Choose a date field, or one with texts like 2024-06-30 (DATE_FIELD).",
            ) from error
    if not any(found):
        raise LabelError(
            f"select.date_field: the label attribute {field!r} is empty in every feature.",
            "Choose another (DATE_FIELD).",
        )
    return tuple(found)


def of_labels(chips: Sequence[Chip], labels: Polygons, check: Check = never) -> Anchors:
    """Return for each chip the days of the labels that touch it; those without a day are left out."""
    told = labels.fields[COLUMN]
    dated = np.array([i for i, day in enumerate(told) if day], np.int64)
    shapes, days = labels.geometries[dated], np.array([day_of(told[i]) for i in dated], np.int64)
    bounds, place = shapely.bounds(shapes), {chip.id: number for number, chip in enumerate(chips)}
    owner, near_days = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for epsg, mine in by_crs(chips).items():
        check()
        near = near_chips(bounds, labels.crs, mine)
        moved = reproject(shapes[near], labels.crs, f"EPSG:{epsg}")
        polygons, hit = shapely.STRtree(chip_squares(mine)).query(moved, predicate="intersects")
        owner.append(np.array([place[chip.id] for chip in mine], np.int64)[hit])
        near_days.append(days[near][polygons])
    return Anchors.of_pairs(len(chips), np.concatenate(owner), np.concatenate(near_days))
