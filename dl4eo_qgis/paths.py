"""Finds the files that ship beside the code, in a checkout and in an installed plugin. Plain Python."""

from __future__ import annotations

import configparser
import importlib.metadata
import re
from pathlib import Path
from typing import Optional

PLUGIN = Path(__file__).parent
"""The package's folder. Not resolved: in ``build/plugins`` the links beside it count."""
TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
"""Script and countries of traditional Chinese."""


def shipped(name: str) -> Path:
    """Return the path of a file or folder (``resources``, ``i18n``, ``metadata.txt``) that ships with the plugin.

    An installed plugin has it inside, a checkout beside the package.
    """
    inside = PLUGIN / name
    return inside if inside.exists() else PLUGIN.parent / name


def resource(*parts: str) -> str:
    """Return the path of a file under ``resources``, as text for Qt."""
    return str(shipped("resources").joinpath(*parts))


def translation(locale: str) -> Optional[Path]:
    """Return the compiled translation for a locale as QGIS or Qt name it (``de``, ``de_AT``, ``zh-Hans``, ``zh_CN``).

    None where there is none: the texts are English then. Chinese is the simplified one.
    """
    language, *rest = re.split("[-_.@]", locale.lower())
    if language == "zh" and TRADITIONAL.intersection(rest) and "hans" not in rest:
        return None
    path = shipped("i18n") / f"dl4eo_{language}.qm"
    return path if path.is_file() else None


def version() -> str:
    """Return the plugin's version: from metadata.txt, or as pip installed the package; empty where neither tells."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(shipped("metadata.txt"), encoding="utf-8")
    if metadata.has_section("general"):
        return metadata.get("general", "version")
    try:
        return importlib.metadata.version("dl4eo_qgis")
    except importlib.metadata.PackageNotFoundError:
        return ""
