"""The report's sections on the split: shares, classes, dates, leaks, near-duplicates, the choice of chips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ..wording import counted
from .charts import bar, class_of, columns, swatch
from .facts import Facts
from .markup import Markup, element, table, together
from .words import NONE, number, percent

MOST_GROUPS = 60
LEAK_COLUMNS = {
    "shared_px": "shared ground, px", "shared_chips": "chips with it", "min_distance_m": "smallest distance, m",
    "near_chips": "chips within the buffer", "same_chips": "same chips", "same_images": "same images",
    "shared_scenes": "shared scenes", "shared_dates": "shared dates",
}  # fmt: skip
"""Keys of a pair of splits in dataset.json, and what heads their column."""
DOUBLES = {
    "pixels": "have the very pixels of another", "chip": "show a chip of another split, in the same season",
    "ground": "share more than {share} of their ground with another, in the same season",
}  # fmt: skip
"""What near-duplicates have in common, and how it is told."""
LISTED = 20


def split_section(facts: Facts) -> Markup:
    """Return what came to each split, and when its images were taken."""
    if not facts.kept:
        return element("p", "No sample was kept, so that there is nothing to split.")
    masks = bool(facts.contents.classes)
    rows = []
    for line in facts.splits:
        name, kind, out = line.name, class_of(line.name), line.name in ("buffer", "")
        share = ["left out" if name else NONE, NONE] if out else [percent(line.share), percent(line.asked)]
        labelled = [percent(line.labelled)] if masks else []
        drawn = Markup() if out else bar(line.share, kind)
        shown = together(swatch(kind), f" {name or 'no split'}")
        rows.append([shown, number(line.chips), number(line.samples), *share, *labelled, drawn])
    head = ["split", "chips", "samples", f"share of {facts.split_unit}s", "asked for"]
    head += ["labelled, mean", ""] if masks else [""]
    told = table(head, rows, caption="What was asked for, and what came out", numbers=range(1, len(head) - 1))
    said = element("p", " ".join(_said(facts)))
    return together(said, told, _classes(facts), _folds(facts), _dates(facts))


def _said(facts: Facts) -> Iterator[str]:
    """Yield how the split was made."""
    rules, document = facts.header["recipe"]["split"], facts.document("split")
    if rules["method"] == "none":
        yield "The samples are not split."
        return
    yield f"Method: {rules['method']}, seed {rules['seed']}."
    if document.get("block_m"):
        yield f"Side or width: {number(document['block_m'])} m."
    if document.get("angle"):
        yield f"Angle: {document['angle']:g}\N{DEGREE SIGN}."
    if document.get("groups", len(facts.kept)) < len({r.values["chip_id"] for r in facts.kept}):
        what = "Groups of chips" if facts.split_unit == "chip" else "Dates"
        yield f"{what} that stay together: {number(document['groups'])}."
    if document.get("fallback"):
        yield "There were too few to fill the splits that were asked for."
    if document.get("buffer_m"):
        yield f"Chips nearer than {number(document['buffer_m'])} m to another split are left out."
    if document.get("overlap") == "allow":
        yield "Chips that share ground may be of two splits: the recipe allows it."


def _classes(facts: Facts) -> Markup:
    """Return how even the classes are over the splits."""
    document = facts.document("split")
    shares, uneven = document.get("classes") or {}, document.get("imbalance") or {}
    if not shares:
        return Markup()
    names = [line.name for line in facts.splits if line.name and line.name != "buffer"]
    rows = [
        [name, *(percent(of.get(split, 0.0)) for split in names), percent((uneven.get("classes") or {}).get(name))]
        for name, of in list(shares.items())[:MOST_GROUPS]
    ]
    caption = "Where the pixels of each class are"
    told = table(["class", *names, "imbalance"], rows, caption=caption, numbers=range(1, len(names) + 2))
    plain = uneven.get("mean_by_count_alone")
    before = f"; dealt by counts alone it would be {percent(plain)}" if plain is not None else ""
    mean = f" Mean over the classes: {percent(uneven['mean'])}{before}." if "mean" in uneven else ""
    about = (
        f"Imbalance: the part of a class that would have to change its split for all to have their wanted share.{mean}"
    )
    return together(element("h3", "Balance of the classes"), told, element("p", about, class_="soft"))


def _folds(facts: Facts) -> Markup:
    found = facts.document("split").get("folds") or []
    if not found:
        return Markup()
    leaks = {one.get("fold"): one for one in facts.document("leaks").get("folds") or []}
    rows = []
    for one in found:
        leak = leaks.get(one["fold"], {})
        shared = number(leak.get("shared_px")), number(leak.get("min_distance_m"))
        rows.append([f"fold {one['fold']}", number(one["chips"]), number(one["samples"]), *shared])
    head = ["fold", "chips", "samples", "ground shared with others, px", "smallest distance, m"]
    return together(element("h3", "Folds"), table(head, rows, numbers=range(1, 5)))


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
    pairs = facts.document("leaks").get("pairs")
    if not isinstance(pairs, list):
        return Markup()
    heading = element("h3", "Leaks")
    if not pairs:
        return together(heading, element("p", "There are no two splits that could share anything."))
    shown = [[_pair_name(p), *(number(p.get(k)) for k in LEAK_COLUMNS)] for p in pairs]
    told = table(["splits", *LEAK_COLUMNS.values()], shown, numbers=range(1, 1 + len(LEAK_COLUMNS)))
    about = (
        "What two splits have in common, over all dates, tiles and overlaps, whatever the method. Shared ground makes "
        "scores look better than they are; shared scenes and dates may be meant. The layer leaks of dataset.gpkg has "
        "the chips."
    )
    return together(heading, element("p", about, class_="soft"), told)


def _pair_name(pair: Mapping[str, Any]) -> Markup:
    return element("span", " \N{EN DASH} ".join(str(name) for name in pair["splits"]), class_="nobr")


def doubles_section(facts: Facts) -> Markup:
    """Return the samples that are nearly the same as another; nothing where there is none."""
    document = facts.document("duplicates")
    series = document.get("other_dates") or 0
    of_series = f"{counted(series, 'sample')} of a chip with other dates of the same season in its split: not listed."
    if not document.get("samples"):
        return together(element("h3", "Near-duplicates"), element("p", of_series)) if series else Markup()
    share = percent(document["min_share"])
    told = [
        f"{counted(document[key], 'sample')} {said.format(share=share)}"
        for key, said in DOUBLES.items()
        if document[key]
    ]
    listed = document["listed"]
    rows = [[p["sample_id"], p["twin"], p["common"], percent(p["share"]), number(p["days"])] for p in listed[:LISTED]]
    more = document["samples"] - len(rows)
    rest = element("p", f"And {number(more)} more in the layer duplicates of dataset.gpkg.") if more else Markup()
    head = ["sample", "twin", "in common", "of the ground", "days apart"]
    shown = together(table(head, rows, numbers=(3, 4)), rest)
    return together(
        element("h3", "Near-duplicates"),
        element("p", "; ".join(told) + "." + (f" {of_series}" if series else "")),
        element("details", element("summary", "Samples and their twins"), shown),
    )


def balance_section(facts: Facts) -> Markup:
    """Return how chips were chosen by class before anything was read; nothing where all were made."""
    document = facts.document("balance")
    if not document:
        return Markup()
    rows = []
    for one in [*document.get("classes", ()), {**document.get("background", {}), "name": "background"}]:
        wanted, reached = one.get("wanted"), one.get("reached")
        state = NONE if reached is None else "yes" if reached else "no"
        numbers = [number(n) for n in (one.get("candidates"), wanted, one.get("chosen"), one.get("kept"))]
        rows.append([str(one.get("name") or one.get("value")), *numbers, state])
    counts = number(document.get("chosen")), number(document.get("candidates"))
    said = f"{counts[0]} of {counts[1]} chips were chosen from the labels alone, before an image was read."
    head = ["class", "chips that have it", "wanted", "chosen", "kept", "reached"]
    told = table(head, rows, numbers=(1, 2, 3, 4))
    return together(element("h3", "Chips chosen for balance"), element("p", said), told)
