"""Verdicts become the dataset's: of its own layer as people edit it in QGIS, and of another layer or table."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer

from .test_run import rows


@pytest.fixture
def chips(copied: Path, project: QgsProject) -> QgsVectorLayer:
    """Return the chips of a dataset in the project, with its other layers."""
    layers = [QgsVectorLayer(f"{copied.parent / 'dataset.gpkg'}|layername={n}", n, "ogr") for n in ("chips", "scenes")]
    project.addMapLayers(layers)
    return layers[0]


def decide(layer: QgsVectorLayer, sample: str, review: str, note: str = "") -> None:
    """Write a verdict into the layer's edit buffer, as the attribute table does."""
    (feature,) = layer.getFeatures(f"sample_id = '{sample}'")
    for name, value in (("review", review), ("note", note)):
        assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf(name), value)


def status_of(layer: QgsVectorLayer, sample: str) -> tuple[str, str]:
    (feature,) = layer.getFeatures(f"sample_id = '{sample}'")
    return feature["status"], feature["reason"]


def kept_of(layer: QgsVectorLayer) -> list[str]:
    return sorted(f["sample_id"] for f in layer.getFeatures("status = 'kept'"))


def test_edits_of_the_layer_are_applied_while_it_is_open(copied: Path, chips: QgsVectorLayer) -> None:
    """The open layer shows the new table, is edited again, and nothing is lost; no file of a sample is written."""
    import processing

    images = {p: p.stat().st_mtime_ns for p in copied.parent.glob("*s/*.tif")}
    one, other = kept_of(chips)[:2]
    assert chips.startEditing()
    decide(chips, one, " Reject", "haze")
    with pytest.raises(QgsProcessingException, match=r"DATASET: the layer 'chips' has changes that are not saved\. Sa"):
        processing.run("dl4eo:applyreview", {"DATASET": str(copied)})
    for rule in ("checkchips", "splitchips"):
        with pytest.raises(QgsProcessingException, match="has changes that are not saved"):
            processing.run(f"dl4eo:{rule}", {"DATASET": str(copied)})
    assert chips.commitChanges(False)
    out = processing.run("dl4eo:applyreview", {"DATASET": str(copied)})
    assert (out["KEPT"], out["REJECTED"], out["FLAGGED"], out["CHANGED"]) == (0, 1, 0, 1)
    assert out["COUNT"] == len(kept_of(chips)) == out["TRAIN"] + out["VALIDATION"] + out["TEST"]
    assert status_of(chips, one) == ("rejected", "review: haze")
    decide(chips, one, "")
    decide(chips, other, "flag")
    assert chips.commitChanges()
    out = processing.run("dl4eo:applyreview", {"DATASET": str(copied)})
    assert (out["REJECTED"], out["FLAGGED"], out["CHANGED"]) == (0, 1, 1)
    assert status_of(chips, one)[0] == "kept"
    assert {r["sample_id"]: r["review"] for r in rows(out["CHIPS"])}[other] == "flag"
    QgsProject.instance().clear()
    assert processing.run("dl4eo:validatedataset", {"DATASET": str(copied), "PROBLEMS": "memory:"})["COUNT"] == 0
    assert {p: p.stat().st_mtime_ns for p in images} == images


def test_a_table_goes_before_the_dataset_s_own_verdicts(
    copied: Path, project: QgsProject, tmp_path: Path, polygons: Callable[..., QgsVectorLayer]
) -> None:
    import processing

    samples = sorted(r["sample_id"] for r in rows(f"{copied.parent / 'dataset.gpkg'}|layername=chips"))
    told = [(None, [s, w, "n"]) for s, w in zip(samples[:3], ("REJECT", "flag", None), strict=True)]
    fields = "&field=Sample_Id:string&field=review:string&field=note:string"
    table = polygons(*told, kind="None", fields=fields)
    project.addMapLayer(table)
    out = processing.runAndLoadResults("dl4eo:applyreview", {"DATASET": str(copied), "CHIPS": table.id()})
    assert (out["REJECTED"], out["FLAGGED"]) == (1, 1)
    assert {layer.name() for layer in project.mapLayers().values()} == {"area", "Chips of copied"}
    (tmp_path / "v.csv").write_text(f"sample_id,review\n{samples[0]},\n{samples[2]},keep\n", encoding="utf-8")
    out = processing.run("dl4eo:applyreview", {"DATASET": str(copied), "CHIPS": str(tmp_path / "v.csv")})
    assert (out["KEPT"], out["REJECTED"], out["FLAGGED"]) == (1, 0, 1)
    notes = {r["sample_id"]: r["note"] for r in rows(out["CHIPS"])}
    assert [notes[s] for s in samples[:3]] == ["n", "n", "n"]


def test_what_is_no_verdict_is_named(copied: Path, tmp_path: Path, made: dict[str, Any]) -> None:
    import processing

    sample = rows(made["CHIPS"])[0]["sample_id"]
    for text, said in (
        (f"sample_id,review\n{sample},kept\n", rf"review of the sample {sample} is 'kept'.*Did you mean keep"),
        (f"sample,review\n{sample},keep\n", "CHIPS: the layer has no column 'sample_id'; it has sample, review"),
        ("sample_id,review\nA,keep\n", r"no verdict is about a sample of this dataset \(A\)"),
    ):
        (tmp_path / "v.csv").write_text(text, encoding="utf-8")
        with pytest.raises(QgsProcessingException, match=said):
            processing.run("dl4eo:applyreview", {"DATASET": str(copied), "CHIPS": str(tmp_path / "v.csv")})
    shutil.rmtree(copied.parent)
