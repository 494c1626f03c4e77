"""The scale and offset that an asset tells of its band, where they are not the usual ones of its role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

from .offset import USUAL_SCALE, is_number
from .source import ItemError, Json, mappings

SAME = 1e-6
"""Scales that differ by less are equal."""


def is_usual(scale: float) -> bool:
    """Say whether a scale is that of Sentinel-2's DN: 1e-4."""
    return abs(scale / USUAL_SCALE - 1) < SAME


def own_scale(role: str, asset: Json, number: int) -> Optional[tuple[float, float]]:
    """Return scale and offset of band ``number`` where the asset tells others than its role has; else None.

    Those of Sentinel-2 are a scale of 1e-4 and an offset that ``Source.offset`` tells; those of radar and elevation 1
    and 0. A scale of 1 is what files without any scale are said to have: of Sentinel-2 it counts for floating-point
    numbers only, which are reflectance then. Raises ItemError for a scale of 0.
    """
    scale, offset, dtype = next(_told(asset, number), (None, 0.0, ""))
    if scale is None:
        return None
    if scale == 0:
        raise ItemError("a band of it has the scale 0, which gives no values")
    if role != "optical":
        return (scale, offset) if (scale, offset) != (1.0, 0.0) else None
    if is_usual(scale) or (scale == 1 and not (dtype.startswith("float") and abs(offset) <= 1)):
        return None
    return scale, offset


def _told(asset: Json, number: int) -> Iterator[tuple[float, float, str]]:
    """Yield scale, offset and data type as STAC 1.1 and 1.0 write them, of the band before those of its asset."""
    for key, prefix in (("bands", "raster:"), ("raster:bands", "")):
        entries = mappings(asset.get(key))
        if len(entries) >= number:
            yield from _numbers(entries[number - 1], asset, prefix)
    yield from _numbers(asset, asset, "raster:")


def _numbers(entry: Json, asset: Json, prefix: str) -> Iterator[tuple[float, float, str]]:
    scale, offset = entry.get(f"{prefix}scale"), entry.get(f"{prefix}offset")
    dtype: Any = entry.get("data_type") or asset.get("data_type")
    if is_number(scale):
        yield float(scale), float(offset) if is_number(offset) else 0.0, dtype if isinstance(dtype, str) else ""
