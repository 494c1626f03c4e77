"""Exact shares: how much of each pixel a polygon covers.

They are computed by exactextract in pixel coordinates (a pixel is 1 x 1, its corners are whole numbers), and kept as
whole multiples of ``1 / WHOLE``: so sums do not depend on an order, nor a pixel's share on the window that it is in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..errors import MissingPackageError
from ..grid import GridWindow

WHOLE = 2**22
"""Units of a pixel that is wholly covered; one is 2.4e-7, what exactextract's single precision can tell."""
SLIVER = 4
"""So few units (1e-6 of a pixel) are rounding: they count as nothing, and as much below the whole as the whole."""

Claim = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]
"""The pixels that one feature claims, counted row by row from the upper left, and their shares in units."""


def claims_of(shapes: npt.NDArray[Any], window: GridWindow) -> list[Claim]:
    """Return what each polygon covers of a window's pixels; raises MissingPackageError without exactextract."""
    if not len(shapes):
        return []
    extract, source, raster = _extractor()
    left, top = window.left_px, window.top_px
    bounds = (left, top - window.height_px, left + window.width_px, top)
    pixels = raster(np.broadcast_to(np.zeros((1, 1), np.uint8), window.shape), *bounds)
    found = extract(pixels, source(shapely.to_wkb(in_pixels(shapes, window))), ["cell_id", "coverage"])
    return [_claim(each["properties"]["cell_id"], each["properties"]["coverage"]) for each in found]


def in_pixels(shapes: npt.NDArray[Any], window: GridWindow) -> npt.NDArray[Any]:
    """Return shapes in pixels of the lattice, counted from the CRS' origin to the east and north."""
    moved: npt.NDArray[Any] = shapely.transform(shapes, lambda xy: xy / window.pixel_size_m)
    return moved


def whole_units(shares: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Return shares (0-1) in units."""
    return settled(np.rint(shares * WHOLE).astype(np.int64))


def settled(units: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return units with slivers taken for nothing, and what lacks a sliver for the whole."""
    return np.where(units <= SLIVER, 0, np.where(units >= WHOLE - SLIVER, WHOLE, units))


def _claim(cells: Any, shares: Any) -> Claim:
    units = whole_units(np.asarray(shares, np.float64))
    some = units > 0
    return np.asarray(cells, np.int64)[some], units[some]


@lru_cache(maxsize=1)
def _extractor() -> tuple[Any, Any, Any]:
    """Return exactextract's function, a source of polygons for it, and its raster in memory.

    Imported where it is needed: there are no wheels for Linux on ARM.
    """
    try:
        from exactextract import exact_extract
        from exactextract.feature import Feature, FeatureSource
        from exactextract.raster import NumPyRasterSource
    except ImportError as error:
        raise MissingPackageError(
            "Exact shares of pixels (RULE=coverage, the label layers share and overlap, IGNORE_DOUBLY) need the "
            "package exactextract, which is not installed.",
            "Install exactextract into the worker's environment, or use RULE=centre or touched without them.",
        ) from error

    class Shape(Feature):  # type: ignore[misc] # the package has no types
        """A polygon without attributes."""

        def __init__(self, wkb: bytes) -> None:
            super().__init__()
            self._wkb = wkb

        def geometry(self) -> bytes:
            return self._wkb

        def fields(self) -> list[str]:
            return []

    class Shapes(FeatureSource):  # type: ignore[misc]
        """Polygons in their order."""

        def __init__(self, texts: Sequence[bytes]) -> None:
            super().__init__()
            self._texts = texts

        def count(self) -> int:
            return len(self._texts)

        def __iter__(self) -> Iterator[Shape]:
            return (Shape(bytes(text)) for text in self._texts)

        def srs_wkt(self) -> None:
            return None

    return exact_extract, Shapes, NumPyRasterSource
