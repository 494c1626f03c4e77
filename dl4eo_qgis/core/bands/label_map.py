"""The class map that masks are made of: read as a band, at the masks' own pixels."""

from __future__ import annotations

from typing import Any

import numpy.typing as npt

from ..grid import GridWindow
from ..labels.raster import BAND
from ..stages import align, label
from ..types import Job, Sample
from .kit import Kit, Layers

NAME = "label map"
"""Among the layers of a job."""


def reads(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return what is to be read of the class map for a job."""
    if kit.label_map is None:
        return {}
    pieces = align.pieces(job.label_maps, BAND, lambda scene: align.unchanged)
    return {NAME: align.BandRead(pieces, _ground(kit, job.window), kit.recipe.labels.raster_method)}


def made(kit: Kit, job: Job, layers: Layers) -> Layers:
    """Return nothing: it is no band of an image."""
    return {}


def part_of(kit: Kit, job: Job, sample: Sample, layers: Layers) -> npt.NDArray[Any] | None:
    """Return the class map's values on a sample's mask and its margin; None where masks are not made of one."""
    if kit.label_map is None:
        return None
    rows, cols = _ground(kit, job.window).slices_of(_ground(kit, sample.chip.window))
    found: npt.NDArray[Any] = layers[NAME][rows, cols]
    return found


def _ground(kit: Kit, window: GridWindow) -> GridWindow:
    """Return the masks' pixels of a window, with the margin that they depend on."""
    return label.ground_of_map(kit.recipe.labels, window)
