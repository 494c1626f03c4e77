"""Keep the translations in i18n/ complete: take the texts from the sources, update dl4eo_<language>.ts, make the .qm.

    python3 tools/i18n.py            update the .ts, tell what is missing or wrong, compile (`make i18n`)
    python3 tools/i18n.py --check    tell it, write nothing; 1 where there is something to tell

Why not lupdate or pylupdate: our ``tr`` is a plain function with one context, of texts that span lines. Qt 5's lupdate
reads no Python, pylupdate5 takes classes for contexts, and pyside6-lupdate is a download of hundreds of megabytes.
The files are Qt Linguist's, and Qt's own lrelease compiles them.
"""

from __future__ import annotations

import ast
import difflib
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = "dl4eo"
LANGUAGES = {"de": "de_DE", "es": "es_ES", "fr": "fr_FR", "zh": "zh_CN"}
"""The name in our files and Qt's name of each language."""
TRANSLATE = "tr"
"""The function whose literal is a text for users."""
ENDS = {".": ".。", ":": ":：", "?": "?？", "!": "!！", "…": "…", ",": ",，", ")": ")）", ";": ";；"}
"""What a translation may end with, by the end of its source; any other end stays as it is."""
PLAIN_ENDS = frozenset("".join(ENDS.values()))
SENTENCE = re.compile(r"[^\W\d_]{2,}[,.:]? [a-z]{2,}")
"""What a text for users looks like: two words."""
CODE = re.compile(r"[<>=]|: [\w#-]+;|^(import|from) ")
"""What else has two words: HTML, styles, expressions, Python."""
NO_USERS = ("processing/algorithms/selftest.py",)
"""Modules whose texts no user reads."""
ALIKE = 0.8
"""From here on a text that vanished is the suggestion for a new one (0-1)."""
LRELEASE = ("/usr/lib/qt5/bin/lrelease", "/usr/lib/qt6/bin/lrelease", "lrelease-qt5", "lrelease6", "lrelease")

Texts = Mapping[str, str]
"""Source text to the place where it stands."""


class TextFault(Exception):
    """A call of ``tr`` whose text cannot be known before the plugin runs."""


@dataclass(frozen=True)
class Entry:
    """A translation as a .ts file has it."""

    text: str = ""
    finished: bool = False


def modules(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Yield the place and the source of each module on QGIS' side."""
    package = root / "dl4eo_qgis"
    for path in sorted(package.rglob("*.py")):
        if package / "core" not in path.parents:
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def texts_of(root: Path = ROOT) -> dict[str, str]:
    """Return the texts of QGIS' side, of legends and of models, sorted, each with its first place.

    Raises TextFault with all faulty places.
    """
    found: dict[str, str] = {}
    faults: list[str] = []
    for module, source in modules(root):
        for line, text in calls_of(source):
            if text is None:
                faults.append(f"{module}:{line}: give the function {TRANSLATE} one literal text, and format the result")
            else:
                found.setdefault(text, f"{module}:{line}")
    if faults:
        raise TextFault("\n".join(faults))
    for kind, texts_in in RESOURCES.items():
        for path in sorted((root / "resources").glob(kind)):
            for text in filter(None, texts_in(path.read_text(encoding="utf-8"))):
                found.setdefault(text, path.relative_to(root).as_posix())
    return dict(sorted(found.items()))


def unmarked(root: Path = ROOT) -> list[str]:
    """Return the texts that look like sentences for users and are not given to ``tr``, each with its place."""
    return [
        f"{module}:{line}: not given to {TRANSLATE}: {text!r}"
        for module, source in modules(root)
        if not module.endswith(NO_USERS)
        for line, text in sentences_of(source)
    ]


def sentences_of(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each constant that looks like a sentence, but for docstrings and what ``tr`` is given."""
    tree = ast.parse(source)
    known: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) or (isinstance(node, ast.Call) and getattr(node.func, "id", "") == TRANSLATE):
            parts = [node.value] if isinstance(node, ast.Expr) else node.args
            known.update(id(part) for part in parts if isinstance(part, ast.Constant))
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in known else None
        if isinstance(text, str) and SENTENCE.search(text) and not CODE.search(text):
            yield node.lineno, text


def labels_of(style: str) -> Iterator[str]:
    """Yield the legend's texts of a style: those of categories and rules."""
    for renderer in ET.fromstring(style).iter("renderer-v2"):
        for node in renderer.iter():
            if node.tag in ("category", "rule"):
                yield node.get("label", "")


def help_of(model: str) -> Iterator[str]:
    """Yield the texts of a model: its help, and the labels of its inputs."""
    root = ET.fromstring(model)
    for node in root.iterfind("Option[@name='help']/Option"):
        if node.get("name") not in ("ALG_CREATOR", "ALG_VERSION"):
            yield node.get("value", "")
    for node in root.iterfind("Option[@name='parameterDefinitions']/Option/Option[@name='description']"):
        yield node.get("value", "")


RESOURCES: dict[str, Callable[[str], Iterator[str]]] = {"styles/*.qml": labels_of, "models/*.model3": help_of}
"""Files under resources that have texts, and what reads these."""


def calls_of(source: str) -> Iterator[tuple[int, str | None]]:
    """Yield line and text of each call of ``tr`` in a module; None where it is no literal that says something.

    None also where it is a method: Qt's own ``tr`` has another context.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr == TRANSLATE:
            yield node.lineno, None
        elif isinstance(node.func, ast.Name) and node.func.id == TRANSLATE:
            given = node.args[0] if len(node.args) == 1 and not node.keywords else None
            text = given.value if isinstance(given, ast.Constant) else None
            yield node.lineno, text if isinstance(text, str) and text.strip() else None


def ts_path(language: str, root: Path = ROOT) -> Path:
    """Return the file of a language."""
    return root / "i18n" / f"dl4eo_{language}.ts"


def read_ts(path: Path) -> dict[str, Entry]:
    """Return the translations of a .ts file by source; none where there is no file."""
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).iterfind(f"./context[name='{CONTEXT}']/message"):
        node = message.find("translation")
        text = (node.text or "") if node is not None else ""
        finished = node is not None and not node.get("type") and bool(text)
        found[message.findtext("source", "")] = Entry(text, finished)
    return found


def updated(texts: Texts, old: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return the entries of ``texts``: kept where they are known, else unfinished, with what a similar text had."""
    gone = {source: entry for source, entry in old.items() if source not in texts and entry.text}

    def suggestion(text: str) -> Entry:
        near = difflib.get_close_matches(text, gone, 1, ALIKE)
        return Entry(gone[near[0]].text) if near else Entry()

    return {text: old[text] if text in old else suggestion(text) for text in sorted(texts)}


def ts_text(entries: Mapping[str, Entry], locale: str) -> str:
    """Return a .ts file as Qt Linguist writes it, without the places: a moved line is no change."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{locale}" sourcelanguage="en_GB">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for source, entry in entries.items():
        kind = "" if entry.finished else ' type="unfinished"'
        lines += [
            "    <message>",
            f"        <source>{_escaped(source)}</source>",
            f"        <translation{kind}>{_escaped(entry.text)}</translation>",
            "    </message>",
        ]
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _escaped(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})


def faults_of(source: str, translation: str) -> list[str]:
    """Return what is wrong with a translation: placeholders, ends, spaces, the number of tags."""
    faults = []
    try:
        named, wanted = placeholders(translation), placeholders(source)
    except ValueError as error:
        return [f"braces: {error}"]
    if named != wanted:
        faults.append(f"placeholders: {_said(named)} instead of {_said(wanted)}")
    for side, cut in (("begins", slice(None, 1)), ("ends", slice(-1, None))):
        if source[cut].isspace() != translation[cut].isspace():
            faults.append(f"{side} with a space, and the source does not, or the other way round")
    end = source[-1]
    if translation[-1:] not in ENDS.get(end, end) if end in ENDS else translation[-1:] in PLAIN_ENDS - {")", "）"}:
        faults.append(f"ends with {translation[-1:]!r}, the source with {end!r}")
    if source.count("\n") != translation.count("\n"):
        faults.append("has other line breaks than the source")
    if is_tags(source) and not is_tags(translation):
        faults.append("tags are words between commas without spaces after them: a,b c,d")
    return faults


def placeholders(text: str) -> set[str]:
    """Return what stands between braces, like ``name`` or ``share:g``; raises ValueError at stray braces."""
    fields = [field for field in string.Formatter().parse(text) if field[1] is not None]
    return {f"{name}{f'!{how}' if how else ''}{f':{form}' if form else ''}" for _, name, form, how in fields}


def _said(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"


def is_tags(text: str) -> bool:
    """Say whether a text is the tags of an algorithm: three words or more between commas, without spaces there."""
    return text.count(",") >= 2 and not re.search(r"[.;。，、\n]|\s,|,\s|,,|^,|,$", text)


def problems(language: str, texts: Texts, entries: Mapping[str, Entry]) -> list[str]:
    """Return what a language lacks, has too much, or has wrong, a line each."""
    found = [f"{language}: not in the sources: {text!r}" for text in entries if text not in texts]
    for text, place in texts.items():
        entry = entries.get(text, Entry())
        if not entry.finished:
            found.append(f"{language}: untranslated: {text!r} ({place})")
        else:
            found += [f"{language}: {text!r} ({place}): {fault}" for fault in faults_of(text, entry.text)]
    return found


def compile_ts(path: Path, target: Path) -> None:
    """Make the .qm of a .ts file with Qt's lrelease; unfinished texts stay English."""
    program = next((each for each in map(shutil.which, LRELEASE) if each), None)
    if program is None:
        raise SystemExit("i18n: lrelease is not found: install Qt's translation tools (Debian: qttools5-dev-tools)")
    subprocess.run([program, "-silent", "-nounfinished", str(path), "-qm", str(target)], check=True)


def main(arguments: list[str]) -> int:
    """Update, tell and compile; with ``--check`` tell only."""
    if arguments not in ([], ["--check"]):
        raise SystemExit(__doc__)
    try:
        texts = texts_of()
    except TextFault as fault:
        raise SystemExit(str(fault)) from None
    told = unmarked()
    for language, locale in LANGUAGES.items():
        path = ts_path(language)
        entries = read_ts(path)
        if not arguments:
            entries = updated(texts, entries)
            path.write_bytes(ts_text(entries, locale).encode())
            compile_ts(path, path.with_suffix(".qm"))
        told += problems(language, texts, entries)
        print(f"{path.relative_to(ROOT)}: {sum(e.finished for e in entries.values())} of {len(texts)} texts")
    print(*told, sep="\n", end="\n" if told else "")
    return 1 if arguments and told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
