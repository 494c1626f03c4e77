"""The whole job, stage by stage: search, select, align, derive, label, tile, qc, split, write, report."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .. import paths
from .dataset import HASH_CHARS, HEADER, TABLE, Dataset, digest_of
from .executors import EXECUTORS
from .explore import columns_of, squares_in_one_crs
from .grid import GridWindow
from .indices import Index
from .plan import Inputs, Plan, make_plan, read_inputs
from .progress import Progress
from .recipe import Recipe
from .stages import align, derive, label, qc, report, search, select, split, write
from .types import Band, Job, Row, Sample, Scene
from .vector import Layer

CODE_VERSION = 1
"""Raised when the pixels that a recipe gives change, so that old samples are not taken for new ones."""
CLASS_COLUMN = "class"
"""The attribute that holds the class in a dataset's own copy of the labels, whatever its name was."""
SOFTWARE = ("numpy", "rasterio", "shapely", "pyproj")
FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Summary:
    """What a build made."""

    folder: Path
    counts: dict[str, int]
    bands: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Kit:
    """What every job needs beside its scenes."""

    recipe: Recipe
    folder: Path
    digest: str
    bands: tuple[Band, ...]
    indices: tuple[Index, ...]
    optical_bands: tuple[str, ...]
    polarisations: tuple[str, ...]
    labels: dict[int, label.LabelSet]
    """By the EPSG code of the grid; empty without a label layer."""
    columns: dict[int, str]
    """The chips table's column of each class value."""
    progress: Progress


def build(recipe: Recipe, progress: Progress) -> Summary:
    """Make the dataset of a recipe, or what is missing of it; returns what is there.

    Raises a Dl4eoError that says what was found and what to do; ``Cancelled`` where the user asked to stop.
    """
    inputs = read_inputs(recipe, progress)
    digest = _digest(inputs)
    dataset = Dataset(Path(recipe.output.folder), {"recipe": _kept_recipe(inputs.recipe)}, digest)
    plan = make_plan(inputs, progress.part(0.0, 0.15))
    kit = _kit(plan, digest, progress)
    dataset.begin()
    try:
        _make_samples(plan, kit, dataset, progress.part(0.15, 0.97))
    finally:
        dataset.abandon_if_empty()
    summary = _finish(plan, kit, dataset, progress)
    progress.report(1, 1, "Done")
    return summary


def _make_samples(plan: Plan, kit: Kit, dataset: Dataset, progress: Progress) -> None:
    """Run the jobs of the samples that are not finished yet; their rows go to the journal as they come."""
    todo = [s for s in plan.samples if not dataset.has(s.id, _job_hash(kit.digest, s))]
    if len(todo) < len(plan.samples):
        progress.info(f"{len(plan.samples) - len(todo)} of {len(plan.samples)} samples are finished already.")
    done, run = len(plan.samples) - len(todo), EXECUTORS["threads"]
    progress.report(done, len(plan.samples), f"{done} of {len(plan.samples)} samples")
    for rows in run(partial(make_block, kit), select.jobs(todo), kit.recipe.output.threads, progress.check):
        dataset.add(rows)
        done += len(rows)
        progress.report(done, len(plan.samples), f"{done} of {len(plan.samples)} samples")


def make_block(kit: Kit, job: Job) -> list[Row]:
    """Make the samples of one job: read, derive, label, check, write; returns their rows."""
    image = _image(kit, job)
    labels = kit.labels.get(job.window.epsg)
    rows = []
    for sample in job.samples:
        kit.progress.check()
        rows_of, cols_of = job.window.slices_of(sample.chip.window)
        part = np.ascontiguousarray(image[:, rows_of, cols_of])
        mask = label.mask_of(labels, sample.chip.window) if labels else None
        values = _measures(kit, sample, part, mask)
        written = write.write_sample(kit.folder, sample, part, mask, kit.bands, kit.recipe.output.compress)
        rows.append(Row({**values, **dataclasses.asdict(written), "job": _job_hash(kit.digest, sample)}))
    return rows


def _image(kit: Kit, job: Job) -> FloatArray:
    """Return the bands of a job's window (bands x rows x columns), in the dataset's order."""
    layers = _optical_layers(kit, job)
    if kit.recipe.terrain.enabled:
        layers |= _terrain_layers(kit, job.terrain, job.window)
    for band in kit.polarisations:
        kit.progress.check()
        scenes = job.radar.scenes if job.radar else ()
        power = align.read_band(align.pieces(scenes, band, lambda s: align.unchanged), job.window, "bilinear")
        layers[band] = derive.decibels(power) if kit.recipe.radar.unit == "db" else power
    return np.stack([layers[b.name] for b in kit.bands])


def _optical_layers(kit: Kit, job: Job) -> dict[str, FloatArray]:
    def to_reflectance(scene: Scene) -> align.Convert:
        return partial(derive.reflectance, offset_dn=scene.offset_dn)

    layers = {}
    for band in kit.optical_bands:
        kit.progress.check()
        pieces = align.pieces(job.optical.scenes, band, to_reflectance)
        layers[band] = align.read_band(pieces, job.window, kit.recipe.optical.resampling)
    return layers | {index.name: index.compute(layers) for index in kit.indices}


def _terrain_layers(kit: Kit, tiles: Sequence[Scene], window: GridWindow) -> dict[str, FloatArray]:
    kit.progress.check()
    halo = window.grown(1)
    pieces = align.pieces(tiles, "elevation", lambda s: align.unchanged)
    elevation = align.read_band(pieces, halo, "bilinear")
    if kit.recipe.terrain.missing == "sea":
        elevation[np.isnan(elevation) & ~align.covered(pieces, halo)] = 0.0
    inner = halo.slices_of(window)
    return {"elevation": elevation[inner], "slope": derive.slope_degrees(elevation, window.pixel_size_m)}


def _measures(kit: Kit, sample: Sample, image: FloatArray, mask: npt.NDArray[Any] | None) -> dict[str, Any]:
    """Return a sample's columns of the chips table, but for its files."""
    gap = sample.radar.time - sample.optical.time if sample.radar else None
    values: dict[str, Any] = {
        "chip_id": sample.chip.id,
        "sample_id": sample.id,
        "date": sample.optical.time.strftime("%Y-%m-%d"),
        "epsg": sample.chip.epsg,
        "col": sample.chip.col,
        "row": sample.chip.row,
        "split": "",
        "status": "",
        "reason": "",
        "review": "",
        "valid": qc.valid_share(image),
        "clear": sample.clear,
        "cloud": sample.cloud,
        "labelled": None if mask is None else qc.labelled_share(mask, kit.labels[sample.chip.epsg].ignore),
        **(qc.class_shares(mask, kit.columns) if mask is not None else {}),
        "s2_items": ";".join(s.id for s in sample.optical.scenes),
        "s1_items": ";".join(s.id for s in sample.radar.scenes) if sample.radar else "",
        "s1_days": gap.total_seconds() / 86400 if gap is not None else None,
    }
    labelled = mask is not None and kit.recipe.chips.keep == "labelled"
    status, reason = qc.decide(values, kit.recipe.qc, wants_radar=kit.recipe.radar.enabled, wants_labels=labelled)
    return {**values, "status": status, "reason": reason}


def _finish(plan: Plan, kit: Kit, dataset: Dataset, progress: Progress) -> Summary:
    """Deal the splits, write table, header and card."""
    recipe = kit.recipe
    rows = dataset.rows(s.id for s in plan.samples)
    splits, warning = split.assign(
        (str(r.values["chip_id"]) for r in rows if r.values["status"] == qc.KEPT), recipe.split
    )
    rows = [
        r.with_values(split=splits[str(r.values["chip_id"])] if r.values["status"] == qc.KEPT else "") for r in rows
    ]
    kept = sum(r.values["status"] == qc.KEPT for r in rows)
    warnings = [*plan.warnings, *([warning] if warning and kept else [])]
    if not kept:
        reasons = Counter(str(r.values["reason"]) for r in rows).most_common(3)
        warnings.append("No sample was kept: " + "; ".join(f"{text} ({count})" for text, count in reasons) + ".")
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
    header = _header(plan, kit, counts, rows, used, warnings)
    dataset.finish(rows, _layers(plan, rows, used), header, report.card(header, rows))
    return Summary(dataset.folder, counts, tuple(b.name for b in kit.bands), tuple(warnings))


def _header(
    plan: Plan, kit: Kit, counts: dict[str, int], rows: Sequence[Row], used: Sequence[Scene], warnings: list[str]
) -> dict[str, Any]:
    labels = next(iter(kit.labels.values()), None)
    return {
        "recipe": _kept_recipe(kit.recipe),
        "bands": [dataclasses.asdict(b) for b in kit.bands],
        "classes": [dataclasses.asdict(c) for c in plan.inputs.classes],
        "ignore": labels.ignore if labels else None,
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
        Layer("chips", squares, columns_of([dict(r.values) for r in rows]), crs),
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


def _kit(plan: Plan, digest: str, progress: Progress) -> Kit:
    recipe, inputs = plan.inputs.recipe, plan.inputs
    labels = {}
    if inputs.labels is not None:
        for epsg in sorted({c.epsg for c in inputs.chips}):
            labels[epsg] = label.prepare(inputs.labels, inputs.classes, epsg, recipe.labels.rule)
    return Kit(
        recipe, Path(recipe.output.folder), digest, _bands(plan), inputs.indices, inputs.optical_bands,
        plan.polarisations, labels, label.column_names(inputs.classes), progress,
    )  # fmt: skip


def _bands(plan: Plan) -> tuple[Band, ...]:
    """Return the image's bands in their fixed order: optical, indices, slope, elevation, radar."""
    recipe = plan.inputs.recipe
    bands = [Band(name, "reflectance", "optical", recipe.optical.resampling) for name in recipe.optical.bands]
    bands += [Band(index.name, "", "index", "none") for index in plan.inputs.indices]
    if recipe.terrain.enabled:
        bands += [Band("slope", "degree", "terrain", "none"), Band("elevation", "metre", "terrain", "bilinear")]
    unit = "dB" if recipe.radar.unit == "db" else "gamma0"
    return (*bands, *(Band(p, unit, "radar", "bilinear") for p in plan.polarisations))


def _kept_recipe(recipe: Recipe) -> dict[str, Any]:
    """Return the recipe as a dataset keeps it: it runs again from the dataset's own folder, wherever that lies."""
    document = recipe.to_dict()
    document["aoi"] = {"path": TABLE, "layer": "aoi"}
    if recipe.labels.path:
        field = CLASS_COLUMN if recipe.labels.class_field else ""
        document["labels"] |= {"path": TABLE, "layer": "labels", "class_field": field}
    document["output"] |= {"folder": ".", "threads": 0}
    return document


def _digest(inputs: Inputs) -> str:
    labels = inputs.labels.digest() if inputs.labels is not None else ""
    return digest_of([CODE_VERSION, _kept_recipe(inputs.recipe), inputs.aoi.digest(), labels])


def _job_hash(digest: str, sample: Sample) -> str:
    """Return a hash of all that a sample is made from: a corrected catalogue makes it anew."""
    radar = sample.radar.scenes if sample.radar else ()
    scenes = [
        [s.role, s.id, s.offset_dn, sorted((band, a.href, a.band) for band, a in s.assets.items())]
        for s in (*sample.optical.scenes, *radar, *sample.terrain)
    ]
    return digest_of([digest, sample.id, scenes])[:HASH_CHARS]


__all__ = ["HEADER", "Summary", "build", "make_block"]
