"""One press makes the simulated data, shows it and opens the dialog with all of it filled in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtWidgets import QMessageBox

from dl4eo_qgis.gui import demo
from tests.gui.conftest import Interface


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    dialogs: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(demo, "open_dialog", lambda name, parameters: dialogs.append((name, parameters)))
    return dialogs


@pytest.fixture
def made(interface: Interface, project: QgsProject, provider: Any) -> Iterator[demo.Demo]:
    found = demo.Demo(interface)
    yield found
    found.remove()
    interface.bar.clearWidgets()


def wait_until(true: Callable[[], Any], limit_s: float = 60) -> bool:
    end = time.monotonic() + limit_s
    while time.monotonic() < end and not true():
        QgsApplication.processEvents()
        time.sleep(0.01)
    return bool(true())


def test_it_shows_the_data_and_opens_the_dialog(
    made: demo.Demo, interface: Interface, opened: list[Any], tmp_path: Path
) -> None:
    made.make(tmp_path)
    assert interface.said() == ["The demo's data is being made: a few seconds."]
    assert wait_until(lambda: opened)
    ((name, asked),) = opened
    assert name == "dl4eo:makedataset"
    layers = {layer.name(): layer.id() for layer in QgsProject.instance().mapLayers().values()}
    assert layers == {"Area of interest (simulated)": asked["AOI"], "Lakes (simulated)": asked["LABELS"]}
    assert Path(asked["CATALOGUE"]) == tmp_path / "dl4eo_demo" / "catalog.json"
    assert asked["FOLDER"] == str(tmp_path / "dl4eo_demo_dataset")
    assert asked["START"] < asked["END"]
    assert interface.canvas.extent().contains(QgsProject.instance().mapLayer(asked["AOI"]).extent())
    assert interface.said()[0].startswith("Simulated data: nothing in it was measured.")
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    context = made._kept[1]
    assert algorithm.checkParameterValues(asked, context) == (True, "")


def test_a_failure_is_said(made: demo.Demo, interface: Interface, opened: list[Any], tmp_path: Path) -> None:
    (tmp_path / "dl4eo_demo").mkdir()
    (tmp_path / "dl4eo_demo" / "mine.txt").touch()
    made.make(tmp_path)
    assert wait_until(lambda: len(interface.said()) == 2)
    assert interface.said()[0].startswith("The demo's data was not made. FOLDER: ")
    assert "holds no simulated world" in interface.said()[0]
    assert opened == []


def test_it_asks_first_and_says_that_nothing_was_measured(made: demo.Demo, interface: Interface) -> None:
    made.ask()
    (box,) = interface.window.findChildren(QMessageBox)
    assert "Nothing in it was measured." in box.informativeText()
    assert {b.text().strip("&") for b in box.buttons()} == {"Temporary folder", "Choose a folder…", "Cancel"}
    box.reject()
    assert interface.said() == []


def test_nothing_is_said_once_the_plugin_is_gone(
    made: demo.Demo, interface: Interface, opened: list[Any], tmp_path: Path
) -> None:
    made.make(tmp_path)
    made.remove()
    interface.bar.clearWidgets()
    assert not wait_until(lambda: interface.said() or opened, 2)
