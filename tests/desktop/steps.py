"""The play: what a new user does, from the zip to the reviewed dataset."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import looks
import qgis.utils
import screen
from director import Pause, Stage, Until, drawn
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDockWidget,
)
from qgis.utils import iface

PLUGIN = "dl4eo_qgis"
JOB_S = 60
LAYERS_PX = 320
CORNERS = ((0.08, 0.10), (0.55, 0.05), (0.94, 0.18), (0.90, 0.92), (0.15, 0.88))
"""Of the drawn area, as shares of the map's width and height from its upper left corner."""
Play = Generator[Any, None, dict[str, Any]]


def tidy_window(stage: Stage) -> Play:
    """Make room: the window as large as the screen, no panels but the layers."""
    yield Until(lambda: iface.mainWindow().isVisible(), "the main window is there", 40)
    QgsSettings().setValue("askToSaveMemoryLayers", False, QgsSettings.Section.App)
    iface.newProject()
    area = QApplication.primaryScreen().geometry()
    iface.mainWindow().setGeometry(area)
    for dock in iface.mainWindow().findChildren(QDockWidget):
        if dock.objectName() != "Layers":
            dock.hide()
    iface.mainWindow().resizeDocks([screen.dock("Layers")], [LAYERS_PX], Qt.Orientation.Horizontal)
    yield Pause(0.5)
    return {"size": [area.width(), area.height()]}


def install(stage: Stage) -> Play:
    """Install the zip as *Plugins > Install from ZIP* does."""
    import pyplugin_installer

    before = screen.docks()
    pyplugin_installer.instance().installFromZipFile(os.environ["DL4EO_DESKTOP_ZIP"])
    yield Until(lambda: PLUGIN in qgis.utils.active_plugins, "the plugin is active")
    provider = QgsApplication.processingRegistry().providerById("dl4eo")
    return {
        "file": __import__(PLUGIN).__file__,
        "enabled": QgsSettings().value(f"PythonPlugins/{PLUGIN}", False, bool),
        "algorithms": sorted(algorithm.name() for algorithm in provider.algorithms()),
        "menu": [action.text() for action in screen.menu()],
        "new_docks": sorted(set(screen.docks()) - set(before)),
    }


def try_the_demo(stage: Stage) -> Play:
    """Choose *Try the demo…* and the temporary folder: layers come, and a dialog that is filled in."""
    screen.action("Try the demo").trigger()
    yield Until(lambda: screen.question() is not None, "the demo asks for a folder")
    yield Pause(0.3)
    stage.picture("question")
    box = screen.question()
    asked = box.text()
    stage.click(next(button for button in box.buttons() if "emporary" in button.text()))
    yield Until(lambda: screen.dialog() is not None, "the dialog is open", JOB_S)
    yield from drawn()
    screen.place(screen.dialog())
    yield Pause(0.5)
    stage.picture("demo")
    stage.told["demo"] = screen.dialog_values()
    screen.dialog().reject()
    yield Pause(0.2)
    return {"asked": asked, "filled": stage.told["demo"], "layers": looks.layers(), "map": looks.map_facts()}


def draw_area(stage: Stage) -> Play:
    """Press *Draw AOI* and click a polygon around the lakes; a right click ends it."""
    iface.messageBar().clearWidgets()
    looks.named("Area of interest").setOpacity(0)
    canvas = iface.mapCanvas()
    looks.zoom_to(looks.named("Lakes"), 1.25)
    yield from drawn()
    stage.click(screen.tool_button("Draw AOI (polygon)"))
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
    screen.action("Make training dataset").trigger()
    yield Until(lambda: screen.dialog() is not None, "the dialog is open")
    dialog = screen.dialog()
    screen.place(dialog)
    given = screen.dialog_values()
    demo = stage.told["demo"]
    values = {name: demo[name] for name in ("CATALOGUE", "START", "END", "MAX_CLOUD", "CHIP_SIZE")}
    dialog.setParameters({**dialog.createProcessingParameters(), **values, "FOLDER": str(stage.folder / "lakes")})
    yield Pause(0.6)
    stage.picture("dialog")
    return {
        "title": dialog.windowTitle(),
        "given": {name: _layer_name(given[name]) for name in ("AOI", "LABELS")},
        "filled": screen.dialog_values(),
    }


def run_dialog(stage: Stage) -> Play:
    """Press *Run*, look at the log, wait for the end, close."""
    facts = yield from press_run(stage, "running", "log", JOB_S)
    stage.told["dataset"] = facts["results"]["DATASET"]
    return facts


def press_run(stage: Stage, running: str, ended: str, within_s: float) -> Play:
    """Press *Run* in the dialog that is open; return how it ended, and what the log says."""
    dialog = screen.dialog()
    seen: list[Any] = []
    dialog.algorithmFinished.connect(lambda well, results: seen.append((well, dict(results))))
    stage.click(dialog.runButton())
    yield Until(lambda: seen or " samples" in screen.log_of(dialog).split("Input parameters")[-1], "work", within_s)
    if running:
        stage.picture(running)
    yield Until(lambda: seen, "the algorithm ends", within_s)
    yield Pause(0.5)
    stage.picture(ended)
    log = screen.log_of(dialog)
    dialog.reject()
    yield Pause(0.2)
    if screen.dock("ResultsViewer") is not None:
        screen.dock("ResultsViewer").hide()
    well, results = seen[0]
    return {"well": well, "results": results, "log": log}


def look_at_layers(stage: Stage) -> Play:
    """See the layers that the run left."""
    iface.messageBar().clearWidgets()
    looks.zoom_to(looks.named("Chips"))
    yield from drawn()
    stage.picture("layers")
    return {"layers": looks.layers(), "map": looks.map_facts()}


def load_dataset(stage: Stage) -> Play:
    """Open the dataset in a new project."""
    iface.actionPan().trigger()  # the drawing ends, and the layer that was drawn into is saved
    yield Pause(0.1)
    iface.newProject()
    screen.run("loaddataset", DATASET=stage.told["dataset"])
    looks.zoom_to(looks.named("Chips"))
    yield from drawn()
    stage.picture("loaded")
    return {"layers": looks.layers(), "map": looks.map_facts()}


def look_at_mosaics(stage: Stage) -> Play:
    """See each mosaic of images and masks alone, then the true colours under the chips."""
    root = QgsProject.instance().layerTreeRoot()
    nodes = {node.name(): node for node in root.findLayers()}
    before = {name: node.itemVisibilityChecked() for name, node in nodes.items()}
    alone = {}
    for name, node in nodes.items():
        if not isinstance(node.layer(), QgsRasterLayer):
            continue
        for other in nodes.values():
            other.setItemVisibilityChecked(other is node)
        node.setItemVisibilityCheckedParentRecursive(True)
        looks.zoom_to(node.layer(), 0.6)
        yield from drawn()
        alone[name] = {**looks.layer_facts(node.layer()), "map": looks.map_facts()}
    for name, shown in before.items():
        nodes[name].setItemVisibilityChecked(shown)
    looks.zoom_to(looks.named("Chips"), 0.6)
    yield from drawn()
    stage.picture("mosaics")
    return {"alone": alone, "map": looks.map_facts()}


def _layer_name(layer_id: str) -> str:
    layer = QgsProject.instance().mapLayer(layer_id)
    return layer.name() if layer is not None else layer_id
