"""Which rows of a layer of scenes one stack is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from ..errors import RecipeError
from ..stages import select
from ..types import Scene
from .scenes import KEY, SceneRow

DATE_KEY = "select.date"
FOR_DATE, RANK = "for_date", "rank"
"""Columns that ``choose`` writes."""
MANY = 12
"""Days that an error lists."""
UNRANKED = 10**9


@dataclass(frozen=True)
class Material:
    """The scenes of one stack, by role, in the order in which they are mosaicked."""

    optical: tuple[Scene, ...]
    first: tuple[Scene, ...]
    """Those of the pass that the stack's date is of; the others fill gaps."""
    radar: tuple[Scene, ...]
    terrain: tuple[Scene, ...]
    day: str
    """``YYYY-MM-DD``."""

    @property
    def date(self) -> str:
        """``YYYYMMDD``."""
        return self.day.replace("-", "")


def material_of(rows: Sequence[SceneRow], day: str = "") -> Material:
    """Return the scenes of one date; raises RecipeError where the layer has several, or not that one.

    A layer of ``choose`` tells which date each scene is for; in any other the date is that of the optical scenes.
    """
    optical = [row for row in rows if row.scene.role == "optical"]
    if not optical:
        roles = sorted({row.scene.role for row in rows})
        raise RecipeError(
            KEY, f"the layer has no optical scene, only {' and '.join(roles)}.", "A stack needs one: search for it."
        )
    days = sorted({_day_of(row) for row in optical})
    if not day and len(days) > 1:
        raise RecipeError(
            DATE_KEY,
            f"is empty, and the layer has scenes for {len(days)} days ({_listed(days)}).",
            "Give one of them, or choose with Select scenes first.",
        )
    day = day or days[0]
    if day not in days:
        raise RecipeError(DATE_KEY, f"the layer has no optical scene for {day}; it has {_listed(days)}.")
    mine = [row for row in optical if _day_of(row) == day]
    first, scenes = _mosaic(mine)
    return Material(
        optical=scenes,
        first=first,
        radar=_unique(row for row in rows if row.scene.role == "radar" and row.values.get(FOR_DATE) in (None, "", day)),
        terrain=_unique(row for row in rows if row.scene.role == "terrain"),
        day=day,
    )


def _mosaic(rows: Sequence[SceneRow]) -> tuple[tuple[Scene, ...], tuple[Scene, ...]]:
    """Return the scenes of the pass that comes first, and all of them, in the order in which they are mosaicked.

    Without ranks the pass with the most scenes comes first (the earliest of equal ones), each pass as in a build.
    """
    ranked = sorted(rows, key=lambda row: _rank_of(row.values.get(RANK)))
    scenes = _unique(ranked)
    groups = select.passes(scenes)
    if all(_rank_of(row.values.get(RANK)) < UNRANKED for row in rows):
        return next(group for group in groups if scenes[0] in group), scenes
    groups.sort(key=lambda group: (-len(group), min(s.time for s in group)))
    return groups[0], tuple(s for group in groups for s in group)


def _rank_of(value: Any) -> int:
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else UNRANKED


def _unique(rows: Any) -> tuple[Scene, ...]:
    """Return the scenes of rows, each once."""
    found: dict[str, Scene] = {}
    for row in rows:
        found.setdefault(row.scene.id, row.scene)
    return tuple(found.values())


def _day_of(row: SceneRow) -> str:
    told = row.values.get(FOR_DATE)
    return str(told)[:10] if told else utc_day(row.scene.time)


def utc_day(time: datetime) -> str:
    """Return the day of a time, ``YYYY-MM-DD`` in UTC."""
    return time.astimezone(timezone.utc).strftime("%Y-%m-%d")


def _listed(days: Sequence[str]) -> str:
    more = f" and {len(days) - MANY} more" if len(days) > MANY else ""
    return ", ".join(days[:MANY]) + more
