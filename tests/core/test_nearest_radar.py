"""Which Sentinel-1 passes go with an optical acquisition."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dl4eo_qgis.core.choosing import nearest_radar
from dl4eo_qgis.core.choosing.options import EPOCH, OptionsMaker, microseconds
from dl4eo_qgis.core.errors import NoScenesError
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.recipe import Radar
from dl4eo_qgis.core.stages import select
from dl4eo_qgis.core.types import Acquisition, Asset, Scene
from tests.core.test_select import EAST, GROUND, NOON, WEST, names, scene


def radar(
    *scenes: Scene, days: float = 5, bands: tuple[str, ...] = ("vv", "vh"), cover: float = 1.0
) -> list[str] | None:
    """Return the radar scenes chosen for the chip at noon."""
    rules = Radar(max_days=days, min_cover=cover)
    options = select.candidates(GROUND, scenes, "radar")
    when_us = np.array([microseconds(NOON - EPOCH)])
    entry = nearest_radar.nearest(options, np.zeros(1, np.int64), when_us, rules, bands)[0]
    return names(options.candidate(entry).acquisition) if entry >= 0 else None


def test_the_nearest_radar_in_seconds_wins() -> None:
    assert radar(scene("late", 1.00001), scene("early", -1)) == ["early"]
    assert radar(scene("late", 0.99999), scene("early", -1)) == ["late"]


def test_a_tie_goes_to_the_earlier_then_to_the_id() -> None:
    assert radar(scene("after", 1), scene("before", -1)) == ["before"]
    assert radar(scene("b", 1, platform="S1B"), scene("a", 1, platform="S1A")) == ["a"]


def test_a_nearer_radar_that_covers_less_than_the_chip_is_no_choice() -> None:
    half = (490000, 5110000, (WEST + EAST) / 2, 5130000)
    assert radar(scene("half", 0.1, box=half), scene("whole", 3)) == ["whole"]
    assert radar(scene("half", 0.1, box=half)) is None


def test_a_share_of_the_chip_can_be_enough() -> None:
    half = (490000, 5110000, (WEST + EAST) / 2, 5130000)
    scenes = scene("half", 0.1, box=half), scene("whole", 3)
    assert radar(*scenes, cover=0.49) == ["half"]
    assert radar(*scenes, cover=0.51) == ["whole"]
    assert radar(scenes[0], cover=0.51) is None
    assert (
        looked(scenes[0], min_cover=0.51)[1] == "Sentinel-1 covers only part of the chip (50 %, RADAR_COVER wants 51)"
    )
    assert looked(scenes[0], min_cover=0.49) == ({"": ["half"]}, "")
    assert looked(scenes[0], min_cover=0.0, max_days=0.0)[1] == "no Sentinel-1 pass within 0 days"


def test_a_gap_names_the_relative_orbit_that_is_wanted() -> None:
    far, near = scene("far", 6, **EVENING), scene("near", 0.1, **MORNING)
    assert looked(near, far, relative_orbit=117) == ({}, "no Sentinel-1 pass of relative orbit 117 within 5 days")


@pytest.mark.parametrize(
    ("days", "why"),
    [(5, "only part of the chip (50 %, RADAR_COVER wants 100)"), (5.0001, "no Sentinel-1 pass within 5 days")],
)
def test_a_missing_radar_is_explained(days: float, why: str) -> None:
    half = (490000, 5110000, (WEST + EAST) / 2, 5130000)
    for sign in (-1, 1):
        options = select.candidates(GROUND, [scene("half", sign * days, box=half)], "radar")
        when_us = np.array([microseconds(NOON - EPOCH)])
        assert why in nearest_radar.gaps(options, np.zeros(1, np.int64), when_us, Radar())[0]


def test_slices_of_a_pass_cover_the_chip_together() -> None:
    middle = (WEST + EAST) / 2
    west = scene("w", 0.1, box=(490000, 5110000, middle, 5130000), pass_id="P")
    east = scene("e", 0.1, box=(middle, 5110000, 510000, 5130000), pass_id="P")
    assert radar(west, east, scene("other", 2, pass_id="Q")) == ["e", "w"]


def test_radar_beyond_the_days_or_without_the_polarisation_is_no_choice() -> None:
    assert radar(scene("far", 5.01)) is None
    assert radar(scene("edge", 5)) == ["edge"]
    assert radar(scene("vv only", 0, bands=("vv",)), scene("both", 2)) == ["both"]


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ([("vv", "vh"), ("hh", "hv")], ("vv", "vh")),
        ([("hh", "hv")], ("hh", "hv")),
        ([("vv",)], ("vv",)),
        ([("hh",)], ("hh",)),
        ([], ("vv", "vh")),
    ],
)
def test_polarisations(offers: list[tuple[str, ...]], expected: tuple[str, ...]) -> None:
    assert nearest_radar.polarisations_of([scene(str(i), bands=b) for i, b in enumerate(offers)]) == expected


@pytest.mark.parametrize(
    ("passes", "expected"),
    [
        ([("a", 3600.0), ("b", -3599.999)], "b"),
        ([("a", 3600.0), ("b", -3600.001)], "a"),
        ([("a", 3600.0), ("b", -3600.0)], "b"),
        ([("b", 0.0), ("a", 0.0)], "a"),
        ([("b", -60.0), ("a", -60.0), ("c", 60.0)], "a"),
        ([("b", 432000.0)], "b"),
        ([("b", 432000.001)], None),
        ([("b", -432000.0)], "b"),
    ],
)
def test_seconds_decide_then_the_earlier_then_the_id(passes: list[tuple[str, float]], expected: str | None) -> None:
    scenes = [scene(name, seconds / 86400, pass_id=name) for name, seconds in passes]
    for order in (scenes, scenes[::-1]):
        assert radar(*order) == ([expected] if expected else None)


MORNING = {"orbit_state": "descending", "relative_orbit": 168, "pass_id": "M"}
EVENING = {"orbit_state": "ascending", "relative_orbit": 117, "pass_id": "E"}


def looked(*scenes: Scene, bands: tuple[str, ...] = ("vv", "vh"), **wanted: Any) -> tuple[dict[str, list[str]], str]:
    """Return the radar scenes of the chip at noon by the suffix of their bands, and why others are missing."""
    rules = Radar(**wanted)
    options = select.candidates(GROUND, nearest_radar.fitting(scenes, rules)[0], "radar")
    when_us = np.array([microseconds(NOON - EPOCH)])
    ((found, why),) = select.radar_of(options, np.zeros(1, np.int32), when_us, rules, bands)
    return {p.suffix: [s.id for s in p.acquisition.scenes] for p in found}, why


def test_a_direction_restricts_the_passes() -> None:
    near, far = scene("near", 0.1, **MORNING), scene("far", 2, **EVENING)
    assert looked(near, far) == ({"": ["near"]}, "")
    assert looked(near, far, orbit="ascending") == ({"": ["far"]}, "")
    assert looked(near, far, orbit="descending") == ({"": ["near"]}, "")


def test_a_relative_orbit_is_fixed() -> None:
    near, far = scene("near", 0.1, **MORNING), scene("far", 2, **EVENING)
    other = scene("other", 1, **{**EVENING, "relative_orbit": 44, "pass_id": "O"})
    assert looked(near, far, other, relative_orbit=117) == ({"": ["far"]}, "")
    with pytest.raises(NoScenesError, match=r"none of the 3 .* of any orbit 9; .* ascending 117, asc.* 44"):
        looked(near, far, other, relative_orbit=9)


def test_both_directions_are_chosen_apart() -> None:
    passes = [
        scene("m1", 0.1, **MORNING),
        scene("m2", -0.2, **{**MORNING, "pass_id": "M2"}),
        scene("e1", -4, **EVENING),
        scene("e2", 3.9, **{**EVENING, "pass_id": "E2"}),
    ]
    assert looked(*passes, orbit="both") == ({"asc": ["e2"], "desc": ["m1"]}, "")


def test_a_direction_that_is_missing_is_told() -> None:
    half = (490000, 5110000, (WEST + EAST) / 2, 5130000)
    far, part = scene("far", 6, **EVENING), scene("part", 1, box=half, **{**EVENING, "pass_id": "H"})
    near = scene("near", 0.1, **MORNING)
    assert looked(near, far, orbit="both") == ({"desc": ["near"]}, "no ascending Sentinel-1 pass within 5 days")
    found, why = looked(near, part, orbit="both")
    assert (found, why) == (
        {"desc": ["near"]},
        "ascending Sentinel-1 covers only part of the chip (50 %, RADAR_COVER wants 100)",
    )
    found, why = looked(near, scene("vv", 1, bands=("vv",), **EVENING), orbit="both")
    assert (found, why) == ({"desc": ["near"]}, "ascending Sentinel-1 lacks a polarisation there")


def test_passes_of_two_directions_are_never_mosaicked() -> None:
    """Two halves that make a whole, but of two directions."""
    middle = (WEST + EAST) / 2
    west = scene("w", 0.1, box=(490000, 5110000, middle, 5130000), **MORNING)
    east = scene("e", 0.1, box=(middle, 5110000, 510000, 5130000), **EVENING)
    assert radar(west, east) is None
    assert looked(west, east, orbit="both")[0] == {}


def test_scenes_that_do_not_tell_their_direction_are_left_out_and_counted() -> None:
    scenes = [scene("silent", 0), scene("told", 3, orbit_state="ASCENDING")]
    kept, said = nearest_radar.fitting(scenes, Radar(orbit="ascending"))
    assert [s.id for s in kept] == ["told"]
    assert said == "1 Sentinel-1 scenes do not tell their orbit direction and are left out."
    kept, said = nearest_radar.fitting([scene("a", 0, relative_orbit=7), scene("b", 0)], Radar(relative_orbit=7))
    assert [s.id for s in kept] == ["a"]
    assert "1 Sentinel-1 scenes do not tell their relative orbit" in said
    assert nearest_radar.fitting(scenes, Radar()) == (tuple(scenes), "")
    with pytest.raises(NoScenesError, match="1 do not tell their orbit direction"):
        nearest_radar.fitting(scenes, Radar(orbit="descending"))


def test_named_polarisations_are_taken_or_refused() -> None:
    scenes = [scene("dual", bands=("vv", "vh")), scene("single", bands=("vv",))]
    assert nearest_radar.polarisations_of(scenes, ("vv",)) == ("vv",)
    assert nearest_radar.polarisations_of(scenes, ("hh", "hv")) == ("hh", "hv")
    assert nearest_radar.fitting(scenes, Radar(bands=("vv",)))[0] == tuple(scenes)
    with pytest.raises(NoScenesError, match=r"none of the 2 .* has hh,hv; they have vv or vv,vh"):
        nearest_radar.fitting(scenes, Radar(bands=("hh", "hv")))
    assert radar(scene("single", 0, bands=("vv",)), scene("dual", 2), bands=("vv",)) == ["single"]


passes_of_chips = st.lists(
    st.tuples(
        st.integers(0, 2),  # the chip
        st.integers(-6, 6),  # hours
        st.sampled_from([0, 0, 1]),  # microseconds
        st.sampled_from([1.0, 1.0, 0.5]),
        st.sampled_from(["ascending", "descending"]),
        st.sampled_from([("vv", "vh"), ("vv", "vh"), ("vv",)]),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(
    passes_of_chips, st.lists(st.tuples(st.integers(0, 2), st.integers(-6, 6)), max_size=6), st.sampled_from([0, 2, 5]),
    st.sampled_from(["", "ascending", "descending"]), st.randoms(use_true_random=False),
)  # fmt: skip
def test_the_nearest_is_what_the_definition_gives(
    passes: list[Any], asked: list[tuple[int, int]], hours: int, direction: str, chance: Any
) -> None:
    found = []
    for (chip, h, us, cover, state, bands), i in zip(passes, chance.sample(range(99), len(passes)), strict=True):
        assets = {b: Asset("/x.tif") for b in bands}
        moment = NOON + timedelta(hours=h, microseconds=us)
        one = Scene(f"s{i}", "c", "cat", "stac", "radar", moment, "", assets, orbit_state=state)
        found.append((chip, Acquisition("radar", (one,)), cover))
    maker = OptionsMaker("radar")
    which = [maker.acquisition(a.scenes) for _, a, _ in found]
    chips = [Chip(32632, c, 0, 64, 64, 10.0) for c in range(3)]
    owner = np.array([chip for chip, _, _ in found], np.int64)
    maker.add(chips, owner, np.array(which, np.int32), np.array([cover for *_, cover in found], np.float64))
    options, look = maker.made(), nearest_radar.Look(direction)
    when = [NOON + timedelta(hours=h) for _, h in asked]
    entries = nearest_radar.nearest(
        options, np.array([c for c, _ in asked], np.int64),
        np.array([microseconds(w - EPOCH) for w in when], np.int64), Radar(max_days=hours / 24), ("vv", "vh"), look,
    )  # fmt: skip
    for (chip, _), moment, entry in zip(asked, when, entries, strict=True):
        fit = [
            (abs(a.time - moment), a.time, a.id)
            for owner, a, cover in found
            if owner == chip and cover == 1 and abs(a.time - moment) <= timedelta(hours=hours)
            and direction in ("", a.scenes[0].orbit_state) and "vh" in a.scenes[0].assets
        ]  # fmt: skip
        chosen = options.candidate(int(entry)).acquisition.id if entry >= 0 else None
        assert chosen == (min(fit)[-1] if fit else None)
