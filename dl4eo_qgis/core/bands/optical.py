"""Reflectance bands, spectral indices, and the cloud layer that may hide pixels of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from .. import clouds
from ..composite import hide
from ..indices import Index
from ..products import REFLECTANCE, SENTINEL_2
from ..recipe import Recipe
from ..stages import align, derive
from ..types import Band, Job, SampleLayer, Scene
from .extra import to_value
from .kit import Kit, Layers

CLOUDS = "clouds"
"""The folder of the cloud classes."""


def listed(recipe: Recipe, indices: Sequence[Index], units: Mapping[str, str]) -> list[Band]:
    """Return the bands that are asked for, in their order, then the indices."""
    how = recipe.optical.resampling
    bands = [Band(name, units.get(name, REFLECTANCE), "optical", how) for name in recipe.optical.bands]
    return bands + [Band(index.name, "", "index", "none") for index in indices]


def sample_layers(recipe: Recipe) -> list[SampleLayer]:
    """Return the rasters of each sample that come from optical scenes."""
    if not recipe.optical.cloud_layer:
        return []
    meaning = ", ".join(f"{code} {name}" for name, code in clouds.CODES.items())
    reach = recipe.optical.mask_dilation_m
    grown = f"; what hides the ground, and what lies within {reach:g} m of it" if reach else ""
    return [SampleLayer(CLOUDS, ("cloud class",), nodata=clouds.NODATA, meaning=f"{meaning}{grown}")]


def wants_clouds(recipe: Recipe) -> bool:
    """Say whether each scene must have a cloud layer."""
    return recipe.optical.cloud_layer or recipe.optical.mask != "none"


def read_of(recipe: Recipe, bands: Sequence[str]) -> tuple[str, ...]:
    """Return the bands that are read of a scene, those of its cloud layer included."""
    return (*bands, *clouds.CLOUD_LAYERS) if wants_clouds(recipe) else tuple(bands)


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return the reflectance bands that are to be read for a job, and the cloud layer with its halo."""
    found = {}
    for band in kit.optical_bands:
        pieces = align.pieces(job.optical.scenes, band, partial(_to_physical, band))
        found[band] = align.BandRead(pieces, job.window, kit.recipe.optical.resampling)
    if wants_clouds(kit.recipe):
        halo = clouds.halo_px(_reach_px(kit.recipe))
        found[CLOUDS] = align.BandRead(cloud_pieces(job.optical.scenes), job.window.grown(halo), "nearest")
    return found


def cloud_pieces(scenes: Sequence[Scene]) -> list[align.Piece]:
    """Return the cloud layers of scenes, each decoded by its own kind: read as codes in float32, NaN for nodata."""
    found: list[align.Piece] = []
    for scene in scenes:
        if band := clouds.layer_of(scene.assets):
            found += align.pieces([scene], band, _to_codes)
    return found


def _to_codes(scene: Scene) -> align.Convert:
    return partial(clouds.as_read, clouds.layer_of(scene.assets) or "")


def _reach_px(recipe: Recipe) -> float:
    return recipe.optical.mask_dilation_m / recipe.grid.pixel_size_m


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
    """Return the cloud classes, the reflectance with what is not clear taken out, and the indices."""
    optical, found = kit.recipe.optical, {}
    if wants_clouds(kit.recipe):
        codes = clouds.grown(clouds.codes_of(layers[CLOUDS]), _reach_px(kit.recipe), optical.snow_clear)
        found[CLOUDS] = codes
        if optical.mask == "nodata":
            hide({band: layers[band] for band in kit.optical_bands}, clouds.is_clear(codes, optical.snow_clear))
    return found | {index.name: index.compute(layers) for index in kit.indices}
