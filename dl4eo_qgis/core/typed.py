"""Frozen dataclasses from JSON, strictly: unknown keys and wrong types are refused with the key's path."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import reprlib
import typing
from pathlib import Path
from typing import Any, Mapping, Tuple, Type, TypeVar

from .errors import RecipeError, suggest

T = TypeVar("T")
HUGE = 1e300
"""No number of a recipe is this large; NaN and infinity are not smaller either."""
MAX_WHOLE = 2**63
MAX_LIST = 100_000
MAX_TEXT = 10_000
UNUSABLE = re.compile(r"[\x00\ud800-\udfff]")
"""Characters that no path and no file can hold."""


def shown(value: Any) -> str:
    """Return a value as an error shows it: short, whatever it is."""
    if isinstance(value, int) and not -MAX_WHOLE < value < MAX_WHOLE:
        return "a number of more than 18 digits"
    return _short.repr(value)


_short = reprlib.Repr()
_short.maxstring = _short.maxother = 60


def is_date(text: str) -> bool:
    """Say whether a text is a day as YYYY-MM-DD (Python 3.11 and later read other forms too)."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def require(ok: bool, key: str, message: str, hint: str = "") -> None:
    """Raise RecipeError, naming the key, unless ``ok``."""
    if not ok:
        raise RecipeError(key, message, hint)


def read_json(path: Path, most: int) -> Any:
    """Return the JSON in a recipe's file of at most ``most`` bytes; raises RecipeError."""
    try:
        require(path.is_file() or not path.exists(), "recipe", f"{path} is not a file")
        with path.open("rb") as file:
            text = file.read(most + 1)
        require(len(text) <= most, "recipe", f"{path} has more than {most // 2**20} MiB")
        return json.loads(text.decode("utf-8"))
    except OSError as error:
        raise RecipeError("recipe", f"{path} cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise RecipeError("recipe", f"{path} is not JSON ({error})") from error


def one_of(key: str, value: str, allowed: Tuple[str, ...]) -> None:
    """Raise RecipeError, naming the key and the choices, unless the value is one of them."""
    require(value in allowed, key, f"must be one of {', '.join(allowed)}, got {shown(value)}")


def build(cls: Type[T], values: Mapping[str, Any], path: str) -> T:
    """Return a dataclass from a mapping; refuses unknown keys and wrong types with the key's path."""
    require(isinstance(values, Mapping), path, f"must be a JSON object, got {shown(values)}")
    hints = typing.get_type_hints(cls)
    for key in values:
        name = str(key)[:60]
        where = f"{path}.{name}" if path else name
        require(key in hints, where, "unknown key.", suggest(name, hints))
    made = {key: _value(hints[key], value, f"{path}.{key}" if path else key) for key, value in values.items()}
    missing = [
        f.name
        for f in dataclasses.fields(typing.cast(Any, cls))
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING and f.name not in made
    ]
    require(not missing, f"{path}.{missing[0]}" if missing else path, "is missing")
    return cls(**made)


def _value(hint: Any, value: Any, path: str) -> Any:
    """Return ``value`` as the type ``hint``; raises RecipeError where it is another."""
    if dataclasses.is_dataclass(hint):
        return build(typing.cast(Type[Any], hint), value, path)
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        require(isinstance(value, (list, tuple)), path, f"must be a list, got {shown(value)}")
        require(len(value) <= MAX_LIST, path, f"has {len(value)} entries; at most {MAX_LIST} are read")
        return tuple(_value(item, v, f"{path}[{i}]") for i, v in enumerate(value))
    if hint is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        require(abs(value) < HUGE, path, f"must be a finite number, got {shown(value)}")
        return float(value)
    kind = {str: "a text", int: "a whole number", bool: "true or false", float: "a number"}[hint]
    require(type(value) is hint, path, f"must be {kind}, got {shown(value)}")
    if hint is int:
        require(-MAX_WHOLE < value < MAX_WHOLE, path, "must have at most 18 digits")
    if hint is str:
        require(len(value) <= MAX_TEXT, path, f"has {len(value)} characters; at most {MAX_TEXT} are read")
        require(not UNUSABLE.search(value), path, f"holds a character that no file can keep: {shown(value)}")
    return value
