"""Files of samples, read whole and refused where they are not those of their row in the chips table.

A file that was exchanged, moved or painted over would train a network on the wrong ground, and nothing else would
tell. It brings no tables: processes that read pixels import it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .errors import DatasetError
from .pixels.raster_header import RasterReadError, WholeFile
from .raster import read_whole

CHECK_IT = "All that is wrong is named by: python -m dl4eo_qgis.core validate {}"
CLOSE = 1e-6
"""Of a chip's width, by which its files may lie elsewhere."""
MASK_TYPES = ("uint8", "uint16")
VALUES = 2**16
"""That a mask can hold."""
NAMED = 5
"""Values that an error names."""


def flags_of(values: Iterable[int]) -> npt.NDArray[np.bool_]:
    """Return for every number that a mask can hold whether it is one of ``values``."""
    flags = np.zeros(VALUES, bool)
    flags[list(values)] = True
    return flags


@dataclass(frozen=True)
class SampleFiles:
    """The files of some samples, and what they must be."""

    folder: Path
    bands: tuple[str, ...]
    """Of an image."""
    bounds: npt.NDArray[np.float64]
    """Of each sample's chip: left, bottom, right, top."""
    size_px: int
    """Pixels along an image."""
    mask_px: int
    """Pixels along a mask; layers have as many, or ``size_px``."""
    known: npt.NDArray[np.bool_]
    """``flags_of`` the classes, the background and what is ignored."""

    def image(self, index: int, row: Mapping[str, Any], numbers: Sequence[int]) -> WholeFile:
        """Return bands (by number from 1) of a sample's image; ``row``: its sample_id, epsg and image.

        Raises DatasetError where the file cannot be read, or is another's.
        """
        name = str(row["image"])
        found = self._read(name, index, row, (self.size_px,), numbers)
        if tuple(found.names) != self.bands:
            there = ", ".join(str(each) for each in found.names)
            raise self._unfit(name, f"has the bands {there}; dataset.json says {', '.join(self.bands)}.")
        return found

    def mask(self, index: int, row: Mapping[str, Any]) -> npt.NDArray[np.int64]:
        """Return a sample's mask, rows x columns; raises DatasetError where it cannot be read, or is another's."""
        name = str(row["mask"])
        pixels = self._read(name, index, row, (self.mask_px,)).pixels
        if len(pixels) != 1 or pixels.dtype.name not in MASK_TYPES:
            raise self._unfit(name, f"is no mask: it has {len(pixels)} bands of type {pixels.dtype.name}.")
        values: npt.NDArray[np.int64] = pixels[0].astype(np.int64)
        right = self.known.take(values)
        if not right.all():
            odd = np.unique(values[~right])
            there = ", ".join(map(str, odd[:NAMED].tolist())) + (", ..." if len(odd) > NAMED else "")
            classes = ", ".join(map(str, np.flatnonzero(self.known)[: NAMED * 4].tolist()))
            raise self._unfit(name, f"holds values that are no class ({there}); dataset.json knows {classes}.")
        return values

    def layer(self, index: int, row: Mapping[str, Any], folder: str) -> npt.NDArray[Any]:
        """Return a further raster of a sample, bands x rows x columns; raises DatasetError as ``mask`` does."""
        return self._read(f"{folder}/{row['sample_id']}.tif", index, row, (self.mask_px, self.size_px)).pixels

    def _read(
        self, name: str, index: int, row: Mapping[str, Any], sizes: Sequence[int], numbers: Sequence[int] | None = None
    ) -> WholeFile:
        """Return a file that lies where the sample's chip does, and says that it is the sample's."""
        try:
            found = read_whole(self.folder / name, numbers)
        except RasterReadError as error:
            raise self._unfit(name, f"cannot be read ({error}).") from error
        if found.epsg != row["epsg"]:
            there = f"EPSG:{found.epsg}" if found.epsg else "a CRS without a number, or none"
            raise self._unfit(name, f"is in {there}; its chip is in EPSG:{row['epsg']}.")
        bounds = tuple(self.bounds[index].tolist())
        slack = (bounds[2] - bounds[0]) * CLOSE
        if any(not abs(one - other) <= slack for one, other in zip(found.bounds, bounds, strict=True)):
            raise self._unfit(name, f"lies elsewhere than its chip: {found.bounds}, not {bounds}.")
        height, width = found.pixels.shape[1:]
        if (height, width) not in {(size, size) for size in sizes}:
            right = " or ".join(f"{size} x {size}" for size in dict.fromkeys(sizes))
            raise self._unfit(name, f"has {width} x {height} pixels; its chip has {right}.")
        owner = found.tags.get("sample_id", row["sample_id"])
        if owner != row["sample_id"]:
            raise self._unfit(name, f"is the file of another sample: it says {owner}.")
        return found

    def _unfit(self, name: str, what: str) -> DatasetError:
        return DatasetError(self.folder / name, what, CHECK_IT.format(self.folder))
