"""The filter and the order as widgets."""

from __future__ import annotations

from typing import Any, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ...processing.tr import tr
from .browsing import FLAG, KEEP, REJECT, UNDECIDED, Browsing, Filter
from .opened import LabelClass

TYPING_MS = 250
"""A text is looked for when no key was hit for this long."""


class Filters(QWidget):
    """Lets the user choose which chips are shown, and in which order."""

    changed = pyqtSignal()
    left = pyqtSignal()
    """A choice was made: the keys may go back to the pictures."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(3)
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(tr("part of an id, a reason or a note"))
        self.text.setClearButtonEnabled(True)
        self.split, self.status, self.review, self.classes, self.order = (QComboBox(self) for _ in range(5))
        self.share = self._percent(0, tr("The least share of the chip that the class covers."))
        self.cloud = self._percent(100, tr("Chips with more cloud are not shown; 100: all, with cloud not known too."))
        self.reset = QPushButton(tr("Show all"), self)
        self.reset.setToolTip(tr("Take all filters away."))
        self._lay_out()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _: self._typing.start())
        self.text.returnPressed.connect(self.left)
        self.reset.clicked.connect(self.clear)
        for choice in (self.split, self.status, self.review, self.classes, self.order):
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            choice.currentIndexChanged.connect(lambda _: self.changed.emit())
            choice.activated.connect(lambda _: self.left.emit())
        for number in (self.share, self.cloud):
            number.valueChanged.connect(lambda _: self._typing.start())

    def offer(self, browsing: Browsing, classes: Sequence[LabelClass], afresh: bool = False) -> None:
        """Offer what a table has; what was chosen stays where it is there still, or goes back to all chips."""
        self._blocked(True)
        anything = tr("all")
        self._fill(self.split, [(anything, None), *((v or tr("none"), v) for v in browsing.values("split"))])
        self._fill(self.status, [(anything, None), *((v or tr("none"), v) for v in browsing.values("status"))])
        verdicts = [(tr("undecided"), UNDECIDED), (tr("keep"), KEEP), (tr("reject"), REJECT), (tr("flag"), FLAG)]
        self._fill(self.review, [(anything, None), *verdicts])
        columns = [(each.name, each.column) for each in classes if each.column in browsing.table.numbers]
        self._fill(self.classes, [(anything, ""), *columns])
        orders = [(tr("id"), "id"), (tr("date"), "date"), (tr("most cloud"), "cloudy"), (tr("least cloud"), "clear")]
        shares = [(tr("largest class share"), "most"), (tr("smallest class share"), "least")]
        self._fill(self.order, [*orders, *shares])
        self.classes.setEnabled(bool(columns))
        self.cloud.setEnabled("cloud" in browsing.table.numbers)
        if afresh:
            self._choose_all()
            self.order.setCurrentIndex(0)
        self._blocked(False)
        self._typing.stop()
        self.share.setEnabled(bool(self.classes.currentData()))

    def chosen(self) -> Tuple[Filter, str]:
        """Return the filter and the order that are set."""
        column = self.classes.currentData() or ""
        self.share.setEnabled(bool(column))
        wanted = Filter(
            self.text.text(),
            self.split.currentData(),
            self.status.currentData(),
            self.review.currentData(),
            column,
            self.share.value() / 100,
            self.cloud.value() / 100,
        )
        return wanted, self.order.currentData() or "id"

    def clear(self) -> None:
        """Show all chips; the order stays."""
        self._blocked(True)
        self._choose_all()
        self._blocked(False)
        self._typing.stop()
        self.changed.emit()
        self.left.emit()

    def _choose_all(self) -> None:
        for choice in (self.split, self.status, self.review, self.classes):
            choice.setCurrentIndex(0)
        self.share.setValue(0)
        self.cloud.setValue(100)
        self.text.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what the widgets in here have no use for: it is not meant for the chip."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        event.accept()

    def _percent(self, value: float, tip: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setRange(0, 100)
        box.setDecimals(1)
        box.setSuffix(" %")
        box.setValue(value)
        box.setToolTip(tip)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return box

    def _lay_out(self) -> None:
        """Put the widgets in rows of two, each after its label."""
        fields = (
            (tr("Find"), self.text, 0, 0, 3),
            (tr("Split"), self.split, 1, 0, 1),
            (tr("Status"), self.status, 1, 2, 1),
            (tr("Review"), self.review, 2, 0, 1),
            (tr("Cloud up to"), self.cloud, 2, 2, 1),
            (tr("Class"), self.classes, 3, 0, 1),
            (tr("Share from"), self.share, 3, 2, 1),
            (tr("Order"), self.order, 4, 0, 1),
        )
        for name, widget, row, column, width in fields:
            label = QLabel(name, self)
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(widget, row, column + 1, 1, width)
        self._grid.addWidget(self.reset, 4, 3)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)

    def _blocked(self, blocked: bool) -> None:
        widgets = (self.text, self.split, self.status, self.review, self.classes, self.order, self.share, self.cloud)
        for widget in widgets:
            widget.blockSignals(blocked)

    @staticmethod
    def _fill(choice: QComboBox, entries: Sequence[Tuple[str, Any]]) -> None:
        chosen = choice.currentData()
        choice.clear()
        for text, data in entries:
            choice.addItem(text, data)
        choice.setCurrentIndex(next((i for i, (_, data) in enumerate(entries) if data == chosen), 0))
