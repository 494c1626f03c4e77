"""``dl4eo:describedataset``: what the bands and classes of a dataset are, by split."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..inputs.datasets import check_dataset, dataset_file
from ..layers.sinks import fill_table
from ..tr import tr

NUMBERS = ("mean", "std", "min", "max", "p2", "p50", "p98")
BAND_COLUMNS = {"split": str, "samples": int, "band": str, **dict.fromkeys(NUMBERS, float), "count": int}
CLASS_COLUMNS = {"split": str, "value": int, "name": str, "pixels": int, "weight": float}


@dataclass(frozen=True)
class Request:
    """What is described."""

    dataset: str
    split: str


class DescribeDataset(Algorithm):
    """Writes stats.json of a dataset, and shows its numbers as tables."""

    GROUP = "review"

    def __init__(self) -> None:
        super().__init__()
        self.names.keys["describe.split"] = "SPLIT_NAME"

    def name(self) -> str:
        return "describedataset"

    def displayName(self) -> str:
        return tr("Describe dataset")

    def tags(self) -> List[str]:
        return tr("statistics,mean,percentiles,normalise,class weights,histogram").split(",")

    def about(self) -> str:
        return tr(
            "Tells mean, deviation, extremes and percentiles of each band, and pixels and weights of each class, by "
            "split. It writes stats.json in the dataset, by which loaders normalise."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        kind = QgsProcessing.SourceType.TypeVector
        bands = QgsProcessingParameterFeatureSink("OUTPUT", tr("Bands"), kind, None, True, True)
        classes = QgsProcessingParameterFeatureSink("CLASSES", tr("Classes"), kind, None, True, False)
        return [
            dataset_file(),
            p.words("SPLIT_NAME", tr("Split for normalising"), _split_help(), None, True),
            p.helped(bands, tr("A table with a row a split and band; pixels without a value are left out.")),
            p.helped(classes, tr("A table with a row a split and class; ignored pixels are left out.")),
        ]

    def results(self) -> List[Helped]:
        return [
            (QgsProcessingOutputFile("STATISTICS", tr("Statistics")), tr("The file stats.json in the dataset.")),
            (QgsProcessingOutputNumber("COUNT", tr("Samples")), tr("Number of samples of SPLIT_NAME.")),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        path = self.parameterAsFile(parameters, "DATASET", context)
        if path:
            check_dataset(Path(path))

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        path = str(Path(self.parameterAsFile(parameters, "DATASET", context)).absolute())
        self.names.files[path] = "DATASET"
        return Request(path, self.parameterAsString(parameters, "SPLIT_NAME", context).strip())

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        return worker.call("describe", {"dataset": request.dataset, "split": request.split}, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        tables = {
            "OUTPUT": fill_table(self, parameters, "OUTPUT", context, BAND_COLUMNS, value["bands"]),
            "CLASSES": fill_table(self, parameters, "CLASSES", context, CLASS_COLUMNS, value["classes"]),
        }
        made = {name: address for name, address in tables.items() if address}
        return {**made, "STATISTICS": value["path"], "COUNT": value["samples"]}


def _split_help() -> str:
    return tr(
        "The split whose numbers stand at the top of stats.json, like validation. Empty: train, so that nothing of the "
        "other splits is known to a model."
    )
