"""Which Python runs the core. Never QGIS' own process: pip wheels in it corrupt memory."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Optional

from qgis.core import QgsApplication, QgsProcessingException, QgsSettings

from ... import paths
from ..tr import tr

NAME = "DL4EO_PYTHON"
"""Of the environment variable and of the Processing option."""
SETTING = f"Processing/Configuration/{NAME}"
STRIPPED = (
    "PYTHONHOME", "PYTHONPATH", "PYTHONEXECUTABLE", "PYTHONSTARTUP", "PROJ_DATA", "PROJ_LIB", "GDAL_DATA",
    "GDAL_DRIVER_PATH", "LD_LIBRARY_PATH", "LD_PRELOAD", "QT_PLUGIN_PATH", "VIRTUAL_ENV",
)  # fmt: skip
"""Variables that would point the worker's libraries at QGIS' files."""
PROBE = "import sys; assert sys.version_info >= (3, 10); import rasterio, geopandas, pystac_client"
PROBE_TIMEOUT_S = 60


def clean_environment() -> Dict[str, str]:
    """Return this process' environment without what would mislead another Python."""
    return {name: value for name, value in os.environ.items() if name not in STRIPPED}


@dataclass(frozen=True)
class Chosen:
    """The Python that runs the core."""

    path: str
    why: str
    """Where it comes from, in the user's words."""


def worker_python() -> str:
    """Return the Python that is to run the core; raises QgsProcessingException that says what to do where none is."""
    return chosen_python().path


def chosen_python() -> Chosen:
    """Return the Python that is to run the core, and why; raises QgsProcessingException where none is."""
    quickly = without_probing()
    if quickly is not None:
        return quickly
    for candidate in _system_pythons():
        if can_run_core(candidate):
            return Chosen(candidate, tr("a Python of the system that has the packages"))
    raise QgsProcessingException(
        tr("No Python with rasterio, geopandas and pystac-client was found to read and write the data. {hint}").format(
            hint=advice()
        )
    )


def without_probing() -> Optional[Chosen]:
    """Return the Python that is named, else the plugin's own; None where only trying others would tell, which is slow.

    Raises QgsProcessingException where the named one is no program.
    """
    named = os.environ.get(NAME) or str(QgsSettings().value(SETTING, "") or "")
    if named:
        found = shutil.which(os.path.expanduser(named))
        if found is None:
            raise QgsProcessingException(
                tr(
                    "{name} (environment variable or Processing option) names {path}, which is no program. {hint}"
                ).format(name=NAME, path=named, hint=advice())
            )
        return Chosen(found, tr("named by {name} (environment variable or Processing option)").format(name=NAME))
    own = own_python()
    return Chosen(str(own), tr("the plugin's own environment")) if own.exists() else None


def own_folder() -> Path:
    """Return the plugin's own environment in the user's profile, there or not."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "dl4eo_qgis" / "venv"


def own_python() -> Path:
    """Return the Python of the plugin's own environment, there or not."""
    return python_of(own_folder())


def python_of(folder: Path) -> Path:
    """Return the Python of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def advice() -> str:
    """Return what to do to get a Python that can run the core."""
    text = tr(
        'Run "Set up environment" (dl4eo:setupenvironment, in the toolbox under Set-up), which makes one in your '
        'profile. Or make it by hand: python3 -m venv "{folder}" && "{python}" -m pip install --require-hashes '
        '-r "{list}" - or name one in {name}.'
    )
    return text.format(folder=own_folder(), python=own_python(), list=paths.shipped("requirements.txt"), name=NAME)


def _system_pythons() -> List[str]:
    """Return the system's Pythons, the distribution's first; on Windows and macOS not the one inside QGIS."""
    found = [p for p in ("/usr/bin/python3", shutil.which("python3"), shutil.which("python")) if p]
    usable = [p for p in found if Path(p).exists() and not _is_inside_qgis(p)]
    return list(dict.fromkeys(usable))


def _is_inside_qgis(python: str) -> bool:
    if not (os.name == "nt" or sys.platform == "darwin"):
        return False
    return Path(sys.prefix).resolve() in Path(python).resolve().parents


@functools.cache
def can_run_core(python: str) -> bool:
    """Return whether the core's packages import in a Python of the system; asked once, for it takes a second."""
    return runs_core(python)


def runs_core(python: str) -> bool:
    """Return whether the core's packages import there."""
    try:
        probe = subprocess.run(
            [python, "-E", "-s", "-c", PROBE],
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PROBE_TIMEOUT_S,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return probe.returncode == 0
