"""Options that mean something only beside others, an entry each: none is given in vain. Standard library only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..typed import require, shown
from .choice import COMPOSITES, COUNTED, SELECT_METHODS
from .places import MAX_CHIP_PX

MAX_DILATION_PX = 500
PLACED = ("blocks", "bands", "rings")
"""Methods of splits with a length."""
CHOOSING = ("chips.balance", "chips.max_chips", "chips.background")
"""Rules of which labelled chips are made."""
Condition = Callable[[Any], bool]
"""Of a whole recipe."""


@dataclass(frozen=True)
class Need:
    """What options need to have an effect."""

    keys: tuple[str, ...]
    """Each as ``section.key``."""
    holds: Condition
    wanted: str
    """What must be set, as a recipe says it."""


NEEDS = (
    Need(
        ("terrain.aspect", "terrain.collection", "terrain.missing"),
        lambda r: r.terrain.enabled,
        "terrain.enabled true",
    ),
    Need(
        ("radar.bands", "radar.orbit", "radar.relative_orbit", "radar.min_cover", "radar.collection"),
        lambda r: r.radar.enabled,
        "radar.enabled true",
    ),
    Need(
        ("optical.mask_dilation_m",),
        lambda r: r.optical.mask != "none" or r.optical.cloud_layer or r.select.method in COMPOSITES,
        f"optical.mask 'nodata', optical.cloud_layer true, or a composite (select.method {', '.join(COMPOSITES)})",
    ),
    Need(
        ("optical.cloud_layer",),
        lambda r: r.select.method not in COMPOSITES,
        f"samples of one date (select.method {', '.join(m for m in SELECT_METHODS if m not in COMPOSITES)}): a "
        "composite has the layer counts instead",
    ),
    Need(
        ("select.period_days",),
        lambda r: r.select.method in COMPOSITES,
        f"a composite (select.method {', '.join(COMPOSITES)})",
    ),
    Need(
        ("select.count", "select.cloud_weight"),
        lambda r: r.select.method in COUNTED,
        "select.method 'spread' or 'nearest'",
    ),
    Need(
        ("select.date", "select.date_field", "select.days_weight", "select.max_days"),
        lambda r: r.select.method == "nearest",
        "select.method 'nearest'",
    ),
    Need(("select.date_field",), lambda r: bool(r.labels.path), "a layer of features (labels.path)"),
    Need(("labels.min_coverage",), lambda r: r.labels.rule == "coverage", "labels.rule 'coverage'"),
    Need(("labels.boundary_px",), lambda r: "boundary" in r.labels.layers, "'boundary' among labels.layers"),
    Need(("labels.id_field",), lambda r: "instance" in r.labels.layers, "'instance' among labels.layers"),
    Need(("labels.value_field",), lambda r: "value" in r.labels.layers, "'value' among labels.layers"),
    Need(
        ("labels.rule", "labels.layers", "labels.buffer_m", "labels.ignore_doubly"),
        lambda r: bool(r.labels.path),
        "a layer of features (labels.path)",
    ),
    Need(
        ("labels.raster_method",),
        lambda r: bool(r.labels.raster_path or r.labels.catalogue),
        "labels from a raster (labels.raster_path or labels.catalogue)",
    ),
    Need(("labels.collection",), lambda r: bool(r.labels.catalogue), "labels from a catalogue (labels.catalogue)"),
    Need(
        (
            "labels.extent_path", "labels.pixel_factor", "labels.ignore_border_px", "labels.classes", "labels.remap",
            "labels.min_class_px", "qc.max_unlabelled", "qc.min_labelled",
        ),
        lambda r: r.labels.given,
        "labels (labels.path, labels.raster_path or labels.catalogue)",
    ),
    Need(("qc.min_labelled",), lambda r: r.chips.keep == "labelled", "chips.keep 'labelled'"),
    Need(("qc.min_contrast",), lambda r: bool(r.optical.bands), "an optical band (optical.bands)"),
    Need(CHOOSING, lambda r: bool(r.labels.path), "a layer of features (labels.path)"),
    Need(("chips.balance_power",), lambda r: r.chips.balance == "power", "chips.balance 'power'"),
    Need(
        ("chips.seed",),
        lambda r: r.chips.chosen,
        "chips.balance 'power' or 'quotas', chips.max_chips or chips.background",
    ),
    Need(CHOOSING, lambda r: r.chips.keep == "labelled", "chips.keep 'labelled'"),
    Need(("split.block_m",), lambda r: r.split.method in PLACED, "split.method 'blocks', 'bands' or 'rings'"),
    Need(("split.angle",), lambda r: r.split.method == "bands", "split.method 'bands'"),
    Need(("split.column",), lambda r: r.split.method == "column", "split.method 'column'"),
    Need(("split.dates",), lambda r: r.split.method == "date", "split.method 'date'"),
    Need(
        ("split.path", "split.layer", "split.field"),
        lambda r: r.split.method == "polygons",
        "split.method 'polygons'",
    ),
    Need(("split.folds",), lambda r: r.split.method != "none", "a split (split.method)"),
    Need(
        ("split.buffer_m", "split.overlap"),
        lambda r: r.split.method not in ("none", "date"),
        "a split by place (split.method, not 'date' or 'none')",
    ),
)  # fmt: skip
"""Each option that has no effect without others."""


def check_together(recipe: Any) -> None:
    """Raise RecipeError for the first option that differs from its default and can have no effect."""
    for need in NEEDS:
        for key in need.keys:
            section, name = key.split(".")
            options = getattr(recipe, section)
            value = getattr(options, name)
            if value != getattr(type(options)(), name):
                text = f"{_written(value)} has no effect without {need.wanted}"
                require(need.holds(recipe), key, text, "Set that too, or leave this at its default.")
    _check_values(recipe)


def _written(value: Any) -> str:
    """Return an option's value as a recipe or a command line has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ",".join(map(str, value)) if all(isinstance(v, str) for v in value) else f"a list of {len(value)}"
    return shown(value)


def _check_values(recipe: Any) -> None:
    labels = recipe.labels
    reach_px = recipe.optical.mask_dilation_m / recipe.grid.pixel_size_m
    require(
        reach_px <= MAX_DILATION_PX,
        "optical.mask_dilation_m",
        f"{recipe.optical.mask_dilation_m:g} m are {reach_px:.0f} pixels of {recipe.grid.pixel_size_m:g} m; at most "
        f"{MAX_DILATION_PX} are looked at around each",
    )
    finer_px = recipe.chips.size_px * labels.pixel_factor
    require(
        finer_px <= MAX_CHIP_PX,
        "labels.pixel_factor",
        f"a mask would be {finer_px} pixels wide (chips.size_px {recipe.chips.size_px} x {labels.pixel_factor}); at "
        f"most {MAX_CHIP_PX} are drawn",
        f"Choose at most {MAX_CHIP_PX // recipe.chips.size_px}, or smaller chips (chips.size_px).",
    )
    require(
        labels.min_class_px <= finer_px**2,
        "labels.min_class_px",
        f"{labels.min_class_px} is more than the pixels of a chip's mask ({finer_px} x {finer_px} = {finer_px**2})",
    )
    side_m = recipe.chips.size_px * recipe.grid.pixel_size_m
    require(
        not recipe.split.block_m or recipe.split.block_m >= side_m,
        "split.block_m",
        f"{recipe.split.block_m:g} m are less than a chip ({side_m:g} m)",
    )
    require(
        "value" not in labels.layers or bool(labels.value_field),
        "labels.layers",
        "'value' needs the field that holds the numbers (labels.value_field)",
    )
    require(
        not labels.year_field or not (labels.from_field or labels.to_field),
        "labels.year_field",
        "a label's validity is told by a year (labels.year_field) or by days (labels.from_field, labels.to_field), not "
        "by both",
    )
