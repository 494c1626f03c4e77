"""What every peer does around its reading: index, slope, chips, and the seconds it took."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.places import CHIP_M, CHIP_PX, EPSG, PIXEL_M, Square, squares

Floats = npt.NDArray[np.float32]
Layers = dict[str, npt.NDArray[Any]]
Reader = Callable[[Square, str], Layers]
"""Gives the six optical bands, scl, vv, vh, and ``dem`` with a border of one pixel, of a square under an address."""

OPTICAL = ("blue", "green", "red", "nir", "swir16", "swir22")
TUNED: dict[str, str | int] = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    "GDAL_HTTP_MULTIPLEX": "YES",
    "GDAL_HTTP_MERGE_CONSECUTIVE_RANGES": "YES",
    "GDAL_INGESTED_BYTES_AT_OPEN": "65536",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".tif",
    "CPL_VSIL_CURL_CACHE_SIZE": "134217728",
    "VSI_CACHE": "YES",
    "GDAL_CACHEMAX": 512,
}
"""GDAL as those who know it set it for files on the web."""
WORKERS = 10


def main(read: Reader) -> None:
    """Run one peer as its command line says; the last line of the output is JSON."""
    name, base, *out = sys.argv[1:]
    square = squares()[name.removeprefix("aoi")]
    begun = time.perf_counter()
    layers = read(square, base)
    laps = {"read": time.perf_counter() - begun}
    cube, mask = finish(layers, square)
    if out:
        write_chips(cube, mask, square, Path(out[0]))
    print(json.dumps({**laps, "total": time.perf_counter() - begun}))


def finish(layers: Layers, square: Square) -> tuple[Floats, npt.NDArray[np.uint8]]:
    """Return the eleven bands and a mask (the cloud classes stand in for labels)."""
    cube = np.empty((11, square.side_px, square.side_px), np.float32)
    for place, name in [*enumerate(OPTICAL), (9, "vv"), (10, "vh")]:
        cube[place] = layers[name]
    with np.errstate(all="ignore"):
        cube[6] = (cube[1] - cube[3]) / (cube[1] + cube[3])
    z = layers["dem"].astype(np.float32)
    east = z[:-2, 2:] + 2 * z[1:-1, 2:] + z[2:, 2:] - z[:-2, :-2] - 2 * z[1:-1, :-2] - z[2:, :-2]
    south = z[2:, :-2] + 2 * z[2:, 1:-1] + z[2:, 2:] - z[:-2, :-2] - 2 * z[:-2, 1:-1] - z[:-2, 2:]
    cube[7] = np.degrees(np.arctan(np.hypot(east, south) / (8 * PIXEL_M)))
    cube[8] = z[1:-1, 1:-1]
    return cube, layers["scl"].astype(np.uint8)


def write_chips(cube: Floats, mask: npt.NDArray[np.uint8], square: Square, folder: Path) -> None:
    """Write each chip and its mask as the plugin does: ZSTD 1, predictor 3, one strip a band."""
    folder.mkdir(parents=True)
    places = [(row, col) for row in range(square.chips) for col in range(square.chips)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda place: _write_chip(cube, mask, square, folder, *place), places))


def _write_chip(cube: Floats, mask: npt.NDArray[np.uint8], square: Square, folder: Path, row: int, col: int) -> None:
    import rasterio

    rows, cols = (slice(n * CHIP_PX, (n + 1) * CHIP_PX) for n in (row, col))
    west, north = square.left_m + col * CHIP_M, square.top_m - row * CHIP_M
    for name, pixels, predictor in (("image", cube[:, rows, cols], 3), ("mask", mask[None, rows, cols], 1)):
        profile = {
            "driver": "GTiff", "count": len(pixels), "height": CHIP_PX, "width": CHIP_PX, "dtype": pixels.dtype.name,
            "crs": f"EPSG:{EPSG}", "transform": rasterio.Affine(PIXEL_M, 0, west, 0, -PIXEL_M, north),
            "compress": "zstd", "zstd_level": 1, "predictor": predictor, "blockysize": CHIP_PX,
        }  # fmt: skip
        with rasterio.open(folder / f"{row}_{col}_{name}.tif", "w", **profile) as file:
            file.write(np.ascontiguousarray(pixels))


def stac_items(base: str) -> list[Any]:
    """Return the scenes as pystac items with the projection fields that loaders ask for."""
    import rasterio

    from benchmarks.items import scene_items
    from benchmarks.places import DATA

    import pystac  # isort: skip

    found = []
    for document in scene_items(DATA, base):
        for asset in document["assets"].values():
            with rasterio.open(DATA / asset["href"].removeprefix(f"{base}/")) as file:
                asset["proj:shape"], asset["proj:transform"] = list(file.shape), list(file.transform)[:6]
                asset["proj:epsg"] = document["properties"]["proj:epsg"] = file.crs.to_epsg()
            asset["type"] = "image/tiff; application=geotiff; profile=cloud-optimized"
        document["stac_extensions"] = ["https://stac-extensions.github.io/projection/v1.1.0/schema.json"]
        found.append(pystac.Item.from_dict(document))
    return found


def by_role(items: list[Any]) -> tuple[list[Any], list[Any], list[Any]]:
    """Return the optical, the radar and the terrain items."""
    roles = ("sentinel-2-l2a", "sentinel-1-rtc", "cop-dem-glo-30")
    optical, radar, terrain = ([i for i in items if i.collection_id == role] for role in roles)
    return optical, radar, terrain
