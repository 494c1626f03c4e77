"""The style files load, say what they should, and outlive the run that asked for them."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsProcessingContext, QgsProject, QgsVectorLayer

from dl4eo_qgis import paths
from dl4eo_qgis.processing.styles import Look, dress

FILES = sorted(Path(paths.resource("styles")).glob("*.qml"))
FIELDS = {
    "chips": "sample_id:string date:string split:string status:string reason:string labelled:double",
    "scenes": "item_id:string collection:string role:string date:string cloud:double",
    "chipgrid": "chip_id:string",
    "candidates": "chip_id:string chosen:integer stratum:string classes:string",
    "aoi": "",
    "labels": "",
    "splits": "sample_id:string date:string split:string status:string reason:string labelled:double",
    "review": "sample_id:string date:string status:string reason:string labelled:double review:string note:string",
    "leaks": "chip_id:string split:string other:string shared_px:integer",
    "duplicates": "sample_id:string twin:string",
    "problems": "kind:string sample_id:string problem:string",
}


def styled(name: str, polygons: Any, values: list[Any] | None = None) -> QgsVectorLayer:
    fields = "".join(f"&field={field}" for field in FIELDS[name].split())
    layer = polygons(*([("Polygon((0 0, 1 0, 1 1, 0 0))", values)] if values else []), fields=fields)
    message, ok = layer.loadNamedStyle(paths.resource("styles", f"{name}.qml"))
    assert ok, message
    return layer


def tip(layer: QgsVectorLayer) -> str:
    context = QgsExpressionContext()
    feature = next(layer.getFeatures())
    context.setFeature(feature)
    context.setFields(layer.fields())
    return str(QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context))


def test_all_files_are_known() -> None:
    assert [p.stem for p in FILES] == sorted(FIELDS)


@pytest.mark.parametrize("name", FIELDS)
def test_style_loads(name: str, polygons: Any) -> None:
    assert styled(name, polygons).renderer() is not None


def test_chips_are_coloured_by_status_and_tell_their_labelled_share(polygons: Any) -> None:
    layer = styled("chips", polygons, ["32632_1_2_20220101", "2022-01-01", "train", "kept", "", 0.257])
    assert layer.renderer().classAttribute() == "status"
    said = tip(layer)
    assert "32632_1_2_20220101" in said
    assert "labelled 25.7 %" in said
    assert "train" in said


def test_candidates_tell_their_classes_and_what_they_were_chosen_for(polygons: Any) -> None:
    layer = styled("candidates", polygons, ["32632_1_2", 1, "water", "forest;water"])
    renderer = layer.renderer()
    assert (renderer.classAttribute(), [c.label() for c in renderer.categories()]) == (
        "chosen",
        ["chosen", "not chosen"],
    )
    assert [c.value() for c in renderer.categories()] == ["1", "0"]
    assert tip(layer) == "<b>32632_1_2</b><br/>forest;water<br/>chosen for water"
    assert tip(styled("candidates", polygons, ["32632_1_2", 0, "", ""])) == "<b>32632_1_2</b>"


def test_a_rejected_chip_tells_why(polygons: Any) -> None:
    layer = styled("chips", polygons, ["a", "2022-01-01", None, "rejected", "clouds", None])
    assert "rejected: clouds" in tip(layer)


def test_scenes_are_outlines_by_role(polygons: Any) -> None:
    layer = styled("scenes", polygons, ["S2", "sentinel-2-l2a", "optical", "2022-01-01", 12.34])
    assert layer.renderer().classAttribute() == "role"
    assert all(c.symbol().color().alpha() == 0 for c in layer.renderer().categories())
    assert "cloud 12.3 %" in tip(layer)


def test_splits_have_a_colour_each(polygons: Any) -> None:
    layer = styled("splits", polygons)
    assert layer.renderer().classAttribute() == "split"
    categories = layer.renderer().categories()
    assert [c.value() for c in categories] == ["train", "validation", "test", "buffer", ""]
    assert len({c.symbol().symbolLayer(0).strokeColor().name() for c in categories}) == len(categories)


def test_a_problem_tells_what_and_where(polygons: Any) -> None:
    said = tip(styled("problems", polygons, ["missing", "32632_1_2_20220101", "The file is not there."]))
    assert "missing" in said
    assert "32632_1_2_20220101" in said
    assert "The file is not there." in said


def test_looks_are_kept_alive_for_each_layer(polygons: Any, project: QgsProject, feedback: Any) -> None:
    context = QgsProcessingContext()
    context.setProject(project)
    layers = [styled("chipgrid", polygons), styled("chipgrid", polygons)]
    for number, layer in enumerate(layers):
        details = QgsProcessingContext.LayerDetails("x", project)
        context.addLayerToLoadOnCompletion(layer.id(), details)
        dress(context, layer.id(), Look(f"look {number}", "aoi"))
    gc.collect()
    for layer in layers:
        context.layerToLoadOnCompletionDetails(layer.id()).postProcessor().postProcessLayer(layer, context, feedback)
    assert [layer.name() for layer in layers] == ["look 0", "look 1"]


def test_a_layer_that_is_not_loaded_gets_none(polygons: Any) -> None:
    context = QgsProcessingContext()
    dress(context, "absent", Look("x", "aoi"))
    assert not context.willLoadLayerOnCompletion("absent")
