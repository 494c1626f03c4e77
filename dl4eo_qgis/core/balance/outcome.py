"""What became of the chips that were chosen: those that are made and kept, with what their masks hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from ..types import BACKGROUND, Row

TOLD = 5
"""Classes that a sentence names; the header has them all."""


def with_kept(
    document: Mapping[str, Any], kept: Sequence[Row], columns: Mapping[int, str], pixels: int, least_px: int
) -> dict[str, Any]:
    """Return what dataset.json says of a choice, with the chips that the dataset has of it: ``kept``.

    ``kept`` are the rows of kept samples. A chip has a class where a mask of it (of ``pixels``) has at least
    ``least_px`` pixels of the class, by its share in the column of ``columns``. ``reached``: these are as many as
    wanted; None where nothing was wanted.
    """
    having: dict[int, set[str]] = {one["value"]: set() for one in document["classes"]}
    for row in kept:
        for value in having:
            share = row.values.get(columns.get(value, "")) or 0.0
            if round(share * pixels) >= least_px:
                having[value].add(str(row.values["chip_id"]))
    spare = {str(r.values["chip_id"]) for r in kept if r.values["stratum"] == BACKGROUND}
    classes = [_record(one, having[one["value"]]) for one in document["classes"]]
    return {**document, "classes": classes, "background": _record(document["background"], spare)}


def _record(one: Mapping[str, Any], chips: Collection[str]) -> dict[str, Any]:
    reached = None if one["wanted"] is None else len(chips) >= one["wanted"]
    return {**one, "kept": len(chips), "reached": reached}


def lost(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield a warning where the dataset has fewer chips than were wanted and chosen, with numbers and a way out."""
    told = [*document["classes"], {**document["background"], "name": BACKGROUND}]
    short = [o for o in told if o["wanted"] is not None and o["kept"] < min(o["wanted"], o["chosen"])]
    if not short:
        return
    each = [f"{o['name']} {o['kept']} of {o['wanted']} ({o['chosen']} chosen)" for o in short[:TOLD]]
    more = f"; and {len(short) - TOLD} more" if len(short) > TOLD else ""
    yield (
        f"The dataset has fewer chips with a class than wanted: {'; '.join(each)}{more}. The others were rejected (the "
        "column reason says why), or their masks have fewer pixels of the class than its ground promises (it lies on "
        "ground of two classes, or in no pixel's middle). Ask for more chips, choose a larger MIN_CLASS_PIXELS "
        "(labels.min_class_px), or draw each pixel that a label touches (RULE, labels.rule)."
    )
