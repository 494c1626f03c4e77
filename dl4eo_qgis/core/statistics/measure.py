"""The pixels of some samples of a group as a partial result, and how partial results become one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..executors.slots import computing
from ..lost import lost
from ..pixels.raster_header import RasterReadError
from ..progress import Check
from ..quality.fingerprint import fingerprint
from ..raster import read_file
from ..types import Row
from .histogram import MAX_BINS, Histogram, histogram_of, merged
from .moments import Moments, Spread, Table, moments_of, spread_of, table_of
from .subject import Subject

FINGERPRINT = "fingerprint"
"""Column of the chips table; those of datasets of older versions have none."""
BATCH_PX = 2**19
"""Pixels of a band that are held at once: 8 chips of 256 x 256; with 11 bands 23 MB."""
WAITING_BINS = 8 * MAX_BINS
"""So many bins of a band wait to be merged: all at once is faster than one after the other."""

Group = tuple[str, int | None]
"""Split and fold of samples."""


@dataclass(frozen=True)
class Batch:
    """Samples of one group that are read together."""

    group: Group
    images: tuple[str, ...]
    """Files, from the dataset's folder."""
    masks: tuple[str, ...]
    """To count classes in; empty where the table has their shares."""
    fingerprints: tuple[str | None, ...]
    """Of the images, as the table has them; None where it knows none."""
    threads: int = 0


@dataclass(frozen=True)
class Part:
    """What a batch gave."""

    group: Group
    moments: tuple[Table, ...]
    """Of each band, of each file with a value there."""
    histograms: tuple[Histogram, ...]
    """Of each band."""
    pixels: Counter[int] = field(default_factory=Counter)
    """Of the masks, by value."""
    samples: int = 0


def measure(subject: Subject, batch: Batch, check: Check) -> Part:
    """Return what the pixels of a batch's files are; raises DatasetError where one is not as it was made."""
    with computing(batch.threads, check):
        moments: list[list[Moments]] = [[] for _ in subject.bands]
        values: list[list[npt.NDArray[np.float32]]] = [[] for _ in subject.bands]
        for name, known in zip(batch.images, batch.fingerprints, strict=True):
            check()
            image = _read(subject.folder, name)
            if image.shape[0] != len(subject.bands):
                raise lost(subject.folder, name, f"it has {image.shape[0]} bands, not {len(subject.bands)}")
            if known is not None and fingerprint(image) != known:
                raise lost(subject.folder, name, "its pixels are not those that were measured (fingerprint)")
            for i, band in enumerate(image):
                valid = band.ravel()
                if not (finite := np.isfinite(valid)).all():
                    valid = valid[finite]
                found = moments_of(valid)
                if found is not None:
                    moments[i].append(found)
                    values[i].append(valid)
        pixels: Counter[int] = Counter()
        for name in batch.masks:
            check()
            found_values, counts = np.unique(_read(subject.folder, name), return_counts=True)
            pixels.update(dict(zip(found_values.tolist(), counts.tolist(), strict=True)))
        histograms = []
        for of_band in values:
            histograms.append(histogram_of(*of_band))
            of_band.clear()
    return Part(batch.group, tuple(map(table_of, moments)), tuple(histograms), pixels, len(batch.images))


class Whole:
    """What all parts of a group are together; the same in whatever order they come."""

    def __init__(self, bands: int) -> None:
        self._moments: list[list[Table]] = [[] for _ in range(bands)]
        self.pixels: Counter[int] = Counter()
        self.samples = 0
        self._waiting: list[list[Histogram]] = [[] for _ in range(bands)]

    def add(self, part: Part) -> None:
        """Take a part in."""
        self.samples += part.samples
        self.pixels.update(part.pixels)
        for i, (of_files, histogram) in enumerate(zip(part.moments, part.histograms, strict=True)):
            self._moments[i].append(of_files)
            self._waiting[i].append(histogram)
            if sum(len(h.keys) for h in self._waiting[i]) > WAITING_BINS:
                self._waiting[i] = [merged(self._waiting[i])]

    def settle(self) -> None:
        """Merge what waits: a group that is whole needs no more memory than its histograms."""
        for i in range(len(self._waiting)):
            self.histogram(i)

    @staticmethod
    def of(wholes: Sequence[Whole], bands: int) -> Whole:
        """Return what groups are together."""
        together = Whole(bands)
        for whole in wholes:
            together.samples += whole.samples
            together.pixels.update(whole.pixels)
            for i in range(bands):
                together._moments[i] += whole._moments[i]
                together._waiting[i].append(whole.histogram(i))
        return together

    def spread(self, band: int) -> Spread | None:
        """Return mean, deviation and extremes of a band; None where no pixel has a value."""
        return spread_of(np.concatenate([table_of(()), *self._moments[band]]))

    def histogram(self, band: int) -> Histogram:
        """Return the histogram of a band."""
        self._waiting[band] = [merged(self._waiting[band])]
        return self._waiting[band][0]


def batches(subject: Subject, group: Group, rows: Sequence[Row], threads: int) -> list[Batch]:
    """Return the batches of a group's samples."""
    step = max(1, BATCH_PX // subject.image_px)
    return [_batch(subject, group, rows[i : i + step], threads) for i in range(0, len(rows), step)]


def _batch(subject: Subject, group: Group, rows: Sequence[Row], threads: int) -> Batch:
    images = tuple(str(r.values["image"]) for r in rows)
    masks = tuple(str(r.values["mask"]) for r in rows if r.values["mask"]) if subject.reads_masks else ()
    fingerprints = tuple(str(r.values[FINGERPRINT] or "") if FINGERPRINT in r.values else None for r in rows)
    return Batch(group, images, masks, fingerprints, threads)


def _read(folder: Path, name: str) -> npt.NDArray[Any]:
    try:
        return read_file(folder / name)
    except RasterReadError as error:
        raise lost(folder, name, error) from error
