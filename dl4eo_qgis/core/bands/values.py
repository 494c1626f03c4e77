"""From a file's numbers to physical values: by the scale and offset that an item tells, else by the file's header."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..sources.scale import is_usual
from ..stages import align, derive
from ..types import Asset, Scene


def to_value(asset: Asset) -> align.Convert:
    """Return what turns a file's values into physical ones, as its item tells."""
    if (asset.scale, asset.offset) == (1.0, 0.0):
        return align.unchanged
    return partial(derive.scaled, scale=asset.scale, offset=asset.offset)


def by_header(convert: align.Convert, scale: float, offset: float) -> align.Convert:
    """Return the conversion of a file whose header tells scale and offset, and whose item does not."""
    if scale == 0:
        raise ValueError("its header tells the scale 0, which gives no values")
    return partial(derive.scaled, scale=scale, offset=offset)


def reflectance_by_header(convert: align.Convert, scale: float, offset: float) -> align.Convert:
    """Return the conversion of Sentinel-2's DN where a header tells scale and offset.

    The usual scale says nothing new, and the offset beside it is decided by metadata and pixels (``offset_dn``).
    """
    if is_usual(scale):
        return convert
    if scale == 1:
        raise ValueError(
            f"its header adds {offset:g} without a scale, and its item does not tell what its values are (add "
            "raster:scale and raster:offset to it)"
        )
    return by_header(convert, scale, offset)


def told_pieces(scenes: Sequence[Scene], band: str) -> list[align.Piece]:
    """Return a band of radar or elevation as pieces: as it is, unless item or header tell scale and offset."""
    return align.pieces(scenes, band, lambda scene: to_value(scene.assets[band]), by_header)
