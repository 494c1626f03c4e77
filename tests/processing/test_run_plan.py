"""A plan before the dataset, and a dataset from its recipe, as dialogs, scripts and models run them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProject, QgsVectorLayer
from qgis.gui import QgsGui, QgsProcessingGui
from qgis.PyQt.QtCore import QDate

from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.processing.parameters import last_year
from tests.paths import ROOT

QUICK = {"RADAR": False, "TERRAIN": False, "BANDS": "green", "INDICES": ""}


@pytest.fixture(scope="module")
def made(world: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the outputs of makedataset of one band."""
    import processing

    folder = tmp_path_factory.mktemp("made") / "lakes"
    return dict(processing.run("dl4eo:makedataset", {**world.parameters, **QUICK, "FOLDER": str(folder)}))


def pictures(folder: Path) -> dict[str, str]:
    paths = [*folder.glob("images/*"), *folder.glob("masks/*")]
    return {p.name + p.parent.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}


def test_a_plan_is_a_layer_a_table_and_numbers(
    world: Any, made: dict[str, Any], project: QgsProject, tmp_path: Path, feedback: Any
) -> None:
    import processing

    folder = tmp_path / "new"
    asked = {**world.parameters, **QUICK, "PLAN_ONLY": "yes", "PLAN": "memory:", "PLAN_TABLE": "memory:"}
    out = processing.runAndLoadResults("dl4eo:makedataset", {**asked, "FOLDER": str(folder)}, feedback=feedback)
    assert list(tmp_path.iterdir()) == []
    assert not {"DATASET", "CHIPS", "SCENES", "REPORT"} & set(out)
    layers = {layer.name(): layer for layer in project.mapLayers().values()}
    plan, table = layers["Planned samples"], layers["Costs of the plan"]
    rows = {f["quantity"]: f for f in table.getFeatures()}
    header = json.loads(Path(made["DATASET"]).read_text(encoding="utf-8"))
    assert out["SAMPLES"] == plan.featureCount() == rows["samples"]["value"] == header["counts"]["samples"] == 30
    assert (out["COUNT"], out["BYTES"]) == (0, rows["bytes to read"]["value"])
    assert (out["DISK"], rows["disk"]["unit"]) == (rows["disk"]["value"], "bytes")
    assert 0 < out["MINUTES"] < 5
    assert 0 < out["SCENES_COUNT"] <= 4
    assert {f["state"] for f in plan.getFeatures()} == {"to make"}
    assert plan.crs().authid() == "EPSG:32632"
    assert any(text.startswith("Would make 30 samples of 30 chips, from") for text in feedback.infos)
    there = processing.run("dl4eo:makedataset", {**asked, "PLAN": None, "PLAN_TABLE": None, "FOLDER": made["FOLDER"]})
    assert there["SAMPLES"] == 0
    assert not {"PLAN", "PLAN_TABLE"} & set(there)


def test_a_recipe_gives_the_same_bytes(world: Any, made: dict[str, Any], tmp_path: Path) -> None:
    import processing

    out = processing.run("dl4eo:runrecipe", {"RECIPE": made["DATASET"], "FOLDER": str(tmp_path / "again")})
    assert out["COUNT"] == made["COUNT"]
    assert pictures(tmp_path / "again") == pictures(Path(made["FOLDER"])) != {}
    own = processing.run("dl4eo:runrecipe", {"RECIPE": str(Path(made["FOLDER"]) / "recipe.json")})
    assert (own["DATASET"], own["COUNT"]) == (made["DATASET"], made["COUNT"])


def test_another_area_and_other_threads(
    world: Any, made: dict[str, Any], polygons: Any, project: QgsProject, tmp_path: Path
) -> None:
    import processing

    chips = QgsVectorLayer(made["CHIPS"], "rows", "ogr")
    box = next(f.geometry().boundingBox() for f in chips.getFeatures() if f["status"] == "kept")
    area = polygons((box.asWktPolygon(), []), crs="EPSG:32632")
    asked = {"RECIPE": made["DATASET"], "AOI": area, "MAX_THREADS": 1, "FOLDER": str(tmp_path / "one")}
    assert processing.run("dl4eo:runrecipe", {**asked, "PLAN_ONLY": True})["SAMPLES"] == 1
    assert not (tmp_path / "one").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "RECIPE: {path} is not JSON"),
        (None, "RECIPE: {path} cannot be read (No such file or directory)"),
        ({"dl4eo": 2}, "RECIPE: {path}: dl4eo: must be 1, got 2"),
        ({"dl4eo": 1, "chips": {"size": 64}}, "RECIPE: {path}: chips.size: unknown key. Did you mean size_px"),
        ({"dl4eo": 1, "chips": {"size_px": 0}}, "RECIPE: {path}: chips.size_px: must be 1 to 4096 pixels, got 0."),
        ({"dl4eo_dataset": 1, "recipe": 3}, "RECIPE: {path}: recipe: must be a JSON object, got int"),
        ({"dl4eo": 1}, "AOI: is missing: {path} names none (aoi.path)"),
        ({"dl4eo": 1, "aoi": {"path": "a"}}, "FOLDER: is missing: {path} names none (output.folder)"),
    ],
)
def test_what_cannot_be_run_is_one_line(provider: Any, context: Any, tmp_path: Path, content: Any, said: str) -> None:
    path = tmp_path / "recipe.json"
    if content is not None:
        path.write_text(content if content == "{" else json.dumps(content), encoding="utf-8")
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("dl4eo:runrecipe")
    ok, message = algorithm.checkParameterValues({"RECIPE": str(path)}, context)
    assert not ok
    assert message.startswith(said.format(path=path))
    assert "\n" not in message


def test_errors_of_a_recipe_s_run_name_its_own_keys(world: Any, tmp_path: Path) -> None:
    import processing

    document = {"dl4eo": 1, "aoi": {"path": world.parameters["AOI"]}, "output": {"folder": str(tmp_path / "out")}}
    (tmp_path / "recipe.json").write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"time\.start: is missing"):
        processing.run("dl4eo:runrecipe", {"RECIPE": str(tmp_path / "recipe.json")})


def test_example_recipes_are_valid_and_each_has_its_sentence() -> None:
    folder = ROOT / "resources" / "examples"
    told = (folder / "README.md").read_text(encoding="utf-8")
    recipes = sorted(folder.glob("*.json"))
    assert len(recipes) >= 3
    for path in recipes:
        recipe = Recipe.from_file(path)
        assert recipe.aoi.path.startswith(str(folder))
        assert recipe.time.start < recipe.time.end
        assert recipe.output.folder != str(folder)
        assert f"| `{path.name}` | " in told


def test_dialogs_begin_with_the_last_twelve_whole_months(provider: Any) -> None:
    """Scripts must name both days all the same, and the help page says no day that is another tomorrow."""
    today = dt.date.today()
    for name in ("makedataset", "searchscenes"):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"dl4eo:{name}")
        shown = []
        for parameter in (algorithm.parameterDefinition(key) for key in ("START", "END")):
            assert parameter.defaultValue() is None
            assert not parameter.flags() & parameter.Flag.FlagOptional
            wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(
                parameter, QgsProcessingGui.WidgetType.Standard
            )
            widget = wrapper.createWrappedWidget(QgsProcessingContext())
            value = wrapper.parameterValue()
            shown.append(value if isinstance(value, QDate) else value.date())
            widget.deleteLater()
        first, last = (dt.date(d.year(), d.month(), d.day()) for d in shown)
        assert (first, last) == last_year(today)
        assert first < last < today


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ("2026-11-22", "2025-11-01", "2026-10-31"),
        ("2026-01-01", "2025-01-01", "2025-12-31"),
        ("2024-03-31", "2023-03-01", "2024-02-29"),
    ],
)
def test_twelve_whole_months(today: str, first: str, last: str) -> None:
    found = last_year(dt.date.fromisoformat(today))
    assert tuple(day.isoformat() for day in found) == (first, last)
