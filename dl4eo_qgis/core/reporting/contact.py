"""The contact sheet: random, best, worst and rejected samples, with what was measured of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest

from ..contents import Contents
from ..reasons import MEASURE
from ..types import Row
from .charts import key, swatch
from .markup import Markup, element, together
from .pictures import FALLBACK, SIDE_PX, Album, FloatArray, Scale, uri
from .words import is_number, number, percent

RANDOM, BEST, WORST, REJECTED = 12, 6, 6, 12
OF_ONE_REASON = 4
"""Rejected samples of one reason that are shown while there are other reasons."""
MOST_COLOURS = 40
BIG_PX = 100
"""Chips of fewer pixels are shown with their pixels' edges."""


@dataclass(frozen=True)
class Group:
    """Samples that are shown together."""

    title: str
    about: str
    rows: Sequence[Row]


def groups_of(rows: Sequence[Row]) -> list[Group]:
    """Return the samples of a contact sheet; the same whatever the rows' order.

    Best and worst are told apart by ``quality``; a sample that is among the best is not among the worst.
    """
    kept = [r for r in rows if r.values["status"] == "kept"]
    worst = nsmallest(min(WORST, len(kept) // 2), kept, key=quality)
    best = nlargest(min(BEST, len(kept) - len(worst)), kept, key=quality)
    rule = "by the share of pixels that are valid and clear, then by contrast where it was measured"
    return [
        Group("Random", "Kept samples, drawn by lot, but always the same.", nsmallest(RANDOM, kept, key=lot)),
        Group("Best", f"Of the kept samples, {rule}.", best),
        Group("Worst that were kept", "The other end of the same order. Look here first.", worst),
        Group("Rejected", "With the reason; some of each.", rejected_of(rows)),
    ]


def quality(row: Row) -> tuple[float, float, float, str]:
    """Return what samples are ordered by, the worst first: valid x clear share, contrast, labelled share, id."""
    values = row.values
    valid, clear, contrast, labelled = (values.get(k) for k in ("valid", "clear", "contrast", "labelled"))
    seen = (valid if is_number(valid) else 0.0) * (clear if is_number(clear) else 1.0)
    spread = contrast if is_number(contrast) else 0.0
    return round(seen, 6), spread, labelled if is_number(labelled) else 0.0, row.sample_id


def lot(row: Row) -> bytes:
    """Return what samples are drawn by: as if by lot."""
    return hashlib.sha256(row.sample_id.encode()).digest()


def rejected_of(rows: Sequence[Row]) -> list[Row]:
    """Return rejected samples to show: those with pictures first, and of every reason before many of one."""
    rejected = [r for r in rows if r.values["status"] == "rejected"]
    seen: dict[str, int] = {}
    order: list[tuple[bool, int, bytes, Row]] = []
    for row in sorted(rejected, key=lambda r: (not r.values.get("image"), lot(r))):
        reason = MEASURE.sub("#", str(row.values["reason"] or ""))
        seen[reason] = seen.get(reason, 0) + 1
        order.append((seen[reason] > OF_ONE_REASON, seen[reason], lot(row), row))
    return [row for *_, row in sorted(order, key=lambda one: one[:3])[:REJECTED]]


def sheet(contents: Contents, rows: Sequence[Row], check: Callable[[], None]) -> Markup:
    """Return the contact sheet; raises DatasetError where a sample's files cannot be read back."""
    groups = [g for g in groups_of(rows) if g.rows]
    if not groups:
        return Markup()
    album = Album(contents)
    shown: dict[str, Row] = {r.sample_id: r for g in groups for r in g.rows}
    values: dict[str, FloatArray] = {}
    for row in shown.values():
        check()
        values |= album.read([row])
    pictures = {r.sample_id for r in groups[0].rows} & set(values) or set(values)
    scale = album.scale([values[name] for name in sorted(pictures)])
    figures = {name: _figure(album, row, values.get(name), scale) for name, row in shown.items()}
    parts = [element("p", _about(scale, contents), class_="soft"), _colours(contents)]
    for group in groups:
        parts.append(element("h3", group.title))
        parts.append(element("p", group.about, class_="soft"))
        parts.append(element("div", [figures[r.sample_id] for r in group.rows], class_="sheet"))
    return together(parts)


def _about(scale: Scale, contents: Contents) -> str:
    bands = ", ".join(scale.bands)
    means = "" if contents.recipe.chips.size_px <= SIDE_PX else " Pixels are averaged for these pictures."
    masks = " Right: the mask, in the colours of the classes; plain is background, dark grey is ignored." if (
        contents.classes
    ) else ""  # fmt: skip
    if scale.unit:
        ends = f"{scale.unit} {number(scale.low[0], 2)} is black and {number(scale.high[0], 2)} is white"
    else:
        ends = "; ".join(
            f"{name} from {number(low, 2)} to {number(high, 2)}"
            for name, low, high in dict.fromkeys(zip(scale.bands, scale.low, scale.high, strict=True))
        )
    return (
        f"Bands as red, green, blue: {bands}. All pictures share one brightness: {ends} (gamma 1.5)."
        f" Hatched: no value.{means}{masks}"
    )


def _colours(contents: Contents) -> Markup:
    """Return the colours of the masks; of very many classes the first."""
    shown = contents.classes[:MOST_COLOURS]
    more = len(contents.classes) - len(shown)
    entries = [(swatch(colour=c.color or FALLBACK), c.title or c.name) for c in shown]
    if more:
        entries.append((swatch("track"), f"and {more} more classes"))
    return key(entries) if entries else Markup()


def _figure(album: Album, row: Row, values: FloatArray | None, scale: Scale) -> Markup:
    caption = element("figcaption", list(_caption(row)))
    if values is None:
        return element("figure", element("div", "no picture: it was not made", class_="none"), caption)
    big = "big" if album.contents.recipe.chips.size_px < BIG_PX else None
    colours = element(
        "img", src=uri(scale.paint(values)), alt=f"{row.sample_id}: {', '.join(scale.bands)}", class_=big,
        width=values.shape[2], height=values.shape[1],
    )  # fmt: skip
    mask = album.mask(row)
    if mask is None:
        return element("figure", element("div", colours, class_="pair one"), caption)
    said = _classes(row.values.get("classes")) or f"labelled {percent(row.values.get('labelled'))}"
    other = element(
        "img", src=uri(mask), alt=f"Mask of {row.sample_id}: {said}", class_="mask", width=mask.shape[1],
        height=mask.shape[0],
    )  # fmt: skip
    return element("figure", element("div", together(colours, other), class_="pair"), caption)


def _caption(row: Row) -> Iterator[Markup]:
    values = row.values
    yield element("b", row.sample_id)
    told = [str(values["split"])] if values.get("split") else []
    told += [
        f"{name} {percent(values.get(key))}"
        for key, name in (("valid", "valid"), ("clear", "clear"), ("labelled", "labelled"))
        if is_number(values.get(key))
    ]
    if is_number(values.get("contrast")):
        told.append(f"contrast {number(values['contrast'], 2)}")
    dots = [f"{one} \N{MIDDLE DOT}" for one in told[:-1]] + told[-1:]
    yield Markup(" ".join(element("span", one, class_="nobr") for one in dots))
    if values.get("reason"):
        yield element("span", str(values["reason"]), class_="why")


def _classes(names: object) -> str:
    return str(names or "").replace(";", ", ")


__all__ = ["Group", "groups_of", "lot", "quality", "rejected_of", "sheet"]
