"""What people decide of samples: the columns ``review`` and ``note`` of the chips table.

A verdict is one of ``VERDICTS``, or nothing. It is read in any case and with blanks around it, kept as the plain word,
and belongs to a sample's very files: where these are made anew with other bytes it is dropped.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import DatasetError, suggest
from .typed import shown
from .types import Row
from .wording import counted

REVIEW, NOTE, SAMPLE = "review", "note", "sample_id"
KEEP, REJECT, FLAG = "keep", "reject", "flag"
VERDICTS = {
    KEEP: "kept, although a rule may reject it",
    REJECT: "rejected, although the rules keep it",
    FLAG: "to be looked at again; it changes nothing",
}
"""Each verdict and what it does; an empty text is none."""
COUNTED = {KEEP: "kept", REJECT: "rejected", FLAG: "flagged"}
"""What dataset.json counts of each verdict."""
BY_HAND = "rejected by hand"
MOST_TOLD = 200
"""Characters of a note that a reason has."""
NAMED = 3
"""Samples that a message names."""
WAY_OUT = f"Write {', '.join(VERDICTS)} or nothing into the column {REVIEW}."
HIGHEST_TEXT = 50_000_000
"""Bytes of a file of verdicts."""


@dataclass(frozen=True)
class Verdict:
    """What was decided of one sample, and why."""

    review: str = ""
    note: str = ""


@dataclass(frozen=True)
class Given:
    """A verdict, and the files that it is about."""

    verdict: Verdict
    sha256: str


def word_of(value: Any) -> str | None:
    """Return a verdict as its plain word, '' for none; None where a value is no verdict."""
    word = "" if value is None else value.strip().lower() if isinstance(value, str) else None
    return word if word == "" or word in VERDICTS else None


def verdict_of(values: Mapping[str, Any]) -> Verdict:
    """Return the verdict of a row; what is none counts for nothing (``require_words`` refuses it)."""
    note = values.get(NOTE)
    return Verdict(word_of(values.get(REVIEW)) or "", note.strip() if isinstance(note, str) else "")


def status_by_hand(values: Mapping[str, Any], kept: str, rejected: str) -> tuple[str, str] | None:
    """Return (status, reason) where people decide on a row that has files; None where the rules do."""
    verdict = verdict_of(values)
    if verdict.review == KEEP:
        return kept, ""
    if verdict.review == REJECT:
        return rejected, f"review: {' '.join(verdict.note.split())[:MOST_TOLD] or BY_HAND}"
    return None


def require_words(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Raise DatasetError, with the first sample, where a row's review is no verdict; ``path`` is where they stand."""
    for values in records:
        if word_of(values.get(REVIEW)) is None:
            found = values[REVIEW]
            named = suggest(found.strip().lower(), VERDICTS) if isinstance(found, str) else ""
            text = f"the {REVIEW} of the sample {values.get(SAMPLE)} is {shown(found)}, which is no verdict."
            raise DatasetError(path, text, f"{named} {WAY_OUT}".strip())


def known(records: Iterable[Mapping[str, Any]]) -> dict[str, Given]:
    """Return the verdicts of rows by sample id, with the files that they are about; rows without one are left out."""
    given = {str(r[SAMPLE]): Given(verdict_of(r), str(r.get("sha256") or "")) for r in records if r.get(SAMPLE)}
    return {name: one for name, one in given.items() if one.verdict != Verdict()}


def carried(rows: Iterable[Row], there: Mapping[str, Given]) -> tuple[list[Row], str]:
    """Return rows with the verdicts that are about their very files, and a warning of the others, or ''."""
    done, dropped, left = [], [], dict(there)
    for row in rows:
        given = left.pop(row.sample_id, None)
        fits = given is not None and given.sha256 == str(row.values.get("sha256") or "")
        if given is not None and not fits:
            dropped.append(row.sample_id)
        done.append(with_verdict(row, given.verdict if given is not None and fits else Verdict()))
    reasons = {"the files are others now": dropped, "the dataset has no such samples any more": sorted(left)}
    texts = (
        f"The verdicts on {counted(len(names), 'sample')} were dropped, since {why}: {_named(names)}."
        for why, names in reasons.items()
        if names
    )
    return done, " ".join(texts)


def with_verdict(row: Row, verdict: Verdict) -> Row:
    """Return a row with a verdict; a row of an older version gets the column of notes at its place."""
    changes = {REVIEW: verdict.review, NOTE: verdict.note}
    if NOTE in row.values and REVIEW in row.values:
        return row.with_values(**changes)
    values: dict[str, Any] = {}
    for name, value in row.values.items():
        if name not in changes:
            values[name] = value
        if name == (REVIEW if REVIEW in row.values else "reason"):
            values |= changes
    return Row({**values, **changes}).with_values()


def decided(
    table: Path, rows: Sequence[Row], pending: Sequence[Mapping[str, Any]], given: Sequence[Mapping[str, Any]]
) -> tuple[list[Row], int]:
    """Return rows with their own verdicts, over these ``pending`` and ``given`` ones, and how many no row has.

    A given verdict without a note leaves the note. Raises DatasetError for what is no verdict, a sample that has two of
    them, or where no sample is known at all.
    """
    require_words(table, [*(r.values for r in rows), *pending, *given])
    there = {r.sample_id: verdict_of(r.values) for r in rows}
    there |= {name: one for name, one in _told(table, pending, there).items() if name in there}
    told = _told(table, given, there)
    unknown = [name for name in told if name not in there]
    if told and len(unknown) == len(told):
        hint = f"The column {SAMPLE} has to hold ids of this dataset, such as {rows[0].sample_id if rows else '...'}."
        raise DatasetError(table, f"no verdict is about a sample of this dataset ({_named(unknown)}).", hint)
    return [with_verdict(r, told.get(r.sample_id, there[r.sample_id])) for r in rows], len(unknown)


def _told(table: Path, records: Sequence[Mapping[str, Any]], own: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """Return the verdicts of records by sample id, with the own note where they have none."""
    found: dict[str, Verdict] = {}
    for values in records:
        name, verdict = str(values.get(SAMPLE) or "").strip(), verdict_of(values)
        if NOTE not in values:
            verdict = Verdict(verdict.review, own.get(name, Verdict()).note)
        if found.setdefault(name, verdict) != verdict:
            raise DatasetError(table, f"the sample {name} is given two verdicts.", "Leave one of them.")
    return found


def changes(before: Sequence[Row], after: Sequence[Row]) -> list[dict[str, str]]:
    """Return the verdicts of the later rows that the earlier ones do not have, in the form of ``decided``."""
    was = {r.sample_id: verdict_of(r.values) for r in before}
    now = ((r.sample_id, verdict_of(r.values)) for r in after)
    return [{SAMPLE: name, REVIEW: v.review, NOTE: v.note} for name, v in now if was[name] != v]


def counts_of(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many samples are kept, rejected and flagged by hand; empty where none is."""
    words = Counter(verdict_of(r.values).review for r in rows if r.values["image"])
    return {name: words[word] for word, name in COUNTED.items()} if any(words[word] for word in COUNTED) else {}


def without_files(rows: Iterable[Row]) -> str:
    """Return a warning of the samples that people would keep, but that could not be made; or ''."""
    lacking = [r.sample_id for r in rows if not r.values["image"] and verdict_of(r.values).review == KEEP]
    return (
        f"{counted(len(lacking), 'sample')} cannot be kept by hand without files: {_named(lacking)}." if lacking else ""
    )


def read_verdicts(path: Path) -> list[dict[str, str]]:
    """Return the verdicts of a text file with a heading line: ``sample_id``, ``review`` and, where it has it, ``note``.

    Commas, semicolons or tabs stand between columns; others than these are let be. Raises DatasetError.
    """
    try:
        if path.stat().st_size > HIGHEST_TEXT:
            raise DatasetError(path, f"has more than {HIGHEST_TEXT // 10**6} MB: it is no list of verdicts.")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise DatasetError(path, f"cannot be read ({reason}).", "Give a CSV file with sample_id and review.") from error
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    names = {str(name).strip().lower(): name for name in reader.fieldnames or ()}
    lacking = [name for name in (SAMPLE, REVIEW) if name not in names]
    if lacking:
        found = ", ".join(names) or "none"
        raise DatasetError(
            path, f"lacks the columns {', '.join(lacking)}; it has {found}.", "Name them in its first line."
        )
    wanted = [name for name in (SAMPLE, REVIEW, NOTE) if name in names]
    return [{name: str(record.get(names[name]) or "").strip() for name in wanted} for record in reader]


def _named(samples: Sequence[str]) -> str:
    more = f" and {len(samples) - NAMED} more" if len(samples) > NAMED else ""
    return ", ".join(samples[:NAMED]) + more
