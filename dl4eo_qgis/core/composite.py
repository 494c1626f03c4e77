"""Composites: one image of all acquisitions of a period, pixel by pixel, from what is clear and valid.

An acquisition gives a pixel of a band where the pixel is clear (by the cloud layer, where there is one) and the band
has a value there. Only the median needs all acquisitions at once, and takes one band after the other; the others
take one acquisition after the other, and hold no more than two images.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
Counts = npt.NDArray[np.uint16]
Image = Mapping[str, FloatArray]
"""Reflectance bands (rows x columns) of one acquisition by name; NaN where a pixel is not clear or has no value."""

STRIP_ROWS = 64
"""Rows that are sorted at once: bounds the copy that sorting takes."""
NDVI_BANDS = ("red", "nir")
"""What must be read to find the greenest acquisition."""


class Reducer(Protocol):
    """Takes the acquisitions of a period in their order of time, and gives the composite."""

    def add(self, image: Image) -> None:
        """Take one acquisition."""

    def result(self) -> dict[str, FloatArray]:
        """Return the composite's bands; NaN where no acquisition gave a value."""


class Mean:
    """The mean of each band, its sums in 64 bits."""

    def __init__(self) -> None:
        self._sums: dict[str, npt.NDArray[np.float64]] = {}
        self._counts: dict[str, Counts] = {}

    def add(self, image: Image) -> None:
        """Take one acquisition."""
        for name, band in image.items():
            if name not in self._sums:
                self._sums[name], self._counts[name] = np.zeros(band.shape), np.zeros(band.shape, np.uint16)
            given = np.isfinite(band)
            np.add(self._sums[name], band, out=self._sums[name], where=given)
            self._counts[name] += given

    def result(self) -> dict[str, FloatArray]:
        """Return the composite's bands."""
        with np.errstate(invalid="ignore"):
            return {name: (total / self._counts[name]).astype(np.float32) for name, total in self._sums.items()}


class First:
    """Of each pixel the value of the earliest acquisition that gives one."""

    def __init__(self) -> None:
        self._bands: dict[str, FloatArray] = {}

    def add(self, image: Image) -> None:
        """Take one acquisition."""
        for name, band in image.items():
            if name in self._bands:
                np.copyto(self._bands[name], band, where=np.isnan(self._bands[name]))
            else:
                self._bands[name] = band.copy()

    def result(self) -> dict[str, FloatArray]:
        """Return the composite's bands."""
        return self._bands


class Greenest:
    """Of each pixel all bands of the acquisition with the largest NDVI there; of equal ones the earliest.

    An acquisition without an NDVI at a pixel (red or NIR lack, or their sum is 0) is no candidate there.
    """

    def __init__(self) -> None:
        self._bands: dict[str, FloatArray] = {}
        self._ndvi: FloatArray | None = None

    def add(self, image: Image) -> None:
        """Take one acquisition; it must have red and NIR."""
        red, nir = (image[name] for name in NDVI_BANDS)
        with np.errstate(invalid="ignore", divide="ignore"):
            ndvi = (nir - red) / (nir + red)
        ndvi[~np.isfinite(ndvi)] = -np.inf
        if self._ndvi is None:
            self._ndvi = np.full(ndvi.shape, -np.inf, np.float32)
            self._bands = {name: np.full(ndvi.shape, np.nan, np.float32) for name in image}
        better = ndvi > self._ndvi
        for name, band in image.items():
            np.copyto(self._bands[name], band, where=better)
        np.copyto(self._ndvi, ndvi, where=better)

    def result(self) -> dict[str, FloatArray]:
        """Return the composite's bands."""
        return self._bands


REDUCERS: Mapping[str, Callable[[], Reducer]] = {"mean": Mean, "maxndvi": Greenest, "first": First}
"""By ``select.method``: those that take one acquisition after the other."""
METHODS = ("median", *REDUCERS)
"""Values of ``select.method`` that make composites."""


def median(stack: Sequence[FloatArray]) -> FloatArray:
    """Return the median of one band over acquisitions, NaN left out; the mean of the two in the middle."""
    out = np.full(stack[0].shape, np.nan, np.float32)
    for top in range(0, len(out), STRIP_ROWS):
        rows = slice(top, top + STRIP_ROWS)
        ordered = np.sort(np.stack([band[rows] for band in stack]), axis=0)  # NaN comes last
        given = np.isfinite(ordered).sum(axis=0)
        low, high = np.maximum(given - 1, 0) // 2, given // 2
        high = np.minimum(high, len(stack) - 1)
        pair = [np.take_along_axis(ordered, place[None], axis=0)[0] for place in (low, high)]
        np.copyto(out[rows], (pair[0] + pair[1]) * np.float32(0.5), where=given > 0)
    return out


def hide(image: Image, clear: npt.NDArray[np.bool_] | None) -> None:
    """Take the values of pixels that are not clear out of an image, in place; None: every pixel counts."""
    if clear is not None:
        for band in image.values():
            band[~clear] = np.nan


def given(image: Image) -> npt.NDArray[np.bool_]:
    """Return where an acquisition gives every band."""
    everywhere: npt.NDArray[np.bool_] = np.logical_and.reduce([np.isfinite(band) for band in image.values()])
    return everywhere
