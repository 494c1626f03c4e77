"""Cloud layers are looked at before anything is chosen: what of each chip was clear under each pass."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from . import clouds
from .bands import optical
from .choosing.options import Options
from .executors import EXECUTORS
from .failures import Attempts, Failures
from .grid import Chip, union_window
from .progress import Check, Progress
from .recipe import Recipe
from .stages import align, select
from .types import Scene

Counts = npt.NDArray[np.int32]


def survey(options: Options, recipe: Recipe, failures: Failures, progress: Progress) -> Options:
    """Return the options with the pixel counts of those whose scenes all have a cloud layer that can be read."""
    jobs = SurveyJobs(options)
    if not len(jobs):
        return options
    counts = np.zeros((len(options.which), len(clouds.CODES)), np.int32)
    attempts = Attempts(EXECUTORS[recipe.output.executor], recipe.output, progress.check, failures)
    for done, part in enumerate(attempts.each(_survey_block, None, jobs), 1):
        for entry, found in (part or {}).items():
            counts[entry] = found
        progress.report(done, len(jobs), f"Cloud layer: block {done} of {len(jobs)}")
    return dataclasses.replace(options, counts=counts, snow_clear=recipe.optical.snow_clear)


@dataclass(frozen=True)
class SurveyJob:
    """Neighbouring chips under one acquisition, each with its entry in the options."""

    chips: tuple[Chip, ...]
    scenes: tuple[Scene, ...]
    entries: tuple[int, ...]

    @property
    def chip_ids(self) -> tuple[str, ...]:
        """The chips that it is for."""
        return tuple(c.id for c in self.chips)

    def split(self) -> list[SurveyJob]:
        """Return a job for each of its chips."""
        return [SurveyJob((c,), self.scenes, (entry,)) for c, entry in zip(self.chips, self.entries, strict=True)]


class SurveyJobs(Sequence[SurveyJob]):
    """The jobs of a survey, each made when it is asked for: there may be a million."""

    def __init__(self, options: Options) -> None:
        """Take the entries whose scenes all have a cloud layer, by EPSG code, acquisition and block of chips."""
        self._options = options
        known = np.array([clouds.has_layer(a.scenes) for a in options.acquisitions], bool)
        entries = np.flatnonzero(known[options.which])
        across = [select.chips_across(c) for c in options.chips]
        places = np.array([(c.epsg, c.row // n, c.col // n) for c, n in zip(options.chips, across, strict=True)])
        names = [tuple(s.id for s in a.scenes) for a in options.acquisitions]
        rank = np.argsort(np.array(sorted(range(len(names)), key=names.__getitem__), np.int64))
        epsg, row, col = places[options.owner[entries]].T
        order = np.lexsort((entries, col, row, rank[options.which[entries]], epsg))
        self._entries = entries[order]
        keys = [epsg[order], options.which[self._entries], row[order], col[order]]
        new = np.any([k[1:] != k[:-1] for k in keys], axis=0)
        self._starts = np.flatnonzero(np.concatenate([[True], new, [True]])) if len(entries) else np.zeros(1, np.int64)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: Any) -> Any:
        if not 0 <= number < len(self):
            raise IndexError(number)
        entries = self._entries[self._starts[number] : self._starts[number + 1]]
        options = self._options
        chips = tuple(options.chips[i] for i in options.owner[entries])
        scenes = options.acquisitions[options.which[entries[0]]].scenes
        return SurveyJob(chips, scenes, tuple(entries.tolist()))


def read_of(job: SurveyJob) -> align.BandRead:
    """Return how the cloud layer of a job is read."""
    window = union_window(tuple(c.window for c in job.chips))
    return align.BandRead(optical.cloud_pieces(job.scenes), window, "nearest")


def _survey_block(shared: None, job: SurveyJob, check: Check) -> dict[int, Counts]:
    """Return the pixels of each code of a job's chips, by their entries."""
    read = read_of(job)
    codes = clouds.codes_of(align.read_band(read.pieces, read.window, read.method, check))
    return {
        entry: clouds.counts_of(codes[read.window.slices_of(chip.window)])
        for chip, entry in zip(job.chips, job.entries, strict=True)
    }
