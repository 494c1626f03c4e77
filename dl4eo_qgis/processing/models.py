"""Models that ship with the plugin, as algorithms of its provider."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List

from qgis.core import QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from .. import paths
from .base import groups
from .parameters import begin_with_last_year
from .tr import tr, translated

GROUP = "dataset"
NO_TEXTS = ("ALG_CREATOR", "ALG_VERSION")
"""Keys of a model's help that hold names."""


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model of resources/models, in a group of the toolbox and with a title in the user's language."""

    def displayName(self) -> str:
        return titles().get(self.name(), self.name())

    def group(self) -> str:
        return groups()[GROUP]

    def groupId(self) -> str:
        return GROUP

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return paths.resource("icons", f"{GROUP}.svg")

    def createInstance(self) -> ShippedModel:
        made = ShippedModel()
        made.loadVariant(self.toVariant())
        made.setSourceFilePath(self.sourceFilePath())
        return made


def titles() -> Dict[str, str]:
    """Return the titles of the models by name."""
    return {"trainingchips": tr("Make training chips step by step")}


def shipped_models() -> List[ShippedModel]:
    """Return the models under resources/models, by the names of their files; one that cannot be read is left out."""
    found = []
    for path in sorted(Path(paths.resource("models")).glob("*.model3")):
        model = ShippedModel()
        if model.fromFile(str(path)):
            _translate(model)
            start, end = (model.parameterDefinition(name) for name in ("START", "END"))
            if start and end:
                begin_with_last_year(start, end)
            found.append(model)
    return found


def _translate(model: QgsProcessingModelAlgorithm) -> None:
    """Put the labels and the help of a model's inputs into the user's language; the file stays English."""
    for parameter in model.parameterDefinitions():
        parameter.setDescription(translated(parameter.description()))
        parameter.setHelp(translated(parameter.help()) if parameter.help() else "")
    texts = {key: translated(text) if key not in NO_TEXTS else text for key, text in model.helpContent().items()}
    model.setHelpContent(texts)
