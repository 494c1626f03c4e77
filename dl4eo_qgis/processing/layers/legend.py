"""Legends in the user's language: the styles under resources/styles are English, and no file is made anew."""

from __future__ import annotations

from qgis.core import QgsCategorizedSymbolRenderer, QgsMapLayer, QgsRuleBasedRenderer, QgsVectorLayer

from ..tr import translated


def translate(layer: QgsMapLayer) -> None:
    """Translate the labels of a layer's categories and rules; does nothing to other layers."""
    renderer = layer.renderer() if isinstance(layer, QgsVectorLayer) else None
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for place, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(place, _said(category.label()))
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().descendants():
            rule.setLabel(_said(rule.label()))


def _said(label: str) -> str:
    return translated(label) if label else label
