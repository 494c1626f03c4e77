"""Chips chosen by quotas, by a power of frequency and for background: numbers by hand, and what holds of any."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dl4eo_qgis.core.balance import Candidates, Choice, choose
from dl4eo_qgis.core.balance.ground import Grounds
from dl4eo_qgis.core.balance.taking import Presence, ranks
from dl4eo_qgis.core.balance.told import class_table, columns_of, document_of, tell, warnings_of
from dl4eo_qgis.core.errors import LabelError, RecipeError
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Chips, Grid, LabelClass, Labels, Quota, Recipe

CHIP_M2 = 640.0**2


def candidates(chips: Sequence[str], free: int = 0, seed: int = 42, names: str = "abcde", order: Any = None) -> Any:
    """Return candidates, each given by the letters of its classes, and behind them ``free`` chips without any."""
    labelled = [*chips, *("" for _ in range(free))]
    squares = [Chip(32632, 800 + i, 8000, 64, 64, 10.0) for i in range(len(labelled))]
    if order is not None:
        labelled, squares = [labelled[i] for i in order], [squares[i] for i in order]
    pairs = sorted((i, names.index(letter)) for i, letters in enumerate(labelled) for letter in letters)
    chip, kind = (np.array([p[k] for p in pairs], np.int64) for k in (0, 1))
    classes = tuple(LabelClass(10 * (i + 1), name) for i, name in enumerate(names))
    has = np.array([bool(letters) for letters in labelled], bool)
    grounds = Grounds(chip, 10 * (kind + 1), np.full(len(chip), CHIP_M2 / 4), ~has)
    presence = Presence(chip, kind, ranks([c.id for c in squares], seed), len(classes))
    return Candidates(tuple(squares), has, grounds, classes, presence)


def quotas(text: Mapping[str, int | float], **more: Any) -> Chips:
    listed = tuple(Quota(n, chips=q) if isinstance(q, int) else Quota(n, share=q) for n, q in text.items())
    return Chips(balance="quotas", quotas=listed, **more)


def power(value: float, **more: Any) -> Chips:
    return Chips(balance="power", balance_power=value, **more)


def numbers(choice: Choice) -> dict[str, tuple[int | None, int]]:
    """Return the wanted and the chosen chips of each class that a candidate has."""
    return {r["name"]: (r["wanted"], r["chosen"]) for r in class_table(choice)[:-1] if r["candidates"]}


def strata(choice: Choice) -> Counter[str]:
    return Counter(choice.stratum_of.values())


def test_quotas_of_single_classes() -> None:
    found = choose(candidates(["a"] * 50 + ["b"] * 20 + ["c"] * 30), quotas({"a": 7, "b": 5}))
    assert strata(found) == {"a": 7, "b": 5}
    assert numbers(found) == {"a": (7, 7), "b": (5, 5), "c": (None, 0)}
    assert list(warnings_of(found)) == []


def test_a_chip_of_a_rarer_class_counts_for_the_others_too() -> None:
    found = choose(candidates(["ab"] * 4 + ["a"] * 50), quotas({"a": 6, "b": 4}))
    assert strata(found) == {"b": 4, "a": 2}
    assert numbers(found) == {"a": (6, 6), "b": (4, 4)}


def test_a_quota_that_is_full_is_not_overfilled_while_others_do() -> None:
    # b is taken first (5 chips have it); for a, chips without b come before those with it.
    found = choose(candidates(["ab"] * 5 + ["a"] * 10), quotas({"a": 10, "b": 2}))
    assert numbers(found) == {"a": (10, 10), "b": (2, 2)}


def test_a_class_by_its_value() -> None:
    assert strata(choose(candidates(["a"] * 3 + ["b"] * 3), quotas({"20": 2}))) == {"b": 2}


def test_a_quota_that_cannot_be_reached_is_told_with_numbers() -> None:
    found = choose(candidates(["a"] * 50 + ["b"] * 2), quotas({"a": 3, "b": 9, "c": 4}))
    assert strata(found) == {"a": 3, "b": 2}
    assert list(warnings_of(found)) == [
        "Wanted numbers of chips with a class were not reached: b 2 of 9 (it is on 2); c 0 of 4 (it is on 0)."
    ]
    assert [r["reached"] for r in document_of(found)["classes"]] == [True, False, False, None, None]


def test_a_class_that_is_not_there_is_an_error_that_names_the_known() -> None:
    with pytest.raises(RecipeError) as caught:
        choose(candidates(["a"] * 5, names="abcde"), quotas({"water": 3}))
    assert str(caught.value) == "chips.quotas: the labels have no class 'water'. Known: a, b, c, d, e."
    with pytest.raises(RecipeError, match="the class 'b' stands twice, by name and by value"):
        choose(candidates(["ab"]), quotas({"b": 1, "20": 1}))


def test_quotas_with_a_number_of_all_chips_are_filled_with_others() -> None:
    found = choose(candidates(["a"] * 50 + ["b"] * 20 + ["c"] * 30), quotas({"a": 7, "b": 0.25}, max_chips=20))
    assert strata(found) == {"a": 7, "b": 5, "": 8}
    assert numbers(found) == {"a": (7, 7), "b": (5, 5), "c": (None, 8)}


def test_max_chips_cuts_the_common_class() -> None:
    found = choose(candidates(["a"] * 50 + ["b"] * 20), quotas({"a": 10, "b": 10}, max_chips=15))
    assert strata(found) == {"b": 10, "a": 5}
    assert list(warnings_of(found)) == [
        "Wanted numbers of chips with a class were not reached: a 5 of 10 (it is on 50)."
    ]


def test_more_chips_than_there_are() -> None:
    found = choose(candidates(["a"] * 5 + ["b"] * 3), quotas({"a": 2}, max_chips=100))
    assert strata(found) == {"a": 2, "": 3}
    assert list(warnings_of(found)) == ["5 of the 100 chips asked for were chosen: no more of them fit the balance."]


def test_shares_alone_take_as_many_as_the_rarest_allows() -> None:
    # 8 chips are 30 % of 26.67: of 26 they are 7.8, 8 in whole chips; of 27 they would be 8.1.
    found = choose(candidates(["a"] * 8 + ["b"] * 500), quotas({"a": 0.3}))
    assert strata(found) == {"a": 8, "": 18}
    assert document_of(found)["limited_by"] == "only 8 chips have a"


def test_shares_alone_are_limited_by_the_rest_too() -> None:
    found = choose(candidates(["a"] * 500 + ["b"] * 6), quotas({"a": 0.4}))
    assert strata(found) == {"a": 4, "": 6}
    assert document_of(found)["limited_by"] == "too few chips have labels of other classes"
    with pytest.raises(LabelError, match="0 chips have labels and none of these classes, but the shares leave 60 %"):
        choose(candidates(["a"] * 500), quotas({"a": 0.4}))


def test_a_share_beside_numbers_is_of_all_that_come_together() -> None:
    # T = 90 + T / 10: 100 chips, 10 of them b.
    found = choose(candidates(["a"] * 500 + ["b"] * 60 + ["c"] * 50), quotas({"a": 90, "b": 0.1}))
    assert strata(found) == {"a": 90, "b": 10}


def test_shares_that_add_up_to_all() -> None:
    found = choose(candidates(["a"] * 500 + ["b"] * 50), quotas({"a": 0.5, "b": 0.5}))
    assert strata(found) == {"a": 50, "b": 50}


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(1.0, [51, 26, 13, 8, 2]), (0.0, [2, 2, 2, 2, 2])],
)
def test_power_takes_as_many_as_the_rarest_class_allows(value: float, wanted: list[int]) -> None:
    chips = ["a"] * 51 + ["b"] * 26 + ["c"] * 13 + ["d"] * 8 + ["e"] * 2
    found = choose(candidates(chips), power(value))
    assert [numbers(found)[name] for name in "abcde"] == [(n, n) for n in wanted]


def test_power_with_a_number_is_the_largest_remainder() -> None:
    chips = ["a"] * 51 + ["b"] * 26 + ["c"] * 13 + ["d"] * 8 + ["e"] * 2
    found = choose(candidates(chips), power(1.0, max_chips=37))
    assert strata(found) == {"a": 19, "b": 9, "c": 5, "d": 3, "e": 1}


def test_the_power_of_a_half_goes_by_roots() -> None:
    # 100, 25, 4: roots 10, 5, 2 of 17.
    found = choose(candidates(["a"] * 100 + ["b"] * 25 + ["c"] * 4), power(0.5, max_chips=17))
    assert numbers(found) == {"a": (10, 10), "b": (5, 5), "c": (2, 2)}
    found = choose(candidates(["a"] * 100 + ["b"] * 25 + ["c"] * 4), power(0.5))
    assert numbers(found)["c"] == (4, 4)
    assert numbers(found) == {"a": (20, 20), "b": (10, 10), "c": (4, 4)}
    assert document_of(found)["limited_by"] == "only 4 chips have c"


def test_a_rare_class_that_limits_the_number_is_a_warning_with_ways_out() -> None:
    # Roots 10, 5, 2: c has 4 chips, so that 20 and 10 of the others are taken: 34 of 129.
    (text,) = warnings_of(choose(candidates(["a"] * 100 + ["b"] * 25 + ["c"] * 4), power(0.5)))
    assert text.startswith(
        "Only 34 of 129 chips with labels were chosen, to keep the proportions of the classes: only 4 chips have c. "
    )
    assert "MAX_CHIPS (chips.max_chips)" in text
    assert "MIN_CLASS_PIXELS (labels.min_class_px)" in text


def test_no_warning_where_a_class_limits_little_or_a_number_is_asked_for() -> None:
    # Of 30 and 20: half of each other's number, 40 of 50; with a number the rare class just has all of its chips.
    assert list(warnings_of(choose(candidates(["a"] * 30 + ["b"] * 20), power(0.0)))) == []
    assert list(warnings_of(choose(candidates(["a"] * 100 + ["b"] * 2), power(1.0, max_chips=51)))) == []


def test_a_number_alone_is_drawn_by_the_seed_of_the_chips_with_labels() -> None:
    rules = Chips(max_chips=12)
    found = {seed: choose(candidates(["a"] * 30 + ["b"] * 9, free=50, seed=seed), rules) for seed in (1, 2)}
    assert [strata(choice) for choice in found.values()] == [{"": 12}, {"": 12}]
    assert found[1].stratum_of != found[2].stratum_of
    everything = choose(candidates(["a"] * 30 + ["b"] * 9, free=50), Chips(max_chips=60))
    assert strata(everything) == {"": 39}
    assert list(warnings_of(everything)) == ["39 of the 60 chips asked for were chosen: labels touch 39."]


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        (Chips(max_chips=12), "12 of 80 chips chosen by the seed."),
        (Chips(background=0.25), "40 of 80 chips chosen: 30 that labels touch, 10 of background."),
        (power(1.0, background=0.25, max_chips=8), "8 of 80 chips chosen by their classes: 6 that labels touch, 2 of"),
    ],
)
def test_the_line_counts_what_was_chosen(rules: Chips, line: str) -> None:
    said: list[str] = []
    tell(choose(candidates(["a"] * 30, free=50), rules), Progress(lambda kind, fraction, text: said.append(text)))
    assert len(said) == 1
    assert said[0].startswith(line)


def test_a_number_of_pixels_that_no_mask_has_is_refused() -> None:
    def recipe(least: int, factor: int = 1) -> Recipe:
        labels = Labels(path="a.gpkg", min_class_px=least, pixel_factor=factor)
        return Recipe(grid=Grid(), chips=Chips(size_px=32), labels=labels)

    assert recipe(1024).labels.min_class_px == recipe(1024, 2).labels.min_class_px
    assert recipe(4096, 2).labels.min_class_px == 4096
    with pytest.raises(RecipeError) as caught:
        recipe(1025)
    assert str(caught.value) == ("labels.min_class_px: 1025 is more than the pixels of a chip's mask (32 x 32 = 1024)")


def test_power_fills_up_where_a_class_has_too_few() -> None:
    found = choose(candidates(["a"] * 100 + ["b"] * 10), power(0.0, max_chips=50))
    assert strata(found) == {"a": 40, "b": 10}
    assert numbers(found)["b"][0] == 40
    assert len(list(warnings_of(found))) == 1


def test_power_counts_chips_not_classes() -> None:
    found = choose(candidates(["ab"] * 30 + ["a"] * 100), power(0.0, max_chips=20))
    assert sum(strata(found).values()) == 20
    assert numbers(found)["b"][1] == 20


def test_background_has_its_share() -> None:
    found = choose(candidates(["a"] * 30, free=50), Chips(background=0.25))
    assert strata(found) == {"": 30, "background": 10}
    found = choose(candidates(["a"] * 30, free=50), Chips(background=0.25, max_chips=20))
    assert strata(found) == {"": 15, "background": 5}
    found = choose(candidates(["a"] * 30 + ["b"] * 9, free=50), quotas({"b": 6}, background=0.4))
    assert strata(found) == {"b": 6, "background": 4}
    found = choose(candidates(["a"] * 30, free=50), power(0.5, background=0.25, max_chips=10))
    assert strata(found) == {"a": 8, "background": 2}  # 7.5 and 2.5: the first has the tie


def test_a_chip_with_labels_is_always_there() -> None:
    assert strata(choose(candidates(["a"] * 3, free=50), Chips(background=0.9, max_chips=1))) == {"": 1}


def test_too_little_background_is_told() -> None:
    found = choose(candidates(["a"] * 30, free=3), Chips(background=0.25))
    assert strata(found) == {"": 30, "background": 3}
    assert list(warnings_of(found)) == [
        "3 of 10 background chips wanted: 3 are there (no label touches them and all of their ground was labelled)."
    ]


def test_nothing_to_choose() -> None:
    with pytest.raises(LabelError, match="on no chip the labels cover "):
        choose(candidates(["", ""]), power(0.5))
    with pytest.raises(LabelError, match="on no chip the classes with quotas cover"):
        choose(candidates(["a", "a"]), quotas({"b": 3}))
    with pytest.raises(LabelError, match="on no chip the classes with quotas cover"):
        choose(candidates(["a", "a"]), quotas({"b": 0.3}))


def test_a_class_called_background_is_no_background() -> None:
    found = candidates(["a"] * 3 + ["b"] * 3, free=3)
    classes = (LabelClass(10, "background"), *found.classes[1:])
    renamed = Candidates(found.chips, found.touched, found.grounds, classes, found.presence)
    chosen = choose(renamed, quotas({"background": 2}, background=0.5))
    assert strata(chosen) == {"10": 2, "background": 2}


def test_another_seed_has_other_chips_and_the_same_numbers() -> None:
    chips = ["a"] * 50 + ["b"] * 20 + ["ab"] * 9
    one, other = (choose(candidates(chips, seed=s), quotas({"a": 10, "b": 10})) for s in (1, 2))
    assert numbers(one) == numbers(other)
    assert one.stratum_of != other.stratum_of


def test_columns_of_the_layer() -> None:
    found = choose(candidates(["ab", "b", "b"], free=1), quotas({"a": 1}))
    columns = columns_of(found)
    assert columns["chosen"] == [1, 0, 0, 0]
    assert columns["stratum"] == ["a", "", "", ""]
    assert columns["classes"] == ["a;b", "b", "b", ""]
    assert columns["class_b"] == [0.25, 0.25, 0.25, 0.0]


def test_a_hundred_thousand_candidates_are_chosen_from_in_seconds() -> None:
    random = np.random.default_rng(3)
    count, kinds = 100_000, 12
    has = random.random((count, kinds)) < 1 / (1 + np.arange(kinds)) ** 2
    chip, kind = np.nonzero(has)
    chips = tuple(Chip(32632, 100 + i // 316, 2000 + i % 316, 256, 256, 10.0) for i in range(count))
    presence = Presence(chip, kind, ranks([c.id for c in chips], 42), kinds)
    classes = tuple(LabelClass(i + 1, f"c{i + 1}") for i in range(kinds))
    grounds = Grounds(chip, kind + 1, np.full(len(chip), 100.0), ~has.any(axis=1))
    there = Candidates(chips, has.any(axis=1), grounds, classes, presence)
    start = time.process_time()
    found = choose(there, power(0.5, max_chips=5000, background=0.1))
    document_of(found)
    columns_of(found)
    assert time.process_time() - start < 20
    assert int(found.chosen.sum()) == 4500  # each chip has the first class: none is without


RULES = st.one_of(
    st.builds(power, st.sampled_from([0.0, 0.3, 0.5, 1.0]), max_chips=st.integers(0, 80)),
    st.builds(
        lambda shares, most, back: quotas(shares, max_chips=most, background=back),
        st.dictionaries(st.sampled_from("abc"), st.integers(1, 30) | st.floats(0.05, 0.4), min_size=1),
        st.integers(0, 80),
        st.sampled_from([0.0, 0.2]),
    ),
    st.builds(Chips, background=st.sampled_from([0.1, 0.5]), max_chips=st.integers(0, 80)),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "c", "ab", "ac", "abc", "d", ""]), min_size=5, max_size=80),
    RULES,
    st.randoms(use_true_random=False),
)
def test_any_choice(chips: list[str], rules: Chips, random: Any) -> None:
    try:
        found = choose(candidates(chips), rules)
    except LabelError:
        return
    taken = found.stratum_of
    assert taken
    assert not rules.max_chips or len(taken) <= rules.max_chips
    order = list(range(len(chips)))
    random.shuffle(order)
    assert choose(candidates(chips, order=order), rules).stratum_of == taken
    has = {c.id: letters for c, letters in zip(found.candidates.chips, chips, strict=True)}
    assert all(s in has[c] if s in list("abcd") else s == "" or not has[c] for c, s in taken.items())
    for name, (wanted, chosen) in numbers(found).items():
        assert chosen == sum(name in has[c] for c in taken)
        available = sum(name in letters for letters in chips)
        if wanted is not None and not rules.max_chips and chosen < min(wanted, available):
            assert sum(q.share for q in rules.quotas) + rules.background > 1
