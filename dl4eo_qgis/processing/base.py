"""What all algorithms share: three steps, one-line errors, and a help page made from the parameters' own help.

``read`` turns QGIS' objects into plain values on the main thread, ``work`` goes on in the background and calls the
worker (``run`` is QGIS' own word), ``publish`` gives QGIS the layers and values. Each run has its own instance;
nothing is kept on the class.
"""

from __future__ import annotations

import re
from typing import Any, Dict, List, Mapping, Tuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputDefinition,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtGui import QIcon

from .. import paths
from ..core.errors import Dl4eoError, suggest
from .inputs import remembered
from .inputs.values import wanted
from .recipe_keys import Names, with_words
from .runtime import environment
from .tr import tr

FIRST_SENTENCE = r"(?<=\.) |(?<=。)"
"""What follows the first sentence of a text; a Chinese one is followed by no space."""
Helped = Tuple[QgsProcessingOutputDefinition, str]


class Algorithm(QgsProcessingAlgorithm):
    """One door of the core in the toolbox.

    A subclass says its literal ``name()``, its texts, its ``inputs`` and ``results``, and the three steps.
    """

    GROUP = ""
    """A key of ``groups``."""
    USES_WORKER = True

    def __init__(self) -> None:
        super().__init__()
        self._request: Any = None
        self.names = Names()

    # -- what a subclass says ------------------------------------------------------------------------------------

    def about(self) -> str:
        """Return one or two sentences on what it does."""
        raise NotImplementedError

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        """Return the parameters in the order of thought, each with its help."""
        raise NotImplementedError

    def results(self) -> List[Helped]:
        """Return the outputs that no parameter makes, each with its help."""
        raise NotImplementedError

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        """Raise RecipeError where a value cannot be used. Cheap: dialogs call it."""

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Any:
        """Return the request as plain values and open sources."""
        raise NotImplementedError

    def work(self, request: Any, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        """Do the work and return what it gave."""
        raise NotImplementedError

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Return the outputs; fill sinks, hand layers over."""
        raise NotImplementedError

    def settle(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        """Do what the main thread alone may do at the end."""

    # -- what QGIS asks ------------------------------------------------------------------------------------------

    def createInstance(self) -> Algorithm:
        return type(self)()

    def initAlgorithm(self, configuration: Any = None) -> None:
        for parameter in self.inputs():
            self.addParameter(parameter)
        for output, _ in self.results():
            self.addOutput(output)

    def groupId(self) -> str:
        return self.GROUP

    def group(self) -> str:
        return groups()[self.GROUP]

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return paths.resource("icons", f"{self.GROUP}.svg")

    def shortDescription(self) -> str:
        return re.split(FIRST_SENTENCE, self.about(), maxsplit=1)[0]

    def shortHelpString(self) -> str:
        entry = tr("{label} ({name}): {text}")
        lines = [self.about(), "", tr("Parameters")]
        lines += [
            entry.format(label=p.description(), name=p.name(), text=p.help()) for p in self.parameterDefinitions()
        ]
        if self.results():
            lines += ["", tr("Outputs")]
            lines += [entry.format(label=o.description(), name=o.name(), text=text) for o, text in self.results()]
        return "\n".join(lines)

    def canExecute(self) -> Tuple[bool, str]:
        if self.USES_WORKER:
            try:
                environment.worker_python()
            except QgsProcessingException as error:
                return False, str(error)
        return True, ""

    def checkParameterValues(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[bool, str]:
        parameters = wanted(self, parameters)
        known = [p.name() for p in self.parameterDefinitions()]
        for name in parameters:
            if name not in known:  # QGIS itself would take no notice of it
                text = tr("{name}: {algorithm} has no such parameter. {hint}")
                return False, text.format(name=name, algorithm=self.name(), hint=suggest(name, known))
        try:
            self.check(parameters, context)
        except Dl4eoError as error:
            return False, self.line(error)
        except (OSError, RuntimeError, ValueError) as error:  # one that passes here would end QGIS
            return False, f"{type(error).__name__}: {error}"
        for parameter in self.parameterDefinitions():
            said = _beyond(parameter, parameters.get(parameter.name()))
            if said:
                return False, said
        return super().checkParameterValues(with_words(parameters), context)

    def prepareAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        parameters = wanted(self, parameters)
        try:
            self.check(parameters, context)
            self._request = self.read(parameters, context)
        except Dl4eoError as error:
            raise QgsProcessingException(self.line(error)) from None
        if self.USES_WORKER:
            environment.worker_python()  # QGIS 3.22 does not ask canExecute
        remembered.keep(parameters, feedback)
        return True

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        try:
            value = self.work(self._request, context, feedback)
            return self.publish(value, wanted(self, parameters), context, feedback)
        except Dl4eoError as error:
            raise QgsProcessingException(self.line(error)) from None

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Dict[str, Any]:
        self.settle(context, feedback)
        return {}

    def line(self, error: Dl4eoError) -> str:
        """Return an error as one line in the user's words."""
        return self.names.line(str(error))


def _beyond(parameter: QgsProcessingParameterDefinition, value: Any) -> str:
    """Return what is to be said of a number beyond its parameter's limits: QGIS would not name them."""
    if parameter.type() != "number" or isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return ""
    try:
        number = float(value)
    except ValueError:  # an expression, which QGIS evaluates
        return ""
    low, high = parameter.minimum(), parameter.maximum()
    text = tr("{name}: must be {low:.10g} to {high:.10g}, got {value:.10g}")
    return "" if low <= number <= high else text.format(name=parameter.name(), low=low, high=high, value=number)


def groups() -> Dict[str, str]:
    """Return the toolbox's groups by id; the numbers show the order of the work."""
    return {
        "scenes": tr("1 Scenes"),
        "rasters": tr("2 Rasters"),
        "labels": tr("3 Labels"),
        "chips": tr("4 Chips"),
        "dataset": tr("5 Dataset"),
        "review": tr("6 Review"),
        "setup": tr("7 Set-up"),
    }
