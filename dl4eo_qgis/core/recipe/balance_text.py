"""The text form of a balance: ``0.5`` is a power, ``water=200;forest=10%`` are quotas. Standard library only."""

from __future__ import annotations

import math
import re
from typing import Any

from ..typed import require, shown

KEY = "chips.balance"
WHOLE = re.compile(r"[0-9]{1,9}")
LIKE = "Write a number from 0 to 1 (power of frequency), or quotas like water=200;forest=10%."


def balance_keys(text: str) -> dict[str, Any]:
    """Return what a text says of the recipe's section chips: ``balance``, and ``balance_power`` or ``quotas``.

    Empty: chips are not balanced. A class is named by its name or value; its quota is a number of chips, or a share of
    all in percent. Entries have ``;`` or a new line between. Raises RecipeError that names the entry.
    """
    text = text.strip()
    if not text:
        return {"balance": "none"}
    power = _number(text)
    if math.isfinite(power):
        require(0 <= power <= 1, KEY, f"the power must be 0 to 1, got {text}", "0: all classes alike; 1: as they are.")
        return {"balance": "power", "balance_power": power}
    entries = [entry.strip() for entry in re.split(r"[;\n]", text) if entry.strip()]
    quotas = [_quota(entry) for entry in entries]
    names: list[str] = [quota["name"] for quota in quotas]
    twice = next((name for name in names if names.count(name) > 1), "")
    require(not twice, KEY, f"the class {shown(twice)} stands twice")
    require(bool(quotas), KEY, f"names no class: {shown(text)}", LIKE)
    return {"balance": "quotas", "quotas": quotas}


def _quota(entry: str) -> dict[str, Any]:
    name, sign, amount = (part.strip() for part in entry.rpartition("="))
    require(bool(sign and name), KEY, f"entry {shown(entry)} must be like water=200 or forest=10%", LIKE)
    if amount.endswith("%"):
        percent = _number(amount[:-1])
        require(0 < percent <= 100, KEY, f"entry {shown(entry)} must be above 0 and at most 100 percent")
        return {"name": name, "share": percent / 100}
    is_whole = bool(WHOLE.fullmatch(amount)) and int(amount) > 0
    require(is_whole, KEY, f"entry {shown(entry)} must be a whole number of chips above 0, or a share like 10%")
    return {"name": name, "chips": int(amount)}


def _number(text: str) -> float:
    """Return the number that a text is; NaN where it is none."""
    try:
        return float(text) if text.isascii() and "_" not in text else math.nan
    except ValueError:
        return math.nan
