"""Chips dealt at random, each class and each amount of it in the splits' shares."""

from __future__ import annotations

import numpy as np

from .groups import dealt_evenly, require_groups
from .material import LEFT_OUT, Ints, Luck, Material, Placed, chances
from .optimise import amounts, cost
from .shares import share_out, spread, table_of

BINS = 8
"""Levels of a stratum's class pixels that are dealt alike."""
LEAST_IN_BIN = 4


def by_chance(material: Material) -> Placed:
    """Return chips dealt at random; those that share ground stay together, and the shares come out to the chip.

    With strata each of them is dealt in the shares too, within a chip; of several ways, seeded, the one that evens out
    the classes best is taken.

    Raises SplitError where chips that share ground leave fewer groups than parts.
    """
    rules, shares = material.rules, [p.share for p in material.parts]
    apart = rules.overlap == "allow"
    unit = np.arange(len(material.chips)) if apart else np.unique(material.ground, return_inverse=True)[1].ravel()
    sizes = np.bincount(unit)
    wanted = sum(s > 0 for s in shares)
    first = np.unique(unit, return_index=True)[1].tolist()
    shared = len(sizes) < len(unit)
    require_groups(
        material,
        [material.chips[i].id for i in first],
        "groups that share ground (at the border of two UTM zones, or moved inside the AOI)" if shared else "places",
        "Choose one CRS for all chips (CRS), or OVERLAP=allow (split.overlap): the leak is counted then."
        if shared
        else "Choose a larger AOI or smaller chips.",
    )
    part = np.full(len(unit), LEFT_OUT, np.int64)
    before = part.copy()
    single = sizes[unit] == 1
    alone = np.flatnonzero(single)
    together, group = np.unique(unit[~single], return_inverse=True)
    if len(together):
        of_group = np.full(len(unit), LEFT_OUT, np.int64)
        of_group[~single] = group.ravel()
        names = [material.chips[first[u]].id for u in together.tolist()]
        dealt, plain = dealt_evenly(material, of_group, names, shares, min(len(alone), wanted))
        part[~single], before[~single] = dealt[group.ravel()], plain[group.ravel()]
    if len(alone):
        names = [material.chips[i].id for i in alone.tolist()]
        pixels = material.pixels[alone]
        luck = chances(names, rules.seed)
        counts = _left(part, len(unit), len(alone), shares)
        before[alone] = _shuffled(luck[:, 0], _left(before, len(unit), len(alone), shares))
        part[alone] = _shuffled(luck[:, 0], counts)
        if rules.stratify and pixels.any():
            values = amounts(np.ones(len(alone), np.int64), pixels)
            given = (np.array(counts) / len(alone)).tolist()
            tries = [_stratified(pixels, luck[:, i], counts) for i in range(luck.shape[1])]
            part[alone] = min(tries, key=lambda one: cost(values, one, given))
    return Placed(part, {"groups": len(sizes)}, (), before)


def _left(part: Ints, total: int, alone: int, shares: list[float]) -> list[int]:
    """Return how many of the chips that are alone go to each part, beside those that are dealt already."""
    wanted = np.array(share_out(total, shares))
    lacking = np.clip(wanted - np.bincount(part[part >= 0], minlength=len(shares)), 0, None)
    return share_out(alone, (lacking / lacking.sum()).tolist()) if lacking.sum() != alone else lacking.tolist()


def _shuffled(luck: Luck, counts: list[int]) -> Ints:
    part = np.zeros(len(luck), np.int64)
    part[np.argsort(luck, kind="stable")] = np.repeat(np.arange(len(counts)), counts)
    return part


def _stratified(pixels: Ints, luck: Luck, counts: list[int]) -> Ints:
    """Return a part for each chip so that every stratum has its share of each, to the chip."""
    stratum, level = strata_of(pixels)
    order = np.lexsort((luck, level, stratum))
    sizes = np.bincount(stratum)
    part = np.zeros(len(stratum), np.int64)
    part[order] = np.concatenate([spread(row) for row in table_of(sizes, counts).tolist()])
    return part


def strata_of(pixels: Ints) -> tuple[Ints, Ints]:
    """Return of each chip the stratum, and the level of its pixels among those of the stratum.

    A stratum is the rarest class (by all pixels) that a chip has; stratum 0 has no class.
    """
    total = pixels.sum(axis=0)
    by_rarity = np.lexsort((np.arange(len(total)), total))
    ranked = pixels[:, by_rarity]
    has = (ranked > 0).any(axis=1)
    rarest = np.argmax(ranked > 0, axis=1)
    amount = ranked[np.arange(len(pixels)), rarest]
    stratum = np.unique(np.where(has, rarest + 1, 0), return_inverse=True)[1].ravel().astype(np.int64)
    sizes = np.bincount(stratum)
    order = np.lexsort((amount, stratum))
    rank = np.empty(len(pixels), np.int64)
    rank[order] = np.arange(len(pixels)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    bins = np.clip(sizes // LEAST_IN_BIN, 1, BINS)
    return stratum, rank * bins[stratum] // sizes[stratum]
