"""What tests look at of a dataset without the loader: pixels by rasterio, statistics by numpy."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import rasterio

from tests.core.demo_job import BANDS, chips_of

PLANTED = {"mean": 2.0, "std": 4.0, "min": -1.0, "max": 7.0, "p2": 1.0, "p50": 2.0, "p98": 3.0, "count": 9}
"""Of every band in ``plant_statistics``; by hand: 6 becomes 1 by zscore, .875 by minmax, 2.5 by percentile."""


def read(path: Path) -> np.ndarray:
    """Return all bands of a file."""
    with rasterio.open(path) as data:
        return data.read()


def copy_of(dataset: Path, folder: Path) -> Path:
    """Return a copy of a dataset that may be damaged."""
    return Path(shutil.copytree(dataset, folder / "copy"))


def kept(dataset: Path, split: str) -> list[str]:
    """Return the ids of the kept samples of a split, sorted."""
    rows = chips_of(dataset)
    return sorted(rows[(rows.status == "kept") & (rows.split == split)].sample_id)


def train_statistics(dataset: Path) -> dict[str, dict[str, float]]:
    """Return mean, std, min, max and percentiles of the kept train samples, all pixels at once."""
    pixels = np.concatenate(
        [read(dataset / f"images/{name}.tif").reshape(len(BANDS), -1) for name in kept(dataset, "train")], 1
    )
    numbers = {}
    for name, values in zip(BANDS, pixels.astype(np.float64), strict=True):
        values = values[np.isfinite(values)]
        p2, p50, p98 = np.percentile(values, [2, 50, 98])
        numbers[name] = {
            "mean": values.mean(), "std": values.std(), "min": values.min(), "max": values.max(),
            "p2": p2, "p50": p50, "p98": p98, "count": values.size,
        }  # fmt: skip
    return numbers


def plant_statistics(dataset: Path, bands: tuple[str, ...] = BANDS, **changes: Any) -> dict[str, Any]:
    """Write a stats.json with the same numbers for each band, and return its document."""
    document = {
        "dl4eo_stats": 1, "bands": list(bands), "split": "train",
        "statistics": {name: {**PLANTED, **changes} for name in bands}, "classes": [],
    }  # fmt: skip
    (dataset / "stats.json").write_text(json.dumps(document), encoding="utf-8")
    return document
