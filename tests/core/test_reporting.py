"""The parts of the report: text stays text, pictures are what they were, numbers are those of the rows."""

from __future__ import annotations

import dataclasses
import random
import re
from pathlib import Path

import numpy as np
import pytest
import shapely
from rasterio.io import MemoryFile

from dl4eo_qgis.core.recipe import LabelClass
from dl4eo_qgis.core.reporting import contact, page
from dl4eo_qgis.core.reporting.charts import ticks
from dl4eo_qgis.core.reporting.facts import Facts
from dl4eo_qgis.core.reporting.ground import map_of
from dl4eo_qgis.core.reporting.markup import Markup, element, table
from dl4eo_qgis.core.reporting.pictures import SIDE_PX, Scale, _means
from dl4eo_qgis.core.reporting.png import encode_png
from dl4eo_qgis.core.reporting.words import THIN, number, percent, signed
from dl4eo_qgis.core.stages import report
from tests.core.made_report import Page, contents_of, fetched, handlers, header_of, row_of

EVIL = "<script>alert(1)</script>"


def nothing() -> None:
    """Check nothing."""


def test_only_elements_are_not_text() -> None:
    assert element("b", EVIL) == "<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>"
    assert element("b", element("i", "x & y")) == "<b><i>x &amp; y</i></b>"
    assert element("b", [element("i"), element("u")]) == "<b><i></i><u></u></b>"
    assert element("img", alt='" onload="alert(1)', class_=None) == '<img alt="&quot; onload=&quot;alert(1)">'
    assert element("b", Markup("&lt;"), stroke_width=2) == '<b stroke-width="2">&lt;</b>'
    assert element("b", "a\x00b\u202ec\ud800") == "<b>a\ufffdb\ufffdc\ufffd</b>"


def test_a_table_escapes_its_cells() -> None:
    parsed = Page(table(["a", EVIL], [[EVIL, element("b", "x")]], caption=EVIL).encode())
    assert parsed.wrong == []
    assert parsed.tags.count("b") == 1
    assert "script" not in parsed.tags
    assert parsed.text.count(EVIL) == 3


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_a_picture_is_read_back_as_it_was(channels: int) -> None:
    ramp = np.add.outer(np.arange(31), np.arange(17))[..., None] * np.arange(1, channels + 1)
    noise = np.random.default_rng(1).integers(0, 256, (31, 17, channels))
    for pixels in (ramp.astype(np.uint8), noise.astype(np.uint8), np.zeros((1, 1, channels), np.uint8)):
        with MemoryFile(encode_png(pixels)) as file, file.open(driver="PNG") as data:
            assert data.dtypes == ("uint8",) * channels
            np.testing.assert_array_equal(np.moveaxis(data.read(), 0, 2), pixels)


def test_numbers_in_words() -> None:
    assert [percent(v) for v in (0, 1, 0.5, 0.0004, 0.99999, None, float("nan"))] == [
        f"0{THIN}%", f"100{THIN}%", f"50.0{THIN}%", f"<{THIN}0.1{THIN}%", f">{THIN}99.9{THIN}%", "–", "–"
    ]  # fmt: skip
    assert [number(v) for v in (1234567, -12, 0.01234, 0.00001234, 123.6, True, None)] == [
        f"1{THIN}234{THIN}567", "−12", "0.0123", "1.23e−05", "124", "–", "–"
    ]  # fmt: skip
    assert [signed(v) for v in (0.5, -0.004, -1.0, None)] == ["+0.50", "0.00", "−1.00", "–"]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 10, [0, 5, 10]), (0.013, 0.61, [0.2, 0.4, 0.6]), (-25, -5, [-20, -10]), (3, 3, [3])],
)
def test_ticks_are_round_and_inside(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high, 3) == pytest.approx(expected)


def test_brightness_is_linear_under_its_gamma_and_missing_pixels_are_clear() -> None:
    scale = Scale(("red", "green", "blue"), (0.0,) * 3, (0.2,) * 3, "reflectance")
    values = np.array([[[0.0, 0.2, 0.4, 0.1]]] * 3, np.float32)
    assert scale.paint(values)[0, :, 0].tolist() == [0, 255, 255, round(255 * 0.5 ** (1 / 1.5))]
    values[1, 0, 3] = np.nan
    painted = scale.paint(values)
    assert painted[0, :, 3].tolist() == [255, 255, 255, 0]
    assert painted[0, 3].tolist() == [0, 0, 0, 0]


def test_best_and_worst_by_what_is_valid_and_clear_then_contrast() -> None:
    rows = [
        row_of(0, 0, valid=1.0, clear=0.5),  # half is seen
        row_of(1, 0, valid=0.8, clear=None),  # no cloud layer: all that is valid
        row_of(2, 0, valid=1.0, clear=1.0, contrast=0.01),
        row_of(3, 0, valid=1.0, clear=1.0, contrast=0.3),
        row_of(4, 0, valid=0.9, clear=0.1),
    ]
    assert [int(r.values["col"]) for r in sorted(rows, key=contact.quality)] == [4, 0, 1, 2, 3]
    groups = {g.title: [int(r.values["col"]) for r in g.rows] for g in contact.groups_of(rows)}
    assert groups["Worst that were kept"] == [4, 0]
    assert groups["Best"] == [3, 2, 1]
    assert groups["Rejected"] == []
    shuffled = random.Random(1).sample(rows, len(rows))
    assert contact.groups_of(shuffled) == contact.groups_of(rows)


def test_rejected_samples_of_every_reason_are_shown() -> None:
    many = [row_of(i, 0, status="rejected", reason=f"valid share 0.{i:03} below 0.8", image="x") for i in range(50)]
    few = [row_of(i, 1, status="rejected", reason=f"cannot be read: {i}") for i in range(3)]
    shown = [str(r.values["reason"]) for r in contact.rejected_of([*many, *few])]
    assert len(shown) == contact.REJECTED
    assert sum("cannot" in reason for reason in shown) == 3
    assert sum("valid" in reason for reason in contact.rejected_of(many)[0].values["reason"].split()) == 1


def test_shares_of_classes_are_those_of_the_pixels(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 2560)
    one, two = contents.columns[1], contents.columns[2]
    rows = [
        row_of(0, 0, labelled=0.75, ignored=0.0, **{one: 0.25, two: 0.5}),
        row_of(1, 0, labelled=0.25, ignored=0.5, **{one: 0.25, two: 0.0}),
        row_of(2, 0, labelled=1.0, split="test", **{one: 0.0, two: 1.0}),
        row_of(3, 0, labelled=1.0, status="rejected", split="", reason="x", **{one: 1.0, two: 0.0}),
    ]
    lines = {line.name: line for line in Facts(contents, header_of(contents, rows), rows).classes}
    assert lines["background"].shares == {"train": 0.25, "test": 0.0}
    assert lines["water"].shares == {"train": 0.25, "test": 0.0}
    assert lines["forest"].shares == {"train": 0.25, "test": 1.0}
    assert lines["ignored"].shares == {"train": 0.25, "test": 0.0}
    assert lines["water"].pixels == 2 * 1024


def test_splits_tell_what_was_asked_for_and_what_came(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 2560, split={"fractions": [0.5, 0.25, 0.25]})
    rows = [row_of(i, 0, split="train") for i in range(3)] + [row_of(3, 0, split="test")]
    rows += [row_of(3, 0, split="test", date="2024-06-01"), row_of(4, 0, split="buffer")]
    lines = {line.name: line for line in Facts(contents, header_of(contents, rows), rows).splits}
    assert list(lines) == ["train", "validation", "test", "buffer"]
    assert (lines["train"].share, lines["train"].asked) == (0.6, 0.5)
    assert (lines["validation"].samples, lines["validation"].asked) == (0, 0.25)
    assert (lines["test"].samples, lines["test"].chips, lines["test"].share) == (2, 1, 0.4)
    assert (lines["buffer"].samples, lines["buffer"].asked) == (1, None)


def test_a_chip_of_two_splits_has_a_strip_of_each(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 1280)
    rows = [row_of(0, 0), row_of(0, 0, split="test", date="2024-06-01"), row_of(1, 1, status="rejected", split="")]
    drawn = map_of(contents, rows)
    assert "32632_0_0: train, test" in drawn
    assert "32632_1_1: no kept sample" in drawn
    assert "a strip of each" in drawn
    assert Page(drawn.encode()).wrong == []


@pytest.mark.parametrize(("side", "tag", "most"), [(20, "path", 60_000), (70, "path", 250_000), (120, "image", 60_000)])
def test_the_map_of_many_chips_is_small(tmp_path: Path, side: int, tag: str, most: int) -> None:
    contents = contents_of(tmp_path, 640 * side)
    names = random.Random(1).choices(["train", "validation", "test"], [0.7, 0.15, 0.15], k=side * side)
    rows = [row_of(i % side, i // side, split=names[i]) for i in range(side * side)]
    drawn = map_of(contents, rows)
    assert tag in Page(drawn.encode()).tags
    assert len(drawn) < most
    assert f"({number(names.count('test'))})" in drawn


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_painted_chips_lie_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dl4eo_qgis.core.reporting.ground.DRAWN", 1)
    seen = []
    monkeypatch.setattr("dl4eo_qgis.core.reporting.ground.data_uri", lambda png: seen.append(png) or "")
    contents = contents_of(tmp_path, 1280)
    map_of(contents, [row_of(0, 0), row_of(1, 1, split="test")])
    with MemoryFile(seen[0]) as file, file.open(driver="PNG") as data:
        table, numbers = data.colormap(1), data.read(1)
    height, width = numbers.shape
    places = [(0.25, 0.25), (0.25, 0.75), (0.75, 0.25), (0.75, 0.75)]
    found = [table[numbers[int(y * height), int(x * width)]] for y, x in places]
    assert found == [(0, 0, 0, 0), (0, 147, 107, 255), (0, 114, 178, 255), (0, 0, 0, 0)]


def test_names_from_outside_stay_text(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 2560, classes=[LabelClass(1, EVIL, "#1f78b4", EVIL)])
    rows = [row_of(i, 0, reason=EVIL if i else "", status="rejected" if i else "kept", s1_gap=EVIL) for i in range(4)]
    header = header_of(contents, rows, warnings=[EVIL], software={"dl4eo": EVIL})
    header["scenes"] = [
        {"id": EVIL, "collection": EVIL, "catalogue": EVIL, "role": "optical", "time": None, "offset_dn": -1000.0,
         "offset_metadata": 0.0, "offset_reason": EVIL, "offset_evidence": EVIL}
    ]  # fmt: skip
    header["licences"] = [dict.fromkeys(("collection", "provider", "licence", "attribution"), EVIL)]
    header["labels_report"] = {"features": 1, "used": 1, "problems": [{"meaning": EVIL}], "unmapped": {EVIL: 2}}
    header["bands"][0] |= {"name": EVIL, "unit": EVIL, "datum": EVIL}
    header["layers"] = [{"folder": EVIL, "meaning": EVIL}]
    layer = dict.fromkeys(("dx_px", "dy_px", "spread_px")) | {"samples": 0, "verdict": EVIL}
    header["alignment"] = {"about": EVIL, "samples": 1, "layers": {EVIL: layer}}
    parsed = Page(page(Facts(contents, header, rows), nothing))
    assert parsed.wrong == []
    assert "script" not in parsed.tags
    assert handlers(parsed) == {}
    assert fetched(parsed) == []
    assert parsed.text.count(EVIL) > 15


def test_the_page_is_the_same_for_any_order_of_rows(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 2560)
    dates = ("2024-05-01", "2024-06-01")
    rows = [row_of(i % 4, i // 4, split="test" if i % 3 else "train", date=d) for i in range(16) for d in dates]
    header = header_of(contents, rows)
    made = page(Facts(contents, header, rows), nothing)
    assert page(Facts(contents, header, random.Random(2).sample(rows, len(rows))), nothing) == made
    assert page(Facts(contents, header, rows[:-1]), nothing) != made


def test_statistics_are_shown_where_there_are_some(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 2560)
    rows = [row_of(0, 0), row_of(1, 0, split="test")]
    of_band = {"mean": 0.1234, "std": 0.0567, "min": 0.0, "max": 1.0, "p2": 0.01, "p50": 0.11, "p98": 0.31, "count": 9}
    steps = {"from": 0.0, "to": 0.4, "below": 0, "above": 0, "counts": [1, 5, 2, 0]}
    of_split = {"samples": 1, "statistics": {"red": of_band}, "classes": [], "histograms": {"red": steps}}
    statistics = {
        "split": "train", "statistics": {"red": of_band}, "classes": [{"value": 2, "pixels": 9, "weight": 1.75}],
        "splits": {"train": of_split, "test": of_split},
    }  # fmt: skip
    parsed = Page(page(Facts(contents, header_of(contents, rows), rows, statistics), nothing))
    assert parsed.wrong == []
    for said in ("0.123", "0.0567", "0.310", "1.75", "Histograms by split"):
        assert said in parsed.text
    assert any(v.startswith("Histogram of red by split") for _, v in parsed.attributes)
    assert parsed.tags.count("polyline") == 2


def test_leaks_twins_folds_and_balance_are_told(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 2560)
    rows = [row_of(0, 0), row_of(1, 0, split="test")]
    pair = {
        "splits": ["train", "test"], "shared_px": 1234, "shared_chips": 2, "min_distance_m": 0.0, "near_chips": 2,
        "same_chips": 0, "same_images": 0, "shared_scenes": 1, "shared_dates": 1,
    }  # fmt: skip
    fold = {"fold": 1, "chips": 7, "samples": 8}
    twin = {"sample_id": "a_1", "twin": "b_2", "common": "pixels", "share": 1.0, "days": 3}
    taken = {"value": 1, "name": "water", "candidates": 30, "wanted": 20, "chosen": 17, "kept": 16, "reached": False}
    header = header_of(
        contents,
        rows,
        split={
            "method": "blocks", "unit": "chip", "requested": {"train": 0.5, "test": 0.5}, "block_m": 5120.0,
            "realised": {"train": 0.5, "test": 0.5}, "groups": 1, "folds": [fold],
            "classes": {"water": {"train": 0.9, "test": 0.1}},
            "imbalance": {"classes": {"water": 0.4}, "mean": 0.4, "mean_by_count_alone": 0.45},
        },
        leaks={"pairs": [pair], "folds": [{"fold": 1, "shared_px": 55, "min_distance_m": 640.0}]},
        duplicates={
            "min_share": 0.5, "samples": 2, "pixels": 2, "chip": 0, "ground": 0, "other_dates": 6, "listed": [twin]
        },
        balance={"candidates": 99, "chosen": 17, "classes": [taken], "background": {"candidates": 9, "chosen": 0}},
    )  # fmt: skip
    parsed = Page(page(Facts(contents, header, rows), nothing))
    assert parsed.wrong == []
    for said in (
        f"a problem Leaks Splits share 1{THIN}234 pixels of ground",
        f"train – test 1{THIN}234 2 0 2 0 0 1 1",
        "Groups of chips that stay together: 1.",
        f"water 90.0{THIN}% 10.0{THIN}% 40.0{THIN}%",
        f"dealt by counts alone it would be 45.0{THIN}%",
        "fold 1 7 8 55 640",
        "2 samples have the very pixels of another. 6 samples of a chip with other dates of the same season in",
        f"a_1 b_2 pixels 100{THIN}% 3",
        "And 1 more in the layer duplicates",
        "water 30 20 17 16 no",
    ):
        assert " ".join(said.split()) in parsed.text


def test_splits_without_shared_ground_are_good(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 2560)
    rows = [row_of(0, 0), row_of(1, 0, split="test")]
    pair = {"splits": ["train", "test"], "shared_px": 0, "same_images": 0}
    text = Page(page(Facts(contents, header_of(contents, rows, leaks={"pairs": [pair]}), rows), nothing)).text
    assert "good Leaks No two splits share ground." in text
    near = [{**pair, "min_distance_m": 0.0}, {**pair, "splits": ["train", "validation"], "min_distance_m": 640.0}]
    text = Page(page(Facts(contents, header_of(contents, rows, leaks={"pairs": near}), rows), nothing)).text
    assert "to know Leaks No two splits share ground. Splits touch (train and test): chips side by side" in text
    assert "SPLIT=blocks (split.method) keeps most neighbours together; SPLIT_BUFFER (split.buffer_m)" in text
    alike = {**pair, "same_images": 2}
    text = Page(page(Facts(contents, header_of(contents, rows, leaks={"pairs": [alike]}), rows), nothing)).text
    assert "a problem Leaks 2 images of several splits" in text


def test_chips_of_two_zones_are_drawn_in_degrees(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 1.0, epsg=4326)
    area = np.array([shapely.box(11.9, 46.9, 12.1, 47.1)], object)
    contents = dataclasses.replace(contents, aoi=dataclasses.replace(contents.aoi, geometries=area))
    west = row_of(1138, 8135)  # 728.3 km east, 5206.4 km north of zone 32: 12.0 E, 46.97 N
    east = row_of(425, 8135, epsg=32633, chip_id="32633_425_8135", split="test")
    drawn = map_of(contents, [west, east])
    assert Page(drawn.encode()).wrong == []
    assert "Coordinates in EPSG:4326" in drawn
    assert "12°" in drawn
    assert re.search(r"lies near 46\.9\d\d° N, 12\.0\d\d° E", drawn)


def test_chips_beside_180_degrees_lie_side_by_side(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 1.0, epsg=4326)
    area = shapely.MultiPolygon([shapely.box(179.9, 0.1, 180, 0.3), shapely.box(-180, 0.1, -179.9, 0.3)])
    aoi = dataclasses.replace(contents.aoi, geometries=np.array([area], object))
    contents = dataclasses.replace(contents, aoi=aoi)
    west = row_of(1300, 30, epsg=32660, chip_id="32660_1300_30")  # 832 km east: 179.98 E
    east = row_of(261, 30, epsg=32601, chip_id="32601_261_30")  # 167 km east: 180.0 W
    drawn = map_of(contents, [west, east])
    assert Page(drawn.encode()).wrong == []
    (edge,) = re.findall(r'<rect x="76" y="10" width="([\d.]+)" height="([\d.]+)"', drawn)
    assert float(edge[0]) / float(edge[1]) < 3  # not a strip around the Earth
    assert re.search(r">179\.9\d*°<", drawn)
    assert re.search(r">−179\.9\d*°<", drawn)


def test_pictures_of_nothing_but_noise_stay_small() -> None:
    chance = np.random.default_rng(5)
    image = len(encode_png(chance.integers(0, 256, (SIDE_PX, SIDE_PX, 4), np.uint8)))
    mask = len(encode_png(np.repeat(chance.integers(0, 2, (SIDE_PX, SIDE_PX, 1), np.uint8) * 200, 4, axis=2)))
    count = contact.RANDOM + contact.BEST + contact.WORST + contact.REJECTED
    assert count * (image + mask) * 4 / 3 < 3.5e6


def test_a_large_chip_is_averaged_over_its_values() -> None:
    part = np.arange(16, dtype=np.float32).reshape(4, 4)
    part[0, 0] = np.nan
    np.testing.assert_allclose(_means(part, 2), [[10 / 3, 4.5], [10.5, 12.5]], rtol=1e-6)
    part[:2, :2] = np.nan
    assert np.isnan(_means(part, 2)[0, 0])
    np.testing.assert_allclose(_means(part[:, :3], 2)[1], [10.5, 12.0])


def test_of_chips_that_overlap_the_middles_are_drawn(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 960, chips={"size_px": 64, "stride_px": 32}, split={"method": "blocks"})
    drawn = map_of(contents, [row_of(0, 0), row_of(1, 0, split="test")])
    one = r'd="M([\d.]+) [\d.]+h([\d.]+)[^"]*" class="f-{} '
    train, test = (re.search(one.format(name), drawn) for name in ("train", "test"))
    assert train
    assert test
    assert float(test[1]) == pytest.approx(float(train[1]) + float(train[2]), abs=0.2)
    assert "the middle of each is drawn" in drawn


def test_ground_that_splits_by_date_share_is_meant(tmp_path: Path) -> None:
    contents = contents_of(tmp_path, 1280, split={"method": "date"})
    rows = [row_of(0, 0), row_of(0, 0, split="test", date="2024-06-01")]
    pair = {"splits": ["train", "test"], "shared_px": 4096}
    text = Page(page(Facts(contents, header_of(contents, rows, leaks={"pairs": [pair]}), rows), nothing)).text
    assert "look here Leaks Splits by date share 4 096 pixels of ground" in text


def test_the_card_shows_no_character_that_turns_the_text_or_is_not_seen() -> None:
    assert report._plain("a\u202egnp.exe|b\nc") == "a\ufffdgnp.exe&#124;b c"
