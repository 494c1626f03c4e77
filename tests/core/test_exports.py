"""A finished dataset in other forms: the same pixels, the same rows, the same bytes each time."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import shutil
import sqlite3
import tarfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import DatasetError, RecipeError
from dl4eo_qgis.core.exports import EXPORTS, export, webdataset
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import chips_of, hashes, recipe_of


@pytest.fixture(scope="module")
def made(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo's dataset."""
    folder = tmp_path_factory.mktemp("exports") / "dataset"
    build(recipe_of(world, folder), Progress())
    return folder


def in_shards(folder: Path) -> dict[str, bytes]:
    """Return the members of all archives in a folder, in their order."""
    found = {}
    for path in sorted(folder.glob("*.tar")):
        with tarfile.open(path) as archive:
            for member in archive:
                file = archive.extractfile(member)
                assert file is not None
                found[f"{path.name}/{member.name}"] = file.read()
    return found


def test_shards_have_the_pixels_of_the_files_to_the_bit(made: Path, tmp_path: Path) -> None:
    export(made, "webdataset", tmp_path / "out", Progress())
    members = in_shards(tmp_path / "out")
    kept = chips_of(made).query("status == 'kept'").set_index("sample_id")
    assert len(members) == 3 * len(kept) > 0
    for sample_id, row in kept.iterrows():
        start = f"{row['split']}-000000.tar/{sample_id}"
        with rasterio.open(made / row["image"]) as image, rasterio.open(made / row["mask"]) as mask:
            pixels = np.load(io.BytesIO(members[f"{start}.image.npy"]), allow_pickle=False)
            assert pixels.dtype == np.float32
            assert pixels.tobytes() == image.read().tobytes()
            labels = np.load(io.BytesIO(members[f"{start}.mask.npy"]), allow_pickle=False)
            assert np.array_equal(labels, mask.read(1))
        assert json.loads(members[f"{start}.json"])["sample_id"] == sample_id
    assert [name.split(".")[-3] for name in members if name.endswith("image.npy")] == [
        f"tar/{i}" for split in ("test", "train", "validation") for i in sorted(kept[kept["split"] == split].index)
    ]


def test_shards_are_closed_when_they_are_full(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(made, "webdataset", tmp_path / "one", Progress())
    monkeypatch.setattr(webdataset, "SHARD_BYTES", 400_000)
    export(made, "webdataset", tmp_path / "many", Progress())
    one, many = (list(in_shards(tmp_path / name).items()) for name in ("one", "many"))
    assert [(n.split("/")[1], d) for n, d in one] == [(n.split("/")[1], d) for n, d in many]
    assert len(list((tmp_path / "many").glob("train-*.tar"))) > 3


def test_the_table_as_geoparquet_and_csv(made: Path, tmp_path: Path) -> None:
    export(made, "table", tmp_path / "out", Progress())
    kept = chips_of(made).query("status == 'kept'").sort_values("sample_id").reset_index(drop=True)
    read = gpd.read_parquet(tmp_path / "out/chips.parquet")
    assert read.crs == kept.crs
    assert read.geometry.geom_equals(kept.geometry).all()
    assert read["sha256"].tolist() == kept["sha256"].tolist()
    with (tmp_path / "out/chips.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [r["sample_id"] for r in rows] == kept["sample_id"].tolist()
    middle = kept.geometry.centroid.to_crs("EPSG:4326")
    assert [float(r["longitude"]) for r in rows] == pytest.approx(middle.x.tolist(), abs=1e-6)
    assert [float(r["valid"]) for r in rows] == pytest.approx(kept["valid"].tolist())


def test_lists_of_pairs(made: Path, tmp_path: Path) -> None:
    export(made, "lists", tmp_path / "out", Progress())
    kept = chips_of(made).query("status == 'kept'")
    for split in ("train", "validation", "test"):
        with (tmp_path / f"out/{split}.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert {r["sample_id"] for r in rows} == set(kept.loc[kept["split"] == split, "sample_id"])
        assert all((made / r["image"]).is_file() and (made / r["mask"]).is_file() for r in rows)


@pytest.mark.parametrize("kind", EXPORTS)
def test_samples_of_no_split_are_left_out_where_others_have_one(made: Path, tmp_path: Path, kind: str) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "copy"))
    with contextlib.closing(sqlite3.connect(folder / "dataset.gpkg")) as table, table:
        for (trigger,) in table.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            table.execute(f'drop trigger "{trigger}"')  # they call functions that only GDAL has
        (count,) = table.execute("select count(*) from chips where split = 'test'").fetchone()
        table.execute("update chips set split = '' where split = 'test'")
    said: list[str] = []
    files = export(folder, kind, tmp_path / "out", Progress(lambda kind, fraction, text: said.append(text)))
    assert count
    assert any(text.startswith(f"Left out, as they are of no split: {count} of ") for text in said)
    assert not [p.name for p in files if p.name.startswith(("all", "test"))]
    if kind == "table":
        lines = (tmp_path / "out/chips.csv").read_text(encoding="utf-8").splitlines()
        assert {r["split"] for r in csv.DictReader(lines)} == {"train", "validation"}


@pytest.mark.parametrize("kind", EXPORTS)
def test_the_same_dataset_gives_the_same_bytes(made: Path, tmp_path: Path, kind: str) -> None:
    for name in ("a", "b"):
        files = export(made, kind, tmp_path / name, Progress())
        assert {p.name for p in files} == {p.name for p in (tmp_path / name).iterdir()}
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def test_nothing_is_overwritten_and_the_dataset_stays_as_it_is(made: Path, tmp_path: Path) -> None:
    before = hashes(made)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DatasetError, match="not empty"):
        export(made, "lists", tmp_path / "out", Progress())
    with pytest.raises(RecipeError, match="in the dataset itself"):
        export(made, "lists", made / "out", Progress())
    with pytest.raises(RecipeError, match="must be one of table, lists, webdataset"):
        export(made, "tfrecord", tmp_path / "new", Progress())
    assert hashes(made) == before


def test_a_damaged_image_is_named(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "copy")
    image = sorted((tmp_path / "copy/images").glob("*.tif"))[0]
    image.write_bytes(image.read_bytes()[:5000])
    with pytest.raises(DatasetError, match=image.name):
        export(tmp_path / "copy", "webdataset", tmp_path / "out", Progress())


@pytest.mark.parametrize("kind", ["lists", "table", "webdataset"])
def test_no_list_names_a_file_that_is_gone(made: Path, tmp_path: Path, kind: str) -> None:
    shutil.copytree(made, tmp_path / "copy")
    image = sorted((tmp_path / "copy/images").glob("*.tif"))[0]
    image.unlink()
    with pytest.raises(DatasetError, match=rf"images/{image.name} is missing\. Run the dataset's recipe again"):
        export(tmp_path / "copy", kind, tmp_path / "out", Progress())
    assert not (tmp_path / "out").exists()
