"""Figures beside their targets, as Markdown."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .measure import Run, middle

BEGIN, END = "<!-- benchmark: begin -->", "<!-- benchmark: end -->"
RUN_HEAD = ("entry", "wall s", "inner s", "CPU s", "peak MB", "requests", "MB fetched", "wall min–max")


@dataclass(frozen=True)
class Figure:
    """One measured number and its target."""

    what: str
    value: float | None
    """None: it could not be measured; ``why`` says why."""
    target: float | None = None
    at_least: bool = False
    """The target is a lower bound; else an upper one."""
    unit: str = "×"
    why: str = ""
    short: bool = False
    """It stands in docs/speed.md's table."""

    @property
    def verdict(self) -> str:
        """Met, not met, not there, or nothing where there is no target."""
        if self.value is None or math.isnan(self.value):
            return f"not there: {self.why}" if self.why else "not there"
        if self.target is None:
            return ""
        met = self.value >= self.target if self.at_least else self.value <= self.target
        return "met" if met else "**not met**"

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """What, target, figure, verdict."""
        bound = "≥" if self.at_least else "≤"
        target = "" if self.target is None else f"{bound} {self.target:g} {self.unit}".strip()
        value = "–" if self.value is None else f"{self.value:.2f} {self.unit}".strip()
        return self.what, target, value, self.verdict


@dataclass(frozen=True)
class Section:
    """One group of figures, the runs they come from and how these were made."""

    key: str
    title: str
    figures: Sequence[Figure]
    runs: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    """Rows of ``RUN_HEAD`` by the settings under which they ran."""
    notes: Sequence[str] = ()
    made: Mapping[str, str] = field(default_factory=dict)
    """When, at which commit, rounds, scenes, load."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON."""
        return dataclasses.asdict(self)

    @staticmethod
    def from_dict(document: Mapping[str, Any]) -> Section:
        """Return the section that ``to_dict`` wrote."""
        figures = tuple(Figure(**figure) for figure in document["figures"])
        return Section(**{**document, "figures": figures})


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def run_rows(runs: Mapping[str, Sequence[Run]]) -> list[list[str]]:
    """Return the medians of each entry's runs as cells of ``RUN_HEAD``."""
    rows = []
    for name, done in runs.items():
        if not done:
            rows.append([name, "not there", *[""] * (len(RUN_HEAD) - 2)])
            continue
        walls = [each.wall_s for each in done]
        measures = {"wall_s": 2, "inner_s": 2, "cpu_s": 1, "peak_mb": 0, "requests": 0, "fetched_mb": 1}
        cells = [f"{middle(done, measure):.{digits}f}" for measure, digits in measures.items()]
        rows.append([name, *cells, f"{min(walls):.2f}–{max(walls):.2f}"])
    return rows


def ratio(runs: Mapping[str, Sequence[Run]], one: str, other: str, what: str) -> float | None:
    """Return the ratio of two entries' medians; None where one of them did not run."""
    if not runs.get(one) or not runs.get(other):
        return None
    return middle(runs[one], what) / middle(runs[other], what)


def results_text(sections: Sequence[Section], facts: Mapping[str, str]) -> str:
    """Return results.md."""
    parts = [
        "# Results of `make bench`",
        "This file is written by `make bench`; ratios hold within one run, seconds only for the machine named here.",
        table(("fact", "value"), [(name, value) for name, value in facts.items()]),
    ]
    for section in sections:
        made = "; ".join(f"{name} {value}" for name, value in section.made.items())
        parts += [f"## {section.title}", f"*{made}*" if made else ""]
        parts.append(table(("figure", "target", "measured", ""), [f.cells for f in section.figures]))
        parts += ["\n".join(f"- {note}" for note in section.notes)]
        for settings, rows in section.runs.items():
            parts += [f"{settings}:", table(RUN_HEAD, rows)]
    return "\n\n".join(part for part in parts if part) + "\n"


def short_table(sections: Sequence[Section]) -> str:
    """Return the table of docs/speed.md: the main figures of each section."""
    rows = [figure.cells for section in sections for figure in section.figures if figure.short]
    return table(("figure", "target", "measured", ""), rows)


def with_table(text: str, inner: str) -> str:
    """Return a text whose part between the markers is replaced; raises ValueError where they are not there."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{BEGIN} and {END} are not in the text")
    return f"{before}{BEGIN}\n{inner}\n{END}{after}"
