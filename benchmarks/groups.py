"""One function a table: which commands run beside each other, and which figures are made of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .limits import limit_of
from .measure import Entry, Run, Server, interleaved, middle
from .places import DATA, WORK, Square
from .planning import planning_recipe
from .runners import PEERS, maker, missing, ours, reader, recipe_for
from .tables import Figure, Section, ratio, run_rows

LATENCY_MS = 40.0
MBPS = 50.0
REFERENCE = "direct2"
SAME_CHIPS = (
    "`-lattice` squares lie on the multiples of 2560 m on which the plugin's chips lie: all make the same chips. In "
    "the others the plugin makes every chip that the square's labels touch: up to 25 instead of 16 at 10 km, 441 "
    "instead of 400 at 50 km."
)
JOB_TARGETS = {"odc": 2.0, "stackstac": 3.0, "gdal_cli": 1.5}
DL4EO_TARGETS = {"10": 40.0, "50": 20.0}
MEMORY_GB, MEMORY_GROWTH = 0.6, 1.2
LARGEST = "100"
"""A square whose blocks' rows hold more than a cache does: what is read twice shows."""
DATES = (10, 30, 100)
LINEAR, FLAT = 1.1, 1.2
"""What counts as linear and as flat: the issue gives no number."""


@dataclass
class Bench:
    """One run of the benchmark."""

    server: Server
    rounds: int
    names: Sequence[str]
    """Squares, as asked."""
    squares: Mapping[str, Square]
    say: Callable[[str], None]
    runs: dict[str, list[list[str]]] = field(default_factory=dict)

    def measure(self, settings: str, entries: Sequence[Entry], mbps: float, rounds: int = 0) -> dict[str, list[Run]]:
        """Run entries beside each other, and keep their rows."""
        self.say(f"-- {settings}")
        self.server.behave(LATENCY_MS, mbps)
        runs = interleaved(entries, rounds or self.rounds, self.server, self.say)
        self.runs[settings] = run_rows(runs)
        return runs

    def is_main(self, square: Square) -> bool:
        """Say whether a square stands in docs/speed.md: of two of a size, the one where all make the same chips."""
        return f"{square.name}-lattice" not in self.names

    def present(self, names: Iterable[str]) -> list[Square]:
        """Return the squares of these names that the scenes hold."""
        return [self.squares[name] for name in names if name in self.squares]


def wire(mbps: float) -> str:
    """Say how the server behaves."""
    return f"{LATENCY_MS:g} ms, {mbps:g} MB/s" if mbps else f"{LATENCY_MS:g} ms, no cap"


def reading(bench: Bench) -> Section:
    """Reading alone against exact ranges and libdeflate."""
    figures = []
    for mbps, target in ((MBPS, 1.15), (0.0, 1.5)):
        for square in bench.present(bench.names):
            peers = [name for name in (REFERENCE, "rio_tuned") if not missing(name)] or list(PEERS)
            base = bench.server.base
            entries = [ours("read", recipe_for(square, base)), *(reader(name, square, base) for name in peers)]
            runs = bench.measure(f"{square.name} km, {wire(mbps)}", entries, mbps)
            for name, short in (("dl4eo_qgis read", True), ("rio_tuned", False)):
                figures.append(
                    Figure(
                        f"{name}, {square.name} km, {wire(mbps)}: × {REFERENCE}",
                        ratio(runs, name, REFERENCE, "inner_s"), target if short else None,
                        why=missing(REFERENCE) or "a run failed", short=short and bench.is_main(square),
                    )
                )  # fmt: skip
    notes = (
        "Seconds from the end of the imports (`inner`) to the last pixel; the plugin's include search and plan.",
        "The plugin makes each block's image (reflectance, index, slope, dB) and drops it; the others hold the whole "
        "square in memory.",
        SAME_CHIPS,
    )
    return Section("reading", "Reading", figures, notes=notes)


def fetched(bench: Bench) -> Section:
    """Bytes against the internal tiles that the plan's windows need."""
    figures, notes = [], []
    for square in bench.present(dict.fromkeys([*bench.names, LARGEST])):
        recipe = recipe_for(square, bench.server.base)
        runs = bench.measure(
            f"{square.name} km, {wire(0)}", [ours(mode, recipe) for mode in ("job", "windows")], 0.0, 1
        )
        value = None
        if all(runs.values()):
            said = runs["dl4eo_qgis windows"][0].said
            limit = limit_of(DATA, said["windows"], said["epsg"])
            notes.append(
                f"{square.name} km: {limit.size_mb:.2f} MB in {limit.tiles} internal tiles of {limit.files} files."
            )
            value = middle(runs["dl4eo_qgis job"], "fetched_mb") / limit.size_mb
        what = f"bytes of the job, {square.name} km: × compressed size of the tiles needed"
        figures.append(Figure(what, value, 1.05, why="a run failed", short=bench.is_main(square)))
    notes.append("The tiles are those that the plugin's own windows need, with the halos of resampling and slope.")
    notes.append("The bytes count headers too.")
    return Section("bytes", "Bytes fetched", figures, notes=notes)


def job(bench: Bench) -> Section:
    """The whole job, chips and masks written, against the other tools."""
    figures, counts = [], []
    for square in bench.present(bench.names):
        base = bench.server.base
        wanted = [name for name in (*PEERS, "dl4eo") if not missing(name)]
        entries = [ours("job", recipe_for(square, base)), *(maker(name, square, base) for name in wanted)]
        runs = bench.measure(f"{square.name} km, {wire(0)}", entries, 0.0)
        counts.append(_chips_written(square, runs))
        targets = {"dl4eo": DL4EO_TARGETS.get(square.name.removesuffix("-lattice")), **JOB_TARGETS}
        for name, target in targets.items():
            what = f"whole job, {square.name} km: times faster than {PEERS.get(name, name)}"
            value = ratio(runs, name, "dl4eo_qgis job", "wall_s")
            why = missing(name) or "a run failed"
            figures.append(Figure(what, value, target, at_least=True, why=why, short=bench.is_main(square)))
    notes = (
        "Wall time of the whole process, imports and start included; 40 ms, no cap on the bandwidth.",
        "odc-stac, stackstac and GDAL's tools read the eleven bands and write chips with the same packing (ZSTD 1, "
        "predictor 3); the plugin also searches, reads the cloud layer to choose, draws masks, checks, hashes, splits.",
        "dl4eo 0.5.4 runs its own unmodified stages, catalogue search replaced by two canned items. Its eight jobs "
        "race: each may fetch the whole Sentinel-1 file, and chips may get lost; its bytes and seconds vary by luck.",
        *counts,
        SAME_CHIPS,
    )
    return Section("job", "The whole job", figures, notes=notes)


def _chips_written(square: Square, runs: Mapping[str, Sequence[Run]]) -> str:
    """Say how many chips the plugin and dl4eo wrote in their last run."""
    mine = [each.said.get("counts", {}).get("samples") for each in runs["dl4eo_qgis job"][-1:]]
    text = f"{square.name} km, chips written: dl4eo_qgis {mine[0] if mine else 'none'}"
    if theirs := [each.said.get("chips") for each in runs.get("dl4eo", ())[-1:]]:
        text += f", dl4eo {theirs[0]}"
    return f"{text}, the others {square.chips**2}."


def overlap(bench: Bench) -> Section:
    """The whole job against reading alone, at 50 MB/s."""
    figures = []
    for square in bench.present(bench.names):
        recipe = recipe_for(square, bench.server.base)
        entries = [ours("job", recipe), ours("read", recipe)]
        runs = bench.measure(f"{square.name} km, {wire(MBPS)}", entries, MBPS)
        value = ratio(runs, "dl4eo_qgis job", "dl4eo_qgis read", "wall_s")
        what = f"whole job, {square.name} km, {wire(MBPS)}: × reading alone"
        figures.append(Figure(what, value, 1.3, why="a run failed", short=bench.is_main(square)))
    notes = ("Both are whole processes. Reading alone aligns and derives each block's image too, and drops it.",)
    return Section("overlap", "Everything but reading, overlapped", figures, notes=notes)


def memory(bench: Bench) -> Section:
    """Peak memory of the whole job over growing squares."""
    names = [name for name in bench.squares if name.isdigit() and int(name) >= 10]
    figures, peaks = [], {}
    for square in bench.present(sorted(names, key=int)):
        entry = ours("job", recipe_for(square, bench.server.base))
        runs = bench.measure(f"{square.name} km, {wire(0)}", [entry], 0.0)[entry.name]
        peaks[square.name] = max((each.peak_mb for each in runs), default=None)
        value = peaks[square.name] / 1000 if runs else None
        figures.append(Figure(f"peak memory, {square.name} km", value, MEMORY_GB, unit="GB", short=True))
    if peaks.get("50") and peaks.get("100"):
        growth = peaks["100"] / peaks["50"]
        figures.append(Figure("peak memory, 100 km: × 50 km", growth, MEMORY_GROWTH, short=True))
    notes = (
        "Largest resident memory of the process tree over all rounds, sampled every 0.1 s (of the first process: "
        "as the system keeps it); no cap on the bandwidth, so that most is under way at once.",
    )
    return Section("memory", "Memory", figures, notes=notes)


def dates(bench: Bench) -> Section:
    """Ten, thirty and a hundred dates of one small square."""
    found = bench.present(["5-lattice"])
    entries = []
    for count in DATES:
        entries += [ours("job", recipe_for(square, bench.server.base, count), f"{count} dates") for square in found]
    runs = bench.measure(f"5 km (four chips), {wire(0)}, every date", entries, 0.0)
    few, some, many = (runs[f"{count} dates"] for count in DATES)
    figures = []
    for what, measure, target in (("seconds", "wall_s", LINEAR), ("bytes", "fetched_mb", LINEAR)):
        value = None
        if few and some and many:
            first, middling, last = (middle(done, measure) for done in (few, some, many))
            value = (last - middling) / (DATES[2] - DATES[1]) / ((middling - first) / (DATES[1] - DATES[0]))
        name = f"{what} a date from 30 to 100 dates: × those from 10 to 30"
        figures.append(Figure(name, value, target, why="a run failed", short=True))
    growth = ratio(runs, f"{DATES[2]} dates", f"{DATES[0]} dates", "peak_mb")
    figures.append(Figure("peak memory of 100 dates: × 10 dates", growth, FLAT, why="a run failed", short=True))
    notes = (
        "Each date has files of its own (links to the same pixels), so that nothing can be kept for the next.",
        f"The issue says linear and flat; here that is at most {LINEAR:g} × and {FLAT:g} ×.",
    )
    return Section("dates", "A hundred dates", figures, notes=notes)


def planning(bench: Bench) -> Section:
    """A plan of 100,000 chips."""
    recipe = planning_recipe(WORK / "planning")
    runs = bench.measure("plan", [ours("plan", recipe)], 0.0)["dl4eo_qgis plan"]
    chips = runs[0].said["samples"] if runs else 0
    items = len(json.loads((recipe.parent / "items.json").read_text(encoding="utf-8"))["features"])
    figures = [
        Figure(f"planning {chips} chips", middle(runs, "wall_s") if runs else None, 20, unit="s", short=True),
        Figure("peak memory of it", middle(runs, "peak_mb") / 1000 if runs else None, 1, unit="GB", short=True),
    ]
    notes = (
        f"The whole process: imports, {items} items of a local collection, lattice, labels, scenes, choice, jobs. No "
        "cloud layer is read.",
    )
    return Section("planning", "Planning", figures, notes=notes)


GROUPS: dict[str, Callable[[Bench], Section]] = {
    "reading": reading, "bytes": fetched, "job": job, "overlap": overlap, "memory": memory, "dates": dates,
    "planning": planning,
}  # fmt: skip
