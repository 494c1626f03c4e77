"""Where tests find things: standard library only, so that every environment can import it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The repository."""
PLUGIN = ROOT / "build" / "plugins" / "dl4eo_qgis"
"""The plugin as QGIS sees it, made by `make plugin`."""
_OWN = ROOT / ".venv-core" / "bin" / "python"
CORE_PYTHON = _OWN if _OWN.exists() else Path("/usr/bin/python3")
"""The worker's Python: where `make setup` made none (as for `make test-matrix`), the system's."""
SERVERS_BIN = ROOT / ".venv-servers" / "bin"
"""Programs of the STAC servers: pypgstac, rustac, uvicorn."""
QGIS_PROCESS = ROOT / "tools" / "qgis_process.sh"
"""Runs qgis_process with the plugin, the profile and the worker of this checkout; takes the process' place (exec)."""


def shared_data() -> Path:
    """Return where the real data should be: $DL4EO_SHARED, or shared/data/real beside the repository."""
    named = os.environ.get("DL4EO_SHARED")
    return Path(named) if named else ROOT.parent / "shared" / "data" / "real"


def shared_data_missing() -> str:
    """Return why tests on real data are skipped, or an empty text where it is there."""
    folder = shared_data()
    if (folder / "catalogs").is_dir():
        return ""
    return f"no real data in {folder}; set DL4EO_SHARED to its folder"
