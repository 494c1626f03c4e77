"""Verdicts on chips as edits of their layer: undone, saved every few seconds, safe from crashes.

QGIS' own undo reaches back to the last save; ``undo`` here reaches back to the first verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...processing.tr import tr
from .table import as_text

EDITED = ("review", "note")
"""The columns that verdicts are written to."""
UNSAVED = 2
"""Verdicts that a crash may lose at most."""
IDLE_MS = 1500
"""After which fewer verdicts are saved too."""
SOON_MS = 30
"""After which that many are saved: the next chip is drawn first."""
REMEMBERED = 10_000


@dataclass(frozen=True)
class Step:
    """One verdict that can be undone."""

    fid: int
    before: Dict[str, str]
    after: Dict[str, str]
    text: str


class Verdicts(QObject):
    """Edits the verdicts of one chips layer."""

    failed = pyqtSignal(str)
    """Verdicts could not be saved: why."""
    saved = pyqtSignal()

    def __init__(self, layer: QgsVectorLayer, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._layer = layer
        self._began = False
        """The edit session is ours to end."""
        self._unsaved = 0
        self._steps: List[Step] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)

    @property
    def problem(self) -> str:
        """Why no verdict can be given; empty: it can."""
        if self._layer.readOnly():
            return tr("The layer is set to read-only in this project: no verdicts.")
        if not self._layer.isEditable() and not self._layer.supportsEditing():
            return tr(
                "The file dataset.gpkg cannot be written: no verdicts. Check its rights, and those of its folder."
            )
        return ""

    @property
    def can_undo(self) -> bool:
        """Say whether there is a verdict to undo."""
        return bool(self._steps)

    @property
    def unsaved(self) -> int:
        """How many verdicts are not in the file yet."""
        return self._unsaved

    def has(self, column: str) -> bool:
        """Say whether the layer has a column; old datasets have no notes."""
        return self._layer.fields().indexOf(column) >= 0

    def put(self, fid: int, values: Dict[str, str], text: str) -> bool:
        """Write values of a chip by column, as one step that QGIS calls ``text``; say whether it could be."""
        before = self._values(fid, values)
        if before is None:
            self.failed.emit(tr("This chip is not in the layer any more."))
            return False
        if before == values:
            return True
        if not self._edit(fid, values, text):
            return False
        self._steps.append(Step(fid, before, dict(values), text))
        del self._steps[:-REMEMBERED]
        return True

    def undo(self) -> Optional[int]:
        """Take back the latest verdict that still stands; return its chip, or None where there is none."""
        while self._steps:
            step = self._steps.pop()
            if self._values(step.fid, step.after) != step.after:
                continue  # edited elsewhere since, or undone by QGIS
            return step.fid if self._edit(step.fid, step.before, tr("Undo: {text}").format(text=step.text)) else None
        return None

    def save(self) -> bool:
        """Write unsaved verdicts to the file and go on editing; say whether all is written.

        Edits that are not the browser's are left to the user, and verdicts with them.
        """
        self._timer.stop()
        if not self._layer.isEditable() or not self._layer.isModified():
            self._unsaved = 0
            return True
        if not self._only_verdicts():
            self.failed.emit(tr("The layer has other unsaved edits too: save the layer, and verdicts with it."))
            return False
        if not self._layer.commitChanges(False):
            self.failed.emit(tr("Not saved: {reason}").format(reason="; ".join(self._layer.commitErrors())))
            return False
        self._unsaved = 0
        self.saved.emit()
        return True

    def stop(self) -> None:
        """Save no more by itself."""
        self._timer.stop()

    def finish(self) -> bool:
        """Save, and end the edit session if the browser began it; say whether all is written."""
        done = self.save()
        if done and self._began and self._layer.isEditable():
            done = self._layer.commitChanges()
        self._began = self._began and not done
        return done

    def _edit(self, fid: int, values: Dict[str, str], text: str) -> bool:
        """Change values as one step of the layer's edits."""
        if self.problem:
            self.failed.emit(self.problem)
            return False
        if not self._layer.isEditable():
            self._began = self._layer.startEditing()
            if not self._began:
                self.failed.emit(tr("The layer cannot be edited now."))
                return False
        fields = self._layer.fields()
        self._layer.beginEditCommand(text)
        if not all(self._layer.changeAttributeValue(fid, fields.indexOf(n), v) for n, v in values.items()):
            self._layer.destroyEditCommand()
            self.failed.emit(tr("The verdict cannot be written into the layer."))
            return False
        self._layer.endEditCommand()
        self._unsaved += 1
        if self._unsaved > UNSAVED:
            self.save()
        else:
            self._timer.start(SOON_MS if self._unsaved == UNSAVED else IDLE_MS)
        return True

    def _values(self, fid: int, columns: Dict[str, str]) -> Optional[Dict[str, str]]:
        """Return a chip's values now; None where the layer has no such chip."""
        feature = self._layer.getFeature(fid)
        if not feature.isValid():
            return None
        fields = self._layer.fields()
        return {name: as_text(feature.attribute(fields.indexOf(name))) for name in columns}

    def _only_verdicts(self) -> bool:
        """Say whether nothing but verdicts was edited."""
        edits = self._layer.editBuffer()
        others = (
            edits.addedFeatures(),
            edits.deletedFeatureIds(),
            edits.changedGeometries(),
            edits.addedAttributes(),
            edits.deletedAttributeIds(),
        )
        fields = self._layer.fields()
        ours = {fields.indexOf(name) for name in EDITED}
        return not any(others) and all(set(change) <= ours for change in edits.changedAttributeValues().values())
