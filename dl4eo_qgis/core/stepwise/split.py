"""Chips of a layer dealt to train, validation and test: the same functions as at the end of a build."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..contents import Contents
from ..explore import columns_of, squares_in_one_crs
from ..files import check_writable
from ..leaks.measure import measure
from ..progress import Progress
from ..recipe import BUFFER, SPLIT_NAMES, Chips, Grid, Labels, Recipe, Split
from ..redo import with_rules
from ..settle import DECIDED, UNDECIDED
from ..split_areas import read_split_areas
from ..splitting.areas import values_of
from ..splitting.gather import gather
from ..stages import qc, split
from ..types import Row
from ..vector import Layer, Polygons, write_layers
from .chip_table import ChipRow, ChipTable, read_chips
from .rules import COLUMN, text_of

AREA = "split_area"
"""Column of the polygon that a chip lies in, by which it was dealt."""
NOWHERE = Polygons(np.zeros(0, object), np.zeros(0, np.int64), (), "EPSG:4326")
TEXTS = ("s2_items", "s1_items", "fingerprint")
"""Columns that leaks are measured by; chips of no raster have none."""


def split_chips(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the layer ``chips`` with the split of each kept row; return where it is, and how many each split has.

    ``args``: chips {path, layer}, split (those keys that change), output. Rows without a status count as kept. Raises
    RecipeError or SplitError where they cannot be dealt so.
    """
    output = Path(args["output"])
    check_writable(output.parent)
    table = read_chips(args["chips"]["path"], args["chips"].get("layer", ""), progress)
    recipe = _recipe(table, args.get("split", {}))
    areas = read_split_areas(recipe.split)
    scenes = [{"item_id": name, "role": "optical", "tile": tile} for name, tile in table.rules.tiles.items()]
    contents = Contents(Path(), recipe, (), (), table.rules.classes, NOWHERE, areas, scenes)
    rows = sorted((_row(row) for row in table.rows), key=lambda r: r.sample_id)
    kept = [row for row in rows if row.values.get("status") in ("", None, qc.KEPT)]
    progress.report(0.2, 1, "Dealing the splits")
    dealt = split.deal(gather(contents, kept))
    leaks = measure(contents, kept, dealt.splits, dealt.folds, progress.check)
    for text in (*dealt.warnings, *leaks.warnings):
        progress.warn(text)
    decided = zip(dealt.splits, dealt.folds, leaks.leak_px, strict=True)
    given = {r.sample_id: dict(zip(DECIDED, one, strict=True)) for r, one in zip(kept, decided, strict=True)}
    write_layers(output, [_layer(table, rows, given, recipe.split, areas)])
    counts = Counter(name for name in dealt.splits if name)
    told = ", ".join(f"{counts[name]} {name}" for name in (*SPLIT_NAMES, BUFFER) if counts[name])
    progress.info(f"{len(kept)} of {len(rows)} samples are dealt: {told or 'to no split'}.")
    return {"path": str(output), "layer": "chips", "splits": dict(counts), "count": len(kept)}


def _recipe(table: ChipTable, changes: Mapping[str, Any]) -> Recipe:
    """Return a recipe with the rules of the split; raises RecipeError where they do not fit."""
    chip, rules = table.chips[0], table.rules
    labels = Labels()
    if rules.classes:
        labels = Labels(raster_path="masks", classes=rules.classes, pixel_factor=rules.pixel_factor)
    before, asked = rules.split, dict(changes)
    if before == Split():  # at random, which may not fit to these chips
        before, asked = Split("none"), {"method": Split().method, **changes}
    stride = 0 if chip.stride_px == chip.size_px else chip.stride_px
    grid = Grid(pixel_size_m=chip.pixel_size_m)
    return with_rules(
        Recipe(grid=grid, chips=Chips(chip.size_px, stride), labels=labels, split=before), {}, asked
    )  # fmt: skip


def _row(row: ChipRow) -> Row:
    """Return a row of the layer as one of a dataset: what it lacks is empty."""
    chip = row.chip
    places = {"epsg": chip.epsg, "col": chip.col, "row": chip.row, "dx": chip.dx_px, "dy": chip.dy_px}
    values = dict.fromkeys(TEXTS, "") | dict(row.values)
    return Row({**values, "sample_id": row.key, "chip_id": chip.id, "date": _day(row.date), **places})


def _day(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:]}" if date else ""


def _layer(
    table: ChipTable,
    rows: Sequence[Row],
    given: Mapping[str, Mapping[str, Any]],
    rules: Split,
    areas: Polygons | None,
) -> Layer:
    """Return the layer's own rows with what was decided. A split by polygons becomes one by their values."""
    chips = {row.key: row.chip for row in table.rows}
    told = {row.key: row.values for row in table.rows}
    in_area: dict[str, str] = {}
    if areas is not None:
        each = table.chips
        in_area = {chip.id: value for chip, value in zip(each, values_of(each, areas), strict=True)}
        rules = dataclasses.replace(rules, method="column", column=AREA, path="", layer="", field="")
    text = text_of(dataclasses.replace(table.rules, split=rules))
    records = []
    for row in rows:
        name, chip = row.sample_id, chips[row.sample_id]
        area = {AREA: in_area[chip.id]} if areas is not None else {}
        places = {"chip_id": chip.id, "dx": chip.dx_px, "dy": chip.dy_px}
        records.append({**told[name], **places, **UNDECIDED, **given.get(name, {}), **area, COLUMN: text})
    crs, squares = squares_in_one_crs([chips[row.sample_id] for row in rows])
    return Layer("chips", squares, columns_of(records), crs)
