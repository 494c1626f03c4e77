"""What is told of the current chip, and the buttons of verdicts."""

from __future__ import annotations

import math
from html import escape
from typing import Callable, Dict, List, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from ...processing.tr import tr
from .browsing import FLAG, KEEP, REJECT, Counts
from .keys import key_text, keys_text
from .opened import LabelClass
from .table import Table

COLORS = {KEEP: "#1b7f5c", REJECT: "#c2410c", FLAG: "#a16207", "": "#6b7280"}
"""Behind white text; the colours of the chips' style, dark enough to be read."""
SHOWN_CLASSES = 8


def percent(share: float) -> str:
    """Return a share as people read it."""
    if share and share < 0.0005:
        return "< 0.1 %"
    return f"{100 * share:.1f} %"


def verdict_words() -> Dict[str, str]:
    """Return verdicts in the user's language."""
    return {KEEP: tr("keep"), REJECT: tr("reject"), FLAG: tr("flag"), "": tr("undecided")}


class Told(QWidget):
    """Where the walk is, and what the table says of the chip."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.place, self.verdict = self._label(tr("Position")), self._label(tr("Verdict"))
        self.name, self.facts, self.reason = (self._label(n) for n in (tr("Sample"), tr("Facts"), tr("Reason")))
        large = self.place.font()
        large.setPointSizeF(large.pointSizeF() * 1.25)
        large.setBold(True)
        self.place.setFont(large)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for column, label in enumerate((self.place, self.verdict)):
            grid.addWidget(label, 0, column)
        for label in (self.place, self.verdict, self.name):
            label.setWordWrap(False)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for row, label in enumerate((self.facts, self.reason), 2):
            grid.addWidget(label, row, 0, 1, 3)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(10)
        self._grid = grid
        self._wide = True
        self._name_at: Tuple[int, ...] = ()
        self.turn(True)

    def turn(self, wide: bool) -> None:
        """Put the sample's name beside its place, or below it where there is less room."""
        self._wide = wide
        self._put_name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_name()

    def _put_name(self) -> None:
        """Put the sample's name where it is not cut off."""
        labels = (self.place, self.verdict, self.name)
        wanted = sum(label.sizeHint().width() for label in labels) + 2 * self._grid.horizontalSpacing()
        at = (0, 2) if self._wide and wanted <= self.width() else (1, 0, 1, 3)
        if at != self._name_at:
            self._name_at = at
            self._grid.removeWidget(self.name)
            self._grid.addWidget(self.name, *at)

    def show_chip(self, table: Table, row: int, classes: Sequence[LabelClass]) -> None:
        """Tell of a chip."""
        review = table.text(row, "review")
        self.verdict.setText(verdict_words().get(review, review))
        color = COLORS.get(review, COLORS[""])
        self.verdict.setStyleSheet(f"background: {color}; color: white; border-radius: 4px; padding: 2px 10px;")
        self.name.setText(table.text(row, "sample_id"))
        self.name.setToolTip(table.text(row, "sample_id"))
        parts = [table.text(row, "date"), table.text(row, "split") or tr("no split"), table.text(row, "status")]
        self.facts.setText(" · ".join([*(p for p in parts if p), *_clouds(table, row), *_classes(table, row, classes)]))
        self._put_name()
        self.reason.setText(table.text(row, "reason"))
        self.reason.setVisible(bool(table.text(row, "reason")))

    def show_place(self, place: Optional[int], counts: Counts) -> None:
        """Tell where the walk is."""
        if place is None:
            self.place.setText(tr("outside the filter ({count} in it)").format(count=f"{counts.shown:,}"))
        else:
            text = tr("{place} of {count}")
            self.place.setText(text.format(place=f"{place + 1:,}", count=f"{counts.shown:,}"))

    def clear(self) -> None:
        """Tell of no chip."""
        for label in (self.place, self.verdict, self.name, self.facts, self.reason):
            label.clear()
        self.verdict.setStyleSheet("")
        self.reason.hide()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAccessibleName(name)
        return label


def _clouds(table: Table, row: int) -> List[str]:
    names = (("clear", tr("clear")), ("cloud", tr("cloud")), ("shadow", tr("shadow")), ("snow", tr("snow")))
    known = [(name, table.number(row, column)) for column, name in names]
    if all(math.isnan(share) for _, share in known):
        return [tr("cloud not known")]
    return [f"{name} {percent(share)}" for name, share in known if share > 0 or name == names[1][1]]


def _classes(table: Table, row: int, classes: Sequence[LabelClass]) -> List[str]:
    shares = [(table.number(row, each.column), each.name) for each in classes if each.column]
    found = sorted(((share, name) for share, name in shares if share > 0), reverse=True)
    return [f"{name} {percent(share)}" for share, name in found[:SHOWN_CLASSES]]


def legend_text(shares: Sequence[Tuple[str, str, float]]) -> str:
    """Return the legend of a mask as rich text: colour, name and share of what is in it."""
    entries = []
    for color, name, share in shares:
        swatch = f'<span style="background-color:{escape(color, quote=True)}">&nbsp;&nbsp;&nbsp;&nbsp;</span> '
        entries.append(
            f'<span style="white-space:nowrap">{swatch if color else ""}{escape(name)} {percent(share)}</span>'
        )
    return " &nbsp; ".join(entries)


class Note(QLineEdit):
    """The note's field: Enter takes it over, Escape leaves it as it was."""

    given = pyqtSignal(str)
    left = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.setPlaceholderText(tr("Note ({key}): why?").format(key=key_text("note")))
        self.setAccessibleName(tr("Note"))
        self.editingFinished.connect(self.hand_over)
        self.returnPressed.connect(self.left)

    def show_note(self, text: str) -> None:
        """Show a chip's note."""
        self._kept = text
        self.setText(text)

    def hand_over(self) -> None:
        """Give what was typed, if it is new."""
        if self.text() != self._kept:
            self._kept = self.text()
            self.given.emit(self._kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._kept)
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # the browser has a use for this key too


class Buttons(QWidget):
    """A button for every key, and the note."""

    def __init__(self, act: Callable[[str], None], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.by_deed: Dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for deed, text, tip, row, column, width in self._table():
            button = QPushButton(f"{text} ({key_text(deed)})", self)
            button.setAccessibleName(text)
            button.setToolTip(tr("{tip} Keys: {keys}.").format(tip=tip, keys=keys_text(deed)))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, deed=deed: act(deed))
            grid.addWidget(button, row, column, 1, width)
            self.by_deed[deed] = button
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self.note = Note(self)
        grid.addWidget(self.note, 2, 2, 1, 4)

    @staticmethod
    def _table() -> Tuple[Tuple[str, str, str, int, int, int], ...]:
        """Return deed, text, tooltip, row, column and columns wide of every button."""
        return (
            ("previous", tr("Previous"), tr("Go to the chip before."), 0, 0, 2),
            ("next", tr("Next"), tr("Go to the next chip."), 0, 2, 2),
            ("undo", tr("Undo"), tr("Take back your latest verdict or note, and show its chip."), 0, 4, 2),
            ("keep", tr("Keep"), tr("Keep this chip, though a rule rejects it."), 1, 0, 2),
            ("reject", tr("Reject"), tr("Reject this chip; its note is the reason."), 1, 2, 2),
            ("flag", tr("Flag"), tr("Flag this chip to come back to it; it changes nothing else."), 1, 4, 2),
            ("clear", tr("Clear"), tr("Take the verdict of this chip away."), 2, 0, 2),
        )

    def allow(self, chip: bool, problem: str, notes: bool, undo: bool) -> None:
        """Enable what can be done: with a chip, where no problem forbids verdicts; tell why not."""
        nothing = "" if undo else tr("There is nothing to undo yet.")
        for deed, _, tip, *_ in self._table():
            button = self.by_deed[deed]
            why = "" if deed in ("previous", "next") else problem or (nothing if deed == "undo" else "")
            button.setEnabled(chip and not why)
            button.setToolTip(why or tr("{tip} Keys: {keys}.").format(tip=tip, keys=keys_text(deed)))
        self.note.setEnabled(chip and notes and not problem)
        tip = tr("A reason for people. Keys to begin: {keys}. Enter ends it, Escape leaves it as it was.")
        self.note.setToolTip(problem or (tip.format(keys=keys_text("note")) if notes else no_notes()))


def no_notes() -> str:
    """Return why a dataset has no notes."""
    return tr("This dataset has no column for notes: an older version of the plugin made it.")
