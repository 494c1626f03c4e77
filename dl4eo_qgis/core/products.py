"""The optical products that a dataset can be made of: one frozen dataclass each, by the collection that is asked for.

A product says what its bands are called and what their numbers mean; where it is searched and how its files are opened
is a provider's matter (``sources``). To add one, write it here and name it in ``PRODUCTS``. Standard library only, so
that QGIS' Python can check a recipe with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Iterable, Mapping, Tuple

OPTICAL_BANDS = (
    "coastal", "blue", "green", "red", "rededge1", "rededge2", "rededge3",
    "nir", "nir08", "nir09", "swir16", "swir22",
)  # fmt: skip
"""Of Sentinel-2. STAC common names; nir08 is B8A, nir09 is B09 (as Earth Search names its assets)."""
BAND_NAME = re.compile(r"[a-z0-9_]{1,60}")
"""A band of a product that has no table of its own."""
MAX_NAME = 60
REFLECTANCE, KELVIN, CELSIUS = "reflectance", "kelvin", "degree Celsius"


@dataclass(frozen=True)
class Channel:
    """One band as a product's files hold it: physical value = DN x scale + offset."""

    keys: Tuple[str, ...]
    """What its asset may be called; the first that an item has is taken. None: as the provider calls it."""
    scale: float = 1.0
    offset: float = 0.0
    unit: str = REFLECTANCE
    nodata: Tuple[float, ...] = ()


@dataclass(frozen=True)
class Product:
    """One kind of optical data."""

    name: str
    title: str
    collections: Tuple[str, ...]
    """Names of the collections that hold it, in lower case; those of all providers."""
    missions: Tuple[str, ...] = ()
    """One of these must be part of the platform's or constellation's name, where an item tells it; none: any."""
    channels: Mapping[str, Channel] = field(default_factory=dict)
    """By band name. Empty: only the items tell their bands."""
    cloud_layers: Mapping[str, Channel] = field(default_factory=dict)
    """By the kind of cloud layer (``clouds.CLOUD_LAYERS``)."""
    licence: str = ""
    """Empty: as the provider (``Source``) says; so ``attribution``."""
    attribution: str = ""

    @property
    def bands(self) -> Tuple[str, ...]:
        """The names of its bands; none where only the items tell them."""
        return tuple(self.channels)

    def lacking(self, bands: Iterable[str]) -> Tuple[str, ...]:
        """Return those of ``bands`` that no item of it can have."""
        return tuple(b for b in bands if (b not in self.channels if self.channels else not BAND_NAME.fullmatch(b)))


def _landsat(*keys: str) -> Channel:
    """Surface reflectance of Collection 2 (Landsat 8-9 C2 Level 2 Science Product Guide, LSDS-1619, table 6-1)."""
    return Channel(keys, 2.75e-05, -0.2, REFLECTANCE, (0.0,))


def _hls(*keys: str) -> Channel:
    """Surface reflectance of HLS (User Guide of version 2.0, table 7)."""
    return Channel(keys, 1e-4, 0.0, REFLECTANCE, (-9999.0,))


SENTINEL_2 = Product(
    "sentinel-2-l2a",
    "Sentinel-2",
    ("sentinel-2-l2a",),
    ("sentinel-2",),
    {band: Channel(()) for band in OPTICAL_BANDS},
)
"""Its asset names, offset and credit differ from provider to provider: ``sources`` has them."""

LANDSAT = Product(
    "landsat-c2-l2",
    "Landsat",
    ("landsat-c2-l2", "landsat-c2l2-sr", "landsat-8-c2-l2", "landsat-9-c2-l2"),
    ("landsat",),
    {
        "coastal": _landsat("coastal"),
        "blue": _landsat("blue"),
        "green": _landsat("green"),
        "red": _landsat("red"),
        "nir": _landsat("nir08", "nir"),  # its only near infrared: as nir for indices, as nir08 by its own name
        "nir08": _landsat("nir08", "nir"),
        "swir16": _landsat("swir16"),
        "swir22": _landsat("swir22"),
        "lwir11": Channel(("lwir11", "lwir"), 0.00341802, 149.0, KELVIN, (0.0,)),
    },
    {"qa_pixel": Channel(("qa_pixel",), unit="")},
    "Landsat: public domain",
    "Landsat Collection 2 Level-2 courtesy of the U.S. Geological Survey",
)

HLS_L30 = Product(
    "hls-l30",
    "HLS Landsat",
    ("hls2-l30", "hlsl30_2.0", "hlsl30.v2.0", "hlsl30 v2.0", "hlsl30"),
    ("landsat",),
    {
        "coastal": _hls("B01"),
        "blue": _hls("B02"),
        "green": _hls("B03"),
        "red": _hls("B04"),
        "nir": _hls("B05"),
        "nir08": _hls("B05"),
        "swir16": _hls("B06"),
        "swir22": _hls("B07"),
        "lwir11": Channel(("B10",), 0.01, 0.0, CELSIUS, (-9999.0,)),
        "lwir12": Channel(("B11",), 0.01, 0.0, CELSIUS, (-9999.0,)),
    },
    {"fmask": Channel(("Fmask",), unit="")},
    "HLS: free and open, with citation (NASA LP DAAC)",
    "HLS Landsat OLI surface reflectance v2.0, NASA LP DAAC, doi:10.5067/HLS/HLSL30.002",
)

HLS_S30 = Product(
    "hls-s30",
    "HLS Sentinel-2",
    ("hls2-s30", "hlss30_2.0", "hlss30.v2.0", "hlss30 v2.0", "hlss30"),
    ("sentinel-2",),
    {
        "coastal": _hls("B01"),
        "blue": _hls("B02"),
        "green": _hls("B03"),
        "red": _hls("B04"),
        "rededge1": _hls("B05"),
        "rededge2": _hls("B06"),
        "rededge3": _hls("B07"),
        "nir": _hls("B08"),
        "nir08": _hls("B8A"),
        "swir16": _hls("B11"),
        "swir22": _hls("B12"),
    },
    {"fmask": Channel(("Fmask",), unit="")},
    "HLS: free and open, with citation (NASA LP DAAC)",
    "HLS Sentinel-2 MSI surface reflectance v2.0, NASA LP DAAC, doi:10.5067/HLS/HLSS30.002; "
    "contains modified Copernicus Sentinel data",
)

LOCAL = Product(
    "local",
    "local",
    ("local",),
    (),
    licence="as the owner of the files says",
    attribution="as the owner of the files asks",
)
"""Rasters on disk, indexed by ``index_rasters``: bands, scale and nodata are told by each item."""

PRODUCTS: Mapping[str, Product] = {p.name: p for p in (SENTINEL_2, LANDSAT, HLS_L30, HLS_S30, LOCAL)}
"""By name; the first is what a recipe means that names no collection."""


def product_of(collection: str) -> Product:
    """Return the product that a collection holds, by its name in any case; one of an unknown name is Sentinel-2's."""
    wanted = collection.lower()
    return next((p for p in PRODUCTS.values() if wanted in p.collections), SENTINEL_2)


def plain_name(text: str) -> str:
    """Return a text as a band's name; empty where nothing is left of it."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:MAX_NAME].strip("_")
