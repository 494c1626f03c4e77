"""Materials of splits from a few numbers, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.recipe import Split
from dl4eo_qgis.core.splitting.material import Material, numbered
from dl4eo_qgis.core.stages import split, tile
from dl4eo_qgis.core.stages.split import Dealt
from dl4eo_qgis.core.vector import Polygons

SIZE, PIXEL_M = 64, 10.0
SIDE_M = SIZE * PIXEL_M


def square_of(
    cols: int, rows: int, epsg: int = 32632, stride_px: int = SIZE, at: tuple[int, int] = (0, 0)
) -> list[Chip]:
    """Return a field of chips of 640 m, from the CRS' origin or from a column and row."""
    return [Chip(epsg, at[0] + c, at[1] + r, SIZE, stride_px, PIXEL_M) for c in range(cols) for r in range(rows)]


def material_of(
    rules: Split,
    chips: Sequence[Chip],
    pixels: Mapping[str, Sequence[int]] | None = None,
    dates: Sequence[str] = ("2024-06-01",),
    columns: Sequence[Mapping[str, Any]] = (),
    areas: Polygons | None = None,
    tiles: Mapping[str, str] | None = None,
) -> Material:
    """Return what is dealt: a sample of each chip at each date; ``pixels`` has those of each class, a number a chip."""
    order = sorted(range(len(chips)), key=lambda i: chips[i].id)
    mine = [chips[i] for i in order]
    of_class = (
        np.array([list(v) for v in (pixels or {}).values()], np.int64).reshape(len(pixels or {}), len(chips)).T[order]
    )
    extra = [columns[i] for i in order] if columns else [{}] * len(order)
    rows = [
        {"chip_id": c.id, "sample_id": f"{c.id}_{d}", "date": d, **more}
        for c, more in zip(mine, extra, strict=True)
        for d in dates
    ]
    groups = tile.shared_ground(mine)
    chip_of = np.repeat(np.arange(len(mine)), len(dates))
    return Material(
        rules, rows, mine, chip_of, of_class[chip_of], tuple(pixels or {}),
        numbered([groups[c.id] for c in mine])[1], areas, tiles or {},
    )  # fmt: skip


def dealt_of(rules: Split, chips: Sequence[Chip], **more: Any) -> tuple[dict[str, str], Dealt]:
    """Return the split of each chip (of its last date), and all that was dealt."""
    material = material_of(rules, chips, **more)
    done = split.deal(material)
    return {str(r["chip_id"]): s for r, s in zip(material.rows, done.splits, strict=True)}, done
