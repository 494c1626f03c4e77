"""The recipe: one JSON document = one frozen dataclass that says everything about a dataset.

Defaults live here, in a module for each kind of section, and nowhere else. ``Recipe.from_dict`` refuses unknown keys
and bad values before any work, naming the key's path. Standard library only, so that QGIS' Python can import it too.
"""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import RecipeError
from ..products import OPTICAL_BANDS, product_of
from ..typed import build, read_json, require, shown
from .balance_text import balance_keys
from .choice import (
    BUFFER,
    COMPOSITES,
    COUNTED,
    DECIDED,
    LENGTHS,
    MAX_ANGLE,
    MAX_FOLDS,
    MAX_LENGTH_M,
    OVERLAPS,
    SELECT_METHODS,
    SHARES,
    SPLIT_METHODS,
    SPLIT_NAMES,
    Qc,
    Select,
    Split,
)
from .images import (
    DEFAULT_BANDS,
    FILES_OF_ITEMS,
    MASKS,
    MISSING_TERRAIN,
    OFFSETS,
    ORBITS,
    RADAR_UNITS,
    RESAMPLING,
    Extra,
    ExtraLayer,
    Optical,
    Radar,
    Terrain,
    require_bands,
    require_offset,
)
from .labels import IGNORED, LABEL_LAYERS, LABEL_RULES, MAX_CLASS, RASTER_METHODS, LabelClass, Labels, Remap
from .output import EXECUTORS, EXISTING, Output
from .places import (
    BALANCES,
    EDGE_RULES,
    KEEP_RULES,
    MAX_CHIP_M,
    MAX_CHIP_PX,
    Aoi,
    Catalogue,
    Chips,
    Grid,
    Quota,
    Time,
    VectorSource,
)
from .share_text import shares_of
from .together import check_together

VERSION = 1
DATASET_VERSION = 1
MAX_FILE_BYTES = 32 * 2**20


@dataclass(frozen=True)
class Recipe:
    """The whole request."""

    aoi: Aoi = field(default_factory=Aoi)
    time: Time = field(default_factory=Time)
    catalogue: Catalogue = field(default_factory=Catalogue)
    optical: Optical = field(default_factory=Optical)
    radar: Radar = field(default_factory=Radar)
    terrain: Terrain = field(default_factory=Terrain)
    extra: Extra = field(default_factory=Extra)
    grid: Grid = field(default_factory=Grid)
    chips: Chips = field(default_factory=Chips)
    labels: Labels = field(default_factory=Labels)
    select: Select = field(default_factory=Select)
    qc: Qc = field(default_factory=Qc)
    split: Split = field(default_factory=Split)
    output: Output = field(default_factory=Output)

    def __post_init__(self) -> None:
        if not self.optical.collection and not self.catalogue.optical.lower().endswith(FILES_OF_ITEMS):
            require_bands(self.optical.bands, product_of(""))  # a file's own items tell what it holds
        side_m = self.chips.size_px * self.grid.pixel_size_m
        require(
            side_m <= MAX_CHIP_M,
            "chips.size_px",
            f"{self.chips.size_px} pixels of {self.grid.pixel_size_m:g} m are {side_m / 1000:g} km; at most "
            f"{MAX_CHIP_M / 1000:g} km are read at once",
        )
        require(
            self.split.method != "random" or self.split.overlap == "allow" or self.chips.step_px >= self.chips.size_px,
            "split.method",
            f"'random' would put overlapping chips (stride {self.chips.step_px} < size {self.chips.size_px}) in two "
            "splits: the test set would leak",
            "Choose a method by place, such as 'blocks'; or chips.stride_px of at least the size; or insist with "
            "split.overlap 'allow': the leak is counted then.",
        )
        check_together(self)

    @staticmethod
    def from_dict(document: Mapping[str, Any]) -> Recipe:
        """Return the recipe that a JSON document says; raises RecipeError with the key's path."""
        if not isinstance(document, Mapping):
            raise RecipeError("recipe", f"must be a JSON object, got {type(document).__name__}")
        sections = dict(document)
        version = sections.pop("dl4eo", None)
        require(type(version) is int and version == VERSION, "dl4eo", f"must be {VERSION}, got {shown(version)}")
        return build(Recipe, sections, "")

    @staticmethod
    def from_file(path: Path) -> Recipe:
        """Return the recipe in a JSON file, or of a dataset.json; its relative paths are taken from the file's folder.

        Raises RecipeError where the file is missing, is no JSON, or says something that cannot be used.
        """
        document = read_json(path, MAX_FILE_BYTES)
        if isinstance(document, dict) and "dl4eo_dataset" in document:
            document = document.get("recipe")
        return Recipe.from_dict(document).resolved(path.resolve().parent)

    def resolved(self, folder: Path) -> Recipe:
        """Return this recipe with relative local paths made absolute from ``folder``."""

        def absolute(text: str) -> str:
            return str(folder / text) if text and not Path(text).is_absolute() else text

        def catalogue(text: str) -> str:
            return absolute(text) if text.endswith(FILES_OF_ITEMS) and "://" not in text else text

        return dataclasses.replace(
            self,
            aoi=dataclasses.replace(
                self.aoi,
                path=absolute(self.aoi.path),
                others=tuple(dataclasses.replace(o, path=absolute(o.path)) for o in self.aoi.others),
            ),
            labels=dataclasses.replace(
                self.labels,
                path=absolute(self.labels.path),
                extent_path=absolute(self.labels.extent_path),
                raster_path=absolute(self.labels.raster_path),
                catalogue=catalogue(self.labels.catalogue),
            ),
            extra=Extra(
                tuple(
                    dataclasses.replace(e, path=absolute(e.path), catalogue=catalogue(e.catalogue))
                    for e in self.extra.layers
                )
            ),
            catalogue=Catalogue(*(catalogue(getattr(self.catalogue, f.name)) for f in dataclasses.fields(Catalogue))),
            split=dataclasses.replace(self.split, path=absolute(self.split.path)),
            output=dataclasses.replace(self.output, folder=absolute(self.output.folder)),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON document, every default written out."""
        document = {"dl4eo": VERSION, **dataclasses.asdict(self)}
        return typing.cast(dict[str, Any], json.loads(json.dumps(document)))


__all__ = [
    "BALANCES", "BUFFER", "COMPOSITES", "COUNTED", "DATASET_VERSION", "DECIDED", "DEFAULT_BANDS", "EDGE_RULES",
    "EXECUTORS", "EXISTING", "IGNORED", "KEEP_RULES", "LABEL_LAYERS", "LABEL_RULES", "LENGTHS", "MASKS", "MAX_ANGLE",
    "MAX_CHIP_PX", "MAX_CLASS", "MAX_FOLDS", "MAX_LENGTH_M", "MISSING_TERRAIN", "OFFSETS", "OPTICAL_BANDS", "ORBITS",
    "OVERLAPS", "RADAR_UNITS", "RASTER_METHODS", "RESAMPLING", "SELECT_METHODS", "SHARES", "SPLIT_METHODS",
    "SPLIT_NAMES", "VERSION", "Aoi", "Catalogue", "Chips", "Extra", "ExtraLayer", "Grid", "LabelClass", "Labels",
    "Optical", "Output", "Qc", "Quota", "Radar", "Recipe", "Remap", "Select", "Split", "Terrain", "Time",
    "VectorSource", "balance_keys", "require_bands", "require_offset", "shares_of",
]  # fmt: skip
