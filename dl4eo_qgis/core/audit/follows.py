"""Columns and layers of the table that follow from others, or from the header."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..dataset import TABLE
from ..label_inputs import LABELS_LAYER
from ..recipe import COMPOSITES
from ..table import layer_names, read_records
from ..types import Row
from .problems import Problem
from .read import Read

DAY_S = 86400
CLOSE_DAYS = 0.01
"""By which the time between radar and optical scenes may differ: a pass has many scenes, seconds apart."""
CLOSE_SHARE = 1e-3
SHARES = ("clear", "cloud", "shadow", "nodata")
"""They add up to 1, or with ``snow`` where that does not count as clear."""


def of_table(dataset: Read) -> list[Problem]:
    """Return where rows contradict the scenes and the chosen chips that they are of, or layers are others or empty."""
    folder = dataset.contents.folder
    times = _times(dataset.header)
    strata = {}
    layers = layer_names(folder / TABLE)
    if "candidates" in layers:
        strata = {r.get("chip_id"): r.get("stratum") or "" for r in read_records(folder / TABLE, "candidates")}
    found = []
    for row in dataset.rows:
        texts = [*_shares(row), *_stratum(row, strata)]
        if dataset.contents.recipe.select.method not in COMPOSITES:  # these stand for a time of their own
            texts += _radar(row, times)
        found += [Problem("table", text, row.sample_id, TABLE) for text in texts]
    scenes = {s.get("item_id") for s in dataset.contents.scenes}
    if scenes != set(times):
        text = f"The layer scenes has {len(scenes)} scenes, which are not the {len(times)} of the header."
        found.append(Problem("table", text, file=TABLE))
    labelled = any(row.values.get("labelled") for row in dataset.rows)
    if labelled and LABELS_LAYER in layers and not read_records(folder / TABLE, LABELS_LAYER):
        text = f"The layer {LABELS_LAYER} is empty, but masks have classes."
        found.append(Problem("table", text, file=TABLE))
    return found


def _times(header: Mapping[str, Any]) -> dict[str, datetime | None]:
    """Return the times of the header's scenes by id."""
    found: dict[str, datetime | None] = {}
    scenes = header.get("scenes")
    for scene in scenes if isinstance(scenes, list) else []:
        if isinstance(scene, dict) and isinstance(scene.get("id"), str):
            try:
                found[scene["id"]] = datetime.fromisoformat(scene["time"])
            except (KeyError, TypeError, ValueError):
                found[scene["id"]] = None
    return found


def _shares(row: Row) -> list[str]:
    """Return whether the shares of the cloud layer add up."""
    values = [v for name in (*SHARES, "snow") if (v := row.values.get(name)) is not None]
    if len(values) <= len(SHARES):
        return []
    total, snow = sum(values[:-1]), values[-1]
    if 1 - snow - CLOSE_SHARE <= total <= 1 + CLOSE_SHARE:
        return []
    return [f"Its {', '.join(SHARES)} add up to {total:g}, not 1."]


def _stratum(row: Row, strata: Mapping[Any, str]) -> list[str]:
    """Return whether a row says another reason of its choice than its chip."""
    told, wanted = row.values.get("stratum") or "", strata.get(row.values["chip_id"], "")
    return [] if told == wanted else [f"Its stratum is {told or 'empty'}; its chip was chosen for {wanted or 'none'}."]


def _radar(row: Row, times: Mapping[str, datetime | None]) -> list[str]:
    """Return whether the days to the radar are those between its scenes."""
    days = row.values.get("s1_days")
    optical, radar = ([times.get(i) for i in str(row.values.get(f"{s}_items") or "").split(";")] for s in ("s2", "s1"))
    gaps = [(s1 - s2).total_seconds() / DAY_S for s1 in radar for s2 in optical if s1 and s2]
    if days is None or not gaps or min(abs(days - gap) for gap in gaps) <= CLOSE_DAYS:
        return []
    return [f"Its s1_days is {days:g}; its scenes are {max(gaps, key=abs):g} days apart."]
