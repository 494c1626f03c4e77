"""What the sensors would see of the simulated world, on its 10 m lattice: values without a catalogue around them.

The spectra and backscatter are round numbers of the right size for temperate land, not measurements. Speckle: gamma
distributed with as many looks as the Planetary Computer's Sentinel-1 RTC items state (4.4).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from ..grid import GridWindow
from ..recipe import OPTICAL_BANDS
from .chance import FloatArray, generator
from .places import GROUND
from .world import CLOUDS, SUN_AZIMUTH_DEG, BoolArray, World, ground_points, make_world

SPECTRA: Mapping[str, tuple[float, ...]] = {
    "water": (0.045, 0.050, 0.055, 0.030, 0.025, 0.018, 0.016, 0.012, 0.011, 0.010, 0.006, 0.004),
    "green": (0.025, 0.030, 0.060, 0.035, 0.090, 0.260, 0.330, 0.360, 0.380, 0.380, 0.200, 0.100),
    "forest": (0.018, 0.020, 0.035, 0.022, 0.050, 0.150, 0.190, 0.210, 0.230, 0.230, 0.100, 0.045),
    "soil": (0.070, 0.090, 0.120, 0.160, 0.190, 0.210, 0.220, 0.240, 0.260, 0.260, 0.320, 0.260),
    "cloud": (0.600, 0.620, 0.600, 0.620, 0.630, 0.640, 0.650, 0.660, 0.660, 0.600, 0.450, 0.350),
}
"""Surface reflectance in the order of OPTICAL_BANDS."""
BACKSCATTER_DB: Mapping[str, Mapping[str, float]] = {
    "vv": {"water": -22.0, "green": -9.0, "forest": -8.0, "soil": -10.5},
    "vh": {"water": -28.0, "green": -15.5, "forest": -13.5, "soil": -17.5},
}
LOOKS = 4.4
NOISE = 0.002
"""Standard deviation of the reflectance of a pixel."""
SHADING = 0.7
"""Change of reflectance for a slope of 1 towards the sun."""
SHADOW_DARKNESS = 0.65
QUANTIFICATION = 10000
SCL = {
    "nodata": 0, "shadow": 3, "vegetation": 4, "bare": 5, "water": 6, "cloud medium": 8, "cloud high": 9, "cirrus": 10,
}  # fmt: skip
"""Scene classification of Sen2Cor; 8, 9, 10 count as cloud."""


@dataclass(frozen=True)
class Truth:
    """What the demo's ground is, pixel by pixel; ``window.slices_of(chip.window)`` gives the place of a chip in it."""

    window: GridWindow
    water: BoolArray
    elevation: FloatArray
    """Metres at the pixel centres."""
    reflectance: Mapping[str, npt.NDArray[np.float32]]
    """By band name, 0-1, without noise and clouds."""
    backscatter: Mapping[str, npt.NDArray[np.float32]]
    """vv and vh, gamma0 in linear power, without speckle."""
    clear: Mapping[str, BoolArray]
    """By date (YYYYMMDD): neither cloud nor shadow at any part of the 20 m pixel."""


@lru_cache(maxsize=2)
def make_truth(seed: int) -> Truth:
    """Return the truth of a seed on the 10 m lattice ``GROUND``."""
    world, (x, y) = make_world(seed), ground_points()
    water, elevation = world.water(x, y), world.elevation(x, y)
    shares = _shares(world, x, y, water)
    light = np.where(water, 1.0, _light(elevation))
    return Truth(
        window=GROUND,
        water=water,
        elevation=elevation,
        reflectance={
            band: (light * _mixed(shares, {kind: values[i] for kind, values in SPECTRA.items()})).astype(np.float32)
            for i, band in enumerate(OPTICAL_BANDS)
        },
        backscatter={
            name: _mixed(shares, {kind: 10 ** (level / 10) for kind, level in levels.items()}).astype(np.float32)
            for name, levels in BACKSCATTER_DB.items()
        },
        clear={date: _clear(make_sky(seed, date)) for date in CLOUDS},
    )


@dataclass(frozen=True)
class Sky:
    """Cloud opacity and lost sunlight of one date on the 10 m lattice."""

    cloud: FloatArray
    shadow: FloatArray


@lru_cache(maxsize=2)
def make_sky(seed: int, date: str) -> Sky:
    """Return the sky over ``GROUND`` on a date (YYYYMMDD)."""
    world, (x, y) = make_world(seed), ground_points()
    return Sky(world.cloud(date, x, y), world.shadow(date, x, y))


def digital_numbers(seed: int, date: str, band: str, pixel_m: int, offset: int) -> npt.NDArray[np.uint16]:
    """Return a Sentinel-2 band over all of ``GROUND`` at 10, 20 or 60 m: reflectance x 10000 + ``offset``, at least 1.

    The noise belongs to the date and the band, so two tiles of one pass agree where they overlap.
    """
    sky = make_sky(seed, date)
    ground = make_truth(seed).reflectance[band] * (1 - SHADOW_DARKNESS * sky.shadow)
    seen = ground * (1 - sky.cloud) + sky.cloud * SPECTRA["cloud"][OPTICAL_BANDS.index(band)]
    coarse = block_mean(seen, pixel_m // 10)
    coarse += generator(seed, "noise", date, band).normal(0.0, NOISE, coarse.shape)
    return (np.clip(np.rint(coarse * QUANTIFICATION), 1, 20000) + offset).astype(np.uint16)


def scene_classes(seed: int, date: str) -> npt.NDArray[np.uint8]:
    """Return the scene classification (SCL) over all of ``GROUND`` at 20 m.

    A pixel is classed as cloud or shadow where any part of it is, so the others show the ground alone.
    """
    sky, truth = make_sky(seed, date), make_truth(seed)
    cloud, shadow = block_mean(sky.cloud, 2), block_mean(sky.shadow, 2)
    red, nir = block_mean(truth.reflectance["red"], 2), block_mean(truth.reflectance["nir"], 2)
    classes = np.where(nir > 2.5 * red, SCL["vegetation"], SCL["bare"])
    classes[block_mean(truth.water, 2) >= 0.5] = SCL["water"]
    classes[shadow > 0] = SCL["shadow"]
    classes[cloud > 0] = SCL["cirrus"]
    classes[cloud > 0.25] = SCL["cloud medium"]
    classes[cloud > 0.65] = SCL["cloud high"]
    return classes.astype(np.uint8)


def gamma0(seed: int, date: str, polarisation: str) -> npt.NDArray[np.float32]:
    """Return Sentinel-1 backscatter ('vv' or 'vh') over all of ``GROUND``: linear power with speckle."""
    mean = make_truth(seed).backscatter[polarisation]
    speckle = generator(seed, "speckle", date, polarisation).gamma(LOOKS, 1 / LOOKS, mean.shape)
    return (mean * speckle).astype(np.float32)


def block_mean(pixels: npt.NDArray[np.generic], factor: int) -> FloatArray:
    """Return the means of ``factor`` x ``factor`` pixels; the factor divides both sides."""
    rows, cols = pixels.shape
    mean: FloatArray = pixels.reshape(rows // factor, factor, cols // factor, factor).mean(
        axis=(1, 3), dtype=np.float64
    )
    return mean


def _shares(world: World, x: FloatArray, y: FloatArray, water: BoolArray) -> dict[str, FloatArray]:
    """Return how much of each pixel is of each kind of ground; they add up to 1."""
    forest, green = world.forest(x, y) & ~water, world.green(x, y)
    open_ground = ~water & ~forest
    return {
        "water": water.astype(np.float64),
        "forest": forest.astype(np.float64),
        "green": open_ground * green,
        "soil": open_ground * (1 - green),
    }


def _mixed(shares: Mapping[str, FloatArray], values: Mapping[str, float]) -> FloatArray:
    mixed: FloatArray = np.sum([share * values[kind] for kind, share in shares.items()], axis=0)
    return mixed


def _light(elevation: FloatArray) -> FloatArray:
    """Return the brightness of each pixel for its slope towards the sun."""
    south, east = np.gradient(elevation, GROUND.pixel_size_m)
    azimuth = math.radians(SUN_AZIMUTH_DEG)
    rise = east * math.sin(azimuth) - south * math.cos(azimuth)
    light: FloatArray = np.clip(1.0 - SHADING * rise, 0.6, 1.3)
    return light


def _clear(sky: Sky) -> BoolArray:
    hidden = (sky.cloud > 0) | (sky.shadow > 0)
    clear: BoolArray = np.kron(block_mean(hidden, 2) == 0, np.ones((2, 2), bool))
    return clear
