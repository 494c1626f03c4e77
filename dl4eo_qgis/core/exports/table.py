"""The chips table as GeoParquet 1.1 and as CSV: for readers that have no GDAL."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..dataset import TABLE
from ..files import write_whole
from ..progress import Progress
from ..types import Row
from ..vector import geoparquet_of


def write(folder: Path, rows: list[Row], output: Path, progress: Progress) -> list[Path]:
    """Write ``chips.parquet`` (with squares) and ``chips.csv`` (with middles in degrees) of the kept samples."""
    parquet, text = output / "chips.parquet", output / "chips.csv"
    packed, middles = geoparquet_of(folder / TABLE, "chips", {r.sample_id for r in rows})
    write_whole(parquet, packed)
    lines = io.StringIO()
    names = [*rows[0].values]
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow([*names, "longitude", "latitude"])
    for row in rows:
        lon, lat = middles[row.sample_id]
        told = ["" if row.values[name] is None else row.values[name] for name in names]
        sheet.writerow([*told, f"{lon:.7f}", f"{lat:.7f}"])
    write_whole(text, lines.getvalue().encode())
    return [parquet, text]
