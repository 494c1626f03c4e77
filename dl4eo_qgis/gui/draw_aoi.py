"""*Draw AOI*: polygons and rectangles, drawn on the map into one temporary layer."""

from __future__ import annotations

from typing import Any, List

from qgis.core import Qgis, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolButton

from ..processing.tr import tr
from .aoi_layer import DRAWN, AreaError, add_area, layer_of, make_layer, map_crs, usable
from .draw_tools import DrawTool, PolygonTool, RectangleTool
from .size import size_of

TOLD_S = 8


class DrawAoi:
    """The two tools, the button that chooses between them, and the layer that they fill."""

    def __init__(self, iface: Any, polygon: QAction, rectangle: QAction) -> None:
        self._iface = iface
        self._editing = ""
        """Id of the layer that was opened for editing here, and so is closed here."""
        canvas = iface.mapCanvas()
        self.polygon: DrawTool = PolygonTool(canvas, self._add, self._size, self.save)
        self.rectangle: DrawTool = RectangleTool(canvas, self._add, self._size, self.save)
        hints = (
            tr("Click the corners. A right click or Enter ends, Backspace takes a corner back."),
            tr("Drag from one corner to the other."),
        )
        for tool, action, hint in zip((self.polygon, self.rectangle), (polygon, rectangle), hints):
            action.setCheckable(True)
            action.setToolTip(f"<b>{action.text()}</b><p>{hint}</p>")
            tool.setAction(action)
            tool.undo = self._undo
            tool.hint = hint
        self.button = _button([polygon, rectangle])

    def start(self, tool: DrawTool) -> None:
        """Begin to draw with a tool."""
        self._iface.mapCanvas().setMapTool(tool)
        tool.action().setChecked(True)  # a second press on its button would uncheck it
        self.button.setDefaultAction(tool.action())

    def save(self) -> None:
        """Close the layer if it was opened for editing here; from then on QGIS' undo does not reach back."""
        layer = QgsProject.instance().mapLayer(self._editing) if self._editing else None
        self._editing = ""
        if isinstance(layer, QgsVectorLayer) and layer.isEditable():
            layer.commitChanges()

    def remove(self) -> None:
        """Take the tools away from the map."""
        canvas = self._iface.mapCanvas()
        for tool in (self.polygon, self.rectangle):
            if canvas.mapTool() == tool:
                canvas.unsetMapTool(tool)
            tool.drop()
            tool.deleteLater()
        self.save()

    def _add(self, drawn: QgsGeometry) -> None:
        """Put a polygon into the layer, or say why it is none."""
        canvas = self._iface.mapCanvas()
        try:
            if canvas.extent().isEmpty():
                raise AreaError(tr("The map shows nothing yet. Add a layer or a background map, then draw."))
            crs = map_crs(canvas)
            geometry = usable(drawn, crs)
            layer = layer_of(DRAWN) or make_layer(DRAWN, crs)
            self._open(layer)
            add_area(layer, geometry, crs)
        except AreaError as error:
            self._say(str(error), Qgis.MessageLevel.Warning)
            return
        text = size_of(geometry, crs).text()
        if drawn.isGeosValid():
            self._say(text or layer.name(), Qgis.MessageLevel.Success)
        else:
            text = tr("The outline crosses itself: its loops became areas of their own. {size}").format(size=text)
            self._say(text, Qgis.MessageLevel.Warning)

    def _open(self, layer: QgsVectorLayer) -> None:
        """Open the layer for editing; raises AreaError where that cannot be."""
        if layer.isEditable():
            return
        if not layer.startEditing():
            raise AreaError(tr("The layer cannot be edited now."))
        self._editing = layer.id()

    def _undo(self) -> None:
        """Take the last area back."""
        layer = layer_of(DRAWN)
        if layer is not None and layer.isEditable() and layer.undoStack().canUndo():
            layer.undoStack().undo()
            layer.triggerRepaint()

    def _size(self, sketch: QgsGeometry) -> str:
        """Return the size of a sketch as a sentence; empty where it has none yet."""
        try:
            crs = map_crs(self._iface.mapCanvas())
        except AreaError:
            return ""  # said when the polygon ends
        return size_of(sketch, crs).text() if sketch.area() > 0 else ""

    def _say(self, text: str, level: Any) -> None:
        self._iface.messageBar().pushMessage(tr("Draw AOI"), text, level, TOLD_S)


def _button(actions: List[QAction]) -> QToolButton:
    """Return a tool button that does the first action and lists all."""
    button = QToolButton()
    menu = QMenu(button)
    menu.addActions(actions)
    button.setMenu(menu)
    button.setDefaultAction(actions[0])
    button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
    return button
