"""What tests look at of a dataset without the loader: pixels by rasterio, statistics by numpy."""

from __future__ import annotations

import hashlib
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


def sealed(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document of statistics with the digest of all that it says else."""
    told = {key: value for key, value in document.items() if key != "check"}
    return {**told, "check": hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()}


def plant_statistics(dataset: Path, bands: tuple[str, ...] = BANDS, **changes: Any) -> dict[str, Any]:
    """Write a sound stats.json of the dataset's samples with the same numbers for each band; return its document."""
    path = dataset / "stats.json"
    of = json.loads(path.read_text(encoding="utf-8"))["of"]
    document = sealed({
        "dl4eo_stats": 1, "bands": list(bands), "split": "train", "of": of,
        "statistics": {name: {**PLANTED, **changes} for name in bands}, "classes": [],
    })  # fmt: skip
    path.write_text(json.dumps(document), encoding="utf-8")
    return document
