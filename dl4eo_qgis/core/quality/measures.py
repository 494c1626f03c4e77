"""What is measured of a sample's image while it is written, so that no rule needs a pixel again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..bands.terrain import ASPECT, SLOPE
from ..products import REFLECTANCE
from ..types import Band
from .columns import SEPARATOR, nodata_columns
from .fingerprint import fingerprint, ranges_of

FloatArray = npt.NDArray[np.float32]
Gaps = npt.NDArray[np.bool_]
DIGITS = 6
"""Significant digits of the contrast: the last of float32 depend on how a machine adds up."""


def of_image(image: FloatArray, bands: Sequence[Band]) -> dict[str, Any]:
    """Return the columns of the chips table that an image (bands x rows x columns, NaN: no value) gives.

    ``valid`` and ``nodata_<band>`` are shares (0-1) of its pixels, and 0 is a value as any other. ``contrast`` is the
    largest standard deviation of an optical band, in its unit: RMS contrast (Peli 1990, Contrast in complex images,
    J. Opt. Soc. Am. A 7); None without such a band. ``constant`` names the bands whose values, two or more, are all
    the same. ``fingerprint`` is equal where all pixels are; empty where there is no value at all.
    """
    gaps = _gaps(image, bands)
    pixels = image[0].size
    counts = {name: int(np.count_nonzero(where)) for name, where in gaps.items()}
    invalid = int(np.count_nonzero(np.logical_or.reduce(list(gaps.values())))) if gaps else 0
    ranges = ranges_of(image)
    constant = [
        b.name
        for b, pixels_of, (low, high) in zip(bands, image, ranges, strict=True)
        if low == high and np.count_nonzero(pixels_of == low) > 1
    ]
    shares = {column: counts.get(name, 0) / pixels for name, column in nodata_columns(bands).items()}
    return {
        "valid": (pixels - invalid) / pixels,
        "contrast": _contrast(image, bands, gaps),
        "constant": SEPARATOR.join(constant),
        "fingerprint": fingerprint(image, ranges),
        **shares,
    }


def _gaps(image: FloatArray, bands: Sequence[Band]) -> dict[str, Gaps]:
    """Return where pixels have no value, by the names of the bands that have such.

    Flat ground has no aspect by definition: there nothing is missing. The aspect has gaps where the slope has.
    """
    found = {b.name: where for b, band in zip(bands, image, strict=True) if (where := np.isnan(band)).any()}
    if ASPECT in found:
        del found[ASPECT]
        if SLOPE in found:
            found[ASPECT] = found[SLOPE]
    return found


def _contrast(image: FloatArray, bands: Sequence[Band], gaps: Mapping[str, Gaps]) -> float | None:
    """Return the largest standard deviation of a band in reflectance; where none is, of any optical band."""
    optical = [i for i, b in enumerate(bands) if b.source == "optical"]
    compared = [i for i in optical if bands[i].unit == REFLECTANCE] or optical
    values = [image[i][~gaps[bands[i].name]] if bands[i].name in gaps else image[i] for i in compared]
    spreads = [float(seen.std()) for seen in values if seen.size]
    return float(f"{max(spreads, default=0.0):.{DIGITS}g}") if compared else None
