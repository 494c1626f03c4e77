"""Rasters of your own: items that ``local_index`` wrote, whose bands are what each item says of them."""

from __future__ import annotations

import math
from typing import Any

from ..products import BAND_NAME, LOCAL
from .source import Json, Layer, Source, mappings

LARGEST = 1e300
"""No scale, offset or nodata value is larger, but infinity."""


def own_bands(item: Json) -> dict[str, Layer]:
    """Return the bands that a local item names, each with its file, number, scale, offset, nodata and unit.

    Bands stand in the assets as STAC 1.1 writes them (``bands`` with ``name``, ``nodata``, ``unit``, ``raster:scale``,
    ``raster:offset``); the first of a name counts.
    """
    found: dict[str, Layer] = {}
    for key, asset in (item.get("assets") or {}).items():
        for number, band in enumerate(mappings(asset.get("bands") if hasattr(asset, "get") else None), start=1):
            name = band.get("name")
            if not isinstance(name, str) or not BAND_NAME.fullmatch(name):
                continue
            layer = Layer(
                str(key),
                number,
                number_of(band.get("raster:scale"), 1.0),
                number_of(band.get("raster:offset"), 0.0),
                tuple(v for v in [number_of(band.get("nodata"), math.nan)] if not math.isnan(v)),
                band["unit"] if isinstance(band.get("unit"), str) else "",
            )
            found.setdefault(name, layer)
    return found


def number_of(value: Any, otherwise: float) -> float:
    """Return a number that an item tells; ``otherwise`` where it is none, or beyond reason."""
    told = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < LARGEST
    return float(value) if told else otherwise


def _no_offset(item: Json, asset: Json) -> tuple[float, str]:
    return 0.0, ""


LOCAL_FILES = Source(
    name="local",
    title="rasters on disk",
    api_url="",
    collections={"optical": LOCAL.collections[0]},
    bands={"optical": {}, "radar": {}, "terrain": {}},
    offset=_no_offset,
)
