"""ChipDataset gives the files' pixels, by name, normalised and back; what is missing is an error with a way out."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import torch
from torch.utils.data import DataLoader

from dl4eo_qgis.core import pipeline
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.described import describe_dataset
from dl4eo_qgis.core.errors import DatasetError, Dl4eoError
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.redo import decide
from dl4eo_qgis.core.torch_dataset import ChipDataset
from tests.core.demo_job import BANDS, recipe_of
from tests.torch.lakes import copy_of, kept, plant_statistics, read, sealed, train_statistics
from tests.torch.probe import with_modules

ELEVATION = BANDS.index("elevation")


def holed(chips: ChipDataset) -> dict[str, Any]:
    """Return the sample with the fewest pixels that have a value in every band."""
    return min((chips[i] for i in range(len(chips))), key=lambda sample: int(sample["valid"].sum()))


def test_a_sample_is_what_its_files_hold(lakes: Path) -> None:
    chips = ChipDataset(lakes, "test", normalise="none", fill=-9.0)
    assert chips.sample_ids == kept(lakes, "test") != []
    assert len(chips) == len(chips.sample_ids)
    for i, name in enumerate(chips.sample_ids):
        sample = chips[i]
        pixels, mask = read(lakes / f"images/{name}.tif"), read(lakes / f"masks/{name}.tif")
        assert (sample["image"].dtype, sample["mask"].dtype, sample["valid"].dtype) == (
            torch.float32,
            torch.int64,
            torch.bool,
        )
        np.testing.assert_array_equal(sample["image"].numpy(), np.where(np.isnan(pixels), -9, pixels))
        np.testing.assert_array_equal(sample["valid"].numpy(), ~np.isnan(pixels).any(axis=0))
        np.testing.assert_array_equal(sample["mask"].numpy(), mask[0])
        assert (sample["sample_id"], sample["split"]) == (name, "test")
        assert name == f"{sample['chip_id']}_{sample['date'].replace('-', '')}"


def test_a_sample_says_where_it_is(lakes: Path) -> None:
    sample = ChipDataset(lakes, "train", normalise="none")[0]
    with rasterio.open(lakes / f"images/{sample['sample_id']}.tif") as data:
        assert sample["bounds"].tolist() == list(data.bounds)
        assert sample["crs"] == f"EPSG:{data.crs.to_epsg()}"


def test_bands_come_by_name_and_in_the_order_asked_for(lakes: Path) -> None:
    all_bands, some = (ChipDataset(lakes, "test", bands, "none") for bands in (None, ["vh", "nir", "red"]))
    assert (all_bands.bands, some.bands) == (BANDS, ("vh", "nir", "red"))
    assert torch.equal(some[0]["image"], all_bands[0]["image"][[10, 3, 2]])


def test_only_the_bands_asked_for_must_be_valid(lakes: Path) -> None:
    """Padding takes every band, but elevation has values there where the optical bands have none."""
    whole, optical = ChipDataset(lakes, None, normalise="none"), ChipDataset(lakes, None, ["red"], "none")
    for i in range(len(whole)):
        red = read(lakes / f"images/{whole.sample_ids[i]}.tif")[2]
        assert torch.equal(optical[i]["valid"], torch.from_numpy(~np.isnan(red)))


def test_train_samples_are_normalised_to_mean_0_and_std_1(lakes: Path) -> None:
    chips = ChipDataset(lakes, "train")
    values = torch.cat([chips[i]["image"][:, chips[i]["valid"]] for i in range(len(chips))], dim=1)
    truth = train_statistics(lakes)
    for i, name in enumerate(BANDS):
        raw = read(lakes / f"images/{chips.sample_ids[0]}.tif")[i]
        expected = (raw - truth[name]["mean"]) / truth[name]["std"]
        there = np.isfinite(raw)
        np.testing.assert_allclose(chips[0]["image"][i].numpy()[there], expected[there], rtol=1e-3, atol=1e-3)
    assert values.mean(dim=1).abs().max() < 0.1
    assert (values.std(dim=1) - 1).abs().max() < 0.1


@pytest.mark.parametrize(
    ("method", "expected"), [("zscore", 1.0), ("minmax", 0.875), ("percentile", 2.5), ("none", 6.0)]
)
def test_each_way_to_normalise(lakes: Path, tmp_path: Path, method: str, expected: float) -> None:
    folder = copy_of(lakes, tmp_path)
    plant_statistics(folder)
    name = kept(folder, "test")[0]
    with rasterio.open(folder / f"images/{name}.tif", "r+") as data:
        pixels = data.read()
        pixels[:, 5, 7] = 6.0
        data.write(pixels)
    chips = ChipDataset(folder, "test", normalise=method)
    assert chips[0]["image"][:, 5, 7].tolist() == [expected] * len(BANDS)
    assert chips.denormalise(chips[0]["image"])[:, 5, 7].tolist() == [6.0] * len(BANDS)


@pytest.mark.parametrize("method", ["zscore", "minmax", "percentile", "none"])
def test_the_inverse_gives_the_values_back(lakes: Path, method: str) -> None:
    chips = ChipDataset(lakes, "test", ["red", "elevation", "vv"], method)
    batch = torch.stack([chips[i]["image"] for i in range(3)])
    back = chips.denormalise(batch)
    for i in range(3):
        pixels = read(lakes / f"images/{chips.sample_ids[i]}.tif")[[2, ELEVATION, 9]]
        there = np.isfinite(pixels)
        np.testing.assert_allclose(back[i].numpy()[there], pixels[there], rtol=1e-5, atol=1e-5)


def test_nodata_is_filled_after_normalising_and_a_true_0_is_a_value(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    plant_statistics(folder)
    name = kept(folder, "test")[0]
    with rasterio.open(folder / f"images/{name}.tif", "r+") as data:
        pixels = data.read()
        pixels[:, 0, 0], pixels[0, 0, 1], pixels[:, 0, 2] = 0.0, np.nan, np.nan
        data.write(pixels)
    sample = ChipDataset(folder, "test", fill=0.25)[0]
    assert sample["image"][:, 0, 0].tolist() == [-0.5] * len(BANDS)  # (0 - 2) / 4
    assert sample["image"][0, 0, 1] == 0.25
    assert sample["image"][:, 0, 2].tolist() == [0.25] * len(BANDS)
    assert sample["valid"][0, 1:3].tolist() == [False, False]
    assert bool(sample["valid"][0, 0]) is bool(np.isfinite(pixels[:, 0, 0]).all())


def test_ground_outside_the_area_is_not_valid(lakes: Path) -> None:
    sample = holed(ChipDataset(lakes, None))
    assert 0 < int(sample["valid"].sum()) < 64 * 64
    assert torch.isfinite(sample["image"]).all()
    assert (sample["image"][:, ~sample["valid"]] == 0).all(dim=0).any()


def test_flat_ground_has_no_aspect_and_is_valid(world: DemoWorld, tmp_path: Path) -> None:
    """Lakes are level: of their pixels nothing is missing."""
    pipeline.build(
        recipe_of(world, tmp_path / "dataset", terrain={"aspect": True}, split={"method": "none"}), Progress()
    )
    chips = ChipDataset(tmp_path / "dataset", None)
    lake = max((chips[i] for i in range(len(chips))), key=lambda sample: int(sample["mask"].sum()))
    flat = np.isnan(read(tmp_path / f"dataset/images/{lake['sample_id']}.tif")[chips.bands.index("aspect")])
    assert flat.sum() > 500
    assert lake["valid"].numpy()[flat].all()


def test_a_band_of_one_value_becomes_0(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    plant_statistics(folder, std=0.0)
    chips = ChipDataset(folder, "test", ["red"])
    raw = ChipDataset(folder, "test", ["red"], "none")
    there = raw[0]["valid"]
    torch.testing.assert_close(chips[0]["image"][:, there], raw[0]["image"][:, there] - 2.0)


def test_masks_have_their_classes_and_what_to_ignore(lakes: Path) -> None:
    chips = ChipDataset(lakes, None)
    found = set(torch.cat([chips[i]["mask"].unique() for i in range(len(chips))]).tolist())
    assert chips.class_names == {0: "background", 1: "lake", 2: "pond"}
    assert chips.ignore_index == 255
    assert found == {0, 1, 2, 255}


def test_rare_classes_weigh_more(lakes: Path) -> None:
    chips = ChipDataset(lakes, "train")
    masks = np.concatenate([read(lakes / f"masks/{name}.tif") for name in chips.sample_ids])
    counts = [int((masks == value).sum()) for value in (0, 1, 2)]
    assert min(counts) > 0
    expected = [sum(counts) / (3 * count) for count in counts]
    np.testing.assert_allclose(chips.class_weights.numpy(), expected, rtol=1e-5)
    with pytest.raises(DatasetError, match="no weights of classes"):
        _ = ChipDataset(lakes, "train", normalise="none").class_weights


def test_layers_lie_on_the_same_pixels(lakes: Path) -> None:
    chips = ChipDataset(lakes, None, normalise="none", layers=["shares", "distances", "instances"])
    sample = max((chips[i] for i in range(len(chips))), key=lambda each: int((each["mask"] == 1).sum()))
    assert (sample["shares"].dtype, sample["shares"].shape) == (torch.float32, (2, 64, 64))
    assert (sample["distances"].dtype, sample["distances"].shape) == (torch.float32, (64, 64))
    assert sample["instances"].dtype == torch.int64
    lake = sample["mask"] == 1
    assert (sample["shares"][0][lake] > 0).all()
    assert (sample["distances"][lake] > 0).all()
    assert (sample["instances"][lake] > 0).all()


def test_a_fold_is_the_validation_and_the_others_are_train(lakes: Path) -> None:
    test = set(kept(lakes, "test"))
    rest = set(ChipDataset(lakes, None).sample_ids) - test
    seen: list[str] = []
    for fold in (1, 2, 3):
        splits = {s: set(ChipDataset(lakes, s, fold=fold).sample_ids) for s in ("train", "validation", "test")}
        assert splits["test"] == test
        assert splits["train"] | splits["validation"] == rest
        assert not splits["train"] & splits["validation"]
        seen += splits["validation"]
    assert sorted(seen) == sorted(rest)
    assert {s["fold"] for s in (ChipDataset(lakes, "validation", fold=2)[i] for i in range(2))} == {2}


@pytest.mark.parametrize("fold", [1, 2, 3])
def test_a_fold_is_normalised_and_weighed_by_those_that_train_without_it(lakes: Path, fold: int) -> None:
    train, checked = (ChipDataset(lakes, split, fold=fold) for split in ("train", "validation"))
    pixels = [read(lakes / f"images/{name}.tif").reshape(len(BANDS), -1) for name in train.sample_ids]
    values = np.concatenate(pixels, axis=1).astype(np.float64)
    means, stds = np.nanmean(values, axis=1), np.nanstd(values, axis=1)
    masks = np.concatenate([read(lakes / f"masks/{name}.tif").ravel() for name in train.sample_ids])
    counts = np.array([np.count_nonzero(masks == value) for value in (0, 1, 2)])
    for chips in (train, checked):
        there = chips[0]["valid"].numpy()
        raw = read(lakes / f"images/{chips.sample_ids[0]}.tif")
        expected = (raw - means[:, None, None]) / stds[:, None, None]
        np.testing.assert_allclose(chips[0]["image"].numpy()[:, there], expected[:, there], rtol=1e-4, atol=1e-4)
        np.testing.assert_allclose(chips.class_weights.numpy(), counts.sum() / (3 * counts), rtol=1e-5)
    other = ChipDataset(lakes, "test", statistics=train.statistics)
    assert other.class_weights.tolist() == train.class_weights.tolist()


def test_a_fold_that_was_not_described_is_refused(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    plant_statistics(folder)
    refused("stats.json", "no statistics of fold 2", "describe", "normalise='none'", folder=folder, fold=2)
    assert len(ChipDataset(folder, normalise="none", fold=2)) > 0


def test_transforms_have_the_last_word(lakes: Path) -> None:
    chips = ChipDataset(lakes, "test", transforms=lambda sample: {"image": sample["image"] * 0})
    assert list(chips[0]) == ["image"]
    assert float(chips[0]["image"].abs().sum()) == 0


def test_it_counts_as_sequences_do(lakes: Path) -> None:
    chips = ChipDataset(lakes, "test", normalise="none")
    assert chips[-1]["sample_id"] == chips.sample_ids[-1]
    assert [sample["sample_id"] for sample in chips] == chips.sample_ids
    with pytest.raises(IndexError):
        chips[len(chips)]


def refused(*words: str, kind: type[Dl4eoError] = DatasetError, **arguments: Any) -> None:
    """Check that a loader with these arguments is refused with these words."""
    with pytest.raises(kind) as caught:
        ChipDataset(**arguments)
    assert [word for word in words if word not in str(caught.value)] == []


def test_a_missing_mask_is_named(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    name = kept(folder, "train")[1]
    (folder / f"masks/{name}.tif").unlink()
    refused("the mask of 1 samples is missing", f"masks/{name}.tif", "build", folder=folder)
    assert len(ChipDataset(folder, "test")) > 0
    assert "mask" not in ChipDataset(folder, "train", masks=False)[1]


def test_missing_statistics_are_an_error_with_a_way_out(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    (folder / "stats.json").unlink(missing_ok=True)
    refused("stats.json", "is missing", "dl4eo_qgis.core describe", "normalise='none'", folder=folder)
    assert len(ChipDataset(folder, normalise="none")) > 0


@pytest.mark.parametrize("text", ["{", "[]", '{"mean": 3}'])
def test_damaged_statistics_are_refused(lakes: Path, tmp_path: Path, text: str) -> None:
    folder = copy_of(lakes, tmp_path)
    (folder / "stats.json").write_text(text, encoding="utf-8")
    refused("stats.json", "describe", folder=folder)


def test_statistics_of_other_bands_are_refused(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    document = plant_statistics(folder, BANDS[:10])
    refused("stats.json", "of other bands", "vh", folder=folder)
    refused("of other bands", "not of vh", folder=folder, statistics=document)
    refused("of other bands", "not of vh", folder=folder, statistics=folder / "stats.json", bands=["red", "vh"])
    plant_statistics(folder, BANDS[::-1])
    refused("of other bands", folder=folder)


def test_statistics_may_be_those_of_another_dataset(lakes: Path, tmp_path: Path) -> None:
    other = copy_of(lakes, tmp_path)
    document = plant_statistics(other, ("nir", "red"))
    raw = ChipDataset(lakes, "test", ["red"], "none")[0]
    for statistics in (document, other / "stats.json", str(other / "stats.json")):
        given = ChipDataset(lakes, "test", ["red"], statistics=statistics)
        there = raw["valid"]
        torch.testing.assert_close(given[0]["image"][:, there], (raw["image"][:, there] - 2) / 4)


def test_a_band_without_any_value_has_no_statistics(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    plant_statistics(folder, mean=None)
    refused("band blue has no statistics", "Leave the band out", folder=folder)


def test_words_that_the_dataset_does_not_know(lakes: Path) -> None:
    refused("no band 'nri'", "Did you mean nir", folder=lakes, bands=["red", "nri"])
    refused("without any band", folder=lakes, bands=[])
    refused("split 'traning'", "train (", "test (", folder=lakes, split="traning")
    refused("no fold 9", "1, 2, 3", folder=lakes, fold=9)
    refused("no layer 'clouds'", "shares", folder=lakes, layers=["clouds"])
    refused("'share'", "Did you mean shares", kind=Dl4eoError, folder=lakes, layers=["share"])
    refused("'z-score'", "Did you mean zscore", kind=Dl4eoError, folder=lakes, normalise="z-score")
    refused("dataset.json", folder=lakes / "nowhere")


def test_an_unfinished_dataset_is_refused(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    header = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    (folder / "dataset.json").write_text(json.dumps({**header, "state": "building"}), encoding="utf-8")
    refused("is not finished", "build", "recipe.json", folder=folder)


def test_files_that_do_not_fit_are_named(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    first, second, third, fourth = (folder / f"{{}}/{name}.tif" for name in kept(folder, "train")[:4])
    with rasterio.open(str(first).format("images"), "r+") as data:
        data.descriptions = BANDS[::-1]
    Path(str(second).format("masks")).write_bytes(Path(str(third).format("masks")).read_bytes())
    image = Path(str(fourth).format("images"))
    image.write_bytes(image.read_bytes()[:2000])
    chips = ChipDataset(folder, "train", normalise="none")
    for index, words in enumerate([("has the bands vh, vv", first.name), ("lies elsewhere", second.name)]):
        with pytest.raises(DatasetError) as caught:
            chips[index]
        assert [word for word in (*words, "validate") if word not in str(caught.value)] == []
    with pytest.raises(DatasetError, match="cannot be read"):
        chips[3]


def test_own_statistics_that_were_edited_are_refused(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    path = folder / "stats.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["statistics"]["blue"]["mean"] += 1
    path.write_text(json.dumps(document), encoding="utf-8")
    refused("stats.json", "was changed since it was written", "dl4eo_qgis.core describe", folder=folder)
    assert len(ChipDataset(folder, normalise="none")) > 0
    assert ChipDataset(folder, statistics=document).statistics["statistics"]["blue"] == document["statistics"]["blue"]


def test_own_statistics_of_other_samples_are_refused(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    words = ("stats.json", "is not about this dataset's samples (", "dl4eo_qgis.core describe")
    count = len(kept(folder, "train"))
    gone = kept(folder, "train")[0]
    edit(folder, f"UPDATE chips SET split = 'test' WHERE sample_id = '{gone}'")
    refused(*words, f"train {count - 1}", f"train {count}", folder=folder)
    edit(folder, f"UPDATE chips SET split = 'train' WHERE sample_id = '{gone}'")
    assert len(ChipDataset(folder)) == count
    edit(folder, f"UPDATE chips SET sha256 = '{'0' * 64}' WHERE sample_id = '{gone}'")
    refused(*words, "about other ones", folder=folder)
    assert len(ChipDataset(folder, statistics=lakes / "stats.json")) == count


def test_a_sample_on_no_chip_is_named(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    name = kept(folder, "train")[0]
    edit(folder, f"UPDATE chips SET dx = -3 WHERE sample_id = '{name}'")
    refused("dataset.gpkg", name, "is on no chip", folder=folder, normalise="none")


def edit(folder: Path, change: str) -> None:
    """Change the table of chips behind everyone's back."""
    with closing(sqlite3.connect(folder / "dataset.gpkg")) as file, file:
        for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f'DROP TRIGGER "{trigger}"')
        assert file.execute(change).rowcount == 1


def swap(one: Path, other: Path) -> None:
    """Exchange two files."""
    ours, theirs = one.read_bytes(), other.read_bytes()
    one.write_bytes(theirs)
    other.write_bytes(ours)


def unread(chips: ChipDataset, name: str, *words: str) -> None:
    """Check that a sample is refused when it is read, with these words."""
    with pytest.raises(DatasetError) as caught:
        chips[chips.sample_ids.index(name)]
    assert [word for word in (*words, "validate") if word not in str(caught.value)] == []


def test_samples_of_other_chips_are_refused(lakes: Path, tmp_path: Path) -> None:
    """Image and mask exchanged together lie on the same ground, but not on that of their chip."""
    folder = copy_of(lakes, tmp_path)
    one, other = kept(folder, "train")[0], next(n for n in kept(folder, "test"))
    for kind in ("images", "masks"):
        swap(folder / f"{kind}/{one}.tif", folder / f"{kind}/{other}.tif")
    chips = ChipDataset(folder, "train", normalise="none")
    unread(chips, one, f"images/{one}.tif", "lies elsewhere than its chip")


def test_another_date_of_the_same_chip_is_refused(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    names = kept(folder, "train")
    one, other = next((a, b) for a, b in pairwise(names) if a.rpartition("_")[0] == b.rpartition("_")[0])
    for kind in ("images", "masks", "shares"):
        swap(folder / f"{kind}/{one}.tif", folder / f"{kind}/{other}.tif")
        chips = ChipDataset(folder, "train", ["red"], "none", masks=kind == "masks", layers=["shares"])
        unread(chips, one, f"{kind}/{one}.tif", "another sample", other)
        swap(folder / f"{kind}/{one}.tif", folder / f"{kind}/{other}.tif")


@pytest.mark.parametrize("kind", ["images", "masks", "shares"])
def test_files_in_another_crs_are_refused(lakes: Path, tmp_path: Path, kind: str) -> None:
    folder = copy_of(lakes, tmp_path)
    name = kept(folder, "train")[0]
    with rasterio.open(folder / f"{kind}/{name}.tif", "r+") as data:
        data.crs = "EPSG:32633"
    chips = ChipDataset(folder, "train", normalise="none", layers=["shares"])
    unread(chips, name, f"{kind}/{name}.tif", "is in EPSG:32633; its chip is in EPSG:32632")


@pytest.mark.parametrize("kind", ["images", "masks", "shares"])
def test_files_of_another_size_are_refused(lakes: Path, tmp_path: Path, kind: str) -> None:
    folder = copy_of(lakes, tmp_path)
    name = kept(folder, "train")[0]
    rewrite(folder / f"{kind}/{name}.tif", lambda pixels: pixels.repeat(2, axis=1).repeat(2, axis=2))
    chips = ChipDataset(folder, "train", normalise="none", layers=["shares"])
    unread(chips, name, f"{kind}/{name}.tif", "has 128 x 128 pixels; its chip has 64 x 64")


def test_an_image_without_some_of_its_bands_is_refused(lakes: Path, tmp_path: Path) -> None:
    """Not by an IndexError, which would end a loop over the samples as if it were the last."""
    folder = copy_of(lakes, tmp_path)
    name = kept(folder, "train")[0]
    rewrite(folder / f"images/{name}.tif", lambda pixels: pixels[:5])
    for bands in (None, ["vh"], ["red"]):
        chips = ChipDataset(folder, "train", bands, "none")
        unread(chips, name, f"images/{name}.tif", "cannot be read" if bands != ["red"] else "has the bands")


def test_masks_hold_nothing_but_their_classes(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    chips = ChipDataset(folder, "train", normalise="none")
    one, other = kept(folder, "train")[:2]
    right = [*chips.class_names, chips.ignore_index]
    rewrite(folder / f"masks/{one}.tif", lambda pixels: np.resize(np.array(right, np.uint8), pixels.shape))
    assert sorted(chips[0]["mask"].unique().tolist()) == sorted(right)
    with rasterio.open(folder / f"masks/{one}.tif", "r+") as data:
        pixels = data.read()
        pixels[0, 63, 63], pixels[0, 0, 5] = 77, 254
        data.write(pixels)
    unread(chips, one, f"masks/{one}.tif", "no class (77, 254)", "knows 0, ")
    rewrite(folder / f"masks/{other}.tif", lambda pixels: pixels.astype(np.float32))
    unread(chips, other, f"masks/{other}.tif", "is no mask", "float32")


def rewrite(path: Path, change: Callable[[np.ndarray], np.ndarray]) -> None:
    """Write a file anew with other pixels on the same ground."""
    with rasterio.open(path) as data:
        pixels, profile, bounds, tags = change(data.read()), data.profile, data.bounds, data.tags()
        names = data.descriptions
    bands, height, width = pixels.shape
    step = (bounds.right - bounds.left) / width
    place = rasterio.Affine(step, 0, bounds.left, 0, -step, bounds.top)
    profile |= {"count": bands, "height": height, "width": width, "transform": place, "dtype": pixels.dtype}
    for size in ("blockxsize", "blockysize"):
        profile.pop(size, None)
    with rasterio.open(path, "w", **profile) as data:
        data.write(pixels)
        data.descriptions = names[:bands]
        data.update_tags(**tags)


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_workers_give_the_same_batches(lakes: Path, start: str) -> None:
    chips = ChipDataset(lakes, "train", transforms=with_modules)
    chips[0]  # read before the workers are forked
    alone = list(DataLoader(chips, batch_size=8))
    loader = DataLoader(chips, batch_size=8, num_workers=2, multiprocessing_context=start, timeout=120)
    for _ in range(2):
        together = list(loader)
        assert [batch["sample_id"] for batch in together] == [batch["sample_id"] for batch in alone]
        for one, other in zip(alone, together, strict=True):
            assert all(torch.equal(one[key], other[key]) for key in ("image", "mask", "valid", "bounds"))
    if start == "spawn":
        assert {name for batch in together for name in batch["imported"]} == {""}


def test_importing_the_loader_brings_no_tables(root: Path) -> None:
    program = "import sys, multiprocessing\nmultiprocessing.current_process().name = 'Worker-1'\n"
    program += (
        "import dl4eo_qgis.core.torch_dataset\nprint(sorted({'geopandas', 'pandas', 'torchgeo'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, timeout=120)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_a_dataset_without_splits(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    decide(folder, {}, {"method": "none", "folds": 0}, Progress())
    refused("has no splits", "SPLIT=none", "split=None", folder=folder)
    alone, named = (ChipDataset(folder, split) for split in (None, "all"))
    assert alone.sample_ids == named.sample_ids == kept(folder, "")
    assert alone.statistics["split"] == "all"
    whole = ChipDataset(lakes, None)
    assert ChipDataset(lakes, "all").sample_ids == whole.sample_ids


@pytest.mark.parametrize("top", ["test", "validation"])
def test_train_s_statistics_are_taken_whatever_stands_at_the_top(lakes: Path, tmp_path: Path, top: str) -> None:
    folder = copy_of(lakes, tmp_path)
    describe_dataset({"dataset": str(folder), "split": top}, Progress())
    assert json.loads((folder / "stats.json").read_text(encoding="utf-8"))["split"] == top
    true = ChipDataset(lakes, "test")
    for given in (None, folder / "stats.json", json.loads((folder / "stats.json").read_text(encoding="utf-8"))):
        found = ChipDataset(folder, "test", statistics=given)
        assert (found.statistics["split"], found.class_weights.tolist()) == ("train", true.class_weights.tolist())
        assert torch.equal(found[0]["image"], true[0]["image"])


def test_statistics_of_no_train_samples_are_refused(lakes: Path, tmp_path: Path) -> None:
    folder = copy_of(lakes, tmp_path)
    document = sealed({**plant_statistics(folder), "split": "test"})
    refused("are of the split 'test'", "describe", folder=folder, statistics=document)
    (folder / "stats.json").write_text(json.dumps(document), encoding="utf-8")
    refused("stats.json", "are of the split 'test'", "describe", folder=folder)


def test_statistics_that_are_not_there_are_named_by_their_path(lakes: Path) -> None:
    with pytest.raises(DatasetError) as caught:
        ChipDataset(lakes, "test", statistics="nope.json")
    assert str(caught.value).startswith("nope.json: is missing")
    assert "the dataset has no" not in str(caught.value)
    assert "describe ." not in str(caught.value)


def test_one_name_is_one_band_and_one_layer(lakes: Path) -> None:
    one = ChipDataset(lakes, "test", "red", "none", layers="shares")
    assert (one.bands, one.layers, one[0]["image"].shape[0]) == (("red",), ("shares",), 1)
    refused("no band 'rde'", "Did you mean red", folder=lakes, bands="rde")
