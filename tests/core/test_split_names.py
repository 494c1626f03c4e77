"""Values that name splits, and those that only look like it."""

from __future__ import annotations

import pytest

from dl4eo_qgis.core.errors import SplitError
from dl4eo_qgis.core.recipe import Split
from dl4eo_qgis.core.stages.split import Dealt
from tests.core.dealing import dealt_of, square_of


def roles(*values: str | None) -> tuple[list[str], Dealt]:
    """Return the splits of chips with these values, in their order."""
    chips = square_of(len(values), 1)
    splits, done = dealt_of(Split("column", column="role"), chips, columns=[{"role": v} for v in values])
    return [splits[c.id] for c in chips], done


def test_words_that_are_used_for_splits_are_taken_for_them_and_it_is_said() -> None:
    splits, done = roles("Training", "testing", "VAL", "dev", "valid", "test", "Training")
    assert splits == ["train", "test", "validation", "validation", "validation", "test", "train"]
    assert done.document["requested"] is None
    assert done.warnings == [
        "Of the groups of column 'role', 'Training' is taken for train, 'VAL' is taken for validation, 'dev' is taken "
        "for validation, 'testing' is taken for test, 'valid' is taken for validation."
    ]


def test_a_word_beside_groups_is_refused_with_the_names() -> None:
    with pytest.raises(
        SplitError, match=r"such as 'valid' may be meant as splits, but 'invalid' cannot be.*train, validation"
    ):
        roles("valid", "invalid", "valid", "invalid")


def test_groups_that_look_like_splits_are_dealt_and_warned_of() -> None:
    splits, done = roles("train_1", "train_2", "test_1", "trainyard", "x", "y")
    assert set(splits) == {"train", "validation", "test"}
    assert done.warnings[0] == (
        "Of the groups of column 'role', 'test_1', 'train_1', 'train_2' look like splits but are dealt as groups: a "
        "split is named train, validation, test or buffer."
    )


@pytest.mark.parametrize(
    ("value", "said"), [(None, "4 chips have no value"), ("buffer", "every chip with a value is of buffer")]
)
def test_values_that_deal_nobody_are_an_error(value: str | None, said: str) -> None:
    with pytest.raises(
        SplitError, match=rf"'column': by the groups of column 'role', {said}: no split has a chip.*SPLIT_COLUMN"
    ):
        roles(value, value, None, value)
