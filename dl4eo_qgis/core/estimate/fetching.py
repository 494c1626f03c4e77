"""Bytes that a plan would read, from the headers of its files: which of their tiles its windows need, and their sizes.

Few files: each header is read, each tile counts once. Many: some stacks of scenes, evenly spaced, stand for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, field
from functools import partial

from .. import clouds, raster
from ..bands import ROLES, optical
from ..bands.kit import Kit
from ..errors import ReadError
from ..grid import GridWindow
from ..pixels.raster_header import RasterInfo, RasterReadError
from ..plan import Plan
from ..progress import Progress
from ..stages import align, select
from ..survey import SurveyJobs, read_of
from ..types import Acquisition, Job, Sample, Scene
from ..web import PAGE, Place, is_web
from ..wording import counted

CLOUDS = "clouds"
KINDS = (*ROLES, CLOUDS)
"""Of what is read: by the role of the scenes; and their cloud layers."""
MAX_STACKS, MAX_JOBS = 12, 2400
"""Of more stacks of scenes, or more blocks of chips, some stand for all: the files of a stack are some ten headers.
Of a stack neighbouring blocks are taken: they share tiles, as all of them do."""
CELL_PX = 1024
"""What is taken to be read at once of files whose tiles are not told: JPEG 2000 of Sentinel-2 has these."""
GUESSED_BYTES_PX = 1.2
"""Of a file whose header cannot be read: 16 bits, packed to about 60 %."""
POLL_S = 0.25


@dataclass(frozen=True)
class Fetched:
    """What would be read of one kind."""

    size: float = 0.0
    """Bytes."""
    from_web: float = 0.0
    """Of these, those that come from the network."""
    known: str = ""
    """How that is known."""


@dataclass(frozen=True)
class _Work:
    """What one block of chips reads of one stack of scenes."""

    stack: tuple[str, ...]
    pixels: int
    reads: Callable[[], Iterable[align.BandRead]]


def measure(kit: Kit, plan: Plan, todo: Sequence[Sample], progress: Progress) -> dict[str, Fetched]:
    """Return by kind what would be read for samples, and to choose their dates; reads headers, no pixel of an image."""
    works = _works(kit, plan, todo)
    found = {}
    for number, kind in enumerate(KINDS):
        if works[kind]:
            part = progress.part(number / len(KINDS), (number + 1) / len(KINDS))
            found[kind] = _measured(kind, works[kind], part)
    return found


def _works(kit: Kit, plan: Plan, todo: Sequence[Sample]) -> Mapping[str, list[_Work]]:
    works: defaultdict[str, list[_Work]] = defaultdict(list)
    jobs = SurveyJobs(plan.choices.optical)
    for number in range(len(jobs)):
        job = jobs[number]
        pixels = sum(c.size_px**2 for c in job.chips)
        works[CLOUDS].append(_Work(tuple(s.id for s in job.scenes), pixels, partial(_survey_reads, jobs, number)))
    for job in select.jobs(todo):
        size = job.window.shape[0] * job.window.shape[1]
        for role in ROLES:
            scenes = [s.id for s in _scenes_of(job, role)]
            if scenes and role == "optical" and optical.is_composite(kit.recipe):
                works[role].append(_Work(tuple(scenes), size * len(job.passes), partial(_composite_reads, kit, job)))
            elif scenes:
                works[role].append(_Work(tuple(scenes), size, partial(_role_reads, kit, job, role)))
    return works


def _scenes_of(job: Job, role: str) -> Iterable[Scene]:
    """Return the scenes of a job that have a role."""
    return [s for s in job.scenes if s.role == role]


def _survey_reads(jobs: SurveyJobs, number: int) -> list[align.BandRead]:
    return [read_of(jobs[number])]


def _role_reads(kit: Kit, job: Job, role: str) -> Iterable[align.BandRead]:
    reads: Mapping[str, align.BandRead] = ROLES[role].reads(kit, job)
    return reads.values()


def _composite_reads(kit: Kit, job: Job) -> Iterable[align.BandRead]:
    for one in job.passes:
        yield from (optical.band_read(kit, job.window, one.scenes, band) for band in kit.optical_bands)
        yield from _cloud_reads(kit, job.window, one)


def _cloud_reads(kit: Kit, window: GridWindow, one: Acquisition) -> Iterable[align.BandRead]:
    return [optical.cloud_read(kit, window, one.scenes)] if clouds.has_layer(one.scenes) else []


def _measured(kind: str, works: Sequence[_Work], progress: Progress) -> Fetched:
    """Return what works read; some of them stand for all where there are many."""
    chosen = sampled(works)
    count = _Count()
    for number, work in enumerate(chosen):
        progress.report(number, len(chosen), f"Headers of {kind}: block {number + 1} of {len(chosen)}")
        for read in list(work.reads()):
            count.add(read, progress)
    times = sum(w.pixels for w in works) / max(1, sum(w.pixels for w in chosen))
    known = f"headers of {counted(len(count.files), 'file')}"
    if len(chosen) < len(works):
        known += f" ({len(chosen)} of {len(works)} blocks), the others alike"
    if count.unread:
        known += f"; {counted(len(count.unread), 'scene')} could not be read, about {GUESSED_BYTES_PX:g} bytes a pixel"
    if count.averaged:
        known += f"; of {counted(len(count.averaged), 'file')} by average"
    return Fetched(times * (count.size + count.of_headers(False)), times * (count.web + count.of_headers(True)), known)


def sampled(works: Sequence[_Work]) -> list[_Work]:
    """Return the works that are looked at: all, or some neighbouring ones of some stacks; always the same."""
    stacks: defaultdict[tuple[str, ...], list[_Work]] = defaultdict(list)
    for work in works:
        stacks[work.stack].append(work)
    if len(works) <= MAX_JOBS and len(stacks) <= MAX_STACKS:
        return list(works)
    names = sorted(stacks)
    number = min(MAX_STACKS, len(names))
    each = MAX_JOBS // number
    return [work for i in range(number) for work in stacks[names[i * len(names) // number]][:each]]


@dataclass
class _Count:
    """Counts tiles once each."""

    size: float = 0.0
    web: float = 0.0
    files: dict[str, RasterInfo] = field(default_factory=dict)
    seen: set[tuple[str, int, int, int]] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    averaged: set[str] = field(default_factory=set)

    def add(self, read: align.BandRead, progress: Progress) -> None:
        """Count what one band of one block needs."""
        if any(piece.scene in self.unread for piece in read.pieces):
            return self._guess(read)
        opening = raster.open_files({p.place.key: p.place for p in read.pieces}.values())
        while wait(opening, POLL_S).not_done:
            progress.check()
        try:
            for piece, info, part in align.asked_of(read):
                self.files[piece.place.key] = info
                self._take(piece.place, self._bytes(piece, info, part))
        except (ReadError, RasterReadError) as error:
            self.unread.add(error.scene if isinstance(error, ReadError) else str(error))
            self._guess(read)

    def _guess(self, read: align.BandRead) -> None:
        if read.pieces:
            self._take(read.pieces[0].place, read.window.shape[0] * read.window.shape[1] * GUESSED_BYTES_PX)

    def _take(self, place: Place, size: float) -> None:
        self.size += size
        self.web += size if is_web(place.address(False)) else 0

    def _bytes(self, piece: align.Piece, info: RasterInfo, part: tuple[int, int, int, int]) -> float:
        """Return the bytes of those tiles of a part of a file that were not counted yet."""
        top, bottom, left, right = part
        key, band, grid = piece.place.key, piece.index, info.tiles
        if grid is None:
            self.averaged.add(key)
            rows, cols = range(top // CELL_PX, -(-bottom // CELL_PX)), range(left // CELL_PX, -(-right // CELL_PX))
            new = self._new((key, 0, r, c) for r in rows for c in cols)
            pixels = sum(_inside(r, info.height) * _inside(c, info.width) for _, _, r, c in new)
            return info.size * pixels / (info.width * info.height)
        tiles = grid.tiles_of(top, left, bottom - top, right - left)
        new = self._new((key, band, r, c) for r, c in tiles)
        return sum(size for _, size in raster.locate(piece.place, band, [(r, c) for _, _, r, c in new]))

    def _new(self, tiles: Iterable[tuple[str, int, int, int]]) -> list[tuple[str, int, int, int]]:
        new = [tile for tile in tiles if tile not in self.seen]
        self.seen.update(new)
        return new

    def of_headers(self, web: bool) -> int:
        """Return the bytes of the headers of files on the web; files here have theirs read by the way."""
        return sum(min(PAGE, info.size or PAGE) for key, info in self.files.items() if is_web(key))


def _inside(cell: int, length: int) -> int:
    """Return how many of a cell's pixels lie in a file, along one axis."""
    return min(CELL_PX, length - cell * CELL_PX)
