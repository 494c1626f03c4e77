"""The method of the largest remainder: examples by hand, and what holds of any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dl4eo_qgis.core.remainder import largest_remainder


@pytest.mark.parametrize(
    ("total", "weights", "counts"),
    [
        (37, (51, 26, 13, 8, 2), [19, 9, 5, 3, 1]),
        (10, (0.7, 0.15, 0.15), [7, 2, 1]),
        (2, (1, 1, 1), [1, 1, 0]),
        (0, (3, 1), [0, 0]),
        (5, (0, 2), [0, 5]),
        (3, (0.1, 0.2), [1, 2]),  # 0.1 + 0.2 is not 0.3
        (10**7, (1, 2), [3333333, 6666667]),
    ],
)
def test_by_hand(total: int, weights: tuple[float, ...], counts: list[int]) -> None:
    assert largest_remainder(total, weights) == counts


@given(st.integers(0, 10**6), st.lists(st.integers(0, 10**6), min_size=1, max_size=30).filter(any))
def test_they_add_up_and_none_is_a_whole_off(total: int, weights: list[int]) -> None:
    counts = largest_remainder(total, weights)
    assert sum(counts) == total
    for count, weight in zip(counts, weights, strict=True):
        assert abs(count * sum(weights) - total * weight) <= 1.000001 * sum(weights)
