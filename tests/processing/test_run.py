"""Each algorithm runs on the simulated world as dialogs, scripts and models run it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from dl4eo_qgis.core.types import ROLES


def rows(address: str) -> list[dict[str, Any]]:
    layer = QgsVectorLayer(address, "rows", "ogr")
    assert layer.isValid()
    names = [f.name() for f in layer.fields()]
    return [dict(zip(names, f.attributes(), strict=True)) for f in layer.getFeatures()]


def test_makedataset_gives_files_layers_and_a_count(made: dict[str, Any]) -> None:
    chips = rows(made["CHIPS"])
    assert made["COUNT"] == sum(row["status"] == "kept" for row in chips) > 0
    assert Path(made["DATASET"]) == Path(made["FOLDER"]) / "dataset.json"
    assert {row["role"] for row in rows(made["SCENES"])} == set(ROLES)
    assert all((Path(made["FOLDER"]) / row["image"]).exists() for row in chips)
    assert Path(made["REPORT"]) == Path(made["FOLDER"]) / "report.html"
    assert Path(made["REPORT"]).read_text("utf-8").startswith("<!")


def test_makedataset_again_keeps_what_is_there(made: dict[str, Any], world: Any, feedback: Any) -> None:
    import processing

    images = {p: p.stat().st_mtime_ns for p in Path(made["FOLDER"]).glob("images/*.tif")}
    again = processing.run("dl4eo:makedataset", {**world.parameters, "FOLDER": made["FOLDER"]}, feedback=feedback)
    assert again == made
    assert {p: p.stat().st_mtime_ns for p in images} == images


def test_selected_labels_count(world: Any, project: QgsProject, tmp_path: Path, made: dict[str, Any]) -> None:
    import processing

    labels = QgsVectorLayer(world.parameters["LABELS"], "labels", "ogr")
    project.addMapLayer(labels)
    labels.selectByIds([next(labels.getFeatures()).id()])
    one = QgsProcessingFeatureSourceDefinition(labels.id(), True)
    changed = {
        "LABELS": one,
        "FOLDER": str(tmp_path / "one"),
        "RADAR": False,
        "TERRAIN": "no",
        "BANDS": "blue,green,nir",
    }
    out = processing.run("dl4eo:makedataset", {**world.parameters, **changed})
    assert 0 < len(rows(out["CHIPS"])) < len(rows(made["CHIPS"]))
    assert {row["role"] for row in rows(out["SCENES"])} == {"optical"}


def test_a_temporary_folder_is_said_to_be_one(world: Any, feedback: Any) -> None:
    import processing

    changed = {"FOLDER": "TEMPORARY_OUTPUT", "RADAR": False, "TERRAIN": False}
    out = processing.run("dl4eo:makedataset", {**world.parameters, **changed}, feedback=feedback)
    assert Path(out["DATASET"]).is_relative_to(QgsProcessingUtils.tempFolder())
    assert [text for text in feedback.warnings if "temporary folder" in text and out["FOLDER"] in text]


def test_searchscenes_counts_and_filters(world: Any) -> None:
    import processing

    keys = ("AOI", "CATALOGUE", "START", "END")
    asked = {**{key: world.parameters[key] for key in keys}, "OUTPUT": "memory:"}
    out = processing.run("dl4eo:searchscenes", {**asked, "MAX_CLOUD": 100})
    layer = out["OUTPUT"]
    assert out["COUNT"] == layer.featureCount() > 0
    assert layer.crs().authid() == "EPSG:4326"
    names = [f.name() for f in layer.fields()]
    assert names[:7] == ["item_id", "collection", "catalogue", "role", "datetime", "date", "cloud"]
    assert "fid" not in names
    clouds = sorted(f["cloud"] for f in layer.getFeatures())
    assert processing.run("dl4eo:searchscenes", {**asked, "MAX_CLOUD": clouds[-1]})["COUNT"] < len(clouds)


def test_makechipgrid_on_an_area(world: Any, made: dict[str, Any]) -> None:
    import processing

    out = processing.run("dl4eo:makechipgrid", {"AOI": world.parameters["AOI"], "CHIP_SIZE": 64, "OUTPUT": "memory:"})
    layer = out["OUTPUT"]
    assert out["COUNT"] == layer.featureCount()
    assert layer.crs().authid() == "EPSG:32632"
    assert all(abs(f.geometry().area() - 640**2) < 1e-6 for f in layer.getFeatures())
    assert {row["chip_id"] for row in rows(made["CHIPS"])} <= {f["chip_id"] for f in layer.getFeatures()}


def test_makechipgrid_drops_the_edge(world: Any) -> None:
    import processing

    asked = {"AOI": world.parameters["AOI"], "CHIP_SIZE": 64, "OUTPUT": "memory:"}
    kept = processing.run("dl4eo:makechipgrid", asked)["COUNT"]
    assert 0 < processing.run("dl4eo:makechipgrid", {**asked, "EDGE": "drop"})["COUNT"] < kept


def test_makechipgrid_like_a_raster(made: dict[str, Any]) -> None:
    import processing

    image = next(Path(made["FOLDER"]).glob("images/*.tif"))
    out = processing.run("dl4eo:makechipgrid", {"LIKE": str(image), "CHIP_SIZE": 32, "OUTPUT": "memory:"})
    layer = out["OUTPUT"]
    assert out["COUNT"] == 4
    assert layer.crs().authid() == "EPSG:32632"
    assert {f["pixel_size_m"] for f in layer.getFeatures()} == {10.0}


def test_makechipgrid_with_labels_shows_what_a_dataset_would_have(world: Any, made: dict[str, Any]) -> None:
    import processing

    asked = {"AOI": world.parameters["AOI"], "LABELS": world.parameters["LABELS"], "CHIP_SIZE": 64}
    out = processing.run("dl4eo:makechipgrid", {**asked, "OUTPUT": "memory:", "CLASSES": "memory:"})
    chosen = {f["chip_id"] for f in out["OUTPUT"].getFeatures() if f["chosen"] == 1}
    assert chosen == {row["chip_id"] for row in rows(made["CHIPS"])}
    assert out["CHOSEN"] == len(chosen) < out["COUNT"]
    table = [f.attributes() for f in out["CLASSES"].getFeatures()]
    assert [f.name() for f in out["CLASSES"].fields()][:3] == ["value", "name", "candidates"]
    assert [row[1] for row in table] == ["label", "background"]
    a_pixel = sum(f["class_label"] * 640**2 >= 100 for f in out["OUTPUT"].getFeatures())
    assert table[0][2] == table[0][5] == a_pixel > len(chosen) - 3
    assert table[1][2] == out["COUNT"] - len(chosen)
    limited = {**asked, "BALANCE": "label=3", "BACKGROUND": 25, "OUTPUT": "memory:"}
    out = processing.run("dl4eo:makechipgrid", limited)
    assert sorted(f["stratum"] for f in out["OUTPUT"].getFeatures() if f["chosen"]) == ["background"] + 3 * ["label"]
    assert out["CHOSEN"] == 4
    assert not out.get("CLASSES")


def test_optional_outputs_that_batch_mode_leaves_empty_are_not_made(
    world: Any, made: dict[str, Any], project: QgsProject, tmp_path: Path
) -> None:
    """Its window hands over, of each output, where it goes and that it is to be loaded; here it goes nowhere."""

    def batch(name: str, given: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"dl4eo:{name}")
        context = QgsProcessingContext()
        parameters = dict(given)
        for output in algorithm.destinationParameterDefinitions():
            place = given.get(output.name(), "")
            parameters[output.name()] = QgsProcessingOutputLayerDefinition(place, project)
        assert algorithm.checkParameterValues(parameters, context) == (True, "")
        results, fine = algorithm.run(parameters, context, QgsProcessingFeedback())
        assert fine, name
        return results, [path for path in context.layersToLoadOnCompletion() if not path]

    asked = {"AOI": world.parameters["AOI"], "CHIP_SIZE": 64, "OUTPUT": str(tmp_path / "grid.gpkg")}
    dataset = {"DATASET": made["DATASET"]}
    for name, given in (("makechipgrid", asked), ("validatedataset", dataset), ("describedataset", dataset)):
        results, nowhere = batch(name, given)
        assert not nowhere
        assert not any(results.get(key) for key in ("CLASSES", "PROBLEMS"))


def test_makechipgrid_of_chips_that_overlap(world: Any) -> None:
    import processing

    asked = {"AOI": world.parameters["AOI"], "CHIP_SIZE": 64, "OUTPUT": "memory:"}
    plain = processing.run("dl4eo:makechipgrid", asked)["COUNT"]
    assert processing.run("dl4eo:makechipgrid", {**asked, "STRIDE": 32})["COUNT"] > 3 * plain


def test_loaddataset_gives_the_three_layers(made: dict[str, Any]) -> None:
    import processing

    out = processing.run("dl4eo:loaddataset", {"DATASET": made["DATASET"]})
    assert out["COUNT"] == made["COUNT"]
    assert (out["CHIPS"], out["SCENES"]) == (made["CHIPS"], made["SCENES"])
    assert len(rows(out["AOI"])) == 1


def test_describedataset_gives_tables_and_the_file(made: dict[str, Any], tmp_path: Path) -> None:
    import processing

    file = Path(made["FOLDER"]) / "stats.json"
    before = file.read_bytes()
    asked = {"DATASET": made["DATASET"], "OUTPUT": "memory:", "CLASSES": str(tmp_path / "classes.gpkg")}
    out = processing.run("dl4eo:describedataset", asked)
    told = json.loads(before)
    assert (Path(out["STATISTICS"]), file.read_bytes()) == (file, before)
    assert out["COUNT"] == told["samples"] > 0
    bands = [f for f in out["OUTPUT"].getFeatures() if f["split"] == "train"]
    assert [f["band"] for f in bands] == told["bands"]
    assert [f["p98"] for f in bands] == [told["statistics"][b]["p98"] for b in told["bands"]]
    classes = [row for row in rows(out["CLASSES"]) if row["split"] == "train"]
    assert [(row["value"], row["name"], row["pixels"]) for row in classes] == [
        (c["value"], c["name"], c["pixels"]) for c in told["classes"]
    ]


def test_describedataset_puts_another_split_at_the_top(made: dict[str, Any]) -> None:
    import processing

    file = Path(made["FOLDER"]) / "stats.json"
    before = file.read_bytes()
    asked = {"DATASET": made["DATASET"], "OUTPUT": "memory:"}
    out = processing.run("dl4eo:describedataset", {**asked, "SPLIT_NAME": "test"})
    assert "CLASSES" not in out
    told = json.loads(file.read_text())
    assert (told["split"], told["samples"]) == ("test", out["COUNT"])
    with pytest.raises(QgsProcessingException, match=r"SPLIT_NAME: .* of a split 'tset'\. Did you mean test"):
        processing.run("dl4eo:describedataset", {**asked, "SPLIT_NAME": "tset"})
    processing.run("dl4eo:describedataset", asked)
    assert file.read_bytes() == before


def test_checkchips_judges_anew(copied: Path, made: dict[str, Any]) -> None:
    import processing

    out = processing.run("dl4eo:checkchips", {"DATASET": str(copied), "MIN_LABELLED": 0.05, "REJECT_CONSTANT": False})
    fallen = [row for row in rows(out["CHIPS"]) if row["labelled"] < 0.05]
    assert fallen
    assert {row["status"] for row in fallen} == {"rejected"}
    assert out["COUNT"] + out["REJECTED"] == len(rows(made["CHIPS"]))
    assert "REJECT_CONSTANT (true, now false)" in out["CHANGED"]


def test_splitchips_deals_anew_and_shows_the_splits(copied: Path, project: QgsProject, tmp_path: Path) -> None:
    import processing

    out = processing.runAndLoadResults("dl4eo:splitchips", {"DATASET": str(copied), "FRACTIONS": "50,0,50", "SEED": 1})
    split = [row["split"] for row in rows(out["CHIPS"]) if row["status"] == "kept"]
    assert (out["TRAIN"], out["VALIDATION"], out["TEST"]) == (split.count("train"), 0, split.count("test"))
    assert abs(out["TRAIN"] - out["TEST"]) <= 1
    (layer,) = project.mapLayers().values()
    assert layer.renderer().classAttribute() == "split"


def test_validatedataset_gives_a_layer_of_problems(copied: Path, project: QgsProject, feedback: Any) -> None:
    import processing

    asked = {"DATASET": str(copied), "PROBLEMS": "memory:"}
    found = processing.run("dl4eo:validatedataset", asked)
    assert [f.attributes() for f in found["PROBLEMS"].getFeatures()] == []
    assert found["COUNT"] == 0
    image = sorted(copied.parent.glob("images/*.tif"))[0]
    image.write_bytes(image.read_bytes()[:-9])
    out = processing.runAndLoadResults("dl4eo:validatedataset", asked, feedback=feedback)
    assert out["COUNT"] == 1
    (layer,) = project.mapLayers().values()
    (problem,) = layer.getFeatures()
    assert (problem["kind"], problem["file"]) == ("unreadable", f"images/{image.name}")
    assert layer.name() == "Problems"
    assert any(text.startswith(f"unreadable: images/{image.name}: ") for text in feedback.warnings)


def test_rasteriselabels_draws_the_mask_of_a_dataset(made: dict[str, Any], world: Any, tmp_path: Path) -> None:
    import processing

    chip = max(rows(made["CHIPS"]), key=lambda row: row["labelled"] or 0)
    asked = {"INPUT": world.parameters["LABELS"], "LIKE": str(Path(made["FOLDER"]) / chip["image"])}
    out = processing.run("dl4eo:rasteriselabels", {**asked, "OUTPUT": str(tmp_path / "drawn.tif")})
    drawn, mask = (gdal.Open(str(path)).ReadAsArray() for path in (out["OUTPUT"], Path(made["FOLDER"]) / chip["mask"]))
    assert (drawn == mask).all()
    assert out["LABELLED"] == round(chip["labelled"] * 64 * 64) > 0


def test_layers_are_loaded_styled_and_grouped(made: dict[str, Any], project: QgsProject) -> None:
    import processing

    processing.runAndLoadResults("dl4eo:loaddataset", {"DATASET": made["DATASET"]})
    layers = {layer.name(): layer for layer in project.mapLayers().values()}
    dates = sorted({row["date"] for row in rows(made["CHIPS"]) if row["status"] == "kept"})
    span = f"{dates[0]} to {dates[-1]}"
    mosaics = {f"True colour {span}", f"False colour {span}", f"Masks {span}"}
    assert set(layers) == {"Chips of lakes", "Scenes of lakes", "Area of interest of lakes", *mosaics}
    chips = layers["Chips of lakes"]
    assert [c.value() for c in chips.renderer().categories()] == ["kept", "rejected", ""]
    assert "labelled" in chips.mapTipTemplate()
    group = project.layerTreeRoot().findGroup("Dataset lakes")
    assert [node.name() for node in group.children()][:3] == ["Chips of lakes", f"Masks {span}", f"Images {span}"]
    assert [node.name() for node in group.findLayers()] == [
        "Chips of lakes",
        f"Masks {span}",
        f"False colour {span}",
        f"True colour {span}",
        "Scenes of lakes",
        "Area of interest of lakes",
    ]
    assert len(project.layerTreeRoot().findLayers()) == 6


def test_sinks_are_loaded_styled(world: Any, project: QgsProject) -> None:
    import processing

    sink = QgsProcessingOutputLayerDefinition("memory:", project)
    processing.runAndLoadResults(
        "dl4eo:makechipgrid", {"AOI": world.parameters["AOI"], "CHIP_SIZE": 64, "OUTPUT": sink}
    )
    (layer,) = project.mapLayers().values()
    assert layer.name() == "Chip grid"
    assert layer.renderer().symbol().color().alpha() == 0


def test_a_model_passes_the_dataset_on(world: Any, tmp_path: Path) -> None:
    """A modeler chain: makedataset's file goes into loaddataset, whose chips come out."""
    model = QgsProcessingModelAlgorithm("chain", "test")
    asked = {**world.parameters, "FOLDER": str(tmp_path / "chain"), "RADAR": False, "TERRAIN": False}
    fixed = {name: QgsProcessingModelChildParameterSource.fromStaticValue(value) for name, value in asked.items()}
    add_step(model, "make", "dl4eo:makedataset", fixed)
    dataset = QgsProcessingModelChildParameterSource.fromChildOutput("make", "DATASET")
    add_step(model, "load", "dl4eo:loaddataset", {"DATASET": dataset})
    results, ok = model.run({}, QgsProcessingContext(), QgsProcessingFeedback())
    assert ok
    assert (
        results["CHILD_RESULTS"]["load"]["COUNT"] == 26
    )  # of 30: one has too little valid ground, three too few labels
    assert (tmp_path / "chain" / "dataset.json").exists()


def add_step(
    model: QgsProcessingModelAlgorithm,
    name: str,
    algorithm: str,
    sources: dict[str, QgsProcessingModelChildParameterSource],
) -> None:
    step = QgsProcessingModelChildAlgorithm(algorithm)
    step.setChildId(name)
    for parameter, source in sources.items():
        step.addParameterSources(parameter, [source])
    model.addChildAlgorithm(step)


def test_rasters_of_the_project_become_a_catalogue(
    provider: Any, project: QgsProject, world: Any, tmp_path: Path
) -> None:
    """The layers of a project, and the dataset of what was made of them."""
    import processing

    files = sorted((world.folder / "cop-dem-glo-30").rglob("*.tif"))
    layers = [QgsRasterLayer(str(path), path.stem) for path in files]
    project.addMapLayers(layers)
    asked = {"RASTERS": [layers[0], *(layer.id() for layer in layers[1:])], "DATE": "2022-01-15", "BANDS": "height"}
    index = processing.run("dl4eo:indexlocalrasters", {**asked, "OUTPUT": str(tmp_path / "index.json")})
    assert (index["COUNT"], index["NAMES"], index["START"], index["END"]) == (
        len(files), "height", "2022-01-15", "2022-01-15",
    )  # fmt: skip
    made = processing.run(
        "dl4eo:makedataset",
        {
            **world.parameters, "CATALOGUE": index["OUTPUT"], "BANDS": "height", "INDICES": "", "RADAR": False,
            "TERRAIN": False, "EXTRA": [layers[0].id()], "FOLDER": str(tmp_path / "out"), "MIN_VALID": 0,
        },
    )  # fmt: skip
    assert {row["role"] for row in rows(made["SCENES"])} == {"optical", "extra"}
    assert made["COUNT"] > 0
