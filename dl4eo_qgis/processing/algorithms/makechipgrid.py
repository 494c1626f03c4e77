"""``dl4eo:makechipgrid``: the chips of an area, and what labels say of them, without any pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsRasterLayer,
    QgsUnitTypes,
)

from .. import parameters as p
from .. import worker
from ..base import Algorithm, Helped
from ..convert import PolygonSource, extent_polygon, read_polygons, temporary_file, write_polygons
from ..inputs import label_parameters as labels
from ..inputs import rule_parameters as rules
from ..inputs.values import plain_values
from ..layers.sinks import fill_sink, fill_table
from ..recipe_keys import default, document, given, wrong
from ..styles import Look
from ..tr import tr

VALUES = (
    "CHIP_SIZE", "STRIDE", "CRS", "EDGE", "CLASS_FIELD", "BUFFER", "MIN_CLASS_PIXELS", "BALANCE", "MAX_CHIPS",
    "BACKGROUND", "SEED",
)  # fmt: skip
TABLE = {
    "value": int, "name": str, "candidates": int, "ground_m2": float, "wanted": int, "chosen": int, "reached": int
}  # fmt: skip
"""The columns of CLASSES."""
SQUARE = 1e-6
"""Largest relative difference of the sides of a pixel that counts as square."""


@dataclass(frozen=True)
class Request:
    """The worker's arguments without the area's file, and what it is made from."""

    args: Dict[str, Any]
    area: PolygonSource
    labels: Optional[PolygonSource]


class MakeChipGrid(Algorithm):
    """The lattice of chips that touch an area or a raster."""

    GROUP = "chips"

    def name(self) -> str:
        return "makechipgrid"

    def displayName(self) -> str:
        return tr("Make chip grid")

    def about(self) -> str:
        return tr(
            "Draws the squares that chips have on a fixed grid, for an area or a raster. The same ground always gets "
            "the same chip_id, whatever the area. With labels it shows too which classes lie on each chip, and which "
            "chips a dataset would have with the same rules of balance, before a pixel is read."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        like = QgsProcessingParameterRasterLayer("LIKE", tr("Grid like this raster"), None, True)
        number = QgsProcessingParameterNumber.Type.Double
        pixel = QgsProcessingParameterNumber("PIXEL_SIZE", tr("Pixel size (metres)"), number, None, True, 0.1, 10000)
        sink = QgsProcessingParameterFeatureSink("OUTPUT", tr("Chips"), QgsProcessing.SourceType.TypeVectorPolygon)
        table = QgsProcessingParameterFeatureSink(
            "CLASSES", tr("Table of classes"), QgsProcessing.SourceType.TypeVector, None, True, False
        )
        return [
            p.aoi(optional=True),
            p.helped(
                like, tr("A raster instead of AOI: its extent, and its CRS and pixel size where they are not given.")
            ),
            p.chip_size(),
            p.stride(),
            p.helped(pixel, tr("Ground size of a pixel in metres. Empty: that of LIKE, else 10.")),
            p.crs(tr("A projected CRS in metres for all chips. Empty: that of LIKE, else the UTM zone of each chip.")),
            p.edge(),
            labels.layer(empty=tr("Empty: only squares.")),
            p.class_field(),
            *p.under(tr("Labels"), labels.buffer(), labels.min_class()),
            *p.under(tr("Balance"), *rules.balance(), p.integer("SEED", tr("Seed"), _seed_help(), 0, 2**31 - 1)),
            p.helped(sink, _chips_help()),
            p.helped(table, _table_help()),
        ]

    def results(self) -> List[Helped]:
        return [
            (QgsProcessingOutputNumber("COUNT", tr("Chips")), tr("Number of chips.")),
            (
                QgsProcessingOutputNumber("CHOSEN", tr("Chosen chips")),
                tr("With LABELS: number of chips that a dataset would have."),
            ),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        there = [name for name in ("AOI", "LIKE") if parameters.get(name)]
        if not there:
            raise wrong("AOI", tr("give either AOI or LIKE, got none of them"))
        if len(there) > 1:
            raise wrong("AOI", tr("give either AOI or LIKE, got AOI and LIKE"))
        if parameters.get("CLASSES") and not parameters.get("LABELS"):
            raise wrong("CLASSES", tr("there are no classes to list: LABELS is empty"))
        self._recipe(parameters, context)

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        recipe = self._recipe(parameters, context)
        grid = recipe["grid"]
        if parameters.get("LIKE"):
            raster = self.parameterAsRasterLayer(parameters, "LIKE", context)
            area = extent_polygon(raster, "LIKE", context)
            grid = {**grid, **_grid_of(raster, bool(grid["crs"]), _is_given(parameters, "PIXEL_SIZE"))}
        else:
            area = read_polygons(self, parameters, "AOI", context)
        args = {"chips": recipe["chips"], "grid": grid}
        if not parameters.get("LABELS"):
            return Request(args, area, None)
        args.update(labels=recipe["labels"], seed=recipe["split"]["seed"])
        return Request(args, area, labels.read_labels(self, parameters, "LABELS", context, recipe))

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        args = {**request.args, "output": temporary_file("chips.gpkg")}
        args["aoi"] = self._written(request.area, "area.gpkg", context, feedback)
        if request.labels is not None:
            written = self._written(request.labels, "labels.gpkg", context, feedback)
            args["labels"] = {**args["labels"], **written}
        return worker.call("grid", args, feedback, self.names)

    def _written(
        self, source: PolygonSource, name: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        path = temporary_file(name)
        self.names.files[path] = source.parameter
        return write_polygons(source, path, context, feedback)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        style = "candidates" if "classes" in value else "chipgrid"
        output = fill_sink(self, parameters, "OUTPUT", context, value, Look(tr("Chip grid"), style))
        made = {"OUTPUT": output, "COUNT": value["count"]}
        if "classes" in value:
            rows = [{**row, "name": row["name"] or tr("background")} for row in value["classes"]]
            made.update(CHOSEN=value["chosen"], CLASSES=fill_table(self, parameters, "CLASSES", context, TABLE, rows))
        return made

    def _recipe(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        values = plain_values(self, parameters, context, VALUES)
        if _is_given(parameters, "PIXEL_SIZE"):
            values.update(plain_values(self, parameters, context, ("PIXEL_SIZE",)))
        drawn = {"LABELS": given("LABELS")} if parameters.get("LABELS") else {}
        return document({**values, **drawn, "AOI": given("AOI"), "SPLIT": "none"})


def _seed_help() -> str:
    return tr("Another number gives other chips of the same classes; Make dataset takes the same with the same seed.")


def _chips_help() -> str:
    return tr(
        "One square a chip, with its chip_id, CRS, column and row, and the pixels it was moved by. With LABELS: "
        "chosen (1 or 0), stratum (the class that it was chosen for, or background), its classes, and the share of its "
        "ground that each covers."
    )


def _table_help() -> str:
    return tr(
        "With LABELS: a row a class, and one of the chips that no label touches: chips that have it (candidates), its "
        "ground in square metres, chips wanted and chosen, and whether that was reached."
    )


def _is_given(parameters: Mapping[str, Any], name: str) -> bool:
    return parameters.get(name) not in (None, "")


def _grid_of(raster: QgsRasterLayer, has_crs: bool, has_pixel_size: bool) -> Dict[str, Any]:
    """Return what a raster says of the grid where the user does not; raises RecipeError where it cannot."""
    said: Dict[str, Any] = {}
    metric = QgsUnitTypes.encodeUnit(raster.crs().mapUnits()) == "meters"
    if not has_crs and metric:
        said["crs"] = raster.crs().authid()
    if not has_pixel_size:
        said["pixel_size_m"] = _pixel_size(raster) if metric and not has_crs else default("PIXEL_SIZE")
    return said


def _pixel_size(raster: QgsRasterLayer) -> float:
    width, height = _sides(raster)
    if abs(width - height) > SQUARE * width:
        message = tr("raster {name!r} has pixels of {width:g} x {height:g} m")
        raise wrong("LIKE", message.format(name=raster.name(), width=width, height=height), tr("Give PIXEL_SIZE."))
    return width


def _sides(raster: QgsRasterLayer) -> Tuple[float, float]:
    return raster.rasterUnitsPerPixelX(), raster.rasterUnitsPerPixelY()
