"""Which samples are nearly the same as another: squares and days written out by hand."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.geometry.crs import reproject
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.quality import twins
from dl4eo_qgis.core.types import Row


def chip(col: int, row: int, epsg: int = 32632, stride: int = 64, dx: int = 0) -> Chip:
    return Chip(epsg, col, row, 256, stride, 10.0, dx)


def sample(of: Chip, day: str, fingerprint: str = "", split: str = "train") -> Row:
    name = f"{of.id}_{day.replace('-', '')}"
    values = {"sample_id": name, "chip_id": of.id, "date": day, "fingerprint": fingerprint or name, "split": split}
    return Row(values)


def found(*samples: tuple[Chip, Row]) -> twins.Twins:
    return twins.find([row for _, row in samples], {c.id: c for c, _ in samples})


def made(of: Chip, day: str, fingerprint: str = "", split: str = "train") -> tuple[Chip, Row]:
    return of, sample(of, day, fingerprint, split)


def table(result: twins.Twins) -> dict[str, dict[str, object]]:
    """Return the layer's rows by sample."""
    if not result.layers:
        return {}
    (layer,) = result.layers
    rows = zip(*layer.columns.values(), strict=True)
    return {row[0]: dict(zip(layer.columns, row, strict=True)) for row in rows}


@pytest.mark.parametrize(
    ("col", "row", "share"),
    [(0, 0, 1.0), (1, 0, 0.75), (0, -1, 0.75), (1, 1, 0.5625), (2, 0, None), (1, 2, None), (3, 0, None), (4, 0, None)],
)
def test_more_than_half_of_the_ground(col: int, row: int, share: float | None) -> None:
    """Chips of 256 pixels moved by 64: (256 - dx)(256 - dy) / 256². Just half is not more."""
    one, other = chip(0, 0), chip(col, row)
    rows = table(found(made(one, "2024-06-01"), made(other, "2024-06-02", split="test")))
    if share is None:
        assert rows == {}
    else:
        assert [r["share"] for r in rows.values()] == [share, share]
        assert {r["common"] for r in rows.values()} == {"chip" if col == row == 0 else "ground"}
        assert rows[f"{one.id}_20240601"]["twin"] == f"{other.id}_20240602"


def test_one_pixel_more_than_half() -> None:
    """127 of 256 columns apart: 129 / 256."""
    rows = table(found(made(chip(0, 0), "2024-06-01"), made(chip(1, 0, dx=63), "2024-06-01")))
    assert [r["share"] for r in rows.values()] == [round(129 / 256, 4)] * 2


@pytest.mark.parametrize(
    ("day", "near"),
    [
        ("2024-07-16", True),  # 45 days
        ("2024-07-17", False),
        ("2019-05-20", True),  # five years and twelve days before
        ("2023-12-01", False),
    ],
)
def test_a_season_is_45_days_of_any_year(day: str, near: bool) -> None:
    assert bool(table(found(made(chip(0, 0), "2024-06-01"), made(chip(0, 0), day, split="test")))) == near


def test_a_season_runs_over_the_new_year() -> None:
    rows = table(found(made(chip(0, 0), "2021-12-20"), made(chip(0, 0), "2024-01-10", split="test")))
    assert [r["days"] for r in rows.values()] == [751, 751]


def test_the_very_pixels_count_in_any_season_and_anywhere() -> None:
    far = chip(1000, 1000)
    result = found(
        made(chip(0, 0), "2024-01-01", "same"), made(chip(0, 0), "2024-06-01", "same", "test"),
        made(far, "2024-03-01", "same"), made(chip(500, 0), "2024-03-01"),
    )  # fmt: skip
    rows = table(result)
    assert [(r["common"], r["share"], r["near"], r["equal"]) for r in rows.values()] == [
        ("pixels", 1.0, 0, 2),
        ("pixels", 1.0, 0, 2),
        ("pixels", 0.0, 0, 2),
    ]
    assert rows[f"{far.id}_20240301"]["twin"] == f"{chip(0, 0).id}_20240101"
    assert (rows["32632_0_0_20240101"]["split"], rows["32632_0_0_20240101"]["twin_split"]) == ("train", "test")
    assert {k: result.document[k] for k in ("samples", "pixels", "chip", "ground")} == {
        "samples": 3, "pixels": 3, "chip": 0, "ground": 0
    }  # fmt: skip
    assert result.warnings == [
        "3 kept samples have the very pixels of another: 32632_0_0_20240101 as 32632_0_0_20240601, 32632_0_0_20240601 "
        "as 32632_0_0_20240101, 32632_1000_1000_20240301 as 32632_0_0_20240101. Each counts twice; the layer "
        "duplicates has them all."
    ]


def test_other_dates_of_a_chip_in_its_split_are_counted_and_not_listed() -> None:
    """Three dates of a season, of one split; a fourth in autumn; equal pixels are listed all the same."""
    one = chip(0, 0)
    series = [made(one, day) for day in ("2024-06-01", "2024-06-11", "2024-06-21", "2024-11-01")]
    result = found(*series)
    assert (result.document["samples"], result.document["other_dates"], result.layers) == (0, 3, [])
    alike = found(*series[:2], made(one, "2024-07-01", "same"), made(one, "2024-07-05", "same"))
    assert {name[-4:]: row["common"] for name, row in table(alike).items()} == {"0701": "pixels", "0705": "pixels"}
    assert alike.document["other_dates"] == 4
    across = found(*series[:2], made(one, "2024-06-21", split="test"))
    assert {name[-4:]: (row["twin"][-4:], row["near"]) for name, row in table(across).items()} == {
        "0601": ("0621", 1), "0611": ("0621", 1), "0621": ("0611", 2)
    }  # fmt: skip
    assert {k: across.document[k] for k in ("samples", "chip", "other_dates")} == {
        "samples": 3, "chip": 3, "other_dates": 2
    }  # fmt: skip


def test_samples_without_any_value_are_no_twins() -> None:
    one, other = made(chip(0, 0), "2024-01-01"), made(chip(9, 9), "2024-01-01")
    blank = [(c, r.with_values(fingerprint="")) for c, r in (one, other)]
    assert found(*blank).document["samples"] == 0


def test_the_nearest_twin_is_named_and_all_are_counted() -> None:
    """Of one chip on three days, and of its neighbour on the first: the same chip is nearer, and there the day."""
    rows = table(
        found(
            made(chip(0, 0), "2024-06-01"), made(chip(0, 0), "2024-06-04", split="test"),
            made(chip(0, 0), "2024-06-09", split="validation"),
            made(chip(1, 0), "2024-06-01"),
        )
    )  # fmt: skip
    assert [(r["twin"][-8:], r["days"], r["near"]) for r in rows.values()] == [
        ("20240604", 3, 3),
        ("20240601", 3, 3),
        ("20240604", 5, 3),
        ("20240601", 0, 3),
    ]
    assert rows["32632_1_0_20240601"]["common"] == "ground"


def test_across_the_border_of_two_zones() -> None:
    """At 12 degrees east the lattices of both zones overlap; the shares are those of shapely."""
    ones = [chip(col, 2008, 32632, 256) for col in range(275, 290)]
    others = [chip(col, 2008, 32633, 256) for col in range(100, 118)]
    chips = [*ones, *others]
    pairs = list(twins.ground_pairs(chips))
    across = {(int(a), int(b)): float(s) for p in pairs for a, b, s in zip(p.one, p.other, p.share, strict=True)}
    expected = {}
    for i, one in enumerate(ones):
        square = shapely.box(*one.bounds)
        for j, other in enumerate(others):
            moved = reproject([shapely.box(*other.bounds)], "EPSG:32633", "EPSG:32632")[0]
            share = square.intersection(moved).area / square.area
            if share > 0.5:
                expected[i, j + len(ones)] = expected[j + len(ones), i] = share
    assert len(expected) >= 2
    assert across == pytest.approx(expected)


def test_every_order_of_rows_gives_the_same() -> None:
    chance = random.Random(3)
    samples = [
        made(chip(chance.randrange(6), chance.randrange(6)), f"2024-0{month}-0{day}", chance.choice("abcdefghi"))
        for month in range(1, 9) for day in range(1, 9)
    ]  # fmt: skip
    samples = list({row.sample_id: (c, row) for c, row in samples}.values())
    first = found(*samples)
    chance.shuffle(samples)
    again = found(*samples)
    assert table(first) == table(again)
    assert first.document == again.document


def test_all_pairs_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same as a plain loop over all pairs finds, however the pairs are cut into parts."""
    chance = random.Random(8)
    samples = {}
    for _ in range(150):
        one = made(
            chip(chance.randrange(5), chance.randrange(5)),
            f"20{chance.randrange(18, 25)}-0{chance.randrange(1, 10)}-15",
            split=chance.choice(["train", "test"]),
        )
        samples[one[1].sample_id] = one
    near = dict.fromkeys(samples, 0)
    for name, (c, row) in samples.items():
        for d, twin in samples.values():
            wide = 256 - 64 * abs(c.col - d.col), 256 - 64 * abs(c.row - d.row)
            months = abs(int(row.values["date"][5:7]) - int(twin.values["date"][5:7]))
            series = c == d and row.values["split"] == twin.values["split"]
            near[name] += not series and min(wide) > 0 and wide[0] * wide[1] > 256 * 128 and months < 2
    whole = table(found(*samples.values()))
    assert {name: whole[name]["near"] if name in whole else 0 for name in samples} == near
    monkeypatch.setattr(twins, "PAIRS_AT_ONCE", 7)
    assert table(found(*samples.values())) == whole


def test_nothing_of_nothing() -> None:
    result = twins.find([], {})
    assert (result.document["samples"], result.layers, result.warnings) == (0, [], [])


@pytest.mark.parametrize(("side", "dates", "stride"), [(316, 1, 64), (32, 98, 256)])
def test_a_hundred_thousand_samples(side: int, dates: int, stride: int) -> None:
    """Each overlapped by eight others, or a series of each chip; a few seconds, generously allowed for."""
    days = [f"{2017 + k // 25}-{1 + k % 12:02}-{1 + k % 28:02}" for k in range(dates)]
    samples = [
        made(chip(col, row, stride=stride), day, split=("train", "test")[k % 2])
        for col in range(side) for row in range(side) for k, day in enumerate(days)
    ]  # fmt: skip
    start = time.perf_counter()
    result = found(*samples)
    assert time.perf_counter() - start < 30
    assert result.document["samples"] == len({row.sample_id for _, row in samples})
    if dates == 1:
        near = np.array(result.layers[0].columns["near"])
        assert (near.max(), near.min()) == (8, 3)  # a corner has three neighbours
