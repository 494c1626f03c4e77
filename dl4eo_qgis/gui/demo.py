"""*Try the demo…*: simulated data in a folder, its layers on the map, and the dialog that makes a dataset of them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Dict, List

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateTransform,
    QgsProcessingAlgRunnerTask,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox

from ..processing.tr import tr
from .dialogs import open_dialog

ALGORITHM = "dl4eo:demodata"
WORLD, DATASET = "dl4eo_demo", "dl4eo_demo_dataset"
"""Folders in the one that is chosen."""
SMALL: Dict[str, Any] = {"CHIP_SIZE": 64, "MAX_CLOUD": 60}
"""What suits so small a world: it has a few kilometres, and one date under clouds."""
MARGIN = 1.1
TOLD_S = 20


class Errors(QgsProcessingFeedback):
    """A feedback that keeps the errors."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: List[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)
        super().reportError(error, fatalError)


class Demo:
    """One run of the demo at a time, in the background."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._task: Any = None
        self._kept: Any = None
        """The algorithm, context and feedback of the task, which QGIS does not keep alive."""

    def ask(self) -> None:
        """Ask where the data is to be written, then make it."""
        if self._task is not None:
            self._say(tr("The demo's data is being made already."), Qgis.MessageLevel.Info)
            return
        box = QMessageBox(self._iface.mainWindow())
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(tr("Try the demo"))
        box.setText(tr("The demo makes a small simulated world and opens the dialog that makes a dataset of it."))
        box.setInformativeText(
            tr(
                "Two satellite dates, radar, elevation, an area and lakes as labels: about 20 MB, without a network. "
                "Nothing in it was measured. Where is it to be written?"
            )
        )
        temporary = box.addButton(tr("Temporary folder"), QMessageBox.ButtonRole.AcceptRole)
        chosen = box.addButton(tr("Choose a folder…"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(temporary)
        temporary.clicked.connect(self._in_temporary_folder)
        chosen.clicked.connect(self._in_chosen_folder)
        box.finished.connect(box.deleteLater)
        box.open()

    def _in_temporary_folder(self) -> None:
        QTimer.singleShot(0, lambda: self.make(Path(tempfile.mkdtemp(prefix="dl4eo_"))))  # the question is gone by then

    def _in_chosen_folder(self) -> None:
        QTimer.singleShot(0, self._choose)

    def make(self, folder: Path) -> None:
        """Make the data in a folder, in the background; then show it."""
        from processing.tools import dataobjects

        feedback = Errors()
        context = dataobjects.createContext(feedback)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
        task = QgsProcessingAlgRunnerTask(algorithm, {"FOLDER": str(folder / WORLD)}, context, feedback)
        self._kept = (algorithm, context, feedback)
        if task.isCanceled():
            self._fail()
            return
        task.executed.connect(lambda well, results: self._show(folder, dict(results)) if well else self._fail())
        self._task = task
        QgsApplication.taskManager().addTask(task)
        self._say(tr("The demo's data is being made: a few seconds."), Qgis.MessageLevel.Info)

    def remove(self) -> None:
        """Stop what is running, and say nothing of it any more."""
        task, self._task = self._task, None
        if task is not None:
            task.executed.disconnect()
            task.cancel()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._iface.mainWindow(), tr("Folder for the demo's data"))
        if folder:
            self.make(Path(folder))

    def _show(self, folder: Path, results: Dict[str, Any]) -> None:
        """Load the layers, go there, and open the dialog."""
        from processing.gui.Postprocessing import handleAlgorithmResults

        self._task = None
        algorithm, context, feedback = self._kept
        handleAlgorithmResults(algorithm, context, feedback)
        area, labels = (_layer_of(results[name]) for name in ("AOI", "LABELS"))
        self._zoom_to(area)
        text = tr("Simulated data: nothing in it was measured. Press Run to make a dataset of it.")
        self._iface.messageBar().clearWidgets()
        self._say(text, Qgis.MessageLevel.Success)
        asked = {name: results[name] for name in ("CATALOGUE", "START", "END")}
        layers = {"AOI": area.id(), "LABELS": labels.id()}
        open_dialog("dl4eo:makedataset", {**layers, **asked, **SMALL, "FOLDER": str(folder / DATASET)})

    def _zoom_to(self, layer: QgsVectorLayer) -> None:
        canvas = self._iface.mapCanvas()
        crs = canvas.mapSettings().destinationCrs()
        to_map = QgsCoordinateTransform(layer.crs(), crs if crs.isValid() else layer.crs(), QgsProject.instance())
        box = to_map.transformBoundingBox(layer.extent())
        box.scale(MARGIN)
        canvas.setExtent(box)
        canvas.refresh()

    def _fail(self) -> None:
        self._task = None
        feedback = self._kept[2]
        reason = " ".join(feedback.errors) or tr("Cancelled.")
        self._say(tr("The demo's data was not made. {reason}").format(reason=reason), Qgis.MessageLevel.Critical)

    def _say(self, text: str, level: Any) -> None:
        self._iface.messageBar().pushMessage(tr("Try the demo"), text, level, TOLD_S)


def _layer_of(address: str) -> QgsVectorLayer:
    """Return the project's newest layer of an address."""
    path = Path(address.split("|")[0])
    found = [
        layer
        for layer in QgsProject.instance().mapLayers().values()
        if isinstance(layer, QgsVectorLayer) and Path(layer.source().split("|")[0]) == path
    ]
    return found[-1]
