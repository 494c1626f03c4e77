"""Elevation, and what is made of it."""

from __future__ import annotations

import numpy as np

from ..recipe import Recipe
from ..stages import align, derive
from ..types import Band, Job
from .kit import Kit, Layers

HALO_PX = 1
"""Border around a job's window: the slope of a pixel needs its neighbours."""


def listed(recipe: Recipe) -> list[Band]:
    """Return the bands of terrain."""
    if not recipe.terrain.enabled:
        return []
    return [Band("slope", "degree", "terrain", "none"), Band("elevation", "metre", "terrain", "bilinear")]


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return the elevation that is to be read for a job, with its halo."""
    if not kit.recipe.terrain.enabled:
        return {}
    tiles = align.pieces(job.terrain, "elevation", align.as_it_is)
    return {"elevation": align.BandRead(tiles, job.window.grown(HALO_PX), "bilinear")}


def made(kit: Kit, job: Job, layers: Layers) -> Layers:
    """Return elevation and slope of a job's window from the elevation with its halo."""
    if not kit.recipe.terrain.enabled:
        return {}
    elevation, halo = layers["elevation"], job.window.grown(HALO_PX)
    if kit.recipe.terrain.missing == "sea":
        pieces = align.pieces(job.terrain, "elevation", align.as_it_is)
        elevation[np.isnan(elevation) & ~align.covered(pieces, halo)] = 0.0
    slope = derive.slope_degrees(elevation, job.window.pixel_size_m)
    return {"elevation": elevation[halo.slices_of(job.window)], "slope": slope}
