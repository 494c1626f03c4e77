"""What a stack tells of itself in a tag of its file: bands, scenes, rules. Chips are cut from it without a search."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import RecipeError
from ..pixels.raster_header import reason_of
from ..raster import RASTER_ERRORS, gdal_settings, open_geotiff
from ..recipe import VERSION as RECIPE_VERSION
from ..recipe import Recipe
from ..typed import build, require, shown
from ..types import Band, Scene
from .scenes import scene_document, scene_of_document

TAG = "DL4EO_STACK"
VERSION = 1
SECTIONS = ("time", "catalogue", "optical", "radar", "terrain", "extra", "grid", "select")
"""Of the recipe: those that its pixels depend on."""
AGAIN = "Make the stack again (dl4eo:buildstack)."


@dataclass(frozen=True)
class StackFacts:
    """What a stack is made of."""

    recipe: Mapping[str, Any]
    """Sections of the recipe (``SECTIONS``), without what is at its default."""
    bands: tuple[Band, ...]
    """In the file's order."""
    scenes: tuple[Scene, ...]
    """All roles, in the order in which they were mosaicked; offsets are decided."""
    date: str
    """YYYYMMDD of the optical acquisition; empty without one."""
    polarisations: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    """Of optical bands that are no reflectance of Sentinel-2."""

    @property
    def full_recipe(self) -> Recipe:
        """The recipe with every other key at its default; raises RecipeError where it cannot be one."""
        return Recipe.from_dict({"dl4eo": RECIPE_VERSION, **self.recipe})

    def of_role(self, role: str) -> tuple[Scene, ...]:
        """Return the scenes of a role."""
        return tuple(s for s in self.scenes if s.role == role)


def recipe_sections(recipe: Recipe) -> dict[str, Any]:
    """Return the sections of a recipe that a stack keeps, without what is at its default."""
    document, usual = recipe.to_dict(), Recipe().to_dict()
    kept = {
        name: {key: value for key, value in document[name].items() if value != usual[name][key]} for name in SECTIONS
    }
    return {name: section for name, section in kept.items() if section}


def text_of(facts: StackFacts) -> str:
    """Return the tag's text."""
    document = {
        "version": VERSION,
        "recipe": facts.recipe,
        "bands": [dataclasses.asdict(band) for band in facts.bands],
        "scenes": [scene_document(scene) for scene in facts.scenes],
        "date": facts.date,
        "polarisations": list(facts.polarisations),
        "units": dict(facts.units),
    }
    return json.dumps(document, ensure_ascii=True, separators=(",", ":"))


def facts_in(text: str, key: str = "stack") -> StackFacts:
    """Return the facts in a tag's text; raises RecipeError, naming ``key``, where it says something else."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecipeError(key, f"its tag {TAG} is torn ({error})", AGAIN) from error
    require(isinstance(document, Mapping), key, f"its tag {TAG} is no JSON object", AGAIN)
    version = document.get("version")
    known = type(version) is int and version == VERSION
    require(known, key, f"its tag {TAG} has version {shown(version)}, {VERSION} is known", AGAIN)
    lists = {name: document.get(name, []) for name in ("bands", "scenes", "polarisations")}
    for name, value in lists.items():
        require(isinstance(value, list), f"{key}.{name}", f"must be a list, got {shown(value)}", AGAIN)
    recipe, units, date = document.get("recipe", {}), document.get("units", {}), document.get("date", "")
    require(isinstance(recipe, Mapping), f"{key}.recipe", f"must be a JSON object, got {shown(recipe)}", AGAIN)
    other = [name for name in recipe if name not in SECTIONS]
    require(not other, f"{key}.recipe", f"has a section {shown(other[0]) if other else ''} too many", AGAIN)
    require(isinstance(units, Mapping), f"{key}.units", f"must be a JSON object, got {shown(units)}", AGAIN)
    fine = isinstance(date, str) and (not date or (len(date) == 8 and date.isascii() and date.isdecimal()))
    require(fine, f"{key}.date", f"must be like 20240511, got {shown(date)}", AGAIN)
    Recipe.from_dict({"dl4eo": RECIPE_VERSION, **recipe})  # refuses what no recipe says
    return StackFacts(
        recipe,
        tuple(build(Band, band, f"{key}.bands") for band in lists["bands"]),
        tuple(scene_of_document(scene, f"{key}.scenes") for scene in lists["scenes"]),
        date,
        tuple(map(str, lists["polarisations"])),
        {str(name): str(unit) for name, unit in units.items()},
    )


def facts_of(path: Path) -> StackFacts | None:
    """Return what a raster tells of itself; None where it is no stack of ours.

    Raises RecipeError where it cannot be opened, or its tag cannot be used.
    """
    key = f"stack {path}"
    try:
        with gdal_settings(), open_geotiff(path) as data:
            text = data.tags().get(TAG)
    except RASTER_ERRORS as error:
        raise RecipeError(key, f"cannot be read ({reason_of(error)}).", "Give a GeoTIFF.") from error
    return None if text is None else facts_in(text, key)
