"""A whole dataset of chips and rasters: samples are cut out, the end is that of a build."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..dataset import HEADER, MADE_OF, TABLE, Dataset
from ..errors import RecipeError
from ..explore import squares_in_one_crs
from ..finish import Further, Summary, finish
from ..ingredients import CODE_VERSION, HASH_CHARS, digest_of
from ..making import make_samples
from ..memory import use_few_arenas
from ..plan import kept_recipe, without_defaults
from ..progress import Progress
from ..raster import close_files
from ..recipe import Output, Split
from ..rows import unread_row
from ..splitting.groups import require_column
from ..typed import build
from ..types import Sample
from ..vector import Layer
from .chip_table import ChipTable, read_chips
from .cut import write_block
from .cut_plan import Asked, CutPlan, plan_cutting
from .edits import with_edits
from .rules import Rules

CANDIDATES = "candidates"


def export_chips(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Make a dataset of a layer's chips and rasters; return where it is and what it counts.

    ``args``: chips {path, layer}, rasters (paths), mask, clouds (paths), date, output (section of a recipe). Raises
    RecipeError where they do not fit each other, DatasetError where the folder cannot be written.
    """
    use_few_arenas()
    output: Output = build(Output, args["output"], "output")
    if not output.folder:
        raise RecipeError("output.folder", "is missing", "Every dataset needs one.")
    table = read_chips(args["chips"]["path"], args["chips"].get("layer", ""), progress)
    asked = Asked.of(args)
    if table.rules.classes and not asked.mask:
        names = ", ".join(c.name for c in table.rules.classes[:10])
        raise RecipeError("MASK", f"is empty, but the chips were checked with masks of {names}.", "Give the same mask.")
    cut = plan_cutting(table, asked, _rules(table, progress), output, progress.part(0, 0.15))
    try:
        made = _make(table, cut, progress.part(0.15, 1))
    finally:
        close_files()
    made.check(cut.plan.inputs.recipe.qc.max_failed)
    progress.info(f"The dataset is complete. It lies in {made.folder}")
    return {
        "folder": str(made.folder),
        "dataset": str(made.folder / HEADER),
        "gpkg": str(made.folder / TABLE),
        "counts": made.counts,
        "bands": list(made.bands),
        "warnings": list(made.warnings),
    }


def _rules(table: ChipTable, progress: Progress) -> Rules:
    """Return the rules that chips were judged and dealt by; those of a new dataset where they tell none."""
    chip, rules = table.chips[0], table.rules
    if rules.split == Split() and chip.stride_px < chip.size_px:
        progress.info("The chips overlap, so that they are dealt to no split: dl4eo:splitchips knows ways by place.")
        return dataclasses.replace(rules, split=Split("none"))
    return rules


def _make(table: ChipTable, cut: CutPlan, progress: Progress) -> Summary:
    kit, plan = cut.cutting.kit, cut.plan
    made_of = _made_of(cut)
    header = {"recipe": kept_recipe(plan.inputs.recipe), MADE_OF: made_of}
    dataset = Dataset(kit.folder, header, _digest(cut), plan.inputs.recipe.output.existing)
    try:
        columns = [*_first_columns(cut), *(n for row in table.rows[:1] for n in row.values)]
        if plan.inputs.recipe.split.method == "column":
            require_column(plan.inputs.recipe.split.column, columns)
        dataset.begin()
        made = make_samples(cut.without_doctor, write_block, cut.cutting, _Marks(cut), dataset, progress.part(0, 0.9))
        edited = with_edits(table, plan, made, dataset, kit, progress)
        further = Further(edited.columns, {MADE_OF: made_of}, _candidates(table))
        if edited.plan is not plan:
            dataset.header["recipe"] = kept_recipe(edited.plan.inputs.recipe)
        return finish(edited.plan, made, dataset, kit, progress.part(0.9, 1), further)
    finally:
        dataset.end()


def _first_columns(cut: CutPlan) -> list[str]:
    """Return the columns that every row has."""
    return list(unread_row(cut.plan.samples[0], "", cut.cutting.kit.measured).values)


def _made_of(cut: CutPlan) -> dict[str, Any]:
    """Return what dataset.json says of the rasters: their names and hashes, with the dates of images."""
    cutting = cut.cutting
    document: dict[str, Any] = {
        "rasters": [{"name": s.name, "date": s.facts.date, "sha256": s.digest} for s in cutting.sources]
    }
    if cutting.mask is not None:
        document["mask"] = {"name": Path(cutting.mask.path).name, "sha256": cutting.mask.digest}
    if told := cutting.cloud_layers:
        document["clouds"] = [{"name": Path(c.path).name, "date": date, "sha256": c.digest} for date, c in told]
    return document


def _digest(cut: CutPlan) -> str:
    """Return a hash that tells whether two requests are the same, wherever their rasters lie."""
    asked = without_defaults(kept_recipe(cut.plan.inputs.recipe))
    free = {**asked, "qc": {}, "split": {}}
    free["labels"] = {k: v for k, v in asked.get("labels", {}).items() if k != "raster_path"}
    strata = [s.stratum for s in cut.plan.samples]
    return digest_of([CODE_VERSION, MADE_OF, free, [s.id for s in cut.plan.samples], strata, cut.digests])


def _candidates(table: ChipTable) -> list[Layer]:
    """Return the layer of the chips that were chosen, with what for; nothing where they were not."""
    strata = table.strata
    if not strata:
        return []
    chips = table.chips
    crs, squares = squares_in_one_crs(chips)
    columns: dict[str, list[Any]] = {"chip_id": [c.id for c in chips], "chosen": [1] * len(chips)}
    return [Layer(CANDIDATES, squares, {**columns, "stratum": [strata.get(c.id, "") for c in chips]}, crs)]


class _Marks:
    """Marks samples with a hash of all that their bytes are made of."""

    def __init__(self, cut: CutPlan) -> None:
        cutting, inputs = cut.cutting, cut.plan.inputs
        self._cutting = cutting
        self._common = [
            CODE_VERSION,
            MADE_OF,
            [dataclasses.asdict(band) for band in cutting.kit.bands],
            inputs.recipe.output.compress,
            [(c.value, c.name) for c in inputs.classes],
            "" if cutting.mask is None else cutting.mask.digest,
            [layer.folder for layer in cutting.kit.layers],
        ]

    def mark(self, samples: Sequence[Sample]) -> list[Sample]:
        """Return the samples with their hashes."""
        return [dataclasses.replace(s, job=self._job(s)) for s in samples]

    def _job(self, sample: Sample) -> str:
        cutting, chip = self._cutting, sample.chip
        source = cutting.sources[cutting.source_of[sample.id]]
        clouds = cutting.clouds_of(sample) if cutting.kit.layers else None
        scenes = [(s.role, s.id) for s in sample.scenes]
        square = [chip.size_px, chip.stride_px, chip.pixel_size_m]
        facts = [self._common, sample.id, square, source.digest, "" if clouds is None else clouds.digest, scenes]
        return digest_of(facts)[:HASH_CHARS]
