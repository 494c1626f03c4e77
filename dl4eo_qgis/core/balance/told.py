"""What is said of the choice of chips: columns of a layer, a table of classes, warnings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..geometry.shapes import chip_edges
from ..labels.classes import column_names
from ..progress import Progress
from ..wording import counted
from . import Candidates, Choice
from .targets import REST

FEW = 0.5
"""A share of the chips with labels below which it is worth a warning that one class limits their number."""
TOLD = 5
"""Classes that a sentence names; the table has them all."""
Columns = dict[str, list[Any]]


def columns_of(choice: Choice) -> Columns:
    """Return the columns that the choice adds to a layer of all candidates.

    ``chosen`` 1 or 0, ``stratum``, ``classes`` (names of those present, ";" between), and the share of the chip's
    ground that each class covers, in the columns of the chips table.
    """
    candidates = choice.candidates
    return {
        "chosen": [int(c) for c in choice.chosen.tolist()],
        "stratum": [s or "" for s in choice.strata.tolist()],
        "classes": _class_names(candidates),
        **_shares(candidates),
    }


def class_table(choice: Choice) -> list[dict[str, Any]]:
    """Return a record a class, then one of the background.

    value, name, ``candidates`` (chips that have it), ``ground_m2`` (on all candidates), ``wanted`` (None: any number),
    ``chosen``, ``reached`` (None: nothing was wanted).
    """
    candidates, presence = choice.candidates, choice.candidates.presence
    grounds = candidates.grounds
    area: dict[int, list[float]] = {}
    for value, ground in zip(grounds.value.tolist(), grounds.area_m2.tolist(), strict=True):
        area.setdefault(value, []).append(ground)
    taken = presence.have(choice.chosen)
    records = [
        _record(c.value, c.name, presence.counts[i], sum(area.get(c.value, [])), choice.wanted[i], taken[i])
        for i, c in enumerate(candidates.classes)
    ]
    free = candidates.grounds.free & ~candidates.touched
    wanted = choice.wanted_background if choice.rules.background else None
    chosen = int((free & choice.chosen).sum())
    return [*records, _record(0, "", int(free.sum()), None, wanted, chosen)]


def _record(
    value: int, name: str, chips: int, ground_m2: float | None, wanted: int | None, chosen: int
) -> dict[str, Any]:
    reached = None if wanted is None else chosen >= wanted
    ground = None if ground_m2 is None else round(ground_m2, 1)
    return {
        "value": value, "name": name, "candidates": chips, "ground_m2": ground, "wanted": wanted, "chosen": chosen,
        "reached": reached,
    }  # fmt: skip


def document_of(choice: Choice) -> dict[str, Any]:
    """Return what dataset.json says of the choice."""
    rules, (*classes, background) = choice.rules, class_table(choice)
    return {
        "method": rules.balance,
        "power": rules.balance_power if rules.balance == "power" else None,
        "max_chips": rules.max_chips,
        "seed": rules.seed,
        "candidates": len(choice.candidates.chips),
        "labelled": int(choice.candidates.touched.sum()),
        "chosen": int(choice.chosen.sum()),
        "limited_by": _limit(choice),
        "classes": classes,
        "background": {k: v for k, v in background.items() if k in ("candidates", "wanted", "chosen", "reached")}
        | {"share": rules.background},
    }


def tell(choice: Choice, progress: Progress) -> None:
    """Say how many chips were chosen, and what limited their number."""
    of = counted(len(choice.candidates.chips), "chip")
    why, made, labelled = _limit(choice), int(choice.chosen.sum()), _labelled(choice)
    limited = f" More would change the proportions: {why}." if why else ""
    how = " by their classes" if choice.rules.balance != "none" else " by the seed" if choice.rules.max_chips else ""
    parts = f": {labelled} that labels touch, {made - labelled} of background" if choice.rules.background else ""
    progress.info(f"{made} of {of} chosen{how}{parts}.{limited}")


def warnings_of(choice: Choice) -> Iterator[str]:
    """Yield what could not be met, with numbers."""
    *classes, background = class_table(choice)
    short = [r for r in classes if r["reached"] is False]
    if short:
        told = [f"{r['name']} {r['chosen']} of {r['wanted']} (it is on {r['candidates']})" for r in short[:TOLD]]
        more = f"; and {counted(len(short) - TOLD, 'more class', 'more classes')}" if len(short) > TOLD else ""
        yield f"Wanted numbers of chips with a class were not reached: {'; '.join(told)}{more}."
    if background["reached"] is False:
        there = "no label touches them and all of their ground was labelled"
        yield (
            f"{background['chosen']} of {background['wanted']} background chips wanted: {background['candidates']} are "
            f"there ({there})."
        )
    most, chosen = choice.rules.max_chips, int(choice.chosen.sum())
    if chosen < most:
        touched = int(choice.candidates.touched.sum())
        by_seed = f"labels touch {touched}" if choice.rules.balance == "none" else "no more of them fit the balance"
        yield f"{chosen} of the {most} chips asked for were chosen: {by_seed}."
    yield from _scarce(choice)


def _scarce(choice: Choice) -> Iterator[str]:
    """Yield a sentence where one class alone keeps most of the chips with labels from being made."""
    labelled, touched = _labelled(choice), int(choice.candidates.touched.sum())
    if choice.limited_by in (None, REST) or labelled >= FEW * touched:
        return
    yield (
        f"Only {labelled} of {touched} chips with labels were chosen, to keep the proportions of the classes: "
        f"{_limit(choice)}. For more, give the number of chips wanted, MAX_CHIPS (chips.max_chips): a class that is "
        "too rare then has all of its chips. If those are but specks of the class, a larger MIN_CLASS_PIXELS "
        "(labels.min_class_px) does not count them."
    )


def _labelled(choice: Choice) -> int:
    """Return how many of the chosen chips are not background."""
    free = choice.candidates.grounds.free & ~choice.candidates.touched
    return int((choice.chosen & ~free).sum())


def _limit(choice: Choice) -> str:
    """Return what kept the number of chips from being larger where none was asked for; '' where nothing did."""
    if choice.limited_by is None:
        return ""
    if choice.limited_by == REST:
        return "too few chips have labels of other classes"
    name = choice.candidates.classes[choice.limited_by].name
    return f"only {counted(choice.candidates.presence.counts[choice.limited_by], 'chip has', 'chips have')} {name}"


def _class_names(candidates: Candidates) -> list[str]:
    presence, names = candidates.presence, [c.name.replace(";", ",") for c in candidates.classes]
    found: list[list[str]] = [[] for _ in candidates.chips]
    for chip, kind in zip(presence.chip.tolist(), presence.kind.tolist(), strict=True):
        found[chip].append(names[kind])
    return [";".join(listed) for listed in found]


def _shares(candidates: Candidates) -> Columns:
    """Return the share of each candidate's ground that each class covers, by the name of its column."""
    grounds = candidates.grounds
    edges = chip_edges(candidates.chips)
    whole = (edges[:, 2] - edges[:, 0]) * (edges[:, 3] - edges[:, 1])
    columns: Columns = {}
    for value, name in column_names(candidates.classes).items():
        mine = grounds.value == value
        share = np.zeros(len(whole))
        share[grounds.chip[mine]] = grounds.area_m2[mine] / whole[grounds.chip[mine]]
        columns[name] = np.minimum(share, 1.0).tolist()
    return columns
