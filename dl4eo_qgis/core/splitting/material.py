"""What is dealt to splits, and what a method makes of it: values, no choice is made here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from ..geometry.polygons import Polygons
from ..grid import Chip
from ..recipe import SPLIT_NAMES, Split
from ..wording import counted

Ints = npt.NDArray[np.int64]
Luck = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]
LEFT_OUT, BUFFERED = -1, -2
"""Instead of a part: in no group at all, or too near to another part."""


@dataclass(frozen=True)
class Part:
    """One of the shares that chips are dealt to: a split, or a fold of it."""

    split: str
    share: float
    fold: int | None = None

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.split if self.fold is None else f"fold {self.fold}"


@dataclass(frozen=True)
class Material:
    """What is dealt: the kept samples, their chips, and what may be looked at to deal them."""

    rules: Split
    rows: Sequence[Mapping[str, Any]]
    """The columns of each sample, by sample id."""
    chips: Sequence[Chip]
    """Each once, by chip id."""
    chip_of: Ints
    """Place in ``chips`` of each row."""
    row_pixels: Ints
    """Rows x classes: pixels of each class."""
    classes: tuple[str, ...] = ()
    """Their names."""
    ground: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    """Of each chip a number that those have in common that share ground where no stride below the size makes them."""
    areas: Polygons | None = None
    """Of method ``polygons``."""
    tiles: Mapping[str, str] = field(default_factory=dict)
    """Of each scene the tile that its catalogue tells."""

    @cached_property
    def pixels(self) -> Ints:
        """Chips x classes: pixels of each class, over all dates of a chip."""
        return summed(self.row_pixels, self.chip_of, len(self.chips))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts that the rules ask for; those of share 0 get nothing unless a value names them."""
        return parts_of(self.rules)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The splits that the shares ask for."""
        return tuple(dict.fromkeys(p.split for p in self.parts if p.share > 0))

    @property
    def side_m(self) -> float:
        """Side of a chip."""
        return self.chips[0].size_px * self.chips[0].pixel_size_m


@dataclass(frozen=True)
class Placed:
    """What a method made of its material."""

    part: Ints
    """Of each chip (of each row where ``by_row``) its place among the parts, ``LEFT_OUT`` or ``BUFFERED``."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the dataset's header says of it."""
    warnings: tuple[str, ...] = ()
    before: Ints | None = None
    """The same as ``part``, dealt without a look at classes."""
    by_row: bool = False
    """Dates of a chip may be of several splits."""
    named: bool = False
    """Splits were named by values, not asked for by shares."""


def parts_of(rules: Split) -> tuple[Part, ...]:
    """Return the parts of a split's rules, train first and test last.

    Of k folds the first is the validation and the others train; the test is held out of all.
    """
    if not rules.folds:
        return tuple(Part(name, share) for name, share in zip(SPLIT_NAMES, rules.fractions, strict=True))
    test = rules.fractions[2]
    share = (1 - test) / rules.folds
    folds = [Part("train", share, k) for k in range(2, rules.folds + 1)]
    return (*folds, Part("validation", share, 1), Part("test", test))


def too_few(material: Material) -> str:
    """Return what is said where there are fewer chips (samples, where these are dealt by date) than splits, else ''.

    At random, chips that share ground are one.
    """
    rules = material.rules
    by_date = rules.method == "date"
    count = len(material.rows) if by_date else len(material.chips)
    wanted = len(rules.dates) + 1 if rules.dates else len(material.wanted)
    what = counted(count, "kept sample" if by_date else "kept chip")
    if rules.method == "random" and rules.overlap != "allow" and not rules.folds:
        apart = len(np.unique(material.ground))
        what += f", of which {apart} share no ground," if apart < count else ""
        count = apart
    return f"{what} cannot fill {wanted} splits: all of them are train." if count < wanted else ""


def summed(amounts: Ints, group: Ints, count: int) -> Ints:
    """Return the sums (count x columns) of rows of ``amounts`` by their group; groups below 0 are left out."""
    sums = np.zeros((count, *amounts.shape[1:]), np.int64)
    inside = group >= 0
    np.add.at(sums, group[inside], amounts[inside])
    return sums


def chances(names: Sequence[str], seed: int) -> Luck:
    """Return four seeded numbers for each name: the same whatever the order of the names and the machine."""
    digests = b"".join(hashlib.sha256(f"{seed}:{name}".encode()).digest() for name in names)
    return np.frombuffer(digests, ">u8").reshape(-1, 4).astype(np.uint64)


def numbered(keys: Sequence[str]) -> tuple[list[str], Ints]:
    """Return the keys sorted, each once, and the place of each given key among them."""
    known = sorted(set(keys))
    place = {key: i for i, key in enumerate(known)}
    return known, np.array([place[key] for key in keys], np.int64)
