"""Samples described: read once, on threads, unless an earlier description still holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..dataset import STATISTICS
from ..executors import EXECUTORS
from ..progress import Progress
from ..recipe import Output
from ..types import Row
from .classes import counted, weighed
from .document import composed, described_rows, digest_of, fold_of, read_sound, trains
from .histogram import Histogram, merged
from .measure import Group, Whole, batches, measure
from .subject import Subject

PERCENTILES = {"p2": 2.0, "p50": 50.0, "p98": 98.0}
STEPS = 64
"""Of a band's histogram in the document."""
SHOWN = (0.5, 99.5)
"""Percentiles of all splits together between which these steps lie; the same for each split."""
DIGITS = 9
"""Of numbers in the document: as many as float32 has, fewer than processors differ in."""
EDGE_DIGITS = 6
OF_FOLD = ("samples", "statistics", "classes")
"""What is told of the samples that train while a fold is the validation."""

Edges = npt.NDArray[np.float64]


def describe(
    subject: Subject, rows: Sequence[Row], output: Output, progress: Progress, split: str = ""
) -> dict[str, Any]:
    """Return stats.json of a dataset's rows, with a split at the top (default: train).

    ``output`` says where files are read: its executor and threads. No pixel is read where the dataset's own stats.json
    describes these very samples. The same for any order of rows and wherever it is done. Raises DatasetError where an
    image is not the one that its row tells of, ClusterError where a cluster is lost.
    """
    by_split = described_rows(rows)
    of = digest_of(subject, by_split)
    known = read_sound(subject.folder / STATISTICS)
    count = len(subject.bands)
    nothing = _told(subject, Whole(count), [], [None] * count)
    if known is not None and known["of"] == of:
        return composed(subject, known["splits"], known.get("folds", {}), nothing, of, split)
    groups = _grouped(by_split)
    wholes = _measured(subject, groups, output, progress)
    scales = [_scale([whole.histogram(i) for whole in wholes.values()]) for i in range(count)]
    splits, folds = {}, {}
    for name, mine in by_split.items():
        whole = Whole.of([wholes[group] for group in groups if group[0] == name], count)
        splits[name] = _told(subject, whole, mine, scales)
    for fold in sorted({fold for _, fold in groups if fold is not None}):
        taught = [group for group in groups if trains(group, fold)]
        whole, mine = Whole.of([wholes[g] for g in taught], count), [row for g in taught for row in groups[g]]
        told = _told(subject, whole, mine, [None] * count)
        folds[str(fold)] = {key: told[key] for key in OF_FOLD}
    return composed(subject, splits, folds, nothing, of, split)


def _grouped(by_split: Mapping[str, Sequence[Row]]) -> dict[Group, list[Row]]:
    """Return the rows of each split and fold: each is read once, and is merged into all that it is part of."""
    groups: dict[Group, list[Row]] = {}
    for split, rows in by_split.items():
        for row in rows:
            groups.setdefault((split, fold_of(row)), []).append(row)
    return groups


def _measured(
    subject: Subject, groups: Mapping[Group, Sequence[Row]], output: Output, progress: Progress
) -> dict[Group, Whole]:
    """Return what the samples of each group are together."""
    wholes = {group: Whole(len(subject.bands)) for group in groups}
    todo = []
    for group, rows in groups.items():
        todo += batches(subject, group, rows, output.threads)
    total, done, last = sum(map(len, groups.values())), 0, None
    for part in EXECUTORS[output.executor](measure, subject, todo, output, progress.check):
        if last not in (None, part.group):
            wholes[last].settle()
        last = part.group
        wholes[last].add(part)
        done += part.samples
        progress.report(done, total, f"statistics of {done} of {total} samples")
    return wholes


def _told(subject: Subject, whole: Whole, rows: Sequence[Row], scales: Sequence[Edges | None]) -> dict[str, Any]:
    """Return what the document says of a split or fold; ``scales``: the edges of each band's steps."""
    pixels = whole.pixels if subject.reads_masks else counted(subject, rows)
    histograms = [whole.histogram(i) for i in range(len(subject.bands))]
    return {
        "samples": whole.samples,
        "statistics": {name: _statistics(whole, i, histograms[i]) for i, name in enumerate(subject.bands)},
        "classes": weighed(subject, pixels),
        "histograms": {
            name: _stepped(histogram, edges)
            for name, histogram, edges in zip(subject.bands, histograms, scales, strict=True)
            if edges is not None
        },
    }


def _statistics(whole: Whole, band: int, histogram: Histogram) -> dict[str, Any]:
    """Return the numbers of a band; None where no pixel has a value."""
    spread = whole.spread(band)
    if spread is None:
        return {**dict.fromkeys(("mean", "std", "min", "max", *PERCENTILES)), "count": 0}
    ranked = np.clip(histogram.percentiles(list(PERCENTILES.values())), spread.least, spread.largest)
    numbers = (spread.mean, spread.std, spread.least, spread.largest, *ranked)
    names = ("mean", "std", "min", "max", *PERCENTILES)
    return {**{n: _rounded(v, DIGITS) for n, v in zip(names, numbers, strict=True)}, "count": spread.count}


def _scale(histograms: Sequence[Histogram]) -> Edges | None:
    """Return the edges of a band's steps, the same for all splits; None without a value."""
    together = merged(histograms)
    if not together.count:
        return None
    low, high = (_rounded(v, EDGE_DIGITS) for v in together.percentiles(SHOWN))
    if not low < high:
        low, high = low - 0.5, high + 0.5
    return np.linspace(low, high, STEPS + 1)


def _stepped(histogram: Histogram, edges: Edges) -> dict[str, Any]:
    counts = [int(n) for n in histogram.binned(edges)]
    return {
        "from": float(edges[0]), "to": float(edges[-1]), "below": counts[0], "above": counts[-1], "counts": counts[1:-1]
    }  # fmt: skip


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}") + 0.0  # never -0.0
