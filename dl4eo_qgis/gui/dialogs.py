"""Opens the dialogs of algorithms."""

from __future__ import annotations

import time
from typing import Any, Dict, List, Optional

from qgis.core import QgsApplication
from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt.QtCore import QEventLoop
from qgis.PyQt.QtWidgets import QApplication, QDialog

from ..processing.base import Algorithm
from ..processing.models import ShippedModel

_OPEN: Dict[int, QDialog] = {}
"""By number: without a name in Python a dialog loses what Python adds to it, and its button Run does nothing."""

ENDS_WITHIN_S = 15.0
"""How long a run that was cancelled may take: longer than a worker that does not listen is waited for."""
POLL_S = 0.02


def open_dialog(algorithm: str, parameters: Dict[str, Any]) -> Optional[QDialog]:
    """Show the dialog of an algorithm with parameters filled in, and return it; the map stays usable beside it.

    QGIS deletes the dialog when it is closed.
    """
    import processing

    dialog = processing.createAlgorithmDialog(algorithm, parameters)
    if dialog is not None:
        key = id(dialog)
        _OPEN[key] = dialog
        dialog.destroyed.connect(lambda *_: _OPEN.pop(key, None))
        dialog.show()
    return dialog


def close_dialogs() -> None:
    """Close the dialogs of the plugin's algorithms and end what runs in them, before the provider goes.

    A dialog asks its algorithm for its provider, as late as when its run ends: QGIS crashes where that is gone.
    """
    dialogs = _dialogs()
    for dialog in dialogs:
        dialog.cancelButton().click()
    until = time.monotonic() + ENDS_WITHIN_S
    while any(_runs(dialog) for dialog in dialogs) and time.monotonic() < until:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        time.sleep(POLL_S)
    for dialog in dialogs:
        dialog.close()


def _dialogs() -> List[QgsProcessingAlgorithmDialogBase]:
    """Return the dialogs of our algorithms and models, those too that were closed while they ran.

    No algorithm is asked for its provider: that of another plugin may be gone.
    """
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QgsProcessingAlgorithmDialogBase)]
    return [dialog for dialog in found if isinstance(dialog.algorithm(), (Algorithm, ShippedModel))]


def _runs(dialog: QgsProcessingAlgorithmDialogBase) -> bool:
    """Say whether the run of a dialog has not ended yet."""
    return QgsApplication.taskManager().countActiveTasks() > 0 and not dialog.runButton().isEnabled()
