"""The report's sections on what the dataset holds: classes, bands, rejected samples."""

from __future__ import annotations

from typing import Any

from .charts import bar, class_of, key, lines, swatch
from .facts import Facts
from .markup import Markup, element, table, together
from .words import NONE, number, percent, splits_of

MOST_CLASSES = 40
MOST_GROUPS = 60


def class_section(facts: Facts) -> Markup:
    """Return the classes' shares of the masks' pixels by split, as a table with bars."""
    if not facts.contents.classes:
        return element("p", "The dataset has no labels: images without masks.")
    if not facts.classes:
        return element("p", f"{len(facts.contents.classes)} classes: too many for shares of each in the table.")
    names = list(facts.by_split)
    lines_ = sorted(facts.classes[1:], key=lambda line: -line.pixels)
    shown = [facts.classes[0], *lines_[:MOST_CLASSES]]
    rows = []
    for line in shown:
        sign = swatch(colour=line.color) if line.color else swatch("track")
        cells = [together(sign, f" {line.name}"), number(line.value), number(line.pixels)]
        cells += [
            together(element("span", percent(line.shares[name])), bar(line.shares[name], class_of(name)))
            for name in names
        ]
        weight = _weight(facts, line.value)
        rows.append([*cells, weight])
    head = ["class", "value", "pixels", *(f"{n or 'all'}" for n in names), "weight"]
    told = table(head, rows, caption="Share of the masks' pixels, by split", numbers=(1, 2, 3 + len(names)))
    more = len(lines_) - MOST_CLASSES
    rest = f" The {MOST_CLASSES} largest classes are shown; {more} more are in the table chips." if more > 0 else ""
    about = "Weights are those of stats.json, for a loss that balances the classes of the training samples."
    notes = (about if any(r[-1] != NONE for r in rows) else "") + rest
    return together(told, element("p", notes, class_="soft") if notes else Markup())


def _weight(facts: Facts, value: int) -> str:
    for one in facts.statistics.get("classes") or ():
        if one.get("value") == value:
            return number(one.get("weight"))
    return NONE


def band_section(facts: Facts) -> Markup:
    """Return the bands with their statistics and histograms."""
    named = facts.statistics.get("statistics") or {}
    keys = ("mean", "std", "p2", "p50", "p98")
    rows = []
    for i, band in enumerate(facts.header["bands"], 1):
        of_band = named.get(band["name"]) or {}
        unit = band["unit"] + (f" above {band['datum']}" if band.get("datum") else "")
        numbers = [number(of_band.get(k)) for k in keys] if named else []
        rows.append([f"{i}  {band['name']}", unit, band["source"], *numbers])
    head = ["band", "unit", "from", *(("mean", "std. dev.", "2 %", "median", "98 %") if named else ())]
    of = f" of the {facts.statistics.get('split')} samples" if facts.statistics.get("split") else ""
    caption = f"Statistics{of}: pixels without a value are left out" if named else ""
    parts = [table(head, rows, caption=caption, numbers=range(3, 8))]
    if facts.header["layers"]:
        others = [[f"{one['folder']}/", one["meaning"]] for one in facts.header["layers"]]
        parts.append(table(["folder", "values"], others, caption="Further rasters of each sample"))
    return together(*parts, _histograms(facts))


def _histograms(facts: Facts) -> Markup:
    found: dict[str, dict[str, Any]] = {}
    for split, of_split in (facts.statistics.get("splits") or {}).items():
        for band, histogram in (of_split.get("histograms") or {}).items():
            found.setdefault(band, {})[split] = histogram
    if not found:
        return Markup()
    figures = []
    for band in facts.header["bands"]:
        by_split = found.get(band["name"])
        if by_split:
            ends = next(iter(by_split.values()))
            counts = {split: h["counts"] for split, h in by_split.items()}
            caption = element("figcaption", f"{band['name']} ", element("span", band["unit"]))
            figures.append(element("figure", caption, lines(ends["from"], ends["to"], counts, band["name"])))
    names = splits_of({s for by_split in found.values() for s in by_split})
    return together(
        element("h3", "Histograms by split"),
        element("p", "Each line has its own height, so that shapes compare whatever the number of samples. Half a "
                "percent of the pixels lies beyond each end.",
                class_="soft"),
        key([(swatch(class_of(n)), n or "all") for n in names]),
        element("div", figures, class_="small"),
    )  # fmt: skip


def rejected_section(facts: Facts) -> Markup:
    """Return the reasons of rejected samples with their counts."""
    if not facts.reasons:
        return Markup()
    total = len(facts.rows)
    rows = [[reason, number(n), percent(n / total), bar(n / total, "bar")] for reason, n in facts.reasons[:MOST_GROUPS]]
    return table(["reason", "samples", "share", ""], rows, caption="Rejected, and why", numbers=(1, 2))
