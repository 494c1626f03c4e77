"""The texts of the algorithms follow the language of QGIS, and English comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from qgis.core import QgsProcessingContext, QgsSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QTranslator

from dl4eo_qgis import paths
from dl4eo_qgis.processing import tr, translation
from dl4eo_qgis.processing.algorithms import ALGORITHMS
from dl4eo_qgis.processing.algorithms.loaddataset import LoadDataset
from dl4eo_qgis.processing.algorithms.makedataset import MakeDataset
from dl4eo_qgis.processing.layers import legend
from dl4eo_qgis.processing.models import shipped_models
from tools import i18n

Speak = Callable[[str], "QTranslator | None"]


@pytest.fixture
def speak(qgis_app: object) -> Iterator[Speak]:
    """Return what makes QGIS speak a language, as a user's profile does; English comes back."""
    installed: list[QTranslator | None] = []
    settings = QgsSettings()

    def choose(locale: str) -> QTranslator | None:
        settings.setValue("locale/overrideFlag", True)
        settings.setValue("locale/userLocale", locale)
        installed.append(translation.install())
        return installed[-1]

    yield choose
    for translator in installed:
        translation.remove(translator)
    settings.remove("locale/overrideFlag")
    settings.remove("locale/userLocale")


def test_english_is_what_there_is_without_a_choice(qgis_app: object) -> None:
    assert translation.locale_name() == "C"
    assert translation.install() is None


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_what_is_compiled_says_what_the_source_says(language: str, speak: Speak) -> None:
    speak(language)
    entries = i18n.read_ts(i18n.ts_path(language))
    wanted = {source: entry.text if entry.finished else source for source, entry in entries.items()}
    assert {source: text for source, text in wanted.items() if tr.translated(source) != text} == {}, "run make i18n"


NAMES = {"de": "Trainingsdatensatz erstellen", "zh-Hans": "创建训练数据集"}
LABELS = {"de": ("Untersuchungsgebiet", "5 Datensatz"), "zh-Hans": ("研究区", "5 数据集")}


@pytest.mark.parametrize("locale", NAMES)
def test_an_algorithm_speaks_the_language_of_qgis(locale: str, speak: Speak) -> None:
    speak(locale)
    algorithm = MakeDataset().create()
    assert algorithm.displayName() == NAMES[locale]
    assert (algorithm.parameterDefinition("AOI").description(), algorithm.group()) == LABELS[locale]
    assert "every" in algorithm.parameterDefinition("SELECT").options()
    assert algorithm.name() == "makedataset"


def test_english_is_back_when_the_translator_is_removed(speak: Speak) -> None:
    translator = speak("de_AT")
    assert MakeDataset().displayName() == NAMES["de"]
    translation.remove(translator)
    assert MakeDataset().displayName() == "Make training dataset"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_help_is_whole_in_each_language(language: str, speak: Speak) -> None:
    tagged = {made: len(made().tags()) for made in ALGORITHMS}
    speak(language)
    for made in ALGORITHMS:
        algorithm = made().create()
        first, tags = algorithm.shortDescription(), algorithm.tags()
        assert algorithm.about().startswith(first)
        assert first[-1] in ".。"
        assert "" not in tags
        assert len(tags) >= min(3, tagged[made])
        for parameter in algorithm.parameterDefinitions():
            assert parameter.help()[-1] in ".。", parameter.name()


def test_an_error_of_a_dialog_is_translated(speak: Speak) -> None:
    speak("de")
    ok, message = LoadDataset().create().checkParameterValues({"DATASET": "/nowhere.json"}, QgsProcessingContext())
    assert not ok
    assert message.startswith("DATASET: /nowhere.json kann nicht gelesen werden (")
    assert message.endswith("). Wählen Sie die Datei dataset.json, die dl4eo:makedataset geschrieben hat.")


def test_a_shipped_model_is_translated(speak: Speak) -> None:
    speak("de")
    (model,) = (made.create() for made in shipped_models())
    assert model.parameterDefinition("AOI").description() == "Untersuchungsgebiet"
    assert model.helpContent()["END"] == "Letzter Tag des Zeitraums, UTC, eingeschlossen."
    assert model.parameterDefinition("END").help() == model.helpContent()["END"]


def test_legends_are_translated(speak: Speak) -> None:
    speak("fr")
    layer = QgsVectorLayer("Polygon?field=status:string", "chips", "memory")
    layer.loadNamedStyle(paths.resource("styles", "chips.qml"))
    legend.translate(layer)
    assert [c.label() for c in layer.renderer().categories()][:2] == ["conservé", "rejeté"]
    assert [c.value() for c in layer.renderer().categories()][:2] == ["kept", "rejected"]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_texts_call_algorithms_as_the_toolbox_does(language: str) -> None:
    names = [made().displayName() for made in ALGORITHMS]
    said = {source: entry.text for source, entry in i18n.read_ts(i18n.ts_path(language)).items() if entry.finished}
    wrong = [
        (name, source)
        for source in said
        for name in names
        if name in source and said.get(name, name) not in said[source]
    ]
    assert wrong == []
