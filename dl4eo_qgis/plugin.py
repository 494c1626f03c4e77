"""The plugin as QGIS sees it: a Processing provider, and in the desktop a small menu."""

from __future__ import annotations

from typing import Any, List, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from . import paths
from .processing import translation
from .processing.provider import Provider
from .processing.tr import tr

MENU = "DL4EO"


class Plugin:
    """Registers the provider everywhere (``initProcessing``), the menu only in the desktop (``initGui``)."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._provider: Optional[Provider] = None
        self._translator: Any = None
        self._actions: List[QAction] = []

    def initProcessing(self) -> None:
        """Register the provider, in the user's language; qgis_process calls this and nothing else."""
        self._translator = translation.install()
        self._provider = Provider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add the menu; the first entry is in the toolbar too."""
        self.initProcessing()
        self._add_action(tr("Make training dataset…"), "dataset", "dl4eo:makedataset")
        self._add_action(tr("Try the demo…"), "setup", "dl4eo:demodata")
        self._iface.addToolBarIcon(self._actions[0])

    def unload(self) -> None:
        """Take away what was added."""
        if self._actions:
            self._iface.removeToolBarIcon(self._actions[0])
        for action in self._actions:
            self._iface.removePluginMenu(MENU, action)
        self._actions.clear()
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        translation.remove(self._translator)
        self._translator = None

    def _add_action(self, text: str, icon: str, algorithm: str) -> None:
        action = QAction(QIcon(paths.resource("icons", f"{icon}.svg")), text, self._iface.mainWindow())
        action.triggered.connect(lambda: _open_dialog(algorithm))
        self._iface.addPluginToMenu(MENU, action)
        self._actions.append(action)


def _open_dialog(algorithm: str) -> None:
    """Open an algorithm's dialog."""
    import processing

    processing.execAlgorithmDialog(algorithm, {})
