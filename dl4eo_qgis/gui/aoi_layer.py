"""The layer that areas of interest are drawn into, and the layers that a dialog begins with."""

from __future__ import annotations

import re
from typing import Any, List, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerUtils,
    QgsWkbTypes,
)

from .. import paths
from ..processing.tr import tr

PROPERTY = "dl4eo/aoi"
DRAWN, EXTENT = "drawn", "extent"
"""Values of the property: what the layer holds."""
GEOGRAPHIC = "EPSG:4326"
WORLD = QgsRectangle(-180, -90, 180, 90)
POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry
EDGE_POINTS = 20
"""Put on each edge before it goes to another CRS, so that it stays where it was drawn."""
AREA_NAME = re.compile(r"\baoi\b|area.of.interest|study.?area|\bextent\b", re.IGNORECASE)
CLASS_FIELDS = ("class", "class_id", "class_name", "classname", "label", "landcover", "land_cover", "lulc", "crop")
OURS = ("chip_id", "sample_id", "item_id")
"""Fields of chips and scenes, which are no labels."""


class AreaError(Exception):
    """An area that cannot be used; the text is for users."""


def map_crs(canvas: Any) -> QgsCoordinateReferenceSystem:
    """Return the CRS that is drawn in: the map's, or degrees where it has none but shows what degrees can be.

    Raises AreaError where the map has no CRS and its numbers are no degrees.
    """
    crs = canvas.mapSettings().destinationCrs()
    if crs.isValid():
        return crs
    if WORLD.buffered(WORLD.width() * 0.05).contains(canvas.extent()):
        return QgsCoordinateReferenceSystem(GEOGRAPHIC)
    raise AreaError(tr("The map has no CRS, so nothing tells where on Earth it is. Set the project's CRS first."))


def usable(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
    """Return a polygon that was drawn, repaired where its outline crosses itself and cut at the edge of the world.

    Raises AreaError where nothing is left of it, or where the CRS has no place there.
    """
    whole = geometry if geometry.isGeosValid() else _repaired(geometry)
    whole = whole.intersection(_world(crs)) if _shows_the_world(crs) else whole
    if whole.isEmpty() or whole.type() != POLYGON or whole.area() <= 0:
        raise AreaError(tr("That is no area: it needs three corners at least, not all on one line."))
    in_degrees = _moved(whole, crs, QgsCoordinateReferenceSystem(GEOGRAPHIC))
    if not in_degrees.boundingBox().isFinite():
        raise _nowhere(crs)
    whole.convertToMultiType()
    return whole


def layer_of(kind: str) -> Optional[QgsVectorLayer]:
    """Return the project's layer of drawn areas, or of the map's extent; None where there is none."""
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.customProperty(PROPERTY) == kind:
            return layer
    return None


def make_layer(kind: str, crs: QgsCoordinateReferenceSystem) -> QgsVectorLayer:
    """Add an empty temporary layer at the top of the project and return it."""
    name = tr("AOI") if kind == DRAWN else tr("AOI (map extent)")
    layer = QgsVectorLayer("MultiPolygon", name, "memory")
    layer.setCrs(crs)
    layer.setCustomProperty(PROPERTY, kind)
    layer.loadNamedStyle(paths.resource("styles", "aoi.qml"))
    QgsProject.instance().addMapLayer(layer, False)
    QgsProject.instance().layerTreeRoot().insertLayer(0, layer)
    return layer


def add_area(layer: QgsVectorLayer, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
    """Add an area to the layer in one step that can be undone; the layer is open for editing.

    Raises AreaError where the layer's CRS does not reach there.
    """
    feature = QgsVectorLayerUtils.createFeature(layer, _moved(geometry, crs, layer.crs()))
    layer.beginEditCommand(tr("Draw AOI"))
    layer.addFeature(feature)
    layer.endEditCommand()
    layer.triggerRepaint()


def write_extent(canvas: Any) -> QgsVectorLayer:
    """Return the layer whose one area is what the map shows now; raises AreaError where that is no area."""
    if canvas.extent().isEmpty():
        raise AreaError(tr("The map shows nothing yet. Draw an AOI, or add a layer of it."))
    crs = map_crs(canvas)
    geometry = usable(QgsGeometry.fromRect(canvas.extent()), crs)
    layer = layer_of(EXTENT) or make_layer(EXTENT, crs)
    layer.dataProvider().truncate()
    feature = QgsFeature(layer.fields())
    feature.setGeometry(_moved(geometry, crs, layer.crs()))
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    layer.triggerRepaint()
    return layer


def chosen_area(candidates: List[QgsMapLayer]) -> Optional[QgsVectorLayer]:
    """Return the layer of drawn areas if it has one, else the first candidate that is named like an area.

    Else the project's only layer that is named so; None where there is none, or several.
    """
    drawn = layer_of(DRAWN)
    if drawn is not None and drawn.featureCount() > 0:
        return drawn
    found = [layer for layer in candidates if _is_area(layer)]
    others = [layer for layer in QgsProject.instance().mapLayers().values() if _is_area(layer)]
    return found[0] if found else others[0] if len(others) == 1 else None


def chosen_labels(active: Optional[QgsMapLayer], area: Optional[QgsVectorLayer]) -> Optional[QgsVectorLayer]:
    """Return the active layer if it can be labels: polygons that are no area, no chips and no scenes."""
    if active is None or active == area or not _is_polygons(active) or active.customProperty(PROPERTY):
        return None
    return None if AREA_NAME.search(active.name()) or set(OURS) & set(active.fields().names()) else active


def class_field(labels: QgsVectorLayer) -> Optional[str]:
    """Return the one field that is named like a class; None where there is none, or several."""
    found = [name for name in labels.fields().names() if name.lower() in CLASS_FIELDS]
    return found[0] if len(found) == 1 else None


def _is_area(layer: QgsMapLayer) -> bool:
    """Say whether a layer that was not made here is named like an area."""
    return _is_polygons(layer) and bool(AREA_NAME.search(layer.name())) and not layer.customProperty(PROPERTY)


def _is_polygons(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.geometryType() == POLYGON


def _shows_the_world(crs: QgsCoordinateReferenceSystem) -> bool:
    """Say whether a map in this CRS goes once around the Earth, so that one can draw beyond its edge."""
    return bool(crs.bounds().width() >= WORLD.width())


def _world(crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
    """Return the box of a CRS' whole area of use."""
    geographic = QgsCoordinateReferenceSystem(GEOGRAPHIC)
    to_crs = QgsCoordinateTransform(geographic, crs, QgsProject.instance())
    return QgsGeometry.fromRect(to_crs.transformBoundingBox(crs.bounds()))


def _repaired(geometry: QgsGeometry) -> QgsGeometry:
    """Return the polygons of a geometry whose outline crosses itself."""
    made = geometry.makeValid()
    if made.type() != POLYGON:
        made.convertGeometryCollectionToSubclass(POLYGON)
    return made


def _moved(
    geometry: QgsGeometry, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> QgsGeometry:
    """Return a geometry in another CRS, its edges where they were drawn; raises AreaError where one does not reach."""
    if source == target:
        return QgsGeometry(geometry)
    found = geometry.densifyByCount(EDGE_POINTS)
    try:
        found.transform(QgsCoordinateTransform(source, target, QgsProject.instance()))
    except QgsCsException as error:
        raise _nowhere(source if target.authid() == GEOGRAPHIC else target) from error
    if not found.boundingBox().isFinite():
        raise _nowhere(source if target.authid() == GEOGRAPHIC else target)
    return found


def _nowhere(crs: QgsCoordinateReferenceSystem) -> AreaError:
    """Return what to say of a CRS that does not reach a place."""
    name = crs.authid() or crs.userFriendlyIdentifier()
    return AreaError(tr("The map's CRS {crs} has no place on Earth there.").format(crs=name))
