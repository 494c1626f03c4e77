"""What is known about a place that hands out scenes: one frozen dataclass, one instance a provider.

To add a provider, write a module beside this one that makes a ``Source`` and name it in ``sources.SOURCES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]
Offset = tuple[float, str]
"""DN to add to each optical pixel before the division by 10000, and the field and value that say so."""
BandTable = Mapping[str, tuple[str, ...]]
"""Band name -> the keys that its asset may have; the first that an item has is taken."""

RADAR_BANDS: BandTable = {name: (name, name.upper()) for name in ("vv", "vh", "hh", "hv")}
TERRAIN_BANDS: BandTable = {"elevation": ("data", "elevation", "dem")}
LABEL_BANDS: BandTable = {"classes": ("map", "data", "classification", "land_cover", "landcover", "lulc")}
NODATA: Mapping[str, tuple[float, ...]] = {"optical": (0.0,), "radar": (-32768.0, 0.0), "terrain": (), "labels": ()}
"""DN that mean "no data" in each role, beside those that a file itself declares."""

SENTINEL_CREDIT = "Contains modified Copernicus Sentinel data"
SENTINEL_LICENCE = "Copernicus Sentinel data: free, full and open, with attribution"
DEM_CREDIT = (
    "(c) DLR e.V. 2010-2014 and (c) Airbus Defence and Space GmbH 2014-2018, provided under COPERNICUS by the "
    "European Union and ESA; all rights reserved"
)
DEM_LICENCE = "Copernicus DEM licence: free, with attribution"

UNUSABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""Characters that no file can keep, or no address has."""


class ItemError(ValueError):
    """An item cannot be used; the text is the reason."""


def mappings(value: Any) -> list[Json]:
    """Return the JSON objects in what should be a list of them; nothing of anything else."""
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, (list, tuple)) else []


def as_it_is(href: str) -> str:
    """Return the address unchanged: the provider needs no signature."""
    return href


def keep_nothing() -> None:
    """Do nothing: the provider keeps no signatures."""


@dataclass(frozen=True)
class Layer:
    """Where an item has a band, and what its numbers mean: physical value = DN x scale + offset."""

    key: str
    """Of the asset."""
    number: int = 1
    """1 is the file's first band."""
    scale: float = 1.0
    offset: float = 0.0
    nodata: tuple[float, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class Source:
    """One provider: its STAC API, its names for things, and how its files are opened."""

    name: str
    title: str
    api_url: str
    """Empty: rules for catalogues of no provider in particular."""
    collections: Mapping[str, str]
    """By role; no entry where the provider has no such collection that can be used."""
    bands: Mapping[str, BandTable]
    """By role."""
    offset: Callable[[Json, Json], Offset]
    """Tells the optical offset from an item and the asset of one of its bands."""
    sign: Callable[[str], str] = as_it_is
    """Makes a stored http(s) address readable, when it is read; the result is never kept."""
    renew: Callable[[], None] = keep_nothing
    """Called where a server refuses a signature: the next ``sign`` must give a new one."""
    attribution: Mapping[str, str] = field(
        default_factory=lambda: {"optical": SENTINEL_CREDIT, "radar": SENTINEL_CREDIT, "terrain": DEM_CREDIT}
    )
    """By role, as the data's owners ask for it."""
    licence: Mapping[str, str] = field(
        default_factory=lambda: {"optical": SENTINEL_LICENCE, "radar": SENTINEL_LICENCE, "terrain": DEM_LICENCE}
    )
    """By role."""
