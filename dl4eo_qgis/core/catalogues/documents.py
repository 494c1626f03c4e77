"""JSON from elsewhere: read with a limit on its size, its depth and the number of its values.

A few bytes of JSON make a hundred of memory, and brackets in brackets end a program that follows them. So a document
is measured as text before it becomes objects.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np

MAX_FILE_BYTES = 2**30
MAX_VALUES = 40_000_000
"""Some 4 GB of memory at worst; 50,000 real STAC items."""
MAX_DEPTH = 100
STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
STEPS = np.zeros(256, np.int8)
STEPS[[ord("["), ord("{")]] = 1
STEPS[[ord("]"), ord("}")]] = -1
PART = 2**24


class TooMuchError(ValueError):
    """A document is beyond a limit."""


def parse_json(text: str) -> Any:
    """Return what a JSON text says; raises ValueError where it is none, TooMuchError where it is too deep or long."""
    bare = STRING.sub("", text)
    if _depth(bare) > MAX_DEPTH:
        raise TooMuchError(f"more than {MAX_DEPTH} lists and objects lie in each other")
    values = bare.count(",") + bare.count("[") + bare.count("{")
    if values > MAX_VALUES:
        raise TooMuchError(f"it has {values} values, and at most {MAX_VALUES} are read")
    del bare
    try:
        return json.loads(text)
    except RecursionError as error:  # a text that is no JSON may hide its depth
        raise TooMuchError("its lists lie in each other too deeply") from error


def _depth(bare: str) -> int:
    """Return the largest number of brackets that are open at once, in a text without strings."""
    deepest = level = 0
    for start in range(0, len(bare), PART):
        codes = np.frombuffer(bare[start : start + PART].encode("ascii", "replace"), np.uint8)
        levels = level + np.cumsum(STEPS[codes], dtype=np.int64)
        deepest, level = max(deepest, int(levels.max())), int(levels[-1])
    return deepest


def read_text(path: Path, most: int = MAX_FILE_BYTES) -> str:
    """Return the text of a file; raises OSError where it is none that ends, TooMuchError where it is too long."""
    if path.exists() and not path.is_file():
        raise OSError(f"{path.name} is not a file")
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooMuchError(f"it has more than {most // 2**20} MiB")
    return data.decode("utf-8")
