"""The polygons that a split goes by: read from the recipe's file, kept in the dataset."""

from __future__ import annotations

from typing import Any

from .recipe import Split
from .vector import Layer, Polygons, read_polygons

LAYER = "split_areas"
COLUMN = "group"
"""The attribute of the dataset's own copy that holds the field's values."""


def read_split_areas(rules: Split) -> Polygons | None:
    """Return the polygons of a recipe's split with their field as ``values``; None where it goes by none.

    Raises SplitError where the file cannot be used.
    """
    return read_polygons(rules.path, rules.layer, LAYER, rules.field) if rules.path else None


def kept_split(rules: Split, table: str) -> dict[str, Any]:
    """Return the keys of the section of the split that change in a dataset, whose ``table`` has its own copy."""
    return {"path": table, "layer": LAYER, "field": COLUMN if rules.field else ""} if rules.path else {}


def split_layer(rules: Split, areas: Polygons) -> Layer:
    """Return the dataset's own copy."""
    columns: dict[str, list[Any]] = {"area_id": [int(i) for i in areas.ids]}
    if rules.field:
        columns[COLUMN] = list(areas.values)
    return Layer(LAYER, list(areas.geometries), columns, areas.crs, multi=True)
