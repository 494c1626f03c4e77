"""The plugin's menu and its toolbar."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QToolBar

from .. import paths
from ..processing.tr import tr
from .dialogs import open_dialog

TITLE = "DL4EO"
"""Of the menu under Plugins, and of the toolbar."""


class Actions:
    """Puts the plugin's actions into the menu and the toolbar, and takes them away again without leftovers."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._toolbar: Optional[QToolBar] = None
        self._parts: List[Any] = []
        self.by_name: Dict[str, QAction] = {}

    def install(self) -> None:
        """Add everything, in the order of the work."""
        self._toolbar = self._iface.addToolBar(TITLE)
        self._toolbar.setObjectName(TITLE)  # QGIS keeps its place by this name
        self._add("make", tr("Make training dataset…"), "dataset", lambda: open_dialog("dl4eo:makedataset", {}))
        self._add("demo", tr("Try the demo…"), "setup", lambda: open_dialog("dl4eo:demodata", {}), in_toolbar=False)

    def remove(self) -> None:
        """Take everything away."""
        while self._parts:
            self._parts.pop().remove()
        for action in self.by_name.values():
            self._iface.removePluginMenu(TITLE, action)
            action.deleteLater()
        self.by_name.clear()
        if self._toolbar is not None:
            self._iface.mainWindow().removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
            self._toolbar = None

    def _add(self, name: str, text: str, icon: str, start: Callable[[], Any], in_toolbar: bool = True) -> QAction:
        """Add one action to the menu and mostly to the toolbar; its icon is a file under resources/icons."""
        action = QAction(QIcon(paths.resource("icons", f"{icon}.svg")), text, self._iface.mainWindow())
        action.setObjectName(f"{TITLE}_{name}")
        action.triggered.connect(lambda *_: start())
        self._iface.addPluginToMenu(TITLE, action)
        if in_toolbar and self._toolbar is not None:
            self._toolbar.addAction(action)
        self.by_name[name] = action
        return action

    def _keep(self, part: Any) -> Any:
        """Remember a part of the interface (a tool, a dock) whose ``remove()`` is called at the end; returns it."""
        self._parts.append(part)
        return part
