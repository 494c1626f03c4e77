"""What an audit finds, as values, as JSON and as a layer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..explore import WGS84, squares_in_one_crs
from ..grid import Chip
from ..vector import Layer

LAYER = "problems"
MOST_TOLD = 1000
"""Problems in the JSON answer; the layer has them all."""
KINDS = {
    "unfinished": "The dataset is not finished.",
    "header": "dataset.json says what the dataset is not.",
    "table": "The chips table contradicts itself, or the header.",
    "missing": "A file that the table names is not there.",
    "stray": "A file that the table does not name lies among the samples.",
    "unreadable": "A file cannot be read to its end.",
    "changed": "A sample's files do not have the bytes that were written.",
    "grid": "A file does not lie on its chip's pixels.",
    "bands": "A file's bands are not those that the header lists.",
    "values": "A file holds values that cannot be.",
    "measures": "Pixels do not give the measures that the table has.",
    "swapped": "A file is that of another sample.",
    "shifted": "A layer lies beside the optical images.",
    "decision": "Status, reason or split are not those that the rules give.",
    "leak": "A sample shares more ground with other splits than the rules allow.",
    "statistics": "stats.json is not about this dataset.",
}
"""Each kind of problem, and what it means."""
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


@dataclass(frozen=True)
class Findings:
    """All that is wrong with a dataset, and how much was looked at."""

    folder: Path
    problems: Sequence[Problem]
    chips: Mapping[str, Chip] = field(default_factory=dict)
    """By chip id: where problems lie."""
    samples: int = 0
    files: int = 0

    @property
    def kinds(self) -> dict[str, int]:
        """How many there are of each kind, in the order of ``KINDS``."""
        counts = Counter(p.kind for p in self.problems)
        return {kind: counts[kind] for kind in KINDS if counts[kind]}

    def document(self) -> dict[str, Any]:
        """Return the findings as JSON values; ``count`` is that of all problems, also where more than are told."""
        return {
            "dataset": str(self.folder),
            "samples": self.samples,
            "files": self.files,
            "count": len(self.problems),
            "kinds": self.kinds,
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
        looked = f"{self.samples} samples ({self.files} files) audited"
        if not self.problems:
            return f"{looked}: no problem."
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.kinds.items())
        return f"{looked}: {len(self.problems)} problem{'s' * (len(self.problems) > 1)} ({kinds})."


def chip_id_of(sample_id: str) -> str:
    """Return the chip of a sample by its name; an empty text where it is no sample's."""
    found = SAMPLE_ID.fullmatch(sample_id)
    return found["chip"] if found else ""
