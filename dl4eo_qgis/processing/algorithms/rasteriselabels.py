"""``dl4eo:rasteriselabels``: labels as a raster of classes on the grid of another raster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..convert import PolygonSource, geotiff_output, raster_file, read_polygons, temporary_file, write_polygons
from ..inputs import label_parameters as labels
from ..inputs.values import plain_values
from ..layers.palettes import dress_classes
from ..recipe_keys import document
from ..tr import tr

VALUES = (
    "CLASS_FIELD", "RULE", "MIN_COVERAGE", "LABEL_LAYERS", "BOUNDARY_WIDTH", "ID_FIELD", "VALUE_FIELD",
    "PRIORITY_FIELD", "BUFFER", "LABEL_FACTOR", "IGNORE_BORDER", "IGNORE_DOUBLY", "CLASSES", "REMAP",
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    """What is asked: the recipe's section of labels without its files, and what they are made from."""

    recipe: Dict[str, Any]
    features: PolygonSource
    extent: Optional[PolygonSource]
    like: str
    output: str


class RasteriseLabels(Algorithm):
    """The rules of ``makedataset`` on any raster's grid."""

    GROUP = "labels"

    def __init__(self) -> None:
        super().__init__()
        self.names.renamed = {"LABELS": "INPUT"}

    def name(self) -> str:
        return "rasteriselabels"

    def displayName(self) -> str:
        return tr("Rasterise labels")

    def tags(self) -> List[str]:
        return tr("labels,mask,burn,classes,rasterize,coverage,instances,distance").split(",")

    def about(self) -> str:
        return tr(
            "Draws features as a raster of classes, pixel for pixel on the grid of another raster. The rules are those "
            "of the masks of a training dataset: centre, touched or exact coverage, ignored pixels, further layers."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        like = QgsProcessingParameterRasterLayer("LIKE", tr("Grid like this raster"))
        output = QgsProcessingParameterRasterDestination("OUTPUT", tr("Mask"))
        return [
            labels.layer("INPUT", optional=False),
            p.class_field("INPUT"),
            p.helped(like, tr("A north-up raster in any CRS: the mask gets its extent, pixels and CRS.")),
            labels.rule(),
            *map(p.advanced, labels.how_drawn("INPUT")),
            p.helped(output, tr("GeoTIFF: 0 background, else the class; 255 (65535 with many classes): ignore.")),
        ]

    def results(self) -> List[Helped]:
        number = QgsProcessingOutputNumber
        return [
            (number("COUNT", tr("Features")), tr("Number of features that lie on the raster.")),
            (number("CLASS_COUNT", tr("Classes")), tr("Number of classes of the table.")),
            (number("LABELLED", tr("Labelled pixels")), tr("Number of pixels that have a class.")),
            (number("IGNORED", tr("Ignored pixels")), tr("Number of pixels with the value ignore.")),
            (
                QgsProcessingOutputString("LAYERS", tr("Further layers")),
                tr("Files of LABEL_LAYERS beside the mask, with semicolons between."),
            ),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        self._recipe(parameters, context)

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        recipe = self._recipe(parameters, context, labels.classes_from_style(self, parameters, context, "INPUT"))
        features = labels.read_labels(self, parameters, "INPUT", context, recipe)
        extent = read_polygons(self, parameters, "LABEL_EXTENT", context) if parameters.get("LABEL_EXTENT") else None
        output = geotiff_output(self, parameters, "OUTPUT", context)
        like = raster_file(self, parameters, "LIKE", context)
        self.names.files[like] = "LIKE"
        return Request(recipe["labels"], features, extent, like, output)

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        section = dict(request.recipe)
        for prefix, polygons in (("", request.features), ("extent_", request.extent)):
            if polygons is not None:
                path = temporary_file(f"{prefix}features.gpkg")
                self.names.files[path] = polygons.parameter
                written = write_polygons(polygons, path, context, feedback)
                section.update({prefix + key: value for key, value in written.items()})
        args = {"labels": section, "like": request.like, "output": request.output}
        return worker.call("rasterise", args, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        dress_classes(context, value["output"], value["classes"], value["ignore"])
        for name, pixels in value["pixels"].items():
            feedback.pushInfo(tr("{name}: {count} pixels").format(name=name, count=pixels))
        return {
            "OUTPUT": value["output"],
            "COUNT": value["features"],
            "CLASS_COUNT": len(value["classes"]),
            "LABELLED": value["labelled"],
            "IGNORED": value["ignored"],
            "LAYERS": ";".join(value["layers"].values()),
        }

    def _recipe(
        self, parameters: Mapping[str, Any], context: QgsProcessingContext, classes: Sequence[Any] = ()
    ) -> Dict[str, Any]:
        """Return the recipe; the paths of its labels only say whether there are any. ``classes``: of the style."""
        values = plain_values(self, parameters, context, VALUES)
        labels.check_classes(self, parameters, context, values, "INPUT")
        extent = {"LABEL_EXTENT": "/LABEL_EXTENT"} if parameters.get("LABEL_EXTENT") else {}
        return document({**values, **extent, "LABELS": "/INPUT", "CLASSES": [*values["CLASSES"], *classes]})
