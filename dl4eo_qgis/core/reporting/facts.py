"""The numbers that the report and the card tell: counted once, from the header and the rows of a dataset."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..contents import Contents
from ..reasons import grouped
from ..recipe import SPLIT_NAMES
from ..types import Row
from .words import is_number, splits_of


@dataclass(frozen=True)
class SplitLine:
    """What came to one split."""

    name: str
    """Empty: the dataset was not split."""
    samples: int
    chips: int
    share: float
    """Of the kept samples that are not left out by a buffer."""
    asked: float | None
    """Share of the chips that the recipe asks for; None where it asks for none."""
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
    statistics: Mapping[str, Any] = field(default_factory=dict)
    """What stats.json says; empty without it."""

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

    @cached_property
    def splits(self) -> list[SplitLine]:
        """What came to each split, and to those that were asked for and stayed empty."""
        rules = self.header["recipe"]["split"]
        asked = dict(zip(SPLIT_NAMES, rules["fractions"], strict=True)) if rules["method"] != "none" else {}
        names = splits_of({*self.by_split, *(n for n, share in asked.items() if share > 0 and self.kept)})
        total = sum(len(rows) for name, rows in self.by_split.items() if name != "buffer")
        lines = []
        for name in names:
            rows = self.by_split.get(name, [])
            labelled = [float(r.values["labelled"]) for r in rows if is_number(r.values.get("labelled"))]
            lines.append(
                SplitLine(
                    name,
                    len(rows),
                    len({r.values["chip_id"] for r in rows}),
                    len(rows) / total if total and name != "buffer" else 0.0,
                    asked.get(name),
                    sum(labelled) / len(labelled) if labelled else None,
                )
            )
        return lines

    @cached_property
    def classes(self) -> list[ClassLine]:
        """Background, classes in the table's order, and ignored ground; empty without masks or class columns."""
        columns = self.contents.columns
        if not self.contents.classes or not columns:
            return []
        named = {c.value: c for c in self.contents.classes}
        lines = [self._class_line(0, "background", "", lambda v: _rest(v))]
        for value, column in columns.items():
            one = named[value]
            name = f"{one.name} ({one.title})" if one.title else one.name
            lines.append(self._class_line(value, name, one.color, lambda v, c=column: _share(v, c)))
        ignored = self._class_line(self.contents.ignore or 0, "ignored", "", lambda v: _share(v, "ignored"))
        return [*lines, ignored] if ignored.pixels else lines

    def _class_line(self, value: int, name: str, color: str, share: Any) -> ClassLine:
        shares, pixels = {}, 0
        for split, rows in self.by_split.items():
            masked = [r.values for r in rows if is_number(r.values.get("labelled"))]
            counts = [round(share(v) * self.contents.mask_px) for v in masked]
            shares[split] = sum(counts) / (len(masked) * self.contents.mask_px) if masked else 0.0
            pixels += sum(counts)
        return ClassLine(value, name, color, shares, pixels)

    @cached_property
    def scene_uses(self) -> Counter[str]:
        """How many kept samples have pixels of each scene, by its id; optical and radar."""
        uses: Counter[str] = Counter()
        for row in self.kept:
            for column in ("s2_items", "s1_items"):
                uses.update(set(filter(None, str(row.values.get(column) or "").split(";"))))
        return uses

    @cached_property
    def radar_gaps(self) -> list[float]:
        """Days from each kept sample's image to its radar acquisition."""
        return [float(r.values["s1_days"]) for r in self.kept if is_number(r.values.get("s1_days"))]

    @cached_property
    def without_radar(self) -> int:
        """Samples, rejected ones too, for which radar was asked for and none was found."""
        return sum(bool(r.values.get("s1_gap")) for r in self.rows)

    @cached_property
    def contradicted(self) -> list[Mapping[str, Any]]:
        """Scenes whose pixels, or the user, overruled what their metadata says of the offset."""
        return [s for s in self.header["scenes"] if s.get("offset_dn") != s.get("offset_metadata")]

    def document(self, key: str) -> Mapping[str, Any]:
        """Return a part of the header that a dataset may lack."""
        found = self.header.get(key)
        return found if isinstance(found, Mapping) else {}


def _share(values: Mapping[str, Any], column: str) -> float:
    found = values.get(column)
    return float(found) if is_number(found) else 0.0


def _rest(values: Mapping[str, Any]) -> float:
    """Return the share of pixels without a class that are not ignored."""
    return max(0.0, 1 - _share(values, "labelled") - _share(values, "ignored"))


__all__ = ["ClassLine", "Facts", "SplitLine"]
