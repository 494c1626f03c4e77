"""Which dates become samples: rules by hand, and against a plain look at each chip."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dl4eo_qgis.core.choosing import dates
from dl4eo_qgis.core.choosing.dates import Anchors, Wanted
from dl4eo_qgis.core.choosing.options import Options, OptionsMaker
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.recipe import Select
from dl4eo_qgis.core.types import Scene

START = datetime(2024, 6, 1, 10, 30, tzinfo=timezone.utc)
FIRST = dates.day_of("2024-06-01")


@dataclasses.dataclass(frozen=True)
class Pass:
    """One pass over one chip."""

    id: str
    day: int
    """From 1 June."""
    cloud: float
    """Percent: of the chip where a layer was read, else of the scene."""
    cover: float = 1.0
    counted: bool = False
    hours: int = 0


def options_of(chips: Sequence[Sequence[Pass]]) -> Options:
    """Return the options of some chips; a cloud layer that was read has 10000 pixels a chip."""
    maker = OptionsMaker("optical")
    owner, which, cover, layer = [], [], [], {}
    for number, passes in enumerate(chips):
        for p in passes:
            when = START + timedelta(days=p.day, hours=p.hours)
            told = None if p.counted else p.cloud
            scene = Scene(p.id, "c", "cat", "stac", "optical", when, "", {}, cloud_percent=told)
            owner.append(number)
            which.append(maker.acquisition([scene]))
            cover.append(p.cover)
            nodata, cloud = round(1e4 * (1 - p.cover)), round(100 * p.cloud)
            layer[number, p.id] = (nodata, 10_000 - nodata - cloud, cloud, 0, 0) if p.counted else (0,) * 5
    places = [Chip(32632, c, 0, 64, 64, 10.0) for c in range(len(chips))]
    maker.add(places, np.array(owner, np.int64), np.array(which, np.int32), np.array(cover, np.float64))
    options = maker.made()
    counts = [layer[int(o), options.acquisitions[w].id] for o, w in zip(options.owner, options.which, strict=True)]
    return dataclasses.replace(options, counts=np.array(counts, np.int32).reshape(-1, 5))


def chosen(chips: Sequence[Sequence[Pass]], wanted: Wanted) -> list[list[str]]:
    """Return the ids that are chosen of each chip, by time."""
    options = options_of(chips)
    found: list[list[str]] = [[] for _ in chips]
    for entry in dates.choose(options, wanted):
        found[options.owner[entry]].append(options.acquisitions[options.which[entry]].id)
    return found


def spread(passes: Sequence[Pass], count: int, weight: float = 1.0, days: int = 30) -> list[str]:
    select = Select(method="spread", count=count, cloud_weight=weight)
    return chosen([passes], Wanted(select, dates.target_days(FIRST, FIRST + days - 1, count)))[0]


def nearest(passes: Sequence[Pass], *anchors: int, **rules: Any) -> list[str]:
    select = Select(method="nearest", date="2024-06-15", **rules)
    pairs = np.zeros(len(anchors), np.int64), np.array(anchors, np.int64) + FIRST
    return chosen([passes], Wanted(select, (), Anchors.of_pairs(1, *pairs)))[0]


@pytest.mark.parametrize(
    ("first", "last", "count", "expected"),
    [
        ("2024-06-01", "2024-06-30", 1, ["06-16"]),
        ("2024-06-01", "2024-06-30", 3, ["06-06", "06-16", "06-26"]),
        ("2024-01-01", "2024-12-31", 4, ["02-15", "05-17", "08-16", "11-16"]),
        ("2024-06-01", "2024-06-01", 2, ["06-01", "06-01"]),
        ("2024-06-01", "2024-06-10", 10, [f"06-{d:02}" for d in range(1, 11)]),
    ],
)
def test_target_days_hold_the_centres_of_equal_parts(first: str, last: str, count: int, expected: list[str]) -> None:
    found = dates.target_days(dates.day_of(first), dates.day_of(last), count)
    assert [(date(1970, 1, 1) + timedelta(days=d)).isoformat() for d in found] == [f"2024-{e}" for e in expected]


def test_spread_takes_the_nearest_to_each_target() -> None:
    """Targets: 6, 16 and 26 June, which are days 5, 15 and 25."""
    assert spread([Pass(f"d{d}", d, 0) for d in (1, 4, 7, 14, 17, 22, 27)], 3) == ["d4", "d14", "d27"]


def test_a_percent_of_cloud_weighs_as_so_many_days() -> None:
    """Target: day 15. Day 15 costs 0 + w 5, day 11 costs 4 + w 0."""
    passes = [Pass("clear", 11, 0), Pass("cloudy", 15, 5)]
    assert spread(passes, 1) == ["clear"]
    assert spread(passes, 1, 0.8) == ["clear"]  # 4 and 4: the first
    assert spread(passes, 1, 0.79) == ["cloudy"]
    assert spread(passes, 1, 0) == ["cloudy"]


def test_the_first_minimum_wins() -> None:
    assert spread([Pass("z", 14, 0), Pass("a", 16, 0)], 1) == ["z"]


def test_a_date_is_used_once_and_a_later_target_takes_the_next_best() -> None:
    """Targets: days 7 and 22. Day 16 is best for both, and goes to the first of them."""
    assert spread([Pass("mid", 16, 0), Pass("far", 29, 20), Pass("cloudy", 9, 30)], 2) == ["mid", "far"]


def test_fewer_dates_than_wanted_give_fewer_samples() -> None:
    assert spread([Pass("a", 3, 0), Pass("b", 20, 90)], 5) == ["a", "b"]
    assert spread([], 5) == []


def test_the_chips_own_clouds_count_where_they_were_read() -> None:
    passes = [Pass("scene", 15, 3), Pass("layer", 15, 2, counted=True, hours=1), Pass("next", 16, 0.5, counted=True)]
    assert spread(passes, 1) == ["next"]
    assert spread(passes[:2], 1) == ["layer"]


def test_ground_that_a_pass_misses_counts_as_cloud() -> None:
    """Half a chip: 50 percent; of a scene with 20 percent on the other half 10 more."""
    assert spread([Pass("half", 15, 0, cover=0.5), Pass("far", 1, 35)], 1) == ["far"]  # 50 and 14 + 35
    assert spread([Pass("half", 15, 0, cover=0.5), Pass("far", 1, 37)], 1) == ["half"]
    assert spread([Pass("half", 15, 20, cover=0.5), Pass("far", 1, 45)], 1) == ["far"]  # 60 and 14 + 45
    assert spread([Pass("half", 15, 10, cover=0.5, counted=True), Pass("far", 1, 45)], 1) == ["far"]


def test_nearest_weighs_ranks_and_not_days() -> None:
    """Days from 15 June: 1, 5, 9 (ranks 1, 2, 3); clouds 30, 0, 10 (ranks 3, 1, 2): sums 4, 3, 5."""
    passes = [Pass("near", 13, 30), Pass("mid", 19, 0), Pass("far", 23, 10)]
    assert nearest(passes, 14) == ["mid"]
    assert nearest(passes, 14, count=2) == ["near", "mid"]
    assert nearest(passes, 14, days_weight=3) == ["near"]  # 6, 7, 11
    assert nearest(passes, 14, days_weight=0, count=2) == ["mid", "far"]


def test_equal_days_and_clouds_share_their_average_rank() -> None:
    """Days 2, 2, 3, clouds 5, 9, 0: sums 3.5, 4.5 and 4; without averages the last two would tie."""
    passes = [Pass("before", 12, 5), Pass("after", 16, 9), Pass("far", 17, 0)]
    assert nearest(passes, 14) == ["before"]
    assert nearest(passes, 14, count=2) == ["before", "far"]
    assert dates.average_ranks(np.array([2.0, 2, 3, 7, 7, 7]), np.array([0, 0, 0, 1, 1, 1])).tolist() == [
        1.5, 1.5, 3, 2, 2, 2,
    ]  # fmt: skip


def test_of_equal_scores_the_earlier_date_wins() -> None:
    assert nearest([Pass("z", 12, 5), Pass("a", 16, 5)], 14) == ["z"]
    assert nearest([Pass("clear", 10, 0), Pass("near", 14, 5)], 14) == ["clear"]  # 2 + 1 and 1 + 2


def test_nearest_wants_the_whole_chip_and_keeps_the_limit() -> None:
    passes = [Pass("half", 14, 0, cover=0.999), Pass("three", 17, 0), Pass("four", 10, 0)]
    assert nearest(passes, 14) == ["three"]
    assert nearest(passes, 14, max_days=3, count=5) == ["three"]
    assert nearest(passes, 14, max_days=2.5) == []
    assert nearest(passes[:1], 14) == []


def test_what_the_limit_leaves_out_has_no_rank() -> None:
    """Within 5 days: days 5, 4, clouds 0, 1: 2 + 1 and 1 + 2. With the clear one 20 days away: 2 + 2 and 1 + 3."""
    passes = [Pass("a", 9, 1), Pass("b", 18, 2), Pass("out", 34, 0)]
    assert nearest(passes, 14, max_days=5, cloud_weight=1.5) == ["a"]
    assert nearest(passes, 14, max_days=5, days_weight=1.5) == ["b"]


def test_each_anchor_has_its_dates_and_a_shared_one_makes_one_sample() -> None:
    passes = [Pass(f"d{d}", d, 0) for d in (2, 9, 16, 23)]
    assert nearest(passes, 3, 24) == ["d2", "d23"]
    assert nearest(passes, 3, 5) == ["d2"]
    assert nearest(passes, 3, 10, count=2) == ["d2", "d9", "d16"]
    assert nearest(passes) == []


def test_chips_have_their_own_anchors() -> None:
    passes = [Pass(f"d{d}", d, 0) for d in (2, 9, 16)]
    anchors = Anchors.of_pairs(3, np.array([2, 0, 0]), np.array([17, 1, 8]) + FIRST)
    wanted = Wanted(Select(method="nearest", date_field="when"), (), anchors)
    assert chosen([passes] * 3, wanted) == [["d2", "d9"], [], ["d16"]]
    assert anchors.part(1, 3).days.tolist() == [FIRST + 17]


# The same from the definitions, one chip after the other.


def plain_cloud(p: Pass) -> float:
    share = p.cloud / 100 + 1 - p.cover if p.counted else 1 - p.cover * (1 - p.cloud / 100)
    return round(share * 1e6) / 1e4


def plain_clear(p: Pass) -> float:
    return round((p.cover - p.cloud / 100 if p.counted else p.cover * (1 - p.cloud / 100)) * 1e6)


def plain_best(passes: Sequence[Pass]) -> list[Pass]:
    """Return the clearest pass of each date, the earlier and then the lesser id of equal ones."""
    found: dict[date, Pass] = {}
    for p in sorted(passes, key=lambda p: (p.day * 24 + p.hours, p.id)):
        when = (START + timedelta(days=p.day, hours=p.hours)).date()
        if when not in found or plain_clear(p) > plain_clear(found[when]):
            found[when] = p
    return list(found.values())


def day_number(p: Pass) -> int:
    return dates.day_of((START + timedelta(days=p.day, hours=p.hours)).date().isoformat())


def plain_spread(passes: Sequence[Pass], wanted: Wanted) -> list[str]:
    left, taken = plain_best(passes), []
    for target in wanted.targets:
        if left:
            costs = [abs(day_number(p) - target) + wanted.select.cloud_weight * plain_cloud(p) for p in left]
            rounded = [round(c, 6) for c in costs]
            taken.append(left.pop(rounded.index(min(rounded))))
    return [p.id for p in sorted(taken, key=day_number)]


def plain_rank(value: float, values: Sequence[float]) -> float:
    return sum(v < value for v in values) + (sum(v == value for v in values) + 1) / 2


def plain_nearest(passes: Sequence[Pass], wanted: Wanted, anchors: Sequence[int]) -> list[str]:
    rules, taken = wanted.select, {}
    best = plain_best([p for p in passes if p.cover >= 1 - 1e-6])
    for anchor in anchors:
        near = [p for p in best if not rules.max_days or abs(day_number(p) - anchor) <= rules.max_days]
        away, cloud = [abs(day_number(p) - anchor) for p in near], [plain_cloud(p) for p in near]
        scores = [
            (round(plain_rank(a, away) * rules.days_weight + plain_rank(c, cloud) * rules.cloud_weight, 6), place)
            for place, (a, c) in enumerate(zip(away, cloud, strict=True))
        ]
        taken |= {near[place].id: near[place] for _, place in sorted(scores)[: rules.count]}
    return [p.id for p in sorted(taken.values(), key=day_number)]


shares = st.sampled_from([0.0, 0.25, 1.0, 1.0, 1.0, 1 - 1e-9])
one_pass = st.builds(
    Pass, st.just(""), st.integers(0, 12), st.sampled_from([0.0, 1, 2, 2.5, 5, 20]), shares, st.just(False),
    st.sampled_from([0, 0, 1, 13]),
)  # fmt: skip
one_chip = st.lists(one_pass, max_size=8)
weights = st.sampled_from([0.0, 0.5, 1.0, 2.0, 0.1])


@st.composite
def some_chips(draw: st.DrawFn) -> list[list[Pass]]:
    """Return chips of which some have the cloud layer; ids are dealt in no order of time."""
    made = []
    for number, passes in enumerate(draw(st.lists(one_chip, min_size=1, max_size=4))):
        names = draw(st.permutations(range(len(passes))))
        counted = draw(st.booleans())
        made.append(
            [
                dataclasses.replace(p, id=f"{number}-{name}", counted=counted, cloud=min(p.cloud, 100 * p.cover))
                for p, name in zip(passes, names, strict=True)
            ]
        )
    return made


@settings(deadline=None)
@given(some_chips(), st.integers(1, 6), weights)
def test_spread_is_what_the_definition_gives(chips: list[list[Pass]], count: int, weight: float) -> None:
    select = Select(method="spread", count=count, cloud_weight=weight)
    wanted = Wanted(select, dates.target_days(FIRST, FIRST + 12, count))
    assert chosen(chips, wanted) == [plain_spread(passes, wanted) for passes in chips]


@settings(deadline=None)
@given(
    some_chips(), st.integers(1, 4), weights, weights, st.sampled_from([0.0, 2.0, 5.5]),
    st.lists(st.lists(st.integers(-3, 15), max_size=3), min_size=4, max_size=4),
)  # fmt: skip
def test_nearest_is_what_the_definition_gives(
    chips: list[list[Pass]], count: int, cloud: float, days: float, limit: float, anchors: list[list[int]]
) -> None:
    select = Select(
        method="nearest", date_field="when", count=count, cloud_weight=cloud, days_weight=days or 1.0, max_days=limit
    )
    pairs = np.array([(n, FIRST + d) for n in range(len(chips)) for d in anchors[n]], np.int64).reshape(-1, 2)
    wanted = Wanted(select, (), Anchors.of_pairs(len(chips), *pairs.T))
    plain = [plain_nearest(passes, wanted, sorted({FIRST + d for d in anchors[n]})) for n, passes in enumerate(chips)]
    assert chosen(chips, wanted) == plain


@settings(deadline=None)
@given(some_chips(), st.sampled_from(["spread", "nearest", "every", "clearest"]), st.randoms(use_true_random=False))
def test_the_order_of_the_passes_does_not_matter(chips: list[list[Pass]], method: str, chance: Any) -> None:
    count = 2 if method in ("spread", "nearest") else 1
    select = Select(method=method, count=count, **({"date": "2024-06-07"} if method == "nearest" else {}))
    wanted = Wanted(select, dates.target_days(FIRST, FIRST + 12, 2), Anchors.same(len(chips), FIRST + 6))
    shuffled = [chance.sample(passes, len(passes)) for passes in chips]
    assert chosen(chips, wanted) == chosen(shuffled, wanted)


@settings(deadline=None)
@given(some_chips(), st.sampled_from(["spread", "nearest"]))
def test_a_chip_has_the_same_dates_whatever_its_neighbours(chips: list[list[Pass]], method: str) -> None:
    select = Select(method=method, count=2, **({"date": "2024-06-07"} if method == "nearest" else {}))
    targets = dates.target_days(FIRST, FIRST + 12, 2)
    together = chosen(chips, Wanted(select, targets, Anchors.same(len(chips), FIRST + 6)))
    assert together == [chosen([c], Wanted(select, targets, Anchors.same(1, FIRST + 6)))[0] for c in chips]


@pytest.mark.parametrize("method", ["spread", "nearest"])
def test_a_million_pairs_take_seconds(method: str) -> None:
    chips, passes = 20_000, 50
    maker, chance = OptionsMaker("optical"), np.random.default_rng(1)
    for number in range(passes):
        scene = Scene(f"s{number}", "c", "cat", "stac", "optical", START + timedelta(days=number), "", {}, None, number)
        maker.acquisition([scene])
    places = [Chip(32632, c, 0, 64, 64, 10.0) for c in range(chips)]
    which = np.tile(np.arange(passes, dtype=np.int32), chips)
    maker.add(places, np.repeat(np.arange(chips), passes), which, np.where(which % 3, 1.0, chance.random(len(which))))
    select = Select(method=method, count=12, **({"date": "2024-06-20"} if method == "nearest" else {}))
    targets = dates.target_days(FIRST, FIRST + passes - 1, 12)
    wanted, options = Wanted(select, targets, Anchors.same(chips, FIRST + 19)), maker.made()
    began = time.monotonic()
    assert len(dates.choose(options, wanted)) == 12 * chips
    assert time.monotonic() - began < 20
