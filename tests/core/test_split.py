"""Train, validation, test: the shares, at random and by groups."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from dl4eo_qgis.core.errors import SplitError
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.recipe import SPLIT_METHODS, Split
from dl4eo_qgis.core.splitting.material import Material
from dl4eo_qgis.core.splitting.shares import share_out, table_of
from dl4eo_qgis.core.stages import split
from tests.core.dealing import dealt_of, material_of, square_of

CHIPS = square_of(10, 10)


def shuffled(material: Material, seed: int) -> tuple[Material, list[int]]:
    """Return the same samples in another order, and that order."""
    order = list(range(len(material.rows)))
    random.Random(seed).shuffle(order)
    return replace(
        material,
        rows=[material.rows[i] for i in order],
        chip_of=material.chip_of[order],
        row_pixels=material.row_pixels[order],
    ), order


def test_every_method_of_the_recipe_is_in_the_table() -> None:
    assert (*split.METHODS, "none") == SPLIT_METHODS


def test_the_shares_come_out_to_the_chip() -> None:
    splits, done = dealt_of(Split(), CHIPS)
    assert Counter(splits.values()) == {"train": 70, "validation": 15, "test": 15}
    assert done.warnings == []
    assert done.document["realised"] == {"train": 0.7, "validation": 0.15, "test": 0.15}
    assert set(done.folds) == {None}


def test_dates_of_a_chip_stay_together_and_chips_are_counted() -> None:
    material = material_of(Split(), CHIPS, dates=("2024-06-01", "2024-07-01", "2024-08-01"))
    done = split.deal(material)
    pairs = {(str(r["chip_id"]), s) for r, s in zip(material.rows, done.splits, strict=True)}
    assert len(pairs) == 100
    assert done.document["chips"] == {"train": 70, "validation": 15, "test": 15}
    assert done.document["samples"] == {"train": 210, "validation": 45, "test": 45}


def test_chips_that_share_ground_stay_together_at_random() -> None:
    """Chips moved by half their width share ground with one on the lattice, in 50 pairs."""
    pairs = [Chip(32632, 4 * i, 0, 64, 64, 10.0, d) for i in range(50) for d in (0, 32)]
    splits, _ = dealt_of(Split(), pairs)
    assert len({(c.col, splits[c.id]) for c in pairs}) == 50
    assert sorted(Counter(splits.values()).items()) in (
        [("test", 14), ("train", 70), ("validation", 16)],
        [("test", 16), ("train", 70), ("validation", 14)],
    )
    apart, _ = dealt_of(Split(overlap="allow"), pairs)
    assert len({(c.col, apart[c.id]) for c in pairs}) > 50


@pytest.mark.parametrize("method", ["random", "date", "tile", "column", "blocks", "bands", "rings"])
@pytest.mark.parametrize("folds", [0, 3])
def test_the_inputs_order_does_not_matter_and_the_seed_decides(method: str, folds: int) -> None:
    chips = square_of(14, 14)
    luck = np.random.default_rng(3)
    pixels = {"water": luck.integers(0, 900, len(chips)).tolist(), "ice": luck.integers(0, 9, len(chips)).tolist()}
    columns = [
        {"s2_items": f"S2A_32T{'LMNPQ'[c.col // 3]}{'RSTUV'[c.row // 3]}_2024", "place": c.col // 2} for c in chips
    ]
    length = 1280.0 if method == "blocks" else 0.0
    rules = Split(method, folds=folds, column="place" if method == "column" else "", block_m=length)
    dates = tuple(f"2024-06-{d:02}" for d in range(1, 6))
    material = material_of(rules, chips, pixels, dates, columns)
    done = split.deal(material)
    assert set(done.splits) - {"buffer"} == {"train", "validation", "test"}
    mixed, order = shuffled(material, 5)
    again = split.deal(mixed)
    assert [again.splits[order.index(i)] for i in range(len(order))] == done.splits
    assert [again.folds[order.index(i)] for i in range(len(order))] == done.folds
    assert again.document == done.document
    others = [split.deal(replace(material, rules=replace(rules, seed=s))).splits for s in (7, 8, 9)]
    assert any(other != done.splits for other in others) == (method not in ("date", "rings"))


@pytest.mark.parametrize(
    ("total", "fractions", "counts"),
    [
        (100, (0.7, 0.15, 0.15), [70, 15, 15]),
        (10, (0.7, 0.15, 0.15), [7, 2, 1]),
        (3, (0.7, 0.15, 0.15), [1, 1, 1]),
        (5, (1.0, 0.0, 0.0), [5, 0, 0]),
        (4, (0.97, 0.03, 0.0), [3, 1, 0]),
        (7, (1 / 3, 1 / 3, 1 / 3), [3, 2, 2]),
        (37, (0.51, 0.26, 0.13, 0.08, 0.02), [19, 9, 5, 3, 1]),
    ],
)
def test_largest_remainder(total: int, fractions: tuple[float, ...], counts: list[int]) -> None:
    assert share_out(total, fractions) == counts


def test_84_strata_come_out_within_one_of_their_share_and_the_totals_exactly() -> None:
    luck = np.random.default_rng(11)
    for _ in range(20):
        sizes = luck.integers(1, 60, 84)
        wanted = share_out(int(sizes.sum()), (0.7, 0.15, 0.15))
        table = table_of(sizes, wanted)
        exact = sizes[:, None] * np.array(wanted) / sizes.sum()
        assert table.sum(axis=0).tolist() == wanted
        assert table.sum(axis=1).tolist() == sizes.tolist()
        assert np.abs(table - exact).max() < 1
        assert table.min() >= 0


def test_at_random_every_class_has_its_share_where_they_are_stratified() -> None:
    """20 of 400 chips have the rare class: by chance alone a test of 60 chips would get 0 to 7 of them."""
    chips = square_of(20, 20)
    rare = [500 if i % 20 == 7 else 0 for i in range(400)]
    common = [4000 if i % 2 else 0 for i in range(400)]
    splits, done = dealt_of(Split(), chips, pixels={"rare": rare, "common": common})
    of = {c.id: (r > 0, m > 0) for c, r, m in zip(chips, rare, common, strict=True)}
    assert Counter(splits.values()) == {"train": 280, "validation": 60, "test": 60}
    assert Counter(s for c, s in splits.items() if of[c][0]) == {"train": 14, "validation": 3, "test": 3}
    imbalance = done.document["imbalance"]
    assert imbalance["mean"] < imbalance["mean_by_count_alone"]
    assert imbalance["chips"] == 0
    assert done.document["classes"]["rare"] == {"train": 0.7, "validation": 0.15, "test": 0.15}
    loose, plain = dealt_of(Split(stratify=False), chips, pixels={"rare": rare, "common": common})
    assert loose != splits
    assert plain.document["imbalance"]["mean"] == imbalance["mean_by_count_alone"]


def test_each_stratum_is_dealt_in_the_shares_within_a_chip() -> None:
    """The rarest class that a chip has is its stratum; 84 classes, most of them in a few chips only."""
    luck = np.random.default_rng(8)
    chips = square_of(40, 40)
    rarest = luck.zipf(1.3, len(chips)).clip(1, 84) - 1
    pixels = {f"{k}": np.where(rarest == k, 100, 0) + (4000 if k == 0 else 0) for k in range(84)}
    splits, _ = dealt_of(Split(), chips, pixels=pixels)
    for k in np.unique(rarest):
        mine = Counter(splits[c.id] for c, r in zip(chips, rarest, strict=True) if r == k)
        for name, share in {"train": 0.7, "validation": 0.15, "test": 0.15}.items():
            assert abs(mine[name] - share * mine.total()) < 1


@pytest.mark.parametrize("method", ["random", "date", "tile", "column", "blocks", "bands", "rings"])
@pytest.mark.parametrize("fractions", [(1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, 0.5, 0.5), (0.98, 0.01, 0.01)])
def test_just_the_splits_that_are_asked_for_are_there(method: str, fractions: tuple[float, ...]) -> None:
    chips = square_of(14, 14)
    columns = [{"s2_items": f"S2A_32T{'LMNPQ'[c.col // 3]}{'RSTUV'[c.row // 3]}_2024", "place": c.col} for c in chips]
    rules = Split(method, fractions, column="place" if method == "column" else "")
    splits, _ = dealt_of(rules, chips, columns=columns, dates=("2024-06-01", "2024-06-06", "2024-06-11"))
    material = material_of(rules, chips, columns=columns, dates=("2024-06-01", "2024-06-06", "2024-06-11"))
    wanted = {name for name, share in zip(("train", "validation", "test"), fractions, strict=True) if share}
    assert set(split.deal(material).splits) == wanted
    assert set(splits.values()) <= wanted


def test_one_class_is_dealt_by_its_amount() -> None:
    """One class everywhere, from 1 to 400 pixels a chip: the shares of its pixels come out to half a percent."""
    chips = square_of(20, 20)
    _, done = dealt_of(Split(), chips, pixels={"label": list(range(1, 401))})
    for name, share in {"train": 0.7, "validation": 0.15, "test": 0.15}.items():
        assert done.document["classes"]["label"][name] == pytest.approx(share, abs=0.005)


def test_too_few_chips_for_the_splits_are_all_train_and_it_is_said() -> None:
    for method in ("random", "blocks", "bands", "rings", "tile"):
        splits, done = dealt_of(Split(method), CHIPS[:2])
        assert set(splits.values()) == {"train"}
        assert done.warnings == ["2 kept chips cannot fill 3 splits: all of them are train."]
        assert done.document["fallback"] == done.warnings[0]


def test_no_split() -> None:
    splits, done = dealt_of(Split(method="none"), CHIPS)
    assert set(splits.values()) == {""}
    assert done.document == {"method": "none"}


def test_nothing_kept_is_nothing_to_deal() -> None:
    assert split.deal(material_of(Split("blocks"), [])).splits == []


def test_folds_hold_the_test_out_and_share_the_rest() -> None:
    splits, done = dealt_of(Split(folds=5, fractions=(0.7, 0.1, 0.2)), CHIPS)
    assert Counter(splits.values()) == {"test": 20, "validation": 16, "train": 64}
    assert Counter(done.folds) == {None: 20, 1: 16, 2: 16, 3: 16, 4: 16, 5: 16}
    assert {s for s, f in zip(done.splits, done.folds, strict=True) if f == 1} == {"validation"}
    assert {s for s, f in zip(done.splits, done.folds, strict=True) if f is None} == {"test"}
    assert done.document["requested"] == {"train": 0.64, "validation": 0.16, "test": 0.2}
    assert [f["chips"] for f in done.document["folds"]] == [16] * 5


def test_folds_that_cannot_be_filled_say_how_many_can() -> None:
    with pytest.raises(
        SplitError, match=r"number of blocks of 640 m is 4 .*5 folds and a test need at least 6.*at most 3 folds"
    ):
        dealt_of(Split("blocks", folds=5, block_m=640), CHIPS[:4])
    with pytest.raises(
        SplitError, match=r"number of places is 8 .*10 folds and a test need at least 11. Choose at most 7 folds"
    ):
        dealt_of(Split(folds=10), CHIPS[:8])


@pytest.mark.parametrize("rules", [Split(), Split("blocks", buffer_m=700.0), Split("blocks", block_m=1280.0, folds=5)])
def test_100000_chips_are_dealt_in_seconds(rules: Split) -> None:
    chips = square_of(317, 316)
    luck = np.random.default_rng(4)
    pixels = {f"class {i}": (luck.integers(0, 4096, len(chips)) * (luck.random(len(chips)) < 0.2)) for i in range(5)}
    material = material_of(rules, chips, pixels)
    start = time.process_time()
    done = split.deal(material)
    assert time.process_time() - start < 20
    assert done.document["imbalance"]["mean"] < 0.01
