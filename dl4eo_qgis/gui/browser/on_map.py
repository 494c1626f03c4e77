"""The current chip on the map: its outline, and the map's centre."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

LINE = QColor(255, 0, 200)
"""Found neither in satellite images nor in the styles of chips."""
WIDTH_PX = 3


class OnMap:
    """Shows one chip on the map canvas."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._band: Optional[QgsRubberBand] = None

    def show(self, layer: QgsVectorLayer, fid: int, outline: bool, centre: bool) -> None:
        """Outline a chip, and move the map there, each where it is wanted."""
        if not (outline or centre):
            self.hide()
            return
        geometry = layer.getGeometry(fid)
        if geometry.isEmpty():
            self.hide()
            return
        if outline:
            self._outline().setToGeometry(geometry, layer)
        else:
            self.hide()
        if centre:
            self._centre(geometry.boundingBox().center(), layer)

    def hide(self) -> None:
        """Take the outline away."""
        if self._band is not None:
            self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)

    def remove(self) -> None:
        """Take away what was added to the canvas."""
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None

    def _outline(self) -> QgsRubberBand:
        if self._band is None:
            self._band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
            self._band.setStrokeColor(LINE)
            self._band.setFillColor(QColor(0, 0, 0, 0))
            self._band.setLineStyle(Qt.PenStyle.SolidLine)
            self._band.setWidth(WIDTH_PX)
        return self._band

    def _centre(self, point: Any, layer: QgsVectorLayer) -> None:
        to_map = QgsCoordinateTransform(
            layer.crs(), self._canvas.mapSettings().destinationCrs(), QgsProject.instance().transformContext()
        )
        try:
            self._canvas.setCenter(to_map.transform(point))
        except QgsCsException:  # a map in a CRS that does not reach there
            return
        self._canvas.refresh()
