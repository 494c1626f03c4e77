"""The end of a build: splits, table, header, card."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from .. import paths
from . import label_maps
from .balance import Choice
from .balance.told import columns_of, document_of
from .bands import terrain
from .bands.kit import Kit
from .conclude import conclude, scenes_layer
from .contents import Contents
from .dataset import HEADER, TABLE, Dataset
from .errors import IncompleteError, SplitError
from .explore import squares_in_one_crs
from .label_inputs import label_layers
from .labels.repairs import kept_report
from .making import Made
from .plan import Inputs, Plan, kept_recipe
from .progress import Progress
from .rows import refreshed, unread_row
from .split_areas import split_layer
from .stages import label, report, search
from .types import ALWAYS, Row, Scene
from .vector import Layer
from .wording import counted

SOFTWARE = ("imagecodecs", "numpy", "rasterio", "shapely", "pyproj")
TOLD = 3
"""Reasons that an error names; the table has them all."""


@dataclass(frozen=True)
class Summary:
    """What a build made."""

    folder: Path
    counts: dict[str, int]
    bands: tuple[str, ...]
    warnings: tuple[str, ...]
    made: Made

    def check(self, max_failed: float) -> None:
        """Raise IncompleteError where more than this share of the samples could not be read."""
        count, total = len(self.made.unread), self.counts["samples"]
        if not _too_many(count, total, max_failed):
            return
        failed = sorted(((f, n) for f, _, n in self.made.scenes if n), key=lambda pair: -pair[1])
        more = f"; and {len(failed) - TOLD} more scenes" if len(failed) > TOLD else ""
        advice = " ".join(dict.fromkeys(f.advice for f, _ in failed[:TOLD] if f.advice))
        raise IncompleteError(
            self.folder,
            f"{count} of {total} samples ({100 * count / total:.3g} %, allowed are {100 * max_failed:g} %) "
            "could not be made: "
            + "; ".join(f"{failure.reason}: {n} samples" for failure, n in failed[:TOLD])
            + f"{more}. The others are finished there; {HEADER} says 'building'.",
            f"{advice} Run it again: these, and those made of another date, are tried again. Or allow more with "
            "qc.max_failed.".strip(),
        )


def _too_many(failed: int, total: int, max_failed: float) -> bool:
    return failed > max_failed * total


@dataclass(frozen=True)
class Further:
    """What a dataset has beside what its recipe and its scenes give."""

    columns: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Of the chips table, by sample id: the same for each sample, or none."""
    header: Mapping[str, Any] = field(default_factory=dict)
    """Keys of dataset.json."""
    layers: Sequence[Layer] = ()
    """Of dataset.gpkg."""


def finish(
    plan: Plan, made: Made, dataset: Dataset, kit: Kit, progress: Progress, further: Further | None = None
) -> Summary:
    """Judge the samples, deal the splits, write table, header and card; returns what is there.

    Raises DatasetError where a file cannot be written, or a sample's files were changed meanwhile; SplitError where the
    samples cannot be dealt: they stay as they are made.
    """
    recipe = plan.inputs.recipe
    further = further or Further()
    rows = [r.with_values(**further.columns.get(r.sample_id, {})) for r in rows_of(kit, made, dataset, progress)]
    warnings = [*made.warnings(), *terrain.gaps(rows, recipe), *label_maps.warnings_of(rows)]
    for text in warnings:
        progress.warn(text)
    finished = [s for s in made.samples if s.id not in made.unread]
    used = report.scenes_used(
        [a for s in finished for a in (*s.passes, *(p.acquisition for p in s.radar))],
        [t for s in finished for t in s.fixed],
    )
    labels_report, problems = _problems(plan, kit, rows)
    header = _header(plan, kit, used, [*plan.warnings, *warnings]) | {"labels_report": labels_report}
    header |= further.header
    if plan.inputs.choice is not None:
        header["balance"] = document_of(plan.inputs.choice)
    records = [search.scene_record(s) | report.offset_facts(s) for s in used]
    scenes = scenes_layer(records, [s.footprint for s in used])
    layers = [scenes, *_own_layers(plan.inputs), *problems, *further.layers]
    try:
        done = conclude(contents_of(plan, kit, records), rows, header, layers, progress, recipe.output)
    except SplitError as error:
        dataset.refuse_split(str(error))
        raise SplitError(error.message, f"{error.hint} {_nothing_is_lost(made)}".strip()) from error
    complete = not _too_many(len(made.unread), len(rows), recipe.qc.max_failed)
    dataset.finish(done.rows, done.layers, done.header, done.files, complete)
    names = tuple(b.name for b in kit.bands)
    return Summary(dataset.folder, done.header["counts"], names, tuple(done.header["warnings"]), made)


def _nothing_is_lost(made: Made) -> str:
    count, lacking = len(made.samples) - len(made.unread), len(made.unread)
    what = f"All {counted(count, 'sample')} are made" if not lacking else f"{counted(count, 'sample')} are made"
    again = "nothing is made again" if not lacking else f"only the {lacking} that could not be read are tried again"
    return f"{what}: run it again in the same folder with another split (SPLIT, split.method), {again}."


def contents_of(plan: Plan, kit: Kit, scenes: Sequence[Mapping[str, Any]]) -> Contents:
    """Return what the dataset of a plan holds."""
    inputs = plan.inputs
    return Contents(
        kit.folder, inputs.recipe, kit.bands, kit.layers, inputs.classes, inputs.aoi, inputs.split_areas, scenes
    )


def rows_of(kit: Kit, made: Made, dataset: Dataset, progress: Progress) -> list[Row]:
    """Return the rows of the samples: measured, and those that could not be made with their reason."""
    finished = {s.id: s for s in made.samples if s.id not in made.unread}
    rows = [
        refreshed(r, finished[r.sample_id]).with_values(replaced=made.replaced.get(r.sample_id, ""))
        for r in dataset.rows(finished)
    ]
    rows += [unread_row(s, made.unread[s.id].reason, kit.measured) for s in made.samples if s.id in made.unread]
    rows, dropped = dataset.with_verdicts(rows)
    if dropped:
        progress.warn(dropped)
    return rows


def _header(plan: Plan, kit: Kit, used: Sequence[Scene], warnings: list[str]) -> dict[str, Any]:
    """Return what dataset.json says of how the dataset was made."""
    return {
        "recipe": kept_recipe(plan.inputs.recipe),
        "bands": [dataclasses.asdict(b) for b in kit.bands],
        "layers": [dataclasses.asdict(layer) for layer in kit.layers],
        "classes": [dataclasses.asdict(c) for c in plan.inputs.classes],
        "ignore": label.ignore_value(plan.inputs.classes) if plan.inputs.classes else None,
        "counts": {"scenes": len(used)},
        "warnings": warnings,
        "scenes": [
            {
                "id": s.id,
                "collection": s.collection,
                "catalogue": s.catalogue,
                "role": s.role,
                "time": None if s.time == ALWAYS else s.time.isoformat(),
                **(report.offset_facts(s) if s.offset_reason else {}),
            }
            for s in used
        ],
        "software": {"dl4eo": paths.version(), **{name: _version(name) for name in SOFTWARE}},
        "licences": report.credits(used),
    }


def _problems(plan: Plan, kit: Kit, rows: Sequence[Row]) -> tuple[dict[str, Any] | None, list[Layer]]:
    """Return what is wrong with the labels, for the header and as layers; a dataset's own copy of them is sound."""
    inputs = plan.inputs
    if inputs.label_map is not None:
        return label_maps.document_of(rows), []
    if inputs.report is None:
        return None, []
    if Path(inputs.recipe.labels.path).resolve() == (kit.folder / TABLE).resolve():
        return kept_report(kit.folder)
    return inputs.report.document(), inputs.report.layers()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _own_layers(inputs: Inputs) -> list[Layer]:
    """Return the dataset's own copy of what its recipe names, and the candidates of its chips where it chose some.

    Area, labels, where these are known, split areas.
    """
    ids = {"aoi_id": [int(i) for i in inputs.aoi.ids]}
    layers = [Layer("aoi", list(inputs.aoi.geometries), ids, inputs.aoi.crs, multi=True)]
    layers += label_layers(inputs.recipe.labels, inputs.labels, inputs.extent)
    if inputs.split_areas is not None:
        layers.append(split_layer(inputs.recipe.split, inputs.split_areas))
    if inputs.choice is not None:
        layers.append(candidates_layer(inputs.choice))
    return layers


def candidates_layer(choice: Choice) -> Layer:
    """Return the layer ``candidates`` of dataset.gpkg: a row a chip of the AOI, chosen or not."""
    chips = choice.candidates.chips
    crs, squares = squares_in_one_crs(chips)
    return Layer("candidates", squares, {"chip_id": [c.id for c in chips], **columns_of(choice)}, crs)
