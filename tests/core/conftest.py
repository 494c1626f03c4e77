"""What tests of the core may ask for: the simulated world, servers on loopback."""

from __future__ import annotations

import pytest

from dl4eo_qgis.core.demo import DemoWorld, write_world
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import SEED
from tests.servers.fixtures import file_server, pgstac, rustac_url

__all__ = ["file_server", "pgstac", "rustac_url"]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> DemoWorld:
    """Return the simulated world on disk; tests that change it take a copy (``copy_of``)."""
    return write_world(tmp_path_factory.mktemp("world"), SEED, Progress())
