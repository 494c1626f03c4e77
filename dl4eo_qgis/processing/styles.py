"""Layers that algorithms hand to the project: named, grouped and styled from resources/styles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

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
    QgsRasterLayer,
    QgsVectorLayer,
)

from .. import paths
from .layers import legend
from .tr import tr

PLACE = "dl4eo_place"
"""Custom property of the layer tree's nodes."""
FINDINGS = ("leaks", "duplicates")
"""Layers of a dataset that are there only where there is something to tell."""
MAY_LACK = (*FINDINGS, "candidates")
MASKS, MOSAICS = "masks", "mosaics"
ORDER = (*FINDINGS, "chips", "candidates", MASKS, MOSAICS, "scenes", "aoi")
"""Of a dataset's layers and groups, from the top."""


@dataclass(frozen=True)
class Look:
    """How a layer appears: its name, its style file under resources/styles, its group in the layer tree."""

    name: str
    style: str
    group: str = ""
    place: int = 0
    """Its place in the group, from the top: QGIS loads layers in no order of ours."""
    inner: str = ""
    """A group in the group, which has the layer's place there; layers of it lie in the order of their names."""
    shown: bool = True
    """Whether it is drawn at first."""
    folded: bool = False
    """Whether its legend, and the inner group, are closed at first."""
    paint: Optional[Callable[[Any, QgsProcessingFeedback], None]] = None
    """What draws it, beside or instead of a style file (``style`` is empty then)."""


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Gives a loaded layer its look."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        if self._look.style:
            message, ok = layer.loadNamedStyle(paths.resource("styles", f"{self._look.style}.qml"))
            if not ok:
                feedback.pushWarning(
                    tr("The style of {name} cannot be read: {message}").format(name=self._look.name, message=message)
                )
            legend.translate(layer)
        if self._look.paint is not None:
            self._look.paint(layer, feedback)
        layer.setName(self._look.name)
        if self._look.group:
            _move_to_group(layer, self._look)


_KEPT: Dict[str, _Dresser] = {}
"""By layer id: QGIS does not keep a post-processor alive, and a lost one is lost silently."""


def hand_over(context: QgsProcessingContext, address: str, look: Look, output: str, is_raster: bool = False) -> str:
    """Have QGIS load a layer where a project is open; return its address, which is the output's value."""
    if context.project() is None:
        return address
    layer = _open_raster(address, look.name) if is_raster else open_layer(address)
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


def group_of(folder: Path) -> str:
    """Return the name of a dataset's group in the layer tree."""
    return tr("Dataset {name}").format(name=folder.name)


def _open_raster(address: str, name: str) -> QgsRasterLayer:
    """Return a mosaic as a layer; it is opened without its files first: QGIS would read them all for its own style."""
    path = Path(address)
    whole = path.read_bytes()
    bare = b"\n".join(line for line in whole.split(b"\n") if b"Source>" not in line and b"NoDataValue" not in line)
    path.write_bytes(bare)
    try:
        layer = QgsRasterLayer(address, name, "gdal")
        layer.dataProvider().reloadData()  # GDAL writes what it counted into the file when it closes it
    finally:
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(whole)
        part.replace(path)
    layer.dataProvider().reloadData()
    if not layer.isValid():
        raise QgsProcessingException(tr("{address} is no readable layer.").format(address=address))
    return layer


def hand_over_dataset(
    context: QgsProcessingContext,
    gpkg: str,
    layers: Sequence[str],
    chips_style: str = "chips",
    paint: Optional[Callable[[Any, QgsProcessingFeedback], None]] = None,
) -> Dict[str, str]:
    """Have QGIS load layers of a dataset.gpkg in one group; return the outputs by name (the layer's, in capitals).

    Those of ``FINDINGS`` come first, where the file has them; ``paint`` draws the chips instead of their style.
    """
    name = Path(gpkg).parent.name
    titles = {
        "chips": tr("Chips of {name}"),
        "scenes": tr("Scenes of {name}"),
        "aoi": tr("Area of interest of {name}"),
        "leaks": tr("Leaks between splits of {name}"),
        "duplicates": tr("Near-duplicates of {name}"),
        "candidates": tr("Candidate chips of {name}"),
    }
    group = group_of(Path(gpkg).parent)
    outputs = {}
    there = {layer.name() for layer in QgsProviderRegistry.instance().querySublayers(gpkg)}
    wanted = [layer for layer in (*FINDINGS, *layers) if layer not in MAY_LACK or layer in there]
    for layer in wanted:
        style = layer if layer != "chips" else "" if paint else chips_style
        look = Look(titles[layer].format(name=name), style, group, ORDER.index(layer), folded=layer != "chips")
        look = replace(look, paint=paint if layer == "chips" else None, shown=layer != "candidates")
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
    moved.setItemVisibilityChecked(look.shown)
    moved.setExpanded(not look.folded)
    if look.inner:
        inner = group.findGroup(look.inner) or group.insertGroup(_below(group, look.place), look.inner)
        inner.setCustomProperty(PLACE, look.place)
        inner.setExpanded(not look.folded)
        above = sum(n.name() <= layer.name() for n in inner.children())
        inner.insertChildNode(above, moved)
    else:
        group.insertChildNode(_below(group, look.place), moved)
    node.parent().removeChildNode(node)


def _below(group: QgsLayerTreeGroup, place: int) -> int:
    """Return where a node of some place comes among the others of a group."""
    return sum(int(n.customProperty(PLACE, 0)) < place for n in group.children())
