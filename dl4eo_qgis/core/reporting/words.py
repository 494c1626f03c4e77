"""How the report writes numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, TypeGuard

MINUS, THIN = "\N{MINUS SIGN}", "\N{NARROW NO-BREAK SPACE}"
NONE = "\N{EN DASH}"
SPLITS = ("train", "validation", "test", "buffer")
"""Splits in the order in which they are told."""
UNSPLIT = "no split"


def number(value: Any, digits: int = 3) -> str:
    """Return a number of so many digits at least, thousands apart; a dash where there is none."""
    if not is_number(value):
        return NONE
    if isinstance(value, int) or (float(value).is_integer() and abs(value) < 1e15):
        return f"{int(value):,}".replace(",", THIN).replace("-", MINUS)
    size = abs(float(value))
    if size >= 10 ** (digits - 1):
        return f"{value:,.0f}".replace(",", THIN).replace("-", MINUS)
    if size < 1e-4:
        return f"{value:.{digits - 1}e}".replace("-", MINUS)
    return f"{value:.{digits - 1 - math.floor(math.log10(size))}f}".replace("-", MINUS)


def is_number(value: Any) -> TypeGuard[float]:
    """Say whether a value of a table is a finite number; tables that were read again have NaN for none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def signed(value: Any, digits: int = 2) -> str:
    """Return a number with its sign and so many decimals."""
    if not is_number(value):
        return NONE
    return f"{value:+.{digits}f}".replace("-", MINUS) if round(float(value), digits) else f"{0:.{digits}f}"


def percent(share: Any) -> str:
    """Return a share of 1 in percent: never 0 or 100 of what is not, ``< 0.1`` of what is less."""
    if not is_number(share):
        return NONE
    value = 100 * float(share)
    if value in (0, 100):
        return f"{value:.0f}{THIN}%"
    if 0 < value < 0.1:
        return f"<{THIN}0.1{THIN}%"
    if 99.9 < value < 100:
        return f">{THIN}99.9{THIN}%"
    return f"{value:.1f}{THIN}%".replace("-", MINUS)


def splits_of(names: Iterable[str]) -> list[str]:
    """Return names of splits in the order in which they are told, those of others last."""
    return sorted(names, key=lambda name: (SPLITS.index(name) if name in SPLITS else len(SPLITS), name))
