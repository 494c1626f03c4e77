"""Kept samples that are nearly the same as another: much of the same ground in the same season, or the very pixels.

Nobody has to drop them; but what is learnt of one is known of the other, and it counts twice. Other dates of a chip in
one split are what a series is made of: they are counted, and listed only where their pixels are equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..explore import columns_of, squares_in_one_crs
from ..geometry.crs import reproject
from ..geometry.shapes import by_crs, chip_edges, chip_squares, near_chips
from ..grid import Chip
from ..types import Row
from ..vector import Layer

MIN_SHARE = 0.5
"""Chips that share more of their ground than this are nearly the same place."""
SEASON_DAYS = 45
"""Days of the year so far apart, or nearer, are of one season, whatever the year."""
YEAR_DAYS = 365.2425
LAYER = "duplicates"
PIXELS, CHIP, GROUND = "pixels", "chip", "ground"
"""What a sample has in common with its twin: all pixels, the chip, or most of the ground."""
LISTED = 50
"""Samples that dataset.json names, those of equal pixels first; the layer has all."""
TOLD = 3
PAIRS_AT_ONCE = 2_000_000
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Twins:
    """What was found."""

    document: dict[str, Any]
    """For dataset.json."""
    layers: list[Layer]
    """The layer ``duplicates``: a row a sample that has a twin; none where no sample has."""
    warnings: list[str]


@dataclass(frozen=True)
class Pairs:
    """Pairs of chips, by their numbers; each stands twice, once from either side."""

    one: Ints
    other: Ints
    share: npt.NDArray[np.float64]
    """Of the ground that both have, 0-1."""


def find(rows: Sequence[Row], chips: Mapping[str, Chip]) -> Twins:
    """Return which of the kept samples have a twin, and their nearest; the same for any order of rows.

    ``chips`` are those of the rows, by id. A twin shows more than ``MIN_SHARE`` of the same ground in the same season
    (another chip, or the same in another split), or has the very pixels, wherever it lies. The nearest is one of equal
    pixels, then the one that shares the most ground, then the nearest in time, then the first by its id.
    """
    rows = sorted(rows, key=lambda r: r.sample_id)
    names = sorted({str(r.values["chip_id"]) for r in rows})
    number = {name: i for i, name in enumerate(names)}
    samples = _Samples(
        np.array([number[str(r.values["chip_id"])] for r in rows], np.int64),
        np.array([date.fromisoformat(str(r.values["date"])[:10]).toordinal() for r in rows], np.int64),
        _look_numbers(rows),
        np.unique([str(r.values["split"] or "") for r in rows], return_inverse=True)[1].reshape(-1),
    )
    pairs = _all_pairs([chips[name] for name in names], samples)
    nearest, near, series = _nearest(samples, pairs)
    equal = samples.equal
    records = [
        _record(rows[i], rows[best.twin], best, int(near[i]), int(equal[i])) for i, best in sorted(nearest.items())
    ]
    return Twins(_document(records, int(series.sum())), _layers(records, chips), _warnings(records))


@dataclass(frozen=True)
class _Samples:
    """The samples, by id: a number each."""

    chip: Ints
    """Number of its chip."""
    day: Ints
    """Proleptic ordinal."""
    look: Ints
    """Equal where all pixels are; below 0: no other sample has them."""
    split: Ints

    @property
    def equal(self) -> Ints:
        """Of each sample, how many others have its very pixels."""
        known = self.look >= 0
        counts = np.bincount(self.look[known])
        found = np.zeros(len(self.look), np.int64)
        found[known] = counts[self.look[known]] - 1
        return found


@dataclass(frozen=True)
class _Best:
    """The nearest twin of a sample."""

    twin: int
    share: float
    is_equal: bool


def _look_numbers(rows: Sequence[Row]) -> Ints:
    """Return a number for each fingerprint that several samples have, and -1 for the others."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if text := row.values.get("fingerprint"):
            alike[str(text)].append(i)
    numbers = np.full(len(rows), -1, np.int64)
    for number, members in enumerate(m for m in alike.values() if len(m) > 1):
        numbers[members] = number
    return numbers


def _all_pairs(chips: Sequence[Chip], samples: _Samples) -> Pairs:
    """Return the pairs of chips whose samples may be twins: each with itself, those that share ground or looks."""
    itself = np.arange(len(chips))
    found = [Pairs(itself, itself, np.ones(len(chips))), *ground_pairs(chips)]
    one, other = (np.concatenate([getattr(p, side) for p in found]) for side in ("one", "other"))
    known = set((one * len(chips) + other).tolist())
    found.append(_alike_elsewhere(chips, samples, known))
    one, other, share = (np.concatenate([getattr(p, name) for p in found]) for name in ("one", "other", "share"))
    order = np.lexsort((other, one))
    return Pairs(one[order], other[order], share[order])


def ground_pairs(chips: Sequence[Chip], least: float = MIN_SHARE) -> Iterator[Pairs]:
    """Yield the pairs of chips that share more than ``least`` (0.5 or more) of their ground, by their places in
    ``chips``: all of one size in pixels and metres.

    Chips of two CRSs are compared in one of them.
    """
    places = {chip.id: i for i, chip in enumerate(chips)}
    mine = by_crs(chips)
    for of_one in mine.values():
        numbers = np.array([places[c.id] for c in of_one], np.int64)
        size = of_one[0].size_px
        corners = np.array([(c.col * c.stride_px + c.dx_px, c.row * c.stride_px + c.dy_px) for c in of_one], np.int64)
        tree = shapely.STRtree(shapely.box(*corners.T, *(corners + size).T))
        a, b = tree.query(shapely.points(corners + size / 2))  # half a chip apart at most
        common = np.maximum(size - np.abs(corners[a] - corners[b]), 0).prod(axis=1)
        real = (a != b) & (common > least * size * size)
        yield Pairs(numbers[a[real]], numbers[b[real]], common[real] / (size * size))
    for first, second in combinations(mine, 2):
        near = [mine[second][i] for i in near_chips(chip_edges(mine[second]), f"EPSG:{second}", mine[first])]
        if near:
            yield _across(mine[first], near, places, least)


def _across(ones: Sequence[Chip], others: Sequence[Chip], places: Mapping[str, int], least: float) -> Pairs:
    """Return the pairs of chips of two CRSs, from both sides."""
    squares = chip_squares(ones)
    crossed = reproject(chip_squares(others), f"EPSG:{others[0].epsg}", f"EPSG:{ones[0].epsg}")
    b, a = shapely.STRtree(squares).query(crossed, predicate="intersects")
    shares = shapely.area(shapely.intersection(squares[a], crossed[b])) / shapely.area(squares[a])
    real = shares > least
    one = np.array([places[ones[i].id] for i in a[real].tolist()], np.int64)
    other = np.array([places[others[i].id] for i in b[real].tolist()], np.int64)
    return Pairs(np.concatenate([one, other]), np.concatenate([other, one]), np.tile(shares[real], 2))


def _alike_elsewhere(chips: Sequence[Chip], samples: _Samples, known: set[int]) -> Pairs:
    """Return the pairs of chips, beside those that are known, whose samples have the same pixels.

    Each sample with the first of those alike, so that very many alike are few pairs.
    """
    first: dict[int, int] = {}
    wanted: dict[tuple[int, int], float] = {}
    for i in np.flatnonzero(samples.look >= 0).tolist():
        here = int(samples.chip[i])
        there = int(samples.chip[first.setdefault(int(samples.look[i]), i)])
        for pair in ((here, there), (there, here)):
            if pair[0] * len(chips) + pair[1] not in known and pair not in wanted:
                wanted[pair] = _common_share(chips[pair[0]], chips[pair[1]])
    one, other = (np.array([pair[k] for pair in wanted], np.int64) for k in (0, 1))
    return Pairs(one, other, np.array(list(wanted.values()), np.float64))


def _common_share(one: Chip, other: Chip) -> float:
    """Return the share of a chip's ground that another has too; 0 where they lie in two CRSs."""
    if one.epsg != other.epsg:
        return 0.0
    squares = chip_squares([one, other])
    return float(shapely.area(shapely.intersection(*squares)) / shapely.area(squares[0]))


def _nearest(samples: _Samples, pairs: Pairs) -> tuple[dict[int, _Best], Ints, npt.NDArray[np.bool_]]:
    """Return the nearest twin of each sample that has one, how many of the season's share its ground, and of each
    whether its chip has another date of the season in its split.
    """
    count = len(samples.chip)
    order = np.argsort(samples.chip, kind="stable")
    sizes = np.bincount(samples.chip, minlength=1)
    starts = np.cumsum(sizes) - sizes
    best: dict[int, _Best] = {}
    near, series = np.zeros(count, np.int64), np.zeros(count, bool)
    for part in _parts(pairs, sizes):
        one, other = pairs.one[part], pairs.other[part]
        lots = sizes[one] * sizes[other]
        which = np.repeat(np.arange(len(one)), lots)
        place = np.arange(len(which)) - np.repeat(np.cumsum(lots) - lots, lots)
        across, down = sizes[other][which], starts[one][which]
        a = order[down + place // across]
        b = order[starts[other][which] + place % across]
        share = pairs.share[part][which]
        equal = (samples.look[a] >= 0) & (samples.look[a] == samples.look[b])
        days = np.abs(samples.day[a] - samples.day[b])
        of_year = days % YEAR_DAYS
        season = (share > MIN_SHARE) & (np.minimum(of_year, YEAR_DAYS - of_year) <= SEASON_DAYS)
        of_series = season & (samples.chip[a] == samples.chip[b]) & (samples.split[a] == samples.split[b]) & (a != b)
        series[a[of_series]] = True
        season &= ~of_series
        real = np.flatnonzero((a != b) & (season | equal))
        near += np.bincount(a[real][season[real]], minlength=count)
        ranked = real[np.lexsort((b[real], days[real], -share[real], ~equal[real], a[real]))]
        _, at = np.unique(a[ranked], return_index=True)
        for i in ranked[at].tolist():
            best[int(a[i])] = _Best(int(b[i]), float(share[i]), bool(equal[i]))
    return best, near, series


def _parts(pairs: Pairs, sizes: Ints) -> Iterator[slice]:
    """Yield runs of pairs of few samples together; all pairs of a chip are in one."""
    starts = np.flatnonzero(np.diff(pairs.one, prepend=-1))
    if not len(starts):
        return
    lots = np.add.reduceat(sizes[pairs.one] * sizes[pairs.other], starts)
    group = np.cumsum(lots) // PAIRS_AT_ONCE
    firsts = starts[np.flatnonzero(np.diff(group, prepend=-1))].tolist()
    yield from (slice(a, b) for a, b in zip(firsts, [*firsts[1:], len(pairs.one)], strict=True))


def _record(row: Row, twin: Row, best: _Best, near: int, equal: int) -> dict[str, Any]:
    """Return what is told of a sample with a twin."""
    one, other = row.values, twin.values
    same_chip = one["chip_id"] == other["chip_id"]
    days = date.fromisoformat(str(one["date"])[:10]) - date.fromisoformat(str(other["date"])[:10])
    return {
        "sample_id": row.sample_id,
        "chip_id": one["chip_id"],
        "split": one["split"],
        "twin": twin.sample_id,
        "twin_split": other["split"],
        "common": PIXELS if best.is_equal else CHIP if same_chip else GROUND,
        "share": round(best.share, 4),
        "days": abs(days.days),
        "near": near,
        "equal": equal,
    }


def _document(records: Sequence[Mapping[str, Any]], other_dates: int) -> dict[str, Any]:
    """Return what dataset.json says."""
    ranked = sorted(records, key=lambda r: (r["common"] != PIXELS, r["sample_id"]))
    keys = ("sample_id", "twin", "common", "share", "days")
    kinds = [r["common"] for r in records]
    return {
        "min_share": MIN_SHARE,
        "season_days": SEASON_DAYS,
        "samples": len(records),
        **{kind: kinds.count(kind) for kind in (PIXELS, CHIP, GROUND)},
        "other_dates": other_dates,
        "listed": [{key: r[key] for key in keys} for r in ranked[:LISTED]],
    }


def _layers(records: Sequence[Mapping[str, Any]], chips: Mapping[str, Chip]) -> list[Layer]:
    if not records:
        return []
    crs, squares = squares_in_one_crs([chips[str(r["chip_id"])] for r in records])
    return [Layer(LAYER, squares, columns_of(records), crs)]


def _warnings(records: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a sentence on images that stand in the dataset twice."""
    pairs = [f"{r['sample_id']} as {r['twin']}" for r in records if r["common"] == PIXELS]
    if not pairs:
        return []
    more = f" and {len(pairs) - TOLD} more" if len(pairs) > TOLD else ""
    return [
        f"{len(pairs)} kept samples have the very pixels of another: {', '.join(pairs[:TOLD])}{more}. Each counts "
        f"twice; the layer {LAYER} has them all."
    ]
