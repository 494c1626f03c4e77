"""What a dataset holds, as its recipe and header say it: the same of one that is made and of one that is read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from .grid import Chip
from .quality.alignment import Content
from .recipe import LabelClass, Recipe
from .stages import label, qc
from .statistics.subject import Subject
from .types import Band, Row, SampleLayer
from .vector import Polygons


@dataclass(frozen=True)
class Contents:
    """Bands, layers and classes of a dataset, and the recipe that they follow."""

    folder: Path
    recipe: Recipe
    bands: tuple[Band, ...]
    layers: tuple[SampleLayer, ...]
    classes: tuple[LabelClass, ...]
    """Empty without masks."""
    aoi: Polygons
    split_areas: Polygons | None = None
    """The polygons that the split goes by, where it does."""
    scenes: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    """Of the layer of footprints: a record each."""

    @cached_property
    def columns(self) -> dict[int, str]:
        """The column of each class' share."""
        return label.column_names(self.classes)

    @cached_property
    def judge(self) -> qc.Judge:
        """The recipe's rules of quality."""
        return qc.Judge(self.recipe.qc, self.bands)

    @cached_property
    def ignore(self) -> int | None:
        """The value of masks that means "no label at all"; None without masks."""
        return label.ignore_value(self.classes) if self.classes else None

    @property
    def mask_px(self) -> int:
        """Pixels of a mask."""
        return (self.recipe.chips.size_px * self.recipe.labels.pixel_factor) ** 2

    @property
    def for_alignment(self) -> Content:
        """What the proof of alignment needs."""
        recipe = self.recipe
        return Content(
            self.folder, self.bands, recipe.chips.size_px, recipe.grid.pixel_size_m, bool(self.classes), self.ignore
        )

    @property
    def for_statistics(self) -> Subject:
        """What the statistics need."""
        return Subject.of(self.folder, self.recipe, [b.name for b in self.bands], self.classes)

    def chip_of(self, row: Row) -> Chip:
        """Return the chip of a row of the chips table."""
        chips, values = self.recipe.chips, row.values
        return Chip(
            int(values["epsg"]), int(values["col"]), int(values["row"]), chips.size_px, chips.step_px,
            self.recipe.grid.pixel_size_m, int(values["dx"]), int(values["dy"]),
        )  # fmt: skip
