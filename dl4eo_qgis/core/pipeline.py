"""The whole job, stage by stage: search, select, align, derive, label, tile, qc, split, write, report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely

from .dataset import Dataset
from .executors import REACH
from .executors.slots import computing
from .finish import Summary, finish
from .indices import Index
from .ingredients import Ingredients
from .making import make_samples
from .memory import use_few_arenas
from .plan import Plan, make_plan, read_inputs, request_of
from .progress import Check, Progress
from .raster import close_files
from .recipe import Recipe
from .rows import made_row
from .shapes import by_crs, near_chips
from .stages import align, derive, label, write
from .types import Band, Job, Row, Scene

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Kit:
    """What every job needs beside its scenes; picklable, as a job is, so that both can go to another process."""

    recipe: Recipe
    folder: Path
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
    use_few_arenas()
    if recipe.output.executor in REACH:
        progress.info(REACH[recipe.output.executor](recipe.output, progress.check))
    inputs = read_inputs(recipe, progress.part(0.0, 0.03))
    dataset = Dataset(Path(recipe.output.folder), *request_of(inputs), recipe.output.existing)
    try:
        plan = make_plan(inputs, progress.part(0.03, 0.15))
        kit = kit_of(plan)
        dataset.begin()
        made = make_samples(plan, make_block, kit, _ingredients(plan, kit), dataset, progress.part(0.15, 1.0))
        summary = finish(plan, made, dataset, kit.bands, progress)
    finally:
        dataset.end()
        close_files()
    summary.check(recipe.qc.max_failed)
    progress.info("The dataset is complete.")
    return summary


def make_block(kit: Kit, job: Job, check: Check) -> list[Row]:
    """Make the samples of one job: read, derive, label, check, write; returns their rows.

    ``check`` is called between the steps and raises to stop.
    """
    bands = align.ask_bands(reads_of(kit, job), check)
    bands.wait(check)
    with computing(kit.recipe.output.threads, check):
        made = _make_samples(kit, job, bands, check)
    rows = []
    for row, encoded in made:
        check()
        write.store(kit.folder, encoded)
        rows.append(row)
    return rows


def _make_samples(kit: Kit, job: Job, bands: align.Bands, check: Check) -> list[tuple[Row, write.Encoded]]:
    """Return the samples of a block as their rows of the chips table and their files."""
    layers = make_layers(kit, job, bands)
    labels = kit.labels.get(job.window.epsg)
    made = []
    for sample in job.samples:
        check()
        part = job.window.slices_of(sample.chip.window)
        image = np.stack([layers[b.name][part] for b in kit.bands])
        mask = label.mask_of(labels, sample.chip.window) if labels else None
        encoded = write.encode_sample(sample, image, mask, kit.bands, kit.recipe.output.compress)
        made.append((made_row(sample, image, mask, labels, kit.columns, encoded.written), encoded))
    return made


def make_layers(kit: Kit, job: Job, bands: align.Bands) -> dict[str, FloatArray]:
    """Return the bands of a job's window (rows x columns) by name, and those that were only needed for indices."""
    layers = bands.read()
    layers |= {index.name: index.compute(layers) for index in kit.indices}
    if kit.recipe.terrain.enabled:
        layers |= _terrain_layers(kit, job, layers["elevation"])
    if kit.recipe.radar.unit == "db":
        layers |= {name: derive.decibels(layers[name]) for name in kit.polarisations}
    return layers


def reads_of(kit: Kit, job: Job) -> dict[str, align.BandRead]:
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


def kit_of(plan: Plan) -> Kit:
    """Return what the jobs of a plan need."""
    recipe, inputs = plan.inputs.recipe, plan.inputs
    labels = {}
    if inputs.labels is not None:
        for epsg, chips in by_crs(inputs.chips).items():
            near = near_chips(shapely.bounds(inputs.labels.geometries), inputs.labels.crs, chips)
            labels[epsg] = label.prepare(inputs.labels.subset(near), inputs.classes, epsg, recipe.labels.rule)
    return Kit(
        recipe, Path(recipe.output.folder).absolute(), _bands(plan), inputs.indices, inputs.optical_bands,
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


def _ingredients(plan: Plan, kit: Kit) -> Ingredients:
    read = {"optical": kit.optical_bands, "radar": kit.polarisations, "terrain": ("elevation",)}
    return Ingredients(kit.recipe, kit.bands, read, kit.labels, kit.columns)


__all__ = ["Summary", "build", "make_block"]
