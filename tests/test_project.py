"""The project's own files agree with each other, and the plugin's zip is what QGIS takes."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture import imports_of, read_sources
from tests.paths import ROOT

PINNED = sorted(path.name for path in ROOT.glob("requirements*.txt"))
DEPENDENCY = re.compile(r'^ *"?([A-Za-z0-9._-]+)((?:>=|==|<)[0-9.]+)', re.MULTILINE)


def read(name: str) -> str:
    """Return a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, start: str, end: str) -> str:
    """Return what stands between two texts."""
    return text.split(start, 1)[1].split(end, 1)[0]


def metadata() -> configparser.SectionProxy:
    """Return metadata.txt as QGIS reads it."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


def test_the_worker_gets_what_pyproject_names() -> None:
    named = section(read("pyproject.toml"), "\ndependencies = [", "\n]")
    assert DEPENDENCY.findall(read("requirements.in")) == DEPENDENCY.findall(named) != []


def test_each_dependency_has_its_sentence() -> None:
    named = section(read("pyproject.toml"), "\ndependencies = [", "\n]")
    assert len(re.findall(r"# [\w/., ]+: \w+", named)) == len(DEPENDENCY.findall(named))


def test_modules_named_as_importers_are_there() -> None:
    named = section(read("pyproject.toml"), "\ndependencies = [", "\n]")
    files = re.findall(r"\b[\w/]+\.py\b", named)
    assert [name for name in files if not (ROOT / "dl4eo_qgis" / "core" / name).is_file()] == []


def test_the_core_imports_only_what_is_named() -> None:
    named = {name for part in ("", "-dask", "-torch") for name, _ in DEPENDENCY.findall(read(f"requirements{part}.in"))}
    known = named | {name.replace("_", "-") for name in sys.stdlib_module_names}
    imports = [found for found in imports_of(read_sources(ROOT)) if found.importer.startswith("dl4eo_qgis.core")]
    foreign = [found for found in imports if not found.is_of("dl4eo_qgis")]
    assert [str(each) for each in foreign if each.target.split(".")[0].replace("_", "-") not in known] == []


@pytest.mark.parametrize("name", PINNED)
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    joined = read(name).replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not line.strip().startswith("#")]
    assert lines
    assert [line for line in lines if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


@pytest.mark.parametrize("name", PINNED)
def test_requirements_name_no_place(name: str) -> None:
    assert re.findall(r"https?://|file:|--index|--find-links|^/", read(name), re.MULTILINE) == []


def test_one_version() -> None:
    version = re.search(r'^version = "(.+)"$', read("pyproject.toml"), re.MULTILINE)
    assert version is not None
    assert metadata()["version"] == version[1]
    assert f"## [{version[1]}]" in read("CHANGELOG.md")


def test_metadata_says_what_qgis_must_know() -> None:
    found = metadata()
    assert found["qgisMinimumVersion"] == "3.22"
    assert found["qgisMaximumVersion"] == "4.99"
    assert found["hasProcessingProvider"] == "yes"
    assert found["supportsQt6"] == "yes"
    assert found["license"] == "GPL-2.0-or-later"
    assert (ROOT / found["icon"]).is_file()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the installable zip, made in a folder whose name has a space."""
    return make(tmp_path_factory.mktemp("a folder") / "dl4eo_qgis.zip")


def make(target: Path) -> Path:
    """Run tools/package.py."""
    subprocess.run([sys.executable, str(ROOT / "tools" / "package.py"), "zip", str(target)], check=True, timeout=60)
    return target


def test_package_is_one_folder_with_what_qgis_wants(package: Path) -> None:
    names = zipfile.ZipFile(package).namelist()
    assert {name.split("/")[0] for name in names} == {"dl4eo_qgis"}
    wanted = (
        "metadata.txt",
        "LICENSE",
        "requirements.txt",
        "requirements-dask.txt",
        "__init__.py",
        "core/recipe/__init__.py",
        "i18n/dl4eo_de.qm",
        "resources/icons/plugin.svg",
    )
    assert {f"dl4eo_qgis/{name}" for name in wanted} <= set(names)


def test_package_leaves_out_what_does_not_belong(package: Path) -> None:
    names = zipfile.ZipFile(package).namelist()
    assert [name for name in names if re.search(r"__pycache__|/tests?/|\.(pyc|so|pyd|dll|exe|whl|zip)$", name)] == []
    assert package.stat().st_size < 25 * 1024 * 1024


def test_package_has_the_same_bytes_again(package: Path, tmp_path: Path) -> None:
    assert make(tmp_path / "again.zip").read_bytes() == package.read_bytes()


def test_linked_plugin_is_whole_and_follows_the_sources(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "package.py"), "link", str(tmp_path / "a folder")]
    plugin = tmp_path / "a folder" / "dl4eo_qgis"
    subprocess.run(command, check=True, timeout=60)
    (plugin / "gone.py").symlink_to("nowhere.py")
    subprocess.run(command, check=True, timeout=60)
    assert not (plugin / "gone.py").is_symlink()
    assert (plugin / "metadata.txt").resolve() == ROOT / "metadata.txt"
    assert (plugin / "core").resolve() == ROOT / "dl4eo_qgis" / "core"
