"""The leak report: after every split, whatever the method, what each pair of splits has in common.

Counted over all dates, tiles and overlaps, and across the borders of UTM zones. Chips that are left out for the buffer,
and those of no split, are of no pair.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from ..contents import Contents
from ..explore import columns_of, squares_in_one_crs
from ..progress import Check
from ..recipe import SPLIT_NAMES
from ..types import Row
from ..vector import Layer
from ..wording import counted
from .ground import Floats, Ints, Places, distances, shared_px, together

LAYER = "leaks"
ABOUT = (
    "What each two splits have in common, over all dates, tiles and overlaps: pixels of ground (shared_px, each "
    "counted once) and the chips that hold them, the smallest distance of their chips, chips nearer than "
    "split.buffer_m (near_chips), chips of both (same_chips), images of the very same pixels (same_images), scenes and "
    "dates. Distances across two CRSs are told up to 100 km; null: farther. Of a fold: what it shares with all others."
)
BY_DATE = "The split is by date: the test measures other times of the same ground, not other places."
ITEMS = ("s2_items", "s1_items")
DIGITS = 2
ROOM_M = 1e-6


@dataclass(frozen=True)
class Leaks:
    """What was found."""

    document: dict[str, Any]
    """As dataset.json has it."""
    leak_px: list[int | None]
    """Of each sample, the pixels of its chip that are ground of another split too; None where it has no split."""
    layers: list[Layer]
    """The layer of offending chips, where there are any."""
    warnings: list[str]


def measure(
    contents: Contents, kept: Sequence[Row], splits: Sequence[str], folds: Sequence[int | None], check: Check
) -> Leaks:
    """Return the leaks of kept samples with the split and the fold of each; ``check`` may end the work by raising."""
    rules = contents.recipe.split
    buffer_m = rules.buffer_m
    parts = {name: _part(contents, kept, [s == name for s in splits]) for name in SPLIT_NAMES if name in splits}
    pairs = {
        (one, other): _compared(parts[one], parts[other], buffer_m, check) for one, other in combinations(parts, 2)
    }
    leaks = {name: _leak_px(name, parts, pairs, check) for name in parts}
    samples = [
        leaks[name][parts[name].number[str(row.values["chip_id"])]] if name in parts else None
        for row, name in zip(kept, splits, strict=True)
    ]
    offences = [o for names, pair in pairs.items() for o in _offences(names, parts, pair, buffer_m)]
    document: dict[str, Any] = {
        "about": ABOUT,
        "buffer_m": buffer_m,
        "pairs": [_told(names, parts, pair, buffer_m) for names, pair in pairs.items()],
        "chips": len({o["chip_id"] for o in offences}),
        "samples": sum(1 for px in samples if px),
        "folds": list(_folds(contents, kept, folds, check)),
    }
    return Leaks(document, samples, _layers(contents, kept, offences), list(_warnings(document, rules.method)))


@dataclass(frozen=True)
class _Part:
    """The samples of one split."""

    places: Places
    """Of its chips, by their ids."""
    number: Mapping[str, int]
    """Of each chip, by its id."""
    items: frozenset[str]
    dates: frozenset[str]
    looks: frozenset[str]
    """Fingerprints of the images."""


@dataclass(frozen=True)
class _Pair:
    """Two splits; arrays with an entry a chip of the first, or of the second."""

    px: tuple[Ints, Ints]
    """Pixels of a chip that are ground of the other split too."""
    metres: tuple[Floats, Floats]
    """To the nearest chip of the other split, of those that are near; else infinite."""
    shared_px: int
    """Each pixel of ground counted once."""


def _part(contents: Contents, rows: Sequence[Row], mine: Sequence[bool]) -> _Part:
    values = [row.values for row, is_mine in zip(rows, mine, strict=True) if is_mine]
    of_chip = {str(v["chip_id"]): v for v in values}
    names = sorted(of_chip)
    facts = [[of_chip[name][key] for key in ("epsg", "col", "row", "dx", "dy")] for name in names]
    epsg, col, row, dx, dy = np.array(facts, np.int64).reshape(-1, 5).T
    chips = contents.recipe.chips
    step, size, pixel_m = chips.step_px, chips.size_px, contents.recipe.grid.pixel_size_m
    return _Part(
        Places(epsg, col * step + dx, row * step + dy, size, pixel_m),
        {name: i for i, name in enumerate(names)},
        frozenset(item for v in values for key in ITEMS for item in str(v[key] or "").split(";")) - {""},
        frozenset(str(v["date"]) for v in values),
        frozenset(str(v.get("fingerprint") or "") for v in values) - {""},
    )


def _compared(one: _Part, other: _Part, buffer_m: float, check: Check) -> _Pair:
    """Return what two splits share; distances only as far as they are told."""
    px = (shared_px(one.places, other.places, check), shared_px(other.places, one.places, check))
    ground = one.places.at(px[0] > 0)
    whole = int(shared_px(ground, other.places, check, once=True).sum())
    metres = tuple(np.where(of_chip > 0, 0.0, np.inf) for of_chip in px)
    if not whole or buffer_m:
        metres = (np.minimum(metres[0], distances(one.places, other.places, buffer_m, check)), metres[1])
    if buffer_m:
        metres = (metres[0], np.minimum(metres[1], distances(other.places, one.places, buffer_m, check)))
    return _Pair(px, (metres[0], metres[1]), whole)


def _leak_px(name: str, parts: Mapping[str, _Part], pairs: Mapping[tuple[str, str], _Pair], check: Check) -> list[int]:
    """Return of each chip of a split the pixels that are ground of any other: each counted once."""
    others = {b if a == name else a: pair.px[a != name] for (a, b), pair in pairs.items() if name in (a, b)}
    if not others:
        return [0] * len(parts[name].places)
    found: Ints = np.array(list(others.values()))
    leak_px: Ints = found.max(axis=0)
    several = np.flatnonzero((found > 0).sum(axis=0) > 1)
    if len(several):
        ground = together([parts[other].places for other in others])
        leak_px[several] = shared_px(parts[name].places.at(several), ground, check)
    return [int(px) for px in leak_px]


def _near(metres: Floats, buffer_m: float) -> npt.NDArray[np.bool_]:
    nearer: npt.NDArray[np.bool_] = metres < buffer_m - ROOM_M
    return nearer


def _offences(
    names: tuple[str, str], parts: Mapping[str, _Part], pair: _Pair, buffer_m: float
) -> Iterator[dict[str, Any]]:
    """Yield a record for each chip that shares ground with the other split, or lies nearer than the buffer."""
    for name, other, px, metres in zip(names, reversed(names), pair.px, pair.metres, strict=True):
        chips = list(parts[name].number)
        for i in np.flatnonzero((px > 0) | _near(metres, buffer_m)).tolist():
            near_m = round(float(metres[i]), DIGITS)
            yield {
                "chip_id": chips[i],
                "split": name,
                "other": other,
                "shared_px": int(px[i]),
                "distance_m": near_m,
            }


def _told(names: tuple[str, str], parts: Mapping[str, _Part], pair: _Pair, buffer_m: float) -> dict[str, Any]:
    """Return what dataset.json says of two splits."""
    one, other = (parts[name] for name in names)
    return {
        "splits": list(names),
        "shared_px": pair.shared_px,
        "shared_chips": sum(int((px > 0).sum()) for px in pair.px),
        "min_distance_m": _metres(min(float(m.min(initial=np.inf)) for m in pair.metres)),
        "near_chips": sum(int(_near(m, buffer_m).sum()) for m in pair.metres),
        "same_chips": len(one.number.keys() & other.number.keys()),
        "same_images": len(one.looks & other.looks),
        "shared_scenes": len(one.items & other.items),
        "shared_dates": len(one.dates & other.dates),
    }


def _metres(distance: float) -> float | None:
    return round(distance, DIGITS) if math.isfinite(distance) else None


def touching(document: Mapping[str, Any], method: str) -> str:
    """Return a sentence on splits whose chips touch and share no ground, with what helps; '' where none do.

    ``document``: as dataset.json has it; ``method`` of the split. Splits by date show the same ground on purpose.
    """
    pairs = [p for p in document["pairs"] if p.get("min_distance_m") == 0 and not p["shared_px"]]
    if not pairs or method == "date":
        return ""
    told = ", ".join(" and ".join(p["splits"]) for p in pairs)
    blocks = "SPLIT=blocks (split.method) keeps most neighbours together; " if method == "random" else ""
    return (
        f"Splits touch ({told}): chips side by side look alike, so that scores may flatter. {blocks}SPLIT_BUFFER "
        "(split.buffer_m) leaves a distance between splits."
    )


def _folds(
    contents: Contents, kept: Sequence[Row], folds: Sequence[int | None], check: Check
) -> Iterator[dict[str, Any]]:
    """Yield what each fold has in common with all the others."""
    buffer_m = contents.recipe.split.buffer_m
    parts = {k: _part(contents, kept, [f == k for f in folds]) for k in sorted({f for f in folds if f is not None})}
    for fold, mine in parts.items() if len(parts) > 1 else ():
        rest = together([part.places for k, part in parts.items() if k != fold])
        px = shared_px(mine.places, rest, check)
        metres = np.where(px > 0, 0.0, distances(mine.places, rest, buffer_m, check))
        yield {
            "fold": fold,
            "shared_px": int(shared_px(mine.places.at(px > 0), rest, check, once=True).sum()),
            "shared_chips": int((px > 0).sum()),
            "min_distance_m": _metres(float(metres.min(initial=np.inf))),
            "near_chips": int(_near(metres, buffer_m).sum()),
        }


def _layers(contents: Contents, kept: Sequence[Row], offences: Sequence[Mapping[str, Any]]) -> list[Layer]:
    """Return the layer of offending chips, a row a chip, its split and the other; nothing where there is none."""
    if not offences:
        return []
    rows = {str(r.values["chip_id"]): r for r in kept}
    records = sorted(offences, key=lambda o: (o["chip_id"], o["split"], o["other"]))
    crs, squares = squares_in_one_crs([contents.chip_of(rows[o["chip_id"]]) for o in records])
    return [Layer(LAYER, squares, columns_of(records), crs)]


def _warnings(document: Mapping[str, Any], method: str) -> Iterator[str]:
    buffer_m = document["buffer_m"]
    for pair in document["pairs"]:
        names = " and ".join(pair["splits"])
        if pair["shared_px"]:
            chips = counted(pair["shared_chips"], "chip")
            yield f"Leak: {names} share {counted(pair['shared_px'], 'pixel')} of ground ({chips})."
        if pair["near_chips"]:
            told = f"{counted(pair['near_chips'], 'chip lies', 'chips lie')} nearer than {buffer_m:g} m to each other"
            yield f"Leak: of {names} {told} (split.buffer_m)."
        if pair["same_images"]:
            yield f"Leak: {names} have {counted(pair['same_images'], 'image')} of the very same pixels."
    if method == "date" and any(pair["shared_px"] for pair in document["pairs"]):
        yield BY_DATE
    if leaking := [f for f in document["folds"] if f["shared_px"] or f["near_chips"]]:
        told = ", ".join(str(f["fold"]) for f in leaking)
        chips = counted(sum(f["shared_chips"] for f in leaking), "chip")
        near = f", {sum(f['near_chips'] for f in leaking)} lie nearer than {buffer_m:g} m" if buffer_m else ""
        yield f"Leak: folds {told} share ground with others ({chips}{near})."
