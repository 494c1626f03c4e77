"""Choosing for all chips at once gives what a plain look at each chip gives."""

from __future__ import annotations

import functools
import itertools
import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.choosing import footprints
from dl4eo_qgis.core.choosing.footprints import in_crs
from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.recipe import Chips, Grid, Recipe
from dl4eo_qgis.core.stages import select, tile
from dl4eo_qgis.core.types import Acquisition, Asset, Sample, Scene
from dl4eo_qgis.core.vector import Polygons

NOON = datetime(2024, 6, 1, 10, 30, tzinfo=timezone.utc)
MAX_DAYS = 3.0
BANDS = ("vv", "vh")
Options = list[tuple[Acquisition, float]]


def chips_over_two_zones(size_px: int = 256) -> tuple[Chip, ...]:
    aoi = Polygons(np.array([shapely.box(11.8, 47.0, 12.2, 47.3)], object), np.zeros(1, np.int64), (), "EPSG:4326")
    return tile.make_chips(aoi, Grid(), Chips(size_px=size_px))


def some_scenes(seed: int, role: str) -> list[Scene]:
    """Return passes of one to four footprints that overlap, adjoin or leave gaps; times and clouds are often equal."""
    chance = random.Random(seed)
    scenes = []
    for number in range(14):
        when = NOON + timedelta(days=chance.choice((0, 0, 1, 1.25, 2, 4, 9)), seconds=chance.choice((0, 0, 1)))
        west, edge, lean = chance.uniform(11.6, 12.1), chance.uniform(46.9, 47.1), chance.uniform(-0.05, 0.05)
        for part in range(chance.randint(1, 4)):
            top = edge + chance.choice((0.05, 0.1, 0.2))
            ring = [(west, edge), (west + 0.25, edge), (west + 0.25 + lean, top), (west + lean, top)]
            bands = BANDS if chance.random() < 0.9 else ("vv",)
            scenes.append(
                Scene(
                    f"{role}-{chance.randint(0, 999):03}-{number}-{part}", "c", "cat", "stac", role, when,
                    shapely.Polygon(ring).wkt, {b: Asset(f"/{b}.tif") for b in bands},
                    cloud_percent=chance.choice((None, 0.0, 5.0, 5.0, 19.5)), pass_id=f"P{number}",
                )
            )  # fmt: skip
            west, edge = west + lean * chance.choice((1, 1, 0.5)), top - chance.choice((0, 0, 0.02))
    return scenes


@functools.cache
def footprint_in(epsg: int, footprint: str) -> Any:
    return in_crs([footprint], epsg)[0]


def options_of(chip: Chip, scenes: Sequence[Scene], role: str) -> Options:
    """Return the passes of one chip, with the share that they cover, from the definition."""
    left, bottom, right, top = chip.bounds
    square, reach = shapely.box(*chip.bounds), select.NEAR_M
    around = shapely.box(left - reach, bottom - reach, right + reach, top + reach)
    found = []
    for group in select.passes(scenes):
        ground = np.array([footprint_in(chip.epsg, s.footprint) for s in group])
        near = [i for i in range(len(group)) if around.intersects(ground[i])]
        share = square.intersection(shapely.union_all(ground[near])).area / square.area
        if share > 1e-12:
            found.append((Acquisition(role, tuple(group[i] for i in near)), share))
    return sorted(found, key=lambda pair: (pair[0].time, pair[0].id))


def plain_samples(chip: Chip, optical: Options, radar: Options, method: str) -> Iterator[tuple[Any, ...]]:
    """Yield what is to be made of one chip: chip id, scenes, radar scenes, why there is none."""
    by_date: dict[str, tuple[Acquisition, float]] = {}
    for acquisition, share in optical:
        clear = round(share * (1 - (acquisition.cloud_percent or 0) / 100), 6)
        if acquisition.date not in by_date or clear > by_date[acquisition.date][1]:
            by_date[acquisition.date] = (acquisition, clear)
    chosen = list(by_date.values())
    for acquisition, _ in chosen if method == "every" else [max(chosen, key=lambda pair: pair[1])] if chosen else []:
        near = [(a, s) for a, s in radar if abs(a.time - acquisition.time) <= timedelta(days=MAX_DAYS)]
        whole = [a for a, s in near if s > 1 - 1e-6]
        fit = [a for a in whole if all(b in s.assets for s in a.scenes for b in BANDS)]
        best = min(fit, key=lambda a: (abs(a.time - acquisition.time), a.time, a.id), default=None)
        gap = "" if best else "lacks a polarisation" if whole else "only part" if near else "no Sentinel-1 pass"
        yield chip.id, ids(acquisition), ids(best), gap


def ids(acquisition: Acquisition | None) -> tuple[str, ...]:
    return tuple(s.id for s in acquisition.scenes) if acquisition else ()


def told(sample: Sample) -> tuple[Any, ...]:
    gaps = ("lacks a polarisation", "only part", "no Sentinel-1 pass")
    gap = next((g for g in gaps if g in sample.radar_gap), sample.radar_gap)
    return sample.chip.id, ids(sample.optical), ids(sample.radar[0].acquisition if sample.radar else None), gap


@pytest.mark.parametrize("method", ["clearest", "every"])
@pytest.mark.parametrize("seed", range(4))
def test_all_chips_at_once_give_what_each_alone_gives(seed: int, method: str) -> None:
    chips = chips_over_two_zones()
    scenes, passes = some_scenes(seed, "optical"), some_scenes(seed + 100, "radar")
    recipe = Recipe.from_dict({"dl4eo": 1, "radar": {"max_days": MAX_DAYS}, "select": {"method": method}})
    optical, radar = (
        select.candidates(select.grounds_of(chips), scenes, "optical"),
        select.candidates(select.grounds_of(chips), passes, "radar"),
    )
    expected = []
    for number, chip in enumerate(chips):
        mine, near = options_of(chip, scenes, "optical"), options_of(chip, passes, "radar")
        for options, plain in ((optical, mine), (radar, near)):
            assert [ids(c.acquisition) for c in options.of_chip(number)] == [ids(a) for a, _ in plain]
            assert [c.cover for c in options.of_chip(number)] == pytest.approx([share for _, share in plain], abs=1e-8)
        expected += plain_samples(chip, mine, near, method)
    terrain = {chip.id: () for chip in chips}
    assert [told(s) for s in select.samples(optical, radar, terrain, recipe, BANDS)] == expected
    assert len({gap for *_, gap in expected}) > 1
    assert {c.epsg for c in chips} == {32632, 32633}


def test_parts_of_the_options_give_the_samples_of_the_whole() -> None:
    chips, recipe = chips_over_two_zones(), Recipe.from_dict({"dl4eo": 1, "select": {"method": "every"}})
    optical = select.candidates(select.grounds_of(chips), some_scenes(1, "optical"), "optical")
    radar = select.candidates(select.grounds_of(chips), some_scenes(2, "radar"), "radar")
    terrain = {chip.id: () for chip in chips}
    cuts = [0, 1, 2, 40, len(chips)]
    parts = [
        select.samples(optical.part(a, b), radar.part(a, b), terrain, recipe, BANDS)
        for a, b in itertools.pairwise(cuts)
    ]
    assert [s for part in parts for s in part] == select.samples(optical, radar, terrain, recipe, BANDS)


def test_parts_hold_a_bounded_number_of_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dl4eo_qgis.core.choosing.options.PART_PAIRS", 50)
    options = select.candidates(select.grounds_of(chips_over_two_zones()), some_scenes(3, "optical"), "optical")
    parts = list(options.parts())
    assert [number for start, stop in parts for number in range(start, stop)] == list(range(len(options.chips)))
    assert max(len(options.part(start, stop).which) for start, stop in parts) <= 50
    assert len(parts) < len(options.chips) / 2


def test_options_without_a_scene_lack_each_pass_that_holds_it() -> None:
    options = select.candidates(select.grounds_of(chips_over_two_zones()), some_scenes(3, "optical"), "optical")
    broken = options.acquisitions[0].scenes[0].id
    rest = options.without(lambda scene: scene == broken)
    for number in range(len(options.chips)):
        kept = [c for c in options.of_chip(number) if broken not in c.key]
        assert [c.key for c in rest.of_chip(number)] == [c.key for c in kept]
    assert len(rest.which) < len(options.which)


@pytest.fixture
def reprojected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the CRSs that footprints were reprojected to, one entry a footprint."""
    seen: list[str] = []

    def counted(shapes: Any, source: str, target: str) -> Any:
        seen.extend([target] * len(shapes))
        return reproject(shapes, source, target)

    monkeypatch.setattr(footprints, "reproject", counted)
    return seen


@pytest.mark.parametrize("size_px", [256, 64])
def test_a_footprint_is_reprojected_once_a_zone_whatever_the_chips_and_dates(
    reprojected: list[str], size_px: int
) -> None:
    ring = shapely.box(11.0, 46.5, 13.0, 47.5).wkt
    far = shapely.box(30.0, 46.5, 31.0, 47.5).wkt
    scenes = [
        Scene(f"{place}-{day}", "c", "cat", "stac", "optical", NOON + timedelta(days=day), shape, {})
        for day in range(20)
        for place, shape in (("here", ring), ("far", far))
    ]
    options = select.candidates(select.grounds_of(chips_over_two_zones(size_px)), scenes, "optical")
    assert sorted(reprojected) == ["EPSG:32632", "EPSG:32633"]
    assert len(options.which) == 20 * len(options.chips)


def test_chips_near_the_same_tiles_share_them() -> None:
    chips = chips_over_two_zones()
    tiles = [
        Scene(f"N47E{lon}", "c", "cat", "stac", "terrain", NOON, shapely.box(lon, 46, lon + 1, 48).wkt, {})
        for lon in (12, 11)
    ]
    found = select.terrain_of(select.grounds_of(chips), tiles)
    assert {tuple(s.id for s in t) for t in found.values()} == {("N47E11",), ("N47E11", "N47E12"), ("N47E12",)}
    for chip in chips:
        left, bottom, right, top = chip.bounds
        around = shapely.box(left - 250, bottom - 250, right + 250, top + 250)
        near = [s.id for s in tiles[::-1] if around.intersects(footprint_in(chip.epsg, s.footprint))]
        assert [s.id for s in found[chip.id]] == near
    assert len({id(t) for t in found.values()}) <= 6
