"""The truth of the simulated world: what is where, as functions of ground coordinates and on the 10 m lattice.

Terrain with hills and flat lakes, forest, green and bare parcels, and the clouds of each date. What a sensor makes of
it, with its noise and gaps, is in ``scenes``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import shapely

from .chance import FloatArray, Waves, generator, make_waves
from .places import CORNER, GROUND, Blob, Lake, make_lakes

BASE_M = 680.0
RELIEF_M = 40.0
"""Spread of the hills."""
SHORE_M = 350.0
"""Width of the even ground around a lake; lakes lie farther apart than this."""
LAKE_DEPTH_M = 3.0
"""A lake's level below the lowest ground of its outline."""
PARCEL_M = 380.0
SUN_AZIMUTH_DEG = 160.0
SHADOW_M = (-150.0, 420.0)
"""From a cloud to its shadow, east and north."""
CLOUDS = {
    "20220123": (Blob(1300, 6500, 1900, 1.7, 15), Blob(4300, 6300, 500)),
    "20220128": (Blob(5600, 1650, 900, 1.2, 30), Blob(6700, 4800, 480), Blob(2100, 2000, 650)),
}
"""A bank in the north-west on the first date; fewer and elsewhere on the second."""

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class World:
    """One seed's world: call its methods with metres east and north (EPSG:32632), arrays of one shape."""

    seed: int
    lakes: tuple[Lake, ...]
    levels_m: tuple[float, ...]
    """The height of each lake."""
    hills: Waves
    woods: Waves
    vapour: Waves

    def elevation(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Return the height in metres: hills, sinking gently to each lake and level in it."""
        height = _hills(self.hills, x, y)
        for lake, level in zip(self.lakes, self.levels_m, strict=True):
            near = _near(lake, x, y, SHORE_M)
            distance = shapely.distance(lake.ground, shapely.points(x[near], y[near]))
            height[near] = level + (height[near] - level) * _smooth_step(distance / SHORE_M)
        return height

    def water(self, x: FloatArray, y: FloatArray) -> BoolArray:
        """Say which points lie in a lake."""
        wet = np.zeros(x.shape, bool)
        for lake in self.lakes:
            near = _near(lake, x, y, 0.0)
            wet[near] |= shapely.contains_xy(lake.ground, x[near], y[near])
        return wet

    def forest(self, x: FloatArray, y: FloatArray) -> BoolArray:
        """Say which points are wooded, were there no lake."""
        return self.woods(x, y) > 0.55

    def green(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Return the share of the open ground that plants cover (0-1), parcel by parcel; the rest is bare soil."""
        value = self._parcel_value(x, y)
        cover = np.where(value < 0.3, 0.05 + 0.5 * value, 0.45 + 0.5 * value)
        return np.clip(cover + 0.04 * self.vapour(y, x), 0.0, 1.0)

    def cloud(self, date: str, x: FloatArray, y: FloatArray) -> FloatArray:
        """Return the opacity of the cloud over points on a date (YYYYMMDD): 0 is clear, 1 hides the ground."""
        depth = np.max([1.0 - _radius(blob, x, y) for blob in CLOUDS[date]], axis=0) + 0.12 * self.vapour(x, y)
        opacity = _smooth_step(depth / 0.3)
        return np.where(opacity < 0.05, 0.0, opacity)

    def shadow(self, date: str, x: FloatArray, y: FloatArray) -> FloatArray:
        """Return how much of the sun a cloud takes from points on a date (0-1)."""
        return self.cloud(date, x - SHADOW_M[0], y - SHADOW_M[1])

    def _parcel_value(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Return a number (0-1) that is constant in each parcel: the cell of the nearest of scattered points."""
        size = 1 + math.ceil(GROUND.width_px * GROUND.pixel_size_m / PARCEL_M) + 4
        offset_x, offset_y, value = generator(self.seed, "parcels").uniform(0.0, 1.0, (3, size, size))
        across, up = (x - GROUND.bounds[0]) / PARCEL_M + 2, (y - GROUND.bounds[1]) / PARCEL_M + 2
        col, row = np.floor(across).astype(int), np.floor(up).astype(int)
        best, found = np.full(x.shape, np.inf), np.zeros(x.shape)
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                c, r = np.clip(col + right, 0, size - 1), np.clip(row + down, 0, size - 1)
                distance = (c + offset_x[r, c] - across) ** 2 + (r + offset_y[r, c] - up) ** 2
                nearer = distance < best
                best, found = np.where(nearer, distance, best), np.where(nearer, value[r, c], found)
        return found


@lru_cache(maxsize=2)
def make_world(seed: int) -> World:
    """Return the world of a seed; raises Dl4eoError for a negative one."""
    lakes = make_lakes(seed)
    hills = make_waves(generator(seed, "hills"), 500.0, 6000.0, 40, CORNER)
    outlines = [shapely.get_coordinates(lake.ground) for lake in lakes]
    return World(
        seed=seed,
        lakes=lakes,
        levels_m=tuple(round(float(_hills(hills, p[:, 0], p[:, 1]).min()) - LAKE_DEPTH_M, 1) for p in outlines),
        hills=hills,
        woods=make_waves(generator(seed, "woods"), 250.0, 2500.0, 30, CORNER),
        vapour=make_waves(generator(seed, "vapour"), 150.0, 1200.0, 30, CORNER),
    )


def ground_points() -> tuple[FloatArray, FloatArray]:
    """Return x and y of the pixel centres of ``GROUND``, each rows x columns, north first."""
    left, _, _, top = GROUND.bounds
    size = GROUND.pixel_size_m
    x, y = np.meshgrid(
        left + (np.arange(GROUND.width_px) + 0.5) * size, top - (np.arange(GROUND.height_px) + 0.5) * size
    )
    return x, y


def _hills(hills: Waves, x: FloatArray, y: FloatArray) -> FloatArray:
    return BASE_M + RELIEF_M * hills(x, y)


def _near(lake: Lake, x: FloatArray, y: FloatArray, margin_m: float) -> BoolArray:
    left, bottom, right, top = lake.ground.bounds
    inside: BoolArray = (x > left - margin_m) & (x < right + margin_m) & (y > bottom - margin_m) & (y < top + margin_m)
    return inside


def _radius(blob: Blob, x: FloatArray, y: FloatArray) -> FloatArray:
    """Return the distance from an ellipse's centre in units of its radius."""
    east, north = x - CORNER[0] - blob.east_m, y - CORNER[1] - blob.north_m
    turn = math.radians(blob.turn_deg)
    along, across = east * math.cos(turn) + north * math.sin(turn), north * math.cos(turn) - east * math.sin(turn)
    radius: FloatArray = np.hypot(along / blob.stretch, across) / blob.radius_m
    return radius


def _smooth_step(value: FloatArray) -> FloatArray:
    """Return 0 to 1 with level ends."""
    t = np.clip(value, 0.0, 1.0)
    step: FloatArray = t * t * (3.0 - 2.0 * t)
    return step
