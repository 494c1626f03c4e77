"""The plugin comes and goes without a trace."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QWidget


class Interface:
    """What the plugin uses of QGIS' interface."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.menu: list[str] = []
        self.toolbar: list[str] = []

    def mainWindow(self) -> QWidget:
        return self.window

    def addPluginToMenu(self, menu: str, action: Any) -> None:
        self.menu.append(action.text())

    def removePluginMenu(self, menu: str, action: Any) -> None:
        self.menu.remove(action.text())

    def addToolBarIcon(self, action: Any) -> None:
        self.toolbar.append(action.text())

    def removeToolBarIcon(self, action: Any) -> None:
        self.toolbar.remove(action.text())


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


def test_menu_and_provider_come_and_go(registry: list[Any]) -> None:
    import dl4eo_qgis

    interface = Interface()
    plugin = dl4eo_qgis.classFactory(interface)
    plugin.initGui()
    assert interface.menu == ["Make training dataset…", "Try the demo…"]
    assert interface.toolbar == ["Make training dataset…"]
    assert [p.id() for p in registry] == ["dl4eo"]
    plugin.unload()
    assert (interface.menu, interface.toolbar, registry) == ([], [], [])


def test_headless_needs_no_interface(registry: list[Any]) -> None:
    import dl4eo_qgis

    plugin = dl4eo_qgis.classFactory(None)
    plugin.initProcessing()
    assert len(registry) == 1
    plugin.unload()
    assert registry == []


@pytest.mark.parametrize(("index", "algorithm"), [(0, "dl4eo:makedataset"), (1, "dl4eo:demodata")])
def test_an_entry_opens_its_dialog(
    index: int, algorithm: str, registry: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    import processing

    import dl4eo_qgis

    opened: list[str] = []
    monkeypatch.setattr(processing, "execAlgorithmDialog", lambda name, parameters: opened.append(name))
    plugin = dl4eo_qgis.classFactory(Interface())
    plugin.initGui()
    plugin._actions[index].trigger()
    plugin.unload()
    assert opened == [algorithm]
