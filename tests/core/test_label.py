"""Masks from polygons, pixel by pixel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, Polygon, box

from dl4eo_qgis.core.errors import GridError, LabelError
from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.labels.drawing import MANY_VERTICES
from dl4eo_qgis.core.raster import rasterise
from dl4eo_qgis.core.recipe import LabelClass, Labels
from dl4eo_qgis.core.stages import label
from dl4eo_qgis.core.vector import Polygons, read_polygons

WINDOW = GridWindow(32632, 10, 0, 6, 6, 6)


def labels(*pairs: tuple[Any, Any]) -> label.LabelSet:
    """Return (shape, attribute) pairs as a label set in the window's CRS."""
    shapes, values = zip(*pairs, strict=True)
    polygons = Polygons(np.array(shapes, object), np.arange(len(shapes)), tuple(values), "EPSG:32632")
    return label.prepare(polygons, label.class_table(polygons.values), 32632, Labels())


def test_a_pixel_whose_centre_lies_inside_is_labelled() -> None:
    mask = label.draw(labels((box(14, 14, 36, 26), 3)), WINDOW).mask
    expected = np.zeros((6, 6), np.uint8)
    expected[3:5, 1:4] = 3
    np.testing.assert_array_equal(mask, expected)
    assert mask.dtype == np.uint8


def test_holes_and_multipolygons() -> None:
    ring = Polygon([(0, 0), (50, 0), (50, 50), (0, 50)], [[(10, 10), (40, 10), (40, 40), (10, 40)]])
    mask = label.draw(labels((MultiPolygon([ring, box(50, 50, 60, 60)]), 1)), WINDOW).mask
    expected = np.zeros((6, 6), np.uint8)
    expected[1:6, 0:5] = 1
    expected[2:5, 1:4] = 0
    expected[0, 5] = 1
    np.testing.assert_array_equal(mask, expected)


def test_the_first_feature_wins_where_two_claim_a_pixel() -> None:
    mask = label.draw(labels((box(0, 0, 30, 60), 1), (box(0, 0, 60, 60), 2)), WINDOW).mask
    np.testing.assert_array_equal(mask, [[1, 1, 1, 2, 2, 2]] * 6)


def test_class_ids_above_254_need_16_bits() -> None:
    made = labels((box(0, 0, 60, 60), 300))
    assert made.ignore == 65535
    mask = label.draw(made, WINDOW).mask
    assert mask.dtype == np.uint16
    assert (mask == 300).all()
    assert labels((box(0, 0, 1, 1), 254)).dtype is np.uint8
    assert labels((box(0, 0, 1, 1), 255)).ignore == 65535


def test_classes_from_texts_are_numbered_by_name() -> None:
    table = label.class_table(("wood", "lake", None, "wood"))
    assert [(c.value, c.name) for c in table] == [(1, "lake"), (2, "wood")]


def test_whole_numbers_are_pixel_values_whatever_their_type() -> None:
    assert [(c.value, c.name) for c in label.class_table((7, 2.0, 7))] == [(2, "2"), (7, "7")]


def test_no_attribute_is_one_class() -> None:
    assert [(c.value, c.name) for c in label.class_table(())] == [(1, "label")]


@pytest.mark.parametrize("value", [0, -3, 70000])
def test_a_class_that_is_no_pixel_value(value: int) -> None:
    with pytest.raises(LabelError, match=f"class {value} cannot be a pixel value"):
        label.class_table((1, value))


def test_a_value_outside_the_table_is_named() -> None:
    with pytest.raises(LabelError, match="'swamp'"):
        label.class_table(("lake", "swamp"), (LabelClass(1, "lake"),))


def test_columns_are_safe_and_unique() -> None:
    names = label.column_names([LabelClass(1, "Built area"), LabelClass(2, "built_area"), LabelClass(3, "水")])
    assert names == {1: "class_built_area", 2: "class_built_area_2", 3: "class_水"}


def test_values_are_kept_as_whole_numbers_or_all_as_texts() -> None:
    assert label.plain_values((1.0, 2, None)) == (1, 2, None)
    assert label.plain_values((1, 2.5, None, True)) == ("1", "2.5", None, "1")


def test_thousands_of_classes_get_no_columns() -> None:
    assert label.column_names([LabelClass(i, str(i)) for i in range(1, 1000)]) == {}


@pytest.mark.parametrize("west", [-60.0, 0.0])
def test_a_polygon_that_reaches_around_the_earth_still_labels_its_ground(west: float) -> None:
    far = box(west, -30, 150, 60)
    polygons = Polygons(np.array([far], object), np.arange(1), (), "EPSG:4326")
    made = label.prepare(polygons, label.class_table(()), 32632, Labels())
    assert (label.draw(made, GridWindow(32632, 10, 50_000, 520_000, 8, 8)).mask == 1).all()


def test_a_polygon_of_many_vertices_is_drawn_like_any_other() -> None:
    angle = np.linspace(0, 2 * np.pi, 9000, endpoint=False)
    radius = 300 + 40 * np.sin(37 * angle)
    star = Polygon(np.column_stack((400 + radius * np.cos(angle), 380 + radius * np.sin(angle))))
    assert shapely.get_num_coordinates(star) > MANY_VERTICES
    whole = GridWindow(32632, 10, 0, 80, 80, 80)
    expected = rasterise([(star, 1)], whole)
    made = labels((star, 1))
    for left, top in ((0, 80), (20, 70), (61, 33)):
        window = GridWindow(32632, 10, left, top, 16, 16)
        np.testing.assert_array_equal(label.draw(made, window).mask, expected[whole.slices_of(window)])


def test_class_columns_never_meet() -> None:
    names = label.column_names([LabelClass(1, "a"), LabelClass(2, "a_3"), LabelClass(3, "A")])
    assert len(set(names.values())) == 3


def save(path: Path, shapes: list[Any], crs: Any = "EPSG:32632", **columns: Any) -> str:
    """Write a GeoPackage and return its path."""
    gpd.GeoDataFrame(columns, geometry=shapes, crs=crs).to_file(path)
    return str(path)


def test_a_bow_tie_is_repaired_and_counted(tmp_path: Path) -> None:
    bow = Polygon([(0, 0), (40, 40), (40, 0), (0, 40)])
    read = read_polygons(save(tmp_path / "a.gpkg", [bow, box(0, 0, 9, 9)]), "", "labels")
    assert (read.repaired, read.dropped) == (1, 0)
    assert shapely.is_valid(read.geometries).all()
    assert shapely.area(read.geometries[0]) == pytest.approx(800)


def test_features_without_ground_are_dropped_and_counted(tmp_path: Path) -> None:
    read = read_polygons(save(tmp_path / "a.gpkg", [None, Polygon(), box(0, 0, 9, 9)], n=[1, 2, 3]), "", "labels", "n")
    assert (len(read.geometries), read.dropped, read.values) == (1, 2, (3,))


def test_the_digest_knows_content_not_place(tmp_path: Path) -> None:
    one = read_polygons(save(tmp_path / "a.gpkg", [box(0, 0, 9, 9)]), "", "AOI")
    two = read_polygons(save(tmp_path / "b.geojson", [MultiPolygon([box(0, 0, 9, 9)])]), "", "AOI")
    other = read_polygons(save(tmp_path / "c.gpkg", [box(0, 0, 9, 8)]), "", "AOI")
    assert one.digest() == two.digest() != other.digest()


@pytest.mark.parametrize(
    ("write", "text"),
    [
        (lambda p: save(p, [box(0, 0, 9, 9)], crs=None), "has no CRS"),
        (lambda p: save(p, [], n=[]), "has no features"),
        (lambda p: save(p, [shapely.Point(0, 0)]), "holds Point"),
        (lambda p: str(p), "cannot be opened"),
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_file_that_cannot_be_used(tmp_path: Path, write: Any, text: str) -> None:
    path = write(tmp_path / "a.gpkg")
    with pytest.raises(GridError, match=text):
        read_polygons(path, "", "AOI")
    with pytest.raises(LabelError, match=text):
        read_polygons(path, "", "labels")


def test_an_attribute_may_have_the_name_of_the_geometry_column(tmp_path: Path) -> None:
    document = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"geometry": kind},
                "geometry": shapely.geometry.mapping(box(i, 0, i + 1, 1)),
            }
            for i, kind in enumerate(("lake", "pond"))
        ],
    }
    (tmp_path / "a.geojson").write_text(json.dumps(document), encoding="utf-8")
    assert read_polygons(str(tmp_path / "a.geojson"), "", "labels", "geometry").values == ("lake", "pond")


def test_a_crs_that_is_nowhere_on_the_earth(tmp_path: Path) -> None:
    path = save(tmp_path / "a.gpkg", [box(0, 0, 9, 9)], crs='LOCAL_CS["plan",UNIT["metre",1]]')
    with pytest.raises(GridError, match="no place on the Earth"):
        read_polygons(path, "", "AOI")


def test_a_layer_that_is_not_there_names_those_there_are(tmp_path: Path) -> None:
    path = save(tmp_path / "a.gpkg", [box(0, 0, 9, 9)])
    with pytest.raises(LabelError, match="layer lakes") as caught:
        read_polygons(path, "lakes", "labels")
    assert caught.value.hint == "It has the layers a."


def test_without_an_attribute_a_table_says_the_value() -> None:
    polygons = Polygons(np.array([box(0, 0, 60, 60)], object), np.arange(1), (), "EPSG:32632")
    made = label.prepare(polygons, label.class_table((), (LabelClass(5, "lake"),)), 32632, Labels())
    assert (label.draw(made, WINDOW).mask == 5).all()
    with pytest.raises(LabelError, match="no attribute tells them apart"):
        label.class_table((), (LabelClass(5, "lake"), LabelClass(6, "pond")))


def test_a_wrong_attribute_names_those_there_are(tmp_path: Path) -> None:
    path = save(tmp_path / "a.gpkg", [box(0, 0, 9, 9)], crop=["wheat"], year=[2020])
    with pytest.raises(LabelError, match="no attribute 'corp'") as caught:
        read_polygons(path, "", "labels", "corp")
    assert "crop, year" in caught.value.hint


def test_a_long_edge_stays_where_it_is_on_the_ground() -> None:
    """A 3 km parcel in Lambert-93: its mask equals that of the densely reprojected outline."""
    parcel = box(652000, 6862000, 655000, 6865000)
    polygons = Polygons(np.array([parcel], object), np.arange(1), (), "EPSG:2154")
    made = label.prepare(polygons, label.class_table(()), 32631, Labels())
    exact = reproject([shapely.segmentize(parcel, 1.0)], "EPSG:2154", "EPSG:32631")[0]
    distance = shapely.hausdorff_distance(made.shapes[0].exterior, exact.exterior)
    assert distance < 1.0
