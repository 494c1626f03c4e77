"""Rasters of classes that are loaded with the classes' names and colours."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Sequence

from qgis.core import (
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterLayer,
)
from qgis.PyQt.QtGui import QColor

from ..tr import tr

GREY = "#808080"


def palette_entries(classes: Sequence[Mapping[str, Any]], ignore: int) -> List[QgsPalettedRasterRenderer.Class]:
    """Return the palette of a mask: background (transparent), the classes, ignore."""
    entries = [QgsPalettedRasterRenderer.Class(0, QColor(0, 0, 0, 0), tr("background"))]
    for c in classes:
        name = c.get("title") or c["name"]
        entries.append(QgsPalettedRasterRenderer.Class(c["value"], QColor(c["color"] or GREY), name))
    return [*entries, QgsPalettedRasterRenderer.Class(ignore, QColor(GREY), tr("ignore"))]


class _Painter(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded mask its palette."""

    def __init__(self, entries: List[QgsPalettedRasterRenderer.Class]) -> None:
        super().__init__()
        self._entries = entries

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        if isinstance(layer, QgsRasterLayer):
            layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, self._entries))
            layer.triggerRepaint()


_KEPT: Dict[str, _Painter] = {}
"""By layer: QGIS does not keep a post-processor alive, and a lost one is lost silently."""


def dress_classes(
    context: QgsProcessingContext, layer_id: str, classes: Sequence[Mapping[str, Any]], ignore: int
) -> None:
    """Give a mask its palette when QGIS loads it; does nothing where it will not be loaded."""
    if context.willLoadLayerOnCompletion(layer_id):
        _KEPT[layer_id] = _Painter(palette_entries(classes, ignore))
        context.layerToLoadOnCompletionDetails(layer_id).setPostProcessor(_KEPT[layer_id])
