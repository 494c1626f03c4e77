"""Disks that are full or cannot be written, and files that others took away: a clear line, and nothing half-written."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import DatasetError
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.raster import close_files
from dl4eo_qgis.core.redo import decide
from tests.core.demo_job import hashes, recipe_of

Mount = Callable[[str], Path]


@pytest.fixture(scope="module")
def made(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a finished dataset, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "dataset"
    build(recipe_of(world, folder), Progress())
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Mount]:
    """Give a function that mounts a small disk in memory with options, or mounts it anew with others."""
    place = tmp_path / "disk"
    place.mkdir()
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")

    def mount(options: str) -> Path:
        again = "remount," if os.path.ismount(place) else ""
        command = ["mount", "-t", "tmpfs", "-o", again + options, "tmpfs", str(place)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"this system cannot mount a small disk: {done.stderr.strip()}")
        return place

    yield mount
    close_files()
    if os.path.ismount(place):
        subprocess.run(["umount", str(place)], check=True)


def used_kb(folder: Path) -> int:
    return sum(-(-p.stat().st_size // 4096) * 4 for p in folder.rglob("*") if p.is_file())


def check_whole(folder: Path, made: Path) -> None:
    """Check that each image and mask is one of a finished run, and that nothing temporary is left."""
    wanted = hashes(made)
    for name, digest in hashes(folder).items():
        if name.endswith(".tif"):
            assert digest == wanted[name]
        assert not name.endswith(".part")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_full_disk_is_named_and_a_rerun_with_space_completes(
    world: DemoWorld, made: Path, disk: Mount, share: float
) -> None:
    folder = disk(f"size={max(64, int(share * used_kb(made)))}k") / "dataset"
    with pytest.raises(DatasetError, match=r"No space left on device|cannot be written") as caught:
        build(recipe_of(world, folder), Progress())
    assert "\n" not in str(caught.value)
    assert "free disk space" in str(caught.value)
    check_whole(folder, made)
    disk("size=64m")
    build(recipe_of(world, folder), Progress())
    assert hashes(folder) == hashes(made)


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.95])
def test_a_disk_that_fills_up_at_the_end_is_named(world: DemoWorld, made: Path, disk: Mount, share: float) -> None:
    """All samples are written, the table is not."""
    folder = disk("size=64m") / "dataset"

    def fill(kind: str, fraction: float, text: str) -> None:
        if text.startswith("30 of 30"):
            free = shutil.disk_usage(folder).free - int(share * (made / "dataset.gpkg").stat().st_size)
            (folder.parent / "filler").write_bytes(b"0" * free)

    with pytest.raises(DatasetError, match=r"dataset.gpkg: cannot be written") as caught:
        build(recipe_of(world, folder), Progress(fill))
    assert "\n" not in str(caught.value)
    assert "free disk space" in str(caught.value)
    assert not (folder / "dataset.gpkg").exists()
    assert not [p.name for p in folder.iterdir() if "part" in p.name]
    (folder.parent / "filler").unlink()
    said: list[str] = []
    build(recipe_of(world, folder), Progress(lambda kind, fraction, text: said.append(text)))
    assert "30 of 30 samples are finished already." in said
    assert hashes(folder) == hashes(made)


def test_a_full_disk_refuses_another_split_and_keeps_the_dataset(made: Path, disk: Mount) -> None:
    folder = Path(shutil.copytree(made, disk("size=64m") / "dataset"))
    with contextlib.suppress(OSError), (folder.parent / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))
    with pytest.raises(DatasetError, match="No space left on device"):
        decide(folder, {}, {"seed": 7}, Progress())
    assert hashes(folder) == hashes(made)
    (folder.parent / "filler").unlink()
    assert decide(folder, {}, {"seed": 7}, Progress()).header["recipe"]["split"]["seed"] == 7


def test_a_read_only_folder_is_refused_before_any_work(world: DemoWorld, made: Path, disk: Mount) -> None:
    shutil.copytree(made, disk("size=64m") / "dataset")
    place = disk("ro")
    for folder in (place / "new", place / "dataset"):
        with pytest.raises(DatasetError, match=r"cannot be written to \(Read-only file system\)"):
            build(recipe_of(world, folder), Progress())
    assert hashes(place / "dataset") == hashes(made)
    assert not (place / "new").exists()


def test_a_dataset_without_its_table_is_made_again(world: DemoWorld, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "a")
    (tmp_path / "a/dataset.gpkg").unlink()
    build(recipe_of(world, tmp_path / "a"), Progress())
    assert hashes(tmp_path / "a") == hashes(made)


def test_a_damaged_table_is_named_with_the_way_out(world: DemoWorld, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "a")
    table = tmp_path / "a/dataset.gpkg"
    table.write_bytes(table.read_bytes()[:5000])
    with pytest.raises(DatasetError, match=r"dataset.gpkg: the layer chips cannot be read .* Delete the file"):
        build(recipe_of(world, tmp_path / "a"), Progress())
    table.unlink()
    build(recipe_of(world, tmp_path / "a"), Progress())
    assert hashes(tmp_path / "a") == hashes(made)


@pytest.mark.parametrize("rest", [b'{"sample_id": "torn', b"\x00" * 4, b'[1, 2]\n{"a": 1}\n\xff\xfe\n'])
def test_a_torn_journal_loses_only_what_is_torn(world: DemoWorld, made: Path, tmp_path: Path, rest: bytes) -> None:
    def stop(kind: str, fraction: float, text: str) -> None:
        if text.startswith("30 of 30"):
            raise DatasetError("x", "stopped here")

    with pytest.raises(DatasetError, match="stopped here"):
        build(recipe_of(world, tmp_path / "a"), Progress(stop))
    journal = tmp_path / "a/.rows.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    assert len(lines) == 30
    journal.write_bytes(b"".join(lines[:20]) + rest)
    said: list[str] = []
    build(recipe_of(world, tmp_path / "a"), Progress(lambda kind, fraction, text: said.append(text)))
    assert "20 of 30 samples are finished already." in said
    assert hashes(tmp_path / "a") == hashes(made)


def test_a_stale_half_written_table_is_not_taken_for_a_new_one(world: DemoWorld, made: Path, tmp_path: Path) -> None:
    """A killed run may leave a half-written GeoPackage and SQLite's journal of it."""
    shutil.copytree(made, tmp_path / "a")
    (tmp_path / "a/.dataset.gpkg.part.gpkg").write_bytes((made / "dataset.gpkg").read_bytes()[:8192])
    (tmp_path / "a/.dataset.gpkg.part.gpkg-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 5000)
    build(recipe_of(world, tmp_path / "a"), Progress())
    assert hashes(tmp_path / "a") == hashes(made)
