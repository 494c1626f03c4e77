"""Feature sources become files with what the user sees: selection, filter, memory layers, flat straight polygons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

from dl4eo_qgis.core.errors import RecipeError
from dl4eo_qgis.processing.algorithms.makedataset import MakeDataset
from dl4eo_qgis.processing.convert import LAYER, read_polygons, write_polygons

A = "Polygon((10 46, 10.1 46, 10.1 46.1, 10 46))"
B = "Polygon((11 46, 11.1 46, 11.1 46.1, 11 46))"
CURVED = "CurvePolygon(CompoundCurve(CircularString(10 46, 10.1 46.1, 10.2 46), (10.2 46, 10 46)))"
FIELDS = "&field=fid:integer&field=kind:integer&field=note:string"
BOW_TIE = "Polygon((10 46, 10.1 46.1, 10.1 46, 10 46.1, 10 46))"


@pytest.fixture
def written(
    context: QgsProcessingContext, feedback: Any, tmp_path: Path, project: QgsProject
) -> Callable[..., QgsVectorLayer]:
    """Return a function that passes a layer through the file and opens it again."""
    context.setProject(project)

    def write(value: Any, field: str = "", buffered: bool = False) -> QgsVectorLayer:
        path = str(tmp_path / "out.gpkg")
        fields = {"CLASS_FIELD": field} if field else {}
        source = read_polygons(MakeDataset().create(), {"LABELS": value}, "LABELS", context, fields, "BUFFER", buffered)
        assert write_polygons(source, path, context, feedback) == {"path": path, "layer": LAYER}
        layer = QgsVectorLayer(f"{path}|layername={LAYER}", "out", "ogr")
        assert layer.isValid()
        return layer

    return write


def test_selection_counts(written: Any, polygons: Any, project: QgsProject) -> None:
    layer = polygons((A, ["a"]), (B, ["b"]), fields="&field=kind:string")
    project.addMapLayer(layer)
    layer.selectByExpression("kind = 'b'")
    out = written(QgsProcessingFeatureSourceDefinition(layer.id(), True), "kind")
    assert [f["kind"] for f in out.getFeatures()] == ["b"]


def test_filter_counts(written: Any, polygons: Any, project: QgsProject) -> None:
    layer = polygons((A, ["a"]), (B, ["b"]), fields="&field=kind:string")
    project.addMapLayer(layer)
    assert layer.setSubsetString("kind = 'a'")
    assert [f["kind"] for f in written(layer, "kind").getFeatures()] == ["a"]


def test_crs_is_kept(written: Any, polygons: Any) -> None:
    square = "Polygon((600000 5000000, 600100 5000000, 600100 5000100, 600000 5000000))"
    out = written(polygons((square, []), crs="EPSG:32632"))
    assert out.crs().authid() == "EPSG:32632"
    assert out.extent().xMinimum() == 600000


def test_only_fields_that_count_cross_and_the_features_own_ids(written: Any, polygons: Any) -> None:
    layer = polygons((A, [1, 2, "x"]), ("", [2, 2, "y"]), (B, [3, 2, "z"]), fields=FIELDS)
    out = written(layer, "kind")
    assert [f.name() for f in out.fields()] == ["dl4eo_fid", "kind", "dl4eo_id"]
    assert [(f["dl4eo_id"], f.geometry().isEmpty()) for f in out.getFeatures()] == [(1, False), (2, True), (3, False)]
    assert [f.name() for f in written(layer).fields()] == ["dl4eo_fid"]


@pytest.mark.parametrize(
    ("kind", "wkt", "stored"),
    [
        ("Point", "Point(10 46)", "Point (10 46)"),
        ("LineStringZ", "LineStringZ(10 46 1, 11 46 1)", "LineString (10 46, 11 46)"),
        ("Polygon", A, "Polygon ((10 46, 10.1 46, 10.1 46.1, 10 46))"),
    ],
)
def test_points_and_lines_cross_with_a_buffer(written: Any, polygons: Any, kind: str, wkt: str, stored: str) -> None:
    out = written(polygons((wkt, []), kind=kind), buffered=True)
    assert [f.geometry().asWkt(1) for f in out.getFeatures()] == [stored]


def test_points_without_a_buffer_are_refused(written: Any, polygons: Any) -> None:
    with pytest.raises(RecipeError, match=r"is of type point, polygons are wanted.* Give BUFFER"):
        written(polygons(("Point(10 46)", []), kind="Point"))


def test_a_table_is_refused_with_what_makes_a_layer_of_it(written: Any) -> None:
    table = QgsVectorLayer("NoGeometry?field=lat:double", "table", "memory")
    table.dataProvider().addFeature(QgsFeature(table.fields()))
    with pytest.raises(RecipeError, match=r"^(?!.*BUFFER).*is of type no geometry.* Create points layer from table"):
        written(table)


def test_a_class_field_may_be_called_fid(written: Any, polygons: Any) -> None:
    out = written(polygons((A, [7]), (B, [7]), fields="&field=fid:integer"), "fid")
    assert [f["fid"] for f in out.getFeatures()] == [7, 7]


def test_curves_and_heights_become_flat_and_straight(written: Any, polygons: Any) -> None:
    out = written(polygons((CURVED, []), kind="CurvePolygon"))
    assert out.wkbType() == QgsWkbTypes.Type.MultiPolygon
    geometry = next(out.getFeatures()).geometry()
    assert geometry.constGet().nCoordinates() > 20
    assert not geometry.constGet().hasCurvedSegments()
    flat = written(polygons(("PolygonZ((10 46 5, 10.1 46 5, 10.1 46.1 5, 10 46 5))", []), kind="PolygonZ"))
    assert not next(flat.getFeatures()).geometry().constGet().is3D()


def test_invalid_rings_are_left_to_the_core(written: Any, polygons: Any) -> None:
    assert written(polygons((BOW_TIE, []))).featureCount() == 1


def test_features_without_geometry_are_counted(written: Any, polygons: Any, feedback: Any) -> None:
    assert written(polygons((A, []), ("", []), ("", []))).featureCount() == 1
    assert feedback.warnings == ["LABELS: features without a polygon, left out: 2."]


def test_polygons_of_a_mixed_layer_count(written: Any, tmp_path: Path, feedback: Any) -> None:
    square = "[[[0, 0], [1, 0], [1, 1], [0, 0]]]"
    polygon, point = f'{{"type": "Polygon", "coordinates": {square}}}', '{"type": "Point", "coordinates": [0, 0]}'
    both = f'{{"type": "GeometryCollection", "geometries": [{polygon}, {point}]}}'
    features = ", ".join(f'{{"type": "Feature", "properties": {{}}, "geometry": {g}}}' for g in (polygon, point, both))
    path = tmp_path / "mixed.geojson"
    path.write_text(f'{{"type": "FeatureCollection", "features": [{features}]}}', encoding="utf-8")
    assert written(str(path)).featureCount() == 2
    assert feedback.warnings == ["LABELS: features without a polygon, left out: 1."]
    assert written(str(path), buffered=True).featureCount() == 3


def test_cancel_stops_the_writing(written: Any, polygons: Any, feedback: Any) -> None:
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        written(polygons((A, [])))
