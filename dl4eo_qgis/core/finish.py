"""The end of a build: splits, table, header, card."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import shapely

from .. import paths
from . import alignment, label_maps
from .bands import terrain
from .bands.kit import Kit
from .dataset import HEADER, TABLE, Dataset
from .errors import IncompleteError
from .explore import columns_of, squares_in_one_crs
from .label_inputs import label_layers
from .labels.repairs import kept_report
from .making import Made
from .plan import Plan, kept_recipe
from .progress import Progress
from .reasons import grouped
from .rows import judged, unread_row
from .stages import label, qc, report, search, split, tile
from .types import ALWAYS, Row, Scene
from .vector import Layer

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


def finish(plan: Plan, made: Made, dataset: Dataset, kit: Kit, progress: Progress) -> Summary:
    """Judge the samples, deal the splits, write table, header and card; returns what is there.

    Raises DatasetError where a file cannot be written, or a sample's files were changed meanwhile.
    """
    recipe = plan.inputs.recipe
    rows = _rows(plan, made, dataset)
    kept_ids = {str(r.values["chip_id"]) for r in rows if r.values["status"] == qc.KEPT}
    chips = {s.chip.id: s.chip for s in made.samples}
    groups = tile.shared_ground([chips[i] for i in sorted(kept_ids)])
    splits, warning = split.assign(groups, recipe.split)
    rows = [
        r.with_values(split=splits[str(r.values["chip_id"])] if r.values["status"] == qc.KEPT else "") for r in rows
    ]
    kept = sum(r.values["status"] == qc.KEPT for r in rows)
    warnings = [*plan.warnings, *made.warnings(), *terrain.gaps(rows, recipe), *([warning] if warning and kept else [])]
    warnings += label_maps.warnings_of(rows)
    if not kept:
        warnings.append("No sample was kept; the chips table says why of each.")
    aligned = alignment.measure(_content(kit, plan), rows, recipe.output.threads, progress.check)
    rows = aligned.rows
    warnings += aligned.warnings
    for text in warnings[len(plan.warnings) :]:
        progress.warn(text)
    finished = [s for s in made.samples if s.id not in made.unread]
    used = report.scenes_used(
        [a for s in finished for a in (*s.passes, *(p.acquisition for p in s.radar))],
        [t for s in finished for t in s.fixed],
    )
    counts = {
        "chips": len({r.values["chip_id"] for r in rows}),
        "samples": len(rows),
        "kept": kept,
        "rejected": len(rows) - kept,
        "scenes": len(used),
    }
    labels_report, problems = _problems(plan, kit, rows)
    header = _header(plan, kit, counts, rows, used, warnings)
    header |= {"labels_report": labels_report, "alignment": aligned.document}
    reasons = grouped(str(r.values["reason"] or "") for r in rows)
    why = "".join(f"; {count} {reason}" for reason, count in reasons)
    progress.info(f"{kept} of {len(rows)} samples kept, {len(rows) - kept} rejected{why}.")
    complete = not _too_many(len(made.unread), len(rows), recipe.qc.max_failed)
    layers = [*_layers(plan, made, rows, used), *problems]
    dataset.finish(rows, layers, header, report.card(header, rows), complete)
    return Summary(dataset.folder, counts, tuple(b.name for b in kit.bands), tuple(warnings), made)


def _rows(plan: Plan, made: Made, dataset: Dataset) -> list[Row]:
    """Return the rows of the table: judged, and those that could not be made with their reason; by sample id."""
    inputs = plan.inputs
    finished = {s.id: s for s in made.samples if s.id not in made.unread}
    columns = label.column_names(inputs.classes)
    rows = [
        judged(r, finished[r.sample_id], inputs.recipe, inputs.classes, columns).with_values(
            replaced=made.replaced.get(r.sample_id, "")
        )
        for r in dataset.rows(finished)
    ]
    rows += [unread_row(s, made.unread[s.id].reason, columns.values()) for s in made.samples if s.id in made.unread]
    return sorted(rows, key=lambda r: r.sample_id)


def _content(kit: Kit, plan: Plan) -> alignment.Content:
    """Return what the files of the dataset hold."""
    recipe, classes = kit.recipe, plan.inputs.classes
    return alignment.Content(
        kit.folder, kit.bands, recipe.chips.size_px, recipe.grid.pixel_size_m,
        bool(classes), label.ignore_value(classes) if classes else None,
    )  # fmt: skip


def _header(
    plan: Plan,
    kit: Kit,
    counts: dict[str, int],
    rows: Sequence[Row],
    used: Sequence[Scene],
    warnings: list[str],
) -> dict[str, Any]:
    return {
        "recipe": kept_recipe(plan.inputs.recipe),
        "bands": [dataclasses.asdict(b) for b in kit.bands],
        "layers": [dataclasses.asdict(layer) for layer in kit.layers],
        "classes": [dataclasses.asdict(c) for c in plan.inputs.classes],
        "ignore": label.ignore_value(plan.inputs.classes) if plan.inputs.classes else None,
        "counts": counts,
        "splits": dict(sorted(Counter(str(r.values["split"]) for r in rows if r.values["split"]).items())),
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


def _layers(plan: Plan, made: Made, rows: Sequence[Row], used: Sequence[Scene]) -> list[Layer]:
    """Return the layers of dataset.gpkg: chips, scenes, aoi, the labels that were used, and where labels are known."""
    inputs = plan.inputs
    chips = {s.id: s.chip for s in made.samples}
    crs, squares = squares_in_one_crs([chips[r.sample_id] for r in rows])
    area = shapely.from_wkt([s.footprint for s in used])
    records = [search.scene_record(s) | report.offset_facts(s) for s in used]
    layers = [
        Layer("chips", squares, columns_of([r.values for r in rows]), crs),
        Layer("scenes", list(area), columns_of(records), "EPSG:4326", multi=True),
        Layer(
            "aoi", list(inputs.aoi.geometries), {"aoi_id": [int(i) for i in inputs.aoi.ids]}, inputs.aoi.crs, multi=True
        ),
    ]
    return [*layers, *label_layers(inputs.recipe.labels, inputs.labels, inputs.extent)]
