"""Where parameters and the recipe meet: which parameter sets which key. Names, defaults and rules go both ways here."""

from __future__ import annotations

import re
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
    "SEED": "split.seed",
    "MAX_THREADS": "output.threads",
}
CHOICES = {
    "SELECT": recipe.SELECT_METHODS,
    "KEEP": recipe.KEEP_RULES,
    "RULE": recipe.LABEL_RULES,
    "SPLIT": recipe.SPLIT_METHODS,
    "EDGE": recipe.EDGE_RULES,
    "RADAR_UNIT": recipe.RADAR_UNITS,
    "RESAMPLING": recipe.RESAMPLING,
    "TERRAIN_MISSING": recipe.MISSING_TERRAIN,
}
"""The values of each enum parameter."""
_NAMES = {**{key: name for name, key in RECIPE_KEYS.items()}, "aoi": "AOI", "labels": "LABELS"}


def default(name: str) -> Any:
    """Return the recipe's default of a parameter."""
    value: Any = recipe.Recipe()
    for part in RECIPE_KEYS[name].split("."):
        value = getattr(value, part)
    return value


def document(values: Mapping[str, Any]) -> Dict[str, Any]:
    """Return the whole recipe document that parameter values say; raises RecipeError where one cannot be used.

    Relative paths count from the folder that QGIS was started in.
    """
    sections: Dict[str, Any] = {"dl4eo": recipe.VERSION}
    for name, value in values.items():
        section, key = RECIPE_KEYS[name].split(".")
        sections.setdefault(section, {})[key] = value
    return recipe.Recipe.from_dict(sections).resolved(Path.cwd()).to_dict()


def wrong(name: str, message: str, hint: str = "") -> RecipeError:
    """Return the error that a parameter's value cannot be used."""
    return RecipeError(RECIPE_KEYS.get(name, name), message, hint)


def named(text: str, files: Mapping[str, str]) -> str:
    """Return ``text`` on one line, with parameter names for recipe keys and for the files written from parameters."""
    line = " ".join(text.split())
    for path, name in files.items():
        line = line.replace(path, name)
    line = re.sub(r"^(aoi|labels)(?=:)", lambda found: _NAMES[found.group()], line)
    dotted = "|".join(re.escape(key) for key in sorted(_NAMES, key=len, reverse=True) if "." in key)
    return re.sub(rf"(?<![\w/.])(?:{dotted})(?![\w/])", lambda found: _NAMES[found.group()], line)
