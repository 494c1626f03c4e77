"""Class tables from how a layer is drawn: value, name and colour of its categories or palette."""

from __future__ import annotations

from typing import Any, Dict, List

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from ..recipe_keys import wrong
from ..tr import tr

PARAMETER = "CLASSES_FROM_STYLE"
Classes = List[Dict[str, Any]]


def classes_of(layer: QgsMapLayer, field: str = "") -> Classes:
    """Return the classes of a layer's style as the recipe has them; raises RecipeError with the reason if it has none.

    Of a vector layer, the categories of ``field``: whole numbers are the pixel values; texts are the names and are
    numbered in the style's order, with the category's label as a title. The category of all other values is no class,
    and neither is 0, the background.
    """
    found = _of_palette(layer) if isinstance(layer, QgsRasterLayer) else _of_categories(layer, field)
    if not found:
        raise _useless(layer, tr("its style has no class"))
    return found


def _of_categories(layer: QgsVectorLayer, field: str) -> Classes:
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        kind = renderer.type() if renderer is not None else "none"
        raise _useless(layer, tr("its style is not categorised, but of the kind {kind!r}").format(kind=kind))
    attribute = renderer.classAttribute().strip()
    if attribute.strip('"') != field:
        message = tr("its categories are those of {field!r}, but CLASS_FIELD is empty")
        if field:
            message = tr("its categories are those of {field!r}, but CLASS_FIELD is {other!r}")
        raise _useless(layer, message.format(field=attribute, other=field))
    place = layer.fields().indexOf(field)
    numeric = place >= 0 and layer.fields().at(place).isNumeric()
    found: Classes = []
    for category in renderer.categories():
        value = category.value()
        if _is_nothing(value):
            continue
        if isinstance(value, (list, tuple)):
            message = tr("its category {name!r} joins several values").format(name=category.label())
            raise _useless(layer, message, tr("Join them with REMAP."))
        label, color = category.label().strip(), category.symbol().color().name()
        if not numeric:
            title = label if label != str(value) else ""
            found.append({"value": len(found) + 1, "name": str(value), "color": color, "title": title})
        elif _whole(layer, value):
            found.append({"value": _whole(layer, value), "name": label or str(value), "color": color})
    return _unique(found)


def _of_palette(layer: QgsRasterLayer) -> Classes:
    renderer = layer.renderer()
    if not isinstance(renderer, QgsPalettedRasterRenderer):
        kind = renderer.type() if renderer is not None else "none"
        message = tr("its style is no palette of unique values, but of the kind {kind!r}")
        raise _useless(layer, message.format(kind=kind))
    return _unique(
        [
            {"value": _whole(layer, c.value), "name": c.label.strip() or f"{c.value:g}", "color": c.color.name()}
            for c in renderer.classes()
            if _whole(layer, c.value)
        ]
    )


def _is_nothing(value: Any) -> bool:
    """Say whether a category stands for all other values."""
    return value is None or value == "" or (isinstance(value, QVariant) and value.isNull())


def _whole(layer: QgsMapLayer, value: Any) -> int:
    try:
        number = float(value)
    except (TypeError, ValueError):
        message = tr("the value {value!r} of its style is no number")
        raise _useless(layer, message.format(value=value)) from None
    if not number.is_integer() or number < 0:
        message = tr("the value {value!r} of its style cannot be a class").format(value=value)
        raise _useless(layer, message, tr("Give it a class with REMAP."))
    return int(number)


def _unique(found: Classes) -> Classes:
    """Return classes that have names of their own: styles may give several the same."""
    names = [c["name"] for c in found]
    return [{**c, "name": f"{c['name']} {c['value']}"} if names.count(c["name"]) > 1 else c for c in found]


def _useless(layer: QgsMapLayer, reason: str, hint: str = "") -> Exception:
    hint = hint or tr("Style the layer by its classes, or write them in CLASSES.")
    return wrong(
        PARAMETER, tr("layer {layer!r} tells no classes: {reason}.").format(layer=layer.name(), reason=reason), hint
    )
