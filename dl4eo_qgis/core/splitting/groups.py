"""Groups of chips that stay together: tiles, values of a column, areas, blocks; and groups that are splits by name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ..errors import SplitError, suggest
from ..recipe import BUFFER, DECIDED
from ..wording import counted
from .material import BUFFERED, LEFT_OUT, Ints, Material, Placed, numbered, summed, too_few
from .names import NAMES, remarks, split_of
from .optimise import amounts, deal_groups

MGRS = re.compile(r"(?:^|[_-]|(?<=[_-])T)T?(\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2})(?=[_.-]|$)")
WRS = re.compile(r"(?:^|_)(\d{6})(?=_\d{8})")
DAY = re.compile(r"\d{8}(?:T\d{4,6})?")
TOLD = 8
"""So many groups are named in an error."""


def by_groups(material: Material, keys: Sequence[str], what: str, way_out: str) -> Placed:
    """Return the parts of chips whose group each key names ('': in none); groups are dealt to even out the classes.

    ``what`` names the groups in messages, ``way_out`` what would give more of them. Raises SplitError where there are
    fewer groups than parts.
    """
    inside = np.array([bool(key) for key in keys])
    names, group = numbered([key for key in keys if key])
    shares = [p.share for p in material.parts]
    require_groups(material, names, what, way_out)
    of_group = np.full(len(keys), LEFT_OUT, np.int64)
    of_group[inside] = group
    part, before = dealt_evenly(material, of_group, names, shares)
    said = _left_out(keys, what)
    return Placed(_of_chips(part, of_group), {"groups": len(names)}, said, _of_chips(before, of_group))


def _left_out(keys: Sequence[str], what: str) -> tuple[str, ...]:
    """Return what is said of chips that are in no group."""
    left = sum(not key for key in keys)
    return (f"{left} of {len(keys)} chips lie in none of the {what} and are of no split.",) if left else ()


def dealt_evenly(
    material: Material, of_group: Ints, names: Sequence[str], shares: Sequence[float], may_lack: int = 0
) -> tuple[Ints, Ints]:
    """Return the part of each group, and the same dealt by the number of chips alone."""
    chips = summed(np.ones(len(of_group), np.int64), of_group, len(names))
    pixels = summed(material.pixels, of_group, len(names))
    seed = material.rules.seed
    before = deal_groups(amounts(chips, pixels[:, :0]), names, shares, seed, may_lack)
    if not material.rules.stratify or not pixels.any():
        return before, before
    return deal_groups(amounts(chips, pixels), names, shares, seed, may_lack), before


def require_groups(material: Material, names: Sequence[str], what: str, way_out: str) -> None:
    """Raise SplitError where there are fewer groups than parts that are asked for."""
    wanted = [p for p in material.parts if p.share > 0]
    if len(names) >= len(wanted):
        return
    more = ", ..." if len(names) > TOLD else ""
    told = f" ({', '.join(names[:TOLD])}{more})" if names else ""
    folds = material.rules.folds
    if folds:
        test = " and a test" if material.parts[-1].share > 0 else ""
        most = len(names) - (1 if test else 0)
        fewer = f"Choose at most {most} folds (FOLDS, split.folds). " if most >= 2 else "Leave folds out (FOLDS). "
        asked = f"{folds} folds{test}"
    else:
        fewer = "" if len(names) < 2 else "Or give one of the splits the share 0 (FRACTIONS). "
        asked = f"{len(wanted)} splits"
    raise SplitError(
        f"split.method {material.rules.method!r}: the number of {what} is {len(names)}{told}; {asked} need at least "
        f"{len(wanted)}.",
        f"{fewer}{way_out}".strip(),
    )


def _of_chips(part: Ints, of_group: Ints) -> Ints:
    return np.where(of_group >= 0, part[of_group] if len(part) else LEFT_OUT, LEFT_OUT).astype(np.int64)


def by_tile(material: Material) -> Placed:
    """Return chips dealt by the tile (scene grid) that most of their images come from; ties to the first name."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for chip, row in zip(material.chip_of.tolist(), material.rows, strict=True):
        found[chip].update(tile_of(item, material) for item in str(row.get("s2_items") or "").split(";") if item)
    most = {i: min(count, key=lambda tile: (-count[tile], tile)) for i, count in found.items() if count}
    keys = [most.get(i, "") for i in range(len(material.chips))]
    return by_groups(material, keys, "tiles", "Choose another method by place, such as 'blocks'.")


def tile_of(scene: str, material: Material) -> str:
    """Return the tile of a scene: as its catalogue tells it, else what its id says, else the id without its date.

    The satellites of a mission are alike: S2A, S2B and S2C see the same tiles, so do LC08 and LC09.
    """
    known = material.tiles.get(scene, "")
    if known:
        return known
    mgrs = MGRS.search(scene)
    if mgrs:
        return mgrs[1].zfill(5)
    wrs = WRS.search(scene)
    return wrs[1] if wrs else DAY.sub("", scene).strip("_-")


def by_column(material: Material) -> Placed:
    """Return chips dealt by the values of a column of the chips table.

    Values that are names of splits are used as such. Chips whose dates have several values join these to one group:
    a group stays together, and so do the dates of a chip. Raises SplitError where there is no such column.
    """
    column = material.rules.column
    require_column(column, material.rows[0])
    values: list[set[str]] = [set() for _ in material.chips]
    for chip, row in zip(material.chip_of.tolist(), material.rows, strict=True):
        values[chip].add(text_of(row.get(column)))
    several = sum(len({v for v in own if v}) > 1 for own in values)
    way_out = "Choose another column (SPLIT_COLUMN)."
    if not several:
        return by_values(material, values, f"groups of column {column!r}", way_out)
    told = (
        f"{several} of {counted(len(values), 'chip')} have several values of column {column!r} at their dates; all "
        "dates of a chip go together. SPLIT=date (split.method) deals by time."
    )
    placed = by_values(material, values, f"groups of column {column!r}", f"{told} {way_out}")
    return replace(placed, warnings=(told, *placed.warnings))


def require_column(column: str, columns: Iterable[str]) -> None:
    """Raise SplitError where the chips table has no such column to deal by, with those that it has."""
    known = [name for name in columns if name not in DECIDED]
    if column not in known:
        raise SplitError(f"split.column: the chips table has no column {column!r}.", suggest(column, known))


def text_of(value: Any) -> str:
    """Return a value of a column as a group's name; nothing and not-a-number are none."""
    if value is None or value != value:
        return ""
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if whole else value).strip()


def by_values(material: Material, values: Sequence[set[str]], what: str, way_out: str) -> Placed:
    """Return chips dealt by their values (each has a set of them), those that name a split used as it says.

    Raises SplitError where no chip has a value that deals it.
    """
    said = remarks({value for own in values for value in own}, what)
    joined = _joined(values)
    keys = [_key(own, joined) for own in values]
    told = {p.split: i for i, p in enumerate(material.parts)} | {BUFFER: BUFFERED}
    named = np.array([key in told for key in keys])
    free = [i for i, key in enumerate(keys) if key and not named[i]]
    part = np.full(len(keys), LEFT_OUT, np.int64)
    part[named] = [told[keys[i]] for i in np.flatnonzero(named)]
    if material.rules.folds and any(part[named] != BUFFERED):
        names = sorted({key for key in keys if key in told})
        raise SplitError(
            f"split.folds: {what} have names of splits ({', '.join(names)}), which leave nothing to deal to folds.",
            "Leave folds out (FOLDS), or name groups instead of splits.",
        )
    if not free and not (part >= 0).any():
        left = f"{len(keys)} chips have no value" if not named.any() else f"every chip with a value is of {BUFFER}"
        raise SplitError(
            f"split.method {material.rules.method!r}: by the {what}, {left}: no split has a chip.", way_out
        )
    before = part.copy()
    warnings = list(said)
    few = "" if named.any() else too_few(material)
    if few:
        part[free] = 0
        return Placed(part, {"fallback": few}, (few, *said, *_left_out(keys, what)), named=True)
    if free:
        if named.any() and (part[named] >= 0).any():
            count = len({keys[i] for i in free})
            warnings.append(f"{count} of the {what} name no split: they are dealt beside those that do.")
        names, group = numbered([keys[i] for i in free])
        part[free], before[free] = _dealt_beside(material, np.array(free), names, group, part, what, way_out)
    warnings += _left_out(keys, what)
    facts = {"groups": len({k for k in keys if k})}
    return Placed(part, facts, tuple(warnings), before, named=not free)


def _dealt_beside(
    material: Material, free: Ints, names: list[str], group: Ints, part: Ints, what: str, way_out: str
) -> tuple[Ints, Ints]:
    """Return the parts of the chips that no value names a split for; what is named counts for the shares."""
    shares = np.array([p.share for p in material.parts])
    fixed = np.bincount(part[part >= 0], minlength=len(shares))
    if fixed.any():
        lacking = np.clip(shares * (len(free) + fixed.sum()) - fixed, 0, None)
        shares = lacking / lacking.sum() if lacking.sum() else shares
    else:
        require_groups(material, names, what, way_out)
    of_group = np.full(len(part), LEFT_OUT, np.int64)
    of_group[free] = group
    lack = len(shares) if fixed.any() else 0
    dealt, before = dealt_evenly(material, of_group, names, shares.tolist(), lack)
    return dealt[group], before[group]


def _joined(values: Sequence[set[str]]) -> dict[str, str]:
    """Return for each value the group that it is of: values of one chip are of one, which has the first one's name.

    Values that are names of splits are not joined.
    """
    root = {value: value for own in values for value in own if value}

    def find(value: str) -> str:
        while root[value] != value:
            root[value] = root[root[value]]
            value = root[value]
        return value

    for own in values:
        several = sorted(find(v) for v in own if v and not split_of(v))
        for value in several[1:]:
            low, high = sorted((find(several[0]), find(value)))
            root[high] = low
    return {value: find(value) for value in root}


def _key(own: set[str], joined: Mapping[str, str]) -> str:
    """Return the group of a chip with these values; names of splits count first, so that nothing of a test trains."""
    named = [name for name in NAMES if name in {split_of(value) for value in own}]
    return named[0] if named else joined.get(min(own - {""}, default=""), "")
