"""What a dataset's header says of its split: shares as asked and as they came out, and how even the classes are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..recipe import BUFFER
from .material import BUFFERED, LEFT_OUT, Floats, Ints, Material, Placed, summed

DIGITS = 6
FAR = 0.1
"""Part of the chips in another split than asked for that is worth a warning."""
TOLD = 5
"""So many classes are named in one."""


def document_of(material: Material, placed: Placed, part: Ints) -> dict[str, Any]:
    """Return the key ``split`` of dataset.json; ``part`` has the parts after chips were left out.

    Shares are of the chips (of the samples, where these are dealt by date) that are of a split. An imbalance is the
    part of an amount (of all chips, of a class' pixels) that would have to change its split for all to have their
    wanted share: 0 is even, and the total variation distance of the two shares.
    """
    rules = material.rules
    chips = np.arange(len(part)) if placed.by_row else material.chip_of
    splits = [p.split for p in material.parts]
    names = dict.fromkeys(sorted(set(splits), key=splits.index))
    of_split = {name: [i for i, p in enumerate(material.parts) if p.split == name] for name in names}
    rows = part[chips]
    dealt = max(1, int((part >= 0).sum()))
    realised = {name: _share(np.isin(part, mine).sum(), dealt) for name, mine in of_split.items()}
    asked = {name: _share(sum(material.parts[i].share for i in mine), 1) for name, mine in of_split.items()}
    document: dict[str, Any] = {
        "method": rules.method,
        "unit": "sample" if placed.by_row else "chip",
        "seed": rules.seed,
        "requested": None if placed.named or "fallback" in placed.facts else asked,
        "realised": realised,
        "chips": _counts(material, part, rows, of_split, chips=True),
        "samples": _counts(material, part, rows, of_split, chips=False),
        "stratified": bool(rules.stratify and placed.before is not None and material.pixels.any()),
        "buffer_m": rules.buffer_m,
        "overlap": rules.overlap,
        **placed.facts,
    }
    if not placed.named and "fallback" not in placed.facts:
        document["imbalance"] = _imbalance(material, placed)
    if material.classes and material.pixels.any():
        document["classes"] = _class_shares(material, rows, of_split)
    if rules.folds and "fallback" not in placed.facts:
        document["folds"] = [
            {"fold": p.fold, "chips": int((part == i).sum()), "samples": int((rows == i).sum())}
            for i, p in sorted(enumerate(material.parts), key=lambda ip: ip[1].fold or 0)
            if p.fold is not None
        ]
    return document


def shortcomings(document: Mapping[str, Any]) -> list[str]:
    """Return warnings of shares that came out far from those asked for, and of classes that a split lacks."""
    if "fallback" in document:
        return []
    asked, realised = document["requested"], document["realised"]
    said = []
    if asked is None and not realised["train"]:
        said.append("No chip is of the split train.")
    if asked is not None and sum(abs(realised[name] - asked[name]) for name in asked) / 2 > FAR:
        told = ", ".join(f"{name} {100 * realised[name]:.3g} % (of {100 * asked[name]:.3g})" for name in asked)
        said.append(f"The splits came out as {told}: the groups are too few or too unlike, or many chips gave way.")
    used = [name for name, count in document["samples"].items() if count and name in realised]
    lacking = [
        f"{name} in {' and '.join(split for split in used if not shares[split])}"
        for name, shares in document.get("classes", {}).items()
        if not all(shares[split] for split in used)
    ]
    if lacking:
        more = f" and {len(lacking) - TOLD} more" if len(lacking) > TOLD else ""
        said.append(f"Classes without a pixel in a split: {', '.join(lacking[:TOLD])}{more}.")
    return said


def _share(amount: Any, whole: float) -> float:
    return round(float(amount) / float(whole), DIGITS)


def _counts(material: Material, part: Ints, rows: Ints, of_split: dict[str, list[int]], chips: bool) -> dict[str, int]:
    """Return the chips or samples of each split; ``buffer`` and '' (in none) where there are such."""
    every = {**of_split, BUFFER: [BUFFERED], "": [LEFT_OUT]}
    found = {
        name: len(np.unique(material.chip_of[np.isin(rows, mine)])) if chips else int(np.isin(rows, mine).sum())
        for name, mine in every.items()
    }
    return {name: count for name, count in found.items() if count or name in of_split}


def _class_shares(material: Material, rows: Ints, of_split: dict[str, list[int]]) -> dict[str, dict[str, float]]:
    """Return for each class that there is the share of its dealt pixels in each split."""
    sums = np.array([material.row_pixels[np.isin(rows, mine)].sum(axis=0) for mine in of_split.values()])
    whole = sums.sum(axis=0)
    return {
        name: {split: _share(sums[j, c], whole[c]) for j, split in enumerate(of_split)}
        for c, name in enumerate(material.classes)
        if whole[c]
    }


def _imbalance(material: Material, placed: Placed) -> dict[str, Any]:
    """Return how uneven the chips and the classes were dealt, and what it would be without a look at classes."""
    pixels = material.row_pixels if placed.by_row else material.pixels
    shares = np.array([p.share for p in material.parts])
    chips = distance(np.ones((len(placed.part), 1), np.int64), placed.part, shares)
    told: dict[str, Any] = {"chips": round(float(chips[0]), DIGITS)}
    present = pixels[placed.part >= 0].sum(axis=0) > 0
    if present.any():
        after = distance(pixels[:, present], placed.part, shares)
        named = [name for name, there in zip(material.classes, present, strict=True) if there]
        told["classes"] = {name: round(float(v), DIGITS) for name, v in zip(named, after, strict=True)}
        told["mean"] = round(float(after.mean()), DIGITS)
        if placed.before is not None:
            before = distance(pixels[:, present], placed.before, shares)
            told["mean_by_count_alone"] = round(float(before.mean()), DIGITS)
    return told


def distance(amounts: Ints, part: Ints, shares: Floats) -> Floats:
    """Return of each amount (units x amounts) half the sum of the differences of its shares from the wanted ones."""
    sums = summed(amounts, part, len(shares)).astype(np.float64)
    whole = np.maximum(sums.sum(axis=0), 1)
    return np.asarray(np.abs(sums / whole - shares[:, None]).sum(axis=0) / 2)
