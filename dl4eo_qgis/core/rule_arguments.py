"""Rules as arguments of a command line: one for each key of a section, by its name."""

from __future__ import annotations

import argparse
import ast
import dataclasses
import inspect
import textwrap
import typing
from collections.abc import Callable, Collection
from itertools import pairwise
from typing import Any

from .errors import RecipeError
from .recipe import LENGTHS, MAX_ANGLE, MAX_FOLDS, MAX_LENGTH_M, OVERLAPS, SHARES, SPLIT_METHODS, shares_of

READERS: dict[str, Callable[[str], Any]] = {"split.fractions": shares_of}
"""By key: what reads its text where that is more than a number or a list."""
RANGES = {
    **{f"qc.{key}": "a share, 0 to 1: 0.2 is 20 percent" for key in SHARES},
    **{f"split.{key}": f"metres, 0 to {MAX_LENGTH_M:.0f}" for key in LENGTHS},
    "qc.min_contrast": "0 or more; of reflectances 0 to 1",
    "split.method": f"one of {', '.join(SPLIT_METHODS)}",
    "split.overlap": f"one of {', '.join(OVERLAPS)}",
    "split.fractions": "three shares or percents, like 0.7,0.15,0.15 or 70,15,15",
    "split.folds": f"0 (none) or 2 to {MAX_FOLDS}",
    "split.angle": f"-{MAX_ANGLE} to {MAX_ANGLE}",
    "split.dates": "days like 2022-01-01,2022-07-01",
}
"""By key: units and values that can be, as the help says them."""


def add_rules(parser: argparse.ArgumentParser, section: type[Any], name: str, without: Collection[str] = ()) -> None:
    """Add an argument for each key of a section: ``--min-valid 0.9``, ``--stratify`` or ``--no-stratify``.

    Lists have commas between. None is the default: what is not given is not changed.
    """
    kinds, docs = typing.get_type_hints(section), docs_of(section)
    for field in dataclasses.fields(section):
        if field.name in without:
            continue
        flag, kind = f"--{field.name.replace('_', '-')}", kinds[field.name]
        key = f"{name}.{field.name}"
        words = [docs.get(field.name, ""), f"{RANGES[key][0].upper()}{RANGES[key][1:]}." if key in RANGES else ""]
        told = " ".join([w for w in words if w] + [f"Usually {_text(field.default)} ({key})."]).replace("%", "%%")
        if kind is bool:
            parser.add_argument(flag, action=argparse.BooleanOptionalAction, default=None, help=told)
        else:
            parser.add_argument(flag, metavar="LIST" if _item(kind) else kind.__name__.upper(), help=told)


def docs_of(section: type[Any]) -> dict[str, str]:
    """Return what the source of a section says below each of its keys, on one line; nothing where there is none."""
    try:
        body = ast.parse(textwrap.dedent(inspect.getsource(section))).body[0]
    except OSError:
        return {}
    found = {}
    lines = body.body if isinstance(body, ast.ClassDef) else []
    for one, other in pairwise(lines):
        is_text = isinstance(other, ast.Expr) and isinstance(other.value, ast.Constant)
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and is_text:
            found[one.target.id] = " ".join(str(other.value.value).replace("``", "").split())  # type: ignore[attr-defined]
    return found


def _text(value: Any) -> str:
    """Return a default as it would be written here."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = ",".join(f"{v:g}" for v in value) if isinstance(value, tuple) else str(value)
    if isinstance(value, float):
        text = f"{value:g}"
    return text or "empty"


def rules_of(asked: argparse.Namespace, section: type[Any], name: str) -> dict[str, Any]:
    """Return the keys of a section that were given, as a recipe has them; raises RecipeError for what is no number."""
    kinds = typing.get_type_hints(section)
    given = {f.name: getattr(asked, f.name, None) for f in dataclasses.fields(section)}
    return {key: _value(text, kinds[key], f"{name}.{key}") for key, text in given.items() if text is not None}


def _item(kind: Any) -> Any:
    """Return the type of a list's entries; None of what is no list."""
    return typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else None


def _value(text: Any, kind: Any, key: str) -> Any:
    if key in READERS:
        return READERS[key](text)
    if _item(kind):
        words = [word.strip() for word in text.split(",")] if text else []
        return [_value(word, _item(kind), key) for word in words]
    if not isinstance(text, str) or kind is str:
        return text
    try:
        return kind(text)
    except ValueError as error:
        wanted = "a whole number" if kind is int else "a number"
        raise RecipeError(key, f"must be {wanted}, got {text[:40]!r}") from error
