"""``dl4eo:selftest``: lets tests make the worker misbehave. Only there with DL4EO_TEST_COMMANDS=1."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped


class SelfTest(Algorithm):
    """Runs one of the worker's test commands."""

    GROUP = "setup"

    def name(self) -> str:
        return "selftest"

    def displayName(self) -> str:
        return "Self-test"

    def about(self) -> str:
        return "Makes the worker misbehave, for tests."

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        seconds = QgsProcessingParameterNumber("SECONDS", "Seconds", QgsProcessingParameterNumber.Type.Double, 0)
        return [
            p.helped(QgsProcessingParameterString("DO", "Do", "echo"), "What to do."),
            p.helped(seconds, "How long."),
        ]

    def results(self) -> List[Helped]:
        return [(QgsProcessingOutputString("ANSWER", "Answer"), "What the worker did.")]

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        return {
            "do": self.parameterAsString(parameters, "DO", context),
            "seconds": self.parameterAsDouble(parameters, "SECONDS", context),
        }

    def work(self, request: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        return worker.call("selftest", request, feedback)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        return {"ANSWER": value["do"]}
