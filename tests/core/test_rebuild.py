"""A dataset of another recipe, rebuilt on request: what would be the same is kept, the rest is made or removed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from dl4eo_qgis.core.dataset import differences
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import Cancelled, DatasetError
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from tests.core.demo_job import chips_of, hashes, recipe_of


@pytest.fixture(scope="module")
def made(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dataset of all chips, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "dataset"
    build(recipe_of(world, folder, chips={"keep": "all"}), Progress())
    return folder


def rebuild_of(world: DemoWorld, folder: Path, **sections: dict[str, Any]) -> Recipe:
    output = {"folder": str(folder), "existing": "rebuild", **sections.pop("output", {})}
    return recipe_of(world, folder, output=output, **sections)


def written_at(folder: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of each image and mask: a file that is written again has others."""
    return {str(p.relative_to(folder)): (p.stat().st_ino, p.stat().st_mtime_ns) for p in sorted(folder.glob("*/*.tif"))}


def one_lake_less(world: DemoWorld, tmp_path: Path) -> dict[str, Any]:
    lakes = gpd.read_file(world.labels)
    lakes.drop(index=lakes.to_crs("EPSG:32632").area.idxmax()).to_file(tmp_path / "lakes.gpkg")
    return {"labels": {"path": str(tmp_path / "lakes.gpkg")}, "chips": {"keep": "all"}}


def half_the_area(world: DemoWorld, tmp_path: Path) -> dict[str, Any]:
    area = gpd.read_file(world.aoi)
    west, south, east, north = area.total_bounds
    area.clip(shapely.box(west, south, (west + east) / 2, north)).to_file(tmp_path / "half.gpkg")
    return {"aoi": {"path": str(tmp_path / "half.gpkg")}, "chips": {"keep": "all"}}


CHANGES = {
    "least valid share": (lambda world, tmp_path: {"chips": {"keep": "all"}, "qc": {"min_valid": 0.999}}, 1.0),
    "which are kept": (lambda world, tmp_path: {"chips": {"keep": "labelled"}}, 1.0),
    "labels of a chip": (
        lambda world, tmp_path: {
            "chips": {"keep": "all"},
            "labels": {"min_class_px": 200},
            "qc": {"max_unlabelled": 0.95},
        },
        1.0,
    ),
    "split": (lambda world, tmp_path: {"chips": {"keep": "all"}, "split": {"seed": 7}}, 1.0),
    "cloud limit": (lambda world, tmp_path: {"chips": {"keep": "all"}, "optical": {"max_cloud_percent": 99}}, 1.0),
    "area": (half_the_area, 1.0),
    "labels": (one_lake_less, 0.5),
    "bands": (lambda world, tmp_path: {"chips": {"keep": "all"}, "optical": {"bands": ["red", "nir"]}}, 0.0),
    "days to the radar": (lambda world, tmp_path: {"chips": {"keep": "all"}, "radar": {"max_days": 1}}, 0.0),
}
"""Changes to a recipe that keeps all chips, and the least share of the samples that are not made again."""


RULES = ("least valid share", "split")
"""Changes that are settled from the table: no other dataset."""


@pytest.mark.parametrize("what", CHANGES)
def test_what_would_be_the_same_is_kept_and_the_end_is_that_of_a_new_dataset(
    world: DemoWorld, made: Path, tmp_path: Path, what: str
) -> None:
    change, share = CHANGES[what]
    sections = change(world, tmp_path)
    shutil.copytree(made, tmp_path / "a")
    before = written_at(tmp_path / "a")
    (tmp_path / "a/images/mine.tif").write_bytes(b"of the user")
    if what in RULES:
        build(recipe_of(world, tmp_path / "a", **sections), Progress())
    else:
        with pytest.raises(DatasetError, match="already holds another dataset"):
            build(recipe_of(world, tmp_path / "a", **sections), Progress())
        build(rebuild_of(world, tmp_path / "a", **sections), Progress())
    (tmp_path / "a/images/mine.tif").unlink()
    build(recipe_of(world, tmp_path / "b", **sections), Progress())
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")
    after = written_at(tmp_path / "a")
    kept = sum(before.get(name) == now for name, now in after.items())
    assert kept == len(after) if share == 1 else share * len(after) <= kept < len(after)


def stopping_in_the_middle() -> Progress:
    """Return a progress whose run is cancelled when some of its samples are finished."""

    def stop(kind: str, fraction: float, text: str) -> None:
        if re.fullmatch(r"[1-9]\d* of \d+ samples", text):
            progress.cancelled.set()

    progress = Progress(stop)
    return progress


def test_a_rebuild_that_was_stopped_is_completed_by_the_same_recipe_only(
    world: DemoWorld, made: Path, tmp_path: Path
) -> None:
    shutil.copytree(made, tmp_path / "a")
    changed = {"chips": {"keep": "all"}, "optical": {"bands": ["red", "nir"]}}
    with pytest.raises(Cancelled):
        build(rebuild_of(world, tmp_path / "a", **changed), stopping_in_the_middle())
    header = json.loads((tmp_path / "a/dataset.json").read_text(encoding="utf-8"))
    assert (header["state"], header["recipe"]["optical"]["bands"]) == ("building", ["red", "nir"])
    with pytest.raises(DatasetError, match=r"recipe differs in optical.bands \(\[\"red\", \"nir\"\], now \[\"blue\""):
        build(recipe_of(world, tmp_path / "a", chips={"keep": "all"}), Progress())
    said: list[str] = []
    progress = Progress(lambda kind, fraction, text: said.append(text))
    build(recipe_of(world, tmp_path / "a", **changed), progress)
    assert any("samples are finished already" in text for text in said)
    build(recipe_of(world, tmp_path / "b", **changed), Progress())
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def test_a_rebuild_of_the_same_recipe_changes_nothing(world: DemoWorld, tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "a"), Progress())
    before, files = hashes(tmp_path / "a"), written_at(tmp_path / "a")
    build(rebuild_of(world, tmp_path / "a"), Progress())
    assert (hashes(tmp_path / "a"), written_at(tmp_path / "a")) == (before, files)


def test_packing_is_named_where_it_differs(world: DemoWorld, tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "a"), Progress())
    with pytest.raises(DatasetError, match=r'recipe differs in output.compress \("zstd", now "deflate"\)'):
        build(recipe_of(world, tmp_path / "a", output={"compress": "deflate"}), Progress())


@pytest.mark.parametrize("text", ["", '{"dl4eo_dataset": 1, "sta'])
def test_a_damaged_header_is_named_and_written_anew_on_request(world: DemoWorld, tmp_path: Path, text: str) -> None:
    build(recipe_of(world, tmp_path / "a"), Progress())
    before, files = hashes(tmp_path / "a"), written_at(tmp_path / "a")
    (tmp_path / "a/dataset.json").write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match=r"is damaged: it is not JSON .*output.existing set to 'rebuild'"):
        build(recipe_of(world, tmp_path / "a"), Progress())
    build(rebuild_of(world, tmp_path / "a"), Progress())
    assert (hashes(tmp_path / "a"), written_at(tmp_path / "a")) == (before, files)


@pytest.mark.parametrize("text", ["", '{"name": "of another program"}', '{"dl4eo_dataset": 99}'])
def test_a_header_that_is_not_ours_is_never_written_over(world: DemoWorld, tmp_path: Path, text: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/dataset.json").write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match=r"dataset.json: is "):
        build(rebuild_of(world, tmp_path / "a"), Progress())
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["dataset.json"]
    assert (tmp_path / "a/dataset.json").read_text(encoding="utf-8") == text


def test_the_table_lists_what_the_new_recipe_asks_for(world: DemoWorld, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "a")
    many = len(chips_of(tmp_path / "a"))
    build(rebuild_of(world, tmp_path / "a", **half_the_area(world, tmp_path)), Progress())
    chips = chips_of(tmp_path / "a")
    assert 0 < len(chips) < many
    assert len(list((tmp_path / "a/images").glob("*"))) == len(list((tmp_path / "a/masks").glob("*"))) == len(chips)


@pytest.mark.parametrize("recipe", ["none", {"dl4eo": {"a": 1}}, {"aoi": 3, "time": [], "new": {"b": 2}}])
def test_a_header_whose_recipe_is_none_is_another_dataset(world: DemoWorld, tmp_path: Path, recipe: Any) -> None:
    header = {"dl4eo_dataset": 1, "digest": "other", "recipe": recipe}
    (tmp_path / "dataset.json").write_text(json.dumps(header), encoding="utf-8")
    with pytest.raises(DatasetError, match="already holds another dataset; its recipe differs in"):
        build(recipe_of(world, tmp_path), Progress())


def test_differences_tell_no_names_of_a_dataset_s_own_copy() -> None:
    """The own copy calls a field ``instance``, whatever its name was."""
    numbered = {"labels": {"id_field": "instance", "layers": ["instance"], "year_field": "year"}}
    plain = {"labels": {"id_field": "", "layers": ["share"], "year_field": ""}}
    said = 'labels.layers (["instance"], now ["share"]), labels.year_field (given before, now empty)'
    assert differences(numbered, plain) == said
    other = {"labels": {**numbered["labels"], "id_field": ""}}
    assert differences(other, numbered) == "labels.id_field (empty before, now given)"
    assert differences(numbered, numbered) == ""
