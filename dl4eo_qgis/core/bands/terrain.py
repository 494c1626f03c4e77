"""Elevation, and what is made of it.

Three kinds of ground without a height are told apart. Where no tile of the catalogue lies, the recipe says: nodata, or
the sea's 0 m; ``no_dem`` counts it. Where a tile has a void, it stays nodata. A tile that cannot be read is an error,
never 0 m.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .. import raster
from ..pixels.raster_header import RasterReadError
from ..recipe import Recipe
from ..sources import place_of
from ..stages import align, derive
from ..types import Band, Job, Row, Scene
from .kit import Kit, Layers
from .values import told_pieces

HALO_PX = 1
"""Border around a job's window: the slope of a pixel needs its neighbours."""
SLOPE, ASPECT = "slope", "aspect"
NO_DEM = "no_dem"
"""Layer and column: ground that no tile covers."""
DATUMS = {
    "cop-dem-glo-30": "EGM2008", "cop-dem-glo-90": "EGM2008",
    "nasadem": "EGM96", "alos-dem": "EGM96", "3dep-seamless": "NAVD88",
}  # fmt: skip
"""Surface that the heights of a collection are counted from, by their publishers: files seldom tell it."""


def listed(recipe: Recipe, tile: Scene | None) -> list[Band]:
    """Return the bands of terrain; ``tile`` is one of those that are used."""
    if not recipe.terrain.enabled:
        return []
    slope = Band(SLOPE, "degree", "terrain", "none")
    elevation = Band("elevation", "metre", "terrain", "bilinear", datum=datum_of(tile) if tile else "")
    aspect = [Band(ASPECT, "degree", "terrain", "none")] if recipe.terrain.aspect else []
    return [slope, elevation, *aspect]


def datum_of(tile: Scene) -> str:
    """Return the vertical datum of a tile's heights: of a known collection, else as its file tells it."""
    asset = tile.assets.get("elevation")
    if tile.collection in DATUMS or asset is None:
        return DATUMS.get(tile.collection, "")
    try:
        return raster.read_info(place_of(tile, asset)).datum
    except RasterReadError:
        return ""  # told where its pixels are needed


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return the elevation that is to be read for a job, with its halo."""
    if not kit.recipe.terrain.enabled:
        return {}
    tiles = told_pieces(job.terrain, "elevation")
    return {"elevation": align.BandRead(tiles, job.window.grown(HALO_PX), "bilinear")}


def made(kit: Kit, job: Job, layers: Layers) -> Layers:
    """Return elevation, slope and aspect of a job's window from the elevation with its halo, and ``no_dem``."""
    if not kit.recipe.terrain.enabled:
        return {}
    elevation, halo = layers["elevation"], job.window.grown(HALO_PX)
    inner = halo.slices_of(job.window)
    found: Layers = {}
    missing = np.isnan(elevation)
    if missing.any():
        missing &= ~align.covered(told_pieces(job.terrain, "elevation"), halo)
        found[NO_DEM] = missing[inner].astype(np.float32)
        if kit.recipe.terrain.missing == "sea":
            elevation[missing] = 0.0
    found |= {"elevation": elevation[inner], SLOPE: derive.slope_degrees(elevation, job.window.pixel_size_m)}
    return found | ({ASPECT: derive.aspect_degrees(elevation)} if kit.recipe.terrain.aspect else {})


def measured(kit: Kit, layers: Layers, part: tuple[slice, slice]) -> dict[str, Any]:
    """Return the share of a chip's pixels that no tile covers."""
    if not kit.recipe.terrain.enabled:
        return {}
    return {NO_DEM: float(layers[NO_DEM][part].mean()) if NO_DEM in layers else 0.0}


def gaps(rows: Sequence[Row], recipe: Recipe) -> list[str]:
    """Return a sentence on the samples that lie partly on ground without a tile; those wholly there are told before."""
    partly = sum(0 < (row.values.get(NO_DEM) or 0) < 1 for row in rows)
    if not partly:
        return []
    what = "0 m (sea) by choice" if recipe.terrain.missing == "sea" else "nodata"
    text = "samples lie partly on ground that no DEM tile covers"
    return [f"{partly} of {len(rows)} {text} (column {NO_DEM}): there the elevation is {what}."]
