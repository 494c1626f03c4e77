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
from .document import composed, described_rows, digest_of, read_sound
from .histogram import Histogram, merged
from .measure import Whole, batches, measure
from .subject import Subject

PERCENTILES = {"p2": 2.0, "p50": 50.0, "p98": 98.0}
STEPS = 64
"""Of a band's histogram in the document."""
SHOWN = (0.5, 99.5)
"""Percentiles of all splits together between which these steps lie; the same for each split."""
DIGITS = 9
"""Of numbers in the document: as many as float32 has, fewer than processors differ in."""
EDGE_DIGITS = 6

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
        return composed(subject, known["splits"], nothing, of, split)
    wholes = _measured(subject, by_split, output, progress)
    scales = [_scale([whole.histogram(i) for whole in wholes.values()]) for i in range(count)]
    splits = {name: _told(subject, whole, by_split[name], scales) for name, whole in wholes.items()}
    return composed(subject, splits, nothing, of, split)


def _measured(
    subject: Subject, by_split: Mapping[str, Sequence[Row]], output: Output, progress: Progress
) -> dict[str, Whole]:
    """Return what the samples of each split are together."""
    wholes = {split: Whole(len(subject.bands)) for split in by_split}
    todo = []
    for split, rows in by_split.items():
        todo += batches(subject, split, rows, output.threads)
    total, done = sum(map(len, by_split.values())), 0
    for part in EXECUTORS[output.executor](measure, subject, todo, output, progress.check):
        wholes[part.split].add(part)
        done += part.samples
        progress.report(done, total, f"statistics of {done} of {total} samples")
    return wholes


def _told(subject: Subject, whole: Whole, rows: Sequence[Row], scales: Sequence[Edges | None]) -> dict[str, Any]:
    """Return what the document says of a split; ``scales``: the edges of each band's steps."""
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
