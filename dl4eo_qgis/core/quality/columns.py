"""Names of the columns of the chips table that tell of an image's bands."""

from __future__ import annotations

from collections.abc import Iterable

from ..types import Band

NODATA = "nodata_{}"
"""Column of the share of pixels that have no value in one band, by the band's name."""
SEPARATOR = ";"
"""Between the names of bands in the column ``constant``."""


def nodata_columns(bands: Iterable[Band]) -> dict[str, str]:
    """Return the column of each band's share without a value, by the band's name."""
    return {b.name: NODATA.format(b.name) for b in bands}
