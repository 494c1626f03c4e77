"""Parameters are read strictly, in all the ways that dialogs, scripts and command lines write them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from dl4eo_qgis.core.errors import RecipeError
from dl4eo_qgis.processing.algorithms.makedataset import MakeDataset
from dl4eo_qgis.processing.inputs.values import plain_values
from dl4eo_qgis.processing.recipe_keys import Names, document

CASES = [
    ("START", "2024-05-01", "2024-05-01"),
    ("START", "2024-05-01T10:00:00", "2024-05-01"),
    ("START", QDate(2024, 5, 1), "2024-05-01"),
    ("START", QDateTime(QDate(2024, 5, 1), QTime(0, 0)), "2024-05-01"),
    ("START", dt.date(2024, 5, 1), "2024-05-01"),
    ("START", dt.datetime(2024, 5, 1, 12), "2024-05-01"),
    ("RADAR", "no", False),
    ("RADAR", "False", False),
    ("RADAR", "0", False),
    ("RADAR", "yes", True),
    ("RADAR", True, True),
    ("RADAR", False, False),
    ("RADAR", None, True),
    ("BANDS", "Blue, green,", ["blue", "green"]),
    ("INDICES", "", []),
    ("INDICES", "NDWI,NDVI", ["ndwi", "ndvi"]),
    ("CHIP_SIZE", "64", 64),
    ("CHIP_SIZE", 64.0, 64),
    ("MAX_CLOUD", "12.5", 12.5),
    ("CRS", "EPSG:32632", "EPSG:32632"),
    ("CRS", QgsCoordinateReferenceSystem("EPSG:2056"), "EPSG:2056"),
    ("CRS", None, ""),
    ("SELECT", "every", "every"),
    ("SELECT", None, "clearest"),
    ("SELECT", "1", "every"),
    ("SELECT", 0, "clearest"),
    ("SELECT", "²", "²"),
    ("BANDS", ["blue", "red"], ["blue", "red"]),
    ("BANDS", "blue;green nir", ["blue", "green", "nir"]),
]


@pytest.mark.parametrize(("name", "given", "read"), CASES)
def test_value(name: str, given: Any, read: Any, context: Any) -> None:
    parameters = {} if given is None else {name: given}
    assert plain_values(MakeDataset().create(), parameters, context, (name,)) == {name: read}


@pytest.mark.parametrize(
    ("name", "given", "text"),
    [
        ("CHIP_SIZE", float("nan"), "must be a finite number"),
        ("CHIP_SIZE", "nan", "must be a finite number"),
        ("FOLDER", "/tmp/my%20folder", "which QGIS cannot open"),
        ("FOLDER", "/tmp/a|layername=b", "which QGIS cannot open"),
        ("FOLDER", "~nosuchuser/x", "home directory"),
    ],
)
def test_a_value_that_cannot_be_read(name: str, given: Any, text: str, context: Any) -> None:
    with pytest.raises(RecipeError, match=text):
        plain_values(MakeDataset().create(), {name: given}, context, (name,))


def test_relative_paths_count_from_here(context: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    parameters = {"FOLDER": "out", "CATALOGUE": "catalog.json"}
    recipe = document(plain_values(MakeDataset().create(), parameters, context, ("FOLDER", "CATALOGUE")))
    assert recipe["output"]["folder"] == str(tmp_path / "out")
    assert recipe["catalogue"]["optical"] == str(tmp_path / "catalog.json")


def test_message_names_parameters() -> None:
    names = Names(files={"/tmp/1/labels.gpkg": "LABELS"})
    text = "labels.class_field: no 'x' in /tmp/1/labels.gpkg\n(time.start 2024)"
    assert names.line(text) == "CLASS_FIELD: no 'x' in LABELS (START 2024)"
    assert names.line("labels /tmp/1/labels.gpkg: empty") == "LABELS: empty"


def test_message_names_a_parameter_once() -> None:
    text = "Set RADAR_CATALOGUE (catalogue.radar) or RADAR=no (radar.enabled: false) (COLLECTION, optical.collection)."
    assert Names().line(text) == "Set RADAR_CATALOGUE or RADAR=no (COLLECTION)."


def test_message_names_the_parameter_of_a_place() -> None:
    names = Names()
    names.add_places(document({"CATALOGUE": "http://x", "TERRAIN_CATALOGUE": "http://x", "FOLDER": "/out"}))
    assert names.line("http://x: cannot be reached") == "CATALOGUE: http://x: cannot be reached"
    assert names.line("/out: is full") == "FOLDER: /out: is full"
    assert names.line("/out/a: is full") == "/out/a: is full"


def test_message_leaves_paths_alone() -> None:
    assert Names().line("/data/time.start/aoi: empty") == "/data/time.start/aoi: empty"
