"""The texts of the algorithms follow the language of QGIS, and English comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QTranslator

from dl4eo_qgis.processing import translation
from dl4eo_qgis.processing.tr import CONTEXT
from tools import i18n


@pytest.fixture
def speak(qgis_app: object) -> Iterator[Callable[[str], None]]:
    """Return what makes QGIS speak a language, as a user's profile does; English comes back."""
    installed: list[QTranslator | None] = []
    settings = QgsSettings()

    def choose(locale: str) -> None:
        settings.setValue("locale/overrideFlag", True)
        settings.setValue("locale/userLocale", locale)
        installed.append(translation.install())

    yield choose
    for translator in installed:
        translation.remove(translator)
    settings.remove("locale/overrideFlag")
    settings.remove("locale/userLocale")


def test_english_is_what_there_is_without_a_choice(qgis_app: object) -> None:
    assert translation.locale_name() == "C"
    assert translation.install() is None


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_what_is_compiled_says_what_the_source_says(language: str) -> None:
    path = i18n.ts_path(language)
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    wanted = {source: entry.text for source, entry in i18n.read_ts(path).items() if entry.finished}
    old = {s: text for s, text in wanted.items() if translator.translate(CONTEXT, s) != text}
    assert old == {}, "run make i18n"
