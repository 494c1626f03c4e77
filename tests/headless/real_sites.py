"""The sites of the real data, and their datasets read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import rasterio

from tests import referee


@dataclass(frozen=True)
class Site:
    """A place of the real data, and what its README says of it."""

    epsg: int
    offset_dn: int
    start: str
    end: str
    labels: str
    field: str
    """The class attribute: the two sites take one each."""
    radar_days: float


SITES = {
    "chile": Site(
        32718, -1000, "2020-04-01", "2020-04-30", "land_cover.gpkg", "class_name",
        (datetime(2020, 4, 11, 23, 43, 9) - datetime(2020, 4, 8, 14, 37, 29)).total_seconds() / 86400,
    ),
    "denmark": Site(
        32632, 0, "2017-10-01", "2017-10-30", "land_cover.geojson", "class_id",
        (datetime(2017, 10, 30, 5, 32, 30) - datetime(2017, 10, 30, 10, 41, 51)).total_seconds() / 86400,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A finished dataset, read back."""

    place: Path
    """The site's folder."""
    site: Site
    header: dict[str, Any]
    rows: list[dict[str, Any]]
    folder: Path

    def image(self, row: dict[str, Any]) -> tuple[referee.Square, dict[str, np.ndarray]]:
        """Return where a chip lies, and its bands by name."""
        with rasterio.open(self.folder / row["image"]) as file:
            bands = dict(zip(file.descriptions, file.read(), strict=True))
            return referee.square_of(file), bands

    def mask(self, row: dict[str, Any]) -> np.ndarray:
        with rasterio.open(self.folder / row["mask"]) as file:
            return file.read(1)


def catalogue(data: Path, style: str) -> Path:
    return data / "catalogs" / f"{style}-style" / "catalog.json"


def parameters(data: Path, name: str, style: str) -> dict[str, Any]:
    site = SITES[name]
    return {
        "AOI": data / "sites" / name / "aoi.geojson",
        "LABELS": data / "sites" / name / "labels" / site.labels,
        "CLASS_FIELD": site.field,
        "CATALOGUE": catalogue(data, style),
        "START": site.start,
        "END": site.end,
        "CHIP_SIZE": 64,
    }


def read_back(place: Path, site: Site, outputs: dict[str, Any]) -> Made:
    folder = Path(outputs["FOLDER"])
    frame = geopandas.read_file(folder / "dataset.gpkg", layer="chips", ignore_geometry=True)
    header = json.loads(Path(outputs["DATASET"]).read_text(encoding="utf-8"))
    return Made(place, site, header, frame.to_dict("records"), folder)
