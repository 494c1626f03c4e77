"""Scenes that cannot be read: what takes their place, what is rejected, what a later run makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dl4eo_qgis.core.demo import DemoWorld, write_world
from dl4eo_qgis.core.errors import IncompleteError, ReadError
from dl4eo_qgis.core.executors import EXECUTORS
from dl4eo_qgis.core.failures import IN_A_ROW, Attempts, Failure, Failures
from dl4eo_qgis.core.pipeline import Summary, build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Output
from tests.core.demo_job import SEED, chips_of, copy_of, hashes, recipe_of
from tests.core.test_select import scene

FIRST, SECOND = "*20220123*", "*20220128*"
"""The days of the optical scenes."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> DemoWorld:
    """Return a world whose files a test may move away, and puts back."""
    made = write_world(tmp_path_factory.mktemp("world"), SEED, Progress())
    return copy_of(made, tmp_path_factory.mktemp("copy") / "world")


@pytest.fixture(scope="module")
def whole(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Return the hashes of datasets whose scenes could all be read, by the method of selection."""
    made = {}
    for method in ("clearest", "every"):
        folder = tmp_path_factory.mktemp(method) / "dataset"
        build(recipe_of(world, folder, select={"method": method}), Progress())
        made[method] = hashes(folder)
    return made


@contextmanager
def without(world: DemoWorld, scenes: str, file: str) -> Iterator[list[str]]:
    """Move the files of scenes away for a while; gives the names of the scenes."""
    away = [p for p in sorted(world.catalogue.parent.rglob(file)) if p.parent.match(scenes)]
    assert away
    for path in away:
        path.rename(path.with_suffix(".away"))
    try:
        yield [p.parent.name for p in away]
    finally:
        for path in away:
            path.with_suffix(".away").rename(path)


def header_of(folder: Path) -> dict[str, Any]:
    header: dict[str, Any] = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    return header


def check_rows(folder: Path) -> None:
    """Check that the files of the kept samples are there, and none of those that could not be read."""
    chips = chips_of(folder)
    for row in chips.itertuples():
        unread = "cannot be read" in row.reason
        assert (row.image == "") == (row.mask == "") == unread
        if not unread:
            assert (folder / row.image).stat().st_size + (folder / row.mask).stat().st_size == row.bytes
    assert len(list(folder.glob("images/*"))) == sum(~chips.reason.str.contains("cannot be read"))


@pytest.mark.parametrize("file", ["B03.tif", "SCL.tif"])
def test_the_next_clearest_date_takes_the_place_of_one_that_cannot_be_read(
    world: DemoWorld, whole: dict[str, dict[str, str]], tmp_path: Path, file: str
) -> None:
    folder = tmp_path / "a"
    with without(world, FIRST, file) as scenes:
        made = build(recipe_of(world, folder), Progress())
        assert set(chips_of(folder).date.astype(str).str[:10]) == {"2022-01-28"}
        check_rows(folder)
        replaced = chips_of(folder).replaced
        assert {name for text in replaced for name in text.split(";")} - {""} == set(scenes)
        for scene_id in scenes:
            assert sum(f"Scene {scene_id}, band" in text for text in made.warnings) == 1
        assert header_of(folder)["state"] == "complete"
        assert not {s["id"] for s in header_of(folder)["scenes"]} & set(scenes)
        before = hashes(folder)
        build(recipe_of(world, folder), Progress())
        assert hashes(folder) == before
    build(recipe_of(world, folder), Progress())
    assert hashes(folder) == whole["clearest"]
    assert set(chips_of(folder).replaced) == {""}


SPREAD = {"method": "spread", "count": 1}
NEAREST = {"method": "nearest", "date": "2022-01-24", "count": 1, "cloud_weight": 0}


@pytest.mark.parametrize("select", [SPREAD, NEAREST], ids=["spread", "nearest"])
def test_another_date_takes_the_place_under_rules_of_dates(
    world: DemoWorld, tmp_path: Path, select: dict[str, Any]
) -> None:
    """The same bytes as a catalogue without the scenes that cannot be read; with them again those of the first run."""
    first = recipe_of(world, tmp_path / "first", select=select)
    build(first, Progress())
    days = set(chips_of(tmp_path / "first").date.astype(str).str[:10])
    gone = FIRST if "2022-01-23" in days else SECOND
    folder = tmp_path / "a"
    with without(world, gone, "B03.tif") as scenes:
        build(recipe_of(world, folder, select=select), Progress())
        chips = chips_of(folder)
        assert not any(scene in items for items in chips.s2_items for scene in scenes)
        assert set(scenes) == {name for text in chips.replaced for name in text.split(";")} - {""}
        check_rows(folder)
        again = hashes(folder)
        build(recipe_of(world, folder, select=select), Progress())
        assert hashes(folder) == again
    build(recipe_of(world, folder, select=select), Progress())
    assert hashes(folder) == hashes(tmp_path / "first")


def test_the_next_radar_pass_takes_the_place_of_one_that_cannot_be_read(
    world: DemoWorld, whole: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    folder = tmp_path / "a"
    with without(world, "*20220124T05*", "*vv*.tif") as scenes:
        build(recipe_of(world, folder), Progress())
        assert set(chips_of(folder).s1_items) == {"SIM_S1A_IW_GRDH_1SDV_20220126T170730_041630_rtc"}
        assert not chips_of(folder).s1_items.isin(scenes).any()
    assert hashes(folder) != whole["clearest"]
    build(recipe_of(world, folder), Progress())
    assert hashes(folder) == whole["clearest"]


def elevation_of_the_east(world: DemoWorld, folder: Path, **changes: Any) -> Summary:
    """Build without the elevation tile of the east: those samples cannot be made."""
    with without(world, "*E010*", "*.tif"):
        return build(recipe_of(world, folder, **changes), Progress())


def test_samples_that_nothing_can_replace_are_rejected_and_tried_again(
    world: DemoWorld, whole: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    folder = tmp_path / "a"
    with pytest.raises(IncompleteError, match=r"of 30 samples .* could not be made: scene .*E010.*, band elevation"):
        elevation_of_the_east(world, folder)
    chips = chips_of(folder)
    unread = chips.reason.str.contains("band elevation cannot be read")
    assert 0 < unread.sum() < len(chips) == 30
    assert set(chips.status[unread]) == {"rejected"}
    assert chips.valid[unread].isna().all()
    check_rows(folder)
    assert header_of(folder)["state"] == "building"
    assert not (folder / ".rows.jsonl").exists()
    said: list[str] = []
    build(recipe_of(world, folder), Progress(lambda kind, fraction, text: said.append(text)))
    assert f"{30 - unread.sum()} of 30 samples are finished already." in said
    assert hashes(folder) == whole["clearest"]


def test_so_many_unreadable_samples_as_the_recipe_allows_are_no_failure(world: DemoWorld, tmp_path: Path) -> None:
    made = elevation_of_the_east(world, tmp_path / "a", qc={"max_failed": 0.95, "min_labelled": 0})
    assert 0 < len(made.made.unread) == made.counts["rejected"]
    assert header_of(tmp_path / "a")["state"] == "complete"
    with pytest.raises(IncompleteError):
        elevation_of_the_east(world, tmp_path / "a", qc={"max_failed": 0.01, "min_labelled": 0})


def test_with_every_date_wanted_those_of_a_bad_scene_are_rejected(
    world: DemoWorld, whole: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    folder = tmp_path / "a"
    with without(world, SECOND, "B11.tif"), pytest.raises(IncompleteError):
        build(recipe_of(world, folder, select={"method": "every"}), Progress())
    chips = chips_of(folder)
    unread = chips.reason.str.contains("band swir16 cannot be read")
    assert set(chips.date[unread].astype(str).str[:10]) == {"2022-01-28"}
    assert set(chips.date[~unread].astype(str).str[:10]) == {"2022-01-23"}
    build(recipe_of(world, folder, select={"method": "every"}), Progress())
    assert hashes(folder) == whole["every"]


def test_a_damaged_place_in_a_file_hinders_only_the_chips_that_need_it(
    world: DemoWorld, whole: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    """The same chips, whatever the number of threads, as each is judged for itself."""
    (damaged,) = (p for p in world.catalogue.parent.rglob("B03.tif") if p.parent.match("*20220128*T32TNT*"))
    data = damaged.read_bytes()
    try:
        damaged.write_bytes(data[: len(data) // 2])
        for threads in (1, 8):
            folder = tmp_path / str(threads)
            made = build(recipe_of(world, folder, output={"folder": str(folder), "threads": threads}), Progress())
            assert sum("band green cannot be read" in text for text in made.warnings) == 1
    finally:
        damaged.write_bytes(data)
    assert hashes(tmp_path / "1") == hashes(tmp_path / "8") != whole["clearest"]
    assert any(damaged.parent.name in items for items in chips_of(tmp_path / "1").s2_items)
    build(recipe_of(world, tmp_path / "1"), Progress())
    assert hashes(tmp_path / "1") == whole["clearest"]


def test_where_nothing_can_be_read_nothing_is_left(world: DemoWorld, tmp_path: Path) -> None:
    with without(world, "*2022*", "B03.tif"), pytest.raises(ReadError, match="band green: cannot be read"):
        build(recipe_of(world, tmp_path / "a"), Progress())
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("error", "what", "advice"),
    [
        (ReadError("x", "red", "cannot be read (forbidden).", status=403), "403: forbidden", "credentials"),
        (ReadError("x", "red", "cannot be read (HTTP response code: 404)."), "404: not found", "gone"),
        (ReadError("x", "red", "cannot be read (busy).", status=503), "busy", ""),
    ],
)
def test_what_a_server_refuses_and_what_is_gone_are_told_apart(error: ReadError, what: str, advice: str) -> None:
    failure = Failure.of(error)
    assert failure.reason == f"scene x, band red cannot be read ({what})"
    assert advice in failure.advice


class Work:
    """A job on one scene for some chips."""

    def __init__(self, scene_id: str, *chips: int) -> None:
        self.chips = chips
        self.scenes = (scene(scene_id),)
        self.chip_ids = tuple(map(str, chips))

    def split(self) -> list[Work]:
        return [Work(self.scenes[0].id, c) for c in self.chips]


def attempts() -> Attempts:
    return Attempts(EXECUTORS["threads"], Output(threads=1), lambda: None, Failures())


def run_all(attempts: Attempts, jobs: list[Work], fail: Callable[[Work], ReadError | None]) -> list[Work]:
    """Run jobs of which some fail; returns those that were tried, in order."""
    tried = []

    def task(shared: None, job: Work, check: object) -> str:
        tried.append(job)
        if (error := fail(job)) is not None:
            raise error
        return "read"

    assert len(list(attempts.each(task, None, jobs))) >= len(jobs)
    return tried


def test_a_bad_scene_is_not_tried_for_every_job() -> None:
    many = attempts()
    tried = run_all(many, [Work("bad", i) for i in range(100)], lambda job: ReadError("bad", "red", "gone", status=404))
    assert len(tried) < 20
    assert len(many.failures.by_scene()) == 1


def test_a_damaged_file_is_tried_for_each_chip_once() -> None:
    many = attempts()

    def fail(job: Work) -> ReadError | None:
        return ReadError("a", "red", "torn", part=True) if 2 in job.chips else None

    tried = run_all(many, [Work("a", 0, 1), Work("a", 2, 3)], fail)
    assert sorted(job.chips for job in tried) == [(0, 1), (2,), (2, 3), (3,)]
    assert many.failures.of_chip("2", (scene("a"),)) is not None
    assert many.failures.of_chip("3", (scene("a"),)) is None


@pytest.mark.parametrize(("status", "ends"), [(503, True), (None, True), (404, False)])
def test_a_network_that_is_gone_ends_the_run(status: int | None, ends: bool) -> None:
    jobs = [Work(f"s{i}", 0) for i in range(3 * IN_A_ROW)]

    def fail(job: Work) -> ReadError:
        return ReadError(job.scenes[0].id, "red", "no answer", status=status)

    if ends:
        with pytest.raises(ReadError, match="it is the 16th scene in a row"):
            run_all(attempts(), jobs, fail)
    else:
        assert len(run_all(attempts(), jobs, fail)) == len(jobs)
