"""A dataset of many chips for measurements by hand: the files of a small one linked under new names.

python -m tests.many_chips SOURCE FOLDER COUNT: ``SOURCE`` is a finished dataset; dates of a chip are kept. The pixels
do not fit their places; header, table and files do by name.
"""

from __future__ import annotations

import json
import math
import os
import sys
from pathlib import Path

from dl4eo_qgis.core.explore import columns_of, squares_in_one_crs
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.table import layer_names, read_layer, read_rows
from dl4eo_qgis.core.types import Row
from dl4eo_qgis.core.vector import Layer, write_layers


def make(source: Path, folder: Path, count: int) -> None:
    """Write a dataset of ``count`` samples in a square of chips."""
    header = json.loads((source / "dataset.json").read_text(encoding="utf-8"))
    chips = header["recipe"]["chips"]
    rows = [row for row in read_rows(source / "dataset.gpkg", "chips") if row.values["image"]]
    side = math.ceil(math.sqrt(count))
    for kind in ("images", "masks"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    made, squares = [], []
    for i in range(count):
        values = dict(rows[i % len(rows)].values)
        col, south = rows[0].values["col"] + i % side, rows[0].values["row"] + i // side
        step = chips["stride_px"] or chips["size_px"]
        chip = Chip(values["epsg"], col, south, chips["size_px"], step, header["recipe"]["grid"]["pixel_size_m"])
        name = f"{chip.id}_{values['date'].replace('-', '')}"
        changed = {"chip_id": chip.id, "sample_id": name, "col": col, "row": south, "dx": 0, "dy": 0}
        for kind, part in (("image", "images"), ("mask", "masks")):
            if values[kind]:
                changed[kind] = f"{part}/{name}.tif"
                if not (folder / changed[kind]).exists():
                    os.link(source / values[kind], folder / changed[kind])
        made.append(Row({**values, **changed}))
        squares.append(chip)
    crs, shapes = squares_in_one_crs(squares)
    table = source / "dataset.gpkg"
    others = [layer for name in layer_names(table) if name != "chips" for layer in read_layer(table, name)]
    write_layers(folder / "dataset.gpkg", [Layer("chips", shapes, columns_of([r.values for r in made]), crs), *others])
    (folder / "dataset.json").write_text(json.dumps(header), encoding="utf-8")
    (folder / "stats.json").write_bytes((source / "stats.json").read_bytes())


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
