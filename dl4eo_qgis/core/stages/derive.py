"""Physical values from what files hold: reflectance, slope, decibels."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]

QUANTIFICATION = 10000.0
"""DN of reflectance 1 (Sentinel-2 Products Specification Document)."""

STRIP_ROWS = 64
"""Rows that slope takes at once: so much stays in a processor's cache."""


def reflectance(dn: npt.NDArray[Any], offset_dn: float) -> FloatArray:
    """Return surface reflectance (0-1; slightly negative over dark water): (DN + offset) / 10000."""
    value: FloatArray = dn.astype(np.float32)
    value += np.float32(offset_dn)
    value /= np.float32(QUANTIFICATION)
    return value


def scaled(dn: npt.NDArray[Any], scale: float, offset: float) -> FloatArray:
    """Return DN x scale + offset, rounded once."""
    value: FloatArray = (dn * np.float64(scale) + np.float64(offset)).astype(np.float32)
    return value


def decibels(power: FloatArray) -> FloatArray:
    """Return 10 log10 of linear backscatter; NaN stays NaN, and power of 0 or less has no logarithm."""
    with np.errstate(invalid="ignore", divide="ignore"):
        value: FloatArray = np.log10(power)
    value *= np.float32(10)
    value[np.isneginf(value)] = np.nan
    return value


def _gradients(z: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return eight pixels' differences to the east and to the north of the inner pixels of ``z``.

    Horn's third-order finite difference (Horn 1981, Proc. IEEE 69).
    """
    # Differences of neighbours come first: they are exact, so that 32 bits are enough (to 1e-5 degrees).
    east, north = z[:, 2:] - z[:, :-2], z[:-2] - z[2:]
    return (
        east[:-2] + 2 * east[1:-1] + east[2:],
        north[:, :-2] + 2 * north[:, 1:-1] + north[:, 2:],
    )


def slope_degrees(elevation: FloatArray, pixel_size_m: float) -> FloatArray:
    """Return the slope in degrees of the inner pixels of ``elevation`` (metres, with a halo of one pixel).

    Shape (rows - 2, columns - 2). NaN where one of the nine pixels is.
    """
    rows, cols = elevation.shape[0] - 2, elevation.shape[1] - 2
    slope = np.empty((rows, cols), np.float32)
    for top in range(0, rows, STRIP_ROWS):
        z = elevation[top : top + STRIP_ROWS + 2]
        gradient = np.hypot(*_gradients(z))
        gradient /= np.float32(8 * pixel_size_m)
        np.arctan(gradient, out=gradient)
        gradient *= np.float32(180 / np.pi)
        gradient[np.isnan(z[1:-1, 1:-1])] = np.nan
        slope[top : top + STRIP_ROWS] = gradient
    return slope


def aspect_degrees(elevation: FloatArray) -> FloatArray:
    """Return the direction that the slopes of the inner pixels of ``elevation`` face (halo of one pixel).

    Downhill, in degrees clockwise from north, 0 to below 360. NaN where it is flat (as GDAL has it), or where one of
    the nine pixels is.
    """
    rows, cols = elevation.shape[0] - 2, elevation.shape[1] - 2
    aspect = np.empty((rows, cols), np.float32)
    for top in range(0, rows, STRIP_ROWS):
        z = elevation[top : top + STRIP_ROWS + 2]
        east, north = _gradients(z)
        angle = np.arctan2(-east, -north)
        angle *= np.float32(180 / np.pi)
        angle[angle < 0] += np.float32(360)
        angle[angle >= 360] = 0  # a hair west of north
        angle[((east == 0) & (north == 0)) | np.isnan(z[1:-1, 1:-1])] = np.nan
        aspect[top : top + STRIP_ROWS] = angle
    return aspect


def drop_infinite(image: FloatArray) -> None:
    """Make NaN, in place, of what is no finite number: one NaN, whose bits do not tell how it came about.

    A sum of numbers near the largest one is infinite, and so is a quotient by next to nothing. The sign of a NaN is
    the processor's; bytes of files must not depend on it.
    """
    image[~np.isfinite(image)] = np.nan
