"""Small pictures of samples: natural colours and masks, read from their files."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import raster
from ..contents import Contents
from ..errors import DatasetError
from ..lost import lost
from ..pixels.raster_header import RasterReadError
from ..recipe import LabelClass
from ..types import Row
from ..web import Place
from .png import data_uri, encode_png

SIDE_PX = 128
"""Most pixels of a picture along one side; larger chips are averaged."""
AT_ONCE_PX = 2**20
"""Pixels of a band that are read at once."""
COLOURS = (("red", "green", "blue"), ("nir", "red", "green"), ("swir16", "nir", "red"), ("vv", "vh", "vv"))
"""Bands that make a picture: the first three of which a dataset has all."""
LOW, HIGH = 1.0, 99.5
"""Percentiles of a picture's values that would be its black and white."""
GAMMA = 1.5
"""Brightness = value ** (1 / GAMMA): dark land stays visible beside clouds."""
CLEAR = (0, 0, 0, 0)
"""Of masks' background: the page shows through."""
IGNORE = (120, 120, 120, 255)
FALLBACK = "#767c80"
HEADROOM = 1.2
"""White is so many times the common high value: few pixels are blinded."""

FloatArray = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Scale:
    """From values to brightness: of each of three bands the value of black and of white."""

    bands: tuple[str, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    unit: str

    def paint(self, values: FloatArray) -> Bytes:
        """Return 3 bands x rows x columns as RGB pixels; RGBA where some have no value: these are clear."""
        missing = ~np.isfinite(values).all(axis=0)
        low, high = (np.array(ends, np.float64)[:, None, None] for ends in (self.low, self.high))
        with np.errstate(invalid="ignore"):
            part = np.clip((values - low) / np.maximum(high - low, 1e-12), 0, 1) ** (1 / GAMMA)
        part[:, missing] = 0
        colours = np.moveaxis(np.rint(255 * part).astype(np.uint8), 0, 2)
        if not missing.any():
            return colours
        return np.dstack([colours, np.where(missing, 0, 255).astype(np.uint8)])


@dataclass(frozen=True)
class Album:
    """Reads and paints the samples of one dataset."""

    contents: Contents

    @cached_property
    def bands(self) -> tuple[str, ...]:
        """The bands of a picture: three, or one thrice."""
        names = [band.name for band in self.contents.bands]
        known = next((c for c in COLOURS if set(c) <= set(names)), None)
        return known or ((*names[:3],) if len(names) > 2 else (names[0],) * 3)

    def read(self, rows: Sequence[Row]) -> dict[str, FloatArray]:
        """Return the values of pictures (3 x rows x columns) by sample id; raises DatasetError."""
        return {r.sample_id: self._values(r) for r in rows if r.values.get("image")}

    def _values(self, row: Row) -> FloatArray:
        numbers = [1 + [b.name for b in self.contents.bands].index(name) for name in self.bands]
        read = {number: self._smaller(str(row.values["image"]), number) for number in dict.fromkeys(numbers)}
        return np.stack([read[number] for number in numbers])

    def scale(self, pictures: Sequence[FloatArray]) -> Scale:
        """Return the brightness that all pictures share, so that they can be compared: the median of their own ends.

        So a few clouds leave land as bright as it is. Reflectances have one scale for all bands, which keeps colours
        as they are; other bands have their own.
        """
        units = {b.name: b.unit for b in self.contents.bands}
        alike = {units[name] for name in self.bands} == {"reflectance"}
        parts = (slice(None),) * 3 if alike else (0, 1, 2)
        low, high = zip(*(_ends([picture[part] for picture in pictures]) for part in parts), strict=True)
        return Scale(self.bands, low, high, "reflectance" if alike else "")

    def mask(self, row: Row) -> Bytes | None:
        """Return a sample's mask as RGBA pixels; None where it has none. Raises DatasetError."""
        name = str(row.values.get("mask") or "")
        return None if not name else _coloured(self._nearest(name), self.contents)

    def _smaller(self, name: str, band: int) -> FloatArray:
        """Return a band with the means of squares of pixels, of those that have a value."""
        side = self._side(name)
        factor = math.ceil(side / SIDE_PX)
        if factor == 1:
            return self._window(name, band, 0, side, side).astype(np.float32)
        return np.concatenate([_means(part, factor) for part in self._strips(name, band, side, factor)])

    def _nearest(self, name: str) -> npt.NDArray[Any]:
        """Return a mask of fewer pixels: those in the middle of squares."""
        side = self._side(name)
        factor = math.ceil(side / SIDE_PX)
        first = factor // 2
        parts = [part[first::factor, first::factor] for part in self._strips(name, 1, side, factor)]
        return np.concatenate(parts)

    def _strips(self, name: str, band: int, side: int, factor: int) -> Iterator[npt.NDArray[Any]]:
        """Yield a band in strips of whole squares, but for the last."""
        step = max(1, AT_ONCE_PX // side // factor) * factor
        for row in range(0, side, step):
            yield self._window(name, band, row, min(step, side - row), side)

    def _side(self, name: str) -> int:
        try:
            return raster.read_info(self._place(name)).width
        except RasterReadError as error:
            raise self._changed(name, error) from error

    def _window(self, name: str, band: int, row: int, height: int, width: int) -> npt.NDArray[Any]:
        try:
            return raster.read_window(self._place(name), band, row, 0, height, width)[0]
        except RasterReadError as error:
            raise self._changed(name, error) from error

    def _place(self, name: str) -> Place:
        return Place.of(str(self.contents.folder / name))

    def _changed(self, name: str, error: RasterReadError) -> DatasetError:
        return lost(self.contents.folder, name, error)


def _means(part: npt.NDArray[Any], factor: int) -> FloatArray:
    """Return the means of squares of ``factor`` pixels, those without a value left out; NaN where none has one."""
    height, width = (-(-n // factor) * factor for n in part.shape)
    whole = np.full((height, width), np.nan, np.float64)
    whole[: part.shape[0], : part.shape[1]] = part
    squares = whole.reshape(height // factor, factor, width // factor, factor)
    given = np.isfinite(squares)
    total = np.where(given, squares, 0).sum(axis=(1, 3))
    with np.errstate(invalid="ignore"):
        means: FloatArray = (total / given.sum(axis=(1, 3))).astype(np.float32)
    return means


def _ends(pictures: Sequence[FloatArray]) -> tuple[float, float]:
    """Return the medians of the pictures' low and high values, as black and white."""
    given = [one[np.isfinite(one)] for one in pictures]
    ends = [np.percentile(values, (LOW, HIGH)) for values in given if values.size]
    if not ends:
        return 0.0, 1.0
    low, high = (float(v) for v in np.median(ends, axis=0))
    return low, low + HEADROOM * (high - low) if high > low else low + 1.0


def _coloured(mask: npt.NDArray[Any], contents: Contents) -> Bytes:
    colours = mask_colours(contents.classes, contents.ignore)
    values, place = np.unique(mask, return_inverse=True)
    table = np.array([colours.get(int(v), (*rgb(FALLBACK), 255)) for v in values], np.uint8)
    return table[place.reshape(mask.shape)]


def mask_colours(classes: Sequence[LabelClass], ignore: int | None) -> Mapping[int, tuple[int, int, int, int]]:
    """Return the colour (RGBA) of each value of a mask: background clear, ignored ground dark grey."""
    found = {0: CLEAR, **{c.value: (*rgb(c.color or FALLBACK), 255) for c in classes}}
    return found if ignore is None else {**found, ignore: IGNORE}


def rgb(colour: str) -> tuple[int, int, int]:
    """Return ``#rrggbb`` as numbers."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def uri(pixels: Bytes) -> str:
    """Return pixels as the address of a picture."""
    return data_uri(encode_png(pixels))
