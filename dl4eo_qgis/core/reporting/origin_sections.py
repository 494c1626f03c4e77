"""The report's sections on where a dataset comes from: scenes, offsets, radar, alignment, labels, recipe, licences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ..quality.alignment import ALLOWED_PX
from ..types import Row
from ..wording import counted
from .charts import columns, target
from .facts import Facts
from .markup import Markup, element, table, together
from .summary import layer_title
from .words import is_number, number, percent, signed

SHOWN, MOST_SCENES = 12, 400
"""Scenes that stand open, and that are listed at all; the layer scenes has every one."""
MOST_POINTS = 400
ABOUT_SHIFTS = (
    "How far the edges in a layer lie from those in the optical images, in pixels. A dash: their texture allows no "
    "estimate. Not all of a shift is an error of place: trees and slopes lean towards the radar, shadows lie beside "
    "what throws them, and labels may be drawn from another image."
)
ROLES = {"optical": "optical", "radar": "radar", "terrain": "elevation", "extra": "further raster", "labels": "labels"}


def scene_section(facts: Facts) -> Markup:
    """Return the scenes with dates, clouds, and how many kept samples have pixels of them."""
    clouds = {str(s.get("item_id")): s.get("cloud") for s in facts.contents.scenes}
    rows = []
    for scene in facts.header["scenes"][:MOST_SCENES]:
        cloud = clouds.get(scene["id"])
        used = facts.scene_uses[scene["id"]] if scene["role"] in ("optical", "radar") else None
        time = str(scene["time"] or "")[:16].replace("T", " ") or "no date"
        share = percent(cloud / 100) if is_number(cloud) else number(None)
        rows.append(
            [time, ROLES.get(scene["role"], scene["role"]), scene["id"], scene["collection"], share, number(used)]
        )
    head = ["UTC", "kind", "scene", "collection", "cloud", "kept samples"]
    told = table(head, rows, numbers=(4, 5))
    more = len(facts.header["scenes"]) - MOST_SCENES
    rest = element("p", f"And {more} more in the layer scenes of dataset.gpkg.") if more > 0 else Markup()
    if len(rows) <= SHOWN:
        return together(told, rest)
    summary = element("summary", f"All {len(facts.header['scenes'])} scenes")
    return together(_kinds(facts), element("details", summary, told, rest))


def _kinds(facts: Facts) -> Markup:
    kinds: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for scene in facts.header["scenes"]:
        kinds[scene["role"], scene["collection"]].append(str(scene["time"] or "")[:10])
    rows = []
    for (role, collection), times in kinds.items():
        known = sorted(filter(None, times))
        span = f"{known[0]} to {known[-1]}" if known else "no date"
        rows.append([ROLES.get(role, role), collection, number(len(times)), span])
    return table(["kind", "collection", "scenes", "dates"], rows, numbers=(2,))


def offset_section(facts: Facts) -> Markup:
    """Return which offset was taken from the numbers of optical scenes, and why."""
    told = [s for s in facts.header["scenes"] if s.get("offset_reason")]
    if not told:
        return Markup()
    groups: defaultdict[tuple[float, float, str], list[str]] = defaultdict(list)
    for scene in told:
        groups[scene["offset_dn"], scene["offset_metadata"], str(scene["offset_reason"])].append(scene["id"])
    rows = []
    for (taken, proposed, reason), ids in sorted(groups.items(), key=lambda one: (one[0][0] == one[0][1], one[0])):
        names = ids[0] + (f" and {len(ids) - 1} more" if len(ids) > 1 else "")
        rows.append([signed(taken, 0), signed(proposed, 0), number(len(ids)), reason, names])
    about = (
        "Sentinel-2 numbers carry +1000 since processing baseline 04.00. Metadata proposes, pixels confirm. The "
        "evidence of each scene is in the layer scenes."
    )
    head = ["added to DN", "metadata says", "scenes", "why", "which"]
    return together(
        element("h3", "Offset decisions"), element("p", about, class_="soft"), table(head, rows, numbers=(1, 2))
    )


def radar_section(facts: Facts) -> Markup:
    """Return how far in time radar and image lie apart."""
    gaps = facts.radar_gaps
    missing = facts.without_radar
    if not gaps and not missing:
        return Markup()
    parts = [element("h3", "Time from image to radar")]
    if gaps:
        ordered = sorted(abs(g) for g in gaps)
        parts.append(
            element(
                "p",
                f"Half of the kept samples are within {number(ordered[(len(ordered) - 1) // 2], 2)} days, all within "
                f"{number(ordered[-1], 2)}. Before the image counts as negative.",
                class_="soft",
            )
        )
        parts.append(element("figure", _gap_chart(gaps)))
    if missing:
        rows = [[reason, number(n)] for reason, n in missing[:SHOWN]]
        parts.append(table(["no radar, because", "samples"], rows, numbers=(1,)))
    return together(*parts)


def _gap_chart(gaps: list[float]) -> Markup:
    reach = max(1.0, max(abs(g) for g in gaps))
    width = next(w for w in (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 1e6) if 2 * reach / w <= 26)
    first, last = int(min(gaps) // width), int(max(gaps) // width)
    counts = Counter(int(g // width) for g in gaps)
    groups = [(signed_day(i * width), {"all": float(counts[i])}) for i in range(first, last + 1)]
    said = f"Days from image to radar, in steps of {width:g}"
    return columns(groups, said, end=signed_day((last + 1) * width))


def signed_day(days: float) -> str:
    """Return a number of days with its sign."""
    return f"{days:+g}".replace("-", "\N{MINUS SIGN}") if days else "0"


def alignment_section(facts: Facts) -> Markup:
    """Return how far layers lie from the optical images, sample by sample and together."""
    document = facts.document("alignment")
    layers = document.get("layers") or {}
    if not layers:
        return Markup()
    rows, figures = [], []
    for name, of in layers.items():
        spread = f"{of['spread_px']:.2f}" if is_number(of["spread_px"]) else number(None)
        shift = signed(of["dx_px"]), signed(of["dy_px"])
        rows.append([layer_title(name), *shift, spread, number(of["samples"]), of["verdict"]])
        points = _points(facts.kept, name)
        if points or is_number(of["dx_px"]):
            middle = (of["dx_px"], of["dy_px"]) if is_number(of["dx_px"]) else None
            told = f"{counted(len(points), 'sample')} of {document['samples']} by itself" if points else ""
            said = f"Shifts of {layer_title(name)} against the optical images"
            caption = element("figcaption", layer_title(name), " ", element("span", told))
            figures.append(element("figure", caption, target(points[:MOST_POINTS], middle, ALLOWED_PX, said)))
    head = ["layer", "east, px", "north, px", "spread, px", "samples", "verdict"]
    key = (
        "The cross is the shift of all samples together, a dot that of a sample whose texture proves it alone. The "
        "dashed circle has a radius of half a pixel."
    )
    return together(
        element("p", f"{ABOUT_SHIFTS} Measured on {document['samples']} of the kept samples.", class_="soft"),
        table(head, rows, numbers=(1, 2, 3, 4)),
        *([element("p", key, class_="soft"), element("div", figures, class_="small")] if figures else []),
    )


def _points(rows: list[Row], layer: str) -> list[tuple[float, float]]:
    pairs = ((r.values.get(f"{layer}_dx_px"), r.values.get(f"{layer}_dy_px")) for r in rows)
    return [(float(x), float(y)) for x, y in pairs if is_number(x) and is_number(y)]


def label_section(facts: Facts) -> Markup:
    """Return the labels that are not drawn as they stand; nothing without labels."""
    report = facts.document("labels_report")
    if not report:
        return Markup()
    told = [str(p["meaning"]) + "." for p in report.get("problems") or ()]
    for value, count in (report.get("unmapped") or {}).items():
        told.append(f"{counted(count, 'pixel')} with the value {value}, which is no class.")
    counts = f"{counted(report['features'], 'feature')}, {report['used']} used." if "features" in report else ""
    if not told:
        return element("p", f"{counts} All were drawn as they stand.") if counts else Markup()
    where = " Those with a problem are named in the layer label_problems of dataset.gpkg." if counts else ""
    return together(element("p", counts + where), element("ul", [element("li", one) for one in told], class_="notes"))


def recipe_section(facts: Facts) -> Markup:
    """Return how the dataset was made, in the recipe's main words."""
    rows = [[name, said] for name, said in _choices(facts.header["recipe"]) if said]
    software = ", ".join(f"{name} {version}" for name, version in facts.header["software"].items() if version)
    about = "recipe.json in this folder has all of it, and makes the dataset again."
    return together(
        element("p", about), table(["choice", "value"], rows), element("p", f"Made with {software}.", class_="soft")
    )


def _choices(recipe: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    optical, chips, select, qc = recipe["optical"], recipe["chips"], recipe["select"], recipe["qc"]
    yield "period", f"{recipe['time']['start']} to {recipe['time']['end']}" if recipe["time"]["start"] else ""
    yield "optical bands", ", ".join([*optical["bands"], *optical["indices"]])
    yield "scene cloud", f"up to {optical['max_cloud_percent']:g} %" if optical["max_cloud_percent"] <= 100 else "any"
    yield "acquisitions", str(select["method"])
    radar = recipe["radar"]
    yield "radar", f"within {radar['max_days']:g} days, in {radar['unit']}" if radar["enabled"] else "none"
    yield "elevation", "yes" if recipe["terrain"]["enabled"] else "none"
    step = chips["stride_px"] or chips["size_px"]
    yield "chips", f"{chips['size_px']} px every {step} px, {chips['keep']}, at the edge: {chips['edge']}"
    labels = recipe["labels"]
    given = labels["path"] or labels["raster_path"] or labels["catalogue"]
    yield "label rule", str(labels["rule"]) if labels["path"] else ""
    rules = (_rule(key, value) for key, value in qc.items() if given or "labelled" not in key)
    yield "quality rules", ", ".join(filter(None, rules))
    split = {k: v for k, v in recipe["split"].items() if v not in ("", 0, 0.0, [], ()) and k not in ("path", "layer")}
    yield "split", ", ".join(f"{key} {_plain(value)}" for key, value in split.items())


def _rule(key: str, value: Any) -> str:
    """Return a rule of quality as a limit; nothing where it lets everything pass."""
    side, _, what = key.partition("_")
    if isinstance(value, bool):
        return key.replace("_", " ") if value else ""
    if key == "max_failed" or (side == "min" and value == 0) or (side == "max" and value == 1):
        return ""
    return f"{what} {'at least' if side == 'min' else 'at most'} {value:g}"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "/".join(_plain(one) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def licence_section(facts: Facts) -> Markup:
    """Return the licences of the data, and how to cite them."""
    items = []
    for one in facts.header["licences"]:
        whose = element("b", f"{one['collection']} ({one['provider']})")
        items.append(element("li", together(whose, f". Licence: {one['licence']}. Attribution: {one['attribution']}.")))
    return element("ul", items, class_="notes")
