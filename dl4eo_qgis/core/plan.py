"""From a recipe to the list of samples, before a pixel of an image is read: inputs, chips, scenes, choice."""

from __future__ import annotations

import dataclasses
import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import numpy as np

from . import clouds
from .area import read_area
from .balance import Choice
from .balance.told import tell, warnings_of
from .bands import optical
from .catalogues import open_catalogue
from .choices import Choices
from .choosing import anchors, nearest_radar, periods
from .choosing.dates import Anchors, day_of
from .chosen_chips import choose_chips, is_class, nothing_touched, with_seed
from .composite import NDVI_BANDS
from .dataset import PIXEL_RULES, TABLE
from .errors import LabelError, NoScenesError, RecipeError
from .extra import far_from, find_extras
from .failures import Failures
from .grid import Chip
from .indices import Index, find_index
from .ingredients import CODE_VERSION, digest_of
from .label_inputs import kept_labels, read_extent, read_labels, tell_undated
from .label_maps import find_maps, meaning_of, with_collection
from .labels.raster import ClassMap
from .labels.repairs import Report, review
from .products import Product, product_of
from .progress import Progress
from .reasons import grouped
from .recipe import COUNTED, LabelClass, Recipe, require_bands, require_offset
from .split_areas import kept_split, read_split_areas
from .splitting.early import check_chips
from .stages import label, search, select, tile
from .survey import survey
from .types import Band, Sample, Scene
from .vector import Polygons
from .wording import counted

WAYS = {
    "radar": "Choose another RADAR_CATALOGUE (catalogue.radar) or more RADAR_DAYS (radar.max_days), or leave radar out "
    "with RADAR=no (radar.enabled: false).",
    "terrain": "Choose another TERRAIN_CATALOGUE (catalogue.terrain); or TERRAIN_MISSING=sea (terrain.missing: sea) "
    "where there is only sea; or leave terrain out with TERRAIN=no (terrain.enabled: false).",
}
"""What can be done where a role has no scene; what holds for images moves the whole job."""


@dataclass(frozen=True)
class Inputs:
    """The files and tables that a recipe names, read and checked."""

    recipe: Recipe
    """With the class table filled in."""
    aoi: Polygons
    indices: tuple[Index, ...]
    chips: tuple[Chip, ...]
    labels: Polygons | None = None
    """Only those that a chip's pixels depend on."""
    classes: tuple[LabelClass, ...] = ()
    extent: Polygons | None = None
    """The ground that was labelled; None: all of it."""
    report: Report | None = None
    """What is wrong with the labels."""
    label_map: ClassMap | None = None
    """What the values of a class map mean, where labels come from one."""
    split_areas: Polygons | None = None
    """The polygons that the split goes by, where it does."""
    choice: Choice | None = None
    """Of the chips, where they are chosen by what the labels say of them."""

    @property
    def optical_bands(self) -> tuple[str, ...]:
        """Every reflectance band that must be read: those asked for, then those that indices need."""
        needed = [*self.recipe.optical.bands, *(b for index in self.indices for b in index.bands)]
        if self.recipe.select.method == "maxndvi":
            needed += NDVI_BANDS
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
    extra: tuple[Band, ...] = ()
    """The bands of further rasters."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Of optical bands that are no reflectance of Sentinel-2."""


def read_inputs(recipe: Recipe, progress: Progress) -> Inputs:
    """Return AOI, chips, labels and split areas of a recipe.

    Raises RecipeError, GridError, LabelError or SplitError where they do not fit.
    """
    areas = read_split_areas(recipe.split)
    inputs = dataclasses.replace(_read_inputs(recipe, progress), split_areas=areas)
    check_chips(inputs.chips, recipe.split, areas)
    return inputs


def _read_inputs(recipe: Recipe, progress: Progress) -> Inputs:
    """Return AOI, chips and labels of a recipe; raises RecipeError, GridError or LabelError where they do not fit."""
    for key, value in (
        ("aoi.path", recipe.aoi.path), ("time.start", recipe.time.start), ("time.end", recipe.time.end),
        ("output.folder", recipe.output.folder),
    ):  # fmt: skip
        if not value:
            raise RecipeError(key, "is missing", "Every dataset needs one.")
    indices = tuple(find_index(name) for name in recipe.optical.indices)
    progress.report(0, 1, "Reading the AOI")
    aoi = read_area(recipe.aoi, progress)
    chips = tile.make_chips(aoi, recipe.grid, recipe.chips, progress.check, progress.warn)
    if recipe.labels.given and not recipe.labels.path:
        return _with_class_map(recipe, aoi, indices, chips, progress)
    if not recipe.labels.path:
        progress.info(f"{len(chips)} chips in the AOI; no labels, so no masks.")
        return Inputs(recipe, aoi, indices, chips)
    progress.report(0.3, 1, "Reading the labels")
    polygons, classes = read_labels(recipe.labels, recipe.select.date_field)
    tell_undated(polygons, progress)
    extent = read_extent(recipe.labels)
    progress.report(0.6, 1, "Finding the chips that labels touch")
    reach_m = label.margin_px(recipe.labels) * recipe.grid.pixel_size_m
    values = label.values_of(polygons, classes, recipe.labels)
    classed = is_class(values, classes)
    touched, near = tile.touching(chips, polygons, progress.check, reach_m, classed)
    report = review(polygons, near, values, chips, recipe)
    report.tell(progress)
    if not touched:
        raise nothing_touched(recipe, polygons, classed)
    used = near[values[near] > 0]
    what = counted(len(used), "feature")
    progress.info(f"{counted(len(chips), 'chip')} in the AOI, {len(touched)} of them touched by labels: {what}.")
    full = with_seed(dataclasses.replace(recipe, labels=dataclasses.replace(recipe.labels, classes=classes)))
    kept, choice = touched if recipe.chips.keep == "labelled" else chips, None
    if recipe.chips.chosen:
        choice = choose_chips(full, aoi, chips, touched, polygons, values, extent, progress.check)
        tell(choice, progress)
        kept = choice.chips
    return Inputs(full, aoi, indices, kept, polygons.subset(used), classes, extent, report, choice=choice)


def _with_class_map(
    recipe: Recipe, aoi: Polygons, indices: tuple[Index, ...], chips: tuple[Chip, ...], progress: Progress
) -> Inputs:
    """Return the inputs of a recipe whose labels come from a class map: which chips it reaches is not known yet."""
    labels = with_collection(recipe.labels)
    progress.report(0.3, 1, "Reading the classes")
    meaning = meaning_of(labels, progress.check)
    full = dataclasses.replace(recipe, labels=dataclasses.replace(labels, classes=meaning.classes))
    progress.info(f"{len(chips)} chips in the AOI; labels of {len(meaning.classes)} classes from a map.")
    extent = read_extent(recipe.labels)
    return Inputs(full, aoi, indices, chips, classes=meaning.classes, extent=extent, label_map=meaning)


def make_plan(inputs: Inputs, progress: Progress, surveyed: bool = True) -> Plan:
    """Return the samples of a recipe; raises NoScenesError where the catalogues have nothing for it.

    Not ``surveyed``: no cloud layer is read, dates are chosen by the cloud share that scenes tell of themselves.
    """
    recipe, chips = inputs.recipe, inputs.chips
    area = tile.search_area(chips, select.reach_m(recipe))
    opener = functools.cache(lambda address: open_catalogue(address, progress.check))
    found = {
        role: search_role(role, inputs, area, opener, progress.part(0.1 * i, 0.1 * i + 0.1))
        for i, role in enumerate(("optical", "radar", "terrain"))
    }
    extras = find_extras(recipe, area, opener, progress)
    maps = find_maps(recipe, area, opener, progress)
    grounds = select.grounds_of(chips, select.reach_m(recipe))
    options = select.candidates(grounds, found["optical"], "optical", progress.part(0.3, 0.4))
    passes = len(options.which)
    if not passes:
        raise NoScenesError(
            f"{len(found['optical'])} scenes lie near the AOI, but none of their footprints touches a chip.",
            "Choose other dates, or check the AOI.",
        )
    failures = Failures()
    if surveyed:
        options = survey(options, recipe, failures, progress.part(0.4, 0.9))
    radar = select.candidates(grounds, found["radar"], "radar", progress.part(0.9, 0.95))
    wanted = recipe.radar.bands
    polarisations = nearest_radar.polarisations_of(found["radar"], wanted) if recipe.radar.enabled else ()
    terrain = select.terrain_of(grounds, found["terrain"], progress.check)
    near = select.near_of(grounds, extras.scenes, progress.check) if extras.scenes else {}
    mapped = select.terrain_of(grounds, maps, progress.check) if maps else {}
    if maps and not any(mapped.values()):
        raise LabelError(
            f"labels.{'catalogue' if recipe.labels.catalogue else 'raster_path'}: no chip of the AOI lies on the class "
            f"map {recipe.labels.catalogue or recipe.labels.raster_path}.",
            "Check that map and AOI show the same place (and have the right CRS).",
        )
    strata = {} if inputs.choice is None else inputs.choice.stratum_of
    choices = Choices(recipe, options, radar, polarisations, terrain, _anchors(inputs, progress), near, mapped, strata)
    samples: list[Sample] = []
    for start, stop in options.parts():
        progress.report(0.95 + 0.05 * stop / len(chips), 1, "Choosing acquisitions")
        samples += choices.samples(start, stop)
    unseen = int((np.diff(options.first) == 0).sum())
    warnings = [] if inputs.choice is None else list(warnings_of(inputs.choice))
    warnings += _gaps(inputs, samples, unseen)
    warnings += periods.gaps(recipe, len(chips) - unseen, (s.day for s in samples))
    warnings += far_from(extras, samples)
    warnings += _fewer(choices, samples)
    if not samples:
        hint = "Use a longer period (START, END), another DATE, or a larger MAX_DAYS (select.date, select.max_days)."
        raise NoScenesError(f"No acquisition can be chosen: {' '.join(warnings)}", hint)
    if recipe.select.method == "every" and passes > len(samples):
        text = "passes are a chip's second of a day: of each day the clearest is used."
        warnings.append(f"{passes - len(samples)} {text}")
    bare = sum(clouds.layer_of(s.assets) is None for s in found["optical"])
    if bare and optical.is_composite(recipe):
        text = "scenes have no cloud layer: all valid pixels of their passes go into the composites."
        warnings.append(f"{bare} of {len(found['optical'])} {text}")
    for text in warnings:
        progress.warn(text)
    units = optical.units_of(found["optical"], inputs.optical_bands)
    return Plan(inputs, tuple(samples), choices, failures, polarisations, tuple(warnings), extras.bands, units)


def search_role(role: str, inputs: Inputs, area: str, opener: search.Opener, progress: Progress) -> tuple[Scene, ...]:
    """Return the scenes of one role near the chips, those that lack a band left out; raises NoScenesError."""
    recipe = inputs.recipe
    section: Any = getattr(recipe, role)
    if role != "optical" and not section.enabled:
        return ()
    catalogue, collection = search.catalogue_for(role, recipe.catalogue, section.collection, opener)
    start, end = search.closed_interval(recipe.time.start, recipe.time.end)
    if role == "radar":
        start, end = start - timedelta(days=section.max_days), end + timedelta(days=section.max_days)
    cloud = section.cloud_limit if role == "optical" else None
    if role == "optical":
        require_product(inputs, product_of(collection))
    progress.info(f"Searching {collection or role} in {catalogue}")
    result = search.search(catalogue, role, collection, area, start, end, cloud, progress, opener)
    if not result.scenes and not (role == "terrain" and recipe.terrain.missing == "sea"):
        raise search.no_scenes(result, WAYS.get(role, ""))
    if role == "radar":
        scenes, said = nearest_radar.fitting(result.scenes, section)
        if said:
            progress.warn(said)
        return scenes
    return whole_scenes(result.scenes, inputs, catalogue, progress) if role == "optical" else result.scenes


def whole_scenes(scenes: Sequence[Scene], inputs: Inputs, catalogue: str, progress: Progress) -> tuple[Scene, ...]:
    """Return the optical scenes that have every band that is read; raises NoScenesError where none has."""
    lacks = {s.id: _lacking(s, inputs) for s in scenes}
    whole = tuple(s for s in scenes if not lacks[s.id])
    for scene, lacking in lacks.items():
        if lacking:
            progress.warn(f"Scene {scene} lacks {', '.join(lacking)} and was passed over.")
    if not whole:
        lacking = lacks[scenes[0].id]
        clouded = optical.wants_clouds(inputs.recipe)
        bare = "; where there is no cloud layer, MASK=none and CLOUD_LAYER=no." if clouded else "."
        raise NoScenesError(
            f"{len(scenes)} scenes were found in {catalogue}, but none has every band: the first lacks "
            f"{', '.join(lacking)} (it has {', '.join(scenes[0].assets)}).",
            f"Choose other BANDS and INDICES, or another catalogue{bare}",
        )
    return whole


def require_product(inputs: Inputs, product: Product) -> None:
    """Raise RecipeError where a product lacks a band that is asked for, or that an index needs."""
    require_offset(inputs.recipe.optical.offset, product)
    require_bands(inputs.recipe.optical.bands, product)
    for index in inputs.indices:
        require_bands(index.bands, product, f", which the index {index.name.upper()} needs")


def _lacking(scene: Scene, inputs: Inputs) -> list[str]:
    """Return what a scene does not have of the bands that are read, and of the cloud layer where one must be."""
    lacking = [b for b in inputs.optical_bands if b not in scene.assets]
    if optical.wants_clouds(inputs.recipe) and clouds.layer_of(scene.assets) is None:
        lacking.append(f"a cloud layer ({', '.join(clouds.CLOUD_LAYERS)})")
    return lacking


def _gaps(inputs: Inputs, samples: Sequence[Sample], unseen: int) -> Iterator[str]:
    recipe = inputs.recipe
    if unseen:
        yield f"{unseen} of {len(inputs.chips)} chips lie under no optical scene that was found and give no sample."
    if len(inputs.classes) > label.MAX_SHARE_COLUMNS:
        text = "classes are too many for a column each: the chips table has no class shares and no list of classes."
        yield f"{len(inputs.classes)} {text}"
    for reason, count in grouped(s.radar_gap for s in samples):
        yield f"{count} of {len(samples)} samples will be rejected: {reason}."
    blank = sum(not s.label_maps for s in samples)
    if inputs.label_map is not None and blank:
        yield f"{blank} of {len(samples)} samples lie outside of the class map: they will have no labelled pixel."
    dry = sum(not s.terrain for s in samples)
    if recipe.terrain.enabled and dry:
        what = "0 m (sea) by choice" if recipe.terrain.missing == "sea" else "nodata"
        yield f"{dry} of {len(samples)} samples have no DEM tile: their elevation is {what}."


def _anchors(inputs: Inputs, progress: Progress) -> Anchors:
    """Return the days that the samples of each chip are to be near to; raises LabelError where a field has none."""
    rules, chips = inputs.recipe.select, inputs.chips
    if rules.method != "nearest":
        return Anchors.none(len(chips))
    if not rules.date_field or inputs.labels is None:
        return Anchors.same(len(chips), day_of(rules.date))
    undated = sum(day is None for day in inputs.labels.fields[anchors.COLUMN])
    if undated:
        what = counted(undated, "feature without a date", "features without a date")
        chosen = "chooses no date" if undated == 1 else "choose no date"
        progress.warn(f"labels: {what} ({rules.date_field}) {chosen}.")
    return anchors.of_labels(chips, inputs.labels, progress.check)


def _fewer(choices: Choices, samples: Sequence[Sample]) -> Iterator[str]:
    """Yield what is said of chips that have fewer dates than were asked for."""
    rules = choices.recipe.select
    if rules.method not in COUNTED:
        return
    seen = [
        chip.id for chip, passes in zip(choices.optical.chips, np.diff(choices.optical.first), strict=True) if passes
    ]
    counts = Counter(s.chip.id for s in samples)
    if none := sum(not counts[chip] for chip in seen):
        limit = f" within {rules.max_days:g} days" if rules.max_days else ""
        undated = " or no label with a date" if rules.date_field else ""
        yield f"{none} chips have no date{limit} that covers the whole chip{undated}, and give no sample."
    fewer = [rules.count - counts[chip] for chip in seen if 0 < counts[chip] < rules.count]
    if fewer:
        yield f"{len(fewer)} chips have fewer than {rules.count} dates: {sum(fewer)} samples fewer than asked for."


def request_of(inputs: Inputs) -> tuple[dict[str, Any], str]:
    """Return the header of a dataset that is begun, and a hash that tells whether two requests are the same."""
    recipe = kept_recipe(inputs.recipe)
    free = {"qc": {k: recipe["qc"][k] for k in PIXEL_RULES}, "split": {}}
    asked = without_defaults({**recipe, **free})
    labels = inputs.labels.digest() if inputs.labels is not None else ""
    extent = [inputs.extent.digest()] if inputs.extent is not None else []
    return {"recipe": recipe}, digest_of([CODE_VERSION, asked, inputs.aoi.digest(), labels, *extent])


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
    document["aoi"] |= {"path": TABLE, "layer": "aoi", "others": []}
    document["labels"] |= kept_labels(recipe.labels, TABLE)
    document["split"] |= kept_split(recipe.split, TABLE)
    if recipe.select.date_field:
        document["select"]["date_field"] = anchors.COLUMN
    kept = {"folder": ".", "threads": 0, "existing": "refuse", "executor": "threads", "scheduler": ""}
    document["output"] |= kept
    return document
