"""Fills an algorithm's feature sinks: from a layer that the worker wrote, or from rows that it gave."""

from __future__ import annotations

from typing import Any, Iterable, Mapping

from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsWkbTypes,
)

from ..inputs.fields import make_field
from ..styles import Look, dress, layer_address, open_layer

ROW_NUMBER = "fid"
"""GeoPackage's own column, shown by QGIS as a field."""


def fill_sink(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    name: str,
    context: QgsProcessingContext,
    written: Mapping[str, Any],
    look: Look,
) -> str:
    """Copy the layer ``written`` (``path`` and ``layer``) to the sink of a parameter; return the sink's address."""
    layer = open_layer(layer_address(written["path"], written["layer"]))
    fields = QgsFields()
    for field in layer.fields():
        if field.name() != ROW_NUMBER:
            fields.append(field)
    sink, address = algorithm.parameterAsSink(parameters, name, context, fields, layer.wkbType(), layer.crs())
    if sink is None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
    for row in layer.getFeatures():
        feature = QgsFeature(fields)
        feature.setGeometry(row.geometry())
        feature.setAttributes([row.attribute(field.name()) for field in fields])
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(algorithm.writeFeatureError(sink, parameters, name))
    dress(context, address, look)
    return str(address)


def fill_table(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    name: str,
    context: QgsProcessingContext,
    columns: Mapping[str, type],
    rows: Iterable[Mapping[str, Any]],
) -> str:
    """Fill the sink of a parameter with rows without geometry; return its address, '' where none is wanted.

    ``columns`` are names and types (str, int, float).
    """
    fields = QgsFields()
    for column, kind in columns.items():
        fields.append(make_field(column, kind))
    sink, address = algorithm.parameterAsSink(parameters, name, context, fields, QgsWkbTypes.Type.NoGeometry)
    if sink is None:
        if parameters.get(name) in (None, ""):
            return ""
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
    for row in rows:
        feature = QgsFeature(fields)
        feature.setAttributes([row[column] for column in columns])
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(algorithm.writeFeatureError(sink, parameters, name))
    return str(address)
