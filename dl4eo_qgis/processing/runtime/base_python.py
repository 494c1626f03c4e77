"""Which Python an environment of the plugin's own can be made from.

``sys.executable`` misleads: inside QGIS it names QGIS itself (Windows, macOS) or another Python (Linux).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import Dict, List, Optional, Tuple

from qgis.core import QgsApplication, QgsProcessingException

from ..tr import tr
from .environment import clean_environment

OLDEST = (3, 10)
"""The core's."""
CANDIDATES: Dict[str, Tuple[str, ...]] = {
    "linux": ("/usr/bin/python3", "python3", "python3.13", "python3.12", "python3.11", "python3.10"),
    "win32": (
        "{prefix}/python.exe", "{prefix}/python3.exe", "{program}/python.exe", "{program}/python3.exe", "python.exe",
        "py.exe",
    ),
    "darwin": (
        "{prefix}/bin/python3", "{program}/bin/python3", "{program}/python3", "/opt/homebrew/bin/python3",
        "/usr/local/bin/python3", "/Library/Frameworks/Python.framework/Versions/Current/bin/python3", "python3",
    ),
}  # fmt: skip
"""By platform; the first that will do is taken. Bare names are looked for on PATH.

``{prefix}`` is where QGIS' Python lies, ``{program}`` the folder of QGIS' own program. On macOS ``/usr/bin/python3``
may only open an installer, so it is not asked.
"""
OTHERWISE = "linux"
PROBE = "import sys, venv, ensurepip; print('.'.join(map(str, sys.version_info[:3])))"
PROBE_TIMEOUT_S = 30


def base_python(named: str = "") -> Tuple[str, str]:
    """Return the path and the version of a Python that can make environments; ``named`` is the only one tried.

    Raises QgsProcessingException that tells what was tried.
    """
    tried = []
    for path in [named] if named else candidates():
        version = _version(path)
        if version and tuple(map(int, version.split(".")[:2])) >= OLDEST:
            return path, version
        tried.append(f"{path} ({version or tr('does not start, or lacks venv and ensurepip')})")
    text = tr(
        "No Python was found that an environment can be made from: version {oldest} or newer is wanted, with venv and "
        "ensurepip (on Debian and Ubuntu the package python3-venv). Install one and name it in BASE_PYTHON. Tried: "
        "{tried}."
    )
    oldest = ".".join(map(str, OLDEST))
    raise QgsProcessingException(text.format(oldest=oldest, tried=", ".join(tried) or tr("none")))


def candidates(platform: str = sys.platform) -> List[str]:
    """Return the Pythons of the table that are there, each once."""
    places = {"prefix": sys.base_prefix, "program": QgsApplication.applicationDirPath()}
    found: List[str] = []
    for template in CANDIDATES.get(platform, CANDIDATES[OTHERWISE]):
        path: Optional[str] = template.format(**places)
        if not os.path.isabs(str(path)):
            path = shutil.which(str(path))
        if path and os.path.exists(path) and path not in found:
            found.append(path)
    return found


def _version(python: str) -> str:
    """Return a Python's version like 3.11.2; empty where it cannot make environments."""
    try:
        done = subprocess.run(
            [python, "-E", "-s", "-c", PROBE],
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            timeout=PROBE_TIMEOUT_S,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
