"""What splits have in common: every number worked out by hand, or pixel by pixel."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import pytest
import shapely

from dl4eo_qgis.core.contents import Contents
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.leaks.ground import Places, distances, shared_px, together
from dl4eo_qgis.core.leaks.measure import BY_DATE, Leaks, measure, touching
from dl4eo_qgis.core.progress import never
from dl4eo_qgis.core.recipe import Chips, Grid, Recipe, Split
from dl4eo_qgis.core.types import Row
from dl4eo_qgis.core.vector import Polygons

SIZE, PIXEL_M = 8, 10.0


def places(*at: tuple[int, int], epsg: int = 32632) -> Places:
    """Return squares of 8 pixels at these left and bottom edges."""
    xy = np.array(at, np.int64).reshape(-1, 2)
    return Places(np.full(len(xy), epsg), xy[:, 0], xy[:, 1], SIZE, PIXEL_M)


def test_pixels_of_ground_by_hand() -> None:
    """Of the square at 0, 0: a quarter, a column of 2 that a third square covers half of, a neighbour, all of it."""
    mine = places((0, 0), (100, 0))
    assert shared_px(mine, places((4, 4)), never).tolist() == [16, 0]
    assert shared_px(mine, places((6, 0)), never).tolist() == [16, 0]
    assert shared_px(mine, places((6, 0), (6, 4)), never).tolist() == [16, 0]
    assert shared_px(mine, places((4, 4), (6, 0), (-7, -7)), never).tolist() == [16 + 8 + 1, 0]
    assert shared_px(mine, places((8, 0), (0, 8), (-8, -8)), never).tolist() == [0, 0]
    assert shared_px(mine, places((0, 0), (1, 1)), never).tolist() == [64, 0]
    assert shared_px(mine, places(), never).tolist() == [0, 0]


def test_ground_that_two_of_a_split_have_counts_once() -> None:
    """The second lies 4 pixels east of the first; what is shared are the 4 columns that both have."""
    mine = places((0, 0), (4, 0))
    assert shared_px(mine, places((4, 0)), never).tolist() == [32, 64]
    assert shared_px(mine, places((4, 0)), never, once=True).tolist() == [32, 32]
    assert shared_px(mine, places((4, 0), (-4, 0)), never, once=True).sum() == 96


@pytest.mark.parametrize("seed", range(20))
def test_as_counted_pixel_by_pixel(seed: int) -> None:
    """Squares strewn so that many overlap, in any order, against a raster of the ground."""
    rng = random.Random(seed)
    one, other = ([(rng.randrange(40), rng.randrange(40)) for _ in range(rng.randrange(1, 25))] for _ in range(2))
    one, other = list(dict.fromkeys(one)), list(dict.fromkeys(other))

    def raster(at: Sequence[tuple[int, int]]) -> np.ndarray:
        ground = np.zeros((48, 48), bool)
        for x, y in at:
            ground[x : x + SIZE, y : y + SIZE] = True
        return ground

    theirs = raster(other)
    wanted = [int((raster([at]) & theirs).sum()) for at in one]
    mine, others = places(*one), places(*other)
    assert shared_px(mine, others, never).tolist() == wanted
    assert shared_px(mine, others, never, once=True).sum() == (raster(one) & theirs).sum()
    boxes = [[shapely.box(x, y, x + SIZE, y + SIZE) for x, y in at] for at in (one, other)]
    apart = [min(float(shapely.distance(a, b)) * PIXEL_M for b in boxes[1]) for a in boxes[0]]
    found = distances(mine, others, 0.0, never)
    assert found.min() == pytest.approx(min(apart))
    found = distances(mine, others, 90.0, never)
    assert [d < 90 for d in found] == [d < 90 for d in apart]
    assert [d for d in found if d < 90] == pytest.approx([d for d in apart if d < 90])


def test_the_nearest_is_found_however_far_it_is() -> None:
    """From the east edge at 80 m to the west edge at 3 000 000 m."""
    assert distances(places((0, 0)), places((300_000, 0)), 0.0, never).tolist() == [3_000_000 - 80]
    assert distances(places((0, 0)), places((11, 12)), 0.0, never).tolist() == [pytest.approx(50.0)]
    assert distances(places((0, 0)), places((8, 8)), 0.0, never).tolist() == [0.0]


def across(lon: float, lat: float, epsg: int) -> tuple[int, int]:
    """Return the pixel of a place in degrees."""
    x, y = pyproj.Transformer.from_crs(4326, epsg, always_xy=True).transform(lon, lat)
    return round(x / PIXEL_M), round(y / PIXEL_M)


@pytest.mark.parametrize(("lon", "lat"), [(12.0, 48.0), (12.0, 70.0), (12.02, 5.0)])
def test_ground_across_two_zones(lon: float, lat: float) -> None:
    """Zones 32 and 33 meet at 12 degrees: the same squares, drawn with pyproj and shapely alone."""
    west, east = places(across(lon, lat, 32632)), places(across(lon, lat, 32633), epsg=32633)
    move = pyproj.Transformer.from_crs(32633, 32632, always_xy=True)
    ring = shapely.segmentize(east.squares()[0], 5.0)
    moved = shapely.transform(ring, lambda xy: np.column_stack(move.transform(xy[:, 0], xy[:, 1])))
    wanted = shapely.intersection(west.squares()[0], moved).area / PIXEL_M**2
    assert 20 < wanted < SIZE**2
    assert shared_px(west, east, never)[0] == pytest.approx(wanted, abs=0.51)
    assert shared_px(east, west, never)[0] == pytest.approx(wanted, abs=0.6)
    assert distances(west, east, 0.0, never).tolist() == [0.0]


def test_distance_across_two_zones() -> None:
    """0.01 degrees of longitude at 48 degrees north are 746.08 m, less the squares that lie between."""
    geod = pyproj.Geod(ellps="WGS84")
    west, east = places(across(11.995, 48.0, 32632)), places(across(12.005, 48.0, 32633), epsg=32633)
    edge = pyproj.Transformer.from_crs(32632, 4326, always_xy=True).transform(*west.edges[0, [2, 1]])
    other = pyproj.Transformer.from_crs(32633, 4326, always_xy=True).transform(*east.edges[0, [0, 1]])
    wanted = geod.inv(*edge, *other)[2]
    assert distances(west, east, 0.0, never)[0] == pytest.approx(wanted, rel=0.01)
    far = places(across(17.0, 48.0, 32633), epsg=32633)
    assert distances(west, far, 0.0, never).tolist() == [np.inf]  # farther than 100 km


def test_ground_of_two_zones_counts_once() -> None:
    """A square of each zone at the same place, both of one split: what they share with another counts once."""
    west, east = places(across(12.0, 48.0, 32632)), places(across(12.0, 48.0, 32633), epsg=32633)
    mine = together([west, east])
    both = shared_px(mine, west, never)
    assert both[0] == 64
    assert 20 < both[1] < 64
    assert shared_px(mine, west, never, once=True).sum() == pytest.approx(64, abs=1)


def contents(split: Split, **chips: Any) -> Contents:
    recipe = Recipe(chips=Chips(size_px=64, **chips), grid=Grid(pixel_size_m=PIXEL_M), split=split)
    empty = Polygons(np.array([], object), np.array([], np.int64), (), "EPSG:4326")
    return Contents(Path(), recipe, (), (), (), empty)


def sample(col: int, row: int, day: int = 1, look: str = "", epsg: int = 32632, stride: int = 64) -> Row:
    chip = Chip(epsg, col, row, 64, stride, PIXEL_M)
    date = f"2024-06-{day:02d}"
    return Row(
        {
            "chip_id": chip.id, "sample_id": f"{chip.id}_{date.replace('-', '')}", "date": date, "epsg": epsg,
            "col": col, "row": row, "dx": 0, "dy": 0, "s2_items": f"S2_{day}", "s1_items": f"A{day};B{day}",
            "fingerprint": look or f"{chip.id}{date}",
        }
    )  # fmt: skip


def found(split: Split, *dealt: tuple[Row, str], folds: Sequence[int | None] = (), **chips: Any) -> Leaks:
    rows, splits = [r for r, _ in dealt], [s for _, s in dealt]
    return measure(contents(split, **chips), rows, splits, folds or [None] * len(rows), never)


def test_splits_by_place_share_scenes_but_no_ground() -> None:
    """Chips of 640 m: the second 1280 m east of the first, the third touches it in a corner."""
    leaks = found(Split(), (sample(0, 0), "train"), (sample(3, 0), "validation"), (sample(1, 1, 2), "test"))
    about = {p["splits"][0] + "-" + p["splits"][1]: p for p in leaks.document["pairs"]}
    assert list(about) == ["train-validation", "train-test", "validation-test"]
    assert about["train-validation"] == {
        "splits": ["train", "validation"], "shared_px": 0, "shared_chips": 0, "min_distance_m": 1280.0,
        "near_chips": 0, "same_chips": 0, "same_images": 0, "shared_scenes": 3, "shared_dates": 1,
    }  # fmt: skip
    assert (about["train-test"]["min_distance_m"], about["train-test"]["shared_scenes"]) == (0.0, 0)
    assert (about["validation-test"]["min_distance_m"], about["validation-test"]["shared_dates"]) == (640.0, 0)
    assert (leaks.leak_px, leaks.layers, leaks.warnings) == ([0, 0, 0], [], [])


def test_splits_that_touch_are_told_with_what_helps() -> None:
    """The first and the third touch in a corner; by date, or where the ground is shared, that is no news."""
    leaks = found(Split(), (sample(0, 0), "train"), (sample(3, 0), "validation"), (sample(1, 1, 2), "test"))
    told = touching(leaks.document, "random")
    assert told.startswith("Splits touch (train and test): ")
    assert "SPLIT=blocks (split.method)" in told
    assert "SPLIT_BUFFER (split.buffer_m)" in touching(leaks.document, "blocks")
    assert "SPLIT=blocks" not in touching(leaks.document, "blocks")
    assert touching(leaks.document, "date") == ""
    same = found(Split(), (sample(0, 0), "train"), (sample(0, 0, 2), "test"))
    assert (same.document["pairs"][0]["min_distance_m"], touching(same.document, "column")) == (0.0, "")


def test_dates_of_one_chip_in_two_splits_share_all_its_ground() -> None:
    early, late, alone = sample(0, 0, 1), sample(0, 0, 9), sample(1, 0, 9)
    leaks = found(Split(method="date"), (early, "train"), (late, "test"), (alone, "test"))
    (pair,) = leaks.document["pairs"]
    assert (pair["shared_px"], pair["shared_chips"], pair["same_chips"]) == (4096, 2, 1)
    assert leaks.leak_px == [4096, 4096, 0]
    assert leaks.warnings == ["Leak: train and test share 4096 pixels of ground (2 chips).", BY_DATE]
    apart = found(Split(method="date"), (early, "train"), (alone, "test"))
    assert apart.warnings == []
    (layer,) = leaks.layers
    assert layer.name == "leaks"
    assert layer.columns == {
        "chip_id": [early.values["chip_id"]] * 2, "split": ["test", "train"], "other": ["train", "test"],
        "shared_px": [4096, 4096], "distance_m": [0.0, 0.0],
    }  # fmt: skip
    assert [g.bounds for g in layer.geometries] == [(0, 0, 640, 640)] * 2


def test_a_stride_below_the_size_that_the_user_insists_on() -> None:
    """Chips of 64 pixels every 32: three in a row; the one in the middle shares a half with each, all of it in sum."""
    rows = [sample(i, 0, stride=32) for i in range(3)]
    splits = ("train", "validation", "test")
    leaks = found(Split(overlap="allow"), *zip(rows, splits, strict=True), stride_px=32)
    shared = {"-".join(p["splits"]): p["shared_px"] for p in leaks.document["pairs"]}
    assert shared == {"train-validation": 2048, "train-test": 0, "validation-test": 2048}
    assert leaks.leak_px == [2048, 4096, 2048]
    assert (leaks.document["chips"], leaks.document["samples"]) == (3, 3)


def test_chips_nearer_than_the_buffer() -> None:
    """At 640 m and 1280 m from the chip of train; a buffer of 640 m is kept by the first too."""
    dealt = ((sample(0, 0), "train"), (sample(2, 0), "test"), (sample(3, 0), "test"), (sample(9, 0), "buffer"))
    for buffer_m, near in ((640.0, 0), (640.1, 2), (1281.0, 3)):
        leaks = found(Split(buffer_m=buffer_m), *dealt)
        (pair,) = leaks.document["pairs"]
        assert (pair["near_chips"], pair["min_distance_m"], leaks.document["chips"]) == (near, 640.0, near)
        assert leaks.leak_px == [0, 0, 0, None]
    assert leaks.warnings == ["Leak: of train and test 3 chips lie nearer than 1281 m to each other (split.buffer_m)."]
    assert leaks.layers[0].columns["distance_m"] == [640.0, 640.0, 1280.0]


def test_images_of_the_very_same_pixels_at_two_places() -> None:
    one, other = sample(0, 0, look="abc"), sample(50, 0, look="abc")
    leaks = found(Split(), (one, "train"), (other, "test"))
    assert leaks.document["pairs"][0]["same_images"] == 1
    assert leaks.warnings == ["Leak: train and test have 1 image of the very same pixels."]


def test_folds_that_share_ground_are_named() -> None:
    rows = [sample(0, 0), sample(0, 0, 5), sample(9, 0), sample(30, 0)]
    dealt = zip(rows, ("validation", "train", "train", "test"), strict=True)
    leaks = found(Split(folds=3), *dealt, folds=[1, 2, 3, None])
    told = {f["fold"]: (f["shared_px"], f["shared_chips"], f["min_distance_m"]) for f in leaks.document["folds"]}
    assert told == {1: (4096, 1, 0.0), 2: (4096, 1, 0.0), 3: (0, 0, 5120.0)}
    assert "Leak: folds 1, 2 share ground with others (2 chips)." in leaks.warnings


def test_without_splits_there_is_nothing_to_leak() -> None:
    leaks = found(Split(method="none"), (sample(0, 0), ""), (sample(1, 0), ""))
    assert (leaks.document["pairs"], leaks.leak_px, leaks.layers, leaks.warnings) == ([], [None, None], [], [])
    assert found(Split()).leak_px == []


def test_the_rows_order_changes_nothing() -> None:
    rng = random.Random(3)
    dealt = [
        (sample(rng.randrange(8), rng.randrange(8), d, stride=32), rng.choice(("train", "test"))) for d in range(1, 25)
    ]
    first = found(Split(overlap="allow"), *dealt, stride_px=32)
    px = {r.sample_id: n for (r, _), n in zip(dealt, first.leak_px, strict=True)}
    rng.shuffle(dealt)
    again = found(Split(overlap="allow"), *dealt, stride_px=32)
    assert again.document == first.document
    assert {r.sample_id: n for (r, _), n in zip(dealt, again.leak_px, strict=True)} == px
    assert again.layers[0].columns == first.layers[0].columns
