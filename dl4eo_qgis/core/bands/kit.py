"""What every job needs beside its scenes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..indices import Index
from ..labels.raster import ClassMap
from ..quality.columns import nodata_columns
from ..recipe import Recipe
from ..stages import label
from ..types import Band, SampleLayer

FloatArray = npt.NDArray[np.float32]
Layers = dict[str, npt.NDArray[Any]]
"""Bands of a job's window (rows x columns) by name; also those that are only needed to make others, and the
sample layers that come from scenes by their folder."""


@dataclass(frozen=True)
class Kit:
    """What every job needs beside its scenes; picklable, as a job is, so that both can go to another process."""

    recipe: Recipe
    folder: Path
    bands: tuple[Band, ...]
    indices: tuple[Index, ...]
    optical_bands: tuple[str, ...]
    polarisations: tuple[str, ...]
    labels: dict[int, label.LabelSet]
    """By the EPSG code of the grid; empty without a label layer."""
    columns: dict[int, str]
    """The chips table's column of each class value."""
    extra: tuple[Band, ...] = ()
    """The bands of further rasters."""
    layers: tuple[SampleLayer, ...] = ()
    """The rasters of each sample beside image and mask."""
    aoi: dict[str, Any] = field(default_factory=dict)
    """The part of the AOI near each chip that is to be padded, by its id."""
    label_map: ClassMap | None = None
    """What the values of a class map mean, where labels come from one."""

    @property
    def measured(self) -> tuple[str, ...]:
        """The columns of the chips table that classes and bands give."""
        return (*self.columns.values(), *nodata_columns(self.bands).values())
