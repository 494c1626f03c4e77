"""The whole job, stage by stage: search, select, align, derive, label, tile, qc, split, write, report."""

from __future__ import annotations

from pathlib import Path

import shapely

from .bands import extra, optical, radar, terrain
from .bands.kit import Kit
from .block import make_block
from .dataset import Dataset
from .executors import REACH
from .finish import Summary, finish
from .ingredients import Ingredients
from .making import make_samples
from .memory import use_few_arenas
from .plan import Plan, make_plan, read_inputs, request_of
from .progress import Progress
from .raster import close_files
from .recipe import Recipe
from .shapes import by_crs, near_chips
from .stages import label
from .types import Band


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
        summary = finish(plan, made, dataset, kit, progress)
    finally:
        dataset.end()
        close_files()
    summary.check(recipe.qc.max_failed)
    progress.info("The dataset is complete.")
    return summary


def kit_of(plan: Plan) -> Kit:
    """Return what the jobs of a plan need."""
    recipe, inputs = plan.inputs.recipe, plan.inputs
    labels = {}
    if inputs.labels is not None:
        for epsg, chips in by_crs(inputs.chips).items():
            reach_m = inputs.labels.buffer_m + label.margin_px(recipe.labels) * recipe.grid.pixel_size_m
            near = near_chips(shapely.bounds(inputs.labels.geometries), inputs.labels.crs, chips, reach_m)
            mine = inputs.labels.subset(near)
            labels[epsg] = label.prepare(mine, inputs.classes, epsg, recipe.labels, inputs.extent)
    of_labels = label.sample_layers(recipe.labels.layers, inputs.classes) if labels else ()
    layers = (*optical.sample_layers(recipe), *of_labels)
    return Kit(
        recipe, Path(recipe.output.folder).absolute(), _bands(plan), inputs.indices, inputs.optical_bands,
        plan.polarisations, labels, label.column_names(inputs.classes), layers,
    )  # fmt: skip


def _bands(plan: Plan) -> tuple[Band, ...]:
    """Return the image's bands in their fixed order: optical, indices, slope, elevation, radar, further rasters."""
    recipe = plan.inputs.recipe
    return (
        *optical.listed(recipe, plan.inputs.indices),
        *terrain.listed(recipe),
        *radar.listed(recipe, plan.polarisations),
        *extra.listed(recipe),
    )


def _ingredients(plan: Plan, kit: Kit) -> Ingredients:
    read = {
        "optical": optical.read_of(kit.recipe, kit.optical_bands),
        "radar": kit.polarisations,
        "terrain": ("elevation",),
    }
    return Ingredients(kit.recipe, kit.bands, read, kit.labels, kit.columns)


__all__ = ["Summary", "build"]
