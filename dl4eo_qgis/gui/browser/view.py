"""The widgets of the browser, laid out for a wide dock (below the map) and a tall one (beside it)."""

from __future__ import annotations

from typing import Callable, Dict, Optional

from qgis.core import QgsSettings
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ...processing.tr import tr
from .browsing import Counts
from .filters import Filters
from .keys import KeyArea
from .panel import Buttons, Told
from .panes import Pane, Panes

SETTINGS = "dl4eo/browser"
MARGIN_PX = 6
WIDE = 1.35
"""Width over height from which the pictures stand left of the column, not above it."""
ANY_PX = 16777215
"""Qt's own word for no limit."""
SWITCHES = {"onwards": True, "outline": True, "centre": False, "over": True, "fixed": False}
"""What can be switched, and how it is at first."""


class View(KeyArea):
    """All widgets of the browser; it decides nothing."""

    switched = pyqtSignal(str)

    def __init__(self, act: Callable[[str], None], parent: Optional[QWidget] = None) -> None:
        super().__init__(act, parent)
        self.image, self.other = Pane(tr("Image"), True), Pane(tr("False colour"), True)
        self.mask = Pane(tr("Mask"), False)
        self.legend = QLabel()
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setWordWrap(True)
        self.legend.setAccessibleName(tr("Legend of the mask"))
        self.panes = Panes((self.image, self.other, self.mask), self.legend, self)
        self.told, self.buttons, self.filters = Told(), Buttons(act), Filters()
        self.counts, self.message = QLabel(), QLabel()
        for label in (self.counts, self.message):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.message.hide()
        self.switches: Dict[str, QCheckBox] = {}
        self.jump, self.apply = QPushButton(tr("Go to selected chip")), QPushButton(tr("Apply verdicts…"))
        self.jump.setToolTip(tr("Show the chip that is selected on the map or in the attribute table."))
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(1100, 330)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._side_px() + 2 * MARGIN_PX, 220)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > WIDE * self.height()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._turn(direction)

    def is_on(self, switch: str) -> bool:
        """Say whether something is switched on."""
        return self.switches[switch].isChecked()

    def tell(self, text: str) -> None:
        """Show a message; an empty one takes it away."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_legend(self, text: str) -> None:
        """Show what the colours of the mask mean, as rich text."""
        if text != self.legend.text():
            self.legend.setText(text)
            self.panes.lay_out()

    def show_counts(self, counts: Counts) -> None:
        """Show how many chips of the filter have which verdict."""
        text = tr("{shown} of {all} chips: {keep} keep, {reject} reject, {flag} flag, {undecided} undecided")
        numbers = ("shown", "all", "keep", "reject", "flag", "undecided")
        self.counts.setText(text.format(**{name: f"{getattr(counts, name):,}" for name in numbers}))

    def _lay_out(self) -> None:
        pictures = QWidget(self)
        box = QVBoxLayout(pictures)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.told)
        box.addWidget(self.panes, 1)
        self._side = QScrollArea(self)
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setWidget(self._column())
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(MARGIN_PX, 4, MARGIN_PX, 4)
        self._box.addWidget(pictures, 1)
        self._box.addWidget(self._side)
        self._turn(QBoxLayout.Direction.LeftToRight)

    def _turn(self, direction: QBoxLayout.Direction) -> None:
        """Put the column beside the pictures or below them."""
        self._box.setDirection(direction)
        beside = direction == QBoxLayout.Direction.LeftToRight
        self._side.setMinimumWidth(self._side_px())
        self._side.setMaximumWidth(self._side_px() if beside else ANY_PX)
        self.told.turn(beside)

    def _side_px(self) -> int:
        """Return the width of the column, in any language, with room for its scroll bar."""
        return self._side.widget().minimumSizeHint().width() + self._side.verticalScrollBar().sizeHint().width()

    def _column(self) -> QWidget:
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 4, 0)
        box.setSpacing(6)
        group = QgsCollapsibleGroupBox(tr("Which chips, in which order"))
        inner = QVBoxLayout(group)
        inner.setContentsMargins(6, 4, 6, 6)
        inner.addWidget(self.filters)
        also = QHBoxLayout()
        also.addWidget(self.jump)
        also.addWidget(self.apply)
        for widget in (self.message, self.buttons, self.counts):
            box.addWidget(widget)
        box.addLayout(also)
        box.addLayout(self._switches())
        box.addWidget(group)
        box.addStretch(1)
        return column

    def _switches(self) -> QGridLayout:
        texts = {
            "onwards": (tr("Next chip after a verdict"), tr("Go to the next chip when this one is decided.")),
            "over": (tr("Mask over the image"), tr("Draw the classes half transparent over the picture.")),
            "fixed": (tr("Same brightness for all"), tr("Stretch between the dataset's percentiles, not the chip's.")),
            "outline": (tr("Outline on the map"), tr("Outline the current chip on the map.")),
            "centre": (tr("Centre the map"), tr("Move the map to the current chip.")),
        }
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for i, (name, (text, tip)) in enumerate(texts.items()):
            box = QCheckBox(text)
            box.setToolTip(tip)
            box.setChecked(QgsSettings().value(f"{SETTINGS}/{name}", SWITCHES[name], type=bool))
            box.toggled.connect(lambda on, name=name: self._switch(name, on))
            grid.addWidget(box, i // 2, i % 2)
            self.switches[name] = box
        return grid

    def _switch(self, name: str, on: bool) -> None:
        QgsSettings().setValue(f"{SETTINGS}/{name}", on)
        self.switched.emit(name)
