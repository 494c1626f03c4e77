"""Status, splits and leaks of the table against what its measures and the recipe's rules give."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .. import review
from ..checked import header_fault
from ..conclude import SETTLED
from ..dataset import TABLE
from ..errors import Dl4eoError
from ..leaks.measure import measure
from ..progress import Progress, never
from ..settle import Settled, settle
from ..stages import qc
from ..table import read_layer
from ..types import Row
from ..vector import Layer
from .problems import Problem
from .read import Read
from .samples import close_to

HEADER_FILE = "dataset.json"
APPLY = " dl4eo:applyreview carries verdicts into the dataset."


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
            hint = APPLY if review.verdict_of(row.values).review and "status" in changed else ""
            found.append(Problem("decision", f"{'; '.join(parts)}.{hint}", row.sample_id, TABLE))
    found += _header_again(dataset.header, json.loads(json.dumps(settled.header)))
    found += _told_again(dataset.header, settled)
    found += _layers_again(dataset.contents.folder / TABLE, settled.layers)
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


def _told_again(header: Mapping[str, Any], settled: Settled) -> list[Problem]:
    """Return where the header does not say what follows from the rules: keys, layers, warnings."""
    told = header.get(SETTLED)
    if header_fault(header, SETTLED) or not isinstance(told, dict):
        return []  # told where the header is read
    keys = {*settled.header, "alignment"} - {"counts"}
    names, count = [layer.name for layer in settled.layers], len(settled.warnings)
    found = []
    if set(told["keys"]) != keys:
        found.append(f"Its {SETTLED!r} names the keys {', '.join(told['keys'])}; {', '.join(sorted(keys))} are wanted.")
    if told["layers"] != names:
        wanted = ", ".join(names) or "none"
        found.append(f"Its {SETTLED!r} names the layers {', '.join(told['layers']) or 'none'}; {wanted} are wanted.")
    if told["warnings"][:count] != settled.warnings:
        found.append(f"The warnings of its {SETTLED!r} are not those that the table gives.")
    if told["warnings"] and header["warnings"][-len(told["warnings"]) :] != told["warnings"]:
        found.append(f"Its warnings do not end with those of {SETTLED!r}.")
    return [Problem("header", text, file=HEADER_FILE) for text in found]


def _layers_again(table: Path, layers: Sequence[Layer]) -> list[Problem]:
    """Return the layers that follow from the rules, where the table's are others; one that is not there is let be."""
    found = []
    for layer in layers:
        for there in read_layer(table, layer.name):
            if _rows_of(there) != _rows_of(layer):
                count = len(there.geometries)
                text = f"The layer {layer.name} has {count} rows that are not the {len(layer.geometries)} of the rules."
                found.append(Problem("table", text, file=TABLE))
    return found


def _rows_of(layer: Layer) -> list[tuple[Any, ...]]:
    """Return the rows of a layer, its columns by name."""
    columns = [[_rounded(_plain(v)) for v in layer.columns[name]] for name in sorted(layer.columns)]
    return list(zip(*columns, strict=True))


def _rounded(value: Any) -> Any:
    return float(f"{value:.9g}") if isinstance(value, float) else value


def _plain(value: Any) -> Any:
    """Return a value of a table, in which nothing and an empty text are the same."""
    return "" if value is None else value


def _shown(value: Any) -> str:
    return "empty" if value in (None, "") else str(value)
