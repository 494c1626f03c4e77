"""The proof of alignment: how far radar, elevation and labels of a finished dataset lie from its optical image.

Some samples are read back at the end, always the same ones of a dataset, so that nothing depends on the order of the
work, on a restart or on the executor. Each gives its own estimate where its texture allows; the dataset's comes from
the sum of their evidence, which is far stronger.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from . import raster, shift
from .errors import DatasetError
from .progress import Check
from .types import Band, Row
from .web import Place

LAYERS = {"s1": "radar", "dem": "terrain", "labels": ""}
"""The columns' prefix, and the source of the bands that it stands for."""
NAMES = {"s1": "Sentinel-1", "dem": "elevation", "labels": "labels"}
OPTICAL = ("nir", "red", "green", "blue")
"""The bands of 10 m, the ones of most contrast first; two are enough."""
MOST_SAMPLES, LEAST_SAMPLES = 64, 8
MOST_PX = 2**21
"""Pixels that are measured in all, unless LEAST_SAMPLES need more."""
MOST_SIDE_PX = 512
"""Of larger chips the middle is measured."""
MOST_CLASSES = 6
DARKEST = 0.005
"""Reflectances below are taken for it: contrasts are ratios."""
ENOUGH_SAMPLES = 3
"""Samples that must give an estimate of their own before the dataset's is relied on."""
ALLOWED_PX = 0.5
TO_SIGMA = 1.4826
"""Standard deviation of a normal distribution over its median absolute deviation."""

FloatArray = npt.NDArray[np.float32]
FloatArray64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Alignment:
    """What was found of a dataset's layers."""

    rows: list[Row]
    """Those of the table, with the columns of each layer's shift."""
    layers: dict[str, dict[str, Any]]
    """As dataset.json lists it, by layer: dx_px, dy_px (None: no estimate), samples, spread_px, verdict."""
    warnings: list[str]


@dataclass(frozen=True)
class Dataset:
    """What is compared: files of a folder, and what their bands mean."""

    folder: Path
    bands: Sequence[Band]
    classes: Sequence[int]
    """Values of the masks; empty without labels."""
    ignore: int | None
    pixel_size_m: float

    @property
    def layers(self) -> list[str]:
        """The layers that it has, beside the optical one."""
        sources = {b.source for b in self.bands}
        there = [name for name, source in LAYERS.items() if source in sources or (not source and self.classes)]
        return there if "optical" in sources else []


def measured(dataset: Dataset, rows: Sequence[Row], threads: int, check: Check) -> Alignment:
    """Return the shifts of a dataset's layers against its optical image; ``rows`` are those of its chips table.

    Raises DatasetError where a sample's files cannot be read back.
    """
    names = dataset.layers
    chosen = sorted(_chosen([r for r in rows if r.values["status"] == "kept"], dataset), key=lambda r: r.sample_id)
    found: dict[str, dict[str, FloatArray64 | None]] = {}
    if names:
        with ThreadPoolExecutor(threads or os.cpu_count() or 1, thread_name_prefix="dl4eo-shift") as pool:
            surfaces = pool.map(partial(_surfaces, dataset, check), chosen)
            found = {row.sample_id: of_layers for row, of_layers in zip(chosen, surfaces, strict=True)}
    peaks = {
        name: {i: None if s[name] is None else shift.peak(s[name]) for i, s in found.items()}  # type: ignore[arg-type]
        for name in names
    }
    layers = {name: _judged(name, [s[name] for s in found.values()], peaks[name], dataset) for name in names}
    filled = [_with_columns(row, peaks, found.get(row.sample_id)) for row in rows]
    return Alignment(filled, layers, [f"{of['verdict']}" for of in layers.values() if of.pop("is_shifted")])
