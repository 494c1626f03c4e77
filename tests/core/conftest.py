"""What tests of the core may ask for: the simulated world, servers on loopback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dl4eo_qgis.core.demo import DemoWorld, write_world
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import SEED, recipe_of
from tests.servers.fixtures import file_server, pgstac, rustac_url

__all__ = ["file_server", "pgstac", "rustac_url"]


@pytest.fixture(scope="session")
def made(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dataset with all chips, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "dataset"
    build(recipe_of(world, folder, chips={"keep": "all"}), Progress())
    return folder


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """Return a copy of a dataset with all chips."""
    return Path(shutil.copytree(made, tmp_path / "a"))


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> DemoWorld:
    """Return the simulated world on disk; tests that change it take a copy (``copy_of``)."""
    return write_world(tmp_path_factory.mktemp("world"), SEED, Progress())
