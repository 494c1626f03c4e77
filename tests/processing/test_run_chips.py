"""Chips as a layer: checked, split and exported, as dialogs, scripts and models run it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)


@pytest.fixture(scope="module")
def image(world: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an image of a dataset whose mask lies beside it."""
    import processing

    changed = {"BANDS": "green,nir", "INDICES": "", "RADAR": False, "TERRAIN": False}
    folder = tmp_path_factory.mktemp("images") / "lakes"
    made = processing.run("dl4eo:makedataset", {**world.parameters, **changed, "FOLDER": str(folder)})
    layer = QgsVectorLayer(made["CHIPS"], "chips", "ogr")
    rows = sorted((f["labelled"], f["image"]) for f in layer.getFeatures("status = 'kept'"))
    return folder / str(rows[-1][1])


@pytest.fixture(scope="module")
def given(image: Path) -> dict[str, Any]:
    return {"RASTERS": [str(image)], "MASK": str(image.parent.with_name("masks") / image.name)}


@pytest.fixture
def grid(image: Path) -> QgsVectorLayer:
    import processing

    return processing.run("dl4eo:makechipgrid", {"LIKE": str(image), "CHIP_SIZE": 16, "OUTPUT": "memory:"})["OUTPUT"]


def test_from_a_grid_to_a_dataset(
    given: dict[str, Any], grid: QgsVectorLayer, project: QgsProject, tmp_path: Path, feedback: Any
) -> None:
    import processing

    checked = processing.run("dl4eo:checkchips", {"INPUT": grid, **given, "MIN_LABELLED": 0.3, "OUTPUT": "memory:"})
    rows = {f["chip_id"]: f for f in checked["OUTPUT"].getFeatures()}
    assert len(rows) == 16
    assert {name for name, f in rows.items() if f["labelled"] >= 0.3} == {
        name for name, f in rows.items() if f["status"] == "kept"
    }
    assert (checked["COUNT"], checked["REJECTED"]) == (
        sum(f["status"] == "kept" for f in rows.values()), sum(f["status"] == "rejected" for f in rows.values())
    )  # fmt: skip
    assert not {"DATASET", "CHIPS"} & set(checked)
    sink = QgsProcessingOutputLayerDefinition("memory:", project)
    asked = {"INPUT": checked["OUTPUT"], "FRACTIONS": "50,0,50", "OUTPUT": sink}
    dealt = processing.runAndLoadResults("dl4eo:splitchips", asked, feedback=feedback)
    (layer,) = project.mapLayers().values()
    assert layer.name() == "Split chips"
    assert layer.renderer().classAttribute() == "split"
    splits = {f["chip_id"]: f["split"] for f in layer.getFeatures()}
    assert dealt["TRAIN"] == sum(s == "train" for s in splits.values()) > 0
    made = processing.run("dl4eo:exportchips", {"INPUT": layer, **given, "FOLDER": str(tmp_path / "out")})
    chips = QgsVectorLayer(made["CHIPS"], "chips", "ogr")
    assert {f["chip_id"]: f["split"] or "" for f in chips.getFeatures()} == {k: v or "" for k, v in splits.items()}
    assert made["COUNT"] == checked["COUNT"]
    assert Path(made["REPORT"]).is_file()
    problems = processing.run("dl4eo:validatedataset", {"DATASET": made["DATASET"], "PROBLEMS": "memory:"})
    assert problems["COUNT"] == 0
    layer.selectByExpression("status = 'kept' and split = 'train'")
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    some = processing.run("dl4eo:exportchips", {"INPUT": chosen, **given, "FOLDER": str(tmp_path / "some")})
    kept = QgsVectorLayer(some["CHIPS"], "chips", "ogr")
    assert [f["split"] for f in kept.getFeatures()] == ["train"] * dealt["TRAIN"]


def test_chips_without_masks(given: dict[str, Any], grid: QgsVectorLayer, tmp_path: Path) -> None:
    import processing

    asked = {"INPUT": grid, "RASTERS": given["RASTERS"], "FOLDER": str(tmp_path / "plain")}
    made = processing.run("dl4eo:exportchips", asked)
    assert made["COUNT"] == 16
    assert not (tmp_path / "plain" / "masks").exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"RASTERS": ["/no/such.tif"]}, "RASTERS"),
        ({"MASK": "/no/such.tif"}, "MASK"),
        ({"DATE": "2024-05-01", "RASTERS": []}, "RASTERS"),
    ],
)
def test_rasters_that_are_none(
    given: dict[str, Any], grid: QgsVectorLayer, tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    import processing
    from qgis.core import QgsProcessingException

    asked = {"INPUT": grid, **given, "FOLDER": str(tmp_path / "wrong"), **changes}
    with pytest.raises(QgsProcessingException, match=message):
        processing.run("dl4eo:exportchips", asked)
    assert not (tmp_path / "wrong").exists()


def test_layers_that_are_no_chips(given: dict[str, Any], area: QgsVectorLayer, tmp_path: Path) -> None:
    import processing
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="INPUT: the layer lacks the columns epsg, col, row, size_px"):
        processing.run("dl4eo:exportchips", {"INPUT": area, **given, "FOLDER": str(tmp_path / "wrong")})
    with pytest.raises(QgsProcessingException, match="INPUT: the layer lacks the columns epsg"):
        processing.run("dl4eo:splitchips", {"INPUT": area, "OUTPUT": "memory:"})
