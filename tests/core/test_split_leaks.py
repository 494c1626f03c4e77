"""What the leak report finds of splits by place: nothing, however chips overlap, unless the user insisted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.contents import Contents
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.leaks.measure import measure
from dl4eo_qgis.core.progress import never
from dl4eo_qgis.core.recipe import Chips, Grid, Recipe, Split
from dl4eo_qgis.core.splitting.gather import gather
from dl4eo_qgis.core.stages import split, tile
from dl4eo_qgis.core.types import Row
from dl4eo_qgis.core.vector import Polygons

AOI = Polygons(np.array([shapely.box(11.8, 47.85, 12.2, 48.1)]), np.arange(1), (), "EPSG:4326")
"""On the border of two UTM zones."""
RULES = {
    "random": Split(),
    "blocks": Split("blocks", block_m=5000),
    "blocks, apart": Split("blocks", block_m=5000, buffer_m=900),
    "bands": Split("bands", block_m=14_000, angle=20, buffer_m=600),
    "rings": Split("rings", block_m=9000),
    "tile": Split("tile"),
    "column": Split("column", column="place"),
    "folds": Split("blocks", block_m=3000, buffer_m=300, folds=4),
}


def row_of(chip: Chip, day: str) -> Row:
    name = f"S2B_{chip.epsg - 32600}T{'LM'[chip.row // 5 % 2]}{'NPQ'[chip.col // 7 % 3]}_{day}_0_L2A"
    return Row(
        {
            "chip_id": chip.id, "sample_id": f"{chip.id}_{day}", "date": f"{day[:4]}-{day[4:6]}-{day[6:]}",
            "epsg": chip.epsg, "col": chip.col, "row": chip.row, "dx": chip.dx_px, "dy": chip.dy_px,
            "s2_items": name, "s1_items": "", "place": chip.row // 7,
        }
    )  # fmt: skip


def leaks_of(rules: Split, **chips: Any) -> tuple[dict[str, Any], split.Dealt]:
    """Return the leak report of the chips of the area on two days, and the split that it is of."""
    recipe = Recipe(chips=Chips(size_px=64, **chips), grid=Grid(), split=rules)
    made = tile.make_chips(AOI, recipe.grid, recipe.chips)
    rows = sorted((row_of(c, day) for c in made for day in ("20240601", "20240711")), key=lambda r: r.sample_id)
    contents = Contents(Path(), recipe, (), (), (), AOI)
    dealt = split.deal(gather(contents, rows))
    return measure(contents, rows, dealt.splits, dealt.folds, never).document, dealt


@pytest.mark.parametrize(
    ("what", "stride_px"), [*((what, 0) for what in RULES), *((what, 48) for what in RULES if what != "random")]
)
def test_splits_by_place_leak_nothing(what: str, stride_px: int) -> None:
    found, dealt = leaks_of(RULES[what], stride_px=stride_px)
    assert {"train", "validation", "test"} <= set(dealt.splits)
    assert len(found["pairs"]) == 3
    for pair in found["pairs"]:
        assert (pair["shared_px"], pair["near_chips"], pair["same_chips"]) == (0, 0, 0)
        assert pair["min_distance_m"] is None or pair["min_distance_m"] >= RULES[what].buffer_m
    assert len(found["folds"]) == RULES[what].folds
    for fold in found["folds"]:
        assert (fold["shared_px"], fold["near_chips"]) == (0, 0)


def test_a_leak_that_is_allowed_is_there_to_be_counted() -> None:
    found, dealt = leaks_of(Split(overlap="allow"), stride_px=48)
    assert "buffer" not in dealt.splits
    assert all(pair["shared_px"] > 0 for pair in found["pairs"])


def test_dates_of_the_same_ground_are_counted_as_the_leak_they_are() -> None:
    found, dealt = leaks_of(Split("date", fractions=(0.5, 0.0, 0.5)))
    assert set(dealt.splits) == {"train", "test"}
    (pair,) = found["pairs"]
    assert pair["same_chips"] == dealt.document["chips"]["test"]
    assert pair["shared_px"] > 0
