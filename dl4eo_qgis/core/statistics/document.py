"""stats.json: what it says, how it is written, and whether one that is there still holds."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..recipe import BUFFER
from ..types import Row
from .subject import Subject

VERSION = 1
"""Another one wherever the same samples would be described by other numbers."""
TRAIN, ALL = "train", "all"
"""The split that is described at the top; the name of samples that are of no split."""
CHECK = "check"
"""Key of the document with the digest of all the others."""
ABOUT = (
    "Of each band the pixels that have a value: mean, std (of the population), min, max, percentiles as numpy's "
    "'linear', count. Of each class its pixels, ignored ones left out, and the weight N / (C n): N pixels of all C "
    "classes that occur, n of this one (inverse frequency, as scikit-learn's 'balanced'); 0 where it "
    "does not occur. Histograms: pixels in equal steps between from and to, below and above."
)
PLAIN_LIST = re.compile(r"\[\n([-+\d.eE,\s]+?)\n\s*\]")
"""A list of numbers over several lines; no text has a line's end of its own in JSON."""


def described_rows(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows that are described by split, both in order: kept samples but those in a buffer.

    Samples of no split are ``all`` where no sample has a split; where some have, they are left out.
    """
    found: dict[str, list[Row]] = {}
    kept = [r for r in rows if r.values["status"] == "kept"]
    rest = "" if any(r.values["split"] for r in kept) else ALL
    for row in sorted(kept, key=lambda r: r.sample_id):
        split = str(row.values["split"] or rest)
        if split not in ("", BUFFER):
            found.setdefault(split, []).append(row)
    return dict(sorted(found.items()))


def digest_of(subject: Subject, by_split: Mapping[str, Sequence[Row]]) -> str:
    """Return what tells whether the same is described: samples by their hash, split and fold, bands, classes."""
    samples = [[r.sample_id, split, r.values["sha256"]] for split, rows in by_split.items() for r in rows]
    classes = [[c.value, c.name] for c in subject.classes]
    folds = {r.sample_id: fold_of(r) for rows in by_split.values() for r in rows if fold_of(r) is not None}
    told: list[Any] = [VERSION, list(subject.bands), classes, subject.ignore, subject.mask_px, sorted(samples)]
    told += [sorted(folds.items())] if folds else []
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def fold_of(row: Row) -> int | None:
    """Return a row's fold; None of one that is of no fold."""
    fold = row.values.get("fold")
    return None if fold is None else int(fold)


def trains(group: tuple[str, int | None], fold: int) -> bool:
    """Say whether samples of a split and fold train while ``fold`` is the validation."""
    split, own = group
    return split == TRAIN if own is None else own != fold


def composed(
    subject: Subject,
    splits: Mapping[str, Mapping[str, Any]],
    folds: Mapping[str, Mapping[str, Any]],
    nothing: Mapping[str, Any],
    of: str,
    split: str = "",
) -> dict[str, Any]:
    """Return the document from what is told of each split, and of the train samples of each fold.

    ``split``: the one at the top, else train. ``nothing`` is told of one without samples. Samples of no split at all
    are one, ``all``.
    """
    top = split or (ALL if list(splits) == [ALL] else TRAIN)
    told = splits.get(top, nothing)
    document = {
        "dl4eo_stats": VERSION,
        "about": ABOUT,
        "bands": list(subject.bands),
        "split": top,
        "samples": told["samples"],
        "of": of,
        "statistics": told["statistics"],
        "classes": told["classes"],
        "splits": dict(splits),
    }
    document |= {"folds": dict(folds)} if folds else {}
    return {**document, CHECK: _check(document)}


def as_text(document: Mapping[str, Any]) -> bytes:
    """Return the document as a file that people can read: a list of numbers is one line."""
    text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False)
    return (PLAIN_LIST.sub(lambda found: f"[{' '.join(found[1].split())}]", text) + "\n").encode()


def is_sound(document: Any) -> bool:
    """Say whether a document is whole: of this version, and not changed since it was written."""
    if not isinstance(document, dict) or document.get("dl4eo_stats") != VERSION:
        return False
    return bool(document.get(CHECK) == _check({k: v for k, v in document.items() if k != CHECK}))


def read_sound(path: Path) -> dict[str, Any] | None:
    """Return a file's document; None where there is none that is sound."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return document if is_sound(document) else None


def _check(document: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
