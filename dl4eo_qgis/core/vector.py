"""The only module that opens vector files: polygons in, GeoPackage layers out."""

from __future__ import annotations

import io
import os
import sqlite3
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj.exceptions import CRSError, ProjError

from .errors import DatasetError, Dl4eoError, GridError, LabelError, SplitError
from .geometry.crs import transformer
from .geometry.dateline import unwrapped
from .geometry.polygons import Polygons as Polygons
from .geometry.polygons import numbers_of
from .geometry.shapes import crosses_itself
from .in_place import SIDE_FILES, put_in_place

PYOGRIO_ERRORS = (DataSourceError, DataLayerError)
"""The second is also the base of its errors on features, fields, geometries and CRSs."""
POLYGONS = ("Polygon", "MultiPolygon")
ERRORS: Mapping[str, type[Dl4eoError]] = {
    "AOI": GridError, "labels": LabelError, "extent": LabelError, "split_areas": SplitError
}  # fmt: skip
BUFFER_FIRST: Mapping[type[Dl4eoError], str] = {
    GridError: "Buffer points and lines first.",
    SplitError: "Buffer points and lines first.",
    LabelError: "Give points and lines a reach in metres (BUFFER, labels.buffer_m).",
}
MAX_VERTICES: Mapping[str, int] = {
    "AOI": 2_000_000, "labels": 50_000_000, "extent": 2_000_000, "split_areas": 2_000_000
}  # fmt: skip
"""An outline of so many takes minutes, labels of so many 3 GB."""
MAX_TEXT_BYTES = 2 * 2**30
"""Of a file that is read as a text, or unpacked."""
MAX_FEATURES = 10_000_000
MAX_CROSSINGS = 1000
"""A polygon that crosses itself more often is not repaired."""
MAX_ATTRIBUTE = 250
"""Characters of a class' name."""
BINARY = (".gpkg", ".shp", ".fgb", ".gdb", ".parquet", ".tab", ".sqlite")
POINTERS = (b"<OGRVRT", b"<OGRWFS", b"gdal_streamed_alg", b"<GDAL_WMS", b"<WFS_Capabilities")
"""What files begin with that hold addresses of other data instead of data."""
FEATURE_ID = "dl4eo_id"
"""Holds the features' ids in the layer that a file was made of: QGIS' side writes it."""
AT_ONCE = 4096
SMALLER = "Cut it to the place, or simplify it."
FIXED_CLOCK = {"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"}
"""GeoPackages hold the time of their last change; a fixed one keeps the same recipe's bytes the same."""


def read_polygons(
    path: str,
    layer: str,
    what: str,
    field: str = "",
    fields: Mapping[str, str] | None = None,
    buffer_m: float = 0.0,
    id_field: str = FEATURE_ID,
) -> Polygons:
    """Return the polygons of a layer; ``what`` ('AOI', 'labels', 'extent' or 'split_areas') names it in errors.

    ``fields`` are further attributes by the name that they get; with a buffer, points and lines are read too.
    ``id_field`` has the features' ids, where there is such an attribute. Raises the error of
    ``what`` where the file cannot be opened, has no CRS, no polygon, other geometries, or lacks an attribute.
    """
    fail = ERRORS[what]
    wanted = {field, *(fields or {}).values()} - {""}
    name = f"{what} {path}" + (f" (layer {layer})" if layer else "")
    problem = _unreadable(path)
    if problem:
        raise fail(f"{name} {problem}.", "Give a file of polygons that QGIS can open.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", (UserWarning, RuntimeWarning))
            about = pyogrio.read_info(path, layer=layer or None)
            if about["features"] > MAX_FEATURES:
                raise fail(f"{name} has {about['features']} features; at most {MAX_FEATURES} are read.", SMALLER)
            frame = gpd.read_file(
                path, layer=layer or None, columns=[], use_arrow=False, on_invalid="fix", fid_as_index=True
            )
            known = [str(f) for f in about["fields"]]
            columns = {name: _attribute(path, layer, name) for name in sorted((wanted | {id_field}) & set(known))}
    except (*PYOGRIO_ERRORS, OSError, ValueError) as error:
        raise _cannot_open(error, path, name, fail) from error
    for lacking in sorted(wanted - set(known)):
        raise fail(f"{name} has no attribute {lacking!r}.", f"It has: {', '.join(known) or 'none'}.")
    values = columns.get(field, [])
    if not isinstance(frame, gpd.GeoDataFrame) or not len(frame):
        raise fail(f"{name} has no features.", "Draw or choose at least one polygon.")
    if frame.crs is None:
        raise fail(f"{name} has no CRS.", "Assign the layer's CRS in QGIS, or add a .prj file.")
    try:
        transformer(frame.crs.to_wkt(), "EPSG:4326")
    except (ProjError, CRSError) as error:
        raise fail(
            f"{name} has a CRS that has no place on the Earth ({frame.crs.name}).", "Georeference it."
        ) from error
    vertices = int(shapely.get_num_coordinates(np.asarray(frame.geometry.array)).sum())
    if vertices > MAX_VERTICES[what]:
        raise fail(f"{name} has {vertices} vertices; at most {MAX_VERTICES[what]} are read.", SMALLER)
    long = next((str(v) for v in values if isinstance(v, str) and len(v) > MAX_ATTRIBUTE), "")
    if long:
        raise fail(
            f"{name}: the attribute {field!r} holds a text of {len(long)} characters ({long[:40]}...); a class has at "
            f"most {MAX_ATTRIBUTE}.",
            "Choose another attribute.",
        )
    with np.errstate(all="ignore"):  # coordinates may be as large as numbers get
        own_ids = np.array(columns.get(id_field, frame.index), np.int64)
        found = _repaired(frame, values, name, fail, buffer_m, own_ids)
    further = {to: tuple(_plain(columns[of][i]) for i in found.ids) for to, of in (fields or {}).items()}
    return replace(found, fields=further)


def _unreadable(path: str) -> str:
    """Return why a file is not opened at all, or an empty text."""
    place = Path(path)
    try:
        if not place.exists():
            return "cannot be opened: it is not there"
        if not place.is_file():
            return "" if place.is_dir() else "cannot be opened: it is not a file"
        with place.open("rb") as file:
            start = file.read(64 * 1024)
        size = (
            sum(e.file_size for e in zipfile.ZipFile(place).infolist()) if start[:2] == b"PK" else place.stat().st_size
        )
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        return f"cannot be opened: {error}"
    if any(mark in start for mark in POINTERS) and not place.suffix.lower().endswith(BINARY):
        return "holds no data but the address of other data, which is not followed"
    if size > MAX_TEXT_BYTES and not place.suffix.lower().endswith(BINARY):
        return f"has {size / 2**30:.1f} GiB of text; at most {MAX_TEXT_BYTES / 2**30:g} are read"
    return ""


def _cannot_open(error: Exception, path: str, name: str, fail: type[Dl4eoError]) -> Dl4eoError:
    """Return what a user can do about an error of the reader."""
    if "too complex/large" in str(error):
        return fail(f"{name} cannot be opened: one of its features is larger than 200 MB.", SMALLER)
    hint = f"It has the layers {_layers_of(path)}." if type(error) is DataLayerError else ""
    return fail(f"{name} cannot be opened: {error}.", hint or "Give a file of polygons that QGIS can open.")


def _attribute(path: str, layer: str, field: str) -> list[Any]:
    """Return one attribute of every feature: read apart, since its name may be that of the geometry column."""
    frame = pyogrio.read_dataframe(path, layer=layer or None, columns=[field], read_geometry=False, use_arrow=False)
    return list(frame[field])


def _layers_of(path: str) -> str:
    return ", ".join(str(name) for name in pyogrio.list_layers(path)[:, 0]) or "none"


def _repaired(
    frame: gpd.GeoDataFrame,
    values: Sequence[Any],
    name: str,
    fail: type[Dl4eoError],
    buffer_m: float,
    own_ids: npt.NDArray[np.int64],
) -> Polygons:
    read = shapely.force_2d(np.asarray(frame.geometry.array))
    shapes = read.copy()
    present = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    if not buffer_m:
        mixed = present & (shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION)
        shapes[mixed] = [_polygonal(s) for s in shapes[mixed]]
        others = {s.geom_type for s in shapes[present]} - set(POLYGONS)
        if others:
            raise fail(f"{name} holds {', '.join(sorted(others))}; polygons are needed.", BUFFER_FIRST[fail])
    if frame.crs.is_geographic:
        shapes = unwrapped(shapes)
    finite = _finite(shapes)
    invalid = present & finite
    invalid[invalid] = ~shapely.is_valid(shapes[invalid])
    tangled = np.zeros(len(shapes), bool)
    tangled[invalid] = [crosses_itself(s, MAX_CROSSINGS) for s in shapes[invalid]]
    shapes[tangled] = None
    invalid &= ~tangled
    shapes[invalid] = [_polygonal(s) if not buffer_m else s for s in shapely.make_valid(shapes[invalid])]
    good = present & finite & ~tangled & ~shapely.is_empty(shapes) & ((shapely.area(shapes) > 0) | (buffer_m > 0))
    if not good.any():
        raise fail(f"{name} has no polygon with an area.", "Draw or choose at least one polygon.")
    epsg = frame.crs.to_epsg()
    kinds = {"invalid": invalid & good, "empty": ~good & finite & ~tangled, "no_numbers": ~finite, "tangled": tangled}
    return Polygons(
        geometries=shapes[good],
        ids=np.flatnonzero(good).astype(np.int64),
        values=tuple(_plain(values[int(i)]) for i in np.flatnonzero(good)) if len(values) else (),
        crs=f"EPSG:{epsg}" if epsg else frame.crs.to_wkt(),
        buffer_m=buffer_m,
        repaired=int(kinds["invalid"].sum()),
        dropped=int(kinds["empty"].sum()),
        no_numbers=int(kinds["no_numbers"].sum()),
        tangled=int(kinds["tangled"].sum()),
        own_ids=own_ids[good],
        own_numbers=numbers_of(own_ids)[good],
        flaws={kind: (own_ids[which], _storable(read[which])) for kind, which in kinds.items()},
    )


def _storable(shapes: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return shapes that a file can hold: None in place of those with coordinates that are no numbers."""
    shapes = shapes.copy()
    shapes[~_finite(shapes)] = None
    return shapes


def _finite(shapes: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Return which shapes have numbers for all coordinates (bounds pass over a NaN)."""
    finite = np.ones(len(shapes), bool)
    for start in range(0, len(shapes), AT_ONCE):
        xy, owner = shapely.get_coordinates(shapes[start : start + AT_ONCE], return_index=True)
        finite[start + owner[~np.isfinite(xy).all(axis=1)]] = False
    return finite


def _polygonal(shape: Any) -> Any:
    """Return the polygons of a shape; lines and points that a repair leaves over have no area."""
    parts = [p for p in shapely.get_parts(shapely.get_parts(shape)) if p.geom_type in POLYGONS]
    return shapely.union_all(parts) if parts else shapely.Polygon()


def _plain(value: Any) -> Any:
    """Return an attribute as a plain int, float, str or None."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return None
    return value.item() if isinstance(value, np.generic) else value


@dataclass(frozen=True)
class Layer:
    """One layer to write: a column each, and a geometry a row."""

    name: str
    geometries: Sequence[Any]
    columns: Mapping[str, Sequence[Any]]
    crs: str
    multi: bool = False
    """Every shape is stored as a multipolygon; points and lines, if there are any, as they are."""


def write_layers(path: Path, layers: Sequence[Layer]) -> None:
    """Write a GeoPackage (version 1.2, which QGIS 3.22 reads without a warning) with these layers, whole or not at all.

    Raises DatasetError where the file cannot be written.
    """
    part = path.with_name(f".{path.name}.part.gpkg")
    try:
        _remove(part)
        pyogrio.set_gdal_config_options(FIXED_CLOCK)
        for layer in layers:
            columns = {name: pd.Series(list(v), dtype=_column_type(v)) for name, v in layer.columns.items()}
            frame = gpd.GeoDataFrame(columns, geometry=list(layer.geometries), crs=layer.crs)
            mixed = bool(set(frame.geom_type.dropna()) - set(POLYGONS))
            pyogrio.write_dataframe(
                frame,
                part,
                layer=layer.name,
                driver="GPKG",
                append=part.exists(),
                geometry_type="Unknown" if mixed else "MultiPolygon" if layer.multi else "Polygon",
                promote_to_multi=layer.multi and not mixed,
                dataset_options={"VERSION": "1.2"} if not part.exists() else None,
            )
        _check_whole(part, layers)
        put_in_place(part, path)
    except (*PYOGRIO_ERRORS, OSError, sqlite3.Error) as error:
        reason = " ".join(str(error).split())[:300]
        raise DatasetError(
            path, f"cannot be written ({reason}).", "Check the folder and the free disk space."
        ) from error
    finally:
        with suppress(OSError):
            _remove(part)


def _remove(part: Path) -> None:
    """Remove a half-written file, and SQLite's own files beside it: they would be taken for those of the next one."""
    for ending in ("", *SIDE_FILES):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _check_whole(path: Path, layers: Sequence[Layer]) -> None:
    """Raise sqlite3.Error unless a GeoPackage holds every row, on disk: GDAL tells no errors of the closing."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
        found = file.execute("PRAGMA quick_check(1)").fetchone()[0]
        for layer in layers:
            count = file.execute(f'SELECT count(*) FROM "{layer.name}"').fetchone()[0]
            if found != "ok" or count != len(layer.geometries):
                raise sqlite3.DatabaseError(f"{layer.name} has {count} of {len(layer.geometries)} rows; {found}")
    with path.open("rb+") as written:
        os.fsync(written.fileno())


def _column_type(values: Sequence[Any]) -> str:
    """Return the pandas type of a column: None makes no integer a float, and an empty column is text."""
    kinds = {type(v) for v in values if v is not None}
    if kinds and kinds <= {int}:
        return "Int64"
    if kinds == {bool}:
        return "boolean"
    if kinds and kinds <= {int, float}:
        return "float64"
    return "object"


def crs_of(path: Path, layer: str) -> str:
    """Return the CRS of a layer as ``write_layers`` takes it: ``EPSG:n`` or WKT."""
    return str(pyogrio.read_info(path, layer=layer)["crs"])


def geoparquet_of(layer: Layer) -> bytes:
    """Return a layer as the bytes of a GeoParquet file."""
    columns = {name: pd.Series(list(v), dtype=_column_type(v)) for name, v in layer.columns.items()}
    held = io.BytesIO()
    gpd.GeoDataFrame(columns, geometry=list(layer.geometries), crs=layer.crs).to_parquet(held, compression="zstd")
    return held.getvalue()
