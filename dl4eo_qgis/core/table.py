"""A dataset's GeoPackage, read back exactly as it was written: every number and text with its type."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import shapely

from .errors import DatasetError
from .in_place import reading
from .types import Row, Values
from .vector import PYOGRIO_ERRORS, Layer, crs_of

ENVELOPE_BYTES = (0, 32, 48, 48, 64)
"""Of a geometry's envelope, by the kind that its header tells (OGC 12-128r17, clause 2.1.3)."""
HEADER_BYTES = 8
BOOLEAN = "BOOLEAN"
FEW = 1000
"""Texts of a column that are held once for all rows that have them; a column with more holds one for each row."""


def read_records(path: Path, layer: str) -> list[dict[str, Any]]:
    """Return the attributes of a layer, a dict a row; raises DatasetError where it cannot be read."""
    return list(_records(path, layer))


def read_rows(path: Path, layer: str) -> list[Row]:
    """Return the rows of a table of samples; raises DatasetError where it cannot be read."""
    return [Row(Values(record)) for record in _records(path, layer)]


def _records(path: Path, layer: str) -> Iterator[dict[str, Any]]:
    with _opened(path, layer) as file:
        names, _, flags = _columns_of(file, layer)
        found = file.execute(f"SELECT {_listed(names)} FROM {_quoted(layer)} ORDER BY rowid")
        shared: dict[str, dict[str, str]] = {name: {} for name in names}
        for values in found:
            record = dict(zip(names, values, strict=False))
            for name, value in record.items():
                if isinstance(value, str) and len(shared[name]) < FEW:
                    record[name] = shared[name].setdefault(value, value)
            yield record | {name: bool(record[name]) for name in flags if record[name] is not None}


def layer_names(path: Path) -> list[str]:
    """Return the layers of a GeoPackage in the order in which they were written; raises DatasetError."""
    with _opened(path, "gpkg_contents") as file:
        rows = file.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid")
        return [str(name) for (name,) in rows]


def read_layer(path: Path, layer: str) -> list[Layer]:
    """Return a layer as ``write_layers`` wrote it; nothing where the file has none of that name.

    Raises DatasetError where it cannot be read.
    """
    if layer not in layer_names(path):
        return []
    records = read_records(path, layer)
    with _opened(path, layer) as file:
        names, shapes, _ = _columns_of(file, layer)
        blobs = [b for (b,) in file.execute(f"SELECT {_quoted(shapes)} FROM {_quoted(layer)} ORDER BY rowid")]
        told = "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?"
        (kind,) = file.execute(told, (layer,)).fetchone()
        crs = crs_of(path, layer)
        geometries = list(shapely.from_wkb([None if b is None else _wkb(b) for b in blobs]))
    columns = {name: [r[name] for r in records] for name in names}
    return [Layer(layer, geometries, columns, crs, multi=kind != "POLYGON")]


def _wkb(blob: bytes) -> bytes:
    """Return a geometry without the header that GeoPackages put before it."""
    return blob[HEADER_BYTES + ENVELOPE_BYTES[(blob[3] >> 1) & 7] :]


@contextmanager
def _opened(path: Path, layer: str) -> Iterator[sqlite3.Connection]:
    """Open a GeoPackage for reading; raises DatasetError where it is none, or is damaged."""
    try:
        with reading(path) as file:
            yield file
    except (sqlite3.Error, *PYOGRIO_ERRORS, OSError, ValueError, LookupError, shapely.GEOSException) as error:
        reason = " ".join(str(error).split())[:300]
        raise DatasetError(
            path,
            f"the layer {layer} cannot be read ({reason}).",
            "Delete the file if it is damaged: what it names is then made again.",
        ) from error


def _columns_of(file: sqlite3.Connection, layer: str) -> tuple[list[str], str, set[str]]:
    """Return the names of a layer's attributes, that of its geometry, and those of the attributes that are flags."""
    told = "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?"
    found = file.execute(told, (layer,)).fetchone()
    shapes = str(found[0]) if found else ""
    about = file.execute(f"PRAGMA table_info({_quoted(layer)})").fetchall()
    if not about:
        raise sqlite3.DatabaseError(f"no such table: {layer}")
    kept = [(str(name), str(kind)) for _, name, kind, _, _, key in about if not key and name != shapes]
    return [name for name, _ in kept], shapes, {name for name, kind in kept if kind.upper() == BOOLEAN}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _listed(names: list[str]) -> str:
    return ", ".join(map(_quoted, names)) or "NULL"  # a layer without attributes has rows too
