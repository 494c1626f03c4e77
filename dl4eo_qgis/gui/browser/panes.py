"""Pictures of a chip side by side, as large as the room allows."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ...processing.tr import tr
from .pictures import Picture, View

GAP_PX = 6
HEAD_GAP_PX = 2
BACKGROUNDS = (QColor(40, 40, 40), QColor(52, 52, 52))
"""Behind pixels without a value: a dark chequer in any theme."""
CHEQUER_PX = 8


class Canvas(QWidget):
    """Draws one picture, and another over it; or the reason why there is none."""

    pointed = pyqtSignal(object)
    """Where the pointer is: QPointF from 0 to 1 from the upper left corner; None: elsewhere."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.picture = Picture()
        self.over: Optional[Picture] = None
        self.opacity = 0.5
        self._nothing = _chequer()
        self.mark: Optional[QPointF] = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 80)

    def show_picture(self, picture: Picture, over: Optional[Picture] = None) -> None:
        """Draw a picture, and another over it."""
        self.picture, self.over = picture, over
        self.setToolTip(picture.problem)
        self.update()

    def point(self, where: Optional[QPointF]) -> None:
        """Mark a place with a cross: that of the pointer in another picture."""
        self.mark = where
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self._room()
        painter.fillRect(room, self._nothing)
        if self.picture.image is None:
            painter.setPen(QColor(225, 225, 225))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room.adjusted(6, 6, -6, -6), int(flags), self.picture.problem)
        else:
            self._draw(painter, room, self.picture, 1.0)
            if self.over is not None:
                self._draw(painter, room, self.over, self.opacity)
            self._cross(painter, room)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        room, at = self._room(), QPointF(event.pos())
        inside = room.contains(at) and room.width() > 0
        here = QPointF((at.x() - room.x()) / room.width(), (at.y() - room.y()) / room.height()) if inside else None
        self.pointed.emit(here)

    def leaveEvent(self, event: object) -> None:
        self.pointed.emit(None)

    def _room(self) -> QRectF:
        """Return where the picture goes: its own proportions, in the middle."""
        image = self.picture.image
        wide, high = (image.width(), image.height()) if image is not None else (1, 1)
        scale = min(self.width() / wide, self.height() / high)
        size = (wide * scale, high * scale)
        return QRectF((self.width() - size[0]) / 2, (self.height() - size[1]) / 2, *size)

    def _draw(self, painter: QPainter, room: QRectF, picture: Picture, opacity: float) -> None:
        if picture.image is None:
            return
        shrinks = picture.image.width() > room.width() * self.devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrinks)
        painter.setOpacity(opacity)
        painter.drawImage(room, picture.image)
        painter.setOpacity(1.0)

    def _cross(self, painter: QPainter, room: QRectF) -> None:
        if self.mark is None:
            return
        x, y = room.x() + self.mark.x() * room.width(), room.y() + self.mark.y() * room.height()
        for color, width in ((QColor(0, 0, 0, 160), 3), (QColor(255, 255, 255), 1)):
            painter.setPen(QPen(color, width))
            painter.drawLine(QPointF(x - 7, y), QPointF(x + 7, y))
            painter.drawLine(QPointF(x, y - 7), QPointF(x, y + 7))


class Pane(QWidget):
    """A picture under its title, which may be a choice of views."""

    chosen = pyqtSignal(object)
    """The view that a user chose."""

    def __init__(self, name: str, choice: bool, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.canvas = Canvas(self)
        self.canvas.setAccessibleName(name)
        self.views: Optional[QComboBox] = QComboBox(self) if choice else None
        self.title = QLabel(name, self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(HEAD_GAP_PX)
        if self.views is not None:
            self.title.hide()
            self.views.setAccessibleName(tr("Bands of the picture {name}").format(name=name))
            self.views.setToolTip(tr("The bands that are shown in red, green and blue, or one band in grey."))
            self.views.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.views.setMinimumContentsLength(6)
            self.views.activated.connect(self._choose)
        self.head: QWidget = self.title if self.views is None else self.views  # an empty choice is false
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.addWidget(self.head)
        box.addWidget(self.canvas, 1)

    def offer(self, views: Sequence[Tuple[View, str]], current: View) -> None:
        """Let the user choose among views with their titles."""
        if self.views is None:
            return
        self.views.clear()
        for view, title in views:
            self.views.addItem(title, view)
        self.views.setCurrentIndex(next((i for i, (view, _) in enumerate(views) if view == current), 0))
        self.views.setEnabled(len(views) > 1)

    def _choose(self, index: int) -> None:
        if self.views is not None:
            self.chosen.emit(self.views.itemData(index))


class Panes(QWidget):
    """Panes in as many columns as make the pictures largest, and a text below them."""

    def __init__(self, panes: Sequence[Pane], foot: QLabel, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.panes: List[Pane] = list(panes)
        self.foot = foot
        foot.setParent(self)
        for pane in self.panes:
            pane.setParent(self)
            pane.canvas.pointed.connect(self._point)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 130)

    def sizeHint(self) -> QSize:
        return QSize(720, 190)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        """Place everything; also when the text below has changed."""
        foot = max(self.foot.heightForWidth(self.width()), self.fontMetrics().height())
        head = max(pane.head.sizeHint().height() for pane in self.panes)
        for pane in self.panes:
            pane.head.setMinimumHeight(head)
        head += HEAD_GAP_PX
        columns, side = best_columns(len(self.panes), self.width(), self.height() - foot - GAP_PX, head)
        rows = -(-len(self.panes) // columns)
        wide = columns * side + (columns - 1) * GAP_PX
        left = max((self.width() - wide) // 2, 0)
        for i, pane in enumerate(self.panes):
            row, column = divmod(i, columns)
            pane.setGeometry(left + column * (side + GAP_PX), row * (side + head + GAP_PX), side, side + head)
        self.foot.setGeometry(left, rows * (side + head + GAP_PX), self.width() - left, foot)

    def _point(self, where: Optional[QPointF]) -> None:
        for pane in self.panes:
            pane.canvas.point(where)


def best_columns(count: int, width: int, height: int, head: int) -> Tuple[int, int]:
    """Return columns and side of squares, each under a head, that are as large as a room allows; all are in pixels."""

    def side(columns: int) -> int:
        rows = -(-count // columns)
        wide = (width - (columns - 1) * GAP_PX) // columns
        high = (height - (rows - 1) * GAP_PX) // rows - head
        return max(min(wide, high), 1)

    best = max(range(count, 0, -1), key=side)
    return best, side(best)


def _chequer() -> QBrush:
    """Return what stands for no value."""
    tile = QImage(2 * CHEQUER_PX, 2 * CHEQUER_PX, QImage.Format.Format_RGB32)
    tile.fill(BACKGROUNDS[0])
    for y in range(2 * CHEQUER_PX):
        for x in range(2 * CHEQUER_PX):
            if x // CHEQUER_PX == y // CHEQUER_PX:
                tile.setPixelColor(x, y, BACKGROUNDS[1])
    return QBrush(tile)
