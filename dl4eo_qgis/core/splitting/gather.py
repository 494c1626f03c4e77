"""What is dealt to splits, taken from the rows of a dataset."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..contents import Contents
from ..stages import tile
from ..types import Row
from .groups import text_of
from .material import Ints, Material, numbered


def gather(contents: Contents, kept: Sequence[Row]) -> Material:
    """Return what is known of kept samples, which are given in the order of their ids."""
    by_id = {}
    names = [str(r.values["chip_id"]) for r in kept]
    for name, row in zip(names, kept, strict=True):
        if name not in by_id:
            by_id[name] = contents.chip_of(row)
    known, place = numbered(names)
    chips = [by_id[name] for name in known]
    groups = tile.shared_ground(chips)
    scenes = {str(s["item_id"]): text_of(s.get("tile")) for s in contents.scenes if s.get("role") == "optical"}
    values = [r.values for r in kept]
    return Material(
        contents.recipe.split,
        values,
        chips,
        place,
        _pixels(contents, values),
        tuple(c.name for c in contents.classes if c.value in contents.columns),
        numbered([groups[name] for name in known])[1],
        contents.split_areas,
        scenes,
    )


def _pixels(contents: Contents, rows: Sequence[object]) -> Ints:
    """Return the pixels of each class (rows x classes), counted back from the shares of the mask."""
    columns = [contents.columns[c.value] for c in contents.classes if c.value in contents.columns]
    shares = np.array([[row.get(name) or 0.0 for name in columns] for row in rows], np.float64)  # type: ignore[attr-defined]
    return np.rint(shares.reshape(len(rows), len(columns)) * contents.mask_px).astype(np.int64)
