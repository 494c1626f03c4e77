"""The recipe: one JSON document = one frozen dataclass that says everything about a dataset.

Defaults live here and nowhere else. ``Recipe.from_dict`` refuses unknown keys and bad values before any work, naming
the key's path. Standard library only, so that QGIS' Python can import it too.
"""

from __future__ import annotations

import dataclasses
import json
import typing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Tuple

from .errors import RecipeError, suggest
from .output import Output
from .typed import build, is_date, one_of, read_json, require, shown

VERSION = 1
DATASET_VERSION = 1
OPTICAL_BANDS = (
    "coastal", "blue", "green", "red", "rededge1", "rededge2", "rededge3",
    "nir", "nir08", "nir09", "swir16", "swir22",
)  # fmt: skip
"""STAC common names; nir08 is B8A, nir09 is B09 (as Earth Search names its assets)."""
SENTINEL_NAMES = {
    "B01": "coastal", "B02": "blue", "B03": "green", "B04": "red", "B05": "rededge1", "B06": "rededge2",
    "B07": "rededge3", "B08": "nir", "B8A": "nir08", "B09": "nir09", "B11": "swir16", "B12": "swir22",
}  # fmt: skip
"""ESA's names of the same bands."""
DEFAULT_BANDS = ("blue", "green", "red", "nir", "swir16", "swir22")
MAX_FILE_BYTES = 32 * 2**20
MAX_CHIP_PX = 4096
FIRST_YEAR, LAST_YEAR = 1970, 2199
MAX_CHIP_M = 102_400.0
MAX_CLASS = 65534
"""Masks have 16 bits at most; 0 is the background, 65535 means ignore."""
SELECT_METHODS = ("clearest", "every")
KEEP_RULES = ("labelled", "all")
EDGE_RULES = ("keep", "drop", "pad", "shift")
LABEL_RULES = ("centre",)
SPLIT_METHODS = ("random", "none")
RADAR_UNITS = ("db", "linear")
RESAMPLING = ("bilinear", "cubic", "nearest")
MISSING_TERRAIN = ("nodata", "sea")


@dataclass(frozen=True)
class VectorSource:
    """A vector file, or the layer of one."""

    path: str = ""
    layer: str = ""


@dataclass(frozen=True)
class Aoi(VectorSource):
    """The ground that chips may touch: polygons in a file of any OGR format and CRS."""


@dataclass(frozen=True)
class Time:
    """The closed interval of dates, UTC."""

    start: str = ""
    """First day, YYYY-MM-DD."""
    end: str = ""
    """Last day, YYYY-MM-DD, included."""

    def __post_init__(self) -> None:
        for key, value in (("start", self.start), ("end", self.end)):
            require(not value or is_date(value), f"time.{key}", f"must be a date like 2024-06-30, got {shown(value)}")
            require(
                not value or FIRST_YEAR <= int(value[:4]) <= LAST_YEAR,
                f"time.{key}",
                f"must lie in {FIRST_YEAR} to {LAST_YEAR}, got {value}",
            )
        if self.start and self.end:
            require(self.start <= self.end, "time.end", f"{self.end} lies before time.start {self.start}")


@dataclass(frozen=True)
class Catalogue:
    """Where each kind of data is searched: a provider's name, a STAC API's URL, or a local path.

    ``radar`` and ``terrain`` empty: the optical one where it has the collection, else planetary-computer for the
    built-in providers.
    """

    optical: str = "planetary-computer"
    radar: str = ""
    terrain: str = ""


@dataclass(frozen=True)
class Optical:
    """Sentinel-2 L2A."""

    collection: str = ""
    """Empty: the provider's own name for Sentinel-2 L2A."""
    bands: Tuple[str, ...] = DEFAULT_BANDS
    indices: Tuple[str, ...] = ("ndwi",)
    max_cloud_percent: float = 20.0
    """Scenes with this much cloud or more are left out."""
    resampling: str = "bilinear"

    def __post_init__(self) -> None:
        for band in (b for b in self.bands if b not in OPTICAL_BANDS):
            named = SENTINEL_NAMES.get(band.upper())
            hint = f"{band.upper()} is {named}." if named else suggest(band, OPTICAL_BANDS)
            require(False, "optical.bands", f"unknown band {shown(band)}.", hint)
        require(
            len(set(self.bands)) == len(self.bands),
            "optical.bands",
            f"a band stands twice: {', '.join(self.bands)[:200]}",
        )
        require(
            len({i.lower() for i in self.indices}) == len(self.indices),
            "optical.indices",
            f"an index stands twice: {', '.join(self.indices)[:200]}",
        )
        require(bool(self.bands or self.indices), "optical.bands", "name at least one band or index")
        require(
            0 < self.max_cloud_percent <= 100,
            "optical.max_cloud_percent",
            f"must be above 0 and at most 100, got {self.max_cloud_percent:g}",
        )
        one_of("optical.resampling", self.resampling, RESAMPLING)


@dataclass(frozen=True)
class Radar:
    """Sentinel-1 RTC backscatter."""

    enabled: bool = True
    collection: str = ""
    max_days: float = 5.0
    """Largest time between the optical and the radar acquisition, in days."""
    unit: str = "db"

    def __post_init__(self) -> None:
        require(0 <= self.max_days <= 366, "radar.max_days", f"must be 0 to 366 days, got {self.max_days:g}")
        one_of("radar.unit", self.unit, RADAR_UNITS)


@dataclass(frozen=True)
class Terrain:
    """Copernicus DEM GLO-30."""

    enabled: bool = True
    collection: str = ""
    missing: str = "nodata"
    """Ground that no DEM tile covers: ``nodata``, or ``sea`` for 0 m by choice."""

    def __post_init__(self) -> None:
        one_of("terrain.missing", self.missing, MISSING_TERRAIN)


@dataclass(frozen=True)
class Extra:
    """Further raster layers (none yet)."""


@dataclass(frozen=True)
class Grid:
    """The lattice that every layer is aligned on."""

    crs: str = ""
    """Empty: the UTM zone of each chip's centre; else ``EPSG:<code>`` of a projected CRS in metres."""
    pixel_size_m: float = 10.0

    def __post_init__(self) -> None:
        require(
            0.1 <= self.pixel_size_m <= 10000,
            "grid.pixel_size_m",
            f"must be 0.1 to 10000 metres, got {self.pixel_size_m:g}",
        )
        code = self.crs.upper().replace("EPSG:", "", 1)
        require(
            not self.crs or (code.isascii() and code.isdecimal() and len(code) <= 9),
            "grid.crs",
            f"must be empty or like EPSG:32632, got {shown(self.crs)}",
        )

    @property
    def epsg(self) -> Optional[int]:
        """The code of ``crs``, or None for UTM by chip."""
        return int(self.crs.upper().replace("EPSG:", "", 1)) if self.crs else None


@dataclass(frozen=True)
class Chips:
    """Size and choice of the chips."""

    size_px: int = 256
    stride_px: int = 0
    """Distance between neighbouring chips; 0: the size (no overlap)."""
    keep: str = "labelled"
    """``labelled``: chips that a label touches; ``all``: every chip of the AOI."""
    edge: str = "keep"
    """Chips that cross the AOI's edge: ``keep`` or ``drop``."""

    def __post_init__(self) -> None:
        require(
            1 <= self.size_px <= MAX_CHIP_PX,
            "chips.size_px",
            f"must be 1 to {MAX_CHIP_PX} pixels, got {self.size_px}",
            "256 is usual.",
        )
        require(
            0 <= self.stride_px <= MAX_CHIP_PX,
            "chips.stride_px",
            f"must be 0 (= the size) to {MAX_CHIP_PX} pixels, got {self.stride_px}",
        )
        one_of("chips.keep", self.keep, KEEP_RULES)
        one_of("chips.edge", self.edge, EDGE_RULES)

    @property
    def step_px(self) -> int:
        """The stride in pixels, with 0 resolved."""
        return self.stride_px or self.size_px


@dataclass(frozen=True)
class LabelClass:
    """One class of the masks: pixel value, name (the attribute's text, where it is one), colour (``#rrggbb``)."""

    value: int
    name: str
    color: str = ""


@dataclass(frozen=True)
class Labels(VectorSource):
    """Polygons to learn; an empty path gives images without masks."""

    class_field: str = ""
    """Empty: every polygon is 1. Integers are the pixel values; texts are numbered by name."""
    rule: str = "centre"
    classes: Tuple[LabelClass, ...] = ()
    """Empty: found in the layer; written out in the recipe that a dataset keeps."""

    def __post_init__(self) -> None:
        one_of("labels.rule", self.rule, LABEL_RULES)
        require(len({c.value for c in self.classes}) == len(self.classes), "labels.classes", "a value stands twice")
        require(len({c.name for c in self.classes}) == len(self.classes), "labels.classes", "a name stands twice")
        for c in self.classes:
            require(1 <= c.value <= MAX_CLASS, "labels.classes", f"value {c.value} is not 1 to {MAX_CLASS}")
        require(
            bool(self.path) or not self.class_field,
            "labels.class_field",
            f"{shown(self.class_field)} is given, but no label layer (labels.path)",
        )


@dataclass(frozen=True)
class Select:
    """Which acquisitions become samples."""

    method: str = "clearest"

    def __post_init__(self) -> None:
        one_of("select.method", self.method, SELECT_METHODS)


@dataclass(frozen=True)
class Qc:
    """When a sample is kept."""

    min_valid: float = 0.8
    """Share of the pixels that have a value in every band."""
    max_failed: float = 0.0
    """Share of the samples that may be unreadable before the run counts as failed."""

    def __post_init__(self) -> None:
        for key, share in (("min_valid", self.min_valid), ("max_failed", self.max_failed)):
            require(0 <= share <= 1, f"qc.{key}", f"must be 0 to 1, got {share:g}")


@dataclass(frozen=True)
class Split:
    """How chips are dealt to train, validation and test."""

    method: str = "random"
    fractions: Tuple[float, ...] = (0.7, 0.15, 0.15)
    """Of train, validation and test; they add up to 1."""
    seed: int = 42

    def __post_init__(self) -> None:
        one_of("split.method", self.method, SPLIT_METHODS)
        require(len(self.fractions) == 3, "split.fractions", f"needs 3 numbers, got {len(self.fractions)}")
        require(all(f >= 0 for f in self.fractions), "split.fractions", "must not be negative")
        total = sum(self.fractions)
        require(abs(total - 1) < 1e-6, "split.fractions", f"must add up to 1, got {total:g}")


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
        side_m = self.chips.size_px * self.grid.pixel_size_m
        require(
            side_m <= MAX_CHIP_M,
            "chips.size_px",
            f"{self.chips.size_px} pixels of {self.grid.pixel_size_m:g} m are {side_m / 1000:g} km; at most "
            f"{MAX_CHIP_M / 1000:g} km are read at once",
        )
        require(
            self.split.method != "random" or self.chips.step_px >= self.chips.size_px,
            "split.method",
            f"'random' would put overlapping chips (stride {self.chips.step_px} < size {self.chips.size_px}) in two "
            "splits: the test set would leak",
            "Set split.method to 'none', or chips.stride_px to at least the size.",
        )

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
        """Return the recipe in a JSON file, its relative paths taken from the file's folder.

        Raises RecipeError where the file is missing, is no JSON, or says something that cannot be used.
        """
        document = read_json(path, MAX_FILE_BYTES)
        return Recipe.from_dict(document).resolved(path.resolve().parent)

    def resolved(self, folder: Path) -> Recipe:
        """Return this recipe with relative local paths made absolute from ``folder``."""

        def absolute(text: str) -> str:
            return str(folder / text) if text and not Path(text).is_absolute() else text

        def catalogue(text: str) -> str:
            return absolute(text) if text.endswith((".json", ".parquet", ".geoparquet")) and "://" not in text else text

        return dataclasses.replace(
            self,
            aoi=dataclasses.replace(self.aoi, path=absolute(self.aoi.path)),
            labels=dataclasses.replace(self.labels, path=absolute(self.labels.path)),
            catalogue=Catalogue(*(catalogue(getattr(self.catalogue, f.name)) for f in dataclasses.fields(Catalogue))),
            output=dataclasses.replace(self.output, folder=absolute(self.output.folder)),
        )

    def to_dict(self) -> Dict[str, Any]:
        """Return the JSON document, every default written out."""
        document = {"dl4eo": VERSION, **dataclasses.asdict(self)}
        return typing.cast(Dict[str, Any], json.loads(json.dumps(document)))
