"""The rules that look at one feature at a time: its pixels are burnt, those of the winning feature last."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..raster import rasterise
from .drawing import Drawing


def burn_centre(drawing: Drawing) -> npt.NDArray[np.int32]:
    """Return which feature holds each pixel's centre."""
    return _burn(drawing, all_touched=False)


def burn_touched(drawing: Drawing) -> npt.NDArray[np.int32]:
    """Return which feature touches each pixel, by GDAL's rule (``all_touched``)."""
    return _burn(drawing, all_touched=True)


def _burn(drawing: Drawing, *, all_touched: bool) -> npt.NDArray[np.int32]:
    losers_first = drawing.ranked[::-1].tolist()
    return rasterise([(drawing.shapes[i], i + 1) for i in losers_first], drawing.window, all_touched=all_touched)
