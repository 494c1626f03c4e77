"""``dl4eo:selectscenes``: of a layer of scenes those that one image is made of, with its radar and elevation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
)

from ...core import recipe
from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..convert import PolygonSource, read_polygons, temporary_file, write_polygons
from ..inputs import image_parameters as images
from ..inputs.values import plain_boolean, plain_values
from ..layers import scene_layers as scenes
from ..layers.sinks import fill_sink
from ..recipe_keys import default, document, given, wrong
from ..styles import Look
from ..tr import tr

METHODS = tuple(method for method in recipe.SELECT_METHODS if method not in recipe.COMPOSITES)
"""Of choosing dates; composites are made of many."""
VALUES = (
    "COUNT", "DATE", "START", "END", "RADAR", "RADAR_DAYS", "TERRAIN", "MAX_DAYS", "DAYS_WEIGHT", "CLOUD_WEIGHT",
    "RADAR_CATALOGUE", "RADAR_BANDS", "RADAR_ORBIT", "RADAR_RELATIVE_ORBIT", "RADAR_COVER", "TERRAIN_CATALOGUE",
    "TERRAIN_MISSING", "CHIP_SIZE", "STRIDE", "PIXEL_SIZE", "CRS", "MAX_THREADS",
)  # fmt: skip


@dataclass(frozen=True)
class Request:
    """The recipe without the files of its layers, and what these are made from."""

    recipe: Dict[str, Any]
    fill: bool
    aoi: PolygonSource
    scenes: PolygonSource


class SelectScenes(Algorithm):
    """The choice of a build, with the area as one ground."""

    GROUP = "scenes"

    def __init__(self) -> None:
        super().__init__()
        self.names.renamed = {"SELECT": "METHOD"}
        self.names.keys = {scenes.KEY: "INPUT"}

    def name(self) -> str:
        return "selectscenes"

    def displayName(self) -> str:
        return tr("Select scenes")

    def tags(self) -> List[str]:
        return tr("sentinel,acquisition,date,cloud,clearest,mosaic,radar,dem").split(",")

    def about(self) -> str:
        return tr(
            "Chooses of a layer of scenes the acquisition that shows an area best, and adds the Sentinel-1 pass "
            "nearest in time and the elevation tiles. The rules are those of Make training dataset, with the area as "
            "one ground: cloud layers are looked at, not only the cloud of whole scenes."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        method = QgsProcessingParameterEnum(
            "METHOD", tr("Which dates"), list(METHODS), False, default("SELECT"), False, True
        )
        fill = QgsProcessingParameterBoolean("FILL", tr("Fill gaps with other dates"), False)
        sink = QgsProcessingParameterFeatureSink(
            "OUTPUT", tr("Chosen scenes"), QgsProcessing.SourceType.TypeVectorPolygon
        )
        return [
            scenes.layer(_input_help()),
            p.aoi(),
            p.helped(method, _method_help()),
            p.integer("COUNT", tr("Dates"), tr("Number of dates, for spread and nearest."), 1, 10_000),
            p.day("DATE", tr("Date to be near to (nearest)"), tr("The day that METHOD=nearest looks for."), True),
            p.day("START", tr("First day"), tr("Earlier scenes are left out. Empty: none is."), True),
            p.day("END", tr("Last day"), tr("Later scenes are left out. Empty: none is."), True),
            p.switch("RADAR", tr("Add Sentinel-1 radar"), _radar_help()),
            p.decimal("RADAR_DAYS", tr("Days to the radar pass"), _radar_days_help(), 0, 366),
            p.switch("TERRAIN", tr("Add terrain"), _terrain_help()),
            p.helped(fill, _fill_help()),
            *_advanced(),
            p.helped(sink, _output_help()),
        ]

    def results(self) -> List[Helped]:
        number, text = QgsProcessingOutputNumber, QgsProcessingOutputString
        return [
            (number("COVERAGE", tr("Covered ground (%)")), _coverage_help()),
            (number("COUNT", tr("Dates")), tr("Number of dates that were chosen.")),
            (text("DATE", tr("First date")), tr("The first date, YYYY-MM-DD.")),
            (text("DATES", tr("All dates")), tr("Comma list of the dates, to give one by one as DATE of Build stack.")),
            (
                number("S1_DAYS", tr("Days to the radar pass")),
                tr("The largest time between a date and its Sentinel-1 pass, in days; -1 without one."),
            ),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        self._recipe(parameters, context)
        plain_boolean(self, parameters, "FILL", context)

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        wanted = self._recipe(parameters, context)
        self.names.add_places(wanted)
        return Request(
            wanted,
            plain_boolean(self, parameters, "FILL", context),
            read_polygons(self, parameters, "AOI", context),
            scenes.read_scenes(self, parameters, context),
        )

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        written = {}
        for name, source in (("aoi", request.aoi), ("scenes", request.scenes)):
            path = temporary_file(f"{name}.gpkg")
            self.names.files[path] = source.parameter
            written[name] = write_polygons(source, path, context, feedback)
        wanted = {**request.recipe, "aoi": written["aoi"]}
        args = {
            "recipe": wanted, "scenes": written["scenes"], "fill": request.fill, "output": temporary_file("chosen.gpkg")
        }  # fmt: skip
        return worker.call("select", args, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        dates = value["dates"]
        title = tr("Scenes of {day}") if len(dates) == 1 else tr("Scenes of {count} dates from {day}")
        look = Look(title.format(day=dates[0], count=len(dates)), "scenes")
        return {
            "OUTPUT": fill_sink(self, parameters, "OUTPUT", context, value, look),
            "COVERAGE": value["coverage"],
            "COUNT": value["count"],
            "DATE": dates[0],
            "DATES": ",".join(dates),
            "S1_DAYS": value["radar_days"],
        }

    def _recipe(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        values = plain_values(self, parameters, context, VALUES)
        method = _method_of(parameters.get("METHOD", default("SELECT")))
        return document({**values, "SELECT": method, "AOI": given("AOI"), "SPLIT": "none"})


def _method_of(raw: Any) -> str:
    """Return the word of METHOD, or of its number; raises RecipeError where it is neither."""
    word = str(default("SELECT") if raw is None else raw)
    if word.isascii() and word.isdecimal() and int(word) < len(METHODS):
        word = METHODS[int(word)]
    if word not in METHODS:
        message = tr("must be one of {choices}, got {value!r}").format(choices=", ".join(METHODS), value=raw)
        composite = tr("Composites are made by Make training dataset.") if word in recipe.COMPOSITES else ""
        raise wrong("METHOD", message, composite)
    return word


def _advanced() -> List[QgsProcessingParameterDefinition]:
    more = {one.name(): one for one in images.more_dates()}
    return [
        *p.under(tr("Dates"), more["MAX_DAYS"], more["DAYS_WEIGHT"], more["CLOUD_WEIGHT"]),
        *p.under(
            tr("Radar"),
            p.words(
                "RADAR_CATALOGUE", tr("Catalogue"), tr("Where Sentinel-1 is searched.") + " " + _same(), None, True
            ),
            *images.radar(),
        ),
        *p.under(
            tr("Terrain"),
            p.words("TERRAIN_CATALOGUE", tr("Catalogue"), _terrain_catalogue_help(), None, True),
            p.choice("TERRAIN_MISSING", tr("Ground without elevation"), _missing_help()),
        ),
        *p.under(tr("Chips"), p.chip_size(), p.stride(), p.pixel_size(), p.crs(_crs_help())),
        *p.under(tr("Run"), p.integer("MAX_THREADS", tr("Threads"), _threads_help(), 0, 256)),
    ]


def _radar_catalogue_help() -> str:
    return tr("Where Sentinel-1 is searched.") + " " + _same()


def _terrain_catalogue_help() -> str:
    return tr("Where the DEM is searched.") + " " + _same()


def _same() -> str:
    return tr("Empty: the catalogue of the scenes where it has the collection, else planetary-computer.")


def _input_help() -> str:
    return tr(
        "The layer of Search scenes, or several of them merged. A selection or filter of the layer counts. Radar and "
        "elevation scenes in it are used instead of a search."
    )


def _method_help() -> str:
    return tr(
        "clearest: the date with the most clear pixels. every: each date. spread: COUNT dates spread over the period, "
        "clear before cloudy. nearest: the COUNT dates best by days from DATE and by cloud."
    )


def _radar_help() -> str:
    return tr("Adds for each date the Sentinel-1 pass nearest in time; several passes where one does not cover all.")


def _radar_days_help() -> str:
    return tr("Largest time between the optical and the radar pass, in days. Farther ones are not taken.")


def _terrain_help() -> str:
    return tr("Adds the tiles of the Copernicus DEM.")


def _fill_help() -> str:
    return tr(
        "Adds to each date those that see ground which it misses, the clearest first, until the area is covered. They "
        "come after it in the mosaic; clouds are not filled."
    )


def _missing_help() -> str:
    return tr("nodata: a catalogue without elevation there is an error. sea: it is not; the ground lies at 0 m.")


def _crs_help() -> str:
    return tr("A projected CRS in metres for the chips that the area is counted by. Empty: UTM.")


def _threads_help() -> str:
    return tr("0: one a processor core. The result does not depend on it.")


def _output_help() -> str:
    return tr(
        "One footprint a scene: role (optical, radar, terrain), for_date (the date that it is for), rank (0 comes "
        "first in the mosaic), acquisition, and cover (share of the area under that acquisition). Build stack takes it."
    )


def _coverage_help() -> str:
    return tr(
        "Percent of the area (in whole chips) under the optical scenes of a date; with several dates of the one that "
        "covers least."
    )
