"""Which Python runs the core. Never QGIS' own process: pip wheels in it corrupt memory."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Dict, List

from qgis.core import QgsApplication, QgsProcessingException, QgsSettings

from .. import paths
from .tr import tr

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


def worker_python() -> str:
    """Return the Python that is to run the core; raises QgsProcessingException that says what to do where none is."""
    named = os.environ.get(NAME) or str(QgsSettings().value(SETTING, "") or "")
    if named:
        found = shutil.which(os.path.expanduser(named))
        if found is None:
            raise QgsProcessingException(
                tr(
                    "{name} (environment variable or Processing option) names {path}, which is no program. {hint}"
                ).format(name=NAME, path=named, hint=advice())
            )
        return found
    own = own_python()
    if own.exists():
        return str(own)
    for candidate in _system_pythons():
        if _can_run_core(candidate):
            return candidate
    raise QgsProcessingException(
        tr("No Python with rasterio, geopandas and pystac-client was found to read and write the data. {hint}").format(
            hint=advice()
        )
    )


def own_folder() -> Path:
    """Return the plugin's own environment in the user's profile, there or not."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "dl4eo_qgis" / "venv"


def own_python() -> Path:
    """Return the Python of the plugin's own environment, there or not."""
    return own_folder() / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def advice() -> str:
    """Return what to type to get a Python that can run the core."""
    folder = own_folder()
    pip = own_python().with_name("pip.exe" if os.name == "nt" else "pip")
    text = tr(
        'Make one with: python3 -m venv "{folder}" && "{pip}" install --require-hashes -r "{list}" '
        "- or name one in {name}."
    )
    return text.format(folder=folder, pip=pip, list=paths.shipped("requirements.txt"), name=NAME)


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
def _can_run_core(python: str) -> bool:
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
