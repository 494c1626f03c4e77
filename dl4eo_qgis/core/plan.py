"""From a recipe to the list of samples, before a pixel of an image is read: inputs, chips, scenes, choice."""

from __future__ import annotations

import dataclasses
import functools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np

from .catalogue import open_catalogue
from .choices import Choices
from .dataset import FREE_QC, TABLE
from .errors import LabelError, NoScenesError, RecipeError
from .executors import EXECUTORS
from .failures import Attempts, Failures
from .grid import Chip, union_window
from .indices import Index, find_index
from .ingredients import CODE_VERSION, digest_of
from .options import Options
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
    """The first choices."""
    choices: Choices
    failures: Failures
    """The scenes whose cloud layer cannot be read."""
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
    progress.report(0, 1, "Reading the AOI")
    aoi = read_polygons(recipe.aoi.path, recipe.aoi.layer, "AOI")
    _tell_repairs(aoi, "AOI", progress)
    chips = tile.make_chips(aoi, recipe.grid, recipe.chips, progress.check)
    if not recipe.labels.path:
        progress.info(f"{len(chips)} chips in the AOI; no labels, so no masks.")
        return Inputs(recipe, aoi, indices, chips)
    progress.report(0.3, 1, "Reading the labels")
    polygons = read_polygons(recipe.labels.path, recipe.labels.layer, "labels", recipe.labels.class_field)
    polygons = dataclasses.replace(polygons, values=label.plain_values(polygons.values))
    _tell_repairs(polygons, "labels", progress)
    classes = label.class_table(polygons.values, recipe.labels.classes)
    progress.report(0.6, 1, "Finding the chips that labels touch")
    touched, used = tile.touching(chips, polygons, progress.check)
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
    if polygons.no_numbers:
        progress.warn(f"{what}: {polygons.no_numbers} features with coordinates that are no numbers were left out.")
    if polygons.tangled:
        progress.warn(
            f"{what}: {polygons.tangled} features that cross themselves too often to be repaired were left out."
        )
    if nameless := label.unclassed(polygons):
        progress.warn(f"{what}: {nameless} features without a class were left out.")


def make_plan(inputs: Inputs, progress: Progress) -> Plan:
    """Return the samples of a recipe; raises NoScenesError where the catalogues have nothing for it."""
    recipe, chips = inputs.recipe, inputs.chips
    area = tile.search_area(chips, select.NEAR_M)
    opener = functools.cache(lambda address: open_catalogue(address, progress.check))
    found = {
        role: _search(role, inputs, area, opener, progress.part(0.1 * i, 0.1 * i + 0.1))
        for i, role in enumerate(("optical", "radar", "terrain"))
    }
    grounds = select.grounds_of(chips)
    options = select.candidates(grounds, found["optical"], "optical", progress.part(0.3, 0.4))
    passes = len(options.which)
    if not passes:
        raise NoScenesError(
            f"{len(found['optical'])} scenes lie near the AOI, but none of their footprints touches a chip.",
            "Choose other dates, or check the AOI.",
        )
    failures = Failures()
    options = _survey(inputs, options, failures, progress.part(0.4, 0.9))
    radar = select.candidates(grounds, found["radar"], "radar", progress.part(0.9, 0.95))
    polarisations = select.radar_bands(found["radar"]) if recipe.radar.enabled else ()
    terrain = select.terrain_of(grounds, found["terrain"], progress.check)
    choices = Choices(recipe, options, radar, polarisations, terrain)
    samples: list[Sample] = []
    for start, stop in options.parts():
        progress.report(0.95 + 0.05 * stop / len(chips), 1, "Choosing acquisitions")
        samples += choices.samples(start, stop)
    warnings = list(_gaps(inputs, samples, unseen=int((np.diff(options.first) == 0).sum())))
    if recipe.select.method == "every" and passes > len(samples):
        text = "passes are a chip's second of a day: of each day the clearest is used."
        warnings.append(f"{passes - len(samples)} {text}")
    for text in warnings:
        progress.warn(text)
    return Plan(inputs, tuple(samples), choices, failures, polarisations, tuple(warnings))


def _search(role: str, inputs: Inputs, area: str, opener: search.Opener, progress: Progress) -> tuple[Scene, ...]:
    """Return the scenes of one role near the chips, those that lack a band left out; raises NoScenesError."""
    recipe = inputs.recipe
    section: Any = getattr(recipe, role)
    if role != "optical" and not section.enabled:
        return ()
    catalogue, collection = search.catalogue_for(role, recipe.catalogue, section.collection, opener)
    start, end = search.closed_interval(recipe.time.start, recipe.time.end)
    if role == "radar":
        start, end = start - timedelta(days=section.max_days), end + timedelta(days=section.max_days)
    cloud = section.max_cloud_percent if role == "optical" else None
    progress.info(f"Searching {collection or role} in {catalogue}")
    result = search.search(catalogue, role, collection, area, start, end, cloud, progress, opener)
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
    """Neighbouring chips under one acquisition, each with its entry in the options."""

    chips: tuple[Chip, ...]
    scenes: tuple[Scene, ...]
    entries: tuple[int, ...]

    @property
    def chip_ids(self) -> tuple[str, ...]:
        return tuple(c.id for c in self.chips)

    def split(self) -> list[_SurveyJob]:
        return [_SurveyJob((c,), self.scenes, (entry,)) for c, entry in zip(self.chips, self.entries, strict=True)]


class _SurveyJobs(Sequence[_SurveyJob]):
    """The jobs of a survey, each made when it is asked for: there may be a million."""

    def __init__(self, options: Options) -> None:
        """Take the entries whose scenes all have a cloud layer, by EPSG code, acquisition and block of chips."""
        self._options = options
        cloudy = np.array([all("scl" in s.assets for s in a.scenes) for a in options.acquisitions], bool)
        entries = np.flatnonzero(cloudy[options.which])
        across = [select.chips_across(c) for c in options.chips]
        places = np.array([(c.epsg, c.row // n, c.col // n) for c, n in zip(options.chips, across, strict=True)])
        names = [tuple(s.id for s in a.scenes) for a in options.acquisitions]
        rank = np.argsort(np.array(sorted(range(len(names)), key=names.__getitem__), np.int64))
        epsg, row, col = places[options.owner[entries]].T
        order = np.lexsort((entries, col, row, rank[options.which[entries]], epsg))
        self._entries = entries[order]
        keys = [epsg[order], options.which[self._entries], row[order], col[order]]
        new = np.any([k[1:] != k[:-1] for k in keys], axis=0)
        self._starts = np.flatnonzero(np.concatenate([[True], new, [True]])) if len(entries) else np.zeros(1, np.int64)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: Any) -> Any:
        if not 0 <= number < len(self):
            raise IndexError(number)
        entries = self._entries[self._starts[number] : self._starts[number + 1]]
        options = self._options
        chips = tuple(options.chips[i] for i in options.owner[entries])
        scenes = options.acquisitions[options.which[entries[0]]].scenes
        return _SurveyJob(chips, scenes, tuple(entries.tolist()))


def _survey(inputs: Inputs, options: Options, failures: Failures, progress: Progress) -> Options:
    """Return the options with the cloud shares of those whose scenes all have a cloud layer that can be read."""
    jobs = _SurveyJobs(options)
    if not len(jobs):
        return options
    clear, cloud = (np.full(len(options.which), np.nan) for _ in range(2))
    attempts = Attempts(EXECUTORS[inputs.recipe.output.executor], inputs.recipe.output, progress.check, failures)
    for done, part in enumerate(attempts.each(_survey_block, None, jobs), 1):
        for entry, shares in (part or {}).items():
            clear[entry], cloud[entry] = shares
        progress.report(done, len(jobs), f"Cloud layer: block {done} of {len(jobs)}")
    return dataclasses.replace(options, clear=clear, cloud=cloud)


def _survey_block(shared: None, job: _SurveyJob, check: Check) -> dict[int, tuple[float, float]]:
    """Return the clear and the cloudy share of a job's chips, by their entries."""
    window = union_window(tuple(c.window for c in job.chips))
    pieces = align.pieces(job.scenes, "scl", align.as_it_is)
    scl = align.read_band(pieces, window, "nearest", check)
    return {
        entry: derive.cloud_shares(scl[window.slices_of(chip.window)])
        for chip, entry in zip(job.chips, job.entries, strict=True)
    }


def _gaps(inputs: Inputs, samples: Sequence[Sample], unseen: int) -> Iterator[str]:
    recipe = inputs.recipe
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


def request_of(inputs: Inputs) -> tuple[dict[str, Any], str]:
    """Return the header of a dataset that is begun, and a hash that tells whether two requests are the same."""
    recipe = kept_recipe(inputs.recipe)
    asked = without_defaults({**recipe, "qc": {k: v for k, v in recipe["qc"].items() if k not in FREE_QC}})
    labels = inputs.labels.digest() if inputs.labels is not None else ""
    return {"recipe": recipe}, digest_of([CODE_VERSION, asked, inputs.aoi.digest(), labels])


def without_defaults(document: dict[str, Any]) -> dict[str, Any]:
    """Return a recipe's document without what it leaves at the default: a key that comes later changes no hash."""
    usual = Recipe().to_dict()
    return {
        name: {k: v for k, v in section.items() if v != usual[name].get(k)}
        for name, section in document.items()
        if isinstance(section, dict)
    }


def kept_recipe(recipe: Recipe) -> dict[str, Any]:
    """Return the recipe as a dataset keeps it: it runs again from the dataset's own folder, wherever that lies."""
    document = recipe.to_dict()
    document["aoi"] = {"path": TABLE, "layer": "aoi"}
    if recipe.labels.path:
        field = CLASS_COLUMN if recipe.labels.class_field else ""
        document["labels"] |= {"path": TABLE, "layer": "labels", "class_field": field}
    kept = {"folder": ".", "threads": 0, "existing": "refuse", "executor": "threads", "scheduler": ""}
    document["output"] |= kept
    return document
