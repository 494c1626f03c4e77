"""Splits by place: blocks, bands, rings, polygons."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.errors import SplitError
from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.recipe import Split
from dl4eo_qgis.core.split_areas import read_split_areas
from dl4eo_qgis.core.splitting.early import check_chips
from dl4eo_qgis.core.splitting.places import edge_distance, ring_limits, ring_of
from tests.core.dealing import SIDE_M, dealt_of, square_of

TILE_M = 109_800.0


def test_rings_of_a_tile_are_those_of_reben() -> None:
    """The published example: 50, 25, 25 percent of a tile of 109.8 km, whose 91 x 91 patches are of 1200 m."""
    limits = ring_limits(TILE_M, [0.5, 0.25, 0.25])
    assert limits[0] == pytest.approx(16079.84, abs=0.005)
    assert limits[1] - limits[0] == pytest.approx(11370.16, abs=0.005)
    assert limits[2] == TILE_M / 2
    centres = np.arange(91) * 1200.0 + 600
    x, y = (v.ravel() for v in np.meshgrid(centres, centres))
    part = ring_of(edge_distance(x, y, TILE_M), TILE_M, [0.5, 0.25, 0.25])
    assert np.bincount(part).tolist() == [4056, 2109, 2116]


@pytest.mark.parametrize("shares", [(0.7, 0.15, 0.15), (0.6, 0.4, 0.0), (0.0, 0.5, 0.5), (0.2, 0.3, 0.5)])
def test_rings_have_the_shares_of_the_area_whatever_these_are(shares: tuple[float, ...]) -> None:
    inner = [0.0, *ring_limits(1000.0, list(shares)).tolist()]
    areas = [((1000 - 2 * a) ** 2 - (1000 - 2 * b) ** 2) / 1e6 for a, b in itertools.pairwise(inner)]
    assert areas == pytest.approx(shares, abs=1e-9)


def test_by_rings_the_nearest_edge_decides() -> None:
    chips = square_of(20, 20)
    splits, done = dealt_of(Split("rings", block_m=10 * SIDE_M, fractions=(0.36, 0.48, 0.16)), chips)
    ring = {c.id: min(c.col % 10, 9 - c.col % 10, c.row % 10, 9 - c.row % 10) for c in chips}
    assert {splits[c.id] for c in chips if ring[c.id] == 0} == {"train"}
    assert {splits[c.id] for c in chips if ring[c.id] in (1, 2)} == {"validation"}
    assert {splits[c.id] for c in chips if ring[c.id] >= 3} == {"test"}
    assert done.document["rings_m"] == [640, 1920, 3200]
    assert done.document["realised"] == {"train": 0.36, "validation": 0.48, "test": 0.16}


def test_blocks_are_counted_from_the_origin_and_stay_together() -> None:
    chips = square_of(20, 20, at=(-7, 3))
    splits, done = dealt_of(Split("blocks", block_m=4 * SIDE_M), chips)
    blocks = {(c.col // 4, c.row // 4, splits[c.id]) for c in chips}
    assert len(blocks) == len({b[:2] for b in blocks}) == done.document["groups"] == 36
    assert done.document["block_m"] == 2560
    assert done.document["realised"]["train"] == pytest.approx(0.7, abs=0.01)
    assert "buffer" not in splits.values()


def test_the_same_ground_is_of_the_same_block_whatever_the_area() -> None:
    """A larger area has the same blocks: none of them is cut anew."""
    small, large = square_of(8, 8, at=(8, 8)), square_of(24, 24)
    rules = Split("blocks", block_m=4 * SIDE_M, fractions=(0.5, 0.0, 0.5))
    for chips in (small, large):
        splits, _ = dealt_of(rules, chips)
        assert len({(c.col // 4, c.row // 4, splits[c.id]) for c in small}) == 4


def test_classes_of_blocks_come_out_more_evenly_than_by_counts() -> None:
    """Water lies in the west only: blocks dealt by counts alone give it unequally."""
    chips = square_of(32, 32)
    luck = np.random.default_rng(2)
    water = [int(luck.integers(1000, 4000)) if c.col < 8 else 0 for c in chips]
    ice = [int(luck.integers(0, 3000)) if (c.col + c.row) % 11 == 0 and c.row > 20 else 0 for c in chips]
    _, done = dealt_of(Split("blocks", block_m=4 * SIDE_M), chips, pixels={"water": water, "ice": ice})
    imbalance = done.document["imbalance"]
    assert imbalance["mean"] < 0.02 < imbalance["mean_by_count_alone"]
    assert imbalance["chips"] < 0.03
    assert all(abs(done.document["classes"][c]["test"] - 0.15) < 0.02 for c in ("water", "ice"))


def test_blocks_that_are_too_large_say_what_would_work() -> None:
    chips = square_of(10, 10)
    with pytest.raises(SplitError, match=r"number of blocks of 64000 m is 1 .*BLOCK_SIZE=(\d+)") as said:
        dealt_of(Split("blocks", block_m=100 * SIDE_M), chips)
    works = float(re.search(r"BLOCK_SIZE=(\d+)", str(said.value))[1])
    assert works == 9 * SIDE_M
    assert set(dealt_of(Split("blocks", block_m=works), chips)[0].values()) == {"train", "validation", "test"}
    with pytest.raises(SplitError):
        dealt_of(Split("blocks", block_m=works + SIDE_M), chips)


@pytest.mark.parametrize("method", ["blocks", "bands", "rings"])
def test_the_usual_length_becomes_smaller_where_chips_are_few_and_it_is_said(method: str) -> None:
    splits, done = dealt_of(Split(method), square_of(6, 6))
    assert set(splits.values()) == {"train", "validation", "test"}
    assert any("would leave a split of 36 chips empty" in text and "m are used" in text for text in done.warnings) == (
        method != "bands"
    )


@pytest.mark.parametrize("method", ["bands", "rings"])
def test_bands_and_rings_that_miss_a_split_say_what_would_work(method: str) -> None:
    with pytest.raises(SplitError, match=r"BLOCK_SIZE=\d+ \(split.block_m\) works") as said:
        dealt_of(Split(method, block_m=1e6), square_of(12, 12, at=(700, 700)))
    works = float(re.search(r"BLOCK_SIZE=(\d+)", str(said.value))[1])
    splits, _ = dealt_of(Split(method, block_m=works), square_of(12, 12, at=(700, 700)))
    assert set(splits.values()) == {"train", "validation", "test"}


@pytest.mark.parametrize("angle", [0.0, 30.0, 90.0, -45.0])
def test_bands_run_in_their_direction_in_the_shares_of_a_period(angle: float) -> None:
    chips = square_of(40, 40)
    splits, done = dealt_of(Split("bands", block_m=10 * SIDE_M, angle=angle, fractions=(0.5, 0.3, 0.2)), chips)
    phase = done.document["phase_m"]
    turn = math.radians(angle)
    for c in chips:
        x, y = (c.col + 0.5) * SIDE_M, (c.row + 0.5) * SIDE_M
        place = ((x * math.cos(turn) - y * math.sin(turn) - phase) / (10 * SIDE_M)) % 1
        assert splits[c.id] == ("train" if place < 0.5 else "validation" if place < 0.8 else "test")
    assert done.document["realised"]["train"] == pytest.approx(0.5, abs=0.03)
    if angle == 0:  # bands run to the north: a column of chips is of one split
        assert len({(c.col, splits[c.id]) for c in chips}) == 40
    if angle == 90:
        assert len({(c.row, splits[c.id]) for c in chips}) == 40


def test_bands_are_laid_where_classes_come_out_evenly() -> None:
    """Water repeats with the pattern: most places of it give one split nearly all."""
    chips = square_of(40, 40)
    water = [4096 if c.col % 10 in (3, 4, 5) else 0 for c in chips]
    ice = [1000 if c.col % 10 == 9 else 0 for c in chips]
    rules = Split("bands", block_m=10 * SIDE_M, fractions=(0.5, 0.3, 0.2))
    _, done = dealt_of(rules, chips, pixels={"water": water, "ice": ice})
    imbalance = done.document["imbalance"]
    assert imbalance["mean"] <= imbalance["mean_by_count_alone"]
    assert done.document["stratified"]


def areas_file(tmp_path: Path, shapes: list[shapely.Geometry], **columns: list[object]) -> Path:
    path = tmp_path / "areas.gpkg"
    shapes = list(reproject(shapes, "EPSG:32632", "EPSG:4326"))
    gpd.GeoDataFrame({**columns, "geometry": shapes}, crs="EPSG:4326").to_file(path)
    return path


def test_a_chip_is_of_the_area_that_holds_most_of_its_ground(tmp_path: Path) -> None:
    """Areas in degrees over chips from 500 km east: one reaches 40, one 60 percent into the third chip."""
    chips = [Chip(32632, 781 + i, 8000, 64, 64, 10.0) for i in range(8)]
    left, low = 781 * SIDE_M, 8000 * SIDE_M

    def columns_of_ground(start: float, stop: float) -> shapely.Geometry:
        return shapely.box(left + start * SIDE_M, low - 50, left + stop * SIDE_M, low + SIDE_M + 50)

    shapes = [columns_of_ground(0, 2.4), columns_of_ground(2.4, 4), columns_of_ground(4, 5), columns_of_ground(5, 6)]
    path = areas_file(tmp_path, shapes, use=["Train", "test", "validation", "buffer"])
    rules = Split("polygons", path=str(path), field="use")
    splits, done = dealt_of(rules, chips, areas=read_split_areas(rules))
    names = ["train", "train", "test", "test", "validation", "buffer", "", ""]
    assert [splits[c.id] for c in chips] == names
    assert done.warnings == ["2 of 8 chips lie in none of the areas of field 'use' and are of no split."]
    assert done.document["chips"] == {"train": 2, "validation": 1, "test": 2, "buffer": 1, "": 2}


def test_polygons_without_a_field_are_groups_and_those_of_one_value_are_one(tmp_path: Path) -> None:
    chips = [Chip(32632, 781 + i, 8000 + j, 64, 64, 10.0) for i in range(12) for j in range(4)]
    stripes = [
        shapely.box((781 + 2 * i) * SIDE_M, 8000 * SIDE_M, (783 + 2 * i) * SIDE_M, 8004 * SIDE_M) for i in range(6)
    ]
    path = areas_file(tmp_path, stripes, region=[1, 2, 1, 2, 3, 3])
    alone = Split("polygons", path=str(path), fractions=(0.5, 0.25, 0.25))
    splits, done = dealt_of(alone, chips, areas=read_split_areas(alone))
    assert done.document["groups"] == 6
    assert len({((c.col - 781) // 2, splits[c.id]) for c in chips}) == 6
    named = Split("polygons", path=str(path), field="region", fractions=(0.34, 0.33, 0.33))
    splits, done = dealt_of(named, chips, areas=read_split_areas(named))
    assert done.document["groups"] == 3
    assert len({((1, 2, 1, 2, 3, 3)[(c.col - 781) // 2], splits[c.id]) for c in chips}) == 3


def test_polygons_without_a_value_are_an_error(tmp_path: Path) -> None:
    chips = [Chip(32632, 781, 8000 + i, 64, 64, 10.0) for i in range(4)]
    ground = shapely.box(781 * SIDE_M, 8000 * SIDE_M, 782 * SIDE_M, 8004 * SIDE_M)
    path = areas_file(tmp_path, [ground], kind=[" "])
    rules = Split("polygons", path=str(path), field="kind")
    with pytest.raises(SplitError, match=r"split.field kind: none of the 1 polygons has a value.*SPLIT_FIELD"):
        dealt_of(rules, chips, areas=read_split_areas(rules))


def test_polygons_elsewhere_are_an_error(tmp_path: Path) -> None:
    path = areas_file(tmp_path, [shapely.box(500_000, 5_000_000, 600_000, 5_100_000)])
    rules = Split("polygons", path=str(path))
    with pytest.raises(SplitError, match="none of 4 chips lies in one of its 1 polygons"):
        dealt_of(rules, [Chip(32632, 781, 200 + i, 64, 64, 10.0) for i in range(4)], areas=read_split_areas(rules))


def test_a_length_of_its_own_is_told() -> None:
    assert dealt_of(Split("blocks"), square_of(40, 40))[1].document["block_m"] == 8 * SIDE_M
    assert dealt_of(Split("bands"), square_of(40, 40))[1].document["block_m"] == 14 * SIDE_M
    assert dealt_of(Split("rings"), square_of(170, 170))[1].document["block_m"] == 100_000
    assert Counter(dealt_of(Split("blocks"), square_of(40, 40))[0].values())["train"] == pytest.approx(1120, abs=40)


@pytest.mark.parametrize("method", ["blocks", "bands", "rings"])
def test_what_the_chips_alone_forbid_is_said_before_a_scene_is_searched(method: str) -> None:
    chips = square_of(12, 12, at=(700, 700))
    with pytest.raises(SplitError, match=r"BLOCK_SIZE=\d+ \(split.block_m\) works"):
        check_chips(chips, Split(method, block_m=1e6), None)
    check_chips(chips, Split(method), None)
    check_chips(chips[:2], Split(method, block_m=1e6), None)  # too few chips for splits: all of them will train


def test_polygons_elsewhere_are_said_before_a_scene_is_searched(tmp_path: Path) -> None:
    rules = Split("polygons", path=str(areas_file(tmp_path, [shapely.box(500_000, 5_000_000, 600_000, 5_100_000)])))
    with pytest.raises(SplitError, match="lies in one of its 1 polygons"):
        check_chips([Chip(32632, 781, 200 + i, 64, 64, 10.0) for i in range(4)], rules, read_split_areas(rules))


def test_rings_that_are_too_small_say_which_are_large_enough() -> None:
    """In squares of one chip all centres lie in the middle: that is test."""
    with pytest.raises(SplitError, match=r"BLOCK_SIZE=\d+ \(split.block_m\) works") as said:
        dealt_of(Split("rings", block_m=SIDE_M), square_of(12, 12))
    works = float(re.search(r"BLOCK_SIZE=(\d+)", str(said.value))[1])
    assert works > SIDE_M
    assert set(dealt_of(Split("rings", block_m=works), square_of(12, 12))[0].values()) == {
        "train",
        "validation",
        "test",
    }
