"""Feature sources become GeoPackage files for the worker: selections, filters and memory layers count."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Dict, List, Mapping, Optional

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..core.errors import suggest
from .inputs.fields import make_field
from .recipe_keys import wrong
from .tr import tr

LAYER = "features"
NONE: Mapping[str, str] = MappingProxyType({})
GEOTIFF_ENDINGS = (".tif", ".tiff")
FEATURE_ID = "dl4eo_id"
"""The field of the layer's own feature ids, so that messages can name features as QGIS does."""
GEOMETRY_TYPE = QgsWkbTypes.Type.MultiPolygon
POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry
UNKNOWN = QgsWkbTypes.GeometryType.UnknownGeometry
NO_GEOMETRY = QgsWkbTypes.GeometryType.NullGeometry
ANY_KIND = QgsWkbTypes.Type.Unknown
"""How geometries are written where a buffer makes polygons of all: QGIS names a mixed layer after its first one."""


@dataclass(frozen=True)
class PolygonSource:
    """A feature source that was found usable, and the fields of it that count."""

    parameter: str
    source: QgsProcessingFeatureSource
    fields: QgsFields
    layer: Optional[QgsVectorLayer] = None
    """The layer that only this source needs, kept alive."""
    kind: Any = GEOMETRY_TYPE
    """How its geometries are written."""


def read_polygons(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    name: str,
    context: QgsProcessingContext,
    fields: Mapping[str, str] = NONE,
    buffer_parameter: str = "",
    buffered: bool = False,
) -> PolygonSource:
    """Return the feature source of a parameter; raises RecipeError where it has no CRS or lacks a field.

    ``fields`` are those that count, by the parameter that names them; without any, the features' own ids are not
    written either. Points and lines pass where they are ``buffered``; ``buffer_parameter`` would make them so.
    """
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise wrong(name, tr("cannot be read as a layer: {value!r}").format(value=parameters.get(name)))
    if source.featureCount() == 0:
        raise _empty(name, source)
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if not buffered and kind not in (POLYGON, UNKNOWN):
        found = QgsWkbTypes.geometryDisplayString(kind).lower()
        hint = (
            tr("Give {name}, so that they become polygons.").format(name=buffer_parameter) if buffer_parameter else ""
        )
        if kind == NO_GEOMETRY:
            hint = tr("Make a layer of the table first: Create points layer from table.")
        message = tr("layer {layer!r} is of type {kind}, polygons are wanted")
        raise wrong(name, message.format(layer=source.sourceName(), kind=found), hint)
    if not source.sourceCrs().isValid():
        message = tr("layer {layer!r} has no CRS").format(layer=source.sourceName())
        raise wrong(name, message, tr("Set it in the layer's properties."))
    return PolygonSource(name, source, _fields(source, fields), kind=ANY_KIND if buffered else GEOMETRY_TYPE)


def _fields(source: QgsProcessingFeatureSource, wanted: Mapping[str, str]) -> QgsFields:
    """Return the fields that count, each once; raises RecipeError where the layer lacks one."""
    fields, known = QgsFields(), source.fields().names()
    for parameter, field in wanted.items():
        if field and field not in known:
            message = tr("layer {layer!r} has no field {field!r}.").format(layer=source.sourceName(), field=field)
            raise wrong(parameter, message, suggest(field, known))
        if field and field not in fields.names():
            fields.append(source.fields().field(field))
    if wanted and FEATURE_ID not in known:
        fields.append(make_field(FEATURE_ID, int))
    return fields


def extent_polygon(raster: QgsRasterLayer, name: str, context: QgsProcessingContext) -> PolygonSource:
    """Return the extent of a raster as a source of one polygon; raises RecipeError where it has no CRS."""
    if not raster.crs().isValid():
        message = tr("raster {name!r} has no CRS").format(name=raster.name())
        raise wrong(name, message, tr("Set it in the layer's properties."))
    layer = QgsVectorLayer("Polygon", raster.name(), "memory")
    layer.setCrs(raster.crs())
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(raster.extent()))
    layer.dataProvider().addFeatures([feature])
    return PolygonSource(name, QgsProcessingFeatureSource(layer, context), QgsFields(), layer)


def temporary_file(name: str) -> str:
    """Return a path in a folder that QGIS removes when it ends."""
    return str(Path(QgsProcessingUtils.generateTempFilename(name)))


def write_polygons(
    polygons: PolygonSource, path: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> Dict[str, str]:
    """Write the polygons as a file and return what a recipe says of it; raises RecipeError where there are none."""
    sink = _open(polygons, path, context)
    written = passed_over = 0
    all_count = FEATURE_ID in polygons.fields.names()  # the core names those without a shape in its report
    checks_off = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks  # the core repairs and counts
    for feature in polygons.source.getFeatures(QgsFeatureRequest(), checks_off):
        if feedback.isCanceled():
            raise QgsProcessingException(tr("Cancelled."))
        geometry = _plain(feature.geometry(), polygons.kind)
        if geometry.isEmpty() and not all_count:
            passed_over += 1
            continue
        if not sink.addFeature(_feature(feature, geometry, polygons.fields), QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(f"{path}: {sink.errorMessage()}")
        written += not geometry.isEmpty()
    del sink  # closes the file
    if not written:
        raise _empty(polygons.parameter, polygons.source)
    if passed_over:
        text = tr("{name}: features without a polygon, left out: {count}.")
        feedback.pushWarning(text.format(name=polygons.parameter, count=passed_over))
    return {"path": path, "layer": LAYER}


def _empty(name: str, source: QgsProcessingFeatureSource) -> Exception:
    message = tr("layer {layer!r} has no polygon").format(layer=source.sourceName())
    return wrong(name, message, tr("Is its selection or filter the right one?"))


def _open(polygons: PolygonSource, path: str, context: QgsProcessingContext) -> QgsVectorFileWriter:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = LAYER
    options.datasourceOptions = ["VERSION=1.2"]
    options.layerOptions = ["FID=dl4eo_fid", "GEOMETRY_NAME=dl4eo_geometry"]  # a class field may be called fid
    crs = polygons.source.sourceCrs()
    sink = QgsVectorFileWriter.create(path, polygons.fields, polygons.kind, crs, context.transformContext(), options)
    if sink.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise QgsProcessingException(f"{path}: {sink.errorMessage()}")
    return sink


def _plain(geometry: QgsGeometry, kind: Any) -> QgsGeometry:
    """Return a geometry flat and with straight edges; where polygons are wanted, those that it has, or empty."""
    if geometry.isEmpty():
        return geometry
    if kind == ANY_KIND:
        flat = QgsGeometry(geometry.constGet().segmentize())
        flat.get().dropZValue()
        flat.get().dropMValue()
        return flat
    if geometry.type() != POLYGON and not geometry.convertGeometryCollectionToSubclass(POLYGON):
        return QgsGeometry()
    parts = geometry.coerceToType(kind)
    return parts[0] if len(parts) == 1 else QgsGeometry.collectGeometry(parts)


def _feature(feature: QgsFeature, geometry: QgsGeometry, fields: QgsFields) -> QgsFeature:
    """Return a feature with the fields that count."""
    known = feature.fields().names()
    plain = QgsFeature(fields)
    plain.setAttributes([feature.attribute(n) if n in known else feature.id() for n in fields.names()])
    if not geometry.isEmpty():
        plain.setGeometry(geometry)
    return plain


def raster_file(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: QgsProcessingContext
) -> str:
    """Return the file of a raster layer; raises RecipeError where it is none that the worker can open."""
    layer = algorithm.parameterAsRasterLayer(parameters, name, context)
    if layer is None or not layer.isValid():
        raise wrong(name, tr("cannot be read as a raster: {value!r}").format(value=parameters.get(name)))
    return _file_of(layer, name)


def geotiff_output(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: QgsProcessingContext
) -> str:
    """Return the path of a GeoTIFF that is to be written, empty where none is wanted; raises RecipeError for others."""
    path = str(algorithm.parameterAsOutputLayer(parameters, name, context))
    if not path:
        return ""
    if not path.lower().endswith(GEOTIFF_ENDINGS):
        raise wrong(name, tr("{path!r} must end with .tif: a GeoTIFF is written").format(path=path))
    return str(Path(path).absolute())


def raster_files(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: QgsProcessingContext
) -> List[str]:
    """Return the files of a list of raster layers or paths; raises RecipeError where the worker can open one not."""
    raw = parameters.get(name)
    if isinstance(raw, str):
        raw = [raw] if Path(raw).is_file() else [part for part in raw.split(";") if part]
    files = []
    for entry in raw if isinstance(raw, (list, tuple)) else [raw] if raw else []:
        if isinstance(entry, str) and Path(entry).is_file():
            files.append(str(Path(entry).absolute()))
            continue
        layer = entry if isinstance(entry, QgsMapLayer) else QgsProcessingUtils.mapLayerFromString(str(entry), context)
        if not isinstance(layer, QgsRasterLayer):
            raise wrong(name, tr("cannot be read as a raster: {value!r}").format(value=str(entry)))
        files.append(_file_of(layer, name))
    return files


def _file_of(layer: QgsRasterLayer, name: str) -> str:
    found = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = Path(str(found.get("path") or ""))
    if layer.providerType() != "gdal" or found.get("vsiPrefix") or found.get("layerName") or not path.is_file():
        message = tr("raster {name!r} is no file on this machine").format(name=layer.name())
        raise wrong(name, message, tr("Export it as a GeoTIFF first."))
    return str(path.absolute())
