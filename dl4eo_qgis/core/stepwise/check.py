"""Chips of a layer measured on rasters and judged: one row a sample, no file is written but the layer."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..contents import Contents
from ..executors import EXECUTORS
from ..explore import columns_of, squares_in_one_crs
from ..failures import Attempts, Failures
from ..files import check_writable
from ..memory import use_few_arenas
from ..progress import Progress
from ..raster import close_files
from ..reasons import grouped
from ..recipe import Output, Split
from ..redo import with_rules
from ..rows import judged
from ..stages import qc, select
from ..types import Row
from ..vector import Layer, write_layers
from .chip_table import OWN, PLACE, ChipTable, read_chips
from .cut import measure_block
from .cut_plan import Asked, CutPlan, plan_cutting
from .rules import COLUMN, Rules, text_of

FILES = ("image", "mask", "layers", "bytes", "sha256", "job", "replaced")
"""Columns of the chips table that are about files, which there are none of."""


def check_chips(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the layer ``chips``: the samples of a layer's chips on rasters, with measures, status and reason.

    ``args``: chips {path, layer}, rasters (paths), mask, clouds (paths), date, qc (those keys that change), threads,
    output. Raises RecipeError where chips and rasters do not fit each other.
    """
    use_few_arenas()
    output = Path(args["output"])
    check_writable(output.parent)
    table = read_chips(args["chips"]["path"], args["chips"].get("layer", ""), progress)
    asked = Asked.of(args)
    try:
        output_of = Output(threads=int(args.get("threads") or 0))
        undealt = dataclasses.replace(table.rules, split=Split("none"))
        cut = plan_cutting(table, asked, undealt, output_of, progress.part(0, 0.1))
        recipe = with_rules(cut.plan.inputs.recipe, args.get("qc", {}), {})
        rows = _measured(cut, progress.part(0.1, 0.95))
    finally:
        close_files()
    kit, inputs = cut.cutting.kit, cut.plan.inputs
    contents = Contents(kit.folder, recipe, kit.bands, (), inputs.classes, inputs.aoi)
    rows = sorted((judged(row, contents) for row in rows), key=lambda r: r.sample_id)
    factor = cut.cutting.mask.factor if cut.cutting.mask else 1
    classes = inputs.classes if kit.columns else ()
    rules = Rules(recipe.qc, table.rules.split, classes, factor, cut.tiles)
    write_layers(output, [_layer(table, contents, rows, text_of(rules))])
    kept = sum(r.values["status"] == qc.KEPT for r in rows)
    reasons = grouped(str(r.values["reason"] or "") for r in rows)
    why = "".join(f"; {count} {reason}" for reason, count in reasons)
    progress.info(f"{kept} of {len(rows)} samples kept, {len(rows) - kept} rejected{why}.")
    return {"path": str(output), "layer": "chips", "counts": {"kept": kept, "rejected": len(rows) - kept}}


def _measured(cut: CutPlan, progress: Progress) -> list[Row]:
    """Return the measured rows of all samples."""
    output, samples = cut.plan.inputs.recipe.output, cut.plan.samples
    attempts = Attempts(EXECUTORS[output.executor], output, progress.check, Failures())
    rows: list[Row] = []
    for found in attempts.each(measure_block, cut.cutting, select.jobs(samples)):
        rows += found or []
        progress.report(len(rows), len(samples), f"{len(rows)} of {len(samples)} samples")
    return rows


def _layer(table: ChipTable, contents: Contents, rows: Sequence[Row], rules: str) -> Layer:
    """Return the rows as a layer; columns of the chips that are their own stay."""
    known = {row.key: row.values for row in table.rows}
    known |= {row.chip.id: row.values for row in table.rows if not row.date}
    taken = {*rows[0].values, *PLACE, *OWN, COLUMN, "chosen"}
    own = [name for name in table.rows[0].values if name not in taken]
    records = []
    for row in rows:
        told = known.get(row.sample_id) or known.get(str(row.values["chip_id"])) or {}
        chip = contents.chip_of(row)
        places = {"size_px": chip.size_px, "stride_px": chip.stride_px, "pixel_size_m": chip.pixel_size_m}
        values = {name: value for name, value in row.values.items() if name not in FILES}
        records.append({**values, **places, **{name: told.get(name) for name in own}, COLUMN: rules})
    crs, squares = squares_in_one_crs([contents.chip_of(r) for r in rows])
    return Layer("chips", squares, columns_of(records), crs)
