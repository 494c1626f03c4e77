"""The whole job, stage by stage: search, select, align, derive, label, tile, qc, split, write, report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import shapely

from .bands import extra, optical, radar, terrain
from .bands.kit import Kit
from .block import make_block
from .dataset import Dataset
from .errors import RecipeError
from .executors import REACH
from .finish import Summary, finish
from .geometry import edge
from .geometry.shapes import by_crs, near_chips
from .ingredients import Ingredients
from .labels.raster import BAND
from .making import make_samples
from .memory import use_few_arenas
from .plan import Plan, make_plan, read_inputs, request_of
from .progress import Progress
from .raster import close_files
from .recipe import Recipe
from .rows import unread_row
from .splitting.groups import require_column
from .stages import label, tile
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
        if recipe.split.method == "column":
            require_column(recipe.split.column, unread_row(plan.samples[0], "", kit.measured).values)
        dataset.begin()
        made = make_samples(plan, make_block, kit, _ingredients(plan, kit), dataset, progress.part(0.15, 0.95))
        summary = finish(plan, made, dataset, kit, progress.part(0.95, 1.0))
        if dataset.new_rules:
            progress.info(f"The samples that were there are decided anew: {dataset.new_rules}.")
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
    if inputs.label_map is not None:
        for epsg in by_crs(inputs.chips):
            labels[epsg] = label.only_ground(inputs.classes, epsg, recipe.labels, inputs.extent)
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
        plan.polarisations, labels, label.column_names(inputs.classes), plan.extra, layers, _padded(plan),
        inputs.label_map,
    )  # fmt: skip


def _padded(plan: Plan) -> dict[str, Any]:
    """Return the part of the AOI near each chip that is to be padded."""
    recipe, inputs = plan.inputs.recipe, plan.inputs
    if recipe.chips.edge != "pad":
        return {}
    grounds, chips = tile.grounds_of(inputs.aoi, recipe.grid, recipe.chips), by_crs(inputs.chips)
    return {name: part for epsg in chips for name, part in edge.crossing(grounds[epsg], chips[epsg]).items()}


def _bands(plan: Plan) -> tuple[Band, ...]:
    """Return the image's bands in their fixed order: optical, indices, slope, elevation, radar, further rasters.

    Raises RecipeError where two have one name: sensors and files of your own call their bands as they like.
    """
    recipe = plan.inputs.recipe
    bands = (
        *optical.listed(recipe, plan.inputs.indices, plan.units),
        *terrain.listed(recipe, next((s.terrain[0] for s in plan.samples if s.terrain), None)),
        *radar.listed(recipe, plan.polarisations),
        *extra.listed(plan.extra),
    )
    hidden = {*plan.inputs.optical_bands, optical.CLOUDS, "elevation"} - {b.name for b in bands if b.source != "extra"}
    for band in bands:
        same = [other.source for other in bands if other.name == band.name]
        same += ["read for another"] if band.source == "extra" and band.name in hidden else []
        if len(same) > 1:
            key = "extra.layers" if "extra" in same else "optical.bands"
            raise RecipeError(key, f"two bands are called {band.name!r} ({' and '.join(same)})", "Rename one.")
    return bands


def _ingredients(plan: Plan, kit: Kit) -> Ingredients:
    read = {
        "optical": optical.read_of(kit.recipe, kit.optical_bands),
        "radar": kit.polarisations,
        "terrain": ("elevation",),
        "extra": tuple(b.name for b in kit.extra),
        "labels": (BAND,),
    }
    return Ingredients(kit.recipe, kit.bands, read, kit.labels, kit.columns, kit.aoi)


__all__ = ["Summary", "build"]
