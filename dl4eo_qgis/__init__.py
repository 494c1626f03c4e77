"""Training data for Earth-observation models: a QGIS plugin, and a plain Python core that works without QGIS."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """Return the plugin; QGIS calls this."""
    from .plugin import Plugin

    return Plugin(iface)
