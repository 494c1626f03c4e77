"""The audit of a dataset's folder: header, table, files and pixels, each against the others.

Nothing is changed. ``audit`` reads every file to the last byte; each fault that it finds is one ``Problem``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..dataset import HEADER, TABLE, read_header
from ..errors import DatasetError
from ..files import check_writable
from ..problem_kinds import KINDS, kinds_of
from ..progress import Progress
from ..raster import close_files
from ..vector import write_layers
from . import decisions, documents, folders, follows, places, samples, strangers
from .problems import LAYER, Findings, Problem
from .read import Read, read


def audit(folder: Path, progress: Progress, threads: int = 0) -> Findings:
    """Return what is wrong with the dataset in a folder; raises DatasetError where it holds none.

    ``threads``: 0 is one a processor core.
    """
    close_files()  # what this process has read before may have changed since
    header = read_header(folder)
    found = [*documents.of_state(folder, header), *documents.of_folder(folder, header)]
    dataset = read(folder, header)
    if not isinstance(dataset, Read):
        return Findings(folder, [*found, dataset])
    found += documents.of_header(dataset)
    found += documents.of_table(dataset)
    found += follows.of_table(dataset)
    found += documents.of_statistics(dataset)
    found += folders.strays(dataset)
    looked = samples.look_at_all(dataset, threads, progress.part(0, 0.7))
    found += strangers.named(dataset, looked)
    progress.report(0.7, 1, "Judging the samples again")
    found += decisions.settled_again(dataset)
    whole = {one.sample_id for one in looked if one.is_whole}
    shifted = places.shifts(dataset, whole, threads, progress.part(0.8, 0.95))
    if not shifted and not dataset.odd and not any(p.sample_id for p in found):  # else it follows from these
        found += places.told_again(dataset, threads, progress.part(0.95, 1))
    found += shifted
    return Findings(folder, found, dataset.chips(), len(dataset.rows), sum(one.files for one in looked))


def validate(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Audit a dataset and write the problems as a layer where one is asked for; returns what was found as JSON values.

    ``args``: dataset (dataset.json, or its folder), output (a GeoPackage), ignore (kinds of problems that are let be,
    with commas); both may be left away. Raises DatasetError, RecipeError for an unknown kind.
    """
    let_be = kinds_of(str(args.get("ignore") or ""))
    path = Path(args["dataset"])
    folder = path.parent if path.name == HEADER else path
    output = str(args.get("output") or "")
    if output:
        if Path(output).resolve() == (folder / TABLE).resolve():
            raise DatasetError(output, "is the dataset's own table.", "Choose another file for the problems.")
        check_writable(Path(output).parent)
    findings = audit(folder, progress, int(args.get("threads") or 0)).without(let_be)
    answer = findings.document()
    if output:
        write_layers(Path(output), [findings.layer()])
        answer |= {"path": output, "layer": LAYER}
    for line in findings.lines():
        progress.warn(line)
    progress.info(findings.summary())
    return answer


__all__ = ["KINDS", "Findings", "Problem", "audit", "validate"]
