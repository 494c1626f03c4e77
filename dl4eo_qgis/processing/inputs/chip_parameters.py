"""Chips as a layer, and the rasters that they are measured on or cut out of."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)

from ...core.typed import is_date
from .. import parameters as p
from ..convert import PolygonSource, raster_file, raster_files, read_polygons, temporary_file, write_polygons
from ..recipe_keys import Names, wrong
from ..tr import tr

LAYERS = ("RASTERS", "MASK", "CLOUDS", "DATE")
"""Parameters that mean something beside INPUT alone."""


def chips(optional: bool, text: str) -> p.Definition:
    """Return INPUT."""
    return p.polygons("INPUT", tr("Chips"), text, optional)


def rasters(optional: bool) -> List[p.Definition]:
    """Return RASTERS, MASK, CLOUDS and DATE."""
    many = QgsProcessingParameterMultipleLayers
    kind = QgsProcessing.SourceType.TypeRaster
    return [
        p.helped(many("RASTERS", tr("Rasters of the chips"), kind, None, optional), _rasters_help()),
        p.helped(QgsProcessingParameterRasterLayer("MASK", tr("Masks"), None, True), _mask_help()),
        p.helped(many("CLOUDS", tr("Cloud classes"), kind, None, True), _clouds_help()),
        p.advanced(p.day("DATE", tr("Date of other rasters"), _date_help(), True)),
    ]


def is_given(parameters: Mapping[str, Any], name: str) -> bool:
    """Say whether a parameter has a value."""
    return parameters.get(name) not in (None, "", [])


def check_date(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: Any) -> str:
    """Return DATE as YYYY-MM-DD, '' where it is empty; raises RecipeError where it is no day."""
    raw = parameters.get("DATE")
    if raw in (None, ""):
        return ""
    text = raw.strip() if isinstance(raw, str) else ""
    text = text.split("T")[0] or str(algorithm.parameterAsDateTime(parameters, "DATE", context).toString("yyyy-MM-dd"))
    if not is_date(text):
        raise wrong("DATE", tr("must be a date like 2024-06-30, got {value!r}").format(value=raw))
    return text


def read_rasters(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> Dict[str, Any]:
    """Return the rasters of a request as files; raises RecipeError where one is no file."""
    found: Dict[str, Any] = {
        "rasters": raster_files(algorithm, parameters, "RASTERS", context),
        "clouds": raster_files(algorithm, parameters, "CLOUDS", context),
        "mask": raster_file(algorithm, parameters, "MASK", context) if is_given(parameters, "MASK") else "",
        "date": check_date(algorithm, parameters, context),
    }
    return found


def require_rasters(parameters: Mapping[str, Any]) -> None:
    """Raise RecipeError where there is no raster to cut chips out of."""
    if not is_given(parameters, "RASTERS"):
        hint = tr("Chips are cut out of at least one raster; Build stack makes such.")
        raise wrong("RASTERS", tr("is empty"), hint)


def read_chips(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> PolygonSource:
    """Return the chips of INPUT with all their columns."""
    source = algorithm.parameterAsSource(parameters, "INPUT", context)
    fields = {} if source is None else {name: name for name in source.fields().names() if name != "dl4eo_id"}
    return read_polygons(algorithm, parameters, "INPUT", context, fields)


def write_chips(
    source: PolygonSource, names: Names, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> Dict[str, str]:
    """Write chips for the worker; return what a request says of them."""
    path = temporary_file("chips.gpkg")
    names.files[path] = "INPUT"
    return write_polygons(source, path, context, feedback)


def _rasters_help() -> str:
    return tr(
        "Rasters whose pixels are those of the chips, one of each date: Build stack makes such. Any other GeoTIFF with "
        "a date will do, if the chips were made on its grid (LIKE of Make chip grid)."
    )


def _mask_help() -> str:
    return tr(
        "Masks that Rasterise labels made, with LIKE the raster; or another raster of classes on the same pixels: 0 "
        "background, nodata ignore. Empty: chips without masks."
    )


def _clouds_help() -> str:
    return tr("The cloud classes that Build stack wrote for each raster. Empty: no cloud shares are known.")


def _date_help() -> str:
    return tr(
        "Of rasters that Build stack did not make: their day, like 2024-05-01. Empty: as the file's name or header "
        "tells it."
    )
