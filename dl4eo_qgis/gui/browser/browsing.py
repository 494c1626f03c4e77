"""Which chips are shown, in which order, and which is the current one: no widgets here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional, Tuple

import numpy as np

from .table import Table

KEEP, REJECT, FLAG, UNDECIDED = "keep", "reject", "flag", ""
VERDICTS = (KEEP, REJECT, FLAG)
SEARCHED = ("sample_id", "reason", "note")
"""Columns in which a text is looked for."""


@dataclass(frozen=True)
class Filter:
    """What a chip must be to be shown; None and empty: anything."""

    text: str = ""
    split: Optional[str] = None
    status: Optional[str] = None
    review: Optional[str] = None
    """A verdict; '' for chips without one."""
    share_column: str = ""
    """Of the class that a chip must have."""
    least_share: float = 0.0
    """Of that class; 0: any at all."""
    most_cloud: float = 1.0
    """1: any, and chips whose cloud is not known."""


@dataclass(frozen=True)
class Counts:
    """Verdicts among the chips shown, and how many chips there are at all."""

    keep: int = 0
    reject: int = 0
    flag: int = 0
    undecided: int = 0
    shown: int = 0
    all: int = 0


def _by_text(name: str) -> Callable[[Table, str], Any]:
    def key(table: Table, _: str) -> Any:
        if name not in table.texts:
            return np.zeros(len(table))
        return np.unique(table.texts[name].astype(str), return_inverse=True)[1].astype(float)

    return key


def _by_number(name: str, sign: float) -> Callable[[Table, str], Any]:
    return lambda table, _: sign * table.numbers[name] if name in table.numbers else np.zeros(len(table))


def _by_share(sign: float) -> Callable[[Table, str], Any]:
    return lambda table, column: _by_number(column or "labelled", sign)(table, "")


ORDERS: Dict[str, Callable[[Table, str], Any]] = {
    "id": lambda table, _: np.zeros(len(table)),
    "date": _by_text("date"),
    "cloudy": _by_number("cloud", -1.0),
    "clear": _by_number("cloud", 1.0),
    "most": _by_share(-1.0),
    "least": _by_share(1.0),
}
"""Sort keys, least first, from the table and the filter's share column, by the name of an order; NaN comes last."""


class Browsing:
    """A walk through a table: its filter, its order, its current row."""

    def __init__(self, table: Table, wanted: Filter = Filter(), order: str = "id") -> None:
        self.table = table
        self.filter = wanted
        self.order = order
        self.row = -1
        """The current row of the table; -1: none."""
        self.shown = np.array([], dtype=np.int64)
        """Rows that pass the filter, in order."""
        self._rank = np.array([], dtype=np.int64)
        self.sort(order)
        self.first()

    @property
    def fid(self) -> int:
        """The current chip's feature id; -1: none."""
        return int(self.table.fids[self.row]) if self.row >= 0 else -1

    def choose(self, wanted: Filter) -> None:
        """Show other chips; the current one stays where it passes, else the next that does is taken."""
        resort = wanted.share_column != self.filter.share_column and self.order in ("most", "least")
        self.filter = wanted
        self.sort(self.order) if resort else self.refresh()
        self._stay_or_move()

    def sort(self, order: str) -> None:
        """Show the chips in another order."""
        self.order = order
        keys = np.nan_to_num(ORDERS[order](self.table, self.filter.share_column), nan=np.inf)
        self._rank = np.empty(len(self.table), dtype=np.int64)
        self._rank[np.argsort(keys, kind="stable")] = np.arange(len(self.table))
        self.refresh()

    def refresh(self) -> None:
        """Filter again, after edits; the current chip stays, even where it passes no more."""
        rows = np.flatnonzero(_passes(self.table, self.filter))
        self.shown = rows[np.argsort(self._rank[rows], kind="stable")]

    def place(self) -> Optional[int]:
        """Return the current chip's place among those shown, from 0; None where it is not among them."""
        if self.row < 0:
            return None
        place = self._place_for(self.row)
        return place if place < len(self.shown) and self.shown[place] == self.row else None

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) chip shown; say whether there is one."""
        if self.row < 0 or not len(self.shown):
            return False
        place = self._place_for(self.row)
        here = place < len(self.shown) and self.shown[place] == self.row
        target = place + by if here or by < 0 else place
        if not 0 <= target < len(self.shown):
            return False
        self.row = int(self.shown[target])
        return True

    def first(self) -> None:
        """Go to the first chip shown."""
        self.row = int(self.shown[0]) if len(self.shown) else -1

    def last(self) -> None:
        """Go to the last chip shown."""
        self.row = int(self.shown[-1]) if len(self.shown) else -1

    def go(self, fid: int) -> bool:
        """Go to a chip, shown or not; say whether the table has it."""
        row = self.table.row_of(fid)
        if row >= 0:
            self.row = row
        return row >= 0

    def near(self, count: int) -> List[int]:
        """Return the rows that are likely wanted soon: the next ``count``, and the previous one."""
        if self.row < 0:
            return []
        place = self._place_for(self.row)
        after = [int(row) for row in self.shown[place : place + count + 1] if row != self.row]
        before = [int(row) for row in self.shown[max(place - 1, 0) : place]]
        return after[:1] + before + after[1:]

    def counts(self) -> Counts:
        """Return the verdicts among the chips shown."""
        reviews = self.table.texts["review"][self.shown] if len(self.shown) else np.array([], dtype=object)
        of = [int(np.count_nonzero(reviews == verdict)) for verdict in VERDICTS]
        return Counts(of[0], of[1], of[2], len(self.shown) - sum(of), len(self.shown), len(self.table))

    def values(self, column: str) -> Tuple[str, ...]:
        """Return the different texts of a column, sorted."""
        return tuple(sorted(set(self.table.texts.get(column, ()))))

    def _place_for(self, row: int) -> int:
        """Return where a row stands among those shown, or would stand."""
        return int(np.searchsorted(self._rank[self.shown], self._rank[row]))

    def _stay_or_move(self) -> None:
        if self.place() is not None:
            return
        if self.row < 0 or not self.step(1):
            self.last() if self.row >= 0 else self.first()


def _passes(table: Table, wanted: Filter) -> Any:
    """Return for each row whether it passes a filter."""
    good = np.ones(len(table), dtype=bool)
    for column in ("split", "status", "review"):
        value = getattr(wanted, column)
        if value is not None:
            good &= table.texts[column] == value if column in table.texts else value == ""
    if wanted.share_column in table.numbers:
        shares = np.nan_to_num(table.numbers[wanted.share_column], nan=0.0)
        good &= (shares > 0) & (shares >= wanted.least_share)
    if wanted.most_cloud < 1 and "cloud" in table.numbers:
        good &= np.nan_to_num(table.numbers["cloud"], nan=np.inf) <= wanted.most_cloud
    if wanted.text.strip():
        good &= _contains(table, wanted.text.strip().lower(), good)
    return good


def _contains(table: Table, text: str, among: Any) -> Any:
    """Return for each row of ``among`` whether one of ``SEARCHED`` contains a text in lower case."""
    found = np.zeros(len(table), dtype=bool)
    columns = [table.texts[name] for name in SEARCHED if name in table.texts]
    for row in np.flatnonzero(among):
        found[row] = any(text in column[row].lower() for column in columns)
    return found
