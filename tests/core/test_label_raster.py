"""Class maps as labels: which value becomes which class, and which year's map belongs to an image."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core.errors import LabelError
from dl4eo_qgis.core.labels import raster
from dl4eo_qgis.core.labels.maps import MAPS
from dl4eo_qgis.core.raster import write_cog
from dl4eo_qgis.core.recipe import LabelClass
from dl4eo_qgis.core.types import Scene

FOREST, WATER = LabelClass(1, "forest"), LabelClass(2, "water")
NAN = np.nan


def pixels(*rows: list[Any]) -> Any:
    return np.array(rows, np.float32)


def test_without_a_remap_a_class_is_its_own_value() -> None:
    made = raster.class_map([FOREST, WATER], {})
    mask, lost = made.mask(pixels([0, 1, 2], [3, NAN, 3]), 255)
    np.testing.assert_array_equal(mask, [[0, 1, 2], [255, 255, 255]])
    assert lost == {"3": 2}


def test_a_remap_joins_classes_and_leaves_out_others() -> None:
    made = raster.class_map([FOREST, WATER], {"10": 1, "95": 1, "80": 2, "40": 0, "60": -1})
    mask, lost = made.mask(pixels([10, 95, 80, 40], [60, 0, NAN, 30]), 255)
    np.testing.assert_array_equal(mask, [[1, 1, 2, 0], [255, 0, 255, 255]])
    assert lost == {"30": 1}


def test_with_a_remap_no_value_is_a_class_by_chance() -> None:
    mask, lost = raster.class_map([FOREST, WATER], {"10": 1}).mask(pixels([10, 1, 2]), 255)
    np.testing.assert_array_equal(mask, [[1, 255, 255]])
    assert lost == {"1": 1, "2": 1}


def test_zero_and_negative_values_can_be_mapped() -> None:
    mask, lost = raster.class_map([], {"0": 1, "-1": 2}).mask(pixels([0, -1]), 255)
    np.testing.assert_array_equal(mask, [[1, 2]])
    assert not lost


def test_a_fraction_is_told_as_it_is() -> None:
    made = raster.class_map([], {"2": 1, "-3": 1})
    mask, lost = made.mask(pixels([2, 2.5, 2.5, 3, -3, 4.1, 4.2, 4.2, -2.1]), 255)
    np.testing.assert_array_equal(mask, [[1, 255, 255, 255, 1, 255, 255, 255, 255]])
    assert lost == {"2.5": 2, "3": 1, "4 to 5": 3, "-2.1": 1}
    assert raster.told([lost]) == "4 to 5 (3 pixels), 2.5 (2 pixels), -2.1 (1 pixels), 3 (1 pixels)"


def test_the_classes_of_a_remap_are_its_values() -> None:
    made = raster.class_map([], {"10": 3, "20": 3, "30": 1, "40": 0})
    assert [(c.value, c.name) for c in made.classes] == [(1, "1"), (3, "3")]


@pytest.mark.parametrize(
    ("classes", "remap", "text"),
    [
        ([FOREST], {"forest": 1}, "'forest' is no value"),
        ([FOREST], {"10": 7}, "10=7 gives the class 7"),
        ([], {"10": 0}, "no value becomes a class"),
        ([], {"--5": 1}, "'--5' is no value"),
        ([], {"5" * 5000: 1}, "'555.*is no value"),
        ([], {"\u0661": 1}, "is no value"),
        ([], {"1": 1, " 1": 2}, "'1' and ' 1' are the same value"),
        ([], {"010": 1, "10": 2}, "'010' and '10' are the same value"),
        ([], {"0": 1, "-0": 2}, "'0' and '-0' are the same value"),
    ],
)
def test_a_remap_that_cannot_be_used(classes: Any, remap: Any, text: str) -> None:
    with pytest.raises(LabelError, match=text):
        raster.class_map(classes, remap)


def written(path: Path, values: Any, dtype: Any = np.uint8, nodata: Any = None) -> str:
    write_cog(path, np.array(values, dtype), (10, 0, 0, 0, -10, 30), 32632, nodata=nodata, resampling="nearest")
    return str(path)


def test_complex_numbers_are_no_classes(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    profile = {"driver": "GTiff", "width": 2, "height": 1, "count": 1, "dtype": "complex64", "crs": "EPSG:32632"}
    with rasterio.open(path, "w", transform=rasterio.Affine(10, 0, 0, 0, -10, 10), **profile) as data:
        data.write(np.ones((1, 1, 2), np.complex64))
    with pytest.raises(LabelError, match="complex numbers"):
        raster.info_of(str(path))


def test_the_classes_of_a_file(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tif", [[0, 3, 300], [7, 7, 3]], np.uint16, nodata=7)
    assert [(c.value, c.name) for c in raster.classes_in(path)] == [(3, "3"), (300, "300")]


@pytest.mark.parametrize(
    ("values", "dtype", "text"),
    [
        ([[1, 2.5]], np.float32, "holds 2.5: it is no class map"),
        ([[1, -2]], np.int16, "the value -2, which cannot be a class"),
        ([[0, 0]], np.uint8, "has no class"),
        (np.arange(2000).reshape(40, 50), np.int16, "more than 1000 values"),
    ],
)
def test_a_file_that_is_no_class_map(values: Any, dtype: Any, text: str, tmp_path: Path) -> None:
    with pytest.raises(LabelError, match=text):
        raster.classes_in(written(tmp_path / "a.tif", values, dtype))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="there is no such file"):
        raster.classes_in(str(tmp_path / "none.tif"))


def scene(name: str, year: int) -> Scene:
    when = datetime(year, 7, 1, tzinfo=timezone.utc)
    return Scene(name, "maps", "here", "stac", "labels", when, "POLYGON EMPTY", {})


@pytest.mark.parametrize(("year", "chosen"), [(2019, 2020), (2020, 2020), (2021, 2021), (2022, 2021), (2023, 2023)])
def test_the_map_of_an_image_is_not_after_it_where_there_is_one(year: int, chosen: int) -> None:
    maps = [scene("b", 2020), scene("a", 2020), scene("c", 2021), scene("d", 2023)]
    found = raster.for_date(maps, datetime(year, 3, 1, tzinfo=timezone.utc))
    assert {s.time.year for s in found} == {chosen}
    assert [s.id for s in found] == sorted(s.id for s in found)


def test_no_map_gives_none() -> None:
    assert raster.for_date([], datetime(2020, 3, 1, tzinfo=timezone.utc)) == ()


def test_values_that_became_no_class_are_told() -> None:
    assert raster.told([{"3": 100, "7": 2, "10": 2}, {"3": 20}]) == "3 (120 pixels), 7 (2 pixels), 10 (2 pixels)"
    assert raster.told([]) == ""


def test_known_maps_have_each_value_and_colour_once() -> None:
    for known in MAPS.values():
        assert len({c.value for c in known.classes}) == len({c.color for c in known.classes}) == len(known.classes)
    assert len(MAPS["esa-worldcover"].classes) == 11
    assert len(MAPS["io-lulc-annual-v02"].classes) == 9
