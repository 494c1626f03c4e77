"""``dl4eo:searchscenes``: the optical scenes of a catalogue as footprints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..convert import PolygonSource, read_polygons, temporary_file, write_polygons
from ..inputs.values import plain_values
from ..layers.sinks import fill_sink
from ..recipe_keys import document
from ..styles import Look
from ..tr import tr

VALUES = ("CATALOGUE", "COLLECTION", "START", "END", "MAX_CLOUD")


@dataclass(frozen=True)
class Request:
    """The worker's arguments without the AOI's file, and what it is made from."""

    args: Dict[str, Any]
    aoi: PolygonSource


class SearchScenes(Algorithm):
    """Asks a catalogue and returns footprints; reads no pixel."""

    GROUP = "scenes"

    def name(self) -> str:
        return "searchscenes"

    def displayName(self) -> str:
        return tr("Search scenes")

    def about(self) -> str:
        return tr(
            "Lists the Sentinel-2 scenes of a catalogue that touch an area in a period, as a layer of footprints."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        collection = tr("Name of the collection in the catalogue. Empty: its Sentinel-2 L2A collection.")
        sink = QgsProcessingParameterFeatureSink("OUTPUT", tr("Scenes"), QgsProcessing.SourceType.TypeVectorPolygon)
        return [
            p.aoi(),
            p.catalogue(),
            p.words("COLLECTION", tr("Collection"), collection, None, True),
            *p.period(),
            p.max_cloud(),
            p.helped(sink, _output_help()),
        ]

    def results(self) -> List[Helped]:
        return [(QgsProcessingOutputNumber("COUNT", tr("Scenes")), tr("Number of scenes."))]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        document(plain_values(self, parameters, context, VALUES))

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        recipe = document(plain_values(self, parameters, context, VALUES))
        self.names.add_places(recipe)
        args = {
            "catalogue": recipe["catalogue"]["optical"],
            "collection": recipe["optical"]["collection"],
            "start": recipe["time"]["start"],
            "end": recipe["time"]["end"],
            "max_cloud_percent": recipe["optical"]["max_cloud_percent"],
        }
        return Request(args, read_polygons(self, parameters, "AOI", context))

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        path = temporary_file("aoi.gpkg")
        self.names.files[path] = "AOI"
        aoi = write_polygons(request.aoi, path, context, feedback)
        args = {**request.args, "aoi": aoi, "output": temporary_file("scenes.gpkg")}
        return worker.call("search", args, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        title = tr("{what} scenes {start} to {end}")
        look = Look(title.format(what=value["title"], start=value["start"], end=value["end"]), "scenes")
        output = fill_sink(self, parameters, "OUTPUT", context, value, look)
        return {"OUTPUT": output, "COUNT": value["count"]}


def _output_help() -> str:
    return tr(
        "One footprint a scene, with its date, cloud, platform and files. The field scene holds all of it as a text: "
        "Select scenes and Build stack read it."
    )
