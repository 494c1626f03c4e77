"""``python -m dl4eo_qgis.core``: the same jobs without QGIS."""

from __future__ import annotations

import argparse
import json
import logging
import os
import re
import signal
import sys
from pathlib import Path
from typing import Any

from .commands import COMMANDS
from .errors import Cancelled, Dl4eoError, MissingPackageError
from .local_request import DATE_PATTERN
from .problem_kinds import KINDS
from .progress import Progress
from .recipe import Qc, Recipe, Split
from .redo_told import lines_of, review_line, short
from .review import VERDICTS
from .rule_arguments import add_rules, rules_of
from .worker import check_python

log = logging.getLogger("dl4eo")
EXIT_ERROR, EXIT_CANCELLED = 1, 130


def main(arguments: list[str]) -> int:
    """Run one command line; returns the exit code."""
    log.addHandler(logging.StreamHandler(sys.stderr))
    log.setLevel(logging.INFO)
    asked = _parser().parse_args(arguments)
    progress = Progress(_say)
    signal.signal(signal.SIGINT, lambda number, frame: _interrupt(progress))
    try:
        check_python()
        result = asked.run(asked, progress)
    except MissingPackageError as error:
        hint = error.hint or "Install requirements.txt, as README.md says under The worker's Python."
        log.error("%s %s", error.message, hint)
        return EXIT_ERROR
    except Dl4eoError as error:
        log.error("%s", error)
        return EXIT_ERROR
    except Cancelled:
        log.error("Cancelled; run the same command again to go on.")
        os._exit(EXIT_CANCELLED)  # threads may still wait for a server
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    return EXIT_ERROR if getattr(asked, "strict", False) and result["count"] else 0


def _interrupt(progress: Progress) -> None:
    """Ask the work to end; the second time, end at once (samples that are finished are on disk)."""
    if progress.cancelled.is_set():
        os._exit(EXIT_CANCELLED)
    progress.cancelled.set()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dl4eo_qgis.core", description="Training datasets from a recipe.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="make the dataset of a recipe, or what is missing of it")
    build.add_argument("recipe", type=Path, help="a recipe (JSON); its relative paths start at its own folder")
    build.set_defaults(run=_build)
    plan = commands.add_parser("plan", help="tell what a recipe would make, read and take, and write nothing")
    plan.add_argument("recipe", type=Path, help="as for build")
    plan.add_argument("-o", "--output", default="", help="a GeoPackage to write the chips of the plan to")
    plan.set_defaults(run=_plan)
    check = commands.add_parser("check", help="judge the samples of a dataset by other rules")
    _add_decide(check, "qc", Qc, without=("max_cloud", "max_failed"))
    split = commands.add_parser("split", help="deal the samples of a dataset to other splits")
    _add_decide(split, "split", Split)
    _add_review(
        commands.add_parser("review", help="let people's verdicts (column review) decide which samples are kept")
    )
    _add_describe(commands.add_parser("describe", help="write the statistics of a dataset (stats.json)"))
    demo = commands.add_parser("demo", help="write a small simulated catalogue with an AOI and labels")
    demo.add_argument("folder", type=Path)
    demo.add_argument("--seed", type=int, default=42)
    demo.set_defaults(run=_demo)
    _add_index(commands.add_parser("index", help="make a catalogue of rasters on disk (GeoTIFF, JPEG 2000)"))
    _add_validate(commands.add_parser("validate", help="check a dataset's folder: every file, pixel and number"))
    export = commands.add_parser("export", help="write a dataset in another form: table, lists, webdataset")
    export.add_argument("dataset", type=Path, help="its folder")
    export.add_argument("format", help="table: GeoParquet and CSV. lists: pairs of files. webdataset: tar shards.")
    export.add_argument("-o", "--output", required=True, help="a new or empty folder")
    export.set_defaults(run=_export)
    recipe = commands.add_parser("recipe", help="print a recipe with every default written out")
    recipe.set_defaults(run=lambda asked, progress: Recipe().to_dict())
    versions = commands.add_parser("versions", help="print which Python and packages are used")
    versions.set_defaults(run=lambda asked, progress: COMMANDS["versions"]({}, progress))
    return parser


def _add_review(parser: argparse.ArgumentParser) -> None:
    words = "; ".join(f"{word}: {meaning}" for word, meaning in VERDICTS.items())
    parser.add_argument("folder", type=Path, help=f"of the dataset; its own column review counts. {words}.")
    told = "a CSV file with sample_id, review and perhaps note; it goes before the dataset's own column"
    parser.add_argument("--verdicts", default="", help=told)
    parser.set_defaults(run=_review)


def _review(asked: argparse.Namespace, progress: Progress) -> object:
    given = {"verdicts": asked.verdicts} if asked.verdicts else {}
    answer = COMMANDS["decide"]({"dataset": str(asked.folder), **given}, progress)
    for line in (review_line(answer), *lines_of(answer)):
        progress.info(line)
    return short(answer)


def _add_describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="of the dataset")
    parser.add_argument("--split", default="", help="the split that a loader normalises by (default: train)")
    parser.add_argument("-o", "--output", default="", help="the file to write (default: stats.json in the dataset)")
    parser.set_defaults(run=_describe)


def _describe(asked: argparse.Namespace, progress: Progress) -> object:
    request = {"dataset": str(asked.folder), "split": asked.split, "output": asked.output}
    return COMMANDS["describe"](request, progress)


def _add_index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rasters", nargs="+", help="a folder (with what lies below it), or files")
    parser.add_argument("-o", "--output", required=True, help="the item collection (.json) to write")
    parser.add_argument("--date", default="", help="YYYY-MM-DD of all files; else by their names, else their headers")
    parser.add_argument("--date-pattern", default=DATE_PATTERN, help="regular expression that finds YYYYMMDD in a name")
    parser.add_argument("--band-pattern", default="", help="regular expression of a band's name, for one-band files")
    parser.add_argument("--bands", default="", help="names of the bands in their order, or old=new, with commas")
    for name in ("scale", "offset", "nodata"):
        parser.add_argument(f"--{name}", type=float, help="of all bands; else as each file says")
    parser.set_defaults(run=_index)


def _index(asked: argparse.Namespace, progress: Progress) -> object:
    is_folder = len(asked.rasters) == 1 and Path(asked.rasters[0]).is_dir()
    request: dict[str, object] = {
        "folder": asked.rasters[0] if is_folder else "",
        "files": [] if is_folder else asked.rasters,
        "output": asked.output,
        "date": asked.date,
        "date_pattern": asked.date_pattern,
        "band_pattern": asked.band_pattern,
        "bands": [word for word in re.split(r"[,;\s]+", asked.bands.lower()) if word],
    }
    numbers = {name: getattr(asked, name) for name in ("scale", "offset", "nodata")}
    request |= {name: [value] for name, value in numbers.items() if value is not None}
    return COMMANDS["index"](request, progress)


def _add_validate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="the dataset's folder, or its dataset.json")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where there is a problem")
    parser.add_argument("-o", "--output", default="", help="a GeoPackage to write the problems to, with their chips")
    kinds = "; ".join(f"{kind}: {meaning.rstrip('.')}" for kind, meaning in KINDS.items())
    parser.add_argument("--ignore", default="", help=f"kinds of problems that are let be, with commas. {kinds}.")
    parser.set_defaults(run=_validate)


def _validate(asked: argparse.Namespace, progress: Progress) -> object:
    request = {"dataset": str(asked.folder), "output": asked.output, "ignore": asked.ignore}
    return COMMANDS["validate"](request, progress)


def _add_decide(parser: argparse.ArgumentParser, name: str, section: type[Any], without: tuple[str, ...] = ()) -> None:
    parser.add_argument("folder", type=Path, help="of the dataset; what is not given stays as its recipe says")
    add_rules(parser, section, name, without)

    def run(asked: argparse.Namespace, progress: Progress) -> object:
        rules = {name: rules_of(asked, section, name)}
        answer = COMMANDS["decide"]({"dataset": str(asked.folder), **rules}, progress)
        for line in lines_of(answer):
            progress.info(line)
        return short(answer)

    parser.set_defaults(run=run)


def _build(asked: argparse.Namespace, progress: Progress) -> object:
    return COMMANDS["build"]({"recipe": Recipe.from_file(asked.recipe).to_dict()}, progress)


def _plan(asked: argparse.Namespace, progress: Progress) -> object:
    recipe = Recipe.from_file(asked.recipe).to_dict()
    return COMMANDS["plan"]({"recipe": recipe, "output": asked.output}, progress)


def _export(asked: argparse.Namespace, progress: Progress) -> object:
    request = {"dataset": str(asked.dataset), "format": asked.format, "output": asked.output}
    return COMMANDS["export"](request, progress)


def _demo(asked: argparse.Namespace, progress: Progress) -> object:
    return COMMANDS["demo"]({"folder": str(asked.folder.resolve()), "seed": asked.seed}, progress)


def _say(kind: str, fraction: float, text: str) -> None:
    if kind == "progress":
        log.info("%3.0f %% %s", fraction * 100, text)
    else:
        log.info("%s%s", "Warning: " if kind == "warning" else "", text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
