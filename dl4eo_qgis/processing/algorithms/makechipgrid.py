"""``dl4eo:makechipgrid``: the chips of an area, without any pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Tuple

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
from ..recipe_keys import default, document, wrong
from ..sinks import fill_sink
from ..styles import Look
from ..tr import tr
from ..values import plain_values

VALUES = ("CHIP_SIZE", "STRIDE", "CRS", "EDGE")
SQUARE = 1e-6
"""Largest relative difference of the sides of a pixel that counts as square."""


@dataclass(frozen=True)
class Request:
    """The worker's arguments without the area's file, and what it is made from."""

    args: Dict[str, Any]
    area: PolygonSource


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
            "the same chip_id, whatever the area."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        like = QgsProcessingParameterRasterLayer("LIKE", tr("Grid like this raster"), None, True)
        number = QgsProcessingParameterNumber.Type.Double
        pixel = QgsProcessingParameterNumber("PIXEL_SIZE", tr("Pixel size (metres)"), number, None, True, 0.1, 10000)
        sink = QgsProcessingParameterFeatureSink("OUTPUT", tr("Chips"), QgsProcessing.SourceType.TypeVectorPolygon)
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
            p.helped(
                sink, tr("One square a chip, with its chip_id, CRS, column and row, and the pixels it was moved by.")
            ),
        ]

    def results(self) -> List[Helped]:
        return [(QgsProcessingOutputNumber("COUNT", tr("Chips")), tr("Number of chips."))]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        given = [name for name in ("AOI", "LIKE") if parameters.get(name)]
        if len(given) != 1:
            raise wrong("AOI", f"give either AOI or LIKE, got {' and '.join(given) or 'none of them'}")
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
        chips = {key: recipe["chips"][key] for key in ("size_px", "stride_px", "edge")}
        return Request({**chips, "crs": grid["crs"], "pixel_size_m": grid["pixel_size_m"]}, area)

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        path = temporary_file("area.gpkg")
        self.names.files[path] = request.area.parameter
        area = write_polygons(request.area, path, context, feedback)
        args = {**request.args, "aoi": area, "output": temporary_file("chips.gpkg")}
        return worker.call("grid", args, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        output = fill_sink(self, parameters, "OUTPUT", context, value, Look(tr("Chip grid"), "chipgrid"))
        return {"OUTPUT": output, "COUNT": value["count"]}

    def _recipe(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        values = plain_values(self, parameters, context, VALUES)
        if _is_given(parameters, "PIXEL_SIZE"):
            values.update(plain_values(self, parameters, context, ("PIXEL_SIZE",)))
        return document({**values, "AOI": "/area"})


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
        raise wrong("LIKE", f"raster {raster.name()!r} has pixels of {width:g} x {height:g} m", "Give PIXEL_SIZE.")
    return width


def _sides(raster: QgsRasterLayer) -> Tuple[float, float]:
    return raster.rasterUnitsPerPixelX(), raster.rasterUnitsPerPixelY()
