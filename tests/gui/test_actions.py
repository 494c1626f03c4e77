"""The plugin's menu and toolbar come and go without a trace, and an entry opens its dialog."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QAction, QToolBar

import dl4eo_qgis
from dl4eo_qgis.gui import actions, make_dataset, set_up
from tests.gui.conftest import Interface

MENU = [
    "Draw AOI (polygon)",
    "Draw AOI (rectangle)",
    "Make training dataset…",
    "Review chips…",
    "Try the demo…",
    "Set up environment…",
]
TOOLBAR = ["", "Make training dataset…", "Review chips…", "Try the demo…"]
""""" is the button that has both ways to draw."""


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch, qgis_processing: None) -> list[Any]:
    """Stand in for QGIS' registry: the session's provider stays registered."""
    there: list[Any] = []

    class Registry:
        def addProvider(self, provider: Any) -> bool:
            there.append(provider)
            return True

        def removeProvider(self, provider: Any) -> bool:
            there.remove(provider)
            return True

    monkeypatch.setattr(QgsApplication, "processingRegistry", staticmethod(Registry))
    return there


def delete_what_is_due() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def children(interface: Interface, kind: type) -> list[Any]:
    """Return the names of what hangs on the window: QGIS' own parts are there before."""
    return sorted(f"{type(each).__name__} {each.objectName()}" for each in interface.window.findChildren(kind))


def test_menu_toolbar_and_provider_come_and_go(registry: list[Any], interface: Interface) -> None:
    before = [children(interface, kind) for kind in (QAction, QToolBar)]
    plugin = dl4eo_qgis.classFactory(interface)
    for _ in range(2):  # as "Reload plugin" does
        plugin.initGui()
        (toolbar,) = interface.window.findChildren(QToolBar)
        assert [action.text() for action in interface.menu] == MENU
        assert [action.text() for action in toolbar.actions()] == TOOLBAR
        assert all(not action.icon().isNull() for action in interface.menu)
        assert [p.id() for p in registry] == ["dl4eo"]
        plugin.unload()
        delete_what_is_due()
        assert (interface.menu, interface.docks, registry) == ([], [], [])
        assert [children(interface, kind) for kind in (QAction, QToolBar)] == before


def test_headless_needs_no_interface(registry: list[Any]) -> None:
    plugin = dl4eo_qgis.classFactory(None)
    plugin.initProcessing()
    assert len(registry) == 1
    plugin.unload()
    assert registry == []


def test_a_tool_that_is_in_use_is_left(registry: list[Any], interface: Interface) -> None:
    plugin = dl4eo_qgis.classFactory(interface)
    plugin.initGui()
    interface.menu[0].trigger()
    assert interface.canvas.mapTool() is not None
    plugin.unload()
    delete_what_is_due()
    assert interface.canvas.mapTool() is None


def test_menu_items_open_their_dialogs(interface: Interface, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(set_up, "open_dialog", lambda name, parameters: opened.append(name))
    monkeypatch.setattr(make_dataset, "open_dialog", lambda name, parameters: opened.append(name))
    made = actions.Actions(interface)
    made.install()
    made.by_name["make"].trigger()
    made.by_name["set_up"].trigger()
    made.remove()
    assert opened == ["dl4eo:makedataset", "dl4eo:setupenvironment"]
