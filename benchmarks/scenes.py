"""Simulated scenes laid out as the real ones: internal tiles, compression, predictors, nodata.

Full-size ones come from ``../shared/bench`` where that folder is; else the smaller ones of this module are made.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .areas import add_areas
from .places import DATA, FULL, LEFT_M, SHARED, SMALL, TOP_M

SMALL_SIDE_PX = 4096
DEM_PX = 3600
S2 = {"blue": 900, "green": 1100, "red": 1200, "nir": 2900, "swir16": 2300, "swir22": 1600}
"""Band and its mean DN; the swir bands have pixels of 20 m."""
S1 = {"vv": 0.09, "vh": 0.02}
S1_NODATA = -32768.0
DEM_NAME = "Copernicus_DSM_COG_10_N{lat:02d}_00_E{lon:03d}_00_DEM.tif"

Floats = npt.NDArray[np.float32]


def make_data() -> str:
    """Make the scenes where they are missing; returns "full" or "small"."""
    kind = DATA / "kind.txt"
    full = SHARED.is_dir()
    if not (DATA / "manifest.json").exists():
        DATA.mkdir(parents=True, exist_ok=True)
        if full:
            subprocess.run([sys.executable, str(SHARED / "gen_scenes.py"), "--out", str(DATA)], check=True)
        else:
            write_scenes(DATA, SMALL_SIDE_PX)
    if not kind.exists():
        kind.write_text("full" if full else "small", encoding="utf-8")
    made = kind.read_text(encoding="utf-8")
    add_areas(DATA, FULL if made == "full" else SMALL)
    return made


def write_scenes(data: Path, side_px: int, dem_px: int = DEM_PX, seed: int = 7) -> None:
    """Write one Sentinel-2 scene, one Sentinel-1 pass around it and two DEM tiles."""
    for name in ("s2", "s1", "dem"):
        (data / name).mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    _write_optical(data / "s2", side_px, rng)
    _write_radar(data / "s1", side_px, rng)
    for lon in (7, 8):
        heights = 1400 + 500 * fractal((dem_px, dem_px), rng)
        place = (lon - 0.5 / dem_px, 47 + 0.5 / dem_px, 1 / dem_px)
        write_cog(data / "dem" / DEM_NAME.format(lat=46, lon=lon), heights, place, 4326, None, 1024, "YES")


def _write_optical(folder: Path, side_px: int, rng: np.random.Generator) -> None:
    ground, cloud = fractal((side_px, side_px), rng), fractal((side_px // 2, side_px // 2), rng)
    classes = np.full(cloud.shape, 4, np.uint8)
    classes[cloud > 1.3], classes[cloud > 1.6], classes[ground[::2, ::2] < -1.7] = 8, 9, 6
    write_cog(folder / "scl.tif", classes, (LEFT_M, TOP_M, 20), 32632, 0, 1024, "NO", "NEAREST")
    for band, mean in S2.items():
        step = 2 if band.startswith("swir") else 1
        values = mean * (1 + 0.15 * ground[::step, ::step])
        values += 5.0 * rng.standard_normal(values.shape, dtype=np.float32)
        pixels = np.clip(values, 1, 18000).astype(np.uint16)
        write_cog(folder / f"{band}.tif", pixels, (LEFT_M, TOP_M, 10 * step), 32632, 0, 1024, "YES")


def _write_radar(folder: Path, side_px: int, rng: np.random.Generator) -> None:
    """Write a pass that is 40 % wider than the scene, its sides slanted and filled with nodata."""
    margin = side_px // 5
    shape = (side_px + 2 * margin, side_px + 2 * margin)
    left, top = LEFT_M - 10 * margin, TOP_M + 10 * margin
    ground, cols = fractal(shape, rng), np.arange(shape[1])[None, :]
    slant = margin / 2 * np.arange(shape[0])[:, None] / shape[0]
    outside = (cols < margin / 2 - slant) | (cols > shape[1] - slant)
    for name, mean in S1.items():
        speckle = rng.standard_gamma(4.4, shape).astype(np.float32) / np.float32(4.4)
        values = np.where(outside, np.float32(S1_NODATA), np.float32(mean) * np.exp2(ground) * speckle)
        write_cog(folder / f"{name}.tif", values.astype(np.float32), (left, top, 10), 32632, S1_NODATA, 512, "NO")


def fractal(shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Return a field of zero mean and unit variance: noise of every scale, the coarse stronger than the fine."""
    out = np.zeros(shape, np.float32)
    step = 1
    while step < min(shape):
        rows, cols = (np.arange(n, dtype=np.float32) / step for n in shape)
        nodes = rng.standard_normal((shape[0] // step + 2, shape[1] // step + 2), dtype=np.float32)
        out += np.float32(step**0.7) * _between(_between(nodes, rows).T, cols).T
        step *= 4
    return (out - out.mean()) / out.std()


def _between(nodes: Floats, places: Floats) -> Floats:
    """Return rows of ``nodes`` at fractional places, linear between them."""
    low = places.astype(np.int64)
    part = (places - low).astype(np.float32)[:, None]
    return nodes[low] * (1 - part) + nodes[low + 1] * part


def write_cog(
    path: Path,
    pixels: npt.NDArray[np.generic],
    place: tuple[float, float, float],
    epsg: int,
    nodata: float | None,
    block: int,
    predictor: str,
    overviews: str = "AVERAGE",
) -> None:
    """Write one band as a deflated Cloud-Optimised GeoTIFF; ``place`` is left, top and pixel size."""
    import rasterio
    from rasterio.io import MemoryFile
    from rasterio.shutil import copy

    left, top, size = place
    profile = {
        "driver": "GTiff", "height": pixels.shape[0], "width": pixels.shape[1], "count": 1, "dtype": pixels.dtype.name,
        "crs": f"EPSG:{epsg}", "transform": rasterio.Affine(size, 0, left, 0, -size, top), "nodata": nodata,
    }  # fmt: skip
    partial = path.with_suffix(".partial.tif")
    with MemoryFile() as memory:
        with memory.open(**profile) as dataset:
            dataset.write(pixels, 1)
        copy(
            memory.name, partial, driver="COG", COMPRESS="DEFLATE", PREDICTOR=predictor, BLOCKSIZE=block,
            OVERVIEW_RESAMPLING=overviews, NUM_THREADS="ALL_CPUS",
        )  # fmt: skip
    partial.replace(path)
