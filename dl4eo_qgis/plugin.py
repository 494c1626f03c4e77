"""The plugin as QGIS sees it: a Processing provider, and in the desktop a menu, a toolbar and what they open."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication

from .processing import translation
from .processing.provider import Provider


class Plugin:
    """Registers the provider everywhere (``initProcessing``), the menu only in the desktop (``initGui``)."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._provider: Optional[Provider] = None
        self._translator: Any = None
        self._actions: Any = None

    def initProcessing(self) -> None:
        """Register the provider, in the user's language; qgis_process calls this and nothing else."""
        self._translator = translation.install()
        self._provider = Provider()
        QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add the provider, the menu and the toolbar."""
        from .gui.actions import Actions  # qgis_process pays for no widgets

        self.initProcessing()
        self._actions = Actions(self._iface)
        self._actions.install()

    def unload(self) -> None:
        """Take away what was added."""
        if self._actions is not None:
            self._actions.remove()
            self._actions = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        translation.remove(self._translator)
        self._translator = None
