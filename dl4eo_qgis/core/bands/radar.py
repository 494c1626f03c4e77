"""Backscatter bands."""

from __future__ import annotations

from collections.abc import Sequence

from ..recipe import Recipe
from ..stages import align, derive
from ..types import Band, Job
from .kit import Kit, Layers


def listed(recipe: Recipe, polarisations: Sequence[str]) -> list[Band]:
    """Return a band for each polarisation."""
    unit = "dB" if recipe.radar.unit == "db" else "gamma0"
    return [Band(p, unit, "radar", "bilinear") for p in polarisations]


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return the backscatter that is to be read for a job."""
    scenes = job.radar.scenes if job.radar else ()
    return {
        band: align.BandRead(align.pieces(scenes, band, align.as_it_is), job.window, "bilinear")
        for band in kit.polarisations
    }


def made(kit: Kit, job: Job, layers: Layers) -> Layers:
    """Return the backscatter in the unit that is asked for."""
    if kit.recipe.radar.unit != "db":
        return {}
    return {name: derive.decibels(layers[name]) for name in kit.polarisations}
