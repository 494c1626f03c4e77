"""What tests of the loader may ask for: a finished dataset of the demo's world."""

from __future__ import annotations

from pathlib import Path

import pytest

from dl4eo_qgis.core import pipeline
from dl4eo_qgis.core.demo import DemoWorld, write_world
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import SEED, recipe_of


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> DemoWorld:
    """Return the simulated world on disk."""
    return write_world(tmp_path_factory.mktemp("world"), SEED, Progress())


@pytest.fixture(scope="session")
def lakes(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dataset of chips of 64 pixels that holds every date, every label layer, and ground without data."""
    folder = tmp_path_factory.mktemp("lakes") / "dataset"
    pipeline.build(
        recipe_of(
            world,
            folder,
            chips={"keep": "all", "edge": "pad"},
            labels={"class_field": "kind", "layers": ["share", "distance", "instance"], "ignore_border_px": 1},
            select={"method": "every"},
            qc={"min_valid": 0.5, "max_nodata": 0.5},
            split={"folds": 3},
        ),
        Progress(),
    )
    return folder
