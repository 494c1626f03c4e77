"""Jobs are run until each sample of a plan is made: of its first choice, of another, or not at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from .choosing.offset_doctor import Doctor, contradictions
from .dataset import Dataset
from .errors import ClusterError
from .executors import EXECUTORS
from .failures import Attempts, Failure, Failures
from .plan import Plan
from .progress import Check, Progress
from .stages import select
from .types import Job, Row, Sample

Task = Callable[[Any, Job, Check], list[Row]]


class Marks(Protocol):
    """Tells what samples are made of."""

    def mark(self, samples: Sequence[Sample]) -> list[Sample]:
        """Return the samples with a hash of all that their bytes are made of."""


@dataclass(frozen=True)
class Made:
    """What became of a plan."""

    samples: tuple[Sample, ...]
    """One for each of the plan's, in its order: the first choice, or what took its place."""
    unread: Mapping[str, Failure]
    """Why of the samples that could not be made, by sample id."""
    replaced: Mapping[str, str] = field(default_factory=dict)
    """The scenes that could not be read (";" between) of each sample that is not its first choice, by sample id."""
    scenes: tuple[tuple[Failure, int, int], ...] = ()
    """Each scene that could not be read: how many samples were made of others, how many not at all."""

    def warnings(self) -> Iterator[str]:
        """Yield a sentence for each scene that was passed over, or whose pixels contradict its metadata."""
        yield from contradictions(s for s in self.samples if s.id not in self.unread)
        for failure, others, none in self.scenes:
            told = [f"samples made of another date or pass: {others}"] if others else []
            told += [f"samples rejected: {none}"] if none else []
            again = "Run it again when the file can be read: they are made anew then." if others else ""
            said = f"S{failure.reason[1:]}: {', '.join(told) or 'it was passed over'}."
            yield " ".join(text for text in (said, failure.advice, again) if text)


def make_samples(plan: Plan, task: Task, kit: Any, ingredients: Marks, dataset: Dataset, progress: Progress) -> Made:
    """Make what is missing in a dataset; the rows go to its journal as they come.

    Raises ReadError where nothing at all can be read.
    """
    output = plan.inputs.recipe.output
    doctor = Doctor(plan.inputs.recipe.optical.offset, output, plan.failures, progress)
    firsts = ingredients.mark(doctor.decided(plan.samples))
    making = _Making(firsts, plan, doctor, ingredients, dataset, progress)
    todo = [s for s in firsts if not dataset.has(s)]
    if len(todo) < len(firsts):
        progress.info(f"{len(firsts) - len(todo)} of {len(firsts)} samples are finished already.")
    dataset.open_for(len(todo))
    making.tell(len(todo))
    attempts = Attempts(EXECUTORS[output.executor], output, progress.check, plan.failures)
    while todo := making.settled(todo):
        left = len(todo)
        try:
            for rows in attempts.each(task, kit, select.jobs([making.chosen[s.id] for s in todo])):
                dataset.add(rows or [])
                left -= len(rows or [])
                making.tell(left)
        except ClusterError as error:
            counted = f"{error.reason} {len(firsts) - left} of {len(firsts)} samples are finished."
            raise ClusterError(error.address, counted, error.hint) from error
        todo = [s for s in todo if not dataset.has(making.chosen[s.id])]
    if making.unread and len(making.unread) == len(firsts):
        raise plan.failures.first.error()
    return making.made()


class _Making:
    """First choices, and what they have become so far."""

    def __init__(
        self,
        firsts: Sequence[Sample],
        plan: Plan,
        doctor: Doctor,
        ingredients: Marks,
        dataset: Dataset,
        progress: Progress,
    ) -> None:
        self._firsts = firsts
        self._plan = plan
        self._failures: Failures = plan.failures
        self._doctor = doctor
        self._ingredients = ingredients
        self._dataset = dataset
        self._progress = progress
        self.chosen = {s.id: s for s in firsts}
        """By the first choice's id."""
        self.unread: set[str] = set()
        """Ids of first choices that nothing takes the place of."""

    def settled(self, todo: Sequence[Sample]) -> list[Sample]:
        """Return the first choices still to be made, others chosen for those whose scenes cannot be read."""
        hindered = {s.chip.id for s in todo if self._failures.of_chip(s.chip.id, self.chosen[s.id].scenes)}
        if not hindered:
            return [s for s in todo if not self._dataset.has(self.chosen[s.id])]
        by_chip: defaultdict[str, list[Sample]] = defaultdict(list)
        for first in self._firsts:
            if first.chip.id in hindered:
                by_chip[first.chip.id].append(first)
        others: dict[str, Sample] = {}
        for chip_id, firsts in by_chip.items():
            for first, other in zip(
                firsts, self._plan.choices.instead(firsts, self._failures.bad(chip_id)), strict=True
            ):
                self.unread.discard(first.id)
                if other is None:
                    self.unread.add(first.id)
                elif other is not first:
                    others[first.id] = other
        marked = self._ingredients.mark(self._doctor.decided(list(others.values())))
        self.chosen |= dict(zip(others, marked, strict=True))
        again = {s.id: s for s in (*todo, *(f for firsts in by_chip.values() for f in firsts))}
        return [s for s in again.values() if s.id not in self.unread and not self._dataset.has(self.chosen[s.id])]

    def tell(self, left: int) -> None:
        """Report how many samples are finished."""
        count = len(self._firsts)
        done = count - left - len(self.unread)
        self._progress.report(done, count, f"{done} of {count} samples")

    def made(self) -> Made:
        """Return what became of the plan; each sample that is not its first choice counts for one scene."""
        others: Counter[str] = Counter()
        none: Counter[str] = Counter()
        unread: dict[str, Failure] = {}
        replaced: dict[str, str] = {}
        for first in self._firsts:
            failure = self._failures.of_chip(first.chip.id, first.scenes)
            if failure is not None and first.id in self.unread:
                unread[first.id] = failure
                none[failure.scene] += 1
            elif failure is not None and self.chosen[first.id].job != first.job:
                others[failure.scene] += 1
                bad = self._failures.bad(first.chip.id)
                replaced[self.chosen[first.id].id] = ";".join(s.id for s in first.scenes if bad(s.id))
        scenes = tuple((f, others[f.scene], none[f.scene]) for f in self._failures.by_scene())
        samples = tuple(s if s.id in unread else self.chosen[s.id] for s in self._firsts)
        return Made(samples, unread, replaced, scenes)
