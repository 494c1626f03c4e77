"""Bands of further rasters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..stages import align, derive
from ..types import Asset, Band, Job, Scene
from .kit import Kit, Layers


def listed(bands: Sequence[Band]) -> list[Band]:
    """Return the bands of the further rasters, in their order."""
    return list(bands)


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return what is to be read of them for a job."""
    found = {}
    for band in kit.extra:
        pieces = align.pieces(job.extra, band.name, partial(_of_scene, band.name))
        found[band.name] = align.BandRead(pieces, job.window, band.resampling)
    return found


def _of_scene(band: str, scene: Scene) -> align.Convert:
    return to_value(scene.assets[band])


def to_value(asset: Asset) -> align.Convert:
    """Return what turns a file's values into physical ones."""
    if (asset.scale, asset.offset) == (1.0, 0.0):
        return align.unchanged
    return partial(derive.scaled, scale=asset.scale, offset=asset.offset)


def made(kit: Kit, job: Job, layers: Layers) -> Layers:
    """Return what is made of them."""
    return {}
