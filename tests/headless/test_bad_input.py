"""Bad input gets one clear line and leaves nothing half-written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import pytest
import rasterio

from tests.headless.conftest import World, fail

ELSEWHERE = (100.0, 10.0, 100.1, 10.1)
MakePolygon = Callable[..., Path]


@pytest.fixture
def refused(world: World, tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs makedataset with changes and returns its error line; nothing may be written."""

    def go(**changes: Any) -> str:
        folder = tmp_path / "out"
        said = fail("makedataset", **{**world.parameters, "FOLDER": folder, **changes})
        assert not folder.exists()
        return said

    return go


def test_area_is_empty(refused: Callable[..., str], polygon: MakePolygon) -> None:
    assert refused(AOI=polygon("nothing")).startswith("AOI: layer 'nothing' has no polygon")


def test_area_has_no_crs(refused: Callable[..., str], world: World, tmp_path: Path) -> None:
    area = geopandas.read_file(world.parameters["AOI"])
    area.to_file(tmp_path / "bare.shp")
    (tmp_path / "bare.prj").unlink()
    assert refused(AOI=tmp_path / "bare.shp").startswith("AOI: layer 'bare' has no CRS. Set it")


def test_area_is_no_file(refused: Callable[..., str]) -> None:
    assert refused(AOI="/nowhere/aoi.gpkg") == "Could not load source layer for AOI: /nowhere/aoi.gpkg not found"


def test_area_lies_outside_all_scenes(refused: Callable[..., str], polygon: MakePolygon) -> None:
    labels = polygon("labels", ELSEWHERE)
    said = refused(AOI=polygon("far", ELSEWHERE), LABELS=labels)
    assert "AOI" in said
    assert "0" in said


def test_end_before_start(refused: Callable[..., str]) -> None:
    assert refused(START="2022-03-01") == "END: 2022-02-28 lies before START 2022-03-01"


def test_no_scene_in_the_period_counts_before_each_filter(refused: Callable[..., str]) -> None:
    said = refused(START="2020-01-01", END="2020-02-01")
    assert (
        "4 items given by the catalogue, 4 of them usable, 4 touch the AOI, 0 lie in 2020-01-01 to 2020-02-01" in said
    )
    assert "Use a longer period" in said


def test_no_scene_under_the_cloud_limit(refused: Callable[..., str]) -> None:
    assert "cloud" in refused(MAX_CLOUD="0.001")


def test_labels_are_empty(refused: Callable[..., str], polygon: MakePolygon) -> None:
    assert refused(LABELS=polygon("nothing")).startswith("LABELS: layer 'nothing' has no polygon")


def test_labels_lie_all_outside(refused: Callable[..., str], polygon: MakePolygon) -> None:
    said = refused(LABELS=polygon("far", ELSEWHERE))
    assert said.startswith("LABELS: no feature (of 1) touches a chip of the AOI")


def test_class_field_is_not_there(refused: Callable[..., str], world: World) -> None:
    known = [n for n in geopandas.read_file(world.parameters["LABELS"]).columns if n != "geometry"]
    said = refused(CLASS_FIELD="kindd")
    assert said.startswith("CLASS_FIELD: layer 'lakes' has no field 'kindd'.")
    assert any(name in said for name in known)


def test_chip_size_is_0(refused: Callable[..., str]) -> None:
    assert refused(CHIP_SIZE=0) == "CHIP_SIZE: must be 1 to 4096 pixels, got 0. 256 is usual."


def test_chips_are_larger_than_the_area(refused: Callable[..., str]) -> None:
    said = refused(CHIP_SIZE=4096)
    assert "4096" in said
    assert "AOI" in said


def test_unknown_band(refused: Callable[..., str]) -> None:
    assert refused(BANDS="blue,grene").startswith("BANDS: unknown band 'grene'. Did you mean green")


def test_unknown_index(refused: Callable[..., str]) -> None:
    said = refused(INDICES="NDWJ")
    assert said.startswith("INDICES: ")
    assert "ndwi" in said.lower()


def test_catalogue_cannot_be_reached(refused: Callable[..., str]) -> None:
    assert refused(CATALOGUE="http://127.0.0.1:9/stac").startswith(
        "CATALOGUE: http://127.0.0.1:9/stac: cannot be reached"
    )


def test_catalogue_is_no_file(refused: Callable[..., str]) -> None:
    assert "CATALOGUE: /nowhere/catalog.json: " in refused(CATALOGUE="/nowhere/catalog.json")


def test_catalogue_is_not_stac(refused: Callable[..., str], polygon: MakePolygon) -> None:
    other = polygon("other", ELSEWHERE)
    assert refused(CATALOGUE=other).startswith(f"CATALOGUE: {other}: is not STAC")


def test_catalogue_is_an_unknown_name(refused: Callable[..., str]) -> None:
    assert "planetary-computer" in refused(CATALOGUE="planetary-computr")


def test_folder_cannot_be_written(world: World, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    said = fail("makedataset", **world.parameters, FOLDER=tmp_path / "file" / "out")
    assert said.startswith(f"FOLDER: {tmp_path / 'file' / 'out'}: cannot be written")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "a file"


def test_folder_holds_another_dataset(world: World, finished: dict[str, Any]) -> None:
    folder = Path(finished["FOLDER"])
    before = {p: p.stat().st_mtime_ns for p in sorted(folder.rglob("*"))}
    said = fail("makedataset", **{**world.parameters, "CHIP_SIZE": 32}, FOLDER=folder)
    assert said.startswith(f"FOLDER: {folder}: already holds another dataset")
    assert "CHIP_SIZE" in said
    assert {p: p.stat().st_mtime_ns for p in sorted(folder.rglob("*"))} == before


def test_folder_holds_other_files(world: World, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "holiday.jpg").write_bytes(b"sun")
    said = fail("makedataset", **world.parameters, FOLDER=tmp_path)
    assert "images" in said
    assert [p.name for p in tmp_path.rglob("*")] == ["images", "holiday.jpg"]


def test_a_file_is_cut_short(world: World, tmp_path: Path) -> None:
    copy = tmp_path / "world"
    shutil.copytree(world.catalogue.parent, copy)
    cut = sorted((copy / "sentinel-2-l2a").rglob("*B03*.tif"))
    assert cut
    for path in cut:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    said = fail("makedataset", **{**world.parameters, "CATALOGUE": copy / "catalog.json"}, FOLDER=tmp_path / "out")
    assert "band green cannot be read (the file is shorter than its own header says)" in said
    assert json.loads((tmp_path / "out/dataset.json").read_text(encoding="utf-8"))["state"] == "building"
    for path in (tmp_path / "out").rglob("*.tif"):  # chips whose part of the files is there
        with rasterio.open(path) as file:
            assert file.read().any()


@pytest.mark.parametrize("content", ["not json", json.dumps({"type": "Catalog"})])
def test_loaddataset_of_another_file(content: str, tmp_path: Path) -> None:
    path = tmp_path / "dataset.json"
    path.write_text(content, encoding="utf-8")
    said = fail("loaddataset", DATASET=path)
    assert said.startswith(f"DATASET: {path} is not")


def test_searchscenes_finds_nothing(world: World, polygon: MakePolygon, tmp_path: Path) -> None:
    asked = {name: world.parameters[name] for name in ("CATALOGUE", "START", "END")}
    output = tmp_path / "scenes.gpkg"
    said = fail("searchscenes", **asked, AOI=polygon("far", ELSEWHERE), OUTPUT=output)
    assert "AOI" in said
    assert not output.exists()
