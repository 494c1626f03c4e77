"""Search, select, stack, indices: each run on the simulated world as dialogs, scripts and models run it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from dl4eo_qgis.processing.layers import pictures

BANDS = "blue,green,red,nir,swir16,swir22,ndwi,slope,elevation,vv,vh"


@pytest.fixture(scope="module")
def found(world: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the layer of Search scenes."""
    import processing

    keys = ("AOI", "CATALOGUE", "START", "END")
    asked = {**{key: world.parameters[key] for key in keys}, "MAX_CLOUD": 100}
    path = tmp_path_factory.mktemp("found") / "scenes.gpkg"
    return str(processing.run("dl4eo:searchscenes", {**asked, "OUTPUT": str(path)})["OUTPUT"])


@pytest.fixture(scope="module")
def chosen(world: Any, found: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the outputs of Select scenes."""
    import processing

    path = tmp_path_factory.mktemp("chosen") / "chosen.gpkg"
    asked = {"INPUT": found, "AOI": world.parameters["AOI"], "CHIP_SIZE": 64, "OUTPUT": str(path)}
    return dict(processing.run("dl4eo:selectscenes", asked))


@pytest.fixture(scope="module")
def stacked(world: Any, chosen: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the outputs of Build stack."""
    import processing

    folder = tmp_path_factory.mktemp("stacked")
    asked = {
        "INPUT": chosen["OUTPUT"], "AOI": world.parameters["AOI"], "CHIP_SIZE": 64,
        "OUTPUT": str(folder / "stack.tif"), "CLOUDS": str(folder / "clouds.tif"),
    }  # fmt: skip
    return dict(processing.run("dl4eo:buildstack", asked))


def rows(layer: Any) -> list[dict[str, Any]]:
    layer = QgsVectorLayer(layer, "rows", "ogr") if isinstance(layer, str) else layer
    names = [f.name() for f in layer.fields()]
    return [dict(zip(names, f.attributes(), strict=True)) for f in layer.getFeatures()]


def test_selectscenes_gives_one_date_with_radar_and_terrain(found: str, chosen: dict[str, Any]) -> None:
    assert rows(found)[0]["scene"].startswith('{"version":1')
    table = rows(chosen["OUTPUT"])
    assert list(table[0])[-5:] == ["for_date", "rank", "acquisition", "cover", "scene"]
    assert {row["role"] for row in table} == {"optical", "radar", "terrain"}
    assert {row["for_date"] for row in table if row["role"] != "terrain"} == {chosen["DATE"]}
    assert chosen["COUNT"] == 1
    assert chosen["DATES"] == chosen["DATE"]
    assert 0 < chosen["S1_DAYS"] < 5
    optical = [row for row in table if row["role"] == "optical"]
    assert chosen["COVERAGE"] == pytest.approx(100 * optical[0]["cover"])
    assert [row["rank"] for row in optical] == list(range(len(optical)))


def test_selectscenes_takes_a_selection_only(world: Any, found: str, project: QgsProject) -> None:
    import processing

    layer = QgsVectorLayer(found, "found", "ogr")
    project.addMapLayer(layer)
    days = sorted({row["date"] for row in rows(layer)})
    asked = {"AOI": world.parameters["AOI"], "METHOD": "every", "RADAR": "no", "TERRAIN": False, "CHIP_SIZE": 64}
    every = processing.run("dl4eo:selectscenes", {**asked, "INPUT": layer, "OUTPUT": "memory:"})
    assert every["DATES"].split(",") == days
    assert every["S1_DAYS"] == -1
    layer.selectByExpression(f"\"date\" = '{days[0]}'")
    selected = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    one = processing.run("dl4eo:selectscenes", {**asked, "INPUT": selected, "OUTPUT": "memory:"})
    assert one["DATES"] == days[0]
    with pytest.raises(QgsProcessingException, match="DATE: is empty, and the layer has scenes for 2 days"):
        processing.run(
            "dl4eo:buildstack",
            {"INPUT": found, "AOI": world.parameters["AOI"], "OUTPUT": "TEMPORARY_OUTPUT"},
        )


def test_buildstack_gives_an_aligned_raster(stacked: dict[str, Any], chosen: dict[str, Any]) -> None:
    layer = QgsRasterLayer(stacked["OUTPUT"], "stack")
    assert layer.isValid()
    assert layer.crs().authid() == "EPSG:32632"
    assert stacked["NAMES"] == BANDS
    assert stacked["COUNT"] == layer.bandCount() == 11
    assert stacked["DATE"] == chosen["DATE"]
    extent = layer.extent()
    assert extent.xMinimum() % 640 == extent.yMinimum() % 640 == extent.width() % 640 == 0
    assert 95 < stacked["VALID"] <= chosen["COVERAGE"]
    clouds = QgsRasterLayer(stacked["CLOUDS"], "clouds")
    assert clouds.extent() == extent
    assert clouds.dataProvider().sourceNoDataValue(1) == 0


def refused(name: str, asked: dict[str, Any], feedback: Any) -> str:
    """Run an algorithm that refuses before it begins; return the one line that it says."""
    import processing

    feedback.warnings.clear()
    with pytest.raises(QgsProcessingException):
        processing.run(f"dl4eo:{name}", asked, feedback=feedback)
    return str(feedback.warnings[0])


def test_addindices_adds_bands(stacked: dict[str, Any], tmp_path: Path, feedback: Any) -> None:
    import processing

    asked = {"INPUT": stacked["OUTPUT"], "INDICES": "NDVI,EVI"}
    out = processing.run("dl4eo:addindices", {**asked, "OUTPUT": str(tmp_path / "a.tif")})
    assert out["NAMES"] == BANDS.replace("ndwi", "ndwi,ndvi,evi")
    assert out["COUNT"] == 13
    alone = processing.run("dl4eo:addindices", {**asked, "ONLY": "yes", "OUTPUT": str(tmp_path / "b.tif")})
    assert alone["NAMES"] == "ndvi,evi"
    with pytest.raises(QgsProcessingException, match="INDICES: the raster has a band 'ndwi' already"):
        processing.run("dl4eo:addindices", {**asked, "INDICES": "NDWI", "OUTPUT": str(tmp_path / "c.tif")})
    for path, said in ((str(tmp_path / "c.img"), "must end with .tif: a GeoTIFF"), (stacked["OUTPUT"], "is INPUT too")):
        text = refused("addindices", {**asked, "OUTPUT": path}, feedback)
        assert text.startswith(f"OUTPUT: {path!r} {said}")


def test_layers_that_hold_no_scenes_are_refused(world: Any, area: QgsVectorLayer, feedback: Any) -> None:
    for name in ("selectscenes", "buildstack"):
        asked = {"INPUT": area, "AOI": world.parameters["AOI"], "OUTPUT": "TEMPORARY_OUTPUT"}
        text = refused(name, asked, feedback)
        assert text.startswith("INPUT: layer 'area' has no field 'scene', which holds the scenes. Give the layer of")


class Stopped(QgsProcessingFeedback):
    """A feedback whose user cancels as soon as blocks are read."""

    def setProgressText(self, text: str) -> None:
        if text.startswith("Block"):
            self.cancel()


def test_a_cancelled_stack_leaves_nothing(world: Any, chosen: dict[str, Any], tmp_path: Path) -> None:
    import processing

    asked = {"INPUT": chosen["OUTPUT"], "AOI": world.parameters["AOI"], "CHIP_SIZE": 64}
    with pytest.raises(QgsProcessingException, match=r"Cancelled\."):
        processing.run("dl4eo:buildstack", {**asked, "OUTPUT": str(tmp_path / "a.tif")}, feedback=Stopped(False))
    assert list(tmp_path.iterdir()) == []


def test_a_stack_is_shown_in_natural_colours(stacked: dict[str, Any]) -> None:
    look = QgsRasterLayer(stacked["OUTPUT"], "stack")
    pictures.stretch(look, BANDS.split(","))
    renderer = look.renderer()
    assert (renderer.redBand(), renderer.greenBand(), renderer.blueBand()) == (3, 2, 1)
    red = renderer.redContrastEnhancement()
    assert -0.05 < red.minimumValue() < red.maximumValue() < 0.5  # clouds of 0.6 do not leave the ground black
    pictures.stretch(look, ["ndvi"])
    assert look.renderer().grayBand() == 1
