"""Plays steps inside the QGIS desktop, one after the other, and writes down what each found.

A step is a generator: it does something a user does, yields what it waits for, and returns its facts. QGIS' own event
loop runs all the while, in dialogs too. A step that fails or waits too long ends the play, with its name and traceback;
so does an exception in a slot of the plugin.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPainter
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QWidget
from qgis.utils import iface

TICK_MS = 40
FRAME = ("#5f6b73", "#5f6b73", "#9aa4aa", "#c3cacf")
STUCK_S = 20
FAULTS = (1, 2)
"""Warning and Critical, of Qgis.MessageLevel."""
FAILED = 3
"""Exit status after a step that failed."""


@dataclass(frozen=True)
class Until:
    """What a step waits for."""

    true: Callable[[], Any]
    what: str
    within_s: float = 20


@dataclass(frozen=True)
class Pause:
    """A while in which QGIS draws."""

    seconds: float


Step = Callable[["Stage"], Generator[Any, None, dict[str, Any]]]


@dataclass
class Stage:
    """What steps share."""

    folder: Path
    """Where the steps' files go."""
    pictures: Path
    told: dict[str, Any] = field(default_factory=dict)
    """What a step leaves for the next ones."""

    def picture(self, name: str) -> str:
        """Save what the screen shows; returns the file's name. Dialogs get a line around them: Xvfb draws no frames."""
        QApplication.processEvents()
        path = self.pictures / f"{name}.png"
        shot = QApplication.primaryScreen().grabWindow(0)
        painter = QPainter(shot)
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                for grow, colour in enumerate(FRAME):
                    painter.setPen(QColor(colour))
                    painter.drawRect(window.geometry().adjusted(-grow, -grow, grow, grow))
        painter.end()
        assert shot.save(str(path)), f"{path} cannot be written"
        return path.name

    def click(self, widget: QWidget, at: QPoint | None = None, button: Any = Qt.MouseButton.LeftButton) -> None:
        """Click on a widget; in its middle where no point is given."""
        QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, at or QPoint())

    def move(self, widget: QWidget, to: QPoint) -> None:
        """Move the mouse to a point of a widget."""
        QTest.mouseMove(widget, to)

    def press(self, widget: QWidget, key: Any) -> None:
        """Press a key in a widget."""
        QTest.keyClick(widget, key)

    def later(self, action: Callable[[], Any], wait_ms: int = 0) -> None:
        """Do something that may open a dialog and return only when that closes."""
        QTimer.singleShot(wait_ms, action)


def drawn(seconds: float = 0.4) -> Any:
    """Wait until the map has been drawn, and a little more."""
    yield Pause(0.1)
    yield Until(lambda: not iface.mapCanvas().isDrawing(), "the map is drawn")
    yield Pause(seconds)


class Director:
    """Plays steps on a timer and keeps the record."""

    def __init__(self, steps: dict[str, Step], folder: Path, pictures: Path) -> None:
        self.stage = Stage(folder, pictures)
        self.record: dict[str, Any] = {"qgis": Qgis.QGIS_VERSION, "steps": {}, "messages": [], "failed": None}
        self._waiting = list(steps.items())
        self._name = ""
        self._step: Generator[Any, None, dict[str, Any]] | None = None
        self._since = self._wait_since = time.monotonic()
        self._wait: Until | Pause | None = None
        self._inside = False
        QgsApplication.messageLog().messageReceived.connect(self._note)
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._watch = QTimer()
        """Another one: Qt never lets a timer ring while it is being answered."""
        self._watch.timeout.connect(self._look_at_the_clock)

    def start(self) -> None:
        """Begin; Qt hands what a slot raises to sys.excepthook."""
        sys.excepthook = self._fail
        self._timer.start(TICK_MS)
        self._watch.start(1000 * STUCK_S // 4)

    def _note(self, text: str, tag: str, level: Any) -> None:
        """Keep what the message log gets; a fault with the Python lines that led to it."""
        where = "".join(traceback.format_stack()[:-1]) if int(level) in FAULTS else ""
        self.record["messages"].append(
            {"text": text, "tag": tag, "level": int(level), "step": self._name, "where": where}
        )

    def _tick(self) -> None:
        """Go on where what is waited for is there."""
        if self._inside:
            return
        self._inside = True
        try:
            self._go_on()
        finally:
            self._inside = False

    def _look_at_the_clock(self) -> None:
        """End a step that opened a dialog, which waits for an answer."""
        stuck = self._inside and time.monotonic() - self._wait_since > STUCK_S
        assert not stuck, "a dialog waits for an answer: " + "".join(traceback.format_stack())

    def _go_on(self) -> None:
        waited = time.monotonic() - self._wait_since
        if isinstance(self._wait, Pause) and waited < self._wait.seconds:
            return
        if isinstance(self._wait, Until) and not self._wait.true():
            assert waited < self._wait.within_s, f"not within {self._wait.within_s} s: {self._wait.what}"
            return
        self._wait = None
        if self._step is None:
            self._next_step()
            return
        try:
            self._wait = next(self._step)
            self._wait_since = time.monotonic()
        except StopIteration as end:
            seconds = round(time.monotonic() - self._since, 2)
            self.record["steps"][self._name] = {"seconds": seconds, **(end.value or {})}
            self._step = None
            self.write()

    def _next_step(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        self._name, step = self._waiting.pop(0)
        self._since = time.monotonic()
        self._step = step(self.stage)

    def _fail(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        """Write what went wrong, with a picture of it, and end QGIS at once."""
        trace = "".join(traceback.format_exception(kind, error, where))
        self.record["failed"] = {"step": self._name, "traceback": trace}
        self.write()
        self.stage.picture("failed")
        os._exit(FAILED)

    def write(self) -> None:
        """Write the record as it stands."""
        text = json.dumps(self.record, indent=1, default=str)
        (self.stage.pictures / "record.json").write_text(text, encoding="utf-8")
