"""Opens the dialogs of algorithms."""

from __future__ import annotations

from typing import Any, Dict, Optional

from qgis.PyQt.QtWidgets import QDialog


def open_dialog(algorithm: str, parameters: Dict[str, Any]) -> Optional[QDialog]:
    """Show the dialog of an algorithm with parameters filled in, and return it; the map stays usable beside it.

    QGIS deletes the dialog when it is closed.
    """
    import processing

    dialog = processing.createAlgorithmDialog(algorithm, parameters)
    if dialog is not None:
        dialog.show()
    return dialog
