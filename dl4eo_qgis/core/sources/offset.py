"""The rules by which metadata tells whether Sentinel-2 pixels still carry +1000 DN.

Since processing baseline 04.00 (25 January 2022) ESA adds 1000 to every DN, so that dark pixels are not cut at 0
(Sentinel-2 Products Specification Document, BOA_ADD_OFFSET). Some providers take it off again, and say so or not.
"""

from __future__ import annotations

from typing import Any, Optional, TypeGuard

from .source import Json, Offset, mappings

ADDED_DN = 1000.0
FIRST_BASELINE = 4.0
REPROCESSED_BASELINE = 99.99
"""ESA's mark of a product made outside the regular processing; it says nothing about the offset."""
USUAL_SCALE = 1e-4
LARGEST = 1e9
"""No offset and no scale is as large; NaN and infinity are not smaller either."""


def baseline_of(properties: Json) -> str:
    """Return the processing baseline as the item tells it (``05.09``), or an empty text."""
    for key in ("s2:processing_baseline", "processing:version"):
        if properties.get(key):
            return str(properties[key])
    return ""


def by_baseline(item: Json) -> Offset:
    """Return -1000 for processing baseline 04.00 and later, else 0."""
    properties = item.get("properties") or {}
    key = "s2:processing_baseline" if properties.get("s2:processing_baseline") else "processing:version"
    text = baseline_of(properties)
    if not text:
        return 0.0, "no offset: the item tells no processing baseline"
    try:
        baseline = float(text)
    except ValueError:
        return 0.0, f"no offset: {key} = {text} is not a baseline number"
    if baseline == REPROCESSED_BASELINE:
        return 0.0, f"no offset: {key} = {text} marks a reprocessed product, which tells nothing"
    if baseline >= FIRST_BASELINE:
        return -ADDED_DN, f"{key} = {text} is 04.00 or later"
    return 0.0, f"no offset: {key} = {text} is before 04.00"


def declared(asset: Json) -> Optional[Offset]:
    """Return the offset in DN that an asset declares (STAC 1.0 ``raster:bands`` or 1.1 ``raster:offset``), or None."""
    first = next(iter(mappings(asset.get("raster:bands"))), {})
    for field, offset, scale in (
        ("raster:offset", asset.get("raster:offset"), asset.get("raster:scale")),
        ("raster:bands offset", first.get("offset"), first.get("scale")),
    ):
        if is_number(offset):
            per_dn = float(scale) if is_number(scale) and scale and (scale != 1 or abs(offset) > 1) else USUAL_SCALE
            return float(round(float(offset) / per_dn)), f"{field} = {offset:g}"
    return None


def is_number(value: Any) -> TypeGuard[float]:
    """Say whether a value of an item is a number within reason."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < LARGEST
