"""Labels to pixels: the mask and the further layers of a window, by the features that are valid on an image's day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry.crs import reproject
from ..grid import GridWindow
from ..labels import RULES
from ..labels.borders import near_other
from ..labels.classes import (
    MAX_SHARE_COLUMNS,
    WORD_IGNORE,
    class_table,
    column_names,
    ignore_value,
    pixel_values,
    plain_values,
)
from ..labels.distance import REACH_PX
from ..labels.drawing import Drawing, Features
from ..labels.fields import asked_fields, days_valid
from ..labels.layers import Picture, draw_layers, draw_overlaps, sample_layers
from ..labels.raster import ClassMap, place_of_value
from ..raster import rasterise
from ..recipe import LabelClass, Labels
from ..vector import Polygons


@dataclass(frozen=True)
class LabelSet:
    """The labels in one CRS, and how they are drawn."""

    features: Features
    first_day: npt.NDArray[np.int32]
    """From when each is valid (proleptic ordinal)."""
    last_day: npt.NDArray[np.int32]
    classes: tuple[LabelClass, ...]
    options: Labels
    extent: npt.NDArray[Any] | None = None
    """Polygons of the ground that was labelled; None: all of it."""

    @property
    def shapes(self) -> npt.NDArray[Any]:
        """The features' polygons."""
        return self.features.shapes

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The shapes' spatial index."""
        return shapely.STRtree(self.shapes)

    @cached_property
    def extent_tree(self) -> shapely.STRtree:
        """The spatial index of the labelled ground."""
        return shapely.STRtree(() if self.extent is None else self.extent)

    @cached_property
    def marks(self) -> list[str]:
        """A hash of each shape, its value, and what else of it goes into pixels."""
        more = self._further_facts()
        texts = shapely.to_wkb(_as_multi(self.shapes), byte_order=1)
        return [
            _mark(bytes(text) + int(value).to_bytes(4, "big") + more[i])
            for i, (text, value) in enumerate(zip(texts, self.features.classes, strict=True))
        ]

    @cached_property
    def extent_marks(self) -> list[str]:
        """A hash of each polygon of the labelled ground."""
        if self.extent is None:
            return []
        return [_mark(b"extent" + bytes(text)) for text in shapely.to_wkb(_as_multi(self.extent), byte_order=1)]

    def _further_facts(self) -> list[bytes]:
        """Return those of each feature's further numbers that the options ask for."""
        options, features = self.options, self.features
        columns: list[npt.NDArray[Any]] = []
        if "instance" in options.layers:
            columns.append(features.numbers)
        if "value" in options.layers:
            columns.append(features.targets)
        if options.priority_field:
            columns.append(features.priority)
        if self.dated:
            columns += [self.first_day, self.last_day]
        rows = zip(*(c.tolist() for c in columns), strict=True) if columns else ((),) * len(features)
        return [json.dumps(row).encode() if row else b"" for row in rows]

    @property
    def dated(self) -> bool:
        """Whether labels are valid at some time only."""
        return bool(self.options.year_field or self.options.from_field or self.options.to_field)

    @property
    def ignore(self) -> int:
        """The value of pixels that are no label at all."""
        return ignore_value(self.classes)

    @property
    def dtype(self) -> type[np.unsignedinteger[Any]]:
        """The masks' type: 16 bits where a class is above 254."""
        return np.uint16 if self.ignore == WORD_IGNORE else np.uint8

    @property
    def margin_px(self) -> int:
        """Pixels of the mask around a window that its values depend on."""
        return max(self.options.ignore_border_px, self.options.boundary_px if "boundary" in self.options.layers else 0)

    def ground(self, window: GridWindow) -> Any:
        """Return the square around a window whose features its pixels depend on."""
        reach = self.margin_px * window.pixel_size_m / self.options.pixel_factor
        if "distance" in self.options.layers:
            reach = max(reach, REACH_PX * window.pixel_size_m)
        left, bottom, right, top = window.bounds
        return shapely.box(left - reach, bottom - reach, right + reach, top + reach)


def margin_px(options: Labels) -> int:
    """Return how many pixels of the image around a chip its labels may depend on."""
    border = max(options.ignore_border_px, options.boundary_px if "boundary" in options.layers else 0)
    return max(-(-border // options.pixel_factor), REACH_PX if "distance" in options.layers else 0)


def _as_multi(shapes: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return polygons as multipolygons: a file may hold one as the other."""
    shapes = shapes.copy()
    single = shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON
    shapes[single] = shapely.multipolygons(shapes[single][:, None])
    return shapes


def _mark(facts: bytes) -> str:
    return hashlib.sha256(facts).hexdigest()[:16]


def prepare(
    polygons: Polygons,
    classes: tuple[LabelClass, ...],
    epsg: int,
    options: Labels,
    extent: Polygons | None = None,
) -> LabelSet:
    """Return the labels in a grid's CRS; features without a class are left out."""
    count = len(polygons.geometries)
    values = values_of(polygons, classes, options)
    shapes = polygons.in_crs(f"EPSG:{epsg}")
    usable = (values > 0) & np.isfinite(shapely.bounds(shapes)).all(axis=1)  # empty: far outside the grid's CRS
    fields = {name: polygons.fields[name] for name in asked_fields(options)}
    features = Features(
        shapes,
        values,
        np.array(fields.get("instance", polygons.numbers), np.int64),
        _numbers(fields.get("value"), count, np.nan).astype(np.float32),
        _numbers(fields.get("priority"), count, -np.inf),
    )
    first, last = days_valid(fields, count)
    ground = None if extent is None else reproject(extent.geometries, extent.crs, f"EPSG:{epsg}")
    return LabelSet(features[usable], first[usable], last[usable], classes, options, ground)


def _numbers(values: Sequence[Any] | None, count: int, nothing: float) -> npt.NDArray[np.float64]:
    return np.array([nothing if v is None else v for v in values or (None,) * count], np.float64)


def values_of(polygons: Polygons, classes: tuple[LabelClass, ...], options: Labels) -> npt.NDArray[np.int32]:
    """Return the mask's value of each feature: 0 where it is not drawn, and ``ignore_value`` where it is no label."""
    return pixel_values(polygons.values, len(polygons.geometries), classes, options.remap_table)


def marks_near(labels: LabelSet, windows: Mapping[str, GridWindow]) -> dict[str, list[str]]:
    """Return for each window's name the marks of the shapes that its pixels are made of, in the order of the layer."""
    names = list(windows)
    found: dict[str, list[str]] = {name: [] for name in names}
    if names:
        grounds = np.array([labels.ground(windows[name]) for name in names], object)
        for tree, marks in ((labels.tree, labels.marks), (labels.extent_tree, labels.extent_marks)):
            which, hit = tree.query(grounds, predicate="intersects")
            for i, k in sorted(zip(which.tolist(), hit.tolist(), strict=True)):
                found[names[i]].append(marks[k])
    return found


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


def draw(labels: LabelSet, window: GridWindow, when: datetime | None = None) -> Drawn:
    """Return mask and further layers of a window at the time of an image; without one, every label is valid.

    They have ``pixel_factor`` pixels along one of the window. The mask: 0 background, else a class value, or ``ignore``
    outside the labelled extent, near a border and where two classes claim the pixel, as asked. What is ignored is in
    the mask alone; the layers show what was drawn.
    """
    options = labels.options
    inner = window.finer(options.pixel_factor)
    wide = inner.grown(labels.margin_px)
    drawing = Drawing(labels.features[_near(labels, window, when)], wide, options.min_coverage)
    winners = RULES[options.rule](drawing)
    reach_m = REACH_PX * window.pixel_size_m
    picture = Picture(drawing, winners, inner, labels.classes, options.boundary_px, reach_m)
    values = np.concatenate([[0], drawing.features.classes]).astype(labels.dtype)
    mask = values[picture.won]
    if options.ignore_border_px:
        mask[picture.inner(near_other(values[winners], options.ignore_border_px))] = labels.ignore
    if options.ignore_doubly:
        mask[draw_overlaps(picture)[0] > 0] = labels.ignore
    if labels.extent is not None:
        mask[_outside(labels, inner)] = labels.ignore
    return Drawn(mask, draw_layers(options.layers, picture))


def ground_of_map(options: Labels, window: GridWindow) -> GridWindow:
    """Return the pixels of a class map that the mask of a window depends on."""
    return window.finer(options.pixel_factor).grown(options.ignore_border_px)


def draw_map(labels: LabelSet, meaning: ClassMap, pixels: npt.NDArray[np.float32], window: GridWindow) -> Drawn:
    """Return the mask of a window from the values of a class map on ``ground_of_map`` (NaN: no data)."""
    options = labels.options
    inner, wide = window.finer(options.pixel_factor), ground_of_map(options, window)
    part = wide.slices_of(inner)
    values = meaning.mask(pixels, labels.ignore)[0].astype(labels.dtype)
    lost = meaning.mask(pixels[part], labels.ignore)[1]
    mask = values[part].copy()
    if options.ignore_border_px:
        mask[near_other(values, options.ignore_border_px)[part]] = labels.ignore
    if labels.extent is not None:
        mask[_outside(labels, inner)] = labels.ignore
    unmapped = ";".join(f"{value}:{count}" for value, count in sorted(lost.items(), key=lambda e: place_of_value(e[0])))
    return Drawn(mask, {}, {"ignored": float((mask == labels.ignore).mean()), "unmapped": unmapped})


def only_ground(classes: tuple[LabelClass, ...], epsg: int, options: Labels, extent: Polygons | None) -> LabelSet:
    """Return labels without features, of which the classes and the labelled ground count: those of a class map."""
    none = Polygons(np.zeros(0, object), np.zeros(0, np.int64), (), f"EPSG:{epsg}")
    return prepare(none, classes, epsg, options, extent)


def _near(labels: LabelSet, window: GridWindow, when: datetime | None) -> npt.NDArray[np.int64]:
    """Return the places of the features that a window is drawn of, in the order of the layer."""
    hits: npt.NDArray[np.int64] = np.sort(labels.tree.query(labels.ground(window), predicate="intersects"))
    if when is None or not labels.dated:
        return hits
    day = when.toordinal()
    return hits[(labels.first_day[hits] <= day) & (day <= labels.last_day[hits])]


def _outside(labels: LabelSet, window: GridWindow) -> npt.NDArray[np.bool_]:
    """Return the pixels whose centre lies outside the labelled ground."""
    assert labels.extent is not None
    hits = labels.extent_tree.query(shapely.box(*window.bounds), predicate="intersects")
    outside: npt.NDArray[np.bool_] = rasterise([(labels.extent[i], 1) for i in hits], window) == 0
    return outside


__all__ = [
    "MAX_SHARE_COLUMNS",
    "NOTHING",
    "Drawn",
    "LabelSet",
    "class_table",
    "column_names",
    "draw",
    "draw_map",
    "ground_of_map",
    "ignore_value",
    "margin_px",
    "marks_near",
    "only_ground",
    "plain_values",
    "prepare",
    "sample_layers",
    "values_of",
]  # fmt: skip
