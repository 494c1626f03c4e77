"""Reflectance bands and spectral indices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from ..indices import Index
from ..products import REFLECTANCE, SENTINEL_2
from ..recipe import Recipe
from ..stages import align, derive
from ..types import Band, Job, Scene
from .extra import to_value
from .kit import Kit, Layers


def listed(recipe: Recipe, indices: Sequence[Index], units: Mapping[str, str]) -> list[Band]:
    """Return the bands that are asked for, in their order, then the indices."""
    how = recipe.optical.resampling
    bands = [Band(name, units.get(name, REFLECTANCE), "optical", how) for name in recipe.optical.bands]
    return bands + [Band(index.name, "", "index", "none") for index in indices]


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return the reflectance bands that are to be read for a job."""
    found = {}
    for band in kit.optical_bands:
        pieces = align.pieces(job.optical.scenes, band, partial(_to_physical, band))
        found[band] = align.BandRead(pieces, job.window, kit.recipe.optical.resampling)
    return found


def _to_physical(band: str, scene: Scene) -> align.Convert:
    """Return what turns a band's DN of a scene into reflectance, or into what its product says that they are."""
    if scene.product == SENTINEL_2.name:
        return partial(derive.reflectance, offset_dn=scene.offset_dn)
    return to_value(scene.assets[band])


def units_of(scenes: Iterable[Scene], bands: Iterable[str]) -> dict[str, str]:
    """Return the unit of each band that is not Sentinel-2's reflectance; empty where scenes differ."""
    units: dict[str, str] = {}
    for scene in scenes:
        for band in bands if scene.product != SENTINEL_2.name else ():
            if band in scene.assets:
                unit = scene.assets[band].unit
                units[band] = unit if units.get(band, unit) == unit else ""
    return units


def made(kit: Kit, job: Job, layers: Layers) -> Layers:
    """Return the indices."""
    return {index.name: index.compute(layers) for index in kit.indices}
