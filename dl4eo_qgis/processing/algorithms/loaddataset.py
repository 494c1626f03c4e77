"""``dl4eo:loaddataset``: the layers of a finished dataset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

from ...core.recipe import DATASET_VERSION
from .. import parameters as p
from .. import styles
from ..base import Algorithm, Helped
from ..recipe_keys import wrong
from ..tr import tr

FORMAT_KEY = "dl4eo_dataset"
"""What tells a dataset.json of dl4eo from any other; its value is the format's version."""
HINT = "Choose the file dataset.json that dl4eo:makedataset wrote."


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


def dataset_file() -> QgsProcessingParameterDefinition:
    """Return the parameter DATASET."""
    kind = QgsProcessingParameterFile.Behavior.File
    file = QgsProcessingParameterFile("DATASET", tr("Dataset"), kind, "json")
    return p.helped(file, tr("The file dataset.json in the dataset's folder."))


def check_dataset(path: Path) -> None:
    """Raise RecipeError where a file is not the dataset.json of a finished dataset."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise wrong("DATASET", f"{path} cannot be read ({error.strerror})", HINT) from error
    except (ValueError, RecursionError) as error:
        raise wrong("DATASET", f"{path} is not JSON", HINT) from error
    if not isinstance(document, dict) or FORMAT_KEY not in document:
        raise wrong("DATASET", f"{path} is not a dataset of dl4eo (it has no key {FORMAT_KEY!r})", HINT)
    if document[FORMAT_KEY] != DATASET_VERSION:
        found = f"{path} is of format {str(document[FORMAT_KEY])[:20]}, this plugin reads {DATASET_VERSION}"
        raise wrong("DATASET", found, "Update the plugin.")
    if not path.with_name("dataset.gpkg").exists():
        found = f"{path.parent} has no dataset.gpkg: the run was stopped, or the file is gone"
        raise wrong("DATASET", found, "Run dl4eo:makedataset on that folder again: it makes what is missing.")
