"""Says where a Python for the core is missing, with a button that opens *Set up environment*; installs nothing."""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from qgis.core import Qgis, QgsApplication, QgsProcessingException, QgsSettings, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QPushButton

from ..processing.runtime import environment
from ..processing.tr import tr
from .dialogs import open_dialog

ALGORITHM = "dl4eo:setupenvironment"
TOLD = "dl4eo/setup_told"
"""Setting: once a profile, it was said at the start that there is none."""
AFTER_START_MS = 4000


class SetUp:
    """Asks for the core's Python before something needs it, and once in a while after QGIS has started."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._task: Any = None
        self._items: List[Any] = []
        """The messages with the button."""
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._at_start)

    def wait_for_start(self) -> None:
        """Look for a Python when QGIS has long started, if it was never said in this profile that there is none."""
        if not QgsSettings().value(TOLD, False, bool):
            self._timer.start(AFTER_START_MS)

    def before(self, action: Callable[[], Any]) -> None:
        """Do what needs the core, once it is known that there is a Python; else say what to press."""
        self._look(action, self.say)

    def open(self) -> None:
        """Open the dialog that makes one."""
        open_dialog(ALGORITHM, {})

    def say(self, reason: str) -> None:
        """Say in the message bar that there is none, with a button."""
        bar = self._iface.messageBar()
        text = tr("DL4EO needs a Python of its own to read and write the data, apart from that of QGIS.")
        item = bar.createMessage(tr("Set up environment"), text)
        button = QPushButton(tr("Set up…"), item)
        button.setToolTip(reason)
        button.clicked.connect(lambda *_: self._pressed(item))
        item.layout().addWidget(button)
        self._items.append(item)
        bar.pushWidget(item, Qgis.MessageLevel.Warning)

    def _pressed(self, item: Any) -> None:
        """Open the dialog when the button's own event is over: the message that it sits on goes with the press."""
        if item in self._items:
            self._items.remove(item)
            self._iface.messageBar().popWidget(item)
            QTimer.singleShot(0, self.open)

    def remove(self) -> None:
        """Stop waiting, and say nothing any more."""
        self._timer.stop()
        for item in self._items:
            if not sip.isdeleted(item):
                self._iface.messageBar().popWidget(item)
        self._items.clear()
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _at_start(self) -> None:
        self._look(lambda: None, self._say_once)

    def _say_once(self, reason: str) -> None:
        QgsSettings().setValue(TOLD, True)
        self.say(reason)

    def _look(self, found: Callable[[], Any], missing: Callable[[str], Any]) -> None:
        """Call one of the two; trying Pythons takes seconds, so it is done in the background."""
        try:
            if environment.without_probing() is not None:
                found()
                return
        except QgsProcessingException as error:
            missing(str(error))
            return

        def done(error: Optional[Exception], reason: str = "") -> None:
            if self._task is not task:  # the plugin is gone, or another search came after this one
                return
            self._task = None
            if error is not None or reason:
                missing(reason or str(error))
            else:
                found()

        task = QgsTask.fromFunction(tr("DL4EO: looking for a Python"), _reason, on_finished=done)
        self._task = task
        QgsApplication.taskManager().addTask(task)


def _reason(task: QgsTask) -> str:
    """Return why there is no Python for the core; empty where there is one."""
    try:
        environment.worker_python()
    except QgsProcessingException as error:
        return str(error)
    return ""
