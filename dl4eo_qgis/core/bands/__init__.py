"""Bands by what they are made of: one module a role, each with what is listed, what is read, and what is made of it."""

from __future__ import annotations

from types import ModuleType

from . import extra, optical, radar, terrain

ROLES: dict[str, ModuleType] = {"optical": optical, "terrain": terrain, "radar": radar, "extra": extra}
"""In the order of an image's bands."""
