"""What a raster of masks says: its classes, and which value means "no label at all"."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ..errors import LabelError, RecipeError
from ..labels.classes import BYTE_IGNORE, PALETTE, WORD_IGNORE
from ..labels.raster import BACKGROUND, IGNORE, ClassMap, classes_in
from ..pixels.raster_header import reason_of
from ..progress import Progress
from ..raster import RASTER_ERRORS, gdal_settings, open_geotiff
from ..rasterise import CLASSES_TAG
from ..recipe import MAX_CLASS, LabelClass
from ..typed import build
from .sources import MASK

CLASS_TAG = re.compile(r"class_(\d{1,5})")
IGNORES = {"uint8": BYTE_IGNORE, "uint16": WORD_IGNORE}
"""By the type of pixels: what our own masks have where no label is, and most others where no data is."""


def meaning_of(path: str, progress: Progress) -> ClassMap:
    """Return the classes of a raster of masks: of its tags, else its values; raises RecipeError where it has none."""
    try:
        with gdal_settings(), open_geotiff(Path(path)) as data:
            tags, dtype = data.tags(), str(data.dtypes[0])
    except RASTER_ERRORS as error:
        raise RecipeError(MASK, f"{path} cannot be read ({reason_of(error)}).", "Give a GeoTIFF.") from error
    ignore = tags.get("ignore", "")
    void = int(ignore) if ignore.isdecimal() and len(ignore) < 10 else IGNORES.get(dtype)
    classes = _told(tags, path)
    if not classes:
        try:
            classes = tuple(c for c in classes_in(path, progress.check) if c.value != void)
        except LabelError as error:
            message = error.message.partition(": ")[2] or error.message
            raise RecipeError(MASK, message, "Give a raster of whole numbers from 1, 0 where no label is.") from error
        if not classes:
            raise RecipeError(MASK, f"{path} has no class: every pixel is 0 or {void}.")
        progress.info(f"MASK tells no classes: its {len(classes)} values are their names.")
    pairs = {BACKGROUND: BACKGROUND, **({} if void is None else {void: IGNORE}), **{c.value: c.value for c in classes}}
    return ClassMap(classes, tuple(sorted(pairs.items())))


def _told(tags: Any, path: str) -> tuple[LabelClass, ...]:
    """Return the classes that a mask's tags tell; raises RecipeError where these are torn."""
    if CLASSES_TAG in tags:
        try:
            listed = json.loads(tags[CLASSES_TAG])
            found = [build(LabelClass, entry, MASK) for entry in listed]
        except (ValueError, TypeError) as error:
            raise RecipeError(MASK, f"{path}: its tag {CLASSES_TAG} is torn ({error}).") from error
    else:
        named = {int(hit[1]): str(name) for key, name in tags.items() if (hit := CLASS_TAG.fullmatch(key))}
        found = [LabelClass(v, named[v] or str(v), PALETTE[i % len(PALETTE)]) for i, v in enumerate(sorted(named))]
    bad = [c.value for c in found if not 1 <= c.value <= MAX_CLASS]
    if bad:
        raise RecipeError(MASK, f"{path} tells a class {bad[0]}, which is not 1 to {MAX_CLASS}.")
    return tuple(found)
