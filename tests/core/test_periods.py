"""Composites by periods: nothing to choose from, and what is said of periods that are empty."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dl4eo_qgis.core.choosing.periods import gaps, picks_of
from dl4eo_qgis.core.recipe import Recipe
from tests.core.test_dates import Pass, options_of


def recipe(method: str = "median", period_days: int = 10, max_cloud: float = 1.0) -> Recipe:
    """Return a recipe of three periods: from 1, 11 and 21 June."""
    return Recipe.from_dict(
        {
            "dl4eo": 1,
            "time": {"start": "2024-06-01", "end": "2024-06-30"},
            "select": {"method": method, "period_days": period_days},
            "qc": {"max_cloud": max_cloud},
        }
    )


@pytest.mark.parametrize("max_cloud", [1.0, 0.1])
@pytest.mark.parametrize("chips", [[], [[], []]])
def test_nothing_to_choose_from_gives_nothing(chips: Sequence[Sequence[Pass]], max_cloud: float) -> None:
    options = options_of(chips)
    picks = picks_of(options, recipe(max_cloud=max_cloud))
    assert len(picks) == 0
    assert picks.passes_of(options) == []


def test_chips_with_and_without_passes() -> None:
    options = options_of([[], [Pass("a", 3, 10), Pass("b", 25, 10)], []])
    picks = picks_of(options, recipe())
    assert [picks.day_of(i) for i in range(len(picks))] == ["20240601", "20240621"]


@pytest.mark.parametrize(
    ("chips", "days", "said"),
    [
        (2, ["20240601", "20240611", "20240621"] * 2, []),
        (
            2,
            ["20240601", "20240601"],
            ["2 of 3 periods have no scene and give no sample: those from 2024-06-11, 2024-06-21."],
        ),
        (
            3,
            ["20240601", "20240601", "20240601", "20240621"],
            [
                "1 of 3 periods have no scene and give no sample: those from 2024-06-11.",
                "2 samples fewer than chips in the other periods: no scene of the period lies over their chips.",
            ],
        ),
    ],
)
def test_empty_periods_are_counted(chips: int, days: list[str], said: list[str]) -> None:
    assert list(gaps(recipe(), chips, days)) == said


def test_one_date_has_no_periods() -> None:
    assert list(gaps(recipe("clearest", 0), 2, ["", ""])) == []
