"""``dl4eo:indexlocalrasters``: rasters on disk become a catalogue, so that a dataset can be made of them."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from ...core.local_request import DATE_PATTERN, LocalRequest
from ...core.typed import build
from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..convert import raster_files
from ..inputs.values import plain_values
from ..recipe_keys import wrong
from ..tr import tr

NUMBERS = ("VALUE_SCALE", "VALUE_OFFSET", "NODATA")
KEYS = {"INPUT": "folder", "RASTERS": "files", "VALUE_SCALE": "scale", "VALUE_OFFSET": "offset"}
"""Parameters whose key of the request has another name."""
NAMES = {
    f"index.{KEYS.get(name, name.lower())}": name
    for name in ("INPUT", "RASTERS", "OUTPUT", "DATE", "DATE_PATTERN", "BAND_PATTERN", "BANDS", *NUMBERS)
}


class IndexLocalRasters(Algorithm):
    """Reads headers and writes an item collection."""

    GROUP = "scenes"

    def __init__(self) -> None:
        super().__init__()
        self.names.keys.update(NAMES)

    def name(self) -> str:
        return "indexlocalrasters"

    def displayName(self) -> str:
        return tr("Index local rasters")

    def tags(self) -> List[str]:
        return tr("orthophoto,uav,drone,hyperspectral,catalogue,stac,local").split(",")

    def about(self) -> str:
        return tr(
            "Makes a catalogue of rasters of your own: orthophotos, drone images, hyperspectral images, of any bands, "
            "pixel size and CRS. The file that it writes is what Make training dataset takes as CATALOGUE. Pixels are "
            "neither read nor copied."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        kind = QgsProcessingParameterFile.Behavior.Folder
        folder = QgsProcessingParameterFile("INPUT", tr("Folder of rasters"), kind, optional=True)
        rasters = QgsProcessingParameterMultipleLayers(
            "RASTERS", tr("Rasters"), QgsProcessing.SourceType.TypeRaster, None, True
        )
        date = QgsProcessingParameterDateTime(
            "DATE", tr("Day of all rasters"), QgsProcessingParameterDateTime.Type.Date, None, True
        )
        output = QgsProcessingParameterFileDestination("OUTPUT", tr("Catalogue"), "STAC (*.json)")
        return [
            p.helped(folder, tr("All GeoTIFF and JPEG 2000 files in this folder and below it.")),
            p.helped(rasters, tr("Raster layers or files, instead of a folder.")),
            p.helped(date, _date_help()),
            p.words("BANDS", tr("Names of the bands"), _bands_help(), None, True),
            *map(p.advanced, _advanced()),
            p.helped(output, tr("The item collection (.json) that is written.")),
        ]

    def results(self) -> List[Helped]:
        return [
            (QgsProcessingOutputNumber("COUNT", tr("Items")), tr("Number of items in the catalogue.")),
            (QgsProcessingOutputString("NAMES", tr("Bands")), tr("Comma list of all bands, to choose BANDS from.")),
            (QgsProcessingOutputString("START", tr("First day")), tr("The first day, to give as START.")),
            (QgsProcessingOutputString("END", tr("Last day")), tr("The last day, to give as END.")),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        build(LocalRequest, self._request_of(parameters, context, "/a.json"), "index")

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        output = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        request = self._request_of(parameters, context, output)
        build(LocalRequest, request, "index")
        if request["folder"]:
            self.names.places[str(Path(request["folder"]).absolute())] = "INPUT"
        return request

    def work(self, request: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        return worker.call("index", request, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        return {
            "OUTPUT": value["path"],
            "COUNT": value["count"],
            "NAMES": ",".join(value["bands"]),
            "START": value["start"],
            "END": value["end"],
        }

    def _request_of(self, parameters: Mapping[str, Any], context: QgsProcessingContext, output: str) -> Dict[str, Any]:
        values = plain_values(self, parameters, context, ("DATE", "BANDS"))
        return {
            "folder": self.parameterAsFile(parameters, "INPUT", context) if parameters.get("INPUT") else "",
            "files": raster_files(self, parameters, "RASTERS", context),
            "output": output,
            "date": values["DATE"],
            "bands": values["BANDS"],
            "date_pattern": self.parameterAsString(parameters, "DATE_PATTERN", context),
            "band_pattern": self.parameterAsString(parameters, "BAND_PATTERN", context),
            **{KEYS.get(name, name.lower()): _number(parameters.get(name), name) for name in NUMBERS},
        }


def _number(raw: Any, name: str) -> List[float]:
    """Return the number of a parameter that may be left out."""
    if raw in (None, ""):
        return []
    try:
        value = float(raw)
    except (TypeError, ValueError):
        raise wrong(name, tr("must be a number, got {value!r}").format(value=raw)) from None
    if not math.isfinite(value):
        raise wrong(name, tr("must be a finite number, got {value}").format(value=value))
    return [value]


def _advanced() -> List[QgsProcessingParameterDefinition]:
    number = QgsProcessingParameterNumber.Type.Double
    of_all = tr("Of all bands. Empty: as each file says.")
    texts = {
        "VALUE_SCALE": (tr("Scale"), tr("Value = pixel x scale + offset.") + " " + of_all),
        "VALUE_OFFSET": (tr("Offset"), tr("Value = pixel x scale + offset.") + " " + of_all),
        "NODATA": (
            tr("Nodata"),
            tr("Pixels of this value are no data, beside a file's own.") + " " + of_all,
        ),
    }
    numbers = [
        p.helped(QgsProcessingParameterNumber(name, label, number, None, True), text)
        for name, (label, text) in texts.items()
    ]
    return [
        p.words("DATE_PATTERN", tr("Pattern of the day in a file's name"), _date_pattern_help(), DATE_PATTERN, True),
        p.words("BAND_PATTERN", tr("Pattern of the band in a file's name"), _band_pattern_help(), None, True),
        *numbers,
    ]


def _date_help() -> str:
    return tr(
        "The day that all of them were taken. Empty: each file's own, by its name (like 20240630 or 2024-06-30), else "
        "by its header. Files of one day that lie near each other are mosaicked."
    )


def _bands_help() -> str:
    return tr(
        "Comma list of names in the order of the bands, like red,green,blue,nir; or new names for some, like "
        "b03=green,b08=nir. Empty: the files' own descriptions, else b1, b2 and so on. Indices find bands by the STAC "
        "common names: blue, green, red, nir, swir16, swir22."
    )


def _date_pattern_help() -> str:
    return tr("Regular expression; the digits of its groups are YYYYMMDD, or YYYY.")


def _band_pattern_help() -> str:
    return tr(
        "For folders of one file a band: a regular expression whose one group is the band's name, like _(B..)[.]. "
        "Files that are called alike but for it become one item."
    )
