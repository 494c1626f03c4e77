"""The plugin's menu and its toolbar."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QToolBar

from .. import paths
from ..processing.tr import tr
from .browser.dock import ChipBrowser, open_browser
from .demo import Demo
from .dialogs import close_dialogs
from .draw_aoi import DrawAoi
from .make_dataset import open_make_dataset
from .set_up import SetUp

TITLE = "DL4EO"
"""Of the menu under Plugins, and of the toolbar."""


class Actions:
    """Puts the plugin's actions into the menu and the toolbar, and takes them away again without leftovers."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._toolbar: Optional[QToolBar] = None
        self._parts: List[Any] = []
        self._browser: Optional[ChipBrowser] = None
        self.by_name: Dict[str, QAction] = {}

    def install(self) -> None:
        """Add everything, in the order of the work."""
        self._toolbar = self._iface.addToolBar(TITLE)
        self._toolbar.setObjectName(TITLE)  # QGIS keeps its place by this name
        self._toolbar.setToolTip(TITLE)
        set_up = self._keep(SetUp(self._iface))
        self._add_drawing()
        demo = self._keep(Demo(self._iface))
        self._add(
            "make",
            tr("Make training dataset…"),
            "make_dataset",
            lambda: set_up.before(lambda: open_make_dataset(self._iface)),
        )
        self._add("review", tr("Review chips…"), "review", self._review)
        self._add("demo", tr("Try the demo…"), "demo", lambda: set_up.before(demo.ask))
        self._add("set_up", tr("Set up environment…"), "setup", set_up.open, in_toolbar=False)
        set_up.wait_for_start()

    def remove(self) -> None:
        """Take everything away, and what runs in the dialogs of algorithms with it."""
        close_dialogs()
        while self._parts:
            self._parts.pop().remove()
        self._browser = None
        for action in self.by_name.values():
            self._iface.removePluginMenu(TITLE, action)
            action.deleteLater()
        self.by_name.clear()
        if self._toolbar is not None:
            self._iface.mainWindow().removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
            self._toolbar = None

    def _add_drawing(self) -> None:
        """Add the two ways to draw an area; in the toolbar one button has both."""
        polygon = self._add(
            "draw_polygon", tr("Draw AOI (polygon)"), "draw_polygon", lambda: drawing.start(drawing.polygon), False
        )
        rectangle = self._add(
            "draw_rectangle",
            tr("Draw AOI (rectangle)"),
            "draw_rectangle",
            lambda: drawing.start(drawing.rectangle),
            False,
        )
        drawing = self._keep(DrawAoi(self._iface, polygon, rectangle))
        if self._toolbar is not None:
            self._toolbar.addWidget(drawing.button)

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

    def _review(self) -> None:
        """Show the chip browser, which is made when it is first asked for."""
        if self._browser is None:
            self._browser = self._keep(open_browser(self._iface))
        self._browser.show_for()

    def _keep(self, part: Any) -> Any:
        """Remember a part of the interface (a tool, a dock) whose ``remove()`` is called at the end; returns it."""
        self._parts.append(part)
        return part
