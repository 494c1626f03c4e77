"""Splits by date, tile and column."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dl4eo_qgis.core.errors import RecipeError, SplitError
from dl4eo_qgis.core.recipe import Split
from dl4eo_qgis.core.splitting.groups import tile_of
from dl4eo_qgis.core.splitting.optimise import amounts, cost, deal_groups
from dl4eo_qgis.core.splitting.times import cut
from dl4eo_qgis.core.stages import split
from tests.core.dealing import dealt_of, material_of, square_of

DAYS = tuple(f"2024-{m:02}-01" for m in range(1, 11))


def by_day(rules: Split, days: tuple[str, ...] = DAYS, chips: int = 4) -> tuple[dict[str, str], Any]:
    """Return the split of each day."""
    material = material_of(rules, square_of(chips, 1), dates=days)
    done = split.deal(material)
    pairs = {(str(r["date"]), s) for r, s in zip(material.rows, done.splits, strict=True)}
    assert len(pairs) == len(days)
    return dict(pairs), done


def test_by_date_training_comes_first_and_days_stay_together() -> None:
    splits, done = by_day(Split("date", fractions=(0.6, 0.2, 0.2)))
    assert [splits[d] for d in DAYS] == ["train"] * 6 + ["validation"] * 2 + ["test"] * 2
    assert done.document["unit"] == "sample"
    assert done.document["dates"]["test"] == ["2024-09-01", "2024-10-01"]


def test_by_given_days() -> None:
    splits, done = by_day(Split("date", dates=("2024-03-01", "2024-09-15")))
    assert [splits[d] for d in DAYS] == ["train"] * 2 + ["validation"] * 7 + ["test"]
    assert done.document["requested"] is None
    splits, _ = by_day(Split("date", dates=("2024-10-01",)))
    assert [splits[d] for d in DAYS] == ["train"] * 9 + ["test"]


def test_days_that_leave_a_split_empty_say_when_samples_are() -> None:
    with pytest.raises(SplitError, match=r"no kept sample is from 2025-01-01: test.*2024-01-01 to 2024-10-01"):
        by_day(Split("date", dates=("2025-01-01",)))
    with pytest.raises(SplitError, match=r"no kept sample is before 2024-01-01: train"):
        by_day(Split("date", dates=("2024-01-01",)))
    with pytest.raises(SplitError, match=r"number of dates is 2 \(2024-01-01, 2024-02-01\); 3 splits need at least 3"):
        by_day(Split("date"), DAYS[:2])
    splits, _ = by_day(Split("date", fractions=(0.5, 0.0, 0.5)), DAYS[:2])
    assert list(splits.values()).count("test") == 1


def test_days_in_folds_are_periods() -> None:
    material = material_of(Split("date", folds=4, fractions=(0.6, 0.2, 0.2)), square_of(3, 1), dates=DAYS)
    done = split.deal(material)
    folds = {str(r["date"]): f for r, f in zip(material.rows, done.folds, strict=True)}
    assert [folds[d] for d in DAYS] == [2, 2, 3, 3, 4, 4, 1, 1, None, None]


@pytest.mark.parametrize(
    ("counts", "shares", "part"),
    [
        ([1] * 10, (0.7, 0.15, 0.15), [0] * 7 + [1] + [2] * 2),
        ([5, 1, 1, 1], (0.5, 0.25, 0.25), [0, 1, 2, 2]),
        ([100, 1, 1], (0.2, 0.2, 0.6), [0, 1, 2]),
        ([1, 1, 100], (0.7, 0.15, 0.15), [0, 1, 2]),
        ([3, 3], (0.5, 0.0, 0.5), [0, 2]),
    ],
)
def test_time_is_cut_where_the_samples_come_nearest_to_the_shares(
    counts: list[int], shares: tuple[float, ...], part: list[int]
) -> None:
    assert cut(np.array(counts), shares).tolist() == part


@pytest.mark.parametrize(
    ("scene", "tile"),
    [
        ("S2A_MSIL2A_20220705T101611_N0400_R065_T32TNT_20220705T183601", "32TNT"),
        ("S2B_32TNT_20220705_0_L2A", "32TNT"),
        ("S2C_T32TNT_20250705T101611_L2A", "32TNT"),
        ("S2A_4QFJ_20200101_1_L2A", "04QFJ"),
        ("LC09_L2SP_195027_20220705_02_T1", "195027"),
        ("LC08_L2SP_195027_20220705_02_T1", "195027"),
        ("orthophoto_east_20200101", "orthophoto_east"),
    ],
)
def test_the_tile_of_a_scene_by_its_id(scene: str, tile: str) -> None:
    assert tile_of(scene, material_of(Split(), square_of(1, 1))) == tile


def test_a_tile_that_the_catalogue_tells_counts_before_the_id() -> None:
    material = material_of(Split(), square_of(1, 1), tiles={"S2A_32TNT_2022_0_L2A": "32TMT"})
    assert tile_of("S2A_32TNT_2022_0_L2A", material) == "32TMT"


def test_by_tile_a_chip_is_of_the_tile_of_most_of_its_scenes() -> None:
    chips = square_of(12, 1)
    names = ["32TLT", "32TMT", "32TNT"]
    columns = [{"s2_items": f"S2A_{names[c.col // 4]}_20240101_0;S2B_{names[c.col // 4]}_20240103_0"} for c in chips]
    columns[3]["s2_items"] = "S2A_32TMT_20240101_0;S2C_32TMT_20240102_0;S2A_32TLT_20240101_0"
    columns[7]["s2_items"] = "S2A_32TNT_20240101_0;S2C_32TMT_20240102_0"
    splits, done = dealt_of(Split("tile", fractions=(0.34, 0.33, 0.33)), chips, columns=columns)
    of = [splits[c.id] for c in chips]
    assert of[:3] == [of[0]] * 3
    assert of[3:8] == [of[4]] * 5
    assert len(set(of)) == 3
    assert done.document["groups"] == 3
    with pytest.raises(SplitError, match=r"number of tiles is 2 \(32TLT, 32TMT\); 3 splits need at least 3.*share 0"):
        dealt_of(Split("tile"), chips[:6], columns=columns[:6])


def test_values_that_differ_between_the_dates_of_a_chip_are_told() -> None:
    dates = ("2024-06-01", "2024-06-11", "2024-06-21")
    chips = square_of(4, 1)
    text = r"groups of column 'date' is 1 .*4 of 4 chips have several values .*all dates of a chip go .*SPLIT=date"
    with pytest.raises(SplitError, match=text):
        dealt_of(Split("column", column="date"), chips, dates=dates)
    material = material_of(Split("column", column="mark"), square_of(4, 1), dates=dates)
    rows = [{**r, "mark": f"{i // 3}" if i else "1"} for i, r in enumerate(material.rows)]
    done = split.deal(replace(material, rows=rows))
    assert next(w for w in done.warnings if "SPLIT=date" in w).startswith(
        "1 of 4 chips have several values of column 'mark'"
    )
    _, done = dealt_of(
        Split("column", column="row"), square_of(4, 4), dates=dates, columns=[{"row": i} for i in range(16)]
    )
    assert not any("SPLIT=date" in w for w in done.warnings)


def test_by_column_groups_stay_together() -> None:
    chips = square_of(10, 10)
    columns = [{"parcel": c.col} for c in chips]
    splits, _ = dealt_of(Split("column", column="parcel"), chips, columns=columns)
    assert len({(c.col, splits[c.id]) for c in chips}) == 10
    assert Counter(splits.values())["train"] == 70


def test_a_column_that_names_splits_is_used_as_it_is() -> None:
    chips = square_of(4, 1)
    columns = [{"role": value} for value in ("train", "Test", "buffer", "train")]
    splits, done = dealt_of(Split("column", column="role"), chips, columns=columns)
    assert [splits[c.id] for c in chips] == ["train", "test", "buffer", "train"]
    assert done.document["requested"] is None
    assert done.document["chips"] == {"train": 2, "validation": 0, "test": 1, "buffer": 1}


def test_a_test_that_is_named_stays_and_the_other_groups_fill_the_shares() -> None:
    chips = square_of(10, 10)
    columns = [{"role": "test" if c.col < 2 else str(c.col)} for c in chips]
    splits, done = dealt_of(Split("column", column="role", fractions=(0.6, 0.2, 0.2)), chips, columns=columns)
    assert {c.id for c in chips if c.col < 2} == {c for c, s in splits.items() if s == "test"}
    assert Counter(splits.values()) == {"train": 60, "validation": 20, "test": 20}
    assert any("name no split" in text for text in done.warnings)


def test_values_of_one_chip_are_one_group_and_chips_without_a_value_are_of_no_split() -> None:
    chips = square_of(6, 1)
    columns = [{"place": value} for value in ("a", "a", "b", "c", None, float("nan"))]
    material = material_of(
        Split("column", column="place", fractions=(0.5, 0.0, 0.5)), chips, dates=DAYS[:2], columns=columns
    )
    material.rows[1]["place"] = "b"  # type: ignore[index]
    done = split.deal(material)
    of = dict(zip((str(r["chip_id"]) for r in material.rows), done.splits, strict=True))
    assert of[chips[0].id] == of[chips[1].id] == of[chips[2].id] != of[chips[3].id]
    assert [of[c.id] for c in chips[4:]] == ["", ""]
    assert any("2 of 6 chips lie in none" in text for text in done.warnings)


def test_of_a_chip_with_several_names_nothing_of_the_test_trains() -> None:
    chips = square_of(4, 1)
    columns = [{"role": value} for value in ("train", "train", "validation", "train")]
    material = material_of(Split("column", column="role"), chips, dates=DAYS[:2], columns=columns)
    material.rows[1]["role"] = "Test"  # type: ignore[index]
    material.rows[3]["role"] = "validation"  # type: ignore[index]
    material.rows[5]["role"] = "elsewhere"  # type: ignore[index]
    done = split.deal(material)
    assert done.splits == [name for name in ("test", "validation", "validation", "train") for _ in DAYS[:2]]


def test_a_column_that_cannot_be_used_is_named() -> None:
    with pytest.raises(SplitError, match=r"has no column 'parcl'. Did you mean parcel"):
        dealt_of(Split("column", column="parcl"), square_of(4, 1), columns=[{"parcel": 1}] * 4)
    with pytest.raises(RecipeError, match=r"split.column: 'split' is decided by the split or after it"):
        Split("column", column="split")
    with pytest.raises(SplitError, match=r"number of groups of column 'parcel' is 1 \(1\); 3 splits need"):
        dealt_of(Split("column", column="parcel"), square_of(4, 1), columns=[{"parcel": 1}] * 4)
    with pytest.raises(SplitError, match=r"nothing to deal to folds"):
        dealt_of(Split("column", column="a", folds=2), square_of(4, 1), columns=[{"a": "test"}] * 4)


def brute(values: np.ndarray, shares: tuple[float, ...]) -> int:
    """Return the least cost over all ways to deal few groups, no part left empty."""
    count, parts = len(values), len(shares)
    ways = np.stack(np.unravel_index(np.arange(parts**count), (parts,) * count), axis=1)
    full = [w for w in ways if len(set(w.tolist())) == parts]
    return min(cost(values, np.asarray(w), shares) for w in full)


def test_few_groups_are_dealt_nearly_as_evenly_as_they_can_be() -> None:
    luck = np.random.default_rng(5)
    exact = 0
    for _ in range(12):
        values = amounts(luck.integers(1, 30, 8), luck.integers(0, 5000, (8, 3)))
        part = deal_groups(values, [str(i) for i in range(8)], (0.6, 0.2, 0.2), 1)
        best = brute(values, (0.6, 0.2, 0.2))
        found = cost(values, part, (0.6, 0.2, 0.2))
        assert found <= 1.5 * best
        exact += found == best
    assert exact >= 8


def test_groups_even_out_a_class_that_counts_alone_would_not() -> None:
    """12 groups of 10 chips; 6 of them hold all of the class, which halves by number of chips may miss."""
    values = amounts(np.full(12, 10), np.array([[900 if i < 6 else 0] for i in range(12)]))
    part = deal_groups(values, [str(i) for i in range(12)], (0.5, 0.5), 3)
    assert np.bincount(part).tolist() == [6, 6]
    assert np.bincount(part[:6]).tolist() == [3, 3]


def test_few_chips_train_all_where_values_name_no_split() -> None:
    chips = square_of(2, 1)
    splits, done = dealt_of(Split("column", column="a"), chips, columns=[{"a": "x"}, {"a": "y"}])
    assert set(splits.values()) == {"train"}
    assert done.warnings == ["2 kept chips cannot fill 3 splits: all of them are train."]
    splits, done = dealt_of(Split("column", column="a"), chips, columns=[{"a": "validation"}, {"a": "test"}])
    assert [splits[c.id] for c in chips] == ["validation", "test"]
    assert done.warnings == ["No chip is of the split train."]


def test_shares_that_come_out_far_off_and_classes_that_a_split_lacks_are_warned_of() -> None:
    """Three tiles of 8, 1 and 1 chips for 50, 25, 25 percent; the class lies in the first tile only."""
    chips = square_of(10, 1)
    columns = [{"s2_items": f"S2A_32T{'LL' if c.col < 8 else 'MM' if c.col == 8 else 'NN'}_2024"} for c in chips]
    water = [7 if c.col < 8 else 0 for c in chips]
    rules = Split("tile", fractions=(0.5, 0.25, 0.25))
    _, done = dealt_of(rules, chips, columns=columns, pixels={"water": water})
    assert done.warnings == [
        "The splits came out as train 80 % (of 50), validation 10 % (of 25), test 10 % (of 25): the groups are too few "
        "or too unlike, or many chips gave way.",
        "Classes without a pixel in a split: water in validation and test.",
    ]
