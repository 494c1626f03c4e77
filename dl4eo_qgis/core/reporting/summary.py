"""The report's beginning: what the dataset is, and what was checked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..leaks.measure import touching
from ..review import COUNTED
from ..wording import counted
from .facts import OUTSIDE, Facts
from .markup import Markup, element, together
from .words import number, percent, signed

GOOD, MIND, BAD, KNOW = "good", "mind", "bad", "know"
MARKS = {GOOD: "good", MIND: "look here", BAD: "a problem", KNOW: "to know"}
"""The mark of a check: its style, and its word."""
Found = tuple[str, str]
"""A mark of ``MARKS``, and a sentence."""
OFF = 0.03
"""Splits may differ that much, or by two chips, from the shares that were asked for before one should look."""


def lead(facts: Facts) -> str:
    """Return the dataset in a sentence."""
    recipe, bands = facts.header["recipe"], len(facts.header["bands"])
    size, pixel = recipe["chips"]["size_px"], recipe["grid"]["pixel_size_m"]
    period = f", {recipe['time']['start']} to {recipe['time']['end']}" if recipe["time"]["start"] else ""
    images = f"{number(len(facts.kept))} {'image' if len(facts.kept) == 1 else 'images'}"
    return (
        f"{images} of {size} \N{MULTIPLICATION SIGN} {size} pixels of {pixel:g} m with "
        f"{counted(bands, 'band')}{' and their masks' if facts.contents.classes else ''}{period}."
    )


def tiles(facts: Facts) -> Markup:
    """Return the key figures."""
    counts, size_m = (
        facts.header["counts"],
        facts.contents.recipe.chips.size_px * facts.contents.recipe.grid.pixel_size_m,
    )
    chips = {r.values["chip_id"] for r in facts.kept}
    apart = facts.contents.recipe.chips.step_px >= facts.contents.recipe.chips.size_px
    ground = f"{number(len(chips) * (size_m / 1000) ** 2)} km\N{SUPERSCRIPT TWO}" if apart else ""
    dates = {r.values["date"] for r in facts.kept}
    shown = [
        ("kept samples", number(len(facts.kept)), _small(f"of {number(counts['samples'])}")),
        ("chips", number(len(chips)), _small(ground)),
        ("dates", number(len(dates)), _small(*_span(sorted(map(str, dates))))),
        ("scenes", number(counts["scenes"]), _small()),
        ("bands", number(len(facts.header["bands"])), _small()),
        ("classes", number(len(facts.header["classes"])), _small()),
    ]
    return element(
        "dl",
        [
            element("div", together(element("dt", name), element("dd", together(value, *more))))
            for name, value, more in shown
        ],
        class_="tiles",
    )


def _small(*said: str) -> Iterator[Markup]:
    """Yield small texts, each on a line of its own where there is no room for all."""
    if any(said):
        yield element("small", Markup(" ".join(element("span", one, class_="nobr") for one in said)))


def _span(dates: list[str]) -> list[str]:
    if not dates:
        return []
    return dates[:1] if dates[0] == dates[-1] else [f"{dates[0]} \N{EN DASH}", dates[-1]]


def checks(facts: Facts) -> Markup:
    """Return what was checked, each with a mark and a sentence."""
    drawn = []
    for name, (mark, said) in found_of(facts).items():
        told = element("span", MARKS[mark], class_=f"mark {mark}")
        drawn.append(element("li", together(told, element("b", name), element("span", said))))
    return element("ul", drawn, class_="checks")


def found_of(facts: Facts) -> dict[str, Found]:
    """Return what was found by each check that has something to tell."""
    return {name: found for name, check in CHECKS.items() if (found := check(facts))}


def _samples(facts: Facts) -> Found:
    rejected = len(facts.rows) - len(facts.kept)
    if not facts.kept:
        return BAD, "No sample was kept. The reasons stand below."
    if not rejected:
        return GOOD, "All samples were kept."
    why = ", ".join(f"{n} {reason}" for reason, n in facts.reasons[:2])
    more = f", and {counted(len(facts.reasons) - 2, 'other reason')}" if len(facts.reasons) > 2 else ""
    mark = KNOW if rejected <= len(facts.rows) / 2 else MIND
    return mark, f"{rejected} of {len(facts.rows)} were rejected: {why}{more}."


def _shares(facts: Facts) -> Found | None:
    lines = [line for line in facts.splits if line.name not in OUTSIDE]
    asked = [line for line in lines if line.asked is not None]
    if not facts.kept:
        return None
    if not lines:
        return KNOW, "The dataset is not split."
    if not asked:
        return KNOW, f"{', '.join(f'{line.name} {percent(line.share)}' for line in lines)}."
    empty = [line.name for line in asked if line.asked and not line.samples]
    got = ", ".join(f"{line.name} {percent(line.share)}" for line in lines)
    if empty:
        return BAD, f"Empty: {' and '.join(empty)}. It came to {got}."
    off = max(abs(line.share - (line.asked or 0.0)) for line in asked)
    near = off <= max(OFF, 2 / max(1, sum(line.chips for line in lines)))
    return (GOOD if near else MIND), f"{got}."


def _leaks(facts: Facts) -> Found | None:
    leaks = facts.document("leaks")
    shared = shared_px(leaks)
    if shared is None:
        return None
    same = sum(int(p.get("same_images") or 0) for p in leaks["pairs"])
    if same and not shared:
        return BAD, f"{counted(same, 'image')} of several splits have the very same pixels."
    ground = f"{number(shared)} pixels of ground"
    if shared and facts.contents.recipe.split.method == "date":
        return MIND, f"Splits by date share {ground}: the test measures other times, not other places."
    if shared:
        return BAD, f"Splits share {ground}: scores on them will flatter."
    if touch := touching(leaks, facts.contents.recipe.split.method):
        return KNOW, f"No two splits share ground. {touch}"
    return GOOD, "No two splits share ground."


def shared_px(leaks: Mapping[str, Any]) -> int | None:
    """Return how many pixels of ground pairs of splits share in all; None where it was not measured."""
    pairs = leaks.get("pairs")
    return sum(int(p.get("shared_px") or 0) for p in pairs) if isinstance(pairs, list) else None


def _review(facts: Facts) -> Found | None:
    counts = facts.document("review")
    told = ", ".join(f"{counts[name]} {name}" for name in COUNTED.values() if counts.get(name))
    return (KNOW, f"By hand: {told}.") if told else None


def _alignment(facts: Facts) -> Found | None:
    layers = facts.document("alignment").get("layers") or {}
    if not layers:
        return None
    warned = [w for w in facts.header["warnings"] if str(w).startswith("Alignment:")]
    if warned:
        return MIND, " ".join(str(w).removeprefix("Alignment: ") for w in warned)
    sure = [
        f"{layer_title(n)} {signed(of['dx_px'])}, {signed(of['dy_px'])} px" for n, of in layers.items() if _sure(of)
    ]
    if not sure:
        return KNOW, "The texture of the images allows no sure estimate."
    return GOOD, f"East, north of the optical images: {'; '.join(sure)}."


def _sure(of_layer: Mapping[str, Any]) -> bool:
    return of_layer["dx_px"] is not None and not str(of_layer["verdict"]).startswith("seems")


def layer_title(layer: str) -> str:
    """Return how a layer of the proof of alignment is called."""
    base, _, look = layer.partition("_")
    title = {"s1": "Sentinel-1", "dem": "elevation", "labels": "labels"}.get(base, base)
    return f"{title} ({look})" if look else title


def _labels(facts: Facts) -> Found | None:
    report = facts.document("labels_report")
    problems = report.get("problems") or ()
    if problems or report.get("unmapped"):
        return MIND, "; ".join(
            str(p["meaning"]) for p in problems
        ) + "." if problems else "Values of no class were met."
    return (GOOD, "All features were drawn as they stand.") if "features" in report else None


def _radar(facts: Facts) -> Found | None:
    if not facts.contents.recipe.radar.enabled:
        return None
    if facts.without_radar:
        told = ", ".join(f"{n} {reason}" for reason, n in facts.without_radar[:2])
        return MIND, f"{counted(sum(n for _, n in facts.without_radar), 'sample')} without: {told}."
    gaps = [abs(g) for g in facts.radar_gaps]
    return (GOOD, f"Within {number(max(gaps), 2)} days of each image.") if gaps else None


def _offsets(facts: Facts) -> Found | None:
    told = [s for s in facts.header["scenes"] if s.get("offset_reason")]
    if not told:
        return None
    if facts.contradicted:
        return MIND, f"{counted(len(facts.contradicted), 'scene')} of {len(told)}: not as metadata proposes. See below."
    return GOOD, f"Decided for {counted(len(told), 'scene')}, as metadata proposes."


def _doubles(facts: Facts) -> Found | None:
    document = facts.document("duplicates")
    if "samples" not in document:
        return None
    if not document["samples"]:
        return GOOD, "No sample is nearly the same as one of another chip or split."
    if document["pixels"]:
        return MIND, f"{counted(document['pixels'], 'sample')} with the very pixels of another."
    return KNOW, f"{counted(document['samples'], 'sample')} with most of another's ground in the same season."


CHECKS: Mapping[str, Callable[[Facts], Found | None]] = {
    "Samples": _samples,
    "Review": _review,
    "Splits": _shares,
    "Leaks": _leaks,
    "Near-duplicates": _doubles,
    "Alignment": _alignment,
    "Labels": _labels,
    "Radar": _radar,
    "Offsets": _offsets,
}
"""Name of each check, and what tells it; one without anything to tell is left out."""
