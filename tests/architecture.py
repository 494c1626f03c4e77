"""The rules of the package's structure, as functions over source texts, so that each can be shown to fail."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "dl4eo_qgis"
QT_SIDE = frozenset({"qgis", "PyQt5", "PyQt6", "osgeo", "sip"})
SECTIONS = ("places", "images", "labels", "choice", "output", "together", "balance_text", "share_text")
RECIPE = ("recipe", *(f"recipe.{name}" for name in SECTIONS))
SHARED_VALUES = tuple(
    f"{PACKAGE}.core.{name}"
    for name in ("types", "grid", "products", "local_request", "problem_kinds", *RECIPE, "typed", "errors", "progress")
)
"""The modules of the core that QGIS' Python imports too."""
ONLY_IMPORTERS = {
    "rasterio": (f"{PACKAGE}.core.raster",),
    "geopandas": (f"{PACKAGE}.core.vector",),
    "pyogrio": (f"{PACKAGE}.core.vector",),
    "fiona": (),
    "distributed": (f"{PACKAGE}.core.executors.dask_cluster",),
    "torch": (f"{PACKAGE}.core.torch_dataset",),
    "torchgeo": (f"{PACKAGE}.core.torch_dataset",),
}
"""A package and the modules that may import it."""
TABLES = tuple(
    f"{PACKAGE}.core.{name}" for name in ("sources", "products", "labels", "formats", "executors", "indices")
)
"""Modules that hold a table: one dict that a reader finds at the top level."""
MAX_LINES = 400

Sources = Mapping[str, str]
"""Module name (packages without ``__init__``) to source text."""


@dataclass(frozen=True)
class Import:
    """One imported module."""

    importer: str
    target: str
    """The module as Python resolves it: absolute, and the submodule where ``from package import submodule`` says so."""
    line: int
    at_top: bool
    """Done when the importer is imported; not inside a function or for type checkers only."""

    def __str__(self) -> str:
        return f"{self.importer}, line {self.line}: imports {self.target}"

    def is_of(self, package: str) -> bool:
        """Say whether the target is ``package`` or inside it."""
        return self.target == package or self.target.startswith(package + ".")


def read_sources(root: Path) -> dict[str, str]:
    """Return the package's modules in a repository, by name."""
    sources = {}
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        sources[name] = path.read_text(encoding="utf-8")
    return sources


def packages_of(sources: Sources) -> set[str]:
    """Return the names that are packages: those with modules inside."""
    return {name.rpartition(".")[0] for name in sources} | {PACKAGE}


def imports_of(sources: Sources) -> list[Import]:
    """Return every import of every module."""
    return [found for name in sources for found in _imports(name, sources)]


def _imports(name: str, sources: Sources) -> Iterator[Import]:
    packages = packages_of(sources)
    tree = ast.parse(sources[name])
    later = _lines_run_later(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, name, name in packages)
            names = [f"{base}.{alias.name}" for alias in node.names]
            targets = [each if each in sources or each in packages else base for each in names]
        else:
            continue
        for target in dict.fromkeys(targets):
            yield Import(name, target, node.lineno, node.lineno not in later)


def _absolute(node: ast.ImportFrom, importer: str, is_package: bool) -> str:
    """Return the module that ``from ... import`` names."""
    if not node.level:
        return node.module or ""
    parts = importer.split(".")
    kept = parts[: len(parts) - node.level + is_package]
    return ".".join([*kept, *([node.module] if node.module else [])])


def _lines_run_later(tree: ast.Module) -> set[int]:
    """Return the lines inside functions and inside ``if TYPE_CHECKING``."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        checking = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if checking or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def layer_of(module: str) -> str:
    """Return core, processing, gui or the top module's own name."""
    return module.split(".")[1] if "." in module else ""


def broken_layers(sources: Sources) -> list[str]:
    """core knows no QGIS; processing knows core's shared values; gui knows both; only plugin.py knows gui."""
    faults = []
    for found in imports_of(sources):
        layer = layer_of(found.importer)
        to = layer_of(found.target) if found.is_of(PACKAGE) else ""
        if layer == "core" and (found.target.split(".")[0] in QT_SIDE or to in ("plugin", "processing", "gui")):
            faults.append(f"{found}: the core is plain Python")
        if layer != "core" and to == "core" and found.target not in SHARED_VALUES:
            faults.append(f"{found}: QGIS' Python imports only {', '.join(SHARED_VALUES)}; the rest runs in the worker")
        if to == "gui" and layer not in ("gui", "plugin"):
            faults.append(f"{found}: only plugin.py imports gui")
        if layer == "processing" and to == "plugin":
            faults.append(f"{found}: processing does not know plugin.py")
        if found.target.split(".")[0] in ("PyQt5", "PyQt6"):
            faults.append(f"{found}: import from qgis.PyQt, which is Qt 5 and Qt 6")
    return faults


def qgis_on_import(sources: Sources) -> list[str]:
    """``import dl4eo_qgis`` works without QGIS: nothing of it at the top of __init__.py and paths.py."""
    bare = (PACKAGE, f"{PACKAGE}.paths")
    return [
        f"{found}: {PACKAGE} must be importable without QGIS"
        for found in imports_of(sources)
        if found.importer in bare and found.at_top
        if found.target.split(".")[0] in QT_SIDE or found.is_of(f"{PACKAGE}.plugin")
    ]


def stages_that_meet(sources: Sources) -> list[str]:
    """Stages never import each other, and only pipeline.py imports stages."""
    stages = f"{PACKAGE}.core.stages"
    faults = []
    for found in imports_of(sources):
        if not found.is_of(stages):
            continue
        if found.importer.startswith(stages + ".") and found.target != found.importer:
            faults.append(f"{found}: stages meet through types.py, pipeline.py knows their order")
    return faults


def wrong_importers(sources: Sources) -> list[str]:
    """Packages that open files are imported by one module each."""
    return [
        f"{found}: only {' and '.join(allowed) or 'nothing'} may"
        for found in imports_of(sources)
        for package, allowed in ONLY_IMPORTERS.items()
        if found.is_of(package) and found.importer not in allowed
    ]


def heavy_values(sources: Sources) -> list[str]:
    """The modules that both Pythons import need the standard library, numpy and each other, and nothing else."""
    light = set(sys.stdlib_module_names) | {"numpy"}
    return [
        f"{found}: standard library and numpy only"
        for found in imports_of(sources)
        if found.importer in SHARED_VALUES
        if found.target.split(".")[0] not in light and found.target not in SHARED_VALUES
    ]


def circles(sources: Sources) -> list[str]:
    """Return each circle of imports once; imports inside functions count, those for type checkers too."""
    edges: dict[str, set[str]] = {name: set() for name in sources}
    for found in imports_of(sources):
        if found.target in sources and found.target != found.importer:
            edges[found.importer].add(found.target)
    found_circles: list[str] = []
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            found_circles.append(" -> ".join([*path[path.index(name) :], name]))
            return
        if name in done:
            return
        for target in sorted(edges[name]):
            visit(target, (*path, name))
        done.add(name)

    for name in sorted(edges):
        visit(name, ())
    return found_circles


def broad_handlers(sources: Sources) -> list[str]:
    """Handlers of everything (bare, Exception, BaseException) hide faults; so do handlers that do nothing."""
    faults = []
    for name, text in sources.items():
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = ast.walk(node.type) if node.type else iter(())
            names = {each.id for each in caught if isinstance(each, ast.Name)}
            if node.type is None or names & {"Exception", "BaseException"}:
                faults.append(f"{name}, line {node.lineno}: catches everything; name what may happen")
            if all(isinstance(step, ast.Pass) for step in node.body):
                faults.append(f"{name}, line {node.lineno}: an empty handler; say so with contextlib.suppress, or act")
    return faults


def long_modules(sources: Sources) -> list[str]:
    """A module of more than MAX_LINES lines is two things."""
    counts = {name: len(text.splitlines()) for name, text in sources.items()}
    return [f"{name}: {count} lines, at most {MAX_LINES}" for name, count in counts.items() if count > MAX_LINES]


def prints(sources: Sources) -> list[str]:
    """Users get progress, developers get logging; a print would break qgis_process --json and the worker's protocol."""
    return [
        f"{name}, line {node.lineno}: print"
        for name, text in sources.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def missing_tables(sources: Sources) -> list[str]:
    """Return the modules of TABLES without a dict, written out, under a name in capitals."""
    faults = []
    for name in TABLES:
        if name not in sources:
            faults.append(f"{name}: is missing")
            continue
        values = [
            (target.id, node.value)
            for node in ast.parse(sources[name]).body
            if isinstance(node, (ast.Assign, ast.AnnAssign))
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        ]
        if not any(each.isupper() and isinstance(value, (ast.Dict, ast.DictComp)) for each, value in values):
            faults.append(f"{name}: its table should be a dict in capitals at the top level")
    return faults


def registering_decorators(sources: Sources) -> list[str]:
    """Return decorators that fill a table when a module is imported."""
    return [
        f"{name}, line {decorator.lineno}: {ast.unparse(decorator)}; write the entry into the table"
        for name, text in sources.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        for decorator in node.decorator_list
        if "register" in ast.unparse(decorator).lower()
    ]
