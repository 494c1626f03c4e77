"""What an audit finds, as values, as JSON and as a layer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from ..explore import WGS84, squares_in_one_crs
from ..grid import Chip
from ..problem_kinds import KINDS
from ..vector import Layer
from ..wording import counted

LAYER = "problems"
MOST_TOLD = 1000
"""Problems in the JSON answer; the layer has them all."""
MOST_NAMED = 10
"""Problems that the log names."""
SAMPLE_ID = re.compile(r"(?P<chip>\d+_-?\d+_-?\d+(_\d+_\d+)?)_\d{8}")


@dataclass(frozen=True)
class Problem:
    """One fault."""

    kind: str
    """A key of ``KINDS``."""
    text: str
    """What was found and what was wanted, in a sentence."""
    sample_id: str = ""
    file: str = ""
    """In the dataset's folder."""

    @property
    def line(self) -> str:
        """The problem as a line: its kind, where, and what."""
        where = self.file if self.sample_id in self.file else f"{self.sample_id} {self.file}".strip()
        return f"{self.kind}: {where}: {self.text}" if where else f"{self.kind}: {self.text}"


@dataclass(frozen=True)
class Findings:
    """All that is wrong with a dataset, and how much was looked at."""

    folder: Path
    problems: Sequence[Problem]
    chips: Mapping[str, Chip] = field(default_factory=dict)
    """By chip id: where problems lie."""
    samples: int = 0
    files: int = 0
    ignored: Mapping[str, int] = field(default_factory=dict)
    """How many problems are let be, by kind."""

    def without(self, kinds: Collection[str]) -> Findings:
        """Return the findings without the problems of some kinds, which are only counted."""
        let_be = _by_kind([p for p in self.problems if p.kind in kinds])
        return replace(self, problems=[p for p in self.problems if p.kind not in kinds], ignored=let_be)

    @property
    def kinds(self) -> dict[str, int]:
        """How many there are of each kind, in the order of ``KINDS``."""
        return _by_kind(self.problems)

    @property
    def told(self) -> str:
        """How many problems there are, and of which kinds."""
        return f"{counted(len(self.problems), 'problem')} ({_listed(self.kinds)})" if self.problems else "no problem"

    def lines(self) -> list[str]:
        """Return the first problems as lines, and how many more there are."""
        more = len(self.problems) - MOST_NAMED
        return [p.line for p in self.problems[:MOST_NAMED]] + ([f"And {counted(more, 'more problem')}."] * (more > 0))

    def document(self) -> dict[str, Any]:
        """Return the findings as JSON values; ``count`` is that of all problems, also where more than are told."""
        return {
            "dataset": str(self.folder),
            "samples": self.samples,
            "files": self.files,
            "count": len(self.problems),
            "kinds": self.kinds,
            "ignored": dict(self.ignored),
            "told": self.told,
            "first": self.problems[0].line if self.problems else "",
            "problems": [asdict(p) for p in self.problems[:MOST_TOLD]],
        }

    def layer(self) -> Layer:
        """Return the layer of the problems: the square of the sample that each is about; of others no shape."""
        placed = [self.chips.get(chip_id_of(p.sample_id)) for p in self.problems]
        there = [chip for chip in placed if chip is not None]
        crs, squares = squares_in_one_crs(there) if there else (WGS84, [])
        shapes = iter(squares)
        columns: dict[str, list[Any]] = {
            "kind": [p.kind for p in self.problems],
            "meaning": [KINDS[p.kind] for p in self.problems],
            "problem": [p.text for p in self.problems],
            "sample_id": [p.sample_id for p in self.problems],
            "chip_id": [chip_id_of(p.sample_id) for p in self.problems],
            "file": [p.file for p in self.problems],
        }
        return Layer(LAYER, [None if chip is None else next(shapes) for chip in placed], columns, crs)

    def summary(self) -> str:
        """Return one line on all."""
        samples, files = counted(self.samples, "sample"), counted(self.files, "file")
        let_be = f" Let be: {_listed(self.ignored)}." if self.ignored else ""
        return f"{samples} ({files}) audited: {self.told}.{let_be}"


def _by_kind(problems: Sequence[Problem]) -> dict[str, int]:
    """Return how many problems there are of each kind, in the order of ``KINDS``."""
    counts = Counter(p.kind for p in problems)
    return {kind: counts[kind] for kind in KINDS if counts[kind]}


def _listed(kinds: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in kinds.items())


def chip_id_of(sample_id: str) -> str:
    """Return the chip of a sample by its name; an empty text where it is no sample's."""
    found = SAMPLE_ID.fullmatch(sample_id)
    return found["chip"] if found else ""
