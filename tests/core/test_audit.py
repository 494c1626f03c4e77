"""The audit: a sound dataset has no problem, and each fault that is planted is found and named."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core.__main__ import main
from dl4eo_qgis.core.audit import KINDS, Findings, audit, validate
from dl4eo_qgis.core.audit.read import contents_of
from dl4eo_qgis.core.dataset import files_of, read_header
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import DatasetError
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Output
from dl4eo_qgis.core.redo import decide
from dl4eo_qgis.core.statistics import as_text, describe
from dl4eo_qgis.core.table import read_records
from dl4eo_qgis.core.types import Row
from tests.core.demo_job import chips_of, recipe_of


@pytest.fixture(scope="module")
def made(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound dataset with masks and a further raster of each sample, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "dataset"
    build(recipe_of(world, folder, labels={"path": str(world.labels), "layers": ["distance"]}), Progress())
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "set"))


def samples(folder: Path) -> list[str]:
    """Return the samples that are kept, those with most labels first."""
    chips = chips_of(folder)
    kept = chips[chips.status == "kept"].sort_values(["labelled", "sample_id"], ascending=[False, True])
    return list(kept.sample_id)


def sql(folder: Path, command: str, *values: Any) -> None:
    """Change the table as any program may."""
    with closing(sqlite3.connect(folder / "dataset.gpkg")) as file:
        for name in ("IsEmpty", "MinX", "MaxX", "MinY", "MaxY"):  # what its triggers call
            file.create_function(f"ST_{name}", 1, lambda blob: 0)
        file.execute(command, values)
        file.commit()


def change_header(folder: Path, **keys: Any) -> None:
    path = folder / "dataset.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **keys}), encoding="utf-8")


def forge(folder: Path, sample_id: str) -> None:
    """Make the table and the statistics say that a sample's files are as they were written."""
    row = chips_of(folder).set_index("sample_id", drop=False).loc[sample_id]
    data = b"".join((folder / name).read_bytes() for name in files_of(Row(dict(row))))
    digest = hashlib.sha256(data).hexdigest()
    sql(folder, "UPDATE chips SET bytes = ?, sha256 = ? WHERE sample_id = ?", len(data), digest, sample_id)
    (folder / "stats.json").unlink()
    subject = contents_of(folder, read_header(folder)).for_statistics
    records = read_records(folder / "dataset.gpkg", "chips")
    rows = [Row({k: v for k, v in values.items() if k != "fingerprint"}) for values in records]
    (folder / "stats.json").write_bytes(as_text(describe(subject, rows, Output(threads=1), Progress())))


def rewrite(folder: Path, name: str, change: Callable[[Any], Any] | None = None, **profile: Any) -> None:
    """Write a file anew with other pixels or another profile, its tags and band names as they were."""
    with rasterio.open(folder / name) as file:
        pixels, about, tags, names = file.read(), file.profile, file.tags(), file.descriptions
    pixels = change(pixels) if change else pixels
    with rasterio.open(folder / name, "w", **{**about, **profile}) as file:
        file.write(pixels)
        file.update_tags(**tags)
        file.descriptions = names[: len(pixels)]


def found(folder: Path) -> Findings:
    return audit(folder, Progress())


def told(folder: Path) -> list[tuple[str, str, str]]:
    """Return kind, sample and file of each problem."""
    return [(p.kind, p.sample_id, p.file) for p in found(folder).problems]


def test_a_sound_dataset_has_no_problem(made: Path) -> None:
    before = {p: p.read_bytes() for p in made.rglob("*") if p.is_file()}
    findings = found(made)
    assert findings.problems == []
    assert findings.samples == len(chips_of(made))
    assert findings.files == 3 * len(list((made / "images").glob("*.tif")))
    assert findings.summary().endswith("no problem.")
    assert {p: p.read_bytes() for p in made.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("part", ["images", "masks", "distances"])
def test_a_deleted_file_is_named(folder: Path, part: str) -> None:
    sample = samples(folder)[0]
    (folder / part / f"{sample}.tif").unlink()
    assert told(folder) == [("missing", sample, f"{part}/{sample}.tif")]


def test_a_file_without_a_row_is_named(folder: Path) -> None:
    sample = samples(folder)[0]
    sql(folder, "DELETE FROM chips WHERE sample_id = ?", sample)
    problems = found(folder).problems
    strays = [(p.sample_id, p.file) for p in problems if p.kind == "stray"]
    assert strays == [(sample, f"{part}/{sample}.tif") for part in ("images", "masks", "distances")]
    said = " ".join(p.text for p in problems if p.kind == "header")
    count = len(chips_of(folder))
    assert f"It counts {count + 1} samples, the table {count}." in said
    (folder / "masks" / "holiday.tif").write_bytes(b"sun")
    (folder / "masks" / "holiday.tif.aux.xml").write_bytes(b"<PAMDataset/>")
    more = {p.file for p in found(folder).problems} - {p.file for p in problems}
    assert more == {"masks/holiday.tif"}


@pytest.mark.parametrize("part", ["images", "masks", "distances"])
@pytest.mark.parametrize("share", [0.5, 0.99])
def test_a_flipped_byte_is_found(folder: Path, part: str, share: float) -> None:
    sample = samples(folder)[0]
    path = folder / part / f"{sample}.tif"
    data = bytearray(path.read_bytes())
    data[int(len(data) * share)] ^= 1
    path.write_bytes(data)
    assert {p.sample_id for p in found(folder).problems} == {sample}


def test_a_file_that_ends_early_is_named(folder: Path) -> None:
    sample = samples(folder)[0]
    path = folder / "images" / f"{sample}.tif"
    path.write_bytes(path.read_bytes()[:-500])
    (problem,) = found(folder).problems
    assert (problem.kind, problem.file) == ("unreadable", f"images/{sample}.tif")
    assert problem.text.startswith("It cannot be read to its end: ")


def test_other_bytes_of_the_same_pixels_are_found(folder: Path) -> None:
    sample = samples(folder)[0]
    path = folder / "images" / f"{sample}.tif"
    path.write_bytes(path.read_bytes() + b"\0")
    (problem,) = found(folder).problems
    size = sum((folder / part / f"{sample}.tif").stat().st_size for part in ("images", "masks", "distances"))
    assert (problem.kind, problem.sample_id) == ("changed", sample)
    assert problem.text == f"Its 3 files have {size} bytes; {size - 1} were written."


def swap(folder: Path, one: str, other: str) -> None:
    paths = [folder / "masks" / f"{sample}.tif" for sample in (one, other)]
    first, second = (path.read_bytes() for path in paths)
    paths[0].write_bytes(second)
    paths[1].write_bytes(first)


def test_swapped_masks_are_named(folder: Path) -> None:
    one, other = samples(folder)[:2]
    swap(folder, one, other)
    problems = {(p.kind, p.sample_id): p.text for p in found(folder).problems}
    assert problems == {
        ("swapped", one): f"It says that it is of the sample {other}.",
        ("swapped", other): f"It says that it is of the sample {one}.",
    }


def test_swapped_labels_are_named_whatever_the_files_say(folder: Path) -> None:
    """The pixels of two masks are exchanged, and names, places, tags, sizes and hashes are put right."""
    one, other = samples(folder)[:2]
    with rasterio.open(folder / "masks" / f"{one}.tif") as file:
        first = file.read()
    with rasterio.open(folder / "masks" / f"{other}.tif") as file:
        second = file.read()
    for sample, pixels in ((one, second), (other, first)):
        rewrite(folder, f"masks/{sample}.tif", lambda _, pixels=pixels: pixels)
        forge(folder, sample)
    problems = {p.sample_id: p for p in found(folder).problems}
    assert set(problems) == {one, other}
    assert {p.kind for p in problems.values()} == {"swapped"}
    assert problems[one].text.startswith(f"Its classes are exactly those of the sample {other}: labelled is ")


def test_swapped_images_are_named_whatever_the_files_say(folder: Path) -> None:
    one, other = samples(folder)[:2]
    pixels = {}
    for sample in (one, other):
        with rasterio.open(folder / "images" / f"{sample}.tif") as file:
            pixels[sample] = file.read()
    rewrite(folder, f"images/{one}.tif", lambda _: pixels[other])
    forge(folder, one)
    (problem,) = [p for p in found(folder).problems if p.kind == "swapped"]
    assert (problem.sample_id, problem.file) == (one, f"images/{one}.tif")
    assert problem.text.startswith(f"Its pixels are exactly those of the sample {other}: ")


@pytest.mark.parametrize(("east_px", "north_px", "text"), [
    (1, 0, "It lies 10 m (1 px) east of its chip."),
    (-0.5, 2, "It lies 5 m (0.5 px) west and 20 m (2 px) north of its chip."),
])  # fmt: skip
def test_a_shifted_transform_is_named(folder: Path, east_px: float, north_px: float, text: str) -> None:
    sample = samples(folder)[0]
    name = f"images/{sample}.tif"
    with rasterio.open(folder / name) as file:
        a, b, c, d, e, f = tuple(file.transform)[:6]
    rewrite(folder, name, transform=rasterio.Affine(a, b, c + 10 * east_px, d, e, f + 10 * north_px))
    forge(folder, sample)
    (problem,) = found(folder).problems
    assert (problem.kind, problem.sample_id, problem.file) == ("grid", sample, name)
    assert problem.text == text


def test_another_size_and_another_crs_are_named(folder: Path) -> None:
    one, other = samples(folder)[:2]
    rewrite(folder, f"masks/{one}.tif", lambda pixels: pixels[:, :32, :32], width=32, height=32)
    rewrite(folder, f"masks/{other}.tif", crs="EPSG:32633")
    texts = {p.sample_id: p.text for p in found(folder).problems if p.kind == "grid"}
    assert texts == {
        one: "It has 32 x 32 pixels; its chip has 64 x 64.", other: "It is in EPSG:32633; its chip is in EPSG:32632."
    }  # fmt: skip


def test_a_planted_shift_of_all_labels_is_named(folder: Path) -> None:
    """All masks are moved by three pixels to the east, and the table is made to agree."""
    for sample in samples(folder):
        rewrite(folder, f"masks/{sample}.tif", lambda pixels: np.roll(pixels, 3, axis=2))
        forge(folder, sample)
    problems = [p for p in found(folder).problems if p.kind == "shifted"]
    assert any(not p.sample_id and p.text.startswith("Alignment: labels: 3.0 px (30 m) east") for p in problems)
    assert {p.kind for p in found(folder).problems} == {"shifted"}


def test_a_planted_shift_of_single_masks_is_named(folder: Path) -> None:
    """Masks of samples whose texture is enough to tell are moved by three pixels to the north."""
    chips = chips_of(folder)
    moved = list(chips[chips.labels_dx_px.notna() & (chips.status == "kept")].sample_id)
    for sample in moved:
        rewrite(folder, f"masks/{sample}.tif", lambda pixels: np.roll(pixels, -3, axis=1))
        forge(folder, sample)
    problems = [p for p in found(folder).problems if p.kind == "shifted" and p.sample_id]
    assert {p.sample_id for p in problems} <= set(moved)
    assert len(problems) > len(moved) / 2
    assert all(p.file == f"masks/{p.sample_id}.tif" for p in problems)
    assert all(re.search(r"(2\.[89]|3\.[01]) px \((29|30|31) m\) north of the", p.text) for p in problems)


def test_a_planted_leak_is_named(world: DemoWorld, tmp_path: Path) -> None:
    """Chips of 64 pixels every 48: one in the midst of its split becomes test, and shares all but 32 x 32 pixels."""
    folder = tmp_path / "set"
    build(recipe_of(world, folder, **VARIANTS["overlapping, buffered, in folds"]), Progress())
    chips = chips_of(folder).set_index(["col", "row"])
    train = chips[chips.split == "train"]
    around = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    col, row = next(c for c in train.index if all((c[0] + i, c[1] + j) in train.index for i, j in around))
    sample = train.sample_id[col, row]
    sql(folder, "UPDATE chips SET split = 'test' WHERE sample_id = ?", sample)
    leaks = {p.sample_id: p.text for p in found(folder).problems if p.kind == "leak"}
    assert set(leaks) == {train.sample_id[col + i, row + j] for i, j in around}
    assert leaks[sample] == f"{64 * 64 - 32 * 32} of its pixels lie on ground of another split; the rules give 0."
    beside, corner = train.sample_id[col + 1, row], train.sample_id[col + 1, row + 1]
    assert leaks[beside].startswith(f"{16 * 64} of its pixels ")
    assert leaks[corner].startswith(f"{16 * 16} of its pixels ")


VARIANTS: dict[str, dict[str, Any]] = {
    "composites, fine masks and every layer": {
        "select": {"method": "median"},
        "labels": {"pixel_factor": 2, "layers": ["share", "instance"], "ignore_border_px": 1},
    },
    "padded, of each date": {
        "chips": {"size_px": 64, "keep": "all", "edge": "pad"},
        "select": {"method": "every"},
        "qc": {"min_valid": 0.0, "max_nodata": 1.0},
    },
    "overlapping, buffered, in folds": {
        "chips": {"size_px": 64, "stride_px": 48, "keep": "all"},
        "split": {"method": "blocks", "block_m": 2000, "buffer_m": 300, "folds": 3},
    },
    "without masks, moved, in another CRS": {
        "labels": {"path": ""},
        "grid": {"crs": "EPSG:3035", "pixel_size_m": 20},
        "chips": {"size_px": 32, "keep": "all", "edge": "shift"},
        "split": {"method": "none"},
    },
}


@pytest.mark.parametrize("name", VARIANTS)
def test_no_sound_dataset_has_a_problem(world: DemoWorld, tmp_path: Path, name: str) -> None:
    build(recipe_of(world, tmp_path / "set", **VARIANTS[name]), Progress())
    assert found(tmp_path / "set").problems == []


def test_bands_that_are_not_those_of_the_header(folder: Path) -> None:
    one, other, third = samples(folder)[:3]
    rewrite(folder, f"images/{one}.tif", lambda pixels: pixels[:3], count=3)
    rewrite(folder, f"images/{other}.tif", nodata=0)
    with rasterio.open(folder / "images" / f"{third}.tif", "r+") as file:
        file.set_band_description(2, "red")
    rewrite(folder, f"masks/{third}.tif", dtype="int16")
    texts = {(p.sample_id, p.file.split("/")[0]): p.text for p in found(folder).problems if p.kind == "bands"}
    assert texts == {
        (one, "images"): "It has 3 bands; the header lists 11.",
        (other, "images"): "Nodata of its band 'blue' is 0.0, not nan.",
        (third, "images"): "Its band 2 is 'red'; the header says 'green'.",
        (third, "masks"): "Its pixels are of type int16, not uint8.",
    }


def test_values_outside_the_class_table(folder: Path) -> None:
    one, other = samples(folder)[:2]

    def spoil(pixels: Any) -> Any:
        pixels[0, 0, :2] = 7
        pixels[0, 1, 0] = 9
        return pixels

    def burst(pixels: Any) -> Any:
        pixels[0, 0, 0] = np.inf
        return pixels

    rewrite(folder, f"masks/{one}.tif", spoil)
    rewrite(folder, f"images/{other}.tif", burst)
    texts = {p.sample_id: p.text for p in found(folder).problems if p.kind == "values"}
    assert texts[one] == "It holds values that the class table lacks: 7 (2 pixels), 9 (1 pixels)."
    assert texts[other] == "1 of its values are infinite; nodata is NaN."


def test_pixels_that_do_not_give_the_measures(folder: Path) -> None:
    sample = samples(folder)[0]

    def blank(pixels: Any) -> Any:
        pixels[0, :16, :16] = np.nan
        return pixels

    rewrite(folder, f"images/{sample}.tif", blank)
    forge(folder, sample)
    problems = [p for p in found(folder).problems if p.kind == "measures"]
    assert [(p.sample_id, p.file) for p in problems] == [(sample, f"images/{sample}.tif")]
    assert "valid is 0.9375, the table says 1" in problems[0].text


def test_a_split_that_the_rules_do_not_give(folder: Path) -> None:
    chips = chips_of(folder)
    sample = chips[chips.split == "train"].sample_id.iloc[0]
    sql(folder, "UPDATE chips SET split = 'test' WHERE sample_id = ?", sample)
    problems = found(folder).problems
    assert [(p.kind, p.sample_id) for p in problems if p.sample_id] == [("decision", sample)]
    assert next(p.text for p in problems if p.sample_id) == "split is test, the rules give train."
    assert any(p.kind == "header" and "splits" in p.text for p in problems)


def test_rows_that_contradict_themselves(folder: Path) -> None:
    one, other, third, fourth, fifth = samples(folder)[:5]
    sql(folder, "UPDATE chips SET col = col + 1 WHERE sample_id = ?", one)
    sql(folder, "UPDATE chips SET mask = '' WHERE sample_id = ?", other)
    sql(folder, "UPDATE chips SET status = 'rejected' WHERE sample_id = ?", third)
    sql(folder, "UPDATE chips SET s2_items = 'S2X_NOWHERE' WHERE sample_id = ?", fourth)
    sql(folder, "UPDATE chips SET epsg = NULL WHERE sample_id = ?", fifth)
    number = list(chips_of(folder).sample_id).index(fifth) + 1
    texts: dict[str, list[str]] = {}
    for p in found(folder).problems:
        if p.kind == "table":
            texts.setdefault(p.sample_id, []).append(p.text)
    assert texts[one][0].startswith(f"Its chip_id is {one.rsplit('_', 1)[0]}; its columns epsg, col, row, dx, dy say")
    assert "Its square in the table is not that of its chip." in texts[one]
    assert texts[other] == [f"Its mask is missing; masks/{other}.tif is wanted."]
    assert texts[third][0] == "It is rejected without a reason."
    assert texts[fourth] == ["The header does not list its scenes S2X_NOWHERE."]
    assert texts[fifth] == [f"Row {number} cannot be used: epsg is empty; a whole number is wanted."]


def test_a_sample_that_stands_twice(folder: Path) -> None:
    one, other = samples(folder)[:2]
    sql(folder, "UPDATE chips SET sample_id = ? WHERE sample_id = ?", one, other)
    assert ("table", one, "dataset.gpkg") in told(folder)
    assert any(p.text == "The sample stands 2 times." for p in found(folder).problems)


@pytest.mark.parametrize(("change", "said"), [
    ("epsg = 999999", "epsg is 999999, which no known CRS in metres has"),
    ("epsg = 4326", "epsg is 4326, which no known CRS in metres has"),
    ("col = 'abc'", "col is 'abc'; a whole number is wanted"),
    ("col = 999999999999", "its col 999999999999 and row "),
    ("dx = -5", "a chip lies less than a stride from its cell, got -5, 0"),
    ("date = NULL", "date is empty; a text is wanted"),
    ("date = '2022-02-31'", "date is '2022-02-31'; a day as 2022-05-17 is wanted"),
    ("chip_id = NULL", "chip_id is empty; a text is wanted"),
    ("sample_id = NULL", "sample_id is empty; a text is wanted"),
    ("valid = 'x'", "valid is 'x'; a share between 0 and 1 is wanted"),
    ("class_label = 1e300", "class_label is 1e+300; a share between 0 and 1 is wanted"),
    ("nodata_red = -0.5", "nodata_red is -0.5; a share between 0 and 1 is wanted"),
    ("contrast = 9e999", "contrast is inf; a number is wanted"),
    ("bytes = NULL", "bytes is empty; a whole number is wanted"),
    ("fingerprint = X'00'", "fingerprint is b'\\x00'; a text is wanted"),
])  # fmt: skip
def test_a_row_that_cannot_be_is_named_and_the_others_are_audited(folder: Path, change: str, said: str) -> None:
    sample = samples(folder)[0]
    sql(folder, f"UPDATE chips SET {change} WHERE sample_id = ?", sample)
    findings = found(folder)
    (problem,) = [p for p in findings.problems if p.kind != "stray"]  # rasters beside a mask go by the sample_id
    assert (problem.kind, problem.file) == ("table", "dataset.gpkg")
    assert problem.text.startswith("Row ")
    assert said in problem.text
    assert findings.samples == len(chips_of(folder)) - 1
    with pytest.raises(DatasetError, match=r"dataset\.gpkg: the layer chips is damaged: row \d+ \(.+") as refused:
        decide(folder, {"min_valid": 0.9}, {}, Progress())
    assert said in str(refused.value)


def test_side_files_and_nested_rasters_are_named(folder: Path) -> None:
    """GDAL's side file may hold statistics; with a place, a name or nodata in it, the sample is read as another."""
    sample = samples(folder)[0]
    image = folder / "images" / f"{sample}.tif"
    mean = '<Metadata><MDI key="STATISTICS_MEAN">1</MDI></Metadata>'
    told = f'<PAMDataset><PAMRasterBand band="1">{mean}{{}}</PAMRasterBand></PAMDataset>'
    (folder / "images" / f"{sample}.tif.aux.xml").write_text(told.format(""), encoding="utf-8")
    (folder / "masks" / "notes.txt").write_text("x", encoding="utf-8")
    assert found(folder).problems == []
    (folder / "images" / f"{sample}.tif.aux.xml").write_text(
        told.format("<NoDataValue>3</NoDataValue>"), encoding="utf-8"
    )
    shutil.copy(image, folder / "masks" / f"{sample}.tif.msk")
    (folder / "images" / f"{sample}.tfw").write_text("1\n0\n0\n-1\n0\n0\n", encoding="utf-8")
    (folder / "images" / "old").mkdir()
    shutil.copy(image, folder / "images" / "old" / f"{sample}.tif")
    (folder / "images" / "all.vrt").write_text("<VRTDataset/>", encoding="utf-8")
    problems = found(folder).problems
    assert {p.kind for p in problems} == {"stray"}
    assert {p.file: p.sample_id for p in problems} == {
        f"images/{sample}.tif.aux.xml": sample,
        f"masks/{sample}.tif.msk": sample,
        f"images/{sample}.tfw": sample,
        f"images/old/{sample}.tif": sample,
        "images/all.vrt": "",
    }
    texts = {p.file: p.text for p in problems}
    assert texts[f"images/{sample}.tif.aux.xml"].endswith(" its NoDataValue.")


def test_columns_and_layers_that_follow_from_others(folder: Path) -> None:
    one, other, third, fourth = samples(folder)[:4]
    days = chips_of(folder).set_index("sample_id").s1_days[one]
    sql(folder, "UPDATE chips SET s1_days = s1_days + 5 WHERE sample_id = ?", one)
    sql(folder, "UPDATE chips SET stratum = 'background' WHERE sample_id = ?", other)
    sql(folder, "UPDATE chips SET cloud = 0.9 WHERE sample_id = ?", third)
    sql(folder, "UPDATE chips SET s2_items = NULL WHERE sample_id = ?", fourth)
    sql(folder, "DELETE FROM labels")
    sql(folder, "DELETE FROM scenes")
    texts = {p.sample_id or p.text: p.text for p in found(folder).problems if p.kind == "table"}
    assert texts[one] == f"Its s1_days is {days + 5:g}; its scenes are {days:g} days apart."
    assert texts[other] == "Its stratum is background; its chip was chosen for none."
    assert re.match(r"Its clear, cloud, shadow, nodata add up to 1\.\d+, not 1\.", texts[third])
    assert texts[fourth] == "It has an image, but names no scene that it is made of."
    assert "The layer labels is empty, but masks have classes." in texts
    assert any(t.startswith("The layer scenes has 0 scenes, which are not the ") for t in texts)


def test_a_header_that_tells_other_warnings_and_another_alignment(folder: Path) -> None:
    header = read_header(folder)
    settled = header["settled"]
    change_header(folder, settled={**settled, "keys": [], "layers": ["leaks"]}, alignment={})
    texts = [p.text for p in found(folder).problems if p.kind == "header"]
    wanted = "alignment, duplicates, leaks, split, splits"
    assert f"Its 'settled' names the keys ; {wanted} are wanted." in texts
    assert "Its 'settled' names the layers leaks; none are wanted." in texts
    assert "Its 'alignment' is not what the samples give." in texts
    change_header(folder, settled={**settled, "warnings": ["It rains."]}, warnings=["It snows."])
    assert "Its warnings do not end with those of 'settled'." in [p.text for p in found(folder).problems]


def test_shifts_that_the_samples_do_not_give(folder: Path) -> None:
    chips = chips_of(folder)
    sample = chips[chips.labels_dx_px.notna()].sample_id.iloc[0]
    sql(folder, "UPDATE chips SET labels_dx_px = 3 WHERE sample_id = ?", sample)
    (problem,) = found(folder).problems
    assert (problem.kind, problem.sample_id) == ("measures", sample)
    assert problem.text.endswith(", the table says 3.0.")


def test_a_row_that_stands_twice_as_it_is(folder: Path) -> None:
    names = ", ".join(f'"{n}"' for n in read_records(folder / "dataset.gpkg", "chips")[0])
    sql(folder, f"INSERT INTO chips ({names}) SELECT {names} FROM chips LIMIT 1")
    assert any(p.text == "The sample stands 2 times." for p in found(folder).problems)
    with pytest.raises(DatasetError, match="the sample stands in an earlier row too"):
        decide(folder, {"min_valid": 0.9}, {}, Progress())


@pytest.mark.parametrize(("keys", "said"), [
    ({"bands": None}, "bands: must be a list"),
    ({"bands": [{"name": 3}]}, "bands[0].name: must be a text, got 3"),
    ({"layers": [{"bands": 3}]}, "layers[0].bands: must be a list of texts"),
    ({"classes": {}}, "classes: must be a list"),
    ({"recipe": []}, "recipe: must be a JSON object"),
])  # fmt: skip
def test_a_header_that_cannot_be_understood(folder: Path, keys: dict[str, Any], said: str) -> None:
    change_header(folder, **keys)
    assert any(p.kind == "header" and said in p.text for p in found(folder).problems)
    with pytest.raises(DatasetError, match=r"dataset\.json: is damaged: ") as refused:
        decide(folder, {"min_valid": 0.9}, {}, Progress())
    assert said in str(refused.value)


@pytest.mark.parametrize(("keys", "said"), [
    ({"warnings": None}, "its 'warnings' are no list of texts"),
    ({"settled": {"keys": []}}, "its 'settled.layers' is no list of texts"),
    ({"settled": {"keys": [], "layers": [], "warnings": ["x"]}, "warnings": []}, "fewer than those of 'settled'"),
    ({"counts": 3}, "its 'counts' are no object"),
])  # fmt: skip
def test_a_header_that_cannot_be_decided_on(folder: Path, keys: dict[str, Any], said: str) -> None:
    change_header(folder, **keys)
    assert any(p.kind == "header" for p in found(folder).problems)
    with pytest.raises(DatasetError, match=said):
        decide(folder, {"min_valid": 0.9}, {}, Progress())


def test_documents_that_do_not_agree(folder: Path) -> None:
    change_header(folder, state="building", ignore=0)
    (folder / "recipe.json").write_text("{}", encoding="utf-8")
    (folder / ".rows.jsonl").write_bytes(b"")
    problems = {(p.kind, p.file): p.text for p in found(folder).problems}
    assert problems == {
        ("unfinished", "dataset.json"): "Its state is 'building': run the same job again, which makes what is missing.",
        ("unfinished", ".rows.jsonl"): "A run was stopped here: its journal is still there.",
        ("header", "recipe.json"): "recipe.json and dataset.json have two recipes.",
        ("header", "dataset.json"): "Its ignore value is 0; the classes ask for 255.",
    }
    (folder / "recipe.json").unlink()
    assert ("missing", "", "recipe.json") in told(folder)


def test_statistics_of_another_dataset(folder: Path) -> None:
    path = folder / "stats.json"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"samples": ', '"samples": 1', 1), encoding="utf-8")
    (problem,) = found(folder).problems
    assert problem.text.startswith("It is damaged, or was changed since it was written")
    path.unlink()
    assert told(folder) == [("missing", "", "stats.json")]
    path.write_text(text, encoding="utf-8")
    sql(folder, "UPDATE chips SET sha256 = 'x' WHERE sample_id = ?", samples(folder)[0])
    assert [p.text for p in found(folder).problems if p.kind == "statistics"] == [
        "It is about other samples, splits, folds or classes than those of the table."
    ]


def test_statistics_from_before_there_were_folds(folder: Path) -> None:
    sql(folder, "UPDATE chips SET fold = 2 WHERE sample_id = ?", samples(folder)[0])
    assert [p.text for p in found(folder).problems if p.kind == "statistics"] == [
        "It is about other samples, splits, folds or classes than those of the table."
    ]


def test_what_cannot_be_read_at_all(folder: Path, tmp_path: Path) -> None:
    header = json.loads((folder / "dataset.json").read_text("utf-8"))
    change_header(folder, recipe={**header["recipe"], "chips": {"size_px": -1}})
    assert [p.kind for p in found(folder).problems if p.kind == "header" and "cannot be understood" in p.text]
    change_header(folder, recipe=header["recipe"], bands="blue")
    assert found(folder).problems[-1].text == "It cannot be understood: bands: must be a list"
    change_header(folder, bands=header["bands"])
    sql(folder, "ALTER TABLE chips DROP COLUMN sha256")
    assert found(folder).problems[-1].text == "The layer chips lacks the columns sha256."
    (folder / "dataset.gpkg").write_bytes(b"SQLite format 3\0" + bytes(4000))
    assert [p.kind for p in found(folder).problems] == ["table"]
    for path in (tmp_path / "nowhere", folder / "images"):
        with pytest.raises(DatasetError, match=r"dataset\.json: cannot be read"):
            audit(path, Progress())


def test_the_layer_has_the_chips(folder: Path, tmp_path: Path) -> None:
    sample = samples(folder)[0]
    (folder / "masks" / f"{sample}.tif").unlink()
    change_header(folder, state="building")
    answer = validate({"dataset": str(folder / "dataset.json"), "output": str(tmp_path / "p.gpkg")}, Progress())
    assert (answer["count"], answer["kinds"]) == (2, {"unfinished": 1, "missing": 1})
    layer = gpd.read_file(answer["path"], layer=answer["layer"])
    assert list(layer.kind) == [p["kind"] for p in answer["problems"]] == ["unfinished", "missing"]
    assert list(layer.meaning) == [KINDS[kind] for kind in layer.kind]
    chips = chips_of(folder).set_index("sample_id")
    assert layer.crs == chips.crs
    assert layer.geometry.iloc[0] is None
    assert layer.geometry.iloc[1].equals(chips.geometry[sample])


def test_the_layer_of_a_sound_dataset_is_empty(made: Path, tmp_path: Path) -> None:
    answer = validate({"dataset": str(made), "output": str(tmp_path / "p.gpkg")}, Progress())
    assert answer["count"] == 0
    assert len(gpd.read_file(answer["path"], layer="problems")) == 0
    with pytest.raises(DatasetError, match="is the dataset's own table"):
        validate({"dataset": str(made), "output": str(made / "dataset.gpkg")}, Progress())


def test_the_command_line(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(folder), "--strict"]) == 0
    assert json.loads(capsys.readouterr().out)["count"] == 0
    sample = samples(folder)[0]
    (folder / "images" / f"{sample}.tif").unlink()
    assert main(["validate", str(folder), "-o", str(tmp_path / "p.gpkg")]) == 0
    assert main(["validate", str(folder), "--strict"]) == 1
    assert json.loads(capsys.readouterr().out.split("\n}\n")[1] + "\n}")["problems"][0]["sample_id"] == sample
    assert (tmp_path / "p.gpkg").is_file()
    assert main(["validate", str(tmp_path)]) == 1


@pytest.mark.parametrize("name", ["README.md", "report.html"])
def test_a_document_that_is_gone_is_named_and_made_again(folder: Path, name: str) -> None:
    before = (folder / name).read_bytes()
    (folder / name).unlink()
    assert told(folder) == [("missing", "", name)]
    assert main(["check", str(folder)]) == 0  # as the problem says
    assert told(folder) == []
    assert (folder / name).read_bytes() == before


@pytest.mark.parametrize("layer", ["labels", "leaks", "aoi", "scenes"])
def test_a_layer_that_is_gone_is_named(world: DemoWorld, made: Path, tmp_path: Path, layer: str) -> None:
    """A build whose chips overlap across splits has the layer of leaks too."""
    folder = tmp_path / "copy"
    if layer == "leaks":
        split = {"method": "random", "overlap": "allow"}
        chips = {"size_px": 64, "stride_px": 48, "keep": "all"}
        build(recipe_of(world, folder, chips=chips, split=split), Progress())
    else:
        shutil.copytree(made, folder)
    assert told(folder) == []
    sql(folder, "DELETE FROM gpkg_contents WHERE table_name = ?", layer)
    assert ("missing", "", "dataset.gpkg") in told(folder)
    assert any(p.text == f"The layer {layer} is not there." for p in found(folder).problems)


def test_kinds_that_are_let_be_do_not_count(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    sample = samples(folder)[0]
    (folder / "masks" / f"{sample}.tif").unlink()
    (folder / "images/foreign.tif").write_bytes(b"")
    assert main(["validate", str(folder), "--strict", "--ignore", "stray"]) == 1
    assert f"Warning: missing: masks/{sample}.tif: The file is not there." in caplog.messages
    assert not any("foreign" in text for text in caplog.messages)
    assert caplog.messages[-1].endswith("audited: 1 problem (1 missing). Let be: 1 stray.")
    assert main(["validate", str(folder), "--strict", "--ignore", "Missing, stray"]) == 0
    assert validate({"dataset": str(folder), "ignore": "stray"}, Progress())["ignored"] == {"stray": 1}
    assert main(["validate", str(folder), "--ignore", "shfted"]) == 1
    assert caplog.messages[-1].startswith(
        "validate.ignore: there is no kind of problems 'shfted'. Did you mean shifted"
    )


def test_the_log_names_the_first_problems_only(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    for number in range(13):
        (folder / f"images/foreign{number:02}.tif").write_bytes(b"")
    assert main(["validate", str(folder)]) == 0
    named = [text for text in caplog.messages if "foreign" in text]
    assert len(named) == 10
    assert "Warning: And 3 more problems." in caplog.messages
