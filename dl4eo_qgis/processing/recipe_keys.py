"""Where parameters and the recipe meet: which parameter sets which key. Names, defaults and rules go both ways here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Mapping

from ..core import recipe
from ..core.errors import RecipeError

RECIPE_KEYS = {
    "AOI": "aoi.path",
    "LABELS": "labels.path",
    "CLASS_FIELD": "labels.class_field",
    "CATALOGUE": "catalogue.optical",
    "COLLECTION": "optical.collection",
    "START": "time.start",
    "END": "time.end",
    "MAX_CLOUD": "optical.max_cloud_percent",
    "BANDS": "optical.bands",
    "INDICES": "optical.indices",
    "RADAR": "radar.enabled",
    "RADAR_DAYS": "radar.max_days",
    "TERRAIN": "terrain.enabled",
    "CHIP_SIZE": "chips.size_px",
    "STRIDE": "chips.stride_px",
    "PIXEL_SIZE": "grid.pixel_size_m",
    "CRS": "grid.crs",
    "SELECT": "select.method",
    "KEEP": "chips.keep",
    "RULE": "labels.rule",
    "SPLIT": "split.method",
    "FOLDER": "output.folder",
    "RADAR_CATALOGUE": "catalogue.radar",
    "TERRAIN_CATALOGUE": "catalogue.terrain",
    "EDGE": "chips.edge",
    "RADAR_UNIT": "radar.unit",
    "RESAMPLING": "optical.resampling",
    "TERRAIN_MISSING": "terrain.missing",
    "MIN_VALID": "qc.min_valid",
    "MAX_FAILED": "qc.max_failed",
    "SEED": "split.seed",
    "EXISTING": "output.existing",
    "MAX_THREADS": "output.threads",
    "EXECUTOR": "output.executor",
    "SCHEDULER": "output.scheduler",
    "OFFSET": "optical.offset",
    "MASK": "optical.mask",
    "MASK_DILATION": "optical.mask_dilation_m",
    "SNOW_CLEAR": "optical.snow_clear",
    "CLOUD_LAYER": "optical.cloud_layer",
    "MAX_CHIP_CLOUD": "qc.max_cloud",
    "COUNT": "select.count",
    "DATE": "select.date",
    "DATE_FIELD": "select.date_field",
    "CLOUD_WEIGHT": "select.cloud_weight",
    "DAYS_WEIGHT": "select.days_weight",
    "MAX_DAYS": "select.max_days",
    "PERIOD_DAYS": "select.period_days",
    "RADAR_BANDS": "radar.bands",
    "RADAR_ORBIT": "radar.orbit",
    "RADAR_RELATIVE_ORBIT": "radar.relative_orbit",
    "RADAR_COVER": "radar.min_cover",
    "ASPECT": "terrain.aspect",
    "MIN_COVERAGE": "labels.min_coverage",
    "LABEL_LAYERS": "labels.layers",
    "BOUNDARY_WIDTH": "labels.boundary_px",
    "ID_FIELD": "labels.id_field",
    "VALUE_FIELD": "labels.value_field",
    "PRIORITY_FIELD": "labels.priority_field",
    "BUFFER": "labels.buffer_m",
    "LABEL_FACTOR": "labels.pixel_factor",
    "LABEL_EXTENT": "labels.extent_path",
    "IGNORE_BORDER": "labels.ignore_border_px",
    "IGNORE_DOUBLY": "labels.ignore_doubly",
    "YEAR_FIELD": "labels.year_field",
    "FROM_FIELD": "labels.from_field",
    "TO_FIELD": "labels.to_field",
    "LABEL_RASTER": "labels.raster_path",
    "LABEL_CATALOGUE": "labels.catalogue",
    "LABEL_COLLECTION": "labels.collection",
    "LABEL_RESAMPLING": "labels.raster_method",
    "MIN_CLASS_PIXELS": "labels.min_class_px",
    "CLASSES": "labels.classes",
    "REMAP": "labels.remap",
    "MAX_UNLABELLED": "qc.max_unlabelled",
    "MAX_NODATA": "qc.max_nodata",
    "MIN_LABELLED": "qc.min_labelled",
    "MIN_CLEAR": "qc.min_clear",
    "MAX_SHADOW": "qc.max_shadow",
    "MAX_SNOW": "qc.max_snow",
    "MIN_CONTRAST": "qc.min_contrast",
    "REJECT_CONSTANT": "qc.reject_constant",
    "FRACTIONS": "split.fractions",
    "STRATIFY": "split.stratify",
    "FOLDS": "split.folds",
    "SPLIT_BUFFER": "split.buffer_m",
    "OVERLAP": "split.overlap",
    "BLOCK_SIZE": "split.block_m",
    "ANGLE": "split.angle",
    "SPLIT_COLUMN": "split.column",
    "SPLIT_DATES": "split.dates",
    "SPLIT_LAYER": "split.path",
    "SPLIT_FIELD": "split.field",
    "BALANCE": "chips.balance",
    "MAX_CHIPS": "chips.max_chips",
    "BACKGROUND": "chips.background",
    "EXTRA": "extra.layers",
}
PERCENT = (
    "RADAR_COVER", "MAX_FAILED", "MAX_CHIP_CLOUD", "MAX_UNLABELLED", "MIN_CLEAR", "MAX_SHADOW", "MAX_SNOW", "BACKGROUND"
)  # fmt: skip
"""Parameters in percent whose key is a share (0-1)."""
PLACES = ("LABEL_CATALOGUE", "TERRAIN_CATALOGUE", "RADAR_CATALOGUE", "CATALOGUE", "SCHEDULER", "FOLDER")
"""Parameters whose value may begin a message of the core; the later ones win where two have the same."""
LAYERS = ("LABELS", "LABEL_EXTENT", "LABEL_RASTER", "SPLIT_LAYER")
"""Parameters that hold a layer whose file the core reads."""
CHOICES = {
    "SELECT": recipe.SELECT_METHODS,
    "KEEP": recipe.KEEP_RULES,
    "RULE": recipe.LABEL_RULES,
    "SPLIT": recipe.SPLIT_METHODS,
    "OVERLAP": recipe.OVERLAPS,
    "EDGE": recipe.EDGE_RULES,
    "RADAR_UNIT": recipe.RADAR_UNITS,
    "RESAMPLING": recipe.RESAMPLING,
    "TERRAIN_MISSING": recipe.MISSING_TERRAIN,
    "EXISTING": recipe.EXISTING,
    "EXECUTOR": recipe.EXECUTORS,
    "OFFSET": recipe.OFFSETS,
    "MASK": recipe.MASKS,
    "RADAR_ORBIT": recipe.ORBITS,
    "LABEL_RESAMPLING": recipe.RASTER_METHODS,
    "EXTRA_RESAMPLING": recipe.RESAMPLING,
}
"""The values of each enum parameter."""
_NAMES = {
    **{key: name for name, key in RECIPE_KEYS.items()},
    "aoi": "AOI",
    "labels": "LABELS",
    "split.layer": "SPLIT_LAYER",
    "labels.layer": "LABELS",
    "labels.extent_layer": "LABEL_EXTENT",
    "chips.balance_power": "BALANCE",
    "chips.quotas": "BALANCE",
    "chips.seed": "SEED",
    "extra.layers.resampling": "EXTRA_RESAMPLING",
}


def default(name: str) -> Any:
    """Return the recipe's default of a parameter."""
    value: Any = recipe.Recipe()
    for part in RECIPE_KEYS[name].split("."):
        value = getattr(value, part)
    return value * 100 if name in PERCENT else value


def document(values: Mapping[str, Any]) -> Dict[str, Any]:
    """Return the whole recipe document that parameter values say; raises RecipeError where one cannot be used.

    Relative paths count from the folder that QGIS was started in.
    """
    document = {"dl4eo": recipe.VERSION, **sections(values)}
    return recipe.Recipe.from_dict(document).resolved(Path.cwd()).to_dict()


def sections(values: Mapping[str, Any]) -> Dict[str, Dict[str, Any]]:
    """Return the sections of a recipe that parameter values say; a value that is a dict stands for several keys."""
    found: Dict[str, Dict[str, Any]] = {}
    for name, value in values.items():
        section, key = RECIPE_KEYS[name].split(".")
        several = value if isinstance(value, dict) else {key: value / 100 if name in PERCENT else value}
        found.setdefault(section, {}).update(several)
    return found


def given(name: str) -> str:
    """Return the path that stands in a recipe for a layer until it is written."""
    return f"/{name}"


def choice_of(name: str, raw: Any) -> Any:
    """Return the word of an enum parameter for its number, which `qgis_process help` shows; anything else as it is."""
    is_number = isinstance(raw, (int, str)) and str(raw).isascii() and str(raw).isdecimal()
    return CHOICES[name][int(raw)] if is_number and int(raw) < len(CHOICES[name]) else raw


def with_words(parameters: Mapping[str, Any]) -> Dict[str, Any]:
    """Return parameters with words for the numbers of enums, of which QGIS knows the words alone."""
    return {name: choice_of(name, raw) if name in CHOICES else raw for name, raw in parameters.items()}


def wrong(name: str, message: str, hint: str = "") -> RecipeError:
    """Return the error that a parameter's value cannot be used."""
    return RecipeError(RECIPE_KEYS.get(name, name), message, hint)


@dataclass
class Names:
    """What messages of the core say of one run, in the user's words."""

    files: Dict[str, str] = field(default_factory=dict)
    """The parameter's name for each file that was written from one."""
    places: Dict[str, str] = field(default_factory=dict)
    """The parameter's name for each place (catalogue, folder) that the user gave."""
    keys: Dict[str, str] = field(default_factory=dict)
    """The parameter's name for each key of a request that is no recipe."""
    renamed: Dict[str, str] = field(default_factory=dict)
    """Parameters that this algorithm calls by another name than ``makedataset``."""
    keys_are_theirs: bool = False
    """The user wrote the recipe: its keys stay as they are."""

    def add_places(self, document: Mapping[str, Any]) -> None:
        """Take the places of a recipe document."""
        for name in PLACES:
            section, key = RECIPE_KEYS[name].split(".")
            if document[section][key]:
                self.places[document[section][key]] = name

    def line(self, text: str) -> str:
        """Return ``text`` as one line with parameters' names: for recipe keys, for our files, and before places."""
        line = " ".join(text.split())
        for path, name in self.files.items():
            named = rf"(?:{re.escape(name)} )?{re.escape(path)}(?: \(layer [^)]*\))?"
            line = re.sub(named, lambda found, name=name: name, line, flags=re.IGNORECASE)
        if self.keys_are_theirs:
            return line
        for name in LAYERS:
            line = line.replace(repr(given(name)), "a layer")
        for place, name in self.places.items():
            if line.startswith(f"{place}: "):
                line = f"{name}: {line}"
        line = re.sub(r"^(aoi|labels)(?=:)", lambda found: _NAMES[found.group()], line)
        known = {**{key: name for key, name in _NAMES.items() if "." in key}, **self.keys}
        dotted = "|".join(re.escape(key) for key in sorted(known, key=len, reverse=True))
        line = re.sub(rf"(?<![\w/.])({dotted})(?:\[\d+\])?(?![\w/])", lambda found: known[found.group(1)], line)
        line = re.sub(r"\b([A-Z_]+)(=\w+)? \(\1(?:: \w+)?\)", r"\1\2", line)  # "RADAR=no (radar.enabled: false)"
        for usual, own in self.renamed.items():
            line = re.sub(rf"\b{usual}\b", own, line)
        return re.sub(r"\b([A-Z_]+), \1\b", r"\1", line)
