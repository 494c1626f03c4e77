"""Copernicus Data Space Ecosystem: the searching is open, reading its files needs the user's own S3 keys."""

from __future__ import annotations

from .offset import by_baseline, declared
from .source import LABEL_BANDS, RADAR_BANDS, TERRAIN_BANDS, Json, Offset, Source


def _at(band: str, *metres: int) -> tuple[str, ...]:
    """Return the asset keys of a band, the native pixel size first."""
    return tuple(f"{band}_{size}m" for size in metres)


def _offset(item: Json, asset: Json) -> Offset:
    """CDSE declares ``raster:offset`` on each asset."""
    return declared(asset) or by_baseline(item)


CDSE = Source(
    name="cdse",
    title="Copernicus Data Space Ecosystem",
    api_url="https://stac.dataspace.copernicus.eu/v1",
    collections={"optical": "sentinel-2-l2a"},
    bands={
        "optical": {
            "coastal": _at("B01", 60, 20),
            "blue": _at("B02", 10, 20, 60),
            "green": _at("B03", 10, 20, 60),
            "red": _at("B04", 10, 20, 60),
            "rededge1": _at("B05", 20, 60),
            "rededge2": _at("B06", 20, 60),
            "rededge3": _at("B07", 20, 60),
            "nir": _at("B08", 10),
            "nir08": _at("B8A", 20, 60),
            "nir09": _at("B09", 60),
            "swir16": _at("B11", 20, 60),
            "swir22": _at("B12", 20, 60),
            "scl": _at("SCL", 20, 60),
        },
        "radar": RADAR_BANDS,
        "terrain": TERRAIN_BANDS,
        "labels": LABEL_BANDS,
    },
    offset=_offset,
)
