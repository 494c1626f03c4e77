"""The rules that look at one feature at a time: its pixels are burnt, those of the winning feature last."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..raster import rasterise
from .drawing import Drawing


def burn_centre(drawing: Drawing) -> npt.NDArray[np.int32]:
    """Return which feature holds each pixel's centre."""
    losers_first = drawing.ranked[::-1].tolist()
    return rasterise([(drawing.shapes[i], i + 1) for i in losers_first], drawing.window)


def burn_touched(drawing: Drawing) -> npt.NDArray[np.int32]:
    """Return which feature has ground in each pixel (``shares.SLIVER``: more than rounding).

    GDAL's ``all_touched`` means the same. But it rounds from the raster's corner: now and then, in one window and not
    in another, it adds a pixel that a feature meets in a point or an edge alone, or misses one of which it has a sixth.
    """
    found = np.zeros(drawing.window.width_px * drawing.window.height_px, np.int32)
    for place in drawing.ranked[::-1].tolist():
        found[drawing.claims[place][0]] = place + 1
    return found.reshape(drawing.window.shape)
