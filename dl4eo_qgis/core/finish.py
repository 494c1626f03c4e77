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
from .dataset import Dataset
from .explore import columns_of, squares_in_one_crs
from .plan import CLASS_COLUMN, Plan, kept_recipe
from .progress import Progress
from .stages import label, qc, report, search, split, tile
from .types import Band, Row, Scene
from .vector import Layer

SOFTWARE = ("numpy", "rasterio", "shapely", "pyproj")


@dataclass(frozen=True)
class Summary:
    """What a build made."""

    folder: Path
    counts: dict[str, int]
    bands: tuple[str, ...]
    warnings: tuple[str, ...]


def finish(plan: Plan, dataset: Dataset, bands: Sequence[Band], progress: Progress) -> Summary:
    """Deal the splits, write table, header and card; returns what is there.

    Raises DatasetError where a file cannot be written, or a sample's files were changed meanwhile.
    """
    recipe = plan.inputs.recipe
    rows = dataset.rows(s.id for s in plan.samples)
    kept_ids = {str(r.values["chip_id"]) for r in rows if r.values["status"] == qc.KEPT}
    chips = {s.chip.id: s.chip for s in plan.samples}
    groups = tile.shared_ground([chips[i] for i in sorted(kept_ids)])
    splits, warning = split.assign(groups, recipe.split)
    rows = [
        r.with_values(split=splits[str(r.values["chip_id"])] if r.values["status"] == qc.KEPT else "") for r in rows
    ]
    kept = sum(r.values["status"] == qc.KEPT for r in rows)
    warnings = [*plan.warnings, *([warning] if warning and kept else [])]
    if not kept:
        warnings.append("No sample was kept; the chips table says why of each.")
    for text in warnings[len(plan.warnings) :]:
        progress.warn(text)
    used = report.scenes_used(
        [a for s in plan.samples for a in (s.optical, s.radar) if a], [t for s in plan.samples for t in s.terrain]
    )
    counts = {
        "chips": len({r.values["chip_id"] for r in rows}),
        "samples": len(rows),
        "kept": kept,
        "rejected": len(rows) - kept,
        "scenes": len(used),
    }
    header = _header(plan, bands, counts, rows, used, warnings)
    reasons = Counter(str(r.values["reason"]) for r in rows if r.values["reason"])
    why = "".join(f"; {count} {reason}" for reason, count in reasons.most_common())
    progress.info(f"{kept} of {len(rows)} samples kept, {len(rows) - kept} rejected{why}.")
    dataset.finish(rows, _layers(plan, rows, used), header, report.card(header, rows))
    return Summary(dataset.folder, counts, tuple(b.name for b in bands), tuple(warnings))


def _header(
    plan: Plan,
    bands: Sequence[Band],
    counts: dict[str, int],
    rows: Sequence[Row],
    used: Sequence[Scene],
    warnings: list[str],
) -> dict[str, Any]:
    return {
        "recipe": kept_recipe(plan.inputs.recipe),
        "bands": [dataclasses.asdict(b) for b in bands],
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
                "time": s.time.isoformat(),
            }
            for s in used
        ],
        "software": {"dl4eo": paths.version(), **{name: _version(name) for name in SOFTWARE}},
        "licences": report.credits(used),
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _layers(plan: Plan, rows: Sequence[Row], used: Sequence[Scene]) -> list[Layer]:
    """Return the layers of dataset.gpkg: chips, scenes, aoi, and the labels that were used."""
    inputs = plan.inputs
    chips = {s.id: s.chip for s in plan.samples}
    crs, squares = squares_in_one_crs([chips[r.sample_id] for r in rows])
    area = shapely.from_wkt([s.footprint for s in used])
    records = [search.scene_record(s) for s in used]
    layers = [
        Layer("chips", squares, columns_of([r.values for r in rows]), crs),
        Layer("scenes", list(area), columns_of(records), "EPSG:4326", multi=True),
        Layer(
            "aoi", list(inputs.aoi.geometries), {"aoi_id": [int(i) for i in inputs.aoi.ids]}, inputs.aoi.crs, multi=True
        ),
    ]
    if inputs.labels is not None:
        columns: dict[str, Sequence[Any]] = {"label_id": [int(i) for i in inputs.labels.ids]}
        if inputs.labels.values:
            columns[CLASS_COLUMN] = list(inputs.labels.values)
        layers.append(Layer("labels", list(inputs.labels.geometries), columns, inputs.labels.crs, multi=True))
    return layers
