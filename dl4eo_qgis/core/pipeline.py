"""The whole job, stage by stage: search, select, align, derive, label, tile, qc, split, write, report."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .dataset import HASH_CHARS, Dataset, digest_of
from .executors import EXECUTORS
from .executors.slots import computing
from .finish import Summary, finish
from .indices import Index
from .plan import Inputs, Plan, kept_recipe, make_plan, read_inputs
from .progress import Check, Progress
from .raster import close_files
from .recipe import Recipe
from .stages import align, derive, label, qc, select, write
from .types import Band, Job, Row, Sample, Scene

CODE_VERSION = 1
"""Raised when the pixels that a recipe gives change, so that old samples are not taken for new ones."""
FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Kit:
    """What every job needs beside its scenes; picklable, as a job is, so that both can go to another process."""

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


def build(recipe: Recipe, progress: Progress) -> Summary:
    """Make the dataset of a recipe, or what is missing of it; returns what is there.

    Raises a Dl4eoError that says what was found and what to do; ``Cancelled`` where the user asked to stop.
    """
    inputs = read_inputs(recipe, progress)
    digest = _digest(inputs)
    dataset = Dataset(Path(recipe.output.folder), {"recipe": kept_recipe(inputs.recipe)}, digest)
    try:
        plan = make_plan(inputs, progress.part(0.0, 0.15))
        kit = _kit(plan, digest)
        dataset.begin()
        _run_jobs(plan, kit, dataset, progress.part(0.15, 1.0))
        summary = finish(plan, dataset, kit.bands, progress)
    finally:
        dataset.end()
        close_files()
    progress.info("The dataset is complete.")
    return summary


def _run_jobs(plan: Plan, kit: Kit, dataset: Dataset, progress: Progress) -> None:
    """Run the jobs of the samples that are not finished yet; their rows go to the journal as they come."""
    todo = [s for s in plan.samples if not dataset.has(s.id, _job_hash(kit.digest, s))]
    if len(todo) < len(plan.samples):
        progress.info(f"{len(plan.samples) - len(todo)} of {len(plan.samples)} samples are finished already.")
    dataset.open_for(len(todo))
    done, output = len(plan.samples) - len(todo), kit.recipe.output
    run = EXECUTORS["threads"]
    progress.report(done, len(plan.samples), f"{done} of {len(plan.samples)} samples")
    for rows in run(make_block, kit, select.jobs(todo), output, progress.check):
        dataset.add(rows)
        done += len(rows)
        progress.report(done, len(plan.samples), f"{done} of {len(plan.samples)} samples")


def make_block(kit: Kit, job: Job, check: Check) -> list[Row]:
    """Make the samples of one job: read, derive, label, check, write; returns their rows.

    ``check`` is called between the steps and raises to stop.
    """
    bands = align.ask_bands(_reads(kit, job))
    bands.wait(check)
    with computing(kit.recipe.output.threads, check):
        made = _make_samples(kit, job, bands, check)
    rows = []
    for values, encoded in made:
        check()
        written = write.store(kit.folder, encoded)
        rows.append(Row({**values, **dataclasses.asdict(written)}))
    return rows


def _make_samples(kit: Kit, job: Job, bands: align.Bands, check: Check) -> list[tuple[dict[str, Any], write.Encoded]]:
    """Return the samples of a block as their columns of the chips table and their files."""
    image = _image(kit, job, bands)
    labels = kit.labels.get(job.window.epsg)
    made = []
    for sample in job.samples:
        check()
        rows_of, cols_of = job.window.slices_of(sample.chip.window)
        part = np.ascontiguousarray(image[:, rows_of, cols_of])
        mask = label.mask_of(labels, sample.chip.window) if labels else None
        values = {**_measures(kit, sample, part, mask), "job": _job_hash(kit.digest, sample)}
        made.append((values, write.encode_sample(sample, part, mask, kit.bands, kit.recipe.output.compress)))
    return made


def _image(kit: Kit, job: Job, bands: align.Bands) -> FloatArray:
    """Return the bands of a job's window (bands x rows x columns), in the dataset's order."""
    layers = bands.read()
    layers |= {index.name: index.compute(layers) for index in kit.indices}
    if kit.recipe.terrain.enabled:
        layers |= _terrain_layers(kit, job, layers["elevation"])
    if kit.recipe.radar.unit == "db":
        layers |= {name: derive.decibels(layers[name]) for name in kit.polarisations}
    return np.stack([layers[b.name] for b in kit.bands])


def _reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return what is to be read for a job; elevation with a halo of one pixel, for the slope."""

    def to_reflectance(scene: Scene) -> align.Convert:
        return partial(derive.reflectance, offset_dn=scene.offset_dn)

    def as_it_is(scene: Scene) -> align.Convert:
        return align.unchanged

    reads = {}
    for band in kit.optical_bands:
        pieces = align.pieces(job.optical.scenes, band, to_reflectance)
        reads[band] = align.BandRead(pieces, job.window, kit.recipe.optical.resampling)
    radar = job.radar.scenes if job.radar else ()
    for band in kit.polarisations:
        reads[band] = align.BandRead(align.pieces(radar, band, as_it_is), job.window, "bilinear")
    if kit.recipe.terrain.enabled:
        tiles = align.pieces(job.terrain, "elevation", as_it_is)
        reads["elevation"] = align.BandRead(tiles, job.window.grown(1), "bilinear")
    return reads


def _terrain_layers(kit: Kit, job: Job, elevation: FloatArray) -> dict[str, FloatArray]:
    """Return elevation and slope of a job's window from the elevation with its halo."""
    halo = job.window.grown(1)
    if kit.recipe.terrain.missing == "sea":
        pieces = align.pieces(job.terrain, "elevation", lambda s: align.unchanged)
        elevation[np.isnan(elevation) & ~align.covered(pieces, halo)] = 0.0
    slope = derive.slope_degrees(elevation, job.window.pixel_size_m)
    return {"elevation": elevation[halo.slices_of(job.window)], "slope": slope}


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
    status, reason = qc.decide(values, kit.recipe.qc, radar_gap=sample.radar_gap, wants_labels=labelled)
    return {**values, "status": status, "reason": reason}


def _kit(plan: Plan, digest: str) -> Kit:
    recipe, inputs = plan.inputs.recipe, plan.inputs
    labels = {}
    if inputs.labels is not None:
        for epsg in sorted({c.epsg for c in inputs.chips}):
            labels[epsg] = label.prepare(inputs.labels, inputs.classes, epsg, recipe.labels.rule)
    return Kit(
        recipe, Path(recipe.output.folder), digest, _bands(plan), inputs.indices, inputs.optical_bands,
        plan.polarisations, labels, label.column_names(inputs.classes),
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


def _digest(inputs: Inputs) -> str:
    labels = inputs.labels.digest() if inputs.labels is not None else ""
    return digest_of([CODE_VERSION, kept_recipe(inputs.recipe), inputs.aoi.digest(), labels])


def _job_hash(digest: str, sample: Sample) -> str:
    """Return a hash of all that a sample is made from: a corrected catalogue makes it anew."""
    radar = sample.radar.scenes if sample.radar else ()
    scenes = [
        [s.role, s.id, s.offset_dn, sorted((band, a.href, a.band) for band, a in s.assets.items())]
        for s in (*sample.optical.scenes, *radar, *sample.terrain)
    ]
    return digest_of([digest, sample.id, scenes])[:HASH_CHARS]


__all__ = ["Summary", "build", "make_block"]
