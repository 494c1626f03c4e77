"""Reflectance bands and spectral indices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..indices import Index
from ..recipe import Recipe
from ..stages import align, derive
from ..types import Band, Job, Scene
from .kit import Kit, Layers


def listed(recipe: Recipe, indices: Sequence[Index]) -> list[Band]:
    """Return the bands that are asked for, in their order, then the indices."""
    bands = [Band(name, "reflectance", "optical", recipe.optical.resampling) for name in recipe.optical.bands]
    return bands + [Band(index.name, "", "index", "none") for index in indices]


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return the reflectance bands that are to be read for a job."""
    found = {}
    for band in kit.optical_bands:
        pieces = align.pieces(job.optical.scenes, band, _to_reflectance)
        found[band] = align.BandRead(pieces, job.window, kit.recipe.optical.resampling)
    return found


def _to_reflectance(scene: Scene) -> align.Convert:
    return partial(derive.reflectance, offset_dn=scene.offset_dn)


def made(kit: Kit, job: Job, layers: Layers) -> Layers:
    """Return the indices."""
    return {index.name: index.compute(layers) for index in kit.indices}
