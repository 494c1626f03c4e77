"""The two map tools that draw an area: corner by corner, or as a rectangle."""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QCursor, QKeyEvent
from qgis.PyQt.QtWidgets import QToolTip

LINE = QColor(227, 26, 28)
FILL = QColor(227, 26, 28, 40)
LINE_PX = 2
DRAG_PX = 5
"""A press and a release nearer than this are a click, not a drag."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
Drawn = Callable[[QgsGeometry], Any]
Told = Callable[[QgsGeometry], str]
TIP_PX = QPoint(18, 18)
"""From the pointer."""


class DrawTool(QgsMapTool):
    """What both tools share: the sketch on the map, and whom they tell."""

    def __init__(self, canvas: QgsMapCanvas, drawn: Drawn, told: Told, left: Callable[[], Any]) -> None:
        super().__init__(canvas)
        self._drawn, self._told, self._left = drawn, told, left
        self.undo: Callable[[], Any] = lambda: None
        """What takes back the last area, when there is no sketch."""
        self.hint = ""
        """What to do first."""
        self._points: List[QgsPointXY] = []
        self._band: Optional[QgsRubberBand] = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        canvas.destinationCrsChanged.connect(self._forget)

    def activate(self) -> None:
        super().activate()
        self.canvas().setFocus()  # for the keys

    def deactivate(self) -> None:
        self.drop()
        self._left()
        super().deactivate()

    def drop(self) -> None:
        """Forget the sketch."""
        self._points = []
        QToolTip.hideText()
        if self._band is not None:
            self.canvas().scene().removeItem(self._band)
            self._band = None

    def _forget(self) -> None:
        """Forget corners in the CRS that the map had."""
        self.drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        undo = key == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.drop()
        elif key in ENTER:
            self._end()
        elif (key in BACK or undo) and self._points:
            self._points.pop()
            self._show(self._outline())
        elif undo:
            self.undo()
        else:
            event.ignore()
            return
        event.accept()  # else the canvas would use it too

    def _outline(self, pointer: Optional[QgsPointXY] = None) -> QgsGeometry:
        """Return the polygon as it would be if it ended at the pointer."""
        raise NotImplementedError

    def _end(self, pointer: Optional[QgsPointXY] = None) -> None:
        """Hand the polygon over and begin anew."""
        if self._points:
            geometry = self._outline(pointer)
            self.drop()
            self._drawn(geometry)

    def _show(self, geometry: QgsGeometry) -> None:
        """Draw the sketch and tell of it."""
        if not self._points:
            self.drop()
            return
        if self._band is None:
            self._band = QgsRubberBand(self.canvas(), QgsWkbTypes.GeometryType.PolygonGeometry)
            self._band.setStrokeColor(LINE)
            self._band.setFillColor(FILL)
            self._band.setWidth(LINE_PX)
        self._band.setToGeometry(geometry, None)
        self._tip(self._told(geometry))

    def _tip(self, text: str) -> None:
        """Show a text beside the pointer: the status bar has no room for it on small screens."""
        view = self.canvas().viewport()
        QToolTip.showText(QCursor.pos() + TIP_PX, text, view)


class PolygonTool(DrawTool):
    """Left clicks set corners; a right click, a double click or Enter ends; Backspace takes the last corner back."""

    def __init__(self, canvas: QgsMapCanvas, drawn: Drawn, told: Told, left: Callable[[], Any]) -> None:
        super().__init__(canvas, drawn, told, left)
        self._just_ended = False

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        self._just_ended = False

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if self._just_ended:  # the release after a double click
            self._just_ended = False
        elif event.button() == Qt.MouseButton.LeftButton:
            self._points.append(event.mapPoint())
            self._show(self._outline())
        elif event.button() == Qt.MouseButton.RightButton:
            self._end()

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        self._just_ended = True
        self._end()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if self._points:
            self._show(self._outline(event.mapPoint()))
        else:
            self._tip(self.hint)

    def _outline(self, pointer: Optional[QgsPointXY] = None) -> QgsGeometry:
        corners: List[QgsPointXY] = []
        for point in [*self._points, *([] if pointer is None else [pointer])]:
            if not corners or point != corners[-1]:  # a double click sets its corner twice
                corners.append(point)
        return QgsGeometry.fromPolygonXY([corners])


class RectangleTool(DrawTool):
    """A drag from corner to corner draws a rectangle; two clicks do as well."""

    def __init__(self, canvas: QgsMapCanvas, drawn: Drawn, told: Told, left: Callable[[], Any]) -> None:
        super().__init__(canvas, drawn, told, left)
        self._pressed_at: Any = None

    def drop(self) -> None:
        super().drop()
        self._pressed_at = None

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._points:
            self._points = [event.mapPoint()]
            self._pressed_at = event.pixelPoint()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if self._points:
            self._show(self._outline(event.mapPoint()))
        else:
            self._tip(self.hint)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._points:
            self.drop()
            return
        at = self._pressed_at
        if at is not None and (event.pixelPoint() - at).manhattanLength() < DRAG_PX:
            self._pressed_at = None  # a click: the next one sets the other corner
            return
        self._end(event.mapPoint())

    def _outline(self, pointer: Optional[QgsPointXY] = None) -> QgsGeometry:
        return QgsGeometry.fromRect(QgsRectangle(self._points[0], pointer or self._points[0]))
