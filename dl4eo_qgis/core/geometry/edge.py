"""The edge of an AOI, pixel by pixel: a pixel lies in the AOI where its centre does.

So ``shift`` moves a chip until the centres of all its pixels lie inside, and ``pad`` blanks those that lie outside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..grid import Chip, GridWindow
from ..raster import rasterise
from .shapes import chip_squares

NEAR_PX = 2
"""An outline is needed so far around a window."""
BoolArray = npt.NDArray[np.bool_]


def inside(ground: Any, window: GridWindow) -> BoolArray:
    """Return which pixels of a window have their centre in a polygon of the same CRS."""
    near = shapely.clip_by_rect(ground, *window.grown(NEAR_PX).bounds)
    parts = [part for part in shapely.get_parts(near) if part.geom_type == "Polygon"]
    filled: BoolArray = rasterise([(part, 1) for part in parts], window) > 0
    return filled


def crossing(ground: Any, chips: Sequence[Chip]) -> dict[str, Any]:
    """Return of the chips that do not lie wholly in a polygon of their CRS the part of it near each, by chip id."""
    shapely.prepare(ground)
    cut = np.flatnonzero(~shapely.contains(ground, chip_squares(chips)))
    return {chips[i].id: shapely.clip_by_rect(ground, *chips[i].window.grown(NEAR_PX).bounds) for i in cut.tolist()}


def outside(part: Any | None, window: GridWindow) -> BoolArray | None:
    """Return which pixels of a chip lie outside the polygon that crosses it; None where no pixel does."""
    beyond = None if part is None else ~inside(part, window)
    return beyond if beyond is not None and beyond.any() else None


def mark(part: Any, window: GridWindow) -> str:
    """Return a hash of a chip's pixels outside a polygon; '' where there is none."""
    beyond = outside(part, window)
    return "" if beyond is None else "outside " + hashlib.sha256(np.packbits(beyond).tobytes()).hexdigest()[:16]


def pad(pixels: npt.NDArray[Any], beyond: BoolArray, value: float | None = None) -> npt.NDArray[Any]:
    """Return pixels (bands x rows x columns, or a whole number of them along one of ``beyond``) padded with a value.

    None: what means "nothing" in pixels of their type, NaN or the largest number (255 in a mask of 8 bits).
    """
    kind = pixels.dtype
    if value is None:
        value = float("nan") if kind.kind == "f" else float(np.iinfo(kind).max)
    factor = pixels.shape[-1] // beyond.shape[-1]
    finer = beyond if factor == 1 else beyond.repeat(factor, 0).repeat(factor, 1)
    return np.where(finer, kind.type(value), pixels)


def moved_inside(ground: Any, chip: Chip) -> Chip | None:
    """Return a chip moved by the least whole number of pixels so that it lies in a polygon; None where it fits nowhere.

    It is moved by less than its size both ways. Of places equally far off the northernmost is taken, then the
    westernmost.
    """
    reach = chip.size_px - 1
    window = chip.window
    down, east = np.nonzero(_whole_squares(inside(ground, window.grown(reach)), chip.size_px))
    if not len(down):
        return None
    down, east = down - reach, east - reach
    best = np.lexsort((east, down, down * down + east * east))[0]
    left, bottom = window.left_px + int(east[best]), window.top_px - chip.size_px - int(down[best])
    return Chip.at(chip.epsg, left, bottom, chip.size_px, chip.stride_px, chip.pixel_size_m)


def _whole_squares(pixels: BoolArray, size: int) -> BoolArray:
    """Return which squares of ``size`` pixels hold no False, by their first row and column.

    Squares of twice the size are made of those before, so that it takes few steps and one copy.
    """
    for axis in (0, 1):
        reached = 1
        while reached < size:
            step = min(reached, size - reached)
            pixels = pixels[:-step] & pixels[step:] if axis == 0 else pixels[:, :-step] & pixels[:, step:]
            reached += step
    return pixels
