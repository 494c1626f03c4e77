"""Train, validation, test."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from dl4eo_qgis.core.recipe import Split
from dl4eo_qgis.core.stages.split import assign, share_out

CHIPS = [f"32632_{c}_{r}" for c in range(10) for r in range(10)]


def alone(chips: list[str]) -> dict[str, str]:
    """Return each chip as a group of its own."""
    return {c: c for c in chips}


def test_chips_that_share_ground_stay_together() -> None:
    groups = {c: CHIPS[i // 2 * 2] for i, c in enumerate(CHIPS)}
    splits, _ = assign(groups, Split())
    assert all(splits[c] == splits[g] for c, g in groups.items())
    assert Counter(splits.values()) == {"train": 70, "validation": 16, "test": 14}


def test_the_shares_come_out_to_the_chip() -> None:
    splits, warning = assign(alone(CHIPS), Split())
    assert Counter(splits.values()) == {"train": 70, "validation": 15, "test": 15}
    assert warning == ""


def test_the_inputs_order_does_not_matter_and_the_seed_does() -> None:
    mixed = CHIPS * 2
    random.Random(1).shuffle(mixed)
    assert assign(alone(mixed), Split())[0] == assign(alone(CHIPS), Split())[0]
    assert assign(alone(CHIPS), Split(seed=7))[0] != assign(alone(CHIPS), Split())[0]


@pytest.mark.parametrize(
    ("total", "fractions", "counts"),
    [
        (100, (0.7, 0.15, 0.15), [70, 15, 15]),
        (10, (0.7, 0.15, 0.15), [7, 2, 1]),
        (3, (0.7, 0.15, 0.15), [1, 1, 1]),
        (5, (1.0, 0.0, 0.0), [5, 0, 0]),
        (4, (0.97, 0.03, 0.0), [3, 1, 0]),
        (7, (1 / 3, 1 / 3, 1 / 3), [3, 2, 2]),
    ],
)
def test_largest_remainder(total: int, fractions: tuple[float, ...], counts: list[int]) -> None:
    assert share_out(total, fractions) == counts


def test_too_few_chips_for_the_splits_are_all_train_and_it_is_said() -> None:
    splits, warning = assign(alone(CHIPS[:2]), Split())
    assert set(splits.values()) == {"train"}
    assert "2 kept chips cannot fill 3 splits" in warning


def test_no_split() -> None:
    assert set(assign(alone(CHIPS), Split(method="none"))[0].values()) == {""}
