"""Chips that give way: too near to another split, or on its ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.errors import SplitError
from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.geometry.shapes import chip_squares
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.recipe import Chips, Grid, Split
from dl4eo_qgis.core.stages import tile
from dl4eo_qgis.core.vector import Polygons
from tests.core.dealing import SIDE_M, dealt_of, square_of


def nearest(splits: dict[str, str], chips: Sequence[Chip], crs: str) -> tuple[float, float]:
    """Return the least distance of chips of two splits in m, and the largest ground that two share in square metres."""
    names = ("train", "validation", "test")
    mine = [c for c in chips if splits[c.id] in names]
    of = np.array([splits[c.id] for c in mine])
    squares = np.concatenate([reproject(chip_squares([c]), f"EPSG:{c.epsg}", crs) for c in mine])
    least, most = np.inf, 0.0
    for name in names:
        one, others = squares[of == name], squares[of != name]
        pairs, apart = shapely.STRtree(others).query_nearest(one, return_distance=True)
        least = min(least, float(apart.min()))
        here, there = shapely.STRtree(others).query(one, predicate="intersects")
        most = max(most, float(shapely.area(shapely.intersection(one[here], others[there])).max(initial=0)))
        assert pairs.shape[1]
    return least, most


@pytest.mark.parametrize("method", ["blocks", "bands", "rings"])
@pytest.mark.parametrize("buffer_m", [500.0, 640.0, 1300.0])
def test_no_chip_is_nearer_to_another_split_than_the_buffer(method: str, buffer_m: float) -> None:
    chips = square_of(50, 50)
    rules = Split(method, (0.4, 0.3, 0.3), block_m=25 * SIDE_M if method != "blocks" else 10 * SIDE_M)
    splits, done = dealt_of(replace(rules, buffer_m=buffer_m), chips)
    least, shared = nearest(splits, chips, "EPSG:32632")
    assert least >= buffer_m
    assert shared == 0
    assert set(splits.values()) == {"train", "validation", "test", "buffer"}
    plain, _ = dealt_of(rules, chips)
    assert all(splits[c] in (plain[c], "buffer") for c in splits)
    assert done.document["chips"]["buffer"] == list(splits.values()).count("buffer")


def test_a_chip_at_just_the_buffer_stays() -> None:
    """Chips of 640 m in a row, train and test apart by two chips: 1280 m are not nearer than 1280 m."""
    chips = [c for c in square_of(10, 1) if c.col not in (5, 6)]
    columns = [{"role": "train" if c.col < 5 else "test"} for c in chips]
    for buffer_m, left in ((1280.0, 0), (1281.0, 1), (1921.0, 2)):
        splits, _ = dealt_of(Split("column", column="role", buffer_m=buffer_m), chips, columns=columns)
        assert [c.col for c in chips if splits[c.id] == "buffer"] == list(range(5 - left, 5))


def test_the_larger_split_gives_way_and_only_to_chips_that_stay() -> None:
    """train (6) - validation (3) - test (2) in a row: validation gives way to test, so train meets no validation."""
    names = ["train"] * 6 + ["validation"] * 3 + ["test"] * 2
    chips = square_of(len(names), 1)
    columns = [{"role": name} for name in names]
    splits, _ = dealt_of(Split("column", column="role", buffer_m=100.0), chips, columns=columns)
    expected = ["train"] * 5 + ["buffer"] + ["validation"] * 2 + ["buffer"] + ["test"] * 2
    assert [splits[c.id] for c in chips] == expected


def test_overlapping_chips_of_two_blocks_give_way_unless_the_leak_is_allowed() -> None:
    chips = square_of(40, 40, stride_px=32)
    rules = Split("blocks", block_m=10 * SIDE_M)
    splits, _ = dealt_of(rules, chips)
    assert nearest(splits, chips, "EPSG:32632")[1] == 0
    assert "buffer" in splits.values()
    allowed, _ = dealt_of(Split("blocks", block_m=10 * SIDE_M, overlap="allow"), chips)
    assert "buffer" not in allowed.values()
    assert nearest(allowed, chips, "EPSG:32632")[1] == pytest.approx(SIDE_M * SIDE_M / 2)


def border() -> list[Chip]:
    """Return the chips of an area across the border of two UTM zones, 12 degrees east: they overlap along it."""
    area = Polygons(np.array([shapely.box(11.9, 47.9, 12.1, 48.1)]), np.arange(1), (), "EPSG:4326")
    return list(tile.make_chips(area, Grid(), Chips(size_px=64)))


@pytest.mark.parametrize("method", ["random", "blocks", "bands", "tile", "column"])
def test_chips_of_two_zones_share_no_ground_across_splits(method: str) -> None:
    chips = border()
    squares = np.concatenate([reproject(chip_squares([c]), f"EPSG:{c.epsg}", "EPSG:32632") for c in chips])
    west = sum(c.epsg == 32632 for c in chips)
    here, _ = shapely.STRtree(squares[west:]).query(squares[:west], predicate="intersects")
    assert len(here) > 20  # the zones' chips do overlap
    tiles = [f"S2A_{c.epsg - 32600}T{'LM'[c.row // 9 % 2]}{'NP'[c.col // 5 % 2]}_2024" for c in chips]
    columns = [{"s2_items": name, "place": c.row // 4} for c, name in zip(chips, tiles, strict=True)]
    column = "place" if method == "column" else ""
    length = 4 * SIDE_M if method == "blocks" else 10 * SIDE_M if method == "bands" else 0.0
    rules = Split(method, column=column, block_m=length)
    splits, _ = dealt_of(rules, chips, columns=columns)
    assert nearest(splits, chips, "EPSG:32632")[1] < 1.0
    dropped = sum(s == "buffer" for s in splits.values())
    assert dropped <= (0 if method == "random" else 60)


def test_a_buffer_holds_across_zones() -> None:
    chips = border()
    splits, _ = dealt_of(Split("blocks", block_m=5 * SIDE_M, buffer_m=700.0), chips)
    for crs in ("EPSG:32632", "EPSG:32633"):
        assert nearest(splits, chips, crs)[0] >= 699.3


def test_folds_are_kept_apart_too() -> None:
    """Every fold is once the validation of the others: so the buffer lies between all of them."""
    chips = square_of(30, 30)
    _, done = dealt_of(Split("blocks", block_m=5 * SIDE_M, folds=4, buffer_m=100.0), chips)
    order = sorted(chips, key=lambda c: c.id)
    fold = {c.id: f for c, f in zip(order, done.folds, strict=True)}
    split = {c.id: s for c, s in zip(order, done.splits, strict=True)}
    at = {(c.col, c.row): c.id for c in chips}
    assert all((split[i] == "buffer") <= (fold[i] is None) for i in fold)
    for (col, row), name in at.items():
        for side in ((1, 0), (0, 1), (1, 1), (1, -1)):
            other = at.get((col + side[0], row + side[1]))
            if other and "buffer" not in (split[name], split[other]):
                assert (split[name] == "test", fold[name]) == (split[other] == "test", fold[other])


def test_a_buffer_that_leaves_a_split_empty_says_which_would_not() -> None:
    with pytest.raises(SplitError, match=r"would be empty.*nearer than 8000 m.*SPLIT_BUFFER=(\d+)") as said:
        dealt_of(Split("blocks", block_m=5 * SIDE_M, buffer_m=8000.0), square_of(20, 20))
    works = float(str(said.value).split("SPLIT_BUFFER=")[1].split()[0])
    splits, _ = dealt_of(Split("blocks", block_m=5 * SIDE_M, buffer_m=works), square_of(20, 20))
    assert {"train", "validation", "test"} <= set(splits.values())
    left = sum(name != "buffer" for name in splits.values())
    assert f"leaves each split a chip at least, {left} of 400 chips in all" in str(said.value)
    with pytest.raises(SplitError):  # a sixteenth of the step above it was tried too
        dealt_of(Split("blocks", block_m=5 * SIDE_M, buffer_m=works + 8000 / 8 / 8), square_of(20, 20))


def test_a_split_that_shared_ground_leaves_empty_is_told_so_without_a_buffer() -> None:
    columns = [{"role": name} for name in ("train", "test")]
    with pytest.raises(SplitError, match=r"would be empty: 1 of 2 kept chips share ground with another split\."):
        dealt_of(Split("column", column="role"), square_of(2, 1, stride_px=32), columns=columns)
