"""The squares of ground as files, with labels in every chip, and the manifest that the runners read."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from .places import CHIP_M, EPSG, Square

LABELS_PER_CHIP = 3


def add_areas(data: Path, squares: Sequence[Square], seed: int = 7) -> None:
    """Write area and labels of each square that is not there yet, and name it in the manifest."""
    path = data / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"epsg": EPSG, "aoi": {}}
    missing = [square for square in squares if square.key not in manifest["aoi"]]
    for square in missing:
        write_area(data / square.key, square, np.random.default_rng([seed, square.left_m, square.top_m]))
        manifest["aoi"][square.key] = {"ulx": square.left_m, "uly": square.top_m, "n": square.chips}
    if missing:
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        os.replace(partial, path)


def write_area(folder: Path, square: Square, rng: np.random.Generator) -> None:
    """Write aoi.shp, labels.gpkg and lab/labels.shp (the same labels, where dl4eo looks for them)."""
    import geopandas
    import shapely

    (folder / "lab").mkdir(parents=True, exist_ok=True)
    area = geopandas.GeoDataFrame(geometry=[shapely.box(*square.bounds)], crs=f"EPSG:{EPSG}")
    area.to_file(folder / "aoi.shp")
    corners = np.stack(np.meshgrid(np.arange(square.chips), np.arange(square.chips)), -1).reshape(-1, 2)
    corners = np.repeat(corners, LABELS_PER_CHIP, axis=0) * CHIP_M
    inside = rng.uniform(400, CHIP_M - 400, corners.shape)
    x, y = square.left_m + corners[:, 0] + inside[:, 0], square.top_m - corners[:, 1] - inside[:, 1]
    circles = shapely.buffer(shapely.points(x, y), rng.uniform(60, 300, len(x)), quad_segs=6)
    labels = geopandas.GeoDataFrame({"id": 1}, index=range(len(x)), geometry=circles, crs=f"EPSG:{EPSG}")
    labels.to_file(folder / "labels.gpkg")
    labels.to_file(folder / "lab" / "labels.shp")
