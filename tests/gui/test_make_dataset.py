"""The dialog begins with what the project tells: area, labels, class field, and the catalogue that was used last."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingException,
    QgsProject,
    QgsRectangle,
    QgsSettings,
    QgsVectorLayer,
)

from dl4eo_qgis.gui import make_dataset
from dl4eo_qgis.gui.aoi_layer import DRAWN, EXTENT, AreaError, add_area, layer_of, make_layer
from dl4eo_qgis.processing.inputs import remembered
from tests.gui.conftest import Interface

SQUARE = "Polygon((10.0 46.0, 10.1 46.0, 10.1 46.1, 10.0 46.1, 10.0 46.0))"
DEGREES = QgsCoordinateReferenceSystem("EPSG:4326")


@pytest.fixture
def desk(interface: Interface, project: QgsProject) -> Interface:
    interface.canvas.setDestinationCrs(DEGREES)
    interface.canvas.setExtent(QgsRectangle(9, 46, 10, 47))
    return interface


@pytest.fixture
def layer(polygons: Callable[..., QgsVectorLayer], project: QgsProject) -> Callable[..., QgsVectorLayer]:
    """Return a maker of layers of one square, added to the project."""

    def add(name: str, fields: str = "") -> QgsVectorLayer:
        made = polygons((SQUARE, [None] * fields.count("field=")), fields=fields)
        made.setName(name)
        project.addMapLayer(made)
        return made

    return add


def draw(area: QgsVectorLayer) -> QgsVectorLayer:
    drawn = make_layer(DRAWN, DEGREES)
    drawn.startEditing()
    add_area(drawn, next(area.getFeatures()).geometry(), DEGREES)
    drawn.commitChanges()
    return drawn


def test_the_drawn_area_comes_first(desk: Interface, layer: Any, area: QgsVectorLayer) -> None:
    desk.layer = layer("Study area")
    drawn = draw(area)
    assert make_dataset.defaults(desk) == {"AOI": drawn.id()}
    drawn.dataProvider().truncate()
    assert make_dataset.defaults(desk)["AOI"] == desk.layer.id()


def test_a_selected_layer_that_is_named_like_an_area(desk: Interface, layer: Any) -> None:
    desk.layer, other = layer("fields"), layer("my_AOI 2024 (AOI)")
    desk.selected = [desk.layer, other]
    assert make_dataset.defaults(desk) == {"AOI": other.id(), "LABELS": desk.layer.id()}


def test_the_only_layer_that_is_named_like_an_area(desk: Interface, layer: Any) -> None:
    only = layer("Area of interest (simulated)")
    assert make_dataset.defaults(desk) == {"AOI": only.id()}
    layer("Study area")
    assert make_dataset.defaults(desk)["AOI"] != only.id()


def test_else_the_map_s_extent_which_follows_the_map(desk: Interface) -> None:
    for east in (10, 11):
        desk.canvas.setExtent(QgsRectangle(east - 1, 46, east, 47))
        asked = make_dataset.defaults(desk)
        extent = layer_of(EXTENT)
        assert extent is not None
        assert asked == {"AOI": extent.id()}
        assert (extent.name(), extent.featureCount()) == ("AOI (map extent)", 1)
        assert extent.extent().xMaximum() == pytest.approx(east, abs=0.01)
    assert len(QgsProject.instance().mapLayers()) == 1
    assert layer_of(DRAWN) is None


def test_the_map_s_extent_is_said_with_its_size(desk: Interface, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_dataset, "open_dialog", lambda name, parameters: None)
    make_dataset.open_make_dataset(desk)
    assert desk.said()[0].startswith("No AOI was drawn or chosen: it is what the map shows now. 8,")


def test_an_empty_map_is_said(desk: Interface) -> None:
    desk.canvas.extent = QgsRectangle  # as before the first layer
    with pytest.raises(AreaError, match="The map shows nothing yet"):
        make_dataset.defaults(desk)


def test_a_map_that_is_nowhere_opens_the_dialog_empty(desk: Interface, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[dict[str, Any]] = []
    monkeypatch.setattr(make_dataset, "open_dialog", lambda name, parameters: opened.append(parameters))
    desk.canvas.setDestinationCrs(QgsCoordinateReferenceSystem())
    desk.canvas.setExtent(QgsRectangle(5e5, 5e6, 5.1e5, 5.1e6))
    with pytest.raises(AreaError, match="The map has no CRS"):
        make_dataset.defaults(desk)
    make_dataset.open_make_dataset(desk)
    assert opened == [{}]
    assert desk.said()[0].startswith("The map has no CRS")


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("&field=id:integer&field=landcover:string", "landcover"),
        ("&field=Class:integer&field=name:string", "Class"),
        ("&field=class:integer&field=label:string", None),
        ("&field=name:string", None),
    ],
)
def test_the_class_field_where_there_is_no_doubt(
    fields: str, found: str | None, desk: Interface, layer: Any, area: QgsVectorLayer
) -> None:
    draw(area)
    desk.layer = layer("fields", fields)
    asked = make_dataset.defaults(desk)
    assert asked["LABELS"] == desk.layer.id()
    assert asked.get("CLASS_FIELD") == found


@pytest.mark.parametrize("field", ["chip_id", "sample_id", "item_id"])
def test_chips_and_scenes_are_no_labels(field: str, desk: Interface, layer: Any) -> None:
    desk.layer = layer("Chips of lakes", f"&field={field}:string")
    assert "LABELS" not in make_dataset.defaults(desk)


class DialogFeedback:
    """Stands in for the feedback of a dialog, which Python cannot make."""

    def __init__(self, name: str) -> None:
        self.name = name

    def metaObject(self) -> Any:
        return self

    def className(self) -> str:
        return self.name


@pytest.fixture
def settings() -> Iterator[None]:
    QgsSettings().remove(remembered.SETTING)
    yield
    QgsSettings().remove(remembered.SETTING)


def offered() -> tuple[Any, Any]:
    """Return what a dialog begins with, and what a run without a catalogue takes."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("dl4eo:makedataset")
    parameter = algorithm.parameterDefinition("CATALOGUE")
    return parameter.defaultValueForGui(), parameter.defaultValue()


def test_dialogs_keep_the_last_catalogue(provider: Any, settings: None) -> None:
    usual = "planetary-computer"
    assert offered() == (usual, usual)
    remembered.keep({"CATALOGUE": "earth-search"}, DialogFeedback(remembered.DIALOG))  # type: ignore[arg-type]
    assert offered() == ("earth-search", usual)


def test_runs_without_a_dialog_keep_nothing(provider: Any, settings: None, area: QgsVectorLayer) -> None:
    import processing

    asked = {"AOI": area, "CATALOGUE": "/nowhere/catalog.json", "START": "2024-05-01", "END": "2024-05-31"}
    with pytest.raises(QgsProcessingException, match="CATALOGUE"):  # it got as far as the worker
        processing.run("dl4eo:searchscenes", {**asked, "OUTPUT": "memory:"})
    assert not QgsSettings().contains(remembered.SETTING)


def test_neither_the_demo_nor_a_file_that_is_gone_is_offered(provider: Any, settings: None, tmp_path: Path) -> None:
    dialog: Any = DialogFeedback(remembered.DIALOG)
    path = tmp_path / "catalog.json"
    path.write_text(json.dumps({"id": "dl4eo-demo"}), encoding="utf-8")
    remembered.keep({"CATALOGUE": str(path)}, dialog)
    assert offered()[0] == "planetary-computer"
    path.write_text(json.dumps({"id": "mine"}), encoding="utf-8")
    remembered.keep({"CATALOGUE": str(path)}, dialog)
    assert offered()[0] == str(path)
    path.unlink()
    assert offered()[0] == "planetary-computer"
