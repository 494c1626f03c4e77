"""Reflectance bands, spectral indices, and the cloud layer that may hide pixels of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import numpy as np
import numpy.typing as npt

from .. import clouds
from ..composite import hide
from ..grid import GridWindow
from ..indices import Index
from ..products import REFLECTANCE, SENTINEL_2
from ..recipe import COMPOSITES, Recipe
from ..stages import align, derive
from ..types import Band, Job, SampleLayer, Scene
from . import values
from .kit import Kit, Layers

CLOUDS, COUNTS = "clouds", "counts"
"""Folders of the cloud classes, and of the number of acquisitions behind each pixel of a composite."""


def listed(recipe: Recipe, indices: Sequence[Index], units: Mapping[str, str]) -> list[Band]:
    """Return the bands that are asked for, in their order, then the indices."""
    how = recipe.optical.resampling
    bands = [Band(name, units.get(name, REFLECTANCE), "optical", how) for name in recipe.optical.bands]
    return bands + [Band(index.name, "", "index", "none") for index in indices]


def sample_layers(recipe: Recipe) -> list[SampleLayer]:
    """Return the rasters of each sample that come from optical scenes."""
    if is_composite(recipe):
        meaning = "acquisitions that gave the pixel a value in every optical band; 0: none did"
        return [SampleLayer(COUNTS, ("acquisitions",), nodata=0, meaning=meaning)]
    if not recipe.optical.cloud_layer:
        return []
    meaning = ", ".join(f"{code} {name}" for name, code in clouds.CODES.items())
    reach = recipe.optical.mask_dilation_m
    grown = f"; what hides the ground, and what lies within {reach:g} m of it" if reach else ""
    return [SampleLayer(CLOUDS, ("cloud class",), nodata=clouds.NODATA, meaning=f"{meaning}{grown}")]


def is_composite(recipe: Recipe) -> bool:
    """Say whether samples are made of all acquisitions of a period."""
    return recipe.select.method in COMPOSITES


def wants_clouds(recipe: Recipe) -> bool:
    """Say whether each scene must have a cloud layer."""
    return recipe.optical.cloud_layer or recipe.optical.mask != "none"


def read_of(recipe: Recipe, bands: Sequence[str]) -> tuple[str, ...]:
    """Return the bands that are read of a scene, those of its cloud layer included."""
    return (*bands, *clouds.CLOUD_LAYERS) if wants_clouds(recipe) or is_composite(recipe) else tuple(bands)


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return what is to be read of one acquisition: reflectance, and the cloud layer where the recipe wants it."""
    if is_composite(kit.recipe):
        return {}
    scenes = job.optical.scenes
    found = {band: band_read(kit, job.window, scenes, band) for band in kit.optical_bands}
    return found | ({CLOUDS: cloud_read(kit, job.window, scenes)} if wants_clouds(kit.recipe) else {})


def band_read(kit: Kit, window: GridWindow, scenes: Sequence[Scene], band: str) -> align.BandRead:
    """Return how a reflectance band is read."""
    of_sentinel_2 = all(scene.product == SENTINEL_2.name for scene in scenes)
    by_header = values.reflectance_by_header if of_sentinel_2 else values.by_header
    pieces = align.pieces(scenes, band, partial(_to_physical, band), by_header)
    return align.BandRead(pieces, window, kit.recipe.optical.resampling)


def cloud_read(kit: Kit, window: GridWindow, scenes: Sequence[Scene]) -> align.BandRead:
    """Return how the cloud layer is read: with the halo that its dilation needs."""
    return align.BandRead(cloud_pieces(scenes), window.grown(clouds.halo_px(_reach_px(kit.recipe))), "nearest")


def codes_of(kit: Kit, read: npt.NDArray[np.float32]) -> clouds.Codes:
    """Return the cloud classes of a window from what was read, dilated as the recipe wants."""
    return clouds.grown(clouds.codes_of(read), _reach_px(kit.recipe), kit.recipe.optical.snow_clear)


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
    asset = scene.assets[band]
    if scene.product == SENTINEL_2.name and not asset.unit:
        return partial(derive.reflectance, offset_dn=scene.offset_dn)
    return values.to_value(asset)


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
    """Return the cloud classes and the indices; takes what is not clear out of the reflectance, where that is asked."""
    optical, found = kit.recipe.optical, {}
    if CLOUDS in layers:
        codes = found[CLOUDS] = codes_of(kit, layers[CLOUDS])
        if optical.mask == "nodata":
            hide({band: layers[band] for band in kit.optical_bands}, clouds.is_clear(codes, optical.snow_clear))
    return found | {index.name: index.compute(layers) for index in kit.indices}
