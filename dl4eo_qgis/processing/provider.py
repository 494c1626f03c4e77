"""The provider ``dl4eo`` in QGIS' Processing toolbox."""

from __future__ import annotations

import os
from typing import List, Type

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .. import paths
from .algorithms import ALGORITHMS
from .base import Algorithm
from .models import shipped_models
from .runtime import environment
from .tr import tr


class Provider(QgsProcessingProvider):
    """Lists the algorithms of the table, and the option that names the worker's Python."""

    def id(self) -> str:
        return "dl4eo"

    def name(self) -> str:
        return "DL4EO"

    def longName(self) -> str:
        return tr("DL4EO: training data for Earth observation")

    def versionInfo(self) -> str:
        return paths.version()

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return paths.resource("icons", "plugin.svg")

    def supportsNonFileBasedOutput(self) -> bool:
        return True

    def load(self) -> bool:
        text = tr("Python that reads and writes the data (empty: found by itself)")
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(Setting(self.name(), environment.NAME, text, "", valuetype=Setting.FILE))
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self) -> None:
        ProcessingConfig.removeSetting(environment.NAME)

    def loadAlgorithms(self) -> None:
        for algorithm in (*ALGORITHMS, *_test_algorithms()):
            self.addAlgorithm(algorithm())
        for model in shipped_models():
            self.addAlgorithm(model)


def _test_algorithms() -> List[Type[Algorithm]]:
    if os.environ.get("DL4EO_TEST_COMMANDS") != "1":
        return []
    from .algorithms.selftest import SelfTest

    return [SelfTest]
