"""Status, splits and leaks of the table against what its measures and the recipe's rules give."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..dataset import TABLE
from ..errors import Dl4eoError
from ..leaks.measure import measure
from ..progress import Progress, never
from ..settle import settle
from ..stages import qc
from ..types import Row
from .problems import Problem
from .read import Read
from .samples import close_to

HEADER_FILE = "dataset.json"


def settled_again(dataset: Read) -> list[Problem]:
    """Return where the table is not what its own measures and the recipe's rules give."""
    if dataset.odd:  # splits follow from all rows together
        return []
    try:
        settled = settle(dataset.contents, dataset.rows, Progress())
    except Dl4eoError as error:
        return [Problem("decision", f"The rules cannot be followed: {error}", file=HEADER_FILE)]
    except (KeyError, TypeError, ValueError) as error:
        return [Problem("table", f"The samples cannot be judged: {type(error).__name__}: {error}.", file=TABLE)]
    found = []
    for row, again in zip(dataset.rows, settled.rows, strict=True):
        now = again.values
        changed = [n for n in now if not close_to(_plain(row.values.get(n)), _plain(now[n]))]
        if changed:
            parts = (f"{n} is {_shown(row.values.get(n))}, the rules give {_shown(now[n])}" for n in changed)
            found.append(Problem("decision", f"{'; '.join(parts)}.", row.sample_id, TABLE))
    found += _header_again(dataset.header, json.loads(json.dumps(settled.header)))
    return found + _leaks(dataset, settled.rows)


def _leaks(dataset: Read, again: Sequence[Row]) -> list[Problem]:
    """Return the samples that share more ground with other splits, as the table has these, than the rules give."""
    kept = [r for r in dataset.rows if r.values["status"] == qc.KEPT and r.values["image"]]
    splits = [str(r.values["split"] or "") for r in kept]
    told = {r.sample_id: r.values for r in again}
    if splits == [str(told[r.sample_id]["split"] or "") for r in kept]:
        return []
    there = measure(dataset.contents, kept, splits, [None] * len(kept), never)
    return [
        Problem("leak", f"{px} of its pixels lie on ground of another split; the rules give {usual}.", row.sample_id)
        for row, px in zip(kept, there.leak_px, strict=True)
        if (px or 0) > (usual := told[row.sample_id]["leak_px"] or 0)
    ]


def _header_again(header: Mapping[str, Any], again: Mapping[str, Any]) -> list[Problem]:
    """Return the keys of the header that the table does not give; those of its own counts are compared already."""
    keys = [k for k in again if k not in ("counts", "splits") and header.get(k) != again[k]]
    return [Problem("header", f"Its key {k!r} is not what the table gives.", file=HEADER_FILE) for k in keys]


def _plain(value: Any) -> Any:
    """Return a value of a table, in which nothing and an empty text are the same."""
    return "" if value is None else value


def _shown(value: Any) -> str:
    return "empty" if value in (None, "") else str(value)
