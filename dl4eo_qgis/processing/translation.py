"""Puts the texts of ``tr`` into the language of QGIS: in the desktop that of its menus, headless that of the locale."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from .. import paths


def locale_name() -> str:
    """Return the locale that QGIS speaks, like ``de``, ``de_AT`` or ``zh-Hans``; ``C`` where there is none.

    The desktop tells what it has loaded. qgis_process loads nothing: there it is the profile's own choice, else the
    system's locale, as in the desktop.
    """
    settings = QgsSettings()
    chosen = ""
    if settings.value("locale/overrideFlag", False, type=bool):
        chosen = str(settings.value("locale/userLocale", "") or "")
    return QgsApplication.instance().translation() or chosen or QLocale.system().name()


def install() -> Optional[QTranslator]:
    """Translate from now on; return what does, for ``remove``, or None where the texts stay English."""
    path = paths.translation(locale_name())
    translator = QTranslator()
    if path is None or not translator.load(str(path)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove(translator: Optional[QTranslator]) -> None:
    """Translate no longer."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)
