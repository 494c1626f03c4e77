"""Files that are those of another sample: by what they say of themselves, and by what is measured in them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from ..types import Row
from .problems import Problem
from .read import Read
from .samples import Looked, close_to

OF_MASKS = ("labelled", "unlabelled", "ignored")
ROUNDED = {"contrast": 1e-5}
"""Relative errors of columns that have fewer digits."""
TOLD = 3
"""Measures that a text names."""


def named(dataset: Read, looked: Sequence[Looked]) -> list[Problem]:
    """Return the problems of all samples: those seen, files of others, and measures that are not the table's."""
    rows = {r.sample_id: r for r in dataset.rows}
    of_masks = (*OF_MASKS, *dataset.contents.columns.values())
    holders = _holders(rows, of_masks)
    images = defaultdict(list)
    for row in dataset.rows:
        if row.values.get("fingerprint"):
            images[row.values["fingerprint"]].append(row.sample_id)
    found: list[Problem] = []
    for one in looked:
        row = rows[one.sample_id]
        found += one.problems
        found += [
            Problem("swapped", f"It says that it is of the sample {owner}.", one.sample_id, file)
            for file, owner in sorted(one.owners.items())
        ]
        wrong = {k: v for k, v in one.measures.items() if k in row.values and not _same(k, v, row.values[k])}
        labels = {k: v for k, v in wrong.items() if k in of_masks}
        others = {k: v for k, v in wrong.items() if k not in of_masks}
        if labels:
            key = _key({k: one.measures.get(k) for k in of_masks})
            owners = [i for i in holders.get(key, ()) if i != one.sample_id]
            found.append(_problem(row, "mask", "classes", labels, owners))
        if others:
            owners = [i for i in images.get(one.measures.get("fingerprint"), ()) if i != one.sample_id]
            found.append(_problem(row, "image", "pixels", others, owners))
    return found


def _problem(row: Row, kind: str, what: str, wrong: Mapping[str, Any], owners: Sequence[str]) -> Problem:
    file = str(row.values[kind])
    if len(owners) == 1:
        text = f"Its {what} are exactly those of the sample {owners[0]}: {_told(row, wrong)}"
        return Problem("swapped", text, row.sample_id, file)
    return Problem("measures", _told(row, wrong), row.sample_id, file)


def _same(column: str, one: Any, other: Any) -> bool:
    """Say whether a measure is the table's; the last digits of some depend on how a machine adds up."""
    if column in ROUNDED and isinstance(one, float) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=ROUNDED[column])
    return close_to(one, other)


def _told(row: Row, wrong: Mapping[str, Any]) -> str:
    parts = [f"{k} is {_shown(v)}, the table says {_shown(row.values[k])}" for k, v in list(wrong.items())[:TOLD]]
    more = f"; {len(wrong) - TOLD} more differ" if len(wrong) > TOLD else ""
    return f"{'; '.join(parts)}{more}."


def _shown(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else repr(value) if isinstance(value, str) else str(value)


def _holders(rows: Mapping[str, Row], columns: Sequence[str]) -> dict[tuple[Any, ...], list[str]]:
    """Return the samples by what the table says of their masks; masks without any class tell nothing."""
    found: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for sample_id, row in rows.items():
        if row.values.get("labelled"):
            found[_key({k: row.values.get(k) for k in columns})].append(sample_id)
    return found


def _key(values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(None if v is None else round(v, 9) for v in values.values())
