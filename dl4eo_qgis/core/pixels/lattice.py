"""Where a raster's pixels lie on the global lattice, by its header alone."""

from __future__ import annotations

from ..grid import GridWindow
from .raster_header import RasterInfo

EXACT_PX = 1e-6
"""By which a corner may miss the lattice where pixels have to be the very same: the noise of arithmetic."""
NEAR_PX = 1e-3
"""By which it may miss where pixels are only cut out."""
SQUARE = 1e-9
"""Largest relative difference of the sides of a pixel of the lattice."""


def epsg_of(info: RasterInfo) -> int | None:
    """Return the EPSG code of a raster's CRS, or None where it has none."""
    head, _, code = info.crs.partition(":")
    return int(code) if head == "EPSG" and code.isdecimal() else None


def window_of(info: RasterInfo, within_px: float = EXACT_PX) -> GridWindow | None:
    """Return a raster's pixels as a window of the lattice of its CRS; None where they are none of it."""
    a, b, c, d, e, f = info.transform
    epsg = epsg_of(info)
    if epsg is None or b or d or a <= 0 or abs(a + e) > SQUARE * a:
        return None
    left, top = c / a, f / a
    if max(abs(left - round(left)), abs(top - round(top))) > within_px:
        return None
    return GridWindow(epsg, a, round(left), round(top), info.width, info.height)
