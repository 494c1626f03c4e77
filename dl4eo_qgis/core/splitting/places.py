"""Splits by place: square blocks, bands across a direction, rings in squares. Lengths are metres of the chips' CRS."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import SplitError
from ..geometry.crs import transform_points
from ..geometry.shapes import chip_edges
from ..wording import counted
from .groups import by_groups
from .material import Ints, Material, Placed, chances
from .optimise import amounts, cost

BLOCK_CHIPS = 8
"""Side of a block in chips."""
NARROWEST_CHIPS = 2
"""Width in chips of what is left of a pattern's narrowest band between its buffers."""
RING_SIDE_M = 100_000.0
"""Side of the squares with rings: of the MGRS grid."""
PHASES, MORE_PHASES = 8, 40
"""Places of a pattern of bands that are tried; and so many more where none of them gives every split a chip."""
MAX_TRIED = 64
"""So many lengths are tried one by one."""
EXACT = 6
"""Decimals of a coordinate: beyond them lies the noise of arithmetic."""
FloatArray64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Places:
    """Where chips lie."""

    epsg: Ints
    x: FloatArray64
    """Of the centre, to the east."""
    y: FloatArray64


def places_of(material: Material) -> Places:
    """Return the chips' centres; chips that share ground across two CRSs are all told in the one of the least code."""
    edges = chip_edges(material.chips)
    epsg = np.array([c.epsg for c in material.chips], np.int64)
    x, y = (edges[:, 0] + edges[:, 2]) / 2, (edges[:, 1] + edges[:, 3]) / 2
    if len(set(epsg.tolist())) == 1:
        return Places(epsg, x, y)
    _, group = np.unique(material.ground, return_inverse=True)
    home = np.full(int(group.max()) + 1, np.iinfo(np.int64).max)
    np.minimum.at(home, group.ravel(), epsg)
    goal = home[group.ravel()]
    for source, target in sorted({(int(a), int(b)) for a, b in zip(epsg, goal, strict=True) if a != b}):
        mine = (epsg == source) & (goal == target)
        x[mine], y[mine] = transform_points(f"EPSG:{source}", f"EPSG:{target}", x[mine], y[mine])
    return Places(goal, np.round(x, EXACT), np.round(y, EXACT))


def by_blocks(material: Material) -> Placed:
    """Return chips dealt by square blocks, counted from the CRS' origin; raises SplitError where these are too few."""
    names, block, length = blocks_of(material)
    placed = by_groups(
        material, [names[i] for i in block.tolist()], f"blocks of {length.metres:.10g} m", length.way_out
    )
    return Placed(placed.part, {**placed.facts, "block_m": length.metres}, length.warnings, placed.before)


def blocks_of(material: Material) -> tuple[list[str], Ints, Length]:
    """Return the names of the blocks, the place of each chip's among them, and the length of their sides."""
    places = places_of(material)
    wanted = sum(p.share > 0 for p in material.parts)
    length = _length(material, BLOCK_CHIPS * material.side_m, lambda m: _count(_blocks(places, m)) >= wanted)
    keys, block = np.unique(_blocks(places, length.metres), axis=0, return_inverse=True)
    return ["_".join(map(str, key)) for key in keys.tolist()], block.ravel(), length


def _blocks(places: Places, side_m: float) -> Ints:
    """Return code, column and row of each chip's block."""
    return np.column_stack([places.epsg, np.floor(places.x / side_m), np.floor(places.y / side_m)]).astype(np.int64)


def _count(keys: Ints) -> int:
    return len(np.unique(keys, axis=0))


def by_bands(material: Material) -> Placed:
    """Return chips dealt by a repeating pattern of parallel bands, each split's as wide as its share of the period.

    Of several places of the pattern, seeded, the one with the most even counts and classes is taken (after M3LEO,
    Allen et al. 2024). Raises SplitError where none gives every split a chip.
    """
    places = places_of(material)
    shares = [p.share for p in material.parts]
    across = _across(places, material.rules.angle)
    narrowest = NARROWEST_CHIPS + 2 * math.ceil(material.rules.buffer_m / material.side_m)
    own = math.ceil(round(narrowest / min(s for s in shares if s > 0), EXACT)) * material.side_m
    luck = chances([f"phase {i}" for i in range(PHASES + MORE_PHASES)], material.rules.seed)[:, 0] >> np.uint64(40)
    phases = (luck.astype(np.float64) / 2**24).tolist()

    def options(period_m: float) -> list[tuple[float, Ints]]:
        for tried in (phases[:PHASES], phases[PHASES:]):
            starts = [round(phase * period_m, 3) for phase in tried]
            placed = [(start, _in_bands(across, start, period_m, shares)) for start in starts]
            full = [one for one in placed if _fills(one[1], shares)]
            if full:
                return full
        return []

    length = _length(material, own, lambda m: bool(options(m)))
    found = options(length.metres)
    if not found:
        raise _does_not_fit(material, f"bands of a pattern of {length.metres:.10g} m", length.way_out)
    count = np.ones(len(across), np.int64)
    plain = amounts(count, material.pixels[:, :0])
    even = amounts(count, material.pixels) if material.rules.stratify else plain
    before = min(found, key=lambda one: cost(plain, one[1], shares))
    phase, part = min(found, key=lambda one: cost(even, one[1], shares))
    facts = {"block_m": length.metres, "angle": material.rules.angle, "phase_m": phase}
    return Placed(part, facts, length.warnings, before[1])


def _across(places: Places, angle: float) -> FloatArray64:
    """Return the distance of each chip from a line through the origin that runs ``angle`` degrees east of north."""
    turn = math.radians(angle)
    east, north = round(math.cos(turn), 12), round(-math.sin(turn), 12)
    return np.round(places.x * east + places.y * north, EXACT)


def _in_bands(across: FloatArray64, phase: float, period_m: float, shares: list[float]) -> Ints:
    place = np.floor((across - phase) / period_m)
    return _part_at((across - phase) - place * period_m, np.cumsum(shares) * period_m, shares)


def by_rings(material: Material) -> Placed:
    """Return chips dealt by their distance to the nearest edge of the square they lie in: train outermost, test inside.

    The rings have the splits' shares of the square's area. Raises SplitError where a split gets no chip.
    """
    places = places_of(material)
    shares = [p.share for p in material.parts]

    def rings(side_m: float) -> Ints:
        return ring_of(edge_distance(places.x, places.y, side_m), side_m, shares)

    length = _length(material, max(RING_SIDE_M, material.side_m), lambda m: _fills(rings(m), shares))
    part = rings(length.metres)
    if not _fills(part, shares):
        raise _does_not_fit(material, f"rings in squares of {length.metres:.10g} m", length.way_out)
    limits = [round(float(d), 3) for d in ring_limits(length.metres, shares)]
    return Placed(part, {"block_m": length.metres, "rings_m": limits}, length.warnings)


def edge_distance(x: FloatArray64, y: FloatArray64, side_m: float) -> FloatArray64:
    """Return the distance of places to the nearest edge of their square; squares are counted from the origin."""
    nearest = [np.minimum(v - np.floor(v / side_m) * side_m, (np.floor(v / side_m) + 1) * side_m - v) for v in (x, y)]
    return np.asarray(np.round(np.minimum(*nearest), EXACT), np.float64)


def ring_limits(side_m: float, shares: list[float]) -> FloatArray64:
    """Return how far from the edge each ring ends, so that the rings have these shares of the square's area.

    What is left inside of a ring is a square of side s * sqrt(1 - shares so far). Source: reBEN (Clasen et al. 2024),
    whose 50, 25, 25 percent are s(2 - sqrt 2)/4 and a further s(sqrt 2 - 1)/4.
    """
    inner = np.clip(1 - np.cumsum(shares), 0, None)
    return np.asarray(side_m * (1 - np.sqrt(np.where(inner < 1e-9, 0, inner))) / 2, np.float64)


def ring_of(distance_m: FloatArray64, side_m: float, shares: list[float]) -> Ints:
    """Return the part of each distance to the edge."""
    return _part_at(distance_m, ring_limits(side_m, shares), shares)


def _part_at(place_m: FloatArray64, ends_m: FloatArray64, shares: list[float]) -> Ints:
    """Return the part that ends after each place; the last with a share has the rest."""
    last = max(i for i, share in enumerate(shares) if share > 0)
    return np.minimum(np.searchsorted(np.round(ends_m, EXACT), place_m, side="right"), last).astype(np.int64)


def _fills(part: Ints, shares: list[float]) -> bool:
    count = np.bincount(part, minlength=len(shares))
    return all(n > 0 for n, share in zip(count, shares, strict=True) if share > 0)


@dataclass(frozen=True)
class Length:
    """The length that a method takes."""

    metres: float
    warnings: tuple[str, ...] = ()
    way_out: str = ""
    """What would give every split a chip, where this length does not."""


def _length(material: Material, own_m: float, works: Callable[[float], bool]) -> Length:
    """Return the recipe's length; without one the method's own, or the largest below it that works."""
    asked = material.rules.block_m
    if works(asked or own_m):
        return Length(asked or own_m)
    other = _other_length(material, asked or own_m, works)
    if asked or other is None:
        text = f"BLOCK_SIZE={other:.10g} (split.block_m) works" if other is not None else "No length works"
        return Length(asked or own_m, way_out=f"{text}; or choose SPLIT=random, or fewer splits or folds.")
    told = (
        f"{own_m:.10g} m would leave a split of {counted(len(material.chips), 'chip')} empty: {other:.10g} m are used."
    )
    return Length(other, (f"split.block_m: the usual {told}",))


def _other_length(material: Material, start_m: float, works: Callable[[float], bool]) -> float | None:
    """Return a number of whole chips that works as a length: of smaller ones one of which a chip more does not.

    Without such a one the nearest that was found to work; None: none was.
    """
    edges = chip_edges(material.chips)
    extent = float((edges[:, 2:].max(axis=0) - edges[:, :2].min(axis=0)).max())
    side = material.side_m
    most = math.ceil((2 * extent + side) / side)
    top = high = low = max(1, min(most, math.ceil(start_m / side)))
    while low > 1 and not works(low * side):
        high, low = low, low // 2
    if not works(low * side):
        near = sorted(range(1, min(most, MAX_TRIED) + 1), key=lambda count: (abs(count - top), count))
        return next((count * side for count in near if works(count * side)), None)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if works(middle * side) else (low, middle)
    return low * side


def _does_not_fit(material: Material, what: str, way_out: str) -> SplitError:
    parts = ", ".join(p.name for p in material.parts if p.share > 0)
    count = len(material.chips)
    return SplitError(
        f"split.method {material.rules.method!r}: {what} give not one of {count} chips to each of {parts}.",
        way_out,
    )
