"""Earth Search by Element 84: Sentinel-2 L2A and Copernicus DEM as open files on AWS."""

from __future__ import annotations

from .offset import by_baseline, declared
from .source import LABEL_BANDS, RADAR_BANDS, TERRAIN_BANDS, Json, Offset, Source

FLAG = "earthsearch:boa_offset_applied"
OPTICAL_BANDS = (
    "coastal", "blue", "green", "red", "rededge1", "rededge2", "rededge3",
    "nir", "nir08", "nir09", "swir16", "swir22", "scl",
)  # fmt: skip


def offset(item: Json, asset: Json) -> Offset:
    """Return the offset that is still to be taken off.

    ``sentinel-2-l2a`` items declare -0.1 *and* that it was applied: then it must not be taken off again.
    ``sentinel-2-c1-l2a`` items declare it and have no flag.
    """
    properties = item.get("properties") or {}
    if properties.get(FLAG) is True:
        return 0.0, f"no offset: {FLAG} = true, it was already taken off"
    return declared(asset) or by_baseline(item)


EARTH_SEARCH = Source(
    name="earth-search",
    title="Earth Search by Element 84",
    api_url="https://earth-search.aws.element84.com/v1",
    collections={"optical": "sentinel-2-l2a", "terrain": "cop-dem-glo-30"},
    bands={
        "optical": {band: (band,) for band in OPTICAL_BANDS},
        "radar": RADAR_BANDS,
        "terrain": TERRAIN_BANDS,
        "labels": LABEL_BANDS,
    },
    offset=offset,
)
