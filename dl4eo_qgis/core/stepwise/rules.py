"""The rules that chips of a layer were judged and dealt by, as a short text in each of its rows."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import RecipeError
from ..recipe import LabelClass, Qc, Split
from ..typed import build, require, shown

COLUMN = "rules"
VERSION = 1
KEY = "INPUT"
AGAIN = "Run dl4eo:checkchips and dl4eo:splitchips again on all chips together."


@dataclass(frozen=True)
class Rules:
    """What a layer of chips tells of how it was made."""

    qc: Qc = field(default_factory=Qc)
    split: Split = field(default_factory=Split)
    classes: tuple[LabelClass, ...] = ()
    """Of the masks; empty without, or where they are too many for a column each."""
    pixel_factor: int = 1
    """Pixels of a mask along one of the image."""
    tiles: Mapping[str, str] = field(default_factory=dict)
    """Of each optical scene the tile that its catalogue tells."""


def text_of(rules: Rules) -> str:
    """Return rules as a text; what is at its default is left out."""
    document: dict[str, Any] = {"version": VERSION}
    for name, section, usual in (("qc", rules.qc, Qc()), ("split", rules.split, Split())):
        told, known = dataclasses.asdict(section), dataclasses.asdict(usual)
        if changed := {key: value for key, value in told.items() if value != known[key]}:
            document[name] = changed
    if rules.classes:
        document["classes"] = [
            {key: value for key, value in dataclasses.asdict(c).items() if value != ""} for c in rules.classes
        ]
    if rules.pixel_factor != 1:
        document["pixel_factor"] = rules.pixel_factor
    if rules.tiles:
        document["tiles"] = dict(sorted(rules.tiles.items()))
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def rules_in(text: str) -> Rules:
    """Return the rules of a text; raises RecipeError where it tells none."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecipeError(KEY, f"its column {COLUMN!r} holds {shown(text)}, which is torn", AGAIN) from error
    require(isinstance(document, Mapping), KEY, f"its column {COLUMN!r} holds {shown(text)}, no JSON object", AGAIN)
    rest = dict(document)
    version = rest.pop("version", None)
    known = type(version) is int and version == VERSION
    require(known, KEY, f"its column {COLUMN!r} is of version {shown(version)}, {VERSION} is known", AGAIN)
    tiles = rest.pop("tiles", {})
    require(isinstance(tiles, Mapping), KEY, f"its column {COLUMN!r} has tiles {shown(tiles)}", AGAIN)
    told = build(Rules, rest, KEY)
    return dataclasses.replace(told, tiles={str(name): str(tile) for name, tile in tiles.items()})
