"""A dry run as people and models read it: a row a sample, a row a quantity, five numbers, a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .. import clouds
from ..bands.kit import Kit
from ..plan import Plan
from ..rows import unread_row
from ..types import ROLES, Sample
from ..wording import counted
from .costs import MB_S, SOURCE, Costs
from .fetching import Fetched

BY_TOLD = "dates by the cloud share that scenes tell"
MAY_CHANGE = f"{BY_TOLD}: a run reads their cloud layers first and may choose others"
FINISHED, TO_MAKE = "finished", "to make"
MADE_OF = ("stratum", "s2_items", "s1_items", "s1_days", "s1_orbit", "s1_gap")
"""Columns of the chips table that are known before."""
SPEED = f"{MB_S[0]:g} to {MB_S[1]:g} MB/s and this machine's cores, by benchmarks/results.md"


@dataclass(frozen=True)
class Facts:
    """All that is known of a dry run."""

    plan: Plan
    kit: Kit
    finished: frozenset[str]
    """Ids of the samples that are there already."""
    fetched: Mapping[str, Fetched]
    """By kind."""
    costs: Costs
    shares: Mapping[str, Mapping[str, float]]
    """By chip id and column."""
    splits: Mapping[str, str]
    """By sample id."""
    warnings: tuple[str, ...]

    @property
    def to_make(self) -> int:
        """How many samples are missing."""
        return len(self.plan.samples) - len(self.finished)

    @property
    def chosen_how(self) -> str:
        """How the dates were chosen, compared with a run."""
        known = any(clouds.has_layer(a.scenes) for a in self.plan.choices.optical.acquisitions)
        return MAY_CHANGE if known else BY_TOLD


def records_of(facts: Facts) -> list[dict[str, Any]]:
    """Return a record a sample, in the order of the chips: what it would be made of."""
    counts = Counter(s.chip.id for s in facts.plan.samples)
    return [_record(facts, s, counts[s.chip.id]) for s in facts.plan.samples]


def _record(facts: Facts, sample: Sample, samples: int) -> dict[str, Any]:
    row = unread_row(sample, "", ()).values
    cloud = [a.cloud_percent for a in sample.passes if a.cloud_percent is not None]
    return {
        "chip_id": sample.chip.id,
        "sample_id": sample.id,
        "date": row["date"],
        "state": FINISHED if sample.id in facts.finished else TO_MAKE,
        "split": facts.splits.get(sample.id, ""),
        "samples": samples,
        "cloud_percent": sum(cloud) / len(cloud) if cloud else None,
        **{name: row[name] for name in MADE_OF},
        "dem_tiles": len(sample.terrain),
        **facts.shares.get(sample.chip.id, {}),
    }


def table_of(facts: Facts) -> list[dict[str, Any]]:
    """Return a record a quantity: quantity, value, unit, and how it is known."""
    plan, costs = facts.plan, facts.costs
    samples, inputs = plan.samples, plan.inputs
    rows: list[tuple[str, float, str, str]] = [
        ("chips", len(inputs.chips), "chips", "area of interest, labels and rules"),
        ("chips without an image", len(inputs.chips) - len({s.chip.id for s in samples}), "chips", "footprints"),
        ("samples", len(samples), "samples", facts.chosen_how),
        ("samples finished", len(facts.finished), "samples", "files in the folder"),
        ("samples to make", facts.to_make, "samples", facts.chosen_how),
        ("dates", len({s.date for s in samples}), "days", facts.chosen_how),
    ]
    rows += [
        (f"scenes, {role}", len(found), "scenes", "catalogue")
        for role in (*ROLES, "extra", "labels")
        if (found := {s.id for one in samples for s in one.scenes if s.role == role})
    ]
    for value, column in facts.kit.columns.items() if facts.shares else ():
        name = next(c.name for c in inputs.classes if c.value == value)
        of_class = sum(shares[column] > 0 for shares in facts.shares.values())
        rows.append((f"chips with {name}", of_class, "chips", "label polygons"))
    rows += [
        (f"samples of {name}", count, "samples", "if none is rejected")
        for name, count in sorted(Counter(facts.splits.values()).items())
        if name
    ]
    rows += [(f"bytes to read, {kind}", round(f.size), "bytes", f.known) for kind, f in facts.fetched.items()]
    total = sum(f.size for f in facts.fetched.values())
    rows.append(("bytes to read", round(total), "bytes", "sum; catalogue answers aside"))
    web = sum(f.from_web for f in facts.fetched.values())
    rows.append(("bytes from the network", round(web), "bytes", "sum; catalogue answers aside"))
    rows += [(f"disk, {part}", round(size), "bytes", f"about; {SOURCE}") for part, size in costs.disk.items()]
    rows.append(("disk", round(sum(costs.disk.values())), "bytes", f"about; {SOURCE}"))
    for word, minutes in zip(("at best", "about", "at worst"), costs.minutes, strict=True):
        rows.append((f"minutes, {word}", round(minutes, 1), "minutes", f"rough; {SPEED}"))
    names = ("quantity", "value", "unit", "known")
    return [dict(zip(names, (name, float(value), *rest), strict=True)) for name, value, *rest in rows]


def numbers_of(facts: Facts) -> dict[str, float]:
    """Return what a model can branch by."""
    return {
        "samples": facts.to_make,
        "scenes": len({s.id for one in facts.plan.samples for s in one.scenes}),
        "bytes": round(sum(f.size for f in facts.fetched.values())),
        "disk": round(sum(facts.costs.disk.values())),
        "minutes": round(facts.costs.minutes[1], 2),
    }


def lines_of(facts: Facts) -> list[str]:
    """Return the plan in a few lines."""
    numbers = numbers_of(facts)
    low, _, high = facts.costs.minutes
    read, disk = size_of(numbers["bytes"]), size_of(numbers["disk"])
    chips = {s.chip.id for s in facts.plan.samples}
    there = f", {len(facts.finished)} of them finished" if facts.finished else ""
    return [
        f"Would make {counted(len(facts.plan.samples), 'sample')} of {counted(len(chips), 'chip')}{there}, from "
        f"{counted(int(numbers['scenes']), 'scene')} ({facts.chosen_how}).",
        f"To read: about {read}. On disk: about {disk}. Time: {minutes_of(low, high)}.",
    ]


def size_of(size: float) -> str:
    """Return bytes as people say them."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.3g} {unit}"
        size /= 1000
    return f"{size:.3g} TB"


def minutes_of(low: float, high: float) -> str:
    """Return a range of minutes as people say it."""
    if high < 1:
        return "less than a minute"
    if low < 120:
        return f"about {max(1, round(low))} to {max(2, round(high))} minutes"
    return f"about {low / 60:.0f} to {high / 60:.0f} hours"
