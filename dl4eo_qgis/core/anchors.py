"""The days that samples are to be near to: one date for all chips, or those of the labels that touch each chip."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timezone
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .crs import reproject
from .dates import Anchors, day_of
from .errors import LabelError
from .grid import Chip
from .progress import Check, never
from .shapes import by_crs, chip_squares, near_chips
from .vector import Polygons

NO_DAY = np.iinfo(np.int64).min
"""Of a feature that tells no date."""


def days_of(values: Sequence[Any], field: str) -> npt.NDArray[np.int64]:
    """Return the day of each value of an attribute, NO_DAY where it is empty.

    Dates, times (their day in UTC; without a zone they are UTC) and ISO texts such as 2024-06-30 or
    2024-06-30T10:15:00Z are read. Raises LabelError that names the first value that is none of these, or where all
    are empty.
    """
    days = np.full(len(values), NO_DAY, np.int64)
    for place, value in enumerate(values):
        if value is None or str(value).strip() in ("", "NaT", "nan"):
            continue
        day = _day(value)
        if day is None:
            raise LabelError(
                f"select.date_field: the label attribute {field!r} holds {str(value)[:40]!r}, which is no date.",
                "Choose a date field, or one with texts like 2024-06-30 (DATE_FIELD).",
            )
        days[place] = day
    if not (days != NO_DAY).any():
        raise LabelError(
            f"select.date_field: the label attribute {field!r} is empty in every feature.",
            "Choose another (DATE_FIELD).",
        )
    return days


def _day(value: Any) -> int | None:
    """Return the number of the day that a value tells, or None where it tells none."""
    if isinstance(value, np.datetime64):
        return int(value.astype("datetime64[D]").astype(np.int64))
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip().replace("Z", "+00:00").replace("/", "-"))
        except ValueError:
            return None
    if isinstance(value, datetime):
        value = (value.astimezone(timezone.utc) if value.tzinfo else value).date()
    return day_of(value.isoformat()) if isinstance(value, date) else None


def of_labels(chips: Sequence[Chip], labels: Polygons, days: npt.NDArray[np.int64], check: Check = never) -> Anchors:
    """Return for each chip the days of the labels that touch it; ``days`` is of the labels, NO_DAY: left out."""
    dated = np.flatnonzero(days != NO_DAY)
    shapes, days = labels.geometries[dated], days[dated]
    bounds, place = shapely.bounds(shapes), {chip.id: number for number, chip in enumerate(chips)}
    owner, told = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for epsg, mine in by_crs(chips).items():
        check()
        near = near_chips(bounds, labels.crs, mine)
        moved = reproject(shapes[near], labels.crs, f"EPSG:{epsg}")
        polygons, hit = shapely.STRtree(chip_squares(mine)).query(moved, predicate="intersects")
        owner.append(np.array([place[chip.id] for chip in mine], np.int64)[hit])
        told.append(days[near][polygons])
    return Anchors.of_pairs(len(chips), np.concatenate(owner), np.concatenate(told))
