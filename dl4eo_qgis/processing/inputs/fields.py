"""Fields of layers, made as this version of QGIS wants them."""

from __future__ import annotations

from typing import Any, Dict, Type

from qgis.core import Qgis, QgsField
from qgis.PyQt.QtCore import QMetaType, QVariant

SINCE_META_TYPES = 33800
"""QGIS 3.38 takes QMetaType, and warns of QVariant, which Qt 6 no longer has."""


def make_field(name: str, kind: Type[Any]) -> QgsField:
    """Return a field of texts (``str``), whole numbers (``int``, 64 bits) or numbers (``float``)."""
    return QgsField(name, _types()[kind])


def _types() -> Dict[Type[Any], Any]:
    if Qgis.QGIS_VERSION_INT >= SINCE_META_TYPES:
        return {str: QMetaType.Type.QString, int: QMetaType.Type.LongLong, float: QMetaType.Type.Double}
    return {str: QVariant.String, int: QVariant.LongLong, float: QVariant.Double}
