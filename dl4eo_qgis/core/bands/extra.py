"""Bands of further rasters."""

from __future__ import annotations

from ..recipe import Recipe
from ..stages import align
from ..types import Band, Job
from .kit import Kit, Layers


def listed(recipe: Recipe) -> list[Band]:
    """Return the bands of the further rasters, in their order."""
    return []


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return what is to be read of them for a job."""
    return {}


def made(kit: Kit, job: Job, layers: Layers) -> Layers:
    """Return what is made of them."""
    return {}
