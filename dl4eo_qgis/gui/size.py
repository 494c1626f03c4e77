"""How large an area is, as a sentence: square kilometres, width and height, and about how many chips."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsDistanceArea, QgsGeometry, QgsPointXY, QgsProject

from ..processing.recipe_keys import default
from ..processing.tr import tr

ELLIPSOID = "EPSG:7030"  # of WGS 84


@dataclass(frozen=True)
class Size:
    """Ground size, in kilometres."""

    area_km2: float
    width_km: float
    height_km: float

    def chips(self, side_km: float) -> int:
        """Return about how many squares of a fixed grid touch the area: of a box, the mean over all its places."""
        if not self.area_km2:
            return 0
        around = (self.width_km + self.height_km) / side_km
        return round(self.area_km2 / side_km**2 + around + 1)

    @property
    def is_known(self) -> bool:
        """Say whether it is a size: beyond the edge of the world, and around all of it, the ellipsoid has no answer."""
        return all(math.isfinite(v) and v > 0 for v in (self.area_km2, self.width_km, self.height_km))

    def text(self) -> str:
        """Return the sentence; empty where the size is not known."""
        if not self.is_known:
            return ""
        pixels, metres = default("CHIP_SIZE"), default("PIXEL_SIZE")
        text = tr("{area} km², {width} × {height} km: about {count} chips of {pixels} pixels at {metres:g} m.")
        return text.format(
            area=_short(self.area_km2), width=_short(self.width_km), height=_short(self.height_km),
            count=f"{self.chips(pixels * metres / 1000):,}", pixels=pixels, metres=metres,
        )  # fmt: skip


def size_of(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> Size:
    """Return the size of a polygon on the ellipsoid."""
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(crs, QgsProject.instance().transformContext())
    ruler.setEllipsoid(ELLIPSOID)
    box, middle = geometry.boundingBox(), geometry.boundingBox().center()
    width = ruler.measureLine(QgsPointXY(box.xMinimum(), middle.y()), QgsPointXY(box.xMaximum(), middle.y()))
    height = ruler.measureLine(QgsPointXY(middle.x(), box.yMinimum()), QgsPointXY(middle.x(), box.yMaximum()))
    return Size(abs(ruler.measureArea(geometry)) / 1e6, width / 1e3, height / 1e3)


def _short(value: float) -> str:
    """Return a number with about three figures."""
    return f"{value:,.2f}" if value < 10 else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"
