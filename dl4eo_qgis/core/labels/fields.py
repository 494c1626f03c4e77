"""What a label layer's further attributes say: numbers of instances, values, priorities, and when a label is valid."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timezone
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import LabelError
from ..geometry.polygons import MAX_NUMBER
from ..wording import counted

TOLD = 10
"""Features that a message names."""
ISO_START = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
"""OGR writes 2024/06/30."""
FIRST, LAST = date.min.toordinal(), date.max.toordinal()

Column = tuple[Any, ...]


def _whole(value: Any) -> int | None:
    number = _number(value)
    if number is None:
        return None
    if not number.is_integer() or not 1 <= number <= MAX_NUMBER:
        raise ValueError(f"is no whole number from 1 to {MAX_NUMBER} (0 is the background)")
    return int(number)


def _number(value: Any) -> float | None:
    if isinstance(value, (date, datetime)):
        raise ValueError("is no number")
    try:
        number = float(value)
    except (TypeError, ValueError) as error:
        raise ValueError("is no number") from error
    if abs(number) > float(np.finfo(np.float32).max):
        raise ValueError("is too large for a 32-bit float")
    return number if math.isfinite(number) else None


def _year(value: Any) -> int | None:
    if isinstance(value, (date, datetime)):
        return value.year
    number = _number(value)
    if number is None:
        return None
    if not number.is_integer() or not date.min.year <= number <= date.max.year:
        raise ValueError("is no year")
    return int(number)


def _first_day(value: Any) -> str | None:
    return _day(value, "01-01")


def _last_day(value: Any) -> str | None:
    return _day(value, "12-31")


def _day(value: Any, of_a_year: str) -> str | None:
    """Return YYYY-MM-DD of a date, a time, an ISO text or a year (its first or last day)."""
    text = str(value).strip()
    if isinstance(value, (int, float)) or (text.isdecimal() and len(text) == 4):
        year = _year(value)
        return None if year is None else f"{year:04}-{of_a_year}"
    return day_told(value)


def day_told(value: Any) -> str:
    """Return YYYY-MM-DD (UTC) of a date, a time or an ISO text; raises ValueError. Without a zone a time is UTC."""
    try:
        if isinstance(value, str):
            value = datetime.fromisoformat(ISO_START.sub(r"\1-\2-\3", value.strip()).replace("Z", "+00:00"))
        if isinstance(value, datetime):
            return (value.astimezone(timezone.utc) if value.tzinfo else value).date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
    except (ValueError, OverflowError) as error:
        raise ValueError("is no date like 2024-06-30") from error
    raise ValueError("is no date like 2024-06-30")


READERS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "instance": ("id_field", _whole),
    "value": ("value_field", _number),
    "priority": ("priority_field", _number),
    "year": ("year_field", _year),
    "valid_from": ("from_field", _first_day),
    "valid_to": ("to_field", _last_day),
}
"""By the name of the column in a dataset's own copy of the labels: the recipe's key, and what reads a value."""


def asked_fields(labels: Any) -> dict[str, str]:
    """Return the attribute that is to be read for each column, by a recipe's section of labels."""
    return {name: getattr(labels, key) for name, (key, _) in READERS.items() if getattr(labels, key)}


def read_fields(raw: Mapping[str, Sequence[Any]], ids: Sequence[int] | npt.NDArray[np.int64]) -> dict[str, Column]:
    """Return each column with its values read; nothing and empty texts are None. ``ids`` name the features in errors.

    Raises LabelError that names a value which cannot be used, or a feature whose period ends before it begins.
    """
    found = {name: _column(name, values, ids) for name, values in raw.items()}
    lacking = [feature for feature, number in zip(ids, found.get("instance", ()), strict=False) if number is None]
    if lacking:
        what = counted(len(lacking), "feature has no number", "features have no number")
        raise LabelError(f"labels.id_field: {what} ({told_ids(lacking)}).", "Fill them in, or leave the field empty.")
    starts, ends = found.get("valid_from", ()), found.get("valid_to", ())
    turned = [(i, a, b) for i, a, b in zip(ids, starts, ends, strict=False) if a and b and a > b]
    if turned:
        what = counted(len(turned), "feature ends before it begins", "features end before they begin")
        raise LabelError(
            f"labels.to_field: {what} ({told_ids([i for i, _, _ in turned])}), the first from {turned[0][1]} to "
            f"{turned[0][2]}.",
            "Correct the dates, or exchange the two fields.",
        )
    return found


def told_ids(ids: Sequence[Any]) -> str:
    """Return ``id 3`` or ``ids 3, 5, ...``: the first features of a list."""
    names = ", ".join(str(i) for i in ids[:TOLD])
    return f"{'id' if len(ids) == 1 else 'ids'} {names}{', ...' if len(ids) > TOLD else ''}"


def _column(name: str, values: Sequence[Any], ids: Sequence[int] | npt.NDArray[np.int64]) -> Column:
    key, read = READERS[name]
    made: list[Any] = []
    for feature, value in zip(ids, values, strict=True):
        if value is None or str(value).strip() == "":
            made.append(None)
            continue
        try:
            made.append(read(value))
        except ValueError as error:
            raise LabelError(
                f"labels.{key}: the value {str(value)[:60]!r} of feature {feature} {error}.",
                "Choose another attribute.",
            ) from error
    return tuple(made)


def days_valid(fields: Mapping[str, Column], count: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Return the first and the last day (proleptic ordinals) that each is valid; where nothing is told, always."""
    first, last = np.full(count, FIRST, np.int32), np.full(count, LAST, np.int32)
    for i, year in enumerate(fields.get("year", ())):
        if year is not None:
            first[i], last[i] = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    for name, days in (("valid_from", first), ("valid_to", last)):
        for i, day in enumerate(fields.get(name, ())):
            if day is not None:
                days[i] = date.fromisoformat(day).toordinal()
    return first, last


def undated(fields: Mapping[str, Column]) -> int:
    """Return how many features have a year asked for, but none told: they are valid at any time."""
    return sum(year is None for year in fields.get("year", ()))
