"""What steps read off QGIS: layers, their legends, the picture of the map."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtGui import QColor, QImage
from qgis.utils import iface

SAMPLES = 160
"""Points of the map that are looked at, along each side."""


def layer_facts(layer: QgsMapLayer) -> dict[str, Any]:
    """Return a layer's name, kind of renderer, labels of the legend, and the groups it lies in (inmost first)."""
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    legend = [item.label() for item in layer.renderer().legendSymbolItems()] if hasattr(layer, "fields") else []
    return {
        "name": layer.name(),
        "raster": isinstance(layer, QgsRasterLayer),
        "valid": layer.isValid(),
        "renderer": layer.renderer().type(),
        "legend": legend,
        "groups": _groups_of(node),
        "shown": node.isVisible() if node else False,
        "crs": layer.crs().authid(),
        "source": layer.source(),
    }


def _groups_of(node: Any) -> list[str]:
    names = []
    while node is not None and isinstance(node.parent(), QgsLayerTreeGroup) and node.parent().name():
        node = node.parent()
        names.append(node.name())
    return names


def layers() -> list[dict[str, Any]]:
    """Return the facts of every layer of the project, from the top of the layer tree."""
    return [layer_facts(layer) for layer in QgsProject.instance().layerTreeRoot().layerOrder()]


def layers_named(text: str) -> list[QgsMapLayer]:
    """Return the layers of this name, else those whose name begins so."""
    every = list(QgsProject.instance().mapLayers().values())
    same = [layer for layer in every if layer.name() == text]
    return same or [layer for layer in every if layer.name().startswith(text)]


def named(text: str) -> QgsMapLayer:
    """Return the one layer of ``layers_named``."""
    found = layers_named(text)
    assert len(found) == 1, (text, [layer.name() for layer in QgsProject.instance().mapLayers().values()])
    return found[0]


def told_by_bar() -> str:
    """Return the text of the message bar's uppermost message."""
    item = iface.messageBar().currentItem()
    return item.text() if item is not None else ""


def map_facts() -> dict[str, Any]:
    """Return what the map shows: the share of points that are not its background, and how many colours there are."""
    return widget_facts(iface.mapCanvas(), iface.mapCanvas().canvasColor())


def widget_facts(widget: Any, ground: QColor | None = None) -> dict[str, Any]:
    """Return the share of a widget's points that are not of the ground's colour, and how many colours there are."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    points = [
        image.pixelColor(width * (2 * x + 1) // (2 * SAMPLES), height * (2 * y + 1) // (2 * SAMPLES))
        for x in range(SAMPLES)
        for y in range(SAMPLES)
    ]
    drawn = [colour for colour in points if ground is None or _differ(colour, ground)]
    return {"drawn": len(drawn) / len(points), "colours": len({colour.name() for colour in drawn})}


def _differ(one: QColor, other: QColor) -> bool:
    return (one.red(), one.green(), one.blue()) != (other.red(), other.green(), other.blue())


def zoom_to(layer: QgsMapLayer, scale: float = 1.08, box: QgsRectangle | None = None) -> None:
    """Have the map show a layer, or a box in its CRS."""
    canvas = iface.mapCanvas()
    extent = canvas.mapSettings().layerExtentToOutputExtent(layer, box or layer.extent())
    extent.scale(scale)
    canvas.setExtent(extent)
    canvas.refresh()
