"""A folder of rasters becomes a catalogue: names, numbers, days and places of its items, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.__main__ import main
from dl4eo_qgis.core.catalogues.local_index import write_index
from dl4eo_qgis.core.errors import CatalogueError, RecipeError
from dl4eo_qgis.core.local_request import LocalRequest
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.sources.item import scene_of
from dl4eo_qgis.core.types import Asset
from tests.core.own_rasters import EPSG, LEFT, TOP, box_of, write_raster

ONE = np.ones((1, 4, 4), np.uint8)


def index(tmp_path: Path, **asked: Any) -> tuple[dict[str, Any], list[dict[str, Any]], list[str]]:
    """Return the answer, the items and the warnings of an index of ``tmp_path``."""
    said: list[str] = []
    progress = Progress(lambda kind, fraction, text: said.append(text) if kind == "warning" else None)
    given = {"folder": str(tmp_path), "output": str(tmp_path / "index.json"), **asked}
    if given.get("files"):
        given["folder"] = ""
    answer = write_index(LocalRequest(**given), progress)
    return answer, json.loads(Path(answer["path"]).read_text(encoding="utf-8"))["features"], said


def test_names_numbers_and_unit_come_from_the_file(tmp_path: Path) -> None:
    path = write_raster(
        tmp_path / "flight_20240630.tif",
        np.ones((3, 4, 6), np.int16),
        0.5,
        names=("Green (560 nm)", "NIR", ""),
        scales=(0.0001, 0.0001, 1.0),
        offsets=(0.0, -0.1, 0.0),
        nodata=-9999,
    )
    answer, [item], said = index(tmp_path)
    assert (answer["count"], answer["bands"], said) == (1, ["green_560_nm", "nir", "b3"], [])
    assert (answer["start"], answer["end"]) == ("2024-06-30", "2024-06-30")
    assert item["id"] == "flight_20240630"
    assert item["properties"]["eo:cloud_cover"] == 0
    scene = scene_of(item, answer["path"], "optical", answer["path"], trusted=True)
    assert (scene.product, scene.source, scene.epsg, scene.pass_id) == ("local", "local", EPSG, "2024-06-30")
    assert scene.time.isoformat() == "2024-06-30T00:00:00+00:00"
    assert dict(scene.assets) == {
        "green_560_nm": Asset(str(path), 1, 0.0001, 0.0, (-9999.0,), "reflectance"),
        "nir": Asset(str(path), 2, 0.0001, -0.1, (-9999.0,), "reflectance"),
        "b3": Asset(str(path), 3, 1.0, 0.0, (-9999.0,), ""),
    }


def test_the_footprint_is_the_extent(tmp_path: Path) -> None:
    write_raster(tmp_path / "a_2024-06-30.tif", np.ones((1, 200, 100), np.uint8), 20.0)
    _, [item], _ = index(tmp_path)
    west, south, east, north = box_of(2000, 4000)
    footprint = shapely.from_geojson(json.dumps(item["geometry"]))
    assert footprint.bounds == pytest.approx((west, south, east, north), abs=1e-8)
    assert shapely.get_num_coordinates(footprint) == 2 + 4 + 2 + 4 + 1  # edges of 2 and 4 km in pieces of 1 km


@pytest.mark.parametrize(
    ("name", "header", "asked", "day"),
    [
        ("x_20240630_y.tif", "", {}, "2024-06-30T00:00:00Z"),
        ("2024-06-30 mine.tif", "2020:01:02 03:04:05", {}, "2024-06-30T00:00:00Z"),
        ("mine.tif", "2020:01:02 03:04:05", {}, "2020-01-02T03:04:05Z"),
        ("x_20240630.tif", "", {"date": "2019-05-04"}, "2019-05-04T00:00:00Z"),
        ("ortho2018.tif", "", {"date_pattern": r"ortho(\d{4})"}, "2018-01-01T00:00:00Z"),
        ("d30m06y2024.tif", "2020:01:02 03:04:05", {"date_pattern": ""}, "2020-01-02T03:04:05Z"),
    ],
)
def test_the_day(tmp_path: Path, name: str, header: str, asked: dict[str, Any], day: str) -> None:
    write_raster(tmp_path / name, ONE, 0.5, time=header)
    _, [item], _ = index(tmp_path, **asked)
    assert item["properties"]["datetime"] == day


def test_files_of_one_band_each_become_one_item(tmp_path: Path) -> None:
    for band in ("B03", "B08", "B8A"):
        for day in ("20240630", "20240710"):
            write_raster(tmp_path / f"T33_{day}_{band}.tif", ONE, 10.0)
    answer, items, _ = index(tmp_path, band_pattern=r"_(B\w\w)\.", bands=("b03=green", "b08=nir"))
    assert [item["id"] for item in items] == ["T33_20240630", "T33_20240710"]
    assert answer["bands"] == ["green", "nir", "b8a"]
    scene = scene_of(items[1], answer["path"], "optical", "c", trusted=True)
    assert {band: Path(asset.href).name for band, asset in scene.assets.items()} == {
        "green": "T33_20240710_B03.tif", "nir": "T33_20240710_B08.tif", "b8a": "T33_20240710_B8A.tif",
    }  # fmt: skip


def test_an_alpha_band_is_no_band(tmp_path: Path) -> None:
    write_raster(tmp_path / "rgba_20240630.tif", np.ones((4, 4, 4), np.uint8), 0.5, alpha=True)
    answer, _, _ = index(tmp_path, bands=("red", "green", "blue"))
    assert answer["bands"] == ["red", "green", "blue"]


def test_a_band_that_is_marked_as_alpha_is_one_if_it_gets_a_name(tmp_path: Path) -> None:
    write_raster(tmp_path / "rgbn_20240630.tif", np.ones((4, 4, 4), np.uint8), 0.5, alpha=True)
    answer, _, said = index(tmp_path, bands=("red", "green", "blue", "nir"))
    assert answer["bands"] == ["red", "green", "blue", "nir"]
    assert said == ["1 files mark a band that has a name as alpha: their other bands have no value where it is 0."]


def test_bands_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    write_raster(tmp_path / "a_20240630.tif", np.ones((3, 4, 4), np.uint8), 0.5, names=("red", "Red", "red!"))
    assert index(tmp_path)[0]["bands"] == ["red", "red_2", "red_3"]


def test_numbers_that_are_given_hold_for_all(tmp_path: Path) -> None:
    write_raster(tmp_path / "a_20240630.tif", ONE, 0.5, nodata=7)
    answer, [item], _ = index(tmp_path, scale=(0.01,), offset=(-1.0,), nodata=(0.0,))
    asset = scene_of(item, answer["path"], "optical", "c", trusted=True).assets["b1"]
    assert (asset.scale, asset.offset, asset.nodata) == (0.01, -1.0, (0.0,))


@pytest.mark.parametrize("name", ["a b_20240630.tif", "é_20240630.TIF", "a#1_20240630.tiff", "100%_20240630.tif"])
def test_whatever_a_file_is_called_it_is_found(tmp_path: Path, name: str) -> None:
    path = write_raster(tmp_path / "in ner" / name, ONE, 0.5)
    answer, [item], _ = index(tmp_path)
    assert scene_of(item, answer["path"], "optical", "c", trusted=True).assets["b1"].href == str(path)
    elsewhere = index(tmp_path, output=str(tmp_path / "out" / "index.json"))[1][0]
    assert scene_of(elsewhere, str(tmp_path / "out/index.json"), "optical", "c", trusted=True).assets["b1"].href == str(
        path
    )


def test_files_of_the_same_name_have_their_own_ids(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_raster(tmp_path / folder / "x_20240630.tif", ONE, 0.5)
    assert [item["id"] for item in index(tmp_path)[1]] == ["x_20240630", "x_20240630_2"]


def test_files_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    write_raster(tmp_path / "good_20240630.tif", ONE, 0.5)
    write_raster(tmp_path / "no_day.tif", ONE, 0.5)
    write_raster(tmp_path / "complex_20240630.tif", np.ones((1, 2, 2), np.complex64), 0.5)
    (tmp_path / "text_20240630.tif").write_text("no raster", encoding="utf-8")
    with rasterio.open(
        tmp_path / "nowhere_20240630.tif", "w", driver="GTiff", count=1, height=2, width=2, dtype="uint8"
    ):
        pass
    answer, items, said = index(tmp_path)
    assert [item["id"] for item in items] == ["good_20240630"]
    assert answer["passed_over"] == 4
    assert [text.split(" is passed over: ")[1][:24] for text in said] == [
        "its pixels are complex n", "neither its name nor its", "the file has no CRS.", f"'{tmp_path}"[:24],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "asked", "text"),
    [
        ([], {}, "holds no raster that can be read (.tif, .tiff, .jp2, .j2k). Turn other formats into GeoTIFF"),
        (["x.tif"], {}, "none of its 1 rasters can be indexed; the first: "),
        (["x_20240630.tif"], {"bands": ("red", "green")}, "it has 1 bands, and 2 names are given"),
        (["x_20240630.tif"], {"band_pattern": "_(B..)"}, "its name does not match '_(B..)'"),
        (["x_2024.tif"], {"date_pattern": r"_(\d\d)"}, "'20' in its name is no day (YYYYMMDD) and no year"),
    ],
)
def test_nothing_to_index(tmp_path: Path, files: list[str], asked: dict[str, Any], text: str) -> None:
    for name in files:
        write_raster(tmp_path / name, ONE, 0.5)
    with pytest.raises(CatalogueError) as error:
        index(tmp_path, **asked)
    assert text in str(error.value)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ({"folder": ""}, "index.folder: give either a folder or files, got none of them"),
        ({"folder": "a", "files": ("b.tif",)}, "index.folder: give either a folder or files, got both"),
        ({"output": "x.gpkg"}, "index.output: must end with .json, got 'x.gpkg'"),
        ({"date": "1 May"}, "index.date: must be a date like 2024-06-30, got '1 May'"),
        ({"date_pattern": "("}, "index.date_pattern: is no regular expression"),
        ({"band_pattern": "_B.."}, "index.band_pattern: must have one group, got 0"),
        ({"bands": ("red", "b2=nir")}, "index.bands: give names in the order of the bands, or old=new"),
        ({"bands": ("red", "red")}, "index.bands: a name stands twice: red, red"),
        ({"bands": ("re d",)}, "index.bands: 're d' cannot be a band's name"),
        ({"scale": (1.0, 2.0)}, "index.scale: must be one number, got 2"),
        ({"scale": (0.0,)}, "index.scale: must not be 0"),
    ],
)
def test_a_request_that_cannot_be_used_is_refused(asked: dict[str, Any], text: str) -> None:
    with pytest.raises(RecipeError) as error:
        LocalRequest(**{"folder": "a", "output": "x.json", **asked})
    assert str(error.value).startswith(text)


def test_a_new_name_for_a_band_that_no_file_has(tmp_path: Path) -> None:
    write_raster(tmp_path / "x_20240630.tif", np.ones((2, 4, 4), np.uint8), 0.5, names=("B03", ""))
    with pytest.raises(RecipeError, match=r"^index.bands: no file has a band 'zz'. Known: b03, b2\.$"):
        index(tmp_path, bands=("zz=blue", "b03=green"))
    assert index(tmp_path, bands=("b2=blue", "b03=green"))[0]["bands"] == ["green", "blue"]
    write_raster(tmp_path / "of_one_band" / "y_B08_20240630.tif", ONE, 0.5)
    with pytest.raises(RecipeError, match=r"no file has a band 'b04'. Did you mean b08"):
        index(tmp_path / "of_one_band", bands=("b04=red",), band_pattern="_(B..)")


def test_a_day_that_is_missing_names_what_gives_one(tmp_path: Path) -> None:
    write_raster(tmp_path / "x.tif", ONE, 0.5)
    with pytest.raises(CatalogueError, match=r"tells a day; give one \(index.date\)"):
        index(tmp_path)


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(write_raster(tmp_path / f"{name}.tif", ONE, 0.5)) for name in ("x", "y")]
    code = main(
        ["index", *paths, "-o", str(tmp_path / "i.json"), "--date", "2024-06-30", "--bands", "Red", "--scale", "2"]
    )
    assert code == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["count"], answer["bands"]) == (2, ["red"])


def test_a_rotated_raster_has_a_rotated_footprint(tmp_path: Path) -> None:
    turned = rasterio.Affine(10, 5, LEFT, 5, -10, TOP)
    with rasterio.open(
        tmp_path / "t_20240630.tif", "w", driver="GTiff", count=1, height=8, width=8, dtype="uint8",
        crs=f"EPSG:{EPSG}", transform=turned,
    ) as file:  # fmt: skip
        file.write(np.ones((1, 8, 8), np.uint8))
    _, [item], _ = index(tmp_path)
    assert len(item["geometry"]["coordinates"][0]) == 5
    assert item["bbox"][2] - item["bbox"][0] > box_of(80, 80)[2] - box_of(80, 80)[0]


@pytest.mark.real
def test_real_jp2_files(shared_data: Path, tmp_path: Path) -> None:
    """The 13 bands of Sentinel-2 L1C at 10, 20 and 60 m: one item, and 604 polygons lie on it."""
    answer, [item], said = index(
        tmp_path, folder=str(shared_data / "sites/brandenburg/s2_l1c"), band_pattern=r"_(B\w\w)\.",
        bands=("b02=blue", "b03=green", "b08=nir"), scale=(0.0001,), nodata=(0.0,),
    )  # fmt: skip
    assert said == []
    assert (answer["files"], answer["start"], item["id"]) == (13, "2017-02-16", "T33UUU_20170216T102101")
    scene = scene_of(item, answer["path"], "optical", "c", trusted=True)
    assert len(scene.assets) == 13
    assert scene.assets["green"].scale == 0.0001
