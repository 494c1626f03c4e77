"""Bands of further rasters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..stages import align
from ..types import Band, Job, Scene
from .kit import Kit, Layers
from .values import to_value


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


def made(kit: Kit, job: Job, layers: Layers) -> Layers:
    """Return what is made of them."""
    return {}
