"""Layers that algorithms hand to the project: named, grouped and styled from resources/styles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

from qgis.core import (
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputDefinition,
    QgsProcessingOutputVectorLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from .. import paths
from . import legend
from .tr import tr

PLACE = "dl4eo_place"
"""Custom property of the layer tree's nodes."""
FINDINGS = ("leaks", "duplicates")
"""Layers of a dataset that are there only where there is something to tell."""


@dataclass(frozen=True)
class Look:
    """How a layer appears: its name, its style file under resources/styles, its group in the layer tree."""

    name: str
    style: str
    group: str = ""
    place: int = 0
    """Its place in the group, from the top: QGIS loads layers in no order of ours."""


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded layer its look."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        message, ok = layer.loadNamedStyle(paths.resource("styles", f"{self._look.style}.qml"))
        if not ok:
            feedback.pushWarning(
                tr("The style of {name} cannot be read: {message}").format(name=self._look.name, message=message)
            )
        legend.translate(layer)
        layer.setName(self._look.name)
        if self._look.group:
            _move_to_group(layer, self._look)


_KEPT: Dict[str, _Dresser] = {}
"""By layer id: QGIS does not keep a post-processor alive, and a lost one is lost silently."""


def hand_over(context: QgsProcessingContext, address: str, look: Look, output: str) -> str:
    """Have QGIS load a layer where a project is open; return its address, which is the output's value."""
    if context.project() is None:
        return address
    layer = open_layer(address)
    context.temporaryLayerStore().addMapLayer(layer)
    details = QgsProcessingContext.LayerDetails(look.name, context.project(), output)
    context.addLayerToLoadOnCompletion(layer.id(), details)
    dress(context, layer.id(), look)
    return address


def dress(context: QgsProcessingContext, layer_id: str, look: Look) -> None:
    """Give a layer its look when QGIS loads it; does nothing where it will not be loaded."""
    if context.willLoadLayerOnCompletion(layer_id):
        _KEPT[layer_id] = _Dresser(look)
        context.layerToLoadOnCompletionDetails(layer_id).setPostProcessor(_KEPT[layer_id])


def layer_address(path: str, layer_name: str) -> str:
    """Return how QGIS writes one layer of a file."""
    return f"{path}|layername={layer_name}"


def open_layer(address: str) -> QgsVectorLayer:
    """Return a layer of a vector file; raises QgsProcessingException where there is none."""
    layer = QgsVectorLayer(address, "", "ogr")
    if not layer.isValid():
        raise QgsProcessingException(tr("{address} is no readable layer.").format(address=address))
    return layer


def hand_over_dataset(
    context: QgsProcessingContext, gpkg: str, layers: Sequence[str], chips_style: str = "chips"
) -> Dict[str, str]:
    """Have QGIS load layers of a dataset.gpkg in one group; return the outputs by name (the layer's, in capitals).

    Those of ``FINDINGS`` come first, where the file has them.
    """
    name = Path(gpkg).parent.name
    titles = {
        "chips": tr("Chips of {name}"),
        "scenes": tr("Scenes of {name}"),
        "aoi": tr("Area of interest of {name}"),
        "leaks": tr("Leaks between splits of {name}"),
        "duplicates": tr("Near-duplicates of {name}"),
    }
    group = tr("Dataset {name}").format(name=name)
    outputs = {}
    there = {layer.name() for layer in QgsProviderRegistry.instance().querySublayers(gpkg)}
    found = [layer for layer in FINDINGS if layer in there]
    for place, layer in enumerate([*found, *layers]):
        look = Look(titles[layer].format(name=name), chips_style if layer == "chips" else layer, group, place)
        outputs[layer.upper()] = hand_over(context, layer_address(gpkg, layer), look, layer.upper())
    return outputs


def findings() -> List[Tuple[QgsProcessingOutputDefinition, str]]:
    """Return the outputs of ``FINDINGS``."""
    leaks, twins = tr("Leaks between splits"), tr("Near-duplicates")
    return [
        (
            QgsProcessingOutputVectorLayer("LEAKS", leaks),
            tr("Chips that share ground with another split, or lie too near. None where there is no such chip."),
        ),
        (
            QgsProcessingOutputVectorLayer("DUPLICATES", twins),
            tr("Samples that are nearly the same as another. None where there is no such sample."),
        ),
    ]


def report_of(folder: Path) -> Dict[str, str]:
    """Return the output REPORT: the report in a dataset's folder, where it has one."""
    path = folder / "report.html"
    return {"REPORT": str(path)} if path.is_file() else {}


def _move_to_group(layer: QgsMapLayer, look: Look) -> None:
    """Put a layer at its place in its group, which is made at the top of the layer tree."""
    root = QgsProject.instance().layerTreeRoot()
    group: Any = root.findGroup(look.group) or root.insertGroup(0, look.group)
    node = root.findLayer(layer.id())
    if node is None or not isinstance(group, QgsLayerTreeGroup):
        return
    moved = node.clone()
    moved.setCustomProperty(PLACE, look.place)
    group.insertChildNode(sum(int(n.customProperty(PLACE, 0)) < look.place for n in group.children()), moved)
    node.parent().removeChildNode(node)
