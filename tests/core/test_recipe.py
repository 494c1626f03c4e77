"""What a recipe may say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dl4eo_qgis.core.errors import RecipeError
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.recipe.together import NEEDS


def test_a_recipe_goes_through_json_unchanged() -> None:
    recipe = Recipe()
    assert Recipe.from_dict(json.loads(json.dumps(recipe.to_dict()))) == recipe


def test_the_defaults_are_the_bands_of_the_contract() -> None:
    assert Recipe().optical.bands == ("blue", "green", "red", "nir", "swir16", "swir22")
    assert Recipe().optical.indices == ("ndwi",)


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ({}, "dl4eo: must be 1"),
        ({"dl4eo": 2}, "dl4eo: must be 1"),
        ({"dl4eo": 1, "chip": {}}, "chip: unknown key. Did you mean chips"),
        ({"dl4eo": 1, "chips": {"sise_px": 1}}, "chips.sise_px: unknown key. Did you mean size_px"),
        ({"dl4eo": 1, "chips": 3}, "chips: must be a JSON object"),
        ({"dl4eo": 1, "chips": {"size_px": 0}}, "chips.size_px: must be 1 to 4096 pixels, got 0"),
        ({"dl4eo": 1, "chips": {"size_px": 2.5}}, "chips.size_px: must be a whole number, got 2.5"),
        ({"dl4eo": 1, "chips": {"size_px": True}}, "chips.size_px: must be a whole number"),
        ({"dl4eo": 1, "chips": {"keep": "al"}}, "chips.keep: must be one of labelled, all"),
        ({"dl4eo": 1, "optical": {"bands": ["bleu"]}}, "unknown band 'bleu'. Did you mean blue"),
        ({"dl4eo": 1, "optical": {"bands": ["red", "red"]}}, "stands twice"),
        ({"dl4eo": 1, "optical": {"bands": "red"}}, "optical.bands: must be a list"),
        ({"dl4eo": 1, "optical": {"max_cloud_percent": 0}}, "optical.max_cloud_percent: must be above 0"),
        ({"dl4eo": 1, "optical": {"max_cloud_percent": float("nan")}}, "must be a finite number"),
        ({"dl4eo": 1, "split": {"fractions": [0.7, 0.1, 0.1]}}, "split.fractions: must add up to 1, got 0.9"),
        ({"dl4eo": 1, "time": {"start": "2024-02-31"}}, "time.start: must be a date"),
        ({"dl4eo": 1, "time": {"start": "20240301"}}, "time.start: must be a date like"),
        ({"dl4eo": 1, "time": {"end": "9999-12-31"}}, "time.end: must lie in 1970 to 2199"),
        ({"dl4eo": 1, "optical": {"max_cloud_percent": 10**400}}, "must be a finite number"),
        ({"dl4eo": 1, "optical": {"indices": ["ndwi", "NDWI"]}}, "an index stands twice"),
        ({"dl4eo": 1, "grid": {"crs": "EPSG:²"}}, "grid.crs: must be empty or like"),
        ({"dl4eo": 1, "time": {"start": "2024-03-01", "end": "2024-02-01"}}, "time.end: 2024-02-01 lies before"),
        ({"dl4eo": 1, "labels": {"class_field": "x"}}, "labels.class_field: 'x' is given, but no label layer"),
        ({"dl4eo": 1, "labels": {"path": "x", "classes": [{"value": 1}]}}, r"labels.classes\[0\].name: is missing"),
        (
            {"dl4eo": 1, "labels": {"path": "x", "classes": [{"value": 1, "name": "a"}, {"value": 1, "name": "b"}]}},
            "labels.classes: a value stands twice",
        ),
        ({"dl4eo": 1, "labels": {"path": "x", "classes": [{"value": 0, "name": "a"}]}}, "value 0 is not 1 to 65534"),
        ({"dl4eo": 1, "grid": {"crs": "utm"}}, "grid.crs: must be empty or like EPSG:32632"),
        ({"dl4eo": 1, "chips": {"size_px": 256, "stride_px": 128}}, "the test set would leak"),
        ({"dl4eo": 1, "output": {"executor": "slurm"}}, "output.executor: must be one of threads, dask"),
        ({"dl4eo": 1, "output": {"executor": "dask"}}, "output.scheduler: is missing: output.executor 'dask' needs"),
        ({"dl4eo": 1, "output": {"scheduler": "tcp://a:8786"}}, "but output.executor is 'threads'. Set"),
        (
            {"dl4eo": 1, "output": {"executor": "dask", "scheduler": "http://a:8787/status"}},
            "output.scheduler: must be an address like tcp://host:8786, got 'http://a:8787/status'. It is",
        ),
    ],
)
def test_what_cannot_be_used_is_named_with_its_path(document: Any, text: str) -> None:
    with pytest.raises(RecipeError, match=text):
        Recipe.from_dict(document)


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.1:8786", "tls://head.example.org:8786", "head:8786", "tcp://[::1]:1"]
)
def test_addresses_of_schedulers(address: str) -> None:
    output = {"executor": "dask", "scheduler": address}
    assert Recipe.from_dict({"dl4eo": 1, "output": output}).output.scheduler == address


def test_a_document_that_is_no_object() -> None:
    with pytest.raises(RecipeError, match="must be a JSON object, got list"):
        Recipe.from_dict([])  # type: ignore[arg-type]


def test_paths_in_a_file_start_at_its_folder(tmp_path: Path) -> None:
    document = {
        "dl4eo": 1,
        "aoi": {"path": "a.gpkg"},
        "catalogue": {"optical": "c/catalog.json"},
        "output": {"folder": "."},
    }
    (tmp_path / "recipe.json").write_text(json.dumps(document), encoding="utf-8")
    recipe = Recipe.from_file(tmp_path / "recipe.json")
    assert recipe.aoi.path == str(tmp_path / "a.gpkg")
    assert recipe.catalogue.optical == str(tmp_path / "c/catalog.json")
    assert recipe.catalogue.radar == ""
    assert Path(recipe.output.folder) == tmp_path


def test_a_file_that_is_no_recipe(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="cannot be read"):
        Recipe.from_file(tmp_path / "no.json")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    with pytest.raises(RecipeError, match="is not JSON"):
        Recipe.from_file(tmp_path / "bad.json")


IN_VAIN = [
    (
        {"labels": {"path": "a", "classes": [{"value": 1, "name": "a", "color": "red"}]}},
        "labels.classes: 'red' is no colour of class 1",
    ),
    (
        {"terrain": {"enabled": False, "aspect": True}},
        "terrain.aspect: true has no effect without terrain.enabled",
    ),
    (
        {"optical": {"cloud_layer": True}, "select": {"method": "median"}},
        "optical.cloud_layer: true has no effect without samples of one date",
    ),
    (
        {"labels": {"raster_path": "a", "layers": ["share", "boundary"]}},
        "labels.layers: share,boundary has no effect without a layer of features",
    ),
    (
        {"labels": {"remap": [{"source": "1", "value": 2}]}},
        "labels.remap: a list of 1 has no effect without labels",
    ),
    ({"radar": {"enabled": False, "min_cover": 0.5}}, "radar.min_cover: 0.5 has no effect without radar.enabled"),
    ({"radar": {"min_cover": 1.5}}, "radar.min_cover: must be 0 to 1, got 1.5"),
    ({"qc": {"max_unlabelled": 0}}, "qc.max_unlabelled: 0 would reject every sample. Set it above 0, or leave"),
    ({"radar": {"enabled": False, "orbit": "ascending"}}, "radar.orbit: 'ascending' has no effect without"),
    ({"labels": {"path": "a", "min_coverage": 0.7}}, "labels.min_coverage: 0.7 has no effect without labels.rule"),
    ({"labels": {"path": "a", "boundary_px": 2}}, "labels.boundary_px: 2 has no effect without 'boundary' among"),
    ({"labels": {"path": "a", "id_field": "n"}}, "labels.id_field: 'n' has no effect without 'instance' among"),
    ({"labels": {"path": "a", "value_field": "n"}}, "labels.value_field: 'n' has no effect without 'value' among"),
    ({"labels": {"path": "a", "layers": ["value"]}}, "labels.layers: 'value' needs the field"),
    ({"labels": {"raster_path": "a", "rule": "touched"}}, "labels.rule: 'touched' has no effect without a layer"),
    ({"labels": {"path": "a", "raster_method": "mode"}}, "labels.raster_method: 'mode' has no effect without labels"),
    ({"labels": {"path": "a", "collection": "b"}}, "labels.collection: 'b' has no effect without labels from a"),
    ({"labels": {"extent_path": "a"}}, "labels.extent_path: 'a' has no effect without labels ("),
    ({"qc": {"max_unlabelled": 0.25}}, "qc.max_unlabelled: 0.25 has no effect without labels ("),
    (
        {"labels": {"path": "a"}, "chips": {"keep": "all"}, "qc": {"min_labelled": 0.01}},
        "qc.min_labelled: 0.01 has no effect without chips.keep 'labelled'",
    ),
    (
        {"optical": {"bands": []}, "qc": {"min_contrast": 0.01}},
        "qc.min_contrast: 0.01 has no effect without an optical band",
    ),
    ({"labels": {"path": "a", "year_field": "y", "to_field": "t"}}, "labels.year_field: a label's validity is told by"),
    (
        {"chips": {"size_px": 512}, "labels": {"path": "a", "pixel_factor": 16}},
        "labels.pixel_factor: a mask would be 8192 pixels wide (chips.size_px 512 x 16); at most 4096 are drawn. "
        "Choose at most 8,",
    ),
    ({"labels": {"path": "a", "raster_path": "b"}}, "labels.raster_path: labels come from one source, got labels.path"),
]


@pytest.mark.parametrize(("sections", "said"), IN_VAIN, ids=[said.split(":")[0] for _, said in IN_VAIN])
def test_an_option_without_effect_is_refused(sections: dict[str, dict[str, object]], said: str) -> None:
    with pytest.raises(RecipeError) as raised:
        Recipe.from_dict({"dl4eo": 1, **sections})
    assert str(raised.value).startswith(said)


def test_every_need_names_keys_of_the_recipe() -> None:
    document = Recipe().to_dict()
    for need in NEEDS:
        for key in (*need.keys, *re.findall(r"\b\w+\.\w+", need.wanted)):
            section, name = key.split(".")
            assert name in document[section]
