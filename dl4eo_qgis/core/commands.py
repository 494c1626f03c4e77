"""What the worker can be asked for: one function a command, JSON values in and out."""

from __future__ import annotations

import ctypes
import importlib.metadata
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from .errors import Dl4eoError
from .progress import Progress

Command = Callable[[dict[str, Any], Progress], dict[str, Any]]


def versions(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Return which Python this is, how many packages it has, and the versions of those that the core stands on."""
    from .. import paths

    names = ("numpy", "rasterio", "geopandas", "shapely", "pyproj", "pystac-client", "planetary-computer", "spyndex")
    installed = {d.metadata["Name"].lower(): d.version for d in importlib.metadata.distributions()}
    found = {name: installed[name] for name in names if name in installed}
    python = ".".join(map(str, sys.version_info[:3]))
    told = {"python": python, "executable": sys.executable, "dl4eo": paths.version()}
    return {**told, "packages": found, "count": len(installed)}


def selftest(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
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


def build(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Make the dataset of a recipe; return where it is and what it counts."""
    from .pipeline import build as build_dataset
    from .recipe import Recipe

    made = build_dataset(Recipe.from_dict(args["recipe"]), progress)
    return {
        "folder": str(made.folder),
        "dataset": str(made.folder / "dataset.json"),
        "gpkg": str(made.folder / "dataset.gpkg"),
        "counts": made.counts,
        "bands": list(made.bands),
        "warnings": list(made.warnings),
    }


def plan(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Tell what the dataset of a recipe would be and cost; return a table, numbers, and a layer where one is wanted."""
    from .estimate import write_plan

    return write_plan(args, progress)


def decide(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Judge and deal the samples of a dataset by other rules; return where it is, what it counts and what it leaks.

    ``args``: dataset (its folder, or dataset.json in it), qc and split (those keys that change), verdicts (of people:
    sample_id, review, perhaps note) or the path of a text file of verdicts.
    """
    from pathlib import Path

    from .dataset import HEADER, REPORT, TABLE
    from .redo import decide as decide_anew
    from .review import read_verdicts

    verdicts = args.get("verdicts", ())
    if isinstance(verdicts, str):
        verdicts = read_verdicts(Path(verdicts))
    done = decide_anew(Path(args["dataset"]), args.get("qc", {}), args.get("split", {}), progress, verdicts)
    report = done.folder / REPORT
    return {
        "folder": str(done.folder),
        "dataset": str(done.folder / HEADER),
        "gpkg": str(done.folder / TABLE),
        "report": str(report) if report.exists() else "",
        "changed": done.changed,
        "moved": done.moved,
        "review": done.header.get("review", {}),
        "counts": done.header["counts"],
        "splits": done.header["splits"],
        "leaks": done.header.get("leaks", {}),
        "warnings": list(done.header["warnings"]),
    }


def describe(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write stats.json of a dataset; return its path, the samples at its top, and its numbers as rows."""
    from .described import describe_dataset

    return describe_dataset(args, progress)


def search(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the scenes of a catalogue that match an AOI and dates as a layer; return path, layer and count."""
    from .explore import write_scenes

    return write_scenes(args, progress)


def grid(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the chips of an AOI as a layer; return path, layer and count."""
    from .explore import write_chips

    return write_chips(args, progress)


def rasterise(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write labels as rasters on the grid of another; return the files and what was counted."""
    from .rasterise import rasterise_labels

    return rasterise_labels(args, progress)


def check_chips(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write chips of a layer with what rasters give: measures, status, reason; return path, layer and counts."""
    from .stepwise.check import check_chips as check

    return check(args, progress)


def split_chips(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write chips of a layer with their splits; return path, layer and counts."""
    from .stepwise.split import split_chips as split

    return split(args, progress)


def export_chips(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Make a dataset of chips of a layer and rasters; return where it is and what it counts."""
    from .stepwise.export import export_chips as export_them

    return export_them(args, progress)


def select(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the scenes of a layer that a stack is to be made of; return path, layer, coverage, dates."""
    from .stepwise.choose import select_scenes

    return select_scenes(args, progress)


def stack(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write all bands of one date as a raster; return its files, bands and date."""
    from .stepwise.stack import build_stack

    return build_stack(args, progress)


def indices(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write a raster with spectral indices; return its file and bands."""
    from .stepwise.more_indices import add_indices

    return add_indices(args, progress)


def index(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write an item collection of rasters on disk; return its path, count, bands and days."""
    from .catalogues.local_index import write_index
    from .local_request import LocalRequest
    from .typed import build as build_value

    return write_index(build_value(LocalRequest, args, "index"), progress)


def validate(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Audit a dataset's folder; return what is wrong with it, and the layer of problems where one is asked for."""
    from .audit import validate as validate_dataset

    return validate_dataset(args, progress)


def export(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write a dataset in another form into a new folder; return its files."""
    from pathlib import Path

    from .exports import export as export_dataset

    folder = Path(args["dataset"]).absolute()
    folder = folder if folder.is_dir() else folder.parent
    files = export_dataset(folder, args["format"], Path(args["output"]).absolute(), progress)
    return {"folder": str(Path(args["output"]).absolute()), "files": [p.name for p in files]}


def demo(args: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the simulated world; return its catalogue, AOI, labels and dates."""
    from pathlib import Path

    from .demo import write_world

    world = write_world(Path(args["folder"]), int(args["seed"]), progress)
    return {
        "catalogue": str(world.catalogue),
        "aoi": str(world.aoi),
        "labels": str(world.labels),
        "start": world.start,
        "end": world.end,
    }


COMMANDS: dict[str, Command] = {
    "versions": versions,
    "build": build,
    "plan": plan,
    "decide": decide,
    "describe": describe,
    "search": search,
    "grid": grid,
    "select": select,
    "stack": stack,
    "indices": indices,
    "rasterise": rasterise,
    "check_chips": check_chips,
    "split_chips": split_chips,
    "export_chips": export_chips,
    "index": index,
    "validate": validate,
    "export": export,
    "demo": demo,
}

if os.environ.get("DL4EO_TEST_COMMANDS") == "1":
    COMMANDS["selftest"] = selftest
