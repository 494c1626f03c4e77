"""PNG pictures for pages: PNG (ISO/IEC 15948) by the standard library's zlib."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PALETTE = 3
COLOR_TYPES = {1: 0, 3: 2, 4: 6}
"""PNG's number for grey, RGB and RGBA, by the number of channels."""

Bytes = npt.NDArray[np.uint8]


def encode_png(pixels: Bytes) -> bytes:
    """Return a PNG of ``pixels``: rows x columns x channels (1 grey, 3 RGB, 4 RGBA), 8 bits each."""
    height, width, channels = pixels.shape
    head = struct.pack(">2I5B", width, height, 8, COLOR_TYPES[channels], 0, 0, 0)
    packed = zlib.compress(_filtered(pixels).tobytes(), 9)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def encode_painted(pixels: Bytes, palette: Sequence[tuple[int, int, int]]) -> bytes:
    """Return a PNG of ``pixels`` (rows x columns): 0 is clear, others count the colours of ``palette`` from 1."""
    height, width = pixels.shape
    head = struct.pack(">2I5B", width, height, 8, PALETTE, 0, 0, 0)
    colours = _chunk(b"PLTE", bytes(3) + b"".join(map(bytes, palette))) + _chunk(b"tRNS", bytes(1))
    packed = zlib.compress(np.column_stack([np.zeros(height, np.uint8), pixels]).tobytes(), 9)
    return SIGNATURE + _chunk(b"IHDR", head) + colours + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def data_uri(png: bytes) -> str:
    """Return a PNG as an address that holds it whole."""
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _filtered(pixels: Bytes) -> Bytes:
    """Return the rows with PNG's filter before each: the one that leaves the least sum of differences."""
    height, width, channels = pixels.shape
    here = pixels.astype(np.int16)
    left, above, corner = (np.zeros_like(here) for _ in range(3))
    left[:, 1:], above[1:], corner[1:, 1:] = here[:, :-1], here[:-1], here[:-1, :-1]
    guesses = (0 * here, left, above, (left + above) // 2, _paeth(left, above, corner))
    lines = np.stack([(here - guess).astype(np.uint8).reshape(height, width * channels) for guess in guesses])
    cost = np.abs(lines.view(np.int8).astype(np.int32)).sum(axis=2)
    best = cost.argmin(axis=0)
    return np.column_stack([best.astype(np.uint8), lines[best, np.arange(height)]])


def _paeth(
    left: npt.NDArray[np.int16], above: npt.NDArray[np.int16], corner: npt.NDArray[np.int16]
) -> npt.NDArray[np.int16]:
    """Return the neighbour that is nearest to left + above - corner (of equal ones in this order)."""
    guess = left + above - corner
    to_left, to_above, to_corner = (np.abs(guess - one) for one in (left, above, corner))
    nearest = np.where(to_above <= to_corner, above, corner)
    return np.where((to_left <= to_above) & (to_left <= to_corner), left, nearest)
