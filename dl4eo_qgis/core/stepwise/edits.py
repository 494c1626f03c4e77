"""What people changed in a layer of chips counts: its statuses as verdicts, its splits as a column."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..bands.kit import Kit
from ..dataset import Dataset
from ..errors import SplitError
from ..finish import contents_of, rows_of
from ..making import Made
from ..plan import Plan
from ..progress import Progress
from ..recipe import Recipe, Split
from ..review import KEEP, NOTE, REJECT, REVIEW
from ..settle import Settled, settle
from ..stages import qc, search
from ..types import Row
from ..wording import counted
from .chip_table import ChipTable
from .cut_plan import scenes_of

GIVEN_SPLIT = "split_given"
"""Column of the chips table with the splits that a layer has, where its rules give others."""
VERDICTS = {qc.KEPT: KEEP, qc.REJECTED: REJECT}
NOTE_TEXT = "as the chips layer says"
HAVE = ("sample of the layer has", "samples of the layer have")


@dataclass(frozen=True)
class Edited:
    """A plan that follows a layer."""

    plan: Plan
    columns: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Of the chips table, by sample id."""


def with_edits(
    table: ChipTable, plan: Plan, made: Made, dataset: Dataset, kit: Kit, progress: Progress
) -> Edited:  # fmt: skip
    """Return the plan, and columns of the table, so that statuses and splits are those of the layer.

    Where they are what its rules give, the rules stay; else a warning says that the layer's count.
    """
    rows = rows_of(kit, made, dataset, Progress())
    columns: dict[str, dict[str, Any]] = {row.sample_id: {} for row in rows}
    _carry(table, plan.inputs.recipe.split.column, rows, columns)
    _verdicts(table, rows, columns)
    if not table.has_rules and not table.told("split"):
        return Edited(plan, columns)
    recipe, warnings = plan.inputs.recipe, []
    settled = _settled(recipe, plan, kit, rows, columns)
    if changed := _other_status(table, settled, columns):
        warnings.append(f"{counted(changed, *HAVE)} another status than its rules give: it counts.")
        settled = _settled(recipe, plan, kit, rows, columns)
    if changed := _other_split(table, rows, settled, columns):
        text = "another split than its rules give: it counts (split.method 'column')."
        warnings.append(f"{counted(changed, *HAVE)} {text}")
        split = Split("column", recipe.split.fractions, recipe.split.seed, column=GIVEN_SPLIT, overlap="allow")
        recipe = dataclasses.replace(recipe, split=split)
    for text in warnings:
        progress.warn(text)
    if not warnings:
        return Edited(plan, columns)
    inputs = dataclasses.replace(plan.inputs, recipe=recipe)
    return Edited(dataclasses.replace(plan, inputs=inputs, warnings=(*plan.warnings, *warnings)), columns)


def _carry(table: ChipTable, column: str, rows: Sequence[Row], columns: dict[str, dict[str, Any]]) -> None:
    """Take the column that the split goes by from the layer, where the chips table has none of its own."""
    if not column or not rows or column in rows[0].values:
        return
    told = {row.key: row.values.get(column) for row in table.rows}
    for row in rows:
        columns[row.sample_id][column] = _of(told, row)


def _of(told: Mapping[str, Any], row: Row) -> Any:
    """Return what a layer tells of a sample, or of its chip."""
    return told[row.sample_id] if row.sample_id in told else told.get(str(row.values["chip_id"]))


def _verdicts(table: ChipTable, rows: Sequence[Row], columns: dict[str, dict[str, Any]]) -> None:
    """Take the verdicts that stand in the layer itself."""
    reviews, notes = table.told(REVIEW), table.told(NOTE)
    for row in rows if reviews or notes else ():
        if _of(reviews, row) or _of(notes, row):
            columns[row.sample_id] |= {REVIEW: str(_of(reviews, row) or ""), NOTE: str(_of(notes, row) or "")}


def _settled(
    recipe: Recipe, plan: Plan, kit: Kit, rows: Sequence[Row], columns: Mapping[str, Mapping[str, Any]]
) -> Settled | None:
    """Return what the rules decide; None where they can deal no splits."""
    contents = contents_of(plan, kit, [search.scene_record(s) for s in scenes_of(plan.samples)])
    try:
        return settle(contents, [r.with_values(**columns[r.sample_id]) for r in rows], Progress())
    except SplitError:
        return None


def _other_status(table: ChipTable, settled: Settled | None, columns: dict[str, dict[str, Any]]) -> int:
    """Make verdicts of statuses that the rules do not give; returns their number."""
    told, reasons = table.told("status"), table.told("reason")
    changed = 0
    for row in settled.rows if settled else ():
        word = VERDICTS.get(told.get(row.sample_id, ""))
        if word and row.values["image"] and told[row.sample_id] != row.values["status"]:
            note = reasons.get(row.sample_id) or NOTE_TEXT
            columns[row.sample_id] |= {REVIEW: word, NOTE: NOTE_TEXT if word == KEEP else note}
            changed += 1
    return changed


def _other_split(
    table: ChipTable, rows: Sequence[Row], settled: Settled | None, columns: dict[str, dict[str, Any]]
) -> int:
    """Make a column of splits that the rules do not give; returns their number."""
    told = table.told("split")
    if not told:
        return 0
    kept = {r.sample_id: str(r.values["split"] or "") for r in settled.kept} if settled else {}
    wanted = {row.sample_id: str(_of(told, row) or "") for row in rows}
    changed = sum(wanted[name] != split for name, split in kept.items()) if settled else len(rows)
    if changed:
        for name, split in wanted.items():
            columns[name][GIVEN_SPLIT] = split
    return changed
