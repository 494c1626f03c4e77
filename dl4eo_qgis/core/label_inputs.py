"""The files that a recipe's section of labels names, read and checked; and how a dataset keeps them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .choosing import anchors
from .dataset import TABLE
from .labels.classes import require_whole
from .labels.fields import READERS, asked_fields, read_fields, undated
from .progress import Progress
from .recipe import LabelClass, Labels
from .stages import label
from .vector import FEATURE_ID, Layer, Polygons, read_polygons
from .wording import counted

CLASS_COLUMN = "class"
"""The attribute that holds the class in a dataset's own copy of the labels, whatever its name was."""
ID_COLUMN = "label_id"
"""The attribute that holds the features' ids there, as their layer numbers them."""
INSTANCE = "instance"
LABELS_LAYER, EXTENT_LAYER = "labels", "extent"


def read_labels(options: Labels, date_field: str = "") -> tuple[Polygons, tuple[LabelClass, ...]]:
    """Return the labels with all attributes that are asked for, and the class table; ``date_field``: of the anchors.

    Raises LabelError where the layer cannot be read or an attribute not be used.
    """
    asked = asked_fields(options) | ({anchors.COLUMN: date_field} if date_field else {})
    ids = ID_COLUMN if Path(options.path).name == TABLE and options.layer == LABELS_LAYER else FEATURE_ID
    found = read_polygons(options.path, options.layer, "labels", options.class_field, asked, options.buffer_m, ids)
    fields = read_fields({k: values for k, values in found.fields.items() if k != anchors.COLUMN}, found.names)
    if "instance" in options.layers and not options.id_field:
        fields[INSTANCE] = tuple(found.numbers.tolist())  # a dataset keeps them
    if date_field:
        fields[anchors.COLUMN] = anchors.days_told(found.fields[anchors.COLUMN], date_field, found.names)
    if not options.remap:
        require_whole(found.values, found.names.tolist(), options.classes)
    found = dataclasses.replace(found, values=label.plain_values(found.values), fields=fields)
    classes = label.class_table(found.values, options.classes, options.remap_table)
    label.sample_layers(options.layers, classes)  # refuses what cannot be written
    return found, classes


def read_extent(options: Labels) -> Polygons | None:
    """Return the polygons of the ground that was labelled; None: all of it. Raises LabelError where there are none."""
    if not options.extent_path:
        return None
    return read_polygons(options.extent_path, options.extent_layer, EXTENT_LAYER)


def tell_undated(polygons: Polygons, progress: Progress) -> None:
    """Warn of features that lack the year that others are valid in."""
    if count := undated(polygons.fields):
        told = counted(count, "feature without a year is", "features without a year are")
        progress.warn(f"labels: {told} taken as valid at any time.")


def kept_labels(options: Labels, table: str) -> dict[str, Any]:
    """Return the keys of the section of labels that change in a dataset, whose ``table`` has its own copy of them."""
    kept: dict[str, Any] = {}
    if options.path:
        kept |= {"path": table, "layer": LABELS_LAYER, "class_field": CLASS_COLUMN if options.class_field else ""}
        kept |= {key: name for name, (key, _) in READERS.items() if getattr(options, key)}
        if "instance" in options.layers:
            kept["id_field"] = INSTANCE
    if options.extent_path:
        kept |= {"extent_path": table, "extent_layer": EXTENT_LAYER}
    return kept


def label_layers(options: Labels, polygons: Polygons | None, extent: Polygons | None) -> list[Layer]:
    """Return the layers of a dataset's own copy of the labels that were used."""
    layers = []
    if polygons is not None:
        columns: dict[str, Sequence[Any]] = {ID_COLUMN: [int(i) for i in polygons.names]}
        if polygons.values:
            columns[CLASS_COLUMN] = list(polygons.values)
        columns |= {name: list(values) for name, values in polygons.fields.items()}
        layers.append(Layer(LABELS_LAYER, list(polygons.geometries), columns, polygons.crs, multi=True))
    if extent is not None:
        ids = {"extent_id": [int(i) for i in extent.ids]}
        layers.append(Layer(EXTENT_LAYER, list(extent.geometries), ids, extent.crs, multi=True))
    return layers
