"""The values that stages hand to each other. No I/O here; standard library only.

Fractions are 0-1 unless a name says percent. Times are aware datetimes in UTC. Footprints are WKT in EPSG:4326.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import cached_property, lru_cache
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Tuple

from .grid import Chip, GridWindow, union_window

ROLES = ("optical", "radar", "terrain")
BACKGROUND = "background"
"""The stratum of a chip that was chosen though no label touches it."""
ALWAYS = datetime(1970, 1, 1, tzinfo=timezone.utc)
"""The time of files that tell none."""


@dataclass(frozen=True)
class Asset:
    """One band of a scene as a file holds it: physical value = DN x scale + offset."""

    href: str
    """As the catalogue gives it, made absolute; never signed."""
    band: int = 1
    scale: float = 1.0
    offset: float = 0.0
    nodata: Tuple[float, ...] = ()
    """Values (DN) that mean "no data" beside the one that the file itself declares."""
    unit: str = ""
    """Of the physical value, where it is told band by band."""


@dataclass(frozen=True)
class Scene:
    """One catalogue item, in the words of this project."""

    id: str
    collection: str
    catalogue: str
    """The catalogue that it came from: a name, URL or path, as asked."""
    source: str
    """The entry of ``sources.SOURCES`` whose rules (asset names, offset, signing) hold for it."""
    role: str
    time: datetime
    footprint: str
    assets: Mapping[str, Asset]
    """By band name: blue ... swir22, scl; vv, vh, hh, hv; elevation."""
    epsg: Optional[int] = None
    cloud_percent: Optional[float] = None
    platform: str = ""
    orbit_state: str = ""
    relative_orbit: Optional[int] = None
    pass_id: str = ""
    """Datatake (or absolute orbit) where the item tells it: scenes that share it were taken in one pass."""
    tile: str = ""
    baseline: str = ""
    offset_dn: float = 0.0
    """Added to each optical DN before the division by 10000: -1000 or 0."""
    offset_reason: str = ""
    """Empty where its source knows no such offset."""
    offset_metadata: Optional[float] = None
    """What metadata alone says; None: the same as ``offset_dn``."""
    offset_evidence: str = ""
    """What was seen in its pixels."""
    simulated: bool = False
    """The item says that its pixels are no measurement."""
    trusted: bool = False
    """Its catalogue lies on this machine or in its network: its files may lie there too."""
    product: str = "sentinel-2-l2a"
    """Of an optical scene: the entry of ``products.PRODUCTS`` whose bands and numbers it has."""


@dataclass(frozen=True)
class Acquisition:
    """The scenes of one pass, to be mosaicked in this order (the first valid pixel wins)."""

    role: str
    scenes: Tuple[Scene, ...]

    def __post_init__(self) -> None:
        if not self.scenes:
            raise ValueError("an acquisition has at least one scene")

    @cached_property
    def time(self) -> datetime:
        """The earliest time of its scenes."""
        return min(s.time for s in self.scenes)

    @cached_property
    def id(self) -> str:
        """The least scene id: the same whatever the order of the scenes."""
        return min(s.id for s in self.scenes)

    @cached_property
    def date(self) -> str:
        """``YYYYMMDD`` in UTC."""
        return self.time.strftime("%Y%m%d")

    @property
    def cloud_percent(self) -> Optional[float]:
        """The mean scene cloud, or None where no scene tells it."""
        known = [s.cloud_percent for s in self.scenes if s.cloud_percent is not None]
        return sum(known) / len(known) if known else None


@dataclass(frozen=True)
class RadarPass:
    """A Sentinel-1 acquisition of a sample."""

    acquisition: Acquisition
    suffix: str = ""
    """What it adds to its bands' names: nothing, or ``asc`` and ``desc`` where both directions are wanted."""


@dataclass(frozen=True)
class Band:
    """One band of the images, as ``dataset.json`` lists it."""

    name: str
    unit: str
    source: str
    """optical, index, terrain, radar or extra."""
    resampling: str
    nodata: str = "nan"
    datum: str = ""
    """Of heights: the surface that they are counted from."""


class Shares(NamedTuple):
    """Shares of a chip's pixels by its cloud layer; they add up to 1, but for snow that counts as clear too."""

    clear: float
    cloud: float
    shadow: float
    snow: float
    nodata: float


@dataclass(frozen=True)
class SampleLayer:
    """A raster of each sample beside image and mask: ``<folder>/<sample_id>.tif``."""

    folder: str
    bands: Tuple[str, ...]
    """Name of each."""
    unit: str = ""
    nodata: Optional[float] = None
    meaning: str = ""
    """What its values say, in a sentence."""


LAYER_FOLDERS = ("clouds", "counts", "shares", "overlaps", "instances", "distances", "boundaries", "values")
"""Of every kind of sample layer that there is."""


@dataclass(frozen=True)
class Sample:
    """One chip at one date: what is to be made, before a pixel of it is read."""

    chip: Chip
    optical: Acquisition
    radar: Tuple[RadarPass, ...] = ()
    """At most one of each suffix."""
    radar_gap: str = ""
    """Why a radar acquisition is missing that was asked for."""
    terrain: Tuple[Scene, ...] = ()
    shares: Optional[Shares] = None
    """Of the chip's pixels by the cloud layer, where one was read."""
    others: Tuple[Acquisition, ...] = ()
    """Of a composite: the acquisitions beside ``optical``, by time and id."""
    day: str = ""
    """Of a composite: the first day of its period, YYYYMMDD."""
    middle: Optional[datetime] = None
    """Of a composite: the middle of its period."""
    extra: Tuple[Scene, ...] = ()
    """The files of further rasters near the chip, in the order in which they are mosaicked."""
    label_maps: Tuple[Scene, ...] = ()
    """The tiles of the class map that its mask is made of."""
    stratum: str = ""
    """The class that its chip was chosen for, or ``background``; empty where all chips are made."""
    job: str = ""
    """A hash of all that its bytes are made of."""

    @property
    def date(self) -> str:
        """``YYYYMMDD`` in UTC."""
        return self.day or self.optical.date

    @property
    def when(self) -> datetime:
        """The time that it stands for: what radar and labels are chosen by."""
        return self.middle or self.optical.time

    @property
    def id(self) -> str:
        """``<chip_id>_<YYYYMMDD>``."""
        return f"{self.chip.id}_{self.date}"

    @property
    def passes(self) -> Tuple[Acquisition, ...]:
        """The optical acquisitions that it is made of."""
        return (self.optical, *self.others)

    @property
    def fixed(self) -> Tuple[Scene, ...]:
        """What nothing else can take the place of."""
        return (*self.terrain, *self.extra, *self.label_maps)

    @property
    def scenes(self) -> Tuple[Scene, ...]:
        """All that it is made of."""
        radar = (s for p in self.radar for s in p.acquisition.scenes)
        return (*(s for a in self.passes for s in a.scenes), *radar, *self.fixed)


@dataclass(frozen=True)
class Job:
    """The unit of work: neighbouring samples that are made from the same scenes."""

    samples: Tuple[Sample, ...]

    @property
    def optical(self) -> Acquisition:
        """The Sentinel-2 acquisition of its samples; of composites the first."""
        return self.samples[0].optical

    @property
    def passes(self) -> Tuple[Acquisition, ...]:
        """All optical acquisitions of its samples."""
        return self.samples[0].passes

    @property
    def radar(self) -> Tuple[RadarPass, ...]:
        """The Sentinel-1 acquisitions of its samples."""
        return self.samples[0].radar

    @property
    def terrain(self) -> Tuple[Scene, ...]:
        """The DEM tiles of its samples."""
        return self.samples[0].terrain

    @property
    def extra(self) -> Tuple[Scene, ...]:
        """The files of further rasters of its samples."""
        return self.samples[0].extra

    @property
    def label_maps(self) -> Tuple[Scene, ...]:
        """The tiles of the class map of its samples."""
        return self.samples[0].label_maps

    @property
    def scenes(self) -> Tuple[Scene, ...]:
        """All that it reads."""
        return self.samples[0].scenes

    @property
    def chip_ids(self) -> Tuple[str, ...]:
        """The chips that it is for."""
        return tuple(s.chip.id for s in self.samples)

    def split(self) -> List[Job]:
        """Return a job for each of its samples."""
        return [Job((s,)) for s in self.samples]

    @property
    def window(self) -> GridWindow:
        """The smallest window that holds its chips."""
        return union_window(tuple(s.chip.window for s in self.samples))


class Values(Mapping[str, Any]):
    """The columns of one row, as in a dict; rows with the same names hold these once: a fifth of the memory."""

    __slots__ = ("_places", "_values")

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._places = _places_of(tuple(values))
        self._values = list(values.values())

    def __getitem__(self, name: str) -> Any:
        return self._values[self._places[name]]

    def get(self, name: str, default: Any = None) -> Any:
        """Return a column, or ``default`` where there is none of the name."""
        place = self._places.get(name)
        return default if place is None else self._values[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __reduce__(self) -> Tuple[Any, ...]:
        return Values, (dict(self),)

    def changed(self, changes: Mapping[str, Any]) -> Values:
        """Return a copy with some columns changed; those that are new come last."""
        if changes.keys() - self._places.keys():
            return Values({**self, **changes})
        copy = Values.__new__(Values)
        copy._places, copy._values = self._places, self._values.copy()
        for name, value in changes.items():
            copy._values[self._places[name]] = value
        return copy


@lru_cache(maxsize=256)
def _places_of(names: Tuple[str, ...]) -> Dict[str, int]:
    return {name: i for i, name in enumerate(names)}


@dataclass(frozen=True)
class Row:
    """One row of the ``chips`` table: a finished sample."""

    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sample_id(self) -> str:
        """``<chip_id>_<YYYYMMDD>``."""
        return str(self.values["sample_id"])

    def with_values(self, **changes: Any) -> Row:
        """Return a copy with some columns changed."""
        values = self.values if isinstance(self.values, Values) else Values(self.values)
        return Row(values.changed(changes))


@dataclass(frozen=True)
class SearchResult:
    """What a search found, and how many items were left after each of its filters, in their order."""

    catalogue: str
    """As asked: a name, URL or path."""
    role: str
    collection: str
    scenes: Tuple[Scene, ...] = ()
    """By time, then id."""
    start: Optional[datetime] = None
    end: Optional[datetime] = None
    """None: at any time."""
    max_cloud_percent: Optional[float] = None
    found: int = 0
    """Items that the catalogue gave, each once. A server looks at area and period itself, a file does not."""
    usable: int = 0
    """Of these, those that can be read as scenes."""
    in_area: int = 0
    in_time: int = 0
    below_cloud: int = 0
    more: bool = False
    """The catalogue has more items than were counted (of an empty search: enough were seen to say why)."""
    without_cloud: int = 0
    """Items in area and period that do not tell their cloud share, and are left out for that."""
    least_cloud_percent: Optional[float] = None
    """The smallest cloud share in area and period."""
    bad: Tuple[Tuple[str, str], ...] = ()
    """Id and reason of each item that was passed over."""
