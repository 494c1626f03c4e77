"""The numbers that the report and the card tell: counted once, from the header and the rows of a dataset."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from ..contents import Contents
from ..reasons import grouped
from ..recipe import SPLIT_NAMES
from ..types import Row
from .words import is_number, splits_of

OUTSIDE = ("buffer", "")
"""What is no split to learn from."""


@dataclass(frozen=True)
class SplitLine:
    """What came to one split."""

    name: str
    """Empty: the dataset was not split."""
    samples: int
    chips: int
    share: float
    """Of the chips (or samples, ``Facts.split_unit``) that are of a split."""
    asked: float | None
    """The share that was asked for; None where none was."""
    labelled: float | None
    """Mean labelled share of its samples."""


@dataclass(frozen=True)
class ClassLine:
    """How much of each split's ground is of one class."""

    value: int
    name: str
    color: str
    shares: Mapping[str, float]
    """Of the pixels of the masks of each split."""
    pixels: int


@dataclass(frozen=True)
class Facts:
    """A finished dataset, as its report looks at it."""

    contents: Contents
    header: Mapping[str, Any]
    rows: Sequence[Row]
    """Of the chips table, by sample id."""
    statistics: Mapping[str, Any] = field(default_factory=dict)
    """What stats.json says; empty without it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", sorted(self.rows, key=lambda r: r.sample_id))

    @cached_property
    def kept(self) -> list[Row]:
        """The rows of samples that are kept."""
        return [r for r in self.rows if r.values["status"] == "kept"]

    @cached_property
    def reasons(self) -> list[tuple[str, int]]:
        """Why samples were rejected, and how many for that: the most frequent first."""
        return grouped(str(r.values["reason"] or "") for r in self.rows if r.values["status"] == "rejected")

    @cached_property
    def by_split(self) -> dict[str, list[Row]]:
        """The kept samples of each split, in the splits' order."""
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.kept:
            found[str(row.values["split"] or "")].append(row)
        return {name: found[name] for name in splits_of(found)}

    @property
    def split_unit(self) -> str:
        """What the shares of splits count: chips, or samples where these are dealt by date."""
        return str(self.document("split").get("unit", "sample"))

    @cached_property
    def splits(self) -> list[SplitLine]:
        """What came to each split, and to those that were asked for and stayed empty."""
        document, rules = self.document("split"), self.header["recipe"]["split"]
        told = document.get("requested", dict(zip(SPLIT_NAMES, rules["fractions"], strict=True)))
        asked = (told or {}) if rules["method"] != "none" else {}
        names = splits_of({*self.by_split, *(n for n, share in asked.items() if share > 0 and self.kept)})
        total = sum(len(rows) for name, rows in self.by_split.items() if name not in OUTSIDE)
        realised = document.get("realised") or {}
        lines = []
        for name in names:
            rows = self.by_split.get(name, [])
            labelled = [float(r.values["labelled"]) for r in rows if is_number(r.values.get("labelled"))]
            share = 0.0 if name in OUTSIDE else realised.get(name, len(rows) / total if total else 0.0)
            chips = len({r.values["chip_id"] for r in rows})
            mean = math.fsum(labelled) / len(labelled) if labelled else None
            lines.append(SplitLine(name, len(rows), chips, share, asked.get(name), mean))
        return lines

    @cached_property
    def classes(self) -> list[ClassLine]:
        """Background, classes in the table's order, and ignored ground; empty without masks or class columns."""
        columns = self.contents.columns
        if not self.contents.classes or not columns:
            return []
        shares = {split: self._shares_of(rows) for split, rows in self.by_split.items()}
        named = {c.value: c for c in self.contents.classes}
        lines = [self._class_line(0, "background", "", shares, 0)]
        for i, value in enumerate(columns, 1):
            one = named[value]
            name = f"{one.name} ({one.title})" if one.title else one.name
            lines.append(self._class_line(value, name, one.color, shares, i))
        ignored = self._class_line(self.contents.ignore or 0, "ignored", "", shares, len(columns) + 1)
        return [*lines, ignored] if ignored.pixels else lines

    def _shares_of(self, rows: Sequence[Row]) -> npt.NDArray[np.float64]:
        """Return the pixels of background, of each class and of ignored ground (samples x these)."""
        names = ("labelled", *self.contents.columns.values(), "ignored")
        masked = [r.values for r in rows if is_number(r.values.get("labelled"))]
        shares = np.array([[v.get(name) or 0.0 for name in names] for v in masked], np.float64).reshape(-1, len(names))
        shares = np.nan_to_num(shares)
        shares[:, 0] = np.maximum(0, 1 - shares[:, 0] - shares[:, -1])
        return np.rint(shares * self.contents.mask_px)

    def _class_line(
        self, value: int, name: str, color: str, pixels: Mapping[str, npt.NDArray[np.float64]], column: int
    ) -> ClassLine:
        sums = {split: float(of[:, column].sum()) for split, of in pixels.items()}
        whole = {split: len(of) * self.contents.mask_px for split, of in pixels.items()}
        shares = {split: sums[split] / whole[split] if whole[split] else 0.0 for split in pixels}
        return ClassLine(value, name, color, shares, round(sum(sums.values())))

    @cached_property
    def scene_uses(self) -> Counter[str]:
        """How many kept samples have pixels of each scene, by its id; optical and radar."""
        uses: Counter[str] = Counter()
        alike = Counter(str(r.values.get(column) or "") for column in ("s2_items", "s1_items") for r in self.kept)
        for items, count in alike.items():
            for item in set(filter(None, items.split(";"))):
                uses[item] += count
        return uses

    @cached_property
    def radar_gaps(self) -> list[float]:
        """Days from each kept sample's image to its radar acquisition."""
        return [float(r.values["s1_days"]) for r in self.kept if is_number(r.values.get("s1_days"))]

    @cached_property
    def without_radar(self) -> list[tuple[str, int]]:
        """Why samples, rejected ones too, lack the radar that was asked for, and how many: the most frequent first."""
        return grouped(str(r.values.get("s1_gap") or "") for r in self.rows)

    @cached_property
    def contradicted(self) -> list[Mapping[str, Any]]:
        """Scenes whose pixels, or the user, overruled what their metadata says of the offset."""
        return [s for s in self.header["scenes"] if s.get("offset_dn") != s.get("offset_metadata")]

    def document(self, key: str) -> Mapping[str, Any]:
        """Return a part of the header that a dataset may lack."""
        found = self.header.get(key)
        return found if isinstance(found, Mapping) else {}


__all__ = ["ClassLine", "Facts", "SplitLine"]
