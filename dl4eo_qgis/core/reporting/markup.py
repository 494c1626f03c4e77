"""HTML and SVG by elements: whatever is text is escaped, because only an element is not text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Union

UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Control characters, those that turn the direction of what follows, and what UTF-8 cannot say."""
VOID = frozenset({"meta", "img", "br"})
"""Elements without an end."""


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Part = Union[str, Markup, Iterable[Markup]]
"""Text, an element, or some elements."""


def seen(said: object) -> str:
    """Return anything as text, with a sign instead of each character that is not seen or changes what is."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", str(said))


def text(said: object) -> Markup:
    """Return anything as text that a page shows as it is, and an attribute holds as it is."""
    return Markup(html.escape(seen(said), quote=True))


def element(tag: str, *parts: Part, **attributes: object) -> Markup:
    """Return an element; strings that are no ``Markup`` are escaped, attributes that are None are left out.

    ``class_`` is the attribute ``class``, and ``_`` stands for ``-`` elsewhere: ``stroke_width``, ``aria_label``.
    """
    head = "".join(f' {_name(name)}="{text(value)}"' for name, value in attributes.items() if value is not None)
    if tag in VOID:
        return Markup(f"<{tag}{head}>")
    return Markup(f"<{tag}{head}>{together(*parts)}</{tag}>")


def together(*parts: Part) -> Markup:
    """Return texts and elements one after the other."""
    return Markup("".join(_shown(part) for part in parts))


def _shown(part: Part) -> str:
    if isinstance(part, Markup):
        return part
    return text(part) if isinstance(part, str) else "".join(part)


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def table(
    head: Iterable[Part], rows: Iterable[Iterable[Part]], *, caption: str = "", numbers: Iterable[int] = ()
) -> Markup:
    """Return a table in a frame that scrolls sideways; the columns ``numbers`` (from 0) stand to the right.

    The first cell of a row is its head.
    """
    right = set(numbers)

    def cells(row: Iterable[Part], heads: bool) -> Iterable[Markup]:
        for i, cell in enumerate(row):
            side = "n" if i in right else None
            if heads or i == 0:
                yield element("th", cell, class_=side, scope="col" if heads else "row")
            else:
                yield element("td", cell, class_=side)

    body = [element("tr", cells(row, False)) for row in rows]
    parts = [element("thead", element("tr", cells(head, True))), element("tbody", body)]
    if caption:
        parts.insert(0, element("caption", caption))
    return element(
        "div", element("table", parts), class_="scroll", tabindex=0, role="group", aria_label=caption or None
    )
