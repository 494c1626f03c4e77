"""GDAL's command line tools: one gdal_translate or gdalwarp a band, several at a time."""

from __future__ import annotations

import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import rasterio

from benchmarks.peers.cube import OPTICAL, TUNED, WORKERS, Layers, main
from benchmarks.places import DATA, EPSG, PIXEL_M, Square


def commands(square: Square, base: str, folder: Path) -> list[list[str]]:
    """Return the commands that give a file for each layer."""
    left, bottom, right, top = square.bounds
    crop = ["gdal_translate", "-q", "-projwin", *map(str, (left, top, right, bottom))]
    warp = ["gdalwarp", "-q", "-tr", str(PIXEL_M), str(PIXEL_M), "-t_srs", f"EPSG:{EPSG}", "-te"]
    inner = list(map(str, (left, bottom, right, top)))
    outer = list(map(str, (left - PIXEL_M, bottom - PIXEL_M, right + PIXEL_M, top + PIXEL_M)))
    made = [[*crop, f"/vsicurl/{base}/s1/{name}.tif", str(folder / f"{name}.tif")] for name in ("vv", "vh")]
    for name in (*OPTICAL, "scl"):
        source, target = f"/vsicurl/{base}/s2/{name}.tif", str(folder / f"{name}.tif")
        way = "near" if name == "scl" else "bilinear"
        coarse = name in ("swir16", "swir22", "scl")
        made.append([*warp, *inner, "-r", way, source, target] if coarse else [*crop, source, target])
    tiles = [f"/vsicurl/{base}/dem/{path.name}" for path in sorted((DATA / "dem").glob("*.tif"))]
    return [*made, [*warp, *outer, "-r", "bilinear", *tiles, str(folder / "dem.tif")]]


def read(square: Square, base: str) -> Layers:
    """Read the layers of a square."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        work = commands(square, base, folder)
        settings = {**os.environ, **{key: str(value) for key, value in TUNED.items()}}
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(lambda command: subprocess.run(command, check=True, env=settings), work))
        return {path.stem: _pixels(path) for path in folder.glob("*.tif")}


def _pixels(path: Path) -> object:
    with rasterio.open(path) as file:
        return file.read(1)


if __name__ == "__main__":
    main(read)
