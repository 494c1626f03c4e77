"""Backscatter bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..choosing.nearest_radar import band_name, looks_of
from ..recipe import Radar, Recipe
from ..stages import align, derive
from ..types import Band, Job
from .kit import Kit, Layers
from .values import told_pieces


def listed(recipe: Recipe, polarisations: Sequence[str]) -> list[Band]:
    """Return a band for each polarisation; where both directions are wanted, for each in each of them."""
    unit = "dB" if recipe.radar.unit == "db" else "gamma0"
    return [Band(name, unit, "radar", "bilinear") for name, _, _ in _named(recipe.radar, polarisations)]


def _named(radar: Radar, polarisations: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield name, suffix and polarisation of each band."""
    for look in looks_of(radar):
        for polarisation in polarisations:
            yield band_name(polarisation, look.suffix), look.suffix, polarisation


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return the backscatter that is to be read for a job."""
    scenes = {p.suffix: p.acquisition.scenes for p in job.radar}
    return {
        name: align.BandRead(told_pieces(scenes.get(suffix, ()), polarisation), job.window, "bilinear")
        for name, suffix, polarisation in _named(kit.recipe.radar, kit.polarisations)
    }


def made(kit: Kit, job: Job, layers: Layers) -> Layers:
    """Return the backscatter in the unit that is asked for."""
    if kit.recipe.radar.unit != "db":
        return {}
    return {name: derive.decibels(layers[name]) for name, _, _ in _named(kit.recipe.radar, kit.polarisations)}
