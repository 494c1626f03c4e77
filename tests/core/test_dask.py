"""Jobs on a Dask cluster: a real scheduler and real workers on loopback, also where they die."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dl4eo_qgis.core import errors
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import (
    Cancelled,
    ClusterError,
    DatasetError,
    Dl4eoError,
    IncompleteError,
    MissingPackageError,
)
from dl4eo_qgis.core.executors import EXECUTORS, dask_worker
from dl4eo_qgis.core.executors.dask_worker import Run
from dl4eo_qgis.core.indices import find_index
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Output, Recipe
from tests.core.dask_tasks import end_the_worker, wait_for_check
from tests.core.demo_job import chips_of, hashes, recipe_of
from tests.paths import ROOT
from tests.servers.dask_cluster import DaskCluster, dask_cluster
from tests.servers.programs import free_port, running

LIMIT_S = 15.0
COUNT = 30
"""Samples of the demo."""


@pytest.fixture(scope="module")
def by_threads(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the hashes of a run on threads."""
    folder = tmp_path_factory.mktemp("threads") / "out"
    build(recipe_of(world, folder), Progress())
    return hashes(folder)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """Run a cluster of two workers that nothing happens to."""
    with dask_cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


def on(address: str, world: DemoWorld, folder: Path, **sections: dict[str, Any]) -> Recipe:
    """Return the demo's recipe for a cluster."""
    return recipe_of(world, folder, output={"executor": "dask", "scheduler": address}, **sections)


class Told(Progress):
    """A progress that keeps what is told, and does something once the first samples are finished."""

    def __init__(self, act: Callable[[], object] = lambda: None, at: str = "of 30 samples") -> None:
        super().__init__(self._take)
        self.texts: list[str] = []
        self._act, self._at, self._acted = act, at, False

    def _take(self, kind: str, fraction: float, text: str) -> None:
        self.texts.append(text)
        if self._at in text and not text.startswith("0 ") and not self._acted:
            self._acted = True
            self._act()


def test_a_cluster_gives_the_bytes_of_threads(
    cluster: DaskCluster, world: DemoWorld, by_threads: dict[str, str], tmp_path: Path
) -> None:
    made = build(on(cluster.address, world, tmp_path / "a"), Progress())
    assert hashes(made.folder) == by_threads
    assert cluster.left() == []
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_cluster_completes_what_threads_began(
    cluster: DaskCluster, world: DemoWorld, by_threads: dict[str, str], tmp_path: Path
) -> None:
    build(recipe_of(world, tmp_path / "a"), Progress())
    next((tmp_path / "a/images").iterdir()).unlink()
    (tmp_path / "a/.run-killed.part").write_bytes(b"left by a run that was killed")
    told = Told()
    build(on(cluster.address, world, tmp_path / "a"), told)
    assert "29 of 30 samples are finished already." in told.texts
    assert hashes(tmp_path / "a") == by_threads


def test_the_jobs_of_a_killed_worker_are_done_by_another(
    world: DemoWorld, by_threads: dict[str, str], tmp_path: Path
) -> None:
    with dask_cluster(tmp_path / "cluster") as cluster:
        told = Told(cluster.workers[0].kill)
        build(on(cluster.address, world, tmp_path / "a"), told)
        assert cluster.workers[0].wait() == -signal.SIGKILL
    counts = [int(text.split()[0]) for text in told.texts if text.endswith("of 30 samples")]
    assert counts == sorted(set(counts))
    assert counts[-1] == COUNT == len(chips_of(tmp_path / "a"))
    assert hashes(tmp_path / "a") == by_threads


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_lost_scheduler_breaks_nothing(
    how: signal.Signals, world: DemoWorld, by_threads: dict[str, str], tmp_path: Path
) -> None:
    with dask_cluster(tmp_path / "cluster") as cluster:

        def end() -> None:
            cluster.scheduler.send_signal(how)
            cluster.scheduler.wait()

        lost = rf"{cluster.address}: the connection to the scheduler was lost. [1-9]\d* of 30 samples are finished. Run"
        with pytest.raises(ClusterError, match=lost):
            build(on(cluster.address, world, tmp_path / "a"), Told(end))
        told = Told()
        build(recipe_of(world, tmp_path / "a"), told)
    assert any(text.endswith("of 30 samples are finished already.") for text in told.texts)
    assert hashes(tmp_path / "a") == by_threads


@pytest.fixture(params=["nobody listens", "nobody answers"])
def nowhere(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return an address without a scheduler."""
    if request.param == "nobody listens":
        yield f"tcp://127.0.0.1:{free_port()}"
        return
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        yield f"tcp://127.0.0.1:{silent.getsockname()[1]}"


def test_an_address_without_a_scheduler(nowhere: str, world: DemoWorld, tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(ClusterError, match=f"{nowhere}: no Dask scheduler answers"):
        build(on(nowhere, world, tmp_path / "a"), Progress())
    assert time.monotonic() - begun < LIMIT_S
    assert not list(tmp_path.iterdir())


def test_without_the_package_the_command_is_told(
    world: DemoWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingPackageError, match="Install it: ") as raised:
        build(on("tcp://127.0.0.1:9", world, tmp_path / "a"), Progress())
    command = shlex.split(raised.value.hint.removeprefix("Install it: "))
    assert command[1:-1] == ["-m", "pip", "install", "--require-hashes", "-r"]
    assert Path(command[0]).is_file()
    assert Path(command[-1]).name == "requirements-dask.txt"
    assert Path(command[-1]).is_file()


def test_workers_of_other_versions_are_named(world: DemoWorld, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "dl4eo_qgis", tmp_path / "other/dl4eo_qgis")
    with (tmp_path / "other/dl4eo_qgis/core/pixels/warp.py").open("a", encoding="utf-8") as source:
        source.write("# another version\n")
    with dask_cluster(tmp_path / "cluster", workers=1) as cluster:
        cluster.add_worker(core=tmp_path / "other")
        cluster.add_worker(core=None)
        cluster.wait_for_workers()
        with pytest.raises(ClusterError, match="2 of 3 workers of the cluster cannot do the work") as raised:
            build(on(cluster.address, world, tmp_path / "a"), Progress())
    assert len(set(raised.value.reason.split("tcp://127.0.0.1:"))) == 3
    assert "cannot load dl4eo_qgis" in raised.value.reason
    assert raised.value.reason.count(" instead of ") == 1
    assert raised.value.hint == dask_worker.CODE_HINT
    assert not (tmp_path / "a").exists()


def test_a_worker_that_does_not_see_the_folder_is_named(world: DemoWorld, tmp_path: Path) -> None:
    """The worker has a mount of its own over the place of the folder."""
    blind = ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs none "{tmp_path}/shared" && exec "$@"', "sh"]
    (tmp_path / "shared").mkdir()
    if shutil.which("unshare") is None or subprocess.run([*blind, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody make a mount of his own (unshare -rm)")
    with dask_cluster(tmp_path / "cluster", workers=1) as cluster:
        cluster.add_worker(blind)
        cluster.wait_for_workers()
        with pytest.raises(
            DatasetError, match=r"shared/a: 1 of 2 workers .*: tcp://127.0.0.1:\d+ does not see it \(No"
        ):
            build(on(cluster.address, world, tmp_path / "shared/a"), Progress())
    assert not list((tmp_path / "shared").iterdir())


@pytest.mark.parametrize("at", ["Cloud layer", "of 30 samples"])
def test_a_cancelled_run_ends_and_leaves_nothing_on_the_cluster(
    at: str, cluster: DaskCluster, world: DemoWorld, by_threads: dict[str, str], tmp_path: Path
) -> None:
    told = Told(lambda: told.cancelled.set(), at)
    with pytest.raises(Cancelled):
        build(on(cluster.address, world, tmp_path / "a"), told)
    assert cluster.left() == []
    assert not list(tmp_path.glob("**/.run-*"))
    assert (tmp_path / "a").exists() == (at == "of 30 samples")
    build(on(cluster.address, world, tmp_path / "a"), Progress())
    assert hashes(tmp_path / "a") == by_threads


def test_a_killed_client_is_followed_by_the_next(
    cluster: DaskCluster, world: DemoWorld, by_threads: dict[str, str], tmp_path: Path
) -> None:
    recipe = on(cluster.address, world, tmp_path / "a")
    (tmp_path / "recipe.json").write_text(json.dumps(recipe.to_dict()), encoding="utf-8")
    command = [sys.executable, "-m", "dl4eo_qgis.core", "build", str(tmp_path / "recipe.json")]
    with running(command, tmp_path / "log", folder=ROOT) as client:
        end = time.monotonic() + 60
        while not (tmp_path / "a/.rows.jsonl").exists() or not (tmp_path / "a/.rows.jsonl").stat().st_size:
            assert client.poll() is None, (tmp_path / "log").read_text(encoding="utf-8")
            assert time.monotonic() < end
            time.sleep(0.005)
        client.kill()
        client.wait()
    assert len(list((tmp_path / "a").glob(".run-*"))) == 1
    build(recipe, Progress())
    assert hashes(tmp_path / "a") == by_threads
    assert cluster.left() == []


def test_scenes_that_cannot_be_read_have_the_same_end_as_on_threads(
    cluster: DaskCluster, world: DemoWorld, tmp_path: Path
) -> None:
    shutil.copytree(world.catalogue.parent, tmp_path / "world")
    for path in (tmp_path / "world").rglob("*B03*.tif"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    copy = {"optical": str(tmp_path / "world/catalog.json")}
    said = []
    for asked in (
        on(cluster.address, world, tmp_path / "dask", catalogue=copy),
        recipe_of(world, tmp_path / "threads", catalogue=copy),
    ):
        with pytest.raises(IncompleteError, match=r"of 30 samples .* could not be made: .*green cannot") as raised:
            build(asked, Progress())
        said.append(raised.value.message.split(": ", 1)[1])
    assert said[0] == said[1]
    assert hashes(tmp_path / "dask") == hashes(tmp_path / "threads")
    assert cluster.left() == []


def test_a_job_that_ends_its_workers_ends_the_run(tmp_path: Path) -> None:
    with dask_cluster(tmp_path / "cluster", 1, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as cluster:
        output = Output(folder=str(tmp_path / "a"), executor="dask", scheduler=cluster.address)
        with pytest.raises(ClusterError, match="one job ended 1 workers"):
            list(EXECUTORS["dask"](end_the_worker, None, [1], output, lambda: None))


def run_of(folder: Path, shared: object = None) -> Run:
    """Return a run of this process, with its file."""
    data = pickle.dumps(shared)
    (folder / ".run-1.part").write_bytes(data)
    file = str(folder / ".run-1.part")
    return Run(os.urandom(8).hex(), str(folder), file, hashlib.sha256(data).hexdigest(), dask_worker.versions())


def test_a_worker_that_comes_late_is_checked_too(tmp_path: Path) -> None:
    run = run_of(tmp_path)
    other = Run(run.id, run.folder, run.file, run.sha256, (("numpy", "0.1"),))
    error = dask_worker.do(other, wait_for_check, 1)
    assert isinstance(error, ClusterError)
    assert f"process {os.getpid()}): has numpy {np.__version__} instead of 0.1" in error.message
    (tmp_path / ".run-1.part").write_bytes(b"another folder of this name")
    error = dask_worker.do(run, wait_for_check, 1)
    assert isinstance(error, DatasetError)
    assert "sees another folder there" in error.message


def test_a_job_stops_when_its_run_has_ended(tmp_path: Path) -> None:
    run = run_of(tmp_path)
    assert dask_worker.do(run, lambda shared, job, check: check(), 1) is None
    Path(run.file).unlink()
    error = dask_worker.do(run, wait_for_check, 1)
    assert isinstance(error, DatasetError)
    assert "the run has ended" in error.message


def test_what_jobs_share_is_read_once(tmp_path: Path) -> None:
    run = run_of(tmp_path, {"labels": [1, 2]})
    first = dask_worker.do(run, lambda shared, job, check: shared, 1)
    assert first == {"labels": [1, 2]}
    assert dask_worker.do(run, lambda shared, job, check: shared, 2) is first
    assert dask_worker.leave(run.id) == 0


EVERY_ERROR: list[Dl4eoError] = [
    errors.RecipeError("a.b", "is wrong", "Right it."),
    errors.NoScenesError("none", "hint"),
    errors.CatalogueError("http://a", "is down", status=503),
    errors.ReadError("S2A", "red", "is torn", status=404),
    errors.GridError("no grid"),
    errors.LabelError("no label"),
    errors.SplitError("too few groups", "Smaller blocks."),
    errors.DatasetError(Path("/a"), "is full", "Empty it."),
    errors.ClusterError("tcp://a:1", "is lost"),
    errors.MissingPackageError("lacks x"),
    errors.Dl4eoError("plain", "hint"),
]


def test_every_error_is_tried() -> None:
    assert {type(e) for e in EVERY_ERROR} == {Dl4eoError, *Dl4eoError.__subclasses__()}


@pytest.mark.parametrize("error", EVERY_ERROR, ids=lambda error: type(error).__name__)
def test_an_error_comes_from_another_process_as_it_is(error: Dl4eoError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert (str(back), back.args, vars(back)) == (str(error), error.args, vars(error))


@pytest.mark.parametrize("name", ["ndwi", "gndvi"])
def test_an_index_goes_to_another_process(name: str) -> None:
    index = find_index(name)
    bands = {band: np.full((1, 2), 0.1 * (i + 1), np.float32) for i, band in enumerate(index.bands)}
    there = pickle.loads(pickle.dumps(index))
    assert np.array_equal(there.compute(bands), index.compute(bands))
