"""The models that ship with the plugin: made anew they are the same, every step and parameter exists, they open."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm, QgsProcessingModelChildParameterSource

from dl4eo_qgis import paths
from dl4eo_qgis.processing.models import GROUP, titles
from tests.paths import ROOT

FILES = sorted(Path(paths.resource("models")).glob("*.model3"))


@pytest.fixture(scope="module")
def maker(provider: Any) -> Any:
    """Return tools/make_model.py."""
    spec = importlib.util.spec_from_file_location("make_model", ROOT / "tools" / "make_model.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> QgsProcessingModelAlgorithm:
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(path))
    return model


def test_the_model_is_fresh(maker: Any, tmp_path: Path) -> None:
    """tools/make_model.py makes it again after a change of parameters."""
    assert [maker.OUTPUT] == FILES
    assert maker.make_model().toFile(str(tmp_path / "made.model3"))
    assert read(tmp_path / "made.model3").toVariant() == read(maker.OUTPUT).toVariant()


def test_dialogs_begin_with_the_months_that_makedataset_proposes(provider: Any) -> None:
    model, whole = (
        QgsApplication.processingRegistry().createAlgorithmById(f"dl4eo:{n}") for n in ("trainingchips", "makedataset")
    )
    for name in ("START", "END"):
        proposed = [a.parameterDefinition(name).defaultValueForGui() for a in (model, whole)]
        assert proposed[0] == proposed[1] is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_step_and_parameter_is_there(provider: Any, path: Path) -> None:
    model = read(path)
    assert model.validate() == (True, [])
    inputs = {p.name() for p in model.parameterDefinitions()}
    used = set()
    for name, child in model.childAlgorithms().items():
        algorithm = QgsApplication.processingRegistry().algorithmById(child.algorithmId())
        assert algorithm is not None, child.algorithmId()
        known = {p.name() for p in algorithm.parameterDefinitions()}
        assert set(child.parameterSources()) <= known, name
        for source in (s for sources in child.parameterSources().values() for s in sources):
            if source.source() == QgsProcessingModelChildParameterSource.Source.StaticValue:
                assert source.staticValue() is not None
            elif source.parameterName():
                used.add(source.parameterName())
            else:
                before = model.childAlgorithm(source.outputChildId()).algorithm()
                assert source.outputName() in {o.name() for o in before.outputDefinitions()}
    assert used == inputs
    assert {k for k in model.helpContent() if k.isupper() and not k.startswith("ALG_")} == inputs


def test_the_provider_lists_it(provider: Any) -> None:
    for name, title in titles().items():
        model = provider.algorithm(name)
        assert (model.displayName(), model.groupId()) == (title, GROUP)
        assert Path(model.svgIconPath()).is_file()
        made = model.create()
        assert made.canExecute()[0]
        assert (made.id(), made.displayName()) == (f"dl4eo:{name}", title)


def test_it_opens_in_the_designer(provider: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from processing.modeler import ModelerDialog

    monkeypatch.setattr(ModelerDialog, "iface", None)  # the test's own interface has no toolbars
    dialog = ModelerDialog.ModelerDialog()
    dialog.loadModel(str(FILES[0]))
    assert len(dialog.model().childAlgorithms()) == 8
    dialog.setDirty(False)
    dialog.close()
    dialog.deleteLater()
