"""From a layer of scenes to those of one stack or several: the optical passes, their radar, the elevation.

The rules are those of a build, with the area as one ground: where a build takes one pass for all chips, so does this.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timezone
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ..area import read_area
from ..catalogues import open_catalogue
from ..choosing import nearest_radar
from ..choosing.dates import FULL_COVER, Anchors, Wanted, choose, day_of
from ..errors import NoScenesError, RecipeError
from ..failures import Failures
from ..files import check_writable
from ..plan import Inputs, search_role
from ..progress import Progress
from ..raster import close_files
from ..reasons import grouped
from ..recipe import COMPOSITES, Recipe, Time
from ..stages import search, select, tile
from ..survey import survey
from ..types import Acquisition, Scene
from ..vector import Layer, write_layers
from ..wording import counted
from .one_ground import Area, area_of
from .scenes import COLUMN, KEY, read_scenes, scene_text

WGS84 = "EPSG:4326"
MORE = 1e-6
"""A gap that is smaller is none."""
TOLD = 5e-4
"""A gap that is smaller is not told: it would read 0.0 %."""


@dataclass(frozen=True)
class Given:
    """The scenes of a layer by role."""

    optical: tuple[Scene, ...]
    radar: tuple[Scene, ...]
    terrain: tuple[Scene, ...]

    @staticmethod
    def of(scenes: Sequence[Scene], time: Time) -> Given:
        """Return them, optical ones of a period alone; raises RecipeError where there is none."""
        by_role = {role: tuple(s for s in scenes if s.role == role) for role in ("optical", "radar", "terrain")}
        if not by_role["optical"]:
            roles = sorted({s.role for s in scenes})
            raise RecipeError(KEY, f"the layer has no optical scene, only {' and '.join(roles)}.", "Search for some.")
        kept = tuple(s for s in by_role["optical"] if _in_period(s, time))
        if not kept:
            days = sorted(s.time.strftime("%Y-%m-%d") for s in by_role["optical"])
            raise NoScenesError(
                f"None of the {len(days)} optical scenes lies in {time.start or 'any time'} to {time.end or 'any time'}"
                f"; they are of {days[0]} to {days[-1]}.",
                "Use a longer period (START, END), or search again.",
            )
        ordered = tuple(sorted(kept, key=lambda s: (s.time, s.id)))
        return Given(ordered, by_role["radar"], by_role["terrain"])

    @property
    def catalogue(self) -> str:
        """The catalogue of the optical scenes; empty where they come from several."""
        names = {s.catalogue for s in self.optical}
        return names.pop() if len(names) == 1 else ""


def _in_period(scene: Scene, time: Time) -> bool:
    day = scene.time.astimezone(timezone.utc).strftime("%Y-%m-%d")
    return (not time.start or day >= time.start) and (not time.end or day <= time.end)


@dataclass(frozen=True)
class Chosen:
    """One date: the pass that was chosen, what fills its gaps, its radar."""

    first: Acquisition
    fillers: tuple[Acquisition, ...] = ()
    radar: tuple[Acquisition, ...] = ()
    coverage: float = 0.0
    """Share of the ground under the optical passes together."""

    @property
    def day(self) -> str:
        """``YYYY-MM-DD``."""
        return self.first.time.strftime("%Y-%m-%d")

    @property
    def radar_days(self) -> float:
        """The largest time to a radar pass in days; -1 without one."""
        spans = [abs(a.time - self.first.time).total_seconds() / 86400 for a in self.radar]
        return max(spans, default=-1.0)


def select_scenes(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the layer ``scenes``: those that were chosen, with the columns for_date, rank, acquisition and cover.

    ``args``: recipe (aoi, time, catalogue, radar, terrain, grid, chips, select), scenes {path, layer}, fill, output.
    Raises RecipeError, GridError, NoScenesError, CatalogueError, or ReadError where no cloud layer can be read.
    """
    recipe = Recipe.from_dict(args["recipe"])
    if recipe.select.method in COMPOSITES:
        ways = "Make dataset makes composites."
        raise RecipeError("select.method", f"{recipe.select.method!r} makes an image of many dates", ways)
    output = Path(args["output"])
    check_writable(output.parent)
    given = Given.of(read_scenes(Path(args["scenes"]["path"]), args["scenes"].get("layer", "")), recipe.time)
    recipe = _with_period(recipe, given)
    try:
        aoi = read_area(recipe.aoi, progress)
        chips = tile.make_chips(aoi, recipe.grid, recipe.chips, progress.check, progress.warn)
        inputs = Inputs(recipe, aoi, (), chips)
        area = _seen(area_of(chips, given.optical, select.reach_m(recipe)), recipe, progress.part(0.05, 0.7))
        numbers = _choose(area, recipe, progress)
        chosen = [_chosen(area, number, bool(args.get("fill")), progress) for number in numbers]
        chosen = _with_radar(chosen, numbers, area, given, inputs, progress.part(0.75, 0.9))
        tiles = _terrain(area, given, inputs, progress.part(0.9, 0.95))
    finally:
        close_files()
    records, footprints = _records(chosen, tiles, area)
    write_layers(output, [Layer("scenes", footprints, _columns(records), WGS84, multi=True)])
    least = min(one.coverage for one in chosen)
    if least < 1 - TOLD:
        progress.warn(f"{100 * (1 - least):.1f} % of the area lies under no scene that was chosen: nodata there.")
    return {
        "path": str(output), "layer": "scenes", "count": len(chosen), "scenes": len(records),
        "coverage": 100 * least, "dates": [one.day for one in chosen],
        "radar_days": max(one.radar_days for one in chosen),
    }  # fmt: skip


def _with_period(recipe: Recipe, given: Given) -> Recipe:
    """Return the recipe with a period: that of the scenes where it tells none."""
    days = [s.time.astimezone(timezone.utc).strftime("%Y-%m-%d") for s in given.optical]
    time = Time(recipe.time.start or days[0], recipe.time.end or days[-1])
    catalogue = dataclasses.replace(recipe.catalogue, optical=given.catalogue or recipe.catalogue.optical)
    return dataclasses.replace(recipe, time=time, catalogue=catalogue)


def _seen(area: Area, recipe: Recipe, progress: Progress) -> Area:
    """Return the area with its cloud layers looked at, without the passes that cannot be read."""
    if not len(area.options.which):
        raise NoScenesError(
            f"{counted(len(area.scenes), 'optical scene')} in the layer, but no footprint touches a chip of the AOI.",
            "Check that the layer and the AOI are of one place.",
        )
    failures = Failures()
    options = survey(area.options, recipe, failures, progress)
    bad = {f.scene for f in failures.by_scene()}
    for failure in failures.by_scene():
        progress.warn(f"S{failure.reason[1:]}: it is not chosen. {failure.advice}".rstrip())
    options = options.without(lambda scene: scene in bad) if bad else options
    if not len(options.which):
        raise failures.first.error()
    return dataclasses.replace(area, options=options)


def _choose(area: Area, recipe: Recipe, progress: Progress) -> list[int]:
    """Return the places of the chosen passes, by time."""
    nearest = recipe.select.method == "nearest"
    anchors = Anchors.same(1, day_of(recipe.select.date)) if nearest else Anchors.none(1)
    found = [int(n) for n in choose(area.as_one, Wanted.of(recipe, anchors))]
    most = float(area.cover.max())
    if nearest and most < FULL_COVER:
        progress.warn(f"No pass covers the whole area; those that cover the most of it ({100 * most:.1f} %) count.")
    if not found:
        limit = f" within {recipe.select.max_days:g} days of {recipe.select.date}" if recipe.select.max_days else ""
        raise NoScenesError(
            f"None of {counted(len(area.passes), 'pass', 'passes')} can be chosen{limit}.",
            "Use another DATE, or a larger MAX_DAYS (select.date, select.max_days).",
        )
    rules = recipe.select
    if rules.method in ("spread", "nearest") and len(found) < rules.count:
        progress.warn(f"{len(found)} dates were found, {rules.count} were asked for.")
    return found


def _chosen(area: Area, number: int, fill: bool, progress: Progress) -> Chosen:
    """Return one date, with the passes that fill its gaps: the clearest first, each that covers more ground."""
    first = area.passes[number]
    scenes, fillers = list(first.scenes), []
    coverage = area.covered_by(scenes)
    order: list[int] = np.argsort(-np.rint(area.clear * 1e6), kind="stable").tolist() if fill else []
    for other in order:
        progress.check()
        if coverage >= 1 - MORE:
            break
        if other == number:
            continue
        more = area.covered_by([*scenes, *area.passes[other].scenes])
        if more > coverage + MORE:
            fillers.append(area.passes[other])
            scenes += area.passes[other].scenes
            coverage = more
    what = "".join(f", then {a.time:%Y-%m-%d}" for a in fillers)
    progress.info(f"{first.time:%Y-%m-%d}{what}: {100 * coverage:.1f} % of the area, clear {area.clear[number]:.1%}.")
    return Chosen(first, tuple(fillers), coverage=coverage)


def _with_radar(
    chosen: Sequence[Chosen], numbers: Sequence[int], area: Area, given: Given, inputs: Inputs, progress: Progress
) -> list[Chosen]:
    """Return the dates with the radar passes that a build would take for their chips."""
    rules = inputs.recipe.radar
    if not rules.enabled:
        return list(chosen)
    scenes = given.radar or _found("radar", area, inputs, given, progress)
    if given.radar:
        scenes, said = nearest_radar.fitting(given.radar, rules)
        if said:
            progress.warn(said)
    options = select.candidates(area.grounds, scenes, "radar")
    bands = nearest_radar.polarisations_of(scenes, rules.bands)
    owner = np.arange(len(options.chips), dtype=np.int32)
    made = []
    for one, number in zip(chosen, numbers, strict=True):
        found = select.radar_of(options, owner, area.times_of(number), rules, bands)
        for reason, count in grouped(why for _, why in found):
            progress.warn(f"{one.day}: {count} of {len(found)} chips have no radar values: {reason}.")
        used = {s.id for passes, _ in found for p in passes for s in p.acquisition.scenes}
        made.append(dataclasses.replace(one, radar=_passes(scenes, used)))
    return made


def _passes(scenes: Sequence[Scene], used: set[str]) -> tuple[Acquisition, ...]:
    groups = (tuple(s for s in group if s.id in used) for group in select.passes(scenes))
    return tuple(Acquisition("radar", group) for group in groups if group)


def _terrain(area: Area, given: Given, inputs: Inputs, progress: Progress) -> tuple[Scene, ...]:
    """Return the DEM tiles near a chip, by id."""
    if not inputs.recipe.terrain.enabled:
        return ()
    tiles = given.terrain or _found("terrain", area, inputs, given, progress)
    near = select.terrain_of(area.grounds, tiles, progress.check)
    used = {s.id: s for mine in near.values() for s in mine}
    if dry := sum(not mine for mine in near.values()):
        progress.warn(f"{dry} of {len(near)} chips lie on no elevation tile.")
    return tuple(used[name] for name in sorted(used))


def _found(role: str, area: Area, inputs: Inputs, given: Given, progress: Progress) -> tuple[Scene, ...]:
    """Return the scenes of a role that its catalogue has, as a build searches them."""
    catalogues = inputs.recipe.catalogue
    if not getattr(catalogues, role) and not given.catalogue:
        names = sorted({s.catalogue for s in given.optical})
        raise RecipeError(
            f"catalogue.{role}",
            f"is empty, and the optical scenes come from {len(names)} catalogues ({', '.join(names)[:200]})",
            f"Name one, or leave {role} out.",
        )
    where = tile.search_area(inputs.chips, select.reach_m(inputs.recipe))
    opener = functools.cache(lambda address: open_catalogue(address, progress.check))
    return search_role(role, inputs, where, opener, progress)


def _records(chosen: Sequence[Chosen], tiles: Sequence[Scene], area: Area) -> tuple[list[dict[str, Any]], list[Any]]:
    """Return the rows of the layer and their footprints: by date and rank, then the elevation."""
    rows: list[tuple[Scene, str, int, str, float]] = []
    for one in chosen:
        for several in ((one.first, *one.fillers), one.radar):
            rank = 0
            for acquisition in several:
                cover = area.covered_by(acquisition.scenes)
                for scene in acquisition.scenes:
                    rows.append((scene, one.day, rank, acquisition.id, cover))
                    rank += 1
    cover = area.covered_by(tiles) if tiles else 0.0
    rows += [(scene, "", rank, "", cover) for rank, scene in enumerate(tiles)]
    records = [
        {**search.scene_record(scene), "for_date": day or None, "rank": rank, "acquisition": name or None,
         "cover": cover, COLUMN: scene_text(scene)}
        for scene, day, rank, name, cover in rows
    ]  # fmt: skip
    return records, list(shapely.from_wkt([scene.footprint for scene, *_ in rows]))


def _columns(records: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    return {name: [r[name] for r in records] for name in records[0]}
