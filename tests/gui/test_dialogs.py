"""Dialogs of algorithms do not outlive the plugin: QGIS crashes where one asks a provider that is gone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsTask
from qgis.gui import QgsProcessingAlgorithmDialogBase

from dl4eo_qgis.gui.dialogs import ENDS_WITHIN_S, close_dialogs
from tests.gui.conftest import Interface


class Dialog(QgsProcessingAlgorithmDialogBase):
    """A dialog as QGIS makes it, without the parameters, for which it wants a desktop."""

    def __init__(self, algorithm: str) -> None:
        super().__init__()
        self.setAlgorithm(QgsApplication.processingRegistry().createAlgorithmById(algorithm))
        self.ended = threading.Event()
        self.cancelButton().clicked.connect(self.ended.set)
        self.show()

    def run(self) -> None:
        """Begin a task that ends when it is cancelled, as a worker does: not at once."""

        def work(task: Any) -> None:
            self.ended.wait(ENDS_WITHIN_S)
            time.sleep(0.2)

        self.runButton().setEnabled(False)
        self.cancelButton().setEnabled(True)
        self.task = QgsTask.fromFunction("run", work, on_finished=lambda *_: self.runButton().setEnabled(True))
        QgsApplication.taskManager().addTask(self.task)


@pytest.fixture
def dialogs(interface: Interface, provider: Any) -> Iterator[list[Dialog]]:
    made = [Dialog(name) for name in ("dl4eo:demodata", "dl4eo:trainingchips", "native:buffer")]
    yield made
    for dialog in made:
        dialog.ended.set()
        dialog.close()


def test_ours_are_closed_and_others_stay(dialogs: list[Dialog]) -> None:
    close_dialogs()
    assert [dialog.isVisible() for dialog in dialogs] == [False, False, True]


def test_a_run_is_cancelled_and_waited_for(dialogs: list[Dialog]) -> None:
    dialogs[0].run()
    begin = time.monotonic()
    close_dialogs()
    assert 0.2 <= time.monotonic() - begin < ENDS_WITHIN_S
    assert dialogs[0].runButton().isEnabled()
    assert not dialogs[0].isVisible()
