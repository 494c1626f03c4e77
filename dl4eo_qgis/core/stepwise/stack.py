"""A stack: all bands of one date on one grid, read block by block as a build reads its chips, to the bit."""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import clouds
from ..area import read_area
from ..bands import optical
from ..bands.kit import Kit
from ..block import make_layers, reads_of
from ..catalogues import open_catalogue
from ..choices import Choices
from ..choosing import nearest_radar
from ..choosing.dates import Anchors
from ..choosing.footprints import Ground
from ..choosing.offset_doctor import Doctor, contradictions
from ..choosing.options import EPOCH, microseconds
from ..errors import RecipeError
from ..executors import EXECUTORS
from ..executors.slots import computing
from ..extra import Extras, far_from, find_extras
from ..failures import Failures
from ..files import check_writable
from ..geometry.shapes import by_crs
from ..grid import Chip, GridWindow, union_window
from ..indices import find_index
from ..memory import use_few_arenas
from ..pipeline import kit_of
from ..pixels.raster_header import RasterInfo, RasterLook
from ..plan import Inputs, Plan, require_product, whole_scenes
from ..products import product_of
from ..progress import Check, Progress
from ..raster import close_files
from ..raster_out import CogWriter
from ..recipe import Recipe, Time
from ..stages import align, derive, select, tile
from ..types import Acquisition, Job, RadarPass, Sample, Scene
from .facts import TAG, StackFacts, recipe_sections, text_of
from .material import Material, material_of
from .scenes import read_scene_rows

ANY_DAYS = 366.0
"""The radar passes were chosen before: of those that there are the nearest is taken."""
Block = tuple[Job, npt.NDArray[np.float32], npt.NDArray[np.uint8] | None]


@dataclass(frozen=True)
class Stack:
    """What is to be read and written."""

    plan: Plan
    kit: Kit
    window: GridWindow
    facts: StackFacts
    with_clouds: bool


def build_stack(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Write a stack as a Cloud-Optimised GeoTIFF, and its cloud classes where wanted; return what it holds.

    ``args``: recipe (aoi, optical, radar, terrain, extra, grid, chips.size_px), scenes {path, layer}, date ('' or
    YYYY-MM-DD), output, clouds ('' or a path). Raises RecipeError, GridError, NoScenesError, or ReadError that names
    the scene which cannot be read.
    """
    use_few_arenas()
    recipe = Recipe.from_dict(args["recipe"])
    output, cloud_output = Path(args["output"]), Path(args["clouds"]) if args.get("clouds") else None
    for path in (output, cloud_output):
        if path is not None:
            check_writable(path.parent)
    rows = read_scene_rows(Path(args["scenes"]["path"]), args["scenes"].get("layer", ""))
    material = material_of(rows, args.get("date", ""))
    try:
        stack = plan_stack(material, recipe, cloud_output is not None, progress.part(0.0, 0.1))
        valid = _write(stack, output, cloud_output, progress.part(0.1, 0.95))
    finally:
        close_files()
    date = stack.facts.date
    return {
        "output": str(output), "clouds": str(cloud_output or ""), "bands": [b.name for b in stack.kit.bands],
        "date": f"{date[:4]}-{date[4:6]}-{date[6:]}", "valid": 100 * valid,
        "width": stack.window.width_px, "height": stack.window.height_px, "epsg": stack.window.epsg,
    }  # fmt: skip


def plan_stack(material: Material, recipe: Recipe, with_clouds: bool, progress: Progress) -> Stack:
    """Return what a stack is made of, before a pixel of an image is read (but for offsets)."""
    recipe = _told(recipe, material)
    indices = tuple(find_index(name) for name in recipe.optical.indices)
    aoi = read_area(recipe.aoi, progress)
    chips = _chips(aoi, recipe, progress)
    inputs = Inputs(recipe, aoi, indices, chips)
    require_product(inputs, product_of(recipe.optical.collection))
    scenes = whole_scenes(material.optical, inputs, "the layer", progress)
    if with_clouds and not any(clouds.layer_of(s.assets) for s in scenes):
        raise RecipeError("clouds.path", "none of the scenes has a cloud layer.", "Leave it out.")
    grounds = select.grounds_of(chips, select.reach_m(recipe))
    extras = _extras(recipe, chips, progress)
    pols = nearest_radar.polarisations_of(material.radar, recipe.radar.bands) if recipe.radar.enabled else ()
    radar_scenes, said = nearest_radar.fitting(material.radar, recipe.radar) if recipe.radar.enabled else ((), "")
    if said:
        progress.warn(said)
    choices = Choices(
        recipe, select.candidates(grounds, scenes, "optical"), select.candidates(grounds, radar_scenes, "radar"), pols,
        select.terrain_of(grounds, material.terrain, progress.check), Anchors.none(len(chips)),
        select.near_of(grounds, extras.scenes, progress.check),
    )  # fmt: skip
    samples = _samples(choices, scenes, material, grounds, progress)
    failures = Failures()
    samples = Doctor(recipe.optical.offset, recipe.output, failures, progress).decided(samples)
    for text in (*contradictions(samples), *far_from(extras, samples)):
        progress.warn(text)
    units = optical.units_of(scenes, inputs.optical_bands)
    plan = Plan(inputs, tuple(samples), choices, failures, pols, (), extras.bands, units)
    kit = kit_of(plan)
    used = {(s.role, s.id): s for sample in samples for s in sample.scenes if s.role != "extra"}
    order = [(s.role, s.id) for s in (*scenes, *radar_scenes, *material.terrain)]
    listed = tuple(used[key] for key in dict.fromkeys(order) if key in used)
    facts = StackFacts(recipe_sections(recipe), kit.bands, listed, material.date, pols, units)
    return Stack(plan, kit, union_window(tuple(c.window for c in chips)), facts, with_clouds)


def _told(recipe: Recipe, material: Material) -> Recipe:
    """Return the recipe with what the scenes tell: their day, catalogues, product, and which roles there are."""
    first = material.optical[0]
    day = material.day
    of = {role: {s.catalogue for s in getattr(material, role)} for role in ("optical", "radar", "terrain")}
    others = {role: next(iter(sorted(of[role] - {first.catalogue})), "") for role in ("radar", "terrain")}
    sea = recipe.terrain.missing == "sea"
    spans = [abs(s.time - first.time).total_seconds() / 86400 for s in material.radar]
    days = min(ANY_DAYS, max([recipe.radar.max_days, *(float(math.ceil(span)) for span in spans)]))
    plain = product_of(first.collection) is product_of("")
    return dataclasses.replace(
        recipe,
        time=Time(day, day),
        catalogue=dataclasses.replace(recipe.catalogue, optical=first.catalogue, **others),
        optical=dataclasses.replace(recipe.optical, collection="" if plain else first.collection),
        radar=_enabled(recipe.radar, bool(material.radar), days),
        terrain=_enabled(recipe.terrain, bool(material.terrain) or sea),
    )


def _enabled(section: Any, there: bool, max_days: float | None = None) -> Any:
    """Return a section of a role that there is; one that there is not, and so has no options either."""
    if not there:
        return dataclasses.replace(type(section)(), enabled=False)
    return dataclasses.replace(section, **({} if max_days is None else {"max_days": max_days}))


def _chips(aoi: Any, recipe: Recipe, progress: Progress) -> tuple[Chip, ...]:
    """Return the whole chips that the AOI touches, in one CRS: the recipe's, or the UTM zone of most of them."""
    chips = tile.make_chips(aoi, recipe.grid, recipe.chips, progress.check, progress.warn)
    zones = by_crs(chips)
    if len(zones) == 1:
        return chips
    most = max(zones, key=lambda epsg: (len(zones[epsg]), -epsg))
    others = ", ".join(f"{len(mine)} chips in EPSG:{epsg}" for epsg, mine in zones.items() if epsg != most)
    progress.warn(
        f"The AOI lies in several UTM zones; the stack is in EPSG:{most}. Chips of the other zones need a stack each "
        f"(CRS): {others}."
    )
    grid = dataclasses.replace(recipe.grid, crs=f"EPSG:{most}")
    return tile.make_chips(aoi, grid, recipe.chips, progress.check, progress.warn)


def _extras(recipe: Recipe, chips: tuple[Chip, ...], progress: Progress) -> Extras:
    if not recipe.extra.layers:
        return Extras()
    opener = functools.cache(lambda address: open_catalogue(address, progress.check))
    return find_extras(recipe, tile.search_area(chips, select.reach_m(recipe)), opener, progress)


def _samples(
    choices: Choices, scenes: Sequence[Scene], material: Material, grounds: Sequence[Ground], progress: Progress
) -> list[Sample]:
    """Return a sample a chip: the optical scenes near it in their order, the radar pass nearest in time, the rest.

    Chips that no optical scene lies near have radar and terrain of their own all the same.
    """
    rules = dataclasses.replace(choices.recipe.radar, max_days=ANY_DAYS) if material.radar else choices.recipe.radar
    near = select.near_of(grounds, scenes, progress.check)
    whole = Acquisition("optical", material.first)
    acquisitions: dict[tuple[str, ...], Acquisition] = {}
    optical_of: list[Acquisition] = []
    firsts = {s.id for s in material.first}
    when: list[int] = []
    chips = choices.radar.chips
    for chip in chips:
        mine = near[chip.id] or whole.scenes[:1]
        key = tuple(s.id for s in mine)
        optical_of.append(acquisitions.setdefault(key, Acquisition("optical", mine)))
        times = [s.time for s in mine if s.id in firsts]
        when.append(microseconds(min(times, default=whole.time) - EPOCH))
    owner = np.arange(len(chips), dtype=np.int32)
    radars: list[tuple[tuple[RadarPass, ...], str]] = select.radar_of(
        choices.radar, owner, np.array(when, np.int64), rules, choices.polarisations
    )
    if dark := sum(bool(why) for _, why in radars):
        progress.warn(f"{dark} of {len(chips)} chips lack radar values: the layer has no pass that covers them.")
    unseen = sum(not near[chip.id] for chip in chips)
    if unseen:
        progress.warn(f"{unseen} of {len(chips)} chips lie under no optical scene: nodata there.")
    return [
        Sample(chip, optical_of[i], radars[i][0], radars[i][1], choices.terrain[chip.id], day=material.date,
               extra=choices.extra.get(chip.id, ()))
        for i, chip in enumerate(chips)
    ]  # fmt: skip


def _write(stack: Stack, output: Path, cloud_output: Path | None, progress: Progress) -> float:
    """Write the files block by block; returns the share of pixels that have a value in every band."""
    window, recipe = stack.window, stack.kit.recipe
    grid = RasterInfo(f"EPSG:{window.epsg}", window.transform, window.width_px, window.height_px, None, 0)
    tags = {TAG: text_of(stack.facts)}
    names, units = tuple(b.name for b in stack.kit.bands), tuple(b.unit for b in stack.kit.bands)
    look = RasterLook("float32", names, math.nan, tags=tags, units=units)
    jobs = select.jobs(stack.plan.samples)
    valid = pixels = 0
    with ExitStack() as files:
        image = files.enter_context(CogWriter(output, grid, look, "average", progress.check))
        codes = None
        if cloud_output is not None:
            codes = files.enter_context(CogWriter(cloud_output, grid, _cloud_look(tags), "mode", progress.check))
        run = EXECUTORS["threads"](read_block, stack, jobs, recipe.output, progress.check)
        for done, (job, layers, seen) in enumerate(run, 1):
            for sample in job.samples:
                part = job.window.slices_of(sample.chip.window)
                rows, cols = window.slices_of(sample.chip.window)
                mine = layers[:, part[0], part[1]]
                image.write(mine, rows.start, cols.start)
                if codes is not None and seen is not None:
                    codes.write(seen[None, part[0], part[1]], rows.start, cols.start)
                valid += int(np.isfinite(mine).all(axis=0).sum())
                pixels += mine[0].size
            progress.report(done, len(jobs), f"Block {done} of {len(jobs)}")
        progress.info("Making the overviews")
    return valid / pixels


def _cloud_look(tags: Mapping[str, str]) -> RasterLook:
    names = {f"class_{code}": name for name, code in clouds.CODES.items()}
    return RasterLook("uint8", ("cloud class",), clouds.NODATA, tags={**tags, **names})


def read_block(stack: Stack, job: Job, check: Check) -> Block:
    """Return a job, its bands (bands x rows x columns of its window), and its cloud classes where they are wanted.

    These are as the layer has them: nothing is grown around clouds, so that shares of them are those of a build.
    """
    bands = align.ask_bands(reads_of(stack.kit, job), check)
    bands.wait(check)
    seen = None
    if stack.with_clouds:
        read = align.read_band(optical.cloud_pieces(job.optical.scenes), job.window, "nearest", check)
        seen = clouds.codes_of(read)
    with computing(stack.kit.recipe.output.threads, check):
        layers = make_layers(stack.kit, job, bands, {})
        image = np.stack([layers[band.name] for band in stack.kit.bands])
        derive.drop_infinite(image)  # as in a build
    return job, image, seen
