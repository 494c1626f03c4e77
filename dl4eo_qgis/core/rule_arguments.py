"""Rules as arguments of a command line: one for each key of a section, by its name."""

from __future__ import annotations

import argparse
import dataclasses
import typing
from collections.abc import Collection
from typing import Any

from .errors import RecipeError


def add_rules(parser: argparse.ArgumentParser, section: type[Any], name: str, without: Collection[str] = ()) -> None:
    """Add an argument for each key of a section: ``--min-valid 0.9``, ``--stratify`` or ``--no-stratify``.

    Lists have commas between. None is the default: what is not given is not changed.
    """
    kinds = typing.get_type_hints(section)
    for field in dataclasses.fields(section):
        if field.name in without:
            continue
        flag, kind = f"--{field.name.replace('_', '-')}", kinds[field.name]
        told = f"{name}.{field.name} of the recipe"
        if kind is bool:
            parser.add_argument(flag, action=argparse.BooleanOptionalAction, default=None, help=told)
        else:
            parser.add_argument(flag, metavar="LIST" if _item(kind) else kind.__name__.upper(), help=told)


def rules_of(asked: argparse.Namespace, section: type[Any], name: str) -> dict[str, Any]:
    """Return the keys of a section that were given, as a recipe has them; raises RecipeError for what is no number."""
    kinds = typing.get_type_hints(section)
    given = {f.name: getattr(asked, f.name, None) for f in dataclasses.fields(section)}
    return {key: _value(text, kinds[key], f"{name}.{key}") for key, text in given.items() if text is not None}


def _item(kind: Any) -> Any:
    """Return the type of a list's entries; None of what is no list."""
    return typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else None


def _value(text: Any, kind: Any, key: str) -> Any:
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
