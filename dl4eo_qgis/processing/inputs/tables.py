"""What users write as one text: classes (``1:water:#1f78b4;2:forest``), remaps (``10=1;95=0;99=ignore``), shares
(``70,15,15``), quotas (``water=200;forest=10%``).
"""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, List

from ...core.recipe import balance_keys, shares_of
from ..recipe_keys import wrong
from ..tr import tr

IGNORE = "ignore"
COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
LIKE_A_COLOR = re.compile(
    r"(?=.*\d)[0-9a-f]{6}|rgba?\(.*|black|silver|gr[ae]y|white|maroon|red|purple|fuchsia|magenta|green|lime|olive|yellow|"
    r"navy|blue|teal|aqua|cyan|orange|brown|pink|violet",
    re.IGNORECASE,
)
"""What people write for a colour that would be taken for a part of the class' name."""
WHOLE = re.compile(r"-?[0-9]{1,9}")


def class_table(name: str, text: str) -> List[Dict[str, Any]]:
    """Return the classes of a text as the recipe has them; raises RecipeError that names the entry.

    Colons may stand in a class' name; the colour is the part after the last one, if it is one. What only looks like one
    is refused; with a colon at the end it belongs to the name.
    """
    found: List[Dict[str, Any]] = []
    for entry in _entries(text):
        value, colon, rest = (part.strip() for part in entry.partition(":"))
        if not colon or not WHOLE.fullmatch(value):
            raise wrong(name, tr("entry {entry!r} must be like 1:water or 1:water:#1f78b4").format(entry=entry))
        words, _, color = (part.strip() for part in rest.rpartition(":"))
        if words and (color.startswith("#") or LIKE_A_COLOR.fullmatch(color)) and not COLOR.fullmatch(color):
            ways = tr("Write it like #1f78b4, or {entry}: if it is in the name.").format(entry=entry)
            if color.startswith("#"):
                ways = tr("Write it like #1f78b4.")
            raise wrong(name, tr("entry {entry!r}: {color!r} is no colour").format(entry=entry, color=color), ways)
        label, color = (words, color) if COLOR.fullmatch(color) or not color else (rest, "")
        if not label:
            raise wrong(name, tr("entry {entry!r} has no name").format(entry=entry), tr("Write it like 1:water."))
        _require_once(name, entry, tr("value"), int(value), [c["value"] for c in found])
        _require_once(name, entry, tr("name"), label, [c["name"] for c in found])
        found.append({"value": int(value), "name": label, "color": color.lower()})
    return found


def remap_table(name: str, text: str) -> List[Dict[str, Any]]:
    """Return the entries of a remap text as the recipe has them; raises RecipeError that names the entry."""
    found: List[Dict[str, Any]] = []
    for entry in _entries(text):
        source, sign, target = (part.strip() for part in entry.rpartition("="))
        is_value = WHOLE.fullmatch(target) and int(target) >= 0
        if not sign or not source or not (is_value or target.lower() == IGNORE):
            raise wrong(
                name, tr("entry {entry!r} must be like 10=1, 95=0 (background) or 99=ignore").format(entry=entry)
            )
        _require_once(name, entry, tr("old value"), source, [e["source"] for e in found])
        found.append({"source": source, "value": int(target) if is_value else -1})
    return found


def shares(name: str, text: str) -> List[float]:
    """Return three shares that add up to 1 from a text of them or of percents; raises RecipeError."""
    return shares_of(text)


def balance(name: str, text: str) -> Dict[str, Any]:
    """Return the keys of the recipe's section ``chips`` that a text sets; raises RecipeError that names the entry."""
    return balance_keys(text)


def _entries(text: str) -> List[str]:
    return [entry.strip() for entry in re.split(r"[;\n]", text) if entry.strip()]


def _require_once(name: str, entry: str, what: str, value: Any, earlier: List[Any]) -> None:
    if value in earlier:
        message = tr("entry {entry!r}: the {what} {value!r} stands twice")
        raise wrong(name, message.format(entry=entry, what=what, value=value))


TABLES: Dict[str, Callable[[str, str], Any]] = {
    "CLASSES": class_table, "REMAP": remap_table, "FRACTIONS": shares, "BALANCE": balance
}  # fmt: skip
"""The parameters that hold several values, and what reads their text."""
