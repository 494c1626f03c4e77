"""A table of very many samples, simulated, and what it costs to decide on it: a program of its own, for its memory.

``python -m tests.core.large_table make FOLDER COUNT`` writes the table; ``... decide FOLDER METHOD`` reads it, judges,
deals, looks for leaks and doubles, writes it again, and prints seconds and mebibytes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from dl4eo_qgis.core.conclude import _chips_layer
from dl4eo_qgis.core.contents import Contents
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Chips, LabelClass, Labels, Qc, Recipe, Split
from dl4eo_qgis.core.settle import settle
from dl4eo_qgis.core.stages import tile
from dl4eo_qgis.core.table import read_rows
from dl4eo_qgis.core.types import Band, Row, SampleLayer
from dl4eo_qgis.core.vector import Polygons, write_layers

NAMES = ("blue", "green", "red", "nir", "swir16", "swir22", "ndvi", "slope", "elevation", "vv", "vh")
SOURCES = ("optical",) * 6 + ("index", "terrain", "terrain", "radar", "radar")
BANDS = tuple(Band(n, "1", s, "bilinear") for n, s in zip(NAMES, SOURCES, strict=True))
CLASSES = tuple(LabelClass(i, f"class {i}") for i in range(1, 9))
SIZE_PX, PIXEL_M = 256, 10.0
MIDDLE = (12.0, 48.0)
"""Longitude and latitude: on the border of two UTM zones, whose lattices overlap there."""
SPLITS: dict[str, Split] = {
    "random": Split(),
    "blocks": Split(method="blocks", block_m=20_000, buffer_m=500),
    "folds": Split(method="blocks", block_m=20_000, folds=5),
    "leaking": Split(overlap="allow"),
}


def contents_of(split: Split, stride_px: int) -> Contents:
    """Return what the simulated dataset holds."""
    chips = Chips(size_px=SIZE_PX, stride_px=stride_px)
    recipe = Recipe(chips=chips, labels=Labels(path="labels.gpkg", classes=CLASSES), split=split, qc=Qc(min_valid=0.85))
    empty = Polygons(np.array([], object), np.array([], np.int64), (), "EPSG:4326")
    layers = (SampleLayer("clouds", ("cloud",)),)
    return Contents(Path(), recipe, BANDS, layers, CLASSES, empty, scenes=[])


def make(folder: Path, count: int, stride_px: int) -> None:
    """Write a table of about so many samples, a chip each, around a place where two UTM zones meet."""
    contents = contents_of(SPLITS["leaking"], stride_px)
    side_m = (count**0.5) * (stride_px or SIZE_PX) * PIXEL_M
    half = np.array([side_m / 111_320 / np.cos(np.radians(MIDDLE[1])), side_m / 111_320]) / 2
    area = np.array([shapely.box(*(np.array(MIDDLE) - half), *(np.array(MIDDLE) + half))], object)
    aoi = Polygons(area, np.array([0]), (), "EPSG:4326")
    chips = tile.make_chips(aoi, contents.recipe.grid, contents.recipe.chips)
    rng = np.random.default_rng(1)
    shares = rng.dirichlet(np.full(len(CLASSES) + 1, 0.3), len(chips))
    valid = 1 - rng.random(len(chips)) ** 8
    days = rng.integers(1, 29, len(chips)).tolist()
    rows = []
    for i, chip in enumerate(chips):
        name, date = f"{chip.id}_202206{days[i]:02d}", f"2022-06-{days[i]:02d}"
        cloud = 0.2 * float(1 - valid[i])
        values: dict[str, Any] = {
            "chip_id": chip.id, "sample_id": name, "date": date, "epsg": chip.epsg, "col": chip.col, "row": chip.row,
            "dx": 0, "dy": 0, "stratum": "", "split": "", "fold": None, "leak_px": None, "status": "", "reason": "",
            "review": "", "note": "", "valid": float(valid[i]), "constant": "", "contrast": 0.1 + float(valid[i]) / 10,
            "fingerprint": f"{i:016x}", "clear": 1 - cloud, "cloud": cloud, "shadow": 0.0, "snow": 0.0, "nodata": 0.0,
            "no_dem": 0.0, **{f"nodata_{band}": float(1 - valid[i]) for band in NAMES},
            "labelled": float(1 - shares[i, 0]), "ignored": 0.0, "unlabelled": float(shares[i, 0]), "classes": "",
            "unmapped": 0, **{contents.columns[c.value]: float(shares[i, c.value]) for c in CLASSES},
            "s2_items": f"S2A_MSIL2A_202206{days[i]:02d}T102031_N0400_R065_T32UQU_202206{days[i]:02d}T182031",
            "s1_items": f"S1A_IW_GRDH_1SDV_202206{days[i]:02d}T052600_202206{days[i]:02d}T052625_043456_rtc",
            "s1_days": 0.25 * (i % 9), "s1_orbit": "descending", "s1_relative_orbit": 168, "s1_gap": "",
            "replaced": "", "image": f"images/{name}.tif", "mask": f"masks/{name}.tif", "layers": "clouds",
            "bytes": 1_234_567 + i, "sha256": f"{i:064x}", "job": f"{i:016x}", "dx_s1_px": None, "dy_s1_px": None,
            "dx_dem_px": None, "dy_dem_px": None, "dx_labels_px": None, "dy_labels_px": None,
        }  # fmt: skip
        rows.append(Row(values))
    write_layers(folder / "table.gpkg", [_chips_layer(contents, rows)])


def peak_mib() -> float:
    """Return the most memory that this program has held; Linux counts in a new one's rusage what its parent held."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
    told = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
    return int(told["VmHWM"].split()[0]) / 1024


def decide(folder: Path, what: str, stride_px: int) -> dict[str, Any]:
    """Return what it took to decide on the table of a folder, in seconds of the processor, and what came out."""
    contents = contents_of(SPLITS[what], stride_px)
    start = time.process_time()
    rows = read_rows(folder / "table.gpkg", "chips")
    read = time.process_time()
    settled = settle(contents, rows, Progress())
    columns = len(rows[0].values)
    del rows  # as where a dataset is decided anew: what was read is gone when the new table is written
    done = time.process_time()
    write_layers(folder / "new.gpkg", [_chips_layer(contents, settled.rows), *settled.layers])
    end = time.process_time()
    return {
        "rows": len(settled.rows),
        "columns": columns,
        "seconds": {"read": read - start, "settle": done - read, "write": end - done, "all": end - start},
        "mib": peak_mib(),
        "kept": settled.header["counts"]["kept"],
        "splits": settled.header["splits"],
        "leaks": settled.header["leaks"],
    }


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    else:
        sys.stdout.write(json.dumps(decide(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])), indent=1) + "\n")
