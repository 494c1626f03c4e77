"""Class maps that catalogues hand out: their classes as their makers name and colour them, and whom to credit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..recipe import LabelClass


@dataclass(frozen=True)
class KnownMap:
    """A class map of a catalogue."""

    classes: tuple[LabelClass, ...]
    licence: str
    attribution: str
    """As its makers ask for it."""


WORLDCOVER = KnownMap(
    (
        LabelClass(10, "Tree cover", "#006400"),
        LabelClass(20, "Shrubland", "#ffbb22"),
        LabelClass(30, "Grassland", "#ffff4c"),
        LabelClass(40, "Cropland", "#f096ff"),
        LabelClass(50, "Built-up", "#fa0000"),
        LabelClass(60, "Bare / sparse vegetation", "#b4b4b4"),
        LabelClass(70, "Snow and ice", "#f0f0f0"),
        LabelClass(80, "Permanent water bodies", "#0064c8"),
        LabelClass(90, "Herbaceous wetland", "#0096a0"),
        LabelClass(95, "Mangroves", "#00cf75"),
        LabelClass(100, "Moss and lichen", "#fae6a0"),
    ),
    "CC-BY 4.0",
    "(c) ESA WorldCover project / Contains modified Copernicus Sentinel data processed by ESA WorldCover consortium",
)
"""Source: WorldCover Product User Manual V2.0 (legend of the map); 0 is nodata."""
LAND_COVER_9 = KnownMap(
    (
        LabelClass(1, "Water", "#1a5bab"),
        LabelClass(2, "Trees", "#358221"),
        LabelClass(4, "Flooded vegetation", "#87d19e"),
        LabelClass(5, "Crops", "#ffdb5c"),
        LabelClass(7, "Built area", "#ed022a"),
        LabelClass(8, "Bare ground", "#ede9e4"),
        LabelClass(9, "Snow/ice", "#f2faff"),
        LabelClass(10, "Clouds", "#c8c8c8"),
        LabelClass(11, "Rangeland", "#c6ad8d"),
    ),
    "CC-BY 4.0",
    "Esri, Impact Observatory, and Microsoft; Karra, Kontgis et al., Global land use/land cover with Sentinel-2 and "
    "deep learning, IGARSS 2021",
)
"""Source: Esri | Sentinel-2 Land Cover Explorer, class definitions (3, 6: not used; 0: nodata)."""

MAPS: Mapping[str, KnownMap] = {
    "esa-worldcover": WORLDCOVER,
    "io-lulc-9-class": LAND_COVER_9,
    "io-lulc-annual-v02": LAND_COVER_9,
}
"""By the collection's id. The older ``io-lulc`` numbers its classes in another way."""
