"""Class tables as text and as styles: each entry is read, or refused by its name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
)
from qgis.PyQt.QtGui import QColor

from dl4eo_qgis.core.errors import RecipeError
from dl4eo_qgis.processing.inputs.style_classes import classes_of
from dl4eo_qgis.processing.inputs.tables import class_table, remap_table

SQUARE = "Polygon((10 46, 10.1 46, 10.1 46.1, 10 46))"


def test_a_class_table() -> None:
    assert class_table("CLASSES", " 1:water:#1F78b4; 2 : pine: dense\n300:c:#fff000 ;") == [
        {"value": 1, "name": "water", "color": "#1f78b4"},
        {"value": 2, "name": "pine: dense", "color": ""},
        {"value": 300, "name": "c", "color": "#fff000"},
    ]
    assert class_table("CLASSES", "1:lake:blue:;2:green;3:a:b:#ffffff") == [
        {"value": 1, "name": "lake:blue", "color": ""},
        {"value": 2, "name": "green", "color": ""},
        {"value": 3, "name": "a:b", "color": "#ffffff"},
    ]
    assert class_table("CLASSES", "") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1:a;b", "'b' must be like 1:water"),
        ("x:a", "'x:a' must be like 1:water"),
        ("1:", "has no name"),
        ("1::#ffffff", "has no name"),
        ("1:a:#12", "'#12' is no colour"),
        ("1:wood:green", "'1:wood:green': 'green' is no colour. Write it like #1f78b4, or 1:wood:green: if it is in"),
        ("1:wood:1F78b4", "'1F78b4' is no colour"),
        ("1:wood:rgb(1,2,3)", "is no colour"),
        ("1:a;1:b", "'1:b': the value 1 stands twice"),
        ("1:a;2:a", "'2:a': the name 'a' stands twice"),
    ],
)
def test_a_class_table_that_cannot_be_used(text: str, said: str) -> None:
    with pytest.raises(RecipeError, match=said):
        class_table("CLASSES", text)


def test_a_remap_table() -> None:
    assert remap_table("REMAP", "10=1; a=b = 2;95=0;99=Ignore;") == [
        {"source": "10", "value": 1},
        {"source": "a=b", "value": 2},
        {"source": "95", "value": 0},
        {"source": "99", "value": -1},
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10", "'10' must be like 10=1"),
        ("=1", "'=1' must be like"),
        ("10=x", "'10=x' must be like"),
        ("10=-1", "99=ignore"),
        ("10=1;10=2", "'10=2': the old value '10' stands twice"),
    ],
)
def test_a_remap_table_that_cannot_be_used(text: str, said: str) -> None:
    with pytest.raises(RecipeError, match=said):
        remap_table("REMAP", text)


def category(value: Any, label: str, color: str = "#112233") -> QgsRendererCategory:
    return QgsRendererCategory(value, QgsFillSymbol.createSimple({"color": color}), label)


@pytest.fixture
def layer(polygons: Any) -> Any:
    return polygons((SQUARE, [1, "wood"]), fields="&field=code:integer&field=kind:string")


def test_categories_of_whole_numbers(layer: Any) -> None:
    categories = [category(3, "Lake", "#0000ff"), category("1", ""), category(0, "none"), category(None, "others")]
    layer.setRenderer(QgsCategorizedSymbolRenderer("code", categories))
    assert classes_of(layer, "code") == [
        {"value": 3, "name": "Lake", "color": "#0000ff"},
        {"value": 1, "name": "1", "color": "#112233"},
    ]


def test_categories_of_texts(layer: Any) -> None:
    categories = [category("wood", "Forest"), category("lake", "lake", "#0000ff"), category("", "all others")]
    layer.setRenderer(QgsCategorizedSymbolRenderer('"kind"', categories))
    assert classes_of(layer, "kind") == [
        {"value": 1, "name": "wood", "color": "#112233", "title": "Forest"},
        {"value": 2, "name": "lake", "color": "#0000ff", "title": ""},
    ]


def test_equal_labels_become_names_of_their_own(layer: Any) -> None:
    layer.setRenderer(QgsCategorizedSymbolRenderer("code", [category(1, "Lake"), category(2, "Lake")]))
    assert [c["name"] for c in classes_of(layer, "code")] == ["Lake 1", "Lake 2"]


def test_styles_that_tell_no_classes(layer: Any) -> None:
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({})))
    with pytest.raises(RecipeError, match="not categorised, but of the kind 'singleSymbol'"):
        classes_of(layer, "code")
    layer.setRenderer(QgsCategorizedSymbolRenderer("upper(kind)", [category("WOOD", "Forest")]))
    with pytest.raises(RecipeError, match=r"those of 'upper\(kind\)', but CLASS_FIELD is 'kind'"):
        classes_of(layer, "kind")
    layer.setRenderer(QgsCategorizedSymbolRenderer("code", [category([1, 2], "both")]))
    with pytest.raises(RecipeError, match="'both' joins several values"):
        classes_of(layer, "code")
    layer.setRenderer(QgsCategorizedSymbolRenderer("code", [category(1.5, "half")]))
    with pytest.raises(RecipeError, match="of its style cannot be a class"):
        classes_of(layer, "code")
    layer.setRenderer(QgsCategorizedSymbolRenderer("code", [category(None, "others")]))
    with pytest.raises(RecipeError, match="its style has no class"):
        classes_of(layer, "code")


def test_a_palette(tmp_path: Path) -> None:
    path = tmp_path / "map.asc"
    path.write_text("ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n10 20\n", encoding="utf-8")
    raster = QgsRasterLayer(str(path), "map")
    assert raster.isValid()
    with pytest.raises(RecipeError, match="no palette of unique values"):
        classes_of(raster)
    entries = [
        QgsPalettedRasterRenderer.Class(10, QColor("#006400"), "Tree cover"),
        QgsPalettedRasterRenderer.Class(20, QColor("#ffbb22"), ""),
        QgsPalettedRasterRenderer.Class(0, QColor("#000000"), "none"),
    ]
    raster.setRenderer(QgsPalettedRasterRenderer(raster.dataProvider(), 1, entries))
    assert classes_of(raster) == [
        {"value": 10, "name": "Tree cover", "color": "#006400"},
        {"value": 20, "name": "20", "color": "#ffbb22"},
    ]
