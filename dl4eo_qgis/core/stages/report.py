"""What a dataset says of itself: scenes as rows, and the README card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..labels.maps import MAPS
from ..products import LOCAL, PRODUCTS
from ..quality import alignment
from ..reporting.facts import Facts
from ..reporting.markup import seen
from ..reporting.summary import MARKS, found_of
from ..reporting.words import number, percent
from ..sources import SOURCES, provider_of
from ..types import Acquisition, Scene
from ..wording import counted

SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*[]<>|&"}
"""What Markdown or HTML would take for more than text."""

COMPOSITE_WORDS = {
    "median": "the median of each band over all acquisitions",
    "mean": "the mean of each band over all acquisitions",
    "maxndvi": "all bands of the acquisition with the largest NDVI",
    "first": "the earliest value of each band",
}
SIMULATED = {
    "provider": "dl4eo's simulated world",
    "licence": "no measurement: simulated pixels, free to use",
    "attribution": "none needed",
}


def scenes_used(acquisitions: Sequence[Acquisition], others: Sequence[Scene]) -> list[Scene]:
    """Return the scenes of which a pixel may stand in the dataset, by role, time and id, each once."""
    by_id = {(s.role, s.id): s for a in acquisitions for s in a.scenes} | {(s.role, s.id): s for s in others}
    order = {"optical": 0, "radar": 1, "terrain": 2, "extra": 3, "labels": 4}
    return sorted(by_id.values(), key=lambda s: (order[s.role], s.time, s.id))


def offset_facts(scene: Scene) -> dict[str, Any]:
    """Return the offset that was added to a scene's DN, what metadata proposes, the reason and the pixels' evidence."""
    return {
        "offset_dn": scene.offset_dn,
        "offset_metadata": scene.offset_dn if scene.offset_metadata is None else scene.offset_metadata,
        "offset_reason": scene.offset_reason,
        "offset_evidence": scene.offset_evidence,
    }


def credits(scenes: Sequence[Scene]) -> list[dict[str, str]]:
    """Return licence and attribution of each kind of data that was used, with the years of the Sentinel data.

    A file of no collection is named by itself.
    """
    found: dict[tuple[str, str, str, str, bool, str], set[int]] = {}
    for scene in scenes:
        key = (scene.collection or scene.id, scene.catalogue, scene.source, scene.role, scene.simulated, scene.product)
        found.setdefault(key, set()).add(scene.time.year)
    entries = []
    for (collection, catalogue, name, role, simulated, kind), years in sorted(found.items()):
        if simulated:
            entries.append({"collection": collection, **SIMULATED})
            continue
        provider, product = provider_of(catalogue), LOCAL if role in ("extra", "labels") else PRODUCTS[kind]
        known = MAPS.get(collection) if role == "labels" else None
        if known is not None:
            entries.append(
                {
                    "collection": collection,
                    "provider": provider.title if provider else catalogue,
                    "licence": known.licence,
                    "attribution": known.attribution,
                }
            )
            continue
        span = "" if role == "terrain" or product is LOCAL else " " + ", ".join(str(y) for y in sorted(years))
        entries.append(
            {
                "collection": collection,
                "provider": provider.title if provider else catalogue,
                "licence": product.licence or SOURCES[name].licence[role],
                "attribution": (product.attribution or SOURCES[name].attribution[role]) + span,
            }
        )
    return entries


def card(facts: Facts) -> str:
    """Return the README.md of a dataset, in Markdown: the report's numbers in few words."""
    header = facts.header
    recipe, counts = header["recipe"], header["counts"]
    size = recipe["chips"]["size_px"]
    lines = [
        "# A training dataset made by dl4eo",
        "",
        f"{counts['kept']} kept samples of {counts['chips']} chips: {size} x {size} pixels of "
        f"{recipe['grid']['pixel_size_m']:g} m, {len(header['bands'])} bands, "
        f"{recipe['time']['start']} to {recipe['time']['end']}.",
        "",
        "Read an image with any GeoTIFF reader: float32, a band each, nodata NaN. `dataset.gpkg` has a row a sample; "
        "`dataset.json` has the recipe, bands, classes and scenes; `stats.json` has the statistics to normalise by. "
        "Look at `report.html`: it shows map, histograms and samples.",
        "",
        *_bands(facts),
        "",
    ]
    lines += [f"{said}\n" for said in _pixels(recipe)]
    if header["layers"]:
        lines += ["## Further rasters of each sample", "", "| folder | values |", "| --- | --- |"]
        lines += [f"| {one['folder']}/ | {_plain(one['meaning'])} |" for one in header["layers"]] + [""]
    if header["classes"]:
        lines += ["## Classes", "", "| value | name |", "| --- | --- |", "| 0 | background |"]
        lines += [f"| {c['value']} | {_class_name(c)} |" for c in header["classes"]]
        lines += [f"| {header['ignore']} | ignore |", ""]
    lines += _problems(header.get("labels_report") or {})
    lines += ["## Samples", "", *_splits(facts)]
    lines += [f"- rejected, {_plain(reason)}: {count}" for reason, count in facts.reasons]
    lines += ["", "## Checks", ""]
    lines += [f"- {name} ({MARKS[mark]}): {_plain(said)}" for name, (mark, said) in found_of(facts).items()]
    lines += ["", *alignment.lines(header["alignment"])]
    lines += ["## Sources and how to cite them", ""]
    for c in header["licences"]:
        whose = f"{_plain(c['collection'])} ({_plain(c['provider'])})"
        lines.append(f"- {whose}. Licence: {c['licence']}. Attribution: {c['attribution']}.")
    return "\n".join(lines) + "\n"


def _bands(facts: Facts) -> Iterator[str]:
    """Yield the table of bands, with the statistics where there are some."""
    known = facts.statistics.get("statistics") or {}
    split = facts.statistics.get("split")
    head = ["no.", "name", "unit", "from", *([f"mean ({split})", "std", "2 %", "98 %"] if known else [])]
    yield from ("## Bands", "", f"| {' | '.join(head)} |", f"| {' | '.join(['---'] * len(head))} |")
    for i, band in enumerate(facts.header["bands"], 1):
        of_band = known.get(band["name"]) or {}
        numbers = [number(of_band.get(key)) for key in ("mean", "std", "p2", "p98")] if known else []
        yield f"| {' | '.join([str(i), _plain(band['name']), _unit(band), band['source'], *numbers])} |"


def _splits(facts: Facts) -> Iterator[str]:
    """Yield what came to each split."""
    for line in facts.splits:
        asked = f"; asked for {percent(line.asked)}" if line.asked is not None else ""
        share = f" ({percent(line.share)} of the {facts.split_unit}s{asked})" if line.share or asked else ""
        yield f"- {line.name or 'no split'}: {line.samples}{share}"


def _pixels(recipe: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence on how optical pixels were chosen, where they are not those of one date as it is."""
    optical, select = recipe["optical"], recipe["select"]
    hidden = "clouds and their shadows" if optical["snow_clear"] else "clouds, their shadows and snow"
    reach = f" and what lies within {optical['mask_dilation_m']:g} m of them" if optical["mask_dilation_m"] else ""
    if select["method"] in COMPOSITE_WORDS:
        days = f"{select['period_days']} days" if select["period_days"] else "the whole time"
        what = COMPOSITE_WORDS[select["method"]]
        told = "where scenes have a cloud layer"
        yield f"Each image is a composite of {days}: of each pixel {what}, without {hidden}{reach} {told}."
    elif optical["mask"] == "nodata":
        yield f"Optical pixels under {hidden}{reach} are nodata."


def _class_name(label_class: Mapping[str, Any]) -> str:
    title = label_class.get("title")
    return _plain(label_class["name"]) + (f" ({_plain(title)})" if title else "")


def _problems(labels_report: Mapping[str, Any]) -> list[str]:
    """Return a section on the labels that are not drawn as they stand; nothing where all are."""
    told = [f"- {p['meaning']}." for p in labels_report.get("problems", ())]
    told += [
        f"- {counted(n, 'pixel')} with the value {v}, which is no class."
        for v, n in labels_report.get("unmapped", {}).items()
    ]
    return ["## Labels", "", *told, ""] if told else []


def _unit(band: Mapping[str, Any]) -> str:
    return str(band["unit"]) + (f" above {_plain(band['datum'])}" if band.get("datum") else "")


def _plain(text: str) -> str:
    """Return text from outside so that Markdown and HTML show it as it is."""
    return " ".join(seen(text).translate(SIGNS).split())
