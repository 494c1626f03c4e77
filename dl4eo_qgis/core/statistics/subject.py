"""What is described: the files of a dataset and what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..labels.classes import column_names, ignore_value
from ..recipe import LabelClass, Recipe


@dataclass(frozen=True)
class Subject:
    """A dataset whose samples are described."""

    folder: Path
    bands: tuple[str, ...]
    classes: tuple[LabelClass, ...]
    """Empty without masks."""
    columns: Mapping[int, str]
    """The column of each class' share; none where the classes are too many for columns."""
    ignore: int | None
    """The value of masks that means "no label at all"."""
    image_px: int
    """Pixels of a band of an image."""
    mask_px: int
    """Pixels of a mask."""

    @staticmethod
    def of(folder: Path, recipe: Recipe, bands: Sequence[str], classes: Sequence[LabelClass]) -> Subject:
        """Return what is described of a recipe's dataset."""
        size_px = recipe.chips.size_px
        mask_px = (size_px * recipe.labels.pixel_factor) ** 2
        ignore = ignore_value(classes) if classes else None
        return Subject(folder, tuple(bands), tuple(classes), column_names(classes), ignore, size_px**2, mask_px)

    @property
    def reads_masks(self) -> bool:
        """Say whether the classes' pixels are counted in the masks: the table has no columns for them."""
        return bool(self.classes) and not self.columns
