"""Masks are loaded with the classes' names and colours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsPalettedRasterRenderer, QgsProcessingContext, QgsProject, QgsRasterLayer

from dl4eo_qgis.processing.layers import palettes

CLASSES = [
    {"value": 1, "name": "w", "color": "#0000ff", "title": "Water"},
    {"value": 2, "name": "forest", "color": "", "title": ""},
]


@pytest.fixture
def mask(tmp_path: Path) -> str:
    path = tmp_path / "mask.asc"
    path.write_text("ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2\n", encoding="utf-8")
    return str(path)


def test_a_loaded_mask_has_its_palette(mask: str, project: QgsProject, feedback: Any) -> None:
    context = QgsProcessingContext()
    context.setProject(project)
    context.addLayerToLoadOnCompletion(mask, QgsProcessingContext.LayerDetails("mask", project, "OUTPUT"))
    palettes.dress_classes(context, mask, CLASSES, 255)
    layer = QgsRasterLayer(mask, "mask")
    context.layerToLoadOnCompletionDetails(mask).postProcessor().postProcessLayer(layer, context, feedback)
    renderer = layer.renderer()
    assert isinstance(renderer, QgsPalettedRasterRenderer)
    found = [(c.value, c.label, c.color.name(), c.color.alpha()) for c in renderer.classes()]
    assert found == [
        (0, "background", "#000000", 0),
        (1, "Water", "#0000ff", 255),
        (2, "forest", "#808080", 255),
        (255, "ignore", "#808080", 255),
    ]


def test_a_mask_that_is_not_loaded_is_left_alone(mask: str) -> None:
    context = QgsProcessingContext()
    palettes.dress_classes(context, mask, CLASSES, 255)
    assert not context.willLoadLayerOnCompletion(mask)
