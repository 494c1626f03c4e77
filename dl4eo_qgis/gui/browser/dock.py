"""The chip browser's dock: finds the chips layer, follows it, and puts table, pictures and verdicts together."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import QDockWidget, QLabel, QStackedWidget

from ...processing.tr import tr
from ..dialogs import open_dialog
from .layers import chips_layers, is_chips_layer
from .session import Session
from .view import View

APPLY = "dl4eo:applyreview"


class ChipBrowser(QDockWidget):
    """Shows the chips of a dataset one after the other, and takes verdicts."""

    def __init__(self, iface: Any) -> None:
        super().__init__(tr("Chip browser"), iface.mainWindow())
        self.setObjectName("dl4eo_chip_browser")
        self._iface = iface
        self.session: Optional[Session] = None
        self.view = View(self._act)
        self._hint = QLabel(what_to_do())
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setMargin(12)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._hint)
        self._stack.addWidget(self.view)
        self.setWidget(self._stack)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look_again)
        self._connect()

    @property
    def layer(self) -> Optional[QgsVectorLayer]:
        """The chips layer that is shown."""
        return self.session.layer if self.session is not None else None

    def show_for(self, layer: Optional[QgsVectorLayer] = None) -> None:
        """Open for a chips layer; by default the active one, else the first of the project."""
        self.take(layer)
        self.show()
        self.raise_()
        if self.session is not None:
            self.view.setFocus()

    def take(self, layer: Optional[QgsVectorLayer] = None) -> None:
        """Show the chips of a layer; by default of the active one, else of the first of the project."""
        found = self._choose(layer)
        if found is None or self.session is None or self.session.layer is not found:
            self._end_session()
            if found is not None:
                self.session = Session(found, self.view, self._iface.mapCanvas())
                self.session.start()
                found.willBeDeleted.connect(self._lose_session)
        self._stack.setCurrentWidget(self.view if self.session is not None else self._hint)
        name = found.name() if found is not None else ""
        self.setWindowTitle(tr("Chip browser: {layer}").format(layer=name) if name else tr("Chip browser"))
        self._allow_apply()

    def remove(self) -> None:
        """Save, let go of everything, and leave the main window."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()
        self._soon.stop()
        self._end_session()
        self._iface.removeDockWidget(self)
        self.setParent(None)
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session is not None:
            self.session.rest()
        super().closeEvent(event)

    def _connect(self) -> None:
        project = QgsProject.instance()
        self._connections = [
            (project.layerWillBeRemoved[str], self._before_removal),
            (project.layersRemoved, self._later),
            (project.layersAdded, self._later),
            (self.visibilityChanged, self._seen),
            (self.view.apply.clicked, self._apply),
            (self._iface.currentLayerChanged, self._swap),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)

    def _choose(self, layer: Optional[QgsVectorLayer]) -> Optional[QgsVectorLayer]:
        """Return the layer to show; one that is shown already stays unless another is meant."""
        active = self._iface.activeLayer()
        for candidate in (layer, active, self.layer):
            if is_chips_layer(candidate):
                return candidate
        return next(iter(chips_layers(QgsProject.instance())), None)

    def _swap(self, layer: Any) -> None:
        """Follow the active layer from one dataset's chips to another's."""
        if self.isVisible() and is_chips_layer(layer) and layer is not self.layer:
            self.take(layer)

    def _later(self, *_: Any) -> None:
        """Look for a layer once the project has settled."""
        if self.session is None and self.isVisible():
            self._soon.start(0)

    def _look_again(self) -> None:
        if self.session is None and self.isVisible():
            self.take()

    def _before_removal(self, layer_id: str) -> None:
        if self.session is not None and self.session.layer_id == layer_id:
            self._end_session()

    def _seen(self, visible: bool) -> None:
        if visible and self.session is None:
            self._soon.start(0)
        elif self.session is not None:
            self.session.seen(visible)

    def _end_session(self) -> None:
        if self.session is not None:
            self.session.layer.willBeDeleted.disconnect(self._lose_session)
            self.session.end()
        self._without_session()

    def _lose_session(self) -> None:
        """Let go of a layer that is being deleted: it must not be touched any more."""
        if self.session is not None:
            self.session.end(lost=True)
        self._without_session()

    def _without_session(self) -> None:
        self.session = None
        self._stack.setCurrentWidget(self._hint)
        self.setWindowTitle(tr("Chip browser"))

    def _act(self, deed: str) -> None:
        if self.session is not None:
            self.session.act(deed)

    def _allow_apply(self) -> None:
        there = QgsApplication.processingRegistry().algorithmById(APPLY) is not None
        self.view.apply.setEnabled(there and self.session is not None)
        carry = tr(
            "Carry the verdicts into the dataset: status, splits, statistics. Images and masks stay as they are."
        )
        self.view.apply.setToolTip(carry if there else tr("The algorithm {name} is not there.").format(name=APPLY))

    def _apply(self) -> None:
        """Save, and open the algorithm that carries verdicts into the dataset."""
        if self.session is None or not self.session.rest():
            return
        open_dialog(APPLY, {"DATASET": str(self.session.opened.header)})


def open_browser(iface: Any) -> ChipBrowser:
    """Return a new browser in the main window: where it was last, else below the map."""
    browser = ChipBrowser(iface)
    if not iface.mainWindow().restoreDockWidget(browser):
        iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, browser)
    return browser


def what_to_do() -> str:
    """Return what to do where the project has no chips."""
    return tr(
        "No chips in this project. Open a dataset with Processing Toolbox > DL4EO > Load dataset, "
        "or choose the chips layer of one."
    )
