"""The recipe's sections on choosing: acquisitions, samples to keep, splits. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from ..typed import one_of, require, shown
from .places import require_day

SELECT_METHODS = ("clearest", "every", "spread", "nearest", "median", "mean", "maxndvi", "first")
COMPOSITES = ("median", "mean", "maxndvi", "first")
"""Methods that make one image of all acquisitions of a period."""
COUNTED = ("spread", "nearest")
"""Methods that give ``count`` samples a chip."""
SPLIT_METHODS = ("random", "date", "tile", "column", "polygons", "blocks", "bands", "rings", "none")
SPLIT_NAMES = ("train", "validation", "test")
BUFFER = "buffer"
"""The split of chips that are left out: they lie too near to another split."""
OVERLAPS = ("refuse", "allow")
DECIDED = ("split", "fold", "status", "reason", "leak_px")
"""Columns of the chips table that are decided by the split or after it."""
MAX_FOLDS = 100
SHARES = (
    "min_valid", "max_nodata", "min_labelled", "min_clear", "max_cloud", "max_shadow", "max_snow", "max_unlabelled",
    "max_failed",
)  # fmt: skip
"""Keys of qc that are shares from 0 to 1."""
LENGTHS, MAX_LENGTH_M = ("buffer_m", "block_m"), 1e7
"""Keys of the split that are metres."""
MAX_ANGLE = 360
MAX_COUNT = 10_000
MAX_WEIGHT = 1e6


@dataclass(frozen=True)
class Select:
    """Which acquisitions become samples."""

    method: str = "clearest"
    count: int = 1
    """Samples a chip, of ``spread`` and ``nearest``."""
    date: str = ""
    """The day that ``nearest`` looks for."""
    date_field: str = ""
    """The labels' field with that day, instead of one for all."""
    cloud_weight: float = 1.0
    """Of ``spread``: days that one percent of cloud counts for; of ``nearest``: weight of the rank by cloud."""
    days_weight: float = 1.0
    """Of ``nearest``: weight of the rank by days."""
    max_days: float = 0.0
    """Of ``nearest``: acquisitions farther away are left out; 0: none is."""
    period_days: int = 0
    """Length of a composite's period; 0: the whole time."""

    def __post_init__(self) -> None:
        one_of("select.method", self.method, SELECT_METHODS)
        require_day("select.date", self.date)
        require(1 <= self.count <= MAX_COUNT, "select.count", f"must be 1 to {MAX_COUNT}, got {self.count}")
        for key in ("cloud_weight", "days_weight"):
            value = getattr(self, key)
            require(0 <= value <= MAX_WEIGHT, f"select.{key}", f"must be 0 to {MAX_WEIGHT:g}, got {value:g}")
        require(0 <= self.max_days <= 36525, "select.max_days", f"must be 0 to 36525 days, got {self.max_days:g}")
        require(
            0 <= self.period_days <= 36525, "select.period_days", f"must be 0 to 36525 days, got {self.period_days}"
        )
        if self.method == "nearest":
            ways = "Set select.date (one day for all chips) or select.date_field (a date field of the labels)."
            require(bool(self.date or self.date_field), "select.method", "'nearest' needs a day to be near to.", ways)
            require(
                not (self.date and self.date_field),
                "select.date_field",
                "cannot stand beside select.date: which day is meant?",
                ways,
            )
            text = "0, and select.cloud_weight 0 too: nothing is left to choose by"
            require(bool(self.days_weight or self.cloud_weight), "select.days_weight", text, "Set one above 0.")


@dataclass(frozen=True)
class Qc:
    """When a sample is kept."""

    min_valid: float = 0.8
    """Least share of pixels that have a value in every band."""
    max_nodata: float = 0.2
    """Largest share of pixels without a value in any one band."""
    min_labelled: float = 0.001
    """Least share of pixels with a class, of chips that are there for their labels; one chosen for its class needs
    any."""
    min_clear: float = 0.0
    """Least share of a chip's pixels that are clear by the cloud layer."""
    max_cloud: float = 1.0
    """Largest share of a chip's pixels that may be cloud by the cloud layer."""
    max_shadow: float = 1.0
    """Largest share that may be shadow."""
    max_snow: float = 1.0
    """Largest share that may be snow."""
    max_unlabelled: float = 1.0
    """Chips with this share of pixels without a class, or more, are rejected; 1: none is."""
    min_contrast: float = 0.0
    """Least contrast of the optical bands, in their unit."""
    reject_constant: bool = True
    """Samples with an optical or radar band of one value only are rejected."""
    max_failed: float = 0.0
    """Share of the samples that may be unreadable before the run counts as failed."""

    def __post_init__(self) -> None:
        for key in SHARES:
            share = getattr(self, key)
            require(0 <= share <= 1, f"qc.{key}", f"must be 0 to 1, got {share:g}")
        require(0 <= self.min_contrast <= 1e6, "qc.min_contrast", f"must be 0 or more, got {self.min_contrast:g}")
        require(
            self.max_unlabelled > 0,
            "qc.max_unlabelled",
            "0 would reject every sample",
            "Set it above 0, or leave it at its default.",
        )


@dataclass(frozen=True)
class Split:
    """How chips are dealt to train, validation and test."""

    method: str = "random"
    """What stays together."""
    fractions: tuple[float, ...] = (0.7, 0.15, 0.15)
    """Of train, validation and test; they add up to 1."""
    seed: int = 42
    """Of the split, and of the choice of chips for balance."""
    stratify: bool = True
    """Give each split its share of every class, as far as its groups allow."""
    folds: int = 0
    """k: what is not test is dealt to folds 1 to k; fold 1 is the validation, whose share is then (1 - test) / k."""
    buffer_m: float = 0.0
    """Chips nearer than this to a chip of another split are left out."""
    overlap: str = "refuse"
    """Chips that share ground may be of two splits: ``refuse``, or ``allow`` it and count the leak."""
    block_m: float = 0.0
    """Side of a block, width of all bands of a pattern, side of the squares with rings; 0: the method's own."""
    angle: float = 0.0
    """Direction that bands run in, degrees clockwise from north."""
    column: str = ""
    """Column of the chips table whose values are groups (or names of splits)."""
    dates: tuple[str, ...] = ()
    """Of method ``date``: first day of validation and of test (or of test alone); else by the fractions."""
    path: str = ""
    """Of method ``polygons``: a layer of polygons."""
    layer: str = ""
    """Its name, in a file of several."""
    field: str = ""
    """Its field with groups (or names of splits); empty: each polygon is a group."""

    def __post_init__(self) -> None:
        one_of("split.method", self.method, SPLIT_METHODS)
        require(len(self.fractions) == 3, "split.fractions", f"needs 3 numbers, got {len(self.fractions)}")
        require(all(f >= 0 for f in self.fractions), "split.fractions", "must not be negative")
        total = sum(self.fractions)
        require(abs(total - 1) < 1e-6, "split.fractions", f"must add up to 1, got {total:g}")
        one_of("split.overlap", self.overlap, OVERLAPS)
        require(
            self.folds == 0 or 2 <= self.folds <= MAX_FOLDS,
            "split.folds",
            f"must be 0 (none) or 2 to {MAX_FOLDS}, got {self.folds}",
        )
        require(
            not self.folds or self.fractions[2] < 1,
            "split.folds",
            "the test is all (split.fractions): nothing is left for folds",
        )
        require(
            self.column not in DECIDED,
            "split.column",
            f"{shown(self.column)} is decided by the split or after it",
            "Choose another column of the chips table.",
        )
        for key in LENGTHS:
            value, text = getattr(self, key), f"must be 0 to {MAX_LENGTH_M:.0f} metres"
            require(0 <= value <= MAX_LENGTH_M, f"split.{key}", f"{text}, got {value:g}")
        text = f"must be -{MAX_ANGLE} to {MAX_ANGLE} degrees, got {self.angle:g}"
        require(-MAX_ANGLE <= self.angle <= MAX_ANGLE, "split.angle", text)
        for day in self.dates:
            require_day("split.dates", day)
        require(
            len(self.dates) <= 2 and list(self.dates) == sorted(set(self.dates)) and all(self.dates),
            "split.dates",
            f"must be one or two days in their order, got {', '.join(self.dates)}",
            "Like 2022-01-01,2022-07-01: first day of validation, first day of test.",
        )
        require(self.method != "column" or bool(self.column), "split.column", "is missing: method 'column' needs it")
        require(self.method != "polygons" or bool(self.path), "split.path", "is missing: method 'polygons' needs it")
