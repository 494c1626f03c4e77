"""Reads parameters as plain values. Strict where Qt is not: the text ``no`` is false, ``abc`` is no number."""

from __future__ import annotations

import datetime as dt
import math
import re
from pathlib import Path
from typing import Any, Callable, Dict, Mapping, Sequence

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
)

from ..recipe_keys import PERCENT, choice_of, default, wrong
from ..tr import tr
from .tables import TABLES

TRUE_WORDS = ("true", "yes", "on", "1")
FALSE_WORDS = ("false", "no", "off", "0")
UNREADABLE = re.compile(r"%[0-9A-Fa-f]{2}|\||[\x00-\x1f]")
Reader = Callable[[QgsProcessingAlgorithm, Mapping[str, Any], str, QgsProcessingContext], Any]


def plain_values(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    names: Sequence[str],
) -> Dict[str, Any]:
    """Return the plain values of parameters; raises RecipeError where one is not of its kind."""
    kinds = {name: algorithm.parameterDefinition(name).type() for name in names}
    return {name: READERS[kind](algorithm, parameters, name, context) for name, kind in kinds.items()}


def wanted(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any]) -> Dict[str, Any]:
    """Return parameters in which an optional output that is left empty is None.

    Batch mode hands over the definition of a layer without a place for it.
    """
    found = dict(parameters)
    for definition in algorithm.destinationParameterDefinitions():
        value = found.get(definition.name())
        if isinstance(value, QgsProcessingOutputLayerDefinition) and _is_optional(definition) and _is_nowhere(value):
            found[definition.name()] = None
    return found


def _is_optional(definition: QgsProcessingParameterDefinition) -> bool:
    return bool(definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)


def _is_nowhere(output: QgsProcessingOutputLayerDefinition) -> bool:
    sink = output.sink
    return not (sink.staticValue() or sink.expressionString() or sink.field())


def finite_number(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: QgsProcessingContext
) -> float:
    """Return the number of a parameter; raises RecipeError where it is none."""
    raw = parameters.get(name)
    if isinstance(raw, str):
        try:
            float(raw)
        except ValueError:
            raise wrong(name, tr("must be a number, got {value!r}").format(value=raw)) from None
    value = float(algorithm.parameterAsDouble(parameters, name, context))
    if not math.isfinite(value):
        raise wrong(name, tr("must be a finite number, got {value}").format(value=value))
    return value


def _number(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: Any) -> Any:
    value = finite_number(algorithm, parameters, name, context)
    if name in PERCENT and not 0 <= value <= 100:
        raise wrong(name, tr("must be 0 to 100 percent, got {value:g}").format(value=value))
    if not isinstance(default(name), int):
        return value
    if value != int(value):
        raise wrong(name, tr("must be a whole number, got {value:g}").format(value=value))
    return int(value)


def _boolean(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: Any) -> bool:
    """Read yes and no as well: Qt alone takes the text ``no`` for true."""
    raw = parameters.get(name)
    if isinstance(raw, str):
        word = raw.strip().lower()
        if word not in TRUE_WORDS + FALSE_WORDS:
            raise wrong(name, tr("must be yes or no, got {value!r}").format(value=raw))
        return word in TRUE_WORDS
    return bool(algorithm.parameterAsBool(parameters, name, context))


def plain_boolean(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: QgsProcessingContext
) -> bool:
    """Return a switch that is no key of the recipe; raises RecipeError where it is neither yes nor no."""
    return _boolean(algorithm, parameters, name, context)


def _choice(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: Any) -> str:
    """Read the word, or its number: `qgis_process help` shows numbers."""
    raw = choice_of(name, parameters.get(name))
    return raw if isinstance(raw, str) else str(algorithm.parameterAsEnumString(parameters, name, context))


def _text(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: Any) -> Any:
    raw, listed = parameters.get(name), isinstance(default(name), tuple)
    if isinstance(raw, (list, tuple)) and (not listed or name in TABLES):
        raise wrong(name, tr("must be one text, got a list: {value!r}").format(value=raw))
    text = str(algorithm.parameterAsString(parameters, name, context)).strip()
    if isinstance(raw, (list, tuple)):
        text = ",".join(map(str, raw))
    if name in TABLES:
        return TABLES[name](name, text)
    if listed:
        return [word.lower() for word in re.split(r"[,;\s]+", text) if word]
    return text


def _day(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: Any) -> str:
    raw = parameters.get(name)
    if isinstance(raw, str):
        return raw.strip().split("T")[0]
    if isinstance(raw, dt.datetime):
        return raw.date().isoformat()
    if isinstance(raw, dt.date):
        return raw.isoformat()
    return str(algorithm.parameterAsDateTime(parameters, name, context).toString("yyyy-MM-dd"))


def _crs(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: Any) -> str:
    crs = algorithm.parameterAsCrs(parameters, name, context)
    raw = parameters.get(name)
    return str(crs.authid()) or (raw if isinstance(raw, str) else "")


def _folder(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], name: str, context: Any) -> str:
    """Read a folder to write to; the word for a temporary one becomes a path."""
    text = str(algorithm.parameterAsFileOutput(parameters, name, context)).strip()
    if UNREADABLE.search(text):
        message = tr("{path!r} holds %, | or a control character, which QGIS cannot open as a layer's path")
        raise wrong(name, message.format(path=text))
    try:
        return str(Path(text).expanduser().absolute()) if text else ""
    except (OSError, RuntimeError) as error:  # no such user, or no folder that QGIS was started in
        raise wrong(name, f"{text}: {error}") from error


READERS: Dict[str, Reader] = {
    "number": _number,
    "boolean": _boolean,
    "enum": _choice,
    "string": _text,
    "field": _text,
    "datetime": _day,
    "crs": _crs,
    "folderDestination": _folder,
}
"""How a parameter is read, by QGIS' name of its type."""
