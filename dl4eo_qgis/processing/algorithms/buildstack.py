"""``dl4eo:buildstack``: scenes as one aligned raster of all bands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterRasterDestination,
)

from ...core.recipe import MAX_CHIP_PX
from ...core.typed import is_date
from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..convert import PolygonSource, geotiff_output, read_polygons, temporary_file, write_polygons
from ..inputs import image_parameters as images
from ..inputs.values import plain_values
from ..layers import pictures
from ..layers import scene_layers as scenes
from ..recipe_keys import default, document, given, wrong
from ..tr import tr

VALUES = (
    "BANDS", "INDICES", "PIXEL_SIZE", "CRS", "CHIP_SIZE", "STRIDE", "RESAMPLING", "OFFSET", "MASK", "MASK_DILATION",
    "SNOW_CLEAR", "RADAR_BANDS", "RADAR_ORBIT", "RADAR_RELATIVE_ORBIT", "RADAR_COVER", "RADAR_UNIT", "TERRAIN_MISSING",
    "ASPECT", "MAX_THREADS",
)  # fmt: skip
ANY_CATALOGUE = "/INPUT.json"
"""Stands for that of the scenes: which bands they have is not known yet."""


@dataclass(frozen=True)
class Request:
    """The recipe without the files of its layers, what these are made from, and what is written."""

    recipe: Dict[str, Any]
    date: str
    aoi: PolygonSource
    scenes: PolygonSource
    output: str
    clouds: str


class BuildStack(Algorithm):
    """The pixels of a build as one raster."""

    GROUP = "rasters"

    def __init__(self) -> None:
        super().__init__()
        self.names.keys = {scenes.KEY: "INPUT", "clouds.path": "CLOUDS"}

    def name(self) -> str:
        return "buildstack"

    def displayName(self) -> str:
        return tr("Build stack")

    def tags(self) -> List[str]:
        return tr("sentinel,mosaic,align,resample,bands,cog,radar,dem,slope,indices").split(",")

    def about(self) -> str:
        return tr(
            "Reads scenes as one raster: optical bands, indices, slope, elevation and radar on one grid, each value "
            "the same as in the chips of Make training dataset. The file is a Cloud-Optimised GeoTIFF that tells what "
            "it is made of; chips can be cut from it without a search."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        output = QgsProcessingParameterRasterDestination("OUTPUT", tr("Stack"))
        clouds = QgsProcessingParameterRasterDestination("CLOUDS", tr("Cloud classes"), None, True, False)
        return [
            scenes.layer(_input_help()),
            p.aoi(),
            p.words("BANDS", tr("Optical bands"), _bands_help(), ",".join(default("BANDS"))),
            p.words("INDICES", tr("Spectral indices"), _indices_help(), ",".join(default("INDICES")).upper(), True),
            p.day("DATE", tr("Date"), _date_help(), True),
            p.pixel_size(),
            p.crs(_crs_help()),
            p.integer("CHIP_SIZE", tr("Whole chips of this size (pixels)"), _chip_help(), 1, MAX_CHIP_PX),
            *_advanced(),
            p.helped(output, tr("GeoTIFF (COG) of 32-bit numbers, a band each, nodata NaN.")),
            p.helped(clouds, _clouds_help()),
        ]

    def results(self) -> List[Helped]:
        number, text = QgsProcessingOutputNumber, QgsProcessingOutputString
        return [
            (number("COUNT", tr("Bands")), tr("Number of bands.")),
            (text("NAMES", tr("Names of the bands")), tr("Comma list of the bands in their order.")),
            (text("DATE", tr("Date")), tr("The day of the optical scenes, YYYY-MM-DD.")),
            (
                number("VALID", tr("Valid pixels (%)")),
                _valid_help(),
            ),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        self._recipe(parameters, context)
        self._date(parameters, context)

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        wanted = self._recipe(parameters, context)
        output = geotiff_output(self, parameters, "OUTPUT", context)
        clouds = geotiff_output(self, parameters, "CLOUDS", context)
        if output == clouds:
            raise wrong("CLOUDS", tr("{path!r} is OUTPUT too").format(path=clouds))
        return Request(
            wanted,
            self._date(parameters, context),
            read_polygons(self, parameters, "AOI", context),
            scenes.read_scenes(self, parameters, context),
            output,
            clouds,
        )

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        written = {}
        for name, source in (("aoi", request.aoi), ("scenes", request.scenes)):
            path = temporary_file(f"{name}.gpkg")
            self.names.files[path] = source.parameter
            written[name] = write_polygons(source, path, context, feedback)
        args = {
            "recipe": {**request.recipe, "aoi": written["aoi"]}, "scenes": written["scenes"], "date": request.date,
            "output": request.output, "clouds": request.clouds,
        }  # fmt: skip
        return worker.call("stack", args, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        day = value["date"]
        pictures.dress_image(context, value["output"], tr("Stack of {day}").format(day=day), value["bands"])
        pictures.dress_clouds(context, value["clouds"], tr("Clouds of {day}").format(day=day))
        made = {
            "OUTPUT": value["output"],
            "COUNT": len(value["bands"]),
            "NAMES": ",".join(value["bands"]),
            "DATE": day,
            "VALID": value["valid"],
        }
        return {**made, "CLOUDS": value["clouds"]} if value["clouds"] else made

    def _recipe(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        values = plain_values(self, parameters, context, VALUES)
        more = images.extra_layers(self, parameters, context)
        return document({
            **values, "EXTRA": more, "CATALOGUE": ANY_CATALOGUE, "AOI": given("AOI"), "SPLIT": "none",
        })  # fmt: skip

    def _date(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> str:
        day = str(plain_values(self, parameters, context, ("DATE",))["DATE"])
        if day and not is_date(day):
            raise wrong("DATE", tr("must be a date like 2024-06-30, got {value!r}").format(value=day))
        return day


def _advanced() -> List[QgsProcessingParameterDefinition]:
    clouds = {one.name(): one for one in images.clouds()}
    return [
        *p.under(
            tr("Images"),
            p.choice("RESAMPLING", tr("Resampling"), tr("How bands of another grid are resampled; classes never are.")),
            images.offset(),
        ),
        *p.under(tr("Clouds"), clouds["MASK"], clouds["MASK_DILATION"], clouds["SNOW_CLEAR"]),
        *p.under(
            tr("Radar"),
            *images.radar(),
            p.choice("RADAR_UNIT", tr("Unit"), tr("Backscatter in decibels (db) or as linear power.")),
        ),
        *p.under(
            tr("Terrain"),
            p.choice("TERRAIN_MISSING", tr("Ground without elevation"), _missing_help()),
            images.aspect(),
        ),
        *p.under(tr("Further rasters"), *images.extra()),
        *p.under(tr("Chips"), p.stride()),
        *p.under(tr("Run"), p.integer("MAX_THREADS", tr("Threads"), _threads_help(), 0, 256)),
    ]


def _input_help() -> str:
    return tr(
        "The layer of Select scenes, or of Search scenes. A selection or filter of the layer counts. Radar and terrain "
        "bands are made where it has such scenes."
    )


def _bands_help() -> str:
    return tr(
        "Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. Of other "
        "products than Sentinel-2 the bands that these have."
    )


def _indices_help() -> str:
    return tr("Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI. May be empty.")


def _date_help() -> str:
    return tr("The day to take, of a layer with scenes for several. Empty: the only one.")


def _crs_help() -> str:
    return tr("A projected CRS in metres. Empty: the UTM zone of the area; of several zones that of most chips.")


def _chip_help() -> str:
    return tr(
        "The stack holds all whole chips of this size that touch the area, so that those of Make chip grid with the "
        "same size, pixel size and area lie inside. Ground of other chips has no value."
    )


def _missing_help() -> str:
    return tr(
        "nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m, also where INPUT has no tile."
    )


def _valid_help() -> str:
    return tr("Percent of the pixels of its chips that have a value in every band.")


def _threads_help() -> str:
    return tr("0: one a processor core. The result does not depend on it.")


def _clouds_help() -> str:
    return tr(
        "Cloud classes on the same grid: 0 nodata, 1 clear, 2 cloud, 3 shadow, 4 snow, 5 dark. As the scenes have "
        "them: MASK_DILATION does not count here."
    )
