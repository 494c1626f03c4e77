"""A dataset's header and table when they are read again: everything in them is what it has to be, or is named.

Any program may have changed them. What passes here can be judged, dealt and drawn without a surprise.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pyproj import CRS
from pyproj.exceptions import CRSError

from .contents import Contents
from .errors import RecipeError
from .quality.columns import nodata_columns
from .recipe import LabelClass
from .typed import build, is_date, shown
from .types import Band, Row, SampleLayer

COLUMNS = (
    "sample_id", "chip_id", "date", "epsg", "col", "row", "dx", "dy", "split", "status", "reason", "image", "mask",
    "layers", "bytes", "sha256",
)  # fmt: skip
"""Of the chips table: without these nothing can be judged."""
TEXTS = ("chip_id", "sample_id", "date")
"""Columns of the chips table that are never empty."""
FREE_TEXTS = (
    "split", "status", "reason", "stratum", "constant", "s1_gap", "fingerprint", "image", "mask", "layers", "sha256",
    "s2_items", "s1_items", "review", "note",
)  # fmt: skip
"""Texts that may be empty."""
WHOLE = ("epsg", "col", "row", "dx", "dy")
SHARES = ("valid", "clear", "cloud", "shadow", "snow", "nodata", "no_dem", "labelled", "ignored", "unlabelled")
"""Between 0 and 1, or unknown; so are those of each class and of each band."""
NUMBERS = ("contrast", "s1_days")
NEARLY = 1e-6
"""By which a share may pass 0 or 1: it is a sum."""
FARTHEST_M = 1e8
"""No coordinate of any CRS is larger."""


@dataclass(frozen=True)
class Parts:
    """What a header says that a dataset's samples hold."""

    bands: tuple[Band, ...]
    layers: tuple[SampleLayer, ...]
    classes: tuple[LabelClass, ...]


def parts_of(header: Mapping[str, Any]) -> Parts:
    """Return bands, layers and classes of a header; raises RecipeError, naming the key, where they cannot be."""
    return Parts(
        tuple(build(Band, b, f"bands[{i}]") for i, b in enumerate(_listed(header, "bands"))),
        tuple(_layer(entry, f"layers[{i}]") for i, entry in enumerate(_listed(header, "layers"))),
        tuple(build(LabelClass, c, f"classes[{i}]") for i, c in enumerate(_listed(header, "classes"))),
    )


def header_fault(header: Mapping[str, Any], settled: str) -> str:
    """Return what keeps a header from being decided on anew, or an empty text; ``settled`` is the key of decisions."""
    if not isinstance(header.get("counts", {}), dict):
        return "its 'counts' are no object"
    decided = header.get(settled)
    if not isinstance(decided, dict):
        return f"its {settled!r} is no object"
    for name, found in ((f"{settled}.{key}", decided.get(key)) for key in ("keys", "layers", "warnings")):
        if not _is_texts(found):
            return f"its {name!r} is no list of texts"
    if not _is_texts(header.get("warnings")):
        return "its 'warnings' are no list of texts"
    if len(header["warnings"]) < len(decided["warnings"]):
        return f"its 'warnings' are fewer than those of {settled!r}"
    return ""


def row_fault(row: Row, contents: Contents) -> str:
    """Return what keeps a row of the chips table from being used, or an empty text."""
    return next(_faults(row.values, contents), "") or _place_fault(row, contents)


def rows_fault(rows: Sequence[Row], contents: Contents, columns: Collection[str]) -> str:
    """Return the first fault of a whole table of samples, or an empty text; it has to have ``columns``."""
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        lacking = [name for name in columns if name not in row.values] if number == 1 else []
        if lacking:
            return f"it lacks the columns {', '.join(lacking)}"
        fault = row_fault(row, contents) or _name_fault(row, contents)
        if not fault and row.sample_id in seen:
            fault = "the sample stands in an earlier row too"
        if fault:
            return f"row {number} ({row.values.get('sample_id') or 'no sample_id'}): {fault}"
        seen.add(row.sample_id)
    return ""


def _faults(values: Mapping[str, Any], contents: Contents) -> Iterator[str]:
    """Yield the columns of a row that are not of their kind."""
    for name in TEXTS:
        if not isinstance(values.get(name), str) or not values[name]:
            yield _wanted(name, values.get(name), "a text")
    if not is_date(values["date"]):
        yield _wanted("date", values["date"], "a day as 2022-05-17")
    for name in FREE_TEXTS:
        if not isinstance(values.get(name) or "", str):
            yield _wanted(name, values[name], "a text")
    for name in (*WHOLE, *(["bytes"] if values.get("image") else [])):
        if type(values.get(name)) is not int:
            yield _wanted(name, values.get(name), "a whole number")
    for name in NUMBERS:
        if not _is_number(values.get(name)):
            yield _wanted(name, values[name], "a number")
    for name in (*SHARES, *contents.columns.values(), *nodata_columns(contents.bands).values()):
        value = values.get(name)
        if not _is_number(value) or not (value is None or -NEARLY <= value <= 1 + NEARLY):
            yield _wanted(name, value, "a share between 0 and 1")


def _place_fault(row: Row, contents: Contents) -> str:
    """Return why a row's chip lies nowhere, or an empty text."""
    try:
        chip = contents.chip_of(row)
    except ValueError as error:
        return str(error)
    if max(map(abs, chip.bounds)) > FARTHEST_M:
        return f"its col {chip.col} and row {chip.row} lie outside any CRS"
    return "" if _is_known(chip.epsg) else f"epsg is {chip.epsg}, which no known CRS in metres has"


def _name_fault(row: Row, contents: Contents) -> str:
    """Return where a row's names are not those of its chip and date, or an empty text."""
    values, chip = row.values, contents.chip_of(row)
    if values["chip_id"] != chip.id:
        return f"chip_id is {values['chip_id']}, its columns epsg, col, row, dx, dy say {chip.id}"
    name = f"{chip.id}_{values['date'].replace('-', '')}"
    if row.sample_id != name:
        return f"its chip and date say that sample_id is {name}"
    files = (("image", f"images/{name}.tif"), ("mask", f"masks/{name}.tif"))
    return next(
        (
            f"{kind} is {shown(values[kind])}, not {file}"
            for kind, file in files
            if values[kind] not in (None, "", file)
        ),
        "",
    )


@lru_cache(maxsize=256)
def _is_known(epsg: int) -> bool:
    """Say whether a code is that of a CRS with plane coordinates."""
    try:
        return bool(CRS.from_epsg(epsg).is_projected)
    except CRSError:
        return False


def _is_number(value: Any) -> bool:
    """Say whether a value is a finite number, or unknown."""
    return value is None or (type(value) in (int, float) and math.isfinite(value))


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _wanted(name: str, value: Any, what: str) -> str:
    return f"{name} is {'empty' if value in (None, '') else shown(value)}; {what} is wanted"


def _layer(entry: Any, path: str) -> SampleLayer:
    """Return a layer of samples; its nodata may be null."""
    if not isinstance(entry, dict):
        raise RecipeError(path, "must be a JSON object")
    if not _is_texts(entry.get("bands", [])):
        raise RecipeError(f"{path}.bands", "must be a list of texts")
    nodata = entry.get("nodata")
    if nodata is not None and type(nodata) not in (int, float):
        raise RecipeError(f"{path}.nodata", f"must be a number or null, got {shown(nodata)}")
    return SampleLayer(
        str(entry.get("folder", "")), tuple(entry.get("bands", ())), str(entry.get("unit", "")),
        None if nodata is None else float(nodata), str(entry.get("meaning", "")),
    )  # fmt: skip


def _listed(header: Mapping[str, Any], key: str) -> list[Any]:
    """Return a list of the header; raises RecipeError where it is none."""
    found = header.get(key)
    if not isinstance(found, list):
        raise RecipeError(key, "must be a list")
    return found
