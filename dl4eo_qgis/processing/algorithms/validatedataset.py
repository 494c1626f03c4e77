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

from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..convert import temporary_file
from ..datasets import check_dataset, dataset_file
from ..sinks import fill_sink
from ..styles import Look
from ..tr import tr
from ..values import plain_boolean

MOST_TOLD = 10
"""Problems that the log names; the layer has them all."""


@dataclass(frozen=True)
class Request:
    """What is audited, and whether a problem is an error."""

    dataset: str
    strict: bool


class ValidateDataset(Algorithm):
    """Reads every file of a dataset and compares it with what the dataset says of itself."""

    GROUP = "review"

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
        kind = QgsProcessing.SourceType.TypeVectorPolygon
        return [
            dataset_file(),
            p.helped(strict, tr("A problem ends the run as an error, for scripts. The log names the first ones.")),
            p.helped(QgsProcessingParameterFeatureSink("PROBLEMS", tr("Problems"), kind), _problems_help()),
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

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        path = str(Path(self.parameterAsFile(parameters, "DATASET", context)).absolute())
        return Request(path, plain_boolean(self, parameters, "STRICT", context))

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        args = {"dataset": request.dataset, "output": temporary_file("problems.gpkg")}
        return {**worker.call("validate", args, feedback, self.names), "strict": request.strict}

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        lines = [_line(problem) for problem in value["problems"]]
        for line in lines[:MOST_TOLD]:
            feedback.pushWarning(line)
        if value["strict"] and lines:
            kinds = ", ".join(f"{count} {kind}" for kind, count in value["kinds"].items())
            text = tr("{count} problems ({kinds}). The first: {line}")
            raise QgsProcessingException(text.format(count=value["count"], kinds=kinds, line=lines[0]))
        output = fill_sink(self, parameters, "PROBLEMS", context, value, Look(tr("Problems"), "problems"))
        return {"PROBLEMS": output, "COUNT": value["count"]}


def _line(problem: Mapping[str, str]) -> str:
    """Return a problem as a line: where and what."""
    where = problem["file"] if problem["sample_id"] in problem["file"] else f"{problem['sample_id']} {problem['file']}"
    return f"{problem['kind']}: {where.strip()}: {problem['text']}" if where.strip() else problem["text"]


def _problems_help() -> str:
    return tr(
        "One row a problem, on its chip: kind, meaning, problem, sample_id, chip_id, file. Problems of the whole "
        "dataset have no place."
    )
