"""A dry run: what a recipe would make, and what it would cost, before a pixel of an image is read or a file written."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..explore import columns_of, squares_in_one_crs
from ..files import check_writable
from ..memory import use_few_arenas
from ..pipeline import kit_of
from ..plan import Plan, make_plan, read_inputs
from ..progress import Progress
from ..raster import close_files
from ..recipe import Recipe
from ..vector import Layer, write_layers
from .costs import costs_of
from .fetching import measure
from .ground import shares_of, splits_of
from .shown import Facts, lines_of, numbers_of, records_of, table_of
from .there import finished_of

LAYER = "plan"
NOWHERE = "."
"""The folder of a recipe that names none."""


@dataclass(frozen=True)
class Estimate:
    """What a recipe would make."""

    numbers: dict[str, float]
    """samples (still to be made), scenes, bytes, disk, minutes."""
    table: list[dict[str, Any]]
    """A record a quantity: quantity, value, unit, known."""
    layer: Layer
    """A row a sample: what it would be made of."""
    warnings: tuple[str, ...]


def plan_only(recipe: Recipe, progress: Progress) -> Estimate:
    """Return what a recipe would make and cost; reads catalogues, labels and headers, and writes nothing.

    Dates are chosen by the cloud share that scenes tell of themselves: a run reads their cloud layers first, and may
    choose others. Raises the errors that a run would raise before it reads images.
    """
    use_few_arenas()
    if not recipe.output.folder:
        recipe = dataclasses.replace(recipe, output=dataclasses.replace(recipe.output, folder=NOWHERE))
    inputs = read_inputs(recipe, progress.part(0.0, 0.1))
    try:
        plan = make_plan(inputs, progress.part(0.1, 0.4), surveyed=False)
        facts = _facts(plan, progress.part(0.4, 1.0))
    finally:
        close_files()
    for text in facts.warnings:
        progress.warn(text)
    for text in lines_of(facts):
        progress.info(text)
    progress.report(1, 1, "The plan is complete; nothing was written.")
    records = records_of(facts)
    crs, squares = squares_in_one_crs([s.chip for s in plan.samples])
    layer = Layer(LAYER, squares, columns_of(records), crs)
    return Estimate(numbers_of(facts), table_of(facts), layer, (*plan.warnings, *facts.warnings))


def _facts(plan: Plan, progress: Progress) -> Facts:
    kit = kit_of(plan)
    shares = shares_of(kit, plan, progress.check)
    there = finished_of(plan, plan.samples)
    todo = [s for s in plan.samples if s.id not in there.finished]
    fetched = measure(kit, plan, todo, progress)
    splits, unsplit = splits_of(kit, plan, plan.samples, shares)
    warnings = tuple(text for text in (there.said, f"split: {unsplit}" if unsplit else "") if text)
    return Facts(plan, kit, there.finished, fetched, costs_of(kit, len(todo), fetched), shares, splits, warnings)


def write_plan(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Make a dry run; return its table and numbers, and path and layer of its chips where a file is wanted.

    ``args``: recipe (a document), output (a GeoPackage to write, or '').
    """
    output = Path(args["output"]) if args.get("output") else None
    if output is not None:
        check_writable(output.parent)
    made = plan_only(Recipe.from_dict(args["recipe"]), progress)
    answer = {"numbers": made.numbers, "table": made.table, "warnings": list(made.warnings)}
    if output is None:
        return answer
    write_layers(output, [made.layer])
    return {**answer, "path": str(output), "layer": LAYER}


__all__ = ["LAYER", "Estimate", "plan_only", "write_plan"]
