"""Translation of what users read."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "dl4eo"


def tr(text: str) -> str:
    """Return ``text`` in the user's language; give it a literal and format the result."""
    return str(QCoreApplication.translate(CONTEXT, text))


def translated(text: str) -> str:
    """Return a text that is no literal here, but taken from a file that ``make i18n`` reads, in the user's language."""
    return str(QCoreApplication.translate(CONTEXT, text))
