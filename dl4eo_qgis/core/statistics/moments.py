"""Count, sum, squared deviations and extremes of each file's bands; those of many files are summed exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Moments:
    """What one band of one file adds to mean and deviation."""

    count: int
    total: float
    squares: float
    """Sum of the squared deviations from the file's own mean, so that nothing is lost of small ones of large values."""
    least: float
    largest: float


@dataclass(frozen=True)
class Spread:
    """Mean, deviation and extremes of many pixels."""

    count: int
    mean: float
    std: float
    """Of the population."""
    least: float
    largest: float


def moments_of(values: npt.NDArray[np.float32]) -> Moments | None:
    """Return the moments of finite values; None where there are none."""
    if not values.size:
        return None
    total = float(values.sum(dtype=np.float64))
    apart = values.astype(np.float64)
    apart -= total / values.size
    apart *= apart
    return Moments(values.size, total, float(apart.sum()), float(values.min()), float(values.max()))


def spread_of(parts: Sequence[Moments]) -> Spread | None:
    """Return what parts are together, the same in any order; None where there are none.

    Sums are exact (math.fsum); the squares are those of Chan, Golub and LeVeque, Updating formulae and a pairwise
    algorithm for computing sample variances (1979): of each part about its own mean, and of the parts' means.
    """
    count = sum(p.count for p in parts)
    if not count:
        return None
    mean = math.fsum(p.total for p in parts) / count
    inside = math.fsum(p.squares for p in parts)
    between = math.fsum(p.count * (p.total / p.count - mean) ** 2 for p in parts)
    least, largest = min(p.least for p in parts), max(p.largest for p in parts)
    return Spread(count, mean, math.sqrt((inside + between) / count), least, largest)
