"""What a chip has of each class, and whether that is enough: shares written out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dl4eo_qgis.core.recipe import LabelClass, Qc
from dl4eo_qgis.core.stages import qc

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
    found, reason = qc.decide(values(share), Qc(max_unlabelled=limit), wants_labels=False)
    assert found == status
    assert reason == ("" if status == "kept" else f"unlabelled share {share:g} not below {limit:g}")


def test_without_labels_nothing_is_unlabelled() -> None:
    none = {"valid": 1.0, "labelled": None, "unlabelled": None}
    assert qc.decide(none, Qc(max_unlabelled=0.5), wants_labels=False) == ("kept", "")


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
