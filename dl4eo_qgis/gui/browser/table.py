"""The chips table in memory, column by column: read once, without geometry, and kept up with edits."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

import numpy as np
from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer

TEXTS = ("sample_id", "date", "split", "status", "reason", "review", "note", "image", "mask")
NUMBERS = ("clear", "cloud", "shadow", "snow", "labelled")


class Table:
    """The columns of chips that the browser knows, in the order of ``sample_id``."""

    def __init__(self, fids: Sequence[int], columns: Dict[str, List[Any]]) -> None:
        """``columns`` are lists as long as ``fids``: texts by the names of ``TEXTS``, any other are numbers."""
        ids = np.array(columns["sample_id"], dtype=str) if fids else np.array([], dtype="U1")
        order = np.argsort(ids, kind="stable")
        self.fids = np.array(fids, dtype=np.int64)[order]
        self.texts: Dict[str, Any] = {}
        self.numbers: Dict[str, Any] = {}
        for name, values in columns.items():
            if name in TEXTS:
                self.texts[name] = np.array(values, dtype=object)[order]
            else:
                self.numbers[name] = np.array(values, dtype=np.float64)[order]
        self._rows = {int(fid): row for row, fid in enumerate(self.fids)}

    def __len__(self) -> int:
        return len(self.fids)

    def row_of(self, fid: int) -> int:
        """Return the row of a feature; -1 where the table has none."""
        return self._rows.get(fid, -1)

    def text(self, row: int, column: str) -> str:
        """Return a text; empty where the table has no such column."""
        return str(self.texts[column][row]) if column in self.texts else ""

    def number(self, row: int, column: str) -> float:
        """Return a number; NaN where it is not known."""
        return float(self.numbers[column][row]) if column in self.numbers else float("nan")

    def put(self, fid: int, column: str, value: Any) -> bool:
        """Take an edited value; say whether the browser knows that column of that chip."""
        row = self.row_of(fid)
        if row < 0:
            return False
        if column in self.texts:
            self.texts[column][row] = as_text(value)
        elif column in self.numbers:
            self.numbers[column][row] = as_number(value)
        else:
            return False
        return True


def read_table(layer: QgsVectorLayer, shares: Sequence[str]) -> Table:
    """Return the chips of a layer with its edits, and the columns of class shares that are named."""
    fields = layer.fields()
    wanted = [name for name in (*TEXTS, *NUMBERS, *shares) if fields.indexOf(name) >= 0]
    indexes = [fields.indexOf(name) for name in wanted]
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(indexes)
    fids: List[int] = []
    columns: List[List[Any]] = [[] for _ in wanted]
    readers = [
        (column.append, index, as_text if name in TEXTS else as_number)
        for column, index, name in zip(columns, indexes, wanted)
    ]
    for feature in layer.getFeatures(request):
        fids.append(feature.id())
        values = feature.attributes()
        for append, index, read in readers:
            append(read(values[index]))
    return Table(fids, dict(zip(wanted, columns)))


def as_text(value: Any) -> str:
    """Return an attribute as text; NULL is empty."""
    if isinstance(value, str):
        return value
    return "" if value is None or value == NULL else str(value)


def as_number(value: Any) -> float:
    """Return an attribute as number; NULL and what is no number are NaN."""
    if isinstance(value, float):
        return value
    try:
        return float(value)
    except (TypeError, ValueError):
        return float("nan")
