"""Groups dealt to parts so that chips and class pixels come out in the wanted shares.

All sums are of whole numbers, so that every machine deals alike.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .material import Floats, Ints, chances

SCALE = 1 << 20
"""The whole of an amount in units of its share."""
WEIGHT = 1 << 10
STARTS = ((500, 8), (5_000, 3))
"""With at most so many groups, so many orders are tried."""
MAX_PAIRS = 400
"""Up to so many groups, exchanges of two are tried as well."""
MAX_WORK, LEAST_MOVES = 400_000_000, 50
"""Products of numbers that moves may cost; so many moves are tried in any case."""


def amounts(counts: Ints, pixels: Ints) -> Ints:
    """Return what is to be balanced of each unit (units x amounts): its share of all chips, and of each class.

    Classes weigh as much as the number of chips together. ``counts`` are chips, ``pixels`` units x classes.
    """
    pixels = pixels[:, pixels.sum(axis=0) > 0]
    weight = SCALE * np.sqrt(1 / max(1, pixels.shape[1]))
    columns = [np.rint(counts / max(1, counts.sum()) * SCALE)[:, None], np.rint(pixels / pixels.sum(axis=0) * weight)]
    return np.concatenate(columns, axis=1).astype(np.int64)


def cost(values: Ints, part: Ints, shares: Sequence[float]) -> int:
    """Return how far amounts lie from the wanted shares: squares, each over its share, as chi square has them."""
    mine = part >= 0
    sums = np.zeros((len(shares), values.shape[1]), np.int64)
    np.add.at(sums, part[mine], values[mine])
    rest = sums.T - _goals(values[mine], shares)
    return int((_weights(shares) * (rest * rest).sum(axis=0)).sum())


def deal_groups(values: Ints, names: Sequence[str], shares: Sequence[float], seed: int, may_lack: int = 0) -> Ints:
    """Return the part of each group; ``values`` is groups x amounts, in the order of ``names``.

    Parts without a share get no group; each other gets one at least, but for ``may_lack`` of them. The groups are
    dealt in several orders, the larger ones first, each to the part that lacks it most; then single groups are moved
    and pairs exchanged while that helps. The best is taken.
    """
    used = np.flatnonzero(np.array(shares) > 0)
    wanted = np.array(shares)[used]
    luck = chances(names, seed)
    size = (values * values).sum(axis=1)
    digits = np.array([int(n).bit_length() for n in size.tolist()], np.int64)
    starts = next((n for most, n in STARTS if len(names) <= most), 1)
    best: Ints | None = None
    least = -1
    for start in range(starts):
        key = luck[:, start % 4] if start < 4 else luck[:, start % 4] ^ luck[:, (start + 1) % 4]
        order = np.lexsort((key, -digits))
        part = _improved(values, _first(values, order, wanted, may_lack), wanted)
        found = cost(values, part, wanted.tolist())
        if best is None or found < least:
            best, least = part, found
    assert best is not None
    return used[best].astype(np.int64)


def _goals(values: Ints, shares: Sequence[float]) -> Ints:
    """Return the wanted sums (amounts x parts)."""
    goals: Ints = np.rint(values.sum(axis=0)[:, None] * np.array(shares)).astype(np.int64)
    return goals


def _weights(shares: Sequence[float]) -> Ints:
    wanted = np.array(shares, np.float64)
    least = wanted[wanted > 0].min(initial=1.0)
    weights: Ints = np.rint(WEIGHT * least / np.where(wanted > 0, wanted, least)).clip(1).astype(np.int64)
    return weights


def _first(values: Ints, order: Ints, shares: Floats, may_lack: int) -> Ints:
    """Return a part for each group, dealt in an order to the part where it does the least harm."""
    weights = _weights(shares.tolist())
    rest = -_goals(values, shares.tolist())
    squares = (values * values).sum(axis=1)
    part = np.zeros(len(values), np.int64)
    empty = np.ones(len(weights), bool)
    for done, group in enumerate(order.tolist()):
        harm = weights * (2 * (values[group] @ rest) + squares[group])
        if empty.any() and len(order) - done <= int(empty.sum()) - may_lack:
            harm = np.where(empty, harm, np.iinfo(np.int64).max)
        to = int(harm.argmin())
        part[group] = to
        empty[to] = False
        rest[:, to] += values[group]
    return part


def _improved(values: Ints, part: Ints, shares: Floats) -> Ints:
    """Return the parts after moves of one group, and exchanges of two, that lower the cost; no part is emptied."""
    weights = _weights(shares.tolist())
    squares = (values * values).sum(axis=1)
    sums = np.zeros((len(weights), values.shape[1]), np.int64)
    np.add.at(sums, part, values)
    rest = sums.T - _goals(values, shares.tolist())
    count = np.bincount(part, minlength=len(weights))
    near = values @ rest
    gram = values @ values.T if len(values) <= MAX_PAIRS else None
    every = np.arange(len(values))
    for _ in range(max(LEAST_MOVES, MAX_WORK // max(1, values.size * len(weights)))):
        leave = weights[part] * (squares - 2 * near[every, part])
        change = leave[:, None] + weights * (squares[:, None] + 2 * near)
        change[every, part] = 0
        change[count[part] == 1] = 0
        group, to = divmod(int(change.argmin()), len(weights))
        moves = [(group, to)] if change[group, to] < 0 else _exchange(values, part, weights, squares, near, gram)
        if not moves:
            break
        for one, goal in moves:
            came = int(part[one])
            rest[:, came] -= values[one]
            rest[:, goal] += values[one]
            count[came] -= 1
            count[goal] += 1
            part[one] = goal
        near = values @ rest
    return part


def _exchange(
    values: Ints, part: Ints, weights: Ints, squares: Ints, near: Ints, gram: Ints | None
) -> list[tuple[int, int]]:
    """Return the two moves of the exchange that lowers the cost most; nothing where none does."""
    if gram is None or len(part) < 2:
        return []
    apart = squares[:, None] + squares[None, :] - 2 * gram
    own = near[np.arange(len(part)), part]
    cross = near[:, part]  # of each group with what the other's part lacks
    out = weights[part][:, None] * (apart - 2 * (own[:, None] - cross.T))
    into = weights[part][None, :] * (apart + 2 * (cross - own[None, :]))
    change = np.where(part[:, None] == part[None, :], 0, out + into)
    one, other = divmod(int(change.argmin()), len(part))
    return [(one, int(part[other])), (other, int(part[one]))] if change[one, other] < 0 else []
