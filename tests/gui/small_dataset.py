"""A small dataset on disk, made by GDAL alone: as many chips as a test wants, with the pixels that it wants."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, ogr, osr

BANDS = ("blue", "green", "red", "nir", "swir16", "swir22", "ndwi", "slope", "elevation", "vv", "vh")
CLASSES = [{"value": 1, "name": "water", "color": "#1f78b4"}, {"value": 2, "name": "wood", "color": "#33a02c"}]
TEXTS = ("sample_id", "chip_id", "date", "split", "status", "reason", "review", "note", "image", "mask")
NUMBERS = ("clear", "cloud", "shadow", "snow", "labelled", "class_water", "class_wood")
SIZE_M = 640
LEFT_OUT = 7
"""Every so many chips are rejected."""


def row_of(number: int) -> dict[str, Any]:
    """Return the row of a chip by its number: water grows with it, cloud shrinks, every 7th is rejected."""
    chip = f"32632_{number // 100}_{number % 100:02d}"
    date = f"2022-0{1 + number % 2}-15"
    rejected = number % LEFT_OUT == LEFT_OUT - 1
    return {
        "chip_id": chip,
        "sample_id": f"{chip}_{date.replace('-', '')}",
        "date": date,
        "split": ("train", "validation", "test")[number % 3],
        "status": "rejected" if rejected else "kept",
        "reason": "cloud share 0.9 above 0.5" if rejected else "",
        "review": "",
        "note": "",
        "image": f"images/{number}.tif",
        "mask": f"masks/{number}.tif",
        "clear": 1.0,
        "cloud": None if number == 0 else round(0.9 / number, 6),
        "shadow": 0.0,
        "snow": 0.0,
        "labelled": 0.5,
        "class_water": min(number * 0.05, 1.0),
        "class_wood": 0.25 if number % 2 else 0.0,
    }


def make_dataset(
    folder: Path,
    count: int,
    columns: Sequence[str] = (*TEXTS, *NUMBERS),
    bands: Sequence[str] = BANDS,
    size_px: int = 8,
    change: Callable[[dict[str, Any]], None] = lambda row: None,
    files: int = 0,
    linked: int = 1_000_000,
) -> Path:
    """Write a dataset of ``count`` chips and return its dataset.gpkg.

    ``files``: how many have files of their own (0: all); the others are links to those, up to chip ``linked``.
    """
    rows = [row_of(number) for number in range(count)]
    for row in rows:
        change(row)
    for part in ("images", "masks"):
        (folder / part).mkdir(parents=True)
    for number in range(count):
        first = number % (files or count)
        image, mask = folder / f"images/{number}.tif", folder / f"masks/{number}.tif"
        if first == number:
            write_raster(image, image_of(number, len(bands), size_px), bands)
            write_raster(mask, mask_of(size_px))
        elif number < linked:
            os.link(folder / f"images/{first}.tif", image)
            os.link(folder / f"masks/{first}.tif", mask)
    header = {
        "dl4eo_dataset": 1,
        "state": "complete",
        "bands": [{"name": name} for name in bands],
        "classes": CLASSES,
        "ignore": 255,
    }
    (folder / "dataset.json").write_text(json.dumps(header), encoding="utf-8")
    (folder / "stats.json").write_text(
        json.dumps({"statistics": {name: {"p2": 0.0, "p98": 1000.0} for name in bands}}), encoding="utf-8"
    )
    write_table(folder / "dataset.gpkg", rows, columns)
    return folder / "dataset.gpkg"


def image_of(number: int, bands: int, size_px: int) -> Any:
    """Return an image: band b is b times 100 plus noise; its north-west pixel has no value."""
    pixels = np.random.default_rng(number).normal(0, 10, (bands, size_px, size_px)).astype(np.float32)
    pixels += 100 * np.arange(bands, dtype=np.float32)[:, None, None]
    pixels[:, 0, 0] = np.nan
    return pixels


def mask_of(size_px: int) -> Any:
    """Return a mask: the north half water, of the south half a quarter wood and a quarter ignored."""
    mask = np.zeros((1, size_px, size_px), dtype=np.uint8)
    half, quarter = size_px // 2, size_px // 4
    mask[:, :half] = 1
    mask[:, half : half + quarter, :half] = 2
    mask[:, half : half + quarter, half:] = 255
    return mask


def write_raster(path: Path, pixels: Any, names: Sequence[str] = ()) -> None:
    """Write a tiled, packed GeoTIFF of 10 m pixels in UTM zone 32, north up."""
    kind = gdal.GDT_Byte if pixels.dtype == np.uint8 else gdal.GDT_Float32
    bands, height, width = pixels.shape
    options = ["COMPRESS=ZSTD", "TILED=YES", "PREDICTOR=2"] if width > 100 else ["COMPRESS=DEFLATE"]
    raster = gdal.GetDriverByName("GTiff").Create(str(path), width, height, bands, kind, options)
    raster.SetGeoTransform((600000, SIZE_M / width, 0, 5200000, 0, -SIZE_M / width))
    for i in range(bands):
        band = raster.GetRasterBand(i + 1)
        band.WriteRaster(0, 0, width, height, np.ascontiguousarray(pixels[i]).tobytes())
        if names:
            band.SetDescription(names[i])
            band.SetNoDataValue(float("nan"))
    raster.FlushCache()


def write_table(path: Path, rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> None:
    """Write the layer chips: squares in a row, with these columns."""
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32632)
    file = ogr.GetDriverByName("GPKG").CreateDataSource(str(path), options=["VERSION=1.2"])
    layer = file.CreateLayer("chips", crs, ogr.wkbPolygon)
    for name in columns:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString if name in TEXTS else ogr.OFTReal))
    layer.StartTransaction()
    for number, row in enumerate(rows):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name in columns:
            if row[name] is not None:
                feature.SetField(name, row[name])
        x, y = 600000 + number % 100 * SIZE_M, 5200000 + number // 100 * SIZE_M
        ring = f"{x} {y},{x + SIZE_M} {y},{x + SIZE_M} {y + SIZE_M},{x} {y + SIZE_M},{x} {y}"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def saved_reviews(gpkg: Path) -> dict[str, str]:
    """Return what stands in the file: verdicts by sample, where there is one."""
    file = ogr.Open(str(gpkg))
    return {f["sample_id"]: f["review"] for f in file.GetLayer("chips") if f["review"]}
