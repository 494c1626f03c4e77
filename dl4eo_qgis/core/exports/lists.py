"""A CSV a split with a line a sample: image and mask, as paths from the dataset's folder."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..files import write_whole
from ..progress import Progress
from ..types import Row
from ..vector import Layer

COLUMNS = ("sample_id", "image", "mask")


def write(rows: list[Row], squares: Layer, folder: Path, output: Path, progress: Progress) -> list[Path]:
    """Write ``<split>.csv`` for each split; ``all.csv`` where there is none."""
    written = []
    for split in sorted({str(r.values["split"] or "") for r in rows}):
        text = io.StringIO()
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow(COLUMNS)
        mine = (r for r in rows if (r.values["split"] or "") == split)
        lines.writerows([r.values[name] or "" for name in COLUMNS] for r in mine)
        path = output / f"{split or 'all'}.csv"
        write_whole(path, text.getvalue().encode())
        written.append(path)
    return written
