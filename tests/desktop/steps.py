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
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget, QPlainTextEdit, QTextEdit
from qgis.utils import iface

PLUGIN = "dl4eo_qgis"
JOB_S = 60
DIALOG = (1060, 720)
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


def make_demo_data(stage: Stage) -> Play:
    """Make the simulated world, whose layers are loaded."""
    folder = stage.folder / "world"
    stage.told["demo"] = run("demodata", FOLDER=str(folder))
    looks.zoom_to(looks.named("Area of interest"))
    yield from drawn()
    stage.picture("demo")
    return {"layers": looks.layers(), "map": looks.map_facts()}


def fill_dialog(stage: Stage) -> Play:
    """Open *Make training dataset* from the menu and fill it in."""
    stage.later(_action("Make training dataset").trigger)
    yield Until(lambda: _dialog() is not None, "the dialog is open")
    dialog = _dialog()
    screen = QApplication.primaryScreen().geometry()
    dialog.resize(*DIALOG)
    dialog.move((screen.width() - DIALOG[0]) // 2, (screen.height() - DIALOG[1]) // 2)
    demo = stage.told["demo"]
    values = {
        "AOI": looks.named("Area of interest").id(), "LABELS": looks.named("Lakes").id(),
        "CATALOGUE": demo["CATALOGUE"], "START": demo["START"], "END": demo["END"], "MAX_CLOUD": 60,
        "CHIP_SIZE": 64, "FOLDER": str(stage.folder / "lakes"),
    }  # fmt: skip
    dialog.setParameters({**dialog.createProcessingParameters(), **values})
    yield Pause(0.8)
    stage.picture("dialog")
    parameters = dialog.createProcessingParameters()
    return {"title": dialog.windowTitle(), "filled": {name: str(parameters.get(name)) for name in values}}


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
    "demo data": make_demo_data,
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


def _dialog() -> Any:
    """Return the algorithm's dialog that is open."""
    tops = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]
    return next((widget for widget in tops if hasattr(widget, "runButton")), None)


def _docks() -> list[str]:
    return [dock.objectName() for dock in iface.mainWindow().findChildren(QDockWidget)]
