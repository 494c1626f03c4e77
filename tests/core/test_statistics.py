"""Statistics of samples: equal to numpy's, the same from any parts in any order."""

from __future__ import annotations

import json
import math
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core import statistics
from dl4eo_qgis.core.__main__ import main
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.described import describe_dataset
from dl4eo_qgis.core.errors import DatasetError, RecipeError
from dl4eo_qgis.core.pipeline import Summary, build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.quality.fingerprint import fingerprint
from dl4eo_qgis.core.recipe import LabelClass, Output
from dl4eo_qgis.core.redo import decide
from dl4eo_qgis.core.statistics import Subject, as_text, describe, document
from dl4eo_qgis.core.statistics import classes as class_counts
from dl4eo_qgis.core.statistics.histogram import COARSEST, EMPTY, MAX_BINS, Histogram, histogram_of, merged
from dl4eo_qgis.core.statistics.measure import Whole, batches, measure
from dl4eo_qgis.core.statistics.moments import moments_of, spread_of, table_of
from dl4eo_qgis.core.types import Row
from tests.core.demo_job import BANDS, chips_of, read, recipe_of

WANTED = (0, 0.5, 2, 25, 50, 75, 98, 99.5, 100)
MANY = 300_000
ONE = Output(threads=1)


def chance(seed: int = 0) -> np.random.Generator:
    """Return seeded random numbers."""
    return np.random.default_rng(seed)


DISTRIBUTIONS: dict[str, Callable[[], np.ndarray]] = {
    "constant": lambda: np.full(MANY, 0.1),
    "zeros": lambda: np.zeros(MANY),
    "zeros of both signs": lambda: np.where(np.arange(MANY) % 2, 0.0, -0.0),
    "one value": lambda: np.array([7.25]),
    "two values": lambda: np.array([1.0, 2.0]),
    "spike and tail": lambda: np.concatenate([np.zeros(MANY), chance().exponential(1, MANY // 4)]),
    "two spikes": lambda: np.repeat([0.02, 0.9], [MANY // 3, MANY]),
    "reflectance of DN": lambda: chance().integers(1, 9000, MANY) / 10000,
    "reflectance": lambda: chance().gamma(2, 0.05, MANY),
    "dB": lambda: chance().normal(-14, 4, MANY),
    "dB about zero": lambda: chance().normal(-0.3, 3, MANY),
    "index": lambda: chance().uniform(-1, 1, MANY),
    "plateau": lambda: chance().uniform(2000.0, 2000.5, MANY),
    "plateau far up": lambda: 8000 + chance().normal(0, 0.2, MANY),
    "coast": lambda: np.concatenate([np.zeros(MANY // 2), chance().uniform(-3, 900, MANY)]),
    "slopes": lambda: np.hypot(chance().normal(0, 6, MANY), chance(1).normal(0, 6, MANY)),
    "many powers of ten": lambda: 10.0 ** chance().uniform(-30, 30, MANY),
    "many powers, both signs": lambda: 10.0 ** chance().uniform(-30, 30, MANY) * chance(1).choice([-1, 1], MANY),
    "largest": lambda: chance().choice([3.4028235e38, -3.4028235e38, 1.0], MANY),
    "least": lambda: chance().uniform(0, 1e-40, MANY),
}  # fmt: skip


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_percentiles_are_numpy_s(name: str) -> None:
    values = DISTRIBUTIONS[name]().astype(np.float32)
    found = np.array(histogram_of(values).percentiles(WANTED))
    true = np.percentile(values.astype(np.float64), WANTED)
    assert np.all(np.abs(found - true) <= 1e-3 * np.abs(true) + 1e-37)


NARROW = [name for name in DISTRIBUTIONS if "powers" not in name]


@pytest.mark.parametrize("name", NARROW)
def test_percentiles_are_fine_beside_the_spread_of_the_values_too(name: str) -> None:
    values = DISTRIBUTIONS[name]().astype(np.float32)
    found = np.array(histogram_of(values).percentiles(WANTED[2:-2]))
    true = np.percentile(values.astype(np.float64), WANTED[2:-2])
    assert np.all(np.abs(found - true) <= 1e-3 * (true[-1] - true[0]) + 1e-37)


def test_few_values_are_counted_each_by_itself() -> None:
    values = (np.arange(10_000) / 10_000).astype(np.float32)
    found = histogram_of(np.repeat(values, 3))
    assert (found.level, len(found.keys), set(found.counts)) == (0, 10_000, {3})
    assert found.bounds()[0].tolist() == values.astype(np.float64).tolist()


def test_bins_are_as_fine_as_their_number_allows() -> None:
    uniform = histogram_of(chance().uniform(1, 2, MANY).astype(np.float32))
    assert MAX_BINS / 2 < len(uniform.keys) <= MAX_BINS  # 2**23 values between 1 and 2
    assert uniform.level == 9
    many = histogram_of((10.0 ** chance().uniform(-30, 30, MANY)).astype(np.float32))
    assert many.level == COARSEST
    assert len(many.keys) > MAX_BINS


@pytest.mark.parametrize("name", DISTRIBUTIONS)
@pytest.mark.parametrize("seed", range(3))
def test_any_parts_in_any_order_are_the_whole(name: str, seed: int) -> None:
    values = DISTRIBUTIONS[name]().astype(np.float32)
    whole = histogram_of(values)
    rng = random.Random(seed)
    chance(seed).shuffle(values)
    cuts = sorted(rng.choices(range(len(values) + 1), k=rng.choice([0, 1, 7, 40])))
    parts = [histogram_of(p) for p in np.split(values, cuts)]
    while len(parts) > 1:
        rng.shuffle(parts)
        some = rng.randint(2, len(parts))
        parts = [merged(parts[:some]), *parts[some:]]
    assert same(parts[0], whole)


def same(one: Histogram, other: Histogram) -> bool:
    """Say whether histograms are equal."""
    return one.level == other.level and all(
        np.array_equal(a, b) for a, b in ((one.keys, other.keys), (one.counts, other.counts))
    )


def test_of_nothing_there_is_nothing() -> None:
    assert same(histogram_of(np.zeros(0, np.float32)), EMPTY)
    assert same(merged([EMPTY, EMPTY]), EMPTY)
    assert all(map(math.isnan, EMPTY.percentiles([2, 50])))
    assert moments_of(np.zeros(0, np.float32)) is None
    assert spread_of(table_of([])) is None


def test_values_are_counted_in_steps() -> None:
    histogram = histogram_of(np.array([-1, 0, 0.1, 0.6, 0.6, 1, 1.5, 9], np.float32))
    edges = np.array([0, 0.5, 1.0])
    assert histogram.binned(edges).tolist() == [1, 2, 3, 2]  # 1 is the last step's, as numpy has it
    assert np.histogram([0, 0.1, 0.6, 0.6, 1], edges)[0].tolist() == [2, 3]


@pytest.mark.parametrize("name", DISTRIBUTIONS)
def test_mean_and_deviation_are_numpy_s_in_any_order_of_parts(name: str) -> None:
    values = DISTRIBUTIONS[name]().astype(np.float32)
    parts = [m for p in np.array_split(values, 13) if (m := moments_of(p))]
    found = spread_of(table_of(parts))
    assert found is not None
    true = values.astype(np.longdouble)
    assert found.mean == pytest.approx(float(true.mean()), rel=1e-9, abs=1e-9 * float(true.std()))
    assert found.std == pytest.approx(float(true.std()), rel=1e-6)
    assert (found.least, found.largest, found.count) == (values.min(), values.max(), values.size)
    for seed in range(5):
        random.Random(seed).shuffle(parts)
        assert spread_of(table_of(parts)) == found


def test_weights_make_classes_count_alike() -> None:
    subject = Subject(
        Path(), (), (LabelClass(1, "water"), LabelClass(5, "forest"), LabelClass(9, "rare")), {}, 255, 1, 1
    )
    found = class_counts.weighed(subject, {0: 600, 1: 300, 5: 100, 255: 4000})
    assert [(c["value"], c["name"], c["pixels"]) for c in found] == [
        (0, "background", 600), (1, "water", 300), (5, "forest", 100), (9, "rare", 0)
    ]  # fmt: skip
    # 1000 pixels of 3 classes: 1000 / (3 x 600) = 0.5556, 1000 / 900 = 1.111, 1000 / 300 = 3.333
    assert [c["weight"] for c in found] == pytest.approx([5 / 9, 10 / 9, 10 / 3, 0], rel=1e-8)


def test_pixels_of_classes_come_from_the_shares_without_the_ignored() -> None:
    classes = (LabelClass(1, "water"), LabelClass(2, "forest"))
    subject = Subject(Path(), (), classes, {1: "class_water", 2: "class_forest"}, 255, 100, 10_000)
    mask = {"mask": "masks/a.tif", "unlabelled": 0.7, "ignored": 0.15, "class_water": 0.1, "class_forest": 0.2}
    rows = [Row(mask), Row({**mask, "class_forest": 0.0}), Row({**mask, "mask": ""})]
    assert class_counts.counted(subject, rows) == {0: 11_000, 1: 2000, 2: 2000}


@pytest.fixture(scope="module")
def built(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """Return a dataset whose samples lack pixels here and there: clouds are nodata."""
    folder = tmp_path_factory.mktemp("built") / "dataset"
    sections: dict[str, Any] = {"chips": {"keep": "all"}, "select": {"method": "every"}, "optical": {"mask": "nodata"}}
    return build(recipe_of(world, folder, **sections), Progress())


def test_a_build_says_what_numpy_says(built: Summary) -> None:
    told = json.loads((built.folder / "stats.json").read_text())
    rows = chips_of(built.folder)
    assert told["bands"] == list(BANDS)
    assert told["split"] == "train"
    assert {k: v for k, v in told["splits"]["train"].items() if k != "histograms"} == {
        k: told[k] for k in ("samples", "statistics", "classes")
    }
    assert set(told["splits"]) == {"train", "validation", "test"}
    holes = 0
    for split, of_split in told["splits"].items():
        mine = rows[(rows.status == "kept") & (rows.split == split)]
        assert of_split["samples"] == len(mine) > 0
        images = np.stack([read(built.folder / name) for name in mine.image]).astype(np.float64)
        for i, name in enumerate(BANDS):
            values = images[:, i][np.isfinite(images[:, i])]
            found = of_split["statistics"][name]
            assert found["count"] == values.size
            holes += images[:, i].size - values.size
            assert found["mean"] == pytest.approx(values.mean(), rel=1e-6)
            assert found["std"] == pytest.approx(values.std(), rel=1e-6)
            assert (found["min"], found["max"]) == pytest.approx((values.min(), values.max()), rel=1e-8)
            true = np.percentile(values, (2, 50, 98))
            assert [found[p] for p in ("p2", "p50", "p98")] == pytest.approx(
                true, rel=1e-3, abs=1e-3 * (true[2] - true[0])
            )
            steps = of_split["histograms"][name]
            assert steps["below"] + sum(steps["counts"]) + steps["above"] == values.size
        masks = np.stack([read(built.folder / name) for name in mine["mask"]])
        assert [(c["value"], c["pixels"]) for c in of_split["classes"]] == [
            (0, np.count_nonzero(masks == 0)), (1, np.count_nonzero(masks == 1))
        ]  # fmt: skip
    assert holes > 1000


def subject_of(folder: Path) -> Subject:
    """Return what is described of a dataset of the demo."""
    water = LabelClass(1, "label")
    return Subject(folder, BANDS, (water,), {1: "class_label"}, 255, 64 * 64, 64 * 64)


def rows_of(folder: Path) -> list[Row]:
    """Return the rows of a dataset."""
    return [Row(dict(r)) for r in chips_of(folder).drop(columns="geometry").to_dict("records")]


def without_statistics(built: Summary, folder: Path) -> Path:
    """Return a copy of a dataset without stats.json."""
    shutil.copytree(built.folder, folder)
    (folder / "stats.json").unlink()
    return folder


@pytest.mark.parametrize("threads", [1, 4])
@pytest.mark.parametrize("batch_px", [1, 64 * 64 * 3, 2**22])
def test_any_order_threads_and_batches_give_the_same_bytes(
    built: Summary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int, batch_px: int
) -> None:
    monkeypatch.setattr("dl4eo_qgis.core.statistics.measure.BATCH_PX", batch_px)
    monkeypatch.setattr("dl4eo_qgis.core.statistics.measure.WAITING_BINS", batch_px)
    folder = without_statistics(built, tmp_path / "copy")
    rows = rows_of(folder)
    random.Random(batch_px + threads).shuffle(rows)
    found = describe(subject_of(folder), rows, Output(threads=threads), Progress())
    assert as_text(found) == (built.folder / "stats.json").read_bytes()


@pytest.mark.parametrize("seed", range(4))
def test_any_partition_into_partial_results_gives_the_same(built: Summary, seed: int) -> None:
    subject, rng = subject_of(built.folder), random.Random(seed)
    rows = [r for r in rows_of(built.folder) if r.values["status"] == "kept"]
    wholes = []
    for step in (len(rows), rng.randint(1, 5)):
        parts = []
        for i in range(0, len(rows), step):
            some = batches(subject, ("train", None), rows[i : i + step], 2)
            parts += [measure(subject, batch, Progress().check) for batch in some]
        rng.shuffle(parts)
        whole = Whole(len(BANDS))
        for part in parts:
            whole.add(part)
        wholes.append(whole)
        rng.shuffle(rows)
    for i in range(len(BANDS)):
        assert same(wholes[0].histogram(i), wholes[1].histogram(i))
        assert wholes[0].spread(i) == wholes[1].spread(i)


def test_what_is_described_already_is_not_read_again(
    built: Summary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[Path] = []
    real = statistics.measure.read_file
    monkeypatch.setattr(
        "dl4eo_qgis.core.statistics.measure.read_file", lambda path: (reads.append(path), real(path))[1]
    )
    folder = tmp_path / "copy"
    shutil.copytree(built.folder, folder)
    subject, rows = subject_of(folder), rows_of(folder)
    whole = (folder / "stats.json").read_bytes()
    assert as_text(describe(subject, rows, ONE, Progress())) == whole
    assert not reads
    moved = [r.with_values(split="test") if r.values["split"] == "validation" else r for r in rows]
    assert set(describe(subject, moved, ONE, Progress())["splits"]) == {"train", "test"}
    assert reads
    reads.clear()
    (folder / "stats.json").write_bytes(whole.replace(b'"samples": ', b'"samples": 1', 1))
    assert as_text(describe(subject, rows, ONE, Progress())) == whole  # what was changed by hand is not believed
    assert reads


def test_a_split_of_choice_stands_at_the_top(built: Summary) -> None:
    found = describe(subject_of(built.folder), rows_of(built.folder), ONE, Progress(), "test")
    assert found["split"] == "test"
    assert found["statistics"] == found["splits"]["test"]["statistics"]
    assert found["classes"] == found["splits"]["test"]["classes"]


def test_samples_in_a_buffer_and_rejected_ones_are_left_out(built: Summary) -> None:
    rows = rows_of(built.folder)
    train = [r for r in rows if r.values["status"] == "kept" and r.values["split"] == "train"]
    out = [train[0].with_values(split="buffer"), train[1].with_values(status="rejected", split="")]
    found = describe(subject_of(built.folder), [*out, *train[2:]], ONE, Progress())
    assert list(found["splits"]) == ["train"]
    assert found["samples"] == len(train) - 2


def test_without_splits_all_kept_samples_are_described(built: Summary) -> None:
    rows = [r.with_values(split="") for r in rows_of(built.folder)]
    found = describe(subject_of(built.folder), rows, ONE, Progress())
    assert (found["split"], list(found["splits"])) == ("all", ["all"])
    assert found["samples"] == sum(r.values["status"] == "kept" for r in rows)


def test_samples_of_no_split_are_left_out_where_others_have_one(built: Summary) -> None:
    rows = rows_of(built.folder)
    found = describe(subject_of(built.folder), rows, ONE, Progress())
    rest = [r.with_values(split="") if r.values["split"] == "test" else r for r in rows]
    without = describe(subject_of(built.folder), rest, ONE, Progress())
    assert list(without["splits"]) == ["train", "validation"]
    assert without["statistics"] == found["statistics"]


def test_each_fold_has_the_numbers_of_those_that_train_without_it(built: Summary, tmp_path: Path) -> None:
    """Those of the other folds, and of no fold that are train; of the test and of the buffer none."""
    folder = without_statistics(built, tmp_path / "copy")
    rows = [r.with_values(fold=None) for r in rows_of(folder)]
    without = describe(subject_of(folder), rows, ONE, Progress())
    assert "folds" not in without
    kept = [r for r in rows if r.values["status"] == "kept"]
    dealt = []
    for i, row in enumerate(kept):
        split = "buffer" if i == 0 else row.values["split"]
        fold = None if split in ("test", "buffer") or i == 1 else i % 3 + 1
        dealt.append(row.with_values(split="train" if i == 1 else split, fold=fold))
    found = describe(subject_of(folder), dealt, Output(threads=2), Progress())
    alike = describe(subject_of(folder), [r.with_values(fold=None) for r in dealt], ONE, Progress())
    assert found["splits"] == alike["splits"]
    assert found["of"] != alike["of"]
    assert list(found["folds"]) == ["1", "2", "3"]
    for fold, told in found["folds"].items():
        folds = [(r, r.values["fold"]) for r in dealt]
        mine = [
            r for r, k in folds if (k is not None and k != int(fold)) or (k is None and r.values["split"] == "train")
        ]
        assert told["samples"] == len(mine) > 0
        images = np.stack([read(folder / str(r.values["image"])) for r in mine]).astype(np.float64)
        for i, name in enumerate(BANDS):
            values = images[:, i][np.isfinite(images[:, i])]
            of_band = told["statistics"][name]
            assert of_band["count"] == values.size
            assert [of_band["mean"], of_band["std"]] == pytest.approx([values.mean(), values.std()], rel=1e-6)
            true = np.percentile(values, (2, 98))
            near = pytest.approx(true, rel=1e-3, abs=1e-3 * (true[1] - true[0]))
            assert [of_band["p2"], of_band["p98"]] == near
        masks = np.stack([read(folder / str(r.values["mask"])) for r in mine])
        assert [c["pixels"] for c in told["classes"]] == [np.count_nonzero(masks == value) for value in (0, 1)]
    assert len({told["statistics"]["vv"]["mean"] for told in found["folds"].values()}) == 3
    (folder / "stats.json").write_bytes(as_text(found))
    shutil.rmtree(folder / "images")  # nothing is read again
    assert describe(subject_of(folder), dealt, ONE, Progress(), "test")["folds"] == found["folds"]


def test_no_sample_at_all_has_no_numbers(built: Summary) -> None:
    found = describe(subject_of(built.folder), [], ONE, Progress())
    assert (found["split"], found["samples"], found["splits"]) == ("train", 0, {})
    assert found["statistics"]["vv"] == {
        **dict.fromkeys(("mean", "std", "min", "max", "p2", "p50", "p98")), "count": 0
    }  # fmt: skip


def test_a_band_without_a_value_has_no_numbers(built: Summary, tmp_path: Path) -> None:
    folder = without_statistics(built, tmp_path / "copy")
    row = next(r for r in rows_of(folder) if r.values["status"] == "kept")
    with rasterio.open(folder / str(row.values["image"]), "r+") as image:
        image.write(np.full((64, 64), np.nan, np.float32), 10)
    row = row.with_values(split="train", fingerprint=fingerprint(read(folder / str(row.values["image"]))))
    found = describe(subject_of(folder), [row], ONE, Progress())
    assert found["statistics"]["vv"]["count"] == 0
    assert found["statistics"]["vv"]["mean"] is None
    assert "vv" not in found["splits"]["train"]["histograms"]
    assert found["statistics"]["vh"]["count"] == 64 * 64


def test_with_too_many_classes_for_columns_the_masks_are_counted(built: Summary, tmp_path: Path) -> None:
    folder = without_statistics(built, tmp_path / "copy")
    by_column = describe(subject_of(built.folder), rows_of(folder), ONE, Progress())
    no_columns = Subject(folder, BANDS, (LabelClass(1, "label"),), {}, 255, 64 * 64, 64 * 64)
    assert describe(no_columns, rows_of(folder), ONE, Progress())["classes"] == by_column["classes"]


def test_a_damaged_file_is_named(built: Summary, tmp_path: Path) -> None:
    folder = without_statistics(built, tmp_path / "copy")
    rows = rows_of(folder)
    name = next(str(r.values["image"]) for r in rows if r.values["status"] == "kept")
    (folder / name).write_bytes((folder / name).read_bytes()[:3000])
    with pytest.raises(DatasetError, match=name):
        describe(subject_of(folder), rows, Output(threads=2), Progress())


def change_a_pixel(path: Path) -> None:
    """Change one pixel of a sample's band, and leave the file's size as it is."""
    with rasterio.open(path) as file:
        pixels, profile, tags = file.read(), file.profile, file.tags()
    size = path.stat().st_size
    pixels[3, 17, 5] = np.nextafter(pixels[3, 17, 5], np.float32(1))
    with rasterio.open(path, "w", **profile) as file:
        file.write(pixels)
        file.update_tags(**tags)
    path.write_bytes(path.read_bytes().ljust(size, b"\0"))


@pytest.mark.parametrize("nth", [0, 7])
def test_statistics_are_of_the_pixels_of_the_table_or_none(built: Summary, tmp_path: Path, nth: int) -> None:
    """An image that another program wrote since, though all can be read, is named; what is there stays."""
    folder = Path(shutil.copytree(built.folder, tmp_path / "copy"))
    rows = [r for r in rows_of(folder) if r.values["status"] == "kept"]
    name = str(rows[nth].values["image"])
    change_a_pixel(folder / name)
    moved = [r.with_values(split="test") for r in rows]
    with pytest.raises(DatasetError, match=rf"{name} is not as it was made: its pixels .+ Run the dataset's recipe"):
        describe(subject_of(folder), moved, Output(threads=2), Progress())
    before = {name: (folder / name).read_bytes() for name in ("stats.json", "dataset.json", "dataset.gpkg")}
    with pytest.raises(DatasetError, match="not as it was made"):
        decide(folder, {}, {"seed": 1}, Progress())
    assert before == {name: (folder / name).read_bytes() for name in before}
    (folder / "stats.json").unlink()
    with pytest.raises(DatasetError, match="not as it was made"):
        describe_dataset({"dataset": str(folder)}, Progress())
    assert not (folder / "stats.json").exists()
    unknown = [Row({k: v for k, v in r.values.items() if k != "fingerprint"}) for r in rows]
    assert describe(subject_of(folder), unknown, ONE, Progress())["samples"]  # of an older version


def test_the_command_describes_a_dataset_anew(
    built: Summary, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = without_statistics(built, tmp_path / "copy")
    assert main(["describe", str(folder)]) == 0
    told = json.loads(capsys.readouterr().out)
    file = folder / "stats.json"
    assert file.read_bytes() == (built.folder / "stats.json").read_bytes()
    document = json.loads(file.read_text())
    assert (told["path"], told["split"], told["samples"]) == (str(file), "train", document["samples"])
    assert {(r["split"], r["band"]): r["mean"] for r in told["bands"]} == {
        (split, band): numbers["mean"]
        for split, of_split in document["splits"].items() for band, numbers in of_split["statistics"].items()
    }  # fmt: skip
    other = tmp_path / "test.json"
    assert main(["describe", str(folder / "dataset.json"), "--split", "test", "-o", str(other)]) == 0
    assert json.loads(other.read_text())["split"] == "test"
    assert file.read_bytes() == (built.folder / "stats.json").read_bytes()
    assert not (folder / ".lock").exists()


def test_the_command_says_what_it_cannot_describe(built: Summary, tmp_path: Path) -> None:
    folder = without_statistics(built, tmp_path / "copy")
    with pytest.raises(RecipeError, match=r"of a split 'vali'\. Did you mean validation"):
        describe_dataset({"dataset": str(folder), "split": "vali"}, Progress())
    header = json.loads((folder / "dataset.json").read_text())
    (folder / "dataset.json").write_text(json.dumps({**header, "state": "deciding"}))
    with pytest.raises(DatasetError, match="a change of its rules was stopped"):
        describe_dataset({"dataset": str(folder)}, Progress())
    (folder / "dataset.json").write_text(json.dumps(header))
    (folder / ".rows.jsonl").write_bytes(b"")
    with pytest.raises(DatasetError, match="some samples are not made yet"):
        describe_dataset({"dataset": str(folder)}, Progress())
    assert not (folder / "stats.json").exists()


def test_the_file_is_for_people_too() -> None:
    given = {"counts": [1, -2, 0.5e-7], "names": ["a", "[ 1, 2 ]", "[\n1\n]"], "none": []}
    text = as_text(given).decode()
    assert '"counts": [1, -2, 5e-08]' in text
    assert json.loads(text) == given


def test_a_document_knows_whether_it_was_changed(built: Summary) -> None:
    told = json.loads((built.folder / "stats.json").read_text())
    assert document.is_sound(told)
    assert not document.is_sound({**told, "samples": 3})
    assert not document.is_sound({**told, "dl4eo_stats": 2})
    assert not document.is_sound([])
