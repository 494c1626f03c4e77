"""Cloud layers: what each kind of mask asset says of a pixel, in one set of codes.

Every kind is decoded here, so that shares, masks and composites know no sensor. No I/O.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from .types import Scene, Shares

Codes = npt.NDArray[np.uint8]
NODATA, CLEAR, CLOUD, SHADOW, SNOW, DARK = range(6)
CODES: Mapping[str, int] = {
    "nodata": NODATA, "clear": CLEAR, "cloud": CLOUD, "shadow": SHADOW, "snow": SNOW, "dark": DARK
}  # fmt: skip
"""What the pixels of ``clouds/`` mean."""


@dataclass(frozen=True)
class CloudLayer:
    """One kind of mask asset."""

    title: str
    decode: Callable[[npt.NDArray[Any]], Codes]
    """Turns the file's values into codes."""


def _table(size: int, codes: Mapping[int, Sequence[int]]) -> Codes:
    """Return a table from a file's values to codes; what is not listed has none (nodata)."""
    table = np.full(size, NODATA, np.uint8)
    for code, values in codes.items():
        table[list(values)] = code
    return table


def _bits(count: int, fill: Callable[[npt.NDArray[Any]], Any], codes: Sequence[tuple[int, Sequence[int]]]) -> Codes:
    """Return a table from values of ``count`` bits to codes: the first whose bits are set; none of them: clear."""
    values = np.arange(2**count)
    table = np.full(len(values), CLEAR, np.uint8)
    for code, bits in reversed(codes):
        table[np.any([values & (1 << bit) for bit in bits], axis=0)] = code
    table[fill(values)] = NODATA
    return table


def _look_up(table: Codes, dn: npt.NDArray[Any]) -> Codes:
    """Return the codes of a file's values; what lies outside of the table has none."""
    if dn.dtype == np.uint8 and len(table) >= 256:
        plain: Codes = table[dn]
        return plain
    known = (dn >= 0) & (dn < len(table))
    codes: Codes = np.where(known, table[np.where(known, dn, 0).astype(np.int64)], np.uint8(NODATA))
    return codes


SCL = _table(256, {CLEAR: (4, 5, 6, 7), CLOUD: (8, 9, 10), SHADOW: (3,), SNOW: (11,), DARK: (2,)})
"""Sen2Cor's scene classification: 4 vegetation, 5 not vegetated, 6 water, 7 unclassified; 8, 9 cloud of medium and
high probability, 10 thin cirrus; 3 cloud shadow; 2 shadow cast by terrain (dark area before baseline 04.00), which is
not clear and of no cloud; 11 snow or ice; 0 no data, 1 saturated or defective.
Source: Sentinel-2 L2A Algorithm Theoretical Basis Document; Sentinel-2 Products Specification Document."""
BINARY = _table(256, {CLEAR: (0,), CLOUD: (1,)})
"""A mask of clouds alone, as s2cloudless makes it: 1 cloud, 0 not."""
QA_PIXEL = _bits(
    16, lambda values: (values & 1) > 0, ((CLOUD, (1, 2, 3)), (SHADOW, (4,)), (SNOW, (5,)))
)  # fmt: skip
"""Landsat Collection 2: bit 0 fill, 1 dilated cloud, 2 cirrus, 3 cloud, 4 cloud shadow, 5 snow. The producer's own
dilation counts as cloud; the confidences (bits 8 to 15) do not count, as the flags are made of them.
Source: Landsat 8-9 Collection 2 Level 2 Science Product Guide (LSDS-1619), table of QA_PIXEL."""
FMASK = _bits(8, lambda values: values == 255, ((CLOUD, (1, 2)), (SHADOW, (3,)), (SNOW, (4,))))
"""HLS 2.0: bit 1 cloud, 2 adjacent to cloud or shadow (the producer's dilation: counts as cloud), 3 cloud shadow,
4 snow or ice; bit 0 is not used, 5 is water, 6 and 7 are the aerosol level; 255 fill.
Source: Harmonized Landsat Sentinel-2 Product User Guide 2.0, table of the Fmask layer."""

CLOUD_LAYERS: Mapping[str, CloudLayer] = {
    "scl": CloudLayer("Sentinel-2 scene classification", partial(_look_up, SCL)),
    "qa_pixel": CloudLayer("Landsat Collection 2 pixel quality", partial(_look_up, QA_PIXEL)),
    "fmask": CloudLayer("HLS Fmask", partial(_look_up, FMASK)),
    "cloud_mask": CloudLayer("binary cloud mask", partial(_look_up, BINARY)),
}
"""By the band that a scene has it as. The first that a scene has is taken: the richest come first."""


def layer_of(assets: Mapping[str, Any]) -> str | None:
    """Return the band that is the cloud layer of a scene with these assets, or None."""
    return next((band for band in CLOUD_LAYERS if band in assets), None)


def has_layer(scenes: Iterable[Scene]) -> bool:
    """Say whether each of these scenes has a cloud layer."""
    return all(layer_of(s.assets) is not None for s in scenes)


def as_read(band: str, dn: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """Return a cloud layer's values as codes in float32, NaN where it has none: as other bands are read."""
    return _AS_READ[CLOUD_LAYERS[band].decode(dn)]


_AS_READ = np.array([np.nan, CLEAR, CLOUD, SHADOW, SNOW, DARK], np.float32)


def codes_of(read: npt.NDArray[np.float32]) -> Codes:
    """Return codes from what was read (NaN: nodata)."""
    codes: Codes = np.nan_to_num(read, nan=NODATA).astype(np.uint8)
    return codes


def counts_of(codes: Codes) -> npt.NDArray[np.int32]:
    """Return how many pixels have each code, in the order of the codes."""
    return np.bincount(codes.ravel(), minlength=len(CODES)).astype(np.int32)


def shares_of(counts: npt.NDArray[Any], snow_clear: bool) -> Shares | None:
    """Return the shares of a chip's pixels from their counts; None where nothing was counted."""
    total = int(counts.sum())
    if not total:
        return None
    nodata, clear, cloud, shadow, snow, _ = (int(n) / total for n in counts)
    if snow_clear:
        clear = int(counts[CLEAR] + counts[SNOW]) / total
    return Shares(clear, cloud, shadow, snow, nodata)


def mean_shares(counts: npt.NDArray[np.int32], starts: npt.NDArray[np.int64], snow_clear: bool) -> list[Shares | None]:
    """Return the mean shares of each run of rows of ``counts`` (rows x codes), which begin at ``starts``.

    Rows without counts are unknown and left out; None where a run has no others.
    """
    if not len(starts):
        return []
    total = counts.sum(axis=1)
    known = np.add.reduceat((total > 0).astype(np.int64), starts)
    columns = counts.astype(np.float64)
    if snow_clear:
        columns[:, CLEAR] += columns[:, SNOW]
    columns /= np.maximum(total, 1)[:, None]
    mean = np.add.reduceat(columns, starts, axis=0) / np.maximum(known, 1)[:, None]
    rows = mean[:, [CODES[name] for name in Shares._fields]].tolist()
    # "or 0.0": zeros, which are most of the values, are one object.
    return [Shares(*(v or 0.0 for v in row)) if n else None for row, n in zip(rows, known.tolist(), strict=True)]


def is_clear(codes: Codes, snow_clear: bool) -> npt.NDArray[np.bool_]:
    """Return where the ground is seen."""
    seen: npt.NDArray[np.bool_] = codes == CLEAR
    if snow_clear:
        seen |= codes == SNOW
    return seen


def grown(codes: Codes, radius_px: float, snow_clear: bool) -> Codes:
    """Return the inner pixels of ``codes`` (with a halo of ``halo_px``), what hides the ground grown into clear ones.

    A clear pixel whose centre lies within ``radius_px`` of the centre of a cloud becomes cloud, else of a shadow
    shadow, else of snow snow. Pixels that are not clear, and nodata, stay what they are.
    """
    halo = halo_px(radius_px)
    inner: Codes = codes[halo : codes.shape[0] - halo, halo : codes.shape[1] - halo]
    if not halo:
        return inner
    out: Codes = inner.copy()
    clear = is_clear(inner, snow_clear)
    for code in (SNOW, SHADOW, CLOUD) if not snow_clear else (SHADOW, CLOUD):
        hidden = codes == code
        if hidden.any():
            out[dilated(hidden, radius_px) & clear] = code
    return out


def halo_px(radius_px: float) -> int:
    """Return the whole pixels of a disc's radius."""
    return int(radius_px + 1e-9)


def dilated(mask: npt.NDArray[np.bool_], radius_px: float) -> npt.NDArray[np.bool_]:
    """Return which inner pixels have a true one within a Euclidean disc; ``mask`` has a halo of ``halo_px``."""
    halo = halo_px(radius_px)
    rows, cols = mask.shape[0] - 2 * halo, mask.shape[1] - 2 * halo
    before = np.zeros((mask.shape[0], mask.shape[1] + 1), np.int32)
    np.cumsum(mask, axis=1, out=before[:, 1:])
    out = np.zeros((rows, cols), bool)
    for down in range(-halo, halo + 1):
        reach = int((max(radius_px**2 - down**2, 0.0) + 1e-9) ** 0.5)
        line = before[halo + down : halo + down + rows]
        out |= line[:, halo + reach + 1 : halo + reach + 1 + cols] > line[:, halo - reach : halo - reach + cols]
    return out
