"""What a folder has already of a plan: finished samples; nothing is written, no sample is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..choices import ANY_DATE
from ..dataset import HEADER, files_of, finished_rows, read_header
from ..errors import DatasetError
from ..plan import Plan, request_of
from ..types import Row, Sample


@dataclass(frozen=True)
class There:
    """What is there."""

    finished: frozenset[str] = frozenset()
    """Ids of the plan's samples that need not be made again."""
    said: str = ""
    """What a run would find that a user should know."""


def finished_of(plan: Plan, samples: Sequence[Sample]) -> There:
    """Return which samples of a plan its folder holds already."""
    output = plan.inputs.recipe.output
    folder = Path(output.folder)
    if folder.exists() and not folder.is_dir():
        return There(said=f"{folder} is a file: a run would refuse to write a dataset there.")
    if not (folder / HEADER).exists():
        foreign = folder.is_dir() and any(not p.name.startswith(".") for p in folder.iterdir())
        text = f"{folder} holds other files: a run would refuse to write a dataset there."
        return There(said=text if foreign else "")
    try:
        header = read_header(folder)
        rows = [row for row in finished_rows(folder) if _has_files(folder, row)]
    except DatasetError as error:
        return There(said=str(error))
    if header.get("digest") == request_of(plan.inputs)[1]:
        return There(_same(plan, samples, rows))
    if output.existing == "rebuild":
        known = {row.sample_id for row in rows}
        kept = frozenset(s.id for s in samples if s.id in known)
        return There(kept, f"{folder} holds another dataset, which would be rebuilt: some of its samples may be kept.")
    text = "holds another dataset: a run would refuse to go on, unless output.existing is 'rebuild'."
    return There(said=f"{folder} {text}")


def _same(plan: Plan, samples: Sequence[Sample], rows: Sequence[Row]) -> frozenset[str]:
    """Return the finished samples of the same request. By its cloud layer a run may have chosen other dates."""
    there = {row.sample_id for row in rows}
    exact = {s.id for s in samples if s.id in there}
    if plan.inputs.recipe.select.method not in ANY_DATE:
        return frozenset(exact)
    chips = {s.id: s.chip.id for s in samples}
    spare = Counter(str(row.values["chip_id"]) for row in rows) - Counter(chips[name] for name in exact)
    for sample in samples:
        if sample.id not in exact and spare[sample.chip.id] > 0:
            spare[sample.chip.id] -= 1
            exact.add(sample.id)
    return frozenset(exact)


def _has_files(folder: Path, row: Row) -> bool:
    paths = [folder / name for name in files_of(row)]
    return bool(paths) and all(p.is_file() for p in paths)
