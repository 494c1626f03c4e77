"""``dl4eo:validatedataset``: what is wrong with a dataset's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from ...core.problem_kinds import KINDS, kinds_of
from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..convert import temporary_file
from ..inputs.datasets import check_dataset, dataset_file
from ..inputs.values import plain_boolean
from ..layers.sinks import fill_sink
from ..styles import Look
from ..tr import tr


@dataclass(frozen=True)
class Request:
    """What is audited, and whether a problem is an error."""

    dataset: str
    strict: bool
    ignore: str
    """Kinds of problems, with commas."""
    output: str
    """A GeoPackage for the problems; empty: none is wanted."""


class ValidateDataset(Algorithm):
    """Reads every file of a dataset and compares it with what the dataset says of itself."""

    GROUP = "review"

    def __init__(self) -> None:
        super().__init__()
        self.names.keys["validate.ignore"] = "IGNORE"

    def name(self) -> str:
        return "validatedataset"

    def displayName(self) -> str:
        return tr("Validate dataset")

    def tags(self) -> List[str]:
        return tr("audit,check,integrity,hash,missing files,corrupt,alignment").split(",")

    def about(self) -> str:
        return tr(
            "Audits a dataset to the last byte. Each image has its mask on the same pixels, files and table name each "
            "other, bytes and bands are those that were written, masks hold classes of the table, measures, status, "
            "split and statistics agree, nothing is shifted or exchanged. Nothing is changed."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        strict = QgsProcessingParameterBoolean("STRICT", tr("Fail where there is a problem"), False)
        problems = ("PROBLEMS", tr("Problems"), QgsProcessing.SourceType.TypeVectorPolygon, None, True, True)
        return [
            dataset_file(),
            p.helped(strict, tr("A problem ends the run as an error, for scripts. The log names the first ones.")),
            p.words("IGNORE", tr("Problems to let be"), _ignore_help(), None, True),
            p.helped(QgsProcessingParameterFeatureSink(*problems), _problems_help()),
        ]

    def results(self) -> List[Helped]:
        return [
            (QgsProcessingOutputNumber("COUNT", tr("Problems")), tr("Number of problems; 0: the dataset is sound."))
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        path = self.parameterAsFile(parameters, "DATASET", context)
        if path:
            check_dataset(Path(path))
        plain_boolean(self, parameters, "STRICT", context)
        kinds_of(self.parameterAsString(parameters, "IGNORE", context))

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        path = str(Path(self.parameterAsFile(parameters, "DATASET", context)).absolute())
        wanted = parameters.get("PROBLEMS") not in (None, "")
        return Request(
            path,
            plain_boolean(self, parameters, "STRICT", context),
            self.parameterAsString(parameters, "IGNORE", context),
            temporary_file("problems.gpkg") if wanted else "",
        )

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        args = {"dataset": request.dataset, "output": request.output, "ignore": request.ignore}
        return {**worker.call("validate", args, feedback, self.names), "strict": request.strict}

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        if value["strict"] and value["count"]:
            text = tr("{told}. The first: {line}")
            raise QgsProcessingException(text.format(told=value["told"], line=value["first"]))
        if "path" not in value:
            return {"COUNT": value["count"]}
        output = fill_sink(self, parameters, "PROBLEMS", context, value, Look(tr("Problems"), "problems"))
        return {"PROBLEMS": output, "COUNT": value["count"]}


def _ignore_help() -> str:
    text = tr("Kinds of problems that are not told and do not count, with commas, like shifted,stray. Empty: none.")
    return f"{text} {tr('The kinds:')} {', '.join(KINDS)}."


def _problems_help() -> str:
    return tr(
        "One row a problem, on its chip: kind, meaning, problem, sample_id, chip_id, file. Problems of the whole "
        "dataset have no place."
    )
