"""Label sets from a few shapes, for tests of how they are drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.labels.fields import read_fields
from dl4eo_qgis.core.recipe import Labels
from dl4eo_qgis.core.stages import label
from dl4eo_qgis.core.vector import Polygons

EPSG = 32632


def polygons(shapes: Sequence[Any], values: Sequence[Any] = (), **fields: Sequence[Any]) -> Polygons:
    """Return shapes in the windows' CRS with their classes and further attributes."""
    return Polygons(
        np.array(shapes, object),
        np.arange(len(shapes)),
        label.plain_values(values),
        f"EPSG:{EPSG}",
        read_fields(fields, range(len(shapes))),
    )


def asked(**options: Any) -> Labels:
    """Return the recipe's section of labels from a layer of features."""
    return Labels(path="labels.gpkg", **options)


def label_set(
    shapes: Sequence[Any],
    values: Sequence[Any] = (),
    options: Labels | None = None,
    fields: Mapping[str, Sequence[Any]] | None = None,
    extent: Sequence[Any] = (),
) -> label.LabelSet:
    """Return shapes as labels."""
    options = options or asked()
    read = polygons(shapes, values, **(fields or {}))
    classes = label.class_table(read.values, options.classes, options.remap_table)
    return label.prepare(read, classes, EPSG, options, polygons(extent) if extent else None)


def window(columns: int, rows: int, pixel_size_m: float = 10.0, left: int = 0, bottom: int = 0) -> GridWindow:
    """Return a window whose lower left pixel is (left, bottom)."""
    return GridWindow(EPSG, pixel_size_m, left, bottom + rows, columns, rows)
