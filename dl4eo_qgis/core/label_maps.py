"""Labels that come from a class map: a raster on disk, or the tiles of a catalogue's collection."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .errors import CatalogueError, LabelError
from .labels.maps import MAPS
from .labels.raster import BACKGROUND, BAND, IGNORE, ClassMap, class_map, classes_in, info_of, place_of_value, told
from .pixels.extents import NowhereError, extent_of
from .progress import Check, Progress
from .recipe import Labels, Recipe
from .sources import provider_of
from .stages import search
from .types import ALWAYS, Asset, Row, Scene

WAYS = "Choose another LABEL_CATALOGUE (labels.catalogue) or LABEL_COLLECTION (labels.collection)."
USUAL = "esa-worldcover"
"""The collection of a catalogue that is named without one."""


def with_collection(labels: Labels) -> Labels:
    """Return the section with the collection filled in; raises LabelError where the catalogue has no usual one."""
    if not labels.catalogue or labels.collection:
        return labels
    provider = provider_of(labels.catalogue)
    if provider is not None and "labels" not in provider.collections:
        raise LabelError(
            f"labels.collection: {provider.name} has no class map that is known here.",
            "Name a collection (LABEL_COLLECTION), or search planetary-computer.",
        )
    return dataclasses.replace(labels, collection=provider.collections["labels"] if provider else USUAL)


def meaning_of(labels: Labels, check: Check) -> ClassMap:
    """Return what the values of a map mean: as the recipe says, else as its makers do, else each is a class.

    In a map whose makers are known 0 is no data. Raises LabelError where nothing tells the classes.
    """
    known = MAPS.get(labels.collection) if labels.catalogue else None
    classes = labels.classes
    if not classes and not labels.remap:
        if known:
            classes = known.classes
        elif labels.catalogue:
            raise LabelError(
                f"labels.classes: what the values of {labels.collection} mean is not known here (it is of "
                f"{', '.join(MAPS)}).",
                "Write its classes in labels.classes (CLASSES), like 1:water;2:trees, or in labels.remap (REMAP).",
            )
        else:
            classes = classes_in(labels.raster_path, check)
    return class_map(classes, labels.remap_table, IGNORE if known else BACKGROUND)


def find_maps(recipe: Recipe, area_wkt: str, opener: search.Opener, progress: Progress) -> tuple[Scene, ...]:
    """Return the files of the class map near the chips, those of all years; raises LabelError or NoScenesError."""
    labels = recipe.labels
    if labels.raster_path:
        return (_file_at(labels.raster_path),)
    if not labels.catalogue:
        return ()
    progress.info(f"Searching {labels.collection} in {labels.catalogue}")
    try:
        found = search.search(
            labels.catalogue, "labels", labels.collection, area_wkt, None, None, None, progress, opener
        )
    except CatalogueError as error:  # the images may come from the same catalogue: say whose it is
        raise LabelError(f"labels.catalogue: {error.message}", error.hint) from error
    if not found.scenes:
        raise search.no_scenes(found, WAYS)
    return found.scenes


def _file_at(path: str) -> Scene:
    """Return a file as a scene of no time in particular; raises LabelError."""
    try:
        footprint = extent_of(info_of(path)).wkt
    except NowhereError as error:
        raise LabelError(f"labels.raster_path: {path} cannot be used: {error}.") from error
    name = re.sub(r"[;\x00-\x1f]", "_", Path(path).name)
    folder = str(Path(path).parent)
    return Scene(name, "", folder, "stac", "labels", ALWAYS, footprint, {BAND: Asset(path)}, trusted=True)


def document_of(rows: Iterable[Row]) -> dict[str, Any]:
    """Return what dataset.json says of labels from a class map: how many pixels have each value that is no class."""
    total: dict[str, int] = {}
    for value, count in (pair for row in rows for pair in _lost(row).items()):
        total[value] = total.get(value, 0) + count
    return {"unmapped": {value: total[value] for value in sorted(total, key=place_of_value)}}


def warnings_of(rows: Iterable[Row]) -> list[str]:
    """Return what is said of values that are no class."""
    values = told(_lost(row) for row in rows)
    return [f"Values of the class map that are no class are ignored: {values}."] if values else []


def _lost(row: Row) -> Mapping[str, int]:
    pairs = (pair.split(":") for pair in str(row.values.get("unmapped") or "").split(";") if pair)
    return {value: int(count) for value, count in pairs}
