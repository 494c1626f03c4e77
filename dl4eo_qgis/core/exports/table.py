"""The chips table as GeoParquet 1.1 and as CSV: for readers that have no GDAL."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import shapely

from ..files import write_whole
from ..geometry.crs import transform_points
from ..progress import Progress
from ..types import Row
from ..vector import Layer, geoparquet_of

WGS84 = "EPSG:4326"


def write(rows: list[Row], squares: Layer, folder: Path, output: Path, progress: Progress) -> list[Path]:
    """Write ``chips.parquet`` (with squares) and ``chips.csv`` (with middles in degrees)."""
    parquet, text = output / "chips.parquet", output / "chips.csv"
    write_whole(parquet, geoparquet_of(squares))
    middles = shapely.get_coordinates(shapely.centroid(np.array(squares.geometries)))
    longitudes, latitudes = transform_points(squares.crs, WGS84, middles[:, 0], middles[:, 1])
    places = zip(((longitudes + 180) % 360 - 180).tolist(), latitudes.tolist(), strict=True)
    lines = io.StringIO()
    names = list(squares.columns)
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow([*names, "longitude", "latitude"])
    for row, (lon, lat) in zip(rows, places, strict=True):
        told = ["" if row.values[name] is None else row.values[name] for name in names]
        sheet.writerow([*told, f"{lon:.7f}", f"{lat:.7f}"])
    write_whole(text, lines.getvalue().encode())
    return [parquet, text]
