"""The recipe's section on what is to be learnt. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..typed import one_of, require, shown
from .places import VectorSource

MAX_CLASS = 65534
"""Masks have 16 bits at most; 0 is the background, 65535 means ignore."""
LABEL_RULES = ("centre", "touched", "coverage")
LABEL_LAYERS = ("share", "overlap", "instance", "distance", "boundary", "value")
RASTER_METHODS = ("nearest", "mode")
MAX_BUFFER_M = 100_000.0
MAX_FACTOR = 16
MAX_BORDER_PX = 64
COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
IGNORED = -1
"""What a remap table turns into "no label at all"."""


@dataclass(frozen=True)
class LabelClass:
    """One class of the masks: pixel value, name (the attribute's text, where it is one), colour (``#rrggbb``)."""

    value: int
    name: str
    color: str = ""
    title: str = ""
    """How people read the class, where the name is a code."""


@dataclass(frozen=True)
class Remap:
    """What becomes of one value of the attribute or raster."""

    source: str
    """The value as text."""
    value: int
    """Class; 0 is the background, -1 no label at all."""

    def __post_init__(self) -> None:
        require(
            IGNORED <= self.value <= MAX_CLASS,
            "labels.remap",
            f"{shown(self.source)} becomes {self.value}, which is not {IGNORED} (ignore) to {MAX_CLASS}",
        )


@dataclass(frozen=True)
class Labels(VectorSource):
    """What is to be learnt: polygons, points or lines with a buffer, or a raster; without any: images without masks."""

    class_field: str = ""
    """Empty: every polygon is 1. Integers are the pixel values; texts are numbered by name."""
    rule: str = "centre"
    """When a pixel gets a polygon's class: its ``centre`` lies inside, it is ``touched``, or enough is covered."""
    min_coverage: float = 0.5
    """Share of a pixel that must be covered under the rule ``coverage``."""
    classes: tuple[LabelClass, ...] = ()
    """Empty: found in the layer; written out in the recipe that a dataset keeps."""
    remap: tuple[Remap, ...] = ()
    """From the attribute's or raster's values to classes."""
    layers: tuple[str, ...] = ()
    """Further layers of each sample: ``share overlap instance distance boundary value``."""
    boundary_px: int = 1
    """Width of the edge class of the layer ``boundary``."""
    id_field: str = ""
    """Numbers of the layer ``instance``; empty: the features' own."""
    value_field: str = ""
    """Numbers of the layer ``value``: what a regression learns."""
    priority_field: str = ""
    """Where several features claim a pixel, the largest number wins before all else."""
    buffer_m: float = 0.0
    """Points and lines become polygons of this reach."""
    pixel_factor: int = 1
    """Pixels of a mask along one of the image."""
    extent_path: str = ""
    """Polygons of the ground that was labelled; outside of them nothing is known (ignore)."""
    extent_layer: str = ""
    ignore_border_px: int = 0
    """Pixels so near to another class are ignored."""
    ignore_doubly: bool = False
    """Pixels that two classes claim are ignored."""
    year_field: str = ""
    """The year that a label is valid in."""
    from_field: str = ""
    """First day that a label is valid; empty in the table: since ever."""
    to_field: str = ""
    """Last day that a label is valid; empty in the table: for ever."""
    raster_path: str = ""
    """A raster of classes instead of polygons."""
    catalogue: str = ""
    """A catalogue of class rasters instead of polygons, and its collection."""
    collection: str = ""
    raster_method: str = "nearest"
    min_class_px: int = 1
    """A chip has a class from so many pixels on (column ``classes``)."""

    def __post_init__(self) -> None:
        one_of("labels.rule", self.rule, LABEL_RULES)
        one_of("labels.raster_method", self.raster_method, RASTER_METHODS)
        require(len({c.value for c in self.classes}) == len(self.classes), "labels.classes", "a value stands twice")
        require(len({c.name for c in self.classes}) == len(self.classes), "labels.classes", "a name stands twice")
        for c in self.classes:
            require(1 <= c.value <= MAX_CLASS, "labels.classes", f"value {c.value} is not 1 to {MAX_CLASS}")
            require(
                not c.color or bool(COLOR.fullmatch(c.color)),
                "labels.classes",
                f"{shown(c.color)} is no colour of class {c.value}",
                "Write it like #1f78b4.",
            )
        sources = [r.source for r in self.remap]
        require(len(set(sources)) == len(sources), "labels.remap", "a value stands twice")
        for layer in self.layers:
            one_of("labels.layers", layer, LABEL_LAYERS)
        require(len(set(self.layers)) == len(self.layers), "labels.layers", "a layer stands twice")
        self._check_numbers()
        self._check_sources()

    def _check_numbers(self) -> None:
        share = self.min_coverage
        require(0 < share <= 1, "labels.min_coverage", f"must be above 0 and at most 1, got {share:g}")
        for key, most in (("boundary_px", MAX_BORDER_PX), ("pixel_factor", MAX_FACTOR), ("min_class_px", 2**24)):
            value = getattr(self, key)
            require(1 <= value <= most, f"labels.{key}", f"must be 1 to {most}, got {value}")
        require(
            0 <= self.ignore_border_px <= MAX_BORDER_PX,
            "labels.ignore_border_px",
            f"must be 0 to {MAX_BORDER_PX}, got {self.ignore_border_px}",
        )
        require(
            0 <= self.buffer_m <= MAX_BUFFER_M,
            "labels.buffer_m",
            f"must be 0 to {MAX_BUFFER_M:g} metres, got {self.buffer_m:g}",
        )

    def _check_sources(self) -> None:
        given = [key for key in ("path", "raster_path", "catalogue") if getattr(self, key)]
        require(
            len(given) <= 1,
            f"labels.{given[-1]}" if given else "labels",
            f"labels come from one source, got {' and '.join(f'labels.{key}' for key in given)}",
        )
        for key in ("class_field", "id_field", "value_field", "priority_field", "year_field", "from_field", "to_field"):
            value = getattr(self, key)
            require(
                bool(self.path) or not value,
                f"labels.{key}",
                f"{shown(value)} is given, but no label layer (labels.path)",
            )

    @property
    def remap_table(self) -> dict[str, int]:
        """What becomes of each value of the attribute or raster, as text."""
        return {r.source: r.value for r in self.remap}

    @property
    def given(self) -> bool:
        """Whether there are labels at all."""
        return bool(self.path or self.raster_path or self.catalogue)
