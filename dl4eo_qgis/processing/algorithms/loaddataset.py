"""``dl4eo:loaddataset``: the layers of a finished dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterDefinition,
)

from .. import styles
from ..base import Algorithm, Helped
from ..datasets import check_dataset, dataset_file
from ..tr import tr


class LoadDataset(Algorithm):
    """Opens chips, scenes and area of a dataset.json; needs no worker."""

    GROUP = "review"
    USES_WORKER = False

    def name(self) -> str:
        return "loaddataset"

    def displayName(self) -> str:
        return tr("Load dataset")

    def about(self) -> str:
        return tr("Opens the chips, scenes and area of interest of a dataset as styled layers in one group.")

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        return [dataset_file()]

    def results(self) -> List[Helped]:
        return [
            (QgsProcessingOutputVectorLayer("CHIPS", tr("Chips")), tr("One square a sample, with its measures.")),
            (QgsProcessingOutputVectorLayer("SCENES", tr("Scenes")), tr("Footprints of the scenes that were used.")),
            (
                QgsProcessingOutputVectorLayer("AOI", tr("Area of interest")),
                tr("The area that the dataset was made for."),
            ),
            *styles.findings(),
            (QgsProcessingOutputNumber("COUNT", tr("Samples")), tr("Number of samples that were kept.")),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        path = self.parameterAsFile(parameters, "DATASET", context)
        if path:
            check_dataset(Path(path))

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Path:
        return Path(self.parameterAsFile(parameters, "DATASET", context)).absolute()

    def work(self, request: Path, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Path:
        return request.with_name("dataset.gpkg")

    def publish(
        self, value: Path, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        kept = QgsFeatureRequest().setFilterExpression("status = 'kept'").setFlags(QgsFeatureRequest.Flag.NoGeometry)
        count = sum(1 for _ in styles.open_layer(styles.layer_address(str(value), "chips")).getFeatures(kept))
        return {**styles.hand_over_dataset(context, str(value), ("chips", "scenes", "aoi")), "COUNT": count}
