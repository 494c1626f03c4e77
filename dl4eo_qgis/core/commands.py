"""What the worker can be asked for: one function a command, JSON values in and out."""
from __future__ import annotations

import ctypes
import importlib.metadata
import os
import sys
import time
from typing import Any, Callable, Dict

from .errors import Dl4eoError
from .progress import Progress

Command = Callable[[Dict[str, Any], Progress], Dict[str, Any]]


def versions(args: Dict[str, Any], progress: Progress) -> Dict[str, Any]:
    """Return which Python this is, and the versions of what the core stands on."""
    from .. import paths

    names = ("numpy", "rasterio", "geopandas", "shapely", "pyproj", "pystac-client", "planetary-computer", "spyndex")
    found: Dict[str, str] = {}
    for name in names:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    python = ".".join(map(str, sys.version_info[:3]))
    return {"python": python, "executable": sys.executable, "dl4eo": paths.version(), "packages": found}


def selftest(args: Dict[str, Any], progress: Progress) -> Dict[str, Any]:
    """Misbehave as asked; only with DL4EO_TEST_COMMANDS=1, for the tests of the seam."""
    do, seconds = args["do"], float(args.get("seconds", 0))
    progress.report(0, 1, f"selftest {do}")
    if do == "segfault":
        sys.stderr.write("about to crash\n")
        sys.stderr.flush()
        ctypes.string_at(0)
    elif do == "raise":
        raise ValueError("selftest")
    elif do == "error":
        raise Dl4eoError("Nothing was found.", "Look elsewhere.")
    elif do == "print":
        os.write(1, b"a stray line\n")
    elif do == "sleep":
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            progress.check()
            time.sleep(0.05)
    elif do == "hang":
        time.sleep(seconds)
    progress.report(1, 1, "done")
    return {"do": do, "echo": args}


COMMANDS: Dict[str, Command] = {
    "versions": versions,
}

if os.environ.get("DL4EO_TEST_COMMANDS") == "1":
    COMMANDS["selftest"] = selftest
