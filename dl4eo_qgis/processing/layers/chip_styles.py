"""The chips of a dataset drawn several ways: each a named style of the one layer (its menu: Styles)."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsProcessingFeedback,
    QgsRendererRange,
    QgsVectorLayer,
)

from ... import paths
from ..tr import tr
from . import legend

SHARES = (
    (0.0, 0.0, "#00204d", 0),
    (0.0, 0.1, "#31446b", 190),
    (0.1, 0.25, "#666970", 190),
    (0.25, 0.5, "#958f78", 190),
    (0.5, 0.75, "#cbba69", 190),
    (0.75, 1.0, "#ffea46", 190),
)
"""Steps of a class' share, from and to, with colour and opacity (of 255): cividis, for colour-blind eyes too."""
MOST_CLASSES = 12
"""Classes that get a style each."""


def add_styles(layer: QgsVectorLayer, header: Mapping[str, Any], feedback: QgsProcessingFeedback) -> None:
    """Give a layer of chips its styles by name; the one by status is shown."""
    manager = layer.styleManager()
    files = {tr("By status"): "chips", tr("By split"): "splits", tr("By verdict"): "review"}
    first = next(iter(files))
    manager.renameStyle(manager.currentStyle(), first)
    for name, file in files.items():
        if name != first:
            manager.addStyleFromLayer(name)
        manager.setCurrentStyle(name)
        message, ok = layer.loadNamedStyle(paths.resource("styles", f"{file}.qml"))
        if not ok:
            feedback.pushWarning(tr("The style of {name} cannot be read: {message}").format(name=name, message=message))
        legend.translate(layer)
    tip = layer.mapTipTemplate()
    for column, title in class_columns(layer, header).items():
        name = tr("By share of {name}").format(name=title)
        manager.addStyleFromLayer(name)
        manager.setCurrentStyle(name)
        layer.setRenderer(_by_share(column))
        layer.setMapTipTemplate(tip)
    manager.setCurrentStyle(first)


def class_columns(layer: QgsVectorLayer, header: Mapping[str, Any]) -> Dict[str, str]:
    """Return the columns of class shares that a layer has, with the classes' names; the first ones of many."""
    names: List[str] = [field.name() for field in layer.fields() if field.name().startswith("class_")]
    classes = [str(one.get("title") or one["name"]) for one in header.get("classes") or ()]
    told = dict(zip(names, classes)) if len(names) == len(classes) else {name: name[len("class_") :] for name in names}
    return dict(list(told.items())[:MOST_CLASSES])


def _by_share(column: str) -> QgsGraduatedSymbolRenderer:
    """Return a renderer by the share of a class, in percent."""
    ranges = []
    for low, high, colour, alpha in SHARES:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        symbol = QgsFillSymbol.createSimple(
            {
                "color": f"{red},{green},{blue},{alpha}",
                "outline_color": f"{red},{green},{blue},255",
                "outline_width": "0.3",
            }
        )
        label = (
            tr("none") if high == 0 else tr("{low} to {high} %").format(low=f"{low:.0%}"[:-1], high=f"{high:.0%}"[:-1])
        )
        ranges.append(QgsRendererRange(low if high == 0 else max(low, 1e-9), high, symbol, label))
    return QgsGraduatedSymbolRenderer(column, ranges)
