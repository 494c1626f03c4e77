"""What labels and split say of a plan's chips before an image is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..balance.ground import measure
from ..bands.kit import Kit
from ..errors import SplitError
from ..finish import contents_of
from ..plan import Plan
from ..progress import Check
from ..rows import unread_row
from ..splitting.gather import gather
from ..stages import label, search, split
from ..types import Sample

NEEDS_PIXELS = "the column is known only when the samples are made"


def shares_of(kit: Kit, plan: Plan, check: Check) -> dict[str, dict[str, float]]:
    """Return by chip id the share of its ground that each class covers, by column; empty where labels are no layer."""
    inputs = plan.inputs
    if inputs.labels is None or not kit.columns:
        return {}
    values = label.values_of(inputs.labels, inputs.classes, inputs.recipe.labels)
    grounds = measure(inputs.chips, inputs.labels, values, label.ignore_value(inputs.classes), {}, check)
    found = {chip.id: dict.fromkeys(kit.columns.values(), 0.0) for chip in inputs.chips}
    for place, value, area in zip(grounds.chip, grounds.value, grounds.area_m2, strict=True):
        chip = inputs.chips[place]
        if int(value) in kit.columns:
            found[chip.id][kit.columns[int(value)]] = float(area) / (chip.size_px * chip.pixel_size_m) ** 2
    return found


def splits_of(
    kit: Kit, plan: Plan, samples: Sequence[Sample], shares: Mapping[str, Mapping[str, float]]
) -> tuple[dict[str, str], str]:
    """Return the split of each sample by its id if all were kept, and what is to be said of that."""
    rules = plan.inputs.recipe.split
    if rules.method == "none":
        return {}, ""
    if rules.method == "column":
        return {}, NEEDS_PIXELS
    rows = [
        unread_row(s, "", kit.measured).with_values(**shares.get(s.chip.id, {}))
        for s in sorted(samples, key=lambda s: s.id)
    ]
    records = [search.scene_record(s) for s in {s.id: s for one in samples for s in one.scenes}.values()]
    try:
        dealt = split.deal(gather(contents_of(plan, kit, records), rows))
    except SplitError as error:
        return {}, str(error)
    return {row.sample_id: name for row, name in zip(rows, dealt.splits, strict=True)}, ""
