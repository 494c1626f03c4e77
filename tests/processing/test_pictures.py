"""Images and cloud classes are loaded named and dressed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsPalettedRasterRenderer,
    QgsProcessingContext,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandGrayRenderer,
)

from dl4eo_qgis.processing.layers import pictures


def loaded(path: str, project: QgsProject) -> QgsProcessingContext:
    context = QgsProcessingContext()
    context.setProject(project)
    context.addLayerToLoadOnCompletion(path, QgsProcessingContext.LayerDetails("Stack", project, "OUTPUT"))
    return context


def shown(context: QgsProcessingContext, path: str, feedback: Any) -> QgsRasterLayer:
    layer = QgsRasterLayer(path, "OUTPUT")
    context.layerToLoadOnCompletionDetails(path).postProcessor().postProcessLayer(layer, context, feedback)
    return layer


def test_a_loaded_raster_gets_its_name_and_its_look(tmp_path: Path, project: QgsProject, feedback: Any) -> None:
    path = str(tmp_path / "a.asc")
    Path(path).write_text("ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 3\n", encoding="utf-8")
    context = loaded(path, project)
    pictures.dress_image(context, path, "Stack of 2024-05-01", ["ndvi"])
    layer = shown(context, path, feedback)
    assert layer.name() == "Stack of 2024-05-01"
    assert isinstance(layer.renderer(), QgsSingleBandGrayRenderer)
    pictures.dress_clouds(context, path, "Clouds of 2024-05-01")
    layer = shown(context, path, feedback)
    renderer = layer.renderer()
    assert isinstance(renderer, QgsPalettedRasterRenderer)
    assert [(c.value, c.label) for c in renderer.classes()] == [
        (1, "clear"), (2, "cloud"), (3, "shadow"), (4, "snow"), (5, "dark"),
    ]  # fmt: skip


def test_what_is_not_loaded_is_left_alone(tmp_path: Path) -> None:
    context = QgsProcessingContext()
    for path in ("", str(tmp_path / "a.tif")):
        pictures.dress_clouds(context, path, "Clouds")
        assert not context.willLoadLayerOnCompletion(path)
