"""QGIS' windows, as steps find them: the plugin's menu and toolbar, dialogs of algorithms, docks."""

from __future__ import annotations

from typing import Any

import processing
from qgis.core import QgsProcessingException, QgsProcessingFeedback
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

DIALOG = (1060, 720)


def run(name: str, **parameters: Any) -> dict[str, Any]:
    """Run an algorithm of dl4eo and load its layers; fails with what it said."""
    feedback = QgsProcessingFeedback()
    try:
        return dict(processing.runAndLoadResults(f"dl4eo:{name}", parameters, feedback))
    except QgsProcessingException as error:
        raise AssertionError(feedback.textLog()) from error


def menu() -> list[Any]:
    """Return the actions of the plugin's menu."""
    entries = [entry for entry in iface.pluginMenu().actions() if entry.text().replace("&", "") == "DL4EO"]
    return [found for entry in entries if entry.menu() for found in entry.menu().actions()]


def action(text: str) -> Any:
    """Return the one action of the plugin's menu whose text begins so."""
    found = [each for each in menu() if each.text().startswith(text)]
    assert len(found) == 1, (text, [each.text() for each in menu()])
    return found[0]


def windows(kind: Any) -> list[Any]:
    """Return the windows of a kind that are seen."""
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]


def dialog() -> Any:
    """Return the algorithm's dialog that is open."""
    return next((widget for widget in windows(QDialog) if hasattr(widget, "runButton")), None)


def log_of(box: Any) -> str:
    """Return the log of an algorithm's dialog (and its help, which is a text too)."""
    return "\n".join(text.toPlainText() for kind in (QTextEdit, QPlainTextEdit) for text in box.findChildren(kind))


def question() -> Any:
    """Return the message box that is open."""
    return next(iter(windows(QMessageBox)), None)


def place(box: Any) -> None:
    """Put a dialog in the middle of the screen, large."""
    screen = QApplication.primaryScreen().geometry()
    box.resize(*DIALOG)
    box.move((screen.width() - DIALOG[0]) // 2, (screen.height() - DIALOG[1]) // 2)


def dialog_values() -> dict[str, str]:
    """Return the parameters of the dialog that is open, as texts; dates as days."""
    parameters = dialog().createProcessingParameters()
    return {
        name: value.toString("yyyy-MM-dd") if hasattr(value, "toJulianDay") else str(value)
        for name, value in parameters.items()
    }


def tool_button(text: str) -> QToolButton:
    """Return the button in the plugin's toolbar whose action has this text."""
    bar = next(bar for bar in iface.mainWindow().findChildren(QToolBar) if bar.objectName() == "DL4EO")
    buttons = [button for button in bar.findChildren(QToolButton) if button.defaultAction() is not None]
    return next(button for button in buttons if button.defaultAction().text() == text)


def dock(name: str) -> Any:
    """Return a panel of the main window by its name; None where there is none."""
    return next((each for each in iface.mainWindow().findChildren(QDockWidget) if each.objectName() == name), None)


def docks() -> list[str]:
    """Return the names of the main window's panels."""
    return [each.objectName() for each in iface.mainWindow().findChildren(QDockWidget)]
