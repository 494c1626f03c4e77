"""``dl4eo:demodata``: a small simulated world to learn with."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterDefinition,
)

from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..inputs.values import plain_values
from ..recipe_keys import document
from ..styles import Look, hand_over
from ..tr import tr

VALUES = ("SEED", "FOLDER")


class DemoData(Algorithm):
    """Writes a simulated catalogue, an area and lakes."""

    GROUP = "setup"

    def name(self) -> str:
        return "demodata"

    def displayName(self) -> str:
        return tr("Make demo data")

    def about(self) -> str:
        return tr(
            "Writes a small simulated world: two Sentinel-2 dates, two Sentinel-1 passes, elevation, an area of "
            "interest and lakes as labels. Nothing in it was measured; it is there to learn and to test with, "
            "without a network."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        seed = p.integer("SEED", tr("Seed"), tr("The same seed makes the same world."), 0, 2**31 - 1)
        return [seed, p.folder(tr("Demo folder"), tr("Where the simulated data is written."))]

    def results(self) -> List[Helped]:
        return [
            (QgsProcessingOutputFile("CATALOGUE", tr("Catalogue")), tr("The catalog.json to give as CATALOGUE.")),
            (QgsProcessingOutputVectorLayer("AOI", tr("Area of interest")), tr("The polygon to give as AOI.")),
            (QgsProcessingOutputVectorLayer("LABELS", tr("Labels")), tr("The lakes to give as LABELS.")),
            (QgsProcessingOutputString("START", tr("First day")), tr("The day to give as START.")),
            (QgsProcessingOutputString("END", tr("Last day")), tr("The day to give as END.")),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        document(plain_values(self, parameters, context, VALUES))

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        recipe = document(plain_values(self, parameters, context, VALUES))
        self.names.add_places(recipe)
        return {"folder": recipe["output"]["folder"], "seed": recipe["split"]["seed"]}

    def work(self, request: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        return {**worker.call("demo", request, feedback, self.names), "folder": request["folder"]}

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        group = tr("DL4EO demo (simulated)")
        labels = Look(tr("Lakes (simulated)"), "labels", group)
        area = Look(tr("Area of interest (simulated)"), "aoi", group, 1)
        return {
            "LABELS": hand_over(context, value["labels"], labels, "LABELS"),
            "AOI": hand_over(context, value["aoi"], area, "AOI"),
            "CATALOGUE": str(Path(value["catalogue"])),
            "START": value["start"],
            "END": value["end"],
            "FOLDER": value["folder"],
        }
