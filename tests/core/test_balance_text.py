"""The text of a balance: a power, or quotas; what it cannot be is refused by its entry."""

from __future__ import annotations

from typing import Any

import pytest

from dl4eo_qgis.core.errors import RecipeError
from dl4eo_qgis.core.recipe import Chips, Quota, balance_keys
from dl4eo_qgis.core.typed import build


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", {"balance": "none"}),
        ("  \n", {"balance": "none"}),
        ("0.5", {"balance": "power", "balance_power": 0.5}),
        (" 1 ", {"balance": "power", "balance_power": 1.0}),
        ("0", {"balance": "power", "balance_power": 0.0}),
        ("water=200", {"balance": "quotas", "quotas": [{"name": "water", "chips": 200}]}),
        (
            " water = 200 ;\n3=12.5 %; a=b=7;",
            {
                "balance": "quotas",
                "quotas": [{"name": "water", "chips": 200}, {"name": "3", "share": 0.125}, {"name": "a=b", "chips": 7}],
            },
        ),
    ],
)
def test_texts(text: str, keys: dict[str, Any]) -> None:
    assert balance_keys(text) == keys
    assert build(Chips, keys, "chips").balance == keys["balance"]


def test_the_recipe_takes_them() -> None:
    chips = build(Chips, balance_keys("water=200;forest=10%"), "chips")
    assert chips.quotas == (Quota("water", 200), Quota("forest", share=0.1))
    assert chips.balance_power == Chips().balance_power


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.5", "the power must be 0 to 1, got 1.5"),
        ("-1", "the power must be 0 to 1, got -1"),
        ("nan", "entry 'nan' must be like water=200 or forest=10%"),
        ("1_0", "entry '1_0' must be like"),
        ("water", "entry 'water' must be like water=200 or forest=10%. Write a number from 0 to 1"),
        ("=5", "entry '=5' must be like"),
        ("water=", "entry 'water=' must be a whole number of chips above 0, or a share like 10%"),
        ("water=0", "entry 'water=0' must be a whole number of chips above 0"),
        ("water=0.1", "entry 'water=0.1' must be a whole number of chips above 0"),
        ("water=-3", "entry 'water=-3' must be a whole number"),
        ("water=²", "must be a whole number"),
        ("water=0%", "entry 'water=0%' must be above 0 and at most 100 percent"),
        ("water=101%", "entry 'water=101%' must be above 0 and at most 100 percent"),
        ("water=x%", "entry 'water=x%' must be above 0 and at most 100 percent"),
        ("a=1;b=2; a = 10%", "the class 'a' stands twice"),
        (";", "names no class: ';'"),
    ],
)
def test_texts_that_cannot_be_used(text: str, said: str) -> None:
    with pytest.raises(RecipeError) as caught:
        balance_keys(text)
    assert str(caught.value).startswith("chips.balance: ")
    assert said in str(caught.value)
