"""The whole job on a Dask cluster, as a user of QGIS runs it."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.core.demo_job import hashes
from tests.headless.conftest import World, call, fail, run, start, written
from tests.servers.dask_cluster import dask_cluster


def test_a_cluster_makes_the_same_dataset(world: World, finished: dict[str, Any], tmp_path: Path) -> None:
    with dask_cluster(tmp_path / "cluster") as cluster:
        asked = {**world.parameters, "EXECUTOR": "dask", "SCHEDULER": cluster.address, "FOLDER": tmp_path / "out"}
        answer = call("run", "dl4eo:makedataset", "--", *written(asked))
    assert answer.code == 0, answer.errors
    assert "90" in answer.output.split("Results")[0]
    assert hashes(tmp_path / "out") == hashes(Path(finished["FOLDER"]))


def test_ctrl_c_ends_a_run_on_a_cluster(world: World, finished: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with dask_cluster(tmp_path / "cluster", workers=1) as cluster:
        asked = {**world.parameters, "EXECUTOR": "dask", "SCHEDULER": cluster.address, "FOLDER": folder}
        process = start("run", "dl4eo:makedataset", "--", *written(asked))
        end = time.monotonic() + 60
        while not list(folder.glob("images/*.tif")) and time.monotonic() < end and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
        assert process.returncode != 0
        assert "Cancelled." in errors
        assert cluster.left() == []
    assert not list(folder.glob("**/.run-*"))
    run("makedataset", **world.parameters, FOLDER=folder)
    assert hashes(folder) == hashes(Path(finished["FOLDER"]))


def test_a_scheduler_that_is_not_there_is_named(world: World, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="Dask needs distributed, which this Python lacks")
    asked = {**world.parameters, "EXECUTOR": "dask", "SCHEDULER": "tcp://127.0.0.1:9", "FOLDER": tmp_path / "out"}
    assert fail("makedataset", **asked).startswith("SCHEDULER: tcp://127.0.0.1:9: no Dask scheduler answers")
