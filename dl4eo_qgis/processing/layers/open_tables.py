"""A dataset's layers that a project has open while its table is written: saved before, read anew afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import List

from qgis.core import QgsProject, QgsProviderRegistry, QgsVectorLayer

from ..recipe_keys import wrong
from ..tr import tr


def open_layers(table: Path) -> List[QgsVectorLayer]:
    """Return the project's layers of a GeoPackage."""
    layers = (layer for layer in QgsProject.instance().mapLayers().values() if isinstance(layer, QgsVectorLayer))
    return [layer for layer in layers if layer.providerType() == "ogr" and _file_of(layer) == table.resolve()]


def require_saved(table: Path, parameter: str) -> None:
    """Raise RecipeError where a layer of a GeoPackage has changes that are not saved; main thread only."""
    for layer in open_layers(table):
        if layer.isModified():
            text = tr("the layer {name} has changes that are not saved").format(name=repr(layer.name()))
            raise wrong(
                parameter, text, tr("Save them (Layer > Save Layer Edits), or stop editing; then run it again.")
            )


def read_anew(table: Path) -> None:
    """Have the project's layers of a GeoPackage show what it holds now; main thread only."""
    for layer in open_layers(table):
        layer.dataProvider().reloadData()
        if not layer.isEditable():
            layer.updateFields()
        layer.triggerRepaint()


def _file_of(layer: QgsVectorLayer) -> Path:
    """Return the file of a layer; never one cut out of its source text."""
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    return Path(str(parts.get("path") or "")).resolve()
