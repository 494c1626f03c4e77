"""The list behind the chip browser: filters, orders, counts and the walk; and what pictures are made of."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsVectorLayer

from dl4eo_qgis.gui.browser.browsing import Browsing, Filter
from dl4eo_qgis.gui.browser.opened import LabelClass, Opened, open_dataset
from dl4eo_qgis.gui.browser.panes import best_columns
from dl4eo_qgis.gui.browser.pictures import (
    View,
    Wanted,
    composite,
    mask_image,
    mask_shares,
    shoot,
    stretched,
    usual_views,
    views_of,
)
from dl4eo_qgis.gui.browser.pixels import Unreadable, band_names, file_of, read_image, read_mask
from dl4eo_qgis.gui.browser.table import Table, read_table
from tests.gui.small_dataset import BANDS, NUMBERS, TEXTS, make_dataset, row_of, write_raster

COUNT = 20
OPENED = Opened(Path(), classes=(LabelClass(1, "water", "#1f78b4"), LabelClass(2, "wood", "#33a02c")), ignore=255)


@pytest.fixture
def browsing() -> Browsing:
    """Return the list of 20 chips, given in no order."""
    rows = [row_of(number) for number in range(COUNT)][::-1]
    columns = {name: [row[name] for row in rows] for name in (*TEXTS, *NUMBERS)}
    for name in NUMBERS:
        columns[name] = [math.nan if value is None else value for value in columns[name]]
    del columns["chip_id"]
    return Browsing(Table([100 + number for number in range(COUNT)][::-1], columns))


def shown(browsing: Browsing) -> list[int]:
    """Return the numbers of the chips shown, in order."""
    return [int(browsing.table.fids[row]) - 100 for row in browsing.shown]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Filter(), list(range(20))),
        (Filter(split="test"), [2, 5, 8, 11, 14, 17]),
        (Filter(status="rejected"), [6, 13]),
        (Filter(split="test", status="rejected"), []),
        (Filter(share_column="class_wood"), [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]),
        (Filter(share_column="class_water", least_share=0.9), [18, 19]),
        (Filter(most_cloud=0.05), [18, 19]),
        (Filter(text="_0_07_"), [7]),
        (Filter(text=" CLOUD share"), [6, 13]),
        (Filter(review="keep"), []),
        (Filter(review="", status="rejected"), [6, 13]),
    ],
)
def test_filter(browsing: Browsing, wanted: Filter, numbers: list[int]) -> None:
    browsing.choose(wanted)
    assert shown(browsing) == numbers
    assert browsing.counts().shown == len(numbers)


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("id", [0, 1, 2], 19),
        ("date", [0, 2, 4], 19),
        ("cloudy", [1, 2, 3], 0),
        ("clear", [19, 18, 17], 0),
        ("most", [19, 18, 17], 0),
        ("least", [0, 1, 2], 19),
    ],
)
def test_order(browsing: Browsing, order: str, first: list[int], last: int) -> None:
    browsing.table.numbers["class_water"][0] = 0.001  # else it is not among those with water
    browsing.sort(order)
    browsing.choose(Filter(share_column="class_water"))
    assert (shown(browsing)[:3], shown(browsing)[-1]) == (first, last)


def test_counts_and_the_walk_when_verdicts_change_the_filter(browsing: Browsing) -> None:
    browsing.choose(Filter(review=""))
    for number, verdict in ((0, "keep"), (1, "reject"), (5, "flag")):
        assert browsing.table.put(100 + number, "review", verdict)
    browsing.refresh()
    assert browsing.place() is None
    assert browsing.step(1)
    assert (browsing.fid, browsing.place()) == (102, 0)
    assert not browsing.step(-1)
    browsing.choose(Filter())
    counts = browsing.counts()
    assert (counts.keep, counts.reject, counts.flag, counts.undecided) == (1, 1, 1, 17)
    assert browsing.fid == 102
    browsing.choose(Filter(review="flag"))
    assert browsing.fid == 105
    assert not browsing.table.put(999, "review", "keep")


def test_the_ends_and_an_empty_list(browsing: Browsing) -> None:
    browsing.last()
    assert (browsing.fid, browsing.step(1), browsing.step(-1)) == (119, False, True)
    assert not browsing.go(7)
    assert browsing.go(103)
    assert [int(browsing.table.fids[row]) for row in browsing.near(3)] == [104, 102, 105, 106]
    empty = Browsing(Table([], {name: [] for name in ("sample_id", "status", "review")}))
    assert (empty.fid, empty.step(1), empty.place(), empty.near(3)) == (-1, False, None, [])
    for order in ("date", "cloudy", "most"):
        empty.sort(order)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a dataset of four chips."""
    return make_dataset(tmp_path_factory.mktemp("d") / "dataset", 4).parent


def test_a_table_is_read_without_its_geometry_and_with_its_edits(qgis_app: object, dataset: Path) -> None:
    layer = QgsVectorLayer(f"{dataset / 'dataset.gpkg'}|layername=chips", "chips", "ogr")
    layer.startEditing()
    layer.changeAttributeValue(2, layer.fields().indexOf("review"), "flag")
    table = read_table(layer, ["class_wood", "nowhere"])
    layer.rollBack()
    assert list(table.texts["review"]) == ["", "flag", "", ""]
    assert list(table.numbers["class_wood"]) == [0.0, 0.25, 0.0, 0.25]
    assert math.isnan(table.number(0, "cloud"))
    assert math.isnan(table.number(0, "nowhere"))
    assert (table.text(1, "nowhere"), table.row_of(2), table.row_of(9)) == ("", 1, -1)


def test_a_header_is_read_and_a_torn_one_is_told(dataset: Path, tmp_path: Path) -> None:
    opened = open_dataset(dataset, ["class_water", "class_wood", "classes"])
    assert [(c.value, c.name, c.column) for c in opened.classes] == [
        (1, "water", "class_water"),
        (2, "wood", "class_wood"),
    ]
    assert (opened.bands, opened.ignore, opened.problem) == (BANDS, 255, "")
    assert opened.ranges["red"] == (0.0, 1000.0)
    (tmp_path / "dataset.json").write_text("[]", encoding="utf-8")
    torn = open_dataset(tmp_path, ["class_water"])
    assert "cannot be read" in torn.problem
    assert [(c.name, c.column) for c in torn.classes] == [("water", "class_water")]


def test_pixels_are_north_up_and_without_nodata(tmp_path: Path) -> None:
    pixels = np.arange(12, dtype=np.float32).reshape(1, 3, 4)
    path = tmp_path / "a.tif"
    write_raster(path, pixels, ["red"])
    from osgeo import gdal

    raster = gdal.Open(str(path), gdal.GA_Update)
    raster.SetGeoTransform((0, 10, 0, 0, 0, 10))  # rows from the south
    raster.GetRasterBand(1).SetNoDataValue(5.0)
    del raster
    found = read_image(path, ["red", "nir"], ())
    assert (found.bands, list(found.values)) == (("red",), ["red"])
    np.testing.assert_array_equal(found.values["red"], [[8, 9, 10, 11], [4, np.nan, 6, 7], [0, 1, 2, 3]])


@pytest.mark.parametrize(
    "name", ["../x.tif", "/etc/passwd", "C:\\x.tif", "/vsicurl/http://127.0.0.1/x.tif", "gone.tif"]
)
def test_files_outside_the_dataset_are_not_opened(dataset: Path, name: str) -> None:
    with pytest.raises(Unreadable):
        file_of(dataset, name)


def test_only_geotiffs_are_opened(tmp_path: Path) -> None:
    path = tmp_path / "x.tif"
    path.write_text("<VRTDataset rasterXSize='1' rasterYSize='1'></VRTDataset>", encoding="utf-8")
    with pytest.raises(Unreadable, match="cannot be read"):
        band_names(path)


def test_large_rasters_are_read_at_the_size_of_a_screen(tmp_path: Path) -> None:
    write_raster(tmp_path / "m.tif", np.full((1, 2100, 2100), 7, dtype=np.uint8))
    mask = read_mask(tmp_path / "m.tif")
    assert mask.shape == (700, 700)
    assert mask.dtype == np.uint16
    assert (mask == 7).all()


def test_brightness_by_percentiles_or_a_given_range() -> None:
    values = np.array([[np.nan, 0, 1, 2], [3, 4, 5, np.inf]], dtype=np.float32)
    np.testing.assert_array_equal(stretched(values, (0.0, 5.0)), [[0, 0, 51, 102], [153, 204, 255, 255]])
    np.testing.assert_array_equal(stretched(np.array([[np.nan, 4.0, 4.0]])), [[0, 128, 128]])
    np.testing.assert_array_equal(stretched(np.full((1, 2), np.nan)), [[0, 0]])
    hundred = np.arange(101, dtype=np.float32).reshape(1, 101)
    own = stretched(hundred)
    assert (own[0, 2], own[0, 98], own[0, 50]) == (0, 255, 128)


def test_a_composite_is_transparent_where_a_band_has_no_value() -> None:
    red, green, blue = (np.array([[0.0, 1.0]]), np.array([[1.0, np.nan]]), np.array([[0.0, 1.0]]))
    image = composite([(band, (0.0, 1.0)) for band in (red, green, blue)])
    assert (image.pixelColor(0, 0).getRgb(), image.pixelColor(1, 0).alpha()) == ((0, 255, 0, 255), 0)
    grey = composite([(red, (0.0, 1.0))])
    assert [grey.pixelColor(x, 0).getRgb() for x in (0, 1)] == [(0, 0, 0, 255), (255, 255, 255, 255)]


def test_a_mask_has_the_colours_and_shares_of_its_classes() -> None:
    codes = np.array([[1, 1, 1, 2], [0, 0, 255, 9]], dtype=np.uint16)
    image = mask_image(codes, OPENED)
    assert image.pixelColor(0, 0).name() == "#1f78b4"
    assert image.pixelColor(3, 0).name() == "#33a02c"
    assert image.pixelColor(0, 1).alpha() == 0
    assert 0 < image.pixelColor(2, 1).alpha() < 255
    shares = [(name, share) for _, name, share in mask_shares(codes, OPENED)]
    assert shares[:2] == [("water", 0.375), ("background", 0.25)]
    assert {("wood", 0.125), ("ignored", 0.125), ("unknown value 9", 0.125)} == set(shares[2:])


@pytest.mark.parametrize(
    ("bands", "first", "second"),
    [
        (BANDS, "red, green, blue", "nir, red, green"),
        (("red", "green", "blue"), "red, green, blue", "red"),
        (("green", "red", "nir08"), "nir08, red, green", "green"),
        (("vv", "vh"), "vv, vh, vv", "vv"),
        (("elevation",), "elevation", "elevation"),
        ((), "", ""),
    ],
)
def test_views_fall_back_by_names_of_bands(bands: tuple[str, ...], first: str, second: str) -> None:
    assert tuple(view.name for view in usual_views(bands)) == (first, second)
    assert {(name,) for name in bands} <= {view.bands for view in views_of(bands)}


def test_pictures_of_a_chip(dataset: Path) -> None:
    opened = open_dataset(dataset, [])
    wanted = Wanted(View(("red", "green", "blue")), View(("elevation",)), True)
    shot = shoot(opened, "images/1.tif", "masks/1.tif", wanted)
    # Band b is b * 100 with little noise; the range of all bands is 0 to 1000.
    assert shot.image.image.pixelColor(4, 4).red() == pytest.approx(51, abs=10)
    assert shot.image.image.pixelColor(4, 4).blue() == pytest.approx(0, abs=10)
    assert shot.other.image.pixelColor(4, 4).red() == pytest.approx(204, abs=10)
    assert shot.image.image.pixelColor(0, 0).alpha() == 0
    assert shot.shares[0][1:] == ("water", 0.5)
    missing = shoot(opened, "images/1.tif", "", Wanted(View(("b99",)), View(("red",)), False))
    assert "no band b99" in missing.image.problem
    assert missing.other.image is not None
    assert "no mask" in missing.mask.problem


@pytest.mark.parametrize(
    ("width", "height", "columns"), [(900, 250, 3), (400, 420, 2), (200, 700, 1), (10, 5, 3), (0, 0, 3)]
)
def test_panes_take_the_columns_that_make_them_largest(width: int, height: int, columns: int) -> None:
    found, side = best_columns(3, width, height, 20)
    assert side >= 1
    if width > 100:
        assert found == columns


def test_the_dates_of_a_chip_stand_together_by_id_and_apart_by_date() -> None:
    samples = ["32632_1_1_20220115", "32632_1_1_20220215", "32632_1_2_20220115", "32632_1_2_20220215"]
    columns: dict[str, list[str]] = {
        "sample_id": samples,
        "date": [f"{s[-8:-4]}-{s[-4:-2]}-{s[-2:]}" for s in samples],
        "status": ["kept"] * 4,
        "review": [""] * 4,
    }
    walk = Browsing(Table([1, 2, 3, 4], columns))
    assert [walk.table.text(row, "sample_id") for row in walk.shown] == samples
    walk.sort("date")
    assert [int(walk.table.fids[row]) for row in walk.shown] == [1, 3, 2, 4]
    walk.choose(Filter(text="32632_1_2"))
    assert [int(walk.table.fids[row]) for row in walk.shown] == [3, 4]
