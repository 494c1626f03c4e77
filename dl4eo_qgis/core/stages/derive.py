"""Physical values from what files hold: reflectance, slope, decibels."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]

QUANTIFICATION = 10000.0
"""DN of reflectance 1 (Sentinel-2 Products Specification Document)."""

CLEAR, CLOUD = (4, 5, 6, 7), (8, 9, 10)
"""Sen2Cor's scene classes that are clear ground (vegetation, soil, water, unclassified) and cloud."""


def cloud_shares(scl: FloatArray) -> tuple[float, float]:
    """Return the shares of all pixels that are clear and that are cloud, of a scene classification (NaN = nodata)."""
    return float(np.isin(scl, CLEAR).mean()), float(np.isin(scl, CLOUD).mean())


def reflectance(dn: npt.NDArray[Any], offset_dn: float) -> FloatArray:
    """Return surface reflectance (0-1; slightly negative over dark water): (DN + offset) / 10000."""
    value: FloatArray = (dn.astype(np.float32) + np.float32(offset_dn)) / np.float32(QUANTIFICATION)
    return value


def decibels(power: FloatArray) -> FloatArray:
    """Return 10 log10 of linear backscatter; NaN stays NaN, and power of 0 or less has no logarithm."""
    with np.errstate(invalid="ignore", divide="ignore"):
        value: FloatArray = np.where(power > 0, np.float32(10) * np.log10(power), np.float32(np.nan))
        return value.astype(np.float32)


def slope_degrees(elevation: FloatArray, pixel_size_m: float) -> FloatArray:
    """Return the slope in degrees of the inner pixels of ``elevation`` (metres, with a halo of one pixel).

    Horn's third-order finite difference (Horn 1981, Proc. IEEE 69); shape (rows - 2, columns - 2). NaN where one of
    the nine pixels is.
    """
    z = elevation.astype(np.float64)
    nw, n, ne = z[:-2, :-2], z[:-2, 1:-1], z[:-2, 2:]
    w, e = z[1:-1, :-2], z[1:-1, 2:]
    sw, s, se = z[2:, :-2], z[2:, 1:-1], z[2:, 2:]
    east = ((ne + 2 * e + se) - (nw + 2 * w + sw)) / (8 * pixel_size_m)
    north = ((nw + 2 * n + ne) - (sw + 2 * s + se)) / (8 * pixel_size_m)
    slope = np.degrees(np.arctan(np.hypot(east, north))).astype(np.float32)
    return np.where(np.isnan(z[1:-1, 1:-1]), np.float32(np.nan), slope)
