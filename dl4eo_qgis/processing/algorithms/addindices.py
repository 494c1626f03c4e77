"""``dl4eo:addindices``: spectral indices of a raster whose bands have names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..convert import geotiff_output, raster_file
from ..inputs.values import finite_number, plain_boolean, plain_values
from ..layers import pictures
from ..recipe_keys import wrong
from ..tr import tr


@dataclass(frozen=True)
class Request:
    """The worker's arguments, and what the raster is called."""

    args: Dict[str, Any]
    title: str


class AddIndices(Algorithm):
    """The indices of a build on any raster."""

    GROUP = "rasters"

    def __init__(self) -> None:
        super().__init__()
        self.names.keys = {"raster.path": "INPUT", "raster.band_names": "BAND_NAMES"}

    def name(self) -> str:
        return "addindices"

    def displayName(self) -> str:
        return tr("Add spectral indices")

    def tags(self) -> List[str]:
        return tr("ndvi,ndwi,evi,vegetation,water,band math").split(",")

    def about(self) -> str:
        return tr(
            "Adds spectral indices to a raster as further bands. Bands are found by their names: blue, green, red, "
            "nir, swir16 and so on, or as Sentinel-2 has them (B02). Pixels without a value stay so."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        number = QgsProcessingParameterNumber.Type.Double
        only = QgsProcessingParameterBoolean("ONLY", tr("Only the indices"), False)
        scale = QgsProcessingParameterNumber("VALUE_SCALE", tr("Scale"), number, 1.0)
        offset = QgsProcessingParameterNumber("VALUE_OFFSET", tr("Offset"), number, 0.0)
        return [
            p.helped(QgsProcessingParameterRasterLayer("INPUT", tr("Raster")), _input_help()),
            p.words("INDICES", tr("Spectral indices"), _indices_help(), "NDVI"),
            p.words("BAND_NAMES", tr("Names of the bands"), _names_help(), None, True),
            p.helped(only, tr("Leave the bands of the raster out.")),
            *p.under(tr("Reflectance"), p.helped(scale, _scale_help()), p.helped(offset, _scale_help())),
            p.helped(QgsProcessingParameterRasterDestination("OUTPUT", tr("Raster with indices")), _output_help()),
        ]

    def results(self) -> List[Helped]:
        return [
            (QgsProcessingOutputNumber("COUNT", tr("Bands")), tr("Number of bands.")),
            (
                QgsProcessingOutputString("NAMES", tr("Names of the bands")),
                tr("Comma list of the bands in their order."),
            ),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        self._args(parameters, context)

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        path = raster_file(self, parameters, "INPUT", context)
        output = geotiff_output(self, parameters, "OUTPUT", context)
        if path == output:
            raise wrong("OUTPUT", tr("{path!r} is INPUT too").format(path=path))
        self.names.files[path] = "INPUT"
        args = {**self._args(parameters, context), "raster": path, "output": output}
        return Request(args, self.parameterAsRasterLayer(parameters, "INPUT", context).name())

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        return worker.call("indices", request.args, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        added = ", ".join(name.upper() for name in value["added"])
        title = tr("{indices} of {raster}").format(indices=added, raster=self._request.title)
        pictures.dress_image(context, value["output"], title, value["bands"])
        return {"OUTPUT": value["output"], "COUNT": value["count"], "NAMES": ",".join(value["bands"])}

    def _args(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        indices = plain_values(self, parameters, context, ("INDICES",))["INDICES"]
        if not indices:
            raise wrong("INDICES", tr("is empty."), tr("Name at least one index, like NDVI."))
        names = [name.strip() for name in self.parameterAsString(parameters, "BAND_NAMES", context).split(",")]
        scale = finite_number(self, parameters, "VALUE_SCALE", context)
        if scale == 0:
            raise wrong("VALUE_SCALE", tr("must not be 0"))
        return {
            "indices": indices,
            "band_names": names if any(names) else [],
            "only": plain_boolean(self, parameters, "ONLY", context),
            "scale": scale,
            "offset": finite_number(self, parameters, "VALUE_OFFSET", context),
        }


def _input_help() -> str:
    return tr("A stack, or any raster whose bands are named, in any CRS.")


def _indices_help() -> str:
    return tr("Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI.")


def _names_help() -> str:
    return tr(
        "Comma list of all bands in their order, like blue,green,red,nir. Empty: the names (descriptions) that the "
        "file gives them."
    )


def _scale_help() -> str:
    return tr(
        "Reflectance = pixel x scale + offset, for indices alone; of bands whose file tells no scale. A scale of "
        "0.0001 is usual where reflectance is kept as whole numbers."
    )


def _output_help() -> str:
    return tr(
        "GeoTIFF (COG) on the grid of the raster, nodata NaN. Indices come last; in a stack after its other indices, "
        "where Make training dataset has them."
    )
