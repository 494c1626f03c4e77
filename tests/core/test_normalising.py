"""Pixels are normalised by the statistics of their own bands, and come back; the loader says that it needs PyTorch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dl4eo_qgis.core.errors import DatasetError, Dl4eoError
from dl4eo_qgis.core.normalising import METHODS, check_method, read_statistics, scaling_of
from tests.paths import ROOT

RED = {"mean": 2.0, "std": 4.0, "min": -1.0, "max": 7.0, "p2": 1.0, "p50": 2.0, "p98": 3.0}
VV = {"mean": -10.0, "std": 0.5, "min": -30.0, "max": -5.0, "p2": -20.0, "p50": -11.0, "p98": -10.0}
DOCUMENT = {"dl4eo_stats": 1, "bands": ["red", "vv"], "statistics": {"red": RED, "vv": VV}}
PIXELS = np.array([[[6.0, 0.0]], [[-10.0, -20.0]]], np.float32)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("zscore", [[[1.0, -0.5]], [[0.0, -20.0]]]),
        ("minmax", [[[0.875, 0.125]], [[0.8, 0.4]]]),
        ("percentile", [[[2.5, -0.5]], [[1.0, 0.0]]]),
        ("none", [[[6.0, 0.0]], [[-10.0, -20.0]]]),
    ],
)
def test_by_hand(method: str, expected: list[list[list[float]]]) -> None:
    scaling = scaling_of(method, ["red", "vv"], DOCUMENT, "stats.json")
    found = scaling.apply(PIXELS)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, rtol=1e-6)
    np.testing.assert_allclose(scaling.undo(found), PIXELS, rtol=1e-6, atol=1e-6)


def test_statistics_go_by_name_not_by_place() -> None:
    scaling = scaling_of("zscore", ["vv", "red"], DOCUMENT, "stats.json")
    assert scaling.zero == (-10.0, 2.0)


def test_every_method_is_tested() -> None:
    assert set(METHODS) == {"zscore", "minmax", "percentile", "none"}


@pytest.mark.parametrize("method", ["zscore", "minmax", "percentile"])
def test_other_bands_are_refused(method: str) -> None:
    with pytest.raises(DatasetError, match=r"stats\.json.*of red, vv; not of nir, vh"):
        scaling_of(method, ["red", "nir", "vh"], DOCUMENT, "stats.json")


def test_one_value_is_moved_to_0_and_not_stretched() -> None:
    document = {"statistics": {"red": {**RED, "std": 0.0}}}
    assert scaling_of("zscore", ["red"], document, "").apply(PIXELS[:1]).tolist() == [[[4.0, -2.0]]]


def test_no_value_at_all_is_an_error() -> None:
    with pytest.raises(DatasetError, match="band red has no statistics"):
        scaling_of("zscore", ["red"], {"statistics": {"red": dict.fromkeys(RED)}}, "")
    with pytest.raises(DatasetError, match="holds no statistics"):
        scaling_of("zscore", ["red"], {}, "")


def test_an_unknown_method_is_named_with_its_neighbours() -> None:
    with pytest.raises(Dl4eoError, match=r"there is no 'zcore'.*zscore"):
        check_method("zcore")


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"is missing.*dl4eo_qgis\.core describe"):
        read_statistics(tmp_path / "stats.json")


def test_the_loader_without_pytorch(tmp_path: Path) -> None:
    program = (
        "import sys\nsys.modules['torch'] = None\n"
        "from dl4eo_qgis.core.torch_dataset import ChipDataset\n"
        "from dl4eo_qgis.core.errors import MissingPackageError\n"
        "try:\n    ChipDataset('nowhere')\nexcept MissingPackageError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.stderr == ""
    assert "needs PyTorch" in done.stdout
    assert "-m pip install torch" in done.stdout
