"""From chips of a layer and rasters to the list of samples: no search, no choice, no pixel of an image."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from .. import clouds as codes
from ..bands import optical
from ..bands.kit import Kit
from ..choices import Choices
from ..choosing.dates import Anchors
from ..choosing.footprints import Ground
from ..choosing.options import Options
from ..errors import RecipeError
from ..explore import squares_in_one_crs
from ..failures import Failures
from ..geometry.shapes import UTM_CODES
from ..grid import Chip
from ..label_maps import find_maps
from ..labels.raster import ClassMap
from ..plan import Inputs, Plan
from ..progress import Progress
from ..raster import close_files
from ..reasons import grouped
from ..recipe import COMPOSITES, Chips, Grid, Labels, Output, Recipe, Select
from ..stages import label, select
from ..types import Acquisition, Sample, SampleLayer, Scene
from ..vector import Polygons
from ..wording import counted
from .chip_table import ChipTable
from .cut import Cutting
from .fit import beside, shared_px
from .masks import meaning_of
from .rules import Rules
from .sources import CLOUDS, MASK, RASTERS, Layer, Source, open_clouds, open_mask, open_sources

CHIPS_AT_ONCE = 4096
"""Of which the cloud classes are counted together."""


@dataclass(frozen=True)
class Asked:
    """The rasters that are asked for, by path."""

    rasters: tuple[str, ...]
    mask: str = ""
    clouds: tuple[str, ...] = ()
    date: str = ""
    """YYYY-MM-DD of rasters that are no stacks."""

    @staticmethod
    def of(args: Mapping[str, Any]) -> Asked:
        """Return what a request says."""
        rasters, clouds = (tuple(map(str, args.get(key) or ())) for key in ("rasters", "clouds"))
        return Asked(rasters, str(args.get("mask") or ""), clouds, str(args.get("date") or ""))


@dataclass(frozen=True)
class CutPlan:
    """What is to be cut, and out of what."""

    plan: Plan
    cutting: Cutting

    @property
    def without_doctor(self) -> Plan:
        """The plan whose offsets stay as the rasters tell them: no scene is looked at."""
        inputs = self.plan.inputs
        recipe = dataclasses.replace(
            inputs.recipe, optical=dataclasses.replace(inputs.recipe.optical, offset="metadata")
        )
        return dataclasses.replace(self.plan, inputs=dataclasses.replace(inputs, recipe=recipe))

    @property
    def tiles(self) -> dict[str, str]:
        """Of each optical scene the tile that its catalogue tells."""
        scenes = (s for sample in self.plan.samples for a in sample.passes for s in a.scenes)
        return {s.id: s.tile for s in scenes if s.tile}

    @property
    def digests(self) -> list[str]:
        """Hashes of the rasters that it is made of."""
        cutting = self.cutting
        layers = [*([cutting.mask] if cutting.mask else []), *(layer for _, layer in cutting.cloud_layers)]
        return [*sorted(s.digest for s in cutting.sources), *(layer.digest for layer in layers)]


def plan_cutting(
    table: ChipTable, asked: Asked, rules: Rules, output: Output, progress: Progress
) -> CutPlan:  # fmt: skip
    """Return the samples of a layer's chips; raises RecipeError where chips and rasters do not fit each other."""
    close_files()  # what lay there before may be another file by now
    chips = table.chips
    sources = open_sources(asked.rasters, asked.date, chips[0], progress.part(0, 0.3))
    mask = open_mask(asked.mask, chips[0], progress.check) if asked.mask else None
    layers = open_clouds(asked.clouds, chips[0], progress.check)
    meaning = meaning_of(asked.mask, progress) if mask else None
    recipe = _recipe(table, sources, asked, mask, meaning, rules, output)
    clouds = _by_source(layers, sources)
    samples, source_of, choices = _samples(table, sources, clouds, recipe, progress.part(0.3, 1))
    maps = find_maps(recipe, "", _no_catalogue, progress) if asked.mask else ()
    strata = table.strata
    samples = [
        dataclasses.replace(s, label_maps=maps, stratum=strata.get(s.chip.id, "")) for s in samples
    ]  # fmt: skip
    known = {s.chip.id: s.chip for s in samples}
    inputs = Inputs(
        recipe, _area(chips), (), tuple(known.values()), classes=meaning.classes if meaning else (), label_map=meaning
    )
    first = sources[0].facts
    extra = tuple(band for band in first.bands if band.source == "extra")
    warnings = (
        *_warnings(table, samples, sources, source_of, inputs),
        *_beside(samples, sources, source_of, mask, clouds),
    )
    for text in warnings:
        progress.warn(text)
    plan = Plan(
        inputs, tuple(samples), choices, Failures(), first.polarisations, warnings, extra, dict(first.units)
    )  # fmt: skip
    kit = Kit(
        recipe, Path(output.folder or ".").absolute(), first.bands, (), (), first.polarisations, {},
        label.column_names(inputs.classes), extra, _sample_layers(recipe, clouds), {}, meaning,
    )  # fmt: skip
    return CutPlan(plan, Cutting(kit, sources, source_of, mask, clouds))


def _no_catalogue(address: str) -> Any:
    raise RecipeError(RASTERS, f"{address} is searched, though pixels come from rasters.")


def _recipe(
    table: ChipTable,
    sources: Sequence[Source],
    asked: Asked,
    mask: Layer | None,
    meaning: ClassMap | None,
    rules: Rules,
    output: Output,
) -> Recipe:
    """Return the recipe of chips that are cut: what rasters and layer tell, the rules, and where it goes."""
    told = [source.facts.full_recipe for source in sources]
    chip = table.chips[0]
    zones = {c.epsg for c in table.chips}
    named = told[0].grid.crs or not zones <= set(UTM_CODES)
    crs = f"EPSG:{chip.epsg}" if len(zones) == 1 and named else ""
    labels = Labels()
    if mask is not None and meaning is not None:
        labels = Labels(raster_path=asked.mask, classes=meaning.classes, pixel_factor=mask.factor)
    days = [day for recipe in told for day in (recipe.time.start, recipe.time.end) if day]
    days = days or [_day(source.facts.date) for source in sources]
    return dataclasses.replace(
        told[0],
        time=dataclasses.replace(told[0].time, start=min(days), end=max(days)),
        grid=Grid(crs, chip.pixel_size_m),
        chips=Chips(chip.size_px, 0 if chip.stride_px == chip.size_px else chip.stride_px),
        labels=labels,
        qc=rules.qc,
        split=rules.split,
        output=output,
    )


def _day(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:]}"


def _by_source(layers: Sequence[Layer], sources: Sequence[Source]) -> dict[int, Layer]:
    """Return the rasters of cloud classes by the place of the raster that they lie under, of their date.

    Raises RecipeError where it is not clear whose they are.
    """
    dates = {source.facts.date for source in sources}
    found: dict[int, tuple[int, Layer]] = {}
    for layer in layers:
        date = layer.date or ("" if len(dates) > 1 else next(iter(dates)))
        if not date:
            text = f"{layer.path} tells no date, and RASTERS have {len(dates)}."
            raise RecipeError(CLOUDS, text, "Give the cloud rasters that dl4eo:buildstack wrote.")
        if date not in dates:
            raise RecipeError(CLOUDS, f"{layer.path} is of {_day(date)}, of which there is no raster.", "Leave it out.")
        for number, source in enumerate(sources):
            px = shared_px(source.window, layer.window) if source.facts.date == date else 0
            if px > found.get(number, (0, layer))[0]:
                found[number] = px, layer
    clouds = {number: layer for number, (_, layer) in found.items()}
    for layer in layers:
        if not any(layer is used for used in clouds.values()):
            text = f"{layer.path} lies under no raster of its date, or is the second there."
            raise RecipeError(CLOUDS, text, "Give one for each raster.")
    return clouds


def _sample_layers(recipe: Recipe, clouds: Mapping[int, Layer]) -> tuple[SampleLayer, ...]:
    """Return the further rasters of each sample: cloud classes, where the stack was made with them."""
    wanted = recipe.optical.cloud_layer and clouds
    return tuple(one for one in optical.sample_layers(recipe) if wanted and one.folder == optical.CLOUDS)


def _area(chips: Sequence[Chip]) -> Polygons:
    """Return the ground of all chips."""
    crs, squares = squares_in_one_crs(chips)
    ground = shapely.union_all(np.array(squares, object))
    return Polygons(np.array([ground], object), np.zeros(1, np.int64), (), crs)


def _samples(
    table: ChipTable,
    sources: Sequence[Source],
    clouds: Mapping[int, Layer],
    recipe: Recipe,
    progress: Progress,
) -> tuple[list[Sample], dict[str, int], Choices]:
    """Return the samples of all rasters, sorted, the raster of each, and the passes that they were made of.

    Of two rasters of one date, that which holds more of a chip; of equals the first.
    """
    best: dict[str, tuple[int, int, Sample]] = {}
    wanted = table.dates
    choices = None
    for number, source in enumerate(sources):
        progress.report(number, len(sources), f"Finding the chips on {source.name}")
        inside = {c.id: px for c in table.chips if (px := shared_px(c.window, source.window)) > 0}
        mine = [c for c in table.chips if c.id in inside]
        if not mine:
            continue
        made, choices = _of_source(mine, source, clouds.get(number), recipe, progress)
        for sample in made:
            day, px = wanted.get(sample.chip.id), inside[sample.chip.id]
            if sample.date != source.facts.date or (wanted and (day is None or sample.date not in day)):
                continue
            if sample.id not in best or px > best[sample.id][0]:
                best[sample.id] = (px, number, sample)
    if choices is None or not best:
        raise _nothing(table, sources)
    ordered = sorted(best.items())
    return [sample for _, (_, _, sample) in ordered], {name: number for name, (_, number, _) in ordered}, choices


def _of_source(
    chips: Sequence[Chip], source: Source, clouds: Layer | None, recipe: Recipe, progress: Progress
) -> tuple[list[Sample], Choices]:
    """Return the samples of one raster by the selection of a build, over the scenes that it is made of."""
    facts = source.facts
    rules = facts.full_recipe
    if rules.select.method not in COMPOSITES:
        rules = dataclasses.replace(rules, select=Select("every"))
    rules = dataclasses.replace(rules, qc=dataclasses.replace(rules.qc, max_cloud=1.0))
    grounds = select.grounds_of(chips, select.reach_m(recipe))
    options = select.candidates(grounds, facts.of_role("optical"), "optical")
    if clouds is not None:
        options = _counted(options, clouds, recipe, progress)
    radar = select.candidates(grounds, facts.of_role("radar"), "radar")
    terrain = select.terrain_of(grounds, facts.of_role("terrain"), progress.check)
    extra = select.near_of(grounds, facts.of_role("extra"), progress.check)
    anchors = Anchors.none(len(options.chips))
    choices = Choices(rules, options, radar, facts.polarisations, terrain, anchors, extra)
    samples: list[Sample] = []
    for start, stop in options.parts():
        progress.check()
        samples += choices.samples(start, stop)
    return _filled(samples, source, grounds, progress), choices


def _filled(samples: list[Sample], source: Source, grounds: Sequence[Ground], progress: Progress) -> list[Sample]:
    """Return samples with all scenes that they were mosaicked of, where other dates fill the gaps of a stack's own."""
    date, scenes = source.facts.date, source.facts.of_role("optical")
    rules = source.facts.full_recipe.select.method
    if rules in COMPOSITES or all(s.time.strftime("%Y%m%d") == date for s in scenes):
        return samples
    near = select.near_of(grounds, scenes, progress.check)
    first = {s.chip.id: s for s in reversed(samples)} | {s.chip.id: s for s in samples if s.date == date}
    return [
        dataclasses.replace(sample, optical=Acquisition("optical", near[name]), others=(), day=date)
        for name, sample in first.items()
    ]


def _counted(options: Options, clouds: Layer, recipe: Recipe, progress: Progress) -> Options:
    """Return the options with the pixels of each cloud class of their chips."""
    counts = np.zeros((len(options.which), len(codes.CODES)), np.int32)
    of_chip = {}
    for number, chip in enumerate(options.chips):
        progress.check()
        read = np.nan_to_num(clouds.read(chip.window, progress.check), nan=codes.NODATA)
        of_chip[number] = codes.counts_of(np.clip(read, 0, len(codes.CODES) - 1).astype(np.uint8))
    for entry, owner in enumerate(options.owner.tolist()):
        counts[entry] = of_chip[owner]
    return dataclasses.replace(options, counts=counts, snow_clear=recipe.optical.snow_clear)


def _nothing(table: ChipTable, sources: Sequence[Source]) -> RecipeError:
    """Return the error that no chip can be cut, with why."""
    zones = sorted({f"EPSG:{c.epsg}" for c in table.chips})
    rasters = sorted({f"EPSG:{s.window.epsg}" for s in sources})
    if not set(zones) & set(rasters):
        text = f"they are in {', '.join(rasters)}, the chips in {', '.join(zones)}."
        return RecipeError(RASTERS, text, "Make chips with dl4eo:makechipgrid and LIKE one of the rasters.")
    days = sorted({day for of_chip in table.dates.values() for day in of_chip})
    has = sorted({s.facts.date for s in sources})
    if days and not set(days) & set(has):
        told = ", ".join(map(_day, days[:5])), ", ".join(map(_day, has[:5]))
        return RecipeError(RASTERS, f"they are of {told[1]}, the chips of {told[0]}.", "Give the rasters of the chips.")
    return RecipeError(
        RASTERS,
        f"none of {counted(len(table.chips), 'chip')} lies on a raster and under its scenes.",
        "Check that both show the same place.",
    )


def _warnings(
    table: ChipTable,
    samples: Sequence[Sample],
    sources: Sequence[Source],
    source_of: Mapping[str, int],
    inputs: Inputs,
) -> Iterator[str]:
    """Yield what is said of chips that cannot be cut as they are."""
    made = {s.chip.id for s in samples}
    lost = [c for c in table.chips if c.id not in made]
    if lost:
        yield f"{len(lost)} of {len(table.chips)} chips lie on no raster of their CRS and date, and give no sample."
    elif table.dates and (lacking := len(table.rows) - len(samples)) > 0:
        yield f"{lacking} of {len(table.rows)} samples of the layer are of dates that no raster has."
    partly = sum(
        shared_px(s.chip.window, sources[source_of[s.id]].window) < s.chip.size_px**2 for s in samples
    )  # fmt: skip
    if partly:
        yield f"{partly} of {len(samples)} samples lie partly outside of their raster: nodata there."
    for reason, count in grouped(s.radar_gap for s in samples):
        yield f"{count} of {len(samples)} samples will be rejected: {reason}."
    if len(inputs.classes) > label.MAX_SHARE_COLUMNS:
        text = "classes are too many for a column each: the chips table has no class shares and no list of classes."
        yield f"{len(inputs.classes)} {text}"


def _beside(
    samples: Sequence[Sample],
    sources: Sequence[Source],
    source_of: Mapping[str, int],
    mask: Layer | None,
    clouds: Mapping[int, Layer],
) -> Iterator[str]:
    """Yield what is said of samples that lie outside of the mask or of their clouds; raises RecipeError if all do."""
    pairs = [(MASK, mask, list(samples))] if mask else []
    pairs += [(CLOUDS, clouds[n], [s for s in samples if source_of[s.id] == n]) for n in sorted(clouds)]
    for parameter, layer, mine in pairs:
        there = [shared_px(s.chip.window, sources[source_of[s.id]].window) for s in mine]
        yield from beside(mine, there, parameter, layer)


def scenes_of(samples: Sequence[Sample]) -> list[Scene]:
    """Return the optical scenes of samples, each once."""
    return list({s.id: s for sample in samples for a in sample.passes for s in a.scenes}.values())
