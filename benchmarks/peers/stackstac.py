"""stackstac: one stack a sensor, computed by Dask's threads."""

from __future__ import annotations

from typing import Any

import dask
import numpy as np
import stackstac
from rasterio.enums import Resampling

from benchmarks.peers.cube import OPTICAL, TUNED, WORKERS, Layers, by_role, main, stac_items
from benchmarks.places import EPSG, PIXEL_M, Square


def stack(items: list[Any], names: list[str], square: Square, dtype: str, fill: float, border_px: int = 0) -> Any:
    """Return the lazy pixels of some bands (items x bands x rows x columns)."""
    left, bottom, right, top = square.bounds
    border, kind = border_px * PIXEL_M, np.dtype(dtype)
    return stackstac.stack(
        items, assets=names, epsg=EPSG, resolution=PIXEL_M, dtype=kind, fill_value=kind.type(fill),
        bounds=(left - border, bottom - border, right + border, top + border), snap_bounds=False, xy_coords=False,
        properties=False, band_coords=False, rescale=False, chunksize=2048,
        resampling=Resampling.nearest if names == ["scl"] else Resampling.bilinear,
        gdal_env=stackstac.DEFAULT_GDAL_ENV.updated(always=TUNED, open=TUNED, read=TUNED),
    ).data  # fmt: skip


def read(square: Square, base: str) -> Layers:
    """Read the layers of a square."""
    optical, radar, terrain = by_role(stac_items(base))
    lazy = (
        stack(optical, list(OPTICAL), square, "float64", np.nan),
        stack(optical, ["scl"], square, "uint8", 0),
        stack(radar, ["vv", "vh"], square, "float32", np.nan),
        stack(terrain, ["data"], square, "float32", -9999, border_px=1),
    )
    with dask.config.set(scheduler="threads", num_workers=WORKERS):
        bands, classes, backscatter, heights = dask.compute(*lazy)
    layers = dict(zip(OPTICAL, bands[0], strict=True)) | dict(zip(("vv", "vh"), backscatter[0], strict=True))
    return {**layers, "scl": classes[0, 0], "dem": heights.max(axis=0)[0]}


if __name__ == "__main__":
    main(read)
