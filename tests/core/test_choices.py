"""What takes the place of samples whose scenes cannot be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dl4eo_qgis.core.choices import Choices
from dl4eo_qgis.core.choosing import dates
from dl4eo_qgis.core.choosing.dates import Anchors
from dl4eo_qgis.core.choosing.options import OptionsMaker
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.types import Asset, Sample, Scene
from tests.core.test_dates import FIRST, START, Pass, one_chip, options_of, plain_spread

JUNE = {"start": "2024-06-01", "end": "2024-06-13"}


def choices_of(passes: Sequence[Pass], by_radar: Sequence[Scene] = (), **sections: Any) -> Choices:
    """Return the choices of one chip."""
    sections["radar"] = {"enabled": bool(by_radar), **sections.get("radar", {})}
    recipe = Recipe.from_dict({"dl4eo": 1, "time": JUNE, **sections})
    optical, maker = options_of([passes]), OptionsMaker("radar")
    which = np.array([maker.acquisition([s]) for s in by_radar], np.int32)
    maker.add(optical.chips, np.zeros(len(which), np.int64), which, np.ones(len(which)))
    terrain = {optical.chips[0].id: ()}
    day = recipe.select.date
    anchors = Anchors.same(1, dates.day_of(day)) if day else Anchors.none(1)
    return Choices(recipe, optical, maker.made(), ("vv",) if by_radar else (), terrain, anchors)


def without(*names: str) -> Callable[[str], bool]:
    return lambda scene: scene in names


def told(samples: Sequence[Sample | None]) -> list[str | None]:
    return [s and s.optical.id for s in samples]


DAYS = [Pass(f"d{d}", d, 0) for d in (1, 3, 6, 9, 11)]
SPREAD = {"method": "spread", "count": 3}
"""Targets: days 2, 6 and 10."""
NEAREST = {"method": "nearest", "date": "2024-06-07", "count": 2}
"""Day 6."""


def test_nothing_changes_where_nothing_is_bad() -> None:
    choices = choices_of(DAYS, select=SPREAD)
    firsts = choices.samples(0, 1)
    assert told(firsts) == ["d1", "d6", "d9"]
    assert choices.instead(firsts, without("d3")) == firsts


@pytest.mark.parametrize(
    ("bad", "expected"),
    [
        (["d6"], ["d1", "d3", "d9"]),
        (["d1"], ["d3", "d6", "d9"]),
        (["d9"], ["d1", "d6", "d11"]),
        (["d1", "d9"], ["d3", "d6", "d11"]),
        (["d1", "d6", "d9"], ["d3", "d11", None]),
        (["d1", "d3", "d6"], ["d11", None, "d9"]),
    ],
)
def test_spread_takes_other_dates_of_the_chip_each_once(bad: list[str], expected: list[str | None]) -> None:
    choices = choices_of(DAYS, select=SPREAD)
    assert told(choices.instead(choices.samples(0, 1), without(*bad))) == expected


def test_nearest_takes_the_next_in_rank_and_keeps_its_limit() -> None:
    choices = choices_of(DAYS, select=NEAREST)
    firsts = choices.samples(0, 1)
    assert told(firsts) == ["d3", "d6"]
    assert told(choices.instead(firsts, without("d6"))) == ["d3", "d9"]
    strict = choices_of(DAYS, select={**NEAREST, "max_days": 2, "count": 1})
    assert told(strict.samples(0, 1)) == ["d6"]
    assert strict.instead(strict.samples(0, 1), without("d6")) == [None]


def test_the_same_date_from_another_pass_comes_first() -> None:
    passes = [*DAYS, Pass("d6b", 6, 50, hours=1)]
    choices = choices_of(passes, select={**SPREAD, "cloud_weight": 0.01})
    firsts = choices.samples(0, 1)
    assert told(choices.instead(firsts, without("d6"))) == ["d1", "d6b", "d9"]
    every = choices_of(passes, select={"method": "every"})
    firsts = every.samples(0, 1)
    assert told(every.instead(firsts, without("d6", "d3"))) == ["d1", None, "d6b", "d9", "d11"]


def radar(name: str, days: float, direction: str) -> Scene:
    when = START + timedelta(days=days)
    return Scene(name, "c", "cat", "stac", "radar", when, "", {"vv": Asset("/vv.tif")}, orbit_state=direction)


def test_a_radar_pass_of_each_direction_has_its_own_second_choice() -> None:
    passes = [radar("a1", 6, "ascending"), radar("a2", 8, "ascending"), radar("d1", 7, "descending")]
    choices = choices_of(DAYS[2:3], passes, select={"method": "every"}, radar={"orbit": "both"})
    firsts = choices.samples(0, 1)

    def passes_of(sample: Sample | None) -> dict[str, str]:
        assert sample is not None
        return {p.suffix: p.acquisition.id for p in sample.radar}

    assert passes_of(firsts[0]) == {"asc": "a1", "desc": "d1"}
    assert passes_of(choices.instead(firsts, without("a1"))[0]) == {"asc": "a2", "desc": "d1"}
    assert choices.instead(firsts, without("d1")) == [None]  # the only one of its direction
    alone = choices_of(DAYS[2:3], passes[:2], select={"method": "every"}, radar={"orbit": "both"})
    (first,) = alone.samples(0, 1)
    (other,) = alone.instead([first], without("a1"))
    assert passes_of(other) == {"asc": "a2"}
    assert other is not None
    assert other.radar_gap == first.radar_gap == "no descending Sentinel-1 pass within 5 days"


@settings(deadline=None)
@given(one_chip, st.integers(1, 4), st.sets(st.integers(0, 7), max_size=3))
def test_spread_without_bad_scenes_is_spread_over_the_others(passes: list[Pass], count: int, bad: set[int]) -> None:
    """What is replaced one by one is what a choice without the bad scenes gives; one pass a date."""
    unique = {p.day: p for p in passes}
    named = [dataclasses.replace(p, id=f"s{i}", hours=0) for i, p in enumerate(unique.values())]
    choices = choices_of(named, select={"method": "spread", "count": count})
    firsts = choices.samples(0, 1)
    if not firsts:
        return
    gone = {f"s{i}" for i in bad}
    found = choices.instead(firsts, without(*gone))
    wanted = dates.Wanted(choices.recipe.select, dates.target_days(FIRST, FIRST + 12, count))
    rest = plain_spread([p for p in named if p.id not in gone], wanted)
    assert sorted(s.optical.id for s in found if s is not None) == sorted(rest)
    assert [s for f, s in zip(firsts, found, strict=True) if f.optical.id not in gone] == [
        f for f in firsts if f.optical.id not in gone
    ]
