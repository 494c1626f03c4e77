"""The benchmark's own parts: what it claims of its scenes, its limits and its tables holds. Nothing is timed here."""

from __future__ import annotations

import importlib
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import rasterio

from benchmarks import limits, measure, scenes, tables
from tests.paths import ROOT
from tests.servers.programs import free_port, running, wait_for_port

NEED_PEERS = {"benchmarks.peers.odc", "benchmarks.peers.stackstac"}
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "benchmarks").rglob("*.py")
    if path.name != "__init__.py"
)
SIDE_PX = 1100
TILES = {"s2": 1024, "s1": 512, "dem": 1024}
PREDICTORS = {"s2": "2", "s1": None, "dem": "3"}


@pytest.mark.parametrize("name", [name for name in MODULES if name not in NEED_PEERS])
def test_module_imports(name: str) -> None:
    assert importlib.import_module(name).__doc__


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scenes")
    scenes.write_scenes(folder, SIDE_PX, dem_px=SIDE_PX)
    return folder


@pytest.mark.parametrize("kind", TILES)
def test_small_scenes_are_laid_out_as_the_real_ones(data: Path, kind: str) -> None:
    paths = sorted((data / kind).glob("*.tif"))
    assert paths
    for path in paths:
        with rasterio.open(path) as file:
            structure = file.tags(ns="IMAGE_STRUCTURE")
            predictor = PREDICTORS[kind] if path.stem != "scl" else None
            assert (structure["LAYOUT"], structure["COMPRESSION"]) == ("COG", "DEFLATE")
            assert structure.get("PREDICTOR") == predictor
            assert file.block_shapes == [(TILES[kind], TILES[kind])]
            assert bool(file.overviews(1)) == (file.width > TILES[kind])


def test_a_pass_has_sides_without_data(data: Path) -> None:
    with rasterio.open(data / "s1" / "vv.tif") as file:
        row = file.read(1)[-1]
    assert row[-1] == file.nodata
    assert row[len(row) // 2] != file.nodata


@pytest.mark.parametrize(("method", "columns"), [("nearest", {1}), ("bilinear", {0, 1})])
def test_the_limit_counts_the_tiles_that_resampling_needs(data: Path, method: str, columns: set[int]) -> None:
    """A window that starts where the second tile of blue (10 m) starts; its own pixels need no neighbour."""
    with rasterio.open(data / "s2" / "blue.tif") as file:
        left, top = file.bounds.left + 10 * 1024, file.bounds.top - 100
    window = (left, top - 200, left + 200, top)
    found = limits.tile_sizes(data / "s2" / "blue.tif", [window], 32632, method)
    assert {col for _, col in found} == {1}
    shifted = (left - 5, top - 200, left + 195, top)  # its centres lie between two pixels
    found = limits.tile_sizes(data / "s2" / "blue.tif", [shifted], 32632, method)
    assert {col for _, col in found} == columns


def test_the_limit_counts_each_tile_once(data: Path) -> None:
    with rasterio.open(data / "s2" / "blue.tif") as file:
        left, bottom, right, top = file.bounds
        whole = [int(file.get_tag_item(f"BLOCK_SIZE_{x}_{y}", "TIFF", bidx=1)) for x in (0, 1) for y in (0, 1)]
    halves = [(left, bottom, right, top - 5000), (left, bottom + 5000, right, top)]
    assert sum(limits.tile_sizes(data / "s2" / "blue.tif", halves, 32632, "bilinear").values()) == sum(whole)


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (tables.Figure("reading", 1.151, 1.15), "**not met**"),
        (tables.Figure("reading", 1.15, 1.15), "met"),
        (tables.Figure("job", 39.9, 40, at_least=True), "**not met**"),
        (tables.Figure("job", 40.0, 40, at_least=True), "met"),
        (tables.Figure("job", None, 40, at_least=True, why="no runner"), "not there: no runner"),
        (tables.Figure("extra", 2.0), ""),
    ],
)
def test_a_missed_target_is_marked(figure: tables.Figure, verdict: str) -> None:
    section = tables.Section("key", "Title", [figure], made={"on": "today"})
    assert figure.verdict == verdict
    assert f"| {verdict} |" in tables.results_text([section], {"machine": "two cores"})


def test_the_short_table_has_the_main_figures_only() -> None:
    figures = [tables.Figure("one", 1.0, 2, short=True), tables.Figure("two", 1.0, 2)]
    text = tables.short_table([tables.Section("key", "Title", figures)])
    assert "| one |" in text
    assert "| two |" not in text


def test_sections_survive_json() -> None:
    section = tables.Section(
        "key", "Title", (tables.Figure("one", 1.0, 2),), {"a": [["x", "1"]]}, ("note",), {"on": "d"}
    )
    again = tables.Section.from_dict(json.loads(json.dumps(section.to_dict())))
    assert tables.results_text([again], {}) == tables.results_text([section], {})


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    text = f"before\n{tables.BEGIN}\nold\n{tables.END}\nafter"
    assert tables.with_table(text, "new") == f"before\n{tables.BEGIN}\nnew\n{tables.END}\nafter"
    with pytest.raises(ValueError, match="not in the text"):
        tables.with_table("no markers", "new")


def test_the_page_has_the_markers() -> None:
    text = (ROOT / "docs" / "speed.md").read_text(encoding="utf-8")
    assert tables.with_table(text, "new") != text


class Deaf(measure.Server):
    """A server that is not there."""

    def __init__(self) -> None:
        self.base = ""

    def ask(self, what: str) -> dict[str, Any]:
        return {"requests": 3, "bytes": 5_000_000}


def python(name: str, program: str, **settings: Any) -> measure.Entry:
    return measure.Entry(name, [sys.executable, "-c", program], **settings)


@pytest.fixture(autouse=True)
def build_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep logs and data out of the repository."""
    monkeypatch.setattr(measure, "BUILD", tmp_path)
    monkeypatch.setattr(measure, "DATA", tmp_path)
    monkeypatch.setattr(measure, "ROOT", tmp_path)


CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}])"
HOLD = "x = b'1' * 150_000_000; import time; time.sleep(0.5)"


def test_memory_of_child_processes_counts() -> None:
    parent = measure.run(python("parent", CHILD.format(HOLD)), Deaf())
    assert parent.peak_mb > 150


def test_memory_of_the_measuring_process_does_not_count() -> None:
    held = b"1" * 300_000_000
    assert measure.run(python("small", "import time; time.sleep(0.3)"), Deaf()).peak_mb < 150
    assert held


def test_the_last_line_that_is_json_is_kept() -> None:
    done = measure.run(python("talks", """print('{"read": 1}'); print('{"read": 2.5}'); print('end')"""), Deaf())
    assert (done.said, done.inner_s, done.requests, done.fetched_mb) == ({"read": 2.5}, 2.5, 3, 5.0)


def test_rounds_are_interleaved_and_a_failing_entry_has_no_figure(tmp_path: Path) -> None:
    order = tmp_path / "order.txt"
    write = f"open({str(order)!r}, 'a').write('{{}} ')"
    entries = [python(name, write.format(name)) for name in "abc"] + [python("bad", "raise SystemExit(2)")]
    said: list[str] = []
    runs = measure.interleaved(entries, 2, Deaf(), said.append)
    assert order.read_text(encoding="utf-8").split() == ["a", "b", "c", "b", "c", "a"]
    assert {name: len(done) for name, done in runs.items()} == {"a": 2, "b": 2, "c": 2, "bad": 0}
    assert any("bad ended with 2" in text for text in said)
    assert tables.ratio(runs, "a", "bad", "wall_s") is None


def get(url: str, **headers: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
            return int(answer.status), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, b""


def test_the_small_server_gives_ranges_and_counts(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "benchmarks.server", "--root", str(tmp_path), "--port", str(port)]
    with running(command, tmp_path / "log", {"PYTHONPATH": str(ROOT)}) as process:
        wait_for_port(port, process, tmp_path / "log")
        assert get(f"{base}/file") == (200, b"0123456789")
        assert get(f"{base}/__reset")[0] == 200
        assert get(f"{base}/file", Range="bytes=2-4") == (206, b"234")
        assert get(f"{base}/file", Range="bytes=-3") == (206, b"789")
        assert get(f"{base}/file", Range="bytes=10-12") == (416, b"")
        assert get(f"{base}/nothing") == (404, b"")
        counts = json.loads(get(f"{base}/__stats")[1])
    assert (counts["requests"], counts["bytes"]) == (4, 6)
