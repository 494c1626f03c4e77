"""Feature sources become files with what the user sees: selection, filter, memory layers, flat straight polygons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

from dl4eo_qgis.processing.algorithms.makedataset import MakeDataset
from dl4eo_qgis.processing.convert import LAYER, read_polygons, write_polygons

A = "Polygon((10 46, 10.1 46, 10.1 46.1, 10 46))"
B = "Polygon((11 46, 11.1 46, 11.1 46.1, 11 46))"
CURVED = "CurvePolygon(CompoundCurve(CircularString(10 46, 10.1 46.1, 10.2 46), (10.2 46, 10 46)))"
BOW_TIE = "Polygon((10 46, 10.1 46.1, 10.1 46, 10 46.1, 10 46))"


@pytest.fixture
def written(
    context: QgsProcessingContext, feedback: Any, tmp_path: Path, project: QgsProject
) -> Callable[..., QgsVectorLayer]:
    """Return a function that passes a layer through the file and opens it again."""
    context.setProject(project)

    def write(value: Any, field: str = "") -> QgsVectorLayer:
        path = str(tmp_path / "out.gpkg")
        source = read_polygons(MakeDataset().create(), {"LABELS": value}, "LABELS", context, field)
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


def test_only_the_class_field_crosses(written: Any, polygons: Any) -> None:
    layer = polygons((A, [1, 2, "x"]), fields="&field=fid:integer&field=kind:integer&field=note:string")
    assert [f.name() for f in written(layer, "kind").fields()] == ["dl4eo_fid", "kind"]


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
    assert feedback.warnings == ["LABELS: 2 features without polygon are left out."]


def test_polygons_of_a_mixed_layer_count(written: Any, tmp_path: Path, feedback: Any) -> None:
    square = "[[[0, 0], [1, 0], [1, 1], [0, 0]]]"
    polygon, point = f'{{"type": "Polygon", "coordinates": {square}}}', '{"type": "Point", "coordinates": [0, 0]}'
    both = f'{{"type": "GeometryCollection", "geometries": [{polygon}, {point}]}}'
    features = ", ".join(f'{{"type": "Feature", "properties": {{}}, "geometry": {g}}}' for g in (polygon, point, both))
    path = tmp_path / "mixed.geojson"
    path.write_text(f'{{"type": "FeatureCollection", "features": [{features}]}}', encoding="utf-8")
    assert written(str(path)).featureCount() == 2
    assert feedback.warnings == ["LABELS: 1 features without polygon are left out."]


def test_cancel_stops_the_writing(written: Any, polygons: Any, feedback: Any) -> None:
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        written(polygons((A, [])))
