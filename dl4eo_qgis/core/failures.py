"""Scenes that cannot be read: each is remembered and told once, and what needs it is made of others or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar

from .errors import ReadError
from .progress import Check
from .recipe import Output
from .types import Scene

R = TypeVar("R")
LASTING = {
    401: "401: not authorised",
    403: "403: forbidden",
    404: "404: not found",
    410: "410: gone",
}
"""Answers of servers that will be the same in a minute."""
ADVICE = {
    401: "The server wants credentials: set those that the catalogue needs.",
    403: "The server refuses to give the file: credentials or the right to read it are missing, or its signature has "
    "expired.",
    404: "The file is gone from the server, though the catalogue names it: choose other dates or another catalogue.",
    410: "The file is gone from the server, though the catalogue names it: choose other dates or another catalogue.",
}
IN_A_ROW = 16
"""So many scenes one after the other that cannot be reached: the network is gone, not a scene."""
MAX_REASON_CHARS = 200
GDAL_STATUS = re.compile(r"HTTP response code:? (\d{3})")


@dataclass(frozen=True)
class Failure:
    """Why a scene cannot be read; picklable, so that it comes back from other processes."""

    scene: str
    band: str
    why: str
    hint: str = ""
    status: int | None = None
    part: bool = False
    """Only some of its pixels: chips elsewhere may be made of it."""

    @staticmethod
    def of(error: ReadError) -> Failure:
        """Return what an error says; GDAL tells a server's status only in its text."""
        found = GDAL_STATUS.search(error.why)
        status = error.status or (int(found.group(1)) if found else None)
        return Failure(error.scene, error.band, error.why, error.hint, status, error.part and status is None)

    @property
    def what(self) -> str:
        """What the scene lacks, in a few words: ``404: not found``."""
        inner = re.fullmatch(r"cannot be read \((.*)\)", self.why.rstrip("."), re.DOTALL)
        text = " ".join((inner.group(1) if inner else self.why.rstrip(".")).split())
        return LASTING.get(self.status or 0, text if len(text) <= MAX_REASON_CHARS else text[:MAX_REASON_CHARS] + "…")

    @property
    def reason(self) -> str:
        """The text of the chips table's column ``reason``."""
        return f"scene {self.scene}, band {self.band} cannot be read ({self.what})"

    @property
    def advice(self) -> str:
        """What can be done about it, where the server's answer tells."""
        return ADVICE.get(self.status or 0, "")

    def error(self, more: str = "") -> ReadError:
        """Return the error that ends a run for this."""
        why = f"cannot be read ({self.what}){more}."
        return ReadError(self.scene, self.band, why, self.advice or self.hint, self.status, self.part)


class Failures:
    """The scenes that could not be read in one run."""

    def __init__(self) -> None:
        self._scenes: dict[str, Failure] = {}
        self._parts: dict[tuple[str, str], Failure] = {}
        """By chip id and scene id."""
        self._row = 0

    def __bool__(self) -> bool:
        return bool(self._scenes or self._parts)

    @property
    def first(self) -> Failure:
        """The first failure of all."""
        return next(iter((self._scenes or self._parts).values()))

    def by_scene(self) -> list[Failure]:
        """Return one failure for each scene, by its id."""
        known = {f.scene: f for f in (*self._parts.values(), *self._scenes.values())}
        return [known[scene] for scene in sorted(known)]

    def add(self, failure: Failure, chip_ids: Sequence[str]) -> None:
        """Remember a failure that happened for these chips; raises ReadError where nothing can be reached any more."""
        if failure.part:
            self._parts.update({(chip, failure.scene): failure for chip in chip_ids})
        elif failure.scene not in self._scenes:
            self._scenes[failure.scene] = failure
            self._row += failure.status not in LASTING
            if self._row >= IN_A_ROW:
                raise failure.error(f"; it is the {self._row}th scene in a row")

    def note_success(self) -> None:
        """Say that something was read."""
        self._row = 0

    def of_scenes(self, scenes: Sequence[Scene]) -> Failure | None:
        """Return why one of these scenes cannot be read anywhere, or None."""
        return next((self._scenes[s.id] for s in scenes if s.id in self._scenes), None)

    def of_chip(self, chip_id: str, scenes: Sequence[Scene]) -> Failure | None:
        """Return why a chip cannot be made of these scenes, or None."""
        if not self:
            return None
        return next((f for s in scenes if (f := self._of(chip_id, s.id)) is not None), None)

    def bad(self, chip_id: str) -> Callable[[str], bool]:
        """Return a function that says of a scene's id whether the chip cannot be made of it."""
        return lambda scene: self._of(chip_id, scene) is not None

    def _of(self, chip_id: str, scene: str) -> Failure | None:
        return self._scenes.get(scene) or self._parts.get((chip_id, scene))


class Work(Protocol):
    """A job that reads scenes for chips."""

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """All that it reads."""

    @property
    def chip_ids(self) -> tuple[str, ...]:
        """The chips that it is for."""

    def split(self) -> list[Any]:
        """Return a job for each of its chips."""


def attempt(
    task: Callable[[Any, Any, Check], R], shared: Any, job: tuple[int, Any], check: Check
) -> tuple[int, R | None, Failure | None]:
    """Do one job where executors run it; returns its number and what it gave, or why a scene cannot be read."""
    number, work = job
    try:
        return number, task(shared, work, check), None
    except ReadError as error:
        return number, None, Failure.of(error)


@dataclass(frozen=True)
class Attempts:
    """How jobs are run whose scenes may be unreadable."""

    run: Callable[..., Generator[Any, None, None]]
    """An executor."""
    output: Output
    check: Check
    failures: Failures

    def each(self, task: Callable[[Any, Any, Check], R], shared: Any, jobs: Sequence[Work]) -> Iterator[R | None]:
        """Yield what each job gives, or None where a scene of it cannot be read, in any order.

        A file that is damaged in one place hinders only the chips that need that place, whatever the others of its
        job: so such a job is done again chip by chip.
        """
        again: list[Work] = []
        for job, result, failure in self._once(task, shared, jobs):
            if failure is not None and failure.part and len(job.chip_ids) > 1:
                again += job.split()
                continue
            if failure is not None:
                self.failures.add(failure, job.chip_ids)
            yield result
        if again:
            yield from self.each(task, shared, again)

    def _once(
        self, task: Callable[[Any, Any, Check], R], shared: Any, jobs: Sequence[Work]
    ) -> Iterator[tuple[Work, R | None, Failure | None]]:
        skipped: list[tuple[Work, Failure]] = []

        def readable() -> Iterator[tuple[int, Work]]:
            for number, job in enumerate(jobs):  # executors take the next job when they are ready for it
                known = self.failures.of_scenes(job.scenes)
                if known is None:
                    yield number, job
                else:
                    skipped.append((job, known))

        with closing(self.run(partial(attempt, task), shared, readable(), self.output, self.check)) as done:
            for number, result, failure in done:
                job = jobs[number]
                if failure is None:
                    self.failures.note_success()
                elif failure.scene not in {s.id for s in job.scenes}:
                    raise failure.error()
                yield job, result, failure
        for job, failure in skipped:
            yield job, None, failure
