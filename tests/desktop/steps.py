"""The play: what a new user does, from the zip to the reviewed dataset."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import looks
import processing
import qgis.utils
from director import Pause, Stage, Step, Until, drawn
from qgis.core import QgsApplication, QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QToolBar,
    QToolButton,
)
from qgis.utils import iface

PLUGIN = "dl4eo_qgis"
JOB_S = 60
DIALOG = (1060, 720)
CORNERS = ((0.08, 0.10), (0.55, 0.05), (0.94, 0.18), (0.90, 0.92), (0.15, 0.88))
"""Of the drawn area, as shares of the map's width and height from its upper left corner."""
Play = Generator[Any, None, dict[str, Any]]


def tidy_window(stage: Stage) -> Play:
    """Make room: the window as large as the screen, no panels but the layers."""
    yield Until(lambda: iface.mainWindow().isVisible(), "the main window is there", 40)
    QgsSettings().setValue("askToSaveMemoryLayers", False, QgsSettings.Section.App)
    iface.newProject()
    screen = QApplication.primaryScreen().geometry()
    iface.mainWindow().setGeometry(screen)
    for dock in iface.mainWindow().findChildren(QDockWidget):
        if dock.objectName() != "Layers":
            dock.hide()
    yield Pause(0.5)
    return {"size": [screen.width(), screen.height()]}


def install(stage: Stage) -> Play:
    """Install the zip as *Plugins > Install from ZIP* does."""
    import pyplugin_installer

    before = _docks()
    pyplugin_installer.instance().installFromZipFile(os.environ["DL4EO_DESKTOP_ZIP"])
    yield Until(lambda: PLUGIN in qgis.utils.active_plugins, "the plugin is active")
    provider = QgsApplication.processingRegistry().providerById("dl4eo")
    return {
        "file": __import__(PLUGIN).__file__,
        "enabled": QgsSettings().value(f"PythonPlugins/{PLUGIN}", False, bool),
        "algorithms": sorted(algorithm.name() for algorithm in provider.algorithms()),
        "menu": [action.text() for action in _menu()],
        "new_docks": sorted(set(_docks()) - set(before)),
    }


def try_the_demo(stage: Stage) -> Play:
    """Choose *Try the demo…* and the temporary folder: layers come, and a dialog that is filled in."""
    _action("Try the demo").trigger()
    yield Until(lambda: _question() is not None, "the demo asks for a folder")
    yield Pause(0.3)
    stage.picture("question")
    box = _question()
    asked = box.text()
    stage.click(next(button for button in box.buttons() if "emporary" in button.text()))
    yield Until(lambda: _dialog() is not None, "the dialog is open", JOB_S)
    yield from drawn()
    _place(_dialog())
    yield Pause(0.5)
    stage.picture("demo")
    stage.told["demo"] = dialog_values()
    _dialog().reject()
    yield Pause(0.2)
    return {"asked": asked, "filled": stage.told["demo"], "layers": looks.layers(), "map": looks.map_facts()}


def draw_area(stage: Stage) -> Play:
    """Press *Draw AOI* and click a polygon around the lakes; a right click ends it."""
    iface.messageBar().clearWidgets()
    looks.named("Area of interest").setOpacity(0)
    canvas = iface.mapCanvas()
    looks.zoom_to(looks.named("Lakes"), 1.25)
    yield from drawn()
    stage.click(_tool_button("Draw AOI (polygon)"))
    yield Until(lambda: canvas.mapTool().action() is not None and "AOI" in canvas.mapTool().action().text(), "drawing")
    view = canvas.viewport()
    corners = [(round(x * view.width()), round(y * view.height())) for x, y in CORNERS]
    for corner in corners[:-1]:
        stage.click(view, QPoint(*corner))
        yield Pause(0.1)
    stage.move(view, QPoint(*corners[-1]))
    yield Pause(0.3)
    stage.picture("drawing")
    stage.click(view, QPoint(*corners[-1]))
    stage.click(view, QPoint(*corners[-1]), Qt.MouseButton.RightButton)
    yield Until(lambda: looks.layers_named("AOI"), "the drawn layer")
    yield from drawn()
    stage.picture("drawn")
    layer, extent = looks.named("AOI"), canvas.extent()
    wanted = [
        (extent.xMinimum() + x * extent.width() / view.width(), extent.yMaximum() - y * extent.height() / view.height())
        for x, y in corners
    ]
    rings = [list(feature.geometry().vertices()) for feature in layer.getFeatures()]
    return {
        "drawn": [[(point.x(), point.y()) for point in ring] for ring in rings],
        "wanted": wanted,
        "pixel": extent.width() / view.width(),
        "crs": [layer.crs().authid(), QgsProject.instance().crs().authid()],
        "message": looks.told_by_bar(),
        "layers": looks.layers(),
    }


def fill_dialog(stage: Stage) -> Play:
    """Open *Make training dataset* with the lakes as the active layer, and fill in what is the demo's own."""
    iface.setActiveLayer(looks.named("Lakes"))
    _action("Make training dataset").trigger()
    yield Until(lambda: _dialog() is not None, "the dialog is open")
    dialog = _dialog()
    _place(dialog)
    given = dialog_values()
    demo = stage.told["demo"]
    values = {name: demo[name] for name in ("CATALOGUE", "START", "END", "MAX_CLOUD", "CHIP_SIZE")}
    dialog.setParameters({**dialog.createProcessingParameters(), **values, "FOLDER": str(stage.folder / "lakes")})
    yield Pause(0.6)
    stage.picture("dialog")
    return {
        "title": dialog.windowTitle(),
        "given": {name: _layer_name(given[name]) for name in ("AOI", "LABELS")},
        "filled": dialog_values(),
    }


def run_dialog(stage: Stage) -> Play:
    """Press *Run*, look at the log, wait for the end, close."""
    dialog = _dialog()
    ended: list[Any] = []
    dialog.algorithmFinished.connect(lambda well, results: ended.append((well, dict(results))))
    stage.click(dialog.runButton())
    yield Pause(1.2)
    stage.picture("running")
    yield Until(lambda: ended, "makedataset ends", JOB_S)
    yield Pause(0.5)
    stage.picture("log")
    log = "\n".join(box.toPlainText() for kind in (QTextEdit, QPlainTextEdit) for box in dialog.findChildren(kind))
    dialog.reject()
    yield Pause(0.2)
    for dock in iface.mainWindow().findChildren(QDockWidget):
        if dock.objectName() == "ResultsViewer":
            dock.hide()
    well, results = ended[0]
    stage.told["made"] = results
    return {"well": well, "count": results.get("COUNT"), "dataset": results.get("DATASET"), "log": log}


def look_at_layers(stage: Stage) -> Play:
    """See the layers that the run left."""
    looks.zoom_to(looks.named("Chips"))
    yield from drawn()
    stage.picture("layers")
    return {"layers": looks.layers(), "map": looks.map_facts()}


def load_dataset(stage: Stage) -> Play:
    """Open the dataset in a new project."""
    iface.actionPan().trigger()  # the drawing ends, and the layer that was drawn into is saved
    yield Pause(0.1)
    iface.newProject()
    run("loaddataset", DATASET=stage.told["made"]["DATASET"])
    looks.zoom_to(looks.named("Chips"))
    yield from drawn()
    stage.picture("loaded")
    return {"layers": looks.layers(), "map": looks.map_facts()}


def reload_plugin(stage: Stage) -> Play:
    """Take the plugin out and in again: nothing of it is left between."""
    assert qgis.utils.unloadPlugin(PLUGIN)
    yield Pause(0.2)
    left = [action.text() for action in _menu()]
    algorithms = [a.id() for a in QgsApplication.processingRegistry().algorithms() if a.id().startswith("dl4eo:")]
    docks = [dock for dock in _docks() if "dl4eo" in dock.lower()]
    assert qgis.utils.loadPlugin(PLUGIN)
    assert qgis.utils.startPlugin(PLUGIN)
    yield Pause(0.2)
    return {"left": [*left, *algorithms, *docks], "again": [action.text() for action in _menu()]}


def leave(stage: Stage) -> Play:
    """Close QGIS as its menu does."""
    QgsProject.instance().setDirty(False)
    stage.later(iface.actionExit().trigger, 300)
    yield Pause(0)
    return {}


STEPS: dict[str, Step] = {
    "tidy window": tidy_window,
    "install": install,
    "try the demo": try_the_demo,
    "draw area": draw_area,
    "fill dialog": fill_dialog,
    "run dialog": run_dialog,
    "layers": look_at_layers,
    "load dataset": load_dataset,
    "reload plugin": reload_plugin,
    "leave": leave,
}


def run(name: str, **parameters: Any) -> dict[str, Any]:
    """Run an algorithm of dl4eo and load its layers; fails with what it said."""
    feedback = QgsProcessingFeedback()
    try:
        return dict(processing.runAndLoadResults(f"dl4eo:{name}", parameters, feedback))
    except QgsProcessingException as error:
        raise AssertionError(feedback.textLog()) from error


def _menu() -> list[Any]:
    """Return the actions of the plugin's menu."""
    menus = [menu for menu in iface.pluginMenu().actions() if menu.text().replace("&", "") == "DL4EO" and menu.menu()]
    return [action for menu in menus for action in menu.menu().actions()]


def _action(text: str) -> Any:
    found = [action for action in _menu() if action.text().startswith(text)]
    assert len(found) == 1, (text, [action.text() for action in _menu()])
    return found[0]


def _windows(kind: Any) -> list[Any]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]


def _dialog() -> Any:
    """Return the algorithm's dialog that is open."""
    return next((widget for widget in _windows(QDialog) if hasattr(widget, "runButton")), None)


def _question() -> Any:
    """Return the message box that is open."""
    return next(iter(_windows(QMessageBox)), None)


def _place(dialog: Any) -> None:
    """Put a dialog in the middle of the screen, large."""
    screen = QApplication.primaryScreen().geometry()
    dialog.resize(*DIALOG)
    dialog.move((screen.width() - DIALOG[0]) // 2, (screen.height() - DIALOG[1]) // 2)


def dialog_values() -> dict[str, str]:
    """Return the parameters of the dialog that is open, as texts; dates as days."""
    parameters = _dialog().createProcessingParameters()
    return {
        name: value.toString("yyyy-MM-dd") if hasattr(value, "toJulianDay") else str(value)
        for name, value in parameters.items()
    }


def _layer_name(layer_id: str) -> str:
    layer = QgsProject.instance().mapLayer(layer_id)
    return layer.name() if layer is not None else layer_id


def _tool_button(text: str) -> QToolButton:
    """Return the button in the plugin's toolbar whose action has this text."""
    bar = next(bar for bar in iface.mainWindow().findChildren(QToolBar) if bar.objectName() == "DL4EO")
    buttons = [button for button in bar.findChildren(QToolButton) if button.defaultAction() is not None]
    return next(button for button in buttons if button.defaultAction().text() == text)


def _docks() -> list[str]:
    return [dock.objectName() for dock in iface.mainWindow().findChildren(QDockWidget)]
