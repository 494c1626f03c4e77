"""odc-stac: one load a sensor, straight into memory."""

from __future__ import annotations

import numpy as np
from affine import Affine
from odc import stac
from odc.geo.geobox import GeoBox

from benchmarks.peers.cube import OPTICAL, TUNED, WORKERS, Layers, by_role, main, stac_items
from benchmarks.places import EPSG, PIXEL_M, Square


def grid(square: Square, border_px: int = 0) -> GeoBox:
    """Return the pixels of a square."""
    left, top = square.left_m - border_px * PIXEL_M, square.top_m + border_px * PIXEL_M
    side = square.side_px + 2 * border_px
    return GeoBox((side, side), Affine(PIXEL_M, 0, left, 0, -PIXEL_M, top), f"EPSG:{EPSG}")


def read(square: Square, base: str) -> Layers:
    """Read the layers of a square."""
    stac.configure_rio(cloud_defaults=True, **TUNED)
    optical, radar, terrain = by_role(stac_items(base))
    ways = {"*": "bilinear", "scl": "nearest"}
    s2 = stac.load(optical, bands=[*OPTICAL, "scl"], geobox=grid(square), resampling=ways, dtype="uint16", pool=WORKERS)
    s1 = stac.load(radar, bands=["vv", "vh"], geobox=grid(square), resampling="bilinear", dtype="float32", pool=WORKERS)
    dem = stac.load(
        terrain, bands=["data"], geobox=grid(square, 1), resampling="bilinear", dtype="float32", groupby="solar_day",
        pool=WORKERS,
    )  # fmt: skip
    layers = {name: s2[name].values[0] for name in (*OPTICAL, "scl")}
    layers |= {name: s1[name].values[0] for name in ("vv", "vh")}
    return {**layers, "dem": np.nan_to_num(dem["data"].values[0])}


if __name__ == "__main__":
    main(read)
