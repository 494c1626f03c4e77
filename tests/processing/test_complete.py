"""No algorithm without its tests: each has its wrong values, its runs here and through qgis_process, and its limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
)

from dl4eo_qgis.processing.algorithms import ALGORITHMS
from dl4eo_qgis.processing.base import Algorithm
from tests.processing.test_definitions import FROZEN, GROUPS, created
from tests.processing.test_wrong_parameters import GOOD, WRONG, checked

__all__ = ["checked"]

HERE = Path(__file__).parent
IMPOSSIBLE = {"number": "many", "boolean": "perhaps", "enum": "no such choice", "datetime": "1 May", "crs": "nowhere"}
"""By type of parameter, a value that is wrong whatever the parameter."""
ELSEWHERE = {("checkchips", "DATE"): "it goes with chips from a layer, not with a dataset"}
"""Parameters that are refused for another reason first, beside what the others are by default."""
FREE_TEXT = {
    "CATALOGUE": "a name, a URL or a path: what lies there is asked by the run",
    "RADAR_CATALOGUE": "as CATALOGUE",
    "TERRAIN_CATALOGUE": "as CATALOGUE",
    "LABEL_CATALOGUE": "as CATALOGUE",
    "INDICES": "the catalogue of indices is the core's, which the run asks",
    "BAND_NAMES": "the raster's own bands count, which the run reads",
    "SPLIT_NAME": "the dataset's own splits count, which the run reads",
}
"""Parameters of any text, and why."""
LARGEST = 1e300
"""QGIS' own limits of a number without any are larger."""
NO_UNIT = {
    "SEED": "any whole number",
    "FOLDS": "a count; 0 is none",
    "COUNT": "dates of a chip",
    "MAX_CHIPS": "a count; 0 is all",
    "MAX_THREADS": "a count; 0 is one a core",
    "CLOUD_WEIGHT": "a weight",
    "DAYS_WEIGHT": "a weight",
    "RADAR_RELATIVE_ORBIT": "a number of the orbit",
    "MIN_VALID": "a share, 0 to 1",
    "MAX_NODATA": "a share, 0 to 1",
    "MIN_LABELLED": "a share, 0 to 1",
    "MIN_COVERAGE": "a share, 0 to 1",
    "MIN_CONTRAST": "of reflectances, which have none",
    "LABEL_FACTOR": "a factor",
    "VALUE_SCALE": "a factor",
    "VALUE_OFFSET": "of the files' own values",
    "NODATA": "of the files' own values",
}
"""Number parameters that have no unit, and what they are."""
ANY_NUMBER = {
    "VALUE_SCALE": "what files hold is theirs",
    "VALUE_OFFSET": "what files hold is theirs",
    "NODATA": "what files hold is theirs",
}
"""Number parameters without limits, and why."""

each = pytest.mark.parametrize("made", ALGORITHMS, ids=lambda made: made.__name__)


def text_of(pattern: str, folder: Path) -> str:
    """Return the source of the tests in a folder."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern)))


def of_type(algorithm: QgsProcessingAlgorithm, *kinds: str) -> list[QgsProcessingParameterDefinition]:
    return [p for p in algorithm.parameterDefinitions() if p.type() in kinds]


@each
def test_each_algorithm_stands_in_every_table(made: type[Algorithm]) -> None:
    name = created(made).name()
    assert name in FROZEN
    assert name in GROUPS
    assert name in GOOD


@each
def test_each_parameter_refuses_what_it_cannot_be(made: type[Algorithm], checked: Callable[..., str]) -> None:
    """One line that begins with the parameter's name and says what was found."""
    algorithm = created(made)
    for parameter in of_type(algorithm, *IMPOSSIBLE):
        name = parameter.name()
        if (algorithm.name(), name) in ELSEWHERE:
            continue
        for value in (IMPOSSIBLE[parameter.type()], *beyond(parameter)):
            said = checked(algorithm.name(), {name: value})
            assert said.startswith(f"{name}: "), (name, value, said)
            assert "\n" not in said
            found = [repr(value)] if isinstance(value, str) else [f"{value:g}", f"{value:.10g}"]
            assert any(text in said for text in found), (name, value, said)


def beyond(parameter: QgsProcessingParameterDefinition) -> list[float]:
    """Return a number below and one above what a number parameter may be."""
    if parameter.type() != "number" or parameter.name() in ANY_NUMBER:
        return []
    return [parameter.minimum() - 1, 2 * parameter.maximum() + 1]


@each
def test_texts_that_mean_something_have_a_wrong_value(made: type[Algorithm]) -> None:
    algorithm = created(made)
    tried = {key for name, changes, _ in WRONG for key in changes}
    assert [p.name() for p in of_type(algorithm, "string") if p.name() not in tried and p.name() not in FREE_TEXT] == []


@each
def test_each_algorithm_runs_here_and_through_qgis_process(made: type[Algorithm]) -> None:
    name = created(made).name()
    assert re.search(rf'\brun\w*\(\s*"dl4eo:{name}"', text_of("*.py", HERE))
    assert re.search(rf'\brun\(\s*"{name}"|"dl4eo:{name}", "--"', text_of("*.py", HERE.parent / "headless"))


@each
def test_numbers_have_limits_and_units(made: type[Algorithm]) -> None:
    algorithm = created(made)
    for number in of_type(algorithm, "number"):
        name = number.name()
        limited = -LARGEST < number.minimum() < number.maximum() < LARGEST
        assert limited or name in ANY_NUMBER, name
        unit = re.search("%|metres|pixels|days|degrees", number.description().lower())
        assert unit or name in NO_UNIT, number.description()


@each
def test_each_algorithm_can_be_run_in_batch_and_branched_by(made: type[Algorithm]) -> None:
    algorithm = created(made)
    assert algorithm.flags() & QgsProcessingAlgorithm.Flag.FlagSupportsBatch
    assert {o.type() for o in algorithm.outputDefinitions()} & {"outputNumber", "outputString"}


def test_what_is_excused_is_there() -> None:
    algorithms = [created(made) for made in ALGORITHMS]
    numbers = {p.name() for algorithm in algorithms for p in of_type(algorithm, "number")}
    texts = {p.name() for algorithm in algorithms for p in of_type(algorithm, "string")}
    assert set(FREE_TEXT) - texts == set()
    assert set(NO_UNIT) - numbers == set()
    assert set(ANY_NUMBER) - numbers == set()


def test_a_batch_is_a_run_for_each_row(provider: Any, world: Any, feedback: Any, tmp_path: Path) -> None:
    """What QGIS' batch dialog does: one algorithm, run row by row, each in its own context; a bad row ends no other."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("dl4eo:makechipgrid")
    counts = []
    area = world.parameters["AOI"]
    for row, (size, there) in enumerate([(64, area), (64, "/no/such.gpkg"), (128, area)]):
        asked = {"AOI": there, "CHIP_SIZE": size, "OUTPUT": str(tmp_path / f"{row}.gpkg")}
        results, ok = algorithm.run(asked, QgsProcessingContext(), feedback)
        counts.append(results["COUNT"] if ok else None)
        assert (tmp_path / f"{row}.gpkg").exists() == ok
    assert counts[1] is None
    assert counts[0] > counts[2] > 0
