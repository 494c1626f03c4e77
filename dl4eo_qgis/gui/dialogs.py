"""Opens the dialogs of algorithms."""

from __future__ import annotations

from typing import Any, Dict, Optional

from qgis.PyQt.QtWidgets import QDialog

_OPEN: Dict[int, QDialog] = {}
"""By number: without a name in Python a dialog loses what Python adds to it, and its button Run does nothing."""


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
