"""The commands that are measured: the plugin's engine and its peers."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from .items import dates_between, scene_items, write_collection
from .measure import Entry
from .places import CORE_PYTHON, DATA, HARNESS, SHARED, WORK, Square

WRITER = "gtiff_zstd1"
"""The shared runners' name of what the plugin writes: ZSTD 1, predictor 3, one strip a band."""
PEERS = {"odc": "odc-stac", "stackstac": "stackstac", "gdal_cli": "GDAL's command line tools"}


def ours(mode: str, recipe: Path, name: str = "") -> Entry:
    """Return the entry of the plugin's engine; ``job`` is the whole program as users start it."""
    program = ["dl4eo_qgis.core", "build"] if mode == "job" else ["benchmarks.ours", mode]
    command = [str(CORE_PYTHON), "-m", *program, str(recipe)]
    out = Path(json.loads(recipe.read_text(encoding="utf-8"))["output"]["folder"])
    return Entry(name or f"dl4eo_qgis {mode}", command, out=out)


def recipe_for(square: Square, base: str, dates: int = 1, **changes: Any) -> Path:
    """Write the recipe (and the item collection) of a square; returns its path."""
    folder = WORK / f"{square.key}-{dates}"
    catalogue = write_collection(folder / "items.json", scene_items(DATA, base, dates))
    start, end = dates_between(dates)
    area = DATA / square.key
    return write_recipe(
        folder,
        {
            "aoi": {"path": str(area / "aoi.shp")},
            "labels": {"path": str(area / "labels.gpkg")},
            "time": {"start": start, "end": end},
            "catalogue": {"optical": str(catalogue)},
            "select": {"method": "every" if dates > 1 else "clearest"},
            **changes,
        },
    )


def write_recipe(folder: Path, sections: dict[str, Any]) -> Path:
    """Write a recipe whose dataset lies beside it."""
    path = folder / "recipe.json"
    document = {"dl4eo": 1, **sections, "output": {"folder": str(folder / "dataset")}}
    path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    return path


def reader(name: str, square: Square, base: str) -> Entry:
    """Return a peer that reads a square into memory."""
    return _shared(name, square, base) if SHARED.is_dir() else _own(name, square, base)


def maker(name: str, square: Square, base: str) -> Entry:
    """Return a peer that reads a square and writes its chips and masks."""
    out = WORK / f"chips-{name}"
    if name == "dl4eo":
        command = [sys.executable, str(HARNESS / "dl4eo_local.py")]
        command += ["--aoi", square.key, "--base", base, "--out", str(out)]
        return Entry(name, command, cwd=HARNESS, out=out)
    if SHARED.is_dir():
        return _shared(name, square, base, out)
    return _own(name, square, base, out)


def _shared(name: str, square: Square, base: str, out: Path | None = None) -> Entry:
    command = [sys.executable, "-m", "peers", name, "--aoi", square.key, "--base", base]
    command += ["--chips", str(out), "--fmt", WRITER] if out else []
    return Entry(name, command, cwd=HARNESS, out=out)


def _own(name: str, square: Square, base: str, out: Path | None = None) -> Entry:
    command = [sys.executable, "-m", f"benchmarks.peers.{name}", square.key, base]
    return Entry(name, [*command, str(out)] if out else command, out=out)


def missing(name: str) -> str:
    """Return why a peer cannot run here; empty where it can."""
    if name == "gdal_cli" and not shutil.which("gdalwarp"):
        return "gdalwarp and gdal_translate are not installed"
    if not SHARED.is_dir() and name not in PEERS:
        return "its runner is part of ../shared/bench"
    return ""
