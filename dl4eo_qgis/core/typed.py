"""Frozen dataclasses from JSON, strictly: unknown keys and wrong types are refused with the key's path."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any, Mapping, Tuple, Type, TypeVar

from .errors import RecipeError, suggest

T = TypeVar("T")
HUGE = 1e300
"""No number of a recipe is this large; NaN and infinity are not smaller either."""


def require(ok: bool, key: str, message: str, hint: str = "") -> None:
    """Raise RecipeError, naming the key, unless ``ok``."""
    if not ok:
        raise RecipeError(key, message, hint)


def one_of(key: str, value: str, allowed: Tuple[str, ...]) -> None:
    """Raise RecipeError, naming the key and the choices, unless the value is one of them."""
    require(value in allowed, key, f"must be one of {', '.join(allowed)}, got {value!r}")


def build(cls: Type[T], values: Mapping[str, Any], path: str) -> T:
    """Return a dataclass from a mapping; refuses unknown keys and wrong types with the key's path."""
    require(isinstance(values, Mapping), path, f"must be a JSON object, got {values!r}")
    hints = typing.get_type_hints(cls)
    for key in values:
        where = f"{path}.{key}" if path else str(key)
        require(key in hints, where, "unknown key.", suggest(str(key), hints))
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
        require(isinstance(value, (list, tuple)), path, f"must be a list, got {value!r}")
        return tuple(_value(item, v, f"{path}[{i}]") for i, v in enumerate(value))
    if hint is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        require(abs(value) < HUGE, path, f"must be a finite number, got {str(value)[:40]}")
        return float(value)
    kind = {str: "a text", int: "a whole number", bool: "true or false", float: "a number"}[hint]
    require(type(value) is hint, path, f"must be {kind}, got {value!r}")
    return value
