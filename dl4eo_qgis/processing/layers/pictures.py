"""Rasters of images and of cloud classes that are loaded named and dressed: natural colours, stretched; a palette."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Sequence

from qgis.core import (
    QgsContrastEnhancement,
    QgsMapLayer,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRectangle,
    QgsSingleBandGrayRenderer,
)
from qgis.PyQt.QtGui import QColor

from ..tr import tr

RGB = ("red", "green", "blue")
LOOKED_AT_PX = 250_000
"""Pixels that the stretch is counted from."""
BRIGHTEST = 4.0
"""Times the median that the brightest colour is of."""
Dress = Callable[[QgsRasterLayer], None]


def cloud_classes() -> List[QgsPalettedRasterRenderer.Class]:
    """Return the palette of the codes of a cloud layer; nodata is transparent."""
    entries = (
        (1, "#74c476", tr("clear")), (2, "#f7f7f7", tr("cloud")), (3, "#525252", tr("shadow")),
        (4, "#9ecae1", tr("snow")), (5, "#8c6d31", tr("dark")),
    )  # fmt: skip
    return [QgsPalettedRasterRenderer.Class(value, QColor(color), name) for value, color, name in entries]


def stretch(layer: QgsRasterLayer, names: Sequence[str]) -> None:
    """Show red, green and blue where bands are called so, else the first band in grey; stretched over valid pixels."""
    provider = layer.dataProvider()
    if set(RGB) <= set(names):
        red, green, blue = (list(names).index(name) + 1 for name in RGB)
        colours = QgsMultiBandColorRenderer(provider, red, green, blue)
        colours.setRedContrastEnhancement(_enhancement(provider, red))
        colours.setGreenContrastEnhancement(_enhancement(provider, green))
        colours.setBlueContrastEnhancement(_enhancement(provider, blue))
        layer.setRenderer(colours)
    else:
        grey = QgsSingleBandGrayRenderer(provider, 1)
        grey.setContrastEnhancement(_enhancement(provider, 1, bright=False))
        layer.setRenderer(grey)


def _enhancement(provider: QgsRasterDataProvider, band: int, bright: bool = True) -> QgsContrastEnhancement:
    """Return the stretch of a band between the 2nd and 98th percentile of its valid pixels.

    Where ``bright``, it ends at a few times the median at most: clouds would leave the ground black.
    """
    low, high = provider.cumulativeCut(band, 0.02, 0.98, QgsRectangle(), LOOKED_AT_PX)
    if bright:
        _, median = provider.cumulativeCut(band, 0.0, 0.5, QgsRectangle(), LOOKED_AT_PX)
        high = min(high, max(BRIGHTEST * median, low + 1e-6)) if median > 0 else high
    made = QgsContrastEnhancement(provider.dataType(band))
    made.setContrastEnhancementAlgorithm(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum, False
    )
    made.setMinimumValue(low, False)
    made.setMaximumValue(high)
    return made


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded raster its name and its look."""

    def __init__(self, name: str, dress: Dress) -> None:
        super().__init__()
        self._name, self._dress = name, dress

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        layer.setName(self._name)
        if isinstance(layer, QgsRasterLayer):
            self._dress(layer)
            layer.triggerRepaint()


_KEPT: Dict[str, _Dresser] = {}
"""By layer: QGIS does not keep a post-processor alive, and a lost one is lost silently."""


def _dress(context: QgsProcessingContext, layer_id: str, name: str, dress: Dress) -> None:
    if layer_id and context.willLoadLayerOnCompletion(layer_id):
        _KEPT[layer_id] = _Dresser(name, dress)
        details: Any = context.layerToLoadOnCompletionDetails(layer_id)
        details.setPostProcessor(_KEPT[layer_id])


def dress_image(context: QgsProcessingContext, layer_id: str, name: str, bands: Sequence[str]) -> None:
    """Give an image its name and its colours when QGIS loads it; does nothing where it will not be loaded."""
    _dress(context, layer_id, name, lambda layer: stretch(layer, bands))


def dress_clouds(context: QgsProcessingContext, layer_id: str, name: str) -> None:
    """Give cloud classes their name and palette when QGIS loads them; does nothing where they will not be loaded."""

    def paint(layer: QgsRasterLayer) -> None:
        layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, cloud_classes()))

    _dress(context, layer_id, name, paint)
