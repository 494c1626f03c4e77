"""The text form of the splits' shares: ``70,15,15`` or ``0.7,0.15,0.15``. Standard library only."""

from __future__ import annotations

import re

from ..typed import require, shown

KEY = "split.fractions"
POSITIVE = re.compile(r"[0-9]{1,9}(\.[0-9]{0,12})?|\.[0-9]{1,12}")


def shares_of(text: str) -> list[float]:
    """Return three shares that add up to 1 from a text of them or of percents; raises RecipeError."""
    words = [word for word in re.split(r"[,;/\s]+", text) if word]
    fits = len(words) == 3 and all(POSITIVE.fullmatch(word) for word in words)
    require(fits, KEY, f"must be three numbers like 70,15,15 or 0.7,0.15,0.15, got {shown(text)}")
    numbers = [float(word) for word in words]
    total = sum(numbers)
    adds_up = abs(total - 100) <= 1e-6 or abs(total - 1) <= 1e-6
    require(adds_up, KEY, f"must add up to 100 (or to 1), got {total:g}")
    return [number / 100 for number in numbers] if total > 2 else numbers
