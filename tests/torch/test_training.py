"""The training example learns the demo's lakes, and learns nothing where the masks are those of other chips."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dl4eo_qgis.core import pipeline
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import recipe_of
from tests.paths import ROOT

SCRIPT = ROOT / "resources" / "examples" / "train_unet.py"
LIMIT_S = 900
"""A minute on two free cores."""


@pytest.fixture(scope="module")
def dataset(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return chips of 64 pixels, half of each in the next, every date; blocks of ground keep the splits apart."""
    folder = tmp_path_factory.mktemp("training") / "lakes"
    recipe = recipe_of(
        world,
        folder,
        chips={"stride_px": 32, "background": 0.3},
        select={"method": "every"},
        qc={"max_cloud": 0.3},
        split={"method": "blocks", "block_m": 1920.0},
    )
    pipeline.build(recipe, Progress())
    return folder


class Training:
    """A run of the example, under way; one thread, so that several take no longer than one."""

    def __init__(self, dataset: Path, *options: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
        command = [sys.executable, str(SCRIPT), str(dataset), *options]
        self._run = subprocess.Popen(
            command, env=environment, cwd=dataset, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def said(self) -> str:
        """Return what it printed, when it has ended well."""
        out, problems = self._run.communicate(timeout=LIMIT_S)
        assert self._run.returncode == 0, problems
        return out

    def stop(self) -> None:
        """End it."""
        self._run.kill()
        self._run.wait()


Runs = dict[str, Training]


@pytest.fixture(scope="module")
def runs(dataset: Path) -> Iterator[Runs]:
    """Yield a training and its control, both under way."""
    both = {
        name: Training(dataset, "--epochs", "15", *more)
        for name, more in {"right": (), "control": ("--shuffle-labels",)}.items()
    }
    yield both
    for run in both.values():
        run.stop()


def iou(text: str, name: str) -> float:
    """Return the test score of a class."""
    found = re.search(rf"^test IoU {name}: ([\d.]+|nan)$", text, re.MULTILINE)
    assert found is not None, text
    return float(found[1])


def test_it_learns_the_lakes(runs: Runs) -> None:
    text = runs["right"].said()
    assert len(re.findall(r"^epoch", text, re.MULTILINE)) == 15
    assert iou(text, "label") > 0.9
    assert iou(text, "background") > 0.98


def test_it_learns_nothing_from_the_masks_of_other_chips(runs: Runs) -> None:
    assert iou(runs["control"].said(), "label") < 0.4


def test_without_a_package_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "segmentation_models_pytorch.py").write_text("import a_package_that_is_not_there\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "lakes"], env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1
    assert "No module named 'a_package_that_is_not_there'" in done.stderr
    assert 'pip install ".[train]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_seed_gives_the_same_network_with_any_number_of_workers(dataset: Path, tmp_path: Path) -> None:
    options = ("--epochs", "1", "--bands", "ndwi,vv", "--encoder", "resnet18", "--batch", "32", "--save")
    alone = Training(dataset, *options, str(tmp_path / "unet.pt"))
    helped = Training(dataset, *options, str(tmp_path / "helped.pt"), "--workers", "2")
    assert alone.said() == helped.said()
    assert (tmp_path / "unet.pt").stat().st_size > 100_000
