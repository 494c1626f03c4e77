"""Any other STAC catalogue: bands are found by their common names instead of by the keys of their assets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Optional

from .earth_search import offset
from .source import LABEL_BANDS, RADAR_BANDS, TERRAIN_BANDS, Json, Source, mappings

COMMON_NAMES: Mapping[str, str] = {
    "coastal": "coastal",
    "blue": "blue",
    "green": "green",
    "red": "red",
    "rededge071": "rededge1",
    "rededge075": "rededge2",
    "rededge078": "rededge3",
    "nir": "nir",
    "nir08": "nir08",
    "nir09": "nir09",
    "swir16": "swir16",
    "swir22": "swir22",
}
"""STAC common name (EO extension 1 and 2) -> band. Plain ``rededge`` is one of three, so the band's own name tells."""
OWN_NAMES: Mapping[str, str] = {"B05": "rededge1", "B06": "rededge2", "B07": "rededge3", "B8A": "nir08"}
PICTURES = ("visual", "overview", "thumbnail")
"""Roles of assets that are made to be looked at: their values are not reflectance."""


def bands_by_common_name(item: Json) -> dict[str, tuple[str, int]]:
    """Return band name -> asset key and band number of an item whose assets describe their bands.

    Where several assets hold a band, the one with the fewest bands wins (a colour picture also has a red band), then
    the one with the finest pixels, then the first by key.
    """
    found: dict[str, tuple[tuple[int, float, str], int]] = {}
    for key, asset in sorted((item.get("assets") or {}).items()):
        if not isinstance(asset, Mapping) or _is_picture(asset):
            continue
        bands = list(_described_bands(asset))
        gsd = asset.get("gsd")
        for number, band in bands:
            rank = (len(bands), float(gsd) if isinstance(gsd, (int, float)) else 0.0, key)
            if band not in found or rank < found[band][0]:
                found[band] = (rank, number)
        if key.lower() == "scl":
            found.setdefault("scl", ((1, 0.0, key), 1))
    return {band: (rank[2], number) for band, (rank, number) in found.items()}


def _is_picture(asset: Json) -> bool:
    roles = asset.get("roles")
    return isinstance(roles, (list, tuple)) and any(role in PICTURES for role in roles)


def _described_bands(asset: Json) -> Iterator[tuple[int, str]]:
    """Yield the number and name of the bands that an asset describes (``eo:bands`` or STAC 1.1 ``bands``)."""
    for number, entry in enumerate(mappings(asset.get("eo:bands") or asset.get("bands")), start=1):
        band = _band_name(entry)
        if band:
            yield number, band


def _band_name(entry: Mapping[str, Any]) -> Optional[str]:
    own = OWN_NAMES.get(str(entry.get("name")))
    common = entry.get("eo:common_name") or entry.get("common_name")
    return own or COMMON_NAMES.get(str(common))


STAC = Source(
    name="stac",
    title="STAC catalogue",
    api_url="",
    collections={},
    bands={"optical": {}, "radar": RADAR_BANDS, "terrain": TERRAIN_BANDS, "labels": LABEL_BANDS},
    offset=offset,
)
