"""The fingerprint of an image's pixels: taken when it is written, and again wherever its pixels are described."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

FINGERPRINT_BYTES = 8
"""Where images differ in one band alone, its 32 bits of CRC, its least and its largest value tell them apart."""

Range = tuple[Any, Any]
"""The least and the largest value of a band; not a number where it has none."""


def ranges_of(image: npt.NDArray[np.float32]) -> list[Range]:
    """Return the range of each band of an image (bands x rows x columns, NaN: no value)."""
    return [(np.fmin.reduce(band, axis=None), np.fmax.reduce(band, axis=None)) for band in image]


def fingerprint(image: npt.NDArray[np.float32], ranges: Sequence[Range] | None = None) -> str:
    """Return a hash of an image's pixels, in the order of its bands; '' where no band has a value.

    ``ranges`` are those of its bands, where they are known.
    """
    ranges = ranges_of(image) if ranges is None else ranges
    if all(np.isnan(low) for low, _ in ranges):
        return ""
    state = hashlib.blake2b(repr(image.shape).encode(), digest_size=FINGERPRINT_BYTES)
    for band, (low, high) in zip(image, ranges, strict=True):
        state.update(zlib.crc32(np.ascontiguousarray(band).data).to_bytes(4, "big") + low.tobytes() + high.tobytes())
    return state.hexdigest()
