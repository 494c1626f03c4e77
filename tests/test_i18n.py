"""The translations are whole: nothing is untranslated, stale or unknown, and what users must find is still in them."""

from __future__ import annotations

import configparser
import subprocess
import sys
from pathlib import Path

import pytest

from dl4eo_qgis import paths
from tests.paths import ROOT
from tools import i18n

TEXTS = {"One": "a.py:1", "Two {count}": "a.py:2"}


def package(folder: Path, source: str) -> Path:
    """Return a repository with one module on QGIS' side and one in the core."""
    for name, text in (("processing", source), ("core", 'tr("of the core")\n')):
        (folder / "dl4eo_qgis" / name).mkdir(parents=True)
        (folder / "dl4eo_qgis" / name / "module.py").write_text(text, encoding="utf-8")
    return folder


def test_texts_are_taken_from_qgis_side_with_their_place(tmp_path: Path) -> None:
    call = 'tr(\n        "Two "\n        "{count}"\n    )'
    source = f'def f():\n    return tr("One") + {call}.format(count=other("Three"))\n'
    place = "dl4eo_qgis/processing/module.py"
    assert i18n.texts_of(package(tmp_path, source)) == {"One": f"{place}:2", "Two {count}": f"{place}:2"}


def test_texts_of_legends_are_taken_too(tmp_path: Path) -> None:
    styles = package(tmp_path, "") / "resources" / "styles"
    styles.mkdir(parents=True)
    rules = '<rules><rule label="high"/><rule label=""/></rules><category label="low"/><symbol label="no text"/>'
    (styles / "a.qml").write_text(f"<qgis><renderer-v2>{rules}</renderer-v2><b label='x'/></qgis>", encoding="utf-8")
    assert list(i18n.texts_of(tmp_path)) == ["high", "low"]


def test_texts_of_models_are_taken_too(tmp_path: Path) -> None:
    models = package(tmp_path, "") / "resources" / "models"
    models.mkdir(parents=True)
    said = '<Option name="AOI" value="the area"/><Option name="ALG_CREATOR" value="me"/>'
    named = '<Option name="AOI"><Option name="description" value="Area"/></Option>'
    parts = {"help": said, "parameterDefinitions": named}
    inside = "".join(f'<Option name="{name}">{text}</Option>' for name, text in parts.items())
    (models / "a.model3").write_text(f"<!DOCTYPE model><Option>{inside}</Option>", encoding="utf-8")
    assert list(i18n.texts_of(tmp_path)) == ["Area", "the area"]


@pytest.mark.parametrize(
    "call", ['tr(f"{x} chips")', "tr(x)", 'tr("a" + x)', 'tr("")', "tr()", 'tr("a", "b")', 'self.tr("a")', "tr(1)"]
)
def test_what_cannot_be_translated_is_named(call: str, tmp_path: Path) -> None:
    with pytest.raises(i18n.TextFault, match=r"module\.py:2: give the function tr one literal text"):
        i18n.texts_of(package(tmp_path, f'tr("fine")\n{call}\n'))


@pytest.mark.parametrize(
    "code",
    [
        'wrong("AOI", "is no layer")',
        'f"of {x} in all, as told"',
        'TEXT = "Write it; so it is."',
        'tr(f("a word or two"))',
    ],
)
def test_a_sentence_that_is_not_given_to_tr_is_named(code: str, tmp_path: Path) -> None:
    (told,) = i18n.unmarked(package(tmp_path, f'"""A docstring of words."""\ntr("two words")\n{code}\n'))
    assert told.startswith("dl4eo_qgis/processing/module.py:3: not given to tr: ")


@pytest.mark.parametrize(
    "code",
    ["\"status = 'kept' and more\"", '"<b>two words</b>"', '"color: white; border: none"', '"dl4eo:makedataset"'],
)
def test_code_is_no_sentence(code: str, tmp_path: Path) -> None:
    assert i18n.unmarked(package(tmp_path, f"X = {code}\n")) == []


def test_every_sentence_of_qgis_side_is_given_to_tr() -> None:
    assert i18n.unmarked() == []


def test_known_translations_stay_and_vanished_ones_go() -> None:
    old = {"One": i18n.Entry("Eins", True), "Gone for good": i18n.Entry("Weg", True)}
    assert i18n.updated(TEXTS, old) == {"One": i18n.Entry("Eins", True), "Two {count}": i18n.Entry()}


def test_a_changed_text_keeps_its_translation_as_a_suggestion() -> None:
    old = {"Chips that lie in the area.": i18n.Entry("Chips, die im Gebiet liegen.", True)}
    found = i18n.updated({"Chips that lie in this area.": "a.py:1"}, old)
    assert found == {"Chips that lie in this area.": i18n.Entry("Chips, die im Gebiet liegen.", False)}


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    entries = {'"A" & <b>\n{it\'s}': i18n.Entry("„A“ & <b>\n{it's}", True), "One": i18n.Entry("Eins", False)}
    path = tmp_path / "dl4eo_de.ts"
    path.write_text(i18n.ts_text(entries, "de_DE"), encoding="utf-8")
    assert i18n.read_ts(path) == entries


def test_untranslated_stale_and_wrong_are_told() -> None:
    entries = {"Two {count}": i18n.Entry("Zwei {anzahl}", True), "Gone": i18n.Entry("Weg", True)}
    assert i18n.problems("de", TEXTS, entries) == [
        "de: not in the sources: 'Gone'",
        "de: untranslated: 'One' (a.py:1)",
        "de: 'Two {count}' (a.py:2): placeholders: {anzahl} instead of {count}",
    ]


@pytest.mark.parametrize(
    ("source", "translation", "fault"),
    [
        ("{name}: read.", "{name} gelesen", "ends with"),
        ("Read.", "已读取", "ends with"),
        ("Chips", "Chips.", "ends with"),
        ("Open {name}", "{name öffnen", "braces"),
        ("Open {name}", "öffnen", "placeholders"),
        ("{share:g} %", "{share} %", "placeholders"),
        ("Open it", " öffnen", "begins with a space"),
        ("a,b c,d", "a, b c, d", "tags"),
        ("a,b c,d", "甲，乙，丙", "tags"),
        ("One\nTwo", "Eins zwei", "line breaks"),
    ],
)
def test_faults_of_a_translation_are_found(source: str, translation: str, fault: str) -> None:
    assert any(fault in found for found in i18n.faults_of(source, translation))


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("{name} has no CRS.", "{name} 没有坐标参考系。"),
        ("Chips (pixels)", "影像块（像素）"),
        ("Make dataset…", "Erstellen…"),
        ("a,b c,d", "甲,乙,丙,丁"),
        ("Is it {a} or {b}?", "¿Es {b} o {a}?"),
    ],
)
def test_good_translations_pass(source: str, translation: str) -> None:
    assert i18n.faults_of(source, translation) == []


def test_the_tool_says_what_is_missing() -> None:
    command = [sys.executable, str(ROOT / "tools" / "i18n.py"), "--help"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert said.returncode == 1
    assert "--check" in said.stderr


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_text_is_translated_and_nothing_else(language: str) -> None:
    entries = i18n.read_ts(i18n.ts_path(language))
    assert i18n.problems(language, i18n.texts_of(), entries) == [], "run make i18n, and translate what it names"


@pytest.mark.parametrize(("language", "locale"), i18n.LANGUAGES.items())
def test_a_file_is_as_make_i18n_writes_it(language: str, locale: str) -> None:
    path = i18n.ts_path(language)
    entries = dict(sorted(i18n.read_ts(path).items()))
    assert path.read_text(encoding="utf-8") == i18n.ts_text(entries, locale)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_language_is_shipped_for_its_locales(language: str) -> None:
    for locale in (language, f"{language}_XX", f"{language}-Hans", f"{language.upper()}.UTF-8"):
        assert paths.translation(locale) == i18n.ts_path(language).with_suffix(".qm")


@pytest.mark.parametrize("locale", ["C", "en", "en_GB", "", "zh_TW", "zh-Hant", "zh_Hant_HK", "../de", "it_IT"])
def test_other_locales_stay_english(locale: str) -> None:
    assert paths.translation(locale) is None


def test_simplified_chinese_is_found_however_it_is_named() -> None:
    named = {paths.translation(locale) for locale in ("zh_CN", "zh-Hans", "zh", "zh_SG", "zh_Hans_HK")}
    assert named == {i18n.ts_path("zh").with_suffix(".qm")}


def test_the_plugin_manager_finds_a_name_and_a_description_in_each_language() -> None:
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    found = {key: metadata["general"].get(key, "") for key in metadata["general"] if "[" in key}
    assert set(found) == {f"{key}[{language}]" for key in ("name", "description") for language in i18n.LANGUAGES}
    assert all(found.values())
