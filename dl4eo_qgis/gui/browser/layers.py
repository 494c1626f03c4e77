"""Chips layers: which layers of a project are the table of a dataset, and where that dataset lies."""

from __future__ import annotations

from pathlib import Path
from typing import Any, List, Optional

from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry, QgsVectorLayer

NEEDED = ("sample_id", "status", "review")
"""Columns that tell a chips layer."""
TABLE = "dataset.gpkg"


def dataset_folder(layer: QgsMapLayer) -> Optional[Path]:
    """Return the folder of the dataset that a layer's file belongs to; None where it is no dataset.gpkg."""
    if layer.providerType() != "ogr":
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path = Path(str(parts.get("path") or ""))
    return path.parent if path.name == TABLE else None


def is_chips_layer(layer: Any) -> bool:
    """Say whether a layer is the chips table of a dataset on disk."""
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        return False
    fields = layer.fields()
    return all(fields.indexOf(name) >= 0 for name in NEEDED) and dataset_folder(layer) is not None


def chips_layers(project: QgsProject) -> List[QgsVectorLayer]:
    """Return the chips layers of a project, from the top of its layer tree."""
    nodes = project.layerTreeRoot().findLayers()
    in_tree = [node.layer() for node in nodes if node.layer() is not None]
    others = [layer for layer in project.mapLayers().values() if layer not in in_tree]
    return [layer for layer in [*in_tree, *others] if is_chips_layer(layer)]
