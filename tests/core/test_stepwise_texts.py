"""Scenes and stacks tell what they are: as a column's text, as a file's tag; torn or hostile ones are refused."""

from __future__ import annotations

import dataclasses
import json
import math
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.errors import DatasetError, RecipeError
from dl4eo_qgis.core.recipe import Optical, Radar, Recipe, Time
from dl4eo_qgis.core.stepwise.facts import TAG, StackFacts, facts_of, recipe_sections, text_of
from dl4eo_qgis.core.stepwise.scenes import read_scene_rows, read_scenes, scene_of, scene_text
from dl4eo_qgis.core.types import Asset, Band, Scene
from dl4eo_qgis.core.vector import Layer, write_layers

WHEN = datetime(2024, 5, 11, 10, 30, 31, 24000, timezone.utc)
FOOTPRINT = "POLYGON ((10 45, 11 45, 11 46, 10 46, 10 45))"
LOCAL = Scene(
    "S2A_of_mine", "sentinel-2-l2a", "/cat/catalog.json", "stac", "optical", WHEN, FOOTPRINT,
    {
        "blue": Asset("/cat/b02.tif"),
        "scl": Asset("/cat/many.tif", 7, 0.5, -1.0, (0.0, math.inf, 1.7e308), "reflectance"),
    },
    32632, 12.25, "sentinel-2a", "descending", 65, "GS2A_1", "32TPS", "05.10", -1000.0, "baseline 05.10", 0.0,
    "blue 1003 (0.1 % below)", True, True,
)  # fmt: skip
REMOTE = Scene(
    "DEM_N45", "cop-dem-glo-30", "planetary-computer", "planetary-computer", "terrain", WHEN, FOOTPRINT,
    {"elevation": Asset("https://a.blob.core.windows.net/b/c.tif")},
)  # fmt: skip


@pytest.mark.parametrize("scene", [LOCAL, REMOTE, dataclasses.replace(LOCAL, cloud_percent=0.0, relative_orbit=0)])
def test_a_scene_comes_back_whole(scene: Scene) -> None:
    assert scene_of(scene_text(scene)) == scene


def test_trust_is_no_part_of_the_text() -> None:
    """Who may point at this machine is decided by where the catalogue lies, whatever the text says."""
    assert "trusted" not in scene_text(LOCAL)
    assert not scene_of(scene_text(dataclasses.replace(REMOTE, trusted=True))).trusted
    with pytest.raises(RecipeError, match="trusted: unknown key"):
        scene_of(json.dumps({**json.loads(scene_text(REMOTE)), "trusted": True}))


@pytest.mark.parametrize(
    "href", ["http://169.254.169.254/x.tif", "http://localhost/c.tif", "file:///etc/passwd", "ftp://a.b/c.tif"]
)
def test_a_remote_scene_cannot_point_here(href: str) -> None:
    bad = dataclasses.replace(REMOTE, assets={"elevation": Asset(href)})
    with pytest.raises(RecipeError, match="which is not read from there"):
        scene_of(scene_text(bad))


def test_a_path_of_a_remote_scene_is_one_of_its_server() -> None:
    relative = dataclasses.replace(REMOTE, assets={"elevation": Asset("/etc/passwd")})
    (asset,) = scene_of(scene_text(relative)).assets.values()
    assert asset.href.startswith("https://planetarycomputer.microsoft.com/")


def test_no_local_catalogue_names_gdals_paths() -> None:
    bad = dataclasses.replace(LOCAL, assets={"blue": Asset("/vsizip//a.zip")})
    with pytest.raises(RecipeError, match="it is no plain file"):
        scene_of(scene_text(bad))


def changed(**changes: Any) -> str:
    return json.dumps({**json.loads(scene_text(LOCAL)), **changes})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (scene_text(LOCAL)[:254], "the text is not whole.*Shapefile"),
        ("[1]", "is no scene"),
        ("7", "is no scene"),
        (changed(version=2), "version 2, 1 is known. Search the scenes again"),
        (changed(version=True), "version True, 1 is known"),
        (changed(source="nobody"), "source: must be one of planetary-computer"),
        (changed(product="nothing"), "product: must be one of sentinel-2-l2a"),
        (changed(role="audio"), "role: must be one of optical"),
        (changed(time="yesterday"), "'yesterday' is no time"),
        (changed(time="2024-05-11T10:00:00"), "has no time zone"),
        (changed(footprint="POINT (1 2)"), "is no polygon in WKT"),
        (changed(footprint="POLYGON ((1 2"), "is no polygon in WKT"),
        (changed(footprint=5), "is no polygon in WKT"),
        (changed(assets=[]), r"assets: must be a JSON object, got \[\]"),
        (changed(assets={"blue": {"href": 5}}), "href: must be a text, got 5"),
        (changed(assets={"blue": {}}), "href: is missing"),
        (changed(assets={"blue": {"href": "/a.tif", "nodata": ["none"]}}), "a nodata value of blue is no number"),
        (changed(colour="red"), "colour: unknown key"),
        (changed(id=5), "id: must be a text, got 5"),
    ],
)
def test_a_torn_text_is_refused(text: str, said: str) -> None:
    with pytest.raises(RecipeError, match=said) as caught:
        scene_of(text)
    assert str(caught.value).startswith("scenes.path")


def write(path: Path, **columns: list[Any]) -> Path:
    rows = len(next(iter(columns.values())))
    write_layers(path, [Layer("scenes", [shapely.from_wkt(FOOTPRINT)] * rows, columns, "EPSG:4326", multi=True)])
    return path


def test_a_layer_gives_its_scenes_once_in_its_order(tmp_path: Path) -> None:
    path = write(tmp_path / "a.gpkg", rank=[1, 0, 2], scene=[scene_text(s) for s in (REMOTE, LOCAL, REMOTE)])
    assert read_scenes(path, "scenes") == (REMOTE, LOCAL)
    assert [row.values["rank"] for row in read_scene_rows(path, "scenes")] == [1, 0, 2]


def test_a_layer_without_scenes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match=r"no field 'scene', which holds the scenes \(it has name\)"):
        read_scenes(write(tmp_path / "a.gpkg", name=["x"]), "scenes")
    with pytest.raises(RecipeError, match="a row has no text in its field 'scene'"):
        read_scenes(write(tmp_path / "b.gpkg", scene=[scene_text(LOCAL), None]), "scenes")
    with pytest.raises(DatasetError, match="cannot be read"):
        read_scenes(tmp_path / "no.gpkg", "scenes")


FACTS = StackFacts(
    recipe_sections(
        Recipe(
            time=Time("2024-05-01", "2024-05-31"),
            optical=Optical(bands=("red", "nir"), mask="nodata", mask_dilation_m=30),
            radar=Radar(unit="linear"),
        )
    ),
    (Band("red", "reflectance", "optical", "bilinear"), Band("elevation", "metre", "terrain", "none", datum="EGM2008")),
    (LOCAL, REMOTE),
    "20240511",
    ("vv", "vh"),
    {"b1": "µm & <x>"},
)


def tagged(path: Path, text: str | None) -> Path:
    profile = {"driver": "GTiff", "width": 2, "height": 2, "count": 1, "dtype": "uint8", "crs": "EPSG:32632"}
    with rasterio.open(path, "w", transform=rasterio.Affine(10, 0, 0, 0, -10, 20), **profile) as data:
        data.write(np.zeros((1, 2, 2), np.uint8))
        if text is not None:
            data.update_tags(**{TAG: text})
    return path


def test_facts_keep_only_what_is_not_usual() -> None:
    assert FACTS.recipe == {
        "time": {"start": "2024-05-01", "end": "2024-05-31"},
        "optical": {"bands": ["red", "nir"], "mask": "nodata", "mask_dilation_m": 30},
        "radar": {"unit": "linear"},
    }
    assert FACTS.full_recipe.radar.max_days == 5
    assert FACTS.of_role("terrain") == (REMOTE,)


def test_facts_come_back_from_a_file(tmp_path: Path) -> None:
    assert facts_of(tagged(tmp_path / "a.tif", text_of(FACTS))) == FACTS
    assert facts_of(tagged(tmp_path / "b.tif", None)) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 2}, "has version 2, 1 is known"),
        ({"bands": 5}, "bands: must be a list, got 5"),
        ({"bands": [{"name": "red"}]}, "bands.unit: is missing"),
        ({"scenes": [{}]}, "scenes: a scene has version None"),
        ({"recipe": {"output": {}}}, "has a section 'output' too many"),
        ({"recipe": {"optical": {"mask": "x"}}}, "optical.mask: must be one of none, nodata"),
        ({"date": "May"}, "date: must be like 20240511, got 'May'"),
    ],
)
def test_a_tag_that_says_something_else_is_refused(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    with pytest.raises(RecipeError, match=said):
        facts_of(tagged(tmp_path / "a.tif", json.dumps({**json.loads(text_of(FACTS)), **change})))


def test_a_torn_tag_and_no_raster_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="its tag DL4EO_STACK is torn"):
        facts_of(tagged(tmp_path / "a.tif", text_of(FACTS)[:100]))
    with pytest.raises(RecipeError, match=r"stack .*none.tif: cannot be read"):
        facts_of(tmp_path / "none.tif")
