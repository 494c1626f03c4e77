"""``dl4eo:setupenvironment``: makes the plugin's own Python environment, or tells which one is in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..inputs.values import plain_boolean
from ..runtime import environment, installing
from ..runtime.base_python import base_python
from ..tr import tr

NOTHING = {"python": "", "packages": {}, "count": 0}


@dataclass(frozen=True)
class Request:
    """What is asked."""

    only_tell: bool
    rebuild: bool
    with_dask: bool
    base: str


class SetUpEnvironment(Algorithm):
    """Installs the packages of the core into an environment in the user's profile, never into QGIS' own Python."""

    GROUP = "setup"
    USES_WORKER = False

    def name(self) -> str:
        return "setupenvironment"

    def displayName(self) -> str:
        return tr("Set up environment")

    def tags(self) -> List[str]:
        return tr("install,python,pip,venv,packages,environment").split(",")

    def about(self) -> str:
        return tr(
            "Makes the Python environment that reads and writes the data: in your profile, apart from QGIS and its "
            "Python, which stay as they are. pip fetches the packages, pinned and checked by their hashes, from the "
            "index and through the proxy of its own configuration; about 200 MB are fetched, 800 MB are needed. "
            "First it tells what is there already."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        return [
            _switch("ONLY_TELL", tr("Only tell what is there"), tr("Nothing is installed or changed.")),
            *map(
                p.advanced,
                (
                    _switch(
                        "REBUILD",
                        tr("Make it again, even if it is whole"),
                        tr("The environment that is there stays in use until the new one is whole."),
                    ),
                    _switch(
                        "WITH_DASK",
                        tr("Also install Dask"),
                        tr("Needed only for EXECUTOR=dask, to work on an existing Dask cluster."),
                    ),
                    p.helped(
                        QgsProcessingParameterFile(
                            "BASE_PYTHON",
                            tr("Python to make it from"),
                            optional=True,
                            fileFilter=tr("All files") + " (*)",  # QGIS' own filter wants a dot in the name
                        ),
                        tr("A Python program of version 3.10 or newer. Empty: found by itself."),
                    ),
                ),
            ),
        ]

    def results(self) -> List[Helped]:
        return [
            (QgsProcessingOutputString("PYTHON", tr("Python")), tr("Path of the Python in use. Empty: there is none.")),
            (
                QgsProcessingOutputString("VERSIONS", tr("Versions")),
                tr("Versions of that Python and of the packages that matter most, as a comma list."),
            ),
            (QgsProcessingOutputNumber("COUNT", tr("Packages")), tr("Number of packages that this Python has.")),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        for name in ("ONLY_TELL", "REBUILD", "WITH_DASK"):
            plain_boolean(self, parameters, name, context)

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        switches = [plain_boolean(self, parameters, n, context) for n in ("ONLY_TELL", "REBUILD", "WITH_DASK")]
        return Request(*switches, self.parameterAsFile(parameters, "BASE_PYTHON", context))

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        told = _tell(feedback, request.only_tell)
        if request.only_tell:
            return told
        own = str(environment.own_python())
        plan = installing.Plan("", installing.lists(request.with_dask))
        if not request.rebuild and _is_whole(plan):
            feedback.pushInfo(tr("The plugin's own environment is whole: nothing to do. REBUILD makes it again."))
            made = worker.call("versions", {}, feedback, python=own)
        else:
            base, version = base_python(request.base)
            feedback.pushInfo(tr("It is made from {python} (Python {version}).").format(python=base, version=version))
            made = installing.make(installing.Plan(base, plan.lists), feedback)
            feedback.pushInfo(tr("The environment is ready: {versions}.").format(versions=_versions(made)))
        _warn_if_unused(own, feedback)
        return {**made, "path": own}

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        return {"PYTHON": value.get("path", ""), "VERSIONS": _versions(value), "COUNT": value["count"]}


def _switch(name: str, label: str, text: str) -> QgsProcessingParameterDefinition:
    return p.helped(QgsProcessingParameterBoolean(name, label, False), text)


def _tell(feedback: QgsProcessingFeedback, only: bool) -> Dict[str, Any]:
    """Tell which Python is in use now and why, and return its versions; those of none where there is none."""
    feedback.setProgressText(tr("Looking for what is there"))
    try:
        chosen = environment.chosen_python()
        told = worker.call("versions", {}, feedback, python=chosen.path)
    except QgsProcessingException as error:
        if feedback.isCanceled():
            raise
        if only:
            feedback.pushWarning(str(error))
        else:
            feedback.pushInfo(tr("There is no Python with the packages yet."))
        return NOTHING
    text = tr("In use now: {python} ({why}). It has {versions}.")
    feedback.pushInfo(text.format(python=chosen.path, why=chosen.why, versions=_versions(told)))
    if not environment.runs_core(chosen.path):
        feedback.pushWarning(tr("It lacks packages that the core needs, or is older than Python 3.10."))
    return {**told, "path": chosen.path}


def _is_whole(plan: installing.Plan) -> bool:
    """Return whether the plugin's own environment was made from these packages and works."""
    same = installing.stamp_of(environment.own_folder()) == plan.stamp()
    return same and environment.runs_core(str(environment.own_python()))


def _warn_if_unused(own: str, feedback: QgsProcessingFeedback) -> None:
    """Say so where another Python than the plugin's own is named and comes first."""
    try:
        path = environment.worker_python()
    except QgsProcessingException as error:
        feedback.pushWarning(str(error))
        return
    if path != own:
        text = tr("It is not used as long as {name} names another Python: {python}.")
        feedback.pushWarning(text.format(name=environment.NAME, python=path))


def _versions(told: Mapping[str, Any]) -> str:
    """Return versions as a list in one line."""
    if not told["python"]:
        return ""
    return ", ".join([f"Python {told['python']}", *(f"{name} {version}" for name, version in told["packages"].items())])
