"""How tiles of GeoTIFFs are packed: by imagecodecs, which does so outside GDAL and without Python's lock.

Where it is not installed (as in a system's own Python), ``AVAILABLE`` is False and GDAL does the same, slower.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

try:
    import imagecodecs
except ImportError:
    imagecodecs = None  # type: ignore[assignment]

AVAILABLE = imagecodecs is not None
COMPRESSIONS = ("NONE", "DEFLATE", "ZSTD", "LZW")
ZSTD_LEVEL, DEFLATE_LEVEL = 1, 6
HORIZONTAL, FLOATING = 2, 3
"""Predictors of TIFF: differences along the rows, and those of the bytes of floating-point numbers."""

Array = npt.NDArray[Any]


class CodecError(Exception):
    """Bytes cannot be unpacked."""


def unpack(data: Any, compression: str, size: int) -> Any:
    """Return the unpacked bytes; more than ``size`` of them are an error, and never held. Raises CodecError."""
    if compression == "NONE":
        return data
    decode = {
        "DEFLATE": imagecodecs.deflate_decode, "ZSTD": imagecodecs.zstd_decode, "LZW": imagecodecs.lzw_decode
    }[compression]  # fmt: skip
    try:
        return decode(data, out=size)
    except (RuntimeError, ValueError, MemoryError) as error:  # imagecodecs' errors are RuntimeErrors
        raise CodecError(str(error)[:100]) from error


def unpredict(pixels: Array, predictor: int) -> Array:
    """Return pixels (rows x columns) whose predictor is undone."""
    if predictor == HORIZONTAL:
        return np.asarray(imagecodecs.delta_decode(pixels, axis=-1))
    if predictor == FLOATING:
        return np.asarray(imagecodecs.floatpred_decode(pixels, axis=-1))
    return pixels


def pack(pixels: Any, compression: str) -> bytes:
    """Return pixels (rows x columns, contiguous) with their predictor, compressed: ``zstd``, ``deflate``, ``none``."""
    if compression == "none":
        return bytes(pixels.tobytes())
    if pixels.dtype.kind == "f":
        pixels = imagecodecs.floatpred_encode(pixels, axis=-1)
    else:
        pixels = imagecodecs.delta_encode(pixels, axis=-1)
    if compression == "zstd":
        return bytes(imagecodecs.zstd_encode(pixels, level=ZSTD_LEVEL))
    return bytes(imagecodecs.deflate_encode(pixels, level=DEFLATE_LEVEL))
