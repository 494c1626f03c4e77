"""What tests inside QGIS' Python share: the provider, a feedback that records, the simulated world."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from tests.paths import CORE_PYTHON

SQUARE = "Polygon((10.0 46.0, 10.1 46.0, 10.1 46.1, 10.0 46.1, 10.0 46.0))"


class Record(QgsProcessingFeedback):
    """A feedback that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__(False)
        self.infos: list[str] = []
        self.warnings: list[str] = []
        self.texts: list[str] = []

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)

    def setProgressText(self, text: str) -> None:
        self.texts.append(text)

    def pushDebugInfo(self, info: str) -> None:
        self.infos.append(info)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.warnings.append(error)


@dataclass
class World:
    """The simulated catalogue, as parameters."""

    folder: Path
    parameters: dict[str, Any] = field(default_factory=dict)


@pytest.fixture(scope="session", autouse=True)
def worker_python() -> Iterator[None]:
    """Name the core's environment, as `make test-qgis` does."""
    with pytest.MonkeyPatch.context() as patch:
        if "DL4EO_PYTHON" not in os.environ:
            patch.setenv("DL4EO_PYTHON", str(CORE_PYTHON))
        yield


@pytest.fixture(scope="session")
def provider(qgis_processing: None) -> Any:
    """Return the registered provider: once a session, a second one with its id would be deleted."""
    from dl4eo_qgis.processing.provider import Provider

    known = QgsApplication.processingRegistry().providerById("dl4eo")
    if known is not None:  # the tests of another folder made it
        return known
    made = Provider()
    assert QgsApplication.processingRegistry().addProvider(made)
    return made


@pytest.fixture
def feedback() -> Record:
    return Record()


@pytest.fixture
def context() -> QgsProcessingContext:
    return QgsProcessingContext()


@pytest.fixture
def project() -> Iterator[QgsProject]:
    """Return the empty project; its layers do not outlive the test."""
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def polygons() -> Callable[..., QgsVectorLayer]:
    """Return a maker of memory layers: WKT and attributes a feature."""

    def make(
        *features: tuple[str, list[Any]], crs: str = "EPSG:4326", fields: str = "", kind: str = "Polygon"
    ) -> QgsVectorLayer:
        layer = QgsVectorLayer(f"{kind}?crs={crs}{fields}", "area", "memory")
        for wkt, attributes in features:
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
            feature.setAttributes(attributes)
            layer.dataProvider().addFeature(feature)
        layer.updateExtents()
        return layer

    return make


@pytest.fixture
def area(polygons: Callable[..., QgsVectorLayer]) -> QgsVectorLayer:
    """Return a memory layer of one square in degrees."""
    return polygons((SQUARE, []))


@pytest.fixture(scope="session")
def world(provider: Any, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return the simulated world, made by dl4eo:demodata itself."""
    import processing

    folder = tmp_path_factory.mktemp("world")
    made = processing.run("dl4eo:demodata", {"FOLDER": str(folder)})
    names = ("CATALOGUE", "AOI", "LABELS", "START", "END")
    return World(folder, {**{name: made[name] for name in names}, "CHIP_SIZE": 64})


@pytest.fixture(scope="session")
def made(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the outputs of makedataset on the simulated world."""
    import processing

    folder = tmp_path_factory.mktemp("made") / "lakes"
    return dict(processing.run("dl4eo:makedataset", {**world.parameters, "FOLDER": str(folder)}))


@pytest.fixture
def copied(made: dict[str, Any], tmp_path: Path) -> Path:
    """Return the dataset.json of a copy."""
    return Path(shutil.copytree(made["FOLDER"], tmp_path / "copied")) / "dataset.json"
