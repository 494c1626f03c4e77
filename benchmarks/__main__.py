"""The run: data, server, groups of measurements, tables.

    .venv-bench/bin/python -m benchmarks [--rounds 3] [--aois "10-lattice 50-lattice 10 50"] [--only reading,job,...]

Groups that are not run keep the figures of their last run, with its date and commit.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import importlib.metadata
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from .groups import GROUPS, Bench
from .measure import running_server
from .places import BUILD, CORE_PYTHON, RESULTS, ROOT, SHARED, SPEED, WORK, link_harness, squares
from .scenes import make_data
from .tables import Section, results_text, short_table, with_table

AOIS = "10-lattice 50-lattice 10 50"
FIGURES = RESULTS.with_name("results.json")
PEER_PACKAGES = (
    "dl4eo", "odc-stac", "stackstac", "rasterio", "dask", "numba", "numpy", "imagecodecs", "isal", "obstore",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Measure what is asked and write the tables."""
    asked = parser().parse_args(arguments)
    only = asked.only.replace(",", " ").split() or list(GROUPS)
    if unknown := [name for name in only if name not in GROUPS]:
        say(f"Unknown: {', '.join(unknown)}. There are {', '.join(GROUPS)}.")
        return 2
    BUILD.mkdir(parents=True, exist_ok=True)
    kind = make_data()
    if SHARED.is_dir():
        link_harness()
    found = squares()
    names = asked.aois.replace(",", " ").split()
    for name in names:
        if name not in found:
            say(f"The {kind} scenes hold no square {name!r}: there are {', '.join(found)}.")
    sections = read_sections()
    with running_server() as server:
        for name in only:
            made = facts_of_run(kind, asked.rounds)
            section = GROUPS[name](bench := Bench(server, asked.rounds, names, found, say))
            sections[name] = dataclasses.replace(section, runs=bench.runs, made=made)
            write_tables([sections[key] for key in GROUPS if key in sections])
    shutil.rmtree(WORK, ignore_errors=True)
    say(short_table([sections[key] for key in only]))
    say(f"Written: {RESULTS.relative_to(ROOT)}")
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the command line."""
    made = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    made.add_argument("--rounds", type=int, default=3)
    made.add_argument("--aois", default=AOIS, help="squares by their side in km; 10-lattice: on the plugin's lattice")
    made.add_argument("--only", default="", help=f"some of {','.join(GROUPS)}")
    return made


def say(text: str) -> None:
    """Tell the terminal."""
    print(text, flush=True)


def read_sections() -> dict[str, Section]:
    """Return the sections of earlier runs."""
    if not FIGURES.exists():
        return {}
    return {key: Section.from_dict(each) for key, each in json.loads(FIGURES.read_text(encoding="utf-8")).items()}


def write_tables(sections: list[Section]) -> None:
    """Write results.json, results.md and the table of docs/speed.md."""
    document = {section.key: section.to_dict() for section in sections}
    write(FIGURES, json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    write(RESULTS, results_text(sections, machine_facts()))
    write(SPEED, with_table(SPEED.read_text(encoding="utf-8"), short_table(sections)))


def write(path: Path, text: str) -> None:
    """Write a whole file or nothing."""
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    os.replace(partial, path)


def facts_of_run(kind: str, rounds: int) -> dict[str, str]:
    """Return when and how a group is measured."""
    now = dt.datetime.now(dt.timezone.utc)
    changed = "" if not said(["git", "status", "--porcelain", "dl4eo_qgis"]) else " with changes"
    return {
        "on": now.strftime("%Y-%m-%d %H:%M UTC"),
        "commit": (said(["git", "rev-parse", "--short", "HEAD"]) or "unknown") + changed,
        "rounds": str(rounds),
        "machine": machine(),
        "scenes": kind,
        "load before": f"{os.getloadavg()[0]:.1f}",
    }


def machine_facts() -> dict[str, str]:
    """Return the machine, the versions and the runners."""
    versions = {name: importlib.metadata.version(name) for name in PEER_PACKAGES}
    core = json.loads(said([str(CORE_PYTHON), "-m", "dl4eo_qgis.core", "versions"]) or "{}")
    runners = "../shared/bench (run where it lies)" if SHARED.is_dir() else "benchmarks/peers"
    gdal = said(["gdalwarp", "--version"]) if shutil.which("gdalwarp") else "not there"
    return {
        "machine": machine(),
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "the plugin's core": ", ".join(f"{k} {v}" for k, v in core.get("packages", {}).items()),
        "peers": ", ".join(f"{k} {v}" for k, v in versions.items()),
        "GDAL's command line tools": gdal,
        "runners, scenes and server": runners,
        "command": '`make bench ROUNDS=… AOIS="…" ONLY=…`; single commands are in `benchmarks/runners.py`',
    }


def machine() -> str:
    """Return cores and memory."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({processor()}), {memory:.0f} GiB"


def processor() -> str:
    """Return the processor's name where the system tells it."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def said(command: list[str]) -> str:
    """Return what a command prints; empty where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
