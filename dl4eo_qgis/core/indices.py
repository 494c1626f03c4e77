"""Spectral indices by name: a small table of our own, then the Awesome Spectral Indices catalogue through spyndex.

Every formula takes surface reflectance (0-1) and gives NaN where an input is NaN or the denominator is 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from .errors import RecipeError, suggest

FloatArray = npt.NDArray[np.float32]

SPYNDEX_BANDS = {
    "A": "coastal", "B": "blue", "G": "green", "R": "red", "RE1": "rededge1", "RE2": "rededge2", "RE3": "rededge3",
    "N": "nir", "N2": "nir08", "WV": "nir09", "S1": "swir16", "S2": "swir22",
}  # fmt: skip
"""Sentinel-2's bands by spyndex' letters (https://github.com/awesome-spectral-indices/awesome-spectral-indices)."""


@dataclass(frozen=True)
class Index:
    """One spectral index."""

    name: str
    bands: tuple[str, ...]
    """The reflectance bands that ``formula`` takes, in this order."""
    formula: Callable[..., Any]

    def compute(self, reflectance: Mapping[str, FloatArray]) -> FloatArray:
        """Return the index (rows x columns, no unit) from reflectance bands by name."""
        with np.errstate(invalid="ignore", divide="ignore"):
            value = np.asarray(self.formula(*(reflectance[b] for b in self.bands)), np.float32)
        missing = np.logical_or.reduce([np.isnan(reflectance[b]) for b in self.bands])
        return np.where(missing | ~np.isfinite(value), np.float32(np.nan), value)


def _normalised_difference(a: FloatArray, b: FloatArray) -> FloatArray:
    return (a - b) / (a + b)


def _evi(nir: FloatArray, red: FloatArray, blue: FloatArray) -> Any:
    """Enhanced vegetation index (Huete et al. 2002)."""
    return 2.5 * (nir - red) / (nir + 6.0 * red - 7.5 * blue + 1.0)


def _savi(nir: FloatArray, red: FloatArray) -> Any:
    """Soil-adjusted vegetation index with L = 0.5 (Huete 1988)."""
    return 1.5 * (nir - red) / (nir + red + 0.5)


INDICES: dict[str, Index] = {
    "ndwi": Index("ndwi", ("green", "nir"), _normalised_difference),
    "ndvi": Index("ndvi", ("nir", "red"), _normalised_difference),
    "ndsi": Index("ndsi", ("green", "swir16"), _normalised_difference),
    "mndwi": Index("mndwi", ("green", "swir16"), _normalised_difference),
    "ndre": Index("ndre", ("nir", "rededge1"), _normalised_difference),
    "savi": Index("savi", ("nir", "red"), _savi),
    "evi": Index("evi", ("nir", "red", "blue"), _evi),
}
"""McFeeters 1996 (NDWI), Rouse 1974 (NDVI), Hall 1995 / Xu 2006 (NDSI, MNDWI), Gitelson 1994 (NDRE)."""


def find_index(name: str) -> Index:
    """Return an index by its name in any case; raises RecipeError with the nearest names."""
    key = name.lower()
    if key in INDICES:
        return INDICES[key]
    return _from_spyndex(key)


def _from_spyndex(key: str) -> Index:
    try:
        import spyndex
    except ImportError as error:
        raise RecipeError(
            "optical.indices",
            f"unknown index {key!r}. The package spyndex, which knows more of them, is not installed.",
            f"Known without it: {', '.join(INDICES)}.",
        ) from error
    by_name = {str(name).lower(): str(name) for name in spyndex.indices}
    if key not in by_name:
        raise RecipeError("optical.indices", f"unknown index {key!r}.", suggest(key, [*INDICES, *by_name]))
    entry = spyndex.indices[by_name[key]]
    constants = {str(c): spyndex.constants[c].default for c in spyndex.constants}
    wanted = [str(b) for b in entry.bands]
    usable = [b for b in wanted if b in SPYNDEX_BANDS]
    fixed = {b: constants[b] for b in wanted if b not in SPYNDEX_BANDS and constants.get(b) is not None}
    lacking = [b for b in wanted if b not in SPYNDEX_BANDS and b not in fixed]
    if lacking:
        raise RecipeError(
            "optical.indices", f"{by_name[key]} needs {', '.join(lacking)}, which Sentinel-2 reflectance does not give."
        )

    formula = partial(_compute_with_spyndex, by_name[key], tuple(usable), fixed)
    return Index(key, tuple(SPYNDEX_BANDS[b] for b in usable), formula)


def _compute_with_spyndex(name: str, bands: tuple[str, ...], fixed: Mapping[str, float], *arrays: FloatArray) -> Any:
    """Return an index of spyndex; a function of the module, so that an Index can go to another process."""
    import spyndex

    return spyndex.computeIndex(name, {**fixed, **dict(zip(bands, arrays, strict=True))})
