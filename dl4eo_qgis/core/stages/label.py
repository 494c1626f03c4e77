"""Label polygons to masks: the class table, and one mask for each window."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..crs import reproject
from ..errors import LabelError
from ..grid import GridWindow
from ..labels import RULES
from ..recipe import MAX_CLASS, LabelClass
from ..vector import Polygons

PALETTE = (
    "#1f78b4", "#33a02c", "#ff7f00", "#e31a1c", "#6a3d9a", "#b15928",
    "#a6cee3", "#b2df8a", "#fdbf6f", "#fb9a99", "#cab2d6", "#ffff99",
)  # fmt: skip
MAX_SHARE_COLUMNS = 250
MANY_VERTICES = 2000
BYTE_IGNORE, WORD_IGNORE = 255, 65535


@dataclass(frozen=True)
class LabelSet:
    """The label polygons in one CRS, each with its pixel value."""

    shapes: npt.NDArray[Any]
    values: npt.NDArray[np.int32]
    classes: tuple[LabelClass, ...]
    rule: str

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The shapes' spatial index."""
        return shapely.STRtree(self.shapes)

    @cached_property
    def marks(self) -> list[str]:
        """A hash of each shape and its value."""
        shapes = self.shapes.copy()
        single = shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON
        shapes[single] = shapely.multipolygons(shapes[single][:, None])  # a file may hold one as the other
        return [
            hashlib.sha256(bytes(shapely.to_wkb(shape, byte_order=1)) + int(value).to_bytes(4, "big")).hexdigest()[:16]
            for shape, value in zip(shapes, self.values, strict=True)
        ]

    @property
    def ignore(self) -> int:
        """The value of pixels that are no label at all."""
        return ignore_value(self.classes)

    @property
    def dtype(self) -> type[np.unsignedinteger[Any]]:
        """The masks' type: 16 bits where a class is above 254."""
        return np.uint16 if self.ignore == WORD_IGNORE else np.uint8


def ignore_value(classes: Sequence[LabelClass]) -> int:
    """Return the mask value that means "no label at all": 255, or 65535 where a class is above 254."""
    return WORD_IGNORE if max(c.value for c in classes) >= BYTE_IGNORE else BYTE_IGNORE


def class_table(values: Sequence[Any], given: Sequence[LabelClass] = ()) -> tuple[LabelClass, ...]:
    """Return the classes of an attribute: integers are pixel values, texts are numbered in their sorted order.

    No attribute: one class, 1. With a ``given`` table, a value outside it is a LabelError that names it.
    """
    if not values and len(given) > 1:
        raise LabelError(
            f"labels.classes: the table has {len(given)} classes, but no attribute tells them apart.",
            "Name one (CLASS_FIELD, labels.class_field).",
        )
    if not values:
        return tuple(given) or (LabelClass(1, "label", PALETTE[0]),)
    present = sorted({_key(v) for v in values if v is not None}, key=lambda k: (isinstance(k, str), k))
    if not present:
        raise LabelError("labels.class_field: every feature's class is empty.", "Choose another attribute.")
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
                "Use another attribute, such as the class name.",
            )
    return tuple(LabelClass(int(k), str(k), PALETTE[i % len(PALETTE)]) for i, k in enumerate(present))


def plain_values(values: Sequence[Any]) -> tuple[int | str | None, ...]:
    """Return an attribute's values as they are kept: whole numbers, or all of them texts; nothing and '' are None."""
    keys = [None if v is None or str(v).strip() == "" else _key(v) for v in values]
    if any(isinstance(k, str) for k in keys):
        return tuple(None if k is None else str(k) for k in keys)
    return tuple(keys)


def _key(value: Any) -> int | str:
    """Return an attribute as a class key: whole numbers as int, the rest as text."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return str(value)


def prepare(polygons: Polygons, classes: tuple[LabelClass, ...], epsg: int, rule: str) -> LabelSet:
    """Return the labels in a grid's CRS; features without a class are left out (``unclassed`` counts them)."""
    by_key: dict[int | str, int] = {c.value: c.value for c in classes}
    by_key |= {c.name: c.value for c in classes}
    values = (
        [classes[0].value] * len(polygons.geometries)
        if not polygons.values
        else [by_key[_key(v)] if v is not None else 0 for v in polygons.values]
    )
    numbers = np.array(values, np.int32)
    shapes = reproject(polygons.geometries, polygons.crs, f"EPSG:{epsg}")
    usable = (numbers > 0) & np.isfinite(shapely.bounds(shapes)).all(axis=1)  # empty: far outside the grid's CRS
    return LabelSet(shapes[usable], numbers[usable], classes, rule)


def unclassed(polygons: Polygons) -> int:
    """Return how many features have no class."""
    return sum(v is None for v in polygons.values)


def marks_near(labels: LabelSet, windows: Mapping[str, GridWindow]) -> dict[str, list[str]]:
    """Return for each window's name the marks of the shapes that its mask is made of, in the order of the layer."""
    names = list(windows)
    found: dict[str, list[str]] = {name: [] for name in names}
    if names:
        edges = np.array([windows[name].bounds for name in names])
        which, hit = labels.tree.query(shapely.box(*edges.T), predicate="intersects")
        for i, k in sorted(zip(which.tolist(), hit.tolist(), strict=True)):
            found[names[i]].append(labels.marks[k])
    return found


def mask_of(labels: LabelSet, window: GridWindow) -> npt.NDArray[np.unsignedinteger[Any]]:
    """Return the mask of a window: 0 background, else the class value.

    Where features of two classes claim a pixel, the first in the layer wins, whatever the order of the work.
    """
    hits = np.sort(labels.tree.query(shapely.box(*window.bounds), predicate="intersects"))
    near = window.grown(2).bounds
    burnt = RULES[labels.rule]([(_near(labels.shapes[i], near), int(labels.values[i])) for i in hits], window)
    return burnt.astype(labels.dtype)


@dataclass(frozen=True)
class Drawn:
    """The labels of one window as pixels."""

    mask: npt.NDArray[np.unsignedinteger[Any]] | None = None
    """Rows x columns; None without labels."""
    extras: Mapping[str, npt.NDArray[Any]] = field(default_factory=dict)
    """Further layers by the folder that they go to, each bands x rows x columns."""
    measures: Mapping[str, Any] = field(default_factory=dict)
    """Columns of the chips table."""


NOTHING = Drawn()


def draw(labels: LabelSet, window: GridWindow, when: datetime) -> Drawn:
    """Return mask and further layers of a window at the time of an image."""
    return Drawn(mask_of(labels, window))


def _near(shape: Any, bounds: tuple[float, float, float, float]) -> Any:
    """Return the part of a shape of very many vertices that lies in ``bounds``; others as they are."""
    if shapely.get_num_coordinates(shape) <= MANY_VERTICES:
        return shape
    part = shapely.clip_by_rect(shape, *bounds)
    return part if part.geom_type in ("Polygon", "MultiPolygon") else shape


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
