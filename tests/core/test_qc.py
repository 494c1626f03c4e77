"""What a chip has of each class, and whether that is enough: shares written out by hand."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from dl4eo_qgis.core.recipe import LabelClass, Qc
from dl4eo_qgis.core.stages import qc
from dl4eo_qgis.core.types import Band

CLASSES = [LabelClass(5, "crops"), LabelClass(1, "water; river"), LabelClass(2, "trees")]
COLUMNS = {5: "class_crops", 1: "class_water_river", 2: "class_trees"}


def values(share: float) -> dict[str, float]:
    return {"valid": 1.0, "labelled": 1 - share, "unlabelled": share}


def test_background_and_ignored_pixels_are_unlabelled() -> None:
    mask = np.array([[0, 1, 2, 255], [5, 5, 5, 5]], np.uint8)
    assert qc.labelled_shares(mask, 255) == {"labelled": 0.75, "unlabelled": 0.25, "ignored": 0.125}


@pytest.mark.parametrize(
    ("share", "limit", "status"),
    [(0.25, 0.25, "rejected"), (0.2417, 0.25, "kept"), (1.0, 1.0, "kept"), (0.01, 0.01, "rejected")],
)
def test_a_chip_with_too_much_that_has_no_class(share: float, limit: float, status: str) -> None:
    """Exactly a quarter is dropped, 24.17 % is kept; at 1 nothing is."""
    found, reason = qc.Judge(Qc(max_unlabelled=limit)).decide(values(share), wants_labels=False)
    assert found == status
    assert reason == ("" if status == "kept" else f"unlabelled share {share:g} not below {limit:g}")


def test_without_labels_nothing_is_unlabelled() -> None:
    none = {"valid": 1.0, "labelled": None, "unlabelled": None}
    assert qc.Judge(Qc(max_unlabelled=0.5)).decide(none, wants_labels=False) == ("kept", "")


@pytest.mark.parametrize(
    ("least", "present"), [(1, "crops;water, river;trees"), (2, "crops;trees"), (3, "crops"), (5, "crops"), (6, "")]
)
def test_a_class_is_present_from_so_many_pixels_on(least: int, present: str) -> None:
    mask = np.array([[5, 5, 5, 5, 5], [1, 2, 2, 0, 255]], np.uint8)
    shares = qc.class_shares(mask, COLUMNS)
    assert qc.classes_present(shares, CLASSES, COLUMNS, mask.size, least) == present


def test_a_single_pixel_of_the_largest_chip_is_counted_back() -> None:
    pixels = (4096 * 16) ** 2
    assert qc.classes_present({"class_trees": 1 / pixels}, CLASSES, COLUMNS, pixels, 1) == "trees"


def test_a_chip_that_was_not_read_has_no_classes() -> None:
    assert qc.classes_present({"class_trees": None}, CLASSES, COLUMNS, 100, 1) == ""


RED, VV, SLOPE = (
    Band(name, "", source, "none") for name, source in (("red", "optical"), ("vv", "radar"), ("slope", "terrain"))
)
WHOLE: dict[str, Any] = {
    "valid": 1.0, "contrast": 0.1, "constant": "", "clear": 1.0, "cloud": 0.0, "shadow": 0.0, "snow": 0.0,
    "labelled": 0.5, "unlabelled": 0.5, "ignored": 0.0, "nodata_red": 0.0, "nodata_vv": 0.0, "nodata_slope": 0.0,
}  # fmt: skip

DECISIONS = [
    ({}, {}, ""),
    ({"valid": 0.8}, {}, ""),
    ({"valid": 0.79}, {}, "valid share 0.790 below 0.8"),
    ({"valid": 0.79996}, {}, "valid share 0.79996 below 0.8"),
    ({"valid": 0.0}, {"min_valid": 0.0}, ""),
    ({"valid": None}, {}, "valid share not known: the table does not have it"),
    ({"valid": None}, {"min_valid": 0.0}, ""),
    ({"labelled": None}, {}, "labelled share not known: the table does not have it"),
    ({"labelled": None}, {"min_labelled": 0.0}, ""),
    ({"labelled": 1e-6, "stratum": "pond"}, {}, ""),
    ({"labelled": 0.0, "stratum": "pond"}, {}, "no labelled pixel"),
    ({"nodata_vv": 0.2}, {}, ""),
    ({"nodata_red": 0.25, "nodata_vv": 0.5}, {}, "nodata share 0.500 of vv above 0.2"),
    ({"nodata_red": 0.5, "nodata_vv": 0.5}, {}, "nodata share 0.500 of red above 0.2"),
    ({"nodata_slope": 0.2001}, {}, "nodata share 0.2001 of slope above 0.2"),
    ({"nodata_vv": 1.0}, {"max_nodata": 1.0}, ""),
    ({"nodata_vv": 1 / 65536}, {"max_nodata": 0.0}, "nodata share 0.00002 of vv above 0"),
    ({"constant": "red"}, {}, "only one value in red"),
    ({"constant": "vv;slope;red"}, {}, "only one value in red, vv"),
    ({"constant": "slope"}, {}, ""),
    ({"constant": "red"}, {"reject_constant": False}, ""),
    ({"clear": 0.4}, {"min_clear": 0.5}, "clear share 0.400 below 0.5"),
    ({"clear": None}, {}, ""),
    ({"clear": None}, {"min_clear": 0.5}, "clear share not known: no cloud layer"),
    ({"cloud": 0.5}, {"max_cloud": 0.5}, ""),
    ({"cloud": 0.01042}, {"max_cloud": 0.0104}, "cloud share 0.01042 above 0.0104"),
    ({"cloud": 0.51}, {"max_cloud": 0.5}, "cloud share 0.510 above 0.5"),
    ({"shadow": 0.51}, {"max_shadow": 0.5}, "shadow share 0.510 above 0.5"),
    ({"snow": 0.51}, {"max_snow": 0.5}, "snow share 0.510 above 0.5"),
    ({"snow": None}, {"max_snow": 0.0}, "snow share not known: no cloud layer"),
    ({"contrast": 0.1}, {"min_contrast": 0.1}, ""),
    ({"contrast": 0.02}, {"min_contrast": 0.1}, "contrast 0.020 below 0.1"),
    ({"contrast": None}, {"min_contrast": 0.1}, "contrast not known: no optical band"),
    ({"labelled": 0.001}, {}, ""),
    ({"labelled": 0.0007}, {}, "labelled share 0.0007 below 0.001"),
    ({"labelled": 0.000244}, {}, "labelled share 0.0002 below 0.001"),
    ({"labelled": 0.0}, {}, "no labelled pixel"),
    ({"labelled": 0.0}, {"min_labelled": 0.0}, ""),
    ({"labelled": 0.0, "ignored": 1.0}, {"min_labelled": 0.0}, "no labelled pixel"),
    ({"s1_gap": "no Sentinel-1 pass within 5 days", "valid": 0.0}, {}, "no Sentinel-1 pass within 5 days"),
    ({"valid": 0.1, "cloud": 0.9, "labelled": 0.0}, {"max_cloud": 0.5}, "valid share 0.100 below 0.8"),
]


@pytest.mark.parametrize(("values", "rules", "reason"), DECISIONS)
def test_each_rule_and_its_reason(values: dict[str, Any], rules: dict[str, Any], reason: str) -> None:
    row = {**WHOLE, **values}
    found = qc.Judge(Qc(**rules), (RED, VV, SLOPE)).decide(row, wants_labels=True)
    assert found == (("rejected", reason) if reason else ("kept", ""))


def test_only_chips_that_are_there_for_their_labels_need_some() -> None:
    assert qc.Judge(Qc()).decide({**WHOLE, "labelled": 0.0}, wants_labels=False) == ("kept", "")


def test_a_row_of_an_older_table_breaks_no_rule_that_it_cannot_tell() -> None:
    old = {"valid": 0.9, "cloud": None, "labelled": 0.5}
    rules = Qc(max_nodata=0.0, max_unlabelled=0.1)
    assert qc.Judge(rules, (RED, VV)).decide(old, wants_labels=True) == ("kept", "")


def test_every_limit_of_the_recipe_is_a_rule() -> None:
    """Each key of qc but the one of the run has a case above that rejects."""
    used = {key for _, rules, reason in DECISIONS if reason for key in rules}
    by_default = {"min_valid", "max_nodata", "reject_constant", "min_labelled"}
    elsewhere = {"max_unlabelled", "max_failed"}
    assert {f.name for f in dataclasses.fields(Qc)} - used - by_default == elsewhere
