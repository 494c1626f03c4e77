"""Tiled GeoTIFFs of chips: GDAL writes the header once a shape, each chip brings its place, its tags and its tiles.

GDAL takes 2 ms to make a file of 256 x 256 pixels before the first of them is packed, and packs them one after the
other; here a chip costs what the compressor costs.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import numpy.typing as npt

from ..grid import GridWindow
from ..pixels import codecs
from ..raster import BandLabel, geotiff

TILE_PX = 256
TILE_OFFSETS, TILE_SIZES, TIEPOINT, METADATA = 324, 325, 33922, 42112
"""Tags of TIFF 6.0 (sections 15), of GeoTIFF (OGC 19-008r4), and of GDAL."""
LONG = 4
SIZES = {2: 1, 3: 2, LONG: 4, 12: 8, 16: 8}
"""Bytes of the field types ASCII, SHORT, LONG, DOUBLE and (in BigTIFF) LONG8."""
CLASSIC_BYTES = 2**32 - 2**24
"""What is larger when it does not compress becomes a BigTIFF."""
END = b"</GDALMetadata>"


def encode_geotiff(
    pixels: npt.NDArray[Any],
    window: GridWindow,
    bands: Sequence[BandLabel],
    *,
    nodata: float | None,
    compress: str,
    tags: Mapping[str, str],
) -> list[bytes]:
    """Return the bytes of a tiled GeoTIFF of ``pixels`` (bands x rows x columns) on ``window``, in pieces."""
    _, height, width = pixels.shape
    tile = min(TILE_PX, -(-max(height, width) // 16) * 16)
    big = pixels.nbytes > CLASSIC_BYTES
    if compress != "none" and not codecs.AVAILABLE:
        whole = geotiff(
            window, pixels.dtype.name, bands, tile=tile, nodata=nodata, compress=compress, big=big, pixels=pixels,
            tags=tags,
        )  # fmt: skip
        return [whole]
    head = _head(
        height, width, tile, window.epsg, window.pixel_size_m, pixels.dtype.name, tuple(bands), str(nodata), compress,
        big,
    )  # fmt: skip
    fields = _fields(head)
    out = bytearray(head)
    struct.pack_into("<2d", out, fields[TIEPOINT].start + 24, window.transform[2], window.transform[5])
    _add_tags(out, fields[METADATA], tags)
    fields[TILE_SIZES] = _widened(out, fields[TILE_SIZES])
    offsets, sizes = [], []
    parts: list[bytes] = []
    position = len(out)
    for data in _tiles(pixels, tile, compress):
        offsets.append(position)
        sizes.append(len(data))
        parts.append(data)
        position += len(data)
    for tag, values in ((TILE_OFFSETS, offsets), (TILE_SIZES, sizes)):
        field = fields[tag]
        struct.pack_into(f"<{field.count}{'Q' if field.size == 8 else 'I'}", out, field.start, *values)
    return [bytes(out), *parts]


def _tiles(pixels: npt.NDArray[Any], tile: int, compress: str) -> Iterator[bytes]:
    """Yield the packed tiles of each band, row by row; what lies beyond the edge is 0."""
    for band in pixels:
        for top in range(0, band.shape[0], tile):
            for left in range(0, band.shape[1], tile):
                part = band[top : top + tile, left : left + tile]
                if part.shape != (tile, tile):
                    part = np.pad(part, ((0, tile - part.shape[0]), (0, tile - part.shape[1])))
                yield codecs.pack(np.ascontiguousarray(part), compress)


class _Field:
    """Where the values of one tag stand, and where its entry in the directory does."""

    def __init__(self, entry: int, size: int, count: int, start: int, wide: bool) -> None:
        self.entry, self.size, self.count, self.start, self.wide = entry, size, count, start, wide


def _fields(head: bytes) -> dict[int, _Field]:
    """Return the fields of a little-endian TIFF's first directory, those of types that are used here."""
    wide = head[2] == 43
    count_format, value_format, step = ("<Q", "<Q", 20) if wide else ("<H", "<I", 12)
    (start,) = struct.unpack_from(value_format, head, 8 if wide else 4)
    (number,) = struct.unpack_from(count_format, head, start)
    fields = {}
    for entry in range(start + struct.calcsize(count_format), start + number * step, step):
        tag, kind = struct.unpack_from("<2H", head, entry)
        (count,) = struct.unpack_from(value_format, head, entry + 4)
        if kind in SIZES:
            value = entry + (12 if wide else 8)
            inline = SIZES[kind] * count <= (8 if wide else 4)
            place = value if inline else struct.unpack_from(value_format, head, value)[0]
            fields[tag] = _Field(entry, SIZES[kind], count, place, wide)
    return fields


def _widened(out: bytearray, field: _Field) -> _Field:
    """Return a field of SHORTs as one of LONGs, at the end of the file: small tiles may grow when they are packed."""
    if field.size != 2:
        return field
    value = field.entry + (12 if field.wide else 8)
    inline = LONG * field.count <= (8 if field.wide else 4)
    start = value if inline else len(out)
    struct.pack_into("<H", out, field.entry + 2, LONG)
    if not inline:
        struct.pack_into("<Q" if field.wide else "<I", out, value, start)
        out += bytes(4 * field.count)
    return _Field(field.entry, 4, field.count, start, field.wide)


def _add_tags(out: bytearray, field: _Field, tags: Mapping[str, str]) -> None:
    """Move GDAL's metadata to the end of the file, with further items; GDAL escapes values twice."""
    text = bytes(out[field.start : field.start + field.count])
    items = "".join(f"  <Item name={quoteattr(name)}>{escape(escape(value))}</Item>\n" for name, value in tags.items())
    text = text[: text.index(END)] + items.encode() + END + b"\n\0"
    struct.pack_into("<2Q" if field.wide else "<2I", out, field.entry + 4, len(text), len(out))
    out += text + bytes(len(text) % 2)


@lru_cache(maxsize=64)
def _head(
    height: int, width: int, tile: int, epsg: int, pixel_size_m: float, dtype: str, bands: tuple[BandLabel, ...],
    nodata: str, compress: str, big: bool,
) -> bytes:  # fmt: skip
    """Return the header that chips of one shape share."""
    window = GridWindow(epsg, pixel_size_m, 0, height, width, height)
    value = None if nodata == "None" else float(nodata)
    return geotiff(window, dtype, bands, tile=tile, nodata=value, compress=compress, big=big)
