"""What tests through qgis_process share: a caller, its answers, the simulated world."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.paths import QGIS_PROCESS

TIMEOUT_S = 120
CHECK_FAILED = "An error was encountered while checking parameter values"


@dataclass(frozen=True)
class Answer:
    """What qgis_process said."""

    code: int
    output: str
    errors: str

    @property
    def error(self) -> str:
        """The one error, which QGIS repeats; fails where there are several, or none."""
        lines = [line.strip() for line in self.errors.split("ERROR:", 1)[1].splitlines() if line.strip()]
        lines = [line for line in lines if line != CHECK_FAILED]
        assert len(set(lines)) == 1, self.errors
        return lines[0]


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, **changes}


def call(*arguments: str, **changes: str) -> Answer:
    """Run qgis_process; ``changes`` are environment variables."""
    done = subprocess.run(
        [QGIS_PROCESS, *arguments],
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        stdin=subprocess.DEVNULL,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def start(*arguments: str, **changes: str) -> subprocess.Popen[str]:
    """Start qgis_process as a terminal does: Ctrl-C reaches it."""
    return subprocess.Popen(
        [QGIS_PROCESS, *arguments],
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def run(name: str, **parameters: Any) -> dict[str, Any]:
    """Run an algorithm of dl4eo; returns its outputs."""
    answer = call("--json", "run", f"dl4eo:{name}", "--", *written(parameters))
    assert answer.code == 0, answer.errors
    return dict(json.loads(answer.output)["results"])


def fail(name: str, **parameters: Any) -> str:
    """Run an algorithm of dl4eo that has to fail; returns its one error."""
    answer = call("run", f"dl4eo:{name}", "--", *written(parameters))
    assert answer.code == 1, answer.output
    return answer.error


def written(parameters: dict[str, Any]) -> list[str]:
    """Return parameters as a command line has them; a list is its parameter several times."""
    return [f"{key}={v}" for key, value in parameters.items() for v in (value if isinstance(value, list) else [value])]


@dataclass(frozen=True)
class World:
    """The simulated world, as parameters of makedataset."""

    catalogue: Path
    parameters: dict[str, Any]


@pytest.fixture(scope="session", autouse=True)
def own_profile(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each of several test processes a profile: QGIS makes it at its first start, and two that do so collide."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        settings = Path("profiles", "default", "QGIS", "QGIS3.ini")
        own = tmp_path_factory.mktemp("profile") / settings
        own.parent.mkdir(parents=True)
        shutil.copy(Path(os.environ["QGIS_CUSTOM_CONFIG_PATH"]) / settings, own)
        os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str(own.parents[3])


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return the simulated world, made by dl4eo:demodata."""
    made = run("demodata", FOLDER=tmp_path_factory.mktemp("world") / "made")
    names = ("CATALOGUE", "AOI", "LABELS", "START", "END")
    return World(Path(made["CATALOGUE"]), {**{name: made[name] for name in names}, "CHIP_SIZE": 64})


@pytest.fixture(scope="session")
def finished(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the outputs of makedataset on the simulated world."""
    return run("makedataset", **world.parameters, FOLDER=tmp_path_factory.mktemp("finished") / "lakes")


@pytest.fixture
def polygon(tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of GeoJSON files of rectangles (west, south, east, north) in degrees."""

    def write(name: str, *boxes: tuple[float, float, float, float], **properties: Any) -> Path:
        features = [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": {"type": "Polygon", "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]]},
            }
            for w, s, e, n in boxes
        ]
        path = tmp_path / f"{name}.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return path

    return write
