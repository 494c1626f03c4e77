"""The report's sections on what the dataset holds: splits, leaks, classes, bands, rejected samples, dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from .charts import bar, class_of, columns, key, lines, swatch
from .facts import Facts
from .markup import Markup, element, table, together
from .words import NONE, number, percent, splits_of

MOST_CLASSES = 40
MOST_GROUPS = 60


def split_sections(facts: Facts) -> Markup:
    """Return what came to each split, and when its images were taken."""
    if not facts.kept:
        return element("p", "No sample was kept, so that there is nothing to split.")
    recipe = facts.header["recipe"]["split"]
    method = recipe["method"]
    said = "The samples are not split." if method == "none" else f"Method: {method}, seed {recipe['seed']}."
    masks = bool(facts.contents.classes)
    rows = []
    for line in facts.splits:
        name, kind, out = line.name, class_of(line.name), line.name == "buffer"
        share = ["left out", number(None)] if out else [percent(line.share), percent(line.asked)]
        labelled = [percent(line.labelled)] if masks else []
        drawn = Markup() if out else bar(line.share, kind)
        shown = together(swatch(kind), f" {name or 'not split'}")
        rows.append([shown, number(line.chips), number(line.samples), *share, *labelled, drawn])
    head = ["split", "chips", "samples", "share of samples", "asked for", *(["labelled, mean"] if masks else []), ""]
    told = table(head, rows, caption="What was asked for, and what came out", numbers=range(1, len(head) - 1))
    return together(element("p", said), told, _dates(facts))


def _dates(facts: Facts) -> Markup:
    """Return samples a month (a day, a year) by split."""
    days = sorted({str(r.values["date"]) for r in facts.kept})
    if len(days) < 2:
        return Markup()
    length = next((n for n in (10, 7, 4) if len({d[:n] for d in days}) <= (24 if n == 10 else MOST_GROUPS)), 4)
    found: dict[str, Counter[str]] = {day[:length]: Counter() for day in days}
    for row in facts.kept:
        found[str(row.values["date"])[:length]][str(row.values["split"] or "")] += 1
    what = {10: "date", 7: "month", 4: "year"}[length]
    marks = {10: 6, 7: 7, 4: 10}[length]
    title = f"Kept samples by {what}"
    drawn = columns(list(found.items()), title, marks=marks)
    return together(element("h3", title), element("figure", drawn))


def leak_section(facts: Facts) -> Markup:
    """Return what splits share, pair by pair; nothing where it was not measured."""
    leaks = facts.document("leaks")
    pairs = leaks.get("pairs")
    if not isinstance(pairs, list):
        return Markup()
    if not pairs:
        return element("p", "There are no two splits that could share anything.")
    shown = [[_pair_name(p), *(_cell(p.get(k)) for k in LEAK_COLUMNS)] for p in pairs]
    told = table(["splits", *LEAK_COLUMNS.values()], shown, numbers=range(1, 1 + len(LEAK_COLUMNS)))
    about = (
        "Ground, scenes and dates that two splits have in common, over all dates, tiles and overlaps, whatever the "
        "method. Shared ground makes scores look better than they are; shared scenes and dates may be meant."
    )
    return together(element("p", about, class_="soft"), told)


LEAK_COLUMNS = {
    "shared_px": "shared ground, px", "min_distance_m": "smallest distance, m", "shared_scenes": "shared scenes",
    "shared_dates": "shared dates", "same_chips": "same chips", "same_images": "same images",
    "near_chips": "chips within the buffer",
}  # fmt: skip
"""Keys of a pair of splits, and what heads their column."""


def _pair_name(pair: Mapping[str, Any]) -> str:
    return " \N{EN DASH} ".join(str(name) for name in pair.get("splits", ()))


def _cell(value: Any) -> str:
    return number(len(value)) if isinstance(value, Sequence) and not isinstance(value, str) else number(value)


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
