"""The rules of the package's structure hold, and each rule can fail."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests import architecture as rules
from tests.paths import ROOT

Rule = Callable[[Mapping[str, str]], "list[str]"]

CORE = "dl4eo_qgis.core"
PROGRAMS = (f"{CORE}.worker_start",)
"""Started by their path, never imported."""
PLANTED: list[tuple[Rule, dict[str, str], str]] = [
    (rules.broken_layers, {f"{CORE}.raster": "def f():\n    from qgis.core import QgsProject"}, "plain Python"),
    (rules.broken_layers, {f"{CORE}.raster": "import osgeo.gdal"}, "plain Python"),
    (
        rules.broken_layers,
        {f"{CORE}.raster": "from ..processing import base", "dl4eo_qgis.processing.base": ""},
        "plain",
    ),
    (rules.broken_layers, {"dl4eo_qgis.processing.base": "from ..core.raster import read"}, "runs in the worker"),
    (rules.broken_layers, {"dl4eo_qgis.processing.base": "from ..core import pipeline"}, "runs in the worker"),
    (rules.broken_layers, {"dl4eo_qgis.processing.base": "from ..gui.dock import Dock"}, "only plugin.py"),
    (rules.broken_layers, {"dl4eo_qgis.paths": "import dl4eo_qgis.gui"}, "only plugin.py"),
    (rules.broken_layers, {"dl4eo_qgis.processing.base": "from dl4eo_qgis.plugin import Plugin"}, "does not know"),
    (rules.broken_layers, {"dl4eo_qgis.plugin": "from PyQt5.QtCore import Qt"}, "qgis.PyQt"),
    (rules.qgis_on_import, {"dl4eo_qgis": "from .plugin import Plugin", "dl4eo_qgis.plugin": ""}, "without QGIS"),
    (rules.qgis_on_import, {"dl4eo_qgis.paths": "from qgis.core import QgsApplication"}, "without QGIS"),
    (
        rules.stages_that_meet,
        {f"{CORE}.stages.tile": "from . import select", f"{CORE}.stages.select": "", f"{CORE}.stages": ""},
        "pipeline.py knows",
    ),
    (rules.stages_that_meet, {f"{CORE}.stages.tile": "from .select import select_scenes"}, "pipeline.py knows"),
    (rules.wrong_importers, {f"{CORE}.warp": "import rasterio.warp"}, f"only {CORE}.raster"),
    (rules.wrong_importers, {f"{CORE}.vector": "def f():\n    from rasterio import open"}, f"only {CORE}.raster"),
    (rules.wrong_importers, {f"{CORE}.stages.label": "import geopandas as gpd"}, f"only {CORE}.vector"),
    (rules.wrong_importers, {f"{CORE}.pipeline": "def f():\n    import distributed"}, f"only {CORE}.executors.dask"),
    (rules.heavy_values, {f"{CORE}.grid": "from shapely import box"}, "standard library"),
    (rules.heavy_values, {f"{CORE}.grid": "from .raster import read"}, "standard library"),
    (rules.circles, {f"{CORE}.a": "from .b import x", f"{CORE}.b": "def f():\n    from . import a"}, "a -> "),
    (rules.broad_handlers, {f"{CORE}.a": "try:\n    f()\nexcept Exception as e:\n    g()"}, "catches everything"),
    (
        rules.broad_handlers,
        {f"{CORE}.a": "try:\n    f()\nexcept (OSError, BaseException):\n    g()"},
        "catches everything",
    ),
    (rules.broad_handlers, {f"{CORE}.a": "try:\n    f()\nexcept:\n    g()"}, "catches everything"),
    (rules.broad_handlers, {f"{CORE}.a": "try:\n    f()\nexcept OSError:\n    pass"}, "empty handler"),
    (rules.long_modules, {f"{CORE}.a": "x = 1\n" * 401}, "401 lines"),
    (rules.prints, {f"{CORE}.a": "def f():\n    print('x')"}, "print"),
    (rules.registering_decorators, {f"{CORE}.labels.a": "@register('a')\ndef f(): ..."}, "into the table"),
    (rules.missing_tables, dict.fromkeys(rules.TABLES, "TABLE = make_table()"), "a dict in capitals"),
]
RULES = list(dict.fromkeys(rule for rule, _, _ in PLANTED))


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """Return the package's modules."""
    return rules.read_sources(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_holds(rule: Rule, sources: dict[str, str]) -> None:
    assert rule(sources) == []


@pytest.mark.parametrize(("rule", "planted", "said"), PLANTED, ids=[rule.__name__ for rule, _, _ in PLANTED])
def test_rule_sees_a_planted_fault(rule: Rule, planted: dict[str, str], said: str) -> None:
    assert any(said in fault for fault in rule(planted))


def test_what_the_rules_allow() -> None:
    allowed = {
        "dl4eo_qgis": "def classFactory(iface):\n    from .plugin import Plugin\n    return Plugin(iface)",
        "dl4eo_qgis.plugin": "from qgis.PyQt.QtCore import Qt\nfrom .gui import dock",
        "dl4eo_qgis.gui": "",
        "dl4eo_qgis.gui.dock": "from ..processing import base",
        "dl4eo_qgis.processing": "",
        "dl4eo_qgis.processing.base": "from qgis.core import QgsProcessing\nfrom ..core.recipe import Recipe",
        CORE: "",
        f"{CORE}.recipe": "from typing import Any\nimport numpy as np\nfrom .errors import RecipeError",
        f"{CORE}.errors": "",
        f"{CORE}.raster": "import rasterio\nfrom .errors import ReadError",
        f"{CORE}.pipeline": "from .stages import tile\nfrom .stages.select import select_scenes",
        f"{CORE}.stages": "",
        f"{CORE}.stages.select": "from ..raster import read",
        f"{CORE}.stages.tile": "try:\n    f()\nexcept (OSError, ValueError) as error:\n    raise X from error",
    }
    assert [fault for rule in RULES if rule is not rules.missing_tables for fault in rule(allowed)] == []


def test_sources_are_found(sources: dict[str, str]) -> None:
    assert {"dl4eo_qgis", CORE, f"{CORE}.recipe", f"{CORE}.stages"} <= set(sources)


BLOCKER = """
import importlib, socket, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if {blocked}:
            raise ImportError(f"{{name}} is blocked")

def no_network(*args):
    raise OSError("no network at import")

sys.meta_path.insert(0, Blocker())
socket.socket.connect = socket.getaddrinfo = no_network
sys.path.insert(0, sys.argv[1])
for name in sys.argv[2:]:
    importlib.import_module(name)
"""
WITHOUT_QGIS = BLOCKER.format(blocked=f"name.split('.')[0] in {set(rules.QT_SIDE)}")
STANDARD_LIBRARY = BLOCKER.format(
    blocked="name.split('.')[0] not in {*sys.stdlib_module_names, 'numpy', 'dl4eo_qgis', 'sitecustomize'}"
)


def import_afresh(program: str, folder: Path, *modules: str) -> subprocess.CompletedProcess[str]:
    """Import modules in a new interpreter, one after the other."""
    command = [sys.executable, "-I", "-c", program, str(folder), *modules]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=folder)


def test_the_core_imports_where_qgis_cannot_be(sources: dict[str, str]) -> None:
    core = [name for name in sorted(sources) if f"{name}.".startswith(CORE + ".") and name not in PROGRAMS]
    done = import_afresh(WITHOUT_QGIS, ROOT, *core)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_shared_values_import_with_the_standard_library_and_numpy() -> None:
    done = import_afresh(STANDARD_LIBRARY, ROOT, *rules.SHARED_VALUES)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(("program", "module"), [(WITHOUT_QGIS, "qgis.core"), (STANDARD_LIBRARY, "shapely")])
def test_a_blocked_import_fails(program: str, module: str, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(f"import {module}\n", encoding="utf-8")
    program = program.replace("'sitecustomize'", "'planted'")
    done = import_afresh(program, tmp_path, "planted")
    assert done.returncode == 1
    assert "is blocked" in done.stderr
