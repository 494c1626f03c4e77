"""A dataset's GeoPackage read back: what is written again has the same bytes."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pyproj
import pytest
import shapely

from dl4eo_qgis.core.errors import DatasetError
from dl4eo_qgis.core.table import layer_names, read_layer, read_records
from dl4eo_qgis.core.types import Row
from dl4eo_qgis.core.vector import Layer, write_layers

SQUARE = shapely.box(0.1, 0.2, 30.3, 40.4)
HOLED = shapely.Polygon(SQUARE.exterior, [shapely.box(1, 1, 2, 2).exterior.coords])
COLUMNS: dict[str, list[Any]] = {
    "name": ["a", 'é"; drop', ""],
    "whole": [1, None, -3],
    "share": [0.1, None, 1.0],
    "large": [2**53 + 1, 0, 7],
    "flag": [True, False, None],
    "nothing": [None, None, None],
    'a "quoted" name': ["x", None, "y"],
}
ODD = pyproj.CRS.from_proj4("+proj=laea +lat_0=50.5 +lon_0=9.25 +ellps=GRS80 +units=m").to_wkt()


def layers_of(crs: str) -> list[Layer]:
    return [
        Layer("chips", [SQUARE, HOLED, SQUARE], COLUMNS, crs),
        Layer("many", [SQUARE, shapely.MultiPolygon([SQUARE, shapely.box(50, 50, 51, 51)])], {"n": [1, 2]}, crs, True),
        Layer("mixed", [SQUARE, shapely.Point(1.5, 2.5), None], {"n": [1, 2, 3]}, crs, True),
        Layer("empty", [], {"n": []}, crs),
        Layer("another", [shapely.Polygon(), SQUARE], {"n": [1.5, 2]}, crs, True),
    ]


@pytest.mark.parametrize("crs", ["EPSG:32632", "EPSG:4326", ODD])
def test_every_layer_is_written_again_as_it_was(tmp_path: Path, crs: str) -> None:
    layers = layers_of(crs)
    write_layers(tmp_path / "a.gpkg", layers)
    names = layer_names(tmp_path / "a.gpkg")
    assert names == [layer.name for layer in layers]
    again = [layer for name in names for layer in read_layer(tmp_path / "a.gpkg", name)]
    assert [dict(layer.columns) for layer in again] == [dict(layer.columns) for layer in layers]
    write_layers(tmp_path / "b.gpkg", again)
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()


def test_numbers_keep_their_type_beside_what_is_missing(tmp_path: Path) -> None:
    write_layers(tmp_path / "a.gpkg", layers_of("EPSG:32632"))
    second = read_records(tmp_path / "a.gpkg", "chips")[1]
    third = read_records(tmp_path / "a.gpkg", "chips")[2]
    assert (second["whole"], second["share"], second["flag"]) == (None, None, False)
    assert [type(third[name]) for name in ("whole", "share", "name", "large")] == [int, float, str, int]


def test_a_layer_that_is_not_there(tmp_path: Path) -> None:
    write_layers(tmp_path / "a.gpkg", layers_of("EPSG:32632"))
    assert read_layer(tmp_path / "a.gpkg", "none") == []
    with pytest.raises(DatasetError, match="the layer none cannot be read"):
        read_records(tmp_path / "a.gpkg", "none")


def test_a_file_that_is_no_geopackage(tmp_path: Path) -> None:
    (tmp_path / "a.gpkg").write_bytes(b"of another program" * 100)
    with pytest.raises(DatasetError, match=r"cannot be read \(file is not a database\)"):
        read_records(tmp_path / "a.gpkg", "chips")
    with pytest.raises(DatasetError, match="cannot be read"):
        layer_names(tmp_path / "b.gpkg")


def test_rows_hold_their_columns_as_a_dict_would() -> None:
    row = Row({"sample_id": "a", "valid": 0.5, "fold": None})
    changed = row.with_values(valid=0.25).with_values(new=1, fold=2)
    assert dict(changed.values) == {"sample_id": "a", "valid": 0.25, "fold": 2, "new": 1}
    assert list(changed.values) == ["sample_id", "valid", "fold", "new"]
    assert (row.values["valid"], changed.values.get("none", 7), changed.values.get("fold")) == (0.5, 7, 2)
    assert changed.values == dict(changed.values) != dict(row.values)
    assert pickle.loads(pickle.dumps(changed)) == changed
    with pytest.raises(KeyError):
        changed.values["none"]
