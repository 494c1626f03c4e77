"""What tests of the desktop's parts share: those of Processing, and an interface that remembers."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QMainWindow, QToolBar, QWidget

from tests.processing.conftest import area, polygons, project, provider, worker_python, world

__all__ = ["area", "polygons", "project", "provider", "worker_python", "world"]


CANVAS_PX = 400


class Interface(QObject):
    """What the plugin uses of QGIS' interface: a real window, canvas and message bar, and lists of what was added."""

    currentLayerChanged = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.canvas.setFixedSize(CANVAS_PX, CANVAS_PX)
        self.canvas.setFrameShape(QFrame.Shape.NoFrame)
        self.window.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.window)
        self.menu: list[Any] = []
        self.docks: list[QWidget] = []
        self.layer: Any = None
        self.selected: list[Any] = []

    def mainWindow(self) -> QMainWindow:
        return self.window

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas

    def messageBar(self) -> QgsMessageBar:
        return self.bar

    def activeLayer(self) -> Any:
        return self.layer

    def layerTreeView(self) -> Any:
        return SimpleNamespace(selectedLayers=lambda: self.selected)

    def addPluginToMenu(self, menu: str, action: Any) -> None:
        self.menu.append(action)

    def removePluginMenu(self, menu: str, action: Any) -> None:
        self.menu.remove(action)

    def addToolBar(self, title: str) -> QToolBar:
        return self.window.addToolBar(title)

    def addDockWidget(self, area: Any, dock: QWidget) -> None:
        self.docks.append(dock)

    def removeDockWidget(self, dock: QWidget) -> None:
        self.docks.remove(dock)

    def said(self) -> list[str]:
        """Return the texts in the message bar, the newest last."""
        return [item.text() for item in self.bar.items()]


@pytest.fixture
def interface() -> Iterator[Interface]:
    """Return an interface of its own; nothing of it outlives the test."""
    made = Interface()
    made.window.show()
    QgsApplication.processEvents()
    yield made
    made.window.hide()
    made.canvas.setLayers([])
    made.window.deleteLater()
    QgsApplication.processEvents()
