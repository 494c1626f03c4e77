"""Further attributes of labels: numbers, priorities, validity, remap tables; points, lines and collections."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry import GeometryCollection, LineString, Point, box

from dl4eo_qgis.core.errors import LabelError, RecipeError
from dl4eo_qgis.core.label_inputs import read_labels
from dl4eo_qgis.core.labels.fields import read_fields
from dl4eo_qgis.core.recipe import LabelClass, Labels, Recipe, Remap
from dl4eo_qgis.core.stages import label
from dl4eo_qgis.core.vector import read_polygons
from tests.core.drawn import asked, label_set, window
from tests.core.test_label_rules import ROW, upright

# Validity


def at(made: label.LabelSet, day: str) -> list[int]:
    """Return the four pixels at noon of a day."""
    mask = label.draw(made, ROW, datetime.fromisoformat(f"{day}T12:00:00+00:00")).mask
    assert mask is not None
    return mask[0].tolist()


def test_a_label_of_a_year_is_drawn_in_that_year() -> None:
    made = label_set(
        [upright(0, 40), upright(0, 20), upright(0, 10)],
        [1, 2, 3],
        asked(year_field="y"),
        {"year": [2019, "2020", None]},
    )
    assert at(made, "2019-01-01") == at(made, "2019-12-31") == [1, 1, 1, 1]
    assert at(made, "2020-06-01") == [2, 2, 0, 0]
    assert at(made, "2021-06-01") == [3, 0, 0, 0]


@pytest.mark.parametrize("rule", ["centre", "touched", "coverage"])
def test_first_and_last_day_are_valid(rule: str) -> None:
    options = asked(from_field="a", to_field="b", rule=rule)
    fields = {"valid_from": ["2020-03-01", None], "valid_to": ["2020-08-31", "2020-08-31"]}
    made = label_set([upright(0, 10), upright(10, 20)], [1, 2], options, fields)
    assert at(made, "2020-02-29") == [0, 2, 0, 0]
    assert at(made, "2020-03-01") == at(made, "2020-08-31") == [1, 2, 0, 0]
    assert at(made, "2020-09-01") == [0, 0, 0, 0]
    everything = label.draw(made, ROW).mask
    assert everything is not None
    assert everything[0].tolist() == [1, 2, 0, 0]


def test_layers_show_only_what_is_valid() -> None:
    options = asked(year_field="y", layers=("share", "overlap", "instance"))
    made = label_set([upright(0, 40), upright(0, 20)], [1, 2], options, {"year": [2019, 2020]})
    extras = label.draw(made, ROW, datetime(2020, 5, 5)).extras
    assert extras["instances"].tolist() == [[[2, 2, 0, 0]]]
    assert extras["overlaps"].max() == 0
    assert extras["shares"].tolist() == [[[0, 0, 0, 0]], [[1, 1, 0, 0]]]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        (2020, "2020-01-01", "2020-12-31"),
        (2020.0, "2020-01-01", "2020-12-31"),
        ("2020-02-03", "2020-02-03", "2020-02-03"),
        ("2020/02/03", "2020-02-03", "2020-02-03"),
        ("2020-02-03T23:59:00Z", "2020-02-03", "2020-02-03"),
        (date(2020, 2, 3), "2020-02-03", "2020-02-03"),
        (datetime(2020, 2, 3, 1, tzinfo=timezone(timedelta(hours=2))), "2020-02-02", "2020-02-02"),
        (pd.Timestamp("2020-02-03 04:05"), "2020-02-03", "2020-02-03"),
        (None, None, None),
        (" ", None, None),
        (float("nan"), None, None),
    ],
)
def test_a_day_may_be_written_in_many_ways(value: Any, first: str | None, last: str | None) -> None:
    assert read_fields({"valid_from": [value], "valid_to": [value]}, [1]) == {
        "valid_from": (first,),
        "valid_to": (last,),
    }


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        ("year", "soon", r"labels.year_field: the value 'soon' of feature 7 is no number"),
        ("year", 20200101, r"labels.year_field: the value '20200101' of feature 7 is no year"),
        (
            "valid_from",
            "spring 2020",
            r"labels.from_field: the value 'spring 2020' of feature 7 is no date like",
        ),
        ("valid_to", "2020-02-30", r"labels.to_field: the value '2020-02-30' of feature 7 is no date"),
        ("instance", 0, r"labels.id_field: the value '0' of feature 7 is no whole number from 1 to 4294967295"),
        ("instance", 2**32, r"labels.id_field: the value '4294967296' of feature 7 is no whole number"),
        ("instance", 1.5, r"labels.id_field: the value '1.5' of feature 7 is no whole number"),
        ("instance", None, r"labels.id_field: 1 feature has no number \(id 7\)"),
        ("value", "many", r"labels.value_field: the value 'many' of feature 7 is no number"),
        ("value", 1e39, r"labels.value_field: the value '1e\+39' of feature 7 is too large"),
        ("priority", date(2020, 1, 1), r"labels.priority_field: the value '2020-01-01' of feature 7 is no number"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(column: str, value: Any, text: str) -> None:
    with pytest.raises(LabelError, match=text):
        read_fields({column: [value]}, [7])


def test_a_period_that_ends_before_it_begins() -> None:
    with pytest.raises(
        LabelError, match=r"1 feature ends before it begins \(id 7\), the first from 2020-02-01 to 2019-01-01"
    ):
        read_fields({"valid_from": ["2020-02-01", "2020"], "valid_to": ["2019-01-01", "2020"]}, [7, 9])


# What a sample's hash knows


def test_marks_know_what_goes_into_pixels_and_nothing_else() -> None:
    shapes, fields = [upright(0, 10), upright(90, 95)], {"year": [2019, 2020], "priority": [1, 2], "value": [5, 6]}

    def marks(changed: dict[str, list[Any]], **options: Any) -> list[str]:
        made = label_set(shapes, [1, 2], asked(**options), {**fields, **changed})
        return label.marks_near(made, {"a": ROW})["a"]

    plain = marks({})
    assert len(plain) == 1
    assert marks({"year": [2018, 2020], "priority": [7, 2], "value": [8, 8]}) == plain
    for key, options in (
        ("year", {"year_field": "y"}),
        ("priority", {"priority_field": "p"}),
        ("value", {"value_field": "v", "layers": ("value",)}),
    ):
        assert marks({}, **options) != marks({key: [2000, 1]}, **options)
        assert marks({}, **options) == marks({key: [fields[key][0], 77]}, **options)
    far = {"layers": ("distance",)}
    assert len(marks({}, **far)) == 2


def test_marks_know_the_labelled_ground() -> None:
    def marks(right: float) -> list[str]:
        made = label_set([upright(0, 10)], (), asked(extent_path="x"), extent=[upright(0, right)])
        return label.marks_near(made, {"a": ROW})["a"]

    assert len(marks(20)) == 2
    assert marks(20) != marks(30)


# Remap tables


def test_values_without_an_entry_are_named() -> None:
    with pytest.raises(LabelError, match="2 values that the table lacks: 7, swamp") as caught:
        label.class_table(("swamp", "7", "10"), remap={"10": 1})
    assert "7=ignore" in caught.value.hint


def test_a_remap_table_says_the_classes() -> None:
    table = label.class_table(("wood", "lake", "pond", "road"), remap={"wood": 3, "lake": 1, "pond": 1, "road": 0})
    assert [(c.value, c.name) for c in table] == [(1, "1"), (3, "wood")]
    given = (LabelClass(1, "water"), LabelClass(3, "forest"))
    assert label.class_table(("wood",), given, {"wood": 3, "lake": 1}) == given
    with pytest.raises(LabelError, match=r"lacks 3, which labels\.remap makes"):
        label.class_table(("wood",), given[:1], {"wood": 3})
    with pytest.raises(LabelError, match="no value becomes a class"):
        label.class_table((5,), remap={"5": 0})
    with pytest.raises(LabelError, match="no attribute tells them apart"):
        label.class_table((), remap={"5": 1})


def test_names_of_remapped_classes_never_meet() -> None:
    table = label.class_table((1, 2, 3), remap={"1": 2, "2": 1, "3": 1})
    assert [(c.value, c.name) for c in table] == [(1, "1"), (2, "2")]


# Files


def save(path: Path, shapes: list[Any], **columns: Any) -> str:
    gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:32632").to_file(path)
    return str(path)


def test_fields_are_read_beside_the_class(tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.gpkg",
        [upright(0, 10), None, upright(10, 20)],
        crop=["b", "x", "a"],
        year=[2020, 2021, 2019],
        first=pd.to_datetime(["2020-01-05", "2020-01-06", None]),
        number=[5, 6, 2**31],
        height=[1.5, 2.5, None],
    )
    options = Labels(
        path=path, class_field="crop", from_field="first", id_field="number", value_field="height", layers=("instance",)
    )
    read, classes = read_labels(options)
    assert [c.name for c in classes] == ["a", "b"]
    assert read.values == ("b", "a")
    assert read.fields == {
        "instance": (5, 2**31), "value": (1.5, None), "valid_from": ("2020-01-05", None)
    }  # fmt: skip
    assert read_labels(Labels(path=path, year_field="year"))[0].fields == {"year": (2020, 2019)}
    with pytest.raises(LabelError, match="no attribute 'nope'"):
        read_labels(Labels(path=path, priority_field="nope"))


@pytest.mark.parametrize("odd", [0.5, np.inf, -np.inf, 1e-300])
def test_a_class_that_is_no_whole_number_is_named(tmp_path: Path, odd: float) -> None:
    """As a text beside others it would number all classes anew."""
    path = save(tmp_path / "a.gpkg", [upright(0, 10), upright(10, 20), upright(20, 30)], c=[10.0, 20.0, odd])
    with pytest.raises(LabelError, match=rf"labels.class_field: the class {odd} of feature 3 is no whole number\."):
        read_labels(Labels(path=path, class_field="c"))
    with pytest.raises(LabelError, match="no whole number"):
        read_labels(Labels(path=path, class_field="c", classes=(LabelClass(10, "a"), LabelClass(20, "b"))))
    remap = tuple(Remap(text, value) for text, value in (("10", 1), ("20", 2), (str(odd), -1)))
    found, classes = read_labels(Labels(path=path, class_field="c", remap=remap))
    assert (found.values, [c.value for c in classes]) == (("10", "20", str(odd)), [1, 2])
    with pytest.raises(LabelError, match=f"the table lacks: {odd}"):
        read_labels(Labels(path=path, class_field="c", remap=remap[:2]))


def test_numbers_may_be_names_of_classes_and_texts(tmp_path: Path) -> None:
    path = save(tmp_path / "a.gpkg", [upright(0, 10), upright(10, 20)], c=[0.5, 2.5], t=["0.5", "10"])
    named = (LabelClass(1, "0.5"), LabelClass(2, "2.5"))
    assert read_labels(Labels(path=path, class_field="c", classes=named))[1] == named
    assert [c.name for c in read_labels(Labels(path=path, class_field="t"))[1]] == ["0.5", "10"]


def test_the_digest_knows_further_fields(tmp_path: Path) -> None:
    path = save(tmp_path / "a.gpkg", [upright(0, 10)], a=[1], b=[2])
    one, same, other = (read_labels(Labels(path=path, priority_field=name))[0].digest() for name in ("a", "a", "b"))
    assert one == same != other


def test_points_and_lines_need_a_reach(tmp_path: Path) -> None:
    shapes = [Point(5, 5), LineString([(10, 5), (30, 5)]), box(30, 0, 40, 10), GeometryCollection([Point(1, 1)])]
    path = save(tmp_path / "a.gpkg", shapes)
    with pytest.raises(LabelError, match="holds LineString, Point; polygons are needed") as caught:
        read_labels(Labels(path=path))
    assert "BUFFER" in caught.value.hint
    read, classes = read_labels(Labels(path=path, buffer_m=2.0))
    assert len(read.geometries) == 4
    assert read.digest() == read_labels(Labels(path=path, buffer_m=2.0))[0].digest()
    mask = label.draw(label.prepare(read, classes, 32632, asked(buffer_m=2.0)), window(4, 1)).mask
    assert mask is not None
    assert mask[0].tolist() == [1, 1, 1, 1]
    with pytest.raises(LabelError, match="polygons are needed"):
        read_polygons(path, "", "extent")


def test_a_collection_gives_its_polygons(tmp_path: Path) -> None:
    mixed = GeometryCollection([box(0, 0, 10, 10), LineString([(0, 0), (40, 0)]), box(20, 0, 30, 10)])
    read, _ = read_labels(Labels(path=save(tmp_path / "a.gpkg", [mixed, GeometryCollection([Point(1, 1)])])))
    assert (len(read.geometries), read.dropped) == (1, 1)
    assert shapely.area(read.geometries[0]) == 200


def test_what_a_year_and_days_say_together_is_not_told() -> None:
    with pytest.raises(RecipeError, match=r"labels\.year_field"):
        Recipe.from_dict({"dl4eo": 1, "labels": {"path": "a.gpkg", "year_field": "y", "from_field": "a"}})


def test_remaps_stand_once() -> None:
    with pytest.raises(RecipeError, match="stands twice"):
        Labels(path="a", class_field="b", remap=(Remap("1", 1), Remap("1", 2)))
