"""The recipe's sections on choosing: acquisitions, samples to keep, splits. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from ..typed import one_of, require
from .places import require_day

SELECT_METHODS = ("clearest", "every", "spread", "nearest", "median", "mean", "maxndvi", "first")
COMPOSITES = ("median", "mean", "maxndvi", "first")
"""Methods that make one image of all acquisitions of a period."""
COUNTED = ("spread", "nearest")
"""Methods that give ``count`` samples a chip."""
SPLIT_METHODS = ("random", "none")
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
    """Share of the pixels that have a value in every band."""
    max_failed: float = 0.0
    """Share of the samples that may be unreadable before the run counts as failed."""
    max_cloud: float = 1.0
    """Largest share of a chip's pixels that may be cloud by the cloud layer."""
    max_unlabelled: float = 1.0
    """Chips with this share of pixels without a class, or more, are rejected; 1: none is."""

    def __post_init__(self) -> None:
        for key in ("min_valid", "max_failed", "max_cloud", "max_unlabelled"):
            share = getattr(self, key)
            require(0 <= share <= 1, f"qc.{key}", f"must be 0 to 1, got {share:g}")
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
    fractions: tuple[float, ...] = (0.7, 0.15, 0.15)
    """Of train, validation and test; they add up to 1."""
    seed: int = 42

    def __post_init__(self) -> None:
        one_of("split.method", self.method, SPLIT_METHODS)
        require(len(self.fractions) == 3, "split.fractions", f"needs 3 numbers, got {len(self.fractions)}")
        require(all(f >= 0 for f in self.fractions), "split.fractions", "must not be negative")
        total = sum(self.fractions)
        require(abs(total - 1) < 1e-6, "split.fractions", f"must add up to 1, got {total:g}")
