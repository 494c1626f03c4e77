"""The only module that opens vector files: polygons in, GeoPackage layers out."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import warnings
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

from .crs import transformer
from .errors import DatasetError, Dl4eoError, GridError, LabelError

PYOGRIO_ERRORS = (DataSourceError, DataLayerError)
"""The second is also the base of its errors on features, fields, geometries and CRSs."""
POLYGONS = ("Polygon", "MultiPolygon")
ERRORS: Mapping[str, type[Dl4eoError]] = {"AOI": GridError, "labels": LabelError}
FIXED_CLOCK = {"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"}
"""GeoPackages hold the time of their last change; a fixed one keeps the same recipe's bytes the same."""


@dataclass(frozen=True)
class Polygons:
    """Repaired polygons of one layer, in its CRS."""

    geometries: npt.NDArray[Any]
    """Valid, not empty, two-dimensional (multi)polygons; invalid rings were repaired."""
    ids: npt.NDArray[np.int64]
    """Place of each in the file, from 0."""
    values: tuple[Any, ...]
    """The class attribute of each, or () without one."""
    crs: str
    repaired: int = 0
    dropped: int = 0
    """Features without a polygon: null, empty, or nothing left after the repair."""

    def digest(self) -> str:
        """Return a hash of the shapes, attributes and CRS: the same content has the same one, wherever it lies."""
        state = hashlib.sha256(self.crs.encode())
        for shape in self.geometries:
            state.update(bytes(shapely.to_wkb(shapely.multipolygons(shapely.get_parts(shape)), byte_order=1)))
        state.update(repr(self.values).encode())
        return state.hexdigest()

    def subset(self, index: npt.NDArray[np.int64]) -> Polygons:
        """Return some of the polygons, in the order of ``index``."""
        values = tuple(self.values[i] for i in index) if self.values else ()
        return replace(self, geometries=self.geometries[index], ids=self.ids[index], values=values)


def read_polygons(path: str, layer: str, what: str, field: str = "") -> Polygons:
    """Return the polygons of a layer; ``what`` ('AOI' or 'labels') names it in errors.

    Raises GridError (AOI) or LabelError (labels) where the file cannot be opened, has no CRS, no polygon, other
    geometries, or no attribute ``field``.
    """
    fail = ERRORS[what]
    name = f"{what} {path}" + (f" (layer {layer})" if layer else "")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            frame = gpd.read_file(path, layer=layer or None, columns=[], use_arrow=False, on_invalid="fix")
            known = [str(f) for f in pyogrio.read_info(path, layer=layer or None)["fields"]]
    except (*PYOGRIO_ERRORS, OSError, ValueError) as error:
        hint = f"It has the layers {_layers_of(path)}." if type(error) is DataLayerError else ""
        raise fail(
            f"{name} cannot be opened: {error}.", hint or "Give a file of polygons that QGIS can open."
        ) from error
    if field and field not in known:
        raise fail(f"{name} has no attribute {field!r}.", f"It has: {', '.join(known) or 'none'}.")
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
    return _repaired(frame, _attribute(path, layer, field) if field else [], name, fail)


def _attribute(path: str, layer: str, field: str) -> list[Any]:
    """Return one attribute of every feature: read apart, since its name may be that of the geometry column."""
    frame = pyogrio.read_dataframe(path, layer=layer or None, columns=[field], read_geometry=False, use_arrow=False)
    return list(frame[field])


def _layers_of(path: str) -> str:
    return ", ".join(str(name) for name in pyogrio.list_layers(path)[:, 0]) or "none"


def _repaired(frame: gpd.GeoDataFrame, values: Sequence[Any], name: str, fail: type[Dl4eoError]) -> Polygons:
    shapes = np.asarray(frame.geometry.array)
    present = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    kinds = set(np.unique(frame.geometry.geom_type[present]))
    if kinds - set(POLYGONS):
        raise fail(
            f"{name} holds {', '.join(sorted(kinds - set(POLYGONS)))}; polygons are needed.",
            "Buffer points and lines first.",
        )
    shapes = shapely.force_2d(shapes)
    finite = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    invalid = present & finite & ~shapely.is_valid(shapes)
    shapes[invalid] = [_polygonal(shapely.make_valid(s)) for s in shapes[invalid]]
    good = present & finite & ~shapely.is_empty(shapes) & (shapely.area(shapes) > 0)
    if not good.any():
        raise fail(f"{name} has no polygon with an area.", "Draw or choose at least one polygon.")
    epsg = frame.crs.to_epsg()
    return Polygons(
        geometries=shapes[good],
        ids=np.flatnonzero(good).astype(np.int64),
        values=tuple(_plain(values[int(i)]) for i in np.flatnonzero(good)) if len(values) else (),
        crs=f"EPSG:{epsg}" if epsg else frame.crs.to_wkt(),
        repaired=int((invalid & good).sum()),
        dropped=int((~good).sum()),
    )


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
    """Every shape is stored as a multipolygon."""


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
            pyogrio.write_dataframe(
                frame,
                part,
                layer=layer.name,
                driver="GPKG",
                append=part.exists(),
                geometry_type="MultiPolygon" if layer.multi else "Polygon",
                promote_to_multi=layer.multi,
                dataset_options={"VERSION": "1.2"} if not part.exists() else None,
            )
        _check_whole(part, layers)
        part.replace(path)
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
    for ending in ("", "-journal", "-wal", "-shm"):
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
    if kinds and kinds <= {int, float}:
        return "float64"
    return "object"


def read_records(path: Path, layer: str) -> list[dict[str, Any]]:
    """Return the attributes of a layer, a dict a row; raises DatasetError where it cannot be read."""
    try:
        frame = pyogrio.read_dataframe(path, layer=layer, read_geometry=False, use_arrow=False)
    except (*PYOGRIO_ERRORS, OSError) as error:
        reason = " ".join(str(error).split())[:300]
        raise DatasetError(
            path,
            f"the layer {layer} cannot be read ({reason}).",
            "Delete the file if it is damaged: what it names is then made again.",
        ) from error
    return [{str(k): _plain(v) for k, v in row.items()} for row in frame.to_dict("records")]
