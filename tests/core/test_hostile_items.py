"""Items, label files and recipes that mean harm: each ends in one reason, soon, and points nowhere it must not."""

from __future__ import annotations

import json
import math
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core import vector
from dl4eo_qgis.core.errors import GridError, LabelError, ReadError, RecipeError
from dl4eo_qgis.core.geometry.shapes import crosses_itself
from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.sources.item import scene_of
from dl4eo_qgis.core.sources.source import ItemError
from dl4eo_qgis.core.stages import align
from dl4eo_qgis.core.types import Scene
from dl4eo_qgis.core.vector import read_polygons
from dl4eo_qgis.core.web import Place
from tests.servers.files import serve_files
from tests.servers.items import WORLD

REMOTE, LOCAL = "https://example.com/items/a.json", "/data/items.json"


def read(base: str = REMOTE, trusted: bool = False, **changes: Any) -> Scene:
    return scene_of({**WORLD[0], **changes}, base, "optical", "c", None, trusted)


def with_href(href: str) -> dict[str, Any]:
    return {"assets": {key: {"href": href} for key in WORLD[0]["assets"]}}


def with_property(key: str, value: Any) -> dict[str, Any]:
    return {"properties": {**WORLD[0]["properties"], key: value}}


def star(corners: int) -> shapely.Polygon:
    """Return a polygon whose every edge crosses nearly every other."""
    turn = 2 * np.pi * np.arange(corners) * (corners // 2) / corners
    return shapely.Polygon(np.c_[10 + np.cos(turn), 47 + np.sin(turn)])


# Where files may lie


@pytest.mark.parametrize(
    "href",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "/vsicurl/http://169.254.169.254/latest",
        "http://127.0.0.1/x.tif",
        "http://2130706433/x.tif",
        "http://0x7f.1/x.tif",
        "http://[::ffff:127.0.0.1]/x.tif",
        "http://localhost:8080/x.tif",
        "http://a.localhost/x.tif",
        "http://192.168.0.1/x.tif",
        "http://good.example.com@10.0.0.1/x.tif",
        "http://10.0.0.1\\@good.example.com/x.tif",
        "/vsizip/x.zip",
        "https://good.example.com/a b.tif",
        "s3://169.254.169.254#/x.tif",
        "s3:///x.tif",
        "gs://bucket/x.tif",
        "ftp://example.com/x.tif",
        "https://example.com/" + "x" * 10_000,
        "https://example.com/a\nb.tif",
    ],
)
def test_files_that_an_item_from_the_web_may_not_have(href: str) -> None:
    with pytest.raises(ItemError, match=r"^asset "):
        read(**with_href(href))


@pytest.mark.parametrize(
    ("href", "place"),
    [
        ("/x.tif", "https://example.com/x.tif"),
        ("x.tif", "https://example.com/items/x.tif"),
        ("../../../../etc/passwd", "https://example.com/etc/passwd"),
        ("<VRTDataset/>", "https://example.com/items/<VRTDataset/>"),
        ("https://other.example.org:8443/x.tif?a=b", "https://other.example.org:8443/x.tif?a=b"),
        ("s3://sentinel-cogs/a/x.tif", "s3://sentinel-cogs/a/x.tif"),
    ],
)
def test_files_that_an_item_from_the_web_may_have(href: str, place: str) -> None:
    assert read(**with_href(href)).assets["red"].href == place


@pytest.mark.parametrize(
    "href",
    [
        "/vsizip//vsicurl/http://127.0.0.1/a.zip/x.tif",
        "/vsimem/x.tif",
        "/vsicurl/http://169.254.169.254/latest",
        "/VSIZIP/x.zip",
        "//vsicurl/x",
        "/vsistdin/",
        "file:///vsicurl/http://127.0.0.1/x",
        "file:///%76sicurl/http://127.0.0.1/x",
        "//host/share/x.tif",
        "/data/a\0b.tif",
        "ftp://example.com/x.tif",
        "PG:host=10.0.0.1",
        "WMS:http:",
        'HDF5:"/vsicurl/http:"',
    ],
)
def test_files_that_an_item_in_a_local_file_may_not_have(href: str) -> None:
    with pytest.raises(ItemError, match=r"^asset "):
        read(LOCAL, True, **with_href(href))


@pytest.mark.parametrize(
    ("href", "place"),
    [
        ("x.tif", "/data/x.tif"),
        ("file:///other/x.tif", "/other/x.tif"),
        ("http://127.0.0.1:8000/x.tif", "http://127.0.0.1:8000/x.tif"),
        ("<VRTDataset>", "/data/<VRTDataset>"),
    ],
)
def test_files_that_an_item_in_a_local_file_may_have(href: str, place: str) -> None:
    assert read(LOCAL, True, **with_href(href)).assets["red"].href == place


# What an item says of itself


@pytest.mark.parametrize("name", ["a\nb", "a;b", "\ud800", "x" * 1001])
def test_ids_that_no_table_can_hold(name: str) -> None:
    with pytest.raises(ItemError, match=r"its id "):
        read(id=name)


def test_a_long_text_is_refused_with_its_length() -> None:
    with pytest.raises(ItemError, match=r"its platform has 10000000 characters; at most 1000 are kept"):
        read(**with_property("platform", "x" * 10_000_000))


@pytest.mark.parametrize(
    ("coordinates", "why"),
    [
        ([[[0, 0], [1, 0], [math.nan, 1], [0, 0]]], "no numbers"),
        ([[[0, 0], [1, 0], [math.inf, 1], [0, 0]]], "no numbers"),
        ([[[0, 0], [1e300, 0], [1, 1], [0, 0]]], "outside of the Earth"),
        ([[[x / 1e5, math.sin(x)] for x in range(20_001)] + [[0, 0]]], "vertices; at most 20000"),
        (shapely.geometry.mapping(star(101))["coordinates"], "crosses itself more than 50 times"),
        ([[[0, 0], [1, 1], [2, 2], [0, 0]]], "no area"),
    ],
)
def test_footprints_that_are_none(coordinates: Any, why: str) -> None:
    with pytest.raises(ItemError, match=why):
        read(geometry={"type": "Polygon", "coordinates": coordinates})


def test_a_point_is_no_footprint() -> None:
    with pytest.raises(ItemError, match=r"a Point, not a polygon"):
        read(geometry={"type": "Point", "coordinates": [0, 0]})


@pytest.mark.parametrize("cloud", [math.nan, math.inf, -1, 101, 10**400, "5", True])
def test_a_cloud_share_that_is_none_is_not_told(cloud: Any) -> None:
    assert read(**with_property("eo:cloud_cover", cloud)).cloud_percent is None


@pytest.mark.parametrize("code", [10**12, -5, 0, 1e300, "4" * 5000])
def test_a_code_that_is_none_is_not_told(code: Any) -> None:
    assert read(**with_property("proj:epsg", code)).epsg is None


@pytest.mark.parametrize("offset", [1e300, math.nan, math.inf, 10**400])
def test_an_offset_that_is_none_is_not_taken(offset: float) -> None:
    assets = {key: {**asset, "raster:offset": offset} for key, asset in WORLD[0]["assets"].items()}
    assert abs(read(assets=assets).offset_dn) <= 1000


@pytest.mark.parametrize("corners", [5, 21, 101])
def test_crossings_are_counted(corners: int) -> None:
    crossings = corners * (corners - 3) // 2  # of the star {n / ((n-1)/2)}: each edge meets all but its neighbours
    assert crosses_itself(star(corners), crossings - 1)
    assert not crosses_itself(star(corners), crossings)
    assert not crosses_itself(shapely.buffer(shapely.Point(0, 0), 1), 0)


# Label files


def labels(path: Path, *rings: Any, **attributes: Any) -> str:
    features = [
        {"type": "Feature", "properties": attributes, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for ring in rings
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return str(path)


SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def test_features_with_coordinates_that_are_no_numbers_are_left_out_and_counted(tmp_path: Path) -> None:
    path = labels(tmp_path / "a.geojson", SQUARE, [[0, 0], [1, 0], [math.nan, 1], [0, 1], [0, 0]], c=1)
    read = read_polygons(path, "", "labels", "c")
    assert (len(read.geometries), read.no_numbers, read.dropped, read.values) == (1, 1, 0, (1,))


def test_a_tangle_is_left_out_and_counted(tmp_path: Path) -> None:
    tangle = shapely.geometry.mapping(star(101))["coordinates"][0]
    read = read_polygons(labels(tmp_path / "a.geojson", SQUARE, tangle), "", "labels")
    assert (len(read.geometries), read.tangled, read.dropped, read.repaired) == (1, 1, 0, 0)


@pytest.mark.parametrize(("what", "error"), [("AOI", GridError), ("labels", LabelError)])
def test_too_many_vertices_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, error: type[Exception]
) -> None:
    monkeypatch.setitem(vector.MAX_VERTICES, what, 9)  # type: ignore[arg-type]
    path = labels(tmp_path / "a.geojson", SQUARE, SQUARE)
    with pytest.raises(error, match=r"has 10 vertices; at most 9 are read\. Cut it to the place"):
        read_polygons(path, "", what)


def test_too_many_features_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector, "MAX_FEATURES", 1)
    with pytest.raises(LabelError, match=r"has 2 features; at most 1"):
        read_polygons(labels(tmp_path / "a.geojson", SQUARE, SQUARE), "", "labels")


def test_a_huge_attribute_is_no_class(tmp_path: Path) -> None:
    path = labels(tmp_path / "a.geojson", SQUARE, c="x" * 1_000_000)
    with pytest.raises(LabelError, match=r"'c' holds a text of 1000000 characters \(x{40}\.\.\.\)") as caught:
        read_polygons(path, "", "labels", "c")
    assert len(str(caught.value)) < 500
    assert len(read_polygons(path, "", "labels").geometries) == 1


@pytest.mark.parametrize("name", ["a.vrt", "a.geojson", "a"])
def test_a_file_that_points_to_other_data_is_not_followed(tmp_path: Path, name: str) -> None:
    with serve_files(tmp_path) as private:
        labels(tmp_path / "secret.geojson", SQUARE)
        for text in (
            f'<OGRVRTDataSource><OGRVRTLayer name="secret"><SrcDataSource>/vsicurl/{private.url}/secret.geojson'
            "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
            json.dumps({"type": "gdal_streamed_alg", "command_line": f"gdal vector read {private.url}/secret.geojson"}),
        ):
            (tmp_path / name).write_text(text)
            with pytest.raises(LabelError, match=r"the address of other data"):
                read_polygons(str(tmp_path / name), "", "labels")
        assert private.requests == []


@pytest.mark.parametrize(
    "path", ["/vsicurl/{url}/a.geojson", "{url}/a.geojson", "zip+{url}/a.zip", "/dev/zero", "a\0b"]
)
def test_only_files_are_labels(tmp_path: Path, path: str) -> None:
    with serve_files(tmp_path) as private:
        labels(tmp_path / "a.geojson", SQUARE)
        with pytest.raises(LabelError, match=r"cannot be opened"):
            read_polygons(path.replace("{url}", private.url), "", "labels")
        assert private.requests == []


def test_an_archive_that_unpacks_without_end_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector, "MAX_TEXT_BYTES", 2**20)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.geojson", " " * 2**22)
    assert (tmp_path / "a.zip").stat().st_size < 2**16
    with pytest.raises(LabelError, match=r"GiB of text"):
        read_polygons(str(tmp_path / "a.zip"), "", "labels")


# Rasters


def raster(path: Path, transform: rasterio.Affine, size: int = 64, crs: str = "EPSG:32632") -> align.Piece:
    """Write a sparse file and return it as a piece."""
    shape = {"width": size, "height": size, "count": 1, "blockxsize": min(8192, size), "blockysize": min(8192, size)}
    with rasterio.open(
        path,
        "w",
        "GTiff",
        dtype="uint16",
        crs=crs,
        transform=transform,
        tiled=True,
        SPARSE_OK=True,
        BIGTIFF="YES",
        **shape,
    ):
        return align.Piece("s", "red", Place.of(str(path)), 1, (0.0,), align.unchanged)


WINDOW = GridWindow(32632, 10.0, 50_000, 520_000, 64, 64)


@pytest.mark.parametrize("method", ["nearest", "bilinear"])
def test_a_file_of_a_million_million_pixels_is_no_danger(tmp_path: Path, method: str) -> None:
    fine = raster(tmp_path / "fine.tif", rasterio.Affine(0.001, 0, 500_000, 0, -0.001, 5_200_000), 1_000_000)
    with pytest.raises(
        ReadError, match=r"scene s, band red: cannot be used: \d+ x \d+ of its pixels are needed at once"
    ):
        align.read_band([fine], WINDOW, method)
    usual = raster(tmp_path / "usual.tif", rasterio.Affine(10, 0, 500_000, 0, -10, 5_200_000), 1_000_000)
    assert np.isnan(align.read_band([usual], WINDOW, method)).all()


@pytest.mark.parametrize(
    "transform",
    [
        (0, 0, 5e5, 0, 0, 5.2e6),
        (math.nan, 0, 5e5, 0, math.nan, 5.2e6),
        (10, 0, math.inf, 0, -10, 5.2e6),
        (1e-300, 0, 5e5, 0, -1e-300, 5.2e6),
        (1e-6, 0, 5e5, 0, -1e-6, 5.2e6),
        (1e300, 0, 5e5, 0, -1e300, 5.2e6),
        (1, 1, 5e5, 1, 1, 5.2e6),
        (10, 0, 1e300, 0, -10, 5.2e6),
    ],
)
@pytest.mark.parametrize("crs", ["EPSG:32632", "EPSG:4326", "EPSG:3031", "EPSG:4978", 'LOCAL_CS["x",UNIT["metre",1]]'])
def test_a_header_that_makes_no_sense_is_a_clear_error_or_an_empty_image(
    tmp_path: Path, transform: tuple[float, ...], crs: str
) -> None:
    piece = raster(tmp_path / "a.tif", rasterio.Affine(*transform), crs=crs)
    try:
        assert np.isnan(align.read_band([piece], WINDOW, "bilinear")).all()
    except ReadError as error:
        reason = str(error)
        assert "scene s, band red: can" in reason


# Recipes


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"split": {"seed": 10**400}}, "split.seed: must have at most 18 digits"),
        ({"split": {"seed": "x" * 10_000_000}}, "split.seed: must be a whole number, got 'xxx"),
        ({"aoi": {"path": "x" * 10_001}}, "aoi.path: has 10001 characters"),
        ({"aoi": {"path": "a\0b"}}, "aoi.path: holds a character that no file can keep"),
        ({"aoi": {"path": "\ud800"}}, "aoi.path: holds a character"),
        ({"optical": {"bands": ["red"] * 100_001}}, "optical.bands: has 100001 entries"),
        ({"optical": {"bands": ["red"] * 100_000}}, "optical.bands: a band stands twice"),
        ({"x" * 10_000_000: 1}, "unknown key"),
        ({"optical": {"max_cloud_percent": 10**400}}, "got a number of more than 18 digits"),
    ],
)
def test_recipes_beyond_measure(change: dict[str, Any], why: str) -> None:
    with pytest.raises(RecipeError, match=why) as caught:
        Recipe.from_dict({"dl4eo": 1, **change})
    assert len(str(caught.value)) < 1000


def test_a_deep_value_is_shown_in_short() -> None:
    deep: Any = []
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(RecipeError, match=r"aoi.path: must be a text, got \["):
        Recipe.from_dict({"dl4eo": 1, "aoi": {"path": deep}})


@pytest.mark.parametrize(("content", "why"), [(b"[" * 100_000, "is not JSON"), (b" " * (32 * 2**20 + 1), "32 MiB")])
def test_recipe_files_beyond_measure(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "recipe.json").write_bytes(content)
    with pytest.raises(RecipeError, match=why):
        Recipe.from_file(tmp_path / "recipe.json")


def test_a_file_without_end_is_no_recipe() -> None:
    with pytest.raises(RecipeError, match=r"/dev/zero is not a file"):
        Recipe.from_file(Path("/dev/zero"))
