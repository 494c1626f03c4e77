"""What a sample's mask holds, and whether the sample is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..quality.columns import SEPARATOR, nodata_columns
from ..recipe import LabelClass, Qc
from ..types import BACKGROUND, Band

KEPT, REJECTED = "kept", "rejected"


def labelled_shares(mask: npt.NDArray[Any], ignore: int) -> dict[str, float]:
    """Return the shares of pixels that have a class, that have none, and that are no label at all, by column name."""
    count = int(np.count_nonzero((mask > 0) & (mask != ignore)))
    ignored = int(np.count_nonzero(mask == ignore))
    return {
        "labelled": count / mask.size,
        "unlabelled": (mask.size - count) / mask.size,
        "ignored": ignored / mask.size,
    }


def class_shares(mask: npt.NDArray[Any], columns: Mapping[int, str]) -> dict[str, float]:
    """Return the share of pixels of each class, by column name."""
    counts = np.bincount(mask.ravel(), minlength=max(columns, default=0) + 1)
    return {name: float(counts[value] / mask.size) for value, name in columns.items()}


def classes_present(
    values: Mapping[str, Any], classes: Sequence[LabelClass], columns: Mapping[int, str], pixels: int, least_px: int
) -> str:
    """Return the names of the classes with at least ``least_px`` pixels, in the table's order, with semicolons between.

    Counted back from a row's class shares of ``pixels`` in all, so that another limit needs no pixel again. A
    semicolon in a name becomes a comma.
    """
    shares = {c.value: values.get(columns[c.value]) for c in classes if c.value in columns}
    counts = {value: round(share * pixels) for value, share in shares.items() if share is not None}
    return ";".join(c.name.replace(";", ",") for c in classes if counts.get(c.value, 0) >= least_px)


@dataclass(frozen=True)
class Limit:
    """A number of the recipe that one measure of a sample must not pass."""

    key: str
    """Of the section qc."""
    column: str
    """Of the chips table."""
    what: str
    """What is measured."""
    unknown: str = ""
    """Why a row may not have it."""

    @property
    def is_least(self) -> bool:
        """Whether the measure must be at least the limit, not at most."""
        return self.key.startswith("min_")

    def in_force(self, rules: Qc) -> bool:
        """Whether a measure can break it at all."""
        return bool(getattr(rules, self.key) != (0 if self.is_least else 1))

    def broken(self, values: Mapping[str, Any], rules: Qc) -> str:
        """Return why a row is rejected, or ''."""
        limit, value = getattr(rules, self.key), values.get(self.column)
        if value is None:
            return f"{self.what} not known: {self.unknown}" if self.unknown else ""
        if (value < limit) if self.is_least else (value > limit):
            return f"{self.what} {_told(value, limit)} {'below' if self.is_least else 'above'} {limit:g}"
        return ""


NO_CLOUDS = "no cloud layer"
LIMITS = (
    Limit("min_valid", "valid", "valid share", "the table does not have it"),
    Limit("min_clear", "clear", "clear share", NO_CLOUDS),
    Limit("max_cloud", "cloud", "cloud share", NO_CLOUDS),
    Limit("max_shadow", "shadow", "shadow share", NO_CLOUDS),
    Limit("max_snow", "snow", "snow share", NO_CLOUDS),
    Limit("min_contrast", "contrast", "contrast", "no optical band"),
)
"""In the order in which they are looked at: the first that is broken is the reason."""
PLAIN_SOURCES = ("optical", "radar")
"""Bands of these are never of one value where all is well; the ground may be flat, and a map may have one class."""


class Judge:
    """The rules of a recipe, for images of some bands."""

    def __init__(self, rules: Qc, bands: Sequence[Band] = ()) -> None:
        self._rules = rules
        self._limits = [limit for limit in LIMITS if limit.in_force(rules)]
        self._gaps = list(nodata_columns(bands).items()) if rules.max_nodata < 1 else []
        self._plain = [b.name for b in bands if b.source in PLAIN_SOURCES] if rules.reject_constant else []

    def decide(self, values: Mapping[str, Any], *, wants_labels: bool) -> tuple[str, str]:
        """Return (status, reason): kept and '', or rejected and why.

        ``values`` are the columns of a row; ``wants_labels``: it is there for its labels. A measure that a row does not
        have breaks no rule, where the row need not have it.
        """
        reason = next(filter(None, self._reasons(values, wants_labels)), "")
        return (REJECTED, reason) if reason else (KEPT, "")

    def _reasons(self, values: Mapping[str, Any], wants_labels: bool) -> Iterator[str]:
        """Yield why a sample is rejected by each rule, or ''."""
        yield str(values.get("s1_gap") or "")
        for limit in self._limits:
            yield limit.broken(values, self._rules)
        yield self._missing(values)
        yield self._constant(values)
        yield self._unlabelled(values, wants_labels)

    def _missing(self, values: Mapping[str, Any]) -> str:
        """Return why a band has too few values: the first of those with the fewest."""
        limit, most, worst = self._rules.max_nodata, 0.0, ""
        for name, column in self._gaps:
            share = values.get(column) or 0.0
            if share > most:
                most, worst = share, name
        return f"nodata share {_told(most, limit)} of {worst} above {limit:g}" if most > limit else ""

    def _constant(self, values: Mapping[str, Any]) -> str:
        """Return which of its optical and radar bands have one value only."""
        if not self._plain or not values.get("constant"):
            return ""
        named = str(values["constant"]).split(SEPARATOR)
        found = [name for name in self._plain if name in named]
        return f"only one value in {', '.join(found)}" if found else ""

    def _unlabelled(self, values: Mapping[str, Any], wants_labels: bool) -> str:
        """Return why a sample has too few labels."""
        least, most = self._rules.min_labelled, self._rules.max_unlabelled
        labelled, unlabelled = values.get("labelled"), values.get("unlabelled")
        if wants_labels and labelled is None and least > 0:
            return "labelled share not known: the table does not have it"
        if values.get("ignored") == 1 or (wants_labels and not labelled and least > 0):
            return "no labelled pixel"
        wants_share = wants_labels and not values.get("stratum")  # a rare class may have few pixels
        if wants_share and labelled is not None and labelled < least:
            return f"labelled share {_told(labelled, least)} below {least:g}"
        limited = most < 1 and values.get("stratum") != BACKGROUND
        if limited and unlabelled is not None and unlabelled >= most:
            return f"unlabelled share {unlabelled:.4g} not below {most:g}"
        return ""


def _told(value: float, limit: float) -> str:
    """Return a measure with three decimals, or as many as tell it from a limit that it passes and from 0."""
    texts = (f"{value:.{digits}f}" for digits in range(3, 17))
    return next((t for t in texts if _side(float(t), limit) == _side(value, limit)), repr(value))


def _side(value: float, limit: float) -> tuple[bool, bool, bool]:
    return value < limit, value > limit, value > 0
