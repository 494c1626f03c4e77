"""Feature sources become GeoPackage files for the worker: selections, filters and memory layers count."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
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
from .recipe_keys import wrong
from .tr import tr

LAYER = "features"
GEOMETRY_TYPE = QgsWkbTypes.Type.MultiPolygon
POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry


@dataclass(frozen=True)
class PolygonSource:
    """A feature source that was found usable, and the fields of it that count."""

    parameter: str
    source: QgsProcessingFeatureSource
    fields: QgsFields
    layer: Optional[QgsVectorLayer] = None
    """The layer that only this source needs, kept alive."""


def read_polygons(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    name: str,
    context: QgsProcessingContext,
    field: str = "",
    field_parameter: str = "CLASS_FIELD",
) -> PolygonSource:
    """Return the feature source of a parameter; raises RecipeError where it has no CRS or lacks the field."""
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise wrong(name, f"cannot be read as a layer: {parameters.get(name)!r}")
    if source.featureCount() == 0:
        raise _empty(name, source)
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind not in (POLYGON, QgsWkbTypes.GeometryType.UnknownGeometry):
        found = QgsWkbTypes.geometryDisplayString(kind).lower()
        raise wrong(name, f"layer {source.sourceName()!r} is of type {found}, polygons are wanted")
    if not source.sourceCrs().isValid():
        raise wrong(name, f"layer {source.sourceName()!r} has no CRS", "Set it in the layer's properties.")
    fields = QgsFields()
    if field:
        known = source.fields().names()
        if field not in known:
            raise wrong(
                field_parameter, f"layer {source.sourceName()!r} has no field {field!r}.", suggest(field, known)
            )
        fields.append(source.fields().field(field))
    return PolygonSource(name, source, fields)


def extent_polygon(raster: QgsRasterLayer, name: str, context: QgsProcessingContext) -> PolygonSource:
    """Return the extent of a raster as a source of one polygon; raises RecipeError where it has no CRS."""
    if not raster.crs().isValid():
        raise wrong(name, f"raster {raster.name()!r} has no CRS", "Set it in the layer's properties.")
    layer = QgsVectorLayer("Polygon", raster.name(), "memory")
    layer.setCrs(raster.crs())
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(raster.extent()))
    layer.dataProvider().addFeatures([feature])
    return PolygonSource(name, QgsProcessingFeatureSource(layer, context), QgsFields(), layer)


def raster_files(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: QgsProcessingContext
) -> List[str]:
    """Return the files of a list of raster layers or paths; raises RecipeError where one is no file on disk."""
    raw = parameters.get(name)
    if isinstance(raw, str):
        raw = [raw] if Path(raw).is_file() else [part for part in raw.split(";") if part]
    entries = raw if isinstance(raw, (list, tuple)) else [raw] if raw else []
    return [_raster_file(entry, name, context) for entry in entries]


def _raster_file(entry: Any, name: str, context: QgsProcessingContext) -> str:
    if isinstance(entry, str) and Path(entry).is_file():
        return str(Path(entry).absolute())
    layer = entry if isinstance(entry, QgsMapLayer) else QgsProcessingUtils.mapLayerFromString(str(entry), context)
    if not isinstance(layer, QgsRasterLayer):
        raise wrong(name, f"{str(entry)!r} is neither a file nor a raster layer")
    found = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = Path(str(found.get("path") or ""))
    if layer.providerType() != "gdal" or found.get("vsiPrefix") or found.get("layerName") or not path.is_file():
        raise wrong(name, f"layer {layer.name()!r} is no plain file on disk", "Save it as GeoTIFF first.")
    return str(path.absolute())


def temporary_file(name: str) -> str:
    """Return a path in a folder that QGIS removes when it ends."""
    return str(Path(QgsProcessingUtils.generateTempFilename(name)))


def write_polygons(
    polygons: PolygonSource, path: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> Dict[str, str]:
    """Write the polygons as a file and return what a recipe says of it; raises RecipeError where there are none."""
    sink = _open(polygons, path, context)
    written = passed_over = 0
    checks_off = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks  # the core repairs and counts
    for feature in polygons.source.getFeatures(QgsFeatureRequest(), checks_off):
        if feedback.isCanceled():
            raise QgsProcessingException(tr("Cancelled."))
        geometry = _plain(feature.geometry())
        if geometry.isEmpty():
            passed_over += 1
            continue
        if not sink.addFeature(_feature(feature, geometry, polygons.fields), QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(f"{path}: {sink.errorMessage()}")
        written += 1
    del sink  # closes the file
    if not written:
        raise _empty(polygons.parameter, polygons.source)
    if passed_over:
        text = tr("{name}: {count} features without polygon are left out.")
        feedback.pushWarning(text.format(name=polygons.parameter, count=passed_over))
    return {"path": path, "layer": LAYER}


def _empty(name: str, source: QgsProcessingFeatureSource) -> Exception:
    return wrong(name, f"layer {source.sourceName()!r} has no polygon", "Is its selection or filter the right one?")


def _open(polygons: PolygonSource, path: str, context: QgsProcessingContext) -> QgsVectorFileWriter:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = LAYER
    options.datasourceOptions = ["VERSION=1.2"]
    options.layerOptions = ["FID=dl4eo_fid", "GEOMETRY_NAME=dl4eo_geometry"]  # a class field may be called fid
    crs = polygons.source.sourceCrs()
    sink = QgsVectorFileWriter.create(path, polygons.fields, GEOMETRY_TYPE, crs, context.transformContext(), options)
    if sink.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise QgsProcessingException(f"{path}: {sink.errorMessage()}")
    return sink


def _plain(geometry: QgsGeometry) -> QgsGeometry:
    """Return the polygons of a geometry, flat and with straight edges; empty where it has none."""
    if geometry.isEmpty():
        return geometry
    if geometry.type() != POLYGON and not geometry.convertGeometryCollectionToSubclass(POLYGON):
        return QgsGeometry()
    parts = geometry.coerceToType(GEOMETRY_TYPE)
    return parts[0] if len(parts) == 1 else QgsGeometry.collectGeometry(parts)


def _feature(feature: QgsFeature, geometry: QgsGeometry, fields: QgsFields) -> QgsFeature:
    """Return a feature with the fields that count."""
    plain = QgsFeature(fields)
    plain.setAttributes([feature.attribute(name) for name in fields.names()])
    plain.setGeometry(geometry)
    return plain
