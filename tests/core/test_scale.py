"""Scale and offset that an item or a file's header tells: used, or refused with a reason, never overlooked."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core.bands.kit import Kit
from dl4eo_qgis.core.bands.optical import band_read
from dl4eo_qgis.core.bands.values import told_pieces
from dl4eo_qgis.core.choosing.offset_doctor import Doctor
from dl4eo_qgis.core.errors import ReadError
from dl4eo_qgis.core.failures import Failures
from dl4eo_qgis.core.grid import Chip, GridWindow
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.raster import close_files
from dl4eo_qgis.core.recipe import Output, Recipe
from dl4eo_qgis.core.sources import PROVIDERS
from dl4eo_qgis.core.sources.item import ItemError, scene_of
from dl4eo_qgis.core.sources.offset import declared
from dl4eo_qgis.core.stages import align
from dl4eo_qgis.core.types import Acquisition, Sample, Scene
from tests.servers.items import INSIDE, optical, radar, terrain

WINDOW = GridWindow(32632, 10.0, 60000, 530000, 4, 4)
KIT = Kit(Recipe(), Path(), (), (), ("red",), (), {}, {})


@pytest.fixture(autouse=True)
def _forget_files() -> Any:
    yield
    close_files()


def write(path: Path, value: float, dtype: str = "uint16", scale: float = 1.0, offset: float = 0.0) -> Path:
    with rasterio.open(
        path, "w", driver="GTiff", width=4, height=4, count=1, dtype=dtype, crs="EPSG:32632",
        transform=rasterio.Affine(*WINDOW.transform), nodata=0,
    ) as data:  # fmt: skip
        data.write(np.full((4, 4), value, dtype), 1)
        data.scales, data.offsets = (scale,), (offset,)
    return path


def scene(path: Path, **asset: Any) -> Scene:
    """Return a scene of one band whose item tells a baseline with the offset."""
    item = optical("x", "2024-06-02T10:20:30Z", INSIDE)
    item["assets"] = {"B04": {"href": str(path), **asset}}
    return scene_of(item, "/", "optical", "", PROVIDERS["planetary-computer"], True)


def reflectance(one: Scene) -> float:
    bands = align.ask_bands({"red": band_read(KIT, WINDOW, [one], "red")}, lambda: None)
    bands.wait(lambda: None)
    return float(bands.read()["red"][1, 1])


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"raster:scale": 1e-4, "raster:offset": -0.1},
        {"raster:scale": 1.0},  # what tools write of every file
        {"raster:bands": [{"scale": 1, "offset": 0, "data_type": "uint16"}]},
        {"raster:bands": [{"scale": 0.0001}]},
        {"raster:scale": "0.5"},
    ],
)
def test_dn_are_of_the_usual_scale(tmp_path: Path, told: dict[str, Any]) -> None:
    """(DN + offset) / 10000 in 32 bits: to the bit as without any word of it."""
    one = scene(write(tmp_path / "a.tif", 1234), **told)
    assert (one.assets["red"].scale, one.assets["red"].offset, one.offset_dn) == (1, 0, -1000)
    assert reflectance(one) == float((np.float32(1234) + np.float32(-1000)) / np.float32(10000))


@pytest.mark.parametrize(
    ("told", "dtype", "value", "wanted"),
    [
        ({"raster:scale": 0.0002, "raster:offset": -0.1}, "uint16", 1000, 0.1),
        ({"raster:bands": [{"scale": 5e-05, "offset": -0.2}]}, "uint16", 8000, 0.2),
        ({"bands": [{"raster:scale": 0.001}], "raster:scale": 1e-4}, "uint16", 300, 0.3),
        ({"raster:scale": 1.0, "data_type": "float32"}, "float32", 0.25, 0.25),
        ({"raster:bands": [{"scale": 1, "offset": -0.1, "data_type": "float32"}]}, "float32", 0.35, 0.25),
    ],
)
def test_another_scale_of_an_item_is_used(
    tmp_path: Path, told: dict[str, Any], dtype: str, value: float, wanted: float
) -> None:
    """With its own offset, and nothing else."""
    one = scene(write(tmp_path / "a.tif", value, dtype), **told)
    assert one.assets["red"].unit == "reflectance"
    assert (one.offset_dn, one.offset_reason) == (0, "")
    assert reflectance(one) == pytest.approx(wanted, abs=1e-7)
    asked = Sample(Chip(32632, 0, 0, 64, 64, 10.0), Acquisition("optical", (one,)))
    for offset in ("auto", "always"):
        assert Doctor(offset, Output(), Failures(), Progress()).decided([asked]) == [asked]


def test_a_scale_of_0_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ItemError, match="has the scale 0"):
        scene(tmp_path / "a.tif", **{"raster:scale": 0})


@pytest.mark.parametrize(("scale", "offset"), [(1e-4, 0.0), (1e-4, -0.1)])
def test_a_header_of_the_usual_scale_changes_nothing(tmp_path: Path, scale: float, offset: float) -> None:
    """Its offset is one more word on what metadata and pixels decide."""
    one = scene(write(tmp_path / "a.tif", 1234, scale=scale, offset=offset))
    for offset_dn, wanted in ((0.0, 0.1234), (-1000.0, 0.0234)):
        assert reflectance(dataclasses.replace(one, offset_dn=offset_dn)) == pytest.approx(wanted, abs=1e-7)


def test_another_scale_of_a_header_is_used_where_the_item_is_silent(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tif", 1000, scale=0.0002, offset=-0.1)
    assert reflectance(scene(path)) == pytest.approx(0.1, abs=1e-7)
    assert reflectance(scene(path, **{"raster:scale": 0.0003})) == pytest.approx(0.3, abs=1e-7)
    asked = Sample(Chip(32632, 0, 0, 64, 64, 10.0), Acquisition("optical", (scene(path),)))
    ((found,),) = (s.scenes for s in Doctor("auto", Output(), Failures(), Progress()).decided([asked]))
    assert found.offset_reason.endswith("; a file's header tells a scale of its own (0.0002)")


@pytest.mark.parametrize(("scale", "offset", "why"), [(1, -1000, "adds -1000 without a scale"), (0, 0, "the scale 0")])
def test_a_header_that_makes_no_sense_is_an_error(tmp_path: Path, scale: float, offset: float, why: str) -> None:
    one = scene(write(tmp_path / "a.tif", 1000, scale=scale, offset=offset))
    with pytest.raises(ReadError, match=f"scene x, band red: cannot be used: its header .*{why}"):
        reflectance(one)


@pytest.mark.parametrize(("role", "key", "band"), [("terrain", "data", "elevation"), ("radar", "vv", "vv")])
def test_heights_and_backscatter_with_a_scale(tmp_path: Path, role: str, key: str, band: str) -> None:
    item = {"terrain": terrain("x", INSIDE), "radar": radar("x", "2024-06-02T10:20:30Z", INSIDE)}[role]

    def value(path: Path, **asset: Any) -> float:
        document = {**item, "assets": {key: {"href": str(path), **asset}}}
        one = scene_of(document, "/", role, "", PROVIDERS["planetary-computer"], True)
        return float(align.read_band(told_pieces([one], band), WINDOW, "bilinear")[1, 1])

    plain, told = write(tmp_path / "a.tif", 1500), write(tmp_path / "b.tif", 1500, scale=0.1, offset=-20)
    assert value(plain) == 1500
    assert value(plain, **{"raster:scale": 0.01}) == pytest.approx(15)
    assert value(told) == pytest.approx(130)
    assert value(told, **{"raster:scale": 0.01, "raster:offset": 1}) == pytest.approx(16)


@pytest.mark.parametrize(
    ("asset", "offset"),
    [
        ({"raster:scale": 1, "raster:offset": -1000}, -1000),
        ({"raster:scale": 1, "raster:offset": -0.1}, -1000),
        ({"raster:scale": 0.0001, "raster:offset": -0.1}, -1000),
        ({"raster:offset": -0.1}, -1000),
    ],
)
def test_an_offset_in_dn_or_in_reflectance(asset: dict[str, Any], offset: float) -> None:
    found = declared(asset)
    assert found is not None
    assert found[0] == offset
