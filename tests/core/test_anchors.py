"""The dates of labels, and which chips they count for."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from dl4eo_qgis.core.choosing import anchors
from dl4eo_qgis.core.choosing.dates import day_of
from dl4eo_qgis.core.errors import LabelError
from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.vector import Polygons

JUNE = day_of("2024-06-30")


@pytest.mark.parametrize(
    "value",
    [
        date(2024, 6, 30),
        datetime(2024, 6, 30, 23, 59),
        datetime(2024, 7, 1, 1, 0, tzinfo=timezone(timedelta(hours=2))),
        pd.Timestamp("2024-06-30 10:15"),
        pd.Timestamp("2024-06-30", tz="UTC"),
        "2024-06-30",
        " 2024-06-30 ",
        "2024/06/30",
        "2024/06/30 10:15:00",
        "2024-06-30T10:15:00Z",
        "2024-07-01T01:00:00+02:00",
    ],
)
def test_dates_times_and_iso_texts_are_days(value: Any) -> None:
    assert anchors.days_told([value], "when", [7]) == ("2024-06-30",)


def test_features_without_a_date_have_none() -> None:
    assert anchors.days_told([None, "2024-06-30", " "], "when", [1, 2, 3]) == (None, "2024-06-30", None)


@pytest.mark.parametrize("value", ["summer", "30.06.2024", 2024, 20240630, 3.5, "2024-06-31", True])
def test_what_is_no_date_is_named(value: Any) -> None:
    with pytest.raises(LabelError, match=f"'when' holds '{value}' in feature 7, which is no date like 2024-06-30"):
        anchors.days_told([None, value], "when", [6, 7])


def test_a_field_without_any_date_is_refused() -> None:
    with pytest.raises(LabelError, match="'when' is empty in every feature"):
        anchors.days_told([None, ""], "when", [1, 2])


def test_a_chip_has_the_days_of_the_labels_that_touch_it() -> None:
    """Labels in degrees: over the first chip and the second, over the second, in none, without date, over the first."""
    chips = [Chip(32632, 781 + c, 8000, 64, 64, 10.0) for c in range(3)]
    west, south, _, north = chips[0].bounds
    boxes = [(600, 700), (700, 1000), (5000, 5100), (0, 2000), (650, 660)]
    shapes = [shapely.box(west + a, south + 10, west + b, north - 10) for a, b in boxes]
    moved = reproject(shapes, "EPSG:32632", "EPSG:4326")
    told = ("2024-06-30", "2024-07-05", "2024-07-06", None, "2024-06-30")
    labels = Polygons(np.array(moved, object), np.arange(5), (), "EPSG:4326", fields={anchors.COLUMN: told})
    found = anchors.of_labels(chips, labels)
    assert [found.part(i, i + 1).days.tolist() for i in range(3)] == [[JUNE], [JUNE, JUNE + 5], []]
    again = anchors.of_labels(chips, labels.subset(np.array([4, 2, 0, 3, 1])))
    assert (again.first.tolist(), again.days.tolist()) == (found.first.tolist(), found.days.tolist())
