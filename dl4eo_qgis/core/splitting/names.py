"""Values that name a split: as the recipe writes them, or by a word that is used for it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..errors import SplitError
from ..recipe import BUFFER, SPLIT_NAMES

NAMES = (*reversed(SPLIT_NAMES), BUFFER)
"""Of a chip with several the first of these counts."""
SYNONYMS = {
    "training": "train",
    "val": "validation",
    "valid": "validation",
    "validate": "validation",
    "validating": "validation",
    "dev": "validation",
    "testing": "test",
}
"""Words, in small letters, that are taken for the split where all other values name splits too."""
ALIKE = re.compile(r"(?:train|training|validation|test|testing)(?![^\W\d_])", re.IGNORECASE)
"""Beginnings of values that may be meant as splits and are none, such as ``train_1``."""
TOLD = 5


def split_of(value: str) -> str:
    """Return the split that a value names, whatever its case; '' of one that names none."""
    small = value.strip().lower()
    return small if small in NAMES else SYNONYMS.get(small, "")


def remarks(values: Iterable[str], what: str) -> list[str]:
    """Return what is said of values that are taken for splits, or only look like one; ``what``: the groups.

    Raises SplitError where a word such as ``valid`` stands beside groups: it may mean something else there.
    """
    known = sorted({v for v in values if v})
    words = [v for v in known if v.lower() in SYNONYMS]
    others = [v for v in known if not split_of(v)]
    if words and others:
        raise SplitError(
            f"{what}: values such as {_listed(words)} may be meant as splits, but {_listed(others)} cannot be.",
            f"Name splits {', '.join(SPLIT_NAMES)} or {BUFFER}; what has another name is a group and is dealt.",
        )
    if words:
        return [f"Of the {what}, {', '.join(f'{v!r} is taken for {split_of(v)}' for v in words)}."]
    alike = [v for v in others if ALIKE.match(v)]
    if alike:
        named = f"{', '.join(SPLIT_NAMES)} or {BUFFER}"
        return [f"Of the {what}, {_listed(alike)} look like splits but are dealt as groups: a split is named {named}."]
    return []


def _listed(values: list[str]) -> str:
    return ", ".join(repr(v) for v in values[:TOLD]) + (", ..." if len(values) > TOLD else "")
