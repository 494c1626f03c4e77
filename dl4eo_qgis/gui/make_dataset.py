"""*Make training dataset…*: its dialog, with what the project tells already filled in."""

from __future__ import annotations

from typing import Any, Dict

from qgis.core import Qgis

from ..processing.tr import tr
from .aoi_layer import EXTENT, AreaError, chosen_area, chosen_labels, class_field, layer_of, write_extent
from .dialogs import open_dialog
from .size import size_of

ALGORITHM = "dl4eo:makedataset"
TOLD_S = 10


def defaults(iface: Any) -> Dict[str, Any]:
    """Return parameters that the project tells: the area, the labels and the field of their classes.

    The area is the drawn one, else a chosen layer that is named like one, else what the map shows, which becomes a
    layer; raises AreaError where that is no area.
    """
    active = iface.activeLayer()
    selected = iface.layerTreeView().selectedLayers()
    area = chosen_area([layer for layer in (active, *selected) if layer is not None])
    if area is None:
        area = write_extent(iface.mapCanvas())
    labels = chosen_labels(active, area)
    parameters = {"AOI": area.id()}
    if labels is not None:
        parameters["LABELS"] = labels.id()
        field = class_field(labels)
        parameters.update({"CLASS_FIELD": field} if field else {})
    return parameters


def open_make_dataset(iface: Any) -> None:
    """Open the dialog; without an area it opens all the same, and says so."""
    try:
        parameters = defaults(iface)
    except AreaError as error:
        parameters = {}
        iface.messageBar().pushMessage(tr("Make training dataset"), str(error), Qgis.MessageLevel.Warning, TOLD_S)
    else:
        extent = layer_of(EXTENT)
        if extent is not None and extent.id() == parameters["AOI"]:
            size = size_of(next(extent.getFeatures()).geometry(), extent.crs()).text()
            text = tr("No AOI was drawn or chosen: it is what the map shows now. {size}").format(size=size)
            iface.messageBar().pushMessage(tr("Make training dataset"), text, Qgis.MessageLevel.Info, TOLD_S)
    open_dialog(ALGORITHM, parameters)
