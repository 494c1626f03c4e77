"""Bands by what they are made of: one module a role, each with what is listed, what is read, and what is made of it."""

from __future__ import annotations

from types import ModuleType

from . import extra, label_map, optical, radar, terrain

ROLES: dict[str, ModuleType] = {
    "optical": optical,
    "terrain": terrain,
    "radar": radar,
    "extra": extra,
    "labels": label_map,
}
"""In the order of an image's bands; of labels there is none."""
