"""Which acquisitions become samples."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta, timezone

import numpy as np
import shapely

from dl4eo_qgis.core.choosing import dates
from dl4eo_qgis.core.choosing.dates import Wanted
from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.recipe import Recipe, Select
from dl4eo_qgis.core.stages import select
from dl4eo_qgis.core.types import Acquisition, Asset, Sample, Scene

NOON = datetime(2024, 6, 1, 10, 30, tzinfo=timezone.utc)
CHIP = Chip(32632, 781, 8000, 64, 64, 10.0)
GROUND = select.grounds_of([CHIP])
WEST, EAST = CHIP.bounds[0], CHIP.bounds[2]


def scene(
    name: str,
    days: float = 0,
    box: tuple[float, float, float, float] = (490000, 5110000, 510000, 5130000),
    cloud: float | None = 5,
    bands: tuple[str, ...] = ("vv", "vh"),
    role: str = "optical",
    **more: object,
) -> Scene:
    """Return a scene whose footprint is a box in EPSG:32632."""
    footprint = reproject([shapely.box(*box)], "EPSG:32632", "EPSG:4326")[0].wkt
    time = NOON + timedelta(days=days)
    assets = {b: Asset(f"/{name}/{b}.tif") for b in bands}
    return Scene(name, "c", "cat", "stac", role, time, footprint, assets, cloud_percent=cloud, **more)  # type: ignore[arg-type]


def names(acquisition: Acquisition | None) -> list[str] | None:
    """Return the scene ids of an acquisition."""
    return [s.id for s in acquisition.scenes] if acquisition else None


def test_scenes_of_one_datatake_are_one_pass() -> None:
    one, two, other = (scene(n, d, pass_id=p) for n, d, p in (("b", 0, "X"), ("a", 0.5, "X"), ("c", 0.1, "Y")))
    assert [[s.id for s in p] for p in select.passes([one, two, other])] == [["a", "b"], ["c"]]


def test_without_a_datatake_ten_minutes_make_a_pass() -> None:
    minutes = [0, 8 / 1440, 16 / 1440, 40 / 1440]
    scenes = [scene(f"s{i}", m, platform="S1A", orbit_state="ascending") for i, m in enumerate(minutes)]
    assert [len(p) for p in select.passes(scenes)] == [3, 1]


def test_the_newest_processing_comes_first() -> None:
    old, new = scene("a", pass_id="X", baseline="02.12"), scene("b", pass_id="X", baseline="05.00")
    assert [s.id for s in select.passes([old, new])[0]] == ["b", "a"]


def optical(*scenes: Scene, method: str = "clearest", shares: dict[str, float] | None = None) -> list[str]:
    """Return the ids of the acquisitions chosen for the chip; ``shares`` gives the clear share by scene."""
    options = select.candidates(GROUND, scenes, "optical")
    clear = [(shares or {}).get(c.acquisition.id) for c in options.of_chip(0)]
    counts = [[0] * 5 if share is None else [0, round(100 * share), round(100 - 100 * share), 0, 0] for share in clear]
    counted = dataclasses.replace(options, counts=np.array(counts, np.int32))
    return [options.candidate(entry).acquisition.id for entry in dates.choose(counted, Wanted(Select(method=method)))]


def test_clearest_goes_by_the_clouds_over_the_chip_itself() -> None:
    assert optical(scene("a", 0, cloud=1), scene("b", 5, cloud=19), shares={"a": 0.4, "b": 0.9}) == ["b"]


def test_clearest_goes_by_the_scene_where_no_cloud_layer_is() -> None:
    assert optical(scene("a", 0, cloud=19), scene("b", 5, cloud=1)) == ["b"]


def test_a_clear_scene_that_misses_half_of_the_chip_is_not_the_clearest() -> None:
    half = (490000, 5110000, (WEST + EAST) / 2, 5130000)
    assert optical(scene("half", 0, box=half, cloud=0), scene("whole", 5, cloud=10)) == ["whole"]


def test_a_tie_goes_to_the_earlier_acquisition() -> None:
    assert optical(scene("z", 0), scene("a", 5)) == ["z"]


def test_every_gives_one_sample_a_date() -> None:
    scenes = [scene("a", 0, cloud=9), scene("b", 0.3, cloud=2, platform="S2B"), scene("c", 5)]
    assert optical(*scenes, method="every") == ["b", "c"]


def test_a_chips_scenes_are_those_near_it_whatever_else_was_found() -> None:
    far = (600000, 5110000, 620000, 5130000)
    here = scene("here", pass_id="P")
    alone, both = (
        select.candidates(GROUND, scenes, "optical").of_chip(0)
        for scenes in ([here], [here, scene("far", box=far, pass_id="P")])
    )
    assert [c.key for c in alone] == [c.key for c in both] == [("here",)]


def test_a_job_holds_neighbours_that_share_their_scenes() -> None:
    here = Acquisition("optical", (scene("here"),))
    there = Acquisition("optical", (scene("there", 5),))
    chips = [Chip(32632, c, r, 256, 256, 10.0) for c in range(195, 203) for r in (2008, 2009)]
    samples = [Sample(c, here if c.col < 199 else there) for c in chips]
    made = select.jobs(samples)
    assert sorted(s.id for j in made for s in j.samples) == sorted(s.id for s in samples)
    assert all(len({s.optical.id for s in j.samples}) == 1 for j in made)
    assert all(max(j.window.shape) <= select.BLOCK_PX for j in made)
    assert [j.samples for j in select.jobs(samples[::-1])] == [j.samples for j in made]


def test_scenes_are_near_as_far_as_a_chip_depends_on_them() -> None:
    """Of pixels of 600 m the slope's halo alone reaches farther than 250 m; so do grown clouds and wide borders."""
    _, bottom, right, top = CHIP.bounds
    tile = scene("tile", box=(right + 400, bottom, right + 1400, top), role="terrain")
    recipes: dict[str, dict[str, dict[str, object]]] = {
        "usual": {},
        "coarse": {"grid": {"pixel_size_m": 600.0}, "chips": {"size_px": 64}},
        "clouds": {"optical": {"mask": "nodata", "mask_dilation_m": 400.0}},
        "border": {"labels": {"raster_path": "a", "ignore_border_px": 60}},
    }
    found = {}
    for name, sections in recipes.items():
        near_m = select.reach_m(Recipe.from_dict({"dl4eo": 1, **sections}))
        found[name] = len(select.terrain_of(select.grounds_of([CHIP], near_m), [tile])[CHIP.id])
    assert found == {"usual": 0, "coarse": 1, "clouds": 1, "border": 1}
