"""From a recipe to the list of samples, before a pixel of an image is read: inputs, chips, scenes, choice."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from .dataset import TABLE
from .errors import LabelError, NoScenesError, RecipeError
from .executors import EXECUTORS
from .grid import Chip, union_window
from .indices import Index, find_index
from .progress import Check, Progress
from .recipe import LabelClass, Recipe
from .stages import align, derive, label, search, select, tile
from .types import Sample, Scene
from .vector import Polygons, read_polygons

CLASS_COLUMN = "class"
"""The attribute that holds the class in a dataset's own copy of the labels, whatever its name was."""


@dataclass(frozen=True)
class Inputs:
    """The files and tables that a recipe names, read and checked."""

    recipe: Recipe
    """With the class table filled in."""
    aoi: Polygons
    indices: tuple[Index, ...]
    chips: tuple[Chip, ...]
    labels: Polygons | None = None
    """Only the polygons that touch a chip."""
    classes: tuple[LabelClass, ...] = ()

    @property
    def optical_bands(self) -> tuple[str, ...]:
        """Every reflectance band that must be read: those asked for, then those that indices need."""
        needed = [*self.recipe.optical.bands, *(b for index in self.indices for b in index.bands)]
        return tuple(dict.fromkeys(needed))


@dataclass(frozen=True)
class Plan:
    """What is to be made, and of what."""

    inputs: Inputs
    samples: tuple[Sample, ...]
    polarisations: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_inputs(recipe: Recipe, progress: Progress) -> Inputs:
    """Return AOI, chips and labels of a recipe; raises RecipeError, GridError or LabelError where they do not fit."""
    for key, value in (
        ("aoi.path", recipe.aoi.path), ("time.start", recipe.time.start), ("time.end", recipe.time.end),
        ("output.folder", recipe.output.folder),
    ):  # fmt: skip
        if not value:
            raise RecipeError(key, "is missing", "Every dataset needs one.")
    indices = tuple(find_index(name) for name in recipe.optical.indices)
    aoi = read_polygons(recipe.aoi.path, recipe.aoi.layer, "AOI")
    _tell_repairs(aoi, "AOI", progress)
    chips = tile.make_chips(aoi, recipe.grid, recipe.chips)
    if not recipe.labels.path:
        progress.info(f"{len(chips)} chips in the AOI; no labels, so no masks.")
        return Inputs(recipe, aoi, indices, chips)
    polygons = read_polygons(recipe.labels.path, recipe.labels.layer, "labels", recipe.labels.class_field)
    polygons = dataclasses.replace(polygons, values=label.plain_values(polygons.values))
    _tell_repairs(polygons, "labels", progress)
    classes = label.class_table(polygons.values, recipe.labels.classes)
    touched, used = tile.touching(chips, polygons)
    if not touched:
        raise LabelError(
            f"labels {recipe.labels.path}: none of its {len(polygons.geometries)} polygons touches a chip of the AOI.",
            "Check that labels and AOI show the same place (and have the right CRS).",
        )
    progress.info(f"{len(chips)} chips in the AOI, {len(touched)} of them touched by {len(used)} label polygons.")
    full = dataclasses.replace(recipe, labels=dataclasses.replace(recipe.labels, classes=classes))
    kept = touched if recipe.chips.keep == "labelled" else chips
    return Inputs(full, aoi, indices, kept, polygons.subset(used), classes)


def _tell_repairs(polygons: Polygons, what: str, progress: Progress) -> None:
    if polygons.repaired:
        progress.warn(f"{what}: {polygons.repaired} invalid polygons were repaired.")
    if polygons.dropped:
        progress.warn(f"{what}: {polygons.dropped} features without a polygon were left out.")
    if nameless := label.unclassed(polygons):
        progress.warn(f"{what}: {nameless} features without a class were left out.")


def make_plan(inputs: Inputs, progress: Progress) -> Plan:
    """Return the samples of a recipe; raises NoScenesError where the catalogues have nothing for it."""
    recipe, chips = inputs.recipe, inputs.chips
    found = {role: _search(role, inputs, progress) for role in ("optical", "radar", "terrain")}
    progress.report(0.3, 1, "Choosing acquisitions")
    options = select.candidates(chips, found["optical"], "optical")
    if not any(options.values()):
        raise NoScenesError(
            f"{len(found['optical'])} scenes lie near the AOI, but none of their footprints touches a chip.",
            "Choose other dates, or check the AOI.",
        )
    shares = _survey(inputs, options, progress.part(0.3, 1.0))
    radar = select.candidates(chips, found["radar"], "radar") if found["radar"] else {}
    polarisations = select.radar_bands(found["radar"]) if recipe.radar.enabled else ()
    terrain = select.terrain_of(chips, found["terrain"])
    samples = []
    for chip in chips:
        for option, cloud in select.choose(chip, options[chip.id], shares, recipe.select.method):
            when, near = option.acquisition.time, radar.get(chip.id, [])
            found_radar = select.nearest_radar(near, when, recipe.radar.max_days, polarisations)
            wanted = recipe.radar.enabled and found_radar is None
            samples.append(
                Sample(
                    chip,
                    option.acquisition,
                    found_radar,
                    select.radar_gap(near, when, recipe.radar.max_days) if wanted else "",
                    terrain[chip.id],
                    cloud.clear if cloud else None,
                    cloud.cloud if cloud else None,
                )
            )
    warnings = list(_gaps(inputs, samples))
    if recipe.select.method == "every":
        dates = len({(s.chip.id, s.optical.date) for s in samples})
        passes = sum(len(o) for o in options.values())
        if passes > dates:
            warnings.append(f"{passes - dates} passes are a chip's second of a day: of each day the clearest is used.")
    for text in warnings:
        progress.warn(text)
    return Plan(inputs, tuple(samples), polarisations, tuple(warnings))


def _search(role: str, inputs: Inputs, progress: Progress) -> tuple[Scene, ...]:
    """Return the scenes of one role near the chips, those that lack a band left out; raises NoScenesError."""
    recipe = inputs.recipe
    section: Any = getattr(recipe, role)
    if role != "optical" and not section.enabled:
        return ()
    area = tile.search_area(inputs.chips, select.NEAR_M)
    catalogue, collection = search.catalogue_for(role, recipe.catalogue, section.collection)
    start, end = search.closed_interval(recipe.time.start, recipe.time.end)
    if role == "radar":
        start, end = start - timedelta(days=section.max_days), end + timedelta(days=section.max_days)
    cloud = section.max_cloud_percent if role == "optical" else None
    progress.info(f"Searching {collection or role} in {catalogue}")
    result = search.search(catalogue, role, collection, area, start, end, cloud, progress)
    if not result.scenes and not (role == "terrain" and recipe.terrain.missing == "sea"):
        raise search.no_scenes(result)
    if role != "optical":
        return result.scenes
    whole = tuple(s for s in result.scenes if all(b in s.assets for b in inputs.optical_bands))
    for scene in result.scenes:
        lacking = [b for b in inputs.optical_bands if b not in scene.assets]
        if lacking:
            progress.warn(f"Scene {scene.id} lacks {', '.join(lacking)} and was passed over.")
    if not whole:
        lacking = [b for b in inputs.optical_bands if b not in result.scenes[0].assets]
        raise NoScenesError(
            f"{len(result.scenes)} scenes were found in {catalogue}, but none has every band: the first lacks "
            f"{', '.join(lacking)}.",
            "Choose other BANDS and INDICES, or another catalogue.",
        )
    return whole


@dataclass(frozen=True)
class _SurveyJob:
    chips: tuple[Chip, ...]
    scenes: tuple[Scene, ...]
    key: tuple[str, ...]


def _survey(inputs: Inputs, options: dict[str, list[select.Candidate]], progress: Progress) -> select.Shares:
    """Return the cloud shares of every chip and candidate whose scenes all have a cloud layer."""
    chips = {c.id: c for c in inputs.chips}
    groups: defaultdict[tuple[Any, ...], list[Chip]] = defaultdict(list)
    scenes: dict[tuple[str, ...], tuple[Scene, ...]] = {}
    for chip_id, candidates in options.items():
        chip = chips[chip_id]
        across = select.chips_across(chip)
        for c in candidates:
            if all("scl" in s.assets for s in c.acquisition.scenes):
                scenes[c.key] = c.acquisition.scenes
                groups[chip.epsg, c.key, chip.row // across, chip.col // across].append(chip)
    jobs = [_SurveyJob(tuple(groups[k]), scenes[k[1]], k[1]) for k in sorted(groups)]
    shares: dict[tuple[str, tuple[str, ...]], select.CloudShares] = {}
    run = EXECUTORS["threads"]
    for done, part in enumerate(run(_survey_block, None, jobs, inputs.recipe.output, progress.check), 1):
        shares.update(part)
        progress.report(done, len(jobs), f"Cloud layer: block {done} of {len(jobs)}")
    return shares


def _survey_block(shared: None, job: _SurveyJob, check: Check) -> dict[tuple[str, tuple[str, ...]], select.CloudShares]:
    window = union_window(tuple(c.window for c in job.chips))
    pieces = align.pieces(job.scenes, "scl", lambda scene: align.unchanged)
    scl = align.read_band(pieces, window, "nearest")
    return {
        (chip.id, job.key): select.CloudShares(*derive.cloud_shares(scl[window.slices_of(chip.window)]))
        for chip in job.chips
    }


def _gaps(inputs: Inputs, samples: Sequence[Sample]) -> Iterator[str]:
    recipe = inputs.recipe
    unseen = len(inputs.chips) - len({s.chip.id for s in samples})
    if unseen:
        yield f"{unseen} of {len(inputs.chips)} chips lie under no Sentinel-2 scene that was found and give no sample."
    if len(inputs.classes) > label.MAX_SHARE_COLUMNS:
        yield f"{len(inputs.classes)} classes are too many for a column each: the chips table has no class shares."
    for reason, count in Counter(s.radar_gap for s in samples if s.radar_gap).most_common():
        yield f"{count} of {len(samples)} samples will be rejected: {reason}."
    dry = sum(not s.terrain for s in samples)
    if recipe.terrain.enabled and dry:
        what = "0 m (sea) by choice" if recipe.terrain.missing == "sea" else "nodata"
        yield f"{dry} of {len(samples)} samples have no DEM tile: their elevation is {what}."


def kept_recipe(recipe: Recipe) -> dict[str, Any]:
    """Return the recipe as a dataset keeps it: it runs again from the dataset's own folder, wherever that lies."""
    document = recipe.to_dict()
    document["aoi"] = {"path": TABLE, "layer": "aoi"}
    if recipe.labels.path:
        field = CLASS_COLUMN if recipe.labels.class_field else ""
        document["labels"] |= {"path": TABLE, "layer": "labels", "class_field": field}
    document["output"] |= {"folder": ".", "threads": 0}
    return document
