"""Classes of labels: which pixel value each attribute gets, and the chips table's columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import LabelError
from ..recipe import MAX_CLASS, LabelClass

PALETTE = (
    "#1f78b4", "#33a02c", "#ff7f00", "#e31a1c", "#6a3d9a", "#b15928",
    "#a6cee3", "#b2df8a", "#fdbf6f", "#fb9a99", "#cab2d6", "#ffff99",
)  # fmt: skip
MAX_SHARE_COLUMNS = 250
BYTE_IGNORE, WORD_IGNORE = 255, 65535
NAMED = 10
"""So many values are named in an error."""


def ignore_value(classes: Sequence[LabelClass]) -> int:
    """Return the mask value that means "no label at all": 255, or 65535 where a class is above 254."""
    return WORD_IGNORE if max(c.value for c in classes) >= BYTE_IGNORE else BYTE_IGNORE


def class_table(
    values: Sequence[Any], given: Sequence[LabelClass] = (), remap: Mapping[str, int] | None = None
) -> tuple[LabelClass, ...]:
    """Return the classes of an attribute: integers are pixel values, texts are numbered in their sorted order.

    No attribute: one class, 1. With a ``given`` table, a value outside it is a LabelError that names it; so it is with
    ``remap`` (old value as text -> class, 0 background, -1 ignore), which says the classes then.
    """
    if not values and (len(given) > 1 or remap):
        what = f"the table has {len(given)} classes" if len(given) > 1 else "there is a remap table"
        raise LabelError(
            f"labels.{'classes' if len(given) > 1 else 'remap'}: {what}, but no attribute tells them apart.",
            "Name one (CLASS_FIELD, labels.class_field).",
        )
    if not values:
        return tuple(given) or (LabelClass(1, "label", PALETTE[0]),)
    present = sorted({key_of(v) for v in values if v is not None}, key=lambda k: (isinstance(k, str), k))
    if not present:
        raise LabelError("labels.class_field: every feature's class is empty.", "Choose another attribute.")
    if remap:
        return remapped_table(present, remap, given)
    if given:
        known = {c.value for c in given} | {c.name for c in given}
        for key in present:
            if key not in known:
                raise LabelError(f"labels.classes: the layer has the class {key!r}, which the table lacks.")
        return tuple(given)
    if len(present) > MAX_CLASS:
        raise LabelError(f"labels.class_field: {len(present)} classes; at most {MAX_CLASS} fit into a mask.")
    if any(isinstance(k, str) for k in present):
        return tuple(LabelClass(i + 1, str(k), PALETTE[i % len(PALETTE)]) for i, k in enumerate(present))
    for number in present:
        if not 1 <= int(number) <= MAX_CLASS:
            raise LabelError(
                f"labels.class_field: class {number} cannot be a pixel value (1 to {MAX_CLASS}; 0 is the background).",
                "Use another attribute, such as the class name, or a remap table (labels.remap, REMAP).",
            )
    return tuple(LabelClass(int(k), str(k), PALETTE[i % len(PALETTE)]) for i, k in enumerate(present))


def require_whole(values: Sequence[Any], names: Sequence[Any], given: Sequence[LabelClass] = ()) -> None:
    """Raise LabelError where a number of an attribute is not whole, naming it and its feature (of ``names``).

    It would turn all numbers into texts, which are numbered anew. Texts, and names of the ``given`` classes, may be.
    """
    numbers = [isinstance(v, (int, float)) for v in values if v is not None]
    known = {c.name for c in given}
    if not all(numbers):
        return
    odd = [i for i, v in enumerate(values) if isinstance(v, float) and not v.is_integer() and str(v) not in known]
    if odd:
        more = f"; so are those of {len(odd) - 1} more" if len(odd) > 1 else ""
        raise LabelError(
            f"labels.class_field: the class {values[odd[0]]} of feature {names[odd[0]]} is no whole number{more}.",
            "Correct it, use another attribute, or say what becomes of each value (labels.remap, REMAP).",
        )


def remapped_table(
    present: Sequence[int | str], remap: Mapping[str, int], given: Sequence[LabelClass] = ()
) -> tuple[LabelClass, ...]:
    """Return the classes that a remap table makes of the values that are there.

    A class has the name of its only source, else its number. Raises LabelError that names the values without an entry,
    the classes that a ``given`` table lacks, or says that no class is left.
    """
    lacking = [str(key) for key in present if str(key) not in remap]
    if lacking:
        more = f" and {len(lacking) - NAMED} more" if len(lacking) > NAMED else ""
        raise LabelError(
            f"labels.remap: the labels have {len(lacking)} values that the table lacks: "
            f"{', '.join(lacking[:NAMED])}{more}.",
            f"Say what becomes of each, like {lacking[0]}=0 for the background or {lacking[0]}=ignore.",
        )
    wanted = sorted({value for value in remap.values() if value > 0})
    if not wanted:
        raise LabelError("labels.remap: no value becomes a class.", "Name at least one, like 10=1.")
    if given:
        unknown = [str(value) for value in wanted if value not in {c.value for c in given}]
        if unknown:
            raise LabelError(f"labels.classes: the table lacks {', '.join(unknown[:NAMED])}, which labels.remap makes.")
        return tuple(given)
    sources = {value: [text for text, to in remap.items() if to == value] for value in wanted}
    names = {value: texts[0] if len(texts) == 1 else str(value) for value, texts in sources.items()}
    if len(set(names.values())) < len(names):
        names = {value: str(value) for value in wanted}
    return tuple(LabelClass(value, names[value], PALETTE[i % len(PALETTE)]) for i, value in enumerate(wanted))


def pixel_values(
    values: Sequence[Any], count: int, classes: Sequence[LabelClass], remap: Mapping[str, int] | None = None
) -> npt.NDArray[np.int32]:
    """Return the pixel value of each of ``count`` features by its attribute; 0: it has no class and is not drawn."""
    if not values:
        return np.full(count, classes[0].value, np.int32)
    table: dict[int | str, int] = {c.value: c.value for c in classes} | {c.name: c.value for c in classes}
    if remap:
        ignore = ignore_value(classes)
        mapped = (0 if v is None else remap[str(key_of(v))] for v in values)
        return np.array([ignore if value < 0 else value for value in mapped], np.int32)
    return np.array([0 if v is None else table[key_of(v)] for v in values], np.int32)


def plain_values(values: Sequence[Any]) -> tuple[int | str | None, ...]:
    """Return an attribute's values as they are kept: whole numbers, or all of them texts; nothing and '' are None."""
    keys = [None if v is None or str(v).strip() == "" else key_of(v) for v in values]
    if any(isinstance(k, str) for k in keys):
        return tuple(None if k is None else str(k) for k in keys)
    return tuple(keys)


def key_of(value: Any) -> int | str:
    """Return an attribute as a class key: whole numbers as int, the rest as text."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return str(value)


def column_names(classes: Sequence[LabelClass]) -> dict[int, str]:
    """Return the chips table's column of each class value: ``class_<name>``, made safe and unique.

    More than ``MAX_SHARE_COLUMNS`` classes (a table of parcels, say) get no columns.
    """
    if len(classes) > MAX_SHARE_COLUMNS:
        return {}
    columns: dict[int, str] = {}
    taken: set[str] = set()
    for c in classes:
        word = re.sub(r"\W+", "_", c.name.strip().lower()).strip("_")[:40] or str(c.value)
        name = f"class_{word}"
        while name in taken:
            name += f"_{c.value}"
        taken.add(name)
        columns[c.value] = name
    return columns
