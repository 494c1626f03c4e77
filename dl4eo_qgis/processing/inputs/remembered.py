"""The catalogue that was used last, offered by dialogs. Scripts, models and qgis_process never see it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Mapping

from qgis.core import QgsProcessingFeedback, QgsProcessingParameterDefinition, QgsSettings

NAME = "CATALOGUE"
SETTING = "dl4eo/last_catalogue"
DIALOG = "QgsProcessingAlgorithmDialogFeedback"
"""QGIS' own class of the feedback that a dialog gives to its run."""
DEMO = "dl4eo-demo"
"""The id of the simulated catalogue, which is no one's usual one."""
ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def keep(parameters: Mapping[str, Any], feedback: QgsProcessingFeedback) -> None:
    """Remember the catalogue of a run that was started from a dialog."""
    place = parameters.get(NAME)
    started_by_hand = feedback is not None and feedback.metaObject().className() == DIALOG
    if started_by_hand and isinstance(place, str) and place.strip() and not _is_demo(place):
        QgsSettings().setValue(SETTING, place.strip())


def offer(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    """Have dialogs begin with the catalogue that was used last; the default that runs know stays as it is."""
    place = str(QgsSettings().value(SETTING, "") or "")
    if place and _is_there(place):
        parameter.setGuiDefaultValueOverride(place)
    return parameter


def _is_there(place: str) -> bool:
    """Return False for a file that is gone; names and addresses are not looked at."""
    is_path = not ADDRESS.match(place) and ("/" in place or "\\" in place)
    return not is_path or Path(place).expanduser().is_file()


def _is_demo(place: str) -> bool:
    if ADDRESS.match(place) or not place.endswith(".json"):
        return False
    try:
        document = json.loads(Path(place).expanduser().read_text(encoding="utf-8"))
    except (OSError, ValueError, RuntimeError):
        return False
    return isinstance(document, dict) and document.get("id") == DEMO
