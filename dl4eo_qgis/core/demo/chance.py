"""Random numbers that depend on the seed and on what they are for, and smooth fields made from them."""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import Dl4eoError

FloatArray = npt.NDArray[np.float64]


def generator(seed: int, *purpose: str) -> np.random.Generator:
    """Return the random numbers of one purpose: the same whatever else was drawn before."""
    if seed < 0:
        raise Dl4eoError(f"seed: must be 0 or more, got {seed}.", "Any whole number from 0 on gives a world.")
    return np.random.default_rng([seed, zlib.crc32("/".join(purpose).encode())])


@dataclass(frozen=True)
class Waves:
    """A smooth field with mean 0 and a spread of about 1: a sum of plane waves, known at every point of the ground."""

    east: FloatArray
    """Radians a metre to the east, a value a wave."""
    north: FloatArray
    phase: FloatArray
    height: FloatArray

    def __call__(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Return the field at points; ``x`` and ``y`` in metres, of any shape."""
        field = np.zeros(np.broadcast(x, y).shape)
        for east, north, phase, height in zip(self.east, self.north, self.phase, self.height, strict=True):
            field += height * np.cos(x * east + y * north + phase)
        return field


def make_waves(
    chance: np.random.Generator, shortest_m: float, longest_m: float, count: int, origin: tuple[float, float]
) -> Waves:
    """Return waves of lengths between two limits, the longer the higher, phases counted from ``origin``."""
    length = np.exp(chance.uniform(math.log(shortest_m), math.log(longest_m), count))
    direction = chance.uniform(0.0, 2 * math.pi, count)
    east = 2 * math.pi / length * np.cos(direction)
    north = 2 * math.pi / length * np.sin(direction)
    phase = chance.uniform(0.0, 2 * math.pi, count) - east * origin[0] - north * origin[1]
    height = length / math.sqrt(float((length**2).sum()) / 2)
    return Waves(east, north, phase, height)
