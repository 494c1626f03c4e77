"""What an audit can find: the kinds of problems, by which some are let be."""

from __future__ import annotations

from .errors import suggest
from .typed import require

KINDS = {
    "unfinished": "The dataset is not finished.",
    "header": "dataset.json says what the dataset is not.",
    "table": "The chips table contradicts itself, or the header.",
    "missing": "A file or layer that belongs to the dataset is not there.",
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


def kinds_of(text: str) -> tuple[str, ...]:
    """Return the kinds that a text names, with commas between; raises RecipeError for one that is none."""
    kinds = tuple(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))
    for kind in kinds:
        require(kind in KINDS, "validate.ignore", f"there is no kind of problems {kind!r}", suggest(kind, KINDS))
    return kinds
