"""Small charts as SVG; the colours of splits come from the style sheet."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from .markup import Markup, element, together
from .words import MINUS, number, splits_of

WIDTH, HEIGHT = 260, 104
LEFT, RIGHT, TOP, BOTTOM = 6, 6, 6, 20


def class_of(split: str, kind: str = "f") -> str:
    """Return the style class of a split's colour, to fill (``f``) or to draw with (``l``)."""
    return f"{kind}-{split if split in ('train', 'validation', 'test', 'buffer', 'out', 'all') else 'none'}"


def at(value: float) -> str:
    """Return a coordinate of a picture, to a tenth of its unit."""
    short = f"{value:.1f}"
    return short[:-2] if short.endswith(".0") else short


def swatch(kind: str = "", colour: str | None = None) -> Markup:
    """Return a small square in the colour of a split or in a given one, for keys."""
    return element(
        "svg",
        element("rect", x=1, y=1, width=10, height=10, rx=1.5, class_=kind or None, fill=colour),
        width=12, height=12, viewBox="0 0 12 12", class_="dot", aria_hidden="true",
    )  # fmt: skip


def key(entries: Sequence[tuple[Markup, str]]) -> Markup:
    """Return what colours mean."""
    return element("ul", [element("li", together(sign, element("span", said))) for sign, said in entries], class_="key")


def bar(share: float, kind: str, width: int = 90) -> Markup:
    """Return a share of 1 as a bar; the number stands beside it as text."""
    long = max(0.0, min(1.0, share)) * width
    parts = [element("rect", x=0, y=2, width=width, height=8, rx=2, class_="track")]
    if long > 0:
        parts.append(element("rect", x=0, y=2, width=at(max(long, 1)), height=8, rx=2, class_=kind))
    return element("svg", parts, width=width, height=12, viewBox=f"0 0 {width} 12", aria_hidden="true")


def lines(low: float, high: float, counts: Mapping[str, Sequence[int]], name: str) -> Markup:
    """Return histograms of one band from ``low`` to ``high`` in equal steps, a line a split, each of its own height."""
    wide, tall, floor = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM, HEIGHT - BOTTOM
    parts = [element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=floor, y2=floor, class_="axis")]
    for value in ticks(low, high, 4):
        x = LEFT + wide * (value - low) / ((high - low) or 1.0)
        side = "start" if x < LEFT + 15 else "end" if x > WIDTH - RIGHT - 15 else "middle"
        parts.append(element("line", x1=at(x), x2=at(x), y1=TOP, y2=floor + 3, class_="axis"))
        parts.append(element("text", f"{value:g}".replace("-", MINUS), x=at(x), y=HEIGHT - 3, text_anchor=side))
    for split in reversed(splits_of(counts)):
        most = max(counts[split], default=0)
        step = wide / max(1, len(counts[split]))
        if most:
            points = []
            for i, n in enumerate(counts[split]):
                y = at(floor - tall * n / most)
                points += [f"{at(LEFT + i * step)},{y}", f"{at(LEFT + (i + 1) * step)},{y}"]
            parts.append(element("polyline", points=" ".join(points), class_=f"line {class_of(split, 'l')}"))
    said = f"Histogram of {name} by split, {number(low)} to {number(high)}"
    return picture(parts, WIDTH, HEIGHT, said, class_="full")


def columns(
    groups: Sequence[tuple[str, Mapping[str, float]]], said: str, *, width: int = 560, marks: int = 12, end: str = ""
) -> Markup:
    """Return stacked columns: of each group a number a part; every so many is named below.

    With an ``end`` the names stand at the left edges, and it at the right one: columns of a histogram.
    """
    height, left, bottom, top = 150, 40, 22, 10
    most = max((sum(parts.values()) for _, parts in groups), default=0.0) or 1.0
    step = min(90.0, (width - left) / max(1, len(groups)))
    wide, tall = min(0.8 * step, 48.0), height - top - bottom
    width = math.ceil(left + step * len(groups))
    drawn = []
    for value in ticks(0, most, 3):
        y = at(height - bottom - tall * value / most)
        drawn.append(element("line", x1=left, x2=width, y1=y, y2=y, class_="axis" if value == 0 else "rule"))
        drawn.append(element("text", number(value), x=left - 6, y=y, dy="0.32em", text_anchor="end"))
    every = max(1, math.ceil(len(groups) / marks))
    for i, (name, parts) in enumerate(groups):
        base = float(height - bottom)
        x = left + i * step
        for split in splits_of(parts):
            long = tall * parts[split] / most
            base -= long
            if long > 0:
                drawn.append(
                    element(
                        "rect", x=at(x + (step - wide) / 2), y=at(base), width=at(wide), height=at(long),
                        class_=class_of(split),
                    )
                )  # fmt: skip
        if i % every == 0:
            place = x if end else x + step / 2
            drawn.append(element("text", name, x=at(place), y=height - 6, text_anchor="middle"))
    if end and len(groups) % every == 0:
        place = left + len(groups) * step
        drawn.append(element("text", end, x=at(place), y=height - 6, text_anchor="middle"))
    return picture(drawn, width + 24, height, said)


def ticks(low: float, high: float, count: int) -> list[float]:
    """Return about ``count`` round numbers from ``low`` to ``high``."""
    if not high > low:
        return [low]
    rough = (high - low) / count
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(m * size for m in (1, 2, 2.5, 5, 10) if m * size >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(i * step, 12) for i in range(first, math.floor(high / step + 1e-9) + 1)]


def target(
    points: Sequence[tuple[float, float]], middle: tuple[float, float] | None, limit: float, said: str
) -> Markup:
    """Return shifts (east, north in pixels) around nought: the samples' own, their common one, what is allowed."""
    side, half = 190, 80.0
    far = max([limit * 2, *(abs(v) for p in points for v in p), *(abs(v) for v in middle or ())])
    reach = next(r for r in (1, 2, 3, 5, 10, 20, 50, 100, 1e9) if r >= far * 0.98)
    scale = half / reach

    def spot(east: float, north: float) -> tuple[str, str]:
        return at(side / 2 + east * scale), at(side / 2 - north * scale)

    mid = side / 2
    parts = [
        element("circle", cx=mid, cy=mid, r=half, class_="ring"),
        element("circle", cx=mid, cy=mid, r=half / 2, class_="ring"),
        element("line", x1=mid - half, x2=mid + half, y1=mid, y2=mid, class_="rule"),
        element("line", y1=mid - half, y2=mid + half, x1=mid, x2=mid, class_="rule"),
        element("circle", cx=mid, cy=mid, r=at(limit * scale), class_="limit"),
        element("text", f"{number(reach)} px", x=mid + half, y=mid - 5, text_anchor="end"),
        element("text", "N", x=mid, y=mid - half - 3, text_anchor="middle"),
    ]
    for east, north in points:
        x, y = spot(east, north)
        parts.append(element("circle", cx=x, cy=y, r=2.4, class_="f-train", fill_opacity=0.55))
    if middle:
        x, y = spot(*middle)
        cross = f"M{x} {y}m-6 0h12m-6 -6v12"
        parts.append(element("path", d=cross, class_="middle"))
    return picture(parts, side, side, said)


def picture(parts: Sequence[Markup], width: float, height: float, said: str, **attributes: Any) -> Markup:
    """Return an SVG picture that says what it shows."""
    return element(
        "svg", parts, width=at(width), height=at(height), viewBox=f"0 0 {at(width)} {at(height)}", role="img",
        aria_label=said, **attributes,
    )  # fmt: skip
