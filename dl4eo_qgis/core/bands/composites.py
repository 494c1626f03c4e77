"""Composites of a block: its acquisitions are read one after the other, or band by band, and reduced as they come."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .. import clouds, composite
from ..executors.slots import computing
from ..progress import Check
from ..stages import align
from ..types import Acquisition, Job
from .kit import FloatArray, Kit, Layers
from .optical import CLOUDS, COUNTS, band_read, cloud_read, codes_of

Clear = npt.NDArray[np.bool_] | None
"""Where the ground is seen; None without a cloud layer: everywhere."""


def read_composite(kit: Kit, job: Job, check: Check) -> Layers:
    """Return the reflectance bands of a job's composite and the layer of counts; nothing where it wants none.

    Raises ReadError with the scene that cannot be read.
    """
    method = kit.recipe.select.method
    if method not in composite.METHODS:
        return {}
    return (_by_pass if method in composite.REDUCERS else _by_band)(kit, job, check)


def _by_pass(kit: Kit, job: Job, check: Check) -> Layers:
    """Take one acquisition after the other; the next is fetched while one is computed."""
    reducer = composite.REDUCERS[kit.recipe.select.method]()
    counts = np.zeros(job.window.shape, np.uint16)
    asked = _ask_pass(kit, job, job.passes[0], check)
    for following in (*job.passes[1:], None):
        asked.wait(check)
        coming = None if following is None else _ask_pass(kit, job, following, check)
        with computing(kit.recipe.output.threads, check):
            layers = asked.read()
            image = {band: layers[band] for band in kit.optical_bands}
            composite.hide(image, _clear(kit, layers))
            reducer.add(image)
            counts += composite.given(image)
        if coming is not None:
            asked = coming
    return {**reducer.result(), COUNTS: counts}


def _ask_pass(kit: Kit, job: Job, one: Acquisition, check: Check) -> align.Bands:
    wanted = {band: band_read(kit, job.window, one.scenes, band) for band in kit.optical_bands}
    if clouds.has_layer(one.scenes):
        wanted[CLOUDS] = cloud_read(kit, job.window, one.scenes)
    return align.ask_bands(wanted, check)


def _by_band(kit: Kit, job: Job, check: Check) -> Layers:
    """Take one band of all acquisitions after the other: the median needs them at once."""
    seen = _clears(kit, job, check)
    valid: list[npt.NDArray[np.bool_]] = [np.ones(job.window.shape, bool) for _ in job.passes]
    found: Layers = {}
    for band in kit.optical_bands:
        wanted = {str(i): band_read(kit, job.window, one.scenes, band) for i, one in enumerate(job.passes)}
        asked = align.ask_bands(wanted, check)
        asked.wait(check)
        with computing(kit.recipe.output.threads, check):
            stack: Sequence[FloatArray] = list(asked.read().values())
            for pixels, clear, known in zip(stack, seen, valid, strict=True):
                composite.hide({band: pixels}, clear)
                known &= np.isfinite(pixels)
            found[band] = composite.median(stack)
    counts: npt.NDArray[np.uint16] = np.sum(valid, axis=0, dtype=np.uint16)
    return {**found, COUNTS: counts}


def _clears(kit: Kit, job: Job, check: Check) -> list[Clear]:
    """Return where the ground is seen under each acquisition."""
    with_layer = {str(i): one.scenes for i, one in enumerate(job.passes) if clouds.has_layer(one.scenes)}
    wanted = {name: cloud_read(kit, job.window, scenes) for name, scenes in with_layer.items()}
    asked = align.ask_bands(wanted, check)
    asked.wait(check)
    with computing(kit.recipe.output.threads, check):
        layers = asked.read()
        return [_clear(kit, {CLOUDS: layers.pop(str(i))} if str(i) in wanted else {}) for i in range(len(job.passes))]


def _clear(kit: Kit, layers: Layers) -> Clear:
    if CLOUDS not in layers:
        return None
    return clouds.is_clear(codes_of(kit, layers[CLOUDS]), kit.recipe.optical.snow_clear)
